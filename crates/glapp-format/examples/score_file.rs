//! Scores an assessment: where the unit stands, and what would lift it most.
//!
//! `cargo run -p glapp-format --features bundled --example score_file -- unit.glapp.json`

use glapp_core::{Coverage, GapAnalysis, Language};
use glapp_format::{assessment, bundled};
use std::error::Error;

/// An invented unit, for when no file is named.
const EXAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/examples/exempelforvaltningen.glapp.json");

fn main() -> Result<(), Box<dyn Error>> {
    score(&std::env::args().nth(1).unwrap_or_else(|| EXAMPLE.into()))
}

fn score(path: &str) -> Result<(), Box<dyn Error>> {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).ok_or("no such catalogue")??;
    let practices =
        bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).ok_or("no such practices")??;

    // A file that cannot be read is refused with every problem in it; one that can may carry warnings.
    let read = assessment::read(&std::fs::read(path)?, &[&catalogue])?;
    for warning in &read.warnings {
        eprintln!("{}", warning.line(Language::En));
    }
    let unit = read.value;

    // What the city had on the day that the answers are true of.
    let coverage = Coverage::on(unit.header().date, &catalogue, &practices.practices);
    let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);

    // No score is not a score of nought: there is none before there are answers.
    let shown = |value: Option<f64>| value.map_or("–".into(), |value| format!("{value:.1}"));
    let total = &analysis.total;
    let (score, lower, upper) = (shown(total.score), shown(total.lower), shown(total.upper));
    println!("{}: {score} (could become {lower} to {upper})", unit.header().unit.name);
    for priority in analysis.priorities.iter().take(3) {
        let title = catalogue.title_in_context(priority.clause, Language::En);
        println!("  {} {title}: {} levels below its target", priority.clause, priority.gap);
    }
    Ok(())
}

#[test]
fn the_example_runs() {
    score(EXAMPLE).unwrap();
}
