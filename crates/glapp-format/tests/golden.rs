//! Files that must stay readable for ever, and what they become when written again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{assessments, file, files, iso};
use glapp_core::{Answer, State};
use glapp_format::{ProblemKind, assessment, backup, catalogue, handbook, missions, practices};
use std::path::Path;

/// Reads, writes, compares; gives the assessment and the number of unknown fields.
fn rewritten(path: &Path) -> (String, usize) {
    let read = assessment::read(&file(path), &[iso()]);
    let document = read.unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
    for warning in &document.warnings {
        assert_eq!(warning.kind, ProblemKind::UnknownField, "{}: {warning}", path.display());
    }
    let text = assessment::write(&document.value);
    let again = assessment::read(text.as_bytes(), &[iso()]).unwrap();
    assert_eq!(again.value, document.value, "{}", path.display());
    (text, document.warnings.len())
}

#[test]
fn the_examples_are_in_the_shape_that_is_written() {
    let paths = files("examples");
    assert_eq!(paths.len(), 3);
    for path in paths {
        let (text, warnings) = rewritten(&path);
        assert_eq!(text.as_bytes(), file(&path), "{}", path.display());
        assert_eq!(warnings, 0);
    }
}

#[test]
fn the_examples_say_that_they_are_invented() {
    for path in files("examples") {
        let unit = assessment::read(&file(&path), &[iso()]).unwrap().value.header().unit.clone();
        assert!(unit.name.contains("(påhittad)") || unit.name.contains("(påhittat)"), "{}", unit.name);
        assert!(unit.organisation.ends_with("(påhittad)"), "{}", unit.organisation);
    }
}

#[test]
fn the_examples_are_at_three_stages() {
    let answered = |name: &str| {
        let path = assessments(&format!("examples/{name}.glapp.json"));
        let unit = assessment::read(&file(&path), &[iso()]).unwrap().value;
        let of = |kind: fn(&Answer) -> bool| unit.ratings().filter(|(_, it)| kind(&it.answer)).count();
        let levels = of(|answer| matches!(answer, Answer::Level(_)));
        (unit.header().state(), levels, of(|answer| matches!(answer, Answer::NotApplicable(_))))
    };
    assert_eq!(answered("exempelforvaltningen"), (State::Draft, 48, 2)); // 2 of 52 still to answer
    assert_eq!(answered("exempelbolaget"), (State::Draft, 26, 0)); // half
    assert_eq!(answered("exempelnamnden"), (State::Adopted, 49, 3)); // all
}

#[test]
fn every_shape_of_version_1_is_read_and_written_as_expected() {
    let paths = files("legacy/v1");
    assert_eq!(paths.len(), 13);
    for path in paths {
        let expected = assessments("expected/legacy-v1").join(path.file_name().unwrap());
        // Without an expectation of its own a file comes back as it is.
        let expected = if expected.exists() { expected } else { path.clone() };
        let (text, warnings) = rewritten(&path);
        assert_eq!(text, String::from_utf8(file(&expected)).unwrap(), "{}", path.display());
        let unknown = if path.ends_with("unknown-fields.glapp.json") { 11 } else { 0 };
        assert_eq!(warnings, unknown, "{}", path.display());
    }
}

#[test]
fn every_other_kind_of_document_of_version_1_is_read() {
    let folder = assessments("legacy/others-v1");
    let bytes = |name: &str| file(&folder.join(name));
    let mut no_parts = |_: &str| Err("no parts".to_owned());
    assert_eq!(files("legacy/others-v1").len(), 8);
    assert_eq!(catalogue::read(&bytes("catalogue.json"), &mut no_parts).unwrap().value.leaf_count(), 3);
    let practices = practices::read(&bytes("practices.json"), &[iso()], &mut no_parts).unwrap().value;
    assert_eq!(practices.practices.len(), 2);
    assert_eq!(handbook::read_terms(&bytes("terms.json")).unwrap().value.terms.len(), 1);
    assert_eq!(handbook::read_needs(&bytes("needs.json"), iso()).unwrap().value.len(), 1);
    let text = handbook::read_text(&bytes("handbook-text.json"), iso()).unwrap().value;
    assert_eq!(text.process.phases.len(), 2);
    assert_eq!(missions::read(&bytes("missions.json")).unwrap().value.cities.len(), 1);
    let backup = backup::read(&bytes("backup.json")).unwrap().value;
    // What is stored comes back to the letter, readable or not.
    let adopted = String::from_utf8(file(&assessments("legacy/v1/adopted.glapp.json"))).unwrap();
    assert_eq!(*backup.documents[0].text, *adopted);
    assert!(assessment::read(backup.documents[1].text.as_bytes(), &[iso()]).is_err());
    assert_eq!(backup::read(backup::write(&backup).as_bytes()).unwrap().value, backup);
    // With the practices that people had added.
    let full = String::from_utf8(bytes("backup-with-practices.json")).unwrap();
    let backup = backup::read(full.as_bytes()).unwrap().value;
    let own = practices::read(backup.practices.as_bytes(), &[iso()], &mut no_parts).unwrap().value;
    assert_eq!((own.practices.len(), backup.documents.len()), (1, 1));
    assert_eq!(backup::write(&backup), full);
}

#[test]
fn no_expectation_is_left_without_its_file() {
    for path in files("expected/legacy-v1") {
        assert!(assessments("legacy/v1").join(path.file_name().unwrap()).exists(), "{}", path.display());
    }
}

#[test]
fn the_catalogue_and_every_set_of_practices_are_read_without_a_warning() {
    let folder = assessments("catalogues/iso-56002-2019");
    let read =
        catalogue::read(&file(&folder.join("catalogue.json")), &mut |name| Ok(file(&folder.join(name))));
    assert_eq!(read.unwrap().warnings, []);
    let sets = files("practices");
    assert_eq!(sets.len(), 7);
    for set in sets {
        let head = file(&set.join("set.json"));
        let read = practices::read(&head, &[iso()], &mut |name| Ok(file(&set.join(name))));
        let document = read.unwrap_or_else(|refusal| panic!("{}: {refusal}", set.display()));
        assert_eq!(document.warnings, [], "{}", set.display());
        assert!(set.ends_with(&*document.value.id), "{}", set.display());
    }
}
