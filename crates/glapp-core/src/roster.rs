//! At most one assessment of each unit (`domain.md`, *Comparison of units*), and nothing merged unawares.

use crate::{Date, Unit};
use std::collections::BTreeMap;

/// What became of an assessment that was to join the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitted {
    /// It is the unit's first.
    New,
    /// It is newer than the unit's other one, at this place, and has taken its place.
    InPlaceOf(usize),
    /// The unit has a newer one, at this place: this one is passed over.
    OlderThan(usize),
    /// The unit has another one of the same date, at this place: only a person can choose.
    SameDayAs(usize),
    /// It is the very same as the one at this place.
    SameAs(usize),
}

/// An assessment that has been admitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Entrant<T> {
    /// The unit's name, as written.
    pub name: Box<str>,
    /// The organisation it belongs to.
    pub organisation: Box<str>,
    /// The date of its assessment.
    pub date: Date,
    /// What is kept of it.
    pub kept: T,
}

/// The newest assessment of each unit. A unit is known by its name and organisation, letter for letter: names that
/// differ in case or spaces are two units, which [`Roster::look_alike`] tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster<T> {
    entrants: Vec<Entrant<T>>,
    /// The place of each unit.
    places: BTreeMap<(Box<str>, Box<str>), usize>,
    /// The names as written, by what remains of them without case and spaces.
    names: BTreeMap<String, Vec<Box<str>>>,
}

impl<T> Default for Roster<T> {
    fn default() -> Self {
        Self { entrants: Vec::new(), places: BTreeMap::new(), names: BTreeMap::new() }
    }
}

impl<T: PartialEq> Roster<T> {
    /// Lets an assessment join; what it replaces is forgotten, what is not admitted is not kept.
    ///
    /// ```
    /// use glapp_core::{Admitted, Roster, example};
    /// let unit = example::header().unit;
    /// let mut roster = Roster::default();
    /// let day = |day: &str| day.parse().unwrap();
    /// assert_eq!(roster.admit(&unit, day("2025-03-02"), "a"), Admitted::New);
    /// assert_eq!(roster.admit(&unit, day("2026-03-02"), "b"), Admitted::InPlaceOf(0));
    /// assert_eq!(roster.admit(&unit, day("2026-03-02"), "c"), Admitted::SameDayAs(0));
    /// ```
    pub fn admit(&mut self, unit: &Unit, date: Date, kept: T) -> Admitted {
        let key = (unit.name.clone(), unit.organisation.clone());
        let new = || Entrant { name: unit.name.clone(), organisation: unit.organisation.clone(), date, kept };
        let place = self.places.get(&key).copied();
        let Some((place, there)) = place.and_then(|place| Some((place, self.entrants.get_mut(place)?)))
        else {
            self.places.insert(key, self.entrants.len());
            let names = self.names.entry(plain(&unit.name)).or_default();
            if !names.contains(&unit.name) {
                names.push(unit.name.clone());
            }
            self.entrants.push(new());
            return Admitted::New;
        };
        match there.date.cmp(&date) {
            std::cmp::Ordering::Greater => Admitted::OlderThan(place),
            std::cmp::Ordering::Less => {
                *there = new();
                Admitted::InPlaceOf(place)
            }
            std::cmp::Ordering::Equal => {
                let new = new();
                if there.kept == new.kept { Admitted::SameAs(place) } else { Admitted::SameDayAs(place) }
            }
        }
    }
}

impl<T> Roster<T> {
    /// Those admitted, in the order in which their units first came.
    pub fn entrants(&self) -> &[Entrant<T>] {
        &self.entrants
    }

    /// The same, to keep.
    pub fn into_entrants(self) -> Vec<Entrant<T>> {
        self.entrants
    }

    /// Takes the one at a place out.
    pub fn remove(&mut self, place: usize) -> Option<Entrant<T>> {
        if place >= self.entrants.len() {
            return None;
        }
        let out = self.entrants.remove(place);
        self.places.retain(|_, it| *it != place);
        self.places.values_mut().filter(|it| **it > place).for_each(|it| *it -= 1);
        if !self.entrants.iter().any(|it| it.name == out.name)
            && let Some(names) = self.names.get_mut(&plain(&out.name))
        {
            names.retain(|name| *name != out.name);
        }
        Some(out)
    }

    /// Another unit's name that differs from this one only in case or spaces.
    pub fn look_alike(&self, name: &str) -> Option<&str> {
        let alike = self.names.get(&plain(name))?;
        alike.iter().find(|other| ***other != *name).map(|other| &**other)
    }
}

/// What remains of a name without case and spaces.
pub(crate) fn plain(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}
