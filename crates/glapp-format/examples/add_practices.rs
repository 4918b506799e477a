//! A set of practices of one's own: what another municipality has, linked to the clauses, as a document.
//!
//! `cargo run -p glapp-format --features bundled --example add_practices > exempelstaden.json`
//!
//! `glapp coverage --practices exempelstaden.json` shows what it covers; on a web page,
//! `<glapp-assessment practices="exempelstaden.json">` works with it.

use glapp_core::{
    Carried, Coded, Coverage, Covered, Date, Language, Period, Practice, PracticeKind, PracticeLink,
    PracticeStatus, Practices, Programme, Source, Strength, Text,
};
use glapp_format::{bundled, practices};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).ok_or("no such catalogue")??;
    let set = exempelstaden(catalogue.id())?;

    // Links to clauses that there are not, a last day before the first: all of it is told at once.
    let told = |practice: &Practice| {
        let id = practice.id.clone();
        practice.problems(&catalogue).into_iter().map(move |problem| format!("{id}: {problem}"))
    };
    let problems: Vec<_> = set.practices.iter().flat_map(told).collect();
    if !problems.is_empty() {
        return Err(problems.join("\n").into());
    }

    let text = practices::write(&set, Language::ALL);
    // Whoever has the file reads it like this; a set in one file has no parts.
    let no_parts = &mut |name: &str| Err(format!("{name} is not there"));
    let read = practices::read(text.as_bytes(), &[&catalogue], no_parts)?.value;
    assert_eq!(read, set);

    let day: Date = "2026-03-02".parse()?;
    let coverage = Coverage::on(day, &catalogue, &set.practices);
    eprintln!("clauses that it answers directly on {day}: {}", coverage.count(Covered::Direct));
    print!("{text}");
    Ok(())
}

fn exempelstaden(catalogue: &str) -> Result<Practices, Box<dyn Error>> {
    // Every text in both languages; a blank one is none.
    let text = |sv, en| Text::new(sv, en).ok_or("a text is blank");
    Ok(Practices {
        id: "exempelstaden".into(),
        edition: "2026-03".into(),
        title: text("Exempelstadens arbetssätt (påhittade)", "The practices of Exempelstaden (invented)")?,
        source: text("Påhittat, som exempel.", "Invented, as an example.")?,
        catalogue: catalogue.into(),
        practices: vec![Practice {
            id: "idesluss".into(),
            name: text("Idéslussen (påhittad)", "Idéslussen, the idea lock (invented)")?,
            kind: PracticeKind::Process,
            description: text(
                "Alla medarbetare lämnar idéer på ett ställe och får svar inom två veckor.",
                "All staff hand in ideas in one place and get an answer within two weeks.",
            )?,
            outcome: None, // What nobody knows is left out, never guessed.
            owner: Some(text("Stadskansliet", "The city office")?),
            period: Period { from: Some("2024-01-01".parse()?), to: None, carried: Carried::default() },
            status: PracticeStatus::Active,
            programme: Programme::default(),
            city: "Exempelstaden".into(),
            sources: vec![Source {
                part: "exempel".into(),
                section: "Så hittas det på".into(),
                lines: "1-2".into(),
                carried: Carried::default(),
            }],
            clauses: vec![PracticeLink {
                clause: "8.3.2".parse()?,
                strength: Strength::Direct,
                why: text(
                    "Idéerna samlas in, sorteras och besvaras.",
                    "The ideas are collected, sorted and answered.",
                )?,
                carried: Carried::default(),
            }],
            carried: Carried::default(),
        }],
        carried: Carried::default(),
    })
}

#[test]
fn the_example_runs() {
    main().unwrap();
}
