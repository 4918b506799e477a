//! Texts as cells hold them.

/// The most letters (of UTF-16) that a cell can hold.
const MAX_LETTERS: usize = 32_767;

/// A text cut where a cell ends.
fn cut(text: &str) -> String {
    let mut letters = 0;
    let end = text.char_indices().find(|(_, letter)| {
        letters += letter.len_utf16();
        letters >= MAX_LETTERS
    });
    end.map_or_else(|| text.to_owned(), |(at, _)| format!("{}…", text.get(..at).unwrap_or_default()))
}

/// A text as it is written into a cell, so that nothing in it reads as an escape such as `_x000D_`.
pub(super) fn letter_for_letter(text: &str) -> String {
    let text = cut(text);
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if letter == '_' && escaped(text.get(at..).unwrap_or_default()).is_some() {
            out.push_str("_x005F");
        }
        out.push(letter);
    }
    out
}

/// A text as a reader finds it in its cell.
pub(super) fn held(text: &str) -> String {
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept.chars().filter(|&letter| crate::xml::allowed(letter)).collect();
    cut(&kept)
}

/// The letter that a text begins with if that is an escape such as `_x000D_`.
pub(super) fn escaped(text: &str) -> Option<char> {
    let digits = text.get(..7)?.strip_prefix("_x")?.strip_suffix('_')?;
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| hex)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_what_it_is() {
        assert_eq!(letter_for_letter("a_x000D_b _x_ _x12_"), "a_x005F_x000D_b _x_ _x12_");
        assert_eq!(letter_for_letter(&"💡".repeat(20_000)).encode_utf16().count(), 32_767);
    }
}
