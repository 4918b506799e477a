//! What can be wrong with a value. Messages are fragments, to stand behind a place.

use crate::{ClauseId, Level};
use thiserror::Error;

/// A text that is not the number of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("found {found:?}, expected a clause number such as 4.1.2")]
pub struct ClauseIdError {
    /// What stood there.
    pub found: Box<str>,
}

/// A text that is not a day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("found {found:?}, expected a day such as 2026-03-02")]
pub struct DateError {
    /// What stood there.
    pub found: Box<str>,
}

/// Why an edit was refused. The assessment is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EditError {
    /// The edit belongs to another catalogue.
    #[error("the assessment is against {expected}, not {found}")]
    OtherCatalogue {
        /// The catalogue given.
        found: Box<str>,
        /// The assessment's own.
        expected: Box<str>,
    },
    /// The catalogue has no such clause.
    #[error("the catalogue has no clause {0}")]
    UnknownClause(ClauseId),
    /// The clause has clauses below it, which are assessed instead.
    #[error("clause {0} is not assessed itself: rate the clauses below it")]
    NotAssessable(ClauseId),
    /// The level is above the scale's top.
    #[error("found level {found}, expected a whole number from 0 to {top}")]
    LevelOffScale {
        /// What was given.
        found: Level,
        /// The highest level there is.
        top: Level,
    },
    /// A spread that does not count each level of the scale once.
    #[error("found {found} counts, expected {expected}, one for each level of the scale")]
    Counts {
        /// How many there are.
        found: usize,
        /// How many levels the scale has.
        expected: usize,
    },
    /// More people in a spread than a document can tell.
    #[error("found {found} people, expected at most {}", crate::Votes::MOST)]
    Votes {
        /// How many there are.
        found: usize,
    },
    /// Not applicable without a reason.
    #[error("a clause that is not applicable needs a reason")]
    ReasonMissing,
    /// A text that must say something is blank: the name of a unit, or an id.
    #[error("the {0} must not be blank")]
    Blank(&'static str),
    /// Two actions with the same id.
    #[error("two actions have the id {0:?}, expected one")]
    SameAction(Box<str>),
    /// The parts of a mission profile do not sum to 100.
    #[error("the three missions sum to {0}, expected 100")]
    MissionSum(u16),
    /// An adopted assessment is read-only.
    #[error("the assessment is adopted and cannot be changed: go on in a new one that continues it")]
    Adopted,
    /// An assessment that a newer Glapp wrote is read-only.
    #[error("a newer Glapp wrote the assessment (version {0}): it can be read here, and changed there")]
    Newer(u64),
}

/// What is wrong with a catalogue, and at which of its clauses (counted from 0 in the order given).
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{kind}")]
pub struct CatalogueError {
    /// Which clause; the place in the list given.
    pub index: usize,
    /// What is wrong.
    pub kind: CatalogueErrorKind,
}

/// The kinds of [`CatalogueError`].
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum CatalogueErrorKind {
    /// Not in the order of the standard, or twice.
    #[error("clause {0} stands twice or out of order: clauses go in rising order")]
    OutOfOrder(ClauseId),
    /// The clause above is missing.
    #[error("clause {0} has no clause above it in the catalogue")]
    Orphan(ClauseId),
    /// A weight must be a positive number.
    #[error("found weight {0:?}, expected a number above 0, from 1e-300 to 1000000")]
    Weight(f64),
    /// One descriptor for each level of the scale.
    #[error("found {found} level descriptors, expected {expected}, one for each level of the scale")]
    Descriptors {
        /// How many there are.
        found: usize,
        /// How many levels the scale has.
        expected: usize,
    },
    /// One first step from each level to the next.
    #[error("found {found} first steps, expected none or {expected}, one from each level to the next")]
    FirstSteps {
        /// How many there are.
        found: usize,
        /// One less than the scale has levels.
        expected: usize,
    },
    /// A question belongs to a clause that is assessed itself.
    #[error("clause {0} has clauses below it, so it has no question of its own")]
    QuestionAboveLeaf(ClauseId),
}

/// What is wrong with a practice.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PracticeError {
    /// A period ends before it starts.
    #[error("the period ends before it starts")]
    PeriodReversed,
    /// A practice that is completed or handed over has ended.
    #[error("a practice that is completed or handed over needs the day when it ended")]
    EndMissing,
    /// The catalogue has no such clause to assess.
    #[error("found clause {0}, expected one that the catalogue assesses")]
    LinkTarget(ClauseId),
    /// The same clause is linked twice.
    #[error("clause {0} is linked twice: a practice has one link to a clause")]
    LinkTwice(ClauseId),
}
