//! `cargo bench --package glapp-bench --bench core`: times and allocations of the core.
#![allow(missing_docs, reason = "divan’s macros")]

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use glapp_bench::World;
use glapp_core::{ComparedUnit, Comparison, Consensus, GapAnalysis, Handbook};
use std::sync::LazyLock;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

static WORLD: LazyLock<World> = LazyLock::new(World::default);

fn main() {
    divan::main();
}

#[divan::bench]
fn analyse(bencher: Bencher) {
    let world = &*WORLD;
    bencher.bench(|| GapAnalysis::of(black_box(&world.unit), &world.catalogue, &world.coverage));
}

#[divan::bench]
fn one_unit_for_comparing(bencher: Bencher) {
    let world = &*WORLD;
    bencher.bench(|| ComparedUnit::of(black_box(&world.unit), &world.catalogue));
}

/// Items are units times clauses.
#[divan::bench(args = [10, 100, 1_000, 10_000, 100_000])]
fn compare(bencher: Bencher, units: usize) {
    let world = &*WORLD;
    let compared = world.compared(units);
    bencher
        .counter(ItemsCount::new(units * world.catalogue.leaf_count()))
        .with_inputs(|| compared.clone())
        .bench_values(|units| Comparison::of(units, &world.catalogue, Comparison::CAPACITY));
}

/// Items are people times clauses.
#[divan::bench(args = [10, 100, 1_000, 10_000, 100_000])]
fn consensus(bencher: Bencher, people: usize) {
    let world = &*WORLD;
    let people = world.people(people);
    bencher
        .counter(ItemsCount::new(people.len() * world.catalogue.leaf_count()))
        .bench(|| Consensus::among(black_box(&people), &world.catalogue));
}

#[divan::bench]
fn handbook(bencher: Bencher) {
    let world = &*WORLD;
    let units = std::slice::from_ref(&world.unit);
    bencher.bench(|| Handbook::on(black_box(world.coverage.as_of()), world.handbook(), units));
}
