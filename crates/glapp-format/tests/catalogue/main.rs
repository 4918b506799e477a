//! Catalogues: whole, in parts, in one language.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod parts;
mod whole;

use glapp_core::Catalogue;
use glapp_format::{Document, Refusal, catalogue};
use serde_json::{Value, json};

/// A catalogue of a chapter with one question, on a scale of four levels.
fn whole() -> Value {
    let text = |text: &str| json!({ "sv": text, "en": text });
    let levels: Vec<Value> = (0..4).map(|n| text(&format!("nivå {n}"))).collect();
    let scale: Vec<Value> =
        (0..4).map(|n| json!({ "level": n, "name": text("namn"), "anchor": text("ankare") })).collect();
    json!({
        "format": "glapp/catalogue", "version": 1, "id": "prov:1", "edition": "1",
        "title": text("Prov"), "source": text("Påhittat"), "scale": scale,
        "clauses": [
            { "id": "1", "title": text("Kapitel"), "weight": 2 },
            {
                "id": "1.1", "title": text("Avsnitt"), "question": text("Gör ni?"), "purpose": text("Därför"),
                "levels": levels, "evidence": [text("Protokoll")],
                "first_step": [text("a"), text("b"), text("c")],
                "principles": ["value", "systems"], "phase": "plan", "related": ["ISO 56003"],
                "crosswalk": [{ "catalogue": "prov:2", "clause": "4.1", "extent": "partly" }],
                "short_round": text("Kort"),
            },
            { "id": "1.2", "title": text("Avsnitt utan text") },
        ],
    })
}

/// The same as a head and two parts.
fn parts() -> (Value, Value, Value) {
    let mut head = whole();
    let clauses = head.as_object_mut().unwrap().remove("clauses").unwrap();
    head["parts"] = json!(["one.json", "two.json"]);
    let part = |clauses: &[Value]| json!({ "format": "glapp/catalogue-part", "version": 1, "catalogue": "prov:1", "clauses": clauses });
    let clauses = clauses.as_array().unwrap();
    (head, part(&clauses[..1]), part(&clauses[1..]))
}

fn read(document: &Value) -> Result<Document<Catalogue>, Refusal> {
    catalogue::read(document.to_string().as_bytes(), &mut |name| Err(format!("{name} was not to be opened")))
}

fn read_parts(head: &Value, one: &Value, two: &Value) -> Result<Document<Catalogue>, Refusal> {
    catalogue::read(head.to_string().as_bytes(), &mut |name| match name {
        "one.json" => Ok(one.to_string().into_bytes()),
        "two.json" => Ok(two.to_string().into_bytes()),
        other => Err(format!("there is no {other}")),
    })
}

/// What is said in English of [`whole`] with the value at a pointer replaced.
fn refused(pointer: &str, value: Value) -> Vec<String> {
    let mut document = whole();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    let refusal = read(&document).unwrap_err();
    refusal.problems.iter().map(ToString::to_string).collect()
}
