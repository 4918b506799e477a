//! The workshop: several people, one unit. What lies on its table, and in `page`, `step` and `settle` what it looks like.

mod drawn;
mod minutes;
mod page;
mod settle;
mod step;

use crate::vocabulary::pick;
use glapp_core::{
    Answer, Assessment, Assessor, Catalogue, Change, ClauseId, Consensus, Edit, EditError, Header, Joined,
    Language, Level, Merge, Panel, Rating, Side, Stage, State,
};
pub use minutes::minutes;
pub use page::WorkshopPage;

/// Where an assessment came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file with that name.
    File(String),
    /// A link that was pasted, counted from 1.
    Link(usize),
}

impl Origin {
    fn name(&self, language: Language) -> String {
        match self {
            Self::File(name) => name.clone(),
            Self::Link(number) => format!("{} {number}", pick(language, "Länk", "Link")),
        }
    }
}

/// Why something has not joined.
#[derive(Debug, Clone, PartialEq)]
enum Why {
    /// It cannot be read: in Swedish and in English.
    Unreadable([Vec<String>; 2]),
    /// It can, but is not simply one more person's.
    Joined(Joined, Box<Assessment>),
}

/// Two files of the same person, side by side.
#[derive(Debug, Clone, PartialEq)]
struct Merging {
    /// The place of the one that waits.
    told: usize,
    /// The place of the person.
    person: usize,
    merge: Merge,
    choices: Vec<Option<Side>>,
    /// Whether what is not settled is pointed at.
    checked: bool,
}

/// What the group says about a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// This level.
    Level(Level),
    /// Not applicable: the note says why.
    NotApplicable,
    /// Nothing for now.
    Open,
    /// Why.
    Note(String),
}

/// What lies on the table: in memory only, but for the consensus assessment, which whoever holds this stores.
#[derive(Debug, Clone, Default)]
pub struct Workshop {
    panel: Panel,
    /// Where each person's answers came from.
    origins: Vec<Origin>,
    told: Vec<(Origin, Why)>,
    anonymous: bool,
    /// The consensus assessment, from the first decision on.
    draft: Option<Assessment>,
    /// The same as it was last stored.
    stored: Option<Assessment>,
    /// The clauses that are gone through, and which of them is shown.
    walk: Vec<ClauseId>,
    step: Option<usize>,
    merging: Option<Merging>,
    /// Whether a reason is missed.
    reason_missing: bool,
}

impl Workshop {
    /// Whether there is nothing on the table.
    pub fn is_empty(&self) -> bool {
        self.panel.people().is_empty() && self.draft.is_none()
    }

    /// The people's assessments, in the order in which they are shown.
    pub fn people(&self) -> impl Iterator<Item = &Assessment> {
        self.order().into_iter().filter_map(|place| self.panel.people().get(place))
    }

    /// Whether it is hidden who people are.
    pub fn is_anonymous(&self) -> bool {
        self.anonymous
    }

    /// The consensus assessment, from the first decision on.
    pub fn draft(&self) -> Option<&Assessment> {
        self.draft.as_ref()
    }

    /// Lets what has been read join the others, or remembers why not.
    pub fn take_in(&mut self, origin: Origin, read: Result<Assessment, [Vec<String>; 2]>) {
        let assessment = match read {
            Ok(assessment) => assessment,
            Err(lines) => return self.told.push((origin, Why::Unreadable(lines))),
        };
        match self.panel.join(assessment.clone(), false) {
            Joined::New => self.origins.push(origin),
            other => self.told.push((origin, Why::Joined(other, Box::new(assessment)))),
        }
    }

    /// Lets one join that was in doubt.
    pub fn insist(&mut self, place: usize) {
        let Some((_, Why::Joined(_, assessment))) = self.told.get(place) else { return };
        if self.panel.join((**assessment).clone(), true) == Joined::New {
            let (origin, _) = self.told.remove(place);
            self.origins.push(origin);
        }
    }

    /// Forgets what was said of something that has not joined.
    pub fn forget(&mut self, place: usize) {
        if place < self.told.len() {
            self.told.remove(place);
        }
        self.merging = None;
    }

