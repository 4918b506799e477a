//! Random changes to JSON documents.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// One change at a random place.
#[derive(Debug, Clone)]
pub enum Mutation {
    Replace(Index, Value),
    Remove(Index),
    Insert(Index, String, Value),
    /// The value of the second place at the first, too.
    Copy(Index, Index),
}

pub fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let value = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(3),
        json!(3.0),
        json!(5),
        json!(6),
        json!(9),
        json!(10),
        json!(-1),
        json!(2.5),
        json!(1e300),
        json!(""),
        json!(" \n"),
        json!("3"),
        json!("x"),
        json!("adopted"),
        json!("open"),
        json!("2026-03-02"),
        json!("2026-02-30"),
        json!("4.1"),
        json!("4.1.3"),
        json!("99"),
        json!([]),
        json!([1]),
        json!({}),
        json!({ "sv": "Text" }),
        json!({ "level": 4 }),
    ]);
    let name = prop::sample::select(vec![
        "level",
        "not_applicable",
        "name",
        "sv",
        "weight",
        "state",
        "4.1.3",
        "99",
        "x",
    ]);
    let mutation = prop_oneof![
        3 => (any::<Index>(), value.clone()).prop_map(|(place, value)| Mutation::Replace(place, value)),
        2 => any::<Index>().prop_map(Mutation::Remove),
        1 => (any::<Index>(), name, value).prop_map(|(place, name, value)| Mutation::Insert(place, name.into(), value)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(to, from)| Mutation::Copy(to, from)),
    ];
    proptest::collection::vec(mutation, 1..4)
}

pub fn apply(document: &mut Value, mutations: &[Mutation]) {
    for mutation in mutations {
        let mut places = Vec::new();
        collect(document, &mut String::new(), &mut places);
        let place = |index: &Index| index.get(&places).clone();
        match mutation {
            Mutation::Replace(to, value) => *document.pointer_mut(&place(to)).unwrap() = value.clone(),
            Mutation::Copy(to, from) => {
                let value = document.pointer(&place(from)).unwrap().clone();
                *document.pointer_mut(&place(to)).unwrap() = value;
            }
            Mutation::Insert(at, name, value) => {
                if let Value::Object(fields) = document.pointer_mut(&place(at)).unwrap() {
                    fields.insert(name.clone(), value.clone());
                }
            }
            Mutation::Remove(at) => remove(document, &place(at)),
        }
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    match document.pointer_mut(parent).unwrap() {
        Value::Object(fields) => drop(fields.remove(&name.replace("~1", "/").replace("~0", "~"))),
        Value::Array(items) => drop(items.remove(name.parse().unwrap())),
        _ => {}
    }
}

/// The JSON pointer of every value in a document.
fn collect(value: &Value, pointer: &mut String, places: &mut Vec<String>) {
    places.push(pointer.clone());
    let mut below = |name: &str, value: &Value| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        collect(value, pointer, places);
        pointer.truncate(length);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, value)| below(&i.to_string(), value)),
        _ => {}
    }
}
