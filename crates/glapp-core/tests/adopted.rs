//! `domain.md`, *File formats: Assessment*: adoption, what a reader of files may set, and the messages of refusals.

mod common;

use common::{action, assessment, catalogue, day, id, rating};
use glapp_core::{
    Action, Adoption, Assessment, Carried, Change, Consensus, Edit, EditError, Header, Level, Merge,
    MergeError, Mission, Newer, Rating, State, Unit, Votes, example,
};

fn adoption(by: &str) -> Adoption {
    Adoption { date: day("2026-04-01"), by: by.into(), carried: Carried::default() }
}

#[test]
fn an_adopted_assessment_is_read_only() {
    let catalogue = catalogue(5, "4 4.1");
    let mut unit = assessment(&catalogue, "4.1=2");
    assert_eq!(unit.header().state(), State::Draft);
    assert_eq!(unit.apply(&catalogue, Edit::Adopt(adoption("Nämnden"))), Ok(None)); // no way back
    assert_eq!(unit.header().adopted, Some(adoption("Nämnden")));
    assert_eq!(unit.header().state(), State::Adopted);
    let adopted = unit.clone();
    for edit in [
        Edit::Unit(example::header().unit),
        Edit::Date(day("2027-01-31")),
        Edit::Target(None),
        Edit::Assessors(vec![]),
        Edit::Mission(None),
        Edit::Actions(vec![]),
        Edit::Clause(id("4.1"), Change::Level(Some(Level::new(5)))),
        Edit::Clause(id("4.1"), Change::Note("".into())),
        Edit::Adopt(adoption("Någon annan")),
    ] {
        assert_eq!(unit.apply(&catalogue, edit.clone()), Err(EditError::Adopted), "{edit:?}");
        assert_eq!(unit, adopted, "{edit:?}");
    }
}

#[test]
fn one_that_a_newer_glapp_wrote_is_read_only_and_so_is_what_is_made_of_it() {
    let catalogue = catalogue(5, "4 4.1");
    let ours = assessment(&catalogue, "4.1=2");
    let newer = Newer { version: 2, text: "…".into() };
    let mut unit = ours.clone().from_newer(newer.clone());
    assert_eq!((ours.newer(), unit.newer()), (None, Some(&newer)));
    let before = unit.clone();
    let edit = Edit::Clause(id("4.1"), Change::Level(Some(Level::new(5))));
    assert_eq!(unit.apply(&catalogue, edit.clone()), Err(EditError::Newer(2)));
    assert_eq!(unit, before);
    assert_eq!(unit.copy("other").apply(&catalogue, edit.clone()), Err(EditError::Newer(2)));
    assert_eq!(unit.continued("next", day("2027-03-02")).apply(&catalogue, edit), Err(EditError::Newer(2)));
    for merge in [Merge::of(&unit, &ours, &catalogue), Merge::of(&ours, &unit, &catalogue)] {
        assert_eq!(merge, Err(MergeError::Catalogue(EditError::Newer(2))));
    }
}

#[test]
fn a_reader_sets_ratings_and_actions_of_an_adopted_one_by_the_same_rules() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    let header = Header { adopted: Some(adoption("Nämnden")), ..example::header() };
    let mut unit = Assessment::new(&catalogue, header).unwrap();
    let other = Action { id: "a2".into(), ..action(None) };
    assert_eq!(unit.put_rating(&catalogue, id("4.1"), rating("2")), Ok(()));
    assert_eq!(unit.put_rating(&catalogue, id("4.2"), Rating::default()), Ok(()));
    assert_eq!(unit.put_actions(&catalogue, vec![action(Some("4")), other.clone()]), Ok(()));
    let ratings: Vec<_> = unit.ratings().collect();
    assert_eq!(ratings, [(id("4.1"), &rating("2"))]); // a rating that says nothing is not kept
    assert_eq!(unit.actions().len(), 2);

    let before = unit.clone();
    let off = Err(EditError::LevelOffScale { found: Level::new(6), top: Level::new(5) });
    assert_eq!(unit.put_rating(&catalogue, id("4.1"), rating("6")), off);
    assert_eq!(unit.put_rating(&catalogue, id("4"), rating("2")), Err(EditError::NotAssessable(id("4"))));
    assert_eq!(unit.put_rating(&catalogue, id("5"), rating("2")), Err(EditError::UnknownClause(id("5"))));
    let unknown = Err(EditError::UnknownClause(id("5")));
    assert_eq!(unit.put_actions(&catalogue, vec![action(Some("5"))]), unknown);
    let twice = Err(EditError::SameAction("a2".into()));
    assert_eq!(unit.put_actions(&catalogue, vec![other.clone(), action(None), other]), twice);
    assert_eq!(unit, before);
}

/// However long the list is.
#[test]
fn no_two_actions_have_one_id() {
    let catalogue = catalogue(5, "4 4.1");
    let mut unit = assessment(&catalogue, "");
    for length in [2, 32, 33, 200] {
        let mut actions: Vec<Action> =
            (0..length).map(|n| Action { id: format!("a{n}").into(), ..action(None) }).collect();
        assert_eq!(unit.put_actions(&catalogue, actions.clone()), Ok(()), "{length}");
        let first = actions[0].id.clone();
        actions.last_mut().unwrap().id = first.clone();
        assert_eq!(Action::twice(&actions), Some(length - 1));
        let refused = unit.apply(&catalogue, Edit::Actions(actions));
        assert_eq!(refused, Err(EditError::SameAction(first)), "{length}");
    }
}

