//! What holds for every catalogue and every assessment (`domain.md`, *Scores*).
#![allow(clippy::unwrap_used, reason = "a surprise should fail the test")]

#[path = "../common/mod.rs"]
mod common;
mod edits;
mod naive;
mod plan;
mod world;

use glapp_core::{Change, ComparedUnit, Edit, GapAnalysis, Level, Score};
use naive::{Naive, Numbers};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use world::{Answered, World, worlds};

/// What the rounding of 64-bit floats may make of a level.
const EPSILON: f64 = 1e-9;

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= EPSILON,
        (a, b) => a == b,
    }
}

/// `a` ≤ `b`, or either is none.
fn at_most(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a <= b + EPSILON)
}

/// Every section's score and the total.
fn scores(analysis: &GapAnalysis) -> impl Iterator<Item = &Score> {
    analysis.sections.iter().map(|section| &section.score).chain([&analysis.total])
}

fn pairs<'a>(a: &'a GapAnalysis, b: &'a GapAnalysis) -> impl Iterator<Item = (&'a Score, &'a Score)> {
    scores(a).zip(scores(b))
}

/// One of the clauses with such an answer, if there are any.
fn pick(world: &World, index: Index, like: impl Fn(Answered) -> bool) -> Option<&String> {
    let like: Vec<&String> =
        world.said.iter().filter(|(_, said)| like(said.answer)).map(|(id, _)| id).collect();
    (!like.is_empty()).then(|| *index.get(&like))
}

fn same(found: &Score, expected: &Numbers) -> bool {
    near(found.score, expected.score)
        && near(found.lower, expected.lower)
        && near(found.upper, expected.upper)
        && near(found.target, expected.target)
        && near(found.gap, expected.gap)
        && (found.applicable, found.rated) == (expected.applicable, expected.rated)
}

