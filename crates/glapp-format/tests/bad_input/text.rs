//! What is not JSON, or not text, or not whole.

use crate::common::{FULL, assert_problems, read};

/// A document in one line, as far as its `ratings`; the tests go on from there.
const START: &str = r#"{"format":"glapp/assessment","version":1,"id":"a","catalogue":"example:1","date":"2026-03-02","unit":{"name":"#;

#[track_caller]
fn refused(text: impl AsRef<[u8]>, path: &str, en: &str, sv: &str) {
    let refusal = read(text).unwrap_err();
    assert_problems("", &refusal, &[(path, en, sv)]);
}

#[test]
fn no_json() {
    refused(
        "Hej!",
        "$",
        "found something that is not JSON at line 1, column 1 (expected value)",
        "det som står på rad 1, kolumn 1 är inte JSON (på engelska: expected value)",
    );
    refused(
        FULL.replace("\"date\":", "date:"),
        "$",
        "found something that is not JSON at line 11, column 3 (key must be a string)",
        "det som står på rad 11, kolumn 3 är inte JSON (på engelska: key must be a string)",
    );
    refused(
        FULL.replace("\"version\": 1", "\"version\": 01"),
        "$",
        "found something that is not JSON at line 3, column 15 (invalid number)",
        "det som står på rad 3, kolumn 15 är inte JSON (på engelska: invalid number)",
    );
    refused(
        FULL.replace("2026-03-20", "2026-\n03-20"),
        "$",
        "found something that is not JSON at line 15, column 18 (control character \
         (\\u0000-\\u001F) found while parsing a string)",
        "det som står på rad 15, kolumn 18 är inte JSON (på engelska: control character \
         (\\u0000-\\u001F) found while parsing a string)",
    );
}

#[test]
fn text_behind_the_document() {
    refused(
        format!("{FULL}{{}}"),
        "$",
        "found something that is not JSON at line 63, column 1 (trailing characters)",
        "det som står på rad 63, kolumn 1 är inte JSON (på engelska: trailing characters)",
    );
}

#[test]
fn cut_off_anywhere() {
    refused(
        "",
        "$",
        "the file is empty; export or save it again",
        "filen är tom; exportera eller spara den på nytt",
    );
    refused(
        " ",
        "$",
        "the text ends in the middle of the document, at line 1, column 1: is the file complete?",
        "texten slutar mitt i dokumentet, på rad 1, kolumn 1: är filen hel?",
    );
    refused(
        &FULL[..30],
        "$",
        "the text ends in the middle of the document, at line 2, column 28: is the file complete?",
        "texten slutar mitt i dokumentet, på rad 2, kolumn 28: är filen hel?",
    );
    // Wherever a download stops, it is said that the file ends too early or is no text; never anything else.
    let whole = FULL.trim_end();
    for end in 1..whole.len() {
        let refusal = read(&whole.as_bytes()[..end]).unwrap_err().to_string();
        let early = refusal.starts_with("$: the text ends") || refusal.contains("is not text (UTF-8)");
        assert!(early && !refusal.contains('\n'), "{end}: {refusal}");
    }
}

#[test]
fn no_text() {
    let mut bytes = START.as_bytes().to_vec();
    let place = bytes.len();
    bytes.extend([b'"', 0xe5, b'"']); // å in Latin-1
    let en = format!("found a byte that is not text (UTF-8) at position {}, expected JSON", place + 1);
    let sv = format!("byte {} är inte text (UTF-8); här väntades JSON", place + 1);
    refused(&bytes, "$", &en, &sv);

    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(FULL.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    refused(
        utf16,
        "$",
        "found a byte that is not text (UTF-8) at position 0, expected JSON",
        "byte 0 är inte text (UTF-8); här väntades JSON",
    );
    // A surrogate by itself is no character, escaped or as bytes.
    refused(
        format!(r#"{START}"\ud800"}}}}"#),
        "$.unit.name",
        "found something that is not JSON at line 1, column 117 (unexpected end of hex escape)",
        "det som står på rad 1, kolumn 117 är inte JSON (på engelska: unexpected end of hex escape)",
    );
    refused(
        format!(r#"{START}"\udc00 "}}}}"#),
        "$.unit.name",
        "found something that is not JSON at line 1, column 116 (lone leading surrogate in hex escape)",
        "det som står på rad 1, kolumn 116 är inte JSON (på engelska: lone leading surrogate in hex escape)",
    );
}

#[test]
fn a_number_that_is_none() {
    let number = |number: &str| format!(r#"{START}"x"}},"target":{number}}}"#);
    refused(
        number("1e999"),
        "$.target",
        "found something that is not JSON at line 1, column 128 (number out of range)",
        "det som står på rad 1, kolumn 128 är inte JSON (på engelska: number out of range)",
    );
    for nonsense in ["NaN", "Infinity", "+1", "1.", ".5", "0x5", "1e", "1_000"] {
        let refusal = read(number(nonsense)).unwrap_err().to_string();
        assert!(
            refusal.starts_with("$: found something that is not JSON at line 1"),
            "{nonsense}: {refusal}"
        );
    }
}

#[test]
fn a_byte_order_mark_is_no_error_once_and_in_front() {
    assert!(read(format!("\u{feff}{FULL}")).is_ok());
    refused(
        format!("\u{feff}\u{feff}{FULL}"),
        "$",
        "found something that is not JSON at line 1, column 1 (expected value)",
        "det som står på rad 1, kolumn 1 är inte JSON (på engelska: expected value)",
    );
}
