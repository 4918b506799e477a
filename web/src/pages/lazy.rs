//! The pages that come in a file of their own, fetched when the first page has been drawn.

use crate::library::HandbookParts;
use crate::pages::{
    begin::BeginView,
    compare::Compare,
    handbook::HandbookPage,
    made::MadeView,
    mission::Mission,
    plan::PlanView,
    practices::Practices,
    prose::{About, Accessibility},
    result::ResultPage,
    settings::Settings,
    trend::TrendView,
    workshop::Workshop,
};
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Catalogue, Edit, Language};
use glapp_report::edited;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use wasm_bindgen::prelude::JsError;

/// What draws them. Only [`load`] may name these pages: what else does would pull them into the first file.
#[derive(Clone, Copy)]
pub struct LazyPages {
    /// The page of a route, about an assessment if it is about one; none if the route has no page of these.
    pub draw: fn(&Route, Option<Session>) -> Option<AnyView>,
    /// Reads the handbook's texts.
    pub handbook_parts: fn([&str; 6], &Catalogue) -> Result<HandbookParts, JsError>,
    /// What an edit is about, and what it would make of it.
    pub edited: fn(&Edit, &Catalogue, Language) -> [String; 2],
}

fn draw(route: &Route, session: Option<Session>) -> Option<AnyView> {
    let page = match (route, session) {
        (Route::About, _) => view! { <About /> }.into_any(),
        (Route::Compare, _) => view! { <Compare /> }.into_any(),
        (Route::Workshop, _) => view! { <Workshop /> }.into_any(),
        (Route::Trend, _) => view! { <TrendView /> }.into_any(),
        (Route::Mission, _) => view! { <Mission /> }.into_any(),
        (Route::Practices, _) => view! { <Practices /> }.into_any(),
        (Route::Settings, _) => view! { <Settings /> }.into_any(),
        (Route::Accessibility, _) => view! { <Accessibility /> }.into_any(),
        (Route::Handbook { .. }, _) => view! { <HandbookPage /> }.into_any(),
        (Route::Begin { .. }, _) => view! { <BeginView /> }.into_any(),
        (Route::Open { .. }, _) => view! { <MadeView session=None /> }.into_any(),
        (Route::Result { .. }, Some(session)) => view! { <ResultPage session /> }.into_any(),
        (Route::Plan { .. }, Some(session)) => view! { <PlanView session /> }.into_any(),
        (Route::Made { .. }, Some(session)) => view! { <MadeView session=Some(session) /> }.into_any(),
        _ => return None,
    };
    Some(page)
}

fn told(edit: &Edit, catalogue: &Catalogue, language: Language) -> [String; 2] {
    [edited::subject(edit, catalogue, language), edited::content(edit, catalogue, language)]
}

fn pages() -> LazyPages {
    LazyPages {
        draw,
        handbook_parts: |texts, catalogue| Ok(HandbookParts::read(texts, catalogue)?),
        edited: told,
    }
}

/// Fetches the file, once: after a failure the next call tries again.
///
/// # Errors
/// The file cannot be fetched or run.
#[cfg(not(feature = "whole"))]
#[leptos::wasm_split::wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<LazyPages, SplitLoaderError> {
    Ok(pages())
}

/// The pages are here already.
///
/// # Errors
/// None.
#[cfg(feature = "whole")]
pub async fn load() -> Result<LazyPages, SplitLoaderError> {
    Ok(pages())
}
