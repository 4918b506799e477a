//! One assessment that has been changed in two places at once: what each has changed is kept, and what both have changed
//! differently a person settles.

use crate::{Action, Assessment, Catalogue, Change, ClauseId, Edit, Header};
use std::collections::BTreeSet;

/// What has become of an assessment in two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// With the changes of both; where they have changed the same differently, with ours.
    pub assessment: Assessment,
    /// What they have changed differently: for each the edit to ours, and to theirs.
    pub conflicts: Vec<[Edit; 2]>,
}

impl Assessment {
    /// Brings our changes since `base` together with those that were made elsewhere meanwhile. A clause is one thing:
    /// whoever answers and whoever writes a note there have changed the same.
    ///
    /// None if one of the two is adopted and not the other, if they are not of one assessment, or if a newer Glapp wrote one
    /// of them: then both stay.
    ///
    /// ```
    /// use glapp_core::{Change, Edit, Level, example};
    /// let catalogue = example::catalogue();
    /// let base = example::assessment(&catalogue);
    /// let with = |clause: &str, level| {
    ///     let mut it = base.clone();
    ///     let edit = Edit::Clause(clause.parse().unwrap(), Change::Level(Some(Level::new(level))));
    ///     it.apply(&catalogue, edit).unwrap();
    ///     it
    /// };
    /// let both = with("4.1", 2).reconciled(&with("4.2", 3), &base, &catalogue).unwrap();
    /// assert_eq!((both.assessment.ratings().count(), both.conflicts.len()), (2, 0));
    ///
    /// let same = with("4.1", 2).reconciled(&with("4.1", 3), &base, &catalogue).unwrap();
    /// assert_eq!((same.assessment, same.conflicts.len()), (with("4.1", 2), 1));
    /// ```
    pub fn reconciled(&self, theirs: &Self, base: &Self, catalogue: &Catalogue) -> Option<Reconciled> {
        let adopted = [self, theirs].map(|it| it.header.adopted.as_ref());
        let ids = [self, theirs, base].map(|it| (&it.header.id, &it.catalogue));
        let newer = self.newer.is_some() || theirs.newer.is_some();
        if newer || adopted.iter().any(|it| *it != adopted[0]) || ids.iter().any(|it| *it != ids[0]) {
            return None;
        }
        let mut found = Found(Vec::new());
        let header = found.header(&self.header, &theirs.header, &base.header);
        let mut assessment = Self { header, ..self.clone() };
        let clauses = [self, theirs, base].into_iter().flat_map(|it| it.ratings().map(|(clause, _)| clause));
        for clause in clauses.collect::<BTreeSet<ClauseId>>() {
            let said = |it: &Self| it.rating(clause).cloned().unwrap_or_default();
            let edit = |rating| Edit::Clause(clause, Change::Rating(Box::new(rating)));
            let rating = found.of(&said(self), &said(theirs), &said(base), edit);
            // It was on the catalogue's scale where it comes from.
            assessment.put_rating(catalogue, clause, rating).ok()?;
        }
        assessment.actions = found.actions(&self.actions, &theirs.actions, &base.actions);
        Some(Reconciled { assessment, conflicts: found.0 })
    }
}

impl Edit {
    /// The edit that settles a conflict of [`Reconciled`] with ours (0) or with theirs (1), in an assessment that may have
    /// changed since: of the actions only those that the two differ in.
    ///
    /// ```
    /// use glapp_core::{Action, ActionStatus, Edit, example};
    /// let action = |id: &str, text: &str| Action {
    ///     id: id.into(), clause: None, text: text.into(), owner: "".into(), due: None,
    ///     status: ActionStatus::Open, carried: Default::default(),
    /// };
    /// let catalogue = example::catalogue();
    /// let mut assessment = example::assessment(&catalogue);
    /// let conflict = [Edit::Actions(vec![action("a", "here")]), Edit::Actions(vec![action("a", "there")])];
    /// let since = Edit::Actions(vec![action("a", "here"), action("b", "later")]);
    /// assessment.apply(&catalogue, since).unwrap();
    /// let settled = Edit::settled(&conflict, 1, &assessment);
    /// assert_eq!(settled, Some(Edit::Actions(vec![action("a", "there"), action("b", "later")])));
    /// ```
    pub fn settled(conflict: &[Self; 2], place: usize, assessment: &Assessment) -> Option<Self> {
        match conflict {
            [Self::Actions(ours), Self::Actions(theirs)] => {
                settled_actions([ours, theirs], place, &assessment.actions).map(Self::Actions)
            }
            _ => conflict.get(place).cloned(),
        }
    }

    /// What is left of a conflict of [`Reconciled`] in two places that have both gone on: none if they are alike by now.
    ///
    /// ```
    /// use glapp_core::{Change, Edit, Level, example};
    /// let catalogue = example::catalogue();
    /// let level = |level| Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(level))));
    /// let with = |n| {
    ///     let mut it = example::assessment(&catalogue);
    ///     it.apply(&catalogue, level(n)).unwrap();
    ///     it
    /// };
    /// let conflict = [level(2), level(3)];
    /// assert_eq!(Edit::still(&conflict, &with(4), &with(4)), None);
    /// assert!(Edit::still(&conflict, &with(4), &with(3)).is_some());
    /// ```
    pub fn still(conflict: &[Self; 2], ours: &Assessment, theirs: &Assessment) -> Option<[Self; 2]> {
        let now = |place: &Assessment| match conflict {
            [Self::Actions(here), Self::Actions(there)] => {
                let about = |it: &&Action| differ([here, there], &it.id);
                Some(Self::Actions(place.actions.iter().filter(about).cloned().collect()))
            }
            [edit, _] => edit.as_in(place),
        };
        let (here, there) = (now(ours)?, now(theirs)?);
        (here != there).then_some([here, there])
    }

