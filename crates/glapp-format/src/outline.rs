//! Catalogues and practices for reading only: what a result, a comparison or a map shows of them.
//!
//! An outline leaves out what only someone needs who assesses: questions, purposes, descriptors, examples of evidence.
//! So it is a kind of document of its own, a fraction of the whole. What is read from it computes and shows the same, but
//! it cannot be assessed by: where a question would stand there is the clause's title, in the place of a level's
//! descriptor its name, in the place of what a practice is and why it is linked the practice's name.

use crate::catalogue::{CatalogueDocument, ClauseEntry, CrosswalkEntry, ScaleLevel};
use crate::context::Context;
use crate::envelope::{self, Envelope, Version, tag, text};
use crate::practices::{LinkEntry, PeriodEntry, PracticeEntry, PracticesDocument, ProgrammeEntry};
use crate::record::record;
use crate::values::{Code, Number, SomeText, Texts, Weight};
use crate::{Document, Refusal, catalogue, practices};
use glapp_core::{
    Catalogue, Extent, Language, Phase, PracticeKind, PracticeStatus, Practices, Principle, Strength,
};

tag! {
    /// What an outline of a catalogue calls itself.
    CatalogueFormat = "glapp/catalogue-outline"
}
tag! {
    /// What an outline of a set of practices calls itself.
    PracticesFormat = "glapp/practices-outline"
}

record! {
    /// A catalogue without what only someone needs who assesses.
    pub struct CatalogueOutline {
        /// The kind of document.
        format: CatalogueFormat,
        /// The version of the format.
        version: Version,
        /// The catalogue's id.
        id: SomeText,
        /// The edition of the texts.
        edition: SomeText,
        /// The standard's name.
        title: Texts,
        /// The names of the levels, lowest first.
        scale: Vec<Texts>,
        /// The clauses in the order of the standard.
        clauses: Vec<ClauseOutline>,
    }
}

record! {
    /// A clause with what results are told by.
    pub struct ClauseOutline {
        /// Its number.
        id: Number,
        /// Its short title.
        title: Texts,
        /// Its weight among its like; 1 if left out.
        weight: Option<Weight>,
        /// One thing to do to get from each level to the next.
        first_step: Vec<Texts>,
        /// Innovation management principles of ISO 56000 that it rests on.
        principles: Vec<Code<Principle>>,
        /// Its place in the cycle.
        phase: Option<Code<Phase>>,
        /// Where it is found in other catalogues.
        crosswalk: Vec<CrosswalkOutline>,
    }
}

record! {
    /// Where a clause is found in another catalogue.
    pub struct CrosswalkOutline {
        /// The other catalogue.
        catalogue: SomeText,
        /// The clause there.
        clause: Number,
        /// How far the two agree.
        extent: Code<Extent>,
    }
}

record! {
    /// A set of practices by name, with the clauses they answer.
    pub struct PracticesOutline {
        /// The kind of document.
        format: PracticesFormat,
        /// The version of the format.
        version: Version,
        /// The set's id.
        id: SomeText,
        /// The edition of the set.
        edition: SomeText,
        /// What it is called.
        title: Texts,
        /// The catalogue whose clauses the links name.
        catalogue: SomeText,
        /// The practices.
        practices: Vec<PracticeOutline>,
    }
}

record! {
    /// A practice by name.
    pub struct PracticeOutline {
        /// Unique in the set.
        id: SomeText,
        /// What it is called.
        name: Texts,
        /// What kind of thing it is.
        kind: Code<PracticeKind>,
        /// When it runs or ran.
        period: PeriodEntry,
        /// How it stands, as the source reports it.
        status: Code<PracticeStatus>,
        /// Its place in the programme.
        programme: Option<ProgrammeEntry>,
        /// Whose it is.
        city: SomeText,
        /// The clauses it answers.
        clauses: Vec<LinkOutline>,
    }
}

record! {
    /// A link from a practice to a clause.
    pub struct LinkOutline {
        /// The assessable clause.
        id: Number,
        /// How well it answers the clause.
        strength: Code<Strength>,
    }
}

