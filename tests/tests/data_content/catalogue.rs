//! The catalogue of ISO 56002:2019.

use crate::{clauses, id, list};
use serde_json::Value;

/// The second level; those without a third are assessed themselves.
const SECOND: &str = "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1 6.2 6.3 6.4 7.1 7.2 7.3 7.4 7.5 7.6 7.7 7.8 8.1 8.2 8.3 \
    9.1 9.2 9.3 10.1 10.2 10.3";
const THIRD: &str = "4.1.1 4.1.2 4.1.3 4.4.1 4.4.2 4.4.3 5.1.1 5.1.2 5.1.3 5.1.4 5.2.1 5.2.2 6.2.1 6.2.2 \
    7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.1.6 7.5.1 7.5.2 7.5.3 8.3.1 8.3.2 8.3.3 8.3.4 8.3.5 8.3.6 \
    9.1.1 9.1.2 9.3.1 9.3.2 9.3.3";

fn leaves() -> Vec<Value> {
    clauses().into_iter().filter(|clause| clause.get("question").is_some()).collect()
}

fn depth(clause: &Value) -> usize {
    id(clause).split('.').count()
}

fn ids(clauses: &[Value], depth_of: usize) -> Vec<&str> {
    clauses.iter().filter(|clause| depth(clause) == depth_of).map(id).collect()
}

#[test]
fn the_clauses_are_those_of_the_standard() {
    let clauses = clauses();
    assert_eq!(ids(&clauses, 1), ["4", "5", "6", "7", "8", "9", "10"]);
    assert_eq!(ids(&clauses, 2), SECOND.split_whitespace().collect::<Vec<_>>());
    assert_eq!(ids(&clauses, 3), THIRD.split_whitespace().collect::<Vec<_>>());
    assert_eq!((ids(&clauses, 2).len(), ids(&clauses, 3).len(), clauses.len()), (28, 34, 69));
}

#[test]
fn the_52_leaves_and_no_others_are_asked_about() {
    let clauses = clauses();
    let below = |parent: &str| clauses.iter().any(|clause| id(clause).starts_with(&format!("{parent}.")));
    let expected: Vec<&str> = clauses.iter().map(id).filter(|id| !below(id)).collect();
    let leaves = leaves();
    assert_eq!(leaves.iter().map(id).collect::<Vec<_>>(), expected);
    assert_eq!(leaves.len(), 52);
    assert_eq!(leaves.iter().filter(|leaf| depth(leaf) == 2).count(), 18);
    for clause in clauses.iter().filter(|clause| clause.get("question").is_none()) {
        let fields: Vec<_> = clause.as_object().unwrap().keys().collect();
        assert!(
            fields.iter().all(|field| ["id", "title", "weight"].contains(&field.as_str())),
            "{}",
            id(clause)
        );
    }
}

#[test]
fn every_leaf_is_complete() {
    for leaf in leaves() {
        let count = |field: &str| list(&leaf[field]).len();
        let name = id(&leaf);
        assert!(leaf.get("purpose").is_some(), "{name}");
        assert_eq!((count("levels"), count("first_step")), (6, 5), "{name}");
        assert!((2..=4).contains(&count("evidence")), "{name}: {} examples of evidence", count("evidence"));
        assert!((1..=3).contains(&count("principles")), "{name}: {} principles", count("principles"));
        let mut principles: Vec<&str> = list(&leaf["principles"]).iter().filter_map(Value::as_str).collect();
        principles.sort_unstable();
        principles.dedup();
        assert_eq!(principles.len(), count("principles"), "{name}: a principle stands twice");
    }
}

#[test]
fn no_two_descriptors_are_alike() {
    for field in ["levels", "first_step", "question", "purpose"] {
        for language in ["sv", "en"] {
            let mut seen = std::collections::BTreeMap::new();
            for leaf in leaves() {
                let one = [leaf[field].clone()];
                for text in leaf[field].as_array().map_or(&one[..], Vec::as_slice) {
                    let before = seen.insert(text[language].to_string(), id(&leaf).to_string());
                    assert_eq!(before, None, "{} {field}: {}", id(&leaf), text[language]);
                }
            }
        }
    }
}

#[test]
fn the_phase_follows_from_the_chapter() {
    for leaf in leaves() {
        let phase = match id(&leaf).split('.').next().unwrap() {
            "4" | "5" | "6" => "plan",
            "7" | "8" => "do",
            "9" => "study",
            _ => "act",
        };
        assert_eq!(leaf["phase"], phase, "{}", id(&leaf));
    }
}

#[test]
fn the_short_round_has_two_clauses_of_every_chapter() {
    let leaves = leaves();
    let short: Vec<&str> = leaves.iter().filter(|leaf| leaf.get("short_round").is_some()).map(id).collect();
    assert_eq!(short.len(), 14, "{short:?}");
    for chapter in ["4.", "5.", "6.", "7.", "8.", "9.", "10."] {
        assert_eq!(short.iter().filter(|id| id.starts_with(chapter)).count(), 2, "{chapter} of {short:?}");
    }
}

/// As `Clause in ISO 56002 > clause in ISO 56001:2024`; the numbers of the two collide, so none is to be guessed.
const CROSSWALK: &str = "4.1.1>4.1 4.1.2>4.1 4.1.3>4.1 4.2>4.2 4.3>4.3.2 4.4.1>4.4 4.4.2>5.4 4.4.3>6.6 \
    5.1.1>5.1.1 5.1.2>5.1.2 5.1.3>4.3.1 5.1.4>5.3 5.2.1>5.2 5.2.2>5.2 5.3>5.5 6.3>6.5 6.4>6.4 \
    7.1.1>7.1.1 7.1.2>7.1.2 7.1.3>7.1.3 7.1.4>7.1.6 7.1.5>7.1.4 7.1.6>7.1.5 7.6>7.1.8 7.7>7.1.6 7.8>7.1.7 \
    10.1> 10.2>10.2 10.3>10.1";

#[test]
fn the_crosswalk_to_56001_is_the_known_one() {
    let leaves = leaves();
    for row in CROSSWALK.split_whitespace() {
        let (from, to) = row.split_once('>').unwrap();
        let leaf = leaves.iter().find(|leaf| id(leaf) == from).unwrap();
        let links: Vec<&Value> =
            list(&leaf["crosswalk"]).iter().filter(|link| link["catalogue"] == "iso-56001:2024").collect();
        let found: Vec<&str> = links.iter().filter_map(|link| link["clause"].as_str()).collect();
        assert_eq!(found, to.split(' ').filter(|to| !to.is_empty()).collect::<Vec<_>>(), "{from}");
        let extent = if ["5.1.3", "7.7"].contains(&from) { "partly" } else { "full" };
        assert!(links.iter().all(|link| link["extent"] == extent), "{from}");
    }
}
