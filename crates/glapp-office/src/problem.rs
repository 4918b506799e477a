//! What can be wrong with a workbook that is read, and where.

use glapp_core::Language;
use std::{error::Error, fmt};

/// One thing that is wrong, and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The sheet and the cell, such as `Frågor!E7`; empty for the file itself.
    pub place: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Larger than any form.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Larger than any form once it is unpacked.
    TooLargeUnpacked,
    /// No workbook, or a damaged one.
    NoWorkbook,
    /// Protected by a password, or in the format of before 2007.
    LockedOrOld,
    /// A workbook, but no form of Glapp's.
    NoForm,
    /// Of a version that this release does not know.
    NewerVersion {
        /// Its version, as written.
        found: String,
        /// The newest that this release knows.
        newest: u8,
    },
    /// The form was made for another one.
    Other {
        /// What stands there.
        found: String,
        /// What the form was made for.
        expected: String,
    },
    /// Something is wrong with the assessment that the form keeps.
    Document(glapp_format::Problem),
    /// A column is missing.
    ColumnMissing {
        /// Its heading.
        heading: &'static str,
    },
    /// A column stands twice.
    ColumnTwice {
        /// Its heading.
        heading: &'static str,
    },
    /// The catalogue has no such clause to answer.
    UnknownClause {
        /// What stands there.
        found: String,
        /// The catalogue.
        catalogue: String,
    },
    /// A clause is answered twice.
    ClauseTwice {
        /// The clause.
        found: String,
        /// The cell where it stood first.
        first: String,
    },
    /// Answers without a clause.
    ClauseMissing,
    /// No level.
    Level {
        /// What stands there.
        found: String,
        /// The highest level.
        top: u8,
    },
    /// No number of this range.
    Whole {
        /// What stands there.
        found: String,
        /// The lowest.
        from: u8,
        /// The highest.
        to: u8,
    },
    /// Not applicable, without a reason.
    ReasonMissing,
    /// A reason, but the clause is applicable.
    ReasonUncalled,
    /// No text that can be used.
    Text {
        /// What stands there.
        found: String,
    },
    /// A formula; it is not computed.
    Formula,
    /// No day.
    Day {
        /// What stands there.
        found: String,
    },
    /// Nothing, where something must stand.
    Blank,
}

impl Problem {
    /// What was found and what would do, without the place, in a language.
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Sv => self.swedish(),
            Language::En => self.english(),
        }
    }

    fn swedish(&self) -> String {
        use ProblemKind as K;
        match &self.kind {
            K::TooLarge { bytes, limit } => {
                format!("filen är {bytes} byte, men får vara högst {limit}: det är inget frågeformulär från Glapp")
            }
            K::TooLargeUnpacked => "filen blir för stor när den packas upp: det är inget frågeformulär från Glapp".into(),
            K::NoWorkbook => "det är ingen arbetsbok (.xlsx), eller så är den skadad; hämta formuläret på nytt under ”Ta med”".into(),
            K::LockedOrOld => "arbetsboken är låst med lösenord eller i det äldre formatet .xls; spara den som .xlsx utan lösenord".into(),
            K::NoForm => "det är inget frågeformulär från Glapp; bara ett formulär som är hämtat under ”Ta med” kan läsas in".into(),
            K::NewerVersion { found, newest } => {
                format!("formuläret har version {found}, men här kan högst version {newest} läsas: öppna det i ett nyare Glapp")
            }
            K::Other { found, expected } => format!("här står ”{found}”, men formuläret är gjort för ”{expected}”"),
            K::Document(problem) => {
                format!("skattningen som formuläret bär med sig kan inte användas ({}: {}); hämta ett nytt formulär", problem.path, problem.message(Language::Sv))
            }
            K::ColumnMissing { heading } => format!("kolumnen ”{heading}” saknas; den får stå var som helst på rubrikraden"),
            K::ColumnTwice { heading } => format!("kolumnen ”{heading}” står två gånger; ta bort den ena"),
            K::UnknownClause { found, catalogue } => {
                format!("avsnittet ”{found}” finns inte bland det som besvaras i {catalogue}")
            }
            K::ClauseTwice { found, first } => format!("avsnittet {found} står redan i {first}; ta bort den ena raden"),
            K::ClauseMissing => "raden har svar men inget avsnitt; skriv avsnittets nummer".into(),
            K::Level { found, top } => {
                format!("här står ”{found}”; skriv en hel siffra från 0 till {top}, eller ”ej tillämpligt”")
            }
            K::Whole { found, from, to } => {
                format!("här står ”{found}”; skriv en hel siffra från {from} till {to}, eller ingenting")
            }
            K::ReasonMissing => "avsnittet är ej tillämpligt, men skälet saknas; skriv varför".into(),
            K::ReasonUncalled => "här står ett skäl, men avsnittet är inte ”ej tillämpligt”; ändra nivån eller ta bort skälet".into(),
            K::Text { found } => format!("här står ”{found}”; skriv text"),
            K::Formula => "här står en formel, och formler räknas inte ut; skriv värdet i stället".into(),
            K::Day { found } => format!("här står ”{found}”; skriv en dag som 2026-03-02"),
            K::Blank => "här står inget, men något måste stå här".into(),
        }
    }

    fn english(&self) -> String {
        use ProblemKind as K;
        match &self.kind {
            K::TooLarge { bytes, limit } => {
                format!("found {bytes} bytes, expected at most {limit}: this is not a Glapp questionnaire")
            }
            K::TooLargeUnpacked => "the file is too large once it is unpacked: this is not a Glapp questionnaire".into(),
            K::NoWorkbook => "this is not a workbook (.xlsx), or it is damaged; fetch the form again under “Take along”".into(),
            K::LockedOrOld => "the workbook is protected by a password or in the old format .xls; save it as .xlsx without a password".into(),
            K::NoForm => "this is not a Glapp questionnaire; only a form that was fetched under “Take along” can be read".into(),
            K::NewerVersion { found, newest } => {
                format!("found version {found}, expected at most {newest}: open the form in a newer Glapp")
            }
            K::Other { found, expected } => format!("found “{found}”, but the form was made for “{expected}”"),
            K::Document(problem) => {
                format!("the assessment that the form keeps cannot be used ({}: {}); fetch a new form", problem.path, problem.message(Language::En))
            }
            K::ColumnMissing { heading } => format!("the column “{heading}” is missing; it may stand anywhere in the row of headings"),
            K::ColumnTwice { heading } => format!("the column “{heading}” stands twice; remove one of them"),
            K::UnknownClause { found, catalogue } => {
                format!("found clause “{found}”, expected one that is answered in {catalogue}")
            }
            K::ClauseTwice { found, first } => format!("clause {found} stands in {first} already; remove one of the rows"),
            K::ClauseMissing => "the row has answers but no clause; write the number of the clause".into(),
            K::Level { found, top } => {
                format!("found “{found}”, expected a whole number from 0 to {top}, or “not applicable”")
            }
            K::Whole { found, from, to } => {
                format!("found “{found}”, expected a whole number from {from} to {to}, or nothing")
            }
            K::ReasonMissing => "the clause is not applicable, but the reason is missing; write why".into(),
            K::ReasonUncalled => "found a reason, but the clause is not “not applicable”; change the level or remove the reason".into(),
            K::Text { found } => format!("found “{found}”, expected a text"),
            K::Formula => "found a formula, which is not computed; write the value instead".into(),
            K::Day { found } => format!("found “{found}”, expected a day such as 2026-03-02"),
            K::Blank => "found nothing, expected something".into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message(Language::En))
    }
}

impl Error for Problem {}
