//! `domain.md`, *Consensus of several people*.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a mistake in the notation should fail the test"
)]

mod common;

use common::{assessment, catalogue};
use glapp_core::{Consensus, Level, Proposal, Rating, Spread, agreement};

/// The spread of clause 4.1 when each of these people answers so: `2`, `-` (not applicable) or `?`.
fn spread(people: &str) -> Spread {
    let catalogue = catalogue(5, "4 4.1");
    let person = |answer: &str| assessment(&catalogue, &format!("4.1={answer}"));
    let people: Vec<_> = people.split_whitespace().map(person).collect();
    Consensus::of(&people, &catalogue).clauses.remove(0)
}

/// n, median, min, max, discuss, proposed.
fn told(people: &str) -> String {
    let it = spread(people);
    let level = |level: Option<Level>| level.map_or("none".to_owned(), |level| level.to_string());
    let proposed = match it.proposed() {
        Some(Proposal::Level(level)) => level.to_string(),
        Some(Proposal::NotApplicable) => "-".into(),
        None => "none".into(),
    };
    let discuss = if it.discuss() { " discuss" } else { "" };
    format!(
        "{} {} {}-{}{discuss} {proposed}",
        it.rated(),
        level(it.median()),
        level(it.min()),
        level(it.max())
    )
}

#[test]
fn median_range_and_proposal() {
    for (people, expected) in [
        ("3", "1 3 3-3 3"),
        ("1 2 3", "3 2 1-3 discuss 2"),
        ("3 2", "2 2 2-3 2"),     // the lower median
        ("4 3 3 4", "4 3 3-4 3"), // likewise
        ("0 5", "2 0 0-5 discuss 0"),
        ("? ?", "0 none none-none none"),
        ("2 ? 2", "2 2 2-2 2"),
        ("- - 3", "1 3 3-3 -"), // more than half
        ("- 3", "1 3 3-3 3"),   // just half is not
        ("- - 3 4", "2 3 3-4 3"),
        ("- - ? ?", "0 none none-none -"), // of those who answered
        ("-", "0 none none-none -"),
    ] {
        assert_eq!(told(people), expected, "{people}");
    }
}

#[test]
fn everyone_is_counted_where_they_stand() {
    let it = spread("3 - 1 ? 3");
    assert_eq!((it.counts.as_slice(), it.not_applicable), (&[0, 1, 0, 2, 0, 0][..], 1));
    let places: Vec<_> = it.levels.iter().map(|(level, place)| (level.number(), *place)).collect();
    assert_eq!(places, [(1, 2), (3, 0), (3, 4)]);
}

/// Worked by hand after van der Eijk (2001) on six categories; U and S of each layer in the comments.
#[test]
fn agreement_by_hand() {
    let check = |frequencies: [usize; 6], expected: f64| {
        let found = agreement(&frequencies).unwrap();
        assert!((found - expected).abs() < 1e-12, "{frequencies:?}: {found}");
    };
    check([0, 0, 4, 0, 0, 0], 1.0);
    check([1, 1, 1, 1, 1, 1], 0.0);
    // Two with two between them: TU 2 (1 below, 1 above), TDU 2; U = (4·2 − 5·2)/(4·4) = −1/8; S 2: 0.8.
    check([0, 1, 0, 0, 1, 0], -0.1);
    // 1 1 0 0 1 1: TU 4, TDU 8: U = (4·4 − 5·8)/(4·12) = −1/2; S 4: −1/2 · 0.4, 4 of 6. Then 1 0 0 0 0 1: −1, 2 of 6.
    check([2, 1, 0, 0, 1, 2], -0.2 * 4.0 / 6.0 - 2.0 / 6.0);
    check([1, 0, 0, 0, 0, 1], -1.0); // TU 0, TDU 4: U = −5/4 · … = −1.25; S 2: −1.25 · 0.8
    check([0, 2, 2, 0, 0, 0], 0.8); // TU 4 (1 below, 3 above), TDU 0: U 1, S 2
    // 1 1 1 0 0 0 (U 1, S 3: 0.6, 3 of 4) and 0 1 0 0 0 0 (1, 1 of 4).
    check([1, 2, 1, 0, 0, 0], 0.75 * 0.6 + 0.25);
    // 1 0 1 0 0 0: TDU 1, TU: 101 only; 0 1 1? none; 1 1 0? (1,3,·) three above: TU 3; U = (4·3 − 5·1)/(4·4); S 2.
    check([1, 0, 1, 0, 0, 0], 7.0 / 16.0 * 0.8);
    assert_eq!(agreement(&[0, 0, 0, 0, 0, 0]), None);
    assert_eq!(agreement(&[3]), Some(1.0));
    assert_eq!(agreement(&[3, 3]), Some(0.0));
}

