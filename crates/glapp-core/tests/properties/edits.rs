//! Any run of edits can be taken back step by step (`domain.md`, *File formats: Assessment*).

use crate::common::{action, assessment, catalogue, day, id, rating};
use glapp_core::{
    Action, Answer, Assessment, Assessor, Carried, Catalogue, Change, Edit, Evidence, Importance, Level,
    Mission, Unit, UnitKind, example,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Mostly assessable clauses, but also those above them and one that is not there.
fn clauses() -> impl Strategy<Value = &'static str> {
    select(vec!["4.1.1", "4.1.2", "4.2", "5", "4", "4.1", "6.6"])
}

fn texts() -> impl Strategy<Value = Box<str>> {
    select(vec!["", " ", "a", "Å\n\"🌱\""]).prop_map(Into::into)
}

/// Up to 6: one above the top.
fn levels() -> impl Strategy<Value = Option<Level>> {
    option::of((0u8..=6).prop_map(Level::new))
}

fn changes() -> impl Strategy<Value = Change> {
    let importance = option::of(select(vec![Importance::Low, Importance::Normal, Importance::High]));
    let evidence = texts().prop_map(|text| Evidence { text, ..Evidence::default() });
    let whole = select(vec!["?", "2/4!3", "-", "5!1", "?/6"]).prop_map(|notation| Box::new(rating(notation)));
    prop_oneof![
        3 => levels().prop_map(Change::Level),
        2 => texts().prop_map(Change::NotApplicable),
        1 => levels().prop_map(Change::Target),
        1 => importance.prop_map(Change::Importance),
        1 => texts().prop_map(Change::Note),
        1 => vec(evidence, 0..3).prop_map(Change::Evidence),
        1 => vec(select(vec!["forum", "labb"]).prop_map(Into::into), 0..3).prop_map(Change::Practices),
        1 => whole.prop_map(Change::Rating),
    ]
}

/// Every edit that has a way back.
fn edits() -> impl Strategy<Value = Edit> {
    let unit =
        |name| Unit { name, kind: UnitKind::Other, organisation: "".into(), carried: Carried::default() };
    let assessor = |name| Assessor { name, role: "".into(), carried: Carried::default() };
    let action = |(clause, text): (Option<&str>, Box<str>)| Action { text, ..action(clause) };
    let mission = option::of((0u8..=100).prop_map(|place| Mission::new(100 - place, place, 0).unwrap()));
    prop_oneof![
        8 => (clauses(), changes()).prop_map(|(clause, change)| Edit::Clause(id(clause), change)),
        2 => vec((clauses().prop_map(id), changes()), 0..4).prop_map(Edit::Clauses),
        1 => texts().prop_map(move |name| Edit::Unit(unit(name))),
        1 => select(vec!["2026-03-02", "2027-01-31"]).prop_map(|date| Edit::Date(day(date))),
        1 => levels().prop_map(Edit::Target),
        1 => vec(texts().prop_map(assessor), 0..3).prop_map(Edit::Assessors),
        1 => mission.prop_map(Edit::Mission),
        1 => vec((option::of(clauses()), texts()).prop_map(action), 0..3).prop_map(Edit::Actions),
    ]
}

/// What [`Assessment`] promises about itself.
fn is_sound(assessment: &Assessment, catalogue: &Catalogue) -> bool {
    let on_scale = |level: Level| level.number() <= 5;
    assessment.header().target.is_none_or(on_scale)
        && assessment.ratings().all(|(clause, rating)| {
            let answered = match &rating.answer {
                Answer::Level(level) => on_scale(*level),
                Answer::NotApplicable(reason) => !reason.trim().is_empty(),
                Answer::Unanswered => true,
            };
            answered
                && rating.target.is_none_or(on_scale)
                && !rating.is_empty()
                && catalogue.leaves().any(|leaf| leaf.id() == clause)
        })
}

proptest! {
    #[test]
    fn every_edit_is_refused_whole_or_can_be_taken_back(edits in vec(edits(), 0..40)) {
        let catalogue = catalogue(5, "4 4.1 4.1.1 4.1.2 4.2 5");
        let mut unit = assessment(&catalogue, "target=4 4.1.1=2/3 4.2=-");
        prop_assert_eq!(&unit.header().unit, &example::header().unit);
        let mut history = Vec::new();
        for edit in edits {
            let before = unit.clone();
            match unit.apply(&catalogue, edit) {
                Ok(back) => history.push((before, back.unwrap())),
                Err(_) => prop_assert_eq!(&unit, &before),
            }
            prop_assert!(is_sound(&unit, &catalogue), "{unit:?}");
        }
        while let Some((before, back)) = history.pop() {
            prop_assert!(unit.apply(&catalogue, back).unwrap().is_some());
            prop_assert_eq!(&unit, &before);
        }
    }
}
