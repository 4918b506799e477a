//! Numbers and dates as each language writes them.

use glapp_core::{Date, Language, Period};

/// A level with one decimal: `2,4` or `2.4`.
pub fn decimal(value: f64, language: Language) -> String {
    let text = format!("{value:.1}");
    match language {
        Language::Sv => text.replace('.', ","),
        Language::En => text,
    }
}

/// A share in whole percent, rounded down so that 100 % means all; with a space that does not break in Swedish.
pub fn percent_down(part: usize, whole: usize, language: Language) -> String {
    let percent = (part * 100).checked_div(whole).unwrap_or(0);
    match language {
        Language::Sv => format!("{percent}\u{a0}%"),
        Language::En => format!("{percent}%"),
    }
}

/// A period, as years where it covers whole ones: `2018–2023`, `2012-10-11–`, `–2023`; none if nothing is known.
pub fn period(period: Period) -> Option<String> {
    let first = |day: Date| day.month() == 1 && day.day() == 1;
    let last = |day: Date| day.month() == 12 && day.day() == 31;
    let short = |day: Option<Date>, whole: bool| {
        day.map_or_else(String::new, |day| if whole { day.year().to_string() } else { day.to_string() })
    };
    let whole = period.from.is_none_or(first) && period.to.is_none_or(last);
    let (from, to) = (short(period.from, whole), short(period.to, whole));
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        _ if from == to => Some(from),
        _ => Some(format!("{from}–{to}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        assert_eq!(decimal(2.44, Language::Sv), "2,4");
        assert_eq!(decimal(2.0, Language::En), "2.0");
        assert_eq!(percent_down(51, 52, Language::Sv), "98\u{a0}%");
        assert_eq!(percent_down(199, 200, Language::En), "99%", "rounded down: 100 % means all");
        assert_eq!(percent_down(0, 0, Language::En), "0%");
    }

    #[test]
    fn whole_years_are_written_as_years() {
        let of = |from: &str, to: &str| period(Period { from: from.parse().ok(), to: to.parse().ok() });
        assert_eq!(of("2018-01-01", "2023-12-31").as_deref(), Some("2018–2023"));
        assert_eq!(of("2022-01-01", "2022-12-31").as_deref(), Some("2022"));
        assert_eq!(of("2017-10-19", "2023-12-31").as_deref(), Some("2017-10-19–2023-12-31"));
        assert_eq!(of("2018-01-01", "").as_deref(), Some("2018–"));
        assert_eq!(of("", "2023-12-31").as_deref(), Some("–2023"));
        assert_eq!(of("", ""), None);
    }
}
