//! The frame of every page.

use crate::browser;
use crate::components::{header::Header, notice::NoticeBox};
use crate::desk::{Desk, Opened, use_desk};
use crate::library::Libraries;
use crate::pages::{
    about::About, assess::Assess, elsewhere, handbook::HandbookPage, result::ResultPage, start::Start,
};
use crate::route::Route;
use glapp_core::{Coded, Language};
use leptos::either::EitherOf7;
use leptos::prelude::*;
use std::sync::Arc;

/// The app: header, page, and a name for the window.
#[component]
pub fn App(language: Language, libraries: RwSignal<Libraries>) -> impl IntoView {
    let desk = Desk::new(language, libraries);
    provide_context(desk);
    name_window(desk);
    follow_route(desk);
    // A file that is dropped beside the place for it must not take the page away.
    for event in ["dragover", "drop"] {
        browser::on_window(event, |event| {
            if browser::brings_files(&event) {
                event.prevent_default();
            }
        });
    }
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus("#g-main h1");
    };
    view! {
        <Header>
            <a class="g-skip" href=move || desk.route.read().hash() on:click=skip>
                {move || desk.t().skip_to_content}
            </a>
        </Header>
        <main id="g-main" class="g-main">
            <NoticeBox />
            <Page />
        </main>
    }
}

/// The page, drawn anew when another one is shown or when its texts change.
#[component]
fn Page() -> impl IntoView {
    let desk = use_desk();
    let kind = Memo::new(move |_| std::mem::discriminant(&*desk.route.read()));
    let texts = Memo::new(move |_| (desk.language(), Arc::as_ptr(&desk.library()) as usize));
    move || {
        // Read, not only tracked: a memo that nobody reads is never computed and so never changes.
        let _ = (texts.get(), kind.get());
        let opened = desk.opened.get();
        match (desk.route.get_untracked(), opened) {
            (Route::Start, _) => EitherOf7::A(view! { <Start /> }),
            (Route::About, _) => EitherOf7::B(view! { <About /> }),
            (Route::Assess { .. }, Opened::Open(session)) => EitherOf7::C(view! { <Assess session /> }),
            (Route::Result { .. }, Opened::Open(session)) => EitherOf7::D(view! { <ResultPage session /> }),
            (_, Opened::Unreadable(stored)) => EitherOf7::E(elsewhere::unreadable(desk, *stored)),
            (Route::Handbook { .. }, _) => EitherOf7::G(view! { <HandbookPage /> }),
            (route, _) => EitherOf7::F(elsewhere::missing(desk, route == Route::Unknown)),
        }
    }
}

/// The window is called after the page, in its language.
fn name_window(desk: Desk) {
    Effect::new(move |_| {
        let t = desk.t();
        let unit = match desk.opened.get() {
            Opened::Open(session) => Some(session.assessment().read().header().unit.name.to_string()),
            Opened::Nothing | Opened::Missing | Opened::Unreadable(_) => None,
        };
        let page = match &*desk.route.read() {
            Route::Start => t.tagline.to_owned(),
            Route::Assess { clause: Some(clause), .. } => format!("{clause} {}", t.assess),
            Route::Assess { clause: None, .. } => t.assess.to_owned(),
            Route::Result { .. } => t.result.to_owned(),
            Route::Handbook { .. } => t.handbook.to_owned(),
            Route::About => t.about.to_owned(),
            Route::Unknown => t.unknown_heading.to_owned(),
        };
        let parts: Vec<String> = [Some(page), unit, Some("Glapp".into())].into_iter().flatten().collect();
        browser::name_page(&parts.join(" · "), desk.language().code());
    });
}

/// After going to another page or clause, reading goes on at its heading.
fn follow_route(desk: Desk) {
    Effect::new(move |before: Option<Route>| {
        let route = desk.route.get();
        if before.is_some_and(|before| before != route) {
            browser::scroll_to_top();
            browser::focus("#g-main h1");
        }
        route
    });
}
