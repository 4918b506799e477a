//! `domain.md`, *Trend*: two days of one unit, and an assessment that goes on from an adopted one.

mod common;

use common::{action, analyse, assessment, catalogue, day, id};
use glapp_core::{
    Action, ActionStatus, Adoption, Assessment, Carried, Edit, Header, Level, Mission, Shift, Stage, State,
    Status, Trend, example,
};

const CLAUSES: &str = "4 4.1 4.2 5 5.1 5.2 6 6.1";

/// The change of each clause, `scope` where it is one of scope, `-` where there is none to tell.
fn changes(then: &str, now: &str) -> String {
    let trend = Trend::between(&analyse(CLAUSES, then), &analyse(CLAUSES, now));
    let change = trend.clauses.iter().map(|it| match (it.is_of_scope(), it.change()) {
        (true, None) => format!("{}=scope", it.clause),
        (true, Some(_)) => unreachable!("a clause that is not applicable has no level"),
        (false, Some(change)) => format!("{}={change}", it.clause),
        (false, None) => format!("{}=-", it.clause),
    });
    change.collect::<Vec<_>>().join(" ")
}

#[test]
fn chapters_and_total_change_by_their_scores() {
    // Then 4: 2, 5: 1, total 1.5. Now 4: 3, 5: 1, 6: 5, total 3.
    let trend =
        Trend::between(&analyse(CLAUSES, "4.1=1 4.2=3 5.1=1"), &analyse(CLAUSES, "4.1=3 5.1=1 6.1=5"));
    assert_eq!(trend.total, Shift { then: Some(1.5), now: Some(3.0) });
    assert_eq!(trend.total.change(), Some(1.5));
    let chapters: Vec<_> = trend.chapters.iter().map(|(_, it)| (it.then, it.now, it.change())).collect();
    assert_eq!(
        chapters,
        [(Some(2.0), Some(3.0), Some(1.0)), (Some(1.0), Some(1.0), Some(0.0)), (None, Some(5.0), None)]
    );
}

#[test]
fn a_clause_changes_in_level_or_in_scope_or_not_at_all() {
    for (then, now, expected) in [
        ("4.1=1", "4.1=4", "4.1=3"),
        ("4.1=4", "4.1=1", "4.1=-3"),
        ("4.1=2", "4.1=2", "4.1=0"),
        ("4.1=2", "", "4.1=-"),
        ("", "4.1=2", "4.1=-"),
        ("4.1=-", "4.1=2", "4.1=scope"),
        ("4.1=2", "4.1=-", "4.1=scope"),
        ("", "4.1=-", "4.1=scope"),
        ("4.1=-", "4.1=-", "4.1=-"),
    ] {
        let all = format!("{expected} 4.2=- 5.1=- 5.2=- 6.1=-");
        assert_eq!(changes(then, now), all, "{then:?} to {now:?}");
    }
}

#[test]
fn a_clause_that_was_not_there_was_unanswered() {
    let trend = Trend::between(&analyse("4 4.1", "4.1=2"), &analyse("4 4.1 4.2", "4.1=2 4.2=3"));
    assert_eq!(trend.clauses[1].then, (Status::Unanswered, None));
    assert_eq!(trend.clauses[1].now, (Status::Rated, Some(Level::new(3))));
}

#[test]
fn going_on_carries_the_answers_and_what_is_left_to_do() {
    let catalogue = catalogue(5, CLAUSES);
    let mut old = assessment(&catalogue, "target=4 4.1=2/5!3 4.2=- 5.1=?/1");
    let statuses = [ActionStatus::Open, ActionStatus::Done, ActionStatus::Ongoing, ActionStatus::Dropped];
    let actions =
        statuses.map(|status| Action { id: format!("{status:?}").into(), status, ..action(Some("4.1")) });
    for edit in [
        Edit::Actions(actions.clone().into()),
        Edit::Mission(Mission::new(60, 20, 20).ok()),
        Edit::Adopt(Adoption { date: day("2026-04-01"), by: "Nämnden".into(), carried: Carried::default() }),
    ] {
        old.apply(&catalogue, edit).unwrap();
    }
    old.stamp("2026-04-01T10:00:00Z");
    let new = old.continued("new", day("2027-03-01"));
    assert_eq!(
        *new.header(),
        Header {
            id: "new".into(),
            date: day("2027-03-01"),
            stage: Stage::Individual,
            adopted: None,
            continues: Some(old.header().id.clone()),
            modified: "".into(),
            ..old.header().clone()
        }
    );
    assert_eq!(new.header().state(), State::Draft);
    assert!(new.ratings().eq(old.ratings()));
    let left: Vec<_> = new.actions().iter().map(|it| &*it.id).collect();
    assert_eq!(left, ["Open", "Ongoing"]);
    assert_eq!(old.actions().len(), 4, "the old one stays as it is");
}

#[test]
fn what_goes_on_can_be_changed() {
    let catalogue = catalogue(5, CLAUSES);
    let adopted = Some(Adoption { date: day("2026-04-01"), by: "".into(), carried: Carried::default() });
    let old = Assessment::new(&catalogue, Header { adopted, stage: Stage::Consensus, ..example::header() })
        .unwrap();
    let mut new = old.continued("new", day("2027-03-01"));
    assert!(new.apply(&catalogue, Edit::Actions(vec![action(Some(&id("4.1").to_string()))])).is_ok());
}
