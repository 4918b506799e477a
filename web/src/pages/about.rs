//! What Glapp is, what it stores, whose words it uses.

use crate::desk::use_desk;
use leptos::prelude::*;

/// The page about Glapp.
#[component]
pub fn About() -> impl IntoView {
    let desk = use_desk();
    let (t, library) = (desk.t(), desk.library());
    let parts =
        t.about_parts.iter().copied().chain([(t.method_heading, &glapp_report::method(desk.language())[..])]);
    let part = |(heading, texts): (&'static str, &'static [&'static str])| {
        view! {
            <h2>{heading}</h2>
            {texts.iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
        }
    };
    let language = desk.language();
    let (head, set) = (library.catalogue.head(), &library.practices);
    let edition = |title: &glapp_core::Text, edition: &str, source: &glapp_core::Text| {
        view! {
            <dt>{title.get(language).to_owned()}" · "{edition.to_owned()}</dt>
            <dd>{source.get(language).to_owned()}</dd>
        }
    };
    view! {
        <div class="g-column">
            <h1 tabindex="-1">{t.about_heading}</h1>
            {parts.map(part).collect_view()}
            <h2>{t.editions}</h2>
            <dl class="g-editions">
                <dt>"Glapp · " {env!("CARGO_PKG_VERSION")}</dt>
                <dd>"MIT / Apache-2.0"</dd>
                {edition(&head.title, &head.edition, &head.source)}
                {edition(&set.title, &set.edition, &set.source)}
            </dl>
        </div>
    }
}
