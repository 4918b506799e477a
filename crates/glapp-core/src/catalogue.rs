//! One standard as an ordered tree of clauses.

use crate::code::codes;
use crate::error::CatalogueErrorKind as Kind;
use crate::{CatalogueError, ClauseId, Language, Scale, Text};
use std::{collections::BTreeSet, ops::Range};

codes! {
    /// The eight innovation management principles of ISO 56000.
    pub enum Principle {
        /// 1 Realization of value.
        Value = "value",
        /// 2 Future-focused leaders.
        Leaders = "leaders",
        /// 3 Strategic direction.
        Direction = "direction",
        /// 4 Culture.
        Culture = "culture",
        /// 5 Exploiting insights.
        Insights = "insights",
        /// 6 Managing uncertainty.
        Uncertainty = "uncertainty",
        /// 7 Adaptability.
        Adaptability = "adaptability",
        /// 8 Systems approach.
        Systems = "systems",
    }
}

codes! {
    /// The phase of the cycle (plan, do, study, act) that a clause belongs to.
    pub enum Phase {
        /// Plan: chapters 4-6 of ISO 56002.
        Plan = "plan",
        /// Do: chapters 7-8.
        Do = "do",
        /// Study: chapter 9.
        Study = "study",
        /// Act: chapter 10.
        Act = "act",
    }
}

codes! {
    /// How far a clause of another catalogue answers this one.
    pub enum Extent {
        /// It asks for the same.
        Full = "full",
        /// It asks for a part of it.
        Partly = "partly",
    }
}

/// Where a clause is found in another catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    /// The other catalogue's id, such as `iso-56001:2024`.
    pub catalogue: Box<str>,
    /// The clause there. Never to be guessed from the number: the standards number differently.
    pub clause: ClauseId,
    /// How far the two agree.
    pub extent: Extent,
}

/// What an assessable clause asks, in words of our own.
#[derive(Debug, Clone, PartialEq)]
pub struct Criteria {
    /// One plain question that a head of unit can answer.
    pub question: Text,
    /// Why it matters.
    pub purpose: Option<Text>,
    /// A descriptor of what is seen at each level, lowest first; as many as the scale has levels.
    pub levels: Vec<Text>,
    /// What could show it.
    pub evidence: Vec<Text>,
    /// One thing to do to get from each level to the next; empty, or one less than there are levels.
    pub first_step: Vec<Text>,
    /// The principles it rests on.
    pub principles: Vec<Principle>,
    /// Its place in the cycle.
    pub phase: Option<Phase>,
    /// Other standards of the series that go deeper.
    pub related: Vec<Box<str>>,
    /// Where it is found in other catalogues.
    pub crosswalk: Vec<Crosswalk>,
    /// Why it is in the short round; none if it is not.
    pub short_round: Option<Text>,
}

/// A row of a catalogue before its place in the tree is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number.
    pub id: ClauseId,
    /// Its short title.
    pub title: Text,
    /// Its weight among its like, from [`Entry::MIN_WEIGHT`] to [`Entry::MAX_WEIGHT`]. For a chapter: among the chapters.
    pub weight: f64,
    /// What it asks, if it is assessed itself and the catalogue has texts for it.
    pub criteria: Option<Criteria>,
}

impl Entry {
    /// The highest weight: far above any use, far below where a sum of weights would overflow.
    pub const MAX_WEIGHT: f64 = 1e6;

    /// The lowest weight: far below any use, far above where a weight times a level would lose digits.
    pub const MIN_WEIGHT: f64 = 1e-300;
}

/// A clause in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    entry: Entry,
    /// The assessable clauses at or below it, as places in [`Catalogue::leaves`].
    leaves: Range<usize>,
    assessable: bool,
}

impl Clause {
    /// Its number.
    pub fn id(&self) -> ClauseId {
        self.entry.id
    }

    /// Its short title.
    pub fn title(&self) -> &Text {
        &self.entry.title
    }

    /// Its weight, above 0: w for an assessable clause, W for a chapter (`domain.md`, *Scores*).
    pub fn weight(&self) -> f64 {
        self.entry.weight
    }

    /// What it asks; only an assessable clause has it.
    pub fn criteria(&self) -> Option<&Criteria> {
        self.entry.criteria.as_ref()
    }

    /// Whether it is rated itself: a leaf of the tree.
    pub fn is_assessable(&self) -> bool {
        self.assessable
    }

    /// Whether it is of the first level.
    pub fn is_chapter(&self) -> bool {
        self.entry.id.depth() == 1
    }

    /// The assessable clauses at or below it, as places in [`Catalogue::leaves`].
    pub fn leaves(&self) -> Range<usize> {
        self.leaves.clone()
    }
}

/// What a catalogue is called and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogueHead {
    /// Such as `iso-56002:2019`.
    pub id: Box<str>,
    /// The edition of our texts, such as `2026-11`.
    pub edition: Box<str>,
    /// The standard's name.
    pub title: Text,
    /// What the catalogue rests on and whose words it uses.
    pub source: Text,
    /// Its levels.
    pub scale: Scale,
}

/// One standard as an ordered tree of clauses, with its scale and texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    head: CatalogueHead,
    clauses: Vec<Clause>,
    /// Their numbers, close together: a clause is looked for among these, without touching the others' texts.
    ids: Vec<ClauseId>,
    leaf_count: usize,
}