proptest! {
    #[test]
    fn scores_are_those_of_a_naive_reading_of_the_page(world in worlds()) {
        let (analysis, naive) = (world.analysis(), Naive(&world));
        for section in &analysis.sections {
            let expected = naive.section(&section.clause.to_string());
            prop_assert!(same(&section.score, &expected), "{section:?}, expected {expected:?}");
        }
        prop_assert!(same(&analysis.total, &naive.total()), "{:?}", analysis.total);
        // Among others a unit has the very same figure, to the last digit.
        let compared = ComparedUnit::of(&world.assessment(), &world.catalogue());
        prop_assert_eq!(compared.total, analysis.total);
    }

    #[test]
    fn every_clause_appears_exactly_once(world in worlds()) {
        let (analysis, naive) = (world.analysis(), Naive(&world));
        let rows: Vec<String> = analysis.clauses.iter().map(|row| row.clause.to_string()).collect();
        prop_assert_eq!(&rows, &naive.leaves(""));
        let mut rest: Vec<&str> = world.clauses.iter().map(|(id, _)| &**id).collect();
        rest.retain(|id| !id.contains('.') || !rows.iter().any(|row| row == id));
        let sections: Vec<String> = analysis.sections.iter().map(|section| section.clause.to_string()).collect();
        prop_assert_eq!(sections, rest);
        for (row, id) in analysis.clauses.iter().zip(&rows) {
            prop_assert_eq!(row.level.map(Level::value), naive.level(id));
            prop_assert_eq!(row.target.value(), naive.target(id));
            prop_assert_eq!(row.gap.map(f64::from), naive.gap(id));
            prop_assert_eq!(row.difference.map(f64::from), naive.level(id).map(|level| level - naive.target(id)));
        }
    }

    #[test]
    fn priorities_are_the_clauses_with_a_gap_highest_first(world in worlds()) {
        let (analysis, naive) = (world.analysis(), Naive(&world));
        let mut listed: Vec<_> = analysis.priorities.iter().map(|p| p.clause).collect();
        listed.sort();
        let listed: Vec<String> = listed.iter().map(ToString::to_string).collect();
        prop_assert_eq!(listed, naive.with_gap());
        for p in &analysis.priorities {
            let id = p.clause.to_string();
            prop_assert_eq!(Some(f64::from(p.gap)), naive.gap(&id));
            prop_assert!(near(Some(p.contribution), Some(naive.contribution(&id))), "{p:?}");
            prop_assert!(near(Some(p.priority), Some(naive.priority(&id))), "{p:?}");
        }
        for pair in analysis.priorities.windows(2) {
            let [a, b] = [naive.priority(&pair[0].clause.to_string()), naive.priority(&pair[1].clause.to_string())];
            let tie = (a - b).abs() <= 1e-12 * a;
            prop_assert!(if tie { pair[0].clause < pair[1].clause } else { a > b }, "{pair:?}");
        }
    }

    #[test]
    fn the_bounds_enclose_the_score(world in worlds()) {
        for score in scores(&world.analysis()) {
            prop_assert!(at_most(score.lower, score.score) && at_most(score.score, score.upper), "{score:?}");
            prop_assert!(at_most(Some(0.0), score.lower) && at_most(score.upper, Some(f64::from(world.top))));
            prop_assert_eq!(score.lower.is_some(), score.applicable > 0);
            prop_assert_eq!(score.score.is_some(), score.rated > 0);
            if score.rated == score.applicable {
                prop_assert!(near(score.lower, score.score) && near(score.upper, score.score), "{score:?}");
            }
        }
    }

    #[test]
    fn an_answer_narrows_the_bounds(world in worlds(), index: Index, level in 0u8..10) {
        if let Some(clause) = pick(&world, index, |answer| answer == Answered::No) {
            let answered = world.answering(clause, Answered::Level(level % (world.top + 1)));
            for (before, after) in pairs(&world.analysis(), &answered.analysis()) {
                prop_assert!(at_most(before.lower, after.lower), "{before:?} {after:?}");
                prop_assert!(at_most(after.upper, before.upper), "{before:?} {after:?}");
                let width = |s: &Score| s.upper.zip(s.lower).map(|(upper, lower)| upper - lower);
                prop_assert!(at_most(width(after), width(before)));
                prop_assert!(near(before.target, after.target));
            }
        }
    }

    #[test]
    fn raising_a_level_never_raises_a_gap_nor_lowers_a_score(world in worlds(), index: Index, by in 0u8..10) {
        if let Some((clause, level)) = pick(&world, index, |answer| matches!(answer, Answered::Level(_)))
            .and_then(|clause| Naive(&world).level(clause).map(|level| (clause, level as u8)))
        {
            let raised = world.answering(clause, Answered::Level(level + by % (world.top + 1 - level)));
            let (before, after) = (world.analysis(), raised.analysis());
            for (before, after) in pairs(&before, &after) {
                prop_assert!(at_most(before.score, after.score) && at_most(after.gap, before.gap));
                prop_assert!(at_most(before.lower, after.lower) && at_most(before.upper, after.upper));
            }
            for (before, after) in before.clauses.iter().zip(&after.clauses) {
                prop_assert!(after.gap <= before.gap);
            }
        }
    }

    #[test]
    fn a_contribution_is_the_rise_of_the_total_when_the_target_is_reached(world in worlds()) {
        let analysis = world.analysis();
        for p in &analysis.priorities {
            let clause = p.clause.to_string();
            let target = Answered::Level(Naive(&world).target(&clause) as u8);
            let total = world.answering(&clause, target).analysis().total.score;
            let expected = analysis.total.score.map(|score| score + p.contribution);
            prop_assert!(near(total, expected), "{p:?}: {total:?}, expected {expected:?}");
        }
    }

    #[test]
    fn marks_of_not_applicable_may_come_in_any_order(
        world in worlds(),
        order in Just((0..48).collect::<Vec<usize>>()).prop_shuffle(),
        share in select(vec![1, 2, 3]),
    ) {
        let catalogue = world.catalogue();
        let leaves: Vec<_> = catalogue.leaves().map(|leaf| leaf.id()).collect();
        let marked = |places: &mut dyn Iterator<Item = usize>| {
            let mut assessment = world.assessment();
            for clause in places.filter(|place| place % share == 0).filter_map(|place| leaves.get(place)) {
                let change = Change::NotApplicable("Berör oss inte".into());
                assessment.apply(&catalogue, Edit::Clause(*clause, change)).unwrap();
            }
            common::without_practices(&catalogue, &assessment)
        };
        let (sorted, shuffled) = (marked(&mut (0..48)), marked(&mut order.into_iter()));
        prop_assert_eq!(&sorted, &shuffled);
        // And the same as if these clauses had never been answered otherwise.
        let mut from_start = world.clone();
        for clause in leaves.iter().step_by(share) {
            from_start = from_start.answering(&clause.to_string(), Answered::NotApplicable);
        }
        prop_assert_eq!(sorted, from_start.analysis());
    }
}
