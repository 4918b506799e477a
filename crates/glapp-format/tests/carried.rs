//! Fields that this version does not know survive reading, editing and writing, in the object where they stood.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{FULL, assert_problems, full, read};
use glapp_core::{Action, Assessment, Change, Edit, EditError, Evidence, Importance, Level, Unit, example};
use glapp_format::{ProblemKind, assessment};
use serde_json::{Value, json};

/// Every object of [`FULL`], as JSON pointers.
const OBJECTS: [&str; 9] = [
    "",
    "/unit",
    "/adopted",
    "/assessors/0",
    "/ratings/4.1",
    "/ratings/4.1/evidence/0",
    "/ratings/4.2",
    "/actions/0",
    "/mission",
];

/// A value whose very text must come back: spaces, order, number and escapes included.
const RAW: &str = r#"{"b":1,  "a":[1.50,1e5, 1E+5,-0],"c":"\u00e5\/","c":null}"#;

/// [`FULL`] with the fields `extra` in front of all others in the object at a pointer.
fn with(pointer: &str, extra: &str) -> String {
    let mut document = full();
    document.pointer_mut(pointer).unwrap()[" here"] = Value::Null;
    let text = document.to_string();
    assert_eq!(text.matches("\" here\":null").count(), 1);
    text.replace("\" here\":null", extra)
}

fn draft(text: &str) -> Assessment {
    let mut document: Value = serde_json::from_str(text).unwrap();
    document["state"] = json!("draft");
    document.as_object_mut().unwrap().remove("adopted");
    read(document.to_string()).unwrap().value
}

fn edited(mut unit: Assessment, edits: Vec<Edit>) -> Value {
    for edit in edits {
        unit.apply(&example::catalogue(), edit).unwrap();
    }
    serde_json::from_str(&assessment::write(&unit)).unwrap()
}

fn clause(clause: &str, change: Change) -> Edit {
    Edit::Clause(clause.parse().unwrap(), change)
}

#[test]
fn in_every_object_with_its_very_text() {
    for pointer in OBJECTS {
        let text = with(pointer, &format!(r#""senare":{RAW},"x":2"#));
        let document = read(&text).unwrap_or_else(|refusal| panic!("{pointer}: {refusal}"));
        let written = assessment::write(&document.value);
        assert!(written.contains(&format!("\"senare\": {RAW},")), "{pointer}: {written}");
        assert_eq!(read(&written).unwrap().value, document.value, "{pointer}");
        assert_eq!(assessment::write(&read(&written).unwrap().value), written, "{pointer}");

        let mut expected = full();
        expected.pointer_mut(pointer).unwrap()["senare"] = serde_json::from_str(RAW).unwrap();
        expected.pointer_mut(pointer).unwrap()["x"] = json!(2);
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), expected, "{pointer}");
    }
}

#[test]
fn each_is_told_with_its_place() {
    for pointer in OBJECTS {
        let warnings = read(with(pointer, "\"senare\":1")).unwrap().warnings;
        let path = match pointer {
            "" => "$[\"senare\"]".to_string(),
            "/assessors/0" => "$.assessors[0][\"senare\"]".into(),
            "/ratings/4.1" => "$.ratings[\"4.1\"][\"senare\"]".into(),
            "/ratings/4.1/evidence/0" => "$.ratings[\"4.1\"].evidence[0][\"senare\"]".into(),
            "/ratings/4.2" => "$.ratings[\"4.2\"][\"senare\"]".into(),
            "/actions/0" => "$.actions[0][\"senare\"]".into(),
            other => format!("$.{}[\"senare\"]", &other[1..]),
        };
        assert_eq!(warnings.len(), 1, "{pointer}");
        assert_eq!((&*warnings[0].path, &warnings[0].kind), (&*path, &ProblemKind::UnknownField));
    }
}

