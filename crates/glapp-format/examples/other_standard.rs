//! Another standard as a catalogue: read from a document, assessed against and scored like any other.
//!
//! `cargo run -p glapp-format --example other_standard`

use glapp_core::{Change, Coverage, Edit, GapAnalysis, Language, Level, example};
use glapp_format::{assessment, catalogue};
use std::error::Error;

/// An invented standard with a scale of four levels, three questions, and one that counts double.
const OPEN_DATA: &str = include_str!("open-data.json");

fn main() -> Result<(), Box<dyn Error>> {
    // A large catalogue may lie in parts; this one is whole.
    let no_parts = &mut |name: &str| Err(format!("{name} is not there"));
    let standard = catalogue::read(OPEN_DATA.as_bytes(), no_parts)?.value;
    println!("{} asks {} questions", standard.id(), standard.leaf_count());

    let mut unit = example::assessment(&standard);
    let targets = Edit::Target(Some(Level::new(3)));
    unit.apply(&standard, targets)?;
    for (clause, level) in [("1.1", 3), ("1.2", 2), ("2.1", 0)] {
        unit.apply(&standard, Edit::Clause(clause.parse()?, Change::Level(Some(Level::new(level)))))?;
    }
    // A level that the scale does not have is refused, and nothing changes.
    let off_scale = Change::Level(Some(Level::new(4)));
    assert!(unit.apply(&standard, Edit::Clause("1.1".parse()?, off_scale)).is_err());

    // No city's practices are linked to it yet.
    let coverage = Coverage::on(unit.header().date, &standard, &[]);
    let analysis = GapAnalysis::of(&unit, &standard, &coverage);
    let first = analysis.priorities.first().ok_or("no gap")?;
    println!("most would be won by {}", standard.title_in_context(first.clause, Language::En));
    assert_eq!(first.clause.to_string(), "2.1");

    // Files name their catalogue: a reader must have it.
    let file = assessment::write(&unit);
    assert_eq!(assessment::read(file.as_bytes(), &[&standard])?.value, unit);
    Ok(())
}

#[test]
fn the_example_runs() {
    main().unwrap();
}
