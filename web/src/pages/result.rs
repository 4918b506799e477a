//! How the unit stands: what `glapp_report` tells of it, with numbers that open and charts that can be saved.

use crate::components::session_bar::SessionBar;
use crate::desk::use_desk;
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Coverage, GapAnalysis};
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
        let before = desk.previous(&assessment).map(|it| {
            let coverage = Coverage::on(it.header().date, &library.catalogue, &library.practices.practices);
            let analysis = GapAnalysis::of(&it, &library.catalogue, &coverage);
            (it, analysis)
        });
        let sources = ResultSources {
            catalogue: &library.catalogue,
            practices: &library.practices.practices,
            coverage: &coverage,
            assessment: &assessment,
            analysis: &analysis,
            previous: before.as_ref().map(|(assessment, analysis)| (assessment, analysis)),
            others: parts.as_ref().map_or(&[], |parts| &parts.others),
        };
        let id = &assessment.header().id;
        let address = |clause: &str| Route::Assess { id: id.to_string(), clause: clause.parse().ok() }.hash();
        // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
        html::of(&result(sources, language), &html::Setting { language, address: &address, live: true })
    };
    let alone = move || {
        let assessment = session.assessment();
        let assessment = assessment.read();
        let missing = assessment.header().continues.is_some() && desk.previous(&assessment).is_none();
        missing.then(|| desk.t().previous_missing)
    };
    view! {
        <SessionBar session />
        <p class="g-hint g-alone">{alone}</p>
        <article class="g-result" inner_html=text></article>
    }
}
