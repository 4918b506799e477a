//! Gaps in order of priority.

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

/// Two priorities closer than this, relative to their size, are a tie: they differ only by the rounding of the
/// arithmetic, which must not decide what a unit is told to do first.
const TIE: f64 = 1e-12;

/// Sorts by priority, highest first, ties in clause order.
pub(crate) fn sort(priorities: &mut [Priority]) {
    priorities.sort_unstable_by(|a, b| b.priority.total_cmp(&a.priority).then(a.clause.cmp(&b.clause)));
    for tied in priorities.chunk_by_mut(|a, b| a.priority - b.priority <= TIE * a.priority) {
        tied.sort_unstable_by_key(|entry| entry.clause);
    }
}
