//! Backups: what was stored comes back to the letter, and a file that is none is refused clearly.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

use glapp_core::Language;
use glapp_format::backup::{self, Backup, StoredText};
use proptest::prelude::*;

fn stored(id: &str, text: &str) -> StoredText {
    StoredText { id: id.into(), text: text.into(), ..StoredText::default() }
}

fn backup(documents: Vec<StoredText>) -> Backup {
    Backup { made: "2026-03-02T14:03:00Z".into(), documents, ..Backup::default() }
}

#[test]
fn every_text_comes_back_to_the_letter() {
    let texts = [
        "",
        "{",
        "{\"format\": \"glapp/assessment\",\r\n \"version\": 9}\n",
        "\u{feff}å \u{202e}💡\0",
        "\\u0000",
    ];
    let documents = texts.iter().enumerate().map(|(i, text)| stored(&format!("id {i}"), text)).collect();
    let made = Backup { practices: "{ \"format\":\r\n".into(), ..backup(documents) };
    let read = backup::read(backup::write(&made).as_bytes()).unwrap();
    assert_eq!(read.value, made);
    assert_eq!(read.warnings, []);
    assert!(backup::is_named(backup::write(&made).as_bytes()));
    assert!(backup::is_named(br#"{"format": "glapp/backup", "version": 9}"#) && !backup::is_named(b"{}"));
    assert_eq!(backup::read(backup::write(&backup(vec![])).as_bytes()).unwrap().value, backup(vec![]));
}

#[test]
fn what_a_later_version_says_is_written_back() {
    let text = r#"{
  "format": "glapp/backup",
  "version": 1,
  "made": "2026-03-02T14:03:00Z",
  "documents": [
    {
      "id": "a",
      "text": "{}",
      "colour": [1, 2]
    }
  ],
  "browser": "x"
}
"#;
    let read = backup::read(text.as_bytes()).unwrap();
    assert_eq!(read.warnings.len(), 2);
    let written: serde_json::Value = serde_json::from_str(&backup::write(&read.value)).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());
}

#[test]
fn what_is_no_backup_is_refused() {
    let whole = backup::write(&backup(vec![stored("a", "{}"), stored("b", "{}")]));
    let large = " ".repeat(backup::MAX_BYTES + 1);
    for (text, expected) in [
        ("".to_owned(), "$: the file is empty; export or save it again".to_owned()),
        (large, "$: found 17 MB, expected at most 16 MB".into()),
        ("[]".into(), "$: found no \"format\", expected \"glapp/backup\"".into()),
        (
            whole.replace("glapp/backup", "glapp/assessment"),
            "$: found format \"glapp/assessment\", expected \"glapp/backup\"".into(),
        ),
        (
            whole.replace("\"version\": 1", "\"version\": 2"),
            "$: found version 2, expected at most 1: a newer".into(),
        ),
        (whole.replace("\"id\": \"b\"", "\"id\": \"a\""), "$.documents[1]: this name stands twice".into()),
        (
            whole.replace("\"id\": \"b\"", "\"id\": \" \""),
            "$.documents[1].id: found \" \", expected a text".into(),
        ),
        (whole.replace("\"id\": \"b\",", ""), "$.documents[1]: expected a field \"id\"".into()),
        (whole.replace("\"text\": \"{}\"", "\"text\": {}"), "$.documents[0].text: found an object".into()),
        (
            whole.replace("\"documents\"", "\"practices\": [], \"documents\""),
            "$.practices: found a list, expected a text".into(),
        ),
        (whole[..whole.len() - 5].into(), "$: the text ends in the middle".into()),
    ] {
        let refusal = backup::read(text.as_bytes()).unwrap_err();
        let first = refusal.problems[0].to_string();
        assert!(first.starts_with(&expected), "{first}");
        assert!(!refusal.problems[0].message(Language::Sv).is_empty());
    }
}

#[test]
fn a_full_browser_fits() {
    // What a browser stores is at most 5 million letters; ours are mostly one byte, and a quote or line break becomes two.
    let text = "\"note\": \"åäö\",\n".repeat(350_000);
    assert!(text.chars().count() > 5 * 1024 * 1024);
    let made = backup(vec![stored("a", &text)]);
    assert!(backup::read(backup::write(&made).as_bytes()).unwrap().value == made);
}

#[test]
fn without_practices_it_looks_as_it_did_before_there_were_any() {
    assert!(!backup::write(&backup(vec![])).contains("practices"));
}

proptest! {
    #[test]
    fn whatever_is_stored_comes_back(
        texts in prop::collection::vec(any::<String>(), 0..5), made in any::<String>(), practices in any::<String>(),
    ) {
        let documents = texts.iter().enumerate().map(|(i, text)| stored(&i.to_string(), text)).collect();
        let made = Backup { made: made.into(), documents, practices: practices.into(), ..Backup::default() };
        prop_assert_eq!(backup::read(backup::write(&made).as_bytes()).unwrap().value, made);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(backup::read(&bytes).is_err());
    }
}
