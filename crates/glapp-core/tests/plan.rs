//! What actions do for the total, and what gives most next.

mod common;

use common::{action, analyse, id};
use glapp_core::{Action, GapAnalysis};

fn near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
        (found, expected) => found == expected,
    }
}

/// Two chapters, 1/2 each. 4.1 lacks 2 levels of 1/2 · 1/2, 4.2 one of the same, 5.1 three of 1/2 · 1; 5.2 is not
/// answered.
fn two_chapters() -> GapAnalysis {
    analyse("4 4.1 4.2 5 5.1 5.2", "4.1=1 4.2=2!3 5.1=0!1")
}

#[test]
fn the_effect_of_an_action_is_the_contribution_of_its_clause() {
    let analysis = two_chapters();
    for (clause, effect) in [
        ("4.1", Some(0.5)),
        ("4.2", Some(0.25)),
        ("5.1", Some(1.5)),
        ("5.2", None),
        // A chapter: everything below it.
        ("4", Some(0.75)),
        ("5", Some(1.5)),
    ] {
        assert!(near(analysis.effect(id(clause)), effect), "{clause}: {:?}", analysis.effect(id(clause)));
    }
    // No clause of the catalogue, and one whose target is reached.
    assert_eq!(analysis.effect(id("6")), None);
    assert_eq!(analyse("4 4.1", "4.1=3").effect(id("4.1")), None);
    assert_eq!(analyse("4 4.1", "4.1=-").effect(id("4")), None);
}

#[test]
fn the_effect_of_several_actions_counts_each_clause_once() {
    let analysis = two_chapters();
    let effect = |clauses: &[Option<&str>]| {
        let actions: Vec<Action> = clauses.iter().map(|clause| action(*clause)).collect();
        analysis.effect_of(&actions)
    };
    assert!(near(effect(&[Some("4.1"), Some("4.2")]), Some(0.75)));
    assert!(near(effect(&[Some("4.1"), Some("4.1"), None]), Some(0.5)));
    assert!(near(effect(&[Some("4.1"), Some("4")]), Some(0.75)));
    assert!(near(effect(&[Some("4"), Some("5.1"), Some("5.2")]), Some(2.25)));
    assert_eq!(effect(&[None, Some("5.2")]), None);
    assert_eq!(effect(&[]), None);
}

/// The first `n` steps as `clause from-to lift total`, four decimals at most.
fn check(analysis: &GapAnalysis, n: usize, expected: &[&str]) {
    let number = |value: f64| (value * 1e4).round() / 1e4;
    let rows: Vec<String> = analysis
        .steps(n)
        .iter()
        .map(|it| format!("{} {}-{} {} {}", it.clause, it.from, it.to, number(it.lift), number(it.total)))
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_next_step_is_the_level_that_lifts_most_times_importance() {
    // The total is (3/2 + 0)/2 = 0.75. A level of 4.2 is worth 1/4 · 3 = 0.75, one of 4.1 1/4 · 2 = 0.5, and one of 5.1
    // 1/2 · 1 = 0.5: the tie goes to the clause that stands first.
    let all = [
        "4.2 2-3 0.25 1",
        "4.1 1-2 0.25 1.25",
        "4.1 2-3 0.25 1.5",
        "5.1 0-1 0.5 2",
        "5.1 1-2 0.5 2.5",
        "5.1 2-3 0.5 3",
    ];
    for n in 0..=all.len() {
        check(&two_chapters(), n, &all[..n]);
    }
    check(&two_chapters(), 20, &all);
}

#[test]
fn weights_decide_what_a_level_lifts() {
    // W 1 of 4 and 3 of 4: the total is (9/4 + 3 · 7/2)/4 = 3.1875. A level of 4.1 lifts 1/4 · 3/4, one of 5.1
    // 3/4 · 0.5/2, the same: clause order.
    check(
        &analyse("4*1 4.1*3 4.2*1 5*3 5.1*0.5 5.2*1.5", "4.1=2/4 4.2=3 5.1=2 5.2=4"),
        9,
        &["4.1 2-3 0.1875 3.375", "4.1 3-4 0.1875 3.5625", "5.1 2-3 0.1875 3.75"],
    );
}

#[test]
fn a_level_counts_alike_however_wide_the_gap() {
    // As gaps, 4.1 comes first with 3 levels against 1; as steps they tie, and 4.2 is the more important by a factor.
    check(&analyse("4 4.1 4.2", "4.1=0 4.2=2!3"), 2, &["4.2 2-3 0.5 1.5", "4.1 0-1 0.5 2"]);
}

#[test]
fn there_is_no_step_without_a_gap() {
    check(&analyse("4 4.1 4.2", "4.1=3 4.2=?"), 5, &[]);
    check(&analyse("4 4.1", ""), 5, &[]);
}

#[test]
fn rounding_does_not_decide_a_tie_between_steps() {
    // 1/3 · 1/3 · 1 in each chapter; 5.1's three levels, each a third of its contribution, may round otherwise.
    let analysis = analyse("4 4.1 4.2 4.3 5 5.1 5.2 5.3 6 6.1", "4.1=2 4.2=3 4.3=3 5.1=0 5.2=3 5.3=3 6.1=3");
    let order: Vec<String> = analysis.steps(9).iter().map(|step| step.clause.to_string()).collect();
    assert_eq!(order, ["4.1", "5.1", "5.1", "5.1"]);
}
