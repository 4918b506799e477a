//! The same ratings by principle, phase, strategy and another catalogue's clauses (`domain.md`, *Words*: crosswalk).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a mistake in the notation should fail the test")]

mod common;

use common::{assessment, entry, head, id};
use glapp_core::{
    Catalogue, Criteria, Crosswalk, Entry, Extent, Group, GroupKey, Grouping, Phase, Practice, Principle,
    Programme, Strength, example,
};

/// A leaf of weight w that rests on principles, belongs to a phase, and is found in `other:1`.
fn leaf(clause: &str, weight: f64, principles: &[Principle], there: &[(&str, Extent)]) -> Entry {
    let crosswalk = |&(clause, extent): &(&str, Extent)| Crosswalk {
        catalogue: "other:1".into(),
        clause: id(clause),
        extent,
    };
    let criteria = Criteria {
        question: example::text("?"),
        purpose: None,
        levels: vec![example::text("…"); 6],
        evidence: vec![],
        first_step: vec![],
        principles: principles.into(),
        phase: Some(if clause.starts_with('4') { Phase::Plan } else { Phase::Study }),
        related: vec![],
        crosswalk: there.iter().map(crosswalk).collect(),
        short_round: None,
    };
    Entry { criteria: Some(criteria), ..entry(clause, weight) }
}

fn ours() -> Catalogue {
    let (culture, value) = (Principle::Culture, Principle::Value);
    let entries = vec![
        entry("4", 1.0),
        leaf("4.1", 1.0, &[culture, value], &[("7.2", Extent::Full)]),
        leaf("4.2", 3.0, &[culture], &[("7.1", Extent::Partly), ("7.2", Extent::Full)]),
        entry("9", 5.0),
        leaf("9.1", 1.0, &[value], &[("8", Extent::Partly)]),
        leaf("9.2", 1.0, &[], &[]),
    ];
    Catalogue::new(head(5), entries).unwrap()
}

fn other() -> Catalogue {
    let mut head = head(5);
    head.id = "other:1".into();
    let entries = ["4", "4.1", "7", "7.1", "7.2", "8"].map(|clause| entry(clause, 1.0));
    Catalogue::new(head, entries.into()).unwrap()
}

/// The groups of these ratings, without those that no clause answers.
fn answered(by: Grouping<'_>, ratings: &str) -> Vec<Group> {
    let catalogue = ours();
    let groups = by.groups(&assessment(&catalogue, ratings), &catalogue);
    groups.into_iter().filter(|group| !group.is_uncovered()).collect()
}

fn clauses(group: &Group) -> Vec<String> {
    let name = |(clause, extent): &(glapp_core::ClauseId, Extent)| match extent {
        Extent::Full => clause.to_string(),
        Extent::Partly => format!("{clause}?"),
    };
    group.clauses.iter().map(name).collect()
}

/// Culture: 4.1 (w 1, L 2) and 4.2 (w 3, unanswered): score 2, lower 2/4, upper (2 + 15)/4, half answered.
/// Value: 4.1 (w 1, L 2) and 9.1 (w 1, L 5): score 3.5; chapter weights play no part.
#[test]
fn a_group_is_scored_as_a_chapter_is() {
    let groups = answered(Grouping::Principle, "4.1=2 9.1=5 9.2=0");
    let [value, culture] = &groups[..] else { panic!("{groups:?}") };
    assert_eq!(value.key, GroupKey::Principle(Principle::Value));
    assert_eq!((clauses(value), value.score.score), (vec!["4.1".into(), "9.1".into()], Some(3.5)));
    assert_eq!(culture.key, GroupKey::Principle(Principle::Culture));
    let score = culture.score;
    assert_eq!((score.score, score.lower, score.upper), (Some(2.0), Some(0.5), Some(4.25)));
    assert_eq!((score.rated, score.applicable, score.gap), (1, 2, Some(1.0)));
}

#[test]
fn phases_hold_every_leaf_that_names_one() {
    let groups = answered(Grouping::Phase, "4.1=1 4.2=1 9.1=4 9.2=-");
    let found: Vec<_> = groups.iter().map(|group| (group.key, clauses(group), group.score.score)).collect();
    let plan = (GroupKey::Phase(Phase::Plan), vec!["4.1".into(), "4.2".into()], Some(1.0));
    let study = (GroupKey::Phase(Phase::Study), vec!["9.1".into(), "9.2".into()], Some(4.0));
    assert_eq!(found, [plan, study]);
}

/// 7.1 is answered by 4.2 in part, 7.2 by 4.1 and 4.2, chapter 7 by both, 4.2 in full since it answers 7.2 so.
#[test]
fn another_catalogue_is_reached_by_the_crosswalk_and_never_by_number() {
    let (catalogue, other) = (ours(), other());
    let groups = Grouping::Crosswalk(&other).groups(&assessment(&catalogue, "4.1=1 4.2=5"), &catalogue);
    let found: Vec<_> = groups.iter().map(|group| (group.key, clauses(group).join(" "))).collect();
    let key = |clause: &str| GroupKey::Clause(id(clause));
    let expected =
        [("4", ""), ("4.1", ""), ("7", "4.1 4.2"), ("7.1", "4.2?"), ("7.2", "4.1 4.2"), ("8", "9.1?")];
    assert_eq!(found, expected.map(|(clause, answered)| (key(clause), answered.to_owned())));
    let uncovered: Vec<_> =
        groups.iter().filter(|group| group.is_uncovered()).map(|group| group.key).collect();
    assert_eq!(uncovered, [key("4"), key("4.1")]);
    assert_eq!(groups[2].score.score, Some(4.0)); // (1·1 + 3·5) / 4
    assert_eq!(groups[0].score, glapp_core::Score::default());
    let stranger = Grouping::Crosswalk(&catalogue);
    assert!(stranger.groups(&assessment(&catalogue, "4.1=1"), &catalogue).iter().all(Group::is_uncovered));
}

/// A strategy holds the clauses that practices of it answer, whenever those ran; what only makes it easier does not
/// answer.
#[test]
fn a_strategy_reaches_clauses_through_its_practices() {
    let practice = |strategy: Option<u8>, links: &[(&str, Strength)]| {
        let mut practice: Practice = example::practice();
        practice.programme = Programme { strategy, ..Programme::default() };
        let mut link = practice.clauses.remove(0);
        for &(clause, strength) in links {
            (link.clause, link.strength) = (id(clause), strength);
            practice.clauses.push(link.clone());
        }
        practice
    };
    use Strength::{Direct, Partial, Supporting};
    let practices = [
        practice(Some(2), &[("4.1", Supporting), ("9.1", Partial)]),
        practice(Some(2), &[("9.1", Direct), ("9.2", Partial)]),
        practice(None, &[("4.2", Direct)]),
        practice(Some(6), &[("4.2", Direct)]),
    ];
    let groups = answered(Grouping::Strategy(&practices), "9.1=2 9.2=4");
    let found: Vec<_> = groups.iter().map(|group| (group.key, clauses(group), group.score.score)).collect();
    assert_eq!(found, [(GroupKey::Strategy(2), vec!["9.1".into(), "9.2?".into()], Some(3.0))]);
    let held = |strategy| Grouping::Strategy(&practices).clauses(GroupKey::Strategy(strategy), &ours());
    assert_eq!((held(2), held(1)), (vec![id("9.1"), id("9.2")], Vec::new()));
}
