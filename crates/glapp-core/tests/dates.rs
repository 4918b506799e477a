//! Days: their parts, and the one before.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use glapp_core::Date;

#[test]
fn a_day_has_a_year_a_month_and_a_day_of_the_month() {
    let day: Date = "2026-11-23".parse().unwrap();
    assert_eq!((day.year(), day.month(), day.day()), (2026, 11, 23));
}

#[test]
fn the_day_before() {
    for (day, before) in [
        ("2026-03-31", "2026-03-30"),
        ("2026-03-02", "2026-03-01"),
        ("2026-03-01", "2026-02-28"),
        ("2024-03-01", "2024-02-29"),
        ("2026-05-01", "2026-04-30"),
        ("2026-02-01", "2026-01-31"),
        ("2026-01-01", "2025-12-31"),
    ] {
        assert_eq!(day.parse::<Date>().unwrap().before().unwrap().to_string(), before);
    }
    assert_eq!(Date::FIRST.before(), None);
}
