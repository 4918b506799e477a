//! Several people's assessments of one unit: who is one of them, and nobody counted twice or taken in unawares.

use crate::roster::plain;
use crate::{Assessment, Date, Stage, Unit};

/// What became of an assessment that was to join the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// It is another person's.
    New,
    /// It is the very same as the one at this place.
    SameAs(usize),
    /// It is about another unit.
    OtherUnit,
    /// It is against another catalogue.
    OtherCatalogue,
    /// It is itself a consensus, not one person's answers.
    Consensus,
    /// Someone should look first: its unit is written differently.
    OtherSpelling,
    /// Someone should look first: it is of another day.
    OtherDate,
    /// Someone should look first: it may be by the same person as the one at this place.
    SamePerson(usize),
}

impl Joined {
    /// Whether it can join if someone says so.
    pub fn is_doubt(self) -> bool {
        matches!(self, Self::OtherSpelling | Self::OtherDate | Self::SamePerson(_))
    }
}

/// The assessments of one unit, each person's once. The first one says which unit and which day, unless that is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    people: Vec<Assessment>,
    known: Option<(Unit, Date)>,
}

impl Panel {
    /// Nobody yet, about a unit on a day.
    pub fn about(unit: Unit, date: Date) -> Self {
        Self { people: Vec::new(), known: Some((unit, date)) }
    }

    /// The assessments, in the order in which they joined.
    pub fn people(&self) -> &[Assessment] {
        &self.people
    }

    /// What an assessment is to the others. It may be by the same person as another one if both name the same people, or
    /// if it has the other's id and one of the two names nobody: files are handed on as templates too.
    ///
    /// ```
    /// use glapp_core::{Joined, Panel, example};
    /// let catalogue = example::catalogue();
    /// let one = example::assessment(&catalogue);
    /// let mut panel = Panel::default();
    /// assert_eq!(panel.join(one.clone(), false), Joined::New);
    /// assert_eq!(panel.join(one.clone(), false), Joined::SameAs(0));
    /// assert_eq!(panel.join(one.continued("other", "2027-03-02".parse()?), false), Joined::OtherDate);
    /// assert_eq!(panel.people().len(), 1);
    /// # Ok::<(), glapp_core::DateError>(())
    /// ```
    pub fn look(&self, it: &Assessment) -> Joined {
        let header = it.header();
        if header.stage == Stage::Consensus {
            return Joined::Consensus;
        }
        if self.people.iter().any(|other| other.catalogue() != it.catalogue()) {
            return Joined::OtherCatalogue;
        }
        if let Some(place) = self.people.iter().position(|other| other.says_the_same_as(it)) {
            return Joined::SameAs(place);
        }
        let first = self.people.first().map(|first| (&first.header().unit, first.header().date));
        let about = self.known.as_ref().map(|(unit, date)| (unit, *date)).or(first);
        let Some((ours, date)) = about else { return Joined::New };
        let theirs = &header.unit;
        if plain(&ours.name) != plain(&theirs.name) {
            return Joined::OtherUnit;
        }
        if (&ours.name, &ours.organisation) != (&theirs.name, &theirs.organisation) {
            return Joined::OtherSpelling;
        }
        if date != header.date {
            return Joined::OtherDate;
        }
        self.same_person(it).map_or(Joined::New, Joined::SamePerson)
    }

    /// Lets an assessment join, one that is in doubt only if someone is sure; what is not let in is not kept.
    pub fn join(&mut self, it: Assessment, sure: bool) -> Joined {
        let found = self.look(&it);
        if found == Joined::New || (sure && found.is_doubt()) {
            self.people.push(it);
            return Joined::New;
        }
        found
    }

    /// Puts another assessment in the place of one; nothing happens where there is none.
    pub fn replace(&mut self, place: usize, it: Assessment) {
        if let Some(there) = self.people.get_mut(place) {
            *there = it;
        }
    }

    /// Takes the one at a place out.
    pub fn remove(&mut self, place: usize) -> Option<Assessment> {
        (place < self.people.len()).then(|| self.people.remove(place))
    }

    fn same_person(&self, it: &Assessment) -> Option<usize> {
        let names = |it: &Assessment| -> Vec<String> {
            let names = it.header().assessors.iter().map(|assessor| plain(&assessor.name));
            names.filter(|name| !name.is_empty()).collect()
        };
        let theirs = names(it);
        self.people.iter().position(|other| {
            let ours = names(other);
            if ours.is_empty() || theirs.is_empty() {
                other.header().id == it.header().id
            } else {
                ours == theirs
            }
        })
    }
}
