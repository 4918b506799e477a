//! Another kind of document, another version, another catalogue.

use crate::common::{FULL, assert_problems, full_with, read};
use glapp_core::example;
use glapp_format::{Envelope, assessment, catalogue, practices};

#[test]
fn another_kind_of_document() {
    let found = full_with("/format", "glapp/catalogue".into());
    let row = (
        "$",
        "found format \"glapp/catalogue\", expected \"glapp/assessment\"",
        "dokumentet är av slaget ”glapp/catalogue”, men väntat var ”glapp/assessment”",
    );
    assert_problems("catalogue", &read(found).unwrap_err(), &[row]);
}

#[test]
fn json_that_is_no_document() {
    let row = (
        "$",
        "found no \"format\", expected \"glapp/assessment\": this is not a Glapp document",
        "fältet ”format” saknas, väntat var ”glapp/assessment”: det är inget dokument från Glapp",
    );
    for text in
        ["{}", "[]", "[1,[2]]", "3", "-3", "2.5", "null", "true", "\"glapp/assessment\"", "{\"format\":5}"]
    {
        assert_problems(text, &read(text).unwrap_err(), &[row]);
    }
}

#[test]
fn a_newer_version() {
    let row = (
        "$",
        "found version 2, expected at most 1: a newer Glapp wrote it, use that one or a later one",
        "dokumentet har version 2, men här kan högst version 1 läsas: öppna det i ett nyare Glapp",
    );
    assert_problems("2", &read(full_with("/version", 2.into())).unwrap_err(), &[row]);
    // Nothing else is said of a document whose rules are not known yet.
    let later =
        FULL.replace("\"version\": 1", "\"version\": 2.0").replace("\"level\": 2", "\"level\": \"two\"");
    assert_problems("2.0", &read(later).unwrap_err(), &[row]);
}

#[test]
fn a_version_that_never_was() {
    for version in ["0", "0.0", "9007199254740992.0", "-1"] {
        let refusal = read(FULL.replace("\"version\": 1", &format!("\"version\": {version}"))).unwrap_err();
        let number = version.trim_end_matches(".0");
        let (english, swedish) =
            (format!("found {number}, expected 1"), format!("här står {number}, men väntat var 1"));
        assert_problems(version, &refusal, &[("$.version", &english, &swedish)]);
    }
}

#[test]
fn no_version() {
    let text = FULL.replace("\"version\": 1,", "");
    let row = ("$", "expected a field \"version\", which is missing", "fältet ”version” saknas");
    assert_problems("missing", &read(text).unwrap_err(), &[row]);
}

#[test]
fn a_catalogue_that_is_not_at_hand() {
    let row = (
        "$.catalogue",
        "found catalogue \"iso-56001:2024\", expected one of those at hand: example:1",
        "katalogen ”iso-56001:2024” finns inte här; det här finns: example:1",
    );
    assert_problems("", &read(full_with("/catalogue", "iso-56001:2024".into())).unwrap_err(), &[row]);

    let (one, mut other) = (example::catalogue(), example::catalogue_of(&[("1", 1.0)]));
    assert!(
        assessment::read(FULL.as_bytes(), &[&other, &one]).is_err(),
        "two of the same id: the first counts"
    );
    let head = glapp_core::CatalogueHead { id: "other:1".into(), ..other.head().clone() };
    other = glapp_core::Catalogue::new(head, Vec::new()).unwrap();
    assert!(assessment::read(FULL.as_bytes(), &[&other, &one]).is_ok());
}

#[test]
fn the_missing_catalogue_is_said_once() {
    let text = FULL.replace("\"catalogue\": \"example:1\",", "");
    let row = ("$", "expected a field \"catalogue\", which is missing", "fältet ”catalogue” saknas");
    assert_problems("missing", &read(text).unwrap_err(), &[row]);
}

#[test]
fn every_reader_looks_at_the_format() {
    let mut none = |_: &str| Err("no parts here".into());
    let refusal = catalogue::read(FULL.as_bytes(), &mut none).unwrap_err();
    assert_eq!(refusal.to_string(), "$: found format \"glapp/assessment\", expected \"glapp/catalogue\"");
    let refusal = practices::read(FULL.as_bytes(), &[], &mut none).unwrap_err();
    assert_eq!(refusal.to_string(), "$: found format \"glapp/assessment\", expected \"glapp/practices\"");
}

#[test]
fn the_envelope_tells_what_a_file_is() {
    let envelope = Envelope::read(FULL.as_bytes()).unwrap();
    let expected = Envelope {
        format: Some("glapp/assessment".into()),
        version: Some(1),
        catalogue: Some("example:1".into()),
    };
    assert_eq!(envelope, expected);
    assert_eq!(Envelope::read(b"[{\"format\":\"glapp/assessment\"}]").unwrap(), Envelope::default());
    let odd = Envelope::read(br#"{"format":{},"version":"1","catalogue":[]}"#).unwrap();
    assert_eq!(odd, Envelope::default());
    assert!(Envelope::read(b"{").is_err());
}
