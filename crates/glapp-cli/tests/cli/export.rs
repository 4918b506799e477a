//! `glapp export` and `glapp fill`: office documents out, and a questionnaire back.

use crate::world::{TRIAL, World, trial};
use std::fs;

const UNIT: &str = r#"{ "format": "glapp/assessment", "version": 1, "id": "a", "catalogue": "prov:1",
    "unit": { "name": "=1+1", "kind": "stab" }, "date": "2026-01-01", "stage": "individual", "state": "draft",
    "target": 3, "ratings": { "4.1": { "level": 1 }, "5.1": { "not_applicable": "nej" } } }"#;

fn export(world: &World, kind: &str, out: &str) {
    let arguments = ["export", "unit.json", "--to", kind, "-o", out, "--lang", "sv"];
    let run = world.run(&[&arguments[..], &TRIAL].concat()).fine();
    assert_eq!(run.out, "");
}

fn fill(world: &World, file: &str) -> crate::world::Run {
    world.run(&[&["fill", file][..], &TRIAL].concat())
}

#[test]
fn every_kind_is_written_and_is_the_same_twice() {
    let world = trial();
    world.write("unit.json", UNIT);
    for kind in ["xlsx", "docx", "questionnaire", "questionnaire-short", "questionnaire-filled"] {
        export(&world, kind, "a");
        export(&world, kind, "b");
        let [a, b] = ["a", "b"].map(|name| fs::read(world.path(name)).unwrap());
        assert!(a.starts_with(b"PK") && a == b, "{kind}");
    }
}

#[test]
fn a_questionnaire_comes_back_as_it_was() {
    let world = trial();
    world.write("unit.json", UNIT);
    export(&world, "questionnaire-filled", "form.xlsx");
    let back = fill(&world, "form.xlsx").fine().json();
    let unit: serde_json::Value = serde_json::from_str(UNIT).unwrap();
    assert_eq!(back["ratings"], unit["ratings"]);
    assert_eq!(back["unit"]["name"], "=1+1");
}

#[test]
fn what_is_no_questionnaire_is_refused() {
    let world = trial();
    world.write("unit.json", UNIT).write("text.xlsx", "hello");
    export(&world, "xlsx", "book.xlsx");
    let run = fill(&world, "book.xlsx");
    assert_eq!((run.code, &*run.out), (Some(1), ""));
    assert!(run.err.starts_with("book.xlsx:$: this is not a Glapp questionnaire"), "{}", run.err);
    let run = fill(&world, "text.xlsx");
    assert_eq!(
        run.err,
        "text.xlsx:$: this is not a workbook (.xlsx), or it is damaged; fetch the form again under “Take along”\n"
    );
    // A form for another catalogue names it.
    export(&world, "questionnaire", "form.xlsx");
    let run = world.run(&["fill", "form.xlsx"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("found catalogue \"prov:1\""), "{}", run.err);
}
