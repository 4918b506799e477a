//! Several units side by side.

use crate::learning::{self, Lesson};
use crate::score::{Tally, is_below, sort_highest};
use crate::{Answer, Assessment, Catalogue, Clause, ClauseId, Coverage, Covered, Level, Rating, Score};

/// How a unit stands in one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// L(c), if rated.
    pub level: Option<Level>,
    /// T(c).
    pub target: Level,
    /// Whether it is marked not applicable.
    pub not_applicable: bool,
}

impl Standing {
    /// How an assessment stands in every assessable clause of the catalogue, in clause order.
    pub fn all(assessment: &Assessment, catalogue: &Catalogue) -> Box<[Self]> {
        let mut all = Vec::with_capacity(catalogue.leaf_count());
        all.extend(assessment.along(catalogue).map(|(_, rating)| Self::of(assessment, rating)));
        all.into()
    }

    /// How it stands in the clause of a rating.
    pub(crate) fn of(assessment: &Assessment, rating: Option<&Rating>) -> Self {
        let answer = rating.map(|rating| &rating.answer);
        Self {
            level: answer.and_then(Answer::level),
            target: assessment.target_of(rating),
            not_applicable: matches!(answer, Some(Answer::NotApplicable(_))),
        }
    }
}

/// One unit among others: no more than comparing needs, so that very many fit in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedUnit {
    /// How it stands as a whole.
    pub total: Score,
    /// How it stands in every assessable clause, in clause order.
    pub clauses: Box<[Standing]>,
}

impl ComparedUnit {
    /// What an assessment against the catalogue says.
    pub fn of(assessment: &Assessment, catalogue: &Catalogue) -> Self {
        let clauses = Standing::all(assessment, catalogue);
        let chapters = catalogue.chapters().map(|it| (it.weight(), score(&clauses, it, catalogue)));
        Self { total: Score::total(chapters).0, clauses }
    }

    /// How it stands in a chapter of the catalogue, or in an intermediate clause.
    pub fn section(&self, section: &Clause, catalogue: &Catalogue) -> Score {
        score(&self.clauses, section, catalogue)
    }
}

fn score(clauses: &[Standing], section: &Clause, catalogue: &Catalogue) -> Score {
    let stands = clauses.get(section.leaves()).unwrap_or_default();
    let mut tally = Tally::default();
    for (leaf, &stands) in catalogue.leaves_of(section).zip(stands) {
        tally.add(leaf.weight(), stands, catalogue.scale().top());
    }
    tally.score()
}

/// How one assessable clause stands among the units that rated it (`domain.md`, *Comparison of units*).
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedClause {
    /// The clause.
    pub clause: ClauseId,
    /// Each unit's level, in the order of the units; none where it is not rated.
    pub levels: Vec<Option<Level>>,
    /// What they amount to; none if no unit rated it.
    pub summary: Option<Summary>,
}

/// Levels of several units in figures; none of them rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many units.
    pub n: usize,
    /// The mean.
    pub mean: f64,
    /// The median: the mean of the two in the middle when n is even.
    pub median: f64,
    /// The lowest level.
    pub min: Level,
    /// The highest level.
    pub max: Level,
    /// The first quartile, by linear interpolation (type 7 of Hyndman and Fan 1996).
    pub q1: f64,
    /// The third quartile, likewise.
    pub q3: f64,
}

impl Summary {
    /// Of these levels; none if there are none.
    ///
    /// ```
    /// use glapp_core::{Level, Summary};
    /// let levels = [1, 2, 3, 5].map(Level::new);
    /// let summary = Summary::of(levels).unwrap();
    /// assert_eq!((summary.q1, summary.median, summary.q3), (1.75, 2.5, 3.5));
    /// ```
    pub fn of(levels: impl IntoIterator<Item = Level>) -> Option<Self> {
        // Levels are few: counting them orders them, however many units there are.
        let mut counts = [0_usize; 256];
        let (mut n, mut sum) = (0_usize, 0_u64);
        for level in levels {
            n += 1;
            sum += u64::from(level.number());
            if let Some(count) = counts.get_mut(usize::from(level.number())) {
                *count += 1;
            }
        }
        let last = n.checked_sub(1)?;
        let at = |place: usize| {
            let mut before = 0;
            let found = counts.iter().position(|count| {
                before += count;
                before > place
            });
            found.and_then(|level| u8::try_from(level).ok()).unwrap_or_default()
        };
        let quantile = |share: f64| {
            let place = share * last as f64;
            let below = f64::from(at(place.floor() as usize));
            below + (place - place.floor()) * (f64::from(at(place.ceil() as usize)) - below)
        };
        Some(Self {
            n,
            mean: sum as f64 / n as f64,
            median: quantile(0.5),
            min: Level::new(at(0)),
            max: Level::new(at(last)),
            q1: quantile(0.25),
            q3: quantile(0.75),
        })
    }

    /// max − min, in levels.
    pub fn spread(&self) -> u8 {
        self.max.number().saturating_sub(self.min.number())
    }
}

