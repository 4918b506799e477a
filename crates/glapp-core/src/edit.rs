//! Changes to an assessment, each with its inverse.

use crate::{
    Action, Adoption, Answer, Assessment, Assessor, Catalogue, ClauseId, Date, EditError, Evidence,
    Importance, Level, Mission, PracticeId, Rating, Unit, Votes,
};
use std::mem::replace;

/// One change to an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Who is assessed.
    Unit(Unit),
    /// The day that the ratings are true of.
    Date(Date),
    /// The target where a clause has none of its own.
    Target(Option<Level>),
    /// Who took part.
    Assessors(Vec<Assessor>),
    /// The unit's placing on the three missions.
    Mission(Option<Mission>),
    /// What the unit will do.
    Actions(Vec<Action>),
    /// Something about one clause.
    Clause(ClauseId, Change),
    /// Something about several clauses at once: all of it or nothing.
    Clauses(Vec<(ClauseId, Change)>),
    /// Adopts the assessment, after which nothing changes. It has no inverse.
    Adopt(Adoption),
}

/// One change to a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The level; none takes the answer back.
    Level(Option<Level>),
    /// Not applicable, for this reason.
    NotApplicable(Box<str>),
    /// The clause's own target.
    Target(Option<Level>),
    /// Its importance.
    Importance(Option<Importance>),
    /// The note.
    Note(Box<str>),
    /// What shows it.
    Evidence(Vec<Evidence>),
    /// The city's practices in use.
    Practices(Vec<PracticeId>),
    /// Everything at once.
    Rating(Box<Rating>),
}

impl Assessment {
    /// Makes one change and returns the edit that takes it back; none where there is no way back (adoption).
    ///
    /// ```
    /// use glapp_core::{Change, Edit, EditError, Level, example};
    /// let catalogue = example::catalogue();
    /// let mut unit = example::assessment(&catalogue);
    /// let clause = "4.1".parse()?;
    ///
    /// let before = unit.clone();
    /// let back = unit.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(2)))))?;
    /// unit.apply(&catalogue, back.unwrap())?;
    /// assert_eq!(unit, before);
    ///
    /// let refused = unit.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(6)))));
    /// assert!(matches!(refused, Err(EditError::LevelOffScale { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// An [`EditError`]; the assessment is then unchanged.
    pub fn apply(&mut self, catalogue: &Catalogue, edit: Edit) -> Result<Option<Edit>, EditError> {
        self.check_catalogue(catalogue)?;
        self.check_known()?;
        let header = &mut self.header;
        if header.adopted.is_some() {
            return Err(EditError::Adopted);
        }
        Ok(Some(match edit {
            Edit::Unit(unit) => {
                not_blank("name of the unit", &unit.name)?;
                Edit::Unit(replace(&mut header.unit, unit))
            }
            Edit::Date(date) => Edit::Date(replace(&mut header.date, date)),
            Edit::Target(target) => {
                target.map_or(Ok(()), |target| on_scale(catalogue, target))?;
                Edit::Target(replace(&mut header.target, target))
            }
            Edit::Assessors(assessors) => Edit::Assessors(replace(&mut header.assessors, assessors)),
            Edit::Mission(mission) => Edit::Mission(replace(&mut header.mission, mission)),
            Edit::Actions(actions) => {
                check_actions(catalogue, &actions)?;
                Edit::Actions(replace(&mut self.actions, actions))
            }
            Edit::Clause(clause, change) => {
                let before = self.rating(clause).cloned().unwrap_or_default();
                self.put_rating(catalogue, clause, changed(before.clone(), change))?;
                Edit::Clause(clause, Change::Rating(Box::new(before)))
            }
            Edit::Clauses(changes) => {
                let kept = self.ratings.clone();
                let made = self.change_all(catalogue, changes);
                if made.is_err() {
                    self.ratings = kept;
                }
                Edit::Clauses(made?)
            }
            Edit::Adopt(adoption) => {
                header.adopted = Some(adoption);
                return Ok(None);
            }
        }))
    }
}

