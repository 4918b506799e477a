//! The six levels of a clause as rows to choose among, and "not applicable" with its reason.

use crate::desk::use_desk;
use crate::session::Session;
use glapp_core::{Answer, Change, Clause, Level, Text};
use leptos::prelude::*;

/// The level of a clause; the whole row is the target.
#[component]
pub fn Levels(session: Session, clause: Clause, locked: bool) -> impl IntoView {
    let desk = use_desk();
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let id = clause.id();
    let rating = session.rating(id);
    let excluding = move || session.sitting.excluding.get() == Some(id);
    let exclude = move || session.sitting.excluding.set(Some(id));
    let excluded = move || excluding() || matches!(rating.read().answer, Answer::NotApplicable(_));
    let reason = move || match &rating.read().answer {
        Answer::NotApplicable(reason) => reason.to_string(),
        Answer::Level(_) | Answer::Unanswered => String::new(),
    };
    let write_reason = move |text: String| {
        exclude();
        session.change(
            id,
            if text.trim().is_empty() { Change::Level(None) } else { Change::NotApplicable(text.into()) },
        );
    };
    let names =
        library.catalogue.scale().levels().map(|(level, name)| (level, name.name.get(language).to_owned()));
    let texts: Vec<Text> = clause.criteria().map(|criteria| criteria.levels.clone()).unwrap_or_default();
    let row = move |((level, name), text): ((Level, String), Text)| {
        let checked = move || !excluding() && rating.read().answer.level() == Some(level);
        view! {
            <label class=format!("g-level g-level-{level}") class:g-level-chosen=checked>
                <input
                    type="radio"
                    name="g-level"
                    value=level.to_string()
                    disabled=locked
                    prop:checked=checked
                    on:change=move |_| session.change(id, Change::Level(Some(level)))
                />
                <span class="g-level-number">{level.to_string()}</span>
                <span class="g-level-text"><strong>{name}</strong> " " {text.get(language).to_owned()}</span>
            </label>
        }
    };
    view! {
        <fieldset class="g-levels" aria-describedby=locked.then_some("g-why-locked")>
            <legend>{t.choose_level}</legend>
            {names.zip(texts).map(row).collect_view()}
            <label class="g-level g-level-na" class:g-level-chosen=excluded>
                <input
                    type="radio"
                    name="g-level"
                    value="n"
                    disabled=locked
                    prop:checked=excluded
                    on:change=move |_| exclude()
                />
                <span class="g-level-number">"–"</span>
                <span class="g-level-text"><strong>{t.not_applicable}</strong> " " {t.not_applicable_text}</span>
            </label>
            {move || excluded().then(|| view! {
                <div class="g-field g-level-reason">
                    <label for="g-reason">{t.reason}</label>
                    <p class="g-hint" id="g-reason-hint">{t.reason_hint}</p>
                    <textarea
                        id="g-reason"
                        class="g-input"
                        rows="2"
                        aria-describedby="g-reason-hint"
                        disabled=locked
                        prop:value=reason
                        on:input:target=move |event| write_reason(event.target().value())
                    ></textarea>
                </div>
            })}
        </fieldset>
    }
}
