//! The top of every page: name, pages, language.

use crate::desk::use_desk;
use crate::pages::prose::{links, page};
use crate::route::Route;
use glapp_core::Coded;
use leptos::prelude::*;

/// The header; what it holds comes first.
#[component]
pub fn Header(children: Children) -> impl IntoView {
    let desk = use_desk();
    let current = move |route: Route| (*desk.route.read() == route).then_some("page");
    let handbook = Route::Handbook { place: None };
    let on_handbook = move || matches!(*desk.route.read(), Route::Handbook { .. }).then_some("page");
    let in_group = move || Route::GROUP.contains(&desk.route.read()).then_some("page");
    view! {
        <header class="g-header">
            {children()}
            <a class="g-brand" href=Route::Start.hash()>
                // Two pieces with a gap between them.
                <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
                    <path class="g-mark" d="M4 6h10v6l4 4-4 4v6H4z" />
                    <path class="g-mark g-mark-other" d="M28 6H18.5v4.5L24 16l-5.5 5.5V26H28z" />
                </svg>
                "Glapp"
            </a>
            <nav class="g-nav" aria-label=move || desk.t().navigation>
                <a href=Route::Start.hash() aria-current=move || current(Route::Start)>{move || desk.t().start}</a>
                <a href=handbook.hash() aria-current=on_handbook>{move || desk.t().handbook}</a>
                <a href=Route::Compare.hash() aria-current=in_group>{move || desk.t().group}</a>
                <a href=Route::Practices.hash() aria-current=move || current(Route::Practices)>
                    {move || desk.t().practice_map}
                </a>
                <a class="g-nav-settings" href=Route::Settings.hash() aria-current=move || current(Route::Settings)>
                    {move || desk.t().settings}
                </a>
                <a href=Route::About.hash() aria-current=move || current(Route::About)>{move || desk.t().about}</a>
            </nav>
            <button
                type="button"
                class="g-button g-button-plain"
                lang=move || desk.language().other().code()
                on:click=move |_| desk.choose_language(desk.language().other())
            >
                {move || desk.t().other_language}
            </button>
        </header>
    }
}

/// The working group's pages, above each of them.
#[component]
pub fn GroupTabs() -> impl IntoView {
    let desk = use_desk();
    move || {
        let (t, route) = (desk.t(), desk.route.get());
        Route::GROUP.contains(&route).then(|| {
            let link = |it: &Route| {
                let name = match it {
                    Route::Workshop => t.workshop,
                    Route::Trend => t.trend,
                    Route::Mission => t.mission,
                    _ => t.compare,
                };
                let current = (*it == route).then_some("page");
                view! { <a href=it.hash() aria-current=current>{name}</a> }
            };
            view! { <nav class="g-tabs g-tabs-group" aria-label=t.group>{Route::GROUP.iter().map(link).collect_view()}</nav> }
        })
    }
}

/// The foot of every page: the pages about Glapp.
#[component]
pub fn Footer() -> impl IntoView {
    let desk = use_desk();
    let link = |(place, name): (String, String)| view! { <a href=page(&place)>{name}</a> };
    view! {
        <footer class="g-footer">
            {move || links(desk).into_iter().map(link).collect_view()}
        </footer>
    }
}
