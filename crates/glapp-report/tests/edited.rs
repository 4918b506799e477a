//! Edits in words: two that differ are told apart, whatever they differ in.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use glapp_core::{
    Action, ActionStatus, Answer, Change, Coded, Edit, Evidence, Importance, Language, Level, Rating, example,
};
use glapp_report::edited::content;

fn told(edit: &Edit, language: Language) -> String {
    content(edit, &example::catalogue(), language)
}

#[test]
fn everything_that_two_ratings_can_differ_in_is_told() {
    let evidence =
        Evidence { text: "Rapport".into(), url: "https://a.se/r".into(), carried: Default::default() };
    let base =
        Rating { answer: Answer::Level(Level::new(3)), note: "Så är det".into(), ..Rating::default() };
    let others = [
        Rating { answer: Answer::Level(Level::new(4)), ..base.clone() },
        Rating { answer: Answer::NotApplicable("Görs av en annan".into()), ..base.clone() },
        Rating { answer: Answer::Unanswered, ..base.clone() },
        Rating { target: Some(Level::new(5)), ..base.clone() },
        Rating { importance: Some(Importance::High), ..base.clone() },
        Rating { note: "Så var det".into(), ..base.clone() },
        Rating { evidence: vec![evidence], ..base.clone() },
        Rating { practices: vec!["forum".into()], ..base.clone() },
    ];
    for language in Language::ALL {
        let edit =
            |rating: &Rating| Edit::Clause("4.1".parse().unwrap(), Change::Rating(Box::new(rating.clone())));
        let mut all: Vec<_> = others.iter().map(|it| told(&edit(it), *language)).collect();
        all.push(told(&edit(&base), *language));
        let many = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), many, "{all:?}");
    }
    let edit = Edit::Clause("4.1".parse().unwrap(), Change::Rating(Box::new(others.last().unwrap().clone())));
    assert!(told(&edit, Language::Sv).ends_with("; anteckning: Så är det; arbetssätt: forum"));
}

#[test]
fn everything_that_two_actions_can_differ_in_is_told() {
    let base = Action {
        id: "a".into(),
        clause: Some("4.1".parse().unwrap()),
        text: "Boka möte".into(),
        owner: "".into(),
        due: None,
        status: ActionStatus::Open,
        carried: Default::default(),
    };
    assert_eq!(told(&Edit::Actions(vec![base.clone()]), Language::Sv), "4.1 Boka möte (öppen)");
    let other = Action {
        clause: None,
        owner: "Eva".into(),
        due: Some("2026-06-11".parse().unwrap()),
        status: ActionStatus::Done,
        ..base
    };
    assert_eq!(told(&Edit::Actions(vec![other]), Language::En), "Boka möte (Eva 2026-06-11 done)");
}
