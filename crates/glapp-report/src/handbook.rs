//! The handbook as a document that reads as a manual.

mod chapter;
mod city;

use crate::words::{Words, words};
use crate::{Block, Document};
use glapp_core::{
    Catalogue, Clause, Handbook, HandbookChapter, Language, Process, Prose, Source, Term, Text,
};

/// The handbook in a language: why and how, the process, chapter by chapter, what the city has, and the words.
pub fn handbook(handbook: &Handbook<'_>, language: Language) -> Document {
    let writer = Writer { catalogue: handbook.catalogue, language, words: words(language) };
    let text = handbook.text;
    let mut blocks = vec![
        Block::text(writer.get(&text.lead)),
        Block::text((writer.words.as_of)(&handbook.as_of.to_string())),
        Block::heading(2, "", writer.words.contents),
        Block::Links(writer.contents(handbook)),
    ];
    for (place, prose) in text.introduction.iter().enumerate() {
        writer.prose(&mut blocks, &format!("intro-{}", place + 1), prose);
    }
    writer.process(&mut blocks, &text.process, &handbook.chapters);
    writer.overview(&mut blocks, &handbook.chapters);
    for chapter in &handbook.chapters {
        writer.chapter(&mut blocks, chapter);
    }
    writer.city(&mut blocks, &handbook.chapters);
    writer.terms(&mut blocks, &handbook.terms.terms);
    Document { title: writer.get(&text.title), blocks }
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    language: Language,
    words: &'static Words,
}

impl Writer<'_> {
    fn get(&self, text: &Text) -> String {
        text.get(self.language).to_owned()
    }

    fn contents(&self, handbook: &Handbook<'_>) -> Vec<(String, String)> {
        let own = |id: &str, heading: &str| (id.to_owned(), heading.to_owned());
        let intro = handbook.text.introduction.iter().enumerate();
        let intro = intro.map(|(place, prose)| (format!("intro-{}", place + 1), self.get(&prose.heading)));
        let before = [
            own("process", handbook.text.process.heading.get(self.language)),
            own("overview", self.words.overview),
        ];
        let chapters =
            handbook.chapters.iter().map(|it| (it.chapter.id().to_string(), self.chapter_title(it)));
        let after = [own("practices", self.words.practices), own("terms", self.words.terms)];
        intro.chain(before).chain(chapters).chain(after).collect()
    }

    fn prose(&self, out: &mut Vec<Block>, id: &str, prose: &Prose) {
        out.push(Block::heading(2, id, self.get(&prose.heading)));
        out.extend(prose.paragraphs.iter().map(|paragraph| Block::text(self.get(paragraph))));
        if !prose.points.is_empty() {
            out.push(Block::list(prose.points.iter().map(|point| self.get(point))));
        }
    }

    fn process(&self, out: &mut Vec<Block>, process: &Process, chapters: &[HandbookChapter<'_>]) {
        out.push(Block::heading(2, "process", self.get(&process.heading)));
        out.extend(process.paragraphs.iter().map(|paragraph| Block::text(self.get(paragraph))));
        let clauses = || chapters.iter().flat_map(|it| &it.clauses).map(|it| it.clause);
        for (place, phase) in process.phases.iter().enumerate() {
            out.push(Block::heading(3, "", format!("{}. {}", place + 1, self.get(&phase.name))));
            out.push(Block::text(self.get(&phase.purpose)));
            out.push(Block::list(phase.does.iter().map(|does| self.get(does))));
            out.extend(phase.gate.as_ref().map(|gate| Block::led(self.words.gate, self.get(gate))));
            out.push(Block::led(self.words.phase_clauses, ""));
            let links = phase.clauses.iter().map(|&id| {
                let known = clauses().find(|clause| clause.id() == id);
                (id.to_string(), known.map_or_else(|| id.to_string(), |clause| self.clause_title(clause)))
            });
            out.push(Block::Links(links.collect()));
        }
        out.push(Block::led(self.words.sources, self.sources(&process.sources)));
    }

    /// The words by name. The data has them in the order of the Swedish alphabet.
    fn terms(&self, out: &mut Vec<Block>, terms: &[Term]) {
        out.push(Block::heading(2, "terms", self.words.terms));
        out.push(Block::text(self.words.terms_lead));
        let mut terms: Vec<&Term> = terms.iter().collect();
        if self.language == Language::En {
            terms.sort_by_key(|term| self.get(&term.name).trim_start_matches("The ").to_lowercase());
        }
        for term in terms {
            out.push(Block::heading(3, format!("term-{}", term.id), self.get(&term.name)));
            let led =
                |lead: &str, text: &Option<Text>| text.as_ref().map(|text| Block::led(lead, self.get(text)));
            out.extend(led(self.words.term_city, &term.city));
            out.extend(term.iso.as_ref().map(|iso| {
                Block::led((self.words.term_iso)(iso.name.get(self.language)), self.get(&iso.explanation))
            }));
            out.extend(led(self.words.term_difference, &term.difference));
            // A word that only Glapp has is explained by what it means in practice.
            let alone = term.city.is_none() && term.iso.is_none();
            out.extend(led(if alone { "" } else { self.words.term_practice }, &term.practice));
        }
    }

    fn clause_title(&self, clause: &Clause) -> String {
        format!("{} {}", clause.id(), self.catalogue.title_in_context(clause.id(), self.language))
    }

    fn chapter_title(&self, chapter: &HandbookChapter<'_>) -> String {
        (self.words.chapter)(&chapter.chapter.id().to_string(), chapter.chapter.title().get(self.language))
    }

    /// The headings that facts were found under, each once: a reader has the report, not the lines of its text.
    fn sources(&self, sources: &[Source]) -> String {
        let mut headings: Vec<&str> = Vec::new();
        for source in sources {
            if !headings.contains(&&*source.section) {
                headings.push(&source.section);
            }
        }
        format!("{}.", headings.join("; "))
    }
}
