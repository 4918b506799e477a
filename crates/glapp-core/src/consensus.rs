//! Several people's assessments of one unit: the spread of each clause and what it proposes.

use crate::score::sort_highest;
use crate::{
    Assessment, Carried, Catalogue, ClauseId, EditError, Header, Level, Rating, Stage, Standing, Votes,
};

/// What the spread proposes; the group decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// The median of the levels, the lower one when their number is even.
    Level(Level),
    /// More than half of those who answered say so.
    NotApplicable,
}

/// How several people see one clause (`domain.md`, *Consensus of several people*).
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// The clause.
    pub clause: ClauseId,
    /// How many gave each level, lowest first; as many as the scale has levels.
    pub counts: Vec<usize>,
    /// How many say that it is not applicable.
    pub not_applicable: usize,
    /// The levels given, each with the place of the assessment it comes from, lowest level first.
    pub levels: Vec<(Level, usize)>,
}

/// A difference from which on a clause is to be discussed, in levels.
const WIDE: u8 = 2;
/// An agreement below which a clause is to be discussed.
const LOW_AGREEMENT: f64 = 0.5;

impl Spread {
    /// How many gave a level.
    pub fn rated(&self) -> usize {
        self.levels.len()
    }

    /// The middle level, the lower one when their number is even; none if nobody gave one.
    pub fn median(&self) -> Option<Level> {
        let middle = self.levels.len().checked_sub(1)? / 2;
        self.levels.get(middle).map(|(level, _)| *level)
    }

    /// The lowest level; none if nobody gave one.
    pub fn min(&self) -> Option<Level> {
        self.levels.first().map(|(level, _)| *level)
    }

    /// The highest level; none if nobody gave one.
    pub fn max(&self) -> Option<Level> {
        self.levels.last().map(|(level, _)| *level)
    }

    /// Van der Eijk's agreement of those who gave a level, from −1 (polarised) over 0 (uniform) to 1 (all alike); none
    /// if nobody did.
    pub fn agreement(&self) -> Option<f64> {
        agreement(&self.counts)
    }

    /// Whether the group should talk about it: the levels are two or more apart, or agreement is below 0.5.
    pub fn discuss(&self) -> bool {
        let apart = self.min().zip(self.max()).map_or(0, |(min, max)| max.number() - min.number());
        apart >= WIDE || self.agreement().is_some_and(|agreement| agreement < LOW_AGREEMENT)
    }

    /// What a consensus assessment keeps of it: how many, not who.
    pub fn votes(&self) -> Votes {
        Votes {
            counts: self.counts.clone(),
            not_applicable: self.not_applicable,
            carried: Carried::default(),
        }
    }

    /// The spread that was kept; the people behind the levels are numbered from the lowest level up.
    fn kept(clause: ClauseId, votes: &Votes) -> Self {
        let levels = (0..).map(Level::new).zip(&votes.counts);
        let levels = levels.flat_map(|(level, &count)| std::iter::repeat_n(level, count)).zip(0..);
        let (counts, not_applicable) = (votes.counts.clone(), votes.not_applicable);
        Self { clause, levels: levels.collect(), counts, not_applicable }
    }

    /// What the spread proposes; none if nobody answered.
    pub fn proposed(&self) -> Option<Proposal> {
        if self.not_applicable > self.rated() {
            return Some(Proposal::NotApplicable);
        }
        self.median().map(Proposal::Level)
    }
}

/// Several people's assessments of one unit, merged (`domain.md`, *Consensus of several people*).
#[derive(Debug, Clone, PartialEq)]
pub struct Consensus {
    /// Every assessable clause, in clause order.
    pub clauses: Vec<Spread>,
}

impl Consensus {
    /// Merges assessments against `catalogue`; their places are those in `assessments`.
    ///
    /// ```
    /// use glapp_core::{Assessment, Change, Consensus, Edit, Level, Proposal, example};
    /// let catalogue = example::catalogue();
    /// let person = |level| {
    ///     let mut person = example::assessment(&catalogue);
    ///     let clause = "4.1".parse().unwrap();
    ///     person.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(level))))).unwrap();
    ///     person
    /// };
    /// let people = [person(4), person(1)];
    /// let consensus = Consensus::of(&people, &catalogue);
    /// let spread = &consensus.clauses[0];
    /// assert!(spread.discuss()); // three levels apart
    /// assert_eq!(spread.proposed(), Some(Proposal::Level(Level::new(1)))); // the lower median
    /// ```
    pub fn of(assessments: &[Assessment], catalogue: &Catalogue) -> Self {
        let people: Vec<_> = assessments.iter().map(|it| Standing::all(it, catalogue)).collect();
        Self::among(&people, catalogue)
    }

    /// The same from what [`Standing::all`] makes of each person's assessment, so that very many fit in memory.
    pub fn among(people: &[Box<[Standing]>], catalogue: &Catalogue) -> Self {
        let levels = usize::from(catalogue.scale().top().number()) + 1;
        let spread = |(leaf, clause): (usize, ClauseId)| {
            let mut spread =
                Spread { clause, counts: vec![0; levels], not_applicable: 0, levels: Vec::new() };
            for (place, stands) in
                people.iter().enumerate().filter_map(|(place, it)| Some((place, it.get(leaf)?)))
            {
                spread.not_applicable += usize::from(stands.not_applicable);
                let Some(level) = stands.level else { continue };
                spread.levels.push((level, place));
                if let Some(count) = spread.counts.get_mut(usize::from(level.number())) {
                    *count += 1;
                }
            }
            spread.levels.sort();
            spread
        };
        Self { clauses: catalogue.leaves().map(|leaf| leaf.id()).enumerate().map(spread).collect() }
    }

