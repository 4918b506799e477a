//! What practices exist for a clause on a given day.

use crate::code::codes;
use crate::{Catalogue, ClauseId, Date, Practice, PracticeId, Strength};

codes! {
    /// How well a clause is covered by practices on a day, best first.
    pub enum Covered {
        /// At least one active direct link.
        Direct = "direct",
        /// Else at least one active partial link.
        Partial = "partial",
        /// Else at least one active supporting link.
        Supporting = "supporting",
        /// Else at least one link from a practice that ended.
        Lapsed = "lapsed",
        /// Else.
        None = "none",
    }
}

/// A practice that is linked to a clause, seen on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedPractice {
    /// Which.
    pub id: PracticeId,
    /// How well it answers the clause.
    pub strength: Strength,
    /// Whether it can be used on the day.
    pub active: bool,
    /// Whether its last day has passed.
    pub ended: bool,
}

/// The practices linked to one clause on a day, in the order of their set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCoverage {
    /// The clause.
    pub clause: ClauseId,
    /// All practices linked to it, active or not.
    pub practices: Vec<LinkedPractice>,
}

impl ClauseCoverage {
    /// How well the clause is covered (`domain.md`, *Practice coverage of a clause on a day*).
    pub fn covered(&self) -> Covered {
        let strongest =
            self.practices.iter().filter(|linked| linked.active).map(|linked| linked.strength).max();
        match strongest {
            Some(Strength::Direct) => Covered::Direct,
            Some(Strength::Partial) => Covered::Partial,
            Some(Strength::Supporting) => Covered::Supporting,
            None if self.practices.iter().any(|linked| linked.ended) => Covered::Lapsed,
            None => Covered::None,
        }
    }
}

/// What practices exist for each assessable clause of a catalogue on a given day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    as_of: Date,
    clauses: Vec<ClauseCoverage>,
}

impl Coverage {
    /// The coverage on `day`. Links to clauses that the catalogue does not assess are passed over.
    ///
    /// ```
    /// use glapp_core::{Coverage, Covered, example};
    /// let catalogue = example::catalogue();
    /// let forum = example::practice(); // 2018-2023, direct to 4.1
    /// let on = |day: &str| Coverage::on(day.parse().unwrap(), &catalogue, &[forum.clone()]);
    /// assert_eq!(on("2023-12-31").clauses()[0].covered(), Covered::Direct);
    /// assert_eq!(on("2024-01-01").clauses()[0].covered(), Covered::Lapsed);
    /// ```
    pub fn on(day: Date, catalogue: &Catalogue, practices: &[Practice]) -> Self {
        Self::by(day, catalogue, &mut practices.iter())
    }

    /// The same by some practices out of several sets, or out of one.
    pub fn by(day: Date, catalogue: &Catalogue, practices: &mut dyn Iterator<Item = &Practice>) -> Self {
        let mut clauses: Vec<ClauseCoverage> = catalogue
            .leaves()
            .map(|leaf| ClauseCoverage { clause: leaf.id(), practices: Vec::new() })
            .collect();
        for practice in practices {
            for link in &practice.clauses {
                if let Some(clause) = catalogue.leaf(link.clause).and_then(|place| clauses.get_mut(place)) {
                    clause.practices.push(LinkedPractice {
                        id: practice.id.clone(),
                        strength: link.strength,
                        active: practice.is_active(day),
                        ended: practice.period.ended(day),
                    });
                }
            }
        }
        Self { as_of: day, clauses }
    }

    /// How many clauses are covered in a way.
    pub fn count(&self, covered: Covered) -> usize {
        self.clauses.iter().filter(|clause| clause.covered() == covered).count()
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Every assessable clause, in the order of [`Catalogue::leaves`].
    pub fn clauses(&self) -> &[ClauseCoverage] {
        &self.clauses
    }

    /// The coverage of the clause at a place among the assessable ones, where it is looked for first.
    pub(crate) fn clause_at(&self, place: usize, id: ClauseId) -> Option<&ClauseCoverage> {
        self.clauses.get(place).filter(|clause| clause.clause == id).or_else(|| self.clause(id))
    }

    /// The coverage of one clause.
    pub fn clause(&self, id: ClauseId) -> Option<&ClauseCoverage> {
        let place = self.clauses.binary_search_by_key(&id, |clause| clause.clause).ok()?;
        self.clauses.get(place)
    }
}
