//! Two files of the same person become one, and nothing that they say differently is settled by itself.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Action, ActionStatus, Adoption, Answer, Assessment, Assessor, Carried, Catalogue, CatalogueHead, Change,
    Edit, Entry, Evidence, Header, Importance, Level, Merge, MergeError, Rating, Side, State, Votes, example,
};

fn edited(catalogue: &Catalogue, edits: Vec<Edit>) -> Assessment {
    let mut it = example::assessment(catalogue);
    for edit in edits {
        it.apply(catalogue, edit).unwrap();
    }
    it
}

fn clause(id: &str, change: Change) -> Edit {
    Edit::Clause(id.parse().unwrap(), change)
}

fn evidence(text: &str) -> Change {
    Change::Evidence(vec![Evidence { text: text.into(), ..Evidence::default() }])
}

fn action(text: &str) -> Action {
    let (id, text) = ("a".into(), text.into());
    let (clause, owner, due, status) = (None, "".into(), None, ActionStatus::Open);
    Action { id, clause, text, owner, due, status, carried: Carried::default() }
}

#[test]
fn what_only_one_says_is_taken_and_lists_are_joined() {
    let catalogue = example::catalogue();
    let level = |level| Change::Level(Some(Level::new(level)));
    let one = edited(
        &catalogue,
        vec![
            clause("4.1", level(2)),
            clause("4.1", evidence("A")),
            clause("4.1", Change::Practices(vec!["x".into(), "y".into()])),
            clause("4.2", Change::Note("Tveksamt".into())),
        ],
    );
    let other = edited(
        &catalogue,
        vec![
            clause("4.1", evidence("B")),
            clause("4.1", Change::Practices(vec!["y".into(), "z".into()])),
            clause("4.2", level(3)),
            clause("4.2", Change::Importance(Some(Importance::High))),
            clause("5.1", Change::Target(Some(Level::new(4)))),
            Edit::Target(Some(Level::new(4))),
        ],
    );
    let merge = Merge::of(&one, &other, &catalogue).unwrap();
    assert!(merge.conflicts().is_empty());
    let merged = merge.settle(&catalogue, &[]).unwrap();
    let first = merged.rating("4.1".parse().unwrap()).unwrap();
    assert_eq!(first.answer, Answer::Level(Level::new(2)));
    assert_eq!(first.evidence.iter().map(|it| &*it.text).collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(first.practices.iter().map(|it| &**it).collect::<Vec<_>>(), ["x", "y", "z"]);
    let second = merged.rating("4.2".parse().unwrap()).unwrap();
    assert_eq!((second.answer.level(), &*second.note), (Some(Level::new(3)), "Tveksamt"));
    assert_eq!(merged.header().target, Some(Level::new(4)));
}

#[test]
fn every_difference_is_a_conflict_and_every_choice_holds() {
    let catalogue = example::catalogue();
    let said = |level: u8, text: &str, day: &str| {
        let assessor = Assessor { name: text.into(), role: "".into(), carried: Carried::default() };
        edited(
            &catalogue,
            vec![
                clause("4.1", Change::Level(Some(Level::new(level)))),
                clause("4.1", Change::Target(Some(Level::new(level)))),
                clause("4.1", Change::Note(text.into())),
                clause("4.2", Change::NotApplicable(text.into())),
                Edit::Target(Some(Level::new(level))),
                Edit::Date(day.parse().unwrap()),
                Edit::Assessors(vec![assessor]),
                Edit::Actions(vec![action(text)]),
            ],
        )
    };
    let (one, other) = (said(1, "A", "2026-01-01"), said(4, "B", "2026-02-02"));
    let merge = Merge::of(&one, &other, &catalogue).unwrap();
    let count = merge.conflicts().len();
    assert_eq!(count, 8);
    for open in 0..count {
        let mut choices = vec![Some(Side::One); count];
        choices[open] = None;
        assert_eq!(merge.settle(&catalogue, &choices), Err(MergeError::Unsettled(1)));
    }
    assert_eq!(merge.settle(&catalogue, &[]), Err(MergeError::Unsettled(count)));
    assert_eq!(merge.settle(&catalogue, &vec![Some(Side::One); count]).unwrap(), one);
    assert_eq!(merge.settle(&catalogue, &vec![Some(Side::Other); count]).unwrap(), other);
}

#[test]
fn fields_of_a_later_version_are_neither_lost_nor_chosen_silently() {
    let catalogue = example::catalogue();
    let with = |raw: &str| {
        let mut rating = Rating { answer: Answer::Level(Level::new(2)), ..Rating::default() };
        rating.carried.push("x", raw);
        edited(&catalogue, vec![clause("4.1", Change::Rating(Box::new(rating)))])
    };
    assert!(Merge::of(&with("1"), &with("1"), &catalogue).unwrap().conflicts().is_empty());
    let merge = Merge::of(&with("1"), &with("2"), &catalogue).unwrap();
    assert_eq!(merge.conflicts().len(), 1);
    assert_eq!(merge.settle(&catalogue, &[Some(Side::Other)]).unwrap(), with("2"));

    let header = |raw: &str| {
        let mut header = example::header();
        header.carried.push("x", raw);
        Assessment::new(&catalogue, header).unwrap()
    };
    assert_eq!(Merge::of(&header("1"), &header("2"), &catalogue), Err(MergeError::Field("x".into())));
    let plain = example::assessment(&catalogue);
    let merged = Merge::of(&plain, &header("1"), &catalogue).unwrap().settle(&catalogue, &[]).unwrap();
    assert_eq!(merged, header("1"));
}

#[test]
fn what_was_adopted_becomes_a_draft_and_another_catalogue_is_refused() {
    let catalogue = example::catalogue();
    let day = "2026-03-02".parse().unwrap();
    let adoption = Adoption { date: day, by: "Ledningen".into(), carried: Carried::default() };
    let adopted = edited(&catalogue, vec![Edit::Adopt(adoption)]);
    let merged = Merge::of(&adopted, &adopted, &catalogue).unwrap().settle(&catalogue, &[]).unwrap();
    assert_eq!(merged.header().state(), State::Draft);

    let head = CatalogueHead { id: "other:1".into(), ..catalogue.head().clone() };
    let entry =
        |id: &str| Entry { id: id.parse().unwrap(), title: example::text(id), weight: 1.0, criteria: None };
    let other = Catalogue::new(head, vec![entry("4"), entry("4.1")]).unwrap();
    assert!(matches!(Merge::of(&adopted, &adopted, &other), Err(MergeError::Catalogue(_))));
}

#[test]
fn what_goes_on_from_different_ones_is_not_merged() {
    let catalogue = example::catalogue();
    let from = |id: Option<&str>| {
        let header = Header { continues: id.map(Into::into), ..example::header() };
        Assessment::new(&catalogue, header).unwrap()
    };
    let merged = |one: &Assessment, other: &Assessment| {
        Merge::of(one, other, &catalogue).map(|it| it.settle(&catalogue, &[]).unwrap())
    };
    let (none, a, b) = (from(None), from(Some("a")), from(Some("b")));
    assert_eq!(merged(&a, &b), Err(MergeError::Field("continues".into())));
    assert_eq!((merged(&a, &a), merged(&none, &a), merged(&a, &none)), (Ok(a.clone()), Ok(a.clone()), Ok(a)));
}

#[test]
fn actions_of_both_stand_side_by_side_and_only_one_and_the_same_can_be_in_conflict() {
    let catalogue = example::catalogue();
    let with = |ids: &[&str], text: &str| {
        let actions = ids.iter().map(|id| Action { id: (*id).into(), ..action(text) }).collect();
        edited(&catalogue, vec![Edit::Actions(actions)])
    };
    let merge = |one, other| Merge::of(&one, &other, &catalogue).unwrap();
    let beside = merge(with(&["a", "b"], "x"), with(&["b", "c"], "x"));
    assert!(beside.conflicts().is_empty());
    let ids = |it: &Assessment| it.actions().iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&beside.settle(&catalogue, &[]).unwrap()), ["a", "b", "c"]);
    let differs = merge(with(&["a", "b"], "x"), with(&["b", "c"], "y"));
    assert_eq!(differs.conflicts().len(), 1);
    assert_eq!(ids(&differs.settle(&catalogue, &[Some(Side::Other)]).unwrap()), ["b", "c", "a"]);
}

#[test]
fn spreads_that_differ_are_chosen_with_the_whole_rating() {
    let catalogue = example::catalogue();
    let with = |spread: Option<usize>, level: u8| {
        let spread =
            spread.map(|not_applicable| Votes { counts: vec![1; 6], not_applicable, ..Votes::default() });
        let rating = Rating { answer: Answer::Level(Level::new(level)), spread, ..Rating::default() };
        edited(&catalogue, vec![clause("4.1", Change::Rating(Box::new(rating)))])
    };
    let conflicts = |one, other| Merge::of(&one, &other, &catalogue).unwrap().conflicts().to_vec();
    for (one, other) in [(None, None), (Some(1), None), (None, Some(1)), (Some(1), Some(1))] {
        assert!(conflicts(with(one, 2), with(other, 2)).is_empty(), "{one:?} {other:?}");
        let levels = conflicts(with(one, 2), with(other, 3));
        assert!(matches!(&levels[..], [[Edit::Clause(_, Change::Level(_)), _]]), "{one:?} {other:?}");
    }
    let whole = conflicts(with(Some(1), 2), with(Some(2), 2));
    assert!(matches!(&whole[..], [[Edit::Clause(_, Change::Rating(_)), _]]));
}