/// Several units against the same catalogue, one assessment each (`domain.md`, *Comparison of units*).
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The units, in the order given.
    pub units: Vec<ComparedUnit>,
    /// Every assessable clause, in clause order.
    pub clauses: Vec<ComparedClause>,
    /// Who can learn from whom.
    pub learning: Vec<Lesson>,
}

impl Comparison {
    /// How many learners a teacher may have for a clause, unless somebody says otherwise.
    pub const CAPACITY: usize = 2;

    /// Compares units against the catalogue; a teacher has at most `capacity` learners for a clause.
    pub fn of(units: Vec<ComparedUnit>, catalogue: &Catalogue, capacity: usize) -> Self {
        let column = |leaf: &Clause| {
            let levels = Vec::with_capacity(units.len());
            ComparedClause { clause: leaf.id(), levels, summary: None }
        };
        let mut clauses: Vec<ComparedClause> = catalogue.leaves().map(column).collect();
        let mut targets = vec![Vec::with_capacity(units.len()); clauses.len()];
        // Unit by unit, as they lie in memory: of very many, each would have to be fetched anew for every clause.
        for unit in &units {
            let stands = unit.clauses.iter().map(Some).chain(std::iter::repeat(None));
            for ((clause, targets), stands) in clauses.iter_mut().zip(&mut targets).zip(stands) {
                clause.levels.push(stands.and_then(|it| it.level));
                targets.push(stands.map_or(Level::DEFAULT_TARGET, |it| it.target));
            }
        }
        let (mut learning, mut stands) = (Vec::new(), Vec::with_capacity(units.len()));
        for (clause, targets) in clauses.iter_mut().zip(targets) {
            clause.summary = Summary::of(clause.levels.iter().copied().flatten());
            stands.clear();
            stands.extend(clause.levels.iter().zip(targets).map(|(level, target)| Some(((*level)?, target))));
            learning.append(&mut learning::lessons(clause.clause, &stands, capacity));
        }
        Self { units, clauses, learning }
    }

    /// The city's figure: the mean of the units' totals, over those that have one. It is not the mean over clauses.
    pub fn mean_total(&self) -> Option<f64> {
        let scores: Vec<f64> = self.units.iter().filter_map(|unit| unit.total.score).collect();
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
    }

    /// The city's white spots on the day of the coverage: clauses in which more than half of the units that rated them
    /// have a gap, and for which no practice exists, direct or partial.
    pub fn white_spots(&self, coverage: &Coverage) -> Vec<ClauseId> {
        let gap = |unit: &ComparedUnit, place: usize| {
            let it = unit.clauses.get(place)?;
            Some(it.level?.gap_to(it.target) > 0)
        };
        let is_spot = |(place, it): &(usize, &ComparedClause)| {
            let covered = coverage.clause(it.clause).map_or(Covered::None, |clause| clause.covered());
            let gaps: Vec<bool> = self.units.iter().filter_map(|unit| gap(unit, *place)).collect();
            let with_gap = gaps.iter().filter(|&&gap| gap).count();
            !matches!(covered, Covered::Direct | Covered::Partial) && 2 * with_gap > gaps.len()
        };
        self.clauses.iter().enumerate().filter(is_spot).map(|(_, it)| it.clause).collect()
    }

    /// How far apart two units are: the mean difference of their levels over the clauses that both rated, in levels;
    /// none if there is no such clause.
    pub fn distance(&self, one: usize, other: usize) -> Option<f64> {
        let both = |clause: &ComparedClause| {
            let level = |place: usize| Some(clause.levels.get(place).copied()??.value());
            Some((level(one)? - level(other)?).abs())
        };
        let apart: Vec<f64> = self.clauses.iter().filter_map(both).collect();
        (!apart.is_empty()).then(|| apart.iter().sum::<f64>() / apart.len() as f64)
    }

    /// The units by total score, highest first, in groups: units whose bounds overlap the next one's, or meet them but for
    /// rounding, are level with it and stand together, in the order given. Units without a score come last, together.
    pub fn standing(&self) -> Vec<Vec<usize>> {
        let total = |place: &usize| self.units.get(*place).map_or_else(Score::default, |it| it.total);
        let (mut scored, unscored): (Vec<usize>, Vec<usize>) =
            (0..self.units.len()).partition(|place| total(place).score.is_some());
        let score = |place: &usize| total(place).score.unwrap_or_default();
        sort_highest(&mut scored, score, Ord::cmp);
        // The highest that anyone from this rank down can still become.
        let mut highest: Vec<f64> =
            scored.iter().map(|place| total(place).upper.unwrap_or_default()).collect();
        let mut best = f64::NEG_INFINITY;
        for upper in highest.iter_mut().rev() {
            best = best.max(*upper);
            *upper = best;
        }
        // Two neighbours are apart only if everyone from the one up is sure to be above everyone from the other down.
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut lowest = f64::INFINITY;
        for (&place, highest) in scored.iter().zip(highest) {
            match groups.last_mut() {
                Some(group) if !is_below(highest, lowest) => group.push(place),
                _ => groups.push(vec![place]),
            }
            lowest = total(&place).lower.map_or(lowest, |lower| lower.min(lowest));
        }
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.extend((!unscored.is_empty()).then_some(unscored));
        groups
    }
}
