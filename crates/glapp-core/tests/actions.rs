//! Actions in a list: what is left to do, what is late, in which order, and which are shown.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a surprise should fail the test")]

mod common;

use common::{analyse, day, id};
use glapp_core::{Action, ActionFilter, ActionOrder, ActionStatus, Carried, Coded, Date};

/// `id clause owner due status`, a dash for none.
fn action(line: &str) -> Action {
    let words: Vec<&str> = line.split_whitespace().collect();
    let given = |place: usize| Some(words[place]).filter(|word| *word != "-");
    Action {
        id: words[0].into(),
        clause: given(1).map(id),
        text: "Börja".into(),
        owner: given(2).unwrap_or_default().into(),
        due: given(3).map(day),
        status: ActionStatus::from_code(words[4]).unwrap(),
        carried: Carried::default(),
    }
}

fn actions() -> Vec<Action> {
    [
        "a 4.2 Örjan 2026-05-01 done",
        "b - - - open",
        "c 4.1 anna 2026-04-01 open",
        "d 5.1 Åsa 2026-03-01 ongoing",
        "e 4.2 Zara - dropped",
        "f 5.2 Äpple 2026-06-01 open",
    ]
    .map(action)
    .into()
}

#[test]
fn what_is_left_to_do_and_what_is_late() {
    let today: Date = day("2026-04-01");
    let of = |code: &str, due: &str| {
        let action = action(&format!("x - - {due} {code}"));
        (action.is_live(), action.is_overdue(today))
    };
    assert_eq!(of("open", "2026-03-31"), (true, true));
    assert_eq!(of("ongoing", "2026-03-31"), (true, true));
    // The day itself is in time, and so is what has no day.
    assert_eq!(of("open", "2026-04-01"), (true, false));
    assert_eq!(of("open", "-"), (true, false));
    assert_eq!(of("done", "2026-03-31"), (false, false));
    assert_eq!(of("dropped", "2026-03-31"), (false, false));
}

/// A third of a gap of 3 and a whole gap of 1 lift the total alike, though 0.1 · 3 comes out above 0.3 · 1.
#[test]
fn rounding_does_not_decide_what_has_most_effect() {
    let analysis = analyse("4 4.1*0.1 4.2*0.2 4.3*0.3", "4.1=0 4.2=3 4.3=2");
    let [one, other] = ["4.1", "4.3"].map(|clause| analysis.effect(id(clause)).unwrap());
    assert!(one != other && (one - other).abs() < 1e-12, "{one} {other}");
    for [first, second] in [["4.1", "4.3"], ["4.3", "4.1"]] {
        let all = [first, second].map(|clause| action(&format!("{clause} {clause} - - open")));
        for reversed in [false, true] {
            let sorted = ActionOrder::Effect.sort(reversed, all.iter(), &analysis);
            assert_eq!(sorted.iter().map(|it| &*it.id).collect::<Vec<_>>(), [first, second], "{reversed}");
        }
    }
}

#[test]
fn actions_are_sorted_by_what_is_asked_and_none_comes_last() {
    // 4.1 lacks one level of 1/4, 4.2 two of them, 5.1 none, 5.2 two of them.
    let analysis = analyse("4 4.1 4.2 5 5.1 5.2", "4.1=2 4.2=1 5.1=3 5.2=1");
    let all = actions();
    let sorted = |order: ActionOrder, reversed| {
        order.sort(reversed, all.iter(), &analysis).iter().map(|action| &*action.id).collect::<String>()
    };
    for (order, up, down) in [
        (ActionOrder::Next, "dcfbae", "eabfcd"),
        // All alike.
        (ActionOrder::Text, "abcdef", "abcdef"),
        (ActionOrder::Clause, "caedfb", "fdaecb"),
        (ActionOrder::Owner, "cedfab", "afdecb"),
        (ActionOrder::Due, "dcafbe", "facdbe"),
        (ActionOrder::Status, "bcfdae", "eadbcf"),
        (ActionOrder::Effect, "caefbd", "aefcbd"),
    ] {
        assert_eq!(
            (sorted(order, false).as_str(), sorted(order, true).as_str()),
            (up, down),
            "{}",
            order.code()
        );
    }
}

/// As in a Swedish dictionary: é as e, ü as y, å, ä and ö last.
#[test]
fn owners_stand_where_a_swedish_reader_looks_for_them() {
    let analysis = analyse("4 4.1", "4.1=2");
    let rising = ["Édith", "Eva", "Ylva", "Ünal", "Yves", "Zara", "Åsa", "Äpple", "Örjan"];
    let all = rising.map(|owner| action(&format!("{owner} - {owner} - open")));
    let sorted = ActionOrder::Owner.sort(false, all.iter().rev(), &analysis);
    assert_eq!(sorted.iter().map(|it| &*it.owner).collect::<Vec<_>>(), rising);
}

#[test]
fn a_filter_shows_what_fits_all_of_it() {
    let all = actions();
    let shown = |filter: ActionFilter| {
        all.iter().filter(|action| filter.shows(action)).map(|action| &*action.id).collect::<String>()
    };
    let none = ActionFilter::default;
    assert_eq!(shown(none()), "abcdef");
    assert_eq!(shown(ActionFilter { status: Some(ActionStatus::Open), ..none() }), "bcf");
    assert_eq!(shown(ActionFilter { owner: Some("Åsa".into()), ..none() }), "d");
    assert_eq!(shown(ActionFilter { owner: Some("".into()), ..none() }), "b");
    assert_eq!(shown(ActionFilter { overdue_on: Some(day("2026-05-15")), ..none() }), "cd");
    let late =
        ActionFilter { overdue_on: Some(day("2026-05-15")), status: Some(ActionStatus::Open), owner: None };
    assert_eq!(shown(late), "c");
}
