//! What the handbook is made of besides catalogue and practices: terms, needs, and written text.

use crate::context::{Context, Step};
use crate::envelope::{self, Version, tag, text};
use crate::practices::SourceEntry;
use crate::record::record;
use crate::shape::Shape;
use crate::values::{Number, SomeText, Texts, texts};
use crate::{Document, ProblemKind, Refusal};
use glapp_core::{
    Catalogue, ClauseId, HandbookText, IsoTerm, Need, NeedLink, Process, ProcessPhase, Prose, Term, Terms,
    Text,
};

tag! {
    /// What a set of terms calls itself.
    TermsFormat = "glapp/terms"
}
tag! {
    /// What a set of needs calls itself.
    NeedsFormat = "glapp/needs"
}
tag! {
    /// What the written part of a handbook calls itself.
    TextFormat = "glapp/handbook-text"
}

record! {
    /// The city's words beside those of the ISO 56000 series.
    pub struct TermsDocument {
        /// The kind of document.
        format: TermsFormat,
        /// The version of the format.
        version: Version,
        /// The set's id.
        id: SomeText,
        /// The edition of the set.
        edition: SomeText,
        /// What it is called.
        title: Texts,
        /// What it rests on.
        source: Texts,
        /// The terms.
        terms: Vec<TermEntry>,
    }
}

record! {
    /// A word, as the city uses it and as the series does.
    pub struct TermEntry {
        /// Unique in the set.
        id: SomeText,
        /// The word.
        name: Texts,
        /// What the city means by it; left out or null where the city has not said.
        city: Option<Texts>,
        /// Where the city says so.
        sources: Vec<SourceEntry>,
        /// What the series calls it; left out or null where the series has no such term.
        iso: Option<IsoEntry>,
        /// Where the two differ.
        difference: Option<Texts>,
        /// What that means for whoever fills in an assessment.
        practice: Option<Texts>,
    }
}

record! {
    /// What the series calls a thing.
    pub struct IsoEntry {
        /// The name of the term.
        name: Texts,
        /// What it means, in our own words.
        explanation: Texts,
    }
}

record! {
    /// What the city lacks, by its own account.
    pub struct NeedsDocument {
        /// The kind of document.
        format: NeedsFormat,
        /// The version of the format.
        version: Version,
        /// The set of practices that the needs belong beside.
        set: SomeText,
        /// The needs.
        needs: Vec<NeedEntry>,
    }
}

record! {
    /// Something that the source says is missing.
    pub struct NeedEntry {
        /// Unique in the set.
        id: SomeText,
        /// What it is called.
        name: Texts,
        /// What is missing.
        description: Texts,
        /// Where the source says so.
        sources: Vec<SourceEntry>,
        /// The clauses it concerns.
        clauses: Vec<NeedLinkEntry>,
    }
}

record! {
    /// A clause that a need concerns.
    pub struct NeedLinkEntry {
        /// The assessable clause.
        id: Number,
        /// Why the need concerns it.
        why: Texts,
    }
}

record! {
    /// The part of a handbook that is written rather than generated.
    pub struct TextDocument {
        /// The kind of document.
        format: TextFormat,
        /// The version of the format.
        version: Version,
        /// Its id.
        id: SomeText,
        /// The edition of the texts.
        edition: SomeText,
        /// What the handbook is called.
        title: Texts,
        /// One sentence below the title.
        lead: Texts,
        /// Why and how.
        introduction: Vec<ProseEntry>,
        /// The innovation process.
        process: ProcessEntry,
    }
}

record! {
    /// A section of written text.
    pub struct ProseEntry {
        /// Its heading.
        heading: Texts,
        /// Its paragraphs.
        paragraphs: Vec<Texts>,
        /// Points, where it has some.
        points: Vec<Texts>,
    }
}

record! {
    /// The innovation process with its phases and gates.
    pub struct ProcessEntry {
        /// Its heading.
        heading: Texts,
        /// What it is and where it comes from.
        paragraphs: Vec<Texts>,
        /// Its phases, in order.
        phases: Vec<PhaseEntry>,
        /// Where the facts come from.
        sources: Vec<SourceEntry>,
    }
}

record! {
    /// A phase, with the gate at its end.
    pub struct PhaseEntry {
        /// What it is called.
        name: Texts,
        /// What it is for.
        purpose: Texts,
        /// What is done in it.
        does: Vec<Texts>,
        /// The clauses that ask about it.
        clauses: Vec<Number>,
        /// The question to answer before going on; none after the last phase.
        gate: Option<Texts>,
    }
}

/// Reads a document of a shape and format, and makes a value of it.
fn read<T: Shape, V>(
    bytes: &[u8],
    format: &'static str,
    make: impl FnOnce(T, &mut Context) -> Option<V>,
) -> Result<Document<V>, Refusal> {
    let mut context = Context::default();
    context.passes_over = true;
    let document = envelope::document::<T>(text(bytes)?, format, &mut context)?;
    let value = document.and_then(|document| make(document, &mut context));
    let (value, warnings) = context.finish(value)?;
    Ok(Document { value, warnings })
}

