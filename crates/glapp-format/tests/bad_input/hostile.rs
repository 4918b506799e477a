//! Files made to hurt: large, deep, repetitive. Each is answered at once and in little memory.

use crate::common::{FULL, assert_problems, full_with, read};
use glapp_format::MAX_BYTES;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// [`FULL`] with more text at its beginning.
fn with(fields: &str) -> String {
    FULL.replacen('{', &format!("{{{fields}"), 1)
}

fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    // Milliseconds where the work grows with the size, minutes where it grows with its square.
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
    result
}

#[test]
fn more_than_any_document() {
    let mut text = FULL.to_string();
    text.push_str(&" ".repeat(MAX_BYTES - text.len()));
    assert!(read(&text).is_ok(), "exactly the most");
    text.push(' ');
    let row = (
        "$",
        "found 9 MB, expected at most 8 MB: this is not a Glapp document",
        "filen är på 9 MB, men får vara på högst 8 MB: det är inget dokument från Glapp",
    );
    assert_problems("one too many", &read(&text).unwrap_err(), &[row]);
    let nonsense = vec![b'{'; 50_000_000];
    let refusal = quickly(|| read(&nonsense).unwrap_err());
    assert!(refusal.to_string().starts_with("$: found 48 MB"), "{refusal}");
}

#[test]
fn deep_nesting() {
    let depth = MAX_BYTES / 16;
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let depth = depth / open.len();
        let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let kept = quickly(|| read(with(&format!("\"x\":{nested},"))).unwrap().value);
        assert_eq!(kept.header().carried.iter().next(), Some(("x", &*nested)), "an unknown field is kept");
        let known = FULL.replace("\"date\": \"2026-03-02\"", &format!("\"date\":{nested}"));
        assert_eq!(quickly(|| read(known)).unwrap_err().problems.len(), 1);
    }
    for whole in ["[".repeat(MAX_BYTES), format!("{}1{}", "[".repeat(depth), "]".repeat(depth))] {
        let refusal = quickly(|| read(whole).unwrap_err());
        assert_eq!(refusal.problems.len(), 1, "{refusal}");
    }
}

#[test]
fn a_hundred_problems_are_enough() {
    let levels = vec!["7"; 1_000_000].join(",");
    let refusal = quickly(|| read(with(&format!("\"assessors\":[{levels}],"))).unwrap_err());
    assert_eq!(refusal.problems.len(), 100);
    assert_eq!(&*refusal.problems[99].path, "$.assessors[99]");
}

#[test]
fn very_many_unknown_fields() {
    let mut fields = String::new();
    for i in 0..100_000 {
        write!(fields, "\"x{i}\":{i},").unwrap();
    }
    let document = quickly(|| read(with(&fields)).unwrap());
    assert_eq!(document.value.header().carried.iter().count(), 100_000);
    assert_eq!(document.warnings.len(), 100);
}

#[test]
fn long_names_and_texts() {
    let long = "å".repeat(3_000_000);
    let document = quickly(|| read(full_with("/unit/name", long.clone().into())).unwrap());
    assert_eq!(&*document.value.header().unit.name, long);
    let refusal = quickly(|| read(FULL.replace("\"4.2\"", &format!("\"{long}\""))).unwrap_err());
    assert!(refusal.to_string().len() < 300, "the message is short");
    assert!(read(with(&format!("\"{long}\":1,"))).unwrap().warnings[0].path.len() < 100);
}
