//! Gap analysis against the ISO 56000 series, as plain values and pure functions.
//!
//! A [`Catalogue`] is one standard as an ordered tree of clauses; an [`Assessment`] is one unit's ratings
//! against it; [`Practice`]s are what the city already does, and [`Coverage`] tells what of that exists
//! for a clause on a given day. [`GapAnalysis`] puts the three together: scores with honest bounds, gaps in
//! order of priority, and what to do first about each.
//!
//! ```
//! use glapp_core::{Assessment, Change, Coverage, Edit, GapAnalysis, Level, example};
//!
//! let catalogue = example::catalogue(); // clauses 4.1, 4.2 and 5.1, scale 0-5
//! let mut unit = example::assessment(&catalogue);
//! let level = |n| Change::Level(Some(Level::new(n)));
//! unit.apply(&catalogue, Edit::Clause("4.1".parse()?, level(2)))?;
//! unit.apply(&catalogue, Edit::Clause("4.2".parse()?, level(4)))?;
//!
//! let coverage = Coverage::on(unit.header().date, &catalogue, &[]);
//! let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);
//!
//! assert_eq!(analysis.total.score, Some(3.0)); // (2 + 4) / 2; chapter 5 has no score yet
//! assert_eq!(analysis.total.lower, Some(1.5)); // chapter 5 could still become 0 …
//! assert_eq!(analysis.total.upper, Some(4.0)); // … or 5
//! assert_eq!(analysis.priorities[0].clause.to_string(), "4.1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What this crate does not do: it knows no JSON, no files, no clock, no random numbers, no browser and no
//! language's grammar. The section names in the documentation are those of `domain.md`, the normative page, which
//! `docs/formats.md` of the repository tells again for developers.
//!
//! No feature flags.
#![forbid(unsafe_code)]

mod action;
mod advice;
mod analysis;
mod assessment;
mod carried;
mod catalogue;
mod clause;
mod code;
mod compare;
mod consensus;
mod coverage;
mod date;
mod edit;
mod error;
pub mod example;
mod gap;
mod grouping;
mod handbook;
mod history;
mod learning;
mod merge;
mod mission;
mod need;
mod panel;
mod plan;
mod practice;
mod rating;
mod reconcile;
mod roster;
mod scale;
mod score;
mod terms;
mod text;
mod timeline;
mod trend;
mod usage;

pub use action::{ActionFilter, ActionOrder};
pub use advice::{Advice, practices_behind};
pub use analysis::{ClauseResult, GapAnalysis, Section, Status};
pub use assessment::{
    Action, ActionStatus, Adoption, Assessment, Assessor, Header, Mission, Newer, Stage, State, Unit,
    UnitKind,
};
pub use carried::Carried;
pub use catalogue::{Catalogue, CatalogueHead, Clause, Criteria, Crosswalk, Entry, Extent, Phase, Principle};
pub use clause::ClauseId;
pub use code::Coded;
pub use compare::{ComparedClause, ComparedUnit, Comparison, Standing, Summary};
pub use consensus::{Consensus, Proposal, Spread, agreement};
pub use coverage::{ClauseCoverage, Coverage, Covered, LinkedPractice};
pub use date::Date;
pub use edit::{Change, Edit};
pub use error::{CatalogueError, CatalogueErrorKind, ClauseIdError, DateError, EditError, PracticeError};
pub use gap::Priority;
pub use grouping::{Group, GroupKey, Grouping};
pub use handbook::{
    Handbook, HandbookChapter, HandbookClause, HandbookSources, HandbookText, Linked, Process, ProcessPhase,
    Prose, shared_by,
};
pub use history::{Histories, History};
pub use learning::{Lesson, lessons};
pub use merge::{Merge, MergeError, Side};
pub use mission::{City, InnovationMission, MissionKind, Missions, Platform, PlatformKind};
pub use need::{Need, NeedLink};
pub use panel::{Joined, Panel};
pub use plan::Step;
pub use practice::{
    ActionPlan, Period, Practice, PracticeId, PracticeKind, PracticeLink, PracticeState, PracticeStatus,
    PracticeTaken, Practices, Programme, Source, Strength,
};
pub use rating::{Answer, Evidence, Importance, Rating, Votes};
pub use reconcile::Reconciled;
pub use roster::{Admitted, Entrant, Roster};
pub use scale::{Level, LevelName, Scale};
pub use score::Score;
pub use terms::{IsoTerm, Term, Terms};
pub use text::{Language, Text};
pub use timeline::{ClauseTrend, Moment, Movement, SectionTrend, Timeline, last_step, whole_way};
pub use trend::{ClauseShift, Shift, Trend};
