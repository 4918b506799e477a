//! `domain.md`, *Practice coverage of a clause on a day*: the first thing to do about a clause.

mod common;

use common::{assessment, catalogue, day, id};
use glapp_core::{
    Advice, ClauseCoverage, Coded, Coverage, Covered, GapAnalysis, Level, LinkedPractice, PracticeId,
    Strength, example, practices_behind,
};

/// One row for each target from 0, one letter for each level from 0: **u**se, **b**uild, re**v**ive, **s**ustain,
/// s**h**are, **r**est.
fn check(covered: Covered, table: [&str; 6]) {
    let letter = |level, target| match Advice::of(Level::new(level), Level::new(target), covered) {
        Advice::Use => 'u',
        Advice::Build => 'b',
        Advice::Revive => 'v',
        Advice::Sustain => 's',
        Advice::Share => 'h',
        Advice::Rest => 'r',
    };
    let found =
        [0, 1, 2, 3, 4, 5].map(|target| (0..=5).map(|level| letter(level, target)).collect::<String>());
    assert_eq!(found, table, "{covered:?}");
}

#[test]
fn where_a_practice_exists_use_it_or_sustain() {
    let table = ["rrrsss", "urrsss", "uursss", "uuusss", "uuuuss", "uuuuus"];
    check(Covered::Direct, table);
    check(Covered::Partial, table);
}

#[test]
fn where_none_exists_build_or_share() {
    let table = ["rrrhhh", "brrhhh", "bbrhhh", "bbbhhh", "bbbbhh", "bbbbbh"];
    check(Covered::Supporting, table);
    check(Covered::None, table);
}

#[test]
fn where_it_lapsed_revive_or_share() {
    check(Covered::Lapsed, ["rrrhhh", "vrrhhh", "vvrhhh", "vvvhhh", "vvvvhh", "vvvvvh"]);
}

#[test]
fn an_analysis_advises_on_rated_clauses_only() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    for (ratings, on, expected) in [
        ("4.1=1", "2023-12-31", Some("use")),
        ("4.1=1", "2024-01-01", Some("revive")),
        ("4.1=1", "2017-12-31", Some("build")),
        ("4.1=4", "2023-12-31", Some("sustain")),
        ("4.1=4", "2024-01-01", Some("share")),
        ("4.1=4/5", "2024-01-01", Some("revive")),
        ("4.1=1/1", "2023-12-31", Some("rest")),
        ("target=1 4.1=1", "2023-12-31", Some("rest")),
        ("4.1=-", "2023-12-31", None),
        ("4.1=?/5", "2023-12-31", None),
        ("", "2023-12-31", None),
    ] {
        let coverage = Coverage::on(day(on), &catalogue, &[example::practice()]);
        let analysis = GapAnalysis::of(&assessment(&catalogue, ratings), &catalogue, &coverage);
        let advice = analysis.clause(id("4.1")).unwrap().advice;
        assert_eq!(advice.map(Coded::code), expected, "{ratings} on {on}");
    }
}

/// The practices behind an advice, of these: named by strength, `+` active, `-` ended, `~` not begun.
fn check_behind(practices: &str, in_use: &str, advice: Advice, expected: &str) {
    let linked = |name: &str| LinkedPractice {
        id: name.into(),
        strength: match name.chars().next() {
            Some('d') => Strength::Direct,
            Some('p') => Strength::Partial,
            _ => Strength::Supporting,
        },
        active: name.contains('+'),
        ended: name.contains('-'),
    };
    let practices = practices.split(' ').map(linked).collect();
    let coverage = ClauseCoverage { clause: id("4.1"), practices };
    let in_use: Vec<PracticeId> = in_use.split(' ').map(PracticeId::from).collect();
    let behind: Vec<_> =
        practices_behind(advice, &coverage, &in_use).iter().map(|linked| linked.id.to_string()).collect();
    assert_eq!(behind.join(" "), expected, "{advice:?}, in use: {in_use:?}");
}

#[test]
fn an_advice_names_the_practices_it_rests_on() {
    let all = "s+ p+ d+ s- p- d- s~ p~ d~";
    for (advice, expected) in [
        (Advice::Use, "d+ p+"),
        (Advice::Sustain, "d+ p+"),
        (Advice::Revive, "d- p- s-"),
        (Advice::Build, "d+ p+ s+"), // in an analysis only s+: with the others there would be nothing to build
        (Advice::Share, ""),
        (Advice::Rest, ""),
    ] {
        check_behind(all, "", advice, expected);
    }
}

#[test]
fn the_practices_not_yet_in_use_come_first_then_the_strongest_then_the_order_of_the_set() {
    let set = "p+1 d+1 p+2 d+2 d+3";
    for (in_use, expected) in [
        ("", "d+1 d+2 d+3 p+1 p+2"),
        ("d+1", "d+2 d+3 p+1 p+2 d+1"),
        ("d+1 d+2 d+3", "p+1 p+2 d+1 d+2 d+3"),
        ("p+1 d+2", "d+1 d+3 p+2 d+2 p+1"),
        ("d+3 d+2 d+1 p+2 p+1", "d+1 d+2 d+3 p+1 p+2"),
        ("elsewhere", "d+1 d+2 d+3 p+1 p+2"),
    ] {
        check_behind(set, in_use, Advice::Use, expected);
    }
    check_behind("s-1 d-1 s-2", "d-1", Advice::Revive, "s-1 s-2 d-1");
}
