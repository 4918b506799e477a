//! The only place that reads the clock.

use glapp_core::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today's day in UTC; none if the machine's clock is outside the years 1970-9999.
pub fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    day(seconds / 86_400)
}

/// The day that lies so many days after 1970-01-01.
///
/// Counted from 0000-03-01, so that the leap day is the last of its year (Hinnant, *chrono-Compatible Low-Level Date
/// Algorithms*, `civil_from_days`).
fn day(since_1970: u64) -> Option<Date> {
    let days = since_1970.checked_add(719_468)?;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_since_1970_are_calendar_days() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (19_722, "2023-12-31"),
            (19_723, "2024-01-01"),
            (2_932_896, "9999-12-31"),
        ] {
            assert_eq!(day(days).unwrap().to_string(), date);
        }
        assert_eq!(day(2_932_897), None);
        assert_eq!(day(u64::MAX), None);
    }
}
