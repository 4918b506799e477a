//! Pieces of work by name, to be done so many times: what one of them takes is the difference between two runs.

use crate::{EXAMPLE, World, plain};
use glapp_core::{Comparison, Consensus, GapAnalysis, Handbook};
use glapp_format::{assessment, bundled};
use std::hint::black_box;

/// Every piece of work, and how often to do it so that it stands out from the start of the program.
pub const ALL: [(&str, u32); 13] = [
    ("analyse one assessment", 100),
    ("compare 10 units", 50),
    ("compare 1,000 units", 5),
    ("compare 100,000 units", 1),
    ("consensus of 10 people", 50),
    ("consensus of 1,000 people", 5),
    ("read an assessment", 20),
    ("read it with serde_json alone", 20),
    ("write an assessment", 20),
    ("write it with serde_json alone", 20),
    ("read the catalogue", 2),
    ("read the practices", 2),
    ("handbook", 5),
];

/// Prepares a piece of work and does it so many times. Whether there is such a piece.
pub fn repeat(name: &str, times: u32) -> bool {
    let world = World::default();
    let catalogue = &world.catalogue;
    let compare = |number| {
        // The units come back in the result: nothing is copied on the way.
        let mut units = black_box(world.compared(number));
        for _ in 0..times {
            units = black_box(Comparison::of(units, catalogue, Comparison::CAPACITY)).units;
        }
    };
    let consensus = |number| {
        let people = world.people(number);
        again(times, || Consensus::among(black_box(&people), catalogue));
    };
    match name {
        "analyse one assessment" => {
            again(times, || GapAnalysis::of(black_box(&world.unit), catalogue, &world.coverage));
        }
        "compare 10 units" => compare(10),
        "compare 1,000 units" => compare(1_000),
        "compare 100,000 units" => compare(100_000),
        "consensus of 10 people" => consensus(10),
        "consensus of 1,000 people" => consensus(1_000),
        "read an assessment" => {
            again(times, || assessment::read(black_box(EXAMPLE.as_bytes()), &[catalogue]));
        }
        "read it with serde_json alone" => {
            again(times, || serde_json::from_slice::<plain::Assessment>(black_box(EXAMPLE.as_bytes())));
        }
        "write an assessment" => again(times, || assessment::write(black_box(&world.unit))),
        "write it with serde_json alone" => {
            let unit = serde_json::from_str::<plain::Assessment>(EXAMPLE).expect("the example");
            again(times, || serde_json::to_string_pretty(black_box(&unit)));
        }
        "read the catalogue" => again(times, || bundled::catalogue(bundled::DEFAULT_CATALOGUE)),
        "read the practices" => {
            again(times, || bundled::practices(bundled::DEFAULT_PRACTICES, catalogue));
        }
        "handbook" => {
            let (day, units) = (world.coverage.as_of(), std::slice::from_ref(&world.unit));
            again(times, || Handbook::on(black_box(day), world.handbook(), units));
        }
        _ => return false,
    }
    true
}

fn again<T>(times: u32, work: impl Fn() -> T) {
    for _ in 0..times {
        black_box(work());
    }
}
