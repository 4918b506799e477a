//! One assessment that has been changed in two places at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a surprise should fail the test")]

use std::slice::from_ref;

use glapp_core::{
    Action, ActionStatus, Adoption, Assessment, Assessor, Catalogue, Change, Date, Edit, Level, Mission,
    Newer, Unit, example,
};

fn base(catalogue: &Catalogue) -> Assessment {
    let mut it = example::assessment(catalogue);
    apply(&mut it, catalogue, level("4.1", 1));
    apply(&mut it, catalogue, Edit::Actions(vec![action("a", "one"), action("b", "two")]));
    it
}

fn apply(it: &mut Assessment, catalogue: &Catalogue, edit: Edit) {
    it.apply(catalogue, edit).unwrap();
}

fn level(clause: &str, level: u8) -> Edit {
    Edit::Clause(clause.parse().unwrap(), Change::Level(Some(Level::new(level))))
}

fn action(id: &str, text: &str) -> Action {
    Action {
        id: id.into(),
        clause: None,
        text: text.into(),
        owner: "".into(),
        due: None,
        status: ActionStatus::Open,
        carried: Default::default(),
    }
}

/// One edit of each kind that is about the assessment as a whole and makes it so.
fn about_the_whole() -> Vec<Edit> {
    let assessor = Assessor { name: "N".into(), role: "".into(), carried: Default::default() };
    vec![
        Edit::Unit(Unit { name: "Another (invented)".into(), ..example::header().unit }),
        Edit::Date(Date::FIRST),
        Edit::Target(Some(Level::new(4))),
        Edit::Assessors(vec![assessor]),
        Edit::Mission(Some(Mission::new(60, 30, 10).unwrap())),
        Edit::Actions(vec![action("b", "2")]),
    ]
}

/// What comes of two lists of edits: the assessment, and how many conflicts.
fn both(ours: &[Edit], theirs: &[Edit]) -> Option<(Assessment, usize)> {
    let catalogue = example::catalogue();
    let base = base(&catalogue);
    let with = |edits: &[Edit]| {
        let mut it = base.clone();
        edits.iter().for_each(|edit| apply(&mut it, &catalogue, edit.clone()));
        it
    };
    let found = with(ours).reconciled(&with(theirs), &base, &catalogue)?;
    // Whichever is chosen, the choice holds.
    for (side, edits) in [ours, theirs].into_iter().enumerate() {
        let mut settled = found.assessment.clone();
        for conflict in &found.conflicts {
            apply(&mut settled, &catalogue, conflict[side].clone());
        }
        let again = with(edits).reconciled(&settled, &base, &catalogue).unwrap();
        assert!(again.conflicts.is_empty(), "{side}: {:?}", again.conflicts);
    }
    Some((found.assessment, found.conflicts.len()))
}

fn texts(it: &Assessment) -> Vec<&str> {
    it.actions().iter().map(|it| &*it.text).collect()
}

