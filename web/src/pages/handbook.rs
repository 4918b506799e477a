//! The common manual, on a day that can be chosen.

use crate::browser;
use crate::desk::use_desk;
use crate::route::Route;
use glapp_core::{Date, Handbook, HandbookSources};
use glapp_report::{handbook, html};
use leptos::prelude::*;

/// The handbook page.
#[component]
pub fn HandbookPage() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let day = RwSignal::new(browser::today());
    let choose = move |text: String| {
        if let Ok(chosen) = text.parse::<Date>() {
            day.set(chosen);
        }
    };
    let text = move || {
        let library = desk.library();
        let parts = desk.handbook()?;
        let sources = HandbookSources {
            catalogue: &library.catalogue,
            practices: &library.practices,
            needs: &parts.needs,
            terms: &parts.terms,
            text: &parts.text,
        };
        let document = handbook(&Handbook::on(day.get(), sources, &[]), desk.language());
        // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
        let address = |id: &str| Route::Handbook { place: Some(id.into()) }.hash();
        Some(html::of(&document, &html::Setting { language: desk.language(), address: &address, live: true }))
    };
    Effect::new(move |_| {
        let ready = desk.handbook().is_some();
        if let Route::Handbook { place: Some(place) } = desk.route.get()
            && ready
        {
            browser::go_to_heading(place);
        }
    });
    view! {
        <div class="g-handbook">
            <p class="g-handbook-day">
                <label for="g-handbook-day">{t.handbook_day}</label>
                <input
                    id="g-handbook-day"
                    type="date"
                    class="g-input"
                    prop:value=move || day.get().to_string()
                    on:change:target=move |event| choose(event.target().value())
                />
            </p>
            {move || match text() {
                Some(text) => view! { <article inner_html=text></article> }.into_any(),
                None => view! { <h1 tabindex="-1">{t.handbook}</h1><p role="status">{t.handbook_waits}</p> }.into_any(),
            }}
        </div>
    }
}
