//! Two files of the same person in one: what only one of them says is taken, what they say differently a person settles.

use crate::{Action, Answer, Assessment, Carried, Catalogue, Change, ClauseId, Edit, EditError, Rating};
use std::collections::BTreeSet;
use thiserror::Error;

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first.
    One,
    /// The second.
    Other,
}

/// Why two assessments do not become one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MergeError {
    /// They are against different catalogues, or a newer Glapp wrote one of them.
    #[error(transparent)]
    Catalogue(#[from] EditError),
    /// They differ in a field that cannot be shown side by side.
    #[error("both have the field {0}, each with another content")]
    Field(Box<str>),
    /// So many conflicts are not settled.
    #[error("{0} conflicts are not settled")]
    Unsettled(usize),
}

/// Two assessments of the same person on their way to become one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// What both say, and what only one of them says.
    merged: Assessment,
    /// What they say differently: the edit that makes it what the first says, and what the second says.
    conflicts: Vec<[Edit; 2]>,
}

impl Merge {
    /// Lays two assessments together. Lists (evidence, practices, actions) are joined; the result is a draft.
    ///
    /// ```
    /// use glapp_core::{Change, Edit, Level, Merge, Side, example};
    /// let catalogue = example::catalogue();
    /// let with = |clause: &str, level| {
    ///     let mut it = example::assessment(&catalogue);
    ///     let edit = Edit::Clause(clause.parse().unwrap(), Change::Level(Some(Level::new(level))));
    ///     it.apply(&catalogue, edit).unwrap();
    ///     it
    /// };
    /// // Nothing to settle: each says something about another clause.
    /// let both = Merge::of(&with("4.1", 2), &with("4.2", 3), &catalogue)?.settle(&catalogue, &[])?;
    /// assert_eq!(both.ratings().count(), 2);
    ///
    /// let merge = Merge::of(&with("4.1", 2), &with("4.1", 5), &catalogue)?;
    /// assert_eq!(merge.conflicts().len(), 1);
    /// assert!(merge.settle(&catalogue, &[None]).is_err());
    /// let settled = merge.settle(&catalogue, &[Some(Side::Other)])?;
    /// assert_eq!(settled, with("4.1", 5));
    /// # Ok::<(), glapp_core::MergeError>(())
    /// ```
    ///
    /// # Errors
    /// [`MergeError::Catalogue`], [`MergeError::Field`].
    pub fn of(one: &Assessment, other: &Assessment, catalogue: &Catalogue) -> Result<Self, MergeError> {
        one.check_catalogue(catalogue)?;
        other.check_catalogue(catalogue)?;
        one.check_known()?;
        other.check_known()?;
        let mut it = Self { merged: one.clone(), conflicts: Vec::new() };
        it.headers(one, other)?;
        it.actions(one, other);
        let clauses = one.ratings().chain(other.ratings()).map(|(clause, _)| clause);
        for clause in clauses.collect::<BTreeSet<ClauseId>>() {
            let said = |it: &Assessment| it.rating(clause).cloned().unwrap_or_default();
            let rating = it.ratings(clause, said(one), said(other));
            it.merged.put_rating(catalogue, clause, rating)?;
        }
        Ok(it)
    }

    /// What the two say differently: for each the edit to what the first says, and to what the second says.
    pub fn conflicts(&self) -> &[[Edit; 2]] {
        &self.conflicts
    }

    /// The one assessment, with a choice for each conflict.
    ///
    /// # Errors
    /// [`MergeError::Unsettled`] unless there is one for each.
    pub fn settle(&self, catalogue: &Catalogue, choices: &[Option<Side>]) -> Result<Assessment, MergeError> {
        let chosen = |place: usize| choices.get(place).copied().flatten();
        let open = (0..self.conflicts.len()).filter(|&place| chosen(place).is_none()).count();
        if open > 0 {
            return Err(MergeError::Unsettled(open));
        }
        let mut settled = self.merged.clone();
        for (place, [one, other]) in self.conflicts.iter().enumerate() {
            let edit = if chosen(place) == Some(Side::Other) { other } else { one };
            settled.apply(catalogue, edit.clone())?;
        }
        Ok(settled)
    }

