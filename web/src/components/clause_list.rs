//! All clauses, chapter by chapter, with what has been answered; what of them is shown; and what is searched for.

use crate::components::fields::Field;
use crate::components::round_switch::{self, round_switch};
use crate::desk::Desk;
use crate::route::Route;
use crate::search::{Hit, Place, search};
use crate::session::Session;
use crate::surface::Heard;
use crate::walk::Filter;
use glapp_core::{Clause, ClauseId, Status};
use leptos::prelude::*;
use maud::{Markup, html};

/// The id of the list, which is a sheet on a narrow screen.
pub const SHEET: &str = "g-clauses";

/// The list beside the question; on a narrow screen a sheet behind a button.
pub struct ClauseList {
    desk: Desk,
    session: Session,
    current: ClauseId,
    /// The clauses of the round.
    round: Vec<ClauseId>,
    /// Those of them that pass the filter.
    shown: Vec<ClauseId>,
}

impl ClauseList {
    /// The list, with one clause as the current one.
    pub fn new(desk: Desk, session: Session, current: ClauseId) -> Self {
        let (library, sitting) = (desk.library(), session.sitting);
        let round: Vec<ClauseId> = sitting.round.get().clauses(&library.catalogue).collect();
        let (filter, analysis) = (sitting.filter.get(), session.analysis.read());
        let assessment = session.assessment();
        let assessment = assessment.read();
        let passes = |id: &ClauseId| filter.passes(*id, &analysis, assessment.rating(*id));
        let shown = round.iter().copied().filter(passes).collect();
        Self { desk, session, current, round, shown }
    }

    /// The list as HTML.
    pub fn html(&self) -> Markup {
        let (desk, sitting) = (self.desk, self.session.sitting);
        let (t, library) = (desk.t(), desk.library());
        let (rated, all) = self.progress(None);
        let query = sitting.query.get();
        let searching = !query.trim().is_empty();
        let hits = if searching { self.hits(&query) } else { Vec::new() };
        let status = match (searching, sitting.filter.get()) {
            (true, _) => (t.hits)(hits.len()),
            (false, Filter::All) => String::new(),
            (false, _) => (t.shown_of)(self.shown.len(), self.round.len()),
        };
        let filters: Vec<(String, String)> = t
            .filters
            .iter()
            .enumerate()
            .map(|(place, name)| (place.to_string(), (*name).to_owned()))
            .collect();
        let filter = Filter::ALL.iter().position(|it| *it == sitting.filter.get()).unwrap_or(0).to_string();
        let choice =
            Field { id: "g-filter", label: t.show, value: &filter, does: "filter", ..Field::default() };
        html! {
            nav.g-clauses aria-label=(t.clauses) {
                button.g-button.g-button-quiet.g-clauses-button type="button" popovertarget=(SHEET) {
                    ((t.show_clauses)(rated, all))
                }
                div.g-clauses-list id=(SHEET) popover="auto" {
                    button.g-button.g-button-plain.g-clauses-button type="button" popovertarget=(SHEET)
                        popovertargetaction="hide" { (t.close) }
                    div.g-field {
                        label for="g-search" { (t.search) }
                        input.g-input #g-search type="search" value=(query) data-do="search";
                    }
                    (round_switch(desk, sitting.round.get(), "round"))
                    (choice.select(&filters))
                    p.g-hint.g-clauses-count role="status" { (status) }
                    ul.g-hits hidden[!searching] { @for hit in &hits { (self.hit(hit)) } }
                    div hidden[searching] { @for chapter in library.catalogue.chapters() { (self.chapter(chapter)) } }
                }
            }
        }
    }

    fn progress(&self, within: Option<ClauseId>) -> (usize, usize) {
        let analysis = self.session.analysis.read();
        self.session.sitting.round.get().progress(&self.desk.library().catalogue, &analysis, within)
    }

    fn address(&self, clause: ClauseId) -> String {
        let id = self.session.assessment().read_untracked().header().id.to_string();
        Route::Assess { id, clause: Some(clause) }.hash()
    }

    fn hits(&self, query: &str) -> Vec<Hit> {
        let (library, parts) = (self.desk.library(), self.desk.handbook());
        let terms = parts.as_ref().map(|parts| &parts.terms);
        search(query, &library.catalogue, terms, self.desk.language())
    }

    fn hit(&self, hit: &Hit) -> Markup {
        let (address, kind) = match &hit.place {
            Place::Clause(clause) => (self.address(*clause), None),
            Place::Term(term) => {
                (Route::Handbook { place: Some(format!("term-{term}")) }.hash(), Some(self.desk.t().word_hit))
            }
        };
        html! { li { a href=(address) { (hit.title) } p { @if let Some(kind) = kind { (kind) } " " (hit.text) } } }
    }

    fn chapter(&self, chapter: &Clause) -> Markup {
        let (t, language, library) = (self.desk.t(), self.desk.language(), self.desk.library());
        let id = chapter.id();
        let here = self.current.is_within(id);
        // What is filtered out of a folded chapter would not be seen to be there.
        let open = here || self.session.sitting.filter.get() != Filter::All;
        let empty = !here && !self.shown.iter().any(|it| it.is_within(id));
        let (done, all) = self.progress(Some(id));
        html! {
            details.g-chapter open[open] hidden[empty] {
                summary {
                    span { (id) " " (chapter.title().get(language)) }
                    span.g-chapter-done aria-hidden="true" { (done) "/" (all) }
                    span.g-hidden { ", " ((t.answered_of)(done, all)) }
                    progress.g-progress max=(all.max(1)) value=(done) aria-hidden="true" {}
                }
                ul { @for leaf in library.catalogue.leaves_of(chapter) { (self.leaf(leaf)) } }
            }
        }
    }

    fn leaf(&self, leaf: &Clause) -> Markup {
        let t = self.desk.t();
        let id = leaf.id();
        let analysis = self.session.analysis.read();
        let (class, mark, spoken) = match analysis.clause(id).map(|it| (it.status, it.level)) {
            Some((Status::Rated, Some(level))) => {
                (format!("g-level-{level}"), level.to_string(), (t.level_is)(level.number()))
            }
            Some((Status::NotApplicable, _)) => {
                ("g-mark-na".into(), "–".into(), t.not_applicable_short.into())
            }
            _ => ("g-mark-open".into(), String::new(), t.unanswered.into()),
        };
        // The clause that one stands at is always shown.
        let here = self.current == id;
        html! {
            li hidden[!here && !self.shown.contains(&id)] {
                a href=(self.address(id)) aria-current=[here.then_some("step")] {
                    span class={ "g-mark-box " (class) } aria-hidden="true" { (mark) }
                    span.g-clause-title { (id) " " (leaf.title().get(self.desk.language())) }
                    span.g-hidden { ", " (spoken) }
                }
            }
        }
    }
}

/// Takes over what has been chosen or is searched for.
pub fn hear(heard: &Heard, desk: Desk, session: Session) {
    let sitting = session.sitting;
    match &*heard.does {
        "search" => sitting.query.set(heard.value()),
        "filter" => {
            let place = heard.value().parse().ok().and_then(|place: usize| Filter::ALL.get(place));
            sitting.filter.set(place.copied().unwrap_or_default());
        }
        "round" => desk.choose_round(session, round_switch::chosen(heard)),
        _ => {}
    }
}
