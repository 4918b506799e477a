//! How the unit stands: what `glapp_report` tells of it, with numbers that open and charts that can be saved.

use crate::browser;
use crate::components::session_bar::SessionBar;
use crate::desk::use_desk;
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Coverage, GapAnalysis};
use glapp_report::{Document, ResultSources, html, result};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The result page.
#[component]
pub fn ResultPage(session: Session) -> impl IntoView {
    let desk = use_desk();
    let told = StoredValue::new(Document::default());
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
        let document = result(sources, language);
        let html = html::of(&document, &html::Setting { language, address: &address, live: true });
        told.set_value(document);
        html
    };
    let explain = move |event: MouseEvent| {
        if let Some(id) = browser::asked(&event, "data-working") {
            let setting =
                html::Setting { language: desk.language(), address: &|_| String::new(), live: true };
            let working = told.with_value(|document| html::working(document, &id, &setting));
            desk.home.fill("g-w", &working.unwrap_or_default());
        }
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
        <article class="g-result" inner_html=text on:click=explain></article>
    }
}