    /// What one of them says where the other says nothing; where both do, the first's for now, and a conflict.
    fn value<T: PartialEq + Clone>(
        &mut self,
        one: &T,
        other: &T,
        is_nothing: impl Fn(&T) -> bool,
        edit: impl Fn(T) -> Edit,
    ) -> T {
        if is_nothing(one) {
            return other.clone();
        }
        if !is_nothing(other) && one != other {
            self.conflicts.push([edit(one.clone()), edit(other.clone())]);
        }
        one.clone()
    }

    fn headers(&mut self, one: &Assessment, other: &Assessment) -> Result<(), MergeError> {
        let (one, other) = (one.header(), other.header());
        let carried = joined(&one.carried, &other.carried)?;
        let continues = match (&one.continues, &other.continues) {
            (Some(one), Some(other)) if one != other => return Err(MergeError::Field("continues".into())),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        let unit = self.value(&one.unit, &other.unit, |_| false, Edit::Unit);
        let date = self.value(&one.date, &other.date, |_| false, Edit::Date);
        let target = self.value(&one.target, &other.target, Option::is_none, Edit::Target);
        let mission = self.value(&one.mission, &other.mission, Option::is_none, Edit::Mission);
        let assessors = self.value(&one.assessors, &other.assessors, Vec::is_empty, Edit::Assessors);
        let modified = one.modified.clone().max(other.modified.clone());
        let header = &mut self.merged.header;
        (header.unit, header.date, header.target) = (unit, date, target);
        (header.mission, header.assessors, header.modified) = (mission, assessors, modified);
        (header.continues, header.carried, header.adopted) = (continues, carried, None);
        Ok(())
    }

    /// All actions of both; where one and the same reads differently, all of them are one thing to settle.
    fn actions(&mut self, one: &Assessment, other: &Assessment) {
        let with = |first: &Assessment, second: &Assessment| -> Vec<Action> {
            let known = |it: &&Action| !first.actions.iter().any(|there| there.id == it.id);
            first.actions.iter().chain(second.actions.iter().filter(known)).cloned().collect()
        };
        let (ours, theirs) = (with(one, other), with(other, one));
        let differs = |it: &Action| theirs.iter().any(|there| there.id == it.id && there != it);
        if ours.iter().any(differs) {
            self.conflicts.push([Edit::Actions(ours.clone()), Edit::Actions(theirs)]);
        }
        self.merged.actions = ours;
    }

    fn ratings(&mut self, clause: ClauseId, one: Rating, other: Rating) -> Rating {
        let edit = |change| Edit::Clause(clause, change);
        let carried = match joined(&one.carried, &other.carried) {
            Ok(carried) if one.spread == other.spread || one.spread.is_none() || other.spread.is_none() => {
                carried
            }
            // Nothing smaller than the whole can be chosen.
            _ => {
                self.conflicts.push([&one, &other].map(|it| edit(Change::Rating(Box::new(it.clone())))));
                return one;
            }
        };
        let answer = self.value(
            &one.answer,
            &other.answer,
            |it| *it == Answer::Unanswered,
            |answer| {
                edit(match answer {
                    Answer::NotApplicable(reason) => Change::NotApplicable(reason),
                    answer => Change::Level(answer.level()),
                })
            },
        );
        let target = self.value(&one.target, &other.target, Option::is_none, |it| edit(Change::Target(it)));
        let importance = self
            .value(&one.importance, &other.importance, Option::is_none, |it| edit(Change::Importance(it)));
        let note = self.value(&one.note, &other.note, |it| it.trim().is_empty(), |it| edit(Change::Note(it)));
        Rating {
            answer,
            target,
            importance,
            note,
            evidence: both(one.evidence, other.evidence),
            practices: both(one.practices, other.practices),
            spread: one.spread.or(other.spread),
            carried,
        }
    }
}

/// What stands in either list, once.
fn both<T: PartialEq>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    for it in other {
        if !one.contains(&it) {
            one.push(it);
        }
    }
    one
}

/// The unknown fields of both.
fn joined(one: &Carried, other: &Carried) -> Result<Carried, MergeError> {
    let mut all = one.clone();
    for (name, raw) in other.iter() {
        match one.iter().find(|(there, _)| *there == name) {
            Some((_, there)) if there != raw => return Err(MergeError::Field(name.into())),
            Some(_) => {}
            None => all.push(name, raw),
        }
    }
    Ok(all)
}
