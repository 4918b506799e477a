//! What is made when it is asked for: workbooks, Word documents and the other things to take along; and what comes back.
//!
//! A module of its own, which `boot.js` fetches at the first call, so that the app is small. It is given all texts and
//! knows nothing between two calls. Every error is a text for people, in the language that was asked for, one a line.
#![forbid(unsafe_code)]

mod several;
mod take;

pub use several::several;

use glapp_core::{Assessment, Catalogue, Coded, Coverage, GapAnalysis, Language};
use glapp_format::{Refusal, assessment, catalogue, link, practices};
use glapp_office::xlsx::{self, Form};
use glapp_office::{About, docx};
use glapp_report::vocabulary::{pick, state_of};
use glapp_report::{ResultSources, report};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A file or a page of an assessment, of one of these kinds: `xlsx`, `docx`, `questionnaire`, `questionnaire-short` (both
/// empty), `questionnaire-filled`, `questionnaire-short-filled`, or one of `take.rs`.
///
/// `assessments` are the one and, if it is there, the one that it goes on from, `added` the practices that people have added
/// themselves, `other` another standard to see the result by; all as JSON.
///
/// # Errors
/// What is wrong with the texts, or with the kind.
#[wasm_bindgen]
pub fn make(
    language: &str,
    kind: &str,
    assessments: Vec<String>,
    added: Option<String>,
    catalogue: &str,
    practices: &str,
    other: Option<String>,
) -> Result<Vec<u8>, JsValue> {
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let sets = (practices, added.as_deref());
    let made = Given::read(&assessments, catalogue, sets, other.as_deref());
    let made = made.map_err(|refusal| lines(&refusal, language))?;
    let bytes = made.make(kind, language);
    bytes.ok_or_else(|| format!("{}: {kind}", pick(language, "okänt slag", "unknown kind")).into())
}

/// The assessment, as JSON, of a questionnaire that has been filled in.
///
/// # Errors
/// Everything that is wrong with it: sheet and cell, what stands there, what would do.
#[wasm_bindgen]
pub fn read_form(language: &str, bytes: &[u8], catalogue: &str) -> Result<String, JsValue> {
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let catalogue = read_catalogue(catalogue).map_err(|refusal| lines(&refusal, language))?;
    match xlsx::read(bytes, &catalogue) {
        Ok(read) => Ok(assessment::write(&read)),
        Err(problems) => {
            let line = |it: &glapp_office::Problem| match &*it.place {
                "" => it.message(language),
                place => format!("{place}: {}", it.message(language)),
            };
            Err(problems.iter().map(line).collect::<Vec<_>>().join("\n").into())
        }
    }
}

/// The assessment, as JSON, that a link carries.
///
/// # Errors
/// Why it carries none.
#[wasm_bindgen]
pub fn read_link(language: &str, text: &str, catalogue: &str) -> Result<String, JsValue> {
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let catalogue = read_catalogue(catalogue).map_err(|refusal| lines(&refusal, language))?;
    let read = link::read(text, &[&catalogue]).map_err(|error| error.message(language))?;
    Ok(assessment::write(&read.value))
}

fn lines(refusal: &Refusal, language: Language) -> JsValue {
    let line = |it: &glapp_format::Problem| it.line(language);
    refusal.problems.iter().map(line).collect::<Vec<_>>().join("\n").into()
}

fn read_catalogue(text: &str) -> Result<Catalogue, Refusal> {
    Ok(catalogue::read(text.as_bytes(), &mut no_parts)?.value)
}

/// The practices that were given, with those that people have added.
fn read_practices(
    (given, added): (&str, Option<&str>),
    catalogue: &Catalogue,
) -> Result<glapp_core::Practices, Refusal> {
    let read = |text: &str| Ok(practices::read(text.as_bytes(), &[catalogue], &mut no_parts)?.value);
    let mut set = read(given)?;
    if let Some(added) = added {
        set.practices.extend(read(added)?.practices);
    }
    Ok(set)
}

fn no_parts(_: &str) -> Result<Vec<u8>, String> {
    Err("a bundled document has no parts".to_owned())
}

/// What everything is made from.
struct Given {
    catalogue: Catalogue,
    practices: glapp_core::Practices,
    others: Vec<Catalogue>,
    assessment: Assessment,
    previous: Option<Assessment>,
}

impl Given {
    fn read(
        assessments: &[String],
        catalogue: &str,
        sets: (&str, Option<&str>),
        other: Option<&str>,
    ) -> Result<Self, Refusal> {
        let catalogue = read_catalogue(catalogue)?;
        let unit = |text: &str| Ok(assessment::read(text.as_bytes(), &[&catalogue])?.value);
        Ok(Self {
            practices: read_practices(sets, &catalogue)?,
            others: other.map(read_catalogue).transpose()?.into_iter().collect(),
            assessment: unit(assessments.first().map_or("", String::as_str))?,
            previous: assessments.get(1).map(|it| unit(it)).transpose()?,
            catalogue,
        })
    }

    fn make(&self, kind: &str, language: Language) -> Option<Vec<u8>> {
        let analysis = |assessment: &Assessment| {
            let day = assessment.header().date;
            let coverage = Coverage::on(day, &self.catalogue, &self.practices.practices);
            let analysis = GapAnalysis::of(assessment, &self.catalogue, &coverage);
            (coverage, analysis)
        };
        let (coverage, now) = analysis(&self.assessment);
        let before = self.previous.as_ref().map(|it| (it, analysis(it).1));
        let sources = ResultSources {
            catalogue: &self.catalogue,
            practices: &self.practices.practices,
            coverage: &coverage,
            assessment: &self.assessment,
            analysis: &now,
            previous: before.as_ref().map(|(assessment, analysis)| (*assessment, analysis)),
            others: &self.others,
        };
        let form = |short, filled| {
            xlsx::questionnaire(&self.assessment, &self.catalogue, language, Form { short, filled })
        };
        Some(match kind {
            "xlsx" => xlsx::workbook(sources, language),
            "questionnaire" => form(false, false),
            "questionnaire-short" => form(true, false),
            "questionnaire-filled" => form(false, true),
            "questionnaire-short-filled" => form(true, true),
            "docx" => {
                let report = report(sources, language);
                let header = self.assessment.header();
                let foot = format!("{} · {} · {}", header.unit.name, state_of(header, language), header.date);
                docx::of(&report, &About::of(&self.assessment, &*report.title, language), &foot)
            }
            other => take::make(other, sources, language)?.into_bytes(),
        })
    }
}
