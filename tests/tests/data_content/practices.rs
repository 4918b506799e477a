//! The practices of the city and of the platforms of other cities.

use crate::{all, assert_sources, clauses, files, id, list};
use serde_json::Value;
use std::collections::BTreeSet;

/// The sets: the city's own, and one for each platform that the researchers followed.
const SETS: [&str; 7] = [
    "goteborg",
    "platform-boras",
    "platform-goteborg",
    "platform-kiruna",
    "platform-lund",
    "platform-stockholm",
    "platform-umea",
];

fn practices(set: &str) -> Vec<Value> {
    all(&format!("practices/{set}"), "practices")
}

#[test]
fn the_sets_are_all_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assessments/practices");
    let found: BTreeSet<String> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(found, SETS.map(String::from).into());
    assert!(practices("goteborg").len() >= 40);
    assert!(SETS.iter().all(|set| !practices(set).is_empty()));
}

#[test]
fn the_head_of_a_set_names_every_part() {
    for set in SETS {
        let files = files(&format!("practices/{set}"));
        let named: BTreeSet<&str> = files
            .iter()
            .filter(|(path, _)| path.ends_with("set.json"))
            .flat_map(|(_, head)| list(&head["parts"]).iter().filter_map(Value::as_str))
            .collect();
        let parts: BTreeSet<&str> = files
            .iter()
            .filter(|(_, file)| file["format"] == "glapp/practices-part")
            .map(|(path, _)| path.file_name().unwrap().to_str().unwrap())
            .collect();
        assert_eq!(named, parts, "{set}");
        let owners: BTreeSet<&str> = files.iter().filter_map(|(_, file)| file["set"].as_str()).collect();
        assert!(owners.iter().all(|owner| *owner == set), "{set}: {owners:?}");
    }
}

#[test]
fn every_practice_says_where_the_facts_come_from() {
    let everything = SETS.iter().flat_map(|set| practices(set));
    let needs = all("practices/goteborg", "needs");
    everything.chain(needs).for_each(|it| assert_sources(&it));
}

#[test]
fn the_action_plans_have_their_measures() {
    let all = practices("goteborg");
    let measures = || all.iter().filter(|it| it["kind"] == "measure");
    let count = |plan: &str| measures().filter(|it| it["programme"]["plan"] == plan).count();
    // The source counts 30 measures in the first plan and lists 29.
    assert_eq!((count("2018-2019"), count("2020-2021"), count("2021-2023")), (29, 8, 7));
}

#[test]
fn the_programme_has_five_strategies() {
    let all = practices("goteborg");
    for strategy in 1..=5 {
        let of = all.iter().filter(|it| it["programme"]["strategy"] == strategy);
        let (strategies, measures): (Vec<_>, Vec<_>) = of.partition(|it| it["kind"] == "strategy");
        assert!(!strategies.is_empty() && !measures.is_empty(), "strategy {strategy}");
    }
    assert_eq!(all.iter().filter(|it| it["kind"] == "goal").count(), 4, "the vision and three goals");
}

#[test]
fn links_go_to_clauses_that_are_asked_about() {
    let clauses = clauses();
    let leaves: BTreeSet<&str> =
        clauses.iter().filter(|clause| clause.get("question").is_some()).map(id).collect();
    for it in SETS.iter().flat_map(|set| practices(set)).chain(all("practices/goteborg", "needs")) {
        let links: Vec<&str> = list(&it["clauses"]).iter().map(id).collect();
        assert!((1..=5).contains(&links.len()), "{}: {links:?}", id(&it));
        assert!(links.iter().all(|link| leaves.contains(link)), "{}: {links:?}", id(&it));
        assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len(), "{}: {links:?}", id(&it));
    }
}

#[test]
fn ids_are_plain_and_stand_once() {
    let mut seen = BTreeSet::new();
    for it in SETS.iter().flat_map(|set| practices(set)).chain(all("practices/goteborg", "needs")) {
        let plain = id(&it).bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        assert!(plain, "{}", id(&it));
        assert!(seen.insert(id(&it).to_string()), "{} stands twice", id(&it));
    }
}

#[test]
fn the_examples_use_practices_and_clauses_that_exist() {
    let known = practices("goteborg");
    let known: BTreeSet<&str> = known.iter().map(id).collect();
    let mut used = 0;
    for (path, unit) in files("examples") {
        for (clause, rating) in unit["ratings"].as_object().unwrap() {
            for practice in list(&rating["practices"]).iter().filter_map(Value::as_str) {
                assert!(known.contains(practice), "{}: {clause}: {practice}", path.display());
                used += 1;
            }
        }
    }
    assert!(used >= 20, "the examples show practices in use: {used}");
}
