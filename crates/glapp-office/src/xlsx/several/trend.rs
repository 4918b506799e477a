//! Units over time.

use super::super::book;
use super::super::sheet::{Cell, Sheet, Value, cell, formula, letters, place};
use super::super::style::Style;
use super::{FIRST, Pen, SCORE, or_none};
use glapp_core::{Catalogue, ClauseTrend, Date, Language, Score, Timeline};

/// Where the scores begin on the sheet of dates.
const SCORES: usize = 2;
/// Where the levels begin on the sheet of clauses.
const LEVELS: usize = 6;

/// Units over time as a workbook: each unit on each date with its total and chapters, each clause with its levels by date
/// and what moved, and the method.
pub fn trend(catalogue: &Catalogue, units: &[(&str, &Timeline)], language: Language) -> Vec<u8> {
    let pen = Pen { catalogue, language };
    let latest = units.iter().filter_map(|(_, it)| it.dates.last().copied()).max().unwrap_or(Date::FIRST);
    let about = pen.about(pen.say("Utveckling över tid", "Trend").to_owned(), latest);
    let method = pen.method(&[
        (
            "Ändring är nivån vid det sista datumet minus den vid det första; senaste steget är den minus nivån vid datumet före. Båda räknas om när en nivå ändras på bladet Avsnitt.",
            "Change is the level on the last date minus that on the first; last step is it minus the level on the date before. Both are recalculated when a level changes on the sheet Clauses.",
        ),
        (
            "Ett avsnitt som har blivit eller upphört att vara ej tillämpligt har ändrat omfattning, inte nivå.",
            "A clause that became or ceased to be not applicable has changed in scope, not in level.",
        ),
        (
            "Bladet Avsnitt visar enheter med minst två datum.",
            "The sheet Clauses shows units with at least two dates.",
        ),
        (
            "Lägst och högst säger vad nivån kan bli när allt är besvarat.",
            "Lowest and highest say what the level could become once all is answered.",
        ),
    ]);
    let it = Teller { pen, units };
    book::workbook(&about, &[it.dates(), it.clauses(), method])
}

struct Teller<'a> {
    pen: Pen<'a>,
    units: &'a [(&'a str, &'a Timeline)],
}

impl Teller<'_> {
    fn dates(&self) -> Sheet {
        let pen = &self.pen;
        let head =
            [&[("Enhet", "Unit"), ("Datum", "Date")][..], &SCORE, &[("Sedan förra", "Since the last")]];
        let mut head = pen.head(&head.concat());
        let chapters =
            pen.catalogue.chapters().map(|it| format!("{} {}", it.id(), it.title().get(pen.language)));
        head.extend(chapters.map(|title| cell(Style::Head, title)));
        let since = SCORES + SCORE.len();
        let (mut rows, score) = (vec![head], letters(SCORES));
        for (name, timeline) in self.units {
            for (at, date) in timeline.dates.iter().enumerate() {
                let row = rows.len() + 1;
                let total = timeline.total.get(at).copied().unwrap_or_default();
                let mut cells = vec![cell(Style::Text, *name), cell(Style::Day, *date)];
                cells.extend(pen.score(&total, row, SCORES));
                let before = at.checked_sub(1).and_then(|at| timeline.total.get(at));
                cells.push(match before {
                    None => cell(Style::Agreement, Value::Empty),
                    Some(before) => {
                        let [now, then] = [row, row - 1].map(|row| format!("{score}{row}"));
                        let by = total.score.zip(before.score).map(|(now, then)| now - then);
                        formula(Style::Agreement, difference(&now, &then), by)
                    }
                });
                let sections = timeline.sections.iter().filter(|it| it.clause.depth() == 1);
                let scores = sections.map(|it| it.scores.get(at).copied().unwrap_or_default());
                cells.extend(scores.map(|it: Score| cell(Style::Level, or_none(it.score))));
                rows.push(cells);
            }
        }
        let mut widths = vec![40, 12, 9, 9, 9, 9, 9, 11, 11, 11, 11];
        widths.extend(pen.catalogue.chapters().map(|_| 16));
        debug_assert_eq!(since, 10, "the widths follow the headings");
        Sheet {
            name: pen.say_name("Datum", "Dates"),
            widths,
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            ..Sheet::default()
        }
    }

    fn clauses(&self) -> Sheet {
        let pen = &self.pen;
        let mut head = pen.head(&[
            ("Enhet", "Unit"),
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Ändring", "Change"),
            ("Senaste steget", "Last step"),
            ("Ändrad omfattning", "Change of scope"),
        ]);
        let most = self.units.iter().map(|(_, it)| it.dates.len()).max().unwrap_or_default();
        // The dates, where they are everyone's.
        let moved = || self.units.iter().filter(|(_, it)| it.dates.len() > 1).map(|(_, it)| &it.dates);
        let first = moved().next().map_or(&[][..], |dates| dates);
        let same = moved().all(|dates| dates == first);
        head.extend((0..most).map(|at| match first.get(at).filter(|_| same) {
            Some(date) => cell(Style::Head, date.to_string()),
            None => cell(Style::Head, format!("{} {}", pen.say("Datum", "Date"), at + 1)),
        }));
        let mut rows = vec![head];
        // A unit with one date has not moved.
        for (name, timeline) in self.units.iter().filter(|(_, it)| it.dates.len() > 1) {
            for it in &timeline.clauses {
                rows.push(self.clause(name, it, rows.len() + 1));
            }
        }
        let mut widths = vec![36, 9, 44, 11, 11, 13];
        widths.extend(vec![12; most]);
        let last = place((LEVELS + most).saturating_sub(1), rows.len().max(FIRST) - 1);
        Sheet {
            name: pen.say_name("Avsnitt", "Clauses"),
            widths,
            filter: Some((1, rows.len())),
            heat: Some((
                format!("{}:{last}", place(LEVELS, FIRST - 1)),
                pen.catalogue.scale().top().number(),
            )),
            rows,
            frozen: (1, 3),
            ..Sheet::default()
        }
    }

    fn clause(&self, name: &str, it: &ClauseTrend, row: usize) -> Vec<Cell> {
        let pen = &self.pen;
        let at = |date: usize| format!("{}{row}", letters(LEVELS + date));
        let scope = format!("F{row}");
        let last = it.levels.len().saturating_sub(1);
        let change = format!("IF({scope}=\"{}\",\"\",{})", pen.yes_word(), difference(&at(last), &at(0)));
        let number = |by: Option<i16>| Value::from(by.map(f64::from));
        let before_last = at(last.saturating_sub(1));
        let step = formula(Style::Whole, difference(&at(last), &before_last), number(it.last_step()));
        let (before, after) = (format!("{}:{before_last}", at(0)), format!("{}:{}", at(1), at(last)));
        let text =
            format!("IF(SUMPRODUCT(--(ISTEXT({before})<>ISTEXT({after})))>0,\"{}\",\"\")", pen.yes_word());
        let scope = formula(Style::Text, text, pen.yes(it.scope_change()));
        let mut cells = vec![
            cell(Style::Text, name),
            cell(Style::Text, it.clause.to_string()),
            cell(Style::Text, pen.title(it.clause)),
            formula(Style::Whole, change, number(it.change())),
            step,
            scope,
        ];
        let levels = it.levels.iter().zip(&it.not_applicable);
        cells.extend(levels.map(|(level, out)| cell(Style::Field, pen.level(*level, *out))));
        cells
    }
}

/// One cell minus another, where both hold numbers.
fn difference(now: &str, then: &str) -> String {
    format!("IF(AND(ISNUMBER({now}),ISNUMBER({then})),{now}-{then},\"\")")
}
