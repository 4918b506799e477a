//! What can be wrong with a document, and where.

use crate::message;
use glapp_core::{CatalogueErrorKind, Language, PracticeError};
use std::{borrow::Cow, error::Error, fmt};

/// A document that was read, and what is odd about it without being wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T> {
    /// What it holds.
    pub value: T,
    /// Fields that were not understood, and the like: each says what became of it.
    pub warnings: Vec<Problem>,
}

/// Why a document was not accepted: every problem that was found in it, at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The problems, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Refusal {
    pub(crate) fn one(kind: ProblemKind) -> Self {
        Self { problems: vec![Problem { part: None, path: "$".into(), kind }] }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Refusal {}

/// One thing that is wrong, and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The file of a document in several parts; none for the document itself.
    pub part: Option<Box<str>>,
    /// The JSON path, such as `$.ratings["4.1.2"].level`.
    pub path: Box<str>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// Where and what, in a language: `path: message`, or the message alone when it is about the document as a whole.
    pub fn line(&self, language: Language) -> String {
        match &*self.path {
            "$" => self.message(language),
            path => format!("{path}: {}", self.message(language)),
        }
    }

    /// What was found and what would do, without the place, in a language.
    pub fn message(&self, language: Language) -> String {
        message::of(&self.kind, language)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = &self.part {
            write!(f, "{part}: ")?;
        }
        write!(f, "{}: {}", self.path, self.message(Language::En))
    }
}

/// What stood in the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A value, as JSON; a long one is cut.
    Value(Box<str>),
    /// `{ … }`.
    Object,
    /// `[ … ]`.
    List,
}

/// What would have been accepted.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text that is not blank.
    SomeText,
    /// A whole number from the first to the second, both included.
    Whole(u64, u64),
    /// A number.
    Number,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// `{ … }`.
    Object,
    /// `[ … ]`.
    List,
    /// A day as YYYY-MM-DD.
    Day,
    /// A clause number.
    ClauseNumber,
    /// Exactly this.
    Exactly(Cow<'static, str>),
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Larger than any real document.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Nothing at all.
    Empty,
    /// Not text: the byte at this place (from 0) is no UTF-8.
    NotText {
        /// The place.
        byte: usize,
    },
    /// Not JSON at this place.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What the JSON reader says, in English.
        detail: Box<str>,
    },
    /// The text ends in the middle of the document.
    CutOff {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// Something else stands where a field's value should.
    Unexpected {
        /// What stands there.
        found: Found,
        /// What would do.
        expected: Expected,
    },
    /// A field that must be there is not.
    Missing {
        /// Its name.
        field: &'static str,
    },
    /// A name stands twice in the same object.
    Duplicate,
    /// Another kind of document.
    WrongFormat {
        /// Its `format`, if it has one.
        found: Option<Box<str>>,
        /// What was asked for.
        expected: &'static str,
    },
    /// Written by a later release.
    NewerVersion {
        /// Its version.
        found: u64,
        /// The newest that this release knows.
        newest: u64,
    },
    /// Against a catalogue that is not at hand.
    UnknownCatalogue {
        /// The one it names.
        found: Box<str>,
        /// Those at hand.
        known: Vec<Box<str>>,
    },
    /// The catalogue has no such clause.
    UnknownClause {
        /// The clause as written.
        found: Box<str>,
        /// The catalogue.
        catalogue: Box<str>,
    },
    /// The clause has clauses below it, which are rated instead.
    NotAssessable {
        /// The clause.
        found: Box<str>,
    },
    /// Both a level and not applicable.
    LevelAndNotApplicable,
    /// The three missions do not sum to 100.
    MissionSum {
        /// What they sum to.
        found: u16,
    },
    /// Adopted without `adopted`, or the other way round.
    AdoptionUnclear,
    /// A part of the document cannot be opened.
    PartMissing {
        /// Why, in the words of whoever was to open it.
        why: Box<str>,
    },
    /// A spread that does not count each level of the scale once.
    Counts {
        /// How many counts there are.
        found: usize,
        /// How many levels the scale has.
        expected: usize,
    },
    /// An id stands twice in a list where each is another.
    SameId {
        /// The id.
        id: Box<str>,
    },
    /// A list in which one of each is there lacks one.
    NotEach {
        /// The one that is missing.
        missing: Box<str>,
        /// All of them.
        all: Vec<&'static str>,
    },
    /// A scale has too few levels, or too many.
    ScaleSize {
        /// The fewest that it may have.
        from: usize,
        /// The most.
        to: usize,
    },
    /// The levels of a scale do not go from 0 without a gap.
    ScaleGap {
        /// The level that stands here.
        found: u8,
        /// The one that should.
        expected: usize,
    },
    /// A clause has texts for those who assess it, but no question to ask them.
    QuestionMissing,
    /// A rule of catalogues is broken.
    Catalogue(CatalogueErrorKind),
    /// A rule of practices is broken.
    Practice(PracticeError),
    /// A part of a document is named by a path: a part lies beside the document.
    PartPath,
    /// Something that whoever noticed it tells in words of their own, in the language of whoever reads them.
    Rule(Box<str>),
    /// Warning: a field that this version does not know. It is kept, and written back.
    UnknownField,
    /// Warning: a field that this version does not know, in a document whose unknown fields are not kept.
    PassedOver,
    /// Warning: an action had the id of another one before it, and has got one of its own.
    SameAction {
        /// The id of both.
        id: Box<str>,
        /// The id that this one has now.
        now: Box<str>,
    },
}
