//! `domain.md`, *Trend*: one unit on several dates.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a mistake in the notation should fail the test"
)]

mod common;

use common::{assessment, catalogue, day};
use glapp_core::{Assessment, Edit, Timeline};

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
