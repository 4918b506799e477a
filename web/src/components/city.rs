//! What the city has for a clause, to tick what the unit uses.

use crate::desk::{Desk, use_desk};
use crate::session::Session;
use crate::text::{period, words};
use glapp_core::{Change, ClauseId, LinkedPractice, Practice, PracticeId};
use leptos::prelude::*;

/// The practices linked to a clause on the assessment's day: active, ended, and the rest.
#[component]
pub fn City(session: Session, clause: ClauseId, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let coverage = session.coverage;
    let rating = session.rating(clause);
    let as_of = move || (t.as_of)(&coverage.read().as_of().to_string());
    let linked = move |wanted: fn(&LinkedPractice) -> bool| {
        let coverage = coverage.read();
        let mut found: Vec<LinkedPractice> = coverage
            .clause(clause)
            .map(|clause| clause.practices.iter().filter(|it| wanted(it)).cloned().collect())
            .unwrap_or_default();
        found.sort_by_key(|it| std::cmp::Reverse(it.strength));
        found
    };
    let rows = move |found: Vec<LinkedPractice>| {
        found.into_iter().map(|it| view! { <PracticeRow session clause linked=it locked /> }).collect_view()
    };
    let folded = move |heading: &'static str, found: Vec<LinkedPractice>| {
        (!found.is_empty()).then(|| {
            let count = found.len();
            view! {
                <details class="g-fold">
                    <summary>{heading} " (" {count} ")"</summary>
                    <ul class="g-practices">{rows(found)}</ul>
                </details>
            }
        })
    };
    // What the unit uses that this set does not link to the clause: from another city's file, say.
    let own = move || {
        let known = linked(|_| true);
        let is_known = |id: &PracticeId| known.iter().any(|it| it.id == *id);
        let own: Vec<_> = rating.read().practices.iter().filter(|id| !is_known(id)).cloned().collect();
        (!own.is_empty()).then(|| {
            let names = own.into_iter().map(|id| view! { <li>{name_of(desk, &id)}</li> }).collect_view();
            view! { <p class="g-hint">{t.own_practices}</p><ul class="g-plain">{names}</ul> }
        })
    };
    view! {
        <section class="g-card">
            <h2>{t.city_has}</h2>
            {move || {
                let active = linked(|it| it.active);
                if active.is_empty() {
                    view! { <p class="g-hint">{t.city_has_none}</p> }.into_any()
                } else {
                    view! { <p class="g-hint">{t.city_has_hint}</p><ul class="g-practices">{rows(active)}</ul> }.into_any()
                }
            }}
            {move || folded(t.city_ended, linked(|it| !it.active && it.ended))}
            {move || folded(t.city_other, linked(|it| !it.active && !it.ended))}
            {own}
            <p class="g-hint">{as_of}</p>
        </section>
    }
}

/// The name of a practice, or its id where the set does not have it.
pub fn name_of(desk: Desk, id: &str) -> String {
    let library = desk.library();
    let practice = library.practices.get(id);
    practice.map_or_else(|| id.to_owned(), |practice| practice.name.get(desk.language()).to_owned())
}

#[component]
fn PracticeRow(session: Session, clause: ClauseId, linked: LinkedPractice, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let rating = session.rating(clause);
    let id = linked.id.clone();
    let used = {
        let id = id.clone();
        move || rating.read().practices.contains(&id)
    };
    let toggle = move |on: bool| {
        let mut practices = rating.get_untracked().practices;
        practices.retain(|known| *known != id);
        if on {
            practices.push(id.clone());
        }
        session.change(clause, Change::Practices(practices));
    };
    let library = desk.library();
    let more = library.practices.get(&linked.id).map(|practice| about(desk, practice, clause));
    view! {
        <li class="g-practice">
            <label class="g-check">
                <input
                    type="checkbox"
                    disabled=locked
                    prop:checked=used
                    on:change:target=move |event| toggle(event.target().checked())
                />
                <span>
                    {name_of(desk, &linked.id)}
                    <span class=format!("g-tag g-tag-{}", glapp_core::Coded::code(linked.strength))>
                        {(words(desk.language()).strength)(linked.strength)}
                    </span>
                </span>
            </label>
            {more}
        </li>
    }
}

/// What the set knows of a practice, and why it is linked to the clause.
fn about(desk: Desk, practice: &Practice, clause: ClauseId) -> impl IntoView + use<> {
    let (t, language) = (desk.t(), desk.language());
    let said = words(language);
    let why = practice
        .clauses
        .iter()
        .find(|link| link.clause == clause)
        .map(|link| link.why.get(language).to_owned());
    let owner =
        practice.owner.as_ref().map_or(t.owner_unknown.to_owned(), |owner| owner.get(language).to_owned());
    let times = [period(practice.period), Some((said.status)(practice.status).to_owned())];
    let time = times.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let outcome = practice.outcome.as_ref().map(|outcome| outcome.get(language).to_owned());
    let source = |it: &glapp_core::Source| format!("{}, {} {}", it.section, t.lines, it.lines);
    let sources = practice.sources.iter().map(source).collect::<Vec<_>>().join("; ");
    let name = practice.name.get(language).to_owned();
    view! {
        <details class="g-more">
            <summary>{t.more_about} <span class="g-hidden">" " {name}</span></summary>
            <p>{practice.description.get(language).to_owned()}</p>
            <dl>
                {why.map(|why| view! { <dt>{t.why_linked}</dt><dd>{why}</dd> })}
                {outcome.map(|outcome| view! { <dt>{t.outcome}</dt><dd>{outcome}</dd> })}
                <dt>{t.owner}</dt><dd>{owner}</dd>
                <dt>{t.period}</dt><dd>{(said.kind)(practice.kind)} ", " {time}</dd>
                <dt>{t.source}</dt><dd>{sources}</dd>
            </dl>
        </details>
    }
}
