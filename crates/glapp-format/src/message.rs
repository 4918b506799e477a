//! The words for every problem, in Swedish and English: what was found and what would do.

use crate::context::shortened;
use crate::{Expected, Found, ProblemKind};
use glapp_core::Language;

pub(crate) fn of(kind: &ProblemKind, language: Language) -> String {
    match language {
        Language::Sv => swedish(kind),
        Language::En => english(kind),
    }
}

/// The ids of catalogues, each as long as a person reads.
fn named(catalogues: &[Box<str>]) -> String {
    catalogues.iter().map(|id| shortened(id)).collect::<Vec<_>>().join(", ")
}

/// Rounded up: what is too large is said to be larger than what is allowed.
fn megabytes(bytes: [u64; 2]) -> [u64; 2] {
    bytes.map(|bytes| bytes.div_ceil(1024 * 1024))
}

fn english(kind: &ProblemKind) -> String {
    use ProblemKind as K;
    match kind {
        K::TooLarge { bytes, limit } => {
            let [found, most] = megabytes([*bytes, *limit]);
            format!("found {found} MB, expected at most {most} MB: this is not a Glapp document")
        }
        K::Empty => "the file is empty; export or save it again".into(),
        K::NotText { byte } => {
            format!("found a byte that is not text (UTF-8) at position {byte}, expected JSON")
        }
        K::Syntax { line, column, detail } => {
            format!("found something that is not JSON at line {line}, column {column} ({detail})")
        }
        K::CutOff { line, column } => {
            format!(
                "the text ends in the middle of the document, at line {line}, column {column}: is the file complete?"
            )
        }
        K::Unexpected { found, expected } => {
            format!("found {}, expected {}", found.english(), expected.english())
        }
        K::Missing { field } => format!("expected a field \"{field}\", which is missing"),
        K::Duplicate => "this name stands twice, expected once".into(),
        K::WrongFormat { found: Some(found), expected } => {
            format!("found format {:?}, expected {expected:?}", shortened(found))
        }
        K::WrongFormat { found: None, expected } => {
            format!("found no \"format\", expected {expected:?}: this is not a Glapp document")
        }
        K::NewerVersion { found, newest } => {
            format!(
                "found version {found}, expected at most {newest}: a newer Glapp wrote it, use that one or a later one"
            )
        }
        K::UnknownCatalogue { found, known } => {
            let found = shortened(found);
            format!("found catalogue {found:?}, expected one of those at hand: {}", named(known))
        }
        K::UnknownClause { found, catalogue } => {
            format!("found clause {found:?}, expected one that {} has", shortened(catalogue))
        }
        K::NotAssessable { found } => {
            format!("found clause {found:?}, which is not rated itself, expected one of the clauses below it")
        }
        K::LevelAndNotApplicable => "found both a level and not_applicable, expected one of them".into(),
        K::MissionSum { found } => format!("the three missions sum to {found}, expected 100"),
        K::AdoptionUnclear => {
            "expected \"adopted\" with date and by where state is adopted, and only there".into()
        }
        K::PartMissing { why } => format!("this part of the document cannot be read: {why}"),
        K::Rule(rule) => rule.to_string(),
        K::UnknownField => "this field is not known to this version; it is kept as it is".into(),
    }
}

fn swedish(kind: &ProblemKind) -> String {
    use ProblemKind as K;
    match kind {
        K::TooLarge { bytes, limit } => {
            let [found, most] = megabytes([*bytes, *limit]);
            format!(
                "filen är på {found} MB, men får vara på högst {most} MB: det är inget dokument från Glapp"
            )
        }
        K::Empty => "filen är tom; exportera eller spara den på nytt".into(),
        K::NotText { byte } => format!("byte {byte} är inte text (UTF-8); här väntades JSON"),
        K::Syntax { line, column, detail } => {
            format!("det som står på rad {line}, kolumn {column} är inte JSON ({detail})")
        }
        K::CutOff { line, column } => {
            format!("texten slutar mitt i dokumentet, på rad {line}, kolumn {column}: är filen hel?")
        }
        K::Unexpected { found, expected } => {
            format!("här står {}, men väntat var {}", found.swedish(), expected.swedish())
        }
        K::Missing { field } => format!("fältet ”{field}” saknas"),
        K::Duplicate => "namnet står två gånger, men får stå en gång".into(),
        K::WrongFormat { found: Some(found), expected } => {
            format!("dokumentet är av slaget ”{}”, men väntat var ”{expected}”", shortened(found))
        }
        K::WrongFormat { found: None, expected } => {
            format!("fältet ”format” saknas, väntat var ”{expected}”: det är inget dokument från Glapp")
        }
        K::NewerVersion { found, newest } => {
            format!(
                "dokumentet har version {found}, men här kan högst version {newest} läsas: öppna det i ett nyare Glapp"
            )
        }
        K::UnknownCatalogue { found, known } => {
            format!("katalogen ”{}” finns inte här; det här finns: {}", shortened(found), named(known))
        }
        K::UnknownClause { found, catalogue } => {
            format!("avsnittet ”{found}” finns inte i {}", shortened(catalogue))
        }
        K::NotAssessable { found } => {
            format!("avsnittet ”{found}” bedöms inte självt, utan avsnitten under det")
        }
        K::LevelAndNotApplicable => "här står både nivå och ej tillämpligt; bara det ena kan gälla".into(),
        K::MissionSum { found } => format!("de tre uppdragen blir tillsammans {found}, men ska bli 100"),
        K::AdoptionUnclear => "”adopted” med date och by ska finnas när state är adopted, och bara då".into(),
        K::PartMissing { why } => format!("den här delen av dokumentet går inte att läsa: {why}"),
        K::Rule(rule) => rule.to_string(),
        K::UnknownField => "fältet är okänt för den här versionen, men behålls som det är".into(),
    }
}

impl Found {
    fn english(&self) -> &str {
        match self {
            Self::Value(value) => value,
            Self::Object => "an object",
            Self::List => "a list",
        }
    }

    fn swedish(&self) -> &str {
        match self {
            Self::Value(value) => value,
            Self::Object => "ett objekt",
            Self::List => "en lista",
        }
    }
}

impl Expected {
    fn english(&self) -> String {
        match self {
            Self::Text => "a text".into(),
            Self::SomeText => "a text that is not empty".into(),
            Self::Whole(from, to) if from == to => from.to_string(),
            Self::Whole(from, to) => format!("a whole number from {from} to {to}"),
            Self::Number => "a number".into(),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
            Self::Object => "an object".into(),
            Self::List => "a list".into(),
            Self::Day => "a day such as 2026-03-02".into(),
            Self::ClauseNumber => "a clause number such as 4.1.2".into(),
            Self::Exactly(what) => what.to_string(),
        }
    }

    fn swedish(&self) -> String {
        match self {
            Self::Text => "en text".into(),
            Self::SomeText => "en text som inte är tom".into(),
            Self::Whole(from, to) if from == to => from.to_string(),
            Self::Whole(from, to) => format!("ett heltal från {from} till {to}"),
            Self::Number => "ett tal".into(),
            Self::OneOf(words) => format!("något av {}", words.join(", ")),
            Self::Object => "ett objekt".into(),
            Self::List => "en lista".into(),
            Self::Day => "en dag som 2026-03-02".into(),
            Self::ClauseNumber => "ett avsnittsnummer som 4.1.2".into(),
            Self::Exactly(what) => what.to_string(),
        }
    }
}
