//! `domain.md`, *Words* and *File formats: Assessment*: what changes an assessment, what is refused, and the way back.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

mod common;

use common::{action, assessment, catalogue, day, id, rating};
use glapp_core::{
    Answer, Assessment, Assessor, Carried, Catalogue, CatalogueHead, Change, Edit, EditError, Evidence,
    Importance, Level, Mission, Rating, Unit, UnitKind, Votes, example,
};

fn example_catalogue() -> Catalogue {
    catalogue(5, "4 4.1 4.2 5 5.1")
}

/// An assessment that already says something wherever an edit could.
fn full() -> Assessment {
    let catalogue = example_catalogue();
    let mut full = assessment(&catalogue, "target=2 5.1=-/4");
    let everything = Rating {
        note: "Första".into(),
        evidence: vec![Evidence { text: "Plan".into(), ..Evidence::default() }],
        practices: vec!["forum".into()],
        ..rating("2/4!3")
    };
    for edit in [
        Edit::Clause(id("4.1"), Change::Rating(Box::new(everything))),
        Edit::Actions(vec![action(Some("4.1"))]),
        Edit::Assessors(vec![Assessor { name: "A".into(), role: "".into(), carried: Carried::default() }]),
        Edit::Mission(Some(Mission::new(60, 20, 20).unwrap())),
    ] {
        full.apply(&catalogue, edit).unwrap();
    }
    full
}

fn clause(change: Change) -> Edit {
    Edit::Clause(id("4.1"), change)
}

/// Makes the edit, sees that it changed what `changed` looks at, and that its inverse restores everything.
fn check<T: PartialEq + std::fmt::Debug>(edit: Edit, changed: impl Fn(&Assessment) -> T, expected: T) {
    let (catalogue, before) = (example_catalogue(), full());
    let mut unit = before.clone();
    assert_ne!(changed(&unit), expected, "{edit:?} has nothing to change");
    let back = unit.apply(&catalogue, edit.clone()).unwrap().unwrap();
    assert_eq!(changed(&unit), expected, "{edit:?}");
    let after = unit.clone();
    let forth = unit.apply(&catalogue, back).unwrap().unwrap();
    assert_eq!(unit, before, "undone: {edit:?}");
    unit.apply(&catalogue, forth).unwrap();
    assert_eq!(unit, after, "redone: {edit:?}");
}

#[test]
fn every_edit_does_its_work_and_has_an_inverse() {
    let other = Unit { name: "Bolaget".into(), kind: UnitKind::Bolag, ..example::header().unit };
    check(Edit::Unit(other.clone()), |a| a.header().unit.clone(), other);
    check(Edit::Date(day("2027-01-31")), |a| a.header().date, day("2027-01-31"));
    for target in [Some(Level::new(5)), Some(Level::new(0)), None] {
        check(Edit::Target(target), |a| a.header().target, target);
    }
    check(Edit::Target(None), |a| a.target(id("4.2")), Level::new(3));
    check(Edit::Assessors(vec![]), |a| a.header().assessors.clone(), vec![]);
    let place = Mission::new(0, 100, 0).ok();
    check(Edit::Mission(place.clone()), |a| a.header().mission.clone(), place);
    check(Edit::Mission(None), |a| a.header().mission.clone(), None);
    for actions in [vec![], vec![action(Some("5")), action(None)]] {
        check(Edit::Actions(actions.clone()), |a| a.actions().to_vec(), actions);
    }
}

#[test]
fn several_clauses_change_at_once_and_go_back_at_once() {
    let level = |n| Change::Level(Some(Level::new(n)));
    let changes = vec![
        (id("4.1"), level(5)),
        (id("4.2"), Change::Practices(vec!["forum".into()])),
        // The same clause again: the later change is made to what the earlier one left.
        (id("4.1"), Change::Note("Andra".into())),
    ];
    let seen = |a: &Assessment| {
        let rating = |clause| a.rating(id(clause)).cloned().unwrap_or_default();
        (rating("4.1").answer.level(), rating("4.1").note, rating("4.2").practices.len())
    };
    check(Edit::Clauses(changes), seen, (Some(Level::new(5)), "Andra".into(), 1));
}

