//! An action on the spot: what will be done about a clause, who does it, by when. Saved as it is written.

use crate::browser;
use crate::components::fields::Part;
use crate::desk::use_desk;
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Action, ActionStatus, ClauseId, Edit};
use leptos::prelude::*;

/// The actions about a clause, with an empty row to go on in.
#[component]
pub fn Actions(session: Session, clause: ClauseId, locked: bool) -> impl IntoView {
    let t = use_desk().t();
    let assessment = session.assessment();
    let here = Memo::new(move |_| {
        let assessment = assessment.read();
        assessment.actions().iter().filter(|it| it.clause == Some(clause)).cloned().collect::<Vec<_>>()
    });
    // A row that was left empty stays until the focus leaves it, so that it does not vanish under someone's hands.
    let tidy = move |_| {
        let mut actions = assessment.get_untracked().actions().to_vec();
        actions.retain(|action| action.clause != Some(clause) || !is_blank(action));
        let _ = session.dispatch(Edit::Actions(actions));
    };
    let rows = move || here.with(Vec::len) + usize::from(!locked);
    let plan = Route::Plan { id: assessment.read_untracked().header().id.to_string() }.hash();
    view! {
        <Part id="g-part-actions" heading=t.action count=Signal::derive(move || here.with(Vec::len))>
            <ul class="g-plain" id="g-actions" on:change=tidy>
                <For each=move || 0..rows() key=|place| *place let:place>
                    <ActionRow session clause here place locked />
                </For>
            </ul>
            <p class="g-hint"><a href=plan>{t.action_plan}</a></p>
        </Part>
    }
}

#[component]
fn ActionRow(
    session: Session,
    clause: ClauseId,
    here: Memo<Vec<Action>>,
    place: usize,
    locked: bool,
) -> impl IntoView {
    let t = use_desk().t();
    let row = Memo::new(move |_| here.with(|here| here.get(place).cloned()));
    let write = move |change: &dyn Fn(&mut Action)| {
        let mut actions = session.assessment().get_untracked().actions().to_vec();
        let known = row.get_untracked().and_then(|row| actions.iter_mut().find(|it| it.id == row.id));
        match known {
            Some(action) => change(action),
            None => {
                let mut action = Action {
                    id: browser::new_id().into(),
                    clause: Some(clause),
                    text: "".into(),
                    owner: "".into(),
                    due: None,
                    status: ActionStatus::Open,
                    carried: Default::default(),
                };
                change(&mut action);
                actions.push(action);
            }
        }
        // The fields offer only what the core accepts.
        let _ = session.dispatch(Edit::Actions(actions));
    };
    let remove = move |_| {
        let mut actions = session.assessment().get_untracked().actions().to_vec();
        actions.retain(|action| row.get_untracked().is_none_or(|row| row.id != action.id));
        let _ = session.dispatch(Edit::Actions(actions));
        // The button has gone, but the empty row is always there.
        browser::focus("#g-actions li:last-child input");
    };
    let text = move |get: fn(&Action) -> String| move || row.read().as_ref().map(get).unwrap_or_default();
    let field = move |label, kind, value: fn(&Action) -> String, change: fn(&mut Action, String)| {
        view! {
            <label>
                <span>{label}</span>
                <input
                    type=kind
                    class="g-input"
                    disabled=locked
                    prop:value=text(value)
                    on:input:target=move |event| {
                        let written = event.target().value();
                        write(&|action| change(action, written.clone()));
                    }
                />
            </label>
        }
    };
    let due = |action: &Action| action.due.map(|due| due.to_string()).unwrap_or_default();
    view! {
        <li class="g-evidence">
            {field(t.action_what, "text", |action| action.text.to_string(), |action, text| action.text = text.into())}
            <div class="g-who-when">
                {field(t.action_who, "text", |action| action.owner.to_string(), |action, who| action.owner = who.into())}
                {field(t.action_when, "date", due, take_day)}
            </div>
            {move || row.get().map(|row| view! {
                <p class="g-evidence-tools">
                    <button
                        type="button"
                        class="g-button g-button-plain"
                        disabled=locked
                        aria-label=(t.remove_named)(&row.text)
                        on:click=remove
                    >
                        {t.remove}
                    </button>
                </p>
            })}
        </li>
    }
}

/// A day that is half written yet is passed over.
fn take_day(action: &mut Action, day: String) {
    match day.parse() {
        Ok(day) => action.due = Some(day),
        Err(_) if day.is_empty() => action.due = None,
        Err(_) => {}
    }
}

fn is_blank(action: &Action) -> bool {
    let blank = action.text.trim().is_empty() && action.owner.trim().is_empty();
    blank && action.due.is_none() && action.carried.is_empty()
}
