//! Sets of practices: whole, in parts, in one language.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{assert_problems, assessments, file, iso};
use glapp_core::{Language, Practices, example};
use glapp_format::{Document, Refusal, practices};
use serde_json::{Value, json};

fn whole() -> Value {
    let text = |text: &str| json!({ "sv": text, "en": text });
    json!({
        "format": "glapp/practices", "version": 1, "id": "prov", "edition": "1",
        "title": text("Prov"), "source": text("Påhittat"), "catalogue": "example:1",
        "practices": [
            {
                "id": "forum", "name": text("Forum"), "kind": "forum", "description": text("Möten"),
                "outcome": text("Blev av"), "owner": text("Staben"),
                "period": { "from": "2018-01-01", "to": "2023-12-31" }, "status": "completed",
                "programme": { "strategy": 2, "plan": "2018-2019" }, "city": "Exempelstaden",
                "sources": [{ "part": "program", "section": "Syfte", "lines": "1-2" }],
                "clauses": [{ "id": "4.1", "strength": "direct", "why": text("De möts") }],
            },
            {
                "id": "labb", "name": text("Labb"), "kind": "platform", "description": text("Rum"),
                "owner": null, "period": { "from": null, "to": null }, "status": "active",
                "city": "Exempelstaden", "sources": [], "clauses": [],
            },
        ],
    })
}

fn read(document: &Value) -> Result<Document<Practices>, Refusal> {
    let mut none = |name: &str| Err(format!("{name} was not to be opened"));
    practices::read(document.to_string().as_bytes(), &[&example::catalogue()], &mut none)
}

fn read_parts(head: &Value, part: &Value) -> Result<Document<Practices>, Refusal> {
    let mut open = |name: &str| match name {
        "part.json" => Ok(part.to_string().into_bytes()),
        other => Err(format!("there is no {other}")),
    };
    practices::read(head.to_string().as_bytes(), &[&example::catalogue()], &mut open)
}

/// The same with all practices but the first in a part.
fn parts() -> (Value, Value) {
    let mut head = whole();
    let second = head["practices"].as_array_mut().unwrap().remove(1);
    head["parts"] = json!(["part.json"]);
    (head, json!({ "format": "glapp/practices-part", "version": 1, "set": "prov", "practices": [second] }))
}

/// What is said in English of [`whole`] with the value at a pointer replaced.
fn refused(pointer: &str, value: Value) -> Vec<String> {
    let mut document = whole();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    read(&document).unwrap_err().problems.iter().map(ToString::to_string).collect()
}

#[test]
fn parts_make_the_same_set_as_a_whole() {
    let (head, part) = parts();
    let set = read(&whole()).unwrap();
    assert_eq!(read_parts(&head, &part).unwrap(), set);
    assert_eq!(set.value.practices.len(), 2);
    assert_eq!(set.value.get("labb").unwrap().owner, None);
    assert!(set.warnings.is_empty());
}

#[test]
fn written_and_read_again() {
    let both = &[Language::Sv, Language::En];
    let folder = assessments("practices/goteborg");
    let head = file(&folder.join("set.json"));
    let city = practices::read(&head, &[iso()], &mut |name| Ok(file(&folder.join(name)))).unwrap().value;
    for (set, catalogue) in [(read(&whole()).unwrap().value, &example::catalogue()), (city, iso())] {
        for text in [practices::write(&set, both), practices::write_compact(&set, both)] {
            let again =
                practices::read(text.as_bytes(), &[catalogue], &mut |_| Err("no parts".into())).unwrap();
            assert_eq!(again.value, set);
            assert!(again.warnings.is_empty());
        }
        for (language, other) in [(Language::Sv, Language::En), (Language::En, Language::Sv)] {
            let text = practices::write_compact(&set, &[language]);
            assert!(!text.contains(&format!("\"{}\":", glapp_core::Coded::code(other))));
            let again = practices::read(text.as_bytes(), &[catalogue], &mut |_| Err("no parts".into()))
                .unwrap()
                .value;
            for (practice, whole) in again.practices.iter().zip(&set.practices) {
                assert_eq!(practice.name.only(language), whole.name.only(language));
                assert_eq!(practice.name.only(other), None);
                assert_eq!((&practice.period, &practice.sources), (&whole.period, &whole.sources));
            }
            assert_eq!(again.practices.len(), set.practices.len());
        }
    }
}

