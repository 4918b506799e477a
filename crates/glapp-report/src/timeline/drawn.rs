//! Scores by date as lines.

use super::Teller;
use crate::chart::{Chart, Line, Lines, Mark};
use crate::number::decimal;
use crate::{Block, Figure, Table};
use glapp_core::{Date, Language, Score};

/// A drawing with what it shows as a table.
pub(super) fn figure(id: &'static str, caption: &str, lines: Lines, table: Table) -> Block {
    Block::Figure(Box::new(Figure { id, caption: caption.into(), chart: Chart::Lines(lines), table }))
}

/// A line through scores, which stand `at` these places.
pub(super) fn line(
    name: String,
    main: bool,
    scores: impl Iterator<Item = (f64, Score)> + Clone,
    language: Language,
) -> Line {
    let mut scored = scores.clone().filter_map(|(_, score)| score.score);
    let first = scored.next();
    let ends = [first, scored.last().or(first)].map(|score| decimal(score, language));
    let mark = |(at, it): (f64, Score)| Mark { at, score: it.score, bounds: it.lower.zip(it.upper) };
    Line { name, main, ends, marks: scores.map(mark).collect() }
}

/// How far along a date is: its days, near enough for a drawing.
pub(super) fn along(date: Date) -> f64 {
    f64::from(date.year()) * 365.25 + f64::from(date.month()) * 30.44 + f64::from(date.day())
}

impl Teller<'_> {
    /// All in one space; with two dates it is a slope chart.
    pub(super) fn together(&self) -> Lines {
        self.lines(false)
    }

    /// Each in a space of its own.
    pub(super) fn apart(&self) -> Lines {
        self.lines(true)
    }

    fn lines(&self, apart: bool) -> Lines {
        let dates = &self.timeline.dates;
        let last = self.timeline.sections.iter().filter(|it| it.clause.depth() == 1).count();
        let line = |(place, (name, scores)): (usize, (String, &[Score]))| {
            let scores = dates.iter().map(|date| along(*date)).zip(scores.iter().copied());
            line(name, place == last, scores, self.language)
        };
        Lines {
            days: dates.iter().map(|date| (along(*date), date.to_string())).collect(),
            lines: self.sections().enumerate().map(line).collect(),
            apart,
            top: self.catalogue.scale().top().number(),
        }
    }
}
