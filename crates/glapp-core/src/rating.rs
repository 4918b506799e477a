//! What a unit says about one clause.

use crate::code::codes;
use crate::{Carried, Level, PracticeId};

codes! {
    /// How much a clause matters to the unit.
    pub enum Importance {
        /// 1.
        Low = "1",
        /// 2, the default.
        Normal = "2",
        /// 3.
        High = "3",
    }
}

impl Importance {
    /// The factor of the priority: 1, 2 or 3.
    pub fn factor(self) -> u8 {
        match self {
            Self::Low => 1,
            Self::Normal => 2,
            Self::High => 3,
        }
    }

    /// The importance with that factor.
    pub fn from_factor(factor: u64) -> Option<Self> {
        match factor {
            1 => Some(Self::Low),
            2 => Some(Self::Normal),
            3 => Some(Self::High),
            _ => None,
        }
    }
}

/// The answer to a clause. A level and "not applicable" exclude each other by construction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Answer {
    /// Nothing yet, or only notes.
    #[default]
    Unanswered,
    /// The level reached.
    Level(Level),
    /// Does not concern the unit, for this reason (never blank).
    NotApplicable(Box<str>),
}

impl Answer {
    /// The level, if it is one.
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::Unanswered | Self::NotApplicable(_) => None,
        }
    }
}

/// What shows that a level is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Evidence {
    /// What it is.
    pub text: Box<str>,
    /// Where it is found; empty if not given.
    pub url: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// How several people answered a clause before the group decided, without who they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Votes {
    /// How many gave each level, lowest first; as many as the scale has levels.
    pub counts: Vec<usize>,
    /// How many say that it is not applicable.
    pub not_applicable: usize,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Votes {
    /// The most people of one mind that a document tells.
    pub const MOST: usize = 9999;
}

/// A clause's level, target, importance, evidence, note and practices used; or not applicable with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Rating {
    /// The answer.
    pub answer: Answer,
    /// The clause's own target; else the assessment's counts.
    pub target: Option<Level>,
    /// Its importance, if chosen.
    pub importance: Option<Importance>,
    /// Free text; empty if none.
    pub note: Box<str>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// The city's practices that the unit uses for this clause.
    pub practices: Vec<PracticeId>,
    /// Of a consensus: the spread that the decision came from.
    pub spread: Option<Votes>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Rating {
    /// Whether nothing at all has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The importance that counts.
    pub fn importance(&self) -> Importance {
        self.importance.unwrap_or(Importance::Normal)
    }

    /// Whether the level is 3 or more without evidence or a practice in use: flagged, never changed.
    pub fn is_unsupported(&self) -> bool {
        let claimed = self.answer.level().is_some_and(|level| level >= Level::NEEDS_SUPPORT);
        claimed && self.evidence.is_empty() && self.practices.is_empty()
    }
}
