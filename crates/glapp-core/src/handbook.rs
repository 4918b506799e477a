//! The common manual, made of catalogue, practices, needs and terms.

use crate::{
    Advice, Assessment, Catalogue, Clause, ClauseId, Coverage, Covered, Date, GapAnalysis, Need, Practice,
    PracticeLink, Practices, Source, Terms, Text,
};
use std::cmp::Reverse;

/// A part of the manual that is written rather than generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// Its heading.
    pub heading: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<Text>,
    /// Points, where it has some.
    pub points: Vec<Text>,
}

/// A phase of the innovation process, with the gate at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessPhase {
    /// What it is called.
    pub name: Text,
    /// What it is for.
    pub purpose: Text,
    /// What is done in it.
    pub does: Vec<Text>,
    /// The clauses that ask about it.
    pub clauses: Vec<ClauseId>,
    /// The question to answer before going on; none after the last phase.
    pub gate: Option<Text>,
}

/// The innovation process with its phases and gates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its heading.
    pub heading: Text,
    /// What it is and where it comes from.
    pub paragraphs: Vec<Text>,
    /// Its phases, in order.
    pub phases: Vec<ProcessPhase>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// What people have written for the manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandbookText {
    /// Its id.
    pub id: Box<str>,
    /// The edition of the texts.
    pub edition: Box<str>,
    /// What the manual is called.
    pub title: Text,
    /// One sentence below the title.
    pub lead: Text,
    /// Why and how.
    pub introduction: Vec<Prose>,
    /// The innovation process.
    pub process: Process,
}

/// What goes into the manual.
#[derive(Debug, Clone, Copy)]
pub struct HandbookSources<'a> {
    /// The standard.
    pub catalogue: &'a Catalogue,
    /// What the city has.
    pub practices: &'a Practices,
    /// What it says that it lacks.
    pub needs: &'a [Need],
    /// The words.
    pub terms: &'a Terms,
    /// What people have written.
    pub text: &'a HandbookText,
}

/// A practice, and its link to the clause at hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linked<'a> {
    /// The practice.
    pub practice: &'a Practice,
    /// How and why it answers the clause.
    pub link: &'a PracticeLink,
}

/// What the manual says of one assessable clause.
#[derive(Debug, Clone, PartialEq)]
pub struct HandbookClause<'a> {
    /// The clause, with its question, purpose, levels and first steps.
    pub clause: &'a Clause,
    /// How well the city covers it on the day.
    pub covered: Covered,
    /// What can be used, strongest first.
    pub active: Vec<Linked<'a>>,
    /// What has ended, strongest first.
    pub lapsed: Vec<Linked<'a>>,
    /// What the city says that it lacks.
    pub needs: Vec<&'a Need>,
    /// The units that do what the city lacks, by name: those whose advice is to share.
    pub sharers: Vec<&'a str>,
}

/// A chapter of the manual.
#[derive(Debug, Clone, PartialEq)]
pub struct HandbookChapter<'a> {
    /// The chapter of the standard.
    pub chapter: &'a Clause,
    /// Its assessable clauses, in order.
    pub clauses: Vec<HandbookClause<'a>>,
}

/// The common manual on a day: why and how, the words, the process, and chapter by chapter what good looks like, what
/// the city has for it, and how to begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Handbook<'a> {
    /// The day that "has" and "has ended" are true of.
    pub as_of: Date,
    /// The standard.
    pub catalogue: &'a Catalogue,
    /// What people have written.
    pub text: &'a HandbookText,
    /// The words.
    pub terms: &'a Terms,
    /// The standard, chapter by chapter.
    pub chapters: Vec<HandbookChapter<'a>>,
}

impl<'a> Handbook<'a> {
    /// Makes the manual for a day. Units that have something to share come from `assessments`, each seen on that day.
    pub fn on(day: Date, sources: HandbookSources<'a>, assessments: &'a [Assessment]) -> Self {
        let catalogue = sources.catalogue;
        let coverage = Coverage::on(day, catalogue, &sources.practices.practices);
        let sharers: Vec<(&str, Vec<ClauseId>)> = assessments
            .iter()
            .filter(|assessment| assessment.catalogue() == catalogue.id())
            .map(|assessment| (&*assessment.header().unit.name, shared_by(assessment, catalogue, &coverage)))
            .collect();
        Self::with(day, sources, &sharers)
    }

    /// The same from the units' names, each with what [`shared_by`] says of it on that day: so that very many fit in
    /// memory.
    pub fn with(day: Date, sources: HandbookSources<'a>, shared: &[(&'a str, Vec<ClauseId>)]) -> Self {
        let catalogue = sources.catalogue;
        let coverage = Coverage::on(day, catalogue, &sources.practices.practices);
        let sharers = |id: ClauseId| {
            shared.iter().filter(|(_, clauses)| clauses.contains(&id)).map(|(name, _)| *name).collect()
        };
        let clause = |clause: &'a Clause| {
            let id = clause.id();
            HandbookClause {
                clause,
                covered: coverage.clause(id).map_or(Covered::None, |clause| clause.covered()),
                active: linked(sources.practices, id, |practice| practice.is_active(day)),
                lapsed: linked(sources.practices, id, |practice| practice.period.ended(day)),
                needs: sources
                    .needs
                    .iter()
                    .filter(|need| need.clauses.iter().any(|it| it.clause == id))
                    .collect(),
                sharers: sharers(id),
            }
        };
        let chapters = catalogue.chapters().map(|chapter| HandbookChapter {
            chapter,
            clauses: catalogue.leaves_of(chapter).map(clause).collect(),
        });
        Self { as_of: day, catalogue, text: sources.text, terms: sources.terms, chapters: chapters.collect() }
    }
}

/// The clauses in which a unit does what the city lacks: those whose advice is to share.
pub fn shared_by(assessment: &Assessment, catalogue: &Catalogue, coverage: &Coverage) -> Vec<ClauseId> {
    let clauses = GapAnalysis::of(assessment, catalogue, coverage).clauses;
    clauses.iter().filter(|it| it.advice == Some(Advice::Share)).map(|it| it.clause).collect()
}

/// The practices linked to a clause that pass, strongest link first.
fn linked(practices: &Practices, clause: ClauseId, pass: impl Fn(&Practice) -> bool) -> Vec<Linked<'_>> {
    let links = practices.practices.iter().filter(|practice| pass(practice)).filter_map(|practice| {
        let link = practice.clauses.iter().find(|link| link.clause == clause)?;
        Some(Linked { practice, link })
    });
    let mut linked: Vec<_> = links.collect();
    linked.sort_by_key(|it| Reverse(it.link.strength));
    linked
}
