//! The words for every problem, in Swedish and English: what was found and what would do.

use crate::context::shortened;
use crate::{Expected, Found, ProblemKind};
use glapp_core::{CatalogueErrorKind, Language, PracticeError};

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
        K::Counts { found, expected } => {
            format!("found {found} counts, expected {expected}, one for each level of the scale")
        }
        K::SameId { id } => format!("the id {:?} stands twice, expected once", shortened(id)),
        K::NotEach { missing, all } => format!("found no {missing:?}, expected each of {}", all.join(", ")),
        K::ScaleSize { from, to } => format!("expected {from} to {to} levels, numbered from 0"),
        K::ScaleGap { found, expected } => {
            format!("found level {found} here, expected {expected}: levels go from 0 without a gap")
        }
        K::QuestionMissing => {
            "found texts for those who assess the clause, but no \"question\", expected both or neither"
                .into()
        }
        K::Catalogue(error) => error.to_string(),
        K::Practice(error) => error.to_string(),
        K::PartPath => {
            "this part of the document cannot be read: a part is a file beside the document, without a path"
                .into()
        }
        K::Rule(rule) => rule.to_string(),
        K::UnknownField => "this field is not known to this version; it is kept as it is".into(),
        K::PassedOver => "this field is not known to this version and is passed over".into(),
        K::SameAction { id, now } => {
            format!(
                "another action before this one has the id {:?}; this one is now {:?}",
                shortened(id),
                shortened(now)
            )
        }
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
            format!("det som står på rad {line}, kolumn {column} är inte JSON (på engelska: {detail})")
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
        K::Counts { found, expected } => {
            format!("här står {found} antal, men väntat var {expected}: ett för varje nivå på skalan")
        }
        K::SameId { id } => format!("id:t ”{}” står två gånger, men får stå en gång", shortened(id)),
        K::NotEach { missing, all } => {
            format!("”{missing}” saknas; var och en av de här ska finnas: {}", all.join(", "))
        }
        K::ScaleSize { from, to } => format!("skalan ska ha {from} till {to} nivåer, numrerade från 0"),
        K::ScaleGap { found, expected } => {
            format!("här står nivå {found}, men väntat var {expected}: nivåerna går från 0 utan lucka")
        }
        K::QuestionMissing => {
            "avsnittet har texter för den som bedömer det, men fältet ”question” saknas; båda eller inget ska finnas"
                .into()
        }
        K::Catalogue(error) => catalogue_in_swedish(error),
        K::Practice(error) => practice_in_swedish(error),
        K::PartPath => {
            "den här delen av dokumentet går inte att läsa: en del är en fil bredvid dokumentet, utan sökväg".into()
        }
        K::Rule(rule) => rule.to_string(),
        K::UnknownField => "fältet är okänt för den här versionen, men behålls som det är".into(),
        K::PassedOver => "fältet är okänt för den här versionen och hoppas över".into(),
        K::SameAction { id, now } => {
            format!("en tidigare åtgärd har också id:t ”{}”; den här heter nu ”{}”", shortened(id), shortened(now))
        }
    }
}

fn catalogue_in_swedish(error: &CatalogueErrorKind) -> String {
    use CatalogueErrorKind as E;
    match error {
        E::OutOfOrder(id) => {
            format!("avsnitt {id} står två gånger eller i fel ordning: avsnitten går i stigande ordning")
        }
        E::Orphan(id) => format!("avsnitt {id} har inget avsnitt över sig i katalogen"),
        E::Weight(weight) => {
            format!("här står vikten {weight:?}, men väntat var ett tal över 0, från 1e-300 till 1000000")
        }
        E::Descriptors { found, expected } => {
            format!(
                "här står {found} nivåbeskrivningar, men väntat var {expected}: en för varje nivå på skalan"
            )
        }
        E::FirstSteps { found, expected } => {
            format!(
                "här står {found} första steg, men väntat var inget eller {expected}: ett från varje nivå till nästa"
            )
        }
        E::QuestionAboveLeaf(id) => format!("avsnitt {id} har avsnitt under sig och därför ingen egen fråga"),
        other => other.to_string(),
    }
}

fn practice_in_swedish(error: &PracticeError) -> String {
    use PracticeError as E;
    match error {
        E::PeriodReversed => "perioden slutar innan den börjar".into(),
        E::EndMissing => {
            "ett arbetssätt som är avslutat eller överlämnat behöver dagen då det slutade".into()
        }
        E::LinkTarget(id) => format!("här står avsnitt {id}, men väntat var ett som katalogen bedömer"),
        E::LinkTwice(id) => {
            format!("avsnitt {id} är kopplat två gånger: ett arbetssätt har en koppling till ett avsnitt")
        }
        other => other.to_string(),
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
