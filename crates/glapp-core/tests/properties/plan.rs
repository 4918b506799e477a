//! What holds for every plan: the arithmetic is that of making the edits and counting again.

use crate::common;
use crate::world::worlds;
use crate::{EPSILON, near};
use glapp_core::{Change, Edit, GapAnalysis};
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    #[test]
    fn a_step_is_one_level_up_and_never_beyond_a_target(world in worlds(), n in 0usize..40) {
        let (catalogue, analysis) = (world.catalogue(), world.analysis());
        let mut assessment = world.assessment();
        let steps = analysis.steps(n);
        let gaps: usize = analysis.priorities.iter().map(|it| usize::from(it.gap)).sum();
        prop_assert_eq!(steps.len(), n.min(gaps));
        for step in steps {
            let rating = assessment.rating(step.clause).cloned().unwrap_or_default();
            prop_assert_eq!(rating.answer.level(), Some(step.from));
            prop_assert_eq!(step.from.number() + 1, step.to.number());
            prop_assert!(step.to <= assessment.target(step.clause) && catalogue.scale().contains(step.to));
            let before = common::without_practices(&catalogue, &assessment).total.score;
            assessment.apply(&catalogue, Edit::Clause(step.clause, Change::Level(Some(step.to)))).unwrap();
            let after = common::without_practices(&catalogue, &assessment).total.score;
            prop_assert!(near(after, Some(step.total)), "{step:?}: {after:?}");
            prop_assert!(near(after, before.map(|before| before + step.lift)), "{step:?}: {before:?} {after:?}");
        }
    }

    #[test]
    fn no_other_level_up_is_worth_more_than_the_next_step(world in worlds()) {
        let analysis = world.analysis();
        let worth = |analysis: &GapAnalysis, step: &glapp_core::Step| {
            let importance = analysis.priorities.iter().find(|it| it.clause == step.clause);
            importance.map_or(0.0, |it| f64::from(it.importance.factor()) * step.lift)
        };
        for pair in analysis.steps(40).windows(2) {
            let [a, b] = [worth(&analysis, &pair[0]), worth(&analysis, &pair[1])];
            let tie = (a - b).abs() <= 1e-9 * a;
            prop_assert!(if tie { pair[0].clause <= pair[1].clause } else { a > b }, "{pair:?}");
        }
    }

    #[test]
    fn all_steps_give_the_total_and_every_contribution(world in worlds()) {
        let analysis = world.analysis();
        let contributions: f64 = analysis.priorities.iter().map(|it| it.contribution).sum();
        if let Some(last) = analysis.steps(usize::MAX).last() {
            prop_assert!(near(Some(last.total), analysis.total.score.map(|score| score + contributions)));
        } else {
            prop_assert_eq!(contributions, 0.0);
        }
    }

    #[test]
    fn the_effect_of_actions_is_the_rise_when_their_clauses_reach_their_targets(
        world in worlds(),
        chosen in proptest::collection::vec(any::<Index>(), 0..5),
    ) {
        let (catalogue, analysis) = (world.catalogue(), world.analysis());
        let about: Vec<_> = chosen.iter().map(|index| index.get(catalogue.clauses()).id()).collect();
        let actions: Vec<_> = about.iter().map(|clause| common::action(Some(&clause.to_string()))).collect();
        let mut assessment = world.assessment();
        for result in &analysis.clauses {
            let reached = about.iter().any(|&clause| result.clause.is_within(clause));
            if reached && result.gap.is_some_and(|gap| gap > 0) {
                let up = Change::Level(Some(result.target));
                assessment.apply(&catalogue, Edit::Clause(result.clause, up)).unwrap();
            }
        }
        let after = common::without_practices(&catalogue, &assessment).total.score;
        let effect = analysis.effect_of(&actions);
        prop_assert!(near(after, analysis.total.score.map(|score| score + effect.unwrap_or_default())));
        prop_assert!(effect.is_none_or(|effect| effect > -EPSILON));
        if let [clause] = about[..] {
            prop_assert_eq!(effect, analysis.effect(clause));
        }
    }
}
