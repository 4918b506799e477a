//! What `docs/formats.md` shows is what the readers read.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use glapp_format::{assessment, bundled, schema};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/formats.md")).unwrap()
}

#[test]
fn the_example_is_an_assessment_in_the_shape_that_is_written() {
    let page = page();
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let iso = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
    let read = assessment::read(example.as_bytes(), &[&iso]).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(value(&assessment::write(&read.value)), value(example));
}

#[test]
fn every_kind_of_document_is_named() {
    let page = page();
    for (file, text) in schema::all() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        let format = schema["properties"]["format"]["const"].as_str().unwrap();
        assert!(page.contains(&format!("`{format}`")), "{file}: {format}");
    }
}
