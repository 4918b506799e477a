//! Gaps in order of priority.

use crate::score::sort_highest;
use crate::{ClauseId, Importance};

/// A clause with a gap, and how much it would help to close it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Priority {
    /// The clause.
    pub clause: ClauseId,
    /// max(0, T − L), in levels; at least 1.
    pub gap: u8,
    /// How much the clause matters to the unit.
    pub importance: Importance,
    /// How much the total score would rise if the clause reached its target and nothing else changed, in levels.
    pub contribution: f64,
    /// Importance (1-3) times contribution.
    pub priority: f64,
}

/// Sorts by priority, highest first, ties in clause order.
pub(crate) fn sort(priorities: &mut [Priority]) {
    sort_highest(priorities, |it| it.priority, |a, b| a.clause.cmp(&b.clause));
}
