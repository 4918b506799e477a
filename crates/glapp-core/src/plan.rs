//! What actions do for the total, and what gives most next.

use crate::{Action, ClauseId, GapAnalysis, Level, Priority, gap};

/// One clause one level up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The clause.
    pub clause: ClauseId,
    /// The level it starts from.
    pub from: Level,
    /// The level above that.
    pub to: Level,
    /// How much the total rises, in levels: W(k)/ΣW · w(c)/Σ_R w.
    pub lift: f64,
    /// The total after this step and all before it.
    pub total: f64,
}

impl GapAnalysis {
    /// How much the total would rise if the clause reached its target and nothing else changed: its contribution. For a
    /// chapter or an intermediate clause, if every clause below it did. None if there is no gap to close.
    ///
    /// ```
    /// use glapp_core::{Change, Coverage, Edit, GapAnalysis, Level, example};
    /// let catalogue = example::catalogue();
    /// let mut unit = example::assessment(&catalogue);
    /// unit.apply(&catalogue, Edit::Clause("4.1".parse()?, Change::Level(Some(Level::new(2)))))?;
    /// let analysis = GapAnalysis::of(&unit, &catalogue, &Coverage::on(unit.header().date, &catalogue, &[]));
    /// assert_eq!(analysis.effect("4.1".parse()?), Some(1.0)); // the only answer, one level below its target of 3
    /// assert_eq!(analysis.effect("5.1".parse()?), None); // not answered: nobody knows of a gap
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn effect(&self, clause: ClauseId) -> Option<f64> {
        self.closing(|gap| gap.is_within(clause))
    }

    /// How much the total would rise if every clause that these actions are about reached its target, each clause
    /// counted once however many actions it has. None if there is no gap to close.
    pub fn effect_of<'a>(&self, actions: impl IntoIterator<Item = &'a Action>) -> Option<f64> {
        let about: Vec<ClauseId> = actions.into_iter().filter_map(|action| action.clause).collect();
        self.closing(|gap| about.iter().any(|&clause| gap.is_within(clause)))
    }

    fn closing(&self, is_closed: impl Fn(ClauseId) -> bool) -> Option<f64> {
        let closed = self.priorities.iter().filter(|it| is_closed(it.clause));
        closed.map(|it| it.contribution).reduce(|sum, more| sum + more)
    }

    /// What gives most for the next `n` steps: each time the level whose lift times importance is highest, ties in
    /// clause order, never beyond a target. Fewer than `n` if all targets are reached before.
    pub fn steps(&self, n: usize) -> Vec<Step> {
        // Every level of a clause lifts the total alike, so the clauses can be put in order once.
        let per_level = |it: &Priority| {
            let levels = f64::from(it.gap);
            Priority { contribution: it.contribution / levels, priority: it.priority / levels, ..*it }
        };
        let mut order: Vec<Priority> = self.priorities.iter().map(per_level).collect();
        gap::sort(&mut order);
        let mut total = self.total.score.unwrap_or_default();
        let levels = order.iter().flat_map(|it| {
            let from = self.clause(it.clause).and_then(|result| result.level).map_or(0, Level::number);
            (from..from.saturating_add(it.gap)).map(move |from| (it, from))
        });
        let step = |(it, from): (&Priority, u8)| {
            total += it.contribution;
            let (from, to) = (Level::new(from), Level::new(from.saturating_add(1)));
            Step { clause: it.clause, from, to, lift: it.contribution, total }
        };
        levels.take(n).map(step).collect()
    }
}