/// Reads an outline of a catalogue, or a whole one in one file.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read_catalogue(bytes: &[u8]) -> Result<Document<Catalogue>, Refusal> {
    let envelope = Envelope::read(bytes)?;
    if envelope.format.as_deref() != Some(CatalogueFormat::FORMAT) {
        return catalogue::read(bytes, &mut no_parts);
    }
    envelope.expect(CatalogueFormat::FORMAT)?;
    let mut context = Context::with_top(9);
    context.passes_over = true;
    let outline = envelope::read::<CatalogueOutline>(text(bytes)?, &mut context);
    let whole = outline.and_then(|it| catalogue::into_core(it.into_whole(), &mut no_parts, &mut context));
    let (value, warnings) = context.finish(whole)?;
    Ok(Document { value, warnings })
}

/// Reads an outline of a set of practices, or a whole one in one file, its links seen against `catalogue`.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read_practices(bytes: &[u8], catalogue: &Catalogue) -> Result<Document<Practices>, Refusal> {
    let envelope = Envelope::read(bytes)?;
    if envelope.format.as_deref() != Some(PracticesFormat::FORMAT) {
        return practices::read(bytes, &[catalogue], &mut no_parts);
    }
    envelope.expect(PracticesFormat::FORMAT)?;
    let named = envelope.catalogue.as_deref().unwrap_or_default();
    if !named.trim().is_empty() && named != catalogue.id() {
        return Err(envelope::unknown_catalogue(named, vec![catalogue.id().into()]));
    }
    let mut context = Context::default();
    context.passes_over = true;
    let outline = envelope::read::<PracticesOutline>(text(bytes)?, &mut context);
    let whole =
        outline.and_then(|it| practices::into_core(it.into_whole(), catalogue, &mut no_parts, &mut context));
    let (value, warnings) = context.finish(whole)?;
    Ok(Document { value, warnings })
}

fn no_parts(_: &str) -> Result<Vec<u8>, String> {
    Err("a document of several files cannot be read here".to_owned())
}

/// Writes the outline of a catalogue, in these languages only; with the first steps from level to level if they are to
/// be shown.
pub fn write_catalogue(catalogue: &Catalogue, languages: &[Language], first_steps: bool) -> String {
    let whole = catalogue::from_core(catalogue, languages);
    let outline = CatalogueOutline {
        format: CatalogueFormat,
        version: whole.version,
        id: whole.id,
        edition: whole.edition,
        title: whole.title,
        scale: whole.scale.into_iter().map(|level| level.name).collect(),
        clauses: whole.clauses.into_iter().map(|it| ClauseOutline::of(it, first_steps)).collect(),
        carried: Default::default(),
    };
    // Records have text keys and finite numbers, so writing them cannot fail.
    serde_json::to_string(&outline).unwrap_or_default()
}

/// Writes the outline of a set of practices, in these languages only.
pub fn write_practices(practices: &Practices, languages: &[Language]) -> String {
    let whole = practices::from_core(practices, languages);
    let outline = PracticesOutline {
        format: PracticesFormat,
        version: whole.version,
        id: whole.id,
        edition: whole.edition,
        title: whole.title,
        catalogue: whole.catalogue,
        practices: whole.practices.into_iter().map(PracticeOutline::of).collect(),
        carried: Default::default(),
    };
    serde_json::to_string(&outline).unwrap_or_default()
}

impl CatalogueOutline {
    fn into_whole(self) -> CatalogueDocument {
        let names = self.scale;
        let level = |(number, name): (usize, &Texts)| ScaleLevel {
            level: crate::values::OnScale(glapp_core::Level::new(u8::try_from(number).unwrap_or(u8::MAX))),
            name: name.clone(),
            anchor: name.clone(),
            carried: Default::default(),
        };
        CatalogueDocument {
            format: catalogue::Format,
            version: self.version,
            id: self.id,
            edition: self.edition,
            source: self.title.clone(),
            title: self.title,
            scale: names.iter().enumerate().map(level).collect(),
            parts: Vec::new(),
            clauses: self.clauses.into_iter().map(|clause| clause.into_whole(&names)).collect(),
            carried: self.carried,
        }
    }
}

