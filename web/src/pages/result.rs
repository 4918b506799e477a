//! How the unit stands: what `glapp_report` tells of it, with numbers that open and charts that can be saved.

use crate::components::session_bar::SessionBar;
use crate::desk::use_desk;
use crate::route::Route;
use crate::session::Session;
use glapp_report::{ResultSources, html, result};
use leptos::prelude::*;

/// The result page.
#[component]
pub fn ResultPage(session: Session) -> impl IntoView {
    let desk = use_desk();
    let text = move || {
        let (library, language) = (desk.library(), desk.language());
        let assessment = session.assessment();
        let (assessment, analysis, coverage) =
            (assessment.read(), session.analysis.read(), session.coverage.read());
        let parts = desk.handbook();
        let sources = ResultSources {
            catalogue: &library.catalogue,
            practices: &library.practices.practices,
            coverage: &coverage,
            assessment: &assessment,
            analysis: &analysis,
            previous: None,
            others: parts.as_ref().map_or(&[], |parts| &parts.others),
        };
        let id = &assessment.header().id;
        let address = |clause: &str| Route::Assess { id: id.to_string(), clause: clause.parse().ok() }.hash();
        // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
        html::of(&result(sources, language), &html::Setting { language, address: &address, live: true })
    };
    view! {
        <SessionBar session />
        <article class="g-result" inner_html=text></article>
    }
}
