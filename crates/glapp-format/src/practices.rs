//! A city's practices (`domain.md`, *File formats · Practices*), whole or in parts.

use crate::catalogue::{check_whole, distinct, open_part};
use crate::context::{Context, Step};
use crate::envelope::{self, Version, tag, text, unknown_catalogue};
use crate::record::record;
use crate::values::{Code, Day, Number, SomeText, Strategy, Texts};
use crate::{Document, ProblemKind, Refusal};
use glapp_core::{
    ActionPlan, Catalogue, Language, Period, Practice, PracticeKind, PracticeLink, PracticeStatus, Practices,
    Programme, Source, Strength,
};
use std::collections::BTreeSet;

tag! {
    /// What a set of practices calls itself.
    Format = "glapp/practices"
}
tag! {
    /// What a part of a set calls itself.
    PartFormat = "glapp/practices-part"
}

record! {
    /// A city's practices, linked to one catalogue; or the head of the set, with the rest in parts.
    pub struct PracticesDocument {
        /// The kind of document.
        format: Format,
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
        /// The catalogue whose clauses the links name.
        catalogue: SomeText,
        /// The files with the practices, in order, beside this one.
        parts: Vec<SomeText>,
        /// The practices.
        practices: Vec<PracticeEntry>,
    }
}

record! {
    /// Some practices of a set.
    pub struct PracticesPart {
        /// The kind of document.
        format: PartFormat,
        /// The version of the format.
        version: Version,
        /// The set's id.
        set: SomeText,
        /// The practices.
        practices: Vec<PracticeEntry>,
    }
}

record! {
    /// Something that the city already does or did.
    pub struct PracticeEntry {
        /// Unique in the set.
        id: SomeText,
        /// What it is called.
        name: Texts,
        /// What kind of thing it is.
        kind: Code<PracticeKind>,
        /// What it is.
        description: Texts,
        /// What came of it, as the source reports it.
        outcome: Option<Texts>,
        /// Who runs it; left out or null where the source does not say.
        owner: Option<Texts>,
        /// When it runs or ran.
        period: PeriodEntry,
        /// How it stands, as the source reports it.
        status: Code<PracticeStatus>,
        /// Its place in the programme.
        programme: Option<ProgrammeEntry>,
        /// Whose it is.
        city: SomeText,
        /// Where the facts come from.
        sources: Vec<SourceEntry>,
        /// The clauses it answers.
        clauses: Vec<LinkEntry>,
    }
}

record! {
    /// First and last day, both included.
    pub struct PeriodEntry {
        /// The first day; left out or null where the source does not say.
        from: Option<Day>,
        /// The last day; left out or null while it is running.
        to: Option<Day>,
    }
}

record! {
    /// The place of a practice in the city's programme.
    pub struct ProgrammeEntry {
        /// One of the five strategies.
        strategy: Option<Strategy>,
        /// The action plan.
        plan: Option<Code<ActionPlan>>,
    }
}

record! {
    /// Where facts come from.
    pub struct SourceEntry {
        /// The part of the source document.
        part: SomeText,
        /// The section's heading.
        section: SomeText,
        /// The lines, such as 448-459.
        lines: SomeText,
    }
}

record! {
    /// A link from a practice to a clause.
    pub struct LinkEntry {
        /// The assessable clause.
        id: Number,
        /// How well it answers the clause.
        strength: Code<Strength>,
        /// What in the practice answers what in the clause.
        why: Texts,
    }
}

/// Reads a set of practices, its links seen against its catalogue among `catalogues`; `part` opens the files that it
/// names, or says why it cannot. Fields that are not known are carried, each with a warning; those in the
/// head of a part have no place in the set, and the warning is all that is left of them.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong in any of its files.
pub fn read(
    bytes: &[u8],
    catalogues: &[&Catalogue],
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Document<Practices>, Refusal> {
    let mut context = Context::default();
    let document = envelope::document::<PracticesDocument>(text(bytes)?, Format::FORMAT, &mut context)?;
    let catalogue = match &document {
        None => None,
        Some(document) => {
            let named = &*document.catalogue.0;
            let known = || catalogues.iter().map(|catalogue| catalogue.id().into()).collect();
            let found = catalogues.iter().find(|catalogue| catalogue.id() == named);
            Some(found.ok_or_else(|| unknown_catalogue(named, known()))?)
        }
    };
    let set = document
        .zip(catalogue)
        .and_then(|(document, catalogue)| into_core(document, catalogue, part, &mut context));
    let (value, warnings) = context.finish(set)?;
    Ok(Document { value, warnings })
}

/// Writes a set as one document, with its texts in these languages only.
pub fn write(practices: &Practices, languages: &[Language]) -> String {
    envelope::write(&from_core(practices, languages))
}

/// The same without white space, for the wire.
pub fn write_compact(practices: &Practices, languages: &[Language]) -> String {
    // Records have text keys and finite numbers, so writing them cannot fail.
    serde_json::to_string(&from_core(practices, languages)).unwrap_or_default()
}

pub(crate) fn into_core(
    document: PracticesDocument,
    catalogue: &Catalogue,
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    context: &mut Context,
) -> Option<Practices> {
    let mut set = Set { catalogue, practices: Vec::new(), ids: BTreeSet::new() };
    set.add(document.practices, context);
    for (index, name) in distinct(&document.parts, context) {
        let bytes = context.inside(Step::Field("parts"), |context| {
            context
                .inside(Step::Index(index), |context| open_part(&name.0, PartFormat::FORMAT, part, context))
        });
        let Some(bytes) = bytes else { continue };
        context.in_part(&name.0, |context| {
            let read = text(&bytes).ok().and_then(|text| envelope::read::<PracticesPart>(text, context));
            if let Some(part) = read {
                check_whole("set", &part.set.0, &document.id.0, context);
                set.add(part.practices, context);
            }
        });
    }
    Some(Practices {
        id: document.id.0,
        edition: document.edition.0,
        title: context.inside(Step::Field("title"), |context| document.title.text(context))?,
        source: context.inside(Step::Field("source"), |context| document.source.text(context))?,
        catalogue: document.catalogue.0,
        practices: set.practices,
        carried: document.carried,
    })
}

/// A set in the making.
struct Set<'a> {
    catalogue: &'a Catalogue,
    practices: Vec<Practice>,
    ids: BTreeSet<Box<str>>,
}