#[test]
fn what_one_has_changed_is_kept() {
    let catalogue = example::catalogue();
    let note = Edit::Clause("4.2".parse().unwrap(), Change::Note("n".into()));
    let mut changes = about_the_whole();
    changes.extend([level("4.1", 4), level("4.2", 2), note]);
    for edit in &changes {
        let mut expected = base(&catalogue);
        apply(&mut expected, &catalogue, edit.clone());
        let one = from_ref(edit);
        assert_eq!(both(one, &[]), Some((expected.clone(), 0)), "{edit:?}");
        assert_eq!(both(&[], one), Some((expected.clone(), 0)), "{edit:?}");
        assert_eq!(both(one, one), Some((expected, 0)), "{edit:?} in both");
    }
    // Every two of them that are about different things.
    for (place, one) in changes.iter().enumerate() {
        for other in changes.iter().skip(place + 1) {
            let (there, back) = (both(from_ref(one), from_ref(other)), both(from_ref(other), from_ref(one)));
            let same_clause =
                matches!((one, other), (Edit::Clause(one, _), Edit::Clause(other, _)) if one == other);
            assert_eq!(there.as_ref().map(|it| it.1), Some(usize::from(same_clause)), "{one:?} {other:?}");
            if !same_clause {
                assert_eq!(there, back, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn an_answer_that_was_taken_back_stays_taken_back() {
    let clear = Edit::Clause("4.1".parse().unwrap(), Change::Level(None));
    let (merged, conflicts) = both(&[clear], &[level("4.2", 3)]).unwrap();
    assert_eq!((merged.ratings().count(), conflicts), (1, 0));
}

#[test]
fn the_same_changed_differently_is_a_conflict_and_ours_holds_meanwhile() {
    let (merged, conflicts) = both(&[level("4.1", 2)], &[level("4.1", 5)]).unwrap();
    let rating = merged.rating("4.1".parse().unwrap()).unwrap();
    assert_eq!((rating.answer.level(), conflicts), (Some(Level::new(2)), 1));
}

#[test]
fn actions_are_known_by_their_ids() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|id| action(id, id));
    let list = |actions: &[&Action]| Edit::Actions(actions.iter().map(|it| (*it).clone()).collect());
    let [one, two] = [action("a", "one"), action("b", "two")];
    let merged = |ours: &[&Action], theirs: &[&Action]| {
        let (merged, conflicts) = both(&[list(ours)], &[list(theirs)]).unwrap();
        (texts(&merged).join(" "), conflicts)
    };
    assert_eq!(merged(&[&one, &two, &c], &[&one, &two, &d]), ("one two c d".into(), 0), "both add");
    assert_eq!(merged(&[&two], &[&one]), (String::new(), 0), "each removes another");
    assert_eq!(merged(&[&a, &two], &[&one, &b]), ("a b".into(), 0), "each changes another");
    assert_eq!(merged(&[&two], &[&a, &two]), ("two a".into(), 0), "removed here, changed there");
    assert_eq!(merged(&[&a, &two], &[&action("a", "x"), &two]), ("a two".into(), 1), "both change one");
}

#[test]
fn an_edit_is_made_elsewhere_by_what_the_assessment_says() {
    let catalogue = example::catalogue();
    let before = base(&catalogue);
    for edit in about_the_whole().into_iter().chain([level("4.1", 3), level("4.2", 3)]) {
        let (mut after, mut elsewhere) = (before.clone(), before.clone());
        apply(&mut after, &catalogue, edit.clone());
        assert_ne!(after, before, "{edit:?}");
        apply(&mut elsewhere, &catalogue, edit.as_in(&after).unwrap());
        assert_eq!(elsewhere, after, "{edit:?}");
        apply(&mut elsewhere, &catalogue, edit.as_in(&before).unwrap());
        assert_eq!(elsewhere, before, "{edit:?}");
    }
    assert_eq!(Edit::Clauses(Vec::new()).as_in(&before), None);
}

#[test]
fn it_was_changed_when_the_later_of_the_two_was() {
    let catalogue = example::catalogue();
    let base = base(&catalogue);
    let at = |instant: &str| {
        let mut it = base.clone();
        it.stamp(instant);
        it
    };
    let [early, late] = ["2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"].map(at);
    for (ours, theirs) in [(&early, &late), (&late, &early)] {
        let it = ours.reconciled(theirs, &base, &catalogue).unwrap();
        assert_eq!((it.assessment, it.conflicts), (late.clone(), Vec::new()));
    }
}

#[test]
fn what_a_newer_glapp_wrote_is_not_mixed() {
    let catalogue = example::catalogue();
    let it = base(&catalogue);
    let newer = it.clone().from_newer(Newer { version: 2, text: "…".into() });
    assert_eq!(it.reconciled(&newer, &it, &catalogue), None);
    assert_eq!(newer.reconciled(&it, &it, &catalogue), None);
}

#[test]
fn what_is_adopted_in_one_place_only_is_not_mixed() {
    let adopt = Edit::Adopt(Adoption { date: Date::FIRST, by: "N".into(), carried: Default::default() });
    assert_eq!(both(&[level("4.1", 2)], &[adopt]), None);
    let catalogue = example::catalogue();
    let it = base(&catalogue);
    assert_eq!(it.reconciled(&it.copy("other"), &it, &catalogue), None);
}

#[test]
fn a_conflict_about_actions_is_settled_in_what_has_come_since() {
    let catalogue = example::catalogue();
    let conflict = [
        Edit::Actions(vec![action("a", "here"), action("alike", "before")]),
        Edit::Actions(vec![action("a", "there"), action("alike", "before")]),
    ];
    let settled = |place: usize, now: &[Action]| {
        let mut it = example::assessment(&catalogue);
        apply(&mut it, &catalogue, Edit::Actions(now.to_vec()));
        Edit::settled(&conflict, place, &it)
    };
    let since = [action("alike", "changed since"), action("later", "new"), action("a", "here, and on")];
    for (place, chosen) in [(0, "here"), (1, "there")] {
        let expected = [action("alike", "changed since"), action("later", "new"), action("a", chosen)];
        assert_eq!(settled(place, &since), Some(Edit::Actions(expected.to_vec())));
        // What was removed here since comes back as it was chosen.
        let expected = [action("later", "new"), action("a", chosen)];
        assert_eq!(settled(place, &since[1..2]), Some(Edit::Actions(expected.to_vec())));
    }
    assert_eq!(settled(2, &since), None);

    let others = [level("4.1", 2), level("4.1", 3)];
    let it = example::assessment(&catalogue);
    assert_eq!(Edit::settled(&others, 0, &it), Some(level("4.1", 2)));
    assert_eq!(Edit::settled(&others, 1, &it), Some(level("4.1", 3)));
}

#[test]
fn a_conflict_about_an_action_stays_open_while_one_place_has_it_and_the_other_not() {
    let catalogue = example::catalogue();
    let with = |actions: &[Action]| {
        let mut it = example::assessment(&catalogue);
        apply(&mut it, &catalogue, Edit::Actions(actions.to_vec()));
        it
    };
    let (here, there, other) = (action("a", "here"), action("a", "there"), action("b", "mine alone"));
    let conflict =
        [Edit::Actions(vec![here.clone(), other.clone()]), Edit::Actions(vec![there.clone(), other.clone()])];
    let still = |ours: &[Action], theirs: &[Action]| Edit::still(&conflict, &with(ours), &with(theirs));
    // What is new here is no part of it.
    let (ours, theirs) = ([here.clone(), other.clone()], [there.clone()]);
    assert_eq!(
        still(&ours, &theirs),
        Some([Edit::Actions(vec![here.clone()]), Edit::Actions(vec![there.clone()])])
    );
    assert_eq!(still(&theirs, &theirs), None);
    assert_eq!(still(from_ref(&other), &[]), None, "both have removed it");
    // Removed there: it is still asked, and either can be had.
    let open = still(&ours, &[]).unwrap();
    assert_eq!(open, [Edit::Actions(vec![here.clone()]), Edit::Actions(Vec::new())]);
    let settled = |place, now: &[Action]| Edit::settled(&open, place, &with(now));
    assert_eq!(settled(1, &ours), Some(Edit::Actions(vec![other.clone()])));
    assert_eq!(settled(0, from_ref(&other)), Some(Edit::Actions(vec![other.clone(), here])));
    // Removed here.
    let open = still(&[], &theirs).unwrap();
    assert_eq!(Edit::settled(&open, 1, &with(from_ref(&other))), Some(Edit::Actions(vec![other, there])));
}
