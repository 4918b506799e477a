//! What a workshop came to, as a document.

use crate::vocabulary::pick;
use crate::{Block, Document, consensus};
use glapp_core::{Answer, Assessment, Catalogue, Consensus, Language};

/// The spread that a consensus assessment keeps, and what was decided; none if it keeps none.
pub fn minutes(catalogue: &Catalogue, assessment: &Assessment, language: Language) -> Option<Document> {
    let say = |sv, en| pick(language, sv, en);
    let spread = Consensus::kept(assessment, catalogue)?;
    let header = assessment.header();
    let mut document = consensus(catalogue, &header.unit.name, header.assessors.len(), &spread, language);
    let decided = assessment.ratings().filter_map(|(clause, rating)| {
        let (what, why) = match &rating.answer {
            Answer::Level(level) => (format!("{} {level}", say("nivå", "level")), &rating.note),
            Answer::NotApplicable(reason) => (say("ej tillämpligt", "not applicable").to_owned(), reason),
            Answer::Unanswered if rating.note.is_empty() => return None,
            Answer::Unanswered => (say("öppet", "open").to_owned(), &rating.note),
        };
        let title = catalogue.title_in_context(clause, language);
        let why = if why.is_empty() { String::new() } else { format!(". {why}") };
        Some(format!("{clause} {title}: {what}{why}"))
    });
    document.blocks.push(Block::heading(
        2,
        "decided",
        say("Vad gruppen har bestämt", "What the group has decided"),
    ));
    document.blocks.push(Block::list(decided));
    Some(document)
}
