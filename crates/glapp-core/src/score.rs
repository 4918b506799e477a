//! Scores with honest bounds (`domain.md`, *Scores*).

use crate::{Answer, Level};

/// How a chapter, an intermediate clause or the whole stands. Levels are from 0 to the scale's top, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// The weighted mean level of the rated clauses; none if nothing is rated.
    pub score: Option<f64>,
    /// What the score becomes if every unanswered clause turns out 0; none if nothing is applicable.
    pub lower: Option<f64>,
    /// What the score becomes if every unanswered clause turns out at the top; none if nothing is applicable.
    pub upper: Option<f64>,
    /// The weighted mean target of the applicable clauses; none if nothing is applicable.
    pub target: Option<f64>,
    /// The weighted mean gap of the rated clauses; a surplus never hides a gap. None if nothing is rated.
    pub gap: Option<f64>,
    /// |A|: the assessable clauses that are not marked not applicable.
    pub applicable: usize,
    /// |R|: those of them that have a level.
    pub rated: usize,
}

impl Score {
    /// |R| / |A|, from 0 to 1; none if nothing is applicable.
    pub fn completeness(&self) -> Option<f64> {
        (self.applicable > 0).then(|| self.rated as f64 / self.applicable as f64)
    }

    /// Whether it differs from another whatever the unanswered turn out to be: their bounds do not overlap.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        let below = |one: &Self, other: &Self| one.upper < other.lower && one.upper.is_some();
        below(self, other) || below(other, self)
    }

    /// The whole, from its chapters' weights W and scores: every chapter counts by its weight, however long it is.
    pub(crate) fn total<'a>(chapters: impl Iterator<Item = (f64, &'a Score)> + Clone) -> Self {
        let mean = |part: fn(&Score) -> Option<f64>| {
            let mut sum = Mean::default();
            for (weight, score) in chapters.clone() {
                if let Some(value) = part(score) {
                    sum.add(weight, value);
                }
            }
            sum.value()
        };
        Self {
            score: mean(|k| k.score),
            lower: mean(|k| k.lower),
            upper: mean(|k| k.upper),
            target: mean(|k| k.target),
            gap: mean(|k| k.gap),
            applicable: chapters.clone().map(|(_, score)| score.applicable).sum(),
            rated: chapters.map(|(_, score)| score.rated).sum(),
        }
    }
}

/// A weighted mean in the making.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: f64,
    weight: f64,
}

impl Mean {
    fn add(&mut self, weight: f64, value: f64) {
        self.sum += weight * value;
        self.weight += weight;
    }

    fn value(self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.sum / self.weight)
    }
}

/// The sums behind the score of a chapter or an intermediate clause.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    level: Mean,
    lower: Mean,
    upper: Mean,
    target: Mean,
    gap: Mean,
    applicable: usize,
    rated: usize,
}

impl Tally {
    /// Adds one assessable clause with its weight, answer and target T(c).
    pub fn add(&mut self, weight: f64, answer: &Answer, target: Level, top: Level) {
        let level = match answer {
            Answer::NotApplicable(_) => return,
            Answer::Level(level) => Some(*level),
            Answer::Unanswered => None,
        };
        self.applicable += 1;
        self.target.add(weight, target.value());
        self.lower.add(weight, level.map_or(0.0, Level::value));
        self.upper.add(weight, level.unwrap_or(top).value());
        if let Some(level) = level {
            self.rated += 1;
            self.level.add(weight, level.value());
            self.gap.add(weight, f64::from(level.gap_to(target)));
        }
    }

    /// Σ_R w: the weight of what is rated.
    pub fn rated_weight(&self) -> f64 {
        self.level.weight
    }

    pub fn score(&self) -> Score {
        Score {
            score: self.level.value(),
            lower: self.lower.value(),
            upper: self.upper.value(),
            target: self.target.value(),
            gap: self.gap.value(),
            applicable: self.applicable,
            rated: self.rated,
        }
    }
}
