//! Reads a form that has been filled in.

use super::grid::{Found, Grid, sheets};
use super::questionnaire::{Column, FORMAT, VERSION, fact};
use super::sheet::held;
use super::{WHERE, evidence, not_applicable, reason};
use crate::problem::{Problem, ProblemKind};
use glapp_core::{
    Answer, Assessment, Catalogue, ClauseId, Coded, Edit, Evidence, Importance, Language, Level, Unit,
};
use glapp_report::vocabulary;
use std::collections::BTreeMap;

pub use super::grid::MAX_BYTES;

/// How far down the headings are looked for: people put titles above them.
const HEADINGS_WITHIN: usize = 30;

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
struct Form<'a> {
    catalogue: &'a Catalogue,
    problems: Vec<Problem>,
}

/// Where something stands in a workbook.
type Place = (usize, usize);

impl Form<'_> {
    fn wrong(&mut self, grid: &Grid, at: Place, kind: ProblemKind) {
        self.problems.push(Problem { place: grid.place(at), kind });
    }

    fn refuse(&mut self, place: &str, kind: ProblemKind) {
        self.problems.push(Problem { place: place.into(), kind });
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
                (Some(_), Some(second)) => self.wrong(grid, (row, second), ProblemKind::ColumnTwice { heading }),
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
                let (at, _) = grid.cells.iter().find(|((_, column), found)| *column == 0 && is_text(found, name))?;
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
                self.wrong(grid, at, ProblemKind::Other { found, expected: expected.into() });
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
                let _ = assessment.apply(self.catalogue, Edit::Unit(Unit { name: name.trim().into(), ..unit }));
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

    fn answers(
        &mut self,
        grid: &Grid,
        head: usize,
        columns: &BTreeMap<usize, Column>,
        assessment: &mut Assessment,
    ) {
        let mut rows: BTreeMap<usize, Vec<(Column, Place, &Found)>> = BTreeMap::new();
        for (&(row, column), found) in grid.cells.range((head + 1, 0)..) {
            if let Some(&what) = columns.get(&column) {
                rows.entry(row).or_default().push((what, (row, column), found));
            }
        }
        let mut seen: BTreeMap<ClauseId, Place> = BTreeMap::new();
        for (row, cells) in rows {
            let at = |column: Column| {
                let place = columns.iter().find(|(_, it)| **it == column).map_or(0, |(place, _)| *place);
                (row, place)
            };
            let row = Row { grid, cells, at: &at };
            let Some(clause) = self.clause(&row) else { continue };
            match seen.get(&clause) {
                Some(&first) => {
                    let kind = ProblemKind::ClauseTwice { found: clause.to_string(), first: grid.place(first) };
                    self.wrong(grid, at(Column::Clause), kind);
                }
                None => {
                    seen.insert(clause, at(Column::Clause));
                    self.rating(&row, clause, assessment);
                }
            }
        }
    }

    fn clause(&mut self, row: &Row<'_>) -> Option<ClauseId> {
        let at = (row.at)(Column::Clause);
        let Some(found) = row.get(Column::Clause) else {
            self.wrong(row.grid, at, ProblemKind::ClauseMissing);
            return None;
        };
        if *found == Found::Formula {
            self.wrong(row.grid, at, ProblemKind::Formula);
            return None;
        }
        let text = found.shown();
        let clause = text.parse().ok().filter(|&clause| self.catalogue.leaf(clause).is_some());
        if clause.is_none() {
            let catalogue = self.catalogue.id().to_owned();
            self.wrong(row.grid, at, ProblemKind::UnknownClause { found: text, catalogue });
        }
        clause
    }

    fn rating(&mut self, row: &Row<'_>, clause: ClauseId, assessment: &mut Assessment) {
        let before = self.problems.len();
        let mut rating = assessment.rating(clause).cloned().unwrap_or_default();
        let top = self.catalogue.scale().top().number();
        let target = self.whole(row, Column::Target, 0, top).map(Level::new);
        let importance = self.importance(row);
        // Nobody has to say what counts anyway: what was left out before may stay so.
        rating.target = target;
        rating.importance = importance;
        let old_reason = reason(assessment, clause).unwrap_or_default();
        let new_reason = self.text(row, Column::Reason, old_reason);
        let level = self.level(row, top);
        rating.answer = match (level, new_reason.trim().is_empty()) {
            (Some(Written::Level(level)), true) => Answer::Level(Level::new(level)),
            (None, true) => Answer::Unanswered,
            (Some(Written::NotApplicable), false) => Answer::NotApplicable(new_reason.into()),
            (Some(Written::NotApplicable), true) => {
                self.wrong(row.grid, (row.at)(Column::Reason), ProblemKind::ReasonMissing);
                return;
            }
            (Some(Written::Level(_)) | None, false) => {
                // A level that cannot be read may have been meant as "not applicable".
                if self.problems.len() == before {
                    self.wrong(row.grid, (row.at)(Column::Reason), ProblemKind::ReasonUncalled);
                }
                return;
            }
        };
        let old = evidence(assessment, clause);
        let new = self.text(row, Column::Evidence, &old);
        if new != old {
            rating.evidence = pieces(&new, &rating.evidence);
        }
        rating.note = self.text(row, Column::Note, &rating.note).into();
        if self.problems.len() == before {
            // Checked above; a rule that is added to the core shows as an answer that does not come.
            let _ = assessment.put_rating(self.catalogue, clause, rating);
        }
    }

    fn level(&mut self, row: &Row<'_>, top: u8) -> Option<Written> {
        let found = row.get(Column::Level)?;
        let written = match found {
            Found::Text(text) if is_not_applicable(text) => Some(Written::NotApplicable),
            found => whole(found).filter(|&level| level <= top).map(Written::Level),
        };
        if written.is_none() {
            let kind = match found {
                Found::Formula => ProblemKind::Formula,
                found => ProblemKind::Level { found: found.shown(), top },
            };
            self.wrong(row.grid, (row.at)(Column::Level), kind);
        }
        written
    }

    fn importance(&mut self, row: &Row<'_>) -> Option<Importance> {
        let word = |text: &str| {
            let is = |it: &&Importance| {
                Language::ALL.iter().any(|&language| {
                    vocabulary::importance(**it, language).eq_ignore_ascii_case(text.trim())
                })
            };
            Importance::ALL.iter().find(is).copied()
        };
        if let Some(Found::Text(text)) = row.get(Column::Importance)
            && let Some(importance) = word(text)
        {
            return Some(importance);
        }
        self.whole(row, Column::Importance, 1, 3).and_then(|number| Importance::from_factor(number.into()))
    }

    fn whole(&mut self, row: &Row<'_>, column: Column, from: u8, to: u8) -> Option<u8> {
        let found = row.get(column)?;
        let number = whole(found).filter(|number| (from..=to).contains(number));
        if number.is_none() {
            let kind = match found {
                Found::Formula => ProblemKind::Formula,
                found => ProblemKind::Whole { found: found.shown(), from, to },
            };
            self.wrong(row.grid, (row.at)(column), kind);
        }
        number
    }

    /// The text of a cell; exactly what was there before if it has not been touched.
    fn text(&mut self, row: &Row<'_>, column: Column, before: &str) -> String {
        match row.get(column) {
            None if before.trim().is_empty() => before.into(),
            None => String::new(),
            Some(Found::Text(text)) if *text == held(before) => before.into(),
            Some(Found::Text(text)) => text.trim().into(),
            // Such as a year.
            Some(Found::Number(number)) => number.to_string(),
            Some(Found::Formula) => {
                self.wrong(row.grid, (row.at)(column), ProblemKind::Formula);
                String::new()
            }
            Some(other) => {
                self.wrong(row.grid, (row.at)(column), ProblemKind::Text { found: other.shown() });
                String::new()
            }
        }
    }
}

