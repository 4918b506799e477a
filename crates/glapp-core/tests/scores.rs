//! `domain.md`, *Scores*: worked by hand. Gaps in order of priority are in `priorities.rs`, single clauses in `ratings.rs`.

mod common;

use common::{analyse, assessment, catalogue, id, without_practices};
use glapp_core::{GapAnalysis, Score};

/// Every section and the total as `id score lower..upper target gap rated/applicable`, four decimals at most.
fn check(analysis: &GapAnalysis, expected: &[&str]) {
    let number = |value: Option<f64>| match value {
        Some(value) => ((value * 1e4).round() / 1e4).to_string(),
        None => "none".into(),
    };
    let row = |name: &str, s: &Score| {
        let [score, lower, upper, target, gap] = [s.score, s.lower, s.upper, s.target, s.gap].map(number);
        format!("{name} {score} {lower}..{upper} {target} {gap} {}/{}", s.rated, s.applicable)
    };
    let sections = analysis.sections.iter().map(|section| row(&section.clause.to_string(), &section.score));
    let rows: Vec<String> = sections.chain([row("total", &analysis.total)]).collect();
    assert_eq!(rows, expected);
}

#[test]
fn a_plain_chapter() {
    // score (2 + 4) / 2; lower (2 + 4) / 3; upper (2 + 4 + 5) / 3; gap (1 + 0) / 2: the 4 does not make up for the 2.
    check(
        &analyse("4 4.1 4.2 4.3", "4.1=2 4.2=4"),
        &["4 3 2..3.6667 3 0.5 2/3", "total 3 2..3.6667 3 0.5 2/3"],
    );
}

#[test]
fn every_chapter_counts_alike_however_long() {
    // total (1 + 5) / 2 = 3; by clauses it would be (1 + 1 + 1 + 5) / 4 = 2.
    check(
        &analyse("4 4.1 4.2 4.3 5 5.1", "4.1=1 4.2=1 4.3=1 5.1=5"),
        &["4 1 1..1 3 2 3/3", "5 5 5..5 3 0 1/1", "total 3 3..3 3 1 4/4"],
    );
}

#[test]
fn nothing_answered() {
    check(&analyse("4 4.1 4.2", ""), &["4 none 0..5 3 none 0/2", "total none 0..5 3 none 0/2"]);
}

#[test]
fn a_chapter_without_answers_moves_the_bounds_but_not_the_score() {
    // lower (4 + 0) / 2, upper (4 + 5) / 2, target (2 + 4) / 2.
    check(
        &analyse("4 4.1 5 5.1", "4.1=4/2 5.1=?/4"),
        &["4 4 4..4 2 0 1/1", "5 none 0..5 4 none 0/1", "total 4 2..4.5 3 0 1/2"],
    );
}

#[test]
fn a_chapter_that_is_not_applicable_counts_nowhere() {
    check(
        &analyse("4 4.1 4.2 5 5.1 5.2", "4.1=- 4.2=-/5 5.1=2 5.2=-"),
        &["4 none none..none none none 0/0", "5 2 2..2 3 1 1/1", "total 2 2..2 3 1 1/1"],
    );
    check(
        &analyse("4 4.1", "4.1=-"),
        &["4 none none..none none none 0/0", "total none none..none none none 0/0"],
    );
}

#[test]
fn clauses_and_chapters_have_weights() {
    // 4: A weighs 3 + 1 + 2 = 6, R = {4.1, 4.2} weighs 4. score (3·2 + 1·5) / 4 = 11/4; lower 11/6;
    //    upper (11 + 5·2) / 6 = 21/6; target (3·4 + 1·3 + 2·3) / 6 = 21/6; gap (3·2 + 1·0) / 4.
    // 5: score (0.5·0 + 1.5·4) / 2; gap 0.5·3 / 2.
    // total with W 1 and 3: score (2.75 + 3·3) / 4; lower (11/6 + 9) / 4; upper (3.5 + 9) / 4; gap (1.5 + 2.25) / 4.
    check(
        &analyse("4*1 4.1*3 4.2*1 4.3*2 5*3 5.1*0.5 5.2*1.5", "4.1=2/4 4.2=5 5.1=0 5.2=4"),
        &[
            "4 2.75 1.8333..3.5 3.5 1.5 2/3",
            "5 3 3..3 3 0.75 2/2",
            "total 2.9375 2.7083..3.125 3.125 0.9375 4/5",
        ],
    );
}

#[test]
fn the_target_is_the_clauses_own_else_the_assessments_else_3() {
    // An unanswered clause's target counts (4.2), a not applicable one's does not (4.3).
    check(
        &analyse("4 4.1 4.2 4.3", "4.1=1 4.2=?/5 4.3=-/0"),
        &["4 1 0.5..3 4 2 1/2", "total 1 0.5..3 4 2 1/2"],
    );
    // target (4 + 0 + 4) / 3, gap (3 + 0) / 2: own targets go before the assessment's 4, even when 0.
    check(
        &analyse("4 4.1 4.2 4.3", "target=4 4.1=1 4.2=1/0"),
        &["4 1 0.6667..2.3333 2.6667 1.5 2/3", "total 1 0.6667..2.3333 2.6667 1.5 2/3"],
    );
}

