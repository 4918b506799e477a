//! One clause at a time: question, levels, what the city has, evidence, note.

use crate::browser;
use crate::components::dialogs::{self, Dialog, DialogRef, level_options};
use crate::components::fields::{Part, SelectField};
use crate::components::{
    actions::Actions,
    city::City,
    clause_list::{ClauseList, SHEET},
    evidence::EvidenceRows,
    levels::Levels,
    session_bar::SessionBar,
};
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Answer, Change, Clause, ClauseId, Coded, Importance, Level, State, Status};
use glapp_report::vocabulary::{capital, importance};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The page that people live in.
#[component]
pub fn Assess(session: Session) -> impl IntoView {
    let desk = use_desk();
    let help = DialogRef::new();
    let first = untrack(|| {
        let (library, round) = (desk.library(), session.sitting.round.get());
        round.first(&library.catalogue, &session.analysis.read())
    });
    // A catalogue without clauses has nothing to show: any number will do.
    let first = first.unwrap_or(ClauseId::FIRST);
    // An address without a clause, or with one that is not rated itself, leads to one that is.
    let current = Memo::new(move |_| match &*desk.route.read() {
        Route::Assess { clause: Some(clause), .. } => nearest(desk, *clause).unwrap_or(first),
        _ => first,
    });
    Effect::new(move |_| {
        let Route::Assess { id, clause } = desk.route.get() else { return };
        if clause != Some(current.get()) {
            browser::go_instead(&Route::Assess { id, clause: Some(current.get()) }.hash());
        }
    });
    listen_to_keys(desk, session, current, help);
    keep_pace(session);
    let question = move |(id, _): (ClauseId, bool)| {
        let library = desk.library();
        library.catalogue.clause(id).cloned().map(|clause| view! { <Question session clause /> })
    };
    view! {
        <SessionBar session />
        <div class="g-assess">
            <ClauseList session current />
            // Each clause is drawn anew: a heading that only changes its text under the focus would not be read out.
            // So it is when it has been adopted, which locks every field.
            <For each=move || [(current.get(), session.is_adopted())] key=|shown| *shown children=question />
        </div>
        <Shortcuts node=help />
    }
}

/// The clause itself if it is rated, else the first rated one below it.
fn nearest(desk: Desk, clause: ClauseId) -> Option<ClauseId> {
    let library = desk.library();
    library.catalogue.leaves().map(Clause::id).find(|leaf| leaf.is_within(clause))
}

/// The clauses before and after one, in the round.
fn neighbours(desk: Desk, session: Session, clause: ClauseId) -> [Option<ClauseId>; 2] {
    session.sitting.round.get().neighbours(&desk.library().catalogue, clause)
}

/// Notes when a clause is answered.
fn keep_pace(session: Session) {
    Effect::new(move |before: Option<usize>| {
        let analysis = session.analysis.read();
        let open = analysis.clauses.iter().filter(|it| it.status == Status::Unanswered).count();
        if before == Some(open + 1) {
            session.sitting.answers.update(|answers| answers.push(browser::seconds()));
        }
        open
    });
}

fn listen_to_keys(desk: Desk, session: Session, current: Memo<ClauseId>, help: DialogRef) {
    browser::on_window("keydown", move |event| {
        let writing = browser::is_writing(&event);
        let Ok(key) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        let command = key.ctrl_key() || key.meta_key();
        let pressed = key.key().to_lowercase();
        // A field has its own undo.
        if writing || key.alt_key() {
            return;
        }
        // Whoever types "n4" quickly means the next clause.
        desk.catch_up();
        let clause = current.get_untracked();
        let [before, after] = untrack(|| neighbours(desk, session, clause));
        // Where the list is a sheet, it is shown first.
        let in_list = |selector| {
            browser::show_popover(SHEET, true);
            browser::focus(selector);
        };
        let sitting = session.sitting;
        match pressed.as_str() {
            "z" if command && !key.shift_key() => desk.show_clause(session.undo()),
            "y" | "z" if command => desk.show_clause(session.redo()),
            _ if command || !desk.shortcuts.get_untracked() => return,
            "n" => desk.show_clause(after),
            "p" => desk.show_clause(before),
            "?" => dialogs::show(help),
            "/" => in_list("#g-search"),
            "f" => in_list("#g-filter"),
            "s" => desk.choose_round(session, sitting.round.get_untracked().other()),
            "a" => browser::focus("#g-actions li:last-child input"),
            "c" => browser::focus("#g-note"),
            digit => {
                let level = digit.parse().ok().filter(|_| digit.len() == 1).map(Level::new);
                let Some(level) = level else { return };
                if !desk.library().catalogue.scale().contains(level) {
                    return;
                }
                session.change(clause, Change::Level(Some(level)));
            }
        }
        key.prevent_default();
    });
}

