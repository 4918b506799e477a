//! Edits in words: what each is about, and what it would make of it.

use crate::number::NONE;
use crate::vocabulary::{action_status, capital, importance, pick, status, unit_kind};
use glapp_core::{Answer, Catalogue, Change, Edit, Language, Level, Status};

/// What an edit is about.
pub fn subject(edit: &Edit, catalogue: &Catalogue, language: Language) -> String {
    let say = |sv, en| pick(language, sv, en).to_owned();
    match edit {
        Edit::Unit(_) => say("Enheten", "The unit"),
        Edit::Date(_) => say("Datum", "Date"),
        Edit::Target(_) => say("Mål för alla avsnitt", "Target for all clauses"),
        Edit::Assessors(_) => say("Vilka som har skattat", "Who has assessed"),
        Edit::Mission(_) => say("Innovationsuppdrag", "Innovation missions"),
        Edit::Actions(_) => say("Åtgärder", "Actions"),
        Edit::Clause(clause, change) => {
            let what = match change {
                Change::Level(_) | Change::NotApplicable(_) => pick(language, "nivå", "level"),
                Change::Target(_) => pick(language, "mål", "target"),
                Change::Importance(_) => pick(language, "vikt", "importance"),
                Change::Note(_) => pick(language, "anteckning", "note"),
                Change::Evidence(_) => pick(language, "underlag", "evidence"),
                Change::Practices(_) => pick(language, "arbetssätt", "practices"),
                Change::Rating(_) => pick(language, "allt", "everything"),
            };
            format!("{clause} {}: {what}", catalogue.title_in_context(*clause, language))
        }
        Edit::Clauses(_) | Edit::Adopt(_) => String::new(),
    }
}

/// What an edit would make of it.
pub fn content(edit: &Edit, catalogue: &Catalogue, language: Language) -> String {
    let level = |of: &Option<Level>| of.map_or_else(|| NONE.to_owned(), |of| level(of, catalogue, language));
    match edit {
        Edit::Unit(unit) => format!(
            "{} · {} · {}",
            unit.name,
            unit_kind(unit.kind, language),
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
        Edit::Actions(actions) if actions.is_empty() => NONE.to_owned(),
        Edit::Actions(actions) => actions
            .iter()
            .map(|it| {
                let due = it.due.map(|due| due.to_string()).unwrap_or_default();
                let clause = it.clause.map(|clause| clause.to_string()).unwrap_or_default();
                let about = words(&[&it.owner, &due, action_status(it.status, language)]);
                format!("{} ({about})", words(&[&clause, &it.text]))
            })
            .collect::<Vec<_>>()
            .join("; "),
        Edit::Clause(_, Change::Level(of) | Change::Target(of)) => level(of),
        Edit::Clause(_, Change::NotApplicable(reason)) => excluded(reason, language),
        Edit::Clause(_, Change::Importance(of)) => {
            of.map_or_else(|| NONE.to_owned(), |it| importance(it, language).to_owned())
        }
        Edit::Clause(_, Change::Note(note)) => note.to_string(),
        Edit::Clause(_, Change::Rating(rating)) => {
            let answer = match &rating.answer {
                Answer::Level(of) => level(&Some(*of)),
                Answer::NotApplicable(reason) => excluded(reason, language),
                Answer::Unanswered => NONE.to_owned(),
            };
            let target = rating.target.map(|of| level(&Some(of)));
            let importance = rating.importance.map(|it| importance(it, language).to_owned());
            let evidence: Vec<_> = rating.evidence.iter().map(|it| words(&[&it.text, &it.url])).collect();
            let practices: Vec<_> = rating.practices.iter().map(ToString::to_string).collect();
            let said = [
                (pick(language, "mål", "target"), target.unwrap_or_default()),
                (pick(language, "vikt", "importance"), importance.unwrap_or_default()),
                (pick(language, "anteckning", "note"), rating.note.to_string()),
                (pick(language, "underlag", "evidence"), evidence.join(", ")),
                (pick(language, "arbetssätt", "practices"), practices.join(", ")),
            ];
            let said = said.iter().filter(|(_, text)| !text.is_empty());
            said.fold(answer, |all, (name, text)| format!("{all}; {name}: {text}"))
        }
        Edit::Clause(_, Change::Evidence(_) | Change::Practices(_)) | Edit::Clauses(_) | Edit::Adopt(_) => {
            String::new()
        }
    }
}

/// The words that are there, with spaces between them.
fn words(all: &[&str]) -> String {
    all.iter().copied().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

fn excluded(reason: &str, language: Language) -> String {
    format!("{}: {reason}", capital(status(Status::NotApplicable, language)))
}

/// A level with its name.
pub(crate) fn level(level: Level, catalogue: &Catalogue, language: Language) -> String {
    let name = catalogue.scale().name(level).map_or("", |name| name.name.get(language));
    format!("{level} {name}")
}
