//! Workbooks: the result to compute with, and questionnaires to fill in and read back.

mod actions;
mod answers;
pub(crate) mod book;
mod clauses;
mod gaps;
mod grid;
mod method;
mod questionnaire;
mod read;
mod result;
mod several;
pub(crate) mod sheet;
pub(crate) mod style;
mod text;

pub use questionnaire::{Form, questionnaire};
pub use read::{MAX_BYTES, read};
pub use several::{People, comparison, consensus, handbook, missions, practice_map, trend};

use crate::package::About;
use glapp_core::{Answer, Assessment, Catalogue, ClauseId, Language};
use glapp_report::vocabulary::{pick, status};
use glapp_report::{ResultSources, number};

/// One assessment as a workbook: result, clauses, gaps, actions and method.
///
/// What follows from a level is a formula over the sheet of clauses, with its value as it is now: whoever changes a
/// level sees what follows, and a reader that does not calculate sees the same figures as Glapp shows.
pub fn workbook(sources: ResultSources<'_>, language: Language) -> Vec<u8> {
    let book = Book { sources, language };
    let title = pick(language, "Gapanalys", "Gap analysis");
    let about = About::of(
        sources.assessment,
        format!("{title}: {}", sources.assessment.header().unit.name),
        language,
    );
    book::workbook(&about, &[book.result(), book.clauses(), book.gaps(), book.actions(), book.method()])
}

/// What the sheets are told from.
#[derive(Clone, Copy)]
struct Book<'a> {
    sources: ResultSources<'a>,
    language: Language,
}

/// The first row of the clauses, counted from 1: the one below the headings.
const FIRST: usize = 2;

impl Book<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn clauses_name(&self) -> &'static str {
        pick(self.language, "Avsnitt", "Clauses")
    }

    fn result_name(&self) -> &'static str {
        pick(self.language, "Resultat", "Result")
    }

    /// The last row of the clauses.
    fn last(&self) -> usize {
        FIRST + self.sources.catalogue.leaf_count().max(1) - 1
    }

    /// A column of the clauses, as formulas name it.
    fn column(&self, letter: &str) -> String {
        format!("'{}'!${letter}${FIRST}:${letter}${}", self.clauses_name(), self.last())
    }

    fn title(&self, clause: ClauseId) -> String {
        self.sources.catalogue.title_in_context(clause, self.language)
    }

    fn evidence(&self, clause: ClauseId) -> String {
        evidence(self.sources.assessment, clause)
    }

    fn practice(&self, id: &str) -> String {
        let practice = self.sources.practices.iter().find(|practice| &*practice.id == id);
        practice.map_or(id, |practice| practice.name.get(self.language)).to_owned()
    }
}

/// What stands in the cell of a level for a clause that is not applicable.
fn not_applicable(language: Language) -> &'static str {
    status(glapp_core::Status::NotApplicable, language)
}

/// What may stand in the cell of a level.
fn level_list(catalogue: &Catalogue, language: Language) -> Vec<String> {
    let levels = catalogue.scale().levels().map(|(level, _)| level.to_string());
    levels.chain([not_applicable(language).to_owned()]).collect()
}

/// What is said about anything else in the cell of a level.
fn level_rule(catalogue: &Catalogue, language: Language) -> String {
    let (top, word) = (catalogue.scale().top(), not_applicable(language));
    match language {
        Language::Sv => format!("Skriv en hel siffra från 0 till {top}, eller ”{word}”."),
        Language::En => format!("Write a whole number from 0 to {top}, or “{word}”."),
    }
}

/// Stands between what a piece of evidence is and where it is found.
const WHERE: &str = " | ";

/// The evidence for a clause in a cell: one a line, with its address behind a bar.
fn evidence(assessment: &Assessment, clause: ClauseId) -> String {
    let rating = assessment.rating(clause);
    let line = |it: &glapp_core::Evidence| {
        let text = it.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if it.url.is_empty() && !text.contains(WHERE) { text } else { format!("{text}{WHERE}{}", it.url) }
    };
    rating.map(|rating| rating.evidence.iter().map(line).collect::<Vec<_>>().join("\n")).unwrap_or_default()
}

/// Why a clause is not applicable, if it is.
fn reason(assessment: &Assessment, clause: ClauseId) -> Option<&str> {
    match &assessment.rating(clause)?.answer {
        Answer::NotApplicable(reason) => Some(reason),
        Answer::Level(_) | Answer::Unanswered => None,
    }
}

/// What a formula gives where there is no number: what stands there on the page too.
const NONE: &str = number::NONE;
