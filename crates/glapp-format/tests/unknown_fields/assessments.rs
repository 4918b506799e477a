//! In an assessment, through edits.

use crate::common::{full, read};
use crate::fields::{assert_there, fields, records_of, with};
use glapp_core::{Action, ActionStatus, Assessor, Change, Edit, Importance, Level, Unit, example};
use glapp_format::{assessment, link};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Every object of version 1, in a draft with two of each thing that there can be several of.
fn draft() -> Value {
    let mut document = full();
    document["state"] = json!("draft");
    document.as_object_mut().unwrap().remove("adopted");
    for list in ["/assessors", "/actions", "/ratings/4.1/evidence"] {
        let list = document.pointer_mut(list).unwrap().as_array_mut().unwrap();
        let mut second = list[0].clone();
        if second.get("id").is_some() {
            second["id"] = json!("a2");
        }
        list.push(second);
    }
    document["ratings"]["4.1"]["spread"] = json!({ "counts": [0, 1, 2, 0, 0, 0], "not_applicable": 1 });
    document["ratings"]["4.2"]["spread"] = json!({ "counts": [0, 0, 0, 0, 0, 1] });
    document
}

/// The same, adopted.
fn adopted() -> Value {
    let mut document = draft();
    document["state"] = json!("adopted");
    document["adopted"] = json!({ "date": "2026-03-20", "by": "Ledningsgruppen" });
    document
}

/// Edits as the app makes them: a value is replaced by a changed copy of itself.
#[derive(Debug, Clone)]
enum Step {
    Known(Edit),
    UnitName(&'static str),
    Owners(&'static str),
    Roles(&'static str),
}

fn steps() -> impl Strategy<Value = Step> {
    let level = || proptest::option::of((0u8..=5).prop_map(Level::new));
    let text = || select(vec!["", "Ny", "\"å\"\n"]);
    let change = prop_oneof![
        level().prop_map(Change::Level),
        level().prop_map(Change::Target),
        Just(Change::NotApplicable("Nej".into())),
        select(vec![None, Some(Importance::Low), Some(Importance::High)]).prop_map(Change::Importance),
        text().prop_map(|note| Change::Note(note.into())),
        vec(Just("forum".into()), 0..2).prop_map(Change::Practices),
    ];
    let clause = select(vec!["4.1", "4.2", "5.1"]);
    let clause = (clause, change).prop_map(|(id, change)| Edit::Clause(id.parse().unwrap(), change));
    prop_oneof![
        6 => clause.prop_map(Step::Known),
        1 => level().prop_map(|target| Step::Known(Edit::Target(target))),
        1 => Just(Step::Known(Edit::Date("2026-05-01".parse().unwrap()))),
        1 => select(vec!["Ny", "Å"]).prop_map(Step::UnitName),
        1 => text().prop_map(Step::Owners),
        1 => text().prop_map(Step::Roles),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn through_reading_and_writing(fields in fields(records_of(&adopted()).len())) {
        let document = adopted();
        let places = records_of(&document);
        let unit = read(with(&document, &fields)).map_err(|it| TestCaseError::fail(it.to_string()))?;
        prop_assert_eq!(unit.warnings.len(), fields.len());
        let written = assessment::write(&unit.value);
        assert_there(&places, &fields, &written)?;
        let again = read(&written).unwrap().value;
        prop_assert_eq!(&again, &unit.value);
        prop_assert_eq!(assessment::write(&again), written);
        let sent = link::read(&link::write(&again), &[&example::catalogue()]).unwrap().value;
        prop_assert_eq!(sent, again);
    }

    #[test]
    fn through_edits(fields in fields(records_of(&draft()).len()), steps in vec(steps(), 0..12)) {
        let (document, catalogue) = (draft(), example::catalogue());
        let places = records_of(&document);
        let mut unit = read(with(&document, &fields)).map_err(|it| TestCaseError::fail(it.to_string()))?.value;
        let (before, mut back) = (assessment::write(&unit), Vec::new());
        for step in steps {
            let header = unit.header();
            let edit = match step {
                Step::Known(edit) => edit,
                Step::UnitName(name) => Edit::Unit(Unit { name: name.into(), ..header.unit.clone() }),
                Step::Roles(role) => {
                    let each = header.assessors.iter();
                    Edit::Assessors(each.map(|it| Assessor { role: role.into(), ..it.clone() }).collect())
                }
                Step::Owners(owner) => {
                    let done = |it: &Action| Action { owner: owner.into(), status: ActionStatus::Done, ..it.clone() };
                    Edit::Actions(unit.actions().iter().map(done).collect())
                }
            };
            back.extend(unit.apply(&catalogue, edit).map_err(|it| TestCaseError::fail(it.to_string()))?);
            // Saved after each edit, and opened again, as the app does.
            let written = assessment::write(&unit);
            assert_there(&places, &fields, &written)?;
            let again = read(&written).unwrap().value;
            prop_assert_eq!(&again, &unit);
            prop_assert_eq!(assessment::write(&again), written);
            unit = again;
        }
        let next = unit.continued("next", unit.header().date);
        // What is done is not carried over, and neither are the votes of a consensus.
        let gone = |place: &str| place.starts_with("/actions") || place.ends_with("/spread");
        let kept = fields.iter().filter(|((place, _), _)| !gone(&places[*place]));
        assert_there(&places, &kept.map(|(key, raw)| (key.clone(), raw.clone())).collect(), &assessment::write(&next))?;
        for edit in back.into_iter().rev() {
            unit.apply(&catalogue, edit).unwrap();
        }
        prop_assert_eq!(assessment::write(&unit), before);
    }
}
