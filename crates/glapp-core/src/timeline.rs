//! One unit over time.

use crate::{Answer, Assessment, Catalogue, ClauseId, Coverage, Date, GapAnalysis, Level, Score};

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
        let mut assessments: Vec<&Assessment> = assessments.iter().collect();
        assessments.sort_by_key(|it| it.header().date);
        let analyse = |it: &&Assessment| {
            // Levels and scores do not depend on what the city has.
            GapAnalysis::of(it, catalogue, &Coverage::on(it.header().date, catalogue, &[]))
        };
        let analyses: Vec<GapAnalysis> = assessments.iter().map(analyse).collect();
        let section = |place: usize, clause: ClauseId| SectionTrend {
            clause,
            scores: analyses.iter().filter_map(|it| it.sections.get(place)).map(|it| it.score).collect(),
        };
        let first = analyses.first().map_or(&[][..], |first| &first.sections);
        let clause = |clause: ClauseId| {
            let answers = || assessments.iter().map(|it| it.rating(clause).map(|rating| &rating.answer));
            ClauseTrend {
                clause,
                levels: answers().map(|answer| answer.and_then(Answer::level)).collect(),
                not_applicable: answers().map(|it| matches!(it, Some(Answer::NotApplicable(_)))).collect(),
            }
        };
        Self {
            dates: assessments.iter().map(|it| it.header().date).collect(),
            total: analyses.iter().map(|it| it.total).collect(),
            sections: first.iter().enumerate().map(|(place, it)| section(place, it.clause)).collect(),
            clauses: catalogue.leaves().map(|leaf| clause(leaf.id())).collect(),
        }
    }
}
