//! The line above an assessment: whose it is, how far it has come, whether it is saved.

use crate::components::dialogs::{self, DetailsDialog, DialogRef};
use crate::desk::{Desk, SaveState, use_desk};
use crate::route::Route;
use crate::session::Session;
use glapp_core::State;
use glapp_report::vocabulary;
use leptos::prelude::*;

/// The bar of the assessment in work.
#[component]
pub fn SessionBar(session: Session) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let details = DialogRef::new();
    let id = session.assessment().read_untracked().header().id.to_string();
    let (assess, result) = (Route::Assess { id: id.clone(), clause: None }, Route::Result { id });
    let at_result = result.clone();
    let on_result = move || *desk.route.read() == at_result;
    let on_assess = {
        let on_result = on_result.clone();
        move || (!on_result()).then_some("page")
    };
    let on_result = move || on_result().then_some("page");
    let assessment = session.assessment();
    let name = move || assessment.read().header().unit.name.to_string();
    let state = move || {
        let assessment = assessment.read();
        let header = assessment.header();
        format!("{} · {}", vocabulary::state(header.state(), desk.language()), header.date)
    };
    let adopted = move || assessment.read().header().state() == State::Adopted;
    let rated = move || session.analysis.read().total.rated;
    let all = move || session.analysis.read().total.applicable;
    view! {
        <section class="g-bar" aria-label=t.details_heading>
            <div class="g-bar-unit">
                <span class="g-bar-name">{name}</span>
                <span class="g-bar-state">{state}</span>
                <button
                    type="button"
                    class="g-button g-button-plain"
                    disabled=adopted
                    on:click=move |_| dialogs::show(details)
                >
                    {t.details}
                </button>
            </div>
            <nav class="g-tabs" aria-label=t.filter>
                <a href=assess.hash() aria-current=on_assess>{t.assess}</a>
                <a href=result.hash() aria-current=on_result>{t.result}</a>
            </nav>
            <div class="g-bar-progress">
                <progress class="g-progress" max=move || all().max(1) value=rated aria-label=t.completeness></progress>
                <span>{move || (t.answered_of)(rated(), all())}</span>
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
                    on:click=move |_| desk.export(&session.assessment().read_untracked())
                >
                    {t.export}
                </button>
            </div>
        </section>
        // There before it has a text, so that the text is announced.
        <div class="g-unsaved" role="alert">{move || alarming(desk).then(|| saved(desk))}</div>
        {move || adopted().then(|| view! { <p class="g-readonly">{t.read_only}</p> })}
        <DetailsDialog node=details session />
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
