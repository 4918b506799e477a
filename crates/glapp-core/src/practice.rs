//! What the city already does or did.

use crate::code::codes;
use crate::{Carried, Catalogue, ClauseId, Date, PracticeError, Text};
use std::sync::Arc;

/// The id of a practice, such as `utvecklingsgruppen`. Cheap to copy.
pub type PracticeId = Arc<str>;

codes! {
    /// What kind of thing a practice is.
    pub enum PracticeKind {
        /// A programme.
        Programme = "programme",
        /// A goal of a programme.
        Goal = "goal",
        /// A strategy of a programme, or one of its points.
        Strategy = "strategy",
        /// A process.
        Process = "process",
        /// A method or tool.
        Method = "method",
        /// A forum or network.
        Forum = "forum",
        /// A training.
        Training = "training",
        /// A platform, physical or digital.
        Platform = "platform",
        /// A measurement or evaluation.
        Measurement = "measurement",
        /// Funding.
        Funding = "funding",
        /// A steering document or system.
        Steering = "steering",
        /// A project.
        Project = "project",
        /// A measure of an action plan.
        Measure = "measure",
    }
}

codes! {
    /// How a practice stands, as its source reports it.
    pub enum PracticeStatus {
        /// Running.
        Active = "active",
        /// Done.
        Completed = "completed",
        /// Begun or planned, not brought to an end.
        NotCompleted = "not_completed",
        /// Taken over by something else.
        HandedOver = "handed_over",
        /// The source does not say.
        Unknown = "unknown",
    }
}

codes! {
    /// How a practice stands on a day.
    pub enum PracticeState {
        /// It can be used.
        Active = "active",
        /// Its last day has passed.
        Ended = "ended",
        /// Its first day has not come.
        Coming = "coming",
        /// It did not come about, or nobody knows whether it did.
        Unclear = "unclear",
    }
}

codes! {
    /// How well a practice answers a clause, weakest first.
    pub enum Strength {
        /// Makes it easier to do what the clause asks.
        Supporting = "supporting",
        /// Does a part of what the clause asks.
        Partial = "partial",
        /// Does what the clause asks.
        Direct = "direct",
    }
}

codes! {
    /// The action plans of the programme.
    pub enum ActionPlan {
        /// 30 measures.
        Plan2018 = "2018-2019",
        /// 8 sub-projects.
        Plan2020 = "2020-2021",
        /// 7 measures.
        Plan2021 = "2021-2023",
    }
}

/// When a practice runs or ran, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day; none if the source does not say.
    pub from: Option<Date>,
    /// The last day; none if it is still running.
    pub to: Option<Date>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Period {
    /// Whether the day lies in the period: an open end means still running, an unknown start does not exclude.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && !self.ended(day)
    }

    /// Whether the last day has passed.
    pub fn ended(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < day)
    }
}

/// Where in the city's programme a practice belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Programme {
    /// One of the five strategies, 1-5.
    pub strategy: Option<u8>,
    /// The action plan.
    pub plan: Option<ActionPlan>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// Where the facts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The part of the source document.
    pub part: Box<str>,
    /// The section's heading.
    pub section: Box<str>,
    /// The lines, such as `448-459`.
    pub lines: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// A link from a practice to a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeLink {
    /// The assessable clause.
    pub clause: ClauseId,
    /// How well it answers the clause.
    pub strength: Strength,
    /// What in the practice answers what in the clause.
    pub why: Text,
    /// Fields of a later version.
    pub carried: Carried,
}

