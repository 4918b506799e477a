//! `domain.md`, *File formats: Assessment*: a practice in use stands at each clause that it is used for.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

mod common;

use common::{assessment, catalogue, id, without_practices};
use glapp_core::{Assessment, Carried, Catalogue, Change, Edit, Practice, PracticeLink, Practices, example};

/// A forum that is linked to 4.1 and 5, and to a clause that this catalogue does not have.
fn world() -> (Catalogue, Practice) {
    let forum = example::practice();
    let first = forum.clauses.first().unwrap();
    let link = |clause| PracticeLink { clause: id(clause), ..first.clone() };
    let clauses = ["4.1", "5", "9.9"].map(link).into();
    (catalogue(5, "4 4.1 4.2 5"), Practice { clauses, ..forum })
}

fn used(unit: &Assessment, clause: &str) -> Vec<String> {
    let rating = unit.rating(id(clause)).cloned().unwrap_or_default();
    rating.practices.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_used_throughout_stands_at_every_linked_clause() {
    let (catalogue, forum) = world();
    let mut unit = assessment(&catalogue, "4.1=3 4.2=2");
    unit.apply(&catalogue, Edit::Clause(id("4.1"), Change::Practices(vec!["eget".into()]))).unwrap();
    let before = unit.clone();
    assert!(!unit.uses_throughout(&catalogue, &forum));

    let back = unit.apply(&catalogue, unit.use_at(&catalogue, &forum, |_| true)).unwrap().unwrap();
    assert!(unit.uses_throughout(&catalogue, &forum));
    assert_eq!(used(&unit, "4.1"), ["eget", "forum"]);
    assert_eq!(used(&unit, "4.2"), [""; 0]);
    assert_eq!(used(&unit, "5"), ["forum"]);
    assert_eq!(unit.use_at(&catalogue, &forum, |_| true), Edit::Clauses(vec![]), "it already is");

    let here = unit.use_at(&catalogue, &forum, |clause| clause == id("5"));
    unit.apply(&catalogue, here).unwrap();
    assert_eq!((used(&unit, "4.1"), used(&unit, "5")), (vec!["eget".into()], vec!["forum".into()]));
    unit.apply(&catalogue, unit.use_at(&catalogue, &forum, |_| false)).unwrap();
    assert_eq!(unit, before, "as if it had never been");
    unit.apply(&catalogue, unit.use_at(&catalogue, &forum, |_| true)).unwrap();
    unit.apply(&catalogue, back).unwrap();
    assert_eq!(unit, before);
}

#[test]
fn it_answers_no_clause_and_changes_no_level() {
    let (catalogue, forum) = world();
    let mut unit = assessment(&catalogue, "4.1=3 4.2=2");
    let before = without_practices(&catalogue, &unit);
    unit.apply(&catalogue, unit.use_at(&catalogue, &forum, |_| true)).unwrap();
    let after = without_practices(&catalogue, &unit);
    assert_eq!(before.total, after.total);
    let unsupported = |analysis: &glapp_core::GapAnalysis| analysis.clause(id("4.1")).unwrap().unsupported;
    assert!(unsupported(&before) && !unsupported(&after), "but a practice in use supports a level");
}

#[test]
fn one_clause_without_it_and_it_is_not_used_throughout() {
    let (catalogue, forum) = world();
    let mut unit = assessment(&catalogue, "");
    unit.apply(&catalogue, Edit::Clause(id("4.1"), Change::Practices(vec!["forum".into()]))).unwrap();
    assert!(unit.uses(id("4.1"), "forum") && !unit.uses(id("5"), "forum"));
    assert!(!unit.uses_throughout(&catalogue, &forum));
    assert!(!unit.uses_throughout(&catalogue, &Practice { clauses: vec![], ..forum }), "nor without links");
}

#[test]
fn own_practices_are_those_that_the_city_does_not_have() {
    let (catalogue, forum) = world();
    let text = example::text;
    let practices = Practices {
        id: "p".into(),
        edition: "1".into(),
        title: text("p"),
        source: text("p"),
        catalogue: catalogue.id().into(),
        practices: vec![forum],
        carried: Carried::default(),
    };
    let mut unit = assessment(&catalogue, "");
    let uses = |ids: &[&str]| Change::Practices(ids.iter().map(|&id| id.into()).collect());
    unit.apply(&catalogue, Edit::Clause(id("4.1"), uses(&["Fika & idéer", "forum"]))).unwrap();
    unit.apply(&catalogue, Edit::Clause(id("4.2"), uses(&["Labb", "Fika & idéer"]))).unwrap();
    let own: Vec<_> = unit.own_practices(&practices).iter().map(ToString::to_string).collect();
    assert_eq!(own, ["Fika & idéer", "Labb"]);
}
