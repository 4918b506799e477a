//! How the unit stands: what `glapp_report` tells of it, with numbers that open and charts that can be saved.

use crate::browser;
use crate::components::session_bar::SessionBar;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Coverage, GapAnalysis};
use glapp_report::{Document, ResultSources, html, result, result_beginning, result_rest};
use leptos::ev::MouseEvent;
use leptos::html::Article;
use leptos::prelude::*;
use std::time::Duration;

/// Where no frame is drawn, as in a tab that is not looked at, the rest comes after this.
const AT_LAST: Duration = Duration::from_millis(250);

/// The result page. What is below the first screen is told and drawn a frame later: nobody waits for what they do not see.
#[component]
pub fn ResultPage(session: Session) -> impl IntoView {
    let desk = use_desk();
    let told = StoredValue::new(Document::default());
    let (article, whole) = (NodeRef::<Article>::new(), RwSignal::new(false));
    let text = move || {
        // What is read already does not vanish, not for a frame either.
        let tell = if whole.get_untracked() { result } else { result_beginning };
        with_sources(desk, session, |sources, setting| {
            // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
            let document = tell(sources, setting.language);
            let html = html::of(&document, setting);
            told.set_value(document);
            html
        })
    };
    let complete = move || {
        let Some(article) = article.try_get_untracked().flatten().filter(|_| !whole.get_untracked()) else {
            return;
        };
        let rest = untrack(|| {
            with_sources(desk, session, |sources, setting| {
                let mut rest = result_rest(sources, setting.language);
                let html = html::blocks(&rest, setting);
                told.update_value(|document| document.blocks.append(&mut rest));
                html
            })
        });
        // The place is one of the four that there are.
        let _ = article.insert_adjacent_html("beforeend", &rest);
        whole.set(true);
    };
    request_animation_frame(move || desk.home.later(complete));
    desk.home.after(AT_LAST, complete);
    desk.home.on("beforeprint", move |_| complete());
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
        <article class="g-result" node_ref=article aria-busy=move || (!whole.get()).then_some("true") inner_html=text on:click=explain></article>
    }
}

/// Lets `tell` tell of the assessment, and of the one before it.
fn with_sources<T>(
    desk: Desk,
    session: Session,
    tell: impl FnOnce(ResultSources<'_>, &html::Setting<'_>) -> T,
) -> T {
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
    tell(sources, &html::Setting { language, address: &address, live: true })
}
