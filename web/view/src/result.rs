//! The result of one assessment.

use crate::given::{Given, nothing, refused, unknown_kind};
use crate::{File, Parts, Shown, Told};
use glapp_core::{Assessment, Coverage, GapAnalysis, Language};
use glapp_report::html::{self, Setting};
use glapp_report::{Document, Heard, ResultSources, result};

/// What is shown, and the assessments that it is told from.
#[derive(Default)]
pub struct ResultView {
    assessment: Option<Assessment>,
    previous: Option<Assessment>,
    told: Document,
}

/// Nobody can go to a question from here: clauses are named, not linked.
fn setting(language: Language) -> Setting<'static> {
    Setting { language, address: &|_| String::new(), live: true }
}

impl Shown for ResultView {
    fn frame(&self, _: Language) -> String {
        String::new()
    }

    fn take_in(&mut self, given: &Given, kind: &str, _: &str, text: &str) -> Result<(), Told> {
        // Nothing takes the place of the one before: so an element shows that there is none any more.
        let read = || if text.is_empty() { Ok(None) } else { given.assessment(text).map(Some) };
        match kind {
            "assessment" => {
                self.assessment = None;
                self.assessment = read()?;
            }
            "previous" => {
                self.previous = None;
                self.previous = read()?;
            }
            "refused" => return Err(refused(text)),
            other => return Err(unknown_kind(other)),
        }
        Ok(())
    }

    fn draw(&mut self, given: &Given) -> Parts {
        let (Some(catalogue), Some(assessment)) = (&given.catalogue, &self.assessment) else {
            self.told = Document::default();
            return vec![("g-v".into(), nothing(given.language))];
        };
        let analysed = |it: &Assessment| {
            let coverage = Coverage::on(it.header().date, catalogue, &given.practices);
            let analysis = GapAnalysis::of(it, catalogue, &coverage);
            (coverage, analysis)
        };
        let (coverage, analysis) = analysed(assessment);
        let before = self.previous.as_ref().map(|it| (it, analysed(it).1));
        let sources = ResultSources {
            catalogue,
            practices: &given.practices,
            coverage: &coverage,
            assessment,
            analysis: &analysis,
            previous: before.as_ref().map(|(it, analysis)| (*it, analysis)),
            others: &given.others,
        };
        self.told = result(sources, given.language);
        let html = html::of(&self.told, &setting(given.language));
        vec![("g-v".into(), html)]
    }

    fn hear(&mut self, given: &Given, attribute: &str, heard: &Heard<'_>) -> Parts {
        if (attribute, heard.event) != ("data-working", "click") {
            return Vec::new();
        }
        let working = html::working(&self.told, heard.asked, &setting(given.language));
        vec![("g-w".into(), working.unwrap_or_default())]
    }

    fn save(&mut self, _: &Given, _: &str) -> Option<File> {
        None
    }
}
