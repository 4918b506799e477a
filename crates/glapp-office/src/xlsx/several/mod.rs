//! Workbooks of several units, of several people, of a unit over time, of what the city has, and of the handbook.
//!
//! As in the workbook of one assessment, what follows from other cells is a formula over them, with its value beside it.

mod comparison;
mod consensus;
mod handbook;
mod missions;
mod practices;
mod trend;

pub use comparison::comparison;
pub use consensus::{People, consensus};
pub use handbook::handbook;
pub use missions::missions;
pub use practices::practice_map;
pub use trend::trend;

use super::sheet::{Cell, Sheet, Value, cell, letters};
use super::style::Style;
use super::{NONE, not_applicable};
use crate::package::About;
use glapp_core::{Catalogue, Clause, ClauseId, Date, Language, Level, Score};
use glapp_report::vocabulary::pick;

/// The first row below the headings, counted from 1.
const FIRST: usize = 2;

/// What sheets are told with.
#[derive(Clone, Copy)]
struct Pen<'a> {
    catalogue: &'a Catalogue,
    language: Language,
}

/// The headings of a score, in the order of [`Pen::score`].
const SCORE: [(&str, &str); 8] = [
    ("Nivå", "Level"),
    ("Lägst", "Lowest"),
    ("Högst", "Highest"),
    ("Mål", "Target"),
    ("Glapp", "Gap"),
    ("Besvarade", "Answered"),
    ("Gäller", "Applicable"),
    ("Besvarat", "Complete"),
];

impl Pen<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn head(&self, names: &[(&str, &str)]) -> Vec<Cell> {
        names.iter().map(|(sv, en)| cell(Style::Head, self.say(sv, en))).collect()
    }

    fn title(&self, clause: ClauseId) -> String {
        self.catalogue.title_in_context(clause, self.language)
    }

    /// A level, the words for not applicable, or nothing.
    fn level(&self, level: Option<Level>, out: bool) -> Value {
        match level {
            Some(level) => level.number().into(),
            None if out => not_applicable(self.language).into(),
            None => Value::Empty,
        }
    }

    fn leaves(&self) -> impl Iterator<Item = &Clause> {
        self.catalogue.leaves()
    }

    /// A score as cells; the last one is computed from the two before it, at these columns of this row.
    fn score(&self, score: &Score, row: usize, column: usize) -> Vec<Cell> {
        let levels = [score.score, score.lower, score.upper, score.target, score.gap];
        let mut cells: Vec<Cell> = levels.map(|value| cell(Style::Level, or_none(value))).into();
        cells.push(cell(Style::Whole, score.rated as f64));
        cells.push(cell(Style::Whole, score.applicable as f64));
        let percent = (score.rated * 100).checked_div(score.applicable);
        let percent = percent.map_or_else(|| NONE.into(), |percent| Value::Number(percent as f64 / 100.0));
        let [rated, all] = [5, 6].map(|more| letters(column + more));
        let text = format!("IF({all}{row}=0,\"{NONE}\",INT(100*{rated}{row}/{all}{row})/100)");
        cells.push(super::sheet::formula(Style::Percent, text, percent));
        cells
    }

    /// The sheet that says how everything came about.
    fn method(&self, sentences: &[(&str, &str)]) -> Sheet {
        let title = cell(Style::Title, self.say("Så räknas det", "How it is calculated"));
        let mut rows = vec![vec![title], Vec::new()];
        rows.extend(sentences.iter().map(|(sv, en)| vec![cell(Style::Text, self.say(sv, en))]));
        let about = format!(
            "{}: {} ({})",
            self.say("Katalog", "Catalogue"),
            self.catalogue.head().title.get(self.language),
            self.catalogue.id()
        );
        rows.push(vec![cell(Style::Text, about)]);
        Sheet { name: self.say_name("Metod", "Method"), widths: vec![120], rows, ..Sheet::default() }
    }

    fn say_name(&self, sv: &'static str, en: &'static str) -> &'static str {
        pick(self.language, sv, en)
    }

    /// What a workbook says about itself: made on the day it is about.
    fn about(&self, title: String, day: Date) -> About {
        About { title, author: "Glapp".into(), language: self.language, made: format!("{day}T00:00:00Z") }
    }

    fn yes(&self, yes: bool) -> &'static str {
        if yes { self.yes_word() } else { "" }
    }

    fn yes_word(&self) -> &'static str {
        pick(self.language, "ja", "yes")
    }
}

/// A number, or what stands where there is none.
fn or_none(value: Option<f64>) -> Value {
    value.map_or_else(|| NONE.into(), Value::Number)
}

/// A column of a sheet from the first row on, as formulas name it.
fn range(sheet: &str, column: usize, first: usize, rows: usize) -> String {
    let letter = letters(column);
    format!("'{sheet}'!${letter}${first}:${letter}${}", first + rows.max(1) - 1)
}
