//! What the tests of the documents share.
#![allow(dead_code, reason = "each test file uses a part")]

use glapp_core::{Assessment, Catalogue, Language, example};
use glapp_format::{Document, Refusal, assessment, catalogue};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// An assessment against [`example::catalogue`] with every field of version 1, adopted.
pub const FULL: &str = include_str!("full.glapp.json");

/// The folder `assessments` or what is in it.
pub fn assessments(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assessments").join(path)
}

pub fn file(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder of `assessments`, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(assessments(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The catalogue of ISO 56002, from its files.
pub fn iso() -> &'static Catalogue {
    static ISO: OnceLock<Catalogue> = OnceLock::new();
    ISO.get_or_init(|| {
        let folder = assessments("catalogues/iso-56002-2019");
        let mut part = |name: &str| Ok(file(&folder.join(name)));
        let read = catalogue::read(&file(&folder.join("catalogue.json")), &mut part);
        read.unwrap_or_else(|refusal| panic!("{refusal}")).value
    })
}

/// Reads an assessment against the example catalogue.
pub fn read(text: impl AsRef<[u8]>) -> Result<Document<Assessment>, Refusal> {
    assessment::read(text.as_ref(), &[&example::catalogue()])
}

pub fn full() -> Value {
    serde_json::from_str(FULL).unwrap()
}

/// [`FULL`] with the value at a JSON pointer replaced; the place must be there.
pub fn full_with(pointer: &str, value: Value) -> String {
    let mut document = full();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    document.to_string()
}

/// The problems of a refusal as (place, English, Swedish).
pub fn problems(refusal: &Refusal) -> Vec<(String, String, String)> {
    let place = |problem: &glapp_format::Problem| match &problem.part {
        Some(part) => format!("{part}: {}", problem.path),
        None => problem.path.to_string(),
    };
    let row = |it| (place(it), it.message(Language::En), it.message(Language::Sv));
    refusal.problems.iter().map(row).collect()
}

/// Asserts that there are exactly these problems.
pub fn assert_problems(what: &str, refusal: &Refusal, expected: &[(&str, &str, &str)]) {
    let own = |it: &(&str, &str, &str)| (it.0.to_string(), it.1.to_string(), it.2.to_string());
    let expected: Vec<_> = expected.iter().map(own).collect();
    assert_eq!(problems(refusal), expected, "{what}");
}
