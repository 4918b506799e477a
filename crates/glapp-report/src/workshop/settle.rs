//! Two files of the same person, side by side where they differ.

use super::page::WorkshopPage;
use crate::html::escaped;
use crate::number::NONE;
use crate::vocabulary::{capital, importance, isolated, status, unit_kind};
use glapp_core::{Answer, Change, Edit, Language, Level, Side, Status};

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
            let subject = edits.first().map_or_else(String::new, |edit| self.subject(edit));
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
                    escaped(&isolated(&self.content(edit))),
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
            self.button("", "settle", self.say("Lägg ihop", "Lay together")),
            self.button("g-button-plain", "cancel-merge", self.say("Avbryt", "Cancel")),
        ));
        out
    }

    /// What an edit is about.
    fn subject(&self, edit: &Edit) -> String {
        let say = |sv, en| self.say(sv, en).to_owned();
        match edit {
            Edit::Unit(_) => say("Enheten", "The unit"),
            Edit::Date(_) => say("Datum", "Date"),
            Edit::Target(_) => say("Mål för alla avsnitt", "Target for all clauses"),
            Edit::Assessors(_) => say("Vilka som har skattat", "Who has assessed"),
            Edit::Mission(_) => say("Innovationsuppdrag", "Innovation missions"),
            Edit::Actions(_) => say("Åtgärder", "Actions"),
            Edit::Clause(clause, change) => {
                let what = match change {
                    Change::Level(_) | Change::NotApplicable(_) => self.say("nivå", "level"),
                    Change::Target(_) => self.say("mål", "target"),
                    Change::Importance(_) => self.say("vikt", "importance"),
                    Change::Note(_) => self.say("anteckning", "note"),
                    Change::Evidence(_) => self.say("underlag", "evidence"),
                    Change::Practices(_) => self.say("arbetssätt", "practices"),
                    Change::Rating(_) => self.say("allt", "everything"),
                };
                format!("{}: {what}", self.title(*clause))
            }
            Edit::Clauses(_) | Edit::Adopt(_) => String::new(),
        }
    }

    /// What an edit would make of it.
    fn content(&self, edit: &Edit) -> String {
        let level = |level: &Option<Level>| level.map_or_else(|| NONE.to_owned(), |level| self.level(level));
        match edit {
            Edit::Unit(unit) => format!(
                "{} · {} · {}",
                unit.name,
                unit_kind(unit.kind, self.language),
                if unit.organisation.is_empty() { NONE } else { &unit.organisation }
            ),
            Edit::Date(date) => date.to_string(),
            Edit::Target(target) => level(target),
            Edit::Assessors(assessors) => {
                assessors.iter().map(|it| format!("{} {}", it.name, it.role)).collect::<Vec<_>>().join("; ")
            }
            Edit::Mission(mission) => mission
                .as_ref()
                .map_or_else(|| NONE.to_owned(), |it| it.parts().map(|part| part.to_string()).join(" / ")),
            Edit::Actions(actions) => actions
                .iter()
                .map(|it| {
                    let due = it.due.map(|due| due.to_string()).unwrap_or_default();
                    format!("{} ({} {due})", it.text, it.owner)
                })
                .collect::<Vec<_>>()
                .join("; "),
            Edit::Clause(_, Change::Level(of) | Change::Target(of)) => level(of),
            Edit::Clause(_, Change::NotApplicable(reason)) => self.excluded(reason),
            Edit::Clause(_, Change::Importance(of)) => {
                of.map_or_else(|| NONE.to_owned(), |it| importance(it, self.language).to_owned())
            }
            Edit::Clause(_, Change::Note(note)) => note.to_string(),
            Edit::Clause(_, Change::Rating(rating)) => {
                let answer = match &rating.answer {
                    Answer::Level(of) => self.level(*of),
                    Answer::NotApplicable(reason) => self.excluded(reason),
                    Answer::Unanswered => NONE.to_owned(),
                };
                format!("{answer} {}", rating.note)
            }
            Edit::Clause(_, Change::Evidence(_) | Change::Practices(_))
            | Edit::Clauses(_)
            | Edit::Adopt(_) => String::new(),
        }
    }

    fn excluded(&self, reason: &str) -> String {
        format!("{}: {reason}", capital(status(Status::NotApplicable, self.language)))
    }

    /// A level with its name.
    pub(super) fn level(&self, level: Level) -> String {
        let name = self.catalogue.scale().name(level).map_or("", |name| name.name.get(self.language));
        format!("{level} {name}")
    }
}
