//! Random catalogues and assessments as plain data, from which both the core and the naive reading start.

use crate::common;
use glapp_core::{Assessment, Catalogue, GapAnalysis};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What a unit says about a clause, in words and small numbers.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub answer: Answered,
    pub target: Option<u8>,
    pub importance: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answered {
    Level(u8),
    NotApplicable,
    No,
}

#[derive(Debug, Clone)]
pub struct World {
    /// The scale's highest level.
    pub top: u8,
    /// The assessment's own target.
    pub target: Option<u8>,
    /// Number and weight of every clause, in the order of the standard.
    pub clauses: Vec<(String, f64)>,
    /// What is said about each assessable clause.
    pub said: BTreeMap<String, Said>,
}

impl World {
    pub fn catalogue(&self) -> Catalogue {
        let words: Vec<String> = self.clauses.iter().map(|(id, weight)| format!("{id}*{weight}")).collect();
        common::catalogue(self.top, &words.join(" "))
    }

    pub fn assessment(&self) -> Assessment {
        let mut words: Vec<String> = self.target.iter().map(|target| format!("target={target}")).collect();
        for (id, said) in &self.said {
            let answer = match said.answer {
                Answered::Level(level) => level.to_string(),
                Answered::NotApplicable => "-".into(),
                Answered::No => "?".into(),
            };
            let target = said.target.map(|target| format!("/{target}")).unwrap_or_default();
            let importance = said.importance.map(|factor| format!("!{factor}")).unwrap_or_default();
            words.push(format!("{id}={answer}{target}{importance}"));
        }
        common::assessment(&self.catalogue(), &words.join(" "))
    }

    pub fn analysis(&self) -> GapAnalysis {
        common::without_practices(&self.catalogue(), &self.assessment())
    }

    /// The same with another answer to one clause.
    pub fn answering(&self, clause: &str, answer: Answered) -> Self {
        let mut other = self.clone();
        other.said.get_mut(clause).unwrap().answer = answer;
        other
    }
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(1.0), 1 => 0.1..10.0]
}

fn said() -> impl Strategy<Value = (Answered, Option<u8>, Option<u8>)> {
    let answer = prop_oneof![
        1 => Just(Answered::No),
        1 => Just(Answered::NotApplicable),
        3 => (0u8..10).prop_map(Answered::Level),
    ];
    (answer, option::of(0u8..10), option::of(1u8..=3))
}

/// Up to four chapters from 8 on, so that 9 meets 10, each with up to four clauses with up to three below each.
pub fn worlds() -> impl Strategy<Value = World> {
    let clause = (weight(), vec(weight(), 0..=3));
    let chapter = (weight(), vec(clause, 0..=4));
    // More answers than 4 · 4 · 3 leaves can need: those left over fall away.
    (3u8..=9, option::of(0u8..10), vec(chapter, 1..=4), vec(said(), 48)).prop_map(
        |(top, target, chapters, answers)| {
            let on_scale = |level: u8| level % (top + 1);
            let (mut clauses, mut leaves) = (Vec::new(), Vec::new());
            for (k, (weight, below)) in (8..).zip(chapters) {
                clauses.push((format!("{k}"), weight));
                if below.is_empty() {
                    leaves.push(format!("{k}"));
                }
                for (i, (weight, below)) in (1..).zip(below) {
                    clauses.push((format!("{k}.{i}"), weight));
                    if below.is_empty() {
                        leaves.push(format!("{k}.{i}"));
                    }
                    for (j, weight) in (1..).zip(below) {
                        clauses.push((format!("{k}.{i}.{j}"), weight));
                        leaves.push(format!("{k}.{i}.{j}"));
                    }
                }
            }
            let said = |(answer, target, importance): (Answered, Option<u8>, Option<u8>)| {
                let answer = match answer {
                    Answered::Level(level) => Answered::Level(on_scale(level)),
                    other => other,
                };
                Said { answer, target: target.map(on_scale), importance }
            };
            let said = leaves.into_iter().zip(answers.into_iter().map(said)).collect();
            World { top, target: target.map(on_scale), clauses, said }
        },
    )
}
