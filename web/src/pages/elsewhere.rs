//! What is shown where there is nothing to show.

use crate::browser;
use crate::desk::Desk;
use crate::route::Route;
use crate::shelf::Stored;
use leptos::prelude::*;

/// The address leads nowhere, or to an assessment that is not in this browser.
pub fn missing(desk: Desk, unknown: bool) -> impl IntoView + use<> {
    let t = desk.t();
    let (heading, text) =
        if unknown { (t.unknown_heading, t.unknown_text) } else { (t.missing_heading, t.missing_text) };
    view! {
        <div class="g-column">
            <h1 tabindex="-1">{heading}</h1>
            <p class="g-lead">{text}</p>
            <p><a class="g-button" href=Route::Start.hash()>{t.to_start}</a></p>
        </div>
    }
}

/// The assessment is stored, but cannot be read.
pub fn unreadable(desk: Desk, stored: Stored) -> impl IntoView + use<> {
    let t = desk.t();
    let problems = problems(desk, &stored);
    let save = move |_| browser::download(&browser::file_name(&[&stored.id], ".json"), &stored.text);
    view! {
        <div class="g-column">
            <h1 tabindex="-1">{t.unreadable_heading}</h1>
            <p class="g-lead">{t.unreadable_text}</p>
            <ul class="g-problems">{problems}</ul>
            <div class="g-actions">
                <button type="button" class="g-button" on:click=save>{t.save_raw}</button>
                <a class="g-button g-button-quiet" href=Route::Start.hash()>{t.to_start}</a>
            </div>
        </div>
    }
}

/// Why a stored document cannot be read, place by place.
pub fn problems(desk: Desk, stored: &Stored) -> Vec<impl IntoView + use<>> {
    let problems =
        stored.assessment.as_ref().err().map(|refusal| refusal.problems.as_slice()).unwrap_or_default();
    let line = |it: &glapp_format::Problem| {
        view! { <li><code>{it.path.to_string()}</code>" "{it.message(desk.language())}</li> }
    };
    problems.iter().take(8).map(line).collect()
}
