//! Scores, bounds, gaps and priorities of one assessment.

use crate::code::codes;
use crate::score::{Tally, is_below};
use crate::{
    Advice, Assessment, Catalogue, Clause, ClauseCoverage, ClauseId, Coverage, Covered, Importance, Level,
    Priority, Rating, Score, Standing, gap,
};

codes! {
    /// Whether a clause has been answered.
    pub enum Status {
        /// It has a level.
        Rated = "rated",
        /// It does not concern the unit.
        NotApplicable = "not_applicable",
        /// Nothing yet, or only notes.
        Unanswered = "unanswered",
    }
}

/// How one assessable clause stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClauseResult {
    /// The clause.
    pub clause: ClauseId,
    /// Whether it has been answered.
    pub status: Status,
    /// L(c), if rated.
    pub level: Option<Level>,
    /// T(c).
    pub target: Level,
    /// max(0, T − L) in levels, if rated.
    pub gap: Option<u8>,
    /// L − T in levels, if rated: negative for a gap, positive for a surplus.
    pub difference: Option<i16>,
    /// What the city has for it on the day of the coverage.
    pub covered: Covered,
    /// The first thing to do, if rated.
    pub advice: Option<Advice>,
    /// A level of 3 or more without evidence or a practice in use.
    pub unsupported: bool,
}

/// How a chapter or an intermediate clause stands, computed from its own leaves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    /// The chapter or intermediate clause.
    pub clause: ClauseId,
    /// Its scores.
    pub score: Score,
}

/// Scores, bounds, gaps and priorities of one assessment (`domain.md`, *Scores*).
#[derive(Debug, Clone, PartialEq)]
pub struct GapAnalysis {
    /// The whole.
    pub total: Score,
    /// Every chapter and intermediate clause, in clause order.
    pub sections: Vec<Section>,
    /// Every assessable clause, in clause order.
    pub clauses: Vec<ClauseResult>,
    /// The clauses with a gap, most worth closing first.
    pub priorities: Vec<Priority>,
}

impl GapAnalysis {
    /// Analyses an assessment, its coverage taken on whatever day `coverage` is of.
    ///
    /// Ratings of clauses that `catalogue` does not assess do not count; an [`Assessment`] of that catalogue has none.
    pub fn of(assessment: &Assessment, catalogue: &Catalogue, coverage: &Coverage) -> Self {
        // Each list is made once, as long as it will be: this runs at every answer, and for every unit that is compared.
        let mut clauses = Vec::with_capacity(catalogue.leaf_count());
        for (place, (leaf, rating)) in assessment.along(catalogue).enumerate() {
            let covered = coverage.clause_at(place, leaf.id()).map_or(Covered::None, ClauseCoverage::covered);
            clauses.push(result(leaf.id(), rating, Standing::of(assessment, rating), covered));
        }

        let results = |clause: &Clause| clauses.get(clause.leaves()).unwrap_or_default().iter();
        let score = |clause: &Clause| {
            let mut tally = Tally::default();
            for (leaf, result) in catalogue.leaves_of(clause).zip(results(clause)) {
                tally.add(leaf.weight(), result.standing(), catalogue.scale().top());
            }
            tally.score()
        };
        let is_section = |clause: &&Clause| clause.is_chapter() || !clause.is_assessable();
        let all = || catalogue.clauses().iter().filter(is_section);
        let mut sections: Vec<Section> = Vec::with_capacity(all().count());
        sections.extend(all().map(|clause| Section { clause: clause.id(), score: score(clause) }));
        let chapters = all().zip(&sections).filter(|(clause, _)| clause.is_chapter());
        let (total, scored_weight) =
            Score::total(chapters.map(|(chapter, section)| (chapter.weight(), section.score)));

        // W(k) / ΣW over the chapters that have a score, times w(c) / Σ_R w, times the gap.
        let mut priorities = Vec::with_capacity(clauses.iter().filter_map(ClauseResult::open_gap).count());
        let mut ratings = assessment.along(catalogue).map(|(_, rating)| rating);
        for chapter in catalogue.chapters() {
            let leaves = || catalogue.leaves_of(chapter).zip(results(chapter));
            let rated = leaves().filter(|(_, result)| result.level.is_some());
            let rated_weight: f64 = rated.map(|(leaf, _)| leaf.weight()).sum();
            for ((leaf, result), rating) in leaves().zip(&mut ratings) {
                let Some(gap) = result.open_gap() else { continue };
                let share = chapter.weight() / scored_weight * (leaf.weight() / rated_weight);
                let contribution = share * f64::from(gap);
                let importance = rating.map_or(Importance::Normal, Rating::importance);
                let priority = f64::from(importance.factor()) * contribution;
                priorities.push(Priority { clause: leaf.id(), gap, importance, contribution, priority });
            }
        }
        gap::sort(&mut priorities);
        Self { total, sections, clauses, priorities }
    }

    /// The chapters with their scores, in order.
    pub fn chapters(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.clause.depth() == 1)
    }

    /// The chapter with the widest gap, the first of those alike; none if no rated clause has a gap.
    pub fn widest(&self) -> Option<&Section> {
        let gap = |section: &Section| section.score.gap.unwrap_or_default();
        let widest = self.chapters().map(gap).fold(0.0, f64::max);
        self.chapters().find(|section| widest > 0.0 && !is_below(gap(section), widest))
    }

    /// How a chapter or intermediate clause stands.
    pub fn section(&self, id: ClauseId) -> Option<&Score> {
        self.sections.iter().find(|section| section.clause == id).map(|section| &section.score)
    }

    /// How an assessable clause stands.
    pub fn clause(&self, id: ClauseId) -> Option<&ClauseResult> {
        let place = self.clauses.binary_search_by_key(&id, |result| result.clause).ok()?;
        self.clauses.get(place)
    }
}

impl ClauseResult {
    /// The gap, if there is one to close.
    fn open_gap(&self) -> Option<u8> {
        self.gap.filter(|&gap| gap > 0)
    }

    fn standing(&self) -> Standing {
        let not_applicable = self.status == Status::NotApplicable;
        Standing { level: self.level, target: self.target, not_applicable }
    }
}

fn result(clause: ClauseId, rating: Option<&Rating>, stands: Standing, covered: Covered) -> ClauseResult {
    let Standing { level, target, not_applicable } = stands;
    ClauseResult {
        clause,
        status: match level {
            Some(_) => Status::Rated,
            None if not_applicable => Status::NotApplicable,
            None => Status::Unanswered,
        },
        level,
        target,
        gap: level.map(|level| level.gap_to(target)),
        difference: level.map(|level| level.difference(target)),
        covered,
        advice: level.map(|level| Advice::of(level, target, covered)),
        unsupported: rating.is_some_and(Rating::is_unsupported),
    }
}
