//! The sheet with the result: chapters and total, as formulas over the clauses.

use super::clauses::column;
use super::sheet::{Cell, Sheet, Value, cell, formula};
use super::style::Style;
use super::{Book, NONE};
use glapp_core::{Clause, Score};
use glapp_report::vocabulary::{self as words, capital};

/// Where the chapters stand on the sheet, counted from 1.
pub(super) struct ChapterTable {
    /// The row of the first chapter.
    pub first: usize,
    /// The row that sums them up.
    pub total: usize,
}

/// The places of the chapters' table on the sheet: below the title, the facts and a line of explanation.
const HEAD: usize = 12;

impl Book<'_> {
    pub(super) fn chapter_table(&self) -> ChapterTable {
        let chapters = self.sources.catalogue.chapters().count();
        ChapterTable { first: HEAD + 1, total: HEAD + 1 + chapters }
    }

    pub(super) fn result(&self) -> Sheet {
        let title = format!(
            "{}: {}",
            self.say("Gapanalys", "Gap analysis"),
            self.sources.assessment.header().unit.name
        );
        let mut rows = vec![vec![cell(Style::Title, title)], Vec::new()];
        rows.extend(self.facts());
        rows.push(Vec::new());
        let hint = self.say(
            "Siffrorna räknas om när ni ändrar en nivå, ett mål eller en vikt på bladet Avsnitt (gula celler). Bladet Metod förklarar hur.",
            "The figures are recalculated when you change a level, a target or an importance on the sheet Clauses (yellow cells). The sheet Method explains how.",
        );
        rows.push(vec![cell(Style::Plain, hint)]);
        rows.resize(HEAD - 1, Vec::new());
        let head = [
            ("Kapitel", "Chapter"),
            ("Rubrik", "Title"),
            ("Nivå", "Level"),
            ("Lägst", "Lowest"),
            ("Högst", "Highest"),
            ("Mål", "Target"),
            ("Glapp", "Gap"),
            ("Besvarade", "Answered"),
            ("Gäller er", "Applicable"),
            ("Besvarat", "Complete"),
            ("Vikt", "Weight"),
            ("Vikt, besvarade", "Weight, answered"),
            ("Vikt, gäller er", "Weight, applicable"),
        ];
        rows.push(head.map(|(sv, en)| cell(Style::Head, self.say(sv, en))).into());
        for (chapter, section) in self.sources.catalogue.chapters().zip(self.sources.analysis.chapters()) {
            rows.push(self.chapter(chapter, &section.score, rows.len() + 1));
        }
        rows.push(self.total());
        Sheet {
            name: self.result_name(),
            widths: vec![16, 44, 9, 9, 9, 9, 9, 11, 11, 11, 9, 11, 11],
            rows,
            ..Sheet::default()
        }
    }

    /// Whose result it is; at most six rows.
    fn facts(&self) -> Vec<Vec<Cell>> {
        let header = self.sources.assessment.header();
        let state = words::state(header.state(), self.language);
        let state = match &header.adopted {
            Some(adopted) => format!("{state} {} {}", adopted.date, adopted.by),
            None => state.to_owned(),
        };
        let kind = words::unit_kind(header.unit.kind, self.language);
        let assessors: Vec<&str> = header.assessors.iter().map(|it| &*it.name).collect();
        let facts = [
            (self.say("Enhet", "Unit"), format!("{} ({kind})", header.unit.name)),
            (self.say("Organisation", "Organisation"), header.unit.organisation.to_string()),
            (self.say("Datum", "Date"), header.date.to_string()),
            (self.say("Läge", "State"), capital(state.trim_end())),
            (self.say("Skattad av", "Assessed by"), assessors.join(", ")),
            (self.say("Mot", "Against"), self.sources.catalogue.head().title.get(self.language).to_owned()),
        ];
        let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(name, value)| vec![cell(Style::Quiet, name), cell(Style::Plain, value)]).collect()
    }

    fn chapter(&self, chapter: &Clause, score: &Score, row: usize) -> Vec<Cell> {
        let [chapters, level, target, gap, weight] =
            [column::CHAPTER, column::LEVEL, column::TARGET, column::GAP, column::WEIGHT]
                .map(|letter| self.column(letter));
        let number: f64 = chapter.id().to_string().parse().unwrap_or_default();
        let of_it = format!("--({chapters}=A{row})");
        let rated = format!("--ISNUMBER({level})");
        let applies = format!("1-ISTEXT({level})");
        // Words count as nothing in a product of columns, so this is over the rated clauses.
        let levels = format!("SUMPRODUCT({of_it},{weight},{level})");
        let or_none = |weight: &str, text: String| format!("IF({weight}{row}=0,\"{NONE}\",{text})");
        let top = self.sources.catalogue.scale().top();
        let weights = |only_rated: bool| {
            let leaves = self.sources.catalogue.leaves_of(chapter);
            let counted = leaves.filter(|leaf| {
                self.sources.analysis.clause(leaf.id()).is_some_and(|it| match it.status {
                    glapp_core::Status::Rated => true,
                    glapp_core::Status::Unanswered => !only_rated,
                    glapp_core::Status::NotApplicable => false,
                })
            });
            counted.map(Clause::weight).sum::<f64>()
        };
        vec![
            cell(Style::Whole, number),
            cell(Style::Text, self.title(chapter.id())),
            formula(Style::Level, or_none("L", format!("{levels}/L{row}")), self.or_none(score.score)),
            formula(Style::Level, or_none("M", format!("{levels}/M{row}")), self.or_none(score.lower)),
            formula(
                Style::Level,
                or_none("M", format!("({levels}+{top}*(M{row}-L{row}))/M{row}")),
                self.or_none(score.upper),
            ),
            formula(
                Style::Level,
                or_none("M", format!("SUMPRODUCT({of_it},{applies},{weight},{target})/M{row}")),
                self.or_none(score.target),
            ),
            formula(
                Style::Level,
                or_none("L", format!("SUMPRODUCT({of_it},{weight},{gap})/L{row}")),
                self.or_none(score.gap),
            ),
            formula(Style::Whole, format!("SUMPRODUCT({of_it},{rated})"), score.rated as f64),
            formula(Style::Whole, format!("SUMPRODUCT({of_it},{applies})"), score.applicable as f64),
            formula(Style::Percent, completeness(row), self.completeness(score)),
            cell(Style::Weight, chapter.weight()),
            formula(Style::Weight, format!("SUMPRODUCT({of_it},{rated},{weight})"), weights(true)),
            formula(Style::Weight, format!("SUMPRODUCT({of_it},{applies},{weight})"), weights(false)),
        ]
    }

    fn total(&self) -> Vec<Cell> {
        let ChapterTable { first, total: row } = self.chapter_table();
        let (last, score) = (row - 1, &self.sources.analysis.total);
        let all = |letter: &str| format!("{letter}{first}:{letter}{last}");
        let mean = |letter: &str, value: Option<f64>| {
            let (values, weights) = (all(letter), all("K"));
            let counted = format!("SUMPRODUCT(--ISNUMBER({values}),{weights})");
            let text = format!("IF({counted}=0,\"{NONE}\",SUMPRODUCT({values},{weights})/{counted})");
            formula(Style::TotalLevel, text, self.or_none(value))
        };
        let scored: f64 = self
            .sources
            .catalogue
            .chapters()
            .zip(self.sources.analysis.chapters())
            .filter(|(_, section)| section.score.score.is_some())
            .map(|(chapter, _)| chapter.weight())
            .sum();
        let sum = |letter: &str, value: usize| {
            formula(Style::TotalWhole, format!("SUM({})", all(letter)), value as f64)
        };
        vec![
            cell(Style::TotalText, self.say("Totalt", "Total")),
            cell(Style::TotalText, ""),
            mean("C", score.score),
            mean("D", score.lower),
            mean("E", score.upper),
            mean("F", score.target),
            mean("G", score.gap),
            sum("H", score.rated),
            sum("I", score.applicable),
            formula(Style::TotalPercent, completeness(row), self.completeness(score)),
            // Only the chapters with a score: what a contribution is shared by.
            formula(Style::TotalWeight, format!("SUMPRODUCT(--ISNUMBER({}),{})", all("C"), all("K")), scored),
            cell(Style::TotalText, ""),
            cell(Style::TotalText, ""),
        ]
    }

    fn or_none(&self, value: Option<f64>) -> Value {
        value.map_or_else(|| NONE.into(), Value::Number)
    }

    fn completeness(&self, score: &Score) -> Value {
        let percent = (score.rated * 100).checked_div(score.applicable);
        percent.map_or_else(|| NONE.into(), |percent| Value::Number(percent as f64 / 100.0))
    }
}

/// In whole percent, rounded down, so that 100 % means all.
fn completeness(row: usize) -> String {
    format!("IF(I{row}=0,\"{NONE}\",INT(100*H{row}/I{row})/100)")
}