    /// Takes a person out. What was said of others' files may no longer be so and is looked at again.
    pub fn remove(&mut self, place: usize) {
        if self.panel.remove(place).is_none() || place >= self.origins.len() {
            return;
        }
        self.origins.remove(place);
        self.merging = None;
        for (origin, why) in std::mem::take(&mut self.told) {
            match why {
                Why::Joined(_, assessment) => self.take_in(origin, Ok(*assessment)),
                unreadable => self.told.push((origin, unreadable)),
            }
        }
    }

    /// Lays a file beside the other one of the same person.
    pub fn lay_together(&mut self, place: usize, catalogue: &Catalogue) {
        let Some((_, Why::Joined(Joined::SamePerson(person), other))) = self.told.get(place) else { return };
        let Some(one) = self.panel.people().get(*person) else { return };
        match Merge::of(one, other, catalogue) {
            Ok(merge) => {
                let choices = vec![None; merge.conflicts().len()];
                let person = *person;
                self.merging = Some(Merging { told: place, person, merge, choices, checked: false });
            }
            Err(error) => {
                let lines = vec![error.to_string()];
                if let Some((_, why)) = self.told.get_mut(place) {
                    *why = Why::Unreadable([lines.clone(), lines]);
                }
            }
        }
    }

    /// Chooses what holds where two files differ.
    pub fn choose(&mut self, conflict: usize, side: Side) {
        if let Some(choice) = self.merging.as_mut().and_then(|it| it.choices.get_mut(conflict)) {
            *choice = Some(side);
        }
    }

    /// Puts the one assessment that two files have become in the person's place; false while something is not chosen.
    pub fn settle(&mut self, catalogue: &Catalogue) -> bool {
        let Some(merging) = &mut self.merging else { return true };
        merging.checked = true;
        let Ok(settled) = merging.merge.settle(catalogue, &merging.choices) else { return false };
        let (told, person) = (merging.told, merging.person);
        self.panel.replace(person, settled);
        self.forget(told);
        true
    }

    /// Leaves two files as they are.
    pub fn cancel_merge(&mut self) {
        self.merging = None;
    }

    /// Goes on from a consensus assessment that was begun before.
    pub fn go_on(&mut self, draft: Assessment) {
        let header = draft.header();
        *self = Self {
            panel: Panel::about(header.unit.clone(), header.date),
            anonymous: header.assessors.iter().all(|it| is_number(&it.name)),
            stored: Some(draft.clone()),
            draft: Some(draft),
            ..Self::default()
        };
    }

    /// Hides or shows who people are, also in what is stored.
    pub fn set_anonymous(&mut self, anonymous: bool) {
        self.anonymous = anonymous;
    }

    /// How the people see the unit: as the files say, or as it was kept where the files say something else.
    pub fn consensus(&self, catalogue: &Catalogue) -> Option<Consensus> {
        let people = self.panel.people();
        let of_files = (!people.is_empty()).then(|| Consensus::of(people, catalogue));
        let kept = self.draft.as_ref().and_then(|draft| Consensus::kept(draft, catalogue));
        match (of_files, kept) {
            (Some(files), Some(kept)) if !same_votes(&files, &kept) => Some(kept),
            (Some(files), _) => Some(files),
            (None, kept) => kept,
        }
    }

    /// Whether the files say something else than the spread that has been kept.
    fn is_behind(&self, catalogue: &Catalogue) -> bool {
        let Some(kept) = self.draft.as_ref().and_then(|draft| Consensus::kept(draft, catalogue)) else {
            return false;
        };
        let people = self.panel.people();
        !people.is_empty() && !same_votes(&Consensus::of(people, catalogue), &kept)
    }

    /// Whether the people behind the spread are known, not only how many they are.
    fn is_known(&self, catalogue: &Catalogue) -> bool {
        !self.panel.people().is_empty() && !self.is_behind(catalogue)
    }

