//! Unknown fields: which there can be, a document with them, and whether they stand there.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The places of all records in a document. `ratings` is none: its names are clauses.
fn records(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if place != "/ratings" {
                found.push(place.to_owned());
            }
            fields.iter().for_each(|(name, value)| records(value, &format!("{place}/{name}"), found));
        }
        Value::Array(items) => {
            let each = items.iter().enumerate();
            each.for_each(|(i, value)| records(value, &format!("{place}/{i}"), found));
        }
        _ => {}
    }
}

pub fn records_of(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    records(document, "", &mut found);
    found
}

/// JSON of any kind, in spellings that only their text keeps.
fn raw() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        select(vec![
            "null",
            "true",
            "1.50",
            "1E+5",
            "-0",
            "1e999",
            "12345678901234567890123",
            r#""\u00e5\/""#
        ])
        .prop_map(str::to_owned),
        any::<String>().prop_map(|text| json!(text).to_string()),
        any::<f64>().prop_map(|number| json!(number).to_string()),
    ];
    scalar.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[ {} ]", items.join(" ,\n"))),
            vec((any::<String>(), inner), 0..4).prop_map(|fields| {
                let field = |(name, value): (String, String)| format!("{}:  {value}", json!(name));
                format!("{{{}}}", fields.into_iter().map(field).collect::<Vec<_>>().join("\t,"))
            }),
        ]
    })
}

/// Names that no version has, and fields of other records, which are unknown here.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_map(|name| format!("{name}?")),
        select(vec!["", " ", "__proto__", "Level", "level ", "carried", "senare"]).prop_map(str::to_owned),
    ]
}

pub type Fields = BTreeMap<(usize, String), String>;

/// A document with unknown fields in some of its records, each under its place among [`records_of`] it.
pub fn with(document: &Value, fields: &Fields) -> String {
    let places = records_of(document);
    let mut marked = document.clone();
    for (i, (place, name)) in fields.keys().enumerate() {
        marked.pointer_mut(&places[*place]).unwrap()[name] = json!(format!("\u{1}{i}\u{1}"));
    }
    let mut text = marked.to_string();
    for (i, raw) in fields.values().enumerate() {
        text = text.replace(&format!("\"\\u0001{i}\\u0001\""), raw);
    }
    text
}

/// Asserts that each unknown field stands in its very text in its record, which now has one of these places.
pub fn assert_there(places: &[String], fields: &Fields, written: &str) -> Result<(), TestCaseError> {
    for ((place, name), raw) in fields {
        let mut text = written;
        for step in places[*place].split('/').skip(1) {
            text = match step.parse::<usize>() {
                Ok(index) => serde_json::from_str::<Vec<&RawValue>>(text).unwrap()[index].get(),
                Err(_) => member(text, step),
            };
        }
        prop_assert_eq!(member(text, name), raw.as_str(), "{} {:?}", places[*place], name);
    }
    Ok(())
}

fn member<'t>(text: &'t str, name: &str) -> &'t str {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).unwrap();
    fields.get(name).unwrap_or_else(|| panic!("no {name:?} in {text}")).get()
}

pub fn fields(records: usize) -> impl Strategy<Value = Fields> {
    let place = any::<Index>().prop_map(move |index| index.index(records));
    btree_map((place, names()), raw(), 0..12)
}
