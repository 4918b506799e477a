//! Every unit's assessments by date, and nothing merged unawares.
#![allow(clippy::unwrap_used, reason = "a mistake in the case should fail the test")]

use glapp_core::{Date, Histories, Unit, example};

fn unit(name: &str, organisation: &str) -> Unit {
    Unit { name: name.into(), organisation: organisation.into(), ..example::header().unit }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn units_are_told_apart_letter_for_letter_and_dates_go_forward() {
    let mut all = Histories::default();
    for (name, organisation, date) in [
        ("A", "", "2027-01-01"),
        ("B", "", "2026-01-01"),
        ("A", "", "2025-01-01"),
        ("A", "City", "2026-01-01"),
        ("a ", "", "2026-01-01"),
        ("A", "", "2026-01-01"),
    ] {
        assert!(all.put(&unit(name, organisation), day(date), date).is_ok());
    }
    let dates = |place: usize| all.units()[place].dated.iter().map(|(_, kept)| *kept).collect::<Vec<_>>();
    assert_eq!(dates(0), ["2025-01-01", "2026-01-01", "2027-01-01"]);
    let names: Vec<_> = all.units().iter().map(|it| (&*it.name, &*it.organisation)).collect();
    assert_eq!(names, [("A", ""), ("B", ""), ("A", "City"), ("a ", "")]);
    assert_eq!(
        (all.look_alike("A"), all.look_alike("a "), all.look_alike("B")),
        (Some("a "), Some("A"), None)
    );
    assert_eq!(all.look_alike("nobody"), None);
}

#[test]
fn two_of_a_day_are_not_merged() {
    let mut all = Histories::default();
    assert_eq!(all.put(&unit("A", ""), day("2026-01-01"), 1), Ok(()));
    assert_eq!(all.put(&unit("A", ""), day("2026-01-01"), 2), Err((&1, 2)));
    assert_eq!(all.units()[0].dated, [(day("2026-01-01"), 1)]);
}
