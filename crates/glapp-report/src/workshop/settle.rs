//! Two files of the same person, side by side where they differ.

use super::page::WorkshopPage;
use crate::edited::{content, subject};
use crate::html::escaped;
use crate::vocabulary::isolated;
use glapp_core::{Language, Side};

impl WorkshopPage<'_> {
    /// What is to be settled; nothing where no two files lie together.
    pub(super) fn settling(&self) -> String {
        let Some(merging) = &self.table.merging else { return String::new() };
        let names = self.table.names(self.language);
        let name = names.get(merging.person).map_or("", String::as_str);
        let one = self.table.origins.get(merging.person);
        let other = self.table.told.get(merging.told).map(|(origin, _)| origin);
        let files = [one, other].map(|it| match it {
            Some(origin) if !self.table.anonymous => origin.name(self.language),
            _ => String::new(),
        });
        let conflicts = merging.merge.conflicts();
        let count = conflicts.len();
        let lead = match (self.language, count) {
            (Language::Sv, 0) => {
                "Filerna säger inte emot varandra. Det som bara står i den ena kommer med.".into()
            }
            (Language::En, 0) => {
                "The files do not contradict each other. What only one of them says is included.".into()
            }
            (Language::Sv, _) => format!(
                "Här säger filerna olika saker, på {count} ställen. Välj för vart och ett. Det som bara står i den ena kommer med, liksom alla underlag, arbetssätt och åtgärder."
            ),
            (Language::En, _) => format!(
                "Here the files say different things, in {count} places. Choose for each. What only one of them says is included, and so are all evidence, practices and actions."
            ),
        };
        let heading = match self.language {
            Language::Sv => format!("Två filer av {name}"),
            Language::En => format!("Two files of {name}"),
        };
        let mut out = format!(
            "<section class=\"g-card g-ws-merge\" aria-labelledby=\"g-ws-merge\"><h2 id=\"g-ws-merge\" tabindex=\"-1\">{}</h2><p>{lead}</p>",
            escaped(&heading)
        );
        for (place, edits) in conflicts.iter().enumerate() {
            let chosen = merging.choices.get(place).copied().flatten();
            let wrong = merging.checked && chosen.is_none();
            let class =
                if wrong { " class=\"g-ws-conflict g-field-wrong\"" } else { " class=\"g-ws-conflict\"" };
            let subject =
                edits.first().map_or_else(String::new, |edit| subject(edit, self.catalogue, self.language));
            out.push_str(&format!("<fieldset{class}><legend>{}</legend>", escaped(&subject)));
            for ((edit, side), file) in edits.iter().zip([Side::One, Side::Other]).zip(&files) {
                let number = usize::from(side == Side::Other);
                let checked = if chosen == Some(side) { " checked" } else { "" };
                let fallback = [
                    self.say("den första filen", "the first file"),
                    self.say("den andra filen", "the second file"),
                ];
                let file =
                    if file.is_empty() { fallback.get(number).copied().unwrap_or_default() } else { file };
                out.push_str(&format!(
                    "<label class=\"g-ws-side\"><input type=\"radio\" name=\"g-ws-{place}\" data-do=\"choose {place} {number}\"{checked}> <span>{}<span class=\"g-remark\">{}</span></span></label>",
                    escaped(&isolated(&content(edit, self.catalogue, self.language))),
                    escaped(&isolated(file)),
                ));
            }
            out.push_str("</fieldset>");
        }
        let open = merging.choices.iter().filter(|it| it.is_none()).count();
        let missing = match (merging.checked && open > 0, self.language) {
            (false, _) => String::new(),
            (true, Language::Sv) => format!("{open} kvar att välja."),
            (true, Language::En) => format!("{open} left to choose."),
        };
        out.push_str(&format!(
            "<p class=\"g-error\" role=\"alert\">{missing}</p><p class=\"g-actions\">{}{}</p></section>",
            self.button("", "settle", self.say("Lägg ihop", "Merge")),
            self.button("g-button-plain", "cancel-merge", self.say("Avbryt", "Cancel")),
        ));
        out
    }
}