/// Reads a set of terms.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read_terms(bytes: &[u8]) -> Result<Document<Terms>, Refusal> {
    read(bytes, TermsFormat::FORMAT, |document: TermsDocument, context| {
        let terms = each("terms", document.terms, context, TermEntry::into_core);
        Some(Terms {
            id: document.id.0,
            edition: document.edition.0,
            title: field("title", document.title, context)?,
            source: field("source", document.source, context)?,
            terms,
        })
    })
}

/// Reads the needs beside a set of practices, their links seen against `catalogue`.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read_needs(bytes: &[u8], catalogue: &Catalogue) -> Result<Document<Vec<Need>>, Refusal> {
    read(bytes, NeedsFormat::FORMAT, |document: NeedsDocument, context| {
        Some(each("needs", document.needs, context, |need, context| need.into_core(catalogue, context)))
    })
}

/// Reads the written part of a handbook, its clauses seen against `catalogue`.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read_text(bytes: &[u8], catalogue: &Catalogue) -> Result<Document<HandbookText>, Refusal> {
    read(bytes, TextFormat::FORMAT, |document: TextDocument, context| {
        let introduction = each("introduction", document.introduction, context, ProseEntry::into_core);
        let process =
            context.inside(Step::Field("process"), |context| document.process.into_core(catalogue, context));
        Some(HandbookText {
            id: document.id.0,
            edition: document.edition.0,
            title: field("title", document.title, context)?,
            lead: field("lead", document.lead, context)?,
            introduction,
            process: process?,
        })
    })
}

fn field(name: &'static str, text: Texts, context: &mut Context) -> Option<Text> {
    context.inside(Step::Field(name), |context| text.text(context))
}

fn option(name: &'static str, text: Option<Texts>, context: &mut Context) -> Option<Text> {
    text.and_then(|text| field(name, text, context))
}

fn each<T, V>(
    name: &'static str,
    list: Vec<T>,
    context: &mut Context,
    mut make: impl FnMut(T, &mut Context) -> Option<V>,
) -> Vec<V> {
    context.inside(Step::Field(name), |context| {
        let items = list.into_iter().enumerate();
        items.filter_map(|(i, item)| context.inside(Step::Index(i), |context| make(item, context))).collect()
    })
}

/// A clause that the catalogue assesses, or a problem.
fn assessed(clause: ClauseId, catalogue: &Catalogue, context: &mut Context) -> Option<ClauseId> {
    if catalogue.leaf(clause).is_none() {
        let (found, catalogue) = (clause.to_string().into(), catalogue.id().into());
        context.problem(ProblemKind::UnknownClause { found, catalogue });
        return None;
    }
    Some(clause)
}

impl TermEntry {
    fn into_core(self, context: &mut Context) -> Option<Term> {
        let iso = self.iso.and_then(|iso| {
            context.inside(Step::Field("iso"), |context| {
                let (name, explanation) =
                    (field("name", iso.name, context), field("explanation", iso.explanation, context));
                Some(IsoTerm { name: name?, explanation: explanation? })
            })
        });
        Some(Term {
            id: self.id.0,
            name: field("name", self.name, context)?,
            city: option("city", self.city, context),
            sources: self.sources.into_iter().map(SourceEntry::into_core).collect(),
            iso,
            difference: option("difference", self.difference, context),
            practice: option("practice", self.practice, context),
        })
    }
}

impl NeedEntry {
    fn into_core(self, catalogue: &Catalogue, context: &mut Context) -> Option<Need> {
        let clauses = each("clauses", self.clauses, context, |link, context| {
            let clause = assessed(link.id.0, catalogue, context);
            let why = field("why", link.why, context);
            Some(NeedLink { clause: clause?, why: why? })
        });
        Some(Need {
            id: self.id.0,
            name: field("name", self.name, context)?,
            description: field("description", self.description, context)?,
            sources: self.sources.into_iter().map(SourceEntry::into_core).collect(),
            clauses,
        })
    }
}

impl ProseEntry {
    fn into_core(self, context: &mut Context) -> Option<Prose> {
        let paragraphs = texts("paragraphs", self.paragraphs, context);
        let points = texts("points", self.points, context);
        Some(Prose { heading: field("heading", self.heading, context)?, paragraphs, points })
    }
}

impl ProcessEntry {
    fn into_core(self, catalogue: &Catalogue, context: &mut Context) -> Option<Process> {
        let paragraphs = texts("paragraphs", self.paragraphs, context);
        let phases = each("phases", self.phases, context, |phase, context| {
            let clauses = each("clauses", phase.clauses, context, |clause, context| {
                assessed(clause.0, catalogue, context)
            });
            let does = texts("does", phase.does, context);
            let gate = option("gate", phase.gate, context);
            let (name, purpose) =
                (field("name", phase.name, context), field("purpose", phase.purpose, context));
            Some(ProcessPhase { name: name?, purpose: purpose?, does, clauses, gate })
        });
        Some(Process {
            heading: field("heading", self.heading, context)?,
            paragraphs,
            phases,
            sources: self.sources.into_iter().map(SourceEntry::into_core).collect(),
        })
    }
}
