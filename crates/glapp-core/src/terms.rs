//! The city's words beside those of the ISO 56000 series.

use crate::{Source, Text};

/// What the series calls a thing, and our own explanation of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IsoTerm {
    /// The name of the term. The Swedish one is our own translation.
    pub name: Text,
    /// What it means, in our own words.
    pub explanation: Text,
}

/// A word, as the city uses it and as the series does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Unique in its set.
    pub id: Box<str>,
    /// The word.
    pub name: Text,
    /// What the city means by it; none where the city has not said.
    pub city: Option<Text>,
    /// Where the city says so.
    pub sources: Vec<Source>,
    /// What the series calls it; none where the series has no such term.
    pub iso: Option<IsoTerm>,
    /// Where the two differ.
    pub difference: Option<Text>,
    /// What that means for whoever fills in an assessment.
    pub practice: Option<Text>,
}

/// A set of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The set's id.
    pub id: Box<str>,
    /// The edition of the set.
    pub edition: Box<str>,
    /// What it is called.
    pub title: Text,
    /// What it rests on.
    pub source: Text,
    /// The terms, in the order of the set.
    pub terms: Vec<Term>,
}
