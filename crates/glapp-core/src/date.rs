//! Calendar days.

use crate::DateError;
use std::{fmt, str::FromStr};

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, without time or zone.
///
/// Written and read only as `YYYY-MM-DD` (ISO 8601), which is also the Swedish way.
///
/// ```
/// use glapp_core::Date;
/// let day: Date = "2026-03-02".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2026, 3, 2));
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), glapp_core::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is: 0001-01-01.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// The day with that year (1-9999), month (1-12) and day of the month; none if there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// The day before; none before the first.
    ///
    /// ```
    /// use glapp_core::Date;
    /// let before = |day: &str| day.parse::<Date>().unwrap().before().map(|it| it.to_string());
    /// assert_eq!(before("2024-01-01").as_deref(), Some("2023-12-31"));
    /// assert_eq!(before("2024-03-01").as_deref(), Some("2024-02-29"));
    /// assert_eq!(before("0001-01-01"), None);
    /// ```
    pub fn before(self) -> Option<Self> {
        if self.day > 1 {
            return Some(Self { day: self.day - 1, ..self });
        }
        let (year, month) = if self.month > 1 { (self.year, self.month - 1) } else { (self.year - 1, 12) };
        (28..=31).rev().find_map(|day| Self::new(year, month, day))
    }

    /// The year, 1-9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1-12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1-31.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let digits = |range| {
            let part: &str = text.get(range)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let dashes = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let date = || {
            let (month, day) = (digits(5..7)?, digits(8..10)?);
            Self::new(digits(0..4)?, month.try_into().ok()?, day.try_into().ok()?)
        };
        dashes.then(date).flatten().ok_or_else(|| DateError { found: text.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_in_one_spelling() {
        for text in ["0001-01-01", "2000-02-29", "2024-02-29", "2026-12-31", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-3-2",
            "2026-02-30",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "0000-01-01",
            "2026-01-00",
            "20260302",
            "2026/03/02",
            "2026-03-02T00:00:00Z",
            "+026-03-02",
            "２０２６-03",
            "2026-03-0å",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text:?}");
        }
    }
}
