//! Numbers and dates as each language writes them.

use glapp_core::Language;

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
}