impl Assessment {
    /// The changes that take these back, in the order to make them.
    fn change_all(
        &mut self,
        catalogue: &Catalogue,
        changes: Vec<(ClauseId, Change)>,
    ) -> Result<Vec<(ClauseId, Change)>, EditError> {
        let mut back = Vec::new();
        for (clause, change) in changes {
            let before = self.rating(clause).cloned().unwrap_or_default();
            self.put_rating(catalogue, clause, changed(before.clone(), change))?;
            back.push((clause, Change::Rating(Box::new(before))));
        }
        back.reverse();
        Ok(back)
    }

    /// What a newer Glapp wrote is not known in full, so nothing is made of it.
    pub(crate) fn check_known(&self) -> Result<(), EditError> {
        self.newer.as_ref().map_or(Ok(()), |newer| Err(EditError::Newer(newer.version)))
    }

    pub(crate) fn check_catalogue(&self, catalogue: &Catalogue) -> Result<(), EditError> {
        if catalogue.id() == self.catalogue() {
            return Ok(());
        }
        Err(EditError::OtherCatalogue { found: catalogue.id().into(), expected: self.catalogue().into() })
    }
}

fn changed(mut rating: Rating, change: Change) -> Rating {
    match change {
        Change::Level(level) => rating.answer = level.map_or(Answer::Unanswered, Answer::Level),
        Change::NotApplicable(reason) => rating.answer = Answer::NotApplicable(reason),
        Change::Target(target) => rating.target = target,
        Change::Importance(importance) => rating.importance = importance,
        Change::Note(note) => rating.note = note,
        Change::Evidence(evidence) => rating.evidence = evidence,
        Change::Practices(practices) => rating.practices = practices,
        Change::Rating(whole) => rating = *whole,
    }
    rating
}

pub(crate) fn on_scale(catalogue: &Catalogue, level: Level) -> Result<(), EditError> {
    if catalogue.scale().contains(level) {
        return Ok(());
    }
    Err(EditError::LevelOffScale { found: level, top: catalogue.scale().top() })
}

pub(crate) fn check_rating(
    catalogue: &Catalogue,
    clause: ClauseId,
    rating: &Rating,
) -> Result<(), EditError> {
    let row = catalogue.clause(clause).ok_or(EditError::UnknownClause(clause))?;
    if !row.is_assessable() {
        return Err(EditError::NotAssessable(clause));
    }
    match &rating.answer {
        Answer::Level(level) => on_scale(catalogue, *level)?,
        Answer::NotApplicable(reason) if reason.trim().is_empty() => return Err(EditError::ReasonMissing),
        Answer::NotApplicable(_) | Answer::Unanswered => {}
    }
    if let Some(spread) = &rating.spread {
        let (found, expected) = (spread.counts.len(), catalogue.scale().levels().count());
        if found != expected {
            return Err(EditError::Counts { found, expected });
        }
        let most = spread.counts.iter().copied().fold(spread.not_applicable, usize::max);
        if most > Votes::MOST {
            return Err(EditError::Votes { found: most });
        }
    }
    rating.practices.iter().try_for_each(|id| not_blank("id of a practice", id))?;
    rating.target.map_or(Ok(()), |target| on_scale(catalogue, target))
}

/// What a reader of files would refuse, no edit may bring about.
pub(crate) fn not_blank(what: &'static str, text: &str) -> Result<(), EditError> {
    if text.trim().is_empty() { Err(EditError::Blank(what)) } else { Ok(()) }
}

pub(crate) fn check_actions(catalogue: &Catalogue, actions: &[Action]) -> Result<(), EditError> {
    actions.iter().try_for_each(|action| not_blank("id of an action", &action.id))?;
    if let Some(twice) = Action::twice(actions).and_then(|place| actions.get(place)) {
        return Err(EditError::SameAction(twice.id.clone()));
    }
    let unknown =
        actions.iter().filter_map(|action| action.clause).find(|&id| catalogue.clause(id).is_none());
    unknown.map_or(Ok(()), |clause| Err(EditError::UnknownClause(clause)))
}