#[test]
fn every_change_to_a_rating_touches_that_alone() {
    let before = full().rating(id("4.1")).unwrap().clone();
    let check = |change: Change, expected: Rating| {
        check(clause(change), |a| a.rating(id("4.1")).cloned(), Some(expected))
    };
    for level in [0, 5] {
        let answer = Answer::Level(Level::new(level));
        check(Change::Level(Some(Level::new(level))), Rating { answer, ..before.clone() });
    }
    check(Change::Level(None), Rating { answer: Answer::Unanswered, ..before.clone() });
    // A level and "not applicable" exclude each other; the rest stays.
    let answer = Answer::NotApplicable("Ingen upphandling".into());
    check(Change::NotApplicable("Ingen upphandling".into()), Rating { answer, ..before.clone() });
    check(Change::Target(Some(Level::new(5))), Rating { target: Some(Level::new(5)), ..before.clone() });
    check(Change::Target(None), Rating { target: None, ..before.clone() });
    let low = Some(Importance::Low);
    check(Change::Importance(low), Rating { importance: low, ..before.clone() });
    check(Change::Note("Andra".into()), Rating { note: "Andra".into(), ..before.clone() });
    check(Change::Evidence(vec![]), Rating { evidence: vec![], ..before.clone() });
    let practices: Vec<_> = ["labb", "forum"].map(Into::into).into();
    check(Change::Practices(practices.clone()), Rating { practices, ..before.clone() });
    check(Change::Rating(Box::new(rating("5"))), rating("5"));
}

#[test]
fn a_rating_that_says_nothing_is_not_kept() {
    let rated =
        |a: &Assessment| a.ratings().map(|(clause, _)| clause.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(rated(&full()), "4.1 5.1");
    check(clause(Change::Rating(Box::default())), rated, "5.1".into());
    check(Edit::Clause(id("4.2"), Change::Note("!".into())), rated, "4.1 4.2 5.1".into());
    let catalogue = example_catalogue();
    let mut unit = assessment(&catalogue, "4.1=2");
    unit.apply(&catalogue, clause(Change::Level(None))).unwrap();
    assert_eq!(unit, assessment(&catalogue, ""));
}

/// Tries an edit that must be refused, and sees that nothing changed.
fn refused(edit: Edit, error: EditError) {
    let (catalogue, mut unit) = (example_catalogue(), full());
    assert_eq!(unit.apply(&catalogue, edit.clone()), Err(error), "{edit:?}");
    assert_eq!(unit, full(), "{edit:?}");
}

#[test]
fn a_refused_edit_changes_nothing() {
    let off = || EditError::LevelOffScale { found: Level::new(6), top: Level::new(5) };
    let six = Some(Level::new(6));
    refused(Edit::Target(six), off());
    refused(clause(Change::Level(six)), off());
    refused(clause(Change::Target(six)), off());
    refused(clause(Change::Rating(Box::new(rating("6")))), off());
    refused(clause(Change::Rating(Box::new(rating("?/6")))), off());
    refused(clause(Change::Rating(Box::new(rating("-/6")))), off());
    for reason in ["", " \t\n", "\u{a0}"] {
        refused(clause(Change::NotApplicable(reason.into())), EditError::ReasonMissing);
    }
    let change = || Change::Level(Some(Level::new(1)));
    refused(Edit::Clause(id("4.3"), change()), EditError::UnknownClause(id("4.3")));
    refused(Edit::Clause(id("4"), change()), EditError::NotAssessable(id("4")));
    // All or nothing, wherever in the row the mistake is.
    refused(
        Edit::Clauses(vec![(id("4.1"), change()), (id("4.2"), change()), (id("4.1"), Change::Level(six))]),
        off(),
    );
    refused(
        Edit::Actions(vec![action(Some("4.2")), action(Some("9.1"))]),
        EditError::UnknownClause(id("9.1")),
    );
}

#[test]
fn an_edit_against_another_catalogue_is_refused() {
    let other = Catalogue::new(
        CatalogueHead { id: "other:1".into(), ..common::head(5) },
        vec![common::entry("4", 1.0), common::entry("4.1", 1.0)],
    )
    .unwrap();
    let mut unit = full();
    let error = EditError::OtherCatalogue { found: "other:1".into(), expected: "example:1".into() };
    for edit in [clause(Change::Note("".into())), Edit::Target(None), Edit::Actions(vec![])] {
        assert_eq!(unit.apply(&other, edit.clone()), Err(error.clone()), "{edit:?}");
    }
    assert_eq!(unit.put_rating(&other, id("4.1"), rating("5")), Err(error.clone()));
    assert_eq!(unit.put_actions(&other, vec![]), Err(error));
    assert_eq!(unit, full());
}

#[test]
fn no_more_votes_than_a_document_can_tell() {
    let catalogue = example_catalogue();
    let votes =
        |most: usize| Votes { counts: vec![0, most, 0, 0, 0, 0], not_applicable: 1, ..Votes::default() };
    let edit = |most| clause(Change::Rating(Box::new(Rating { spread: Some(votes(most)), ..rating("2") })));
    let mut unit = full();
    unit.apply(&catalogue, edit(Votes::MOST)).unwrap();
    let refused = unit.apply(&catalogue, edit(usize::MAX));
    assert_eq!(refused, Err(EditError::Votes { found: usize::MAX }));
}
