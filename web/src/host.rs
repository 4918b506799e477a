//! What the page around an app of ours may ask and set: the methods and attributes of the element.

use crate::App;
use crate::desk::{Desk, Opened, SaveState};
use crate::route::Route;
use crate::walk::Round;
use glapp_core::{Assessment, Coded, Language, Level};
use glapp_format::assessment;
use leptos::prelude::*;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// What it may ask for that needs documents to be read or written.
#[derive(Clone, Copy)]
pub struct Host {
    set: fn(Desk, &str, Option<String>),
    take_out: fn(Desk) -> String,
    open: fn(Desk, &str) -> Result<(), JsError>,
    take_in: fn(Desk, &str) -> Result<Option<String>, JsError>,
}

impl Host {
    /// All of it.
    pub fn new() -> Self {
        Self { set, take_out, open, take_in }
    }
}

#[wasm_bindgen]
impl App {
    /// Takes over what an attribute of the element says; nothing if it is not there.
    pub fn set(&self, name: &str, value: Option<String>) {
        self.desk.with_host(|host| (host.set)(self.desk, name, value));
    }

    /// Saves what waits to be saved; whether everything is where it outlives the page.
    pub fn flush(&self) -> bool {
        self.desk.save_now();
        matches!(self.desk.save_state.get_untracked(), SaveState::Before | SaveState::At(_))
            && !self.desk.is_at_stake()
    }

    /// The assessment in work as its document, or else a backup of everything that is stored.
    pub fn take_out(&self) -> String {
        self.desk.save_now();
        self.desk.with_host(|host| (host.take_out)(self.desk)).unwrap_or_default()
    }

    /// The address within the app.
    pub fn hash(&self) -> String {
        self.desk.home.hash()
    }

    /// Opens a document that the page brings: as it has become here, if it has been here before.
    ///
    /// # Errors
    /// Those of [`App::take_in`].
    pub fn open(&self, text: &str) -> Result<(), JsError> {
        self.desk.with_host(|host| (host.open)(self.desk, text)).unwrap_or(Ok(()))
    }

    /// Takes in a document; what is stored stays as it is. Opens an assessment, and answers with its id.
    ///
    /// # Errors
    /// Everything that is wrong with it, a line each, in the app's language.
    pub fn take_in(&self, text: &str) -> Result<Option<String>, JsError> {
        self.desk.with_host(|host| (host.take_in)(self.desk, text)).unwrap_or(Ok(None))
    }
}

impl Desk {
    fn with_host<T>(&self, ask: impl FnOnce(Host) -> T) -> Option<T> {
        self.work.get_untracked().map(|work| ask(work.host))
    }
}

fn set(desk: Desk, name: &str, value: Option<String>) {
    let text = value.clone().unwrap_or_default();
    match name {
        "lang" => desk.show_language(Language::from_code(&text).unwrap_or(Language::Sv)),
        "theme" => desk.ask_for_theme(&text),
        "readonly" => desk.read_only.set(value.is_some()),
        "hash" if !text.is_empty() => desk.home.go(&text),
        "round" => desk.beginning_round.set(if text == "short" { Round::Short } else { Round::Full }),
        "target" => {
            let scale = desk.library().catalogue.scale().clone();
            let target = text.parse().ok().map(Level::new).filter(|it| scale.contains(*it));
            desk.beginning.update(|it| it.target = target.unwrap_or(Level::DEFAULT_TARGET));
        }
        "unit" => {
            desk.beginning.update(|it| it.name = text.clone());
            if let Some(id) = latest_of(desk, &text) {
                desk.go(&Route::Assess { id, clause: None });
            }
        }
        _ => {}
    }
}

fn take_out(desk: Desk) -> String {
    match desk.opened.get_untracked() {
        Opened::Open(session) => assessment::write(&session.assessment().read_untracked()),
        Opened::Unreadable(stored) => stored.text,
        Opened::Nothing | Opened::Missing => glapp_format::backup::write(&desk.backup()),
    }
}

fn open(desk: Desk, text: &str) -> Result<(), JsError> {
    let library = desk.library();
    let read = assessment::read(text.as_bytes(), &[&library.catalogue]).ok();
    match read.map(|it| it.value.header().id.clone()).filter(|id| desk.stored(id).is_some()) {
        Some(id) => show(desk, id.into()),
        None => drop(take_in(desk, text)?),
    }
    Ok(())
}

fn show(desk: Desk, id: String) {
    let read_only = desk.read_only.get_untracked();
    desk.go(&if read_only { Route::Result { id } } else { Route::Assess { id, clause: None } });
}

fn take_in(desk: Desk, text: &str) -> Result<Option<String>, JsError> {
    if glapp_format::backup::is_named(text.as_bytes()) {
        desk.import("", text.as_bytes());
        return Ok(None);
    }
    let library = desk.library();
    let read = assessment::read(text.as_bytes(), &[&library.catalogue]);
    let language = desk.language();
    let told = |refusal: glapp_format::Refusal| {
        let lines: Vec<_> = refusal.problems.iter().take(8).map(|it| it.line(language)).collect();
        JsError::new(&lines.join("\n"))
    };
    let document: Assessment = read.map_err(told)?.value;
    let taken = desk.take_in(document);
    desk.refresh_shelf();
    let (id, _) = taken.ok_or_else(|| JsError::new((desk.t().not_saved)(crate::shelf::StoreError::Full)))?;
    show(desk, id.clone());
    Ok(Some(id))
}

/// The latest changed assessment of a unit.
fn latest_of(desk: Desk, unit: &str) -> Option<String> {
    desk.refresh_shelf();
    let shelf = desk.shelf.read_untracked();
    let is_of = |it: &Assessment| *it.header().unit.name == *unit;
    shelf.iter().find(|it| it.assessment.as_ref().is_ok_and(is_of)).map(|it| it.id.clone())
}
