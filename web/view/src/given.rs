//! The texts that everything is seen against.

use crate::Told;
use glapp_core::{Assessment, Catalogue, Language, Need, Practice, ProcessPhase};
use glapp_format::{Refusal, assessment, handbook, outline};
use glapp_report::vocabulary::pick;

/// How many problems of a document are told: who mends these sees the others then.
const TOLD: usize = 3;

/// Catalogue, practices and what else there is, as far as it has been given.
pub struct Given {
    pub language: Language,
    pub catalogue: Option<Catalogue>,
    /// The city's practices, with those of `own` that are the same city's behind them.
    pub practices: Vec<Practice>,
    /// How many of them are the city's.
    city: usize,
    pub others: Vec<Catalogue>,
    pub needs: Vec<Need>,
    pub phases: Vec<ProcessPhase>,
    pub platforms: Vec<Practice>,
}

impl Given {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            catalogue: None,
            practices: Vec::new(),
            city: 0,
            others: Vec::new(),
            needs: Vec::new(),
            phases: Vec::new(),
            platforms: Vec::new(),
        }
    }

    /// Takes a text of that kind; none if the kind is another's.
    pub fn take(&mut self, kind: &str, text: &str) -> Option<Result<(), Told>> {
        if !matches!(kind, "catalogue" | "practices" | "own" | "other" | "needs" | "phases" | "platforms") {
            return None;
        }
        Some(self.read(kind, text.as_bytes()))
    }

    fn read(&mut self, kind: &str, bytes: &[u8]) -> Result<(), Told> {
        match kind {
            "catalogue" => self.catalogue = Some(outline::read_catalogue(bytes).map_err(told)?.value),
            "other" => self.others = vec![outline::read_catalogue(bytes).map_err(told)?.value],
            _ => {
                let catalogue = self.catalogue.as_ref().ok_or_else(no_catalogue)?;
                let practices =
                    || Ok(outline::read_practices(bytes, catalogue).map_err(told)?.value.practices);
                match kind {
                    "needs" => self.needs = handbook::read_needs(bytes, catalogue).map_err(told)?.value,
                    "phases" => {
                        let text = handbook::read_text(bytes, catalogue).map_err(told)?.value;
                        self.phases = text.process.phases;
                    }
                    "platforms" => self.platforms = practices()?,
                    "own" => {
                        self.practices.truncate(self.city);
                        if bytes.is_empty() {
                            return Ok(());
                        }
                        let own = practices()?;
                        let home = self.practices.first().map(|it| it.city.clone());
                        self.practices.extend(own.into_iter().filter(|it| Some(&it.city) == home.as_ref()));
                    }
                    _ => {
                        self.practices = practices()?;
                        self.city = self.practices.len();
                    }
                }
            }
        }
        Ok(())
    }

    /// Reads an assessment against the catalogue.
    pub fn assessment(&self, text: &str) -> Result<Assessment, Told> {
        let catalogue = self.catalogue.as_ref().ok_or_else(no_catalogue)?;
        Ok(assessment::read(text.as_bytes(), &[catalogue]).map_err(told)?.value)
    }
}

/// Says the first of the problems that a document was refused for, each with its place.
fn told(refusal: Refusal) -> Told {
    Box::new(move |language| {
        let lines = refusal.problems.iter().take(TOLD).map(|it| it.line(language));
        let mut lines: Vec<String> = lines.collect();
        let more = refusal.problems.len().saturating_sub(TOLD);
        if more > 0 {
            lines.push(format!("{} {more} {}", pick(language, "och", "and"), pick(language, "till", "more")));
        }
        lines.join("; ")
    })
}

fn no_catalogue() -> Told {
    Box::new(|language| {
        pick(
            language,
            "Katalogen har inte kommit än, så det här går inte att läsa.",
            "The catalogue has not come yet, so this cannot be read.",
        )
        .to_owned()
    })
}

/// Says of a document that did not come why.
pub fn refused(why: &str) -> Told {
    let why = why.to_owned();
    Box::new(move |_| why.clone())
}

/// Says that a document of that kind has no place here.
pub fn unknown_kind(kind: &str) -> Told {
    let kind = kind.to_owned();
    Box::new(move |language| format!("{}: {kind}", pick(language, "okänt slag", "unknown kind")))
}

/// What is said where there is nothing to show.
pub fn nothing(language: Language) -> String {
    let none = pick(
        language,
        "Det finns ingen självskattning att visa här än.",
        "There is no self-assessment to show here yet.",
    );
    format!("<p class=\"g-hint\">{none}</p>")
}
