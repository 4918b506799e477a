//! The line above an assessment: whose it is, how far it has come, whether it is saved.

use crate::components::adopt::{AdoptDialog, Adopted};
use crate::components::dialogs::{self, DetailsDialog, DialogRef};
use crate::desk::{Desk, SaveState, use_desk};
use crate::pace;
use crate::route::{MadePage, Route};
use crate::session::Session;
use glapp_report::vocabulary;
use leptos::prelude::*;

/// So many steps that no file has are worth a nudge.
const MANY_STEPS: u32 = 20;

/// The bar of the assessment in work.
#[component]
pub fn SessionBar(session: Session) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let (details, adopting) = (DialogRef::new(), DialogRef::new());
    let id = session.assessment().read_untracked().header().id.to_string();
    // The bar is drawn anew with each page.
    let here = std::mem::discriminant(&*desk.route.read_untracked());
    let tabs = [
        (Route::Assess { id: id.clone(), clause: None }, t.assess),
        (Route::Result { id: id.clone() }, t.result),
        (Route::Plan { id: id.clone() }, t.plan),
        (Route::Made { page: MadePage::Take, id: id.clone() }, t.take),
    ]
    .map(|(route, name)| {
        let current = (std::mem::discriminant(&route) == here).then_some("page");
        view! { <a href=route.hash() aria-current=current>{name}</a> }
    });
    let assessment = session.assessment();
    let name = move || assessment.read().header().unit.name.to_string();
    let state = move || {
        let assessment = assessment.read();
        let header = assessment.header();
        format!("{} · {}", header.date, vocabulary::state_of(header, desk.language()))
    };
    let sitting = session.sitting;
    let progress = Memo::new(move |_| {
        let library = desk.library();
        sitting.round.get().progress(&library.catalogue, &session.analysis.read(), None)
    });
    let (rated, all) = (move || progress.get().0, move || progress.get().1);
    let left = move || match all() - rated() {
        0 => String::new(),
        open => (t.time_left)(pace::minutes(pace::seconds(&sitting.answers.read()), open)),
    };
    let export = move |_| desk.export(&session.assessment().read_untracked());
    // After as many steps again.
    let later = move |_| desk.count_from_here(&session.assessment().read_untracked().header().id);
    view! {
        <section class="g-bar" aria-label=t.details_heading>
            <div class="g-bar-unit">
                <span class="g-bar-name">{name}</span>
                <span class="g-bar-state">{state}</span>
                <button
                    type="button"
                    class="g-button g-button-plain"
                    disabled=move || session.is_adopted()
                    on:click=move |_| dialogs::show(details)
                >
                    {t.details}
                </button>
                <button
                    type="button"
                    class="g-button g-button-plain"
                    hidden=move || session.is_adopted()
                    on:click=move |_| dialogs::show(adopting)
                >
                    {t.adopt}
                </button>
            </div>
            <nav class="g-tabs" aria-label=t.filter>
                {tabs.into_iter().collect_view()}
            </nav>
            <div class="g-bar-progress">
                <progress class="g-progress" max=move || all().max(1) value=rated aria-label=t.completeness></progress>
                <p><span>{move || (t.answered_of)(rated(), all())}</span> <span class="g-bar-left">{left}</span></p>
            </div>
            <p class="g-bar-saved" class:g-bar-unsaved=move || alarming(desk)>{move || saved(desk)}</p>
            <div class="g-bar-tools">
                <button
                    type="button"
                    class="g-button g-button-quiet"
                    disabled=move || !session.can_undo()
                    on:click=move |_| desk.show_clause(session.undo())
                >
                    {t.undo}
                </button>
                <button
                    type="button"
                    class="g-button g-button-quiet"
                    disabled=move || !session.can_redo()
                    on:click=move |_| desk.show_clause(session.redo())
                >
                    {t.redo}
                </button>
                <button
                    type="button"
                    class="g-button g-button-quiet"
                    on:click=export
                >
                    {t.export}
                </button>
            </div>
            {move || {
                (session.unexported.get() >= MANY_STEPS).then(|| {
                    view! {
                        <p class="g-bar-nudge">
                            {t.nudge}
                            <button type="button" class="g-button g-button-plain" on:click=export>{t.export_now}</button>
                            <button type="button" class="g-button g-button-plain" on:click=later>{t.not_now}</button>
                        </p>
                    }
                })
            }}
        </section>
        // There before it has a text, so that the text is announced.
        <div class="g-unsaved" role="alert">{move || alarming(desk).then(|| saved(desk))}</div>
        <Adopted session />
        <DetailsDialog node=details session />
        <AdoptDialog node=adopting session />
    }
}

fn alarming(desk: Desk) -> bool {
    matches!(*desk.save_state.read(), SaveState::Failed(_) | SaveState::InMemory | SaveState::ErasedElsewhere)
}

fn saved(desk: Desk) -> String {
    let t = desk.t();
    match &*desk.save_state.read() {
        SaveState::Before => t.saved_before.into(),
        SaveState::Waiting => t.saving.into(),
        SaveState::At(time) => (t.saved_at)(time),
        SaveState::Failed(error) => (t.not_saved)(*error).into(),
        SaveState::InMemory => t.kept_in_memory.into(),
        SaveState::ErasedElsewhere => t.erased_elsewhere.into(),
    }
}
