//! A short notation, so that a test case reads like the line of a worked example.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a mistake in the notation should fail the test")]

use glapp_core::{
    Action, ActionStatus, Answer, Assessment, Carried, Catalogue, CatalogueHead, ClauseId, Coverage, Date,
    Entry, GapAnalysis, Importance, Level, LevelName, Rating, Scale, example,
};

pub fn id(text: &str) -> ClauseId {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A scale from 0 to `top`.
pub fn scale(top: u8) -> Scale {
    let level = |n: u8| LevelName { name: example::text(&n.to_string()), anchor: example::text("…") };
    Scale::new((0..=top).map(level).collect()).unwrap()
}

pub fn head(top: u8) -> CatalogueHead {
    CatalogueHead {
        id: "example:1".into(),
        edition: "1".into(),
        title: example::text("Example"),
        source: example::text("Invented"),
        scale: scale(top),
    }
}

pub fn entry(clause: &str, weight: f64) -> Entry {
    Entry { id: id(clause), title: example::text(clause), weight, criteria: None }
}

/// Clauses in order with their weights where not 1, such as `"4*2 4.1 4.2*0.5"`, on a scale from 0 to `top`.
pub fn catalogue(top: u8, clauses: &str) -> Catalogue {
    let row = |word: &str| {
        let (clause, weight) = word.split_once('*').unwrap_or((word, "1"));
        entry(clause, weight.parse().unwrap())
    };
    Catalogue::new(head(top), clauses.split_whitespace().map(row).collect()).unwrap()
}

/// An answer: a level, `-` (not applicable) or `?` (unanswered), then `/` and the clause's own target, then `!`
/// and its importance, such as `"2"`, `"2/4!3"`, `"?/5"`.
pub fn rating(notation: &str) -> Rating {
    let (notation, importance) = notation.split_once('!').unwrap_or((notation, ""));
    let (answer, target) = notation.split_once('/').unwrap_or((notation, ""));
    let answer = match answer {
        "-" => Answer::NotApplicable("Does not concern us".into()),
        "?" => Answer::Unanswered,
        level => Answer::Level(Level::new(level.parse().unwrap())),
    };
    let importance = importance.parse().ok().map(|factor| Importance::from_factor(factor).unwrap());
    Rating { answer, target: target.parse().ok().map(Level::new), importance, ..Rating::default() }
}

/// An action about a clause, or about none.
pub fn action(clause: Option<&str>) -> Action {
    Action {
        id: clause.map_or("a1".into(), |clause| format!("a{clause}").into()),
        clause: clause.map(id),
        text: "Börja".into(),
        owner: "".into(),
        due: None,
        status: ActionStatus::Open,
        carried: Carried::default(),
    }
}

/// Ratings such as `"4.1=2 4.2=-"`; `target=4` among them is the assessment's own target.
pub fn assessment(catalogue: &Catalogue, ratings: &str) -> Assessment {
    let (mut header, mut rated) = (example::header(), Vec::new());
    for word in ratings.split_whitespace() {
        match word.split_once('=').unwrap() {
            ("target", target) => header.target = Some(Level::new(target.parse().unwrap())),
            (clause, notation) => rated.push((id(clause), rating(notation))),
        }
    }
    let mut assessment = Assessment::new(catalogue, header).unwrap();
    for (clause, rating) in rated {
        assessment.put_rating(catalogue, clause, rating).unwrap();
    }
    assessment
}

/// The analysis of such ratings of such clauses, where the city has no practices.
pub fn analyse(clauses: &str, ratings: &str) -> GapAnalysis {
    let catalogue = catalogue(5, clauses);
    without_practices(&catalogue, &assessment(&catalogue, ratings))
}

pub fn without_practices(catalogue: &Catalogue, assessment: &Assessment) -> GapAnalysis {
    let coverage = Coverage::on(assessment.header().date, catalogue, &[]);
    GapAnalysis::of(assessment, catalogue, &coverage)
}
