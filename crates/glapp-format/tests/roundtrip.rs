//! Any assessment comes back from its document as it was.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod arbitrary;
mod common;

use arbitrary::{assessment, catalogue};
use common::{FULL, read};
use glapp_format::assessment::{self as document, write};
use proptest::prelude::*;

#[test]
fn the_full_document_is_in_the_shape_that_is_written() {
    assert_eq!(write(&read(FULL).unwrap().value), FULL);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_written_gives_the_same_value(unit in assessment()) {
        let text = write(&unit);
        let read = document::read(text.as_bytes(), &[&catalogue()]).map_err(|it| TestCaseError::fail(format!("{it}\n{text}")))?;
        prop_assert_eq!(&read.value, &unit);
        prop_assert_eq!(write(&read.value), text);
    }

    #[test]
    fn what_is_written_is_json_with_format_and_version_first(unit in assessment()) {
        let text = write(&unit);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        let start = "{\n  \"format\": \"glapp/assessment\",\n  \"version\": 1,\n";
        prop_assert_eq!(text.get(..start.len()), Some(start));
        prop_assert_eq!(text.get(text.len() - 3..), Some("\n}\n"));
    }

    #[test]
    fn white_space_and_escapes_make_no_difference(unit in assessment()) {
        let text = write(&unit);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let ascii: String = value.to_string().chars().flat_map(escaped).collect();
        let read = document::read(ascii.as_bytes(), &[&catalogue()]).unwrap().value;
        // Carried fields keep their text, so they may differ in their escapes; all else is the same.
        let plain = serde_json::from_str::<serde_json::Value>(&write(&read)).unwrap();
        prop_assert_eq!(plain, value);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_damage_makes_the_reader_panic(unit in assessment(), place in any::<prop::sample::Index>(), by in any::<u8>()) {
        let mut bytes = write(&unit).into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = by;
        if let Err(refusal) = document::read(&bytes, &[&catalogue()]) {
            prop_assert!(!refusal.problems.is_empty());
        }
    }
}

/// Every character beyond ASCII as JSON escapes.
fn escaped(char: char) -> Vec<char> {
    if char.is_ascii() {
        return vec![char];
    }
    let mut units = [0; 2];
    let escape = |unit: &u16| format!("\\u{unit:04x}");
    char.encode_utf16(&mut units).iter().map(escape).collect::<String>().chars().collect()
}
