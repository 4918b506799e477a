//! Single changes to good documents, refused by schema and reader alike, or by the reader alone.

use crate::agreement::iso;
use crate::{assessments, json, schemas};
use glapp_format::assessment;
use serde_json::Value;

/// The legacy file that has every field.
pub fn full() -> Value {
    json(&assessments("legacy/v1/full.glapp.json"))
}

/// Whether schema and reader accept an assessment.
pub fn accepted(document: &Value) -> (bool, bool) {
    let read = assessment::read(document.to_string().as_bytes(), &[iso()]);
    (schemas()["glapp/assessment"].is_valid(document), read.is_ok())
}

/// [`full`] with a value put at a JSON pointer, or taken away where the value is empty.
fn changed(pointer: &str, value: &str) -> Value {
    let mut document = full();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    match (parent, value) {
        (Value::Object(fields), "") => drop(fields.remove(name).unwrap_or_else(|| panic!("no {pointer}"))),
        (Value::Object(fields), value) => {
            drop(fields.insert(name.into(), serde_json::from_str(value).unwrap()))
        }
        (parent, value) => parent[name.parse::<usize>().unwrap()] = serde_json::from_str(value).unwrap(),
    }
    document
}

fn each(table: &str, expected: (bool, bool)) {
    for row in table.lines().filter(|row| !row.is_empty()) {
        let (pointer, value) = row.split_once(' ').unwrap_or((row, ""));
        assert_eq!(accepted(&changed(pointer, value)), expected, "{row}: (schema, reader)");
    }
}

#[test]
fn both_accept() {
    assert_eq!(accepted(&full()), (true, true));
    each(
        r#"
/version 1.0
/unit/name "\ufeff"
/unit/name "\u0000"
/unit/kind
/unit/kind null
/stage
/state
/target null
/target 5.0
/ratings {}
/ratings/4.1.2/level 0
/ratings/4.1.2/level null
/ratings/4.1.2/importance
/ratings/4.1.2/note null
/ratings/4.1.2/evidence []
/ratings/4.1.2/evidence/0 {}
/ratings/4.1.2/senare [1]
/ratings/7.8/level null
/actions []
/actions/0/due null
/mission null
/senare {"x":1e5}
"#,
        (true, true),
    );
}

#[test]
fn both_refuse() {
    each(
        r#"
/format
/format "glapp/catalogue"
/format null
/version
/version 0
/version 2
/version "1"
/id
/id ""
/id " "
/id 7
/catalogue
/catalogue null
/unit
/unit []
/unit "Exempel"
/unit/name
/unit/name null
/unit/name "\n"
/unit/name "\u0085\u00a0\u2028"
/unit/kind "Bolag"
/unit/organisation 1
/date
/date null
/date "2 mars"
/date "2026-02-30"
/date "2026-03-02T00:00:00Z"
/stage "group"
/state true
/adopted {}
/adopted {"date":"2026-13-01"}
/continues ""
/assessors {}
/assessors null
/assessors/0 "Kim"
/assessors/0/name 1
/target -1
/target 10
/target "4"
/ratings []
/ratings null
/ratings/4.1.2 3
/ratings/4.1.2 null
/ratings/4.1.2/level -1
/ratings/4.1.2/level 2.5
/ratings/4.1.2/level "3"
/ratings/4.1.2/level true
/ratings/4.1.2/level 10
/ratings/4.1.2/level 1e300
/ratings/4.1.2/level [2]
/ratings/4.1.2/target {}
/ratings/4.1.2/importance 4
/ratings/4.1.2/importance 0
/ratings/4.1.2/importance 1.5
/ratings/4.1.2/note 5
/ratings/4.1.2/evidence {}
/ratings/4.1.2/evidence null
/ratings/4.1.2/evidence/0 "Plan"
/ratings/4.1.2/evidence/0/url 1
/ratings/4.1.2/practices "pdsa"
/ratings/4.1.2/practices/0 ""
/ratings/4.1.2/practices/0 null
/ratings/7.8/not_applicable ""
/ratings/7.8/not_applicable true
/actions/0/id
/actions/0/id null
/actions/0/clause "4.01"
/actions/0/clause 4.1
/actions/0/clause "4.1.2.3.4"
/actions/0/due "soon"
/actions/0/status "klar"
/mission []
/mission/place
/mission/place null
/mission/place 101
/mission/internal 60.5
/mission/internal -1
/modified 1
"#,
        (false, false),
    );
}

/// A schema cannot know the catalogue, add up, or compare two fields (without words that no one could read).
#[test]
fn only_the_reader_refuses() {
    each(
        r#"
/catalogue "iso-56001:2024"
/target 6
/ratings/4.1.2/level 6
/ratings/4.1.2/target 9
/ratings/4 {"level":1}
/ratings/4.1 {"level":1}
/ratings/4.1.9 {"level":1}
/ratings/11.1 {"level":1}
/ratings/x {}
/ratings/7.8/level 2
/actions/0/clause "11"
/actions/0/clause "4.1.999"
/mission/internal 61
/adopted {"date":"2026-03-20"}
/state "adopted"
/date "0000-01-01"
"#,
        (true, false),
    );
}
