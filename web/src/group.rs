//! The units on the working group's table: in memory for as long as the page is open, never stored.

use glapp_core::{Admitted, Assessment, Catalogue, Coded, Entrant, Language, Roster};
use glapp_format::assessment;
use glapp_report::{admission, look_alike};

/// One assessment of each unit, and what has been said about files.
#[derive(Default)]
pub struct Group {
    roster: Roster<Assessment>,
    /// The file that each entrant came from.
    files: Vec<String>,
    /// What was refused, passed over or worth a look: the file and why, in each language.
    told: Vec<(String, [String; 2])>,
}

impl Group {
    /// The units, one assessment each.
    pub fn units(&self) -> &[Entrant<Assessment>] {
        self.roster.entrants()
    }

    /// What there is to say about files: each with why.
    pub fn told(&self, language: Language) -> impl Iterator<Item = (&str, &str)> {
        let place = usize::from(language != Language::Sv);
        self.told.iter().map(move |(file, why)| (file.as_str(), why.get(place).map_or("", String::as_str)))
    }

    fn tell(&mut self, file: &str, why: impl Fn(Language) -> String) {
        let both = [Language::Sv, Language::En].map(why);
        debug_assert_eq!(both.len(), Language::ALL.len(), "a text for every language");
        self.told.push((file.to_owned(), both));
    }

    /// Says that a file could not be read at all.
    pub fn refuse(&mut self, file: &str, why: &str) {
        self.tell(file, |_| why.to_owned());
    }

    /// Takes in the bytes of a file, or says why not.
    pub fn take_in(&mut self, file: &str, bytes: &[u8], catalogue: &Catalogue) {
        let document = match assessment::read(bytes, &[catalogue]) {
            Ok(document) => document.value,
            Err(refusal) => {
                let problem = |language| {
                    let lines = refusal.problems.iter().take(3);
                    let lines: Vec<String> = lines.map(|it| it.line(language)).collect();
                    lines.join("; ")
                };
                return self.tell(file, problem);
            }
        };
        let (unit, date) = (document.header().unit.clone(), document.header().date);
        let alike = self.roster.look_alike(&unit.name).map(str::to_owned);
        let admitted = self.roster.admit(&unit, date, document);
        let there = |place: usize| self.files.get(place).cloned().unwrap_or_default();
        match admitted {
            Admitted::New => {
                self.files.push(file.to_owned());
                if let Some(alike) = alike {
                    self.tell(file, |language| look_alike(&unit.name, &alike, language));
                }
            }
            Admitted::InPlaceOf(place) => {
                let older = there(place);
                if let Some(there) = self.files.get_mut(place) {
                    file.clone_into(there);
                }
                self.tell(&older, |language| admission(admitted, file, language).unwrap_or_default());
            }
            Admitted::OlderThan(place) | Admitted::SameAs(place) | Admitted::SameDayAs(place) => {
                let other = there(place);
                self.tell(file, |language| admission(admitted, &other, language).unwrap_or_default());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Change, Edit, Level, example};

    #[test]
    fn what_is_not_taken_in_is_told_with_its_reason() {
        let catalogue = example::catalogue();
        let file = |id: &str, date: &str, level: u8| {
            let mut unit = example::assessment(&catalogue).copy(id);
            let clause = "4.1".parse().unwrap();
            unit.apply(&catalogue, Edit::Date(date.parse().unwrap())).unwrap();
            unit.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(level))))).unwrap();
            assessment::write(&unit)
        };
        let mut group = Group::default();
        for (name, text) in [
            ("a", file("1", "2025-01-01", 1)),
            ("b", file("2", "2026-01-01", 2)),
            ("c", file("3", "2026-01-01", 3)),
            ("d", file("2", "2026-01-01", 2)),
            ("e", "{".to_owned()),
        ] {
            group.take_in(name, text.as_bytes(), &catalogue);
        }
        assert_eq!(group.units().len(), 1);
        let told: Vec<_> = group.told(Language::En).collect();
        assert_eq!(
            told[..3],
            [
                ("a", "passed over: the unit has a newer assessment in b"),
                ("c", "has the same unit and date as b: choose one of them"),
                ("d", "is the same assessment as b"),
            ]
        );
        assert_eq!((told[3].0, told.len()), ("e", 4));
        assert!(group.told(Language::Sv).next().unwrap().1.starts_with("hoppas över"));
    }
}
