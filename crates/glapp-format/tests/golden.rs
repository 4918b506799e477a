//! Files that must stay readable for ever, and what they become when written again.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{assessments, file, files, iso};
use glapp_core::{Answer, Coded as _, Language, State};
use glapp_format::{
    Envelope, ProblemKind, assessment, backup, catalogue, handbook, link, missions, practices,
};
use serde_json::{Value, json};
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
    assert_eq!(paths.len(), 15);
    for path in paths {
        let expected = assessments("expected/legacy-v1").join(path.file_name().unwrap());
        // Without an expectation of its own a file comes back as it is.
        let expected = if expected.exists() { expected } else { path.clone() };
        let (text, warnings) = rewritten(&path);
        assert_eq!(text, String::from_utf8(file(&expected)).unwrap(), "{}", path.display());
        let unknown = match path.file_name().unwrap().to_str().unwrap() {
            "unknown-fields.glapp.json" => 11,
            "unknown-in-spread.glapp.json" => 1,
            _ => 0,
        };
        assert_eq!(warnings, unknown, "{}", path.display());
    }
}

#[test]
fn every_other_kind_of_document_of_version_1_is_read() {
    let folder = assessments("legacy/others-v1");
    let bytes = |name: &str| file(&folder.join(name));
    let mut no_parts = |_: &str| Err("no parts".to_owned());
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
fn the_rare_shapes_of_every_other_kind_of_document_are_read_too() {
    let folder = assessments("legacy/others-v1");
    let mut beside = |name: &str| Ok(file(&folder.join(name)));
    let mut read = 0;
    for path in files("legacy/others-v1") {
        let bytes = file(&path);
        let envelope = Envelope::read(&bytes).unwrap();
        let warnings = match envelope.format.as_deref().unwrap() {
            "glapp/backup" => backup::read(&bytes).map(|it| it.warnings),
            "glapp/catalogue" => catalogue::read(&bytes, &mut beside).map(|it| it.warnings),
            "glapp/practices" => practices::read(&bytes, &[iso()], &mut beside).map(|it| it.warnings),
            "glapp/terms" => handbook::read_terms(&bytes).map(|it| it.warnings),
            "glapp/needs" => handbook::read_needs(&bytes, iso()).map(|it| it.warnings),
            "glapp/handbook-text" => handbook::read_text(&bytes, iso()).map(|it| it.warnings),
            "glapp/missions" => missions::read(&bytes).map(|it| it.warnings),
            // Parts are read with the document that names them.
            "glapp/catalogue-part" | "glapp/practices-part" => continue,
            other => panic!("{other}"),
        };
        let warnings = warnings.unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        // Each field called ”senare” is unknown, and nothing else is odd.
        let texts = [bytes].into_iter().chain(parts(&path).into_iter().map(|part| file(&folder.join(part))));
        let later = |text: Vec<u8>| String::from_utf8(text).unwrap().matches("\"senare\":").count();
        assert_eq!(warnings.len(), texts.map(later).sum::<usize>(), "{}", path.display());
        // Backups and practices are written back, and with them what is unknown; the head of a part is not.
        let kept = matches!(envelope.format.as_deref(), Some("glapp/backup" | "glapp/practices"));
        for it in warnings {
            let head_of_part = it.part.is_some() && it.path.matches(['.', '[']).count() == 1;
            let kept = kept && !head_of_part;
            let expected = if kept { ProblemKind::UnknownField } else { ProblemKind::PassedOver };
            assert_eq!(it.kind, expected, "{}: {it}", path.display());
        }
        read += 1;
    }
    assert_eq!(read, 22);
}

/// A value without what stands for nothing, and may as well be left out.
fn told(value: &Value) -> Option<Value> {
    let value: Value = match value {
        Value::Object(fields) => {
            fields.iter().filter_map(|(name, it)| told(it).map(|it| (name.clone(), it))).collect()
        }
        Value::Array(items) => items.iter().filter_map(told).collect(),
        other => other.clone(),
    };
    let nothing = [json!(null), json!(""), json!([]), json!({})];
    (!nothing.contains(&value)).then_some(value)
}

#[test]
fn practices_come_back_with_all_that_they_say_known_or_not() {
    let folder = assessments("legacy/others-v1");
    for (name, unknown) in [("practices.json", 0), ("practices-full.json", 7)] {
        let before = String::from_utf8(file(&folder.join(name))).unwrap();
        let mut none = |_: &str| Err("no parts".to_owned());
        let set = practices::read(before.as_bytes(), &[iso()], &mut none).unwrap().value;
        let text = practices::write(&set, Language::ALL);
        let value = |text: &str| told(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!(value(&text), value(&before), "{name}");
        assert_eq!(text.matches("\"senare\":").count(), unknown, "{name}");
        let again = practices::read(text.as_bytes(), &[iso()], &mut none).unwrap().value;
        assert_eq!((&again, practices::write(&again, Language::ALL)), (&set, text), "{name}");
    }
}

/// The files that a document names as its parts.
fn parts(path: &Path) -> Vec<String> {
    let text = String::from_utf8(file(path)).unwrap();
    let Some((_, parts)) = text.split_once("\"parts\": [") else { return Vec::new() };
    let (parts, _) = parts.split_once(']').unwrap();
    parts.split(',').map(|part| part.trim().trim_matches('"').to_string()).collect()
}

#[test]
fn parts_and_the_whole_hold_the_same() {
    let folder = assessments("legacy/others-v1");
    let mut beside = |name: &str| Ok(file(&folder.join(name)));
    let mut practices = |name: &str| {
        let read = practices::read(&file(&folder.join(name)), &[iso()], &mut beside);
        read.unwrap_or_else(|refusal| panic!("{refusal}")).value.practices
    };
    let whole = practices("practices-full.json");
    assert_eq!((&practices("practices-in-parts.json"), whole.len()), (&whole, 13));
    let mut leaves =
        |name: &str| catalogue::read(&file(&folder.join(name)), &mut beside).unwrap().value.leaf_count();
    assert_eq!((leaves("catalogue-full.json"), leaves("catalogue-in-parts.json")), (5, 5));
}

#[test]
fn a_link_that_was_sent_stays_readable() {
    let link = String::from_utf8(file(&assessments("legacy/link-v1.txt"))).unwrap();
    let sent = assessment::read(&file(&assessments("legacy/v1/full.glapp.json")), &[iso()]).unwrap();
    assert_eq!(link::read(&link, &[iso()]).unwrap().value, sent.value);
}

#[test]
fn the_schemas_are_those_of_the_files() {
    for (name, text) in glapp_format::schema::all() {
        let there = String::from_utf8(file(&assessments("schema").join(name))).unwrap();
        assert!(text == there, "assessments/schema/{name} is out of date: run cargo xtask schema");
    }
    assert_eq!(files("schema").len(), glapp_format::schema::all().len());
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
