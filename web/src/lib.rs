//! Glapp in the browser: one assessment at a time on the desk, everything kept in local storage.
//!
//! `boot.js` and `embed/element.js` fetch the texts and call the functions here. What this crate does not do: it holds no
//! rule of the domain (those live in `glapp-core`) and makes no request.
#![forbid(unsafe_code)]

#[cfg(feature = "whole")]
use glapp_web_office as _;

mod app;
mod browser;
mod components;
mod desk;
mod group;
mod host;
mod library;
mod looks;
mod office;
mod own;
mod pace;
mod pages;
mod route;
mod safe;
mod search;
mod session;
mod shelf;
mod storage;
mod surface;
mod text;
mod walk;
mod work;

use browser::Home;
use desk::Desk;
use glapp_core::{Coded, Language};
use leptos::mount::mount_to;
use leptos::prelude::*;
use library::{Libraries, Library};
use pages::lazy::{self, LazyPages};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use storage::Storage;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use work::Work;

thread_local! {
    /// What reads, writes and shows assessments, once it has come.
    static WORK: Cell<Option<Work>> = const { Cell::new(None) };
    /// The pages that come later, once they have.
    static PAGES: Cell<Option<LazyPages>> = const { Cell::new(None) };
    /// What keeps each app on its page.
    static DRAWN: RefCell<Vec<Option<Box<dyn Any>>>> = const { RefCell::new(Vec::new()) };
}

/// The language to begin in: `sv` or `en`.
#[wasm_bindgen]
pub fn language() -> String {
    desk::first_language().code().into()
}

/// One app on a page, from [`start`] to [`App::stop`]. Whether a script still knows it does not matter.
#[wasm_bindgen]
pub struct App {
    desk: Desk,
    number: usize,
}

/// Draws the app in an empty element: the start page, with the outline of the texts, until they come. `office` is what [`browser::ask_office`] asks.
///
/// `host` is undefined on a page of our own. Otherwise it is what the page around gives: `tell`, a function that takes the
/// name and the particulars of what happens; `address`, where the app has a page of its own; and `space`, which names the
/// documents that are this app's alone: those of `?` are forgotten with the page.
///
/// # Errors
/// What is wrong with the outline, which the build has checked.
#[wasm_bindgen]
pub fn start(
    place: JsValue,
    host: &JsValue,
    language: &str,
    outline: &str,
    office: JsValue,
) -> Result<App, JsError> {
    console_error_panic_hook::set_once();
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let outline = Library::outlined(outline).ok_or_else(|| JsError::new("the outline cannot be read"))?;
    let mount = browser::html_element(place).ok_or_else(|| JsError::new("there is no element to draw in"))?;
    let storage = match &*browser::text_of(host, "space") {
        "?" => Storage::in_memory(),
        space => Storage::probe(space),
    };
    let (into, host) = (mount.clone(), host.clone());
    let made = Rc::new(Cell::new(None));
    let desk = made.clone();
    let drawn = mount_to(into, move || {
        let libraries = RwSignal::new(Libraries::new(outline));
        let desk = Desk::new(Home::new(mount, &host, office), storage, language, libraries);
        desk.pages.set(PAGES.get());
        made.set(Some(desk));
        view! { <app::App desk /> }
    });
    let desk = desk.take().ok_or_else(|| JsError::new("the app was not drawn"))?;
    let number = DRAWN.with_borrow_mut(|all| {
        let free = all.iter().position(Option::is_none);
        let number = free.unwrap_or(all.len());
        if free.is_none() {
            all.push(None);
        }
        if let Some(place) = all.get_mut(number) {
            *place = Some(Box::new(drawn));
        }
        number
    });
    Ok(App { desk, number })
}

/// Fetches what reads, writes and shows assessments, for all apps. [`App::add_texts`] needs it.
///
/// # Errors
/// The file cannot be fetched or run; the browser's console says why. A later call tries again.
#[wasm_bindgen]
pub async fn add_work() -> Result<(), JsError> {
    WORK.set(Some(work::load().await?));
    Ok(())
}

/// Fetches the pages that are not part of the first file, for all apps.
///
/// # Errors
/// The file cannot be fetched or run; the browser's console says why. A later call tries again.
#[wasm_bindgen]
pub async fn add_pages() -> Result<(), JsError> {
    let pages = lazy::load().await?;
    PAGES.set(Some(pages));
    for desk in desk::all() {
        desk.pages.set(Some(pages));
    }
    Ok(())
}

#[wasm_bindgen]
impl App {
    /// Ends the app: what waits to be saved is saved, and nothing of it is left on the page.
    pub fn stop(&self) {
        self.desk.save_now();
        if let Some(work) = WORK.get() {
            (work.leave)(self.desk);
        }
        // Not within the borrow: it may be asked for while it ends.
        let drawn = DRAWN.with_borrow_mut(|all| all.get_mut(self.number).and_then(Option::take));
        drop(drawn);
        self.desk.end();
    }

    /// Adds the texts of a language: the first of them bring the app to work.
    ///
    /// Only after [`add_work`].
    ///
    /// # Errors
    /// What is wrong with the texts: those of the bundle have been checked by the build.
    pub fn add_texts(&self, language: &str, catalogue: &str, practices: &str) -> Result<(), JsError> {
        let (Some(work), Some(language)) = (WORK.get(), Language::from_code(language)) else { return Ok(()) };
        let library = (work.library)(catalogue, practices)?;
        self.desk.libraries.update(|libraries| libraries.add(language, library));
        self.desk.begin_work(work);
        Ok(())
    }

    /// Adds the terms, the needs, the handbook's texts, the missions, the platforms of several cities and another standard's
    /// titles in a language whose other texts have come.
    ///
    /// Only after [`add_pages`].
    ///
    /// # Errors
    /// What is wrong with the texts, which the build has checked.
    pub fn add_handbook(&self, language: &str, texts: Vec<String>) -> Result<(), JsError> {
        let (libraries, texts) = (self.desk.libraries, <[String; 6]>::try_from(texts));
        if let (Some(language), Some(pages), Ok(texts)) = (Language::from_code(language), PAGES.get(), texts)
        {
            let library = libraries.read_untracked().get(language);
            let parts = (pages.handbook_parts)(texts.each_ref().map(String::as_str), &library.catalogue)?;
            libraries.update(|libraries| libraries.add_handbook(language, parts));
        }
        Ok(())
    }
}
