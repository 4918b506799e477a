//! `domain.md`, *Scores*, clause by clause: status, gap, signed difference and the flag for unsupported levels.

mod common;

use common::{analyse, assessment, catalogue, id, rating, without_practices};
use glapp_core::{Advice, Covered, Evidence, Importance, Level, Rating, Status};

#[test]
fn a_clause_is_rated_not_applicable_or_unanswered() {
    for (notation, status, level, target, gap, difference) in [
        ("2", Status::Rated, Some(2), 3, Some(1), Some(-1)),
        ("0/5", Status::Rated, Some(0), 5, Some(5), Some(-5)),
        ("3", Status::Rated, Some(3), 3, Some(0), Some(0)),
        ("5/1", Status::Rated, Some(5), 1, Some(0), Some(4)),
        ("-", Status::NotApplicable, None, 3, None, None),
        ("-/4", Status::NotApplicable, None, 4, None, None),
        ("?", Status::Unanswered, None, 3, None, None),
        ("?/4", Status::Unanswered, None, 4, None, None),
    ] {
        let analysis = analyse("4 4.1 4.2", &format!("4.1={notation}"));
        let found = analysis.clause(id("4.1")).unwrap();
        assert_eq!(
            (found.status, found.level.map(Level::number), found.target.number()),
            (status, level, target),
            "{notation}"
        );
        assert_eq!((found.gap, found.difference), (gap, difference), "{notation}");
        // Advice is given for rated clauses only; without any practice it is never about one.
        assert_eq!(found.advice.is_some(), status == Status::Rated, "{notation}");
        assert_eq!(found.covered, Covered::None, "{notation}");
    }
}

#[test]
fn every_assessable_clause_has_its_row_and_no_other() {
    let analysis = analyse("4 4.1 4.1.1 4.1.2 4.2 10 10.1", "4.1.2=1 10.1=4");
    let rows: Vec<_> = analysis.clauses.iter().map(|row| (row.clause.to_string(), row.advice)).collect();
    let expected =
        [("4.1.1", None), ("4.1.2", Some(Advice::Build)), ("4.2", None), ("10.1", Some(Advice::Share))];
    assert_eq!(rows, expected.map(|(clause, advice)| (clause.into(), advice)));
    for clause in ["4", "4.1", "10", "4.3"] {
        assert_eq!(analysis.clause(id(clause)), None, "{clause}");
    }
}

#[test]
fn a_level_of_3_or_more_needs_evidence_or_a_practice_in_use() {
    let evidence = vec![Evidence { text: "Verksamhetsplan 2026".into(), ..Evidence::default() }];
    let bare = Rating::default();
    let noted = Rating { note: "Det vet alla".into(), ..Rating::default() };
    let shown = Rating { evidence, ..Rating::default() };
    let using = Rating { practices: vec!["forum".into()], ..Rating::default() };
    let catalogue = catalogue(5, "4 4.1");
    let check = |answer: &str, said: &Rating, unsupported| {
        let rating = Rating { answer: rating(answer).answer, ..said.clone() };
        assert_eq!(rating.is_unsupported(), unsupported, "{rating:?}");
        let mut assessment = assessment(&catalogue, "");
        assessment.put_rating(&catalogue, id("4.1"), rating).unwrap();
        let analysis = without_practices(&catalogue, &assessment);
        let row = analysis.clause(id("4.1")).unwrap();
        assert_eq!(row.unsupported, unsupported);
        // Flagged, never changed.
        assert_eq!(
            row.level.map(|level| level.to_string()),
            answer.parse::<u8>().ok().map(|n| n.to_string())
        );
    };
    for (answer, claims) in [
        ("0", false),
        ("1", false),
        ("2", false),
        ("3", true),
        ("4", true),
        ("5", true),
        ("-", false),
        ("?", false),
    ] {
        check(answer, &bare, claims);
        check(answer, &noted, claims); // a note says, but does not show
        check(answer, &shown, false);
        check(answer, &using, false);
    }
}

#[test]
fn importance_is_1_2_or_3_and_2_by_default() {
    assert_eq!(Rating::default().importance(), Importance::Normal);
    for (factor, importance) in [(1, Importance::Low), (2, Importance::Normal), (3, Importance::High)] {
        assert_eq!(Importance::from_factor(factor), Some(importance));
        assert_eq!(u64::from(importance.factor()), factor);
        assert_eq!(Rating { importance: Some(importance), ..Rating::default() }.importance(), importance);
    }
    assert_eq!((Importance::from_factor(0), Importance::from_factor(4)), (None, None));
}