impl ClauseOutline {
    fn of(whole: ClauseEntry, first_steps: bool) -> Self {
        let crosswalk = |it: CrosswalkEntry| CrosswalkOutline {
            catalogue: it.catalogue,
            clause: it.clause,
            extent: it.extent,
            carried: Default::default(),
        };
        Self {
            id: whole.id,
            title: whole.title,
            weight: whole.weight,
            first_step: if first_steps { whole.first_step } else { Vec::new() },
            principles: whole.principles,
            phase: whole.phase,
            crosswalk: whole.crosswalk.into_iter().map(crosswalk).collect(),
            carried: Default::default(),
        }
    }

    fn into_whole(self, levels: &[Texts]) -> ClauseEntry {
        let is_assessed = self.phase.is_some()
            || !(self.first_step.is_empty() && self.principles.is_empty() && self.crosswalk.is_empty());
        let crosswalk = |it: CrosswalkOutline| CrosswalkEntry {
            catalogue: it.catalogue,
            clause: it.clause,
            extent: it.extent,
            carried: it.carried,
        };
        ClauseEntry {
            id: self.id,
            question: is_assessed.then(|| self.title.clone()),
            title: self.title,
            weight: self.weight,
            purpose: None,
            levels: if is_assessed { levels.to_vec() } else { Vec::new() },
            evidence: Vec::new(),
            first_step: self.first_step,
            principles: self.principles,
            phase: self.phase,
            related: Vec::new(),
            crosswalk: self.crosswalk.into_iter().map(crosswalk).collect(),
            short_round: None,
            carried: self.carried,
        }
    }
}

impl PracticesOutline {
    fn into_whole(self) -> PracticesDocument {
        PracticesDocument {
            format: practices::Format,
            version: self.version,
            id: self.id,
            edition: self.edition,
            source: self.title.clone(),
            title: self.title,
            catalogue: self.catalogue,
            parts: Vec::new(),
            practices: self.practices.into_iter().map(PracticeOutline::into_whole).collect(),
            carried: self.carried,
        }
    }
}

impl PracticeOutline {
    fn of(whole: PracticeEntry) -> Self {
        let link =
            |it: LinkEntry| LinkOutline { id: it.id, strength: it.strength, carried: Default::default() };
        Self {
            id: whole.id,
            name: whole.name,
            kind: whole.kind,
            period: whole.period,
            status: whole.status,
            programme: whole.programme,
            city: whole.city,
            clauses: whole.clauses.into_iter().map(link).collect(),
            carried: Default::default(),
        }
    }