    /// What an assessment says of the same: the edit that makes it so elsewhere. None for one that is no state, as adopting.
    ///
    /// ```
    /// use glapp_core::{Change, Edit, Level, example};
    /// let catalogue = example::catalogue();
    /// let (before, mut after) = (example::assessment(&catalogue), example::assessment(&catalogue));
    /// let edit = Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(2))));
    /// after.apply(&catalogue, edit.clone()).unwrap();
    /// let mut elsewhere = before.clone();
    /// elsewhere.apply(&catalogue, edit.as_in(&after).unwrap()).unwrap();
    /// assert_eq!(elsewhere, after);
    /// elsewhere.apply(&catalogue, edit.as_in(&before).unwrap()).unwrap();
    /// assert_eq!(elsewhere, before);
    /// ```
    pub fn as_in(&self, assessment: &Assessment) -> Option<Self> {
        let Header { unit, date, target, assessors, mission, .. } = &assessment.header;
        Some(match self {
            Self::Unit(_) => Self::Unit(unit.clone()),
            Self::Date(_) => Self::Date(*date),
            Self::Target(_) => Self::Target(*target),
            Self::Assessors(_) => Self::Assessors(assessors.clone()),
            Self::Mission(_) => Self::Mission(mission.clone()),
            Self::Actions(_) => Self::Actions(assessment.actions.clone()),
            Self::Clause(clause, _) => {
                let rating = assessment.rating(*clause).cloned().unwrap_or_default();
                Self::Clause(*clause, Change::Rating(Box::new(rating)))
            }
            Self::Clauses(_) | Self::Adopt(_) => return None,
        })
    }
}

/// The action with an id.
fn known<'a>(id: &str, among: &'a [Action]) -> Option<&'a Action> {
    among.iter().find(|it| *it.id == *id)
}

/// Whether two lists say something else of an action: also if one of them lacks it.
fn differ([ours, theirs]: [&[Action]; 2], id: &str) -> bool {
    known(id, ours) != known(id, theirs)
}

/// Of the actions that two lists differ in, what the one at `place` says, in a list that may have changed since.
fn settled_actions(lists: [&[Action]; 2], place: usize, now: &[Action]) -> Option<Vec<Action>> {
    let chosen = *lists.get(place)?;
    let kept =
        now.iter().filter_map(|it| if differ(lists, &it.id) { known(&it.id, chosen) } else { Some(it) });
    let gone = chosen.iter().filter(|it| differ(lists, &it.id) && known(&it.id, now).is_none());
    Some(kept.chain(gone).cloned().collect())
}

/// The conflicts so far.
struct Found(Vec<[Edit; 2]>);

impl Found {
    /// What one of them has changed; where both have, ours, and a conflict.
    fn of<T: PartialEq + Clone>(&mut self, ours: &T, theirs: &T, base: &T, edit: impl Fn(T) -> Edit) -> T {
        if ours == base {
            return theirs.clone();
        }
        if theirs != base && theirs != ours {
            self.0.push([edit(ours.clone()), edit(theirs.clone())]);
        }
        ours.clone()
    }

    fn header(&mut self, ours: &Header, theirs: &Header, base: &Header) -> Header {
        Header {
            unit: self.of(&ours.unit, &theirs.unit, &base.unit, Edit::Unit),
            date: self.of(&ours.date, &theirs.date, &base.date, Edit::Date),
            target: self.of(&ours.target, &theirs.target, &base.target, Edit::Target),
            mission: self.of(&ours.mission, &theirs.mission, &base.mission, Edit::Mission),
            assessors: self.of(&ours.assessors, &theirs.assessors, &base.assessors, Edit::Assessors),
            modified: ours.modified.clone().max(theirs.modified.clone()),
            // No edit changes the rest.
            ..ours.clone()
        }
    }

    /// An action is known by its id. One that was removed in one place and changed in the other stays.
    fn actions(&mut self, ours: &[Action], theirs: &[Action], base: &[Action]) -> Vec<Action> {
        let mut lists = [Vec::new(), Vec::new()];
        let new = theirs.iter().filter(|it| known(&it.id, ours).is_none());
        for action in ours.iter().chain(new) {
            let [here, there, before] = [ours, theirs, base].map(|list| known(&action.id, list).cloned());
            let kept = match (here, there, before) {
                (Some(here), Some(there), before) if before.as_ref() == Some(&here) => [there.clone(), there],
                (Some(here), Some(there), before) if before.as_ref() == Some(&there) => [here.clone(), here],
                (Some(here), Some(there), _) => [here, there],
                // Removed in the other place, and unchanged since.
                (Some(only), None, before) | (None, Some(only), before) if before.as_ref() == Some(&only) => {
                    continue;
                }
                (Some(only), None, _) | (None, Some(only), _) => [only.clone(), only],
                (None, None, _) => continue,
            };
            lists.iter_mut().zip(kept).for_each(|(list, action)| list.push(action));
        }
        let [ours, theirs] = lists;
        if ours != theirs {
            self.0.push([Edit::Actions(ours.clone()), Edit::Actions(theirs)]);
        }
        ours
    }
}
