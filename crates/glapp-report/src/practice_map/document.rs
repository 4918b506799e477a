//! The map as a document, and as CSV: what is shown, with every reason and source.

use super::PracticeMap;
use crate::vocabulary::day_in_words;
use crate::{Block, Document, csv, markdown};
use glapp_core::{Covered, Practice, PracticeState};

impl PracticeMap<'_> {
    /// The map as a document.
    pub fn document(&self) -> Document {
        let title = format!("{} {}", self.say("Arbetssätten", "Practices on"), self.day());
        let mut blocks = vec![Block::text(self.sentence())];
        blocks.extend(self.filters().map(Block::Hint));
        blocks.push(Block::Table(self.summary_table()));
        blocks.push(Block::heading(2, "clauses", self.say("Avsnitten", "The clauses")));
        for chapter in self.sources.catalogue.chapters() {
            let heading = format!("{} {}", chapter.id(), chapter.title().get(self.language));
            blocks.push(Block::heading(3, "", heading));
            blocks.push(Block::Table(self.clause_table(chapter)));
        }
        blocks.push(Block::heading(2, "practices", self.say("Arbetssätten", "The practices")));
        blocks.push(Block::Table(self.practice_table()));
        if !self.sources.needs.is_empty() {
            blocks.push(Block::heading(2, "needs", self.say("Behoven", "The needs")));
            blocks.push(Block::Table(self.need_table()));
        }
        if !self.sources.platforms.is_empty() {
            blocks.push(Block::heading(
                2,
                "cities",
                self.say("Städernas innovationsplattformar", "The cities’ innovation platforms"),
            ));
            blocks.extend(self.cities_blocks());
        }
        Document { title, blocks }
    }

    /// The same as Markdown.
    pub fn markdown(&self) -> String {
        markdown::of(&self.document())
    }

    pub(super) fn cities_blocks(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::Hint(
                self.say(
                    "Följeforskarnas bild av plattformarna, inte städernas egen.",
                    "The embedded researchers’ picture of the platforms, not the cities’ own.",
                )
                .into(),
            ),
            Block::Table(self.platform_table()),
        ];
        if !self.sources.phases.is_empty() {
            let phases = self.say(
                "Innovationsprocessens faser: vad plattformen hade för fasens avsnitt den dagen, och för hur många av dem.",
                "The phases of the innovation process: what the platform had for the phase’s clauses on that day, and for how many of them.",
            );
            blocks.extend([Block::text(phases), Block::Table(self.phase_table())]);
        }
        blocks
    }

    /// How many practices run on the day, and what that means for the clauses.
    pub(super) fn sentence(&self) -> String {
        let (active, all) = (self.count(PracticeState::Active), self.shown.len());
        let day = self.day();
        let of = self.coverage.clauses().len();
        let answered = self.coverage.count(Covered::Direct) + self.coverage.count(Covered::Partial);
        let first = match self.language {
            glapp_core::Language::Sv => format!(
                "{day} pågår {active} av {all} arbetssätt. De svarar helt eller delvis mot {answered} av {of} avsnitt."
            ),
            glapp_core::Language::En => format!(
                "On {day}, {active} of {all} practices are running. They answer {answered} of {of} clauses, wholly or in part."
            ),
        };
        // Only what could be used until then: some that the source gives an end never came about.
        let ending = |day: Option<glapp_core::Date>| {
            let is_it = |it: &Practice| day.is_some_and(|day| it.period.to == Some(day) && it.is_active(day));
            self.shown().filter(|(_, it)| is_it(it)).count()
        };
        let (last, gone) = (ending(Some(self.choice.day)), ending(self.choice.day.before()));
        let second = match (last, gone, self.choice.day.before()) {
            (0, 0, _) => return first,
            (0, _, Some(before)) => {
                let before = day_in_words(before, self.language);
                match self.language {
                    glapp_core::Language::Sv => format!("{gone} upphörde {before}."),
                    glapp_core::Language::En => format!("{gone} ended on {before}."),
                }
            }
            _ => match self.language {
                glapp_core::Language::Sv => format!("För {last} är det sista dagen."),
                glapp_core::Language::En => format!("For {last} it is the last day."),
            },
        };
        format!("{first} {second}")
    }

    /// What the map is filtered by, in words; none if it shows all of the city's.
    pub(super) fn filters(&self) -> Option<String> {
        let chosen = self.selects().into_iter().filter_map(|select| {
            let (_, name) = select.options.into_iter().find(|(value, _)| *value == select.chosen)?;
            (!select.chosen.is_empty()).then(|| format!("{}: {name}", select.label))
        });
        let chosen: Vec<String> = chosen.collect();
        (!chosen.is_empty()).then(|| chosen.join(" · "))
    }

    /// The map as CSV, in the form of `glapp coverage`: a row for each link that is shown, and one for each clause
    /// without any.
    pub fn csv(&self) -> String {
        csv::coverage(self.sources.catalogue, &self.practices(), &self.coverage, self.language)
    }

    /// The practices that are shown.
    pub fn practices(&self) -> Vec<Practice> {
        self.shown().map(|(_, practice)| practice.clone()).collect()
    }
}
