//! `domain.md`, *Trend*: one unit on several dates.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a mistake in the notation should fail the test"
)]

mod common;

use common::{assessment, catalogue, day};
use glapp_core::{Assessment, Edit, Movement, Score, Timeline, last_step, whole_way};

/// The trend of such ratings on such dates.
fn timeline(dated: &[(&str, &str)]) -> Timeline {
    let catalogue = catalogue(5, "4 4.1 4.2 5 5.1");
    let dated: Vec<Assessment> = dated
        .iter()
        .map(|(date, ratings)| {
            let mut it = assessment(&catalogue, ratings);
            it.apply(&catalogue, Edit::Date(day(date))).unwrap();
            it
        })
        .collect();
    Timeline::of(&dated, &catalogue)
}

#[test]
fn dates_go_forward_whatever_the_order_of_the_files() {
    let it = timeline(&[("2027-01-01", "4.1=3"), ("2025-01-01", "4.1=1"), ("2026-01-01", "4.1=2 5.1=4")]);
    assert_eq!(it.dates, ["2025-01-01", "2026-01-01", "2027-01-01"].map(day));
    let scores: Vec<_> = it.total.iter().map(|score| score.score).collect();
    assert_eq!(scores, [Some(1.0), Some(3.0), Some(3.0)]);
    let four: Vec<_> = it.sections[0].scores.iter().map(|score| score.score).collect();
    assert_eq!(four, [Some(1.0), Some(2.0), Some(3.0)]);
    assert_eq!((it.clauses[0].change(), it.clauses[0].last_step()), (Some(2), Some(1)));
}

#[test]
fn what_is_missing_at_an_end_has_no_change() {
    let change = |ratings: &[&str]| {
        let dates = ["2025-01-01", "2026-01-01", "2027-01-01"];
        let dated: Vec<_> = dates.into_iter().zip(ratings.iter().copied()).collect();
        let clause = timeline(&dated).clauses.remove(0);
        (clause.change(), clause.last_step(), clause.scope_change())
    };
    assert_eq!(change(&["4.1=4", "4.1=2", "4.1=1"]), (Some(-3), Some(-1), false));
    assert_eq!(change(&["4.1=4", "", "4.1=1"]), (Some(-3), None, false));
    assert_eq!(change(&["", "4.1=2", "4.1=1"]), (None, Some(-1), false));
    assert_eq!(change(&["4.1=2", "4.1=2", ""]), (None, None, false));
    // To or from not applicable is a change of scope, not of level.
    assert_eq!(change(&["4.1=-", "4.1=2", "4.1=4"]), (None, Some(2), true));
    assert_eq!(change(&["4.1=1", "4.1=-", "4.1=4"]), (None, None, true));
    assert_eq!(change(&["4.1=-", "4.1=-", "4.1=-"]), (None, None, false));
    assert_eq!(change(&["4.1=2"]), (Some(0), None, false));
}

#[test]
fn nothing_has_no_trend() {
    let it = timeline(&[]);
    assert!(it.dates.is_empty() && it.total.is_empty() && it.sections.is_empty());
    assert!(it.clauses.iter().all(|clause| clause.change().is_none() && !clause.scope_change()));
}

#[test]
fn a_clause_moves_in_one_way_from_first_to_last() {
    use Movement::{Down, NewlyRated, NoLongerRated, Same, Scope, Unrated, Up};
    for (first, last, expected) in [
        ("4.1=1", "4.1=4", Up),
        ("4.1=4", "4.1=1", Down),
        ("4.1=2", "4.1=2", Same),
        ("", "4.1=2", NewlyRated),
        ("4.1=2", "", NoLongerRated),
        ("4.1=-", "4.1=2", Scope),
        ("4.1=2", "4.1=-", Scope),
        ("", "", Unrated),
        ("4.1=-", "4.1=-", Unrated),
    ] {
        let it = timeline(&[("2025-01-01", first), ("2026-01-01", last)]);
        assert_eq!(it.clauses[0].movement(), expected, "{first:?} to {last:?}");
    }
    // Out of scope on the way and back again: the scope has changed, whatever the levels.
    let it = timeline(&[("2025-01-01", "4.1=1"), ("2026-01-01", "4.1=-"), ("2027-01-01", "4.1=4")]);
    assert_eq!(it.clauses[0].movement(), Scope);
    assert_eq!(timeline(&[]).clauses[0].movement(), Unrated);
}

#[test]
fn scores_change_over_the_whole_way_and_in_the_last_step() {
    let it = timeline(&[("2025-01-01", "4.1=1"), ("2026-01-01", "4.1=2"), ("2027-01-01", "4.1=4")]);
    assert_eq!((whole_way(&it.total).change(), last_step(&it.total).change()), (Some(3.0), Some(2.0)));
    assert_eq!((whole_way(&[]).change(), last_step(&it.total[..1]).change()), (None, None));
}

#[test]
fn two_scores_are_apart_only_if_their_bounds_are() {
    // 5.1 is unanswered: the total of the first lies within 0.25-3.75 of chapter 4 and 0-5 of chapter 5.
    let it = timeline(&[
        ("2025-01-01", "4.1=0 4.2=0"),
        ("2026-01-01", "4.1=5 4.2=5"),
        ("2027-01-01", "4.1=1 4.2=1"),
    ]);
    let of = |place: usize| &it.sections[0].scores[place];
    assert!(of(0).is_apart_from(of(1)) && of(1).is_apart_from(of(0)) && !of(0).is_apart_from(of(0)));
    // In total chapter 5 could be anything.
    assert!(!it.total[0].is_apart_from(&it.total[2]));
    assert!(!Score::default().is_apart_from(of(1)) && !of(1).is_apart_from(&Score::default()));
}

#[test]
fn every_clause_with_others_below_it_and_every_chapter_has_a_trend_of_its_own() {
    let catalogue = catalogue(5, "4 4.1 4.1.1 4.2 5 6 6.1");
    let unit = assessment(&catalogue, "4.1.1=2 5=3");
    let it = Timeline::of(&[unit], &catalogue);
    let told: Vec<_> = it.sections.iter().map(|it| (it.clause.to_string(), it.scores[0].score)).collect();
    let expected = [("4", Some(2.0)), ("4.1", Some(2.0)), ("5", Some(3.0)), ("6", None)];
    assert_eq!(told, expected.map(|(clause, score)| (clause.to_owned(), score)));
}
