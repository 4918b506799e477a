//! `assessments/legacy`: every shape that version 1 has stands in some file there, and no file there ever changes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{assessments, file, files};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a schema lets a record be, or what a document is: of which record, and what.
type Shapes = BTreeSet<String>;

/// What `value` is to its schema; everything that the schema allows where no value is given.
fn shapes(schema: &Value, value: Option<&Value>, place: &str, found: &mut Shapes) {
    if let Some(other) = schema.get("anyOf") {
        if value.is_none_or(Value::is_null) {
            found.insert(format!("{place} is null"));
        }
        return match value {
            Some(Value::Null) => {}
            value => shapes(&other[0], value, place, found),
        };
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        let these = words.iter().filter(|word| value.is_none_or(|value| value == *word));
        found.extend(these.map(|word| format!("{place} is {word}")));
    }
    if schema["type"] == serde_json::json!(["string", "null"]) && value.is_none_or(Value::is_null) {
        found.insert(format!("{place} is null"));
    }
    if let Some(items) = schema.get("items") {
        match value.map(|value| value.as_array().unwrap()) {
            None => shapes(items, None, place, found),
            Some(list) => list.iter().for_each(|item| shapes(items, Some(item), place, found)),
        }
    }
    if let Some(entry) = schema.get("additionalProperties") {
        match value.map(|value| value.as_object().unwrap()) {
            None => shapes(entry, None, place, found),
            Some(entries) => entries.values().for_each(|value| shapes(entry, Some(value), place, found)),
        }
    }
    if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
        record(schema, fields, value.map(|value| value.as_object().unwrap()), found);
    }
}

fn record(
    schema: &Value,
    fields: &Map<String, Value>,
    value: Option<&Map<String, Value>>,
    found: &mut Shapes,
) {
    // A field's own description stands before that of a text, which is one and the same record everywhere.
    let is_text = fields.keys().eq(["en", "sv"]);
    let what = if is_text { "Text." } else { schema["description"].as_str().unwrap() };
    for (name, schema_of_field) in fields {
        let place = format!("{what} {name}");
        let there = value.map(|value| value.get(name));
        if there.is_none_or(|there| there.is_some_and(|there| !there.is_null())) {
            found.insert(format!("{place} is there"));
        }
        let needed = schema["required"].as_array().unwrap().iter().any(|needed| needed == name);
        if there.map_or(!needed, |there| there.is_none()) {
            found.insert(format!("{place} is left out"));
        }
        if there.is_none_or(|there| there.is_some()) {
            shapes(schema_of_field, there.flatten(), &place, found);
        }
    }
    if value.is_none_or(|value| value.keys().any(|name| !fields.contains_key(name))) {
        found.insert(format!("{what} A field is not known"));
    }
}

/// What the schemas allow and the readers do not: a rule says how many must stand there.
const REFUSED: [&str; 4] = [
    "assessment: How several people answered a clause, without who they are. counts is left out",
    "catalogue: One standard as an ordered list of clauses, with its scale and texts; or its head, with the rest in parts. scale is left out",
    "missions: The spectrum of innovation missions, with the kinds of platform and the cities that were followed. missions is left out",
    "missions: The spectrum of innovation missions, with the kinds of platform and the cities that were followed. platforms is left out",
];

/// Every file of `legacy`, by its path there.
fn legacy() -> BTreeMap<String, Vec<u8>> {
    let each = |folder: &str| {
        let named = |path: std::path::PathBuf| {
            (format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap()), file(&path))
        };
        files(&format!("legacy/{folder}")).into_iter().map(named).collect::<Vec<_>>()
    };
    let link = ("link-v1.txt".to_string(), file(&assessments("legacy/link-v1.txt")));
    each("v1").into_iter().chain(each("others-v1")).chain([link]).collect()
}

#[test]
fn every_field_and_every_word_of_version_1_stands_in_some_file() {
    let documents: Vec<Value> = legacy()
        .iter()
        .filter(|(path, _)| path.ends_with(".json"))
        .map(|(_, bytes)| std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}'))
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    let mut missing = BTreeSet::new();
    for (name, schema) in glapp_format::schema::all() {
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let (mut allowed, mut met) = (Shapes::new(), Shapes::new());
        shapes(&schema, None, "", &mut allowed);
        let format = &schema["properties"]["format"]["const"];
        for document in documents.iter().filter(|it| it["format"] == *format) {
            shapes(&schema, Some(document), "", &mut met);
        }
        let (name, _) = name.split_once('.').unwrap();
        missing.extend(allowed.difference(&met).map(|shape| format!("{name}: {shape}")));
        assert_eq!(met.difference(&allowed).collect::<Vec<_>>(), Vec::<&String>::new(), "{name}");
    }
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    assert_eq!(missing, REFUSED, "no file of assessments/legacy has these");
}

#[test]
fn no_file_has_changed() {
    let sums = legacy().into_iter().map(|(path, bytes)| {
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{sum}  {path}\n")
    });
    let expected = String::from_utf8(file(&assessments("legacy/SHA256SUMS"))).unwrap();
    assert_eq!(
        sums.collect::<String>(),
        expected,
        "a file in assessments/legacy is never changed and never removed; a new one gets its line in SHA256SUMS"
    );
}

#[test]
fn every_file_is_brought_forward_in_the_trial_of_a_next_version() {
    let trial = include_str!("../src/v2_trial/tests.rs");
    for path in files("legacy/v1") {
        let name = path.file_name().unwrap().to_str().unwrap().trim_end_matches(".glapp.json");
        assert!(trial.contains(&format!("        \"{name}\"\n")), "{name}");
    }
}
