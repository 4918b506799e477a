//! What the city has for a clause and what only the unit has, to tick what is used.

use crate::components::fields::part;
use crate::desk::Desk;
use crate::session::Session;
use crate::surface::Heard;
use crate::text::{period, words};
use glapp_core::{Change, ClauseId, Coded, LinkedPractice, Practice, PracticeId};
use leptos::prelude::*;
use maud::{Markup, html};

/// The practices linked to a clause on the assessment's day: active, ended, and the rest; then the unit's `own`.
pub fn city(desk: Desk, session: Session, clause: ClauseId, own: &[PracticeId], locked: bool) -> Markup {
    let t = desk.t();
    let coverage = session.coverage.read();
    let linked = |wanted: fn(&LinkedPractice) -> bool| {
        let all = coverage.clause(clause).map_or(&[][..], |clause| &clause.practices);
        let mut found: Vec<&LinkedPractice> = all.iter().filter(|it| wanted(it)).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.strength));
        found
    };
    let rows = |found: &[&LinkedPractice]| {
        html! {
            ul.g-practices { @for it in found { (practice(desk, session, clause, it, locked)) } }
        }
    };
    let folded = |heading: &str, found: &[&LinkedPractice]| {
        html! {
            @if !found.is_empty() {
                details.g-fold {
                    summary { (heading) " (" (found.len()) ")" }
                    (rows(found))
                }
            }
        }
    };
    let active = linked(|it| it.active);
    let body = html! {
        @if active.is_empty() {
            p.g-hint { (t.city_has_none) }
        } @else {
            p.g-hint { (t.city_has_hint) }
            (rows(&active))
        }
        (folded(t.city_ended, &linked(|it| !it.active && it.ended)))
        (folded(t.city_other, &linked(|it| !it.active && !it.ended)))
        p.g-hint { ((t.as_of)(&coverage.as_of().to_string())) }
        h3 { (t.own_practices) }
        p.g-hint { (t.own_hint) }
        ul.g-practices {
            @for id in own {
                li.g-practice data-key=(id) {
                    (use_box(session, clause, id, locked, html! { (name_of(desk, id)) }))
                }
            }
        }
        form.g-own data-do="own" {
            label for="g-own" { (t.own_add) }
            input.g-input #g-own type="text" disabled[locked] autocomplete="off";
            button.g-button.g-button-quiet type="submit" disabled[locked] { (t.add) }
        }
    };
    part(desk, "g-part-city", t.city_has, session.rating(clause).practices.len(), body)
}

/// What only the unit has, and what else it uses that the city does not link to the clause. What was in `before` stays, so
/// that what is taken out of use does not vanish under someone's hands.
pub fn own(desk: Desk, session: Session, clause: ClauseId, before: Vec<PracticeId>) -> Vec<PracticeId> {
    let (library, assessment, coverage) = (desk.library(), session.assessment(), session.coverage.read());
    let assessment = assessment.read();
    let linked = |id: &PracticeId| {
        coverage.clause(clause).is_some_and(|clause| clause.practices.iter().any(|it| it.id == *id))
    };
    let here = session.rating(clause).practices.into_iter().filter(|id| !linked(id));
    let mut own = before;
    for id in assessment.own_practices(&library.practices).into_iter().chain(here) {
        if !own.contains(&id) {
            own.push(id);
        }
    }
    own
}

/// A box to tick: the unit uses the practice for the clause.
fn use_box(session: Session, clause: ClauseId, id: &PracticeId, locked: bool, name: Markup) -> Markup {
    let used = session.assessment().read().uses(clause, id);
    html! {
        label.g-check {
            input type="checkbox" disabled[locked] checked[used] data-do={ "use " (id) };
            span { (name) }
        }
    }
}

