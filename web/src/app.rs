//! The frame of every page.

use crate::browser;
use crate::components::{
    header::{Footer, Header},
    notice::NoticeBox,
};
use crate::desk::{Desk, Opened, use_desk};
use crate::pages::{elsewhere, start::Start};
use crate::route::Route;
use crate::surface::Drawn;
use crate::work::Work;
use glapp_core::Coded;
use leptos::prelude::*;
use std::rc::Rc;

/// The app: header, page, and a name for the window.
#[component]
pub fn App(desk: Desk) -> impl IntoView {
    provide_context(desk);
    name_window(desk);
    follow_route(desk);
    // A file that is dropped beside the place for it must not take the page away.
    for event in ["dragover", "drop"] {
        desk.home.on(event, |event| {
            if browser::brings_files(&event) {
                event.prevent_default();
            }
        });
    }
    let (header, notices, footer) =
        (Rc::new(Header(desk)), Rc::new(NoticeBox::new(desk)), Rc::new(Footer(desk)));
    // Someone else's page has its own main part.
    let main: AnyView = match desk.home.is_guest() {
        true => view! { <div id="g-main" class="g-main" part="main"><Drawn page=notices /><Shown /></div> }
            .into_any(),
        false => view! { <main id="g-main" class="g-main"><Drawn page=notices /><Shown /></main> }.into_any(),
    };
    view! {
        <Drawn page=header />
        {main}
        <Drawn page=footer />
    }
}

/// The page, drawn anew when another one is shown or when its texts change.
#[component]
fn Shown() -> impl IntoView {
    let desk = use_desk();
    let kind = Memo::new(move |_| std::mem::discriminant(&*desk.route.read()));
    // Not what people add themselves: that may come from another tab, and each page follows it by itself.
    let texts = Memo::new(move |_| (desk.language(), desk.library().given_texts()));
    move || {
        // Read, not only tracked: a memo that nobody reads is never computed and so never changes.
        let _ = kind.get();
        let route = desk.route.get_untracked();
        // It follows its texts by itself: their coming must not take away what is being written on it.
        if route == Route::Start {
            return view! { <Start /> }.into_any();
        }
        let _ = texts.get();
        match (route, desk.opened.get()) {
            (Route::Unknown, _) => elsewhere::missing(desk, true).into_any(),
            (route, opened) => {
                let Some(work) = desk.work.get() else { return elsewhere::waiting(desk).into_any() };
                with_work(desk, work, &route, opened)
            }
        }
    }
}

fn with_work(desk: Desk, work: Work, route: &Route, opened: Opened) -> AnyView {
    match (route, opened) {
        (Route::Assess { .. }, Opened::Open(session)) => (work.assess)(session),
        (_, Opened::Unreadable(stored)) => (work.unreadable)(desk, *stored),
        (_, Opened::Missing) => elsewhere::missing(desk, false).into_any(),
        (route, opened) => {
            // Read where they are needed only: their coming must not redraw the other pages.
            let Some(pages) = desk.pages.get() else { return elsewhere::waiting(desk).into_any() };
            let session = if let Opened::Open(session) = opened { Some(session) } else { None };
            (pages.draw)(route, session).unwrap_or_else(|| elsewhere::missing(desk, false).into_any())
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
            Route::Plan { .. } => t.plan.to_owned(),
            Route::Made { page, .. } => (t.made)(*page).0.to_owned(),
            Route::Open { .. } => t.link_heading.to_owned(),
            Route::Begin { .. } => t.begin.to_owned(),
            Route::Handbook { .. } => t.handbook.to_owned(),
            Route::Compare => t.compare.to_owned(),
            Route::Workshop => t.workshop.to_owned(),
            Route::Trend => t.trend.to_owned(),
            Route::Mission => t.mission.to_owned(),
            Route::Practices => t.practice_map.to_owned(),
            Route::About => t.about.to_owned(),
            Route::Settings => t.settings.to_owned(),
            Route::Accessibility => t.accessibility.to_owned(),
            Route::Unknown => t.unknown_heading.to_owned(),
        };
        let parts: Vec<String> = [Some(page), unit, Some("Glapp".into())].into_iter().flatten().collect();
        desk.home.name_page(&parts.join(" · "), desk.language().code());
    });
}

/// After going to another page or clause, reading goes on at its heading.
fn follow_route(desk: Desk) {
    Effect::new(move |before: Option<Route>| {
        let route = desk.route.get();
        if before.is_some_and(|before| before != route) {
            desk.home.scroll_to_top();
            desk.home.focus("#g-main h1");
        }
        route
    });
}
