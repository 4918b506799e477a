//! The units that are compared, and what is said of the files that they came from.

use crate::html::escape;
use crate::vocabulary::pick;
use crate::{admission, look_alike};
use glapp_core::{Admitted, Assessment, Coded, Entrant, Language, Roster};

/// One assessment of each unit, and what has been said about files.
#[derive(Debug, Default)]
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

    /// Says of a file why it is not among the others.
    pub fn refuse(&mut self, file: &str, why: impl Fn(Language) -> String) {
        let both = [Language::Sv, Language::En].map(why);
        debug_assert_eq!(both.len(), Language::ALL.len(), "a text for every language");
        self.told.push((file.to_owned(), both));
    }

    /// Lets the assessment of a file join the others, or says why not.
    pub fn admit(&mut self, file: &str, assessment: Assessment) {
        let (unit, date) = (assessment.header().unit.clone(), assessment.header().date);
        let alike = self.roster.look_alike(&unit.name).map(str::to_owned);
        let admitted = self.roster.admit(&unit, date, assessment);
        let there = |place: usize| self.files.get(place).cloned().unwrap_or_default();
        match admitted {
            Admitted::New => {
                self.files.push(file.to_owned());
                if let Some(alike) = alike {
                    self.refuse(file, |language| look_alike(&unit.name, &alike, language));
                }
            }
            Admitted::InPlaceOf(place) => {
                let older = there(place);
                if let Some(there) = self.files.get_mut(place) {
                    file.clone_into(there);
                }
                self.refuse(&older, |language| admission(admitted, file, language).unwrap_or_default());
            }
            Admitted::OlderThan(place) | Admitted::SameAs(place) | Admitted::SameDayAs(place) => {
                let other = there(place);
                self.refuse(file, |language| admission(admitted, &other, language).unwrap_or_default());
            }
        }
    }

    /// What happened to files, as HTML. Where names are hidden that is only how many there are: files are called after
    /// units.
    pub fn said(&self, language: Language, hidden: bool) -> String {
        let mut out = String::new();
        if hidden {
            if !self.told.is_empty() {
                let hint = pick(
                    language,
                    "Filerna har meddelanden. Visa namnen för att läsa dem:",
                    "The files have messages. Show the names to read them:",
                );
                out.push_str(&format!("<p class=\"g-hint\">{hint} {}.</p>", self.told.len()));
            }
            return out;
        }
        for (place, (file, why)) in self.told(language).enumerate() {
            out.push_str(if place == 0 { "<ul class=\"g-problems\"><li><strong>" } else { "<li><strong>" });
            escape(&mut out, file);
            out.push_str("</strong> ");
            escape(&mut out, why);
            out.push_str("</li>");
        }
        if !out.is_empty() {
            out.push_str("</ul>");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Change, Edit, Level, example};

    #[test]
    fn what_is_not_admitted_is_told_with_its_reason() {
        let catalogue = example::catalogue();
        let unit = |id: &str, date: &str, level: u8| {
            let mut unit = example::assessment(&catalogue).copy(id);
            let clause = "4.1".parse().unwrap();
            unit.apply(&catalogue, Edit::Date(date.parse().unwrap())).unwrap();
            unit.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(level))))).unwrap();
            unit
        };
        let mut group = Group::default();
        assert_eq!(group.said(Language::Sv, false), "");
        group.admit("a", unit("1", "2025-01-01", 1));
        group.admit("b", unit("2", "2026-01-01", 2));
        group.admit("<c>", unit("3", "2026-01-01", 3));
        group.admit("d", unit("2", "2026-01-01", 2));
        group.refuse("e", |language| format!("{}!", language.code()));
        assert_eq!(group.units().len(), 1);
        let told: Vec<_> = group.told(Language::En).collect();
        let expected = [
            ("a", "passed over: the unit has a newer assessment in b"),
            ("<c>", "has the same unit and date as b: choose one of them"),
            ("d", "is the same assessment as b"),
            ("e", "en!"),
        ];
        assert_eq!(told, expected);
        assert!(group.told(Language::Sv).next().unwrap().1.starts_with("hoppas över"));
        let said = group.said(Language::En, false);
        assert!(said.contains("&lt;c&gt;") && said.ends_with("</li></ul>"), "{said}");
        let hidden = group.said(Language::En, true);
        assert!(hidden.contains(" 4.") && !hidden.contains("newer"), "{hidden}");
    }
}
