//! What a press or a value does to what someone has chosen to see on the map.

use super::{MapChoice, first_day};
use crate::{Heard, Redraw};
use glapp_core::{Catalogue, ClauseId, Date};

impl MapChoice {
    /// What is seen first on a day: where there is little room, the list with its chapters folded.
    pub fn first(day: Date, narrow: bool, catalogue: &Catalogue) -> Self {
        let mut choice = Self { list: narrow, ..Self::on(day) };
        if narrow {
            choice.folded = catalogue.chapters().map(|it| it.id()).collect();
        }
        choice
    }

    /// Hears what happened to something with a `data-map`. What is no choice of what to see, such as what is taken
    /// along or added, changes nothing.
    ///
    /// ```
    /// use glapp_report::{Heard, MapChoice, Redraw};
    /// let mut choice = MapChoice::on("2023-12-31".parse().unwrap());
    /// let heard = Heard { event: "click", asked: "day 2024-01-01", ..Heard::default() };
    /// assert_eq!((choice.hear(&heard), choice.day.to_string()), (Redraw::View, "2024-01-01".into()));
    /// ```
    pub fn hear(&mut self, heard: &Heard<'_>) -> Redraw {
        let ((does, of), value) = (heard.words(), heard.value);
        let date = |text: &str| text.parse::<Date>().ok();
        match (does, heard.event) {
            ("month", "input") => self.day = value.parse().ok().and_then(first_day).unwrap_or(self.day),
            ("date", "change") => {
                let Some(day) = date(value) else { return Redraw::Nothing };
                self.day = day;
            }
            ("day", "click") => {
                let Some(day) = date(of) else { return Redraw::Nothing };
                self.day = day;
            }
            ("view", "change") => self.list = value == "list",
            ("set", "change") => value.clone_into(&mut self.set),
            ("strategy", "change") => value.clone_into(&mut self.strategy),
            ("plan", "change") => value.clone_into(&mut self.plan),
            ("kind", "change") => value.clone_into(&mut self.kind),
            ("owner", "change") => value.clone_into(&mut self.owner),
            ("status", "change") => value.clone_into(&mut self.status),
            ("fold", "click") => {
                let Ok(chapter) = of.parse::<ClauseId>() else { return Redraw::Nothing };
                match self.folded.iter().position(|it| *it == chapter) {
                    Some(place) => drop(self.folded.remove(place)),
                    None => self.folded.push(chapter),
                }
            }
            _ => return Redraw::Nothing,
        }
        Redraw::View
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice() -> MapChoice {
        MapChoice::on("2023-12-31".parse().unwrap())
    }

    fn hear(choice: &mut MapChoice, event: &str, asked: &str, value: &str) -> Redraw {
        choice.hear(&Heard { event, asked, value, on: false })
    }

    #[test]
    fn every_field_changes_what_it_says() {
        let mut it = choice();
        for (event, asked, value) in [
            ("change", "set", "all"),
            ("change", "strategy", "2"),
            ("change", "plan", "2018-2019"),
            ("change", "kind", "forum"),
            ("change", "owner", "Kommunstyrelsen"),
            ("change", "status", "completed"),
            ("change", "view", "list"),
            ("change", "date", "2021-05-06"),
            ("click", "fold 4", ""),
            ("click", "fold 5", ""),
            ("click", "fold 4", ""),
        ] {
            assert_eq!(hear(&mut it, event, asked, value), Redraw::View, "{asked}");
        }
        let chosen = MapChoice {
            day: "2021-05-06".parse().unwrap(),
            set: "all".into(),
            strategy: "2".into(),
            plan: "2018-2019".into(),
            kind: "forum".into(),
            owner: "Kommunstyrelsen".into(),
            status: "completed".into(),
            folded: vec!["5".parse().unwrap()],
            list: true,
        };
        assert_eq!(it, chosen);
        assert_eq!(hear(&mut it, "input", "month", "144"), Redraw::View);
        assert_eq!(it.day.to_string(), "2024-01-01");
    }

    #[test]
    fn what_is_no_choice_changes_nothing() {
        let mut it = choice();
        for (event, asked, value) in [
            ("change", "date", ""),
            ("click", "day i dag", ""),
            ("click", "fold x", ""),
            ("click", "set", "all"),
            ("change", "month", "3"),
            ("click", "csv", ""),
            ("submit", "add", ""),
            ("", "", ""),
        ] {
            assert_eq!(hear(&mut it, event, asked, value), Redraw::Nothing, "{asked}");
        }
        // A month that is none leaves the day as it is.
        assert_eq!(hear(&mut it, "input", "month", "aldrig"), Redraw::View);
        assert_eq!(it, choice());
    }
}
