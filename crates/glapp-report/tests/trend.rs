//! The change since last time: chapters, scope, clauses; and nothing at all where there is no last time.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

use glapp_core::{
    Answer, Assessment, Carried, Catalogue, ClauseId, Coverage, Date, GapAnalysis, Header, Language, Level,
    Rating, Stage, Unit, UnitKind,
};
use glapp_format::bundled;
use glapp_report::{ResultSources, markdown, report, result};

const NA: Option<u8> = Some(9);

fn assessment(catalogue: &Catalogue, date: &str, ratings: &[(&str, Option<u8>)]) -> Assessment {
    let unit =
        Unit { name: "E".into(), kind: UnitKind::Stab, organisation: "".into(), carried: Carried::default() };
    let date: Date = date.parse().unwrap();
    let header = Header {
        id: "e".into(),
        unit,
        date,
        stage: Stage::Individual,
        adopted: None,
        assessors: vec![],
        target: None,
        mission: None,
        continues: None,
        modified: "".into(),
        carried: Carried::default(),
    };
    let mut made = Assessment::new(catalogue, header).unwrap();
    for (clause, level) in ratings {
        let clause: ClauseId = clause.parse().unwrap();
        let answer = match level {
            _ if *level == NA => Answer::NotApplicable("Gäller inte".into()),
            Some(level) => Answer::Level(Level::new(*level)),
            None => Answer::Unanswered,
        };
        made.put_rating(catalogue, clause, Rating { answer, ..Rating::default() }).unwrap();
    }
    made
}

/// What is told from one day to the next, as Markdown.
fn told(then: &[(&str, Option<u8>)], now: &[(&str, Option<u8>)], language: Language) -> String {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
    let (then, now) = (assessment(&catalogue, "2026-03-02", then), assessment(&catalogue, "2027-03-01", now));
    let coverage = Coverage::on(now.header().date, &catalogue, &[]);
    let (before, analysis) =
        (GapAnalysis::of(&then, &catalogue, &coverage), GapAnalysis::of(&now, &catalogue, &coverage));
    let sources = ResultSources {
        catalogue: &catalogue,
        practices: &[],
        coverage: &coverage,
        assessment: &now,
        analysis: &analysis,
        previous: Some((&then, &before)),
        others: &[],
    };
    assert!(markdown::of(&report(sources, language)).contains(match language {
        Language::Sv => "Sedan förra gången",
        Language::En => "Since last time",
    }));
    let without = markdown::of(&result(ResultSources { previous: None, ..sources }, language));
    assert!(!without.contains("Sedan förra gången") && !without.contains("Since last time"));
    markdown::of(&result(sources, language)).replace('\\', "")
}

#[test]
fn chapters_total_scope_and_clauses_are_told() {
    let then = [("4.1.1", Some(2)), ("5.1.1", Some(4)), ("5.1.2", NA), ("7.8", Some(1)), ("9.1.1", Some(3))];
    let now = [("4.1.1", Some(3)), ("5.1.1", Some(3)), ("5.1.2", Some(2)), ("7.8", NA), ("9.1.1", Some(3))];
    let text = told(&then, &now, Language::Sv);
    for line in [
        "2026-03-02 och 2027-03-01",
        "| 2,0 | 3,0 | +1,0 |",
        "| 4,0 | 2,5 | \u{2212}1,5 |",
        "| 3,0 | 3,0 | 0,0 |",
        "| 1,0 | – | – |",
        "Ändrad omfattning",
        "ej tillämpligt → 2",
        "1 → ej tillämpligt",
        "2 avsnitt har ändrats",
        "| 2 | 3 | +1 |",
        "| 4 | 3 | \u{2212}1 |",
    ] {
        assert!(text.contains(line), "{line:?} in\n{text}");
    }
    let english = told(&then, &now, Language::En);
    for line in ["| 2.0 | 3.0 | +1.0 |", "Changed scope", "not applicable → 2", "2 clauses have changed"] {
        assert!(english.contains(line), "{line:?} in\n{english}");
    }
}

#[test]
fn nothing_changed_is_said_so() {
    let same = [("4.1.1", Some(2))];
    let text = told(&same, &same, Language::Sv);
    assert!(text.contains("Inget avsnitt har fått en annan nivå."), "{text}");
    assert!(!text.contains("Ändrad omfattning"), "{text}");
}

#[test]
fn what_was_not_answered_has_no_change() {
    let text = told(&[], &[("4.1.1", Some(2))], Language::Sv);
    assert!(text.contains("1 avsnitt har ändrats") && text.contains("| ej besvarat | 2 | – |"), "{text}");
}