impl Set<'_> {
    fn add(&mut self, entries: Vec<PracticeEntry>, context: &mut Context) {
        context.inside(Step::Field("practices"), |context| {
            for (index, entry) in entries.into_iter().enumerate() {
                context.inside(Step::Index(index), |context| {
                    if !self.ids.insert(entry.id.0.clone()) {
                        context.problem(ProblemKind::SameId { id: entry.id.0.clone() });
                    }
                    let Some(practice) = entry.into_core(context) else { return };
                    for error in practice.problems(self.catalogue) {
                        context.problem(ProblemKind::Practice(error));
                    }
                    self.practices.push(practice);
                });
            }
        });
    }
}

impl SourceEntry {
    pub fn into_core(self) -> Source {
        Source { part: self.part.0, section: self.section.0, lines: self.lines.0, carried: self.carried }
    }
}

impl PracticeEntry {
    fn into_core(self, context: &mut Context) -> Option<Practice> {
        let mut text = |field, text: Texts| context.inside(Step::Field(field), |context| text.text(context));
        let (name, description) = (text("name", self.name), text("description", self.description));
        let outcome = self.outcome.and_then(|outcome| text("outcome", outcome));
        let owner = self.owner.and_then(|owner| text("owner", owner));
        let mut clauses = Vec::with_capacity(self.clauses.len());
        context.inside(Step::Field("clauses"), |context| {
            for (index, link) in self.clauses.into_iter().enumerate() {
                let why = context.inside(Step::Index(index), |context| {
                    context.inside(Step::Field("why"), |context| link.why.text(context))
                });
                clauses.extend(why.map(|why| PracticeLink {
                    clause: link.id.0,
                    strength: link.strength.0,
                    why,
                    carried: link.carried,
                }));
            }
        });
        let programme = self.programme.map_or_else(Programme::default, |it| Programme {
            strategy: it.strategy.map(|strategy| strategy.0),
            plan: it.plan.map(|plan| plan.0),
            carried: it.carried,
        });
        Some(Practice {
            id: self.id.0.into(),
            name: name?,
            kind: self.kind.0,
            description: description?,
            outcome,
            owner,
            period: Period {
                from: self.period.from.map(|day| day.0),
                to: self.period.to.map(|day| day.0),
                carried: self.period.carried,
            },
            status: self.status.0,
            programme,
            city: self.city.0,
            sources: self.sources.into_iter().map(SourceEntry::into_core).collect(),
            clauses,
            carried: self.carried,
        })
    }
}

pub(crate) fn from_core(set: &Practices, languages: &[Language]) -> PracticesDocument {
    PracticesDocument {
        format: Format,
        version: Version::CURRENT,
        id: SomeText(set.id.clone()),
        edition: SomeText(set.edition.clone()),
        title: Texts::of(&set.title, languages),
        source: Texts::of(&set.source, languages),
        catalogue: SomeText(set.catalogue.clone()),
        parts: Vec::new(),
        practices: set
            .practices
            .iter()
            .map(|practice| PracticeEntry::from_core(practice, languages))
            .collect(),
        carried: set.carried.clone(),
    }
}

impl PracticeEntry {
    fn from_core(practice: &Practice, languages: &[Language]) -> Self {
        let programme = &practice.programme;
        let source = |it: &Source| SourceEntry {
            part: SomeText(it.part.clone()),
            section: SomeText(it.section.clone()),
            lines: SomeText(it.lines.clone()),
            carried: it.carried.clone(),
        };
        let link = |it: &PracticeLink| LinkEntry {
            id: Number(it.clause),
            strength: Code(it.strength),
            why: Texts::of(&it.why, languages),
            carried: it.carried.clone(),
        };
        Self {
            id: SomeText((&*practice.id).into()),
            name: Texts::of(&practice.name, languages),
            kind: Code(practice.kind),
            description: Texts::of(&practice.description, languages),
            outcome: practice.outcome.as_ref().map(|outcome| Texts::of(outcome, languages)),
            owner: practice.owner.as_ref().map(|owner| Texts::of(owner, languages)),
            period: PeriodEntry {
                from: practice.period.from.map(Day),
                to: practice.period.to.map(Day),
                carried: practice.period.carried.clone(),
            },
            status: Code(practice.status),
            programme: (*programme != Programme::default()).then(|| ProgrammeEntry {
                strategy: programme.strategy.map(Strategy),
                plan: programme.plan.map(Code),
                carried: programme.carried.clone(),
            }),
            city: SomeText(practice.city.clone()),
            sources: practice.sources.iter().map(source).collect(),
            clauses: practice.clauses.iter().map(link).collect(),
            carried: practice.carried.clone(),
        }
    }
}
