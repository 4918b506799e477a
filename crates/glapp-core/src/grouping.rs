//! The same ratings, seen by something else than the standard's own chapters.

use crate::score::Tally;
use crate::{
    Assessment, Catalogue, Clause, ClauseId, Coded, Extent, Phase, Practice, Principle, Score, Standing,
    Strength,
};

/// What the assessable clauses are grouped by.
#[derive(Debug, Clone, Copy)]
pub enum Grouping<'a> {
    /// The innovation management principles; a clause may rest on several.
    Principle,
    /// The phase of the cycle.
    Phase,
    /// The five strategies of the city's programme, through the practices that belong to one and answer the clause.
    Strategy(&'a [Practice]),
    /// The clauses of another catalogue, through the crosswalk; never by number.
    Crosswalk(&'a Catalogue),
}

/// What a group is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKey {
    /// A principle.
    Principle(Principle),
    /// A phase.
    Phase(Phase),
    /// A strategy of the programme, 1-5.
    Strategy(u8),
    /// A clause of the other catalogue: a chapter, an assessable clause or one between.
    Clause(ClauseId),
}

/// The clauses of a group and how they stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What the group is of.
    pub key: GroupKey,
    /// The assessable clauses in it, in clause order, and how far each answers it.
    pub clauses: Vec<(ClauseId, Extent)>,
    /// Their score, computed as a chapter's is (`domain.md`, *Scores*).
    pub score: Score,
}

impl Group {
    /// Whether no clause answers it, as with change management in ISO 56001, which ISO 56002 does not ask about.
    pub fn is_uncovered(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// The number of strategies in the city's programme.
const STRATEGIES: u8 = 5;

impl Grouping<'_> {
    /// An assessment's ratings in these groups. Every group is there, those that no clause answers too.
    ///
    /// ```
    /// use glapp_core::{Grouping, Phase, GroupKey, example};
    /// let catalogue = example::catalogue(); // no clause of it names a phase
    /// let groups = Grouping::Phase.groups(&example::assessment(&catalogue), &catalogue);
    /// assert_eq!(groups[0].key, GroupKey::Phase(Phase::Plan));
    /// assert!(groups.iter().all(|group| group.is_uncovered()));
    /// ```
    pub fn groups(&self, assessment: &Assessment, catalogue: &Catalogue) -> Vec<Group> {
        let group = |key: GroupKey| {
            let mut clauses = Vec::new();
            let mut tally = Tally::default();
            for leaf in catalogue.leaves() {
                if let Some(extent) = self.extent(leaf, key) {
                    clauses.push((leaf.id(), extent));
                    tally.add_leaf(leaf, assessment, catalogue);
                }
            }
            Group { key, clauses, score: tally.score() }
        };
        self.keys().into_iter().map(group).collect()
    }

    /// The assessable clauses in the group of a key, in clause order.
    pub fn clauses(&self, key: GroupKey, catalogue: &Catalogue) -> Vec<ClauseId> {
        catalogue.leaves().filter(|leaf| self.extent(leaf, key).is_some()).map(Clause::id).collect()
    }

    fn keys(&self) -> Vec<GroupKey> {
        match self {
            Self::Principle => Principle::ALL.iter().copied().map(GroupKey::Principle).collect(),
            Self::Phase => Phase::ALL.iter().copied().map(GroupKey::Phase).collect(),
            Self::Strategy(_) => (1..=STRATEGIES).map(GroupKey::Strategy).collect(),
            Self::Crosswalk(other) => {
                other.clauses().iter().map(|clause| GroupKey::Clause(clause.id())).collect()
            }
        }
    }

    /// How far an assessable clause answers what the group is of; none if it is not in the group.
    fn extent(&self, leaf: &Clause, key: GroupKey) -> Option<Extent> {
        let criteria = leaf.criteria();
        let full = |is_in: bool| is_in.then_some(Extent::Full);
        match (self, key) {
            (Self::Strategy(practices), GroupKey::Strategy(strategy)) => {
                let of_strategy =
                    practices.iter().filter(|practice| practice.programme.strategy == Some(strategy));
                let links = of_strategy.flat_map(|practice| &practice.clauses);
                let strongest =
                    links.filter(|link| link.clause == leaf.id()).map(|link| link.strength).max()?;
                match strongest {
                    Strength::Direct => Some(Extent::Full),
                    Strength::Partial => Some(Extent::Partly),
                    Strength::Supporting => None,
                }
            }
            (Self::Crosswalk(other), GroupKey::Clause(clause)) => {
                let there = criteria?.crosswalk.iter();
                let answered = there.filter(|it| &*it.catalogue == other.id() && it.clause.is_within(clause));
                answered.map(|it| it.extent).min()
            }
            (_, GroupKey::Principle(principle)) => full(criteria?.principles.contains(&principle)),
            (_, GroupKey::Phase(phase)) => full(criteria?.phase == Some(phase)),
            (_, GroupKey::Strategy(_) | GroupKey::Clause(_)) => None,
        }
    }
}

impl Tally {
    /// Adds an assessable clause as the assessment has it.
    pub(crate) fn add_leaf(&mut self, leaf: &Clause, assessment: &Assessment, catalogue: &Catalogue) {
        let stands = Standing::of(assessment, assessment.rating(leaf.id()));
        self.add(leaf.weight(), stands, catalogue.scale().top());
    }
}
