//! Assessments in links: nothing lost, nothing believed that is damaged, nothing that makes the reader panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod arbitrary;
mod common;

use arbitrary::{assessment, catalogue};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use common::{file, files, iso};
use glapp_core::{Language, example};
use glapp_format::link::{LinkError, read, write};
use glapp_format::{MAX_BYTES, assessment as document};
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;

fn packed(json: &[u8]) -> String {
    format!("1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(json, 6)))
}

fn error(text: &str) -> LinkError {
    read(text, &[&example::catalogue()]).unwrap_err()
}

#[test]
fn the_examples_come_back_to_the_byte() {
    for path in files("examples").iter().filter(|path| path.to_string_lossy().ends_with(".glapp.json")) {
        let text = file(path);
        let unit = document::read(&text, &[iso()]).unwrap().value;
        let link = write(&unit);
        assert_eq!(link, write(&unit), "the same bytes twice");
        assert!(link.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter)));
        let back = read(&link, &[iso()]).unwrap().value;
        assert_eq!(document::write(&back).as_bytes(), text, "{}", path.display());
    }
}

#[test]
fn what_mail_programs_do_to_long_lines_makes_no_difference() {
    let unit = example::assessment(&example::catalogue());
    let link: String = write(&unit).chars().flat_map(|letter| [letter, '\r', '\n', ' ']).collect();
    assert_eq!(read(&link, &[&example::catalogue()]).unwrap().value, unit);
}

#[test]
fn what_is_no_link_says_so() {
    for text in ["", ".", "1", "x.abc", "0.abc", "-1.abc", "1e9.abc", "https://example.org", "💡.💡"] {
        assert_eq!(error(text), LinkError::NoLink, "{text}");
    }
    assert_eq!(error("2.abc"), LinkError::Newer(2));
    assert_eq!(error("1."), LinkError::Cut);
    for text in ["1.%%%", "1.åäö", "1.AAAA", "1.AAAA+/==", "1.eJwDAAAAAAE.x"] {
        assert!(matches!(error(text), LinkError::Damaged | LinkError::Cut), "{text}: {:?}", error(text));
    }
}

#[test]
fn every_cut_and_every_changed_letter_is_noticed() {
    let catalogue = example::catalogue();
    let link = write(&example::assessment(&catalogue));
    for end in 2..link.len() {
        assert_eq!(error(&link[..end]), LinkError::Cut, "cut at {end} of {}", link.len());
    }
    let sound = read(&link, &[&catalogue]).unwrap();
    for place in 2..link.len() {
        for letter in ["A", "z", "7", "_"] {
            let mut changed = link.clone();
            changed.replace_range(place..=place, letter);
            // Either it is noticed or nothing is different: the last letter has bits that mean nothing.
            if let Ok(read) = read(&changed, &[&catalogue]) {
                assert_eq!(read, sound, "{letter} at {place}");
            }
        }
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = packed(&vec![b' '; MAX_BYTES + 1]);
    assert!(bomb.len() < 20_000, "it is small: {}", bomb.len());
    assert_eq!(error(&bomb), LinkError::TooLarge);
}

#[test]
fn what_is_sound_but_no_assessment_is_refused_with_the_place() {
    let message = |json: &[u8]| match error(&packed(json)) {
        LinkError::Refused(refusal) => refusal.to_string(),
        other => panic!("{other:?}"),
    };
    assert!(message(b"{\"format\":\"glapp/backup\",\"version\":1}").contains("glapp/assessment"));
    assert!(message(b"{\"format\":\"glapp/assessment\",\"version\":2}").contains("version 2"));
    assert!(message(b"\xff\xfe").contains("UTF-8"));
    assert!(message(b"{").contains("ends in the middle"));
}

#[test]
fn every_error_has_words_in_both_languages() {
    for error in
        [LinkError::NoLink, LinkError::Newer(2), LinkError::Cut, LinkError::Damaged, LinkError::TooLarge]
    {
        assert_ne!(error.message(Language::Sv), error.message(Language::En));
        assert_eq!(error.to_string(), error.message(Language::En));
    }
    let refused = error(&packed(b"{}"));
    assert!(refused.to_string().starts_with("$: found no \"format\""), "{refused}");
    assert!(refused.message(Language::Sv).starts_with("$: fältet ”format” saknas"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_assessment_comes_back_with_its_unknown_fields(unit in assessment()) {
        let link = write(&unit);
        let back = read(&link, &[&catalogue()]).map_err(|it| TestCaseError::fail(it.to_string()))?;
        prop_assert_eq!(&back.value, &unit);
        prop_assert_eq!(write(&back.value), link);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&text, &[&catalogue()]);
        let _ = read(&format!("1.{text}"), &[&catalogue()]);
        let _ = read(&format!("1.{}", URL_SAFE_NO_PAD.encode(&bytes)), &[&catalogue()]);
        let _ = read(&packed(&bytes), &[&catalogue()]);
    }
}
