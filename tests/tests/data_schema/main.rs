//! The JSON Schemas: up to date, true of every file of data, and of one mind with the readers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod agreement;
mod mutations;
mod table;

use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder `assessments` or what is in it.
pub fn assessments(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assessments").join(path)
}

/// A file as JSON, without a byte order mark.
pub fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The schemas by the format that they describe, such as `glapp/assessment`. Dates are looked at, too.
pub fn schemas() -> &'static BTreeMap<String, Validator> {
    static SCHEMAS: OnceLock<BTreeMap<String, Validator>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        let compiled = |(_, text): (&str, String)| {
            let schema: Value = serde_json::from_str(&text).unwrap();
            let format = schema["properties"]["format"]["const"].as_str().unwrap().to_string();
            (format, jsonschema::options().should_validate_formats(true).build(&schema).unwrap())
        };
        glapp_format::schema::all().into_iter().map(compiled).collect()
    })
}

/// Every JSON file below a folder.
fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(json_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_files_are_what_the_readers_definitions_give() {
    for (name, text) in glapp_format::schema::all() {
        let path = assessments("schema").join(name);
        let file = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(file == text, "assessments/schema/{name} is out of date: run cargo xtask schema");
    }
    let files = json_files(&assessments("schema")).len();
    assert_eq!(files, glapp_format::schema::all().len(), "assessments/schema has a file too many");
}

#[test]
fn the_schemas_are_sound() {
    for (name, text) in glapp_format::schema::all() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
    }
    assert_eq!(schemas().len(), 10);
}

#[test]
fn every_file_of_data_is_valid() {
    let mut checked = BTreeMap::<String, usize>::new();
    let folders =
        ["catalogues", "practices", "terms", "handbook", "examples", "legacy", "expected/legacy-v1"];
    let files = folders.iter().flat_map(|folder| json_files(&assessments(folder)));
    for path in files.chain([assessments("missions/goteborg.json")]) {
        let document = json(&path);
        let format = document["format"].as_str().unwrap().to_string();
        let problems: Vec<String> = schemas()[&format]
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(problems.is_empty(), "{}: {problems:?}", path.display());
        *checked.entry(format).or_default() += 1;
    }
    assert_eq!(checked["glapp/catalogue"], 2 + 3);
    assert_eq!(checked["glapp/catalogue-part"], 7 + 2);
    assert!(checked["glapp/practices"] >= 1 && checked["glapp/practices-part"] >= 6);
    assert_eq!(checked["glapp/missions"], 1 + 3);
    assert_eq!(checked["glapp/backup"], 4);
    assert_eq!(checked["glapp/assessment"], 3 + 15 + 10);
}
