//! Reads a form that has been filled in.

use super::grid::{Found, Grid, sheets};
use super::questionnaire::{Column, FORMAT, VERSION, fact};
use super::text::held;
use crate::problem::{Problem, ProblemKind};
use glapp_core::{Assessment, Catalogue, Coded, Edit, Language, Unit};
use glapp_report::vocabulary::pick;
use std::collections::BTreeMap;

pub use super::grid::MAX_BYTES;

/// How far down the headings are looked for: people put titles above them.
const HEADINGS_WITHIN: usize = 30;

/// More problems than this say nothing new.
const MOST_PROBLEMS: usize = 100;

/// Reads a form that has been filled in, in any office program: the assessment that it was made for, with its answers.
///
/// Columns are found by their headings, wherever they stand, in either language. Formulas are not computed. A row that
/// is not there leaves its clause as it was.
///
/// # Errors
/// Everything that is wrong, each with sheet and cell, what stands there and what would do.
pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Assessment, Vec<Problem>> {
    let grids = sheets(bytes).map_err(|problem| vec![problem])?;
    let mut form = Form { catalogue, problems: Vec::new() };
    let read = form.read(&grids);
    match read {
        Some(assessment) if form.problems.is_empty() => Ok(assessment),
        _ => Err(form.problems),
    }
}

/// A form that is being read.
pub(super) struct Form<'a> {
    pub catalogue: &'a Catalogue,
    pub problems: Vec<Problem>,
}

/// Where something stands in a workbook.
pub(super) type Place = (usize, usize);

impl Form<'_> {
    pub fn wrong(&mut self, grid: &Grid, at: Place, kind: ProblemKind) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { place: grid.place(at), kind });
        }
    }

    fn refuse(&mut self, place: &str, kind: ProblemKind) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { place: place.into(), kind });
        }
    }

    fn read(&mut self, grids: &[Grid]) -> Option<Assessment> {
        let mut assessment = self.base(grids)?;
        let headings = grids.iter().find_map(|grid| Some((grid, headings(grid)?)));
        let Some((grid, (row, columns))) = headings else {
            self.refuse("", ProblemKind::NoForm);
            return None;
        };
        let mut places: BTreeMap<usize, Column> = BTreeMap::new();
        for column in Column::READ {
            // In the language that the sheet is in, as far as that can be seen.
            let language = if grid_speaks(grid, row, Language::En) { Language::En } else { Language::Sv };
            let heading = column.heading(language);
            let mut of_it = columns.iter().filter(|(_, it)| *it == column).map(|(place, _)| *place);
            match (of_it.next(), of_it.next()) {
                (None, _) => self.refuse(
                    &format!("{}, {} {}", grid.name, row_word(language), row + 1),
                    ProblemKind::ColumnMissing { heading },
                ),
                (Some(place), None) => drop(places.insert(place, column)),
                (Some(_), Some(second)) => {
                    self.wrong(grid, (row, second), ProblemKind::ColumnTwice { heading })
                }
            }
        }
        if self.problems.is_empty() {
            self.answers(grid, row, &places, &mut assessment);
        }
        Some(assessment)
    }

    /// The assessment that the form was made for, with the facts that stand beside it.
    fn base(&mut self, grids: &[Grid]) -> Option<Assessment> {
        let fact = |name: &str| {
            grids.iter().find_map(|grid| {
                let (at, _) =
                    grid.cells.iter().find(|((_, column), found)| *column == 0 && is_text(found, name))?;
                let at = (at.0, 2);
                Some((grid, at, grid.cells.get(&at).map(Found::shown).unwrap_or_default()))
            })
        };
        if fact(fact::FORMAT).is_none_or(|(_, _, found)| found != FORMAT) {
            self.refuse("", ProblemKind::NoForm);
            return None;
        }
        let (grid, at, version) = fact(fact::VERSION).unwrap_or((grids.first()?, (0, 0), String::new()));
        if version != VERSION.to_string() {
            self.wrong(grid, at, ProblemKind::NewerVersion { found: version, newest: VERSION });
            return None;
        }
        let mut text = String::new();
        for grid in grids {
            for ((row, column), found) in &grid.cells {
                if let (0, true, Some(Found::Text(chunk))) =
                    (*column, is_text(found, fact::DOCUMENT), grid.cells.get(&(*row, 2)))
                {
                    text.push_str(chunk);
                }
            }
        }
        let mut assessment = match glapp_format::assessment::read(text.as_bytes(), &[self.catalogue]) {
            Ok(document) => document.value,
            Err(refusal) => {
                let problems = refusal.problems.into_iter().map(ProblemKind::Document);
                self.problems.extend(problems.map(|kind| Problem { place: String::new(), kind }));
                return None;
            }
        };
        // What stands there in plain sight must not say anything else.
        let expected = [(fact::CATALOGUE, self.catalogue.id()), (fact::ID, &assessment.header().id)];
        for (name, expected) in expected {
            if let Some((grid, at, found)) = fact(name)
                && found != Found::Text(expected.into()).shown()
            {
                self.wrong(
                    grid,
                    at,
                    ProblemKind::Other { found, expected: Found::Text(expected.into()).shown() },
                );
            }
        }
        self.unit(fact(fact::UNIT), &mut assessment);
        self.date(fact(fact::DATE), &mut assessment);
        Some(assessment)
    }

    fn unit(&mut self, found: Option<(&Grid, Place, String)>, assessment: &mut Assessment) {
        let Some((grid, at, _)) = found else { return };
        let unit = assessment.header().unit.clone();
        match grid.cells.get(&at) {
            Some(Found::Text(name)) if *name == held(&unit.name) => {}
            Some(Found::Text(name)) => {
                let _ =
                    assessment.apply(self.catalogue, Edit::Unit(Unit { name: name.trim().into(), ..unit }));
            }
            None => self.wrong(grid, at, ProblemKind::Blank),
            Some(Found::Formula) => self.wrong(grid, at, ProblemKind::Formula),
            Some(other) => self.wrong(grid, at, ProblemKind::Text { found: other.shown() }),
        }
    }

    fn date(&mut self, found: Option<(&Grid, Place, String)>, assessment: &mut Assessment) {
        let Some((grid, at, found)) = found else { return };
        match found.parse() {
            Ok(day) => drop(assessment.apply(self.catalogue, Edit::Date(day))),
            Err(_) => self.wrong(grid, at, ProblemKind::Day { found }),
        }
    }
}