    fn into_whole(self) -> PracticeEntry {
        let link = |it: LinkOutline| LinkEntry {
            id: it.id,
            strength: it.strength,
            why: self.name.clone(),
            carried: it.carried,
        };
        PracticeEntry {
            id: self.id,
            description: self.name.clone(),
            clauses: self.clauses.into_iter().map(link).collect(),
            name: self.name,
            kind: self.kind,
            outcome: None,
            owner: None,
            period: self.period,
            status: self.status,
            programme: self.programme,
            city: self.city,
            sources: Vec::new(),
            carried: self.carried,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Clause, Coded as _, example};

    #[test]
    fn an_outline_keeps_what_is_computed_and_shown_and_nothing_else() {
        let whole = example::catalogue();
        let text = write_catalogue(&whole, Language::ALL, true);
        let read = read_catalogue(text.as_bytes()).unwrap();
        assert_eq!(read.warnings, []);
        assert_eq!((read.value.id(), read.value.scale().top()), (whole.id(), whole.scale().top()));
        let shown = |it: &Clause| {
            let criteria = it.criteria().cloned();
            let shown = criteria.map(|it| (it.first_step, it.principles, it.phase, it.crosswalk));
            (it.id(), it.title().clone(), it.weight(), it.is_assessable(), shown)
        };
        let clauses = |it: &Catalogue| it.clauses().iter().map(shown).collect::<Vec<_>>();
        assert_eq!(clauses(&read.value), clauses(&whole));
        for criteria in whole.leaves().filter_map(Clause::criteria) {
            assert!(!text.contains(criteria.question.get(Language::Sv)));
        }
        let without = write_catalogue(&whole, &[Language::En], false);
        assert!(without.len() < text.len() && !without.contains("\"sv\"") && !without.contains("first_step"));
        assert!(read_catalogue(without.as_bytes()).is_ok());
        // A whole one is read too; neither is taken for the other.
        let text = catalogue::write(&whole, Language::ALL);
        assert_eq!(read_catalogue(text.as_bytes()).unwrap().value, whole);
        assert!(catalogue::read(without.as_bytes(), &mut no_parts).is_err());
    }

    /// Told in one way only: by its phase, its principles, its first steps or the other standard.
    #[test]
    fn a_clause_keeps_whatever_is_said_of_how_it_is_assessed() {
        let whole = write_catalogue(&example::catalogue(), Language::ALL, true);
        let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
        let told = ["first_step", "principles", "phase", "crosswalk"];
        let place = example::catalogue().clauses().iter().position(Clause::is_assessable).unwrap();
        let values = serde_json::json!({
            "first_step": vec![serde_json::json!({ "sv": "Börja", "en": "Begin" }); 5],
            "principles": ["insights"],
            "phase": "plan",
            "crosswalk": [{ "catalogue": "iso-56001:2024", "clause": "4.1", "extent": "full" }],
        });
        for kept in told.map(Some).into_iter().chain([None]) {
            let mut outline = whole.clone();
            let clause = outline["clauses"][place].as_object_mut().unwrap();
            clause.retain(|name, _| !told.contains(&name.as_str()));
            clause.extend(kept.map(|name| (name.to_owned(), values[name].clone())));
            let read = read_catalogue(outline.to_string().as_bytes()).unwrap().value;
            assert_eq!(read.clauses()[place].criteria().is_some(), kept.is_some(), "{kept:?}");
        }
    }

    #[test]
    fn a_document_of_several_files_is_refused_with_the_reason() {
        let parts = include_bytes!("../assessments/legacy/others-v1/catalogue-in-parts.json");
        let refusal = read_catalogue(parts).unwrap_err().to_string();
        assert!(refusal.contains("a document of several files cannot be read here"), "{refusal}");
    }

    #[test]
    fn practices_keep_their_names_and_links() {
        let catalogue = example::catalogue();
        let practice = example::practice();
        let set = Practices {
            id: "prov".into(),
            edition: "1".into(),
            title: practice.name.clone(),
            source: practice.name.clone(),
            catalogue: catalogue.id().into(),
            practices: vec![practice.clone()],
            carried: Default::default(),
        };
        let text = write_practices(&set, Language::ALL);
        let read = read_practices(text.as_bytes(), &catalogue).unwrap().value;
        let [it] = &read.practices[..] else { panic!("{read:?}") };
        assert_eq!(
            (&it.id, &it.name, &it.period, it.status),
            (&practice.id, &practice.name, &practice.period, practice.status)
        );
        let links = |it: &glapp_core::Practice| {
            it.clauses.iter().map(|link| (link.clause, link.strength)).collect::<Vec<_>>()
        };
        assert_eq!(
            (links(it), &it.city, &it.programme),
            (links(&practice), &practice.city, &practice.programme)
        );
        let whole = practices::write(&set, Language::ALL);
        assert_eq!(read_practices(whole.as_bytes(), &catalogue).unwrap().value, set);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let catalogue = example::catalogue();
        let text = write_catalogue(&catalogue, Language::ALL, false);
        let broken = text.replace("\"version\":1", "\"version\":2");
        assert!(read_catalogue(broken.as_bytes()).unwrap_err().to_string().contains('2'));
        let broken = text.replacen("\"id\":\"4", "\"id\":\"x", 1);
        assert!(read_catalogue(broken.as_bytes()).unwrap_err().to_string().contains("clauses[0].id"));
        for nothing in ["", "{", "[]", "{}", r#"{"format":"glapp/practices-outline","version":1}"#] {
            assert!(read_catalogue(nothing.as_bytes()).is_err(), "{nothing}");
            assert!(read_practices(nothing.as_bytes(), &catalogue).is_err(), "{nothing}");
        }
        let other = r#"{"format":"glapp/practices-outline","version":1,"catalogue":"another"}"#;
        assert!(read_practices(other.as_bytes(), &catalogue).unwrap_err().to_string().contains("another"));
    }
}
