//! The top of every page: name, pages, language. And its foot.

use crate::desk::Desk;
use crate::pages::prose::{links, page};
use crate::route::Route;
use crate::surface::{Heard, Page};
use glapp_core::Coded;
use leptos::prelude::*;
use maud::{Markup, html};

/// The header.
pub struct Header(pub Desk);

impl Page for Header {
    fn html(&self) -> String {
        let desk = self.0;
        let (t, route) = (desk.t(), desk.route.read());
        let link = |to: &Route, name: &str, here: bool, class: Option<&str>| {
            html! {
                a class=[class] href=(to.hash()) aria-current=[here.then_some("page")] { (name) }
            }
        };
        let plain = |to: Route, name: &str, class| link(&to, name, *route == to, class);
        let handbook = Route::Handbook { place: None };
        let on_handbook = matches!(*route, Route::Handbook { .. });
        let header = html! {
            header.g-header part="header" {
                a.g-skip href=(route.hash()) data-do="skip" { (t.skip_to_content) }
                a.g-brand href=(Route::Start.hash()) {
                    // Two pieces with a gap between them.
                    svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" {
                        path.g-mark d="M4 6h10v6l4 4-4 4v6H4z" {}
                        path.g-mark.g-mark-other d="M28 6H18.5v4.5L24 16l-5.5 5.5V26H28z" {}
                    }
                    "Glapp"
                }
                nav.g-nav aria-label=(t.navigation) {
                    (plain(Route::Start, t.start, None))
                    (link(&handbook, t.handbook, on_handbook, None))
                    (link(&Route::Compare, t.group, Route::GROUP.contains(&route), None))
                    (plain(Route::Practices, t.practice_map, None))
                    (plain(Route::Settings, t.settings, Some("g-nav-settings")))
                    (plain(Route::About, t.about, None))
                }
                button.g-button.g-button-plain type="button" lang=(desk.language().other().code()) data-do="language" {
                    (t.other_language)
                }
            }
        };
        header.into_string()
    }

    fn hear(&self, heard: &Heard) {
        match &*heard.does {
            "skip" => self.0.home.focus("#g-main h1"),
            "language" => self.0.choose_language(self.0.language().other()),
            _ => {}
        }
    }
}

/// The working group's pages, above each of them.
pub fn group_tabs(desk: Desk) -> Markup {
    let (t, route) = (desk.t(), desk.route.read());
    let name = |it: &Route| match it {
        Route::Workshop => t.workshop,
        Route::Trend => t.trend,
        Route::Mission => t.mission,
        _ => t.compare,
    };
    html! {
        @if Route::GROUP.contains(&route) {
            nav.g-tabs.g-tabs-group aria-label=(t.group) {
                @for it in &Route::GROUP {
                    a href=(it.hash()) aria-current=[(*it == *route).then_some("page")] { (name(it)) }
                }
            }
        }
    }
}

/// The foot of every page: the pages about Glapp.
pub struct Footer(pub Desk);

impl Page for Footer {
    fn html(&self) -> String {
        let footer = html! {
            footer.g-footer part="footer" { @for (place, name) in links(self.0) { a href=(page(&place)) { (name) } } }
        };
        footer.into_string()
    }

    fn hear(&self, _: &Heard) {}
}
