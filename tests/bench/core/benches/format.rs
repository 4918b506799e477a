//! `cargo bench --package glapp-bench --bench format`: times and allocations of reading and writing.
#![allow(missing_docs, reason = "divan’s macros")]
#![allow(clippy::expect_used, reason = "without its example there is nothing to measure")]

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use glapp_bench::{EXAMPLE, World, plain};
use glapp_format::{assessment, bundled};
use std::sync::LazyLock;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

static WORLD: LazyLock<World> = LazyLock::new(World::default);

fn main() {
    divan::main();
}

#[divan::bench]
fn read_assessment(bencher: Bencher) {
    let catalogue = &WORLD.catalogue;
    bencher
        .counter(BytesCount::of_str(EXAMPLE))
        .bench(|| assessment::read(black_box(EXAMPLE.as_bytes()), &[catalogue]));
}

#[divan::bench]
fn read_assessment_with_serde_json_alone(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(EXAMPLE))
        .bench(|| serde_json::from_slice::<plain::Assessment>(black_box(EXAMPLE.as_bytes())));
}

#[divan::bench]
fn write_assessment(bencher: Bencher) {
    bencher.counter(BytesCount::of_str(EXAMPLE)).bench(|| assessment::write(black_box(&WORLD.unit)));
}

#[divan::bench]
fn write_assessment_with_serde_json_alone(bencher: Bencher) {
    let unit: plain::Assessment = serde_json::from_str(EXAMPLE).expect("the example is one");
    bencher.counter(BytesCount::of_str(EXAMPLE)).bench(|| serde_json::to_string_pretty(black_box(&unit)));
}

#[divan::bench]
fn read_catalogue(bencher: Bencher) {
    bencher.bench(|| bundled::catalogue(bundled::DEFAULT_CATALOGUE));
}

#[divan::bench]
fn read_practices(bencher: Bencher) {
    bencher.bench(|| bundled::practices(bundled::DEFAULT_PRACTICES, &WORLD.catalogue));
}
