//! What holds of the step to a next version: nothing is lost on the way, and there is none back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use super::{Answer, Assessment, Evidence, arbitrary};
use crate::context::Context;
use crate::envelope::{self, Envelope, Version};
use crate::migrate::{self, Release};
use crate::values::Entries;
use crate::{ProblemKind, VERSION, assessment, backup, link, v1};
use glapp_core::{Carried, Change, Edit, EditError, Language, Level, Merge, MergeError, example};
use proptest::prelude::*;
use serde_json::{Value, json};

const FULL: &str = include_str!("../../tests/common/full.glapp.json");

/// A document of version 1 or 2 as the release of version 2 reads it.
fn next(text: &str) -> Assessment {
    let envelope = Envelope::of(text).unwrap();
    envelope.expect_up_to(v1::Format::FORMAT, Assessment::VERSION).unwrap();
    let mut context = Context::with_top(5);
    let document = migrate::read(text, envelope.version, &mut context);
    context.finish(document).unwrap_or_else(|refusal| panic!("{refusal}\n{text}")).0
}

/// A document of version 1 as it is written when it has been read.
fn now(text: &str) -> String {
    let mut context = Context::with_top(5);
    let document: Option<v1::Assessment> = envelope::read(text, &mut context);
    envelope::write(&context.finish(document).unwrap().0)
}

/// The way back, which no release has: if it gives the same document, nothing was lost on the way there.
fn back(it: Assessment) -> v1::Assessment {
    let evidence = |it: Evidence| v1::Evidence {
        text: it.text,
        url: it.links.into_iter().next().map_or(it.place, |link| link.0),
        carried: own(it.carried),
    };
    let rating = |it: super::Rating| {
        let answer =
            it.answer.unwrap_or(Answer { level: None, out_of_scope: None, carried: Carried::default() });
        let rating = v1::Rating {
            level: answer.level,
            target: it.target,
            importance: it.importance,
            not_applicable: answer.out_of_scope,
            note: it.note,
            evidence: it.evidence.into_iter().map(evidence).collect(),
            practices: it.practices,
            spread: it.spread,
            carried: own(it.carried),
        };
        (it.clause.0, rating)
    };
    v1::Assessment {
        format: it.format,
        version: Version(1),
        id: it.id,
        catalogue: it.catalogue,
        unit: it.unit,
        date: it.date,
        stage: it.stage,
        state: it.state,
        adopted: it.adopted,
        continues: it.continues,
        assessors: it.people,
        target: it.target,
        ratings: Entries(it.ratings.into_iter().map(rating).collect()),
        actions: it.actions,
        mission: it.mission,
        modified: it.modified,
        carried: own(it.carried),
    }
}

/// Unknown fields under the names that they had in version 1.
fn own(carried: Carried) -> Carried {
    let mut all = Carried::default();
    carried.iter().for_each(|(name, raw)| all.push(name.strip_prefix("1:").unwrap_or(name), raw));
    all
}

/// Reads version 1 as the next release does, writes, reads and writes again; nothing is lost. Gives what is written.
fn brought_forward(text: &str) -> Value {
    let there = envelope::write(&next(text));
    assert_eq!(envelope::write(&next(&there)), there, "what is written reads as what it was");
    assert_eq!(envelope::write(&back(next(&there))), now(text), "nothing is lost");
    serde_json::from_str(&there).unwrap()
}

/// The texts of legacy files, by name.
macro_rules! legacy {
    ($($name:literal)*) => {
        [$(include_str!(concat!("../../assessments/legacy/v1/", $name, ".glapp.json"))),*]
    };
}

#[test]
fn every_legacy_file_comes_to_the_next_version_whole() {
    // `tests/legacy.rs` checks that none is missing here.
    let all = legacy!(
        "adopted"
        "byte-order-mark"
        "consensus"
        "dates"
        "empty"
        "full"
        "minimal"
        "nulls"
        "nulls-in-the-rare"
        "numbers"
        "other-key-order"
        "spread"
        "texts"
        "unknown-fields"
        "unknown-in-spread"
    );
    for text in all {
        assert_eq!(brought_forward(text.trim_start_matches('\u{feff}'))["version"], 2);
    }
}

