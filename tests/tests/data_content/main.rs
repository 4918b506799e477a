//! The content of `assessments/`: complete, in both languages, within what its sources say.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod catalogue;
mod crosswalk;
mod missions;
mod practices;
mod templates;
mod texts;

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The JSON files of a folder of `assessments`, by name.
pub fn files(folder: &str) -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assessments").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, value)
    };
    paths.into_iter().map(read).collect()
}

/// What stands in a list of every file of a folder.
pub fn all(folder: &str, list: &str) -> Vec<Value> {
    let items = |(_, file): (PathBuf, Value)| file[list].as_array().cloned().unwrap_or_default();
    files(folder).into_iter().flat_map(items).collect()
}

/// The clauses of ISO 56002, in the order of the files.
pub fn clauses() -> Vec<Value> {
    all("catalogues/iso-56002-2019", "clauses")
}

/// The id of a clause, practice or need.
pub fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap_or_else(|| panic!("no id: {value}"))
}

/// A list; what is missing is empty.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The parts of the source with their first and last lines.
const SOURCE: [(&str, u32, u32); 5] = [
    ("yttrande", 1, 18),
    ("tjansteutlatande", 19, 662),
    ("styrsystem", 663, 697),
    ("program", 698, 1177),
    ("foljeforskning", 1178, 3599),
];

/// Asserts that something says where its facts come from: at least one place, each within its part of the source.
pub fn assert_sources(it: &Value) {
    let sources = list(&it["sources"]);
    assert!(!sources.is_empty(), "{}", id(it));
    for source in sources {
        let text = |field: &str| source[field].as_str().unwrap_or_default();
        let part = SOURCE.iter().find(|(part, ..)| *part == text("part"));
        let (_, first, last) = part.unwrap_or_else(|| panic!("{}: no part {}", id(it), text("part")));
        let (from, to) = text("lines").split_once('-').unwrap_or_else(|| panic!("{}: {source}", id(it)));
        let (from, to): (u32, u32) = (from.parse().unwrap(), to.parse().unwrap());
        assert!(first <= &from && from <= to && to <= *last, "{}: {source}", id(it));
        assert!(!text("section").trim().is_empty(), "{}: {source}", id(it));
    }
}
