//! Allocations, counted exactly: these may not grow unawares. Each thread is counted for itself.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

use allocation_counter::{AllocationInfo, measure};
use glapp_bench::{EXAMPLE, World};
use glapp_core::{ComparedUnit, Comparison, Consensus, GapAnalysis, Handbook, Standing};
use glapp_format::assessment;
use std::mem::size_of_val;

/// What work takes, its result kept alive until it has been counted.
fn counted<T>(work: impl FnOnce() -> T) -> (AllocationInfo, T) {
    let mut result = None;
    let info = measure(|| result = Some(work()));
    (info, result.unwrap())
}

#[test]
fn analysing_allocates_nothing_beyond_its_result() {
    let world = World::default();
    let (info, it) = counted(|| GapAnalysis::of(&world.unit, &world.catalogue, &world.coverage));
    // Its three lists, each made once and as long as it is.
    let bytes = size_of_val(&*it.sections) + size_of_val(&*it.clauses) + size_of_val(&*it.priorities);
    assert!(!it.priorities.is_empty());
    assert_eq!((info.count_total, info.bytes_total), (3, bytes as u64));
    assert_eq!((info.count_current, info.bytes_current), (3, bytes as i64));
}

#[test]
fn a_unit_among_others_is_a_total_and_its_levels() {
    let world = World::default();
    let (info, it) = counted(|| ComparedUnit::of(&world.unit, &world.catalogue));
    assert_eq!(info.count_total, 1, "its levels");
    assert_eq!((info.count_current, info.bytes_current), (1, size_of_val(&*it.clauses) as i64));
    // So that 100,000 units are 34 MB.
    assert_eq!((size_of::<Standing>(), size_of::<ComparedUnit>()), (4, 112));
}

/// The number of lists is that of clauses and levels, whatever the number of units; they grow by doubling.
#[test]
fn comparing_allocates_by_clause_not_by_unit() {
    let world = World::default();
    let compared = |units: usize| {
        let units = world.compared(units);
        counted(|| Comparison::of(units, &world.catalogue, Comparison::CAPACITY)).0.count_total
    };
    let (few, many) = (compared(1_000), compared(4_000));
    assert!(many < 2 * few, "{few} allocations for 1,000 units, {many} for 4,000");
}

#[test]
fn bytes_at_the_peak_are_in_proportion_to_units() {
    let world = World::default();
    let compared = |units: usize| {
        let units = world.compared(units);
        counted(|| Comparison::of(units, &world.catalogue, Comparison::CAPACITY)).0.bytes_max
    };
    let (few, many) = (compared(1_000), compared(4_000));
    assert!(many <= 5 * few, "{few} bytes for 1,000 units, {many} for 4,000");
}

/// Neither may become more without somebody noticing; who makes one less writes the lower number here.
#[test]
fn what_else_is_counted() {
    let world = World::default();
    let people = world.people(100);
    let units = std::slice::from_ref(&world.unit);
    let day = world.coverage.as_of();
    let counts = [
        ("read", counted(|| assessment::read(EXAMPLE.as_bytes(), &[&world.catalogue])).0.count_total),
        ("write", counted(|| assessment::write(&world.unit)).0.count_total),
        ("consensus", counted(|| Consensus::among(&people, &world.catalogue)).0.count_total),
        ("handbook", counted(|| Handbook::on(day, world.handbook(), units)).0.count_total),
    ];
    assert_eq!(counts, [("read", 222), ("write", 284), ("consensus", 369), ("handbook", 382)]);
}
