//! The handbook as a document that reads as a manual.

use crate::words::{Words, period, words};
use crate::{Block, Document, Item};
use glapp_core::{
    Handbook, HandbookChapter, HandbookClause, Language, Level, Linked, Process, Prose, Source, Term, Text,
};

/// The handbook in a language: why and how, the words, the process, then chapter by chapter.
pub fn handbook(handbook: &Handbook<'_>, language: Language) -> Document {
    let writer = Writer { language, words: words(language) };
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
    writer.terms(&mut blocks, &handbook.terms.terms);
    writer.process(&mut blocks, &text.process);
    for chapter in &handbook.chapters {
        writer.chapter(&mut blocks, chapter);
    }
    Document { title: writer.get(&text.title), blocks }
}

/// How many of the practices that ended are named for a clause.
const MOST_LAPSED: usize = 6;

struct Writer {
    language: Language,
    words: &'static Words,
}

impl Writer {
    fn get(&self, text: &Text) -> String {
        text.get(self.language).to_owned()
    }

    fn contents(&self, handbook: &Handbook<'_>) -> Vec<(String, String)> {
        let intro = handbook.text.introduction.iter().enumerate();
        let intro = intro.map(|(place, prose)| (format!("intro-{}", place + 1), self.get(&prose.heading)));
        let own = [
            ("terms".to_owned(), self.words.terms.to_owned()),
            ("process".to_owned(), self.get(&handbook.text.process.heading)),
        ];
        let chapters =
            handbook.chapters.iter().map(|it| (it.chapter.id().to_string(), self.chapter_title(it)));
        intro.chain(own).chain(chapters).collect()
    }

    fn prose(&self, out: &mut Vec<Block>, id: &str, prose: &Prose) {
        out.push(Block::heading(2, id, self.get(&prose.heading)));
        out.extend(prose.paragraphs.iter().map(|paragraph| Block::text(self.get(paragraph))));
        if !prose.points.is_empty() {
            out.push(Block::list(prose.points.iter().map(|point| self.get(point))));
        }
    }

    fn terms(&self, out: &mut Vec<Block>, terms: &[Term]) {
        out.push(Block::heading(2, "terms", self.words.terms));
        out.push(Block::text(self.words.terms_lead));
        for term in terms {
            out.push(Block::heading(3, format!("term-{}", term.id), self.get(&term.name)));
            let led =
                |lead: &str, text: &Option<Text>| text.as_ref().map(|text| Block::led(lead, self.get(text)));
            out.extend(led(self.words.term_city, &term.city));
            out.extend(term.iso.as_ref().map(|iso| {
                Block::led((self.words.term_iso)(iso.name.get(self.language)), self.get(&iso.explanation))
            }));
            out.extend(led(self.words.term_difference, &term.difference));
            out.extend(led(self.words.term_practice, &term.practice));
        }
    }

    fn process(&self, out: &mut Vec<Block>, process: &Process) {
        out.push(Block::heading(2, "process", self.get(&process.heading)));
        out.extend(process.paragraphs.iter().map(|paragraph| Block::text(self.get(paragraph))));
        for (place, phase) in process.phases.iter().enumerate() {
            out.push(Block::heading(3, "", format!("{}. {}", place + 1, self.get(&phase.name))));
            out.push(Block::text(self.get(&phase.purpose)));
            out.push(Block::list(phase.does.iter().map(|does| self.get(does))));
            let clauses: Vec<String> = phase.clauses.iter().map(ToString::to_string).collect();
            out.push(Block::led(self.words.phase_clauses, clauses.join(", ")));
            out.extend(phase.gate.as_ref().map(|gate| Block::led(self.words.gate, self.get(gate))));
        }
        out.push(Block::led(self.words.sources, self.sources(&process.sources)));
    }

    fn chapter_title(&self, chapter: &HandbookChapter<'_>) -> String {
        (self.words.chapter)(&chapter.chapter.id().to_string(), chapter.chapter.title().get(self.language))
    }

    fn chapter(&self, out: &mut Vec<Block>, chapter: &HandbookChapter<'_>) {
        out.push(Block::heading(2, chapter.chapter.id().to_string(), self.chapter_title(chapter)));
        for clause in &chapter.clauses {
            self.clause(out, clause);
        }
    }

