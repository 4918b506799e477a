//! What the city lacks, by its own account.

use crate::{ClauseId, Source, Text};

/// A clause that a need concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedLink {
    /// The assessable clause.
    pub clause: ClauseId,
    /// Why the need concerns it.
    pub why: Text,
}

/// Something that the source says is missing. Not a practice: nobody can use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Unique in its set.
    pub id: Box<str>,
    /// What it is called.
    pub name: Text,
    /// What is missing, in our own words.
    pub description: Text,
    /// Where the source says so.
    pub sources: Vec<Source>,
    /// The clauses it concerns.
    pub clauses: Vec<NeedLink>,
}
