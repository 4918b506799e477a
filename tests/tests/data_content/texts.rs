//! The texts themselves: both languages, typography.

use crate::{clauses, files};
use serde_json::Value;

const FOLDERS: [&str; 13] = [
    ".",
    "catalogues/iso-56001-2024",
    "catalogues/iso-56002-2019",
    "practices/goteborg",
    "practices/platform-boras",
    "practices/platform-goteborg",
    "practices/platform-kiruna",
    "practices/platform-lund",
    "practices/platform-stockholm",
    "practices/platform-umea",
    "terms",
    "handbook",
    "examples",
];

/// Calls a function with the place of every value in a document.
fn each(value: &Value, place: &str, see: &mut impl FnMut(&str, &Value)) {
    see(place, value);
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| each(value, &format!("{place}/{name}"), see))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, it)| each(it, &format!("{place}/{i}"), see))
        }
        _ => {}
    }
}

fn each_of_all(mut see: impl FnMut(&str, &Value)) {
    for folder in FOLDERS {
        for (path, file) in files(folder) {
            each(&file, &path.file_name().unwrap().to_string_lossy(), &mut see);
        }
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let mut texts = 0;
    each_of_all(|place, value| {
        let Some(fields) = value.as_object() else { return };
        if fields.contains_key("sv") || fields.contains_key("en") {
            assert_eq!(fields.keys().collect::<Vec<_>>(), ["en", "sv"], "{place}");
            let said = |language: &str| !value[language].as_str().unwrap_or_default().trim().is_empty();
            assert!(said("sv") && said("en"), "{place}");
            texts += 1;
        }
    });
    assert!(texts > 52 * 15, "{texts} texts");
}

#[test]
fn sentences_are_translated() {
    // A name may be the same in both; a sentence is not.
    each_of_all(|place, value| {
        if let (Some(sv), Some(en)) = (value["sv"].as_str(), value["en"].as_str()) {
            assert!(sv != en || !sv.ends_with(['.', '?']), "{place}: {sv}");
        }
    });
}

#[test]
fn typography() {
    each_of_all(|place, value| {
        let Some(text) = value.as_str() else { return };
        let wrong = ["'", "\"", "  ", "\t", "\n", "...", "--", " ,", " .", "\u{feff}", "\u{200b}"];
        let found: Vec<_> = wrong.iter().filter(|wrong| text.contains(**wrong)).collect();
        assert!(found.is_empty(), "{place}: {found:?} in {text:?}");
        assert_eq!(text.trim(), text, "{place}");
    });
    // Swedish quotes are the same at both ends.
    each_of_all(|place, value| {
        let swedish = place.ends_with("/sv").then(|| value.as_str()).flatten().unwrap_or_default();
        assert!(!swedish.contains(['“', '‘', '«', '»']), "{place}: {swedish}");
        assert!(swedish.matches('”').count() % 2 == 0, "{place}: {swedish}");
    });
}

#[test]
fn questions_ask_and_descriptors_state() {
    for clause in clauses().iter().filter(|clause| clause.get("question").is_some()) {
        for language in ["sv", "en"] {
            let end = |text: &Value| text[language].as_str().and_then(|text| text.chars().last());
            assert_eq!(end(&clause["question"]), Some('?'), "{}", clause["question"]);
            assert_eq!(end(&clause["purpose"]), Some('.'), "{}", clause["purpose"]);
            for text in clause["levels"].as_array().unwrap() {
                assert_eq!(end(text), Some('.'), "{}: {text}", clause["id"]);
            }
        }
    }
}
