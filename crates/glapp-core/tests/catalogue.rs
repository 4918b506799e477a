//! `domain.md`, *File formats: Catalogue*: the ordered tree of clauses and what may be wrong with it.

mod common;

use common::{catalogue, entry, head, id};
use glapp_core::{Catalogue, CatalogueErrorKind as Kind, Criteria, Entry, Language, example};

#[test]
fn the_tree_of_clauses() {
    // Each clause: whether it is a chapter, whether it is assessable, and the leaves at or below it.
    let catalogue = catalogue(5, "4 4.1 4.1.1 4.1.2 4.2 9 9.3 9.3.1 9.3.1.1 10 11 11.1");
    let rows: Vec<String> = catalogue
        .clauses()
        .iter()
        .map(|clause| {
            let kind = match (clause.is_chapter(), clause.is_assessable()) {
                (true, true) => "chapter+leaf",
                (true, false) => "chapter",
                (false, true) => "leaf",
                (false, false) => "between",
            };
            let leaves: Vec<_> =
                catalogue.leaves().skip(clause.leaves().start).take(clause.leaves().len()).collect();
            let leaves: Vec<_> = leaves.iter().map(|leaf| leaf.id().to_string()).collect();
            format!("{} {kind}: {}", clause.id(), leaves.join(" "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "4 chapter: 4.1.1 4.1.2 4.2",
            "4.1 between: 4.1.1 4.1.2",
            "4.1.1 leaf: 4.1.1",
            "4.1.2 leaf: 4.1.2",
            "4.2 leaf: 4.2",
            "9 chapter: 9.3.1.1",
            "9.3 between: 9.3.1.1",
            "9.3.1 between: 9.3.1.1",
            "9.3.1.1 leaf: 9.3.1.1",
            "10 chapter+leaf: 10",
            "11 chapter: 11.1",
            "11.1 leaf: 11.1",
        ]
    );
}

#[test]
fn a_title_that_others_share_stands_behind_that_of_the_clause_above() {
    let row = |clause: &str, title: &str| Entry { title: example::text(title), ..entry(clause, 1.0) };
    let rows = [row("4", "Context"), row("4.1", "General"), row("4.2", "Culture"), row("5", "Leadership")];
    let catalogue =
        Catalogue::new(head(5), [&rows[..], &[row("5.1", "General"), row("6", "General")]].concat());
    let catalogue = catalogue.unwrap();
    let title = |clause: &str| catalogue.title_in_context(id(clause), Language::En);
    assert_eq!(title("4.1"), "Context: General");
    assert_eq!(title("5.1"), "Leadership: General");
    assert_eq!(title("4.2"), "Culture", "no other clause is called so");
    assert_eq!(title("6"), "General", "nothing is above a chapter");
    assert_eq!(title("9"), "", "there is no such clause");
}

#[test]
fn clauses_are_found_by_number() {
    let catalogue = catalogue(5, "4*2 4.1*0.5 4.2 10 10.1");
    assert_eq!((catalogue.id(), catalogue.leaf_count()), ("example:1", 3));
    let chapters: Vec<_> = catalogue.chapters().map(|clause| (clause.id(), clause.weight())).collect();
    assert_eq!(chapters, [(id("4"), 2.0), (id("10"), 1.0)]);
    let leaves: Vec<_> = catalogue.leaves().map(|clause| (clause.id(), clause.weight())).collect();
    assert_eq!(leaves, [(id("4.1"), 0.5), (id("4.2"), 1.0), (id("10.1"), 1.0)]);
    for (clause, found, leaf) in [
        ("4", true, None),
        ("4.1", true, Some(0)),
        ("4.2", true, Some(1)),
        ("10", true, None),
        ("10.1", true, Some(2)),
        ("4.3", false, None),
        ("5", false, None),
        ("4.1.1", false, None),
    ] {
        assert_eq!(catalogue.clause(id(clause)).map(|row| row.id()), found.then(|| id(clause)));
        assert_eq!(catalogue.leaf(id(clause)), leaf, "{clause}");
    }
    let titles: Vec<_> = catalogue.clauses().iter().map(|clause| clause.title().clone()).collect();
    assert_eq!(titles, ["4", "4.1", "4.2", "10", "10.1"].map(example::text));
    assert_eq!(catalogue.head(), &head(5));
}

#[test]
fn a_catalogue_may_be_empty() {
    let empty = Catalogue::new(head(5), vec![]).unwrap();
    assert_eq!((empty.clauses().len(), empty.leaf_count()), (0, 0));
}

/// The errors of these entries on a scale of 0-5, each with the place of its entry.
fn check(entries: Vec<Entry>, expected: &[(usize, Kind)]) {
    let found = Catalogue::new(head(5), entries).err().unwrap_or_default();
    let found: Vec<_> = found.into_iter().map(|error| (error.index, error.kind)).collect();
    assert_eq!(found, expected);
}

fn plain(clauses: &str) -> Vec<Entry> {
    clauses.split_whitespace().map(|clause| entry(clause, 1.0)).collect()
}

#[test]
fn clauses_stand_once_and_in_rising_order() {
    check(plain("4 4.1 4.2 5 5.1"), &[]);
    check(plain("4 4.2 4.1"), &[(2, Kind::OutOfOrder(id("4.1")))]);
    check(plain("4 4.1 4.1"), &[(2, Kind::OutOfOrder(id("4.1")))]);
    check(plain("10 9"), &[(1, Kind::OutOfOrder(id("9")))]);
    // Held against the highest so far, so one clause that jumped ahead shows every one that it passed.
    check(plain("4 6 5 5.1 7"), &[(2, Kind::OutOfOrder(id("5"))), (3, Kind::OutOfOrder(id("5.1")))]);
}

#[test]
fn a_clause_stands_below_its_parent() {
    check(plain("4 5.1"), &[(1, Kind::Orphan(id("5.1")))]);
    check(plain("4 4.1.1"), &[(1, Kind::Orphan(id("4.1.1")))]);
    check(plain("4.1 4"), &[(0, Kind::Orphan(id("4.1"))), (1, Kind::OutOfOrder(id("4")))]);
}

#[test]
fn a_weight_is_above_0_and_no_higher_than_sums_can_bear() {
    for weight in [0.0, -0.0, 5e-324, 9e-301, -1.0, 1.1e6, 1e308, f64::INFINITY, f64::NEG_INFINITY] {
        check(vec![entry("4", 1.0), entry("4.1", weight)], &[(1, Kind::Weight(weight))]);
    }
    let errors = Catalogue::new(head(5), vec![entry("4", f64::NAN)]).unwrap_err();
    assert!(matches!(errors[..], [ref error] if error.index == 0 && matches!(error.kind, Kind::Weight(_))));
    check(vec![entry("4", 1e-300), entry("4.1", 1e6)], &[]);
}

fn asking(clause: &str, levels: usize, first_steps: usize) -> Entry {
    let criteria = Criteria {
        question: example::text("?"),
        purpose: None,
        levels: vec![example::text("…"); levels],
        evidence: vec![],
        first_step: vec![example::text("…"); first_steps],
        principles: vec![],
        phase: None,
        related: vec![],
        crosswalk: vec![],
        short_round: None,
    };
    Entry { criteria: Some(criteria), ..entry(clause, 1.0) }
}

#[test]
fn a_question_describes_every_level_and_belongs_to_a_leaf() {
    check(vec![entry("4", 1.0), asking("4.1", 6, 0), asking("4.2", 6, 5)], &[]);
    for found in [0, 5, 7] {
        check(vec![asking("4", found, 0)], &[(0, Kind::Descriptors { found, expected: 6 })]);
    }
    for found in [1, 4, 6] {
        check(vec![asking("4", 6, found)], &[(0, Kind::FirstSteps { found, expected: 5 })]);
    }
    check(vec![asking("4", 6, 0), asking("4.1", 6, 0)], &[(0, Kind::QuestionAboveLeaf(id("4")))]);
    assert!(Catalogue::new(head(3), vec![asking("4", 4, 3)]).is_ok());
}

#[test]
fn every_error_is_reported_and_says_what_would_do() {
    let entries = vec![asking("4", 5, 2), asking("4.2", 6, 0), entry("4.1", 0.0), entry("6.1", 1.0)];
    let messages: Vec<_> =
        Catalogue::new(head(5), entries).unwrap_err().iter().map(|e| format!("{}: {e}", e.index)).collect();
    assert_eq!(
        messages,
        [
            "0: clause 4 has clauses below it, so it has no question of its own",
            "0: found 5 level descriptors, expected 6, one for each level of the scale",
            "0: found 2 first steps, expected none or 5, one from each level to the next",
            "2: clause 4.1 stands twice or out of order: clauses go in rising order",
            "2: found weight 0.0, expected a number above 0, from 1e-300 to 1000000",
            "3: clause 6.1 has no clause above it in the catalogue",
        ]
    );
}
