//! Every unit's assessments by date, and nothing merged unawares.

use crate::roster::plain;
use crate::{Date, Unit};
use std::collections::BTreeMap;

/// One unit's assessments, one a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<T> {
    /// The unit's name, as written.
    pub name: Box<str>,
    /// The organisation it belongs to.
    pub organisation: Box<str>,
    /// What is kept of each day, earliest first.
    pub dated: Vec<(Date, T)>,
}

/// Several units over time. A unit is known by its name and organisation, letter for letter, as in a
/// [`Roster`](crate::Roster).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histories<T> {
    units: Vec<History<T>>,
    places: BTreeMap<(Box<str>, Box<str>), usize>,
    /// The units by what remains of their names without case and spaces.
    names: BTreeMap<String, Vec<usize>>,
}

impl<T> Default for Histories<T> {
    fn default() -> Self {
        Self { units: Vec::new(), places: BTreeMap::new(), names: BTreeMap::new() }
    }
}

impl<T> Histories<T> {
    /// Puts something among its unit's, at its date.
    ///
    /// ```
    /// use glapp_core::{Histories, example};
    /// let unit = example::header().unit;
    /// let mut all = Histories::default();
    /// let day = |day: &str| day.parse().unwrap();
    /// assert!(all.put(&unit, day("2026-03-02"), "b").is_ok());
    /// assert!(all.put(&unit, day("2025-03-02"), "a").is_ok());
    /// assert_eq!(all.put(&unit, day("2026-03-02"), "c"), Err((&"b", "c")));
    /// assert_eq!(all.units()[0].dated, [(day("2025-03-02"), "a"), (day("2026-03-02"), "b")]);
    /// ```
    ///
    /// # Errors
    /// What the unit has of that date already, and what was to be put there: only a person can choose.
    pub fn put(&mut self, unit: &Unit, date: Date, kept: T) -> Result<(), (&T, T)> {
        let key = (unit.name.clone(), unit.organisation.clone());
        let next = self.units.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.names.entry(plain(&unit.name)).or_default().push(place);
            let (name, organisation) = (unit.name.clone(), unit.organisation.clone());
            self.units.push(History { name, organisation, dated: Vec::new() });
        }
        let Some(history) = self.units.get_mut(place) else { return Ok(()) };
        match history.dated.binary_search_by_key(&date, |(date, _)| *date) {
            Err(place) => history.dated.insert(place, (date, kept)),
            Ok(place) => {
                return match history.dated.get(place) {
                    Some((_, there)) => Err((there, kept)),
                    None => Ok(()),
                };
            }
        }
        Ok(())
    }

    /// The units, in the order in which they first came.
    pub fn units(&self) -> &[History<T>] {
        &self.units
    }

    /// Another unit's name that differs from this one only in case or spaces.
    pub fn look_alike(&self, name: &str) -> Option<&str> {
        let alike = self.names.get(&plain(name))?.iter().filter_map(|place| self.units.get(*place));
        alike.map(|it| &*it.name).find(|other| *other != name)
    }
}