#[test]
fn problems_in_a_part_name_the_part() {
    let (head, mut part) = parts();
    part["practices"][0]["id"] = json!("forum");
    part["practices"][0]["clauses"] = json!([{ "id": "4", "strength": "direct", "why": { "sv": "Därför" } }]);
    let said = "found clause 4, expected one that the catalogue assesses";
    let rows = [
        (
            "part.json: $.practices[0]",
            "the id \"forum\" stands twice, expected once",
            "id:t ”forum” står två gånger, men får stå en gång",
        ),
        ("part.json: $.practices[0]", said, "här står avsnitt 4, men väntat var ett som katalogen bedömer"),
    ];
    assert_problems("part", &read_parts(&head, &part).unwrap_err(), &rows);

    part["practices"][0]["status"] = json!("done");
    let refusal = read_parts(&head, &part).unwrap_err().to_string();
    assert_eq!(
        refusal,
        "part.json: $.practices[0].status: found \"done\", expected one of active, completed, not_completed, handed_over, unknown"
    );

    let mut strange = parts().1;
    strange["set"] = json!("annan");
    let refusal = read_parts(&head, &strange).unwrap_err();
    assert_eq!(refusal.to_string(), "part.json: $.set: found \"annan\", expected prov");
}

#[test]
fn rules_of_a_practice() {
    let link = json!({ "id": "4.1", "strength": "partial", "why": { "sv": "Därför" } });
    for (pointer, value, problem) in [
        ("/practices/0/period/to", json!("2017-12-31"), "the period ends before it starts"),
        (
            "/practices/0/period/to",
            Value::Null,
            "a practice that is completed or handed over needs the day when it ended",
        ),
        ("/practices/0/clauses/0/id", json!("9"), "found clause 9, expected one that the catalogue assesses"),
        (
            "/practices/0/clauses",
            json!([link, link]),
            "clause 4.1 is linked twice: a practice has one link to a clause",
        ),
    ] {
        assert_eq!(refused(pointer, value), [format!("$.practices[0]: {problem}")]);
    }
    assert_eq!(
        refused("/practices/1/id", "forum".into()),
        ["$.practices[1]: the id \"forum\" stands twice, expected once"]
    );
}

#[test]
fn every_value_says_what_it_takes() {
    for (pointer, value, problem) in [
        ("/practices/0/id", json!(1), "$.practices[0].id: found 1, expected a text that is not empty"),
        (
            "/practices/0/name",
            json!({ "en": " " }),
            "$.practices[0].name: found \"\", expected a text that is not empty",
        ),
        (
            "/practices/0/owner",
            json!({}),
            "$.practices[0].owner: found \"\", expected a text that is not empty",
        ),
        ("/practices/0/period", Value::Null, "$.practices[0].period: found null, expected an object"),
        (
            "/practices/0/period/from",
            json!("2018"),
            "$.practices[0].period.from: found \"2018\", expected a day such as 2026-03-02",
        ),
        (
            "/practices/0/programme/strategy",
            json!(6),
            "$.practices[0].programme.strategy: found 6, expected a whole number from 1 to 5",
        ),
        (
            "/practices/0/programme/plan",
            json!("2019"),
            "$.practices[0].programme.plan: found \"2019\", expected one of 2018-2019, 2020-2021, 2021-2023",
        ),
        (
            "/practices/0/sources/0/lines",
            json!(5),
            "$.practices[0].sources[0].lines: found 5, expected a text that is not empty",
        ),
        (
            "/practices/0/clauses/0/strength",
            json!("full"),
            "$.practices[0].clauses[0].strength: found \"full\", expected one of supporting, partial, direct",
        ),
        (
            "/practices/0/clauses/0/why",
            json!({}),
            "$.practices[0].clauses[0].why: found \"\", expected a text that is not empty",
        ),
        (
            "/practices/0/clauses/0/id",
            json!("4.1."),
            "$.practices[0].clauses[0].id: found \"4.1.\", expected a clause number such as 4.1.2",
        ),
    ] {
        assert_eq!(refused(pointer, value), [problem]);
    }
}

#[test]
fn a_catalogue_that_is_not_at_hand() {
    assert_eq!(
        refused("/catalogue", "iso-56002:2019".into()),
        ["$.catalogue: found catalogue \"iso-56002:2019\", expected one of those at hand: example:1"]
    );
}

#[test]
fn parts_are_files_beside_the_document() {
    for name in
        ["../set.json", "/etc/passwd", "a/b.json", "..", ".git", "C:x", "a\\b", "https://example.org/x"]
    {
        let mut head = parts().0;
        head["parts"] = json!([name]);
        let mut open = |name: &str| -> Result<Vec<u8>, String> { panic!("{name} was opened") };
        let read = practices::read(head.to_string().as_bytes(), &[&example::catalogue()], &mut open);
        assert_eq!(
            read.unwrap_err().to_string(),
            "$.parts[0]: this part of the document cannot be read: a part is a file beside the document, without a path"
        );
    }
    let mut head = parts().0;
    head["parts"] = json!(["none.json"]);
    let refusal = read_parts(&head, &parts().1).unwrap_err().to_string();
    assert_eq!(refusal, "$.parts[0]: this part of the document cannot be read: there is no none.json");
}
