//! `domain.md`, *Comparison of units*: at most one assessment per unit, the newest.
#![allow(clippy::unwrap_used, reason = "a mistake in the notation should fail the test")]

mod common;

use common::day;
use glapp_core::{Admitted, Carried, Roster, Unit, UnitKind};

fn unit(name: &str, organisation: &str) -> Unit {
    Unit {
        name: name.into(),
        kind: UnitKind::Stab,
        organisation: organisation.into(),
        carried: Carried::default(),
    }
}

#[test]
fn the_newest_stays_whatever_the_order() {
    let mut roster = Roster::default();
    let mut admit = |date: &str, kept: u8| roster.admit(&unit("A", ""), day(date), kept);
    assert_eq!(admit("2025-01-01", 1), Admitted::New);
    assert_eq!(admit("2024-01-01", 2), Admitted::OlderThan(0));
    assert_eq!(admit("2026-01-01", 3), Admitted::InPlaceOf(0));
    assert_eq!(admit("2026-01-01", 3), Admitted::SameAs(0));
    assert_eq!(admit("2026-01-01", 4), Admitted::SameDayAs(0));
    let kept: Vec<_> = roster.entrants().iter().map(|it| (it.date, it.kept)).collect();
    assert_eq!(kept, [(day("2026-01-01"), 3)]);
}

#[test]
fn a_unit_is_its_name_and_organisation_letter_for_letter() {
    let mut roster = Roster::default();
    for (name, organisation) in [("A", ""), ("A", "x"), ("a", ""), ("A ", ""), ("B", "")] {
        assert_eq!(roster.admit(&unit(name, organisation), day("2026-01-01"), ()), Admitted::New);
    }
    assert_eq!(roster.look_alike("B"), None);
    assert_eq!(roster.look_alike(" a"), Some("A"));
    assert_eq!(roster.look_alike("A"), Some("a"), "not itself");
    assert_eq!(roster.look_alike("C"), None);
    assert_eq!(roster.remove(9), None);
    assert_eq!(roster.remove(0).unwrap().organisation, "".into());
    assert_eq!(roster.admit(&unit("B", ""), day("2026-01-01"), ()), Admitted::SameAs(3));
    assert_eq!(roster.look_alike("a"), Some("A"), "the other organisation's is still there");
    assert_eq!(roster.remove(0).unwrap().organisation, "x".into());
    assert_eq!(roster.look_alike("a"), Some("A "));
    assert_eq!(roster.into_entrants().len(), 3);
}
