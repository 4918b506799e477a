//! What the city has for a clause and what only the unit has, to tick what is used.

use crate::browser;
use crate::components::fields::Part;
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
    let (coverage, rating) = (session.coverage, session.rating(clause));
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
    view! {
        <Part id="g-part-city" heading=t.city_has count=Signal::derive(move || rating.read().practices.len())>
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
            <p class="g-hint">{as_of}</p>
            <Own session clause locked />
        </Part>
    }
}

/// What only the unit has, and what else it uses that the city does not link to the clause.
#[component]
fn Own(session: Session, clause: ClauseId, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let written = RwSignal::new(String::new());
    // What is taken out of use stays on the page until it is left, so that it does not vanish under someone's hands.
    let own = Memo::new(move |before: Option<&Vec<PracticeId>>| {
        let (library, assessment) = (desk.library(), session.assessment());
        let (assessment, coverage) = (assessment.read(), session.coverage.read());
        let linked = |id: &PracticeId| {
            coverage.clause(clause).is_some_and(|clause| clause.practices.iter().any(|it| it.id == *id))
        };
        let here = assessment.rating(clause).map(|rating| rating.practices.clone()).unwrap_or_default();
        let here = here.into_iter().filter(|id| !linked(id));
        let mut own: Vec<PracticeId> = before.cloned().unwrap_or_default();
        for id in assessment.own_practices(&library.practices).into_iter().chain(here) {
            if !own.contains(&id) {
                own.push(id);
            }
        }
        own
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = written.get_untracked().trim().to_owned();
        browser::focus("#g-own");
        if text.is_empty() {
            return;
        }
        // What the city has under that name is the city's.
        let library = desk.library();
        let same = |it: &&Practice| it.name.get(desk.language()).to_lowercase() == text.to_lowercase();
        let known = library.practices.practices.iter().find(same).map(|practice| practice.id.clone());
        use_at(session, clause, &known.unwrap_or_else(|| text.as_str().into()), true);
        written.set(String::new());
    };
    view! {
        <h3>{t.own_practices}</h3>
        <p class="g-hint">{t.own_hint}</p>
        <ul class="g-practices">
            <For each=move || own.get() key=|id| id.clone() let:id>
                <li class="g-practice">
                    <UseBox session clause id=id.clone() locked>
                        {name_of(desk, &id)}
                    </UseBox>
                </li>
            </For>
        </ul>
        <form class="g-own" on:submit=add>
            <label for="g-own">{t.own_add}</label>
            <input id="g-own" type="text" class="g-input" disabled=locked autocomplete="off" bind:value=written />
            <button type="submit" class="g-button g-button-quiet" disabled=locked>{t.add}</button>
        </form>
    }
}

/// A box to tick: the unit uses the practice for the clause.
#[component]
fn UseBox(
    session: Session,
    clause: ClauseId,
    id: PracticeId,
    locked: bool,
    children: Children,
) -> impl IntoView {
    let used = {
        let id = id.clone();
        move || session.assessment().read().uses(clause, &id)
    };
    view! {
        <label class="g-check">
            <input
                type="checkbox"
                disabled=locked
                prop:checked=used
                on:change:target=move |event| use_at(session, clause, &id, event.target().checked())
            />
            <span>{children()}</span>
        </label>
    }
}

fn use_at(session: Session, clause: ClauseId, id: &PracticeId, on: bool) {
    let mut practices = session.rating(clause).get_untracked().practices;
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

#[component]
fn PracticeRow(session: Session, clause: ClauseId, linked: LinkedPractice, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let more = library.practices.get(&linked.id).map(|practice| about(desk, practice, clause));
    let count = library.practices.get(&linked.id).map_or(0, |practice| practice.clauses.len());
    let id = linked.id.clone();
    // Of a practice with a single clause there is nothing to inherit.
    let throughout = Memo::new(move |_| {
        let library = desk.library();
        let practice = library.practices.get(&id).filter(|practice| practice.clauses.len() > 1);
        let assessment = session.assessment();
        let assessment = assessment.read();
        let throughout = practice.is_some_and(|it| assessment.uses_throughout(&library.catalogue, it));
        (throughout, practice.is_some_and(|it| assessment.uses(clause, &it.id)))
    });
    let id = linked.id.clone();
    // Not throughout means: here alone.
    let spread = move |on: bool| {
        let library = desk.library();
        let Some(practice) = library.practices.get(&id) else { return };
        let wanted = |at| on || at == clause;
        let edit = session.assessment().read_untracked().use_at(&library.catalogue, practice, wanted);
        let _ = session.dispatch(edit);
    };
    let used = Memo::new(move |_| throughout.get().1);
    let spread_box = move || {
        let spread = spread.clone();
        used.get().then(|| {
            view! {
                <label class="g-check g-throughout">
                    <input
                        type="checkbox"
                        disabled=locked
                        prop:checked=move || throughout.get().0
                        on:change:target=move |event| spread(event.target().checked())
                    />
                    <span>{(t.throughout)(count)}</span>
                </label>
            }
        })
    };
    view! {
        <li class="g-practice">
            <UseBox session clause id=linked.id.clone() locked>
                {name_of(desk, &linked.id)}
                <span class=format!("g-tag g-tag-{}", glapp_core::Coded::code(linked.strength))>
                    {(words(desk.language()).strength)(linked.strength)}
                    {move || throughout.get().0.then_some(t.inherited)}
                </span>
            </UseBox>
            {spread_box}
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
