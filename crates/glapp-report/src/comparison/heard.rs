//! What a press or a value does to what someone has chosen to see.

use super::CompareChoice;
use crate::{Heard, Redraw};

impl CompareChoice {
    /// Hears what happened to something with a `data-compare`. What is no choice of what to see, such as a file or
    /// what is taken along, changes nothing.
    ///
    /// ```
    /// use glapp_report::{CompareChoice, Heard, Redraw};
    /// let mut choice = CompareChoice::default();
    /// let heard = Heard { event: "change", asked: "order", value: "score", on: false };
    /// assert_eq!((choice.hear(&heard), &*choice.order), (Redraw::View, "score"));
    /// ```
    pub fn hear(&mut self, heard: &Heard<'_>) -> Redraw {
        let ((does, of), value) = (heard.words(), heard.value);
        match (does, heard.event) {
            ("order", "change") => value.clone_into(&mut self.order),
            ("clauses", "change") => value.clone_into(&mut self.clauses),
            ("one", "change") => self.pair.0 = value.parse().ok(),
            ("other", "change") => self.pair.1 = value.parse().ok(),
            ("units", "change") => {
                value.clone_into(&mut self.units);
                return Redraw::Computed;
            }
            ("capacity", "change") => {
                let Ok(capacity @ 1..=20) = value.parse() else { return Redraw::Nothing };
                self.capacity = capacity;
                return Redraw::Computed;
            }
            ("anonymous", "change") => {
                self.anonymous = heard.on;
                return Redraw::Everything;
            }
            // It is heard before the part opens or closes.
            ("fold", "click") if heard.on => {
                self.open.remove(of);
                return Redraw::Nothing;
            }
            ("fold", "click") => {
                self.open.insert(of.to_owned());
                return Redraw::Part(of.to_owned());
            }
            _ => return Redraw::Nothing,
        }
        Redraw::View
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hear(choice: &mut CompareChoice, event: &str, asked: &str, value: &str, on: bool) -> Redraw {
        choice.hear(&Heard { event, asked, value, on })
    }

    #[test]
    fn every_field_changes_what_it_says_and_tells_what_to_draw() {
        let mut choice = CompareChoice::default();
        for (asked, value, redraw) in [
            ("order", "like-2", Redraw::View),
            ("clauses", "strategy-3", Redraw::View),
            ("units", "bolag", Redraw::Computed),
            ("one", "4", Redraw::View),
            ("other", "", Redraw::View),
            ("capacity", "20", Redraw::Computed),
        ] {
            assert_eq!(hear(&mut choice, "change", asked, value, false), redraw, "{asked}");
        }
        assert_eq!(hear(&mut choice, "change", "anonymous", "on", true), Redraw::Everything);
        let chosen = CompareChoice {
            order: "like-2".into(),
            clauses: "strategy-3".into(),
            units: "bolag".into(),
            pair: (Some(4), None),
            anonymous: true,
            capacity: 20,
            ..CompareChoice::default()
        };
        assert_eq!(choice, chosen);
    }

    #[test]
    fn a_part_is_told_when_it_opens() {
        let mut choice = CompareChoice::default();
        let part = Redraw::Part("heat-4".into());
        assert_eq!(hear(&mut choice, "click", "fold heat-4", "", false), part);
        assert!(choice.open.contains("heat-4"));
        assert_eq!(hear(&mut choice, "click", "fold heat-4", "", true), Redraw::Nothing);
        assert!(choice.open.is_empty());
    }

    #[test]
    fn nothing_else_changes_anything() {
        let mut choice = CompareChoice::default();
        for (event, asked, value) in [
            ("click", "order", "score"),
            ("change", "capacity", "0"),
            ("change", "capacity", "21"),
            ("change", "capacity", "många"),
            ("change", "files", "C:\\fakepath\\a.json"),
            ("click", "clear", ""),
            ("click", "svg heatmap", ""),
            ("drop", "", ""),
        ] {
            assert_eq!(hear(&mut choice, event, asked, value, false), Redraw::Nothing, "{asked}");
        }
        assert_eq!(choice, CompareChoice::default());
    }
}