/// The published example in the documentation of the R package agrmt.
#[test]
fn agreement_as_published() {
    let a = agreement(&[30, 40, 210, 130, 530, 50, 10]).unwrap();
    assert!((a - 0.6113).abs() < 5e-5, "{a}");
}

#[test]
fn low_agreement_is_discussed_however_close() {
    // One apart, but half and half: A = 0.8. Two apart: discussed for that.
    assert!(!spread("2 3").discuss() && spread("1 3").discuss());
    assert!(!spread("3").discuss() && !spread("").discuss() && !spread("- 3").discuss());
}

#[test]
fn on_a_scale_of_few_levels_neighbours_can_agree_too_little() {
    let level = |n| (Level::new(n), 0);
    let between_two = |top: u8| Spread {
        clause: "4.1".parse().unwrap(),
        counts: [&[1, 1][..], &vec![0; usize::from(top) - 1]].concat(),
        not_applicable: 0,
        levels: vec![level(0), level(1)],
    };
    // Two neighbours, and K levels: A = 1 − 1/(K − 1).
    assert_eq!((between_two(1).agreement(), between_two(1).discuss()), (Some(0.0), true));
    assert_eq!((between_two(2).agreement(), between_two(2).discuss()), (Some(0.5), false));
}

#[test]
fn a_clause_whose_spread_was_not_kept_counts_nobody_at_any_level() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    let people = [assessment(&catalogue, "4.1=2"), assessment(&catalogue, "4.1=3")];
    let of = Consensus::of(&people, &catalogue);
    let mut unit = assessment(&catalogue, "4.2=1");
    assert_eq!(Consensus::kept(&unit, &catalogue), None);
    let rating = Rating { spread: Some(of.clauses[0].votes()), ..Rating::default() };
    unit.put_rating(&catalogue, "4.1".parse().unwrap(), rating).unwrap();
    let kept = Consensus::kept(&unit, &catalogue).unwrap();
    assert_eq!(kept.clauses[0].counts, [0, 0, 1, 1, 0, 0]);
    assert_eq!((kept.clauses[1].counts.as_slice(), kept.clauses[1].rated()), (&[0; 6][..], 0));
}

#[test]
fn those_that_agree_as_little_and_lie_as_wide_stand_in_clause_order() {
    let catalogue = catalogue(5, "4 4.1 4.2 4.3");
    let people = [assessment(&catalogue, "4.1=0 4.2=3 4.3=1"), assessment(&catalogue, "4.1=2 4.2=5 4.3=3")];
    let consensus = Consensus::of(&people, &catalogue);
    let order: Vec<_> = consensus.to_discuss().iter().map(|it| it.clause.to_string()).collect();
    assert_eq!(order, ["4.1", "4.2", "4.3"]);
}

/// 0 2 0 0 1 2 and 2 0 0 2 0 1 agree alike, −0.22, but the first comes out lower in 64-bit floats.
#[test]
fn rounding_does_not_decide_what_is_discussed_first() {
    let exact = |frequencies| agreement(frequencies).unwrap();
    assert!(exact(&[0, 2, 0, 0, 1, 2]) < exact(&[2, 0, 0, 2, 0, 1]));
    let catalogue = catalogue(5, "4 4.1 4.2");
    let people = ["4.1=1 4.2=0", "4.1=1 4.2=0", "4.1=4 4.2=3", "4.1=5 4.2=3", "4.1=5 4.2=5"];
    let consensus = Consensus::of(&people.map(|it| assessment(&catalogue, it)), &catalogue);
    // The one that lies wider goes first.
    let order: Vec<_> = consensus.to_discuss().iter().map(|it| it.clause.to_string()).collect();
    assert_eq!(order, ["4.2", "4.1"]);
}

#[test]
fn the_list_to_discuss_begins_with_the_least_agreement() {
    let catalogue = catalogue(5, "4 4.1 4.2 4.3 4.4");
    let people = [
        assessment(&catalogue, "4.1=1 4.2=0 4.3=2 4.4=0"),
        assessment(&catalogue, "4.1=3 4.2=5 4.3=2 4.4=5"),
    ];
    let consensus = Consensus::of(&people, &catalogue);
    let order: Vec<_> = consensus.to_discuss().iter().map(|it| it.clause.to_string()).collect();
    assert_eq!(order, ["4.2", "4.4", "4.1"]);
}
