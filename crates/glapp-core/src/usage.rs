//! Which practices a unit uses, over all clauses: the city's, and its own.

use crate::{Assessment, Catalogue, Change, ClauseId, Edit, Practice, PracticeId, Practices};

impl Assessment {
    /// Whether the unit uses a practice for a clause.
    pub fn uses(&self, clause: ClauseId, practice: &str) -> bool {
        self.rating(clause).is_some_and(|rating| rating.practices.iter().any(|id| **id == *practice))
    }

    /// Whether the unit uses a practice for every clause that it is linked to. A practice without links is not.
    pub fn uses_throughout(&self, catalogue: &Catalogue, practice: &Practice) -> bool {
        let mut linked = linked(catalogue, practice).peekable();
        linked.peek().is_some() && linked.all(|clause| self.uses(clause, &practice.id))
    }

    /// The edit by which the unit uses a practice for those of its linked clauses that are wanted, and no other of them.
    ///
    /// ```
    /// use glapp_core::example;
    /// let catalogue = example::catalogue();
    /// let (mut unit, forum) = (example::assessment(&catalogue), example::practice());
    /// let edit = unit.use_at(&catalogue, &forum, |_| true);
    /// unit.apply(&catalogue, edit)?;
    /// assert!(unit.uses_throughout(&catalogue, &forum));
    /// assert!(unit.uses("4.1".parse().unwrap(), "forum"));
    /// # Ok::<(), glapp_core::EditError>(())
    /// ```
    pub fn use_at(
        &self,
        catalogue: &Catalogue,
        practice: &Practice,
        wanted: impl Fn(ClauseId) -> bool,
    ) -> Edit {
        let change = |clause| {
            let used = self.rating(clause).map(|rating| rating.practices.as_slice()).unwrap_or_default();
            let rest = used.iter().filter(|id| **id != practice.id).cloned();
            (clause, Change::Practices(rest.chain(wanted(clause).then(|| practice.id.clone())).collect()))
        };
        // Where it already is as it should be, the order of the others is left alone.
        let differs = |&clause: &ClauseId| self.uses(clause, &practice.id) != wanted(clause);
        Edit::Clauses(linked(catalogue, practice).filter(differs).map(change).collect())
    }

    /// The practices in use that the set does not have, each once, in the order of the clauses: the unit's own.
    pub fn own_practices(&self, practices: &Practices) -> Vec<PracticeId> {
        let mut own: Vec<PracticeId> = Vec::new();
        for id in self.ratings().flat_map(|(_, rating)| &rating.practices) {
            if practices.get(id).is_none() && !own.contains(id) {
                own.push(id.clone());
            }
        }
        own
    }
}

/// The assessable clauses that a practice is linked to.
fn linked(catalogue: &Catalogue, practice: &Practice) -> impl Iterator<Item = ClauseId> {
    practice.clauses.iter().map(|link| link.clause).filter(|&clause| catalogue.leaf(clause).is_some())
}
