#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| glapp_hostile::documents::link(data));
