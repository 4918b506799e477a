//! `domain.md`, *Practice coverage of a clause on a day*.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

mod common;

use common::{assessment, catalogue, day, id};
use glapp_core::{
    Carried, Coded, Coverage, Covered, GapAnalysis, Period, Practice, PracticeError, PracticeLink,
    PracticeStatus, Strength, example,
};

/// A direct link.
fn link_to(clause: &str) -> PracticeLink {
    PracticeLink {
        clause: id(clause),
        strength: Strength::Direct,
        why: example::text("…"),
        carried: Carried::default(),
    }
}

/// A practice as `period status strength`, such as `"2018-01-01..2023-12-31 active direct"`, linked to 4.1.
fn practice(notation: &str) -> Practice {
    let [period, status, strength] = notation.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let (from, to) = period.split_once("..").unwrap();
    let link = PracticeLink { strength: Strength::from_code(strength).unwrap(), ..link_to("4.1") };
    Practice {
        id: notation.into(),
        period: Period { from: from.parse().ok(), to: to.parse().ok(), ..Period::default() },
        status: PracticeStatus::from_code(status).unwrap(),
        clauses: vec![link],
        ..example::practice()
    }
}

fn check(on: &str, practices: &[&str], expected: &str) {
    let practices: Vec<Practice> = practices.iter().map(|notation| practice(notation)).collect();
    let coverage = Coverage::on(day(on), &catalogue(5, "4 4.1 4.2"), &practices);
    let found: Vec<&str> = coverage.clauses().iter().map(|clause| clause.covered().code()).collect();
    // A link to 4.1 says nothing about 4.2.
    assert_eq!(found, [expected, "none"], "{practices:?} on {on}");
    let counted: Vec<usize> = Covered::ALL.iter().map(|way| coverage.count(*way)).collect();
    let ways: Vec<usize> = Covered::ALL
        .iter()
        .map(|way| usize::from(way.code() == expected) + usize::from(way.code() == "none"))
        .collect();
    assert_eq!(counted, ways, "{practices:?} on {on}");
}

#[test]
fn both_ends_of_the_period_are_included() {
    let forum = &["2018-01-01..2023-12-31 active direct"];
    for (on, expected) in [
        ("2017-12-31", "none"), // not yet begun is not lapsed
        ("2018-01-01", "direct"),
        ("2020-06-15", "direct"),
        ("2023-12-31", "direct"),
        ("2024-01-01", "lapsed"),
        ("9999-12-31", "lapsed"),
    ] {
        check(on, forum, expected);
    }
    check("2020-06-15", &["2020-06-15..2020-06-15 completed direct"], "direct");
}

#[test]
fn an_open_end_is_still_running_and_an_unknown_start_does_not_exclude() {
    for (period, before, during, after) in [
        ("2018-01-01..", "none", "partial", "partial"),
        ("..2023-12-31", "partial", "partial", "lapsed"),
        ("..", "partial", "partial", "partial"),
    ] {
        for (on, expected) in [("2017-12-31", before), ("2020-01-01", during), ("2024-01-01", after)] {
            check(on, &[&format!("{period} active partial")], expected);
        }
    }
}

#[test]
fn each_status_before_during_and_after_the_period() {
    for (status, during) in [
        ("active", "supporting"),
        ("completed", "supporting"),
        ("handed_over", "supporting"),
        ("not_completed", "none"),
        ("unknown", "none"),
    ] {
        let practice = &[&*format!("2018-01-01..2023-12-31 {status} supporting")];
        check("2017-01-01", practice, "none");
        check("2018-01-01", practice, during);
        check("2023-12-31", practice, during);
        check("2024-01-01", practice, "lapsed"); // whatever it came to, it ended
    }
    for status in ["not_completed", "unknown"] {
        check("2020-01-01", &[&format!(".. {status} direct")], "none");
    }
}

#[test]
fn the_strongest_active_link_counts_and_an_ended_one_only_without_any() {
    let rows = [
        (".. active direct", "direct"),
        (".. active partial", "partial"),
        (".. active supporting", "supporting"),
        ("..2020-01-01 active direct", "lapsed"),
        ("..2020-01-01 completed supporting", "lapsed"),
        ("2030-01-01.. active direct", "none"),
        (".. unknown direct", "none"),
    ];
    // Every choice of these, first to last and last to first: the first row among them decides.
    for choice in 0..1 << rows.len() {
        let chosen: Vec<_> = rows.iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1).collect();
        let expected = chosen.first().map_or("none", |(_, (_, covered))| covered);
        let mut practices: Vec<&str> = chosen.iter().map(|(_, (practice, _))| *practice).collect();
        check("2026-03-02", &practices, expected);
        practices.reverse();
        check("2026-03-02", &practices, expected);
    }
}

