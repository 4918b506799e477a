//! What reads, writes and shows assessments: it comes in a file of its own, before the first of them is opened.

use crate::components::{notice, shelf_list};
use crate::desk::{Conflict, Desk, Notice};
use crate::host;
use crate::library::Library;
use crate::pages::{assess::Assess, elsewhere, start};
use crate::session::Session;
use crate::shelf::Stored;
use crate::surface::Heard;
use glapp_core::{Date, Unit};
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use maud::Markup;
use wasm_bindgen::prelude::JsError;
use web_sys::File;

/// What does it. Only [`load`] may name these functions: what else does would pull them into the first file.
#[derive(Clone, Copy)]
pub struct Work {
    /// Reads a catalogue and practices.
    pub library: fn(&str, &str) -> Result<Library, JsError>,
    /// Brings the desk into step with the storage and other tabs, for as long as it lives.
    pub attach: fn(Desk),
    /// Opens the stored assessment with that id, or none.
    pub open: fn(Desk, Option<&str>),
    /// Saves what waits to be saved.
    pub save: fn(Desk),
    /// Keeps what could not be saved when the app is taken away.
    pub leave: fn(Desk),
    /// Looks at what is stored.
    pub list: fn(Desk),
    /// Looks at what someone else may have stored.
    pub look: fn(Desk),
    /// Begins a new assessment.
    pub begin: fn(Desk, Unit, Date),
    /// Takes in files.
    pub take_in: fn(Desk, Vec<File>),
    /// The page of the questions.
    pub assess: fn(Session) -> AnyView,
    /// The page of a document that cannot be read.
    pub unreadable: fn(Desk, Stored) -> AnyView,
    /// What is stored, as rows.
    pub rows: fn(Desk) -> String,
    /// Does what a button of such a row asks for.
    pub handle: fn(&shelf_list::ShelfList, &Heard),
    /// What has been changed in two places.
    pub conflicts: fn(Desk) -> Markup,
    /// Settles one of these.
    pub settle: fn(&Desk, &Conflict, bool),
    /// Puts back what was erased.
    pub put_back: fn(&Desk, &Notice),
    /// What a page around the app may ask for.
    pub host: host::Host,
}

fn work() -> Work {
    Work {
        library: |catalogue, practices| Ok(Library::read(catalogue, practices)?),
        attach: |desk| desk.attach(),
        open: |desk, id| desk.open_stored(id),
        save: |desk| desk.save_waiting(),
        leave: |desk| {
            desk.lay_aside();
            desk.lay_table_aside();
        },
        list: |desk| desk.list_stored(),
        look: |desk| desk.look_again(),
        begin: start::begin,
        take_in: start::take_in,
        assess: |session| view! { <Assess session /> }.into_any(),
        unreadable: |desk, stored| elsewhere::unreadable(desk, stored).into_any(),
        rows: shelf_list::rows,
        handle: shelf_list::ShelfList::handle,
        conflicts: notice::conflicts,
        settle: Desk::settle,
        put_back: Desk::put_back,
        host: host::Host::new(),
    }
}

/// Fetches the file, once: after a failure the next call tries again.
///
/// # Errors
/// The file cannot be fetched or run.
#[cfg(not(feature = "whole"))]
#[leptos::wasm_split::wasm_split(work, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<Work, SplitLoaderError> {
    Ok(work())
}

/// It is here already.
///
/// # Errors
/// None.
#[cfg(feature = "whole")]
pub async fn load() -> Result<Work, SplitLoaderError> {
    Ok(work())
}