impl Catalogue {
    /// Puts the entries, given in the order of the standard, in their places.
    ///
    /// # Errors
    /// Everything that is wrong, each with the place of its entry; see [`CatalogueError`].
    pub fn new(head: CatalogueHead, entries: Vec<Entry>) -> Result<Self, Vec<CatalogueError>> {
        let errors = check(&head.scale, &entries);
        if !errors.is_empty() {
            return Err(errors);
        }
        // In rising order the clauses below one follow it directly, so a leaf is one whose next is not below it.
        let mut leaf_count = 0;
        let mut clauses: Vec<Clause> = Vec::with_capacity(entries.len());
        let mut entries = entries.into_iter().peekable();
        while let Some(entry) = entries.next() {
            let assessable = entries.peek().is_none_or(|next| !next.id.is_within(entry.id));
            let leaves = leaf_count..leaf_count;
            leaf_count += usize::from(assessable);
            clauses.push(Clause { entry, leaves, assessable });
        }
        let ends: Vec<usize> = (0..clauses.len()).map(|i| leaf_end(&clauses, i, leaf_count)).collect();
        for (clause, end) in clauses.iter_mut().zip(ends) {
            clause.leaves.end = end;
        }
        let ids = clauses.iter().map(Clause::id).collect();
        Ok(Self { head, clauses, ids, leaf_count })
    }

    /// Its name, edition and source.
    pub fn head(&self) -> &CatalogueHead {
        &self.head
    }

    /// Its id, such as `iso-56002:2019`.
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// Its levels.
    pub fn scale(&self) -> &Scale {
        &self.head.scale
    }

    /// Every clause, in order.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clauses of the first level, in order.
    pub fn chapters(&self) -> impl Iterator<Item = &Clause> + Clone {
        self.clauses.iter().filter(|clause| clause.is_chapter())
    }

    /// The assessable clauses, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Clause> + Clone {
        self.clauses.iter().filter(|clause| clause.assessable)
    }

    /// The assessable clauses at or below a clause of this catalogue, in order.
    pub fn leaves_of(&self, clause: &Clause) -> impl Iterator<Item = &Clause> + Clone {
        // From its own place on, not from the first: a catalogue may have very many clauses.
        let place = self.ids.binary_search(&clause.id()).unwrap_or(self.clauses.len());
        let from = self.clauses.get(place..).unwrap_or_default();
        from.iter().filter(|clause| clause.assessable).take(clause.leaves.len())
    }

    /// How many assessable clauses there are.
    pub fn leaf_count(&self) -> usize {
        self.leaf_count
    }

    /// The clause with that number.
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(self.ids.binary_search(&id).ok()?)
    }

    /// A clause's short title; one that other clauses share ("General") with that of the clause above in front.
    pub fn title_in_context(&self, id: ClauseId, language: Language) -> String {
        let text = |clause: &Clause| clause.title().get(language).to_owned();
        let Some(own) = self.clause(id).map(text) else { return String::new() };
        let shared = self.clauses.iter().filter(|other| other.title().get(language) == own).count() > 1;
        match id.parent().and_then(|parent| self.clause(parent)).map(text) {
            Some(parent) if shared => format!("{parent}: {own}"),
            _ => own,
        }
    }

    /// The place of an assessable clause in [`Catalogue::leaves`].
    pub fn leaf(&self, id: ClauseId) -> Option<usize> {
        self.clause(id).filter(|clause| clause.assessable).map(|clause| clause.leaves.start)
    }
}

/// The place after the last leaf at or below the clause at place `i`: where the next clause beside it starts.
fn leaf_end(clauses: &[Clause], i: usize, leaf_count: usize) -> usize {
    let mut rest = clauses.iter().skip(i);
    let Some(clause) = rest.next() else { return leaf_count };
    rest.find(|next| !next.id().is_within(clause.id())).map_or(leaf_count, |next| next.leaves.start)
}

fn check(scale: &Scale, entries: &[Entry]) -> Vec<CatalogueError> {
    let steps = usize::from(scale.top().number());
    let mut errors = Vec::new();
    let mut seen: BTreeSet<ClauseId> = BTreeSet::new();
    for (index, entry) in entries.iter().enumerate() {
        let id = entry.id;
        let mut wrong = |kind| errors.push(CatalogueError { index, kind });
        if seen.last().is_some_and(|&last| last >= id) {
            wrong(Kind::OutOfOrder(id));
        }
        if id.parent().is_some_and(|parent| !seen.contains(&parent)) {
            wrong(Kind::Orphan(id));
        }
        seen.insert(id);
        if !(Entry::MIN_WEIGHT..=Entry::MAX_WEIGHT).contains(&entry.weight) {
            wrong(Kind::Weight(entry.weight));
        }
        let Some(criteria) = &entry.criteria else { continue };
        if entries.get(index + 1).is_some_and(|next| next.id.is_within(id)) {
            wrong(Kind::QuestionAboveLeaf(id));
        }
        if criteria.levels.len() != steps + 1 {
            wrong(Kind::Descriptors { found: criteria.levels.len(), expected: steps + 1 });
        }
        if !criteria.first_step.is_empty() && criteria.first_step.len() != steps {
            wrong(Kind::FirstSteps { found: criteria.first_step.len(), expected: steps });
        }
    }
    errors
}
