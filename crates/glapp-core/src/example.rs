//! Small invented values for examples and tests.

use crate::{
    Assessment, Carried, Catalogue, CatalogueHead, Date, Entry, Header, LevelName, Period, Practice,
    PracticeKind, PracticeLink, PracticeStatus, Programme, Scale, Stage, Strength, Text, Unit, UnitKind,
};

/// A text that is the same in both languages.
#[expect(clippy::expect_used, reason = "a caller's mistake in an example should show at once")]
pub fn text(text: &str) -> Text {
    Text::new(text, text).expect("an example text is not blank")
}

/// A catalogue with a scale of 0-5 and these clauses and weights, without questions.
#[expect(clippy::expect_used, reason = "a caller's mistake in an example should show at once")]
pub fn catalogue_of(clauses: &[(&str, f64)]) -> Catalogue {
    let level = |n: u8| LevelName { name: text(&n.to_string()), anchor: text(&n.to_string()) };
    let head = CatalogueHead {
        id: "example:1".into(),
        edition: "1".into(),
        title: text("Example"),
        source: text("Invented"),
        scale: Scale::new((0..=5).map(level).collect()).expect("six levels are a scale"),
    };
    let entry = |&(id, weight): &(&str, f64)| Entry {
        id: id.parse().expect("an example clause has a number"),
        title: text(id),
        weight,
        criteria: None,
    };
    Catalogue::new(head, clauses.iter().map(entry).collect()).expect("an example catalogue is sound")
}

/// A catalogue with the clauses 4 (4.1, 4.2) and 5 (5.1), all of weight 1.
pub fn catalogue() -> Catalogue {
    catalogue_of(&[("4", 1.0), ("4.1", 1.0), ("4.2", 1.0), ("5", 1.0), ("5.1", 1.0)])
}

/// A header for an invented unit on 2026-03-02.
#[expect(clippy::expect_used, reason = "a literal")]
pub fn header() -> Header {
    Header {
        id: "example".into(),
        unit: Unit {
            name: "Exempelförvaltningen (påhittad)".into(),
            kind: UnitKind::Forvaltning,
            organisation: "".into(),
            carried: Carried::default(),
        },
        date: Date::new(2026, 3, 2).expect("a day"),
        stage: Stage::Individual,
        adopted: None,
        assessors: Vec::new(),
        target: None,
        mission: None,
        continues: None,
        modified: "".into(),
        carried: Carried::default(),
    }
}

/// An assessment without answers.
#[expect(clippy::expect_used, reason = "the header has no target that could be off the scale")]
pub fn assessment(catalogue: &Catalogue) -> Assessment {
    Assessment::new(catalogue, header()).expect("an empty assessment is sound")
}

/// A forum of 2018-2023 that answers clause 4.1 directly.
#[expect(clippy::expect_used, reason = "literals")]
pub fn practice() -> Practice {
    Practice {
        id: "forum".into(),
        name: text("Forum"),
        kind: PracticeKind::Forum,
        description: text("An invented forum"),
        outcome: None,
        owner: None,
        period: Period {
            from: Date::new(2018, 1, 1),
            to: Date::new(2023, 12, 31),
            carried: Carried::default(),
        },
        status: PracticeStatus::Active,
        programme: Programme::default(),
        city: "Exempelstaden".into(),
        sources: Vec::new(),
        clauses: vec![PracticeLink {
            clause: "4.1".parse().expect("a clause"),
            strength: Strength::Direct,
            why: text("They meet about it"),
            carried: Carried::default(),
        }],
        carried: Carried::default(),
    }
}
