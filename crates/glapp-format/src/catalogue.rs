//! Catalogues (`domain.md`, *File formats · Catalogue*), whole or in parts that people can review one by one.

use crate::context::{Context, Step, shortened};
use crate::envelope::{self, Envelope, Version, tag, text};
use crate::record::record;
use crate::shape::Scalar;
use crate::values::{Code, Number, OnScale, SomeText, Texts, Weight, texts};
use crate::{Document, Expected, Problem, ProblemKind, Refusal};
use glapp_core::{
    Catalogue, CatalogueHead, Criteria, Crosswalk, Entry, Extent, Language, LevelName, Phase, Principle,
    Scale, Text,
};
use std::collections::BTreeSet;

tag! {
    /// What a catalogue calls itself.
    Format = "glapp/catalogue"
}
tag! {
    /// What a part of a catalogue calls itself.
    PartFormat = "glapp/catalogue-part"
}

record! {
    /// One standard as an ordered list of clauses, with its scale and texts; or its head, with the rest in parts.
    pub struct CatalogueDocument {
        /// The kind of document.
        format: Format,
        /// The version of the format.
        version: Version,
        /// Such as iso-56002:2019.
        id: SomeText,
        /// The edition of the texts.
        edition: SomeText,
        /// The standard's name.
        title: Texts,
        /// What the catalogue rests on and whose words it uses.
        source: Texts,
        /// The levels, lowest first.
        scale: Vec<ScaleLevel>,
        /// The files with the clauses, in order, beside this one.
        parts: Vec<SomeText>,
        /// The clauses in the order of the standard.
        clauses: Vec<ClauseEntry>,
    }
}

record! {
    /// Some clauses of a catalogue.
    pub struct CataloguePart {
        /// The kind of document.
        format: PartFormat,
        /// The version of the format.
        version: Version,
        /// The catalogue's id.
        catalogue: SomeText,
        /// The clauses in the order of the standard.
        clauses: Vec<ClauseEntry>,
    }
}

record! {
    /// A level of the scale.
    pub struct ScaleLevel {
        /// Its number, from 0.
        level: OnScale,
        /// What it is called.
        name: Texts,
        /// What is true of a unit at this level.
        anchor: Texts,
    }
}

record! {
    /// A clause; one that is assessed has a question and a descriptor for each level.
    pub struct ClauseEntry {
        /// Its number.
        id: Number,
        /// Its short title.
        title: Texts,
        /// Its weight among its like; 1 if left out.
        weight: Option<Weight>,
        /// One plain question.
        question: Option<Texts>,
        /// Why it matters.
        purpose: Option<Texts>,
        /// What is seen at each level, lowest first.
        levels: Vec<Texts>,
        /// What could show it.
        evidence: Vec<Texts>,
        /// One thing to do to get from each level to the next.
        first_step: Vec<Texts>,
        /// Innovation management principles of ISO 56000 that it rests on.
        principles: Vec<Code<Principle>>,
        /// Its place in the cycle.
        phase: Option<Code<Phase>>,
        /// Other standards that go deeper.
        related: Vec<SomeText>,
        /// Where it is found in other catalogues.
        crosswalk: Vec<CrosswalkEntry>,
        /// Why it is in the short round.
        short_round: Option<Texts>,
    }
}

record! {
    /// Where a clause is found in another catalogue.
    pub struct CrosswalkEntry {
        /// The other catalogue.
        catalogue: SomeText,
        /// The clause there.
        clause: Number,
        /// How far the two agree.
        extent: Code<Extent>,
    }
}

