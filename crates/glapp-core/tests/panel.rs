//! Who is one of several people about one unit, and what a consensus assessment keeps of what they said.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Assessment, Assessor, Carried, Change, Consensus, Edit, EditError, Joined, Level, Panel, Rating, Stage,
    Unit, Votes, example,
};

fn person(id: &str, name: &str, edits: Vec<Edit>) -> Assessment {
    let catalogue = example::catalogue();
    let mut it = example::assessment(&catalogue).copy(id);
    let assessor = Assessor { name: name.into(), role: "".into(), carried: Carried::default() };
    let names = if name.is_empty() { Vec::new() } else { vec![assessor] };
    for edit in edits.into_iter().chain([Edit::Assessors(names)]) {
        it.apply(&catalogue, edit).unwrap();
    }
    it
}

fn level(level: u8) -> Vec<Edit> {
    vec![Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(level))))]
}

fn named(name: &str, organisation: &str) -> Vec<Edit> {
    let unit = example::header().unit;
    vec![Edit::Unit(Unit { name: name.into(), organisation: organisation.into(), ..unit })]
}

#[test]
fn each_person_counts_once_and_nobody_is_taken_in_unawares() {
    let mut panel = Panel::default();
    assert_eq!(panel.join(person("a", "Anna", level(2)), false), Joined::New);
    let name = example::header().unit.name;
    let spaced = format!(" {} ", name.to_uppercase());
    let mut stamped = person("a", "Anna", level(2));
    stamped.stamp("2026-03-02T12:00:00Z");
    let other_day = vec![Edit::Date("2025-03-02".parse().unwrap())];
    for (it, expected) in [
        // Only saved again.
        (stamped, Joined::SameAs(0)),
        (person("b", "Bo", named("En annan enhet", "")), Joined::OtherUnit),
        (person("b", "Bo", named(&spaced, "")), Joined::OtherSpelling),
        (person("b", "Bo", named(&name, "En annan stad")), Joined::OtherSpelling),
        (person("b", "Bo", other_day), Joined::OtherDate),
        // All that is said of the file is the same, but not the answers.
        (person("a", "Anna", level(3)), Joined::SamePerson(0)),
        // By name, whatever the id and the case.
        (person("b", "anna ", level(3)), Joined::SamePerson(0)),
        // By id, where one of the two has no name.
        (person("a", "", level(3)), Joined::SamePerson(0)),
        // The same id is nothing where both are named: the file was handed on as a template.
        (person("a", "Bo", level(3)), Joined::New),
        (person("b", "", level(3)), Joined::New),
    ] {
        let mut panel = panel.clone();
        assert_eq!(panel.join(it.clone(), false), expected);
        assert_eq!(panel.people().len(), 1 + usize::from(expected == Joined::New));
        let sure = panel.join(it, true);
        assert_eq!(sure == Joined::New, expected.is_doubt());
    }
    let catalogue = example::catalogue();
    let draft = Consensus::of(panel.people(), &catalogue).draft(&catalogue, example::header()).unwrap();
    assert_eq!(panel.join(draft, true), Joined::Consensus);
}

#[test]
fn a_panel_about_a_unit_lets_no_other_be_the_first() {
    let header = example::header();
    let mut panel = Panel::about(header.unit, header.date);
    assert_eq!(panel.join(person("b", "", named("En annan enhet", "")), false), Joined::OtherUnit);
    assert_eq!(panel.join(person("b", "", Vec::new()), false), Joined::New);
}

#[test]
fn a_consensus_assessment_keeps_the_spread_whatever_is_decided() {
    let catalogue = example::catalogue();
    let people = [("a", 1), ("b", 1), ("c", 4)].map(|(id, it)| person(id, "", level(it)));
    let consensus = Consensus::of(&people, &catalogue);
    let mut draft = consensus.draft(&catalogue, example::header()).unwrap();
    assert_eq!(draft.header().stage, Stage::Consensus);
    for change in [
        Change::Level(Some(Level::new(3))),
        Change::NotApplicable("Så är det".into()),
        Change::Note("Därför".into()),
        Change::Level(None),
    ] {
        draft.apply(&catalogue, Edit::Clause("4.1".parse().unwrap(), change)).unwrap();
        let kept = Consensus::kept(&draft, &catalogue).unwrap();
        for (kept, of) in kept.clauses.iter().zip(&consensus.clauses) {
            assert_eq!((kept.votes(), kept.median()), (of.votes(), of.median()));
            assert_eq!((kept.agreement(), kept.discuss()), (of.agreement(), of.discuss()));
            assert_eq!(kept.proposed(), of.proposed());
        }
    }
    assert_eq!(Consensus::kept(&people[0], &catalogue), None);
}

#[test]
fn a_spread_counts_each_level_once() {
    let catalogue = example::catalogue();
    let spread = Some(Votes { counts: vec![1, 2], ..Votes::default() });
    let rating = Rating { spread, ..Rating::default() };
    let edit = Edit::Clause("4.1".parse().unwrap(), Change::Rating(Box::new(rating)));
    let refused = example::assessment(&catalogue).apply(&catalogue, edit);
    assert_eq!(refused, Err(EditError::Counts { found: 2, expected: 6 }));
}

#[test]
fn only_what_someone_should_look_at_first_is_in_doubt() {
    for doubt in [Joined::OtherSpelling, Joined::OtherDate, Joined::SamePerson(0)] {
        assert!(doubt.is_doubt(), "{doubt:?}");
    }
    for sure in [Joined::New, Joined::SameAs(0), Joined::OtherUnit, Joined::OtherCatalogue, Joined::Consensus]
    {
        assert!(!sure.is_doubt(), "{sure:?}");
    }
}

#[test]
fn one_is_put_in_the_place_of_another_or_taken_out() {
    let [anna, bo, cia] = ["Anna", "Bo", "Cia"].map(|name| person(name, name, Vec::new()));
    let mut panel = Panel::default();
    panel.join(anna.clone(), false);
    panel.join(bo.clone(), false);
    panel.replace(2, cia.clone());
    assert_eq!(panel.people(), [anna.clone(), bo.clone()], "nobody stands there");
    panel.replace(1, cia.clone());
    assert_eq!(panel.people(), [anna.clone(), cia.clone()]);
    assert_eq!(panel.remove(2), None);
    assert_eq!(panel.remove(0), Some(anna));
    assert_eq!(panel.people(), std::slice::from_ref(&cia));
    assert_eq!((panel.remove(0), panel.remove(0)), (Some(cia), None));
}
