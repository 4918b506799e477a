//! All clauses, chapter by chapter, with what has been answered; what of them is shown; and what is searched for.

use crate::browser;
use crate::components::fields::SelectField;
use crate::desk::use_desk;
use crate::route::Route;
use crate::search::{Hit, Place, search};
use crate::session::Session;
use crate::walk::{Filter, Round};
use glapp_core::{Clause, ClauseId, Status};
use leptos::prelude::*;

/// The id of the list, which is a sheet on a narrow screen.
pub const SHEET: &str = "g-clauses";

/// The list beside the question; on a narrow screen a sheet behind a button.
#[component]
pub fn ClauseList(session: Session, current: Memo<ClauseId>) -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let sitting = session.sitting;
    let progress = {
        let library = library.clone();
        move |within| sitting.round.get().progress(&library.catalogue, &session.analysis.read(), within)
    };
    let count = {
        let progress = progress.clone();
        move || {
            let (rated, all) = progress(None);
            (t.show_clauses)(rated, all)
        }
    };
    // The clause that one stands at is always shown.
    let shown = {
        let library = library.clone();
        Memo::new(move |_| {
            let (filter, analysis) = (sitting.filter.get(), session.analysis.read());
            let assessment = session.assessment();
            let assessment = assessment.read();
            let passes = |id: &ClauseId| filter.passes(*id, &analysis, assessment.rating(*id));
            let round: Vec<ClauseId> = sitting.round.get().clauses(&library.catalogue).collect();
            (round.iter().copied().filter(passes).collect::<Vec<_>>(), round.len())
        })
    };
    let hits = {
        let library = library.clone();
        move || {
            let parts = desk.handbook();
            let terms = parts.as_ref().map(|parts| &parts.terms);
            search(&sitting.query.read(), &library.catalogue, terms, desk.language())
        }
    };
    let searching = move || !sitting.query.read().trim().is_empty();
    let status = {
        let hits = hits.clone();
        move || match (searching(), sitting.filter.get()) {
            (true, _) => (t.hits)(hits().len()),
            (false, Filter::All) => String::new(),
            (false, _) => shown.with(|(shown, all)| (t.shown_of)(shown.len(), *all)),
        }
    };
    let filters = t.filters.iter().enumerate();
    let filters = filters.map(|(place, name)| (place.to_string(), (*name).to_owned())).collect();
    let filter = move || Filter::ALL.iter().position(|it| *it == sitting.filter.get()).unwrap_or(0);
    // Another clause has been chosen: the sheet has done its work.
    Effect::new(move |_| {
        current.get();
        browser::show_popover(SHEET, false);
    });
    let id = session.assessment().read_untracked().header().id.to_string();
    let row = move |hit: Hit| {
        let (route, kind) = match hit.place {
            Place::Clause(clause) => (Route::Assess { id: id.clone(), clause: Some(clause) }, None),
            Place::Term(term) => (Route::Handbook { place: Some(format!("term-{term}")) }, Some(t.word_hit)),
        };
        view! { <li><a href=route.hash()>{hit.title}</a><p>{kind} " " {hit.text}</p></li> }
    };
    let chapters = library.catalogue.chapters().cloned().collect::<Vec<_>>();
    let chapter = move |chapter: Clause| {
        let progress = progress.clone();
        view! { <Chapter session current chapter shown progress /> }
    };
    view! {
        <nav class="g-clauses" aria-label=t.clauses>
            <button type="button" class="g-button g-button-quiet g-clauses-button" popovertarget=SHEET>{count}</button>
            <div class="g-clauses-list" id=SHEET popover="auto">
                <button
                    type="button"
                    class="g-button g-button-plain g-clauses-button"
                    popovertarget=SHEET
                    popovertargetaction="hide"
                >
                    {t.close}
                </button>
                <div class="g-field">
                    <label for="g-search">{t.search}</label>
                    <input
                        id="g-search"
                        type="search"
                        class="g-input"
                        prop:value=sitting.query
                        on:input:target=move |event| sitting.query.set(event.target().value())
                    />
                </div>
                <RoundSwitch
                    round=sitting.round.into()
                    choose=move |round| desk.choose_round(session, round)
                />
                <SelectField
                    id="g-filter"
                    label=t.show
                    options=filters
                    value=Signal::derive(move || filter().to_string())
                    choose=move |place| {
                        let place = place.parse().ok().and_then(|place: usize| Filter::ALL.get(place));
                        sitting.filter.set(place.copied().unwrap_or_default());
                    }
                />
                <p class="g-hint g-clauses-count" role="status">{status}</p>
                <ul class="g-hits" hidden=move || !searching()>
                    {move || hits().into_iter().map(row.clone()).collect_view()}
                </ul>
                <div hidden=searching>{chapters.into_iter().map(chapter).collect_view()}</div>
            </div>
        </nav>
    }
}

/// The short round or all clauses, side by side.
#[component]
pub fn RoundSwitch(round: Signal<Round>, choose: impl Fn(Round) + Clone + 'static) -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let option = move |it: Round| {
        let (choose, name) = (choose.clone(), (t.round_name)(it, it.clauses(&library.catalogue).count()));
        view! {
            <label>
                <input
                    type="radio"
                    name="g-round"
                    prop:checked=move || round.get() == it
                    on:change=move |_| choose(it)
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="g-switch">
            <legend>{t.round}</legend>
            {Round::ALL.map(option).into_iter().collect_view()}
        </fieldset>
    }
}

#[component]
fn Chapter(
    session: Session,
    current: Memo<ClauseId>,
    chapter: Clause,
    shown: Memo<(Vec<ClauseId>, usize)>,
    progress: impl Fn(Option<ClauseId>) -> (usize, usize) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let desk = use_desk();
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let id = chapter.id();
    let assessment = session.assessment().read_untracked().header().id.to_string();
    let leaves: Vec<(ClauseId, String)> = library
        .catalogue
        .leaves_of(&chapter)
        .map(|leaf| (leaf.id(), leaf.title().get(language).to_owned()))
        .collect();
    let here = move || current.get().is_within(id);
    // What is filtered out of a folded chapter would not be seen to be there.
    let open = move || here() || session.sitting.filter.get() != Filter::All;
    let empty = move || !here() && !shown.with(|(shown, _)| shown.iter().any(|it| it.is_within(id)));
    let done = Memo::new(move |_| progress(Some(id)));
    let short = move || format!("{}/{}", done.get().0, done.get().1);
    let spoken = move || (t.answered_of)(done.get().0, done.get().1);
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
        let hidden = move || current.get() != leaf && !shown.with(|(shown, _)| shown.contains(&leaf));
        view! {
            <li hidden=hidden>
                <a href=href aria-current=move || (current.get() == leaf).then_some("step")>
                    <span class=class aria-hidden="true">{mark}</span>
                    <span class="g-clause-title">{leaf.to_string()} " " {title}</span>
                    <span class="g-hidden">", " {spoken}</span>
                </a>
            </li>
        }
    };
    view! {
        <details class="g-chapter" prop:open=open hidden=empty>
            <summary>
                <span>{id.to_string()} " " {chapter.title().get(language).to_owned()}</span>
                <span class="g-chapter-done" aria-hidden="true">{short}</span>
                <span class="g-hidden">", " {spoken}</span>
                <progress class="g-progress" max=move || done.get().1.max(1) value=move || done.get().0 aria-hidden="true"></progress>
            </summary>
            <ul>{leaves.into_iter().map(item).collect_view()}</ul>
        </details>
    }
}
