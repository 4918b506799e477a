//! `domain.md`, *Scores*: contribution, priority and the order of the gaps.

mod common;

use common::analyse;

/// The gaps in order, as `id gap·importance contribution priority`, four decimals at most.
fn check(clauses: &str, ratings: &str, expected: &[&str]) {
    let number = |value: f64| (value * 1e4).round() / 1e4;
    let rows: Vec<String> = analyse(clauses, ratings)
        .priorities
        .iter()
        .map(|p| {
            let (contribution, priority) = (number(p.contribution), number(p.priority));
            format!("{} {}·{} {contribution} {priority}", p.clause, p.gap, p.importance.factor())
        })
        .collect();
    assert_eq!(rows, expected, "{ratings}");
}

#[test]
fn contribution_is_the_share_of_chapter_and_clause_times_the_gap() {
    // Two chapters with a score: 1/2 each. 4.1: 1/2 · 1/2 · 2. 5.1: 1/2 · 1 · 1.
    check("4 4.1 4.2 5 5.1", "4.1=1 4.2=5 5.1=2", &["4.1 2·2 0.5 1", "5.1 1·2 0.5 1"]);
    // An unanswered clause and a chapter without a score have no share: 4.1 is all there is.
    check("4 4.1 4.2 4.3 5 5.1 6 6.1", "4.1=1 4.2=? 4.3=- 6.1=-", &["4.1 2·2 2 4"]);
}

#[test]
fn contribution_goes_by_the_weights() {
    // W 1 of 4: 4.1 1/4 · 3/4 · 2 = 0.375, 4.2 1/4 · 1/4 · 1 = 0.0625. W 3 of 4: 5.1 3/4 · 0.5/2 · 3 = 0.5625.
    check(
        "4*1 4.1*3 4.2*1 4.3*2 5*3 5.1*0.5 5.2*1.5 6*9 6.1",
        "4.1=2/4 4.2=2 5.1=0 5.2=4",
        &["5.1 3·2 0.5625 1.125", "4.1 2·2 0.375 0.75", "4.2 1·2 0.0625 0.125"],
    );
}

#[test]
fn priority_is_importance_times_contribution() {
    // Gaps 3, 2 and 2, each a third: importance 1, 3 and the default 2 turn the order.
    check(
        "4 4.1 4.2 4.3",
        "4.1=0!1 4.2=1 4.3=1!3",
        &["4.3 2·3 0.6667 2", "4.2 2·2 0.6667 1.3333", "4.1 3·1 1 1"],
    );
}

#[test]
fn a_clause_without_a_gap_is_not_listed() {
    check("4 4.1 4.2 4.3 4.4 4.5", "4.1=3 4.2=5!3 4.3=? 4.4=- 4.5=0/0", &[]);
    check("4 4.1 4.2", "4.1=2/2 4.2=2", &["4.2 1·2 0.5 1"]);
    check("4 4.1", "", &[]);
}

#[test]
fn ties_stand_in_clause_order() {
    check(
        "4 4.1 4.2 4.10",
        "4.10=1 4.2=1 4.1=1",
        &["4.1 2·2 0.6667 1.3333", "4.2 2·2 0.6667 1.3333", "4.10 2·2 0.6667 1.3333"],
    );
    check("9 9.1 10 10.1", "9.1=2 10.1=2", &["9.1 1·2 0.5 1", "10.1 1·2 0.5 1"]);
    // Gap 1 of importance 3 ties with gap 3 of importance 1.
    check("4 4.1 4.2", "4.1=2!3 4.2=0!1", &["4.1 1·3 0.5 1.5", "4.2 3·1 1.5 1.5"]);
}

#[test]
fn rounding_does_not_decide_a_tie() {
    // 1/3 · 1/15 · 3 and 1/3 · 1/5 · 1 are the same, but not in 64-bit floats, where the second comes out larger.
    let contribution = |chapters: f64, rated: f64, gap: f64| 1.0 / chapters * (1.0 / rated) * gap;
    assert!(contribution(3.0, 15.0, 3.0) < contribution(3.0, 5.0, 1.0));
    let long = "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 4.13 4.14 4.15";
    let rest = "4.1=3 4.2=3 4.3=3 4.4=3 4.5=3 4.6=3 4.7=3 4.8=3 4.9=3 4.10=3 4.11=3 4.12=3 4.13=3 4.14=3";
    check(
        &format!("4 {long} 5 5.1 5.2 5.3 5.4 5.5 6 6.1"),
        &format!("{rest} 4.15=0 5.1=2 5.2=3 5.3=3 5.4=3 5.5=3 6.1=3"),
        &["4.15 3·2 0.0667 0.1333", "5.1 1·2 0.0667 0.1333"],
    );
    // And the other way about: 1/5 · 1 · 1 against 1/5 · 1/5 · 5, here the later one comes out larger.
    assert!(contribution(5.0, 1.0, 1.0) < contribution(5.0, 5.0, 5.0));
    check(
        "4 4.1 5 5.1 5.2 5.3 5.4 5.5 6 6.1 7 7.1 8 8.1",
        "target=0 4.1=2/3 5.1=0/5 5.2=0 5.3=0 5.4=0 5.5=0 6.1=0 7.1=0 8.1=0",
        &["4.1 1·2 0.2 0.4", "5.1 5·2 0.2 0.4"],
    );
}

#[test]
fn a_small_difference_is_no_tie() {
    // 5.1 is worth a millionth more than 4.1.
    check("4 4.1 5*1.000001 5.1", "4.1=2 5.1=2", &["5.1 1·2 0.5 1", "4.1 1·2 0.5 1"]);
    // Nearly all of the weight is on 5, so both gaps of 4 are next to nothing, yet one is twice the other.
    check("4*1e-13 4.1 4.2 5 5.1", "4.1=2 4.2=1 5.1=3", &["4.2 2·2 0 0", "4.1 1·2 0 0"]);
}