    /// What the consensus assessment is about, with an id and the instant it begins.
    ///
    /// # Errors
    /// Those of [`Consensus::draft`].
    pub fn begin(
        &self,
        catalogue: &Catalogue,
        id: &str,
        now: &str,
        language: Language,
    ) -> Result<Assessment, EditError> {
        let people = self.panel.people();
        let (Some(first), Some(consensus)) = (people.first(), self.consensus(catalogue)) else {
            return Err(EditError::Blank("unit"));
        };
        let header = first.header();
        // What all of them say; nothing is settled for those who do not.
        let alike = |same: &dyn Fn(&Header) -> bool| people.iter().all(|it| same(it.header()));
        let target = header.target.filter(|_| alike(&|it| it.target == header.target));
        let mission = header.mission.clone().filter(|_| alike(&|it| it.mission == header.mission));
        let continues = header.continues.clone().filter(|_| alike(&|it| it.continues == header.continues));
        let header = Header {
            id: id.into(),
            stage: Stage::Consensus,
            adopted: None,
            assessors: self.assessors(language),
            target,
            mission,
            continues,
            modified: now.into(),
            carried: Default::default(),
            unit: header.unit.clone(),
            date: header.date,
        };
        consensus.draft(catalogue, header)
    }

    /// Takes over the consensus assessment as it has become, and whether it could be stored.
    pub fn keep(&mut self, draft: Assessment, is_stored: bool) {
        if is_stored {
            self.stored = Some(draft.clone());
        }
        self.draft = Some(draft);
    }

    /// The same as it was last stored.
    pub fn stored(&self) -> Option<&Assessment> {
        self.stored.as_ref()
    }

    /// Gives what has been decided here an id of its own: it cannot be brought together with what is stored.
    pub fn renumber(&mut self, id: &str) {
        self.draft = self.draft.take().map(|draft| draft.copy(id));
        self.stored = None;
    }

    /// Whether something that has been decided is here alone.
    pub fn is_unsaved(&self) -> bool {
        self.draft != self.stored
    }

    /// The consensus assessment with what has been decided here, and what has been stored elsewhere meanwhile; where both
    /// have changed the same, as it has just been decided. As it is there, if the two cannot be brought together.
    pub fn met(&self, elsewhere: Option<Assessment>, catalogue: &Catalogue) -> Option<Assessment> {
        let (Some(draft), Some(theirs)) = (&self.draft, &elsewhere) else {
            return self.draft.clone().or(elsewhere);
        };
        let base = self.stored.as_ref().unwrap_or(theirs);
        let met = draft.reconciled(theirs, base, catalogue).map(|met| met.assessment);
        met.or(elsewhere)
    }

    /// The edit that a decision is. None, and the reason is missed, for "not applicable" without a note.
    pub fn decided(&mut self, clause: ClauseId, decision: Decision) -> Option<Edit> {
        let before = self.draft.as_ref().and_then(|draft| draft.rating(clause)).cloned().unwrap_or_default();
        self.reason_missing = false;
        let edit = |changes: Vec<Change>| {
            Some(Edit::Clauses(changes.into_iter().map(|change| (clause, change)).collect()))
        };
        let (reason, excluded) = match &before.answer {
            Answer::NotApplicable(reason) => (reason.clone(), true),
            _ => (before.note.clone(), false),
        };
        match decision {
            Decision::Level(level) => edit(vec![Change::Level(Some(level)), Change::Note(reason)]),
            Decision::Open => edit(vec![Change::Level(None), Change::Note(reason)]),
            Decision::NotApplicable if !reason.trim().is_empty() => {
                edit(vec![Change::NotApplicable(reason), Change::Note("".into())])
            }
            Decision::Note(text) if excluded && !text.trim().is_empty() => {
                edit(vec![Change::NotApplicable(text.into())])
            }
            Decision::Note(text) if !excluded => edit(vec![Change::Note(text.into())]),
            Decision::NotApplicable | Decision::Note(_) => {
                self.reason_missing = true;
                None
            }
        }
    }

    /// The edits that bring what is stored in line with who is at the table: their names, hidden or not, and if
    /// `recount` what they answered.
    pub fn in_line(&self, catalogue: &Catalogue, recount: bool, language: Language) -> Vec<Edit> {
        let Some(draft) = &self.draft else { return Vec::new() };
        let mut edits = Vec::new();
        if recount {
            let spread = |it: &glapp_core::Spread| {
                let rating = draft.rating(it.clause).cloned().unwrap_or_default();
                (it.clause, Change::Rating(Box::new(Rating { spread: Some(it.votes()), ..rating })))
            };
            let consensus = Consensus::of(self.panel.people(), catalogue);
            edits.push(Edit::Clauses(consensus.clauses.iter().map(spread).collect()));
        }
        if recount || self.is_known(catalogue) {
            edits.push(Edit::Assessors(self.assessors(language)));
        } else if self.anonymous {
            let number = |(place, it): (usize, &Assessor)| Assessor {
                name: person(place, language).into(),
                role: "".into(),
                carried: it.carried.clone(),
            };
            edits.push(Edit::Assessors(draft.header().assessors.iter().enumerate().map(number).collect()));
        }
        edits
    }

