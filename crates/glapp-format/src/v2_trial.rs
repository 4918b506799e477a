//! A version 2 that will never be released: it shows that the next version can be made without losing anything.
//!
//! It changes what a real one might: a field gets another name (`people`), an object becomes a list (`ratings`), two
//! fields become one object (`answer`), and one value becomes several (`links`).

#[path = "../tests/arbitrary/mod.rs"]
mod arbitrary;
mod tests;

use crate::context::Context;
use crate::envelope::Version;
use crate::migrate::{self, Release};
use crate::record::record;
use crate::v1;
use crate::values::{Code, Day, Entries, Factor, OnScale, Practice, SomeText};
use glapp_core::{Carried, Stage, State};

record! {
    /// One unit's ratings.
    pub struct Assessment {
        /// The kind of document.
        format: v1::Format,
        /// The version of the format.
        version: Version,
        /// As in version 1.
        id: SomeText,
        /// As in version 1.
        catalogue: SomeText,
        /// As in version 1.
        unit: v1::Unit,
        /// As in version 1.
        date: Day,
        /// As in version 1.
        stage: Option<Code<Stage>>,
        /// As in version 1.
        state: Option<Code<State>>,
        /// As in version 1.
        adopted: Option<v1::Adopted>,
        /// As in version 1.
        continues: Option<SomeText>,
        /// What version 1 calls assessors.
        people: Vec<v1::Assessor>,
        /// As in version 1.
        target: Option<OnScale>,
        /// What version 1 has by clause.
        ratings: Vec<Rating>,
        /// As in version 1.
        actions: Vec<v1::Action>,
        /// As in version 1.
        mission: Option<v1::Mission>,
        /// As in version 1.
        modified: Box<str>,
    }
}

record! {
    /// What is said of a clause.
    pub struct Rating {
        /// Its number.
        clause: SomeText,
        /// What version 1 has as level and not_applicable; left out where neither is given.
        answer: Option<Answer>,
        /// As in version 1.
        target: Option<OnScale>,
        /// As in version 1.
        importance: Option<Factor>,
        /// As in version 1.
        note: Box<str>,
        /// What shows it.
        evidence: Vec<Evidence>,
        /// As in version 1.
        practices: Vec<Practice>,
        /// As in version 1.
        spread: Option<v1::Votes>,
    }
}

record! {
    /// A level, or why there is none.
    pub struct Answer {
        /// The level.
        level: Option<OnScale>,
        /// Why the clause does not concern the unit.
        out_of_scope: Option<SomeText>,
    }
}

record! {
    /// What shows that a level is reached.
    pub struct Evidence {
        /// What it is.
        text: Box<str>,
        /// Where it is found.
        links: Vec<SomeText>,
        /// A place that is no link, because it says nothing: version 1 lets white space through.
        place: Box<str>,
    }
}

/// Unknown fields, those that a field of this version has taken the name of under another: two of one name in one
/// object are no document.
fn set_aside(carried: Carried, taken: &[&str]) -> Carried {
    let mut kept = Carried::default();
    let all: Vec<(String, String)> = carried.iter().map(|(name, raw)| (name.into(), raw.into())).collect();
    for (name, raw) in &all {
        let mut name = name.clone();
        if taken.contains(&name.trim_start_matches("1:")) {
            name = format!("1:{name}");
        }
        kept.push(name, raw.as_str());
    }
    kept
}

impl Release for Assessment {
    const VERSION: u64 = 2;

    fn of_earlier(text: &str, version: u64, context: &mut Context) -> Option<Self> {
        migrate::read(text, Some(version), context).map(Self::of_version_1)
    }
}

impl Assessment {
    fn of_version_1(old: v1::Assessment) -> Self {
        let Entries(ratings) = old.ratings;
        Self {
            format: old.format,
            version: Version(Self::VERSION),
            id: old.id,
            catalogue: old.catalogue,
            unit: old.unit,
            date: old.date,
            stage: old.stage,
            state: old.state,
            adopted: old.adopted,
            continues: old.continues,
            people: old.assessors,
            target: old.target,
            ratings: ratings.into_iter().map(|(clause, it)| Rating::of_version_1(clause, it)).collect(),
            actions: old.actions,
            mission: old.mission,
            modified: old.modified,
            carried: set_aside(old.carried, &["people"]),
        }
    }
}

impl Rating {
    fn of_version_1(clause: Box<str>, old: v1::Rating) -> Self {
        let said = old.level.is_some() || old.not_applicable.is_some();
        let (level, out_of_scope) = (old.level, old.not_applicable);
        Self {
            clause: SomeText(clause),
            answer: said.then(|| Answer { level, out_of_scope, carried: Carried::default() }),
            target: old.target,
            importance: old.importance,
            note: old.note,
            evidence: old.evidence.into_iter().map(Evidence::of_version_1).collect(),
            practices: old.practices,
            spread: old.spread,
            carried: set_aside(old.carried, &["clause", "answer"]),
        }
    }
}

impl Evidence {
    fn of_version_1(old: v1::Evidence) -> Self {
        let says = !old.url.trim().is_empty();
        let (link, place) = if says { (Some(old.url), "".into()) } else { (None, old.url) };
        Self {
            text: old.text,
            links: link.map(SomeText).into_iter().collect(),
            place,
            carried: set_aside(old.carried, &["links", "place"]),
        }
    }
}
