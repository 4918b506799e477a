//! The answers in the rows of a form.

use super::grid::{Found, Grid};
use super::questionnaire::Column;
use super::read::{Form, Place};
use super::text::held;
use super::{WHERE, evidence, not_applicable, reason};
use crate::problem::ProblemKind;
use glapp_core::{Answer, Assessment, ClauseId, Coded, Evidence, Importance, Language, Level};
use glapp_report::vocabulary;
use std::collections::BTreeMap;

impl Form<'_> {
    /// Takes over what the rows below the headings say; what is wrong with them is added to the problems.
    pub fn answers(
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
                    let kind =
                        ProblemKind::ClauseTwice { found: clause.to_string(), first: grid.place(first) };
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
                Language::ALL
                    .iter()
                    .any(|&language| vocabulary::importance(**it, language).eq_ignore_ascii_case(text.trim()))
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

fn is_not_applicable(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    Language::ALL.iter().any(|&language| text == not_applicable(language))
}

/// A whole number from 0 to 255, written as a number or as a text.
fn whole(found: &Found) -> Option<u8> {
    match found {
        Found::Number(number) => {
            (0..=u8::MAX).find(|whole| (f64::from(*whole) - number).abs() < f64::EPSILON)
        }
        Found::Text(text) => text.trim().parse().ok(),
        Found::Other(_) | Found::Formula => None,
    }
}

/// The pieces of evidence in a cell, one a line. Those that were there before keep what the form does not show.
fn pieces(text: &str, before: &[Evidence]) -> Vec<Evidence> {
    let mut known: BTreeMap<(&str, &str), Vec<&Evidence>> = BTreeMap::new();
    for it in before.iter().rev() {
        known.entry((&it.text, &it.url)).or_default().push(it);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let piece = lines.map(|line| {
        let (text, url) = line.rsplit_once(WHERE.trim_end()).unwrap_or((line, ""));
        let (text, url) = (text.trim(), url.trim());
        // Each of them once: of those alike the first comes first.
        known.get_mut(&(text, url)).and_then(Vec::pop).cloned().unwrap_or_else(|| Evidence {
            text: text.into(),
            url: url.into(),
            ..Evidence::default()
        })
    });
    piece.collect()
}
