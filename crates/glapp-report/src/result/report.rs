//! The result as a report that officials file: cover, summary, chapters, gaps, plan, method.

use super::{ResultSources, Teller, method};
use crate::vocabulary::{self as words, capital};
use crate::{Block, Document, plan};
use glapp_core::{Coded, Language};

/// The report in a language, to print or to edit and sign: what is told on the result page, in the order of a paper.
pub fn report(sources: ResultSources<'_>, language: Language) -> Document {
    let it = Teller { sources, language };
    let mut blocks = it.cover();
    blocks.push(Block::PageBreak);
    blocks.push(Block::heading(2, "summary", it.say("Sammanfattning", "Summary")));
    blocks.push(Block::led(it.title(), it.lead()));
    it.overview(&mut blocks);
    blocks.push(Block::PageBreak);
    it.chapters(&mut blocks, "");
    it.trend(&mut blocks);
    it.clauses(&mut blocks);
    it.board(&mut blocks);
    blocks.push(Block::PageBreak);
    it.all_gaps(&mut blocks);
    it.left_out(&mut blocks);
    blocks.push(Block::PageBreak);
    blocks.extend(plan(sources, language));
    blocks.push(Block::PageBreak);
    blocks.push(Block::heading(2, "method", it.say("Så räknas det", "How it is calculated")));
    blocks.push(Block::list(method(language).iter().copied()));
    it.editions(&mut blocks);
    Document { title: it.report_title(), blocks }
}

impl Teller<'_> {
    fn report_title(&self) -> String {
        let name = &self.sources.assessment.header().unit.name;
        format!(
            "{}: {name}",
            self.say("Självskattning av innovationsledning", "Self-assessment of innovation management")
        )
    }

    /// Whose it is, of which day, and whether it is a draft: what an archive asks.
    fn cover(&self) -> Vec<Block> {
        let header = self.sources.assessment.header();
        let unit = &header.unit;
        let mut facts = vec![
            (self.say("Enhet", "Unit"), unit.name.to_string()),
            (self.say("Slag av enhet", "Kind of unit"), capital(words::unit_kind(unit.kind, self.language))),
            (self.say("Organisation", "Organisation"), unit.organisation.to_string()),
            (self.say("Datum", "Date"), header.date.to_string()),
            (self.say("Läge", "State"), self.state()),
            (self.say("Form", "Form"), capital(words::stage(header.stage, self.language))),
        ];
        let assessors: Vec<String> =
            header
                .assessors
                .iter()
                .map(|it| {
                    if it.role.is_empty() { it.name.to_string() } else { format!("{}, {}", it.name, it.role) }
                })
                .collect();
        facts.push((self.say("Skattad av", "Assessed by"), assessors.join("; ")));
        facts.retain(|(_, value)| !value.is_empty());
        let against = self.sources.catalogue.head().title.get(self.language);
        let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        vec![Block::text(format!("{} {against}.", self.say("Mot", "Against"))), Block::Facts(facts)]
    }

    /// Every gap, none folded away: nobody can unfold paper.
    fn all_gaps(&self, out: &mut Vec<Block>) {
        let mut first = Vec::new();
        self.first(&mut first);
        for block in first {
            match block {
                Block::Folded { blocks, .. } => out.extend(blocks),
                block => out.push(block),
            }
        }
    }

    /// What it was counted from, so that anyone can count again.
    fn editions(&self, out: &mut Vec<Block>) {
        let (assessment, catalogue) = (self.sources.assessment, self.sources.catalogue);
        let header = assessment.header();
        let day = self.sources.coverage.as_of();
        out.push(Block::list([
            format!(
                "{}: {} · {}",
                self.say("Katalog", "Catalogue"),
                assessment.catalogue(),
                catalogue.head().edition
            ),
            format!("{}: {day}", self.say("Stadens arbetssätt den", "The city’s practices on")),
            format!("{}: {}", self.say("Skattningens id", "The assessment’s id"), header.id),
            format!("{}: {}", self.say("Läge i filen", "State in the file"), header.state().code()),
        ]));
    }
}