/// Takes over what has been ticked or written.
pub fn hear(heard: &Heard, desk: Desk, session: Session, clause: ClauseId) {
    let library = desk.library();
    match &*heard.does {
        "use" => use_at(session, clause, &heard.of.as_str().into(), heard.is_checked()),
        "throughout" => {
            let Some(practice) = library.practices.get(&heard.of) else { return };
            // Not throughout means: here alone.
            let on = heard.is_checked();
            let wanted = |at| on || at == clause;
            let edit = session.assessment().read_untracked().use_at(&library.catalogue, practice, wanted);
            let _ = session.dispatch(edit);
        }
        "own" => {
            let text = heard.home.take_text("g-own");
            heard.home.focus("#g-own");
            if text.is_empty() {
                return;
            }
            // What the city has under that name is the city's.
            let same = |it: &&Practice| it.name.get(desk.language()).to_lowercase() == text.to_lowercase();
            let known = library.practices.practices.iter().find(same).map(|practice| practice.id.clone());
            use_at(session, clause, &known.unwrap_or_else(|| text.as_str().into()), true);
        }
        _ => {}
    }
}

fn use_at(session: Session, clause: ClauseId, id: &PracticeId, on: bool) {
    let mut practices = session.rating(clause).practices;
    practices.retain(|known| known != id);
    if on {
        practices.push(id.clone());
    }
    session.change(clause, Change::Practices(practices));
}

/// The name of a practice, or its id where the set does not have it.
pub fn name_of(desk: Desk, id: &str) -> String {
    let library = desk.library();
    let practice = library.practices.get(id);
    practice.map_or_else(|| id.to_owned(), |practice| practice.name.get(desk.language()).to_owned())
}

fn practice(desk: Desk, session: Session, clause: ClauseId, linked: &LinkedPractice, locked: bool) -> Markup {
    let (t, library) = (desk.t(), desk.library());
    let practice = library.practices.get(&linked.id);
    let count = practice.map_or(0, |practice| practice.clauses.len());
    let assessment = session.assessment();
    let assessment = assessment.read();
    // Of a practice with a single clause there is nothing to inherit.
    let several = practice.filter(|_| count > 1);
    let throughout = several.is_some_and(|it| assessment.uses_throughout(&library.catalogue, it));
    let used = several.is_some_and(|it| assessment.uses(clause, &it.id));
    let name = html! {
        (name_of(desk, &linked.id))
        span class={ "g-tag g-tag-" (linked.strength.code()) } {
            ((words(desk.language()).strength)(linked.strength))
            @if throughout { (t.inherited) }
        }
    };
    html! {
        li.g-practice data-key=(linked.id) {
            (use_box(session, clause, &linked.id, locked, name))
            @if used {
                label.g-check.g-throughout {
                    input type="checkbox" disabled[locked] checked[throughout] data-do={ "throughout " (linked.id) };
                    span { ((t.throughout)(count)) }
                }
            }
            @if let Some(practice) = practice { (about(desk, practice, clause)) }
        }
    }
}

/// What the set knows of a practice, and why it is linked to the clause.
fn about(desk: Desk, practice: &Practice, clause: ClauseId) -> Markup {
    let (t, language) = (desk.t(), desk.language());
    let said = words(language);
    let why = practice.clauses.iter().find(|link| link.clause == clause).map(|link| link.why.get(language));
    let owner = practice.owner.as_ref().map_or(t.owner_unknown, |owner| owner.get(language));
    let times = [period(&practice.period), Some((said.status)(practice.status).to_owned())];
    let time = times.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let source = |it: &glapp_core::Source| format!("{}, {} {}", it.section, t.lines, it.lines);
    let sources = practice.sources.iter().map(source).collect::<Vec<_>>().join("; ");
    html! {
        details.g-more {
            summary { (t.more_about) " " span.g-hidden { " " (practice.name.get(language)) } }
            p { (practice.description.get(language)) }
            dl {
                @if let Some(why) = why { dt { (t.why_linked) } dd { (why) } }
                @if let Some(outcome) = &practice.outcome { dt { (t.outcome) } dd { (outcome.get(language)) } }
                dt { (t.owner) } dd { (owner) }
                dt { (t.period) } dd { ((said.kind)(practice.kind)) ", " (time) }
                dt { (t.source) } dd { (sources) }
            }
        }
    }
}