/// Reads a catalogue; `part` opens the files that it names, or says why it cannot. Fields that are not known are passed
/// over, each with a warning.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong in any of its files.
pub fn read(
    bytes: &[u8],
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Document<Catalogue>, Refusal> {
    // How many levels there are is known only when they have been read.
    let mut context = Context::with_top(9);
    context.passes_over = true;
    let document = envelope::document::<CatalogueDocument>(text(bytes)?, Format::FORMAT, &mut context)?;
    let catalogue = document.and_then(|document| into_core(document, part, &mut context));
    let (value, warnings) = context.finish(catalogue)?;
    Ok(Document { value, warnings })
}

/// Writes a catalogue as one document, with its texts in these languages only.
pub fn write(catalogue: &Catalogue, languages: &[Language]) -> String {
    envelope::write(&from_core(catalogue, languages))
}

/// The same without white space, for the wire.
pub fn write_compact(catalogue: &Catalogue, languages: &[Language]) -> String {
    // Records have text keys and finite numbers, so writing them cannot fail.
    serde_json::to_string(&from_core(catalogue, languages)).unwrap_or_default()
}

pub(crate) fn into_core(
    document: CatalogueDocument,
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    context: &mut Context,
) -> Option<Catalogue> {
    let mut entries = Entries::default();
    context.inside(Step::Field("clauses"), |context| entries.add(None, document.clauses, context));
    for (index, name) in distinct(&document.parts, context) {
        let read = context.inside(Step::Field("parts"), |context| {
            context.inside(Step::Index(index), |context| read_part(&name.0, &document.id.0, part, context))
        });
        let Some(clauses) = read else { continue };
        context.in_part(&name.0, |context| {
            context.inside(Step::Field("clauses"), |context| entries.add(Some(&name.0), clauses, context));
        });
    }
    let mut levels = Vec::new();
    context.inside(Step::Field("scale"), |context| {
        for (index, level) in document.scale.into_iter().enumerate() {
            let step = Step::Index(index);
            levels.extend(context.inside(step, |context| level.into_core(index, context)));
        }
    });
    let scale = Scale::new(levels).or_else(|| {
        let (from, to) = (*Scale::SIZES.start(), *Scale::SIZES.end());
        context.inside(Step::Field("scale"), |context| context.problem(ProblemKind::ScaleSize { from, to }));
        None
    });
    let head = CatalogueHead {
        id: document.id.0,
        edition: document.edition.0,
        title: context.inside(Step::Field("title"), |context| document.title.text(context))?,
        source: context.inside(Step::Field("source"), |context| document.source.text(context))?,
        scale: scale?,
    };
    Catalogue::new(head, entries.entries)
        .map_err(|errors| {
            for error in errors {
                let (part, index) = entries.places.get(error.index).cloned().unwrap_or_default();
                let note = |context: &mut Context| {
                    context.inside(Step::Field("clauses"), |context| {
                        context.inside(Step::Index(index), |context| {
                            context.problem(ProblemKind::Catalogue(error.kind));
                        });
                    });
                };
                match part {
                    Some(part) => context.in_part(&part, note),
                    None => note(context),
                }
            }
        })
        .ok()
}

/// The entries of a catalogue, and where each stood.
#[derive(Default)]
struct Entries {
    entries: Vec<Entry>,
    places: Vec<(Option<Box<str>>, usize)>,
}

impl Entries {
    fn add(&mut self, part: Option<&str>, clauses: Vec<ClauseEntry>, context: &mut Context) {
        for (index, clause) in clauses.into_iter().enumerate() {
            let entry = context.inside(Step::Index(index), |context| clause.into_core(context));
            if let Some(entry) = entry {
                self.entries.push(entry);
                self.places.push((part.map(Into::into), index));
            }
        }
    }
}

fn read_part(
    name: &str,
    whole: &str,
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    context: &mut Context,
) -> Option<Vec<ClauseEntry>> {
    let bytes = open_part(name, PartFormat::FORMAT, part, context)?;
    context.in_part(name, |context| {
        let part = envelope::read::<CataloguePart>(text(&bytes).ok()?, context)?;
        check_whole("catalogue", &part.catalogue.0, whole, context);
        Some(part.clauses)
    })
}

/// The parts that a document names, each once, with their places; shared with the practices.
pub(crate) fn distinct<'a>(parts: &'a [SomeText], context: &mut Context) -> Vec<(usize, &'a SomeText)> {
    let mut named = BTreeSet::new();
    let (first, again): (Vec<_>, Vec<_>) =
        parts.iter().enumerate().partition(|(_, name)| named.insert(&*name.0));
    context.inside(Step::Field("parts"), |context| {
        for (index, _) in again {
            context.inside(Step::Index(index), |context| context.problem(ProblemKind::Duplicate));
        }
    });
    first
}

/// Opens a part and checks what it says of itself; shared with the practices.
pub(crate) fn open_part(
    name: &str,
    format: &'static str,
    part: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
    context: &mut Context,
) -> Option<Vec<u8>> {
    let plain = !name.contains(['/', '\\', ':']) && !name.starts_with('.');
    let opened = if plain {
        part(name).map_err(|why| ProblemKind::PartMissing { why: why.into() })
    } else {
        Err(ProblemKind::PartPath)
    };
    let bytes = opened.map_err(|problem| context.problem(problem)).ok()?;
    let checked = Envelope::read(&bytes).and_then(|envelope| envelope.expect(format));
    if let Err(refusal) = checked {
        context.in_part(name, |context| {
            for Problem { kind, .. } in refusal.problems {
                context.problem(kind);
            }
        });
        return None;
    }
    Some(bytes)
}

/// Checks that a part says of which document it is a part; shared with the practices.
pub(crate) fn check_whole(field: &'static str, named: &str, whole: &str, context: &mut Context) {
    if named != whole {
        let expected = Expected::Exactly(shortened(whole).into());
        context.inside(Step::Field(field), |context| {
            context.unexpected(Scalar::Text(named).found(), expected);
        });
    }
}