#[test]
fn a_surplus_never_hides_a_gap() {
    // score and target are both 3, yet (2 + 0) / 2 is missing, and so in the total of 4 and 5.
    check(
        &analyse("4 4.1 4.2 5 5.1", "4.1=1 4.2=5 5.1=5"),
        &["4 3 3..3 3 1 2/2", "5 5 5..5 3 0 1/1", "total 4 4..4 3 0.5 3/3"],
    );
}

#[test]
fn an_intermediate_clause_is_computed_from_its_own_leaves() {
    // 4.1: (1·3 + 4·1) / 4 = 1.75, lower = upper. 4: (7 + 2·5) / 6, from the leaves, not from 4.1 and its weight of 7.
    check(
        &analyse("4 4.1*7 4.1.1*3 4.1.2 4.2*2 4.3", "4.1.1=1 4.1.2=4 4.2=5"),
        &[
            "4 2.8333 2.4286..3.1429 3 1 3/4",
            "4.1 1.75 1.75..1.75 3 1.5 2/2",
            "total 2.8333 2.4286..3.1429 3 1 3/4",
        ],
    );
}

#[test]
fn a_chapter_without_clauses_below_is_assessed_itself() {
    check(
        &analyse("4*2 5 5.1", "4=5 5.1=2"),
        &["4 5 5..5 3 0 1/1", "5 2 2..2 3 1 1/1", "total 4 4..4 3 0.3333 2/2"],
    );
}

#[test]
fn another_scale_has_its_own_top() {
    // upper (2 + 3) / 2 on a scale of 0-3.
    let catalogue = catalogue(3, "4 4.1 4.2");
    let analysis = without_practices(&catalogue, &assessment(&catalogue, "4.1=2"));
    check(&analysis, &["4 2 1..2.5 3 1 1/2", "total 2 1..2.5 3 1 1/2"]);
}

#[test]
fn the_widest_gap_is_that_of_a_chapter_the_first_of_those_alike() {
    for (ratings, expected) in [
        ("4.1.1=1 5.1=0", Some("5")),
        ("4.1.1=1 5.1=1", Some("4")),
        ("4.1.1=0 4.2=3 5.1=1", Some("5")), // 4.1 has 3, but 4 has (3 + 0) / 2
        ("4.1.1=3 5.1=5 5.2=?/5", None),
        ("", None),
    ] {
        let analysis = analyse("4 4.1 4.1.1 4.2 5 5.1 5.2", ratings);
        let widest = analysis.widest().map(|section| section.clause.to_string());
        assert_eq!(widest.as_deref(), expected, "{ratings}");
    }
}

/// Gaps of 0.3 · 1 in chapter 4 and 0.1 · 3 in chapter 5, over the same weights: alike but for rounding.
#[test]
fn rounding_does_not_decide_which_chapter_has_the_widest_gap() {
    let (four, five) = ("4 4.1*0.1 4.2*0.2 4.3*0.3", "5 5.1*0.1 5.2*0.2 5.3*0.3");
    let ratings = "4.1=3 4.2=3 4.3=2 5.1=0 5.2=3 5.3=3";
    let analysis = analyse(&format!("{four} {five}"), ratings);
    let gap = |clause: &str| analysis.section(id(clause)).unwrap().gap.unwrap();
    assert!(gap("5") > gap("4"));
    assert_eq!(analysis.widest().map(|section| section.clause), Some(id("4")));
}

#[test]
fn completeness_goes_by_count() {
    let analysis = analyse("4 4.1*9 4.2 4.3 4.4 5 5.1 6 6.1", "4.1=2 4.2=3 4.4=- 6.1=-");
    let completeness = |clause: &str| analysis.section(id(clause)).unwrap().completeness();
    assert_eq!(completeness("4"), Some(2.0 / 3.0)); // two of 4.1-4.3; the weight of 4.1 plays no part
    assert_eq!(completeness("5"), Some(0.0));
    assert_eq!(completeness("6"), None); // nothing is applicable
    assert_eq!(analysis.total.completeness(), Some(0.5)); // 2 of 4, not the mean of the chapters
}

#[test]
fn sections_are_chapters_and_intermediate_clauses_in_order() {
    let analysis = analyse("9 9.1 9.1.1 9.1.2 9.2 10 10.1", "");
    let sections: Vec<String> = analysis.sections.iter().map(|section| section.clause.to_string()).collect();
    let chapters: Vec<String> = analysis.chapters().map(|section| section.clause.to_string()).collect();
    assert_eq!(
        (sections, chapters),
        (["9", "9.1", "10"].map(String::from).into(), ["9", "10"].map(String::from).into())
    );
    assert_eq!(analysis.section(id("9.2")), None);
}
