//! One unit over time.

use crate::{Assessment, Catalogue, ClauseId, Coverage, Date, GapAnalysis, Level, Score, Shift, Standing};
use std::cmp::Ordering;

/// What became of a clause from the first date to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Its level is higher.
    Up,
    /// Its level is lower.
    Down,
    /// Its level is the same.
    Same,
    /// It had no level and has one now.
    NewlyRated,
    /// It had a level and has none now.
    NoLongerRated,
    /// It became or ceased to be not applicable on the way.
    Scope,
    /// It has no level on either date.
    Unrated,
}

/// How one assessable clause moved (`domain.md`, *Trend*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseTrend {
    /// The clause.
    pub clause: ClauseId,
    /// Its level on each date; none where it was not rated.
    pub levels: Vec<Option<Level>>,
    /// Whether it was not applicable, on each date.
    pub not_applicable: Vec<bool>,
}

impl ClauseTrend {
    /// The level on the last date minus that on the first; none if either is missing, or if the scope has changed.
    pub fn change(&self) -> Option<i16> {
        if self.scope_change() {
            return None;
        }
        difference(*self.levels.first()?, *self.levels.last()?)
    }

    /// The level on the last date minus that on the one before; none if either is missing.
    pub fn last_step(&self) -> Option<i16> {
        let before = self.levels.len().checked_sub(2)?;
        difference(*self.levels.get(before)?, *self.levels.last()?)
    }

    /// What became of it.
    pub fn movement(&self) -> Movement {
        let at = |level: Option<&Option<Level>>| level.copied().flatten();
        match (at(self.levels.first()), at(self.levels.last())) {
            _ if self.scope_change() => Movement::Scope,
            (Some(then), Some(now)) => match now.cmp(&then) {
                Ordering::Greater => Movement::Up,
                Ordering::Less => Movement::Down,
                Ordering::Equal => Movement::Same,
            },
            (None, Some(_)) => Movement::NewlyRated,
            (Some(_), None) => Movement::NoLongerRated,
            (None, None) => Movement::Unrated,
        }
    }

    /// Whether it became or ceased to be not applicable on the way: a change of scope, not of level.
    pub fn scope_change(&self) -> bool {
        self.not_applicable.windows(2).any(|pair| pair.first() != pair.last())
    }
}

fn difference(from: Option<Level>, to: Option<Level>) -> Option<i16> {
    Some(i16::from(to?.number()) - i16::from(from?.number()))
}

/// How a chapter or the whole moved.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionTrend {
    /// The chapter or intermediate clause.
    pub clause: ClauseId,
    /// Its score on each date.
    pub scores: Vec<Score>,
}

/// One unit on one date: no more than a trend needs, so that very many fit in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// The whole.
    pub total: Score,
    /// Every chapter and intermediate clause, in clause order.
    pub sections: Box<[Score]>,
    /// Every assessable clause, in clause order.
    pub clauses: Box<[Standing]>,
}

impl Moment {
    /// What an assessment against the catalogue says.
    pub fn of(assessment: &Assessment, catalogue: &Catalogue) -> Self {
        let date = assessment.header().date;
        // Levels and scores do not depend on what the city has.
        let analysis = GapAnalysis::of(assessment, catalogue, &Coverage::on(date, catalogue, &[]));
        Self {
            date,
            total: analysis.total,
            sections: analysis.sections.iter().map(|it| it.score).collect(),
            clauses: Standing::all(assessment, catalogue),
        }
    }
}

/// How scores by date have changed from the first to the last.
pub fn whole_way(scores: &[Score]) -> Shift {
    shift(scores.first(), scores.last())
}

/// How scores by date have changed from the last but one to the last.
pub fn last_step(scores: &[Score]) -> Shift {
    shift(scores.len().checked_sub(2).and_then(|before| scores.get(before)), scores.last())
}

fn shift(then: Option<&Score>, now: Option<&Score>) -> Shift {
    Shift { then: then.and_then(|it| it.score), now: now.and_then(|it| it.score) }
}

/// One unit over time (`domain.md`, *Trend*).
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The dates, earliest first.
    pub dates: Vec<Date>,
    /// The whole on each date.
    pub total: Vec<Score>,
    /// Every chapter and intermediate clause, in clause order.
    pub sections: Vec<SectionTrend>,
    /// Every assessable clause, in clause order.
    pub clauses: Vec<ClauseTrend>,
}

impl Timeline {
    /// The trend of assessments, which are put in the order of their dates; those of the same date stay in the order
    /// given.
    pub fn of(assessments: &[Assessment], catalogue: &Catalogue) -> Self {
        Self::through(assessments.iter().map(|it| Moment::of(it, catalogue)).collect(), catalogue)
    }

    /// The same through moments of one unit.
    pub fn through(mut moments: Vec<Moment>, catalogue: &Catalogue) -> Self {
        moments.sort_by_key(|it| it.date);
        let sections = catalogue.clauses().iter().filter(|it| it.is_chapter() || !it.is_assessable());
        let section = |(place, clause): (usize, &crate::Clause)| SectionTrend {
            clause: clause.id(),
            scores: moments.iter().filter_map(|it| it.sections.get(place)).copied().collect(),
        };
        let clause = |(place, leaf): (usize, &crate::Clause)| {
            let stands = || moments.iter().map(|it| it.clauses.get(place));
            ClauseTrend {
                clause: leaf.id(),
                levels: stands().map(|it| it?.level).collect(),
                not_applicable: stands().map(|it| it.is_some_and(|it| it.not_applicable)).collect(),
            }
        };
        Self {
            dates: moments.iter().map(|it| it.date).collect(),
            total: moments.iter().map(|it| it.total).collect(),
            // Nothing has no trend.
            sections: if moments.is_empty() {
                Vec::new()
            } else {
                sections.enumerate().map(section).collect()
            },
            clauses: catalogue.leaves().enumerate().map(clause).collect(),
        }
    }
}
