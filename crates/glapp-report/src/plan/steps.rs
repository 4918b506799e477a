//! What gives most next, each step with a way to make an action of it.

use super::PlanPage;
use super::page::button;
use crate::html::escaped;
use crate::number;
use crate::vocabulary::pick;
use glapp_core::{Language, Step};

impl PlanPage<'_> {
    /// The heading of the steps, and a field for how many.
    pub(super) fn steps_head(language: Language) -> String {
        format!(
            "<h2>{}</h2><p class=\"g-hint\">{}</p><div class=\"g-field g-plan-n\"><label for=\"g-p-n\">{}</label>\
             <input id=\"g-p-n\" data-plan=\"steps\" type=\"number\" inputmode=\"numeric\" min=\"1\" max=\"{}\" class=\"g-input\" value=\"5\"></div>",
            pick(language, "Det här ger mest", "What gives most"),
            pick(
                language,
                "Ett steg lyfter ett avsnitt en nivå. Först kommer det som lyfter totalen mest, viktat med hur viktigt ni tycker att det är. Inget går förbi målet.",
                "A step lifts one clause by one level. What lifts the total most comes first, weighted by how important you find it. Nothing goes beyond its target.",
            ),
            pick(language, "Antal steg, 1–20", "Number of steps, 1–20"),
            Self::MOST_STEPS,
        )
    }

    /// The next `n` steps.
    pub(super) fn steps(&self, n: usize) -> String {
        let analysis = self.it.sources.analysis;
        let steps = analysis.steps(n);
        let Some(last) = steps.last() else {
            let none = if analysis.total.rated > 0 {
                self.it.say("Inga glapp bland det som är besvarat.", "No gaps in what is answered.")
            } else {
                self.it.say("Svara på några frågor först.", "Answer some questions first.")
            };
            return format!("<p>{none}</p>");
        };
        let mut out = "<ol class=\"g-next\">".to_owned();
        for (place, step) in steps.iter().enumerate() {
            self.step(&mut out, place, step);
        }
        let [before, after] =
            [analysis.total.score, Some(last.total)].map(|total| number::decimal(total, self.it.language));
        out.push_str(&match self.it.language {
            Language::Sv => format!("</ol><p>Totalen går då från {before} till {after}.</p>"),
            Language::En => format!("</ol><p>The total then goes from {before} to {after}.</p>"),
        });
        out
    }

    fn step(&self, out: &mut String, place: usize, step: &Step) {
        let Step { clause, from, to, .. } = *step;
        let (lift, total) =
            (number::small(step.lift, self.it.language), number::decimal(step.total, self.it.language));
        let (levels, told) = match self.it.language {
            Language::Sv => {
                (format!("nivå {from} till {to}"), format!("Lyfter totalen {lift}, till {total}."))
            }
            Language::En => {
                (format!("level {from} to {to}"), format!("Lifts the total by {lift}, to {total}."))
            }
        };
        let text = self.step_text(step);
        let (link, shown) = (self.link(&self.it.link(clause)), escaped(&text));
        out.push_str(&format!(
            "<li><p class=\"g-next-what\">{link} <span class=\"g-tag\">{levels}</span></p><p>{shown}</p><p class=\"g-hint\">{told}</p>"
        ));
        let made = self.it.actions().iter().find(|it| it.clause == Some(clause) && *it.text == text);
        let id = format!("g-s-{place}");
        match made {
            _ if self.locked => {}
            Some(made) => self.edit_button(out, made, &id, self.it.say("Ändra åtgärden", "Edit the action")),
            None => {
                let make = self.it.say("Gör till åtgärd", "Make it an action");
                let about = format!("{clause}, {levels}");
                button(out, &id, " g-button-quiet", &format!("make {place}"), make, &about);
            }
        }
        out.push_str("</li>");
    }

    /// What to do to take a step: the catalogue's first step from that level, else the clause's title.
    pub fn step_text(&self, step: &Step) -> String {
        let catalogue = self.it.sources.catalogue;
        let criteria = catalogue.clause(step.clause).and_then(|clause| clause.criteria());
        let text = criteria.and_then(|it| it.first_step.get(usize::from(step.from.number())));
        text.map_or_else(
            || catalogue.title_in_context(step.clause, self.it.language),
            |text| text.get(self.it.language).to_owned(),
        )
    }
}