#[test]
fn every_assessable_clause_lists_its_practices_in_the_order_of_the_set() {
    let mut wide = practice(".. active partial");
    for clause in ["4", "4.2", "9.9"] {
        wide.clauses.push(PracticeLink { clause: id(clause), ..wide.clauses[0].clone() });
    }
    let over = practice("..2020-01-01 active direct");
    let coming = practice("2030-01-01.. active direct");
    let coverage = Coverage::on(day("2026-03-02"), &catalogue(5, "4 4.1 4.2 5 5.1"), &[over, wide, coming]);
    let listed = |clause: &str| -> Vec<(Strength, bool, bool)> {
        let clause = coverage.clause(id(clause)).unwrap();
        clause.practices.iter().map(|linked| (linked.strength, linked.active, linked.ended)).collect()
    };
    assert_eq!(
        listed("4.1"),
        [(Strength::Direct, false, true), (Strength::Partial, true, false), (Strength::Direct, false, false)]
    );
    assert_eq!(listed("4.2"), [(Strength::Partial, true, false)]);
    assert_eq!(listed("5.1"), []);
    assert_eq!(&*coverage.clause(id("4.2")).unwrap().practices[0].id, ".. active partial");
    assert_eq!(coverage.as_of(), day("2026-03-02"));
    // Links to a clause that is not assessed, or not there, are passed over.
    let clauses: Vec<_> = coverage.clauses().iter().map(|clause| clause.clause.to_string()).collect();
    assert_eq!(clauses, ["4.1", "4.2", "5.1"]);
    assert!(coverage.clause(id("4")).is_none() && coverage.clause(id("9.9")).is_none());
}

#[test]
fn an_analysis_takes_the_coverage_it_is_given() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    let unit = assessment(&catalogue, "4.1=1");
    for (on, covered) in [("2023-12-31", Covered::Direct), ("2024-01-01", Covered::Lapsed)] {
        let coverage = Coverage::on(day(on), &catalogue, &[example::practice()]);
        let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);
        assert_eq!(analysis.clause(id("4.1")).unwrap().covered, covered, "{on}");
        assert_eq!(analysis.clause(id("4.2")).unwrap().covered, Covered::None, "{on}");
    }
}

#[test]
fn a_sound_practice_has_a_period_and_links_that_make_sense() {
    let problems = |notation: &str| practice(notation).problems(&catalogue(5, "4 4.1 4.2"));
    for status in ["completed", "handed_over"] {
        assert_eq!(problems(&format!("2018-01-01.. {status} direct")), [PracticeError::EndMissing]);
        assert_eq!(problems(&format!("..2018-01-01 {status} direct")), []);
    }
    for sound in [".. active direct", ".. not_completed direct", ".. unknown direct"] {
        assert_eq!(problems(sound), []);
    }
    assert_eq!(problems("2018-01-02..2018-01-01 active direct"), [PracticeError::PeriodReversed]);
    assert_eq!(problems("2018-01-01..2018-01-01 active direct"), []);

    let mut linked = practice(".. active direct");
    for clause in ["4", "4.3", "4.1", "4.2"] {
        linked.clauses.push(PracticeLink { clause: id(clause), ..linked.clauses[0].clone() });
    }
    let found = linked.problems(&catalogue(5, "4 4.1 4.2"));
    let [chapter, missing, twice] = ["4", "4.3", "4.1"].map(id);
    assert_eq!(
        found,
        [
            PracticeError::LinkTarget(chapter),
            PracticeError::LinkTarget(missing),
            PracticeError::LinkTwice(twice)
        ]
    );
}

/// So that clauses do not lie in the same places.
#[test]
fn coverage_of_another_edition_is_that_of_the_same_clauses() {
    let covered = |edition: &str| {
        let forum = Practice { clauses: vec![link_to("4.2"), link_to("5.1")], ..example::practice() };
        let coverage = Coverage::on(day("2020-06-15"), &catalogue(5, edition), &[forum]);
        let catalogue = catalogue(5, "4 4.1 4.2 4.3 5 5.1");
        let analysis = GapAnalysis::of(&assessment(&catalogue, "4.1=1"), &catalogue, &coverage);
        analysis.clauses.iter().map(|it| it.covered.code()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(covered("4 4.1 4.2 4.3 5 5.1"), "none direct none direct");
    assert_eq!(covered("4 4.2 4.3 5 5.1 5.2"), "none direct none direct");
    assert_eq!(covered("3 3.1 4 4.1 4.2"), "none direct none none");
}
