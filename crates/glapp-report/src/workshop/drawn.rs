//! The spread as a drawing: one strip a clause on the page, all of them in a file of its own. Its colours are attributes,
//! which a page's stylesheet may override by class.

use super::WorkshopPage;
use crate::chart::svg::{ACCENT, INK, LINE, SOFT, shortened};
use crate::html::escaped;
use crate::number::small;
use glapp_core::{Answer, Spread};
use std::fmt::Write as _;

/// Room for this many dots beside each other at one level.
const DOTS: usize = 3;
/// How wide a level is, and how far it is from dot to dot.
const CELL: usize = 30;
const PITCH: usize = 9;
/// How many letters of a clause's title stand before its strip.
const LONGEST_TITLE: usize = 58;

impl WorkshopPage<'_> {
    /// One dot a person on the scale, the median marked below. What it shows always stands beside it in figures.
    pub(super) fn strip(&self, spread: &Spread) -> String {
        self.strip_at(spread, "", " aria-hidden=\"true\"")
    }

    fn strip_at(&self, spread: &Spread, place: &str, more: &str) -> String {
        let columns = spread.counts.len();
        let (top, height) = heights(spread);
        let width = CELL * columns;
        let mut dots = String::new();
        let mut levels = String::new();
        for (level, &count) in spread.counts.iter().enumerate() {
            let middle = CELL * level + CELL / 2;
            for dot in 0..count {
                // The last row may be shorter: it stands in the middle too.
                let (row, in_row) = (dot / DOTS, (count - dot / DOTS * DOTS).min(DOTS));
                let x = (middle * 2 + PITCH * 2 * (dot % DOTS) - PITCH * (in_row - 1)) as f64 / 2.0;
                let _ = write!(dots, "<circle cx=\"{x}\" cy=\"{}\" r=\"3.8\"/>", top - 4 - PITCH * row);
            }
            let is_median = spread.median().is_some_and(|median| usize::from(median.number()) == level);
            let median = format!(
                " class=\"g-ws-median\" fill=\"{INK}\" font-weight=\"800\" text-decoration=\"underline\""
            );
            let look = if is_median { &*median } else { "" };
            let _ = write!(levels, "<text{look} x=\"{middle}\" y=\"{}\">{level}</text>", top + 15);
        }
        format!(
            "<svg class=\"g-ws-strip\"{place} viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" fill=\"{ACCENT}\"{more}>\
             <path class=\"g-ws-axis\" fill=\"none\" stroke=\"{SOFT}\" d=\"M0 {}H{width}\"/>{dots}<g fill=\"{SOFT}\" font-size=\"11\" text-anchor=\"middle\">{levels}</g></svg>",
            top + 2
        )
    }

    /// Every clause with its dots, its agreement and what has been decided, as a drawing of its own; none without answers.
    pub fn drawing(&self) -> Option<String> {
        let consensus = self.table.consensus(self.catalogue)?;
        let (left, width) = (430, 870);
        let strip = CELL * self.catalogue.scale().levels().count();
        let title = format!("{}: {}", self.say("Samsyn", "Consensus"), self.unit());
        let mut y = 56;
        let mut rows = String::new();
        for spread in &consensus.clauses {
            let (_, height) = heights(spread);
            let name = escaped(&shortened(&self.title(spread.clause), LONGEST_TITLE));
            let agreement = small(spread.agreement(), self.language);
            let answer =
                self.table.draft.as_ref().and_then(|it| it.rating(spread.clause)).map(|it| &it.answer);
            let decided = match answer {
                Some(Answer::Level(level)) => level.to_string(),
                Some(Answer::NotApplicable(_)) => self.say("Ej till.", "N/A").to_owned(),
                _ => self.say("öppet", "open").to_owned(),
            };
            let middle = y + height / 2 + 4;
            let drawn = self.strip_at(spread, &format!(" x=\"{left}\" y=\"{}\"", y + 4), "");
            let _ = write!(
                rows,
                "<path stroke=\"{LINE}\" d=\"M16 {y}H{}\"/><text x=\"16\" y=\"{middle}\">{name}</text>{drawn}\
                 <g text-anchor=\"end\"><text x=\"{}\" y=\"{middle}\">{agreement}</text><text x=\"{}\" y=\"{middle}\">{decided}</text></g>",
                width - 16,
                left + strip + 90,
                width - 16,
            );
            y += height + 7;
        }
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"{INK}\">\
             <text x=\"16\" y=\"26\" font-size=\"17\" font-weight=\"600\">{}</text>\
             <g text-anchor=\"end\" font-size=\"11\" fill=\"{SOFT}\"><text x=\"{}\" y=\"48\">{}</text><text x=\"{}\" y=\"48\">{}</text></g>{rows}</svg>",
            y + 12,
            escaped(&title),
            left + strip + 90,
            self.say("Enighet", "Agreement"),
            width - 16,
            self.say("Beslut", "Decision"),
        ))
    }
}

/// How high the dots of a strip are, and all of it.
fn heights(spread: &Spread) -> (usize, usize) {
    let rows = spread.counts.iter().map(|count| count.div_ceil(DOTS)).max().unwrap_or(0).max(1);
    (PITCH * rows, PITCH * rows + 18)
}