fn is_text(found: &Found, text: &str) -> bool {
    matches!(found, Found::Text(it) if it.trim() == text)
}

/// The row with the headings and the columns in it: the first row that has the clause and another column that is read.
fn headings(grid: &Grid) -> Option<(usize, Vec<(usize, Column)>)> {
    (0..HEADINGS_WITHIN).find_map(|row| {
        let cells = grid.cells.range((row, 0)..(row + 1, 0));
        let named: Vec<_> = cells
            .filter_map(|(&(_, place), found)| Some((place, column_of(found, None)?)))
            .filter(|(_, column)| Column::READ.contains(column))
            .collect();
        let clause = named.iter().any(|(_, column)| *column == Column::Clause);
        // Without its clauses a form has at least these.
        (named.len() > 2 || clause && named.len() > 1).then_some((row, named))
    })
}

/// The column that a heading names, whatever it says in brackets.
fn column_of(found: &Found, only: Option<Language>) -> Option<Column> {
    let Found::Text(text) = found else { return None };
    let name = text.split('(').next().unwrap_or_default().trim().to_lowercase();
    let speaks = |language: &&Language| only.is_none_or(|only| only == **language);
    Column::ALL.into_iter().find(|column| {
        Language::ALL.iter().filter(speaks).any(|&language| column.heading(language).to_lowercase() == name)
    })
}

fn grid_speaks(grid: &Grid, row: usize, language: Language) -> bool {
    grid.cells.range((row, 0)..(row + 1, 0)).any(|(_, found)| column_of(found, Some(language)).is_some())
}

fn row_word(language: Language) -> &'static str {
    pick(language, "rad", "row")
}