/// What stands in the cell of a level.
enum Written {
    Level(u8),
    NotApplicable,
}

/// A row of answers.
struct Row<'a> {
    grid: &'a Grid,
    cells: Vec<(Column, Place, &'a Found)>,
    at: &'a dyn Fn(Column) -> Place,
}

impl Row<'_> {
    fn get(&self, column: Column) -> Option<&Found> {
        self.cells.iter().find(|(it, ..)| *it == column).map(|(.., found)| *found)
    }
}

fn is_text(found: &Found, text: &str) -> bool {
    matches!(found, Found::Text(it) if it.trim() == text)
}

fn is_not_applicable(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    Language::ALL.iter().any(|&language| text == not_applicable(language))
}

/// A whole number from 0 to 255, written as a number or as a text.
fn whole(found: &Found) -> Option<u8> {
    match found {
        Found::Number(number) => (0..=u8::MAX).find(|whole| (f64::from(*whole) - number).abs() < f64::EPSILON),
        Found::Text(text) => text.trim().parse().ok(),
        Found::Other(_) | Found::Formula => None,
    }
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
    vocabulary::pick(language, "rad", "row")
}

/// The pieces of evidence in a cell, one a line. Those that were there before keep what the form does not show.
fn pieces(text: &str, before: &[Evidence]) -> Vec<Evidence> {
    let piece = |line: &str| {
        let (text, url) = line.rsplit_once(WHERE.trim_end()).unwrap_or((line, ""));
        let (text, url) = (text.trim(), url.trim());
        let known = before.iter().find(|it| &*it.text == text && &*it.url == url);
        known.cloned().unwrap_or_else(|| Evidence { text: text.into(), url: url.into(), ..Evidence::default() })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(piece).collect()
}
