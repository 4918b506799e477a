//! The sheet of clauses: the only one with numbers that people may change.

use super::sheet::{Cell, Sheet, Validation, Value, cell, formula, letters};
use super::style::Style;
use super::{Book, FIRST, level_list, level_rule, not_applicable, reason};
use glapp_core::{Advice, Clause, ClauseResult, Covered, Level, Priority, Rating, Status, practices_behind};
use glapp_report::vocabulary as words;

/// The columns that formulas name, by their letters.
pub(super) mod column {
    pub const ID: &str = "A";
    pub const CHAPTER: &str = "B";
    pub const LEVEL: &str = "E";
    pub const TARGET: &str = "F";
    pub const GAP: &str = "G";
    pub const WEIGHT: &str = "I";
    pub const CONTRIBUTION: &str = "M";
    pub const PRIORITY: &str = "N";
    pub const RANK: &str = "O";
    /// The first of the first steps.
    pub const STEPS: usize = 20;
}

impl Book<'_> {
    pub(super) fn clauses(&self) -> Sheet {
        let mut head: Vec<String> = [
            ("Avsnitt", "Clause"),
            ("Kapitel", "Chapter"),
            ("Rubrik", "Title"),
            ("Status", "Status"),
            ("Nivå", "Level"),
            ("Mål", "Target"),
            ("Glapp", "Gap"),
            ("Vikt (1–3)", "Importance (1–3)"),
            ("Vikt i katalogen", "Weight in the catalogue"),
            ("Staden har", "The city has"),
            ("Gör", "Do"),
            ("Saknar underlag", "Unsupported"),
            ("Lyfter totalen", "Lifts the total"),
            ("Prioritet", "Priority"),
            ("Turordning", "Order"),
            ("Skäl", "Reason"),
            ("Anteckning", "Note"),
            ("Underlag", "Evidence"),
            ("Arbetssätt ni använder", "Practices you use"),
            ("Stadens arbetssätt", "The city’s practices"),
        ]
        .map(|(sv, en)| self.say(sv, en).to_owned())
        .into();
        let top = self.sources.catalogue.scale().top().number();
        head.extend(
            (1..=top).map(|level| format!("{} {level}", self.say("Första steget till", "First step to"))),
        );
        let mut widths = vec![9, 9, 34, 14, 14, 7, 7, 12, 12, 12, 13, 10, 10, 10, 11, 30, 40, 40, 34, 40];
        widths.extend(vec![50; usize::from(top)]);
        let mut rows = vec![head.into_iter().map(|text| cell(Style::Head, text)).collect()];
        for (place, leaf) in self.sources.catalogue.leaves().enumerate() {
            rows.push(self.clause(leaf, FIRST + place));
        }
        let cells = |column: &str| format!("{column}{FIRST}:{column}{}", self.last());
        let numbers = |from: u8, to: u8| (from..=to).map(|number| number.to_string()).collect::<Vec<_>>();
        let message = |from: u8, to: u8| {
            format!("{} {from}–{to}.", self.say("Skriv en hel siffra,", "Write a whole number,"))
        };
        let validations = vec![
            Validation {
                cells: cells(column::LEVEL),
                list: level_list(self.sources.catalogue, self.language),
                message: level_rule(self.sources.catalogue, self.language),
            },
            Validation { cells: cells(column::TARGET), list: numbers(0, top), message: message(0, top) },
            Validation { cells: cells("H"), list: numbers(1, 3), message: message(1, 3) },
        ];
        Sheet {
            name: self.clauses_name(),
            widths,
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 3),
            // The rest is too wide for paper, and stands in the report.
            printed: 15,
            validations,
            ..Sheet::default()
        }
    }

    fn clause(&self, leaf: &Clause, row: usize) -> Vec<Cell> {
        let id = leaf.id();
        let nothing = Rating::default();
        let rating = self.sources.assessment.rating(id).unwrap_or(&nothing);
        let Some(result) = self.sources.analysis.clause(id) else { return Vec::new() };
        let priority = self.sources.analysis.priorities.iter().find(|it| it.clause == id);
        let chapter: f64 = id.chapter().to_string().parse().unwrap_or_default();
        let used: Vec<String> = rating.practices.iter().map(|id| self.practice(id)).collect();
        let level = match (result.status, result.level) {
            (Status::NotApplicable, _) => not_applicable(self.language).into(),
            (_, level) => Value::from(level.map(Level::number)),
        };
        let mut cells = vec![
            cell(Style::Text, id.to_string()),
            cell(Style::Whole, chapter),
            cell(Style::Text, self.title(id)),
            self.status(row, result),
            cell(Style::Field, level),
            cell(Style::Field, result.target.number()),
            formula(
                Style::Whole,
                format!("IF(ISNUMBER(E{row}),MAX(0,F{row}-E{row}),\"\")"),
                Value::from(result.gap),
            ),
            cell(Style::Field, rating.importance().factor()),
            cell(Style::Weight, leaf.weight()),
            cell(Style::Text, words::covered(result.covered, self.language)),
            self.advice(row, result),
            self.unsupported(row, result),
        ];
        cells.extend(self.order(leaf, row, priority));
        cells.extend(
            [
                reason(self.sources.assessment, id).unwrap_or_default().to_owned(),
                rating.note.to_string(),
                self.evidence(id),
                used.join("\n"),
            ]
            .map(|text| cell(Style::Text, text)),
        );
        cells.push(cell(Style::Line, self.behind(id, result)));
        let steps = leaf.criteria().map(|criteria| &*criteria.first_step).unwrap_or_default();
        cells.extend(steps.iter().map(|step| cell(Style::Line, step.get(self.language))));
        cells
    }

    fn status(&self, row: usize, result: &ClauseResult) -> Cell {
        let [rated, not_applicable, unanswered] = [Status::Rated, Status::NotApplicable, Status::Unanswered]
            .map(|it| words::status(it, self.language));
        let text =
            format!("IF(ISNUMBER(E{row}),\"{rated}\",IF(E{row}=\"\",\"{unanswered}\",\"{not_applicable}\"))");
        formula(Style::Text, text, words::status(result.status, self.language))
    }

    /// What to do first (`domain.md`, *Practice coverage of a clause on a day*), from level, target and coverage.
    fn advice(&self, row: usize, result: &ClauseResult) -> Cell {
        let advice = |it| words::advice(it, self.language);
        let covered = |it| words::covered(it, self.language);
        let exists =
            format!("OR(J{row}=\"{}\",J{row}=\"{}\")", covered(Covered::Direct), covered(Covered::Partial));
        let text = format!(
            "IF(ISNUMBER(E{row}),IF(G{row}>0,IF({exists},\"{}\",IF(J{row}=\"{}\",\"{}\",\"{}\")),IF(E{row}<{},\"{}\",IF({exists},\"{}\",\"{}\"))),\"\")",
            advice(Advice::Use),
            covered(Covered::Lapsed),
            advice(Advice::Revive),
            advice(Advice::Build),
            Level::WORTH_SHARING,
            advice(Advice::Rest),
            advice(Advice::Sustain),
            advice(Advice::Share),
        );
        formula(Style::Text, text, Value::from(result.advice.map(advice)))
    }

    fn unsupported(&self, row: usize, result: &ClauseResult) -> Cell {
        let yes = self.say("ja", "yes");
        let needs = Level::NEEDS_SUPPORT;
        let text = format!(
            "IF(ISNUMBER(E{row}),IF(AND(E{row}>={needs},R{row}=\"\",S{row}=\"\"),\"{yes}\",\"\"),\"\")"
        );
        formula(Style::Text, text, if result.unsupported { yes } else { "" })
    }

    /// Contribution, priority and place in the order (`domain.md`, *Scores*).
    fn order(&self, leaf: &Clause, row: usize, priority: Option<&Priority>) -> [Cell; 3] {
        let (result, table) = (self.result_name(), self.chapter_table());
        let chapter = self.sources.catalogue.chapters().position(|it| it.id() == leaf.id().chapter());
        let (at, total) = (table.first + chapter.unwrap_or_default(), table.total);
        let contribution = format!(
            "IF(N(G{row})>0,'{result}'!$K${at}/'{result}'!$K${total}*I{row}/'{result}'!$L${at}*G{row},0)"
        );
        let (all, last) = (column::PRIORITY, self.last());
        // To nine decimals: what differs by rounding only is a tie, in clause order.
        let rank = format!(
            "IF(N{row}>0,SUMPRODUCT(--(ROUND({all}${FIRST}:{all}${last},9)>ROUND(N{row},9)))+SUMPRODUCT(--(ROUND({all}${FIRST}:{all}{row},9)=ROUND(N{row},9))),\"\")"
        );
        let place = self.sources.analysis.priorities.iter().position(|it| it.clause == leaf.id());
        let place = place.map(|place| (place + 1) as f64);
        [
            formula(Style::Small, contribution, priority.map_or(0.0, |it| it.contribution)),
            formula(Style::Small, format!("H{row}*M{row}"), priority.map_or(0.0, |it| it.priority)),
            formula(Style::Whole, rank, Value::from(place)),
        ]
    }

    /// The city's practices that can be used for a clause, or that ended.
    pub(super) fn behind(&self, id: glapp_core::ClauseId, result: &ClauseResult) -> String {
        let Some(coverage) = self.sources.coverage.clause(id) else { return String::new() };
        let seen_as = match result.covered {
            Covered::Direct | Covered::Partial => Advice::Use,
            Covered::Lapsed => Advice::Revive,
            Covered::Supporting | Covered::None => Advice::Build,
        };
        let names = practices_behind(seen_as, coverage, &[]);
        names.iter().map(|linked| self.practice(&linked.id)).collect::<Vec<_>>().join("; ")
    }

    /// The first steps in all rows, as formulas name them.
    pub(super) fn steps(&self) -> String {
        let top = usize::from(self.sources.catalogue.scale().top().number());
        let (from, to) = (letters(column::STEPS), letters(column::STEPS + top - 1));
        format!("'{}'!${from}${FIRST}:${to}${}", self.clauses_name(), self.last())
    }
}