    /// Begins to go through clauses.
    pub fn walk(&mut self, clauses: Vec<ClauseId>, at: Option<ClauseId>) {
        let place = at.and_then(|at| clauses.iter().position(|it| *it == at)).unwrap_or(0);
        self.step = (!clauses.is_empty()).then_some(place);
        self.walk = clauses;
        self.reason_missing = false;
    }

    /// The clause that is shown.
    pub fn at(&self) -> Option<ClauseId> {
        self.walk.get(self.step?).copied()
    }

    /// Goes to the next clause, or one back; nothing happens at either end.
    pub fn go(&mut self, forward: bool) {
        let to = self.step.and_then(|at| if forward { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some(to) = to.filter(|to| *to < self.walk.len()) {
            self.step = Some(to);
            self.reason_missing = false;
        }
    }

    /// Stops going through clauses.
    pub fn leave(&mut self) {
        self.step = None;
    }

    /// How many clauses the group has decided.
    fn decided_count(&self) -> usize {
        let decided = |rating: &Rating| rating.answer != Answer::Unanswered;
        self.draft.as_ref().map_or(0, |draft| draft.ratings().filter(|(_, it)| decided(it)).count())
    }

    /// Whether the group can still decide.
    fn is_open(&self) -> bool {
        self.draft.as_ref().is_none_or(|draft| draft.header().state() == State::Draft)
    }

    /// The people's places in the order in which they are shown. Hidden, it follows from their ids alone.
    fn order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.panel.people().len()).collect();
        if self.anonymous {
            let id = |place: &usize| {
                // Files handed on as templates have the same id.
                let header = self.panel.people().get(*place).map(Assessment::header);
                header.map_or_else(String::new, |it| format!("{}{}", it.id, it.modified))
            };
            places.sort_by_cached_key(|place| (crate::comparison::mixed(&id(place)), *place));
        }
        places
    }

    /// What each person is called, by place.
    fn names(&self, language: Language) -> Vec<String> {
        let mut names = vec![String::new(); self.panel.people().len()];
        for (rank, place) in self.order().into_iter().enumerate() {
            let named = |it: &Assessor| (!it.name.trim().is_empty()).then(|| it.name.to_string());
            let own: Vec<String> = self
                .panel
                .people()
                .get(place)
                .map_or_else(Vec::new, |it| it.header().assessors.iter().filter_map(named).collect());
            if let Some(name) = names.get_mut(place) {
                *name =
                    if self.anonymous || own.is_empty() { person(rank, language) } else { own.join(", ") };
            }
        }
        names
    }

    /// Those who took part, as they are stored.
    fn assessors(&self, language: Language) -> Vec<Assessor> {
        let names = self.names(language);
        let nameless = |place: usize| Assessor {
            name: names.get(place).map_or("", String::as_str).into(),
            role: "".into(),
            carried: Default::default(),
        };
        let of = |place: usize| {
            let own =
                self.panel.people().get(place).map(|it| it.header().assessors.clone()).unwrap_or_default();
            if self.anonymous || own.is_empty() { vec![nameless(place)] } else { own }
        };
        self.order().into_iter().flat_map(of).collect()
    }
}

/// The name of someone without one, counted from 0.
fn person(rank: usize, language: Language) -> String {
    format!("{} {}", pick(language, "Person", "Person"), rank + 1)
}

fn is_number(name: &str) -> bool {
    name.strip_prefix("Person ").is_some_and(|number| number.parse::<usize>().is_ok())
}

fn same_votes(one: &Consensus, other: &Consensus) -> bool {
    one.clauses.len() == other.clauses.len()
        && one
            .clauses
            .iter()
            .zip(&other.clauses)
            .all(|(one, other)| (&one.counts, one.not_applicable) == (&other.counts, other.not_applicable))
}
