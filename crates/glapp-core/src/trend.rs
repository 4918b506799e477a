//! Two days of one unit: what moved (`domain.md`, *Trend*).

use crate::{ClauseId, GapAnalysis, Level, Score, Status};

/// A score then and now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// On the earlier day; none if nothing was rated.
    pub then: Option<f64>,
    /// On the later day.
    pub now: Option<f64>,
}

impl Shift {
    fn of(then: Option<&Score>, now: &Score) -> Self {
        Self { then: then.and_then(|score| score.score), now: now.score }
    }

    /// Now minus then; none if either is missing.
    pub fn change(&self) -> Option<f64> {
        Some(self.now? - self.then?)
    }
}

/// How a clause stood then and stands now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClauseShift {
    /// The clause.
    pub clause: ClauseId,
    /// Its status and level on the earlier day; unanswered if it was not there.
    pub then: (Status, Option<Level>),
    /// Its status and level on the later day.
    pub now: (Status, Option<Level>),
}

impl ClauseShift {
    /// Whether it became or ceased to be not applicable: a change of scope, not of level.
    pub fn is_of_scope(&self) -> bool {
        let out = |(status, _): (Status, Option<Level>)| status == Status::NotApplicable;
        out(self.then) != out(self.now)
    }

    /// Now minus then, in levels; none if it has no level on either day.
    pub fn change(&self) -> Option<i16> {
        Some(i16::from(self.now.1?.number()) - i16::from(self.then.1?.number()))
    }
}

/// Two days of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The whole.
    pub total: Shift,
    /// The chapters, in order.
    pub chapters: Vec<(ClauseId, Shift)>,
    /// The assessable clauses, in order.
    pub clauses: Vec<ClauseShift>,
}

impl Trend {
    /// What moved between two analyses of one unit against one catalogue.
    pub fn between(then: &GapAnalysis, now: &GapAnalysis) -> Self {
        let chapter = |clause: ClauseId, score: &Score| (clause, Shift::of(then.section(clause), score));
        let clauses = now.clauses.iter().map(|it| ClauseShift {
            clause: it.clause,
            then: then.clause(it.clause).map_or((Status::Unanswered, None), |it| (it.status, it.level)),
            now: (it.status, it.level),
        });
        Self {
            total: Shift::of(Some(&then.total), &now.total),
            chapters: now.chapters().map(|it| chapter(it.clause, &it.score)).collect(),
            clauses: clauses.collect(),
        }
    }
}
