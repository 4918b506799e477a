//! Labelled fields, after the GOV.UK pattern: label, hint, error, control.

use crate::browser;
use leptos::prelude::*;

/// A part of the side column: open beside the question, folded below it on a narrow screen. `count` tells how much is
/// in it.
#[component]
pub fn Part(
    id: &'static str,
    heading: &'static str,
    #[prop(into)] count: Signal<usize>,
    children: Children,
) -> impl IntoView {
    let told = move || Some(count.get()).filter(|count| *count > 0);
    view! {
        <details class="g-card g-part" prop:open=!browser::is_narrow()>
            <summary><h2 id=id>{heading}</h2> <span class="g-part-count">{told}</span></summary>
            {children()}
        </details>
    }
}

/// A line of text with its label. `kind` is the type of the input.
#[component]
pub fn TextField(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] optional: Option<&'static str>,
    value: RwSignal<String>,
    #[prop(into, default = Signal::derive(|| None))] error: Signal<Option<&'static str>>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            let parts = [hint.map(|_| hint_id.as_str()), error.get().map(|_| error_id.as_str())];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    view! {
        <div class="g-field" class:g-field-wrong=move || error.get().is_some()>
            <label for=id>
                {label} {optional.map(|text| view! { <span class="g-optional">" ("{text}")"</span> })}
            </label>
            {hint.map(|hint| view! { <p class="g-hint" id=hint_id>{hint}</p> })}
            <p class="g-error" id=error_id role="alert">{error}</p>
            <input
                id=id
                type=kind
                class="g-input"
                aria-describedby=described
                aria-invalid=move || error.get().map(|_| "true")
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

/// A choice among few, as a native select. `options` are (value, text).
#[component]
pub fn SelectField(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    options: Vec<(String, String)>,
    #[prop(into)] value: Signal<String>,
    choose: impl Fn(String) + 'static,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    let option = move |(code, text): (String, String)| {
        let selected = {
            let code = code.clone();
            move || value.get() == code
        };
        view! { <option value=code prop:selected=selected>{text}</option> }
    };
    view! {
        <div class="g-field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="g-hint" id=hint_id>{hint}</p> })}
            <select
                id=id
                class="g-input"
                aria-describedby=described
                disabled=disabled
                on:change:target=move |event| choose(event.target().value())
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