/// Something that the city already does or did: programme, process, method, forum, training, platform,
/// measurement, funding, steering document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Unique in its set.
    pub id: PracticeId,
    /// What it is called.
    pub name: Text,
    /// What kind of thing it is.
    pub kind: PracticeKind,
    /// What it is, in our own words.
    pub description: Text,
    /// What came of it, as the source reports it.
    pub outcome: Option<Text>,
    /// Who runs it; none if the source does not say.
    pub owner: Option<Text>,
    /// When it runs or ran.
    pub period: Period,
    /// How it stands.
    pub status: PracticeStatus,
    /// Its place in the programme.
    pub programme: Programme,
    /// Whose it is.
    pub city: Box<str>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// The clauses it answers.
    pub clauses: Vec<PracticeLink>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Practice {
    /// Whether it can be used on that day: its period contains the day, and it came about
    /// (`domain.md`, *Practice coverage*).
    pub fn is_active(&self, day: Date) -> bool {
        let came_about = !matches!(self.status, PracticeStatus::NotCompleted | PracticeStatus::Unknown);
        came_about && self.period.contains(day)
    }

    /// How it stands on that day.
    ///
    /// ```
    /// use glapp_core::{PracticeState, example};
    /// let forum = example::practice(); // 2018-2023
    /// let on = |day: &str| forum.state(day.parse().unwrap());
    /// assert_eq!(on("2017-12-31"), PracticeState::Coming);
    /// assert_eq!(on("2023-12-31"), PracticeState::Active);
    /// assert_eq!(on("2024-01-01"), PracticeState::Ended);
    /// ```
    pub fn state(&self, day: Date) -> PracticeState {
        if self.is_active(day) {
            PracticeState::Active
        } else if self.period.ended(day) {
            PracticeState::Ended
        } else if self.period.from.is_some_and(|from| from > day) {
            PracticeState::Coming
        } else {
            PracticeState::Unclear
        }
    }

    /// Everything that is wrong with it, its links seen against `catalogue`.
    pub fn problems(&self, catalogue: &Catalogue) -> Vec<PracticeError> {
        let mut problems = Vec::new();
        if let (Some(from), Some(to)) = (self.period.from, self.period.to)
            && to < from
        {
            problems.push(PracticeError::PeriodReversed);
        }
        let over = matches!(self.status, PracticeStatus::Completed | PracticeStatus::HandedOver);
        if over && self.period.to.is_none() {
            problems.push(PracticeError::EndMissing);
        }
        for (i, link) in self.clauses.iter().enumerate() {
            if catalogue.leaf(link.clause).is_none() {
                problems.push(PracticeError::LinkTarget(link.clause));
            }
            if self.clauses.iter().take(i).any(|before| before.clause == link.clause) {
                problems.push(PracticeError::LinkTwice(link.clause));
            }
        }
        problems
    }
}

/// A city's practices, linked to one catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practices {
    /// The set's id, such as `goteborg`.
    pub id: Box<str>,
    /// The edition of the set.
    pub edition: Box<str>,
    /// What it is called.
    pub title: Text,
    /// What it rests on.
    pub source: Text,
    /// The catalogue whose clauses the links name.
    pub catalogue: Box<str>,
    /// The practices, in the order of the set.
    pub practices: Vec<Practice>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Practices {
    /// The practice with that id.
    pub fn get(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|practice| &*practice.id == id)
    }
    /// Takes in a practice from elsewhere. Another one with the same id stays as it is: the new one then gets
    /// `spare_id`, unless it has been taken in before.
    ///
    /// ```
    /// use glapp_core::{PracticeTaken, Practices, Text, example};
    /// let text = || Text::new("x", "x").unwrap();
    /// let mut set = Practices {
    ///     id: "own".into(),
    ///     edition: "1".into(),
    ///     title: text(),
    ///     source: text(),
    ///     catalogue: "example".into(),
    ///     practices: vec![],
    ///     carried: Default::default(),
    /// };
    /// let forum = example::practice();
    /// assert_eq!(set.take_in(forum.clone(), "spare"), PracticeTaken::New);
    /// assert_eq!(set.take_in(forum.clone(), "spare"), PracticeTaken::There);
    /// let other = glapp_core::Practice { city: "Annanstad".into(), ..forum };
    /// assert_eq!(set.take_in(other.clone(), "spare"), PracticeTaken::Beside);
    /// assert_eq!(set.take_in(other, "more"), PracticeTaken::There);
    /// assert_eq!(set.practices.len(), 2);
    /// ```
    pub fn take_in(&mut self, practice: Practice, spare_id: &str) -> PracticeTaken {
        let same = |it: &Practice| Practice { id: practice.id.clone(), ..it.clone() } == practice;
        if self.practices.iter().any(same) {
            return PracticeTaken::There;
        }
        let taken = self.get(&practice.id).is_some();
        let id = if taken { spare_id.into() } else { practice.id.clone() };
        self.practices.push(Practice { id, ..practice });
        if taken { PracticeTaken::Beside } else { PracticeTaken::New }
    }
}

/// How a practice from elsewhere was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeTaken {
    /// Under its own id.
    New,
    /// It was there already.
    There,
    /// Beside another one with its id.
    Beside,
}
