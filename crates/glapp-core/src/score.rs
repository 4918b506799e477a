//! Scores with honest bounds (`domain.md`, *Scores*).

use crate::{Level, Standing};
use std::cmp::Ordering;

/// Figures closer than this, relative to their size, differ only by the rounding of the arithmetic: a weight such as 0.1
/// has no exact float, and sums of them depend on their order.
const ROUNDING: f64 = 1e-12;

/// Whether a figure is below another by more than rounding, which must not decide who stands above whom or what a unit
/// is told to do first. Figures are sums and means of what is never negative, so rounding is small beside them.
pub(crate) fn is_below(one: f64, other: f64) -> bool {
    other - one > ROUNDING * one.abs().max(other.abs())
}

/// Sorts by a figure, highest first; what differs only by rounding is alike and goes by `alike`.
pub(crate) fn sort_highest<T>(
    items: &mut [T],
    figure: impl Fn(&T) -> f64,
    alike: impl Fn(&T, &T) -> Ordering,
) {
    // In two turns: what is alike within a tolerance is no order, and a sort asks for one.
    items.sort_unstable_by(|a, b| figure(b).total_cmp(&figure(a)).then_with(|| alike(a, b)));
    for tied in items.chunk_by_mut(|a, b| !is_below(figure(b), figure(a))) {
        tied.sort_unstable_by(&alike);
    }
}

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

    /// Whether it differs from another whatever the unanswered turn out to be: their bounds do not overlap. Bounds that
    /// differ only by rounding meet, and what meets overlaps.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        let below = |one: &Self, other: &Self| {
            one.upper.zip(other.lower).is_some_and(|(upper, lower)| is_below(upper, lower))
        };
        below(self, other) || below(other, self)
    }

    /// The whole, from its chapters' weights W and scores: every chapter counts by its weight, however long it is.
    /// Beside it ΣW over the chapters that have a score.
    pub(crate) fn total(chapters: impl Iterator<Item = (f64, Self)>) -> (Self, f64) {
        let mut means = [Mean::default(); 5];
        let (mut applicable, mut rated) = (0, 0);
        for (weight, k) in chapters {
            let values = [k.score, k.lower, k.upper, k.target, k.gap];
            for (mean, value) in means.iter_mut().zip(values) {
                value.into_iter().for_each(|value| mean.add(weight, value));
            }
            applicable += k.applicable;
            rated += k.rated;
        }
        let scored_weight = means[0].weight;
        let [score, lower, upper, target, gap] = means.map(Mean::value);
        (Self { score, lower, upper, target, gap, applicable, rated }, scored_weight)
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
    /// Σ_R w and Σ_A w, and the sums of w times what the names say.
    rated_weight: f64,
    applicable_weight: f64,
    level: f64,
    upper: f64,
    target: f64,
    gap: f64,
    applicable: usize,
    rated: usize,
}

impl Tally {
    /// Adds one assessable clause with its weight w, and how it stands.
    pub fn add(&mut self, weight: f64, stands: Standing, top: Level) {
        if stands.not_applicable {
            return;
        }
        self.applicable += 1;
        self.applicable_weight += weight;
        self.target += weight * stands.target.value();
        self.upper += weight * stands.level.unwrap_or(top).value();
        if let Some(level) = stands.level {
            self.rated += 1;
            self.rated_weight += weight;
            self.level += weight * level.value();
            self.gap += weight * f64::from(level.gap_to(stands.target));
        }
    }

    pub fn score(&self) -> Score {
        let mean = |sum: f64, weight: f64| (weight > 0.0).then(|| sum / weight);
        Score {
            score: mean(self.level, self.rated_weight),
            // What is not answered adds 0 to the levels.
            lower: mean(self.level, self.applicable_weight),
            upper: mean(self.upper, self.applicable_weight),
            target: mean(self.target, self.applicable_weight),
            gap: mean(self.gap, self.rated_weight),
            applicable: self.applicable,
            rated: self.rated,
        }
    }
}
