//! Results, comparisons and the practice map for reading only, as HTML: what is behind `<glapp-result>`,
//! `<glapp-comparison>` and `<glapp-practices>`.
//!
//! A [`View`] is given texts and documents, tells what is to stand in which part of the page, and hears what is pressed
//! and chosen there. Only texts and numbers go to and fro. It knows no browser, stores nothing and can change nothing.
//!
//! ```
//! # use glapp_core::{Coded, Language, example};
//! # use glapp_format::{assessment, outline};
//! # let catalogue = example::catalogue();
//! # let catalogue_text = outline::write_catalogue(&catalogue, Language::ALL, true);
//! # let unit = assessment::write(&example::assessment(&catalogue));
//! use glapp_web_view::View;
//! let mut view = View::result("en");
//! for (kind, text) in [("catalogue", catalogue_text), ("assessment", unit)] {
//!     assert_eq!(view.give(kind, "here.json", &text), "", "a fault would be told in words");
//! }
//! let [id, html] = &view.draw()[..] else { panic!() };
//! assert!(id == "g-v" && html.starts_with("<h1"));
//! ```
#![forbid(unsafe_code)]

mod comparison;
mod given;
mod practices;
mod result;

use comparison::ComparisonView;
use given::Given;
use glapp_core::{Coded, Date, Language};
use glapp_report::Heard;
use practices::PracticesView;
use result::ResultView;
use wasm_bindgen::prelude::wasm_bindgen;

/// Parts of the page, each as the id of its place and its HTML, in which every text is escaped; or, for the place
/// `id@state`, the state of a field: a value, or `on` or nothing for one that is on or off.
type Parts = Vec<(String, String)>;

/// Something to save: its name, its kind (a MIME type) and its content. A drawing has no kind: it is SVG.
type File = (String, &'static str, String);

/// What each kind of view does.
trait Shown {
    /// The place for all of it: what stays, with places for what changes.
    fn frame(&self, language: Language) -> String;

    /// Takes in the text of a document that is shown; says of one that cannot be what is wrong with it.
    fn take_in(&mut self, given: &Given, kind: &str, name: &str, text: &str) -> Result<(), Told>;

    /// Everything that changes.
    fn draw(&mut self, given: &Given) -> Parts;

    /// Something has been pressed or chosen: what that changes.
    fn hear(&mut self, given: &Given, attribute: &str, heard: &Heard<'_>) -> Parts;

    /// What a press on it saves, if it does.
    fn save(&mut self, given: &Given, asked: &str) -> Option<File>;
}

/// What is wrong, in every language that may be asked for.
type Told = Box<dyn Fn(Language) -> String>;

/// One view, for as long as its element is on a page.
#[wasm_bindgen]
pub struct View {
    given: Given,
    shown: Box<dyn Shown>,
    is_framed: bool,
}

#[wasm_bindgen]
impl View {
    /// The result of one assessment; of the documents `assessment` and, if there is one, `previous`.
    pub fn result(language: &str) -> Self {
        Self::of(language, Box::<ResultView>::default())
    }

    /// Units side by side; of many documents `assessment`.
    pub fn comparison(language: &str) -> Self {
        Self::of(language, Box::<ComparisonView>::default())
    }

    /// The practice map on a day; the slider ends at `today`. Both as 2026-03-02; a day that is none is today. Where
    /// there is little room it is a list at first.
    pub fn practices(language: &str, day: &str, today: &str, narrow: bool) -> Self {
        let today: Date = today.parse().unwrap_or(Date::FIRST);
        let day = day.parse().unwrap_or(today);
        Self::of(language, Box::new(PracticesView::on(day, today, narrow)))
    }

    fn of(language: &str, shown: Box<dyn Shown>) -> Self {
        let language = Language::from_code(language).unwrap_or(Language::Sv);
        Self { given: Given::new(language), shown, is_framed: false }
    }

    /// Goes over to a language. The texts are to be given anew in it; what has been chosen stays.
    pub fn speak(&mut self, language: &str) {
        let language = Language::from_code(language).unwrap_or(Language::Sv);
        if language != self.given.language {
            self.given = Given::new(language);
            self.is_framed = false;
        }
    }

    /// Gives it a text: a document that is shown, or first what it is seen against: `catalogue`, then `practices`,
    /// `own` (what people of this browser have added), `other` (another standard), `needs`, `phases`, `platforms`. A
    /// text takes the place of what was given as the same kind before. `name` is what people know the text by.
    ///
    /// Returns nothing if it can be used, else what is wrong with it: which file, where, what was found, what would do.
    pub fn give(&mut self, kind: &str, name: &str, text: &str) -> String {
        let told = match self.given.take(kind, text) {
            Some(taken) => taken,
            None => self.shown.take_in(&self.given, kind, name, text),
        };
        let language = self.given.language;
        told.err().map_or_else(String::new, |told| format!("{name}: {}", told(language)))
    }

    /// All of it, as the ids of places and their HTML by turns. At first that is the whole, for the place `g-v`; then
    /// the parts of it that change.
    pub fn draw(&mut self) -> Vec<String> {
        let mut parts = Vec::new();
        if !self.is_framed {
            self.is_framed = true;
            let frame = self.shown.frame(self.given.language);
            if !frame.is_empty() {
                parts.push(("g-v".to_owned(), frame));
            }
        }
        parts.extend(self.shown.draw(&self.given));
        flat(parts)
    }

    /// Hears what happened (`event`) to something with an attribute of ours (`data-working`, `data-compare`,
    /// `data-map`) that says `asked`, has a `value`, and is `on`: ticked or unfolded. Returns what changes, as
    /// [`View::draw`] does.
    pub fn hear(&mut self, attribute: &str, event: &str, asked: &str, value: &str, on: bool) -> Vec<String> {
        flat(self.shown.hear(&self.given, attribute, &Heard { event, asked, value, on }))
    }

    /// What is saved when something that says `asked` is pressed: name, kind and content; nothing if it saves nothing.
    /// A drawing has no kind and its content is SVG.
    pub fn save(&mut self, asked: &str) -> Vec<String> {
        let file = self.shown.save(&self.given, asked);
        file.map(|(name, mime, text)| vec![name, mime.to_owned(), text]).unwrap_or_default()
    }
}

fn flat(parts: Parts) -> Vec<String> {
    parts.into_iter().flat_map(|(id, html)| [id, html]).collect()
}
