//! Numbers as each language writes them. Rounding happens here and nowhere else (`domain.md`, *Scores*).

use glapp_core::Language;

/// What stands where there is no number.
pub const NONE: &str = "–";

/// A minus sign: as wide as a plus, and no line breaks after it.
const MINUS: &str = "\u{2212}";

/// A level with one decimal, `2,4` or `2.4`; a dash for none.
pub fn decimal(value: impl Into<Option<f64>>, language: Language) -> String {
    fixed(value.into(), 1, language)
}

/// A small share of a level, or an agreement, with two decimals: with one, most would read 0,0. A dash for none.
pub fn small(value: impl Into<Option<f64>>, language: Language) -> String {
    fixed(value.into(), 2, language)
}

fn fixed(value: Option<f64>, decimals: usize, language: Language) -> String {
    let Some(value) = value else { return NONE.into() };
    let text = format!("{:.decimals$}", value.abs());
    // What rounds to nothing has no sign.
    let minus = if value < 0.0 && text.bytes().any(|it| matches!(it, b'1'..=b'9')) { MINUS } else { "" };
    match language {
        Language::Sv => format!("{minus}{}", text.replace('.', ",")),
        Language::En => format!("{minus}{text}"),
    }
}

/// A number as short as it is: `1`, `1,5`. For weights, which people have written themselves.
pub fn plain(value: f64, language: Language) -> String {
    let text = value.to_string();
    match language {
        Language::Sv => text.replace('.', ","),
        Language::En => text,
    }
}

/// A change of level with one decimal and its sign, `+0,4` or `−0,2`; what rounds to nothing has no sign.
pub fn signed(value: impl Into<Option<f64>>, language: Language) -> String {
    let value = value.into();
    let text = fixed(value.map(f64::abs), 1, language);
    match value {
        Some(value) if value >= 0.05 => format!("+{text}"),
        Some(value) if value <= -0.05 => format!("{MINUS}{text}"),
        _ => text,
    }
}

/// A share in whole percent, rounded down so that 100 % means all; a dash where there is nothing to share.
///
/// ```
/// use glapp_core::Language;
/// use glapp_report::number::{decimal, percent};
/// assert_eq!(percent(51, 52, Language::Sv), "98\u{a0}%"); // a space that does not break
/// assert_eq!(percent(199, 200, Language::En), "99%");
/// assert_eq!(percent(0, 0, Language::En), "–");
/// assert_eq!(decimal(2.44, Language::Sv), "2,4");
/// ```
pub fn percent(part: usize, whole: usize, language: Language) -> String {
    let Some(percent) = part.saturating_mul(100).checked_div(whole) else { return NONE.into() };
    match language {
        Language::Sv => format!("{percent}\u{a0}%"),
        Language::En => format!("{percent}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Sv};

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!((decimal(2.44, Sv), decimal(2.44, En)), ("2,4".into(), "2.4".into()));
        assert_eq!(
            (small(0.066, Sv), plain(0.5, Sv), plain(2.0, En)),
            ("0,07".into(), "0,5".into(), "2".into())
        );
        let agreements = [-1.0, -0.224, -0.004, 0.0, -0.0].map(|it| small(it, Sv));
        assert_eq!(agreements, ["\u{2212}1,00", "\u{2212}0,22", "0,00", "0,00", "0,00"]);
        assert_eq!(small(-0.224, En), "\u{2212}0.22");
        assert_eq!(decimal(None, Sv), "–");
        let changes = [Some(0.44), Some(-0.25), Some(1.0), Some(0.049), Some(-0.04), Some(0.0), None];
        let expected = ["+0,4", "\u{2212}0,2", "+1,0", "0,0", "0,0", "0,0", "–"];
        assert_eq!(changes.map(|it| signed(it, Sv)), expected);
        assert_eq!((percent(51, 52, Sv), percent(52, 52, En)), ("98\u{a0}%".into(), "100%".into()));
        assert_eq!(percent(0, 0, En), "–");
    }
}
