//! The sheet of actions, each with its effect on the total.

use super::clauses::column;
use super::sheet::{Cell, Sheet, Validation, Value, cell, formula};
use super::style::Style;
use super::{Book, FIRST};
use glapp_core::{Action, ActionStatus, Coded};
use glapp_report::vocabulary::{self as words, pick};

impl Book<'_> {
    pub(super) fn actions(&self) -> Sheet {
        let head = [
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Vad", "What"),
            ("Vem", "Who"),
            ("Senast", "Due"),
            ("Läge", "Status"),
            ("Lyfter totalen", "Lifts the total"),
        ];
        let mut rows: Vec<Vec<Cell>> = vec![head.map(|(sv, en)| cell(Style::Head, self.say(sv, en))).into()];
        for (place, action) in self.sources.assessment.actions().iter().enumerate() {
            rows.push(self.action(action, FIRST + place));
        }
        if rows.len() < FIRST {
            rows.push(vec![
                cell(Style::Text, ""),
                cell(Style::Quiet, self.say("Inga åtgärder än.", "No actions yet.")),
            ]);
        }
        let statuses: Vec<String> = ActionStatus::ALL
            .iter()
            .map(|&status| words::action_status(status, self.language).into())
            .collect();
        let message = format!("{} {}.", self.say("Välj något av:", "Choose one of:"), statuses.join(", "));
        let validations =
            vec![Validation { cells: format!("F{FIRST}:F{}", rows.len()), list: statuses, message }];
        Sheet {
            name: pick(self.language, "Åtgärder", "Actions"),
            widths: vec![9, 36, 60, 26, 12, 12, 11],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 0),
            validations,
            ..Sheet::default()
        }
    }

    fn action(&self, action: &Action, row: usize) -> Vec<Cell> {
        let priorities = &self.sources.analysis.priorities;
        let effect = action
            .clause
            .map(|clause| priorities.iter().find(|it| it.clause == clause).map_or(0.0, |it| it.contribution));
        let (ids, contributions) = (self.column(column::ID), self.column(column::CONTRIBUTION));
        let lifts = format!("IF(A{row}=\"\",\"\",SUMPRODUCT(--({ids}=A{row}),{contributions}))");
        vec![
            cell(Style::Text, action.clause.map(|clause| clause.to_string())),
            cell(Style::Text, action.clause.map(|clause| self.title(clause))),
            cell(Style::Text, &*action.text),
            cell(Style::Text, &*action.owner),
            cell(Style::Day, action.due),
            cell(Style::Text, words::action_status(action.status, self.language)),
            formula(Style::Small, lifts, Value::from(effect)),
        ]
    }
}