#[test]
fn through_edits_of_the_object_that_has_them() {
    for (pointer, edit) in [
        ("", Edit::Target(Some(Level::new(1)))),
        ("", Edit::Date(glapp_core::Date::new(2026, 4, 1).unwrap())),
        ("/unit", clause("5.1", Change::Level(Some(Level::new(1))))),
        ("/mission", Edit::Assessors(Vec::new())),
        ("/assessors/0", Edit::Mission(None)),
        ("/actions/0", clause("4.1", Change::Level(None))),
        ("/ratings/4.1", clause("4.1", Change::Level(Some(Level::new(5))))),
        ("/ratings/4.1", clause("4.1", Change::NotApplicable("Nej".into()))),
        ("/ratings/4.1", clause("4.1", Change::Target(None))),
        ("/ratings/4.1", clause("4.1", Change::Importance(Some(Importance::Low)))),
        ("/ratings/4.1", clause("4.1", Change::Note("Ny".into()))),
        ("/ratings/4.1", clause("4.1", Change::Practices(Vec::new()))),
        ("/ratings/4.1", clause("4.1", Change::Evidence(vec![Evidence::default()]))),
        ("/ratings/4.1/evidence/0", clause("4.1", Change::Note("Ny".into()))),
        ("/ratings/4.2", clause("4.2", Change::Level(Some(Level::new(0))))),
    ] {
        let before = draft(&with(pointer, "\"senare\":[1,2]"));
        let after = edited(before.clone(), vec![edit.clone()]);
        assert_eq!(after.pointer(pointer).unwrap()["senare"], json!([1, 2]), "{pointer} {edit:?}");
        assert_ne!(after, edited(before, Vec::new()), "{edit:?} changed something");
    }
}

#[test]
fn through_edits_that_replace_a_value_by_a_changed_copy() {
    let before = draft(&with("/unit", "\"senare\":1"));
    let unit = Unit { name: "Ny".into(), ..before.header().unit.clone() };
    assert_eq!(edited(before, vec![Edit::Unit(unit)])["unit"]["senare"], json!(1));

    let before = draft(&with("/actions/0", "\"senare\":1"));
    let actions = before.actions().iter().map(|it| Action { owner: "Ny".into(), ..it.clone() }).collect();
    assert_eq!(edited(before, vec![Edit::Actions(actions)])["actions"][0]["senare"], json!(1));
}

#[test]
fn a_rating_that_says_nothing_else_is_kept_for_them() {
    let before = draft(&with("/ratings/4.2", "\"senare\":1"));
    let after = edited(before, vec![clause("4.2", Change::Level(None))]);
    assert_eq!(after["ratings"]["4.2"], json!({ "senare": 1 }));
    let before = draft(FULL);
    let after = edited(before, vec![clause("4.2", Change::Level(None))]);
    assert_eq!(after["ratings"].get("4.2"), None);
}

#[test]
fn adopted_ones_keep_them_and_stay_as_they_are() {
    let mut unit = read(with("/adopted", "\"senare\":1")).unwrap().value;
    let refused = unit.apply(&example::catalogue(), Edit::Target(None));
    assert_eq!(refused, Err(EditError::Adopted));
    let written: Value = serde_json::from_str(&assessment::write(&unit)).unwrap();
    assert_eq!(written["adopted"]["senare"], json!(1));
}

#[test]
fn names_that_mean_something_elsewhere() {
    for name in [
        "",
        " ",
        "__proto__",
        "constructor",
        "toString",
        "carried",
        "Level",
        "level ",
        "a.b",
        "[0]",
        "å\u{202e}🙂",
    ] {
        let field = format!("{}:[true]", json!(name));
        for pointer in OBJECTS {
            let document = read(with(pointer, &field)).unwrap();
            let written: Value = serde_json::from_str(&assessment::write(&document.value)).unwrap();
            assert_eq!(written.pointer(pointer).unwrap()[name], json!([true]), "{pointer} {name:?}");
        }
    }
}

#[test]
fn what_cannot_be_a_number_or_a_text_elsewhere_is_only_carried() {
    for raw in ["1e999", "-1E-999", "123456789012345678901234567890", r#""\ud800""#] {
        let text = with("/ratings/4.1", &format!("\"senare\":{raw}"));
        let written = assessment::write(&read(&text).unwrap().value);
        assert!(written.contains(&format!("\"senare\": {raw}\n")), "{raw}: {written}");
        assert_eq!(assessment::write(&read(&written).unwrap().value), written);
    }
}

#[test]
fn the_same_name_twice_is_refused() {
    for (pointer, path) in [
        ("", "$[\"senare\"]"),
        ("/unit", "$.unit[\"senare\"]"),
        ("/ratings/4.1/evidence/0", "$.ratings[\"4.1\"].evidence[0][\"senare\"]"),
        ("/mission", "$.mission[\"senare\"]"),
    ] {
        let (en, sv) =
            ("this name stands twice, expected once", "namnet står två gånger, men får stå en gång");
        for extra in [r#""senare":1,"x":2,"senare":1"#, r#""senare":1,"\u0073enare":2"#] {
            assert_problems(extra, &read(with(pointer, extra)).unwrap_err(), &[(path, en, sv)]);
        }
    }
}
