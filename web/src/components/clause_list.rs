//! All clauses, chapter by chapter, with what has been answered.

use crate::desk::use_desk;
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Clause, ClauseId, Status};
use leptos::prelude::*;

/// The list beside the question; on a narrow screen behind a button.
#[component]
pub fn ClauseList(session: Session, current: Memo<ClauseId>) -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let open = RwSignal::new(false);
    let count = move || {
        let total = session.analysis.read().total;
        (t.show_clauses)(total.rated, total.applicable)
    };
    let chapters = library.catalogue.chapters().cloned().collect::<Vec<_>>();
    // Another clause has been chosen: the list has done its work.
    Effect::new(move |_| {
        current.get();
        open.set(false);
    });
    view! {
        <nav class="g-clauses" class:g-clauses-open=open aria-label=t.clauses>
            <button
                type="button"
                class="g-button g-button-quiet g-clauses-button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {count}
            </button>
            <div class="g-clauses-list">
                {chapters.into_iter().map(|chapter| view! { <Chapter session current chapter /> }).collect_view()}
            </div>
        </nav>
    }
}

#[component]
fn Chapter(session: Session, current: Memo<ClauseId>, chapter: Clause) -> impl IntoView {
    let desk = use_desk();
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let id = chapter.id();
    let assessment = session.assessment().read_untracked().header().id.to_string();
    let leaves: Vec<(ClauseId, String)> = library
        .catalogue
        .leaves_of(&chapter)
        .map(|leaf| (leaf.id(), leaf.title().get(language).to_owned()))
        .collect();
    let here = Memo::new(move |_| current.get().is_within(id));
    let done = move || {
        let score = session.analysis.read().section(id).copied().unwrap_or_default();
        (format!("{}/{}", score.rated, score.applicable), (t.answered_of)(score.rated, score.applicable))
    };
    let item = move |(leaf, title): (ClauseId, String)| {
        let href = Route::Assess { id: assessment.clone(), clause: Some(leaf) }.hash();
        let state = Memo::new(move |_| {
            let analysis = session.analysis.read();
            let result = analysis.clause(leaf);
            result.map(|result| (result.status, result.level))
        });
        let mark = move || match state.get() {
            Some((Status::Rated, Some(level))) => level.to_string(),
            Some((Status::NotApplicable, _)) => "–".into(),
            _ => String::new(),
        };
        let spoken = move || match state.get() {
            Some((Status::Rated, Some(level))) => (t.level_is)(level.number()),
            Some((Status::NotApplicable, _)) => t.not_applicable_short.into(),
            _ => t.unanswered.into(),
        };
        let class = move || match state.get() {
            Some((Status::Rated, Some(level))) => format!("g-mark-box g-level-{level}"),
            Some((Status::NotApplicable, _)) => "g-mark-box g-mark-na".into(),
            _ => "g-mark-box g-mark-open".into(),
        };
        view! {
            <li>
                <a href=href aria-current=move || (current.get() == leaf).then_some("step")>
                    <span class=class aria-hidden="true">{mark}</span>
                    <span class="g-clause-title">{leaf.to_string()} " " {title}</span>
                    <span class="g-hidden">", " {spoken}</span>
                </a>
            </li>
        }
    };
    view! {
        <details class="g-chapter" prop:open=here>
            <summary>
                <span>{id.to_string()} " " {chapter.title().get(language).to_owned()}</span>
                <span class="g-chapter-done" aria-hidden="true">{move || done().0}</span>
                <span class="g-hidden">", " {move || done().1}</span>
            </summary>
            <ul>{leaves.into_iter().map(item).collect_view()}</ul>
        </details>
    }
}
