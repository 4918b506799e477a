//! A report of one's own: what it tells as blocks, written as Markdown or as a page.
//!
//! `cargo run -p glapp-report --example own_report -- unit.glapp.json > report.html`

use glapp_core::{Coverage, GapAnalysis, Language};
use glapp_format::{assessment, bundled};
use glapp_report::number::decimal;
use glapp_report::{Block, Document, Set, Table, markdown, page};
use std::error::Error;

/// An invented unit, for when no file is named.
const EXAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/examples/exempelforvaltningen.glapp.json");

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| EXAMPLE.into());
    let document = for_the_board(&path, Language::Sv)?;
    eprintln!("{}", markdown::of(&document));
    print!("{}", page::of(&document, Language::Sv));
    Ok(())
}

/// One page for a board: the total, and how many clauses of each chapter have reached their target.
fn for_the_board(path: &str, language: Language) -> Result<Document, Box<dyn Error>> {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).ok_or("no such catalogue")??;
    let unit = assessment::read(&std::fs::read(path)?, &[&catalogue])?.value;
    let coverage = Coverage::on(unit.header().date, &catalogue, &[]);
    let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);

    let mut table = Table::new([("Kapitel", Set::Words), ("Framme vid målet", Set::Numbers)]);
    for chapter in catalogue.chapters() {
        let of_chapter = catalogue.leaves_of(chapter).filter_map(|leaf| analysis.clause(leaf.id()));
        // A clause that does not concern the unit, or has no answer, has no gap to speak of.
        let gaps: Vec<u8> = of_chapter.filter_map(|it| it.gap).collect();
        let reached = gaps.iter().filter(|gap| **gap == 0).count();
        let name = format!("{} {}", chapter.id(), chapter.title().get(language));
        table.rows.push(vec![name.into(), format!("{reached} av {}", gaps.len()).into()]);
    }
    Ok(Document {
        title: format!("Till nämnden: {}", unit.header().unit.name),
        // Whatever people have written is text in every format, never markup.
        blocks: vec![
            Block::text(format!("Enheten ligger på {} av 5.", decimal(analysis.total.score, language))),
            Block::heading(2, "chapters", "Kapitel för kapitel"),
            Block::Table(table),
        ],
    })
}

#[test]
fn the_example_runs() {
    let told = markdown::of(&for_the_board(EXAMPLE, Language::Sv).unwrap());
    assert!(told.starts_with("# Till nämnden: Exempelförvaltningen (påhittad)"), "{told}");
    assert!(told.contains("Enheten ligger på 2,0 av 5."), "{told}");
}
