//! The sheet of gaps in order of priority, looked up by that order among the clauses.

use super::clauses::column;
use super::sheet::{Cell, Sheet, Value, cell, formula};
use super::style::Style;
use super::{Book, FIRST};
use glapp_core::{Advice, Priority};
use glapp_report::vocabulary::{self as words, pick};

impl Book<'_> {
    pub(super) fn gaps(&self) -> Sheet {
        let head = [
            ("Turordning", "Order"),
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Nivå", "Level"),
            ("Mål", "Target"),
            ("Glapp", "Gap"),
            ("Vikt (1–3)", "Importance (1–3)"),
            ("Lyfter totalen", "Lifts the total"),
            ("Prioritet", "Priority"),
            ("Gör", "Do"),
            ("Stadens arbetssätt", "The city’s practices"),
            ("Första steget", "First step"),
        ];
        let mut rows = vec![head.map(|(sv, en)| cell(Style::Head, self.say(sv, en))).into()];
        // A row for each clause: there are so many gaps at most.
        for place in 0..self.sources.catalogue.leaf_count() {
            rows.push(self.gap(place));
        }
        Sheet {
            name: pick(self.language, "Glapp", "Gaps"),
            widths: vec![11, 9, 36, 7, 7, 7, 12, 10, 10, 13, 44, 60],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 3),
            ..Sheet::default()
        }
    }

    fn gap(&self, place: usize) -> Vec<Cell> {
        let (row, rank) = (place + FIRST, place + 1);
        let it = self.sources.analysis.priorities.get(place);
        let ranks = self.column(column::RANK);
        let found = format!("MATCH($A{row},{ranks},0)");
        let of = |letter: &str| format!("IF($A{row}=\"\",\"\",INDEX({},{found}))", self.column(letter));
        let words_of = |range: String| format!("IF($A{row}=\"\",\"\",INDEX({range},{found})&\"\")");
        let result = it.and_then(|it| self.sources.analysis.clause(it.clause));
        let number = |value: Option<f64>| Value::from(value);
        let text = |value: Option<String>| Value::from(value.unwrap_or_default());
        let step = format!("IF($A{row}=\"\",\"\",INDEX({},{found},$D{row}+1)&\"\")", self.steps());
        vec![
            formula(
                Style::Whole,
                format!("IF({rank}<=MAX({ranks}),{rank},\"\")"),
                number(it.map(|_| rank as f64)),
            ),
            formula(Style::Text, of(column::ID), text(it.map(|it| it.clause.to_string()))),
            formula(Style::Text, of("C"), text(it.map(|it| self.title(it.clause)))),
            formula(
                Style::Whole,
                of(column::LEVEL),
                number(result.and_then(|it| it.level).map(|it| it.value())),
            ),
            formula(Style::Whole, of(column::TARGET), number(result.map(|it| it.target.value()))),
            formula(Style::Whole, of(column::GAP), number(it.map(|it| it.gap.into()))),
            formula(Style::Whole, of("H"), number(it.map(|it| it.importance.factor().into()))),
            formula(Style::Small, of(column::CONTRIBUTION), number(it.map(|it| it.contribution))),
            formula(Style::Small, of(column::PRIORITY), number(it.map(|it| it.priority))),
            formula(Style::Text, of("K"), text(result.and_then(|it| it.advice).map(|it| self.verb(it)))),
            formula(
                Style::Text,
                words_of(self.column("T")),
                text(result.map(|result| self.behind(result.clause, result))),
            ),
            formula(Style::Text, step, text(it.and_then(|it| self.step(it)))),
        ]
    }

    fn verb(&self, advice: Advice) -> String {
        words::advice(advice, self.language).into()
    }

    fn step(&self, it: &Priority) -> Option<String> {
        let level = self.sources.analysis.clause(it.clause)?.level?.number();
        let criteria = self.sources.catalogue.clause(it.clause)?.criteria()?;
        Some(criteria.first_step.get(usize::from(level))?.get(self.language).to_owned())
    }
}