#[component]
fn Question(session: Session, clause: Clause) -> impl IntoView {
    let desk = use_desk();
    let (t, language) = (desk.t(), desk.language());
    let id = clause.id();
    let Some(criteria) = clause.criteria().cloned() else {
        return view! { <h1 tabindex="-1">{clause.title().get(language).to_owned()}</h1> }.into_any();
    };
    let assessment = session.assessment();
    let locked = assessment.read_untracked().header().state() == State::Adopted;
    let eyebrow = format!("{id} {}", clause.title().get(language));
    let count = move || {
        let (library, round) = (desk.library(), session.sitting.round.get());
        let clauses: Vec<ClauseId> = round.clauses(&library.catalogue).collect();
        let place = clauses.iter().position(|it| *it == id);
        place.map_or(t.outside_round.to_owned(), |place| (t.clause_of)(place + 1, clauses.len()))
    };
    let purpose = criteria.purpose.as_ref().map(|purpose| purpose.get(language).to_owned());
    let could_show = criteria
        .evidence
        .iter()
        .map(|text| view! { <li>{text.get(language).to_owned()}</li> })
        .collect_view();
    let to = {
        let assessment = assessment.read_untracked().header().id.to_string();
        move |clause: ClauseId| Route::Assess { id: assessment.clone(), clause: Some(clause) }.hash()
    };
    let result = Route::Result { id: assessment.read_untracked().header().id.to_string() }.hash();
    let steps = move || {
        let [before, after] = neighbours(desk, session, id);
        let (forward, name) = match after {
            Some(after) => (to(after), t.next),
            None => (result.clone(), t.to_result),
        };
        let back = before
            .map(|before| view! { <a class="g-button g-button-quiet" href=to(before)>"← "{t.previous}</a> });
        view! { {back} <a class="g-button" href=forward>{name}" →"</a> }
    };
    let rating = session.rating(id);
    let write_note = move |text: String| session.change(id, Change::Note(text.into()));
    view! {
        <article class="g-question">
            <p class="g-eyebrow" id="g-place"><span>{eyebrow}</span> <span class="g-count">{count}</span></p>
            <h1 tabindex="-1" aria-describedby="g-place">{criteria.question.get(language).to_owned()}</h1>
            <details class="g-fold">
                <summary>{t.why_asked}</summary>
                <p>{purpose}</p>
                <p class="g-could-show">{t.could_show}</p>
                <ul>{could_show}</ul>
            </details>
            <Levels session clause=clause.clone() locked />
            <Aims session clause=id locked />
        </article>
        <aside class="g-side" aria-label=t.evidence>
            <City session clause=id locked />
            <EvidenceRows session clause=id locked />
            <Actions session clause=id locked />
            <Part id="g-part-note" heading=t.note count=Signal::derive(move || usize::from(!rating.read().note.is_empty()))>
                <p class="g-hint" id="g-note-hint">{t.note_hint}</p>
                <textarea
                    id="g-note"
                    class="g-input"
                    rows="4"
                    aria-labelledby="g-part-note"
                    aria-describedby="g-note-hint"
                    disabled=locked
                    prop:value=move || rating.read().note.to_string()
                    on:input:target=move |event| write_note(event.target().value())
                ></textarea>
            </Part>
        </aside>
        <div class="g-steps">{steps}</div>
    }
    .into_any()
}

/// Target and importance of a clause, and what follows from them.
#[component]
fn Aims(session: Session, clause: ClauseId, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let rating = session.rating(clause);
    let unit_target = session.assessment().read_untracked().header().target.unwrap_or(Level::DEFAULT_TARGET);
    let mut targets = vec![(String::new(), (t.target_unit)(unit_target.number()))];
    targets.extend(level_options(&library.catalogue, desk.language()));
    let importances = Importance::ALL
        .iter()
        .map(|&it| (it.code().into(), capital(importance(it, desk.language()))))
        .collect();
    let result = Memo::new(move |_| session.analysis.read().clause(clause).copied());
    let outcome = move || {
        let gap = result.get()?.gap?;
        Some(if gap > 0 { (t.gap_to_target)(gap) } else { t.target_reached.to_owned() })
    };
    let unsupported = move || result.get().is_some_and(|result| result.unsupported);
    let answered = move || rating.read().answer != Answer::Unanswered;
    view! {
        <div class="g-aims">
            <SelectField
                id="g-target"
                label=t.target
                options=targets
                value=Signal::derive(move || rating.read().target.map(|it| it.to_string()).unwrap_or_default())
                choose=move |level| session.change(clause, Change::Target(level.parse().ok().map(Level::new)))
                disabled=locked
            />
            <SelectField
                id="g-importance"
                label=t.importance
                options=importances
                value=Signal::derive(move || rating.read().importance().code().to_owned())
                choose=move |code| session.change(clause, Change::Importance(Importance::from_code(&code)))
                disabled=locked
            />
            <button
                type="button"
                class="g-button g-button-plain"
                disabled=move || locked || !answered()
                on:click=move |_| session.change(clause, Change::Level(None))
            >
                {t.clear_answer}
            </button>
        </div>
        <p class="g-outcome">{outcome}</p>
        <p class="g-outcome g-outcome-flag">{move || unsupported().then_some(t.unsupported)}</p>
    }
}

/// The keys that are commands, and a way to turn them off.
#[component]
fn Shortcuts(node: DialogRef) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let rows = t.shortcuts_list.map(|(key, text)| view! { <dt><kbd>{key}</kbd></dt><dd>{text}</dd> });
    view! {
        <p class="g-keys">
            <button type="button" class="g-button g-button-plain" on:click=move |_| dialogs::show(node)>
                {t.shortcuts}
            </button>
        </p>
        <Dialog node id="g-shortcuts" heading=Signal::derive(move || t.shortcuts_heading.to_owned())>
            <dl class="g-key-list">{rows.collect_view()}</dl>
            <label class="g-check">
                <input
                    type="checkbox"
                    prop:checked=desk.shortcuts
                    on:change:target=move |event| desk.choose_shortcuts(event.target().checked())
                />
                <span>{t.shortcuts_on}</span>
            </label>
            <div class="g-actions">
                <button type="button" class="g-button" on:click=move |_| dialogs::close(node)>{t.close}</button>
            </div>
        </Dialog>
    }
}
