//! The practice map.

use crate::given::{Given, unknown_kind};
use crate::{File, Parts, Shown, Told};
use glapp_core::{Date, Language};
use glapp_report::vocabulary::pick;
use glapp_report::{Heard, MapChoice, MapSources, PracticeMap, Redraw, month_of};

/// What is chosen on the map.
pub struct PracticesView {
    first: Date,
    today: Date,
    narrow: bool,
    /// None until there is a catalogue to choose from.
    choice: Option<MapChoice>,
}

impl PracticesView {
    pub fn on(first: Date, today: Date, narrow: bool) -> Self {
        Self { first, today, narrow, choice: None }
    }

    fn told<T>(&mut self, given: &Given, tell: impl FnOnce(&PracticeMap<'_>) -> T) -> Option<T> {
        let catalogue = given.catalogue.as_ref()?;
        let choice = self.choice.get_or_insert_with(|| MapChoice::first(self.first, self.narrow, catalogue));
        let sources = MapSources {
            catalogue,
            city: &given.practices,
            platforms: &given.platforms,
            own: &[],
            needs: &given.needs,
            phases: &given.phases,
        };
        Some(tell(&PracticeMap::of(sources, choice, given.language)))
    }

    fn parts(&mut self, given: &Given, filters: bool) -> Parts {
        let today = self.today;
        self.told(given, |map| {
            let mut parts = Vec::new();
            if filters {
                parts.push(("g-pm-filters".to_owned(), map.controls()));
            }
            let choice = map.choice();
            let [list, matrix] = [choice.list, !choice.list].map(|on| if on { "on" } else { "" });
            let states = [
                ("g-pm-date@value", choice.day.to_string()),
                ("g-pm-month@value", month_of(choice.day).to_string()),
                ("g-pm-month@aria-valuetext", map.day_said()),
                ("g-pm-as-list@checked", list.into()),
                ("g-pm-as-matrix@checked", matrix.into()),
                ("g-pm-list@hidden", matrix.into()),
                ("g-pm-matrix@hidden", list.into()),
            ];
            let all = states.into_iter().chain(map.parts(today));
            parts.extend(all.map(|(id, told)| (id.to_owned(), told)));
            parts
        })
        .unwrap_or_default()
    }
}

impl Shown for PracticesView {
    fn frame(&self, language: Language) -> String {
        PracticeMap::frame_to_read(language, self.today)
    }

    fn take_in(&mut self, _: &Given, kind: &str, _: &str, text: &str) -> Result<(), Told> {
        if kind != "day" {
            return Err(unknown_kind(kind));
        }
        let day = text.parse::<Date>().map_err(|_| -> Told {
            let found = text.to_owned();
            Box::new(move |language| {
                let expected = pick(language, "inte en dag som 2026-03-02", "not a day such as 2026-03-02");
                format!("”{found}”: {expected}")
            })
        })?;
        self.first = day;
        if let Some(choice) = &mut self.choice {
            choice.day = day;
        }
        Ok(())
    }

    fn draw(&mut self, given: &Given) -> Parts {
        self.parts(given, true)
    }

    fn hear(&mut self, given: &Given, attribute: &str, heard: &Heard<'_>) -> Parts {
        match attribute {
            "data-working" if heard.event == "click" => {
                let opened = self.told(given, |map| map.opened(heard.asked)).flatten();
                vec![("g-w".into(), opened.unwrap_or_default())]
            }
            "data-map" => match self.choice.as_mut().map(|choice| choice.hear(heard)) {
                None | Some(Redraw::Nothing) => Vec::new(),
                Some(_) => self.parts(given, false),
            },
            _ => Vec::new(),
        }
    }

    fn save(&mut self, given: &Given, asked: &str) -> Option<File> {
        let (today, name) = (self.today, pick(given.language, "arbetssatt", "practices"));
        self.told(given, |map| {
            let name = format!("glapp-{name}-{}", map.choice().day);
            Some(match asked {
                "csv" => (format!("{name}.csv"), "text/csv", map.csv()),
                "markdown" => (format!("{name}.md"), "text/markdown", map.markdown()),
                "svg" | "png" => (format!("{name}.{asked}"), "", map.drawing(today)),
                _ => return None,
            })
        })?
    }
}