impl ScaleLevel {
    fn into_core(self, index: usize, context: &mut Context) -> Option<LevelName> {
        if usize::from(self.level.0.number()) != index {
            context.problem(ProblemKind::ScaleGap { found: self.level.0.number(), expected: index });
        }
        Some(LevelName {
            name: context.inside(Step::Field("name"), |context| self.name.text(context))?,
            anchor: context.inside(Step::Field("anchor"), |context| self.anchor.text(context))?,
        })
    }
}

impl ClauseEntry {
    /// Whether anything stands here that only a clause with a question has.
    fn has_criteria(&self) -> bool {
        let lists = [&self.levels, &self.evidence, &self.first_step];
        lists.iter().any(|list| !list.is_empty())
            || self.purpose.is_some()
            || self.short_round.is_some()
            || self.phase.is_some()
            || !(self.principles.is_empty() && self.related.is_empty() && self.crosswalk.is_empty())
    }

    fn into_core(self, context: &mut Context) -> Option<Entry> {
        if self.question.is_none() && self.has_criteria() {
            context.problem(ProblemKind::QuestionMissing);
        }
        let mut text = |field, text: Option<Texts>| {
            text.and_then(|text| context.inside(Step::Field(field), |context| text.text(context)))
        };
        let title = text("title", Some(self.title));
        let (question, purpose) = (text("question", self.question), text("purpose", self.purpose));
        let short_round = text("short_round", self.short_round);
        let levels = texts("levels", self.levels, context);
        let evidence = texts("evidence", self.evidence, context);
        let first_step = texts("first_step", self.first_step, context);
        let crosswalk = |it: CrosswalkEntry| Crosswalk {
            catalogue: it.catalogue.0,
            clause: it.clause.0,
            extent: it.extent.0,
        };
        let criteria = question.map(|question| Criteria {
            question,
            purpose,
            levels,
            evidence,
            first_step,
            principles: self.principles.into_iter().map(|principle| principle.0).collect(),
            phase: self.phase.map(|phase| phase.0),
            related: self.related.into_iter().map(|standard| standard.0).collect(),
            crosswalk: self.crosswalk.into_iter().map(crosswalk).collect(),
            short_round,
        });
        Some(Entry {
            id: self.id.0,
            title: title?,
            weight: self.weight.map_or(1.0, |weight| weight.0),
            criteria,
        })
    }
}

pub(crate) fn from_core(catalogue: &Catalogue, languages: &[Language]) -> CatalogueDocument {
    let head = catalogue.head();
    let texts = |text: &Text| Texts::of(text, languages);
    let list = |list: &[Text]| list.iter().map(texts).collect::<Vec<_>>();
    CatalogueDocument {
        format: Format,
        version: Version::CURRENT,
        id: SomeText(head.id.clone()),
        edition: SomeText(head.edition.clone()),
        title: texts(&head.title),
        source: texts(&head.source),
        scale: head
            .scale
            .levels()
            .map(|(level, it)| ScaleLevel {
                level: OnScale(level),
                name: texts(&it.name),
                anchor: texts(&it.anchor),
                carried: Default::default(),
            })
            .collect(),
        parts: Vec::new(),
        clauses: catalogue
            .clauses()
            .iter()
            .map(|clause| {
                let criteria = clause.criteria();
                let part =
                    |part: fn(&Criteria) -> &[Text]| criteria.map(|it| list(part(it))).unwrap_or_default();
                ClauseEntry {
                    id: Number(clause.id()),
                    title: texts(clause.title()),
                    weight: (clause.weight() != 1.0).then_some(Weight(clause.weight())),
                    question: criteria.map(|it| texts(&it.question)),
                    purpose: criteria.and_then(|it| it.purpose.as_ref()).map(texts),
                    levels: part(|it| &it.levels),
                    evidence: part(|it| &it.evidence),
                    first_step: part(|it| &it.first_step),
                    principles: criteria
                        .map(|it| it.principles.iter().copied().map(Code).collect())
                        .unwrap_or_default(),
                    phase: criteria.and_then(|it| it.phase).map(Code),
                    related: criteria
                        .map(|it| it.related.iter().cloned().map(SomeText).collect())
                        .unwrap_or_default(),
                    crosswalk: criteria
                        .map(|it| it.crosswalk.iter().map(crosswalk).collect())
                        .unwrap_or_default(),
                    short_round: criteria.and_then(|it| it.short_round.as_ref()).map(texts),
                    carried: Default::default(),
                }
            })
            .collect(),
        carried: Default::default(),
    }
}

fn crosswalk(it: &Crosswalk) -> CrosswalkEntry {
    CrosswalkEntry {
        catalogue: SomeText(it.catalogue.clone()),
        clause: Number(it.clause),
        extent: Code(it.extent),
        carried: Default::default(),
    }
}