#[test]
fn a_new_assessment_has_a_target_on_the_scale() {
    for (top, target, sound) in [(5, 5, true), (5, 6, false), (3, 3, true), (3, 4, false), (5, 0, true)] {
        let header = Header { target: Some(Level::new(target)), ..example::header() };
        let found = Assessment::new(&catalogue(top, "4 4.1"), header);
        let off = EditError::LevelOffScale { found: Level::new(target), top: Level::new(top) };
        assert_eq!(found.as_ref().err(), (!sound).then_some(&off), "{target} of {top}");
    }
    let unit = assessment(&catalogue(5, "4 4.1"), "");
    assert_eq!((unit.catalogue(), unit.ratings().count(), unit.actions().len()), ("example:1", 0, 0));
}

#[test]
fn the_target_is_the_clauses_own_else_the_assessments_else_3() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    for (ratings, expected) in [
        ("", 3),
        ("target=1", 1),
        ("4.1=2/5", 5),
        ("target=1 4.1=?/5", 5),
        ("target=4 4.1=2/0", 0),
        ("4.2=2/5", 3),
    ] {
        assert_eq!(assessment(&catalogue, ratings).target(id("4.1")), Level::new(expected), "{ratings}");
    }
}

#[test]
fn missions_sum_to_100() {
    for parts @ [internal, place, transformation] in [[60, 20, 20], [100, 0, 0], [0, 0, 100], [33, 33, 34]] {
        assert_eq!(Mission::new(internal, place, transformation).unwrap().parts(), parts);
    }
    for ([internal, place, transformation], sum) in
        [([33, 33, 33], 99), ([60, 20, 21], 101), ([255, 255, 102], 612)]
    {
        assert_eq!(Mission::new(internal, place, transformation), Err(EditError::MissionSum(sum)));
    }
    assert!(Mission::new(0, 0, 0).is_err());
}

#[test]
fn a_copy_says_the_same_under_another_id() {
    let unit = assessment(&catalogue(5, "4 4.1"), "target=4 4.1=2/5!3");
    let copy = unit.copy("other");
    assert_eq!(&*copy.header().id, "other");
    assert_ne!(copy, unit);
    assert_eq!(copy.copy("example"), unit);
}

#[test]
fn what_goes_on_from_a_consensus_has_no_votes() {
    let catalogue = catalogue(5, "4 4.1 4.2");
    let mut unit = assessment(&catalogue, "4.1=2");
    let votes = Votes { counts: vec![0, 0, 2, 1, 0, 0], ..Votes::default() };
    for (clause, answer) in [("4.1", rating("2")), ("4.2", Rating::default())] {
        let rating = Rating { spread: Some(votes.clone()), ..answer };
        unit.put_rating(&catalogue, id(clause), rating).unwrap();
    }
    assert!(Consensus::kept(&unit, &catalogue).is_some());
    let next = unit.continued("next", day("2027-03-02"));
    assert_eq!(Consensus::kept(&next, &catalogue), None);
    // The answer is carried over; a clause of which nothing but the votes was known says nothing any more.
    assert_eq!(next.ratings().collect::<Vec<_>>(), [(id("4.1"), &rating("2"))]);
}

#[test]
fn a_stamp_tells_of_the_last_change() {
    let mut unit = assessment(&catalogue(5, "4 4.1"), "");
    unit.stamp("2026-03-02T14:03:00Z");
    assert_eq!(&*unit.header().modified, "2026-03-02T14:03:00Z");
}

#[test]
fn a_refusal_says_what_was_found_and_what_would_do() {
    let (found, top) = (Level::new(6), Level::new(5));
    for (error, message) in [
        (EditError::LevelOffScale { found, top }, "found level 6, expected a whole number from 0 to 5"),
        (EditError::UnknownClause(id("4.9")), "the catalogue has no clause 4.9"),
        (EditError::NotAssessable(id("4.1")), "clause 4.1 is not assessed itself: rate the clauses below it"),
        (EditError::ReasonMissing, "a clause that is not applicable needs a reason"),
        (EditError::SameAction("a1".into()), "two actions have the id \"a1\", expected one"),
        (EditError::MissionSum(99), "the three missions sum to 99, expected 100"),
        (
            EditError::OtherCatalogue { found: "b:1".into(), expected: "a:1".into() },
            "the assessment is against a:1, not b:1",
        ),
        (
            EditError::Adopted,
            "the assessment is adopted and cannot be changed: go on in a new one that continues it",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn what_must_say_something_is_never_blank() {
    let catalogue = catalogue(5, "4 4.1");
    let blank = |what| Err(EditError::Blank(what));
    let new = |header: Header| Assessment::new(&catalogue, header).map(drop);
    let header = example::header;
    assert_eq!(new(Header { id: " ".into(), ..header() }), blank("id"));
    let nameless = Unit { name: "\n".into(), ..header().unit };
    assert_eq!(new(Header { unit: nameless.clone(), ..header() }), blank("name of the unit"));
    assert_eq!(new(Header { continues: Some("".into()), ..header() }), blank("id that is continued"));

    let mut unit = assessment(&catalogue, "");
    let before = unit.clone();
    assert_eq!(unit.apply(&catalogue, Edit::Unit(nameless)).map(drop), blank("name of the unit"));
    let practices = Edit::Clause(id("4.1"), Change::Practices(vec!["forum".into(), "".into()]));
    assert_eq!(unit.apply(&catalogue, practices).map(drop), blank("id of a practice"));
    let actions = vec![Action { id: " ".into(), ..action(None) }];
    assert_eq!(unit.apply(&catalogue, Edit::Actions(actions)).map(drop), blank("id of an action"));
    assert_eq!(unit, before);
}
