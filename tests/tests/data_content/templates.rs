//! No generic phrase is pasted through the clauses.
//!
//! A template is a run of four words that stands in the descriptors of three or more clauses. At most a tenth of a
//! descriptor's words may belong to templates.

use crate::{clauses, id, list};
use std::collections::{BTreeMap, BTreeSet};

const RUN: usize = 4;
const CLAUSES: usize = 3;

fn words(text: &str) -> Vec<String> {
    let letters = |c: char| !c.is_alphanumeric() && c != '-' && c != '’';
    text.split(letters).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The share of templates in each descriptor, as (clause, level, share), of descriptors as (clause, level, text).
fn shares(descriptors: &[(String, usize, String)]) -> Vec<(String, usize, f64)> {
    let worded: Vec<_> =
        descriptors.iter().map(|(clause, level, text)| (clause, *level, words(text))).collect();
    let mut places: BTreeMap<&[String], BTreeSet<&String>> = BTreeMap::new();
    for (clause, _, words) in &worded {
        for run in words.windows(RUN) {
            places.entry(run).or_default().insert(clause);
        }
    }
    let share = |words: &[String]| {
        let mut shared = BTreeSet::new();
        for (start, run) in words.windows(RUN).enumerate() {
            if places[run].len() >= CLAUSES {
                shared.extend(start..start + RUN);
            }
        }
        shared.len() as f64 / words.len() as f64
    };
    worded.iter().map(|(clause, level, words)| ((*clause).clone(), *level, share(words))).collect()
}

#[test]
fn every_descriptor_is_in_its_clauses_own_terms() {
    for language in ["sv", "en"] {
        let mut descriptors = Vec::new();
        for clause in clauses() {
            for (level, text) in list(&clause["levels"]).iter().enumerate() {
                descriptors.push((
                    id(&clause).to_owned(),
                    level,
                    text[language].as_str().unwrap().to_owned(),
                ));
            }
        }
        assert_eq!(descriptors.len(), 52 * 6);
        for (clause, level, share) in shares(&descriptors) {
            assert!(share <= 0.1, "{language}: {clause}, level {level}: {:.0} % is template", share * 100.0);
        }
    }
}

#[test]
fn a_pasted_phrase_is_seen() {
    let pasted = |clause: &str, thing: &str| {
        (clause.to_owned(), 4, format!("{thing} följs upp och förbättras varje år."))
    };
    let found = shares(&[pasted("1", "Budgeten"), pasted("2", "Planen"), pasted("3", "Arbetet")]);
    assert!(found.iter().all(|(_, _, share)| *share > 0.8), "{found:?}");
    let two = shares(&[pasted("1", "Budgeten"), pasted("2", "Planen")]);
    assert!(two.iter().all(|(_, _, share)| *share == 0.0), "two clauses may say the same: {two:?}");
}