#[test]
fn what_has_moved_is_found_where_it_belongs() {
    let there = brought_forward(FULL);
    let before: Value = serde_json::from_str(FULL).unwrap();
    assert_eq!(there["people"], before["assessors"]);
    assert_eq!(there["ratings"][0]["clause"], "4.1");
    assert_eq!(there["ratings"][0]["answer"], json!({ "level": before["ratings"]["4.1"]["level"] }));
    assert_eq!(
        there["ratings"][0]["evidence"][0]["links"],
        json!([before["ratings"]["4.1"]["evidence"][0]["url"]])
    );
    for gone in ["assessors", "not_applicable", "url"] {
        assert!(!there.to_string().contains(&format!("\"{gone}\":")), "{gone}");
    }
}

#[test]
fn a_field_that_was_unknown_keeps_clear_of_a_new_one_of_its_name() {
    let text = FULL
        .replace("\"assessors\"", "\"people\": [1,  2], \"1:people\": 3, \"assessors\"")
        .replace("\"evidence\": [", "\"answer\": null, \"clause\": {}, \"evidence\": [");
    let there = brought_forward(&text);
    assert_eq!((&there["1:people"], &there["1:1:people"]), (&json!([1, 2]), &json!(3)));
    assert_eq!(
        (&there["ratings"][0]["1:answer"], &there["ratings"][0]["1:clause"]),
        (&json!(null), &json!({}))
    );
}

#[test]
fn what_is_wrong_with_an_old_document_is_told_where_it_stands_there() {
    let text = FULL.replace("\"level\": 2", "\"level\": \"two\"");
    let mut context = Context::with_top(5);
    let document = migrate::read::<Assessment>(&text, Some(1), &mut context);
    let refusal = context.finish(document).map(drop).unwrap_err();
    assert!(refusal.to_string().starts_with("$.ratings[\"4.1\"].level: found \"two\""), "{refusal}");
}

#[test]
fn no_version_at_all_is_for_the_newest_shape_to_tell() {
    let text = FULL.replace("\"version\": 1,", "");
    let mut context = Context::with_top(5);
    let document = migrate::read::<Assessment>(&text, None, &mut context);
    let refusal = context.finish(document).map(drop).unwrap_err();
    assert!(refusal.to_string().contains("$: expected a field \"version\""), "{refusal}");
}

#[test]
fn the_release_before_never_writes_what_it_cannot_read() {
    let (text, catalogue) = (envelope::write(&next(FULL)), example::catalogue());
    let newer = ProblemKind::NewerVersion { found: 2, newest: VERSION };
    let refusal = assessment::read(text.as_bytes(), &[&catalogue]).unwrap_err();
    assert_eq!(refusal.problems.iter().map(|it| &it.kind).collect::<Vec<_>>(), [&newer]);

    let document = assessment::open(text.as_bytes(), &[&catalogue]).unwrap();
    let mut unit = document.value;
    // Unit, day and actions still mean the same; what is said of the clauses cannot be found, and that is told.
    assert_eq!((&*unit.header().unit.name, unit.ratings().count()), ("Exempelförvaltningen (påhittad)", 0));
    assert_eq!(document.warnings[0].line(Language::En), "$.ratings: found a list, expected an object");
    let clause = Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(1))));
    assert_eq!(unit.apply(&catalogue, clause), Err(EditError::Newer(2)));
    let older = example::assessment(&catalogue);
    for merge in [Merge::of(&unit, &older, &catalogue), Merge::of(&older, &unit, &catalogue)] {
        assert_eq!(merge, Err(MergeError::Catalogue(EditError::Newer(2))));
    }
    unit.stamp("2030-01-01T00:00:00Z");
    for it in [&unit, &unit.copy("other"), &unit.continued("other", unit.header().date)] {
        assert_eq!(assessment::write(it), text, "to the letter");
        let link = link::write(it);
        let refused = Err(link::LinkError::Refused(refusal.clone()));
        assert_eq!(link::read(&link, &[&catalogue]), refused, "in a link too");
    }
    let stored = backup::StoredText { id: "a".into(), text: text.as_str().into(), ..Default::default() };
    let kept = backup::Backup { documents: vec![stored], ..Default::default() };
    assert_eq!(*backup::read(backup::write(&kept).as_bytes()).unwrap().value.documents[0].text, *text);
}

#[test]
fn a_version_after_the_next_is_newer_to_it_too() {
    let envelope = Envelope::of(&FULL.replace("\"version\": 1", "\"version\": 3")).unwrap();
    let refusal = envelope.expect_up_to(v1::Format::FORMAT, Assessment::VERSION).unwrap_err();
    assert_eq!(refusal.problems[0].kind, ProblemKind::NewerVersion { found: 3, newest: 2 });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_assessment_comes_to_the_next_version_whole(unit in arbitrary::assessment()) {
        brought_forward(&assessment::write(&unit));
    }
}
