//! The first thing to do about a clause.

use crate::code::codes;
use crate::{ClauseCoverage, Covered, Level, LinkedPractice, PracticeId, Strength};
use std::cmp::Reverse;

codes! {
    /// The first thing to do about a rated clause (`domain.md`, *Practice coverage of a clause on a day*).
    pub enum Advice {
        /// There is a gap, and the city has a practice for it: use that.
        Use = "use",
        /// There is a gap, and what the city had for it has ended: revive it.
        Revive = "revive",
        /// There is a gap, and the city has nothing that answers it: build.
        Build = "build",
        /// No gap, with a practice behind it: keep it up.
        Sustain = "sustain",
        /// No gap, where the city has no practice: let others learn from the unit.
        Share = "share",
        /// No gap because the target is low: leave it for now.
        Rest = "rest",
    }
}

impl Advice {
    /// What to do first, from a clause's level, its target and how practices cover it.
    pub fn of(level: Level, target: Level, covered: Covered) -> Self {
        let exists = matches!(covered, Covered::Direct | Covered::Partial);
        match (level.gap_to(target) > 0, exists) {
            (true, true) => Self::Use,
            (true, false) if covered == Covered::Lapsed => Self::Revive,
            (true, false) => Self::Build,
            (false, _) if level < Level::WORTH_SHARING => Self::Rest,
            (false, true) => Self::Sustain,
            (false, false) => Self::Share,
        }
    }
}

/// The practices that an advice rests on, those that the unit does not already use first, then the strongest.
///
/// For use and sustain the active ones that answer the clause, for revive those that ended, for build the active
/// ones that make it easier; none for share and rest.
pub fn practices_behind<'a>(
    advice: Advice,
    coverage: &'a ClauseCoverage,
    in_use: &[PracticeId],
) -> Vec<&'a LinkedPractice> {
    let counts = |linked: &LinkedPractice| match advice {
        Advice::Use | Advice::Sustain => linked.active && linked.strength > Strength::Supporting,
        Advice::Revive => linked.ended,
        Advice::Build => linked.active,
        Advice::Share | Advice::Rest => false,
    };
    let mut behind: Vec<_> = coverage.practices.iter().filter(|linked| counts(linked)).collect();
    behind.sort_by_key(|linked| (in_use.contains(&linked.id), Reverse(linked.strength)));
    behind
}