    fn clause(&self, out: &mut Vec<Block>, entry: &HandbookClause<'_>) {
        let id = entry.clause.id();
        out.push(Block::heading(3, id.to_string(), format!("{id} {}", self.get(entry.clause.title()))));
        let Some(criteria) = entry.clause.criteria() else { return };
        out.push(Block::led(self.words.question, self.get(&criteria.question)));
        out.extend(
            criteria.purpose.as_ref().map(|purpose| Block::led(self.words.purpose, self.get(purpose))),
        );

        out.push(Block::heading(4, "", self.words.good));
        // From level 3 on it works: it is done, followed up, and in the end rethought.
        let good = criteria.levels.iter().skip(usize::from(Level::WORTH_SHARING.number()));
        out.push(Block::list(good.map(|level| self.get(level))));
        let evidence: Vec<String> = criteria.evidence.iter().map(|evidence| self.get(evidence)).collect();
        if !evidence.is_empty() {
            out.push(Block::led(self.words.evidence, format!("{}.", evidence.join("; "))));
        }

        out.push(Block::heading(4, "", self.words.city_has));
        out.push(Block::text((self.words.covered)(entry.covered)));
        self.practices(out, &entry.active);
        out.extend(self.lapsed(&entry.lapsed));
        if !entry.needs.is_empty() {
            out.push(Block::led(self.words.needs, ""));
            let item = |need: &&glapp_core::Need| Item {
                lead: format!("{}.", self.get(&need.name)),
                text: self.get(&need.description),
                remark: String::new(),
            };
            out.push(Block::List { from: None, items: entry.needs.iter().map(item).collect() });
        }

        out.push(Block::heading(4, "", self.words.first_steps));
        let steps = criteria.first_step.iter().zip(0u8..).map(|(step, from)| Item {
            lead: (self.words.step)(from, from.saturating_add(1)),
            text: self.get(step),
            remark: String::new(),
        });
        out.push(Block::List { from: None, items: steps.collect() });

        out.push(Block::led(format!("{}:", self.words.sharers), self.sharers(entry)));
    }

    fn practices(&self, out: &mut Vec<Block>, linked: &[Linked<'_>]) {
        if linked.is_empty() {
            return;
        }
        let item = |it: &Linked<'_>| {
            let known = [
                Some((self.words.kind)(it.practice.kind).to_owned()),
                period(it.practice.period),
                Some((self.words.strength)(it.link.strength).to_owned()),
            ];
            let remark: Vec<String> = known.into_iter().flatten().collect();
            Item {
                lead: format!("{}.", self.get(&it.practice.name)),
                text: self.get(&it.link.why),
                remark: remark.join(", "),
            }
        };
        out.push(Block::List { from: None, items: linked.iter().map(item).collect() });
    }

    /// What has ended, by name: enough to know what to ask for, not so much that nobody reads on.
    fn lapsed(&self, linked: &[Linked<'_>]) -> Option<Block> {
        let name = |it: &Linked<'_>| match period(it.practice.period) {
            Some(period) => format!("{} ({period})", self.get(&it.practice.name)),
            None => self.get(&it.practice.name),
        };
        let mut names: Vec<String> = linked.iter().take(MOST_LAPSED).map(name).collect();
        let more = linked.len().saturating_sub(MOST_LAPSED);
        if more > 0 {
            names.push((self.words.more)(more));
        }
        (!names.is_empty()).then(|| Block::led(self.words.ended, format!("{}.", names.join("; "))))
    }

    /// Units that do what the city lacks, and the owners of what can be used.
    fn sharers(&self, entry: &HandbookClause<'_>) -> String {
        let mut owners: Vec<&str> = Vec::new();
        for owner in entry.active.iter().filter_map(|it| it.practice.owner.as_ref()) {
            let owner = owner.get(self.language);
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let names: Vec<&str> = entry.sharers.iter().copied().chain(owners).collect();
        if names.is_empty() { self.words.no_sharers.into() } else { (self.words.ask)(&names.join("; ")) }
    }

    fn sources(&self, sources: &[Source]) -> String {
        let one = |it: &Source| format!("{} · {} · {} {}", it.part, it.section, self.words.lines, it.lines);
        sources.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}
