//! Glapp in the browser: one assessment at a time on the desk, everything kept in local storage.
//!
//! `boot.js` fetches the texts and calls the functions here. What this crate does not do: it holds no rule
//! of the domain (those live in `glapp-core`) and makes no request.
#![forbid(unsafe_code)]

#[cfg(feature = "whole")]
use glapp_web_office as _;

mod app;
mod browser;
mod components;
mod desk;
mod group;
mod library;
mod looks;
mod office;
mod own;
mod pace;
mod pages;
mod route;
mod search;
mod session;
mod shelf;
mod storage;
mod surface;
mod text;
mod walk;

use glapp_core::{Coded, Language};
use leptos::mount::mount_to;
use leptos::prelude::*;
use library::{Libraries, Library};
use pages::lazy::{self, LazyPages};
use std::cell::Cell;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

thread_local! {
    /// The texts of the running app, for [`add_texts`].
    static LIBRARIES: Cell<Option<RwSignal<Libraries>>> = const { Cell::new(None) };
    /// The pages of the running app that come later, for [`add_pages`].
    static PAGES: Cell<Option<RwSignal<Option<LazyPages>>>> = const { Cell::new(None) };
}

/// The language to begin in: `sv` or `en`.
#[wasm_bindgen]
pub fn language() -> String {
    desk::first_language().code().into()
}

/// Draws the app with the texts of one language. `office` is what [`browser::ask_office`] asks.
///
/// # Errors
/// What is wrong with the texts, which the build has checked.
#[wasm_bindgen]
pub fn start(language: &str, catalogue: &str, practices: &str, office: JsValue) -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    browser::bring_office(office);
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let library = Library::read(catalogue, practices)?;
    let root = browser::root().ok_or_else(|| JsError::new("the page has no element #glapp"))?;
    mount_to(root, move || {
        let libraries = RwSignal::new(Libraries::new(language, library));
        LIBRARIES.set(Some(libraries));
        let pages = RwSignal::new(None);
        PAGES.set(Some(pages));
        view! { <app::App language libraries pages /> }
    })
    .forget();
    Ok(())
}

/// Fetches the pages that are not part of the first file.
///
/// # Errors
/// The file cannot be fetched or run; the browser's console says why. A later call tries again.
#[wasm_bindgen]
pub async fn add_pages() -> Result<(), JsError> {
    let pages = lazy::load().await?;
    if let Some(signal) = PAGES.get() {
        signal.set(Some(pages));
    }
    Ok(())
}

/// Adds the texts of the other language.
///
/// # Errors
/// What is wrong with the texts, which the build has checked.
#[wasm_bindgen]
pub fn add_texts(language: &str, catalogue: &str, practices: &str) -> Result<(), JsError> {
    let library = Library::read(catalogue, practices)?;
    if let (Some(libraries), Some(language)) = (LIBRARIES.get(), Language::from_code(language)) {
        libraries.update(|libraries| libraries.add(language, library));
    }
    Ok(())
}

/// Adds the handbook's texts, the missions, the platforms of several cities and another standard's titles in a
/// language whose other texts have come.
///
/// Only after [`add_pages`].
///
/// # Errors
/// What is wrong with the texts, which the build has checked.
#[wasm_bindgen]
pub fn add_handbook(
    language: &str,
    terms: &str,
    needs: &str,
    text: &str,
    missions: &str,
    platforms: &str,
    other: &str,
) -> Result<(), JsError> {
    let pages = PAGES.get().and_then(|pages| pages.get_untracked());
    if let (Some(libraries), Some(language), Some(pages)) =
        (LIBRARIES.get(), Language::from_code(language), pages)
    {
        let library = libraries.read_untracked().get(language);
        let texts = [terms, needs, text, missions, platforms, other];
        let parts = (pages.handbook_parts)(texts, &library.catalogue)?;
        libraries.update(|libraries| libraries.add_handbook(language, parts));
    }
    Ok(())
}
