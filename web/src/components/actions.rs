//! An action on the spot: what will be done about a clause, who does it, by when. Saved as it is written.

use crate::browser;
use crate::components::fields::part;
use crate::desk::Desk;
use crate::route::Route;
use crate::session::Session;
use crate::surface::Heard;
use glapp_core::{Action, ActionStatus, ClauseId, Edit};
use leptos::prelude::*;
use maud::{Markup, html};

/// The actions about a clause, with an empty row to go on in.
pub fn actions(desk: Desk, session: Session, clause: ClauseId, locked: bool) -> Markup {
    let t = desk.t();
    let assessment = session.assessment();
    let assessment = assessment.read();
    let here = assessment.actions().iter().filter(|it| it.clause == Some(clause));
    let count = here.clone().count();
    let rows = here.map(Some).chain((!locked).then_some(None));
    let plan = Route::Plan { id: assessment.header().id.to_string() }.hash();
    let body = html! {
        // A row that was left empty stays until the focus leaves it, so that it does not vanish under someone's hands.
        ul.g-plain #g-actions data-left="tidy-actions" {
            @for (place, row) in rows.enumerate() { (shown(desk, place, row, locked)) }
        }
        p.g-hint { a href=(plan) { (t.action_plan) } }
    };
    part(desk, "g-part-actions", t.action, count, body)
}

fn shown(desk: Desk, place: usize, row: Option<&Action>, locked: bool) -> Markup {
    let t = desk.t();
    let due = row.and_then(|row| row.due).map(|due| due.to_string()).unwrap_or_default();
    let field = |label: &str, kind: &str, does: &str, value: &str| {
        html! {
            label {
                span { (label) }
                input.g-input type=(kind) disabled[locked] value=(value) data-do={ (does) " " (place) };
            }
        }
    };
    html! {
        li.g-evidence {
            (field(t.action_what, "text", "action-text", row.map_or("", |row| &row.text)))
            div.g-who-when {
                (field(t.action_who, "text", "action-owner", row.map_or("", |row| &row.owner)))
                (field(t.action_when, "date", "action-due", &due))
            }
            @if let Some(row) = row {
                p.g-evidence-tools {
                    button.g-button.g-button-plain type="button" disabled[locked]
                        aria-label=((t.remove_named)(&row.text)) data-do={ "action-remove " (place) } { (t.remove) }
                }
            }
        }
    }
}

/// Takes over what has been written.
pub fn hear(heard: &Heard, session: Session, clause: ClauseId) {
    let mut actions = session.assessment().read_untracked().actions().to_vec();
    let mut here = actions.iter().enumerate().filter(|(_, it)| it.clause == Some(clause));
    let at = here.nth(heard.place()).map(|(at, _)| at);
    let known = at.and_then(|at| actions.get_mut(at));
    match (&*heard.does, known) {
        ("tidy-actions", _) => actions.retain(|action| action.clause != Some(clause) || !is_blank(action)),
        ("action-remove", _) => {
            let Some(at) = at else { return };
            actions.remove(at);
            // The button has gone, but the empty row is always there.
            heard.home.focus("#g-actions li:last-child input");
        }
        ("action-text" | "action-owner" | "action-due", Some(action)) => write(heard, action),
        ("action-text" | "action-owner" | "action-due", None) => {
            let mut action = empty();
            action.clause = Some(clause);
            write(heard, &mut action);
            actions.push(action);
        }
        _ => return,
    }
    // The fields offer only what the core accepts.
    let _ = session.dispatch(Edit::Actions(actions));
}

fn write(heard: &Heard, action: &mut Action) {
    let written = heard.value();
    match &*heard.does {
        "action-text" => action.text = written.into(),
        "action-owner" => action.owner = written.into(),
        // A day that is half written yet is passed over.
        _ => match written.parse() {
            Ok(day) => action.due = Some(day),
            Err(_) if written.is_empty() => action.due = None,
            Err(_) => {}
        },
    }
}

/// A new action, of which nothing is said yet.
pub fn empty() -> Action {
    Action {
        id: browser::new_id().into(),
        clause: None,
        text: "".into(),
        owner: "".into(),
        due: None,
        status: ActionStatus::Open,
        carried: Default::default(),
    }
}

fn is_blank(action: &Action) -> bool {
    let blank = action.text.trim().is_empty() && action.owner.trim().is_empty();
    blank && action.due.is_none() && action.carried.is_empty()
}
