//! The six levels of a clause as rows to choose among, and "not applicable" with its reason.

use crate::desk::Desk;
use crate::session::Session;
use crate::surface::Heard;
use glapp_core::{Answer, Change, Clause, ClauseId, Level, Text};
use leptos::prelude::*;
use maud::{Markup, html};

/// The level of a clause; the whole row is the target.
pub fn levels(desk: Desk, session: Session, clause: &Clause, locked: bool) -> Markup {
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let id = clause.id();
    let answer = session.rating(id).answer;
    let excluding = session.sitting.excluding.get() == Some(id);
    let excluded = excluding || matches!(answer, Answer::NotApplicable(_));
    let reason = match &answer {
        Answer::NotApplicable(reason) => reason.to_string(),
        Answer::Level(_) | Answer::Unanswered => String::new(),
    };
    let texts: &[Text] = clause.criteria().map_or(&[], |criteria| &criteria.levels);
    html! {
        fieldset.g-levels aria-describedby=[locked.then_some("g-why-locked")] {
            legend { (t.choose_level) }
            @for ((level, name), text) in library.catalogue.scale().levels().zip(texts) {
                @let chosen = !excluding && answer.level() == Some(level);
                label class={ "g-level g-level-" (level) @if chosen { " g-level-chosen" } } {
                    input type="radio" name="g-level" value=(level) disabled[locked] checked[chosen]
                        data-do={ "level " (level) };
                    span.g-level-number { (level) }
                    span.g-level-text { strong { (name.name.get(language)) } " " (text.get(language)) }
                }
            }
            label.g-level.g-level-na.g-level-chosen[excluded] {
                input type="radio" name="g-level" value="n" disabled[locked] checked[excluded] data-do="exclude";
                span.g-level-number { "–" }
                span.g-level-text { strong { (t.not_applicable) } " " (t.not_applicable_text) }
            }
            @if excluded {
                div.g-field.g-level-reason {
                    label for="g-reason" { (t.reason) }
                    p.g-hint #g-reason-hint { (t.reason_hint) }
                    textarea.g-input #g-reason rows="2" aria-describedby="g-reason-hint" disabled[locked]
                        data-do="reason" { (reason) }
                }
            }
        }
    }
}

/// Takes over what has been chosen.
pub fn hear(heard: &Heard, session: Session, clause: ClauseId) {
    let exclude = || session.sitting.excluding.set(Some(clause));
    match &*heard.does {
        "level" => {
            let level = heard.of.parse().ok().map(Level::new);
            session.change(clause, Change::Level(level));
        }
        "exclude" => exclude(),
        "reason" => {
            exclude();
            let text = heard.value();
            let blank = text.trim().is_empty();
            session
                .change(clause, if blank { Change::Level(None) } else { Change::NotApplicable(text.into()) });
        }
        _ => {}
    }
}
