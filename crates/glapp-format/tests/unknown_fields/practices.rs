//! In a set of practices, through adding, taking in and removing.

use crate::fields::{Fields, assert_there, fields, records_of, with};
use glapp_core::{Coded as _, Language, Practice, PracticeTaken, Practices, example};
use glapp_format::{Document, Refusal, outline, practices};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every object of version 1, in three practices; two sources and two links in each.
fn set() -> Value {
    let text = |text: &str| json!({ "sv": text, "en": text });
    let source = json!({ "part": "program", "section": "Syfte", "lines": "1-2" });
    let practice = |id: &str| {
        json!({
            "id": id, "name": text(id), "kind": "forum", "description": text("Möten"),
            "outcome": text("Blev av"), "owner": text("Staben"),
            "period": { "from": "2018-01-01", "to": "2023-12-31" }, "status": "completed",
            "programme": { "strategy": 2, "plan": "2018-2019" }, "city": "Exempelstaden",
            "sources": [source, source],
            "clauses": [
                { "id": "4.1", "strength": "direct", "why": text("De möts") },
                { "id": "5.1", "strength": "partial", "why": text("De leder") },
            ],
        })
    };
    let mut bare = practice("c");
    // Where nothing is known of a record, it is there for what is not.
    (bare["programme"], bare["period"], bare["status"]) = (json!({}), json!({}), json!("active"));
    json!({
        "format": "glapp/practices", "version": 1, "id": "prov", "edition": "1",
        "title": text("Prov"), "source": text("Påhittat"), "catalogue": "example:1",
        "practices": [practice("a"), practice("b"), bare],
    })
}

fn read(text: &str) -> Result<Document<Practices>, Refusal> {
    practices::read(text.as_bytes(), &[&example::catalogue()], &mut |_| Err("no parts".into()))
}

fn write(set: &Practices) -> String {
    practices::write(set, Language::ALL)
}

/// What people do with a set.
#[derive(Debug, Clone)]
enum Step {
    /// Adds one that says nothing unknown.
    Add,
    /// Takes one out and puts it back at the end.
    Move(usize),
    /// Takes one out.
    Remove(usize),
    /// Takes in the same set from elsewhere.
    TakeIn,
    /// Says something else in a field that is known.
    Change(usize),
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Add),
        (0usize..4).prop_map(Step::Move),
        (0usize..4).prop_map(Step::Remove),
        Just(Step::TakeIn),
        (0usize..4).prop_map(Step::Change),
    ]
}

/// Asserts that each unknown field stands where it stood around the practices, and in each practice that came from the
/// document, wherever that now stands.
fn assert_kept(
    document: &Value,
    fields: &Fields,
    origins: &[Option<usize>],
    written: &str,
) -> Result<(), TestCaseError> {
    let places = records_of(document);
    let within = |wanted: &dyn Fn(&str) -> bool| -> Fields {
        let there = fields.iter().filter(|((place, _), _)| wanted(&places[*place]));
        there.map(|(key, raw)| (key.clone(), raw.clone())).collect()
    };
    assert_there(&places, &within(&|place| !place.starts_with("/practices/")), written)?;
    for (now, origin) in origins.iter().enumerate() {
        let Some(origin) = origin else { continue };
        let (before, after) = (format!("/practices/{origin}"), format!("/practices/{now}"));
        let moved: Vec<_> = places.iter().map(|place| place.replacen(&before, &after, 1)).collect();
        assert_there(&moved, &within(&|place| place.starts_with(&before)), written)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn through_reading_and_writing(fields in fields(records_of(&set()).len())) {
        let document = set();
        let read_set = read(&with(&document, &fields)).map_err(|it| TestCaseError::fail(it.to_string()))?;
        prop_assert_eq!(read_set.warnings.len(), fields.len());
        let written = write(&read_set.value);
        assert_there(&records_of(&document), &fields, &written)?;
        let again = read(&written).unwrap().value;
        prop_assert_eq!(&again, &read_set.value);
        prop_assert_eq!(write(&again), written);
        for language in [Language::Sv, Language::En] {
            let text = practices::write_compact(&again, &[language]);
            assert_there(&records_of(&document), &fields, &text)?;
        }
    }

    #[test]
    fn through_what_people_do(fields in fields(records_of(&set()).len()), steps in vec(steps(), 0..12)) {
        let document = set();
        let given = read(&with(&document, &fields)).map_err(|it| TestCaseError::fail(it.to_string()))?.value;
        let mut set = given.clone();
        // From which practice of the document each one comes.
        let mut origins = vec![Some(0), Some(1), Some(2)];
        for (turn, step) in steps.into_iter().enumerate() {
            let there = set.practices.len();
            match step {
                Step::Add => {
                    set.practices.push(Practice { id: format!("added-{turn}").into(), ..example::practice() });
                    origins.push(None);
                }
                Step::Move(place) if place < there => {
                    let (practice, origin) = (set.practices.remove(place), origins.remove(place));
                    set.practices.push(practice);
                    origins.push(origin);
                }
                Step::Remove(place) if place < there => {
                    set.practices.remove(place);
                    origins.remove(place);
                }
                Step::Change(place) if place < there => {
                    let practice = &mut set.practices[place];
                    practice.city = format!("Stad {turn}").into();
                    practice.period.from = None;
                    practice.programme.plan = None;
                    practice.programme.strategy = None;
                }
                Step::TakeIn => {
                    for (origin, practice) in given.practices.iter().enumerate() {
                        match set.take_in(practice.clone(), &format!("spare-{turn}-{origin}")) {
                            PracticeTaken::New | PracticeTaken::Beside => origins.push(Some(origin)),
                            PracticeTaken::There => {}
                        }
                    }
                }
                Step::Move(_) | Step::Remove(_) | Step::Change(_) => {}
            }
            // Saved after each, and opened again, as the app does.
            let written = write(&set);
            assert_kept(&document, &fields, &origins, &written)?;
            let again = read(&written).map_err(|it| TestCaseError::fail(it.to_string()))?.value;
            prop_assert_eq!(&again, &set);
            prop_assert_eq!(write(&again), written);
            set = again;
        }
    }
}

/// An outline is a kind of document of its own: it leaves out what it does not show, and what is not known there.
#[test]
fn an_outline_leaves_them_out_of_the_records_that_it_makes() {
    let mut document = set();
    for place in ["", "/practices/0", "/practices/0/clauses/0"] {
        document.pointer_mut(place).unwrap()["senare"] = json!(1);
    }
    let set = read(&document.to_string()).unwrap().value;
    assert!(!outline::write_practices(&set, Language::ALL).contains("senare"));
}