    /// What a consensus assessment keeps; none if it keeps no spread at all.
    pub fn kept(assessment: &Assessment, catalogue: &Catalogue) -> Option<Self> {
        assessment.ratings().find(|(_, rating)| rating.spread.is_some())?;
        let none = Votes { counts: vec![0; catalogue.scale().levels().count()], ..Votes::default() };
        let spread = |clause: ClauseId| {
            let votes = assessment.rating(clause).and_then(|rating| rating.spread.as_ref());
            Spread::kept(clause, votes.unwrap_or(&none))
        };
        Some(Self { clauses: catalogue.leaves().map(|leaf| spread(leaf.id())).collect() })
    }

    /// The consensus assessment before the group has decided anything: every clause keeps its spread and is open.
    ///
    /// ```
    /// use glapp_core::{Consensus, Stage, example};
    /// let catalogue = example::catalogue();
    /// let people = [example::assessment(&catalogue)];
    /// let draft = Consensus::of(&people, &catalogue).draft(&catalogue, example::header())?;
    /// assert_eq!(draft.header().stage, Stage::Consensus);
    /// assert_eq!(Consensus::kept(&draft, &catalogue), Some(Consensus::of(&people, &catalogue)));
    /// # Ok::<(), glapp_core::EditError>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Assessment::new`].
    pub fn draft(&self, catalogue: &Catalogue, header: Header) -> Result<Assessment, EditError> {
        let mut draft = Assessment::new(catalogue, Header { stage: Stage::Consensus, ..header })?;
        for it in &self.clauses {
            let rating = Rating { spread: Some(it.votes()), ..Rating::default() };
            draft.put_rating(catalogue, it.clause, rating)?;
        }
        Ok(draft)
    }

    /// The clauses to discuss, the least agreement first, then the widest apart, ties in clause order.
    pub fn to_discuss(&self) -> Vec<&Spread> {
        let mut clauses: Vec<&Spread> = self.clauses.iter().filter(|spread| spread.discuss()).collect();
        let apart = |it: &Spread| it.min().zip(it.max()).map_or(0, |(min, max)| max.number() - min.number());
        // From 0, so that rounding is small beside it.
        let disagreement = |it: &&Spread| 1.0 - it.agreement().unwrap_or(1.0);
        sort_highest(&mut clauses, disagreement, |a, b| {
            apart(b).cmp(&apart(a)).then_with(|| a.clause.cmp(&b.clause))
        });
        clauses
    }
}

/// Van der Eijk's agreement A of frequencies on an ordered scale, from −1 to 1; none without any.
///
/// C. van der Eijk, *Measuring agreement in ordered rating scales*, Quality & Quantity 35 (2001): the frequencies are
/// taken apart into layers of patterns, each of which is as unimodal as its triples are, and as concentrated as it has
/// few categories; A is their mean weighted by size.
///
/// ```
/// # use glapp_core::agreement;
/// // The example in the documentation of the R package agrmt.
/// let a = agreement(&[30, 40, 210, 130, 530, 50, 10]).unwrap();
/// assert_eq!(format!("{a:.4}"), "0.6113");
/// assert_eq!(agreement(&[5, 0, 0, 0, 0, 5]), Some(-1.0)); // polarised
/// assert_eq!(agreement(&[2, 2, 2, 2, 2, 2]), Some(0.0)); // uniform
/// assert_eq!(agreement(&[0, 0, 7, 0, 0, 0]), Some(1.0)); // all alike
/// ```
pub fn agreement(frequencies: &[usize]) -> Option<f64> {
    let all: usize = frequencies.iter().sum();
    if all == 0 {
        return None;
    }
    let mut left = frequencies.to_vec();
    let mut sum = 0.0;
    while let Some(depth) = left.iter().copied().filter(|&count| count > 0).min() {
        let pattern: Vec<bool> = left.iter().map(|&count| count > 0).collect();
        let categories = pattern.iter().filter(|&&there| there).count();
        sum += (depth * categories) as f64 * of_pattern(&pattern, categories);
        left.iter_mut().for_each(|count| *count = count.saturating_sub(depth));
    }
    Some(sum / all as f64)
}

/// Agreement of a pattern, in which so many categories are there: U · (1 − (S − 1)/(K − 1)).
fn of_pattern(pattern: &[bool], categories: usize) -> f64 {
    let all = pattern.len() as f64;
    if pattern.len() < 2 {
        return 1.0;
    }
    let concentrated = 1.0 - (categories as f64 - 1.0) / (all - 1.0);
    // A triple is unimodal as 110 or 011, bimodal as 101; the others say nothing.
    let (mut unimodal, mut bimodal) = (0_u32, 0_u32);
    for (i, &first) in pattern.iter().enumerate() {
        for (j, &second) in pattern.iter().enumerate().skip(i + 1) {
            for &third in pattern.iter().skip(j + 1) {
                match (first, second, third) {
                    (true, true, false) | (false, true, true) => unimodal += 1,
                    (true, false, true) => bimodal += 1,
                    _ => {}
                }
            }
        }
    }
    if unimodal + bimodal == 0 {
        // One category only, or all of them: as unimodal as can be.
        return concentrated;
    }
    let (unimodal, bimodal) = (f64::from(unimodal), f64::from(bimodal));
    let shape = ((all - 2.0) * unimodal - (all - 1.0) * bimodal) / ((all - 2.0) * (unimodal + bimodal));
    shape * concentrated
}
