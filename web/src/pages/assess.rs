//! One clause at a time: question, levels, what the city has, evidence, note.

use crate::browser;
use crate::components::fields::{Field, button, dialog, level_options, options, part};
use crate::components::{
    actions, city,
    clause_list::{self, ClauseList, SHEET},
    evidence, levels,
    session_bar::SessionBar,
};
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::session::Session;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Answer, Change, Clause, ClauseId, Coded, Criteria, Importance, Level, PracticeId, Status};
use glapp_report::vocabulary::{capital, importance};
use leptos::prelude::*;
use maud::{Markup, html};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The page that people live in.
#[component]
pub fn Assess(session: Session) -> impl IntoView {
    let desk = use_desk();
    let first = untrack(|| {
        let (library, round) = (desk.library(), session.sitting.round.get());
        round.first(&library.catalogue, &session.analysis.read())
    });
    // A catalogue without clauses has nothing to show: any number will do.
    let first = first.unwrap_or(ClauseId::FIRST);
    // An address without a clause, or with one that is not rated itself, leads to one that is.
    let current = Memo::new(move |_| match &*desk.route.read() {
        Route::Assess { clause: Some(clause), .. } => nearest(desk, *clause).unwrap_or(first),
        _ => first,
    });
    Effect::new(move |_| {
        let Route::Assess { id, clause } = desk.route.get() else { return };
        if clause != Some(current.get()) {
            desk.home.go_instead(&Route::Assess { id, clause: Some(current.get()) }.hash());
        }
    });
    // Another clause has been chosen: the sheet has done its work.
    Effect::new(move |_| {
        current.get();
        desk.home.show_popover(SHEET, false);
    });
    listen_to_keys(desk, session, current);
    keep_pace(session);
    let page = Questions { desk, session, current, own: RefCell::default() };
    view! {
        <SessionBar session />
        <Drawn page=Rc::new(page) />
    }
}

/// The clause itself if it is rated, else the first rated one below it.
fn nearest(desk: Desk, clause: ClauseId) -> Option<ClauseId> {
    let library = desk.library();
    library.catalogue.leaves().map(Clause::id).find(|leaf| leaf.is_within(clause))
}

/// The clauses before and after one, in the round.
fn neighbours(desk: Desk, session: Session, clause: ClauseId) -> [Option<ClauseId>; 2] {
    session.sitting.round.get().neighbours(&desk.library().catalogue, clause)
}

/// Notes when a clause is answered.
fn keep_pace(session: Session) {
    Effect::new(move |before: Option<usize>| {
        let analysis = session.analysis.read();
        let open = analysis.clauses.iter().filter(|it| it.status == Status::Unanswered).count();
        if before == Some(open + 1) {
            session.sitting.answers.update(|answers| answers.push(browser::seconds()));
        }
        open
    });
}

fn listen_to_keys(desk: Desk, session: Session, current: Memo<ClauseId>) {
    desk.home.on("keydown", move |event| {
        let writing = desk.home.is_writing(&event);
        let Ok(key) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        let command = key.ctrl_key() || key.meta_key();
        let pressed = key.key().to_lowercase();
        // A field has its own undo.
        if writing || key.alt_key() {
            return;
        }
        // Whoever types "n4" quickly means the next clause.
        desk.catch_up();
        let clause = current.get_untracked();
        let [before, after] = untrack(|| neighbours(desk, session, clause));
        // Where the list is a sheet, it is shown first.
        let in_list = |selector| {
            desk.home.show_popover(SHEET, true);
            desk.home.focus_now(selector);
        };
        let sitting = session.sitting;
        match pressed.as_str() {
            "z" if command && !key.shift_key() => desk.show_clause(session.undo()),
            "y" | "z" if command => desk.show_clause(session.redo()),
            _ if command || !desk.shortcuts.get_untracked() => return,
            "n" => desk.show_clause(after),
            "p" => desk.show_clause(before),
            "?" => desk.home.show_dialog("g-shortcuts"),
            "/" => in_list("#g-search"),
            "f" => in_list("#g-filter"),
            "s" => desk.choose_round(session, sitting.round.get_untracked().other()),
            "a" => desk.home.focus_now("#g-actions li:last-child input"),
            "c" => desk.home.focus_now("#g-note"),
            digit => {
                let level = digit.parse().ok().filter(|_| digit.len() == 1).map(Level::new);
                let Some(level) = level else { return };
                if !desk.library().catalogue.scale().contains(level) {
                    return;
                }
                session.change(clause, Change::Level(Some(level)));
            }
        }
        key.prevent_default();
    });
}

struct Questions {
    desk: Desk,
    session: Session,
    current: Memo<ClauseId>,
    /// The unit's own practices as they were listed last, and at which clause.
    own: RefCell<(Option<ClauseId>, Vec<PracticeId>)>,
}

impl Page for Questions {
    fn html(&self) -> String {
        let (desk, session, current) = (self.desk, self.session, self.current.get());
        let library = desk.library();
        let clause = library.catalogue.clause(current);
        let locked = session.is_locked();
        let all = html! {
            div.g-assess {
                (ClauseList::new(desk, session, current).html())
                @if let Some((clause, criteria)) = clause.and_then(|it| Some((it, it.criteria()?))) {
                    (self.question(clause, criteria, locked))
                    (self.side(current, locked))
                    (self.steps(current))
                } @else if let Some(clause) = clause {
                    section.g-question {
                        h1 tabindex="-1" { (current) " " (clause.title().get(desk.language())) }
                        p { (desk.t().no_question) }
                    }
                }
            }
            (self.shortcuts())
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        let (desk, session, clause) = (self.desk, self.session, self.current.get_untracked());
        let value = || heard.value();
        match &*heard.does {
            "note" => session.change(clause, Change::Note(value().into())),
            "aim" => session.change(clause, Change::Target(value().parse().ok().map(Level::new))),
            "importance" => session.change(clause, Change::Importance(Importance::from_code(&value()))),
            "clear" => session.change(clause, Change::Level(None)),
            "keys" => desk.home.show_dialog("g-shortcuts"),
            "keys-on" => desk.choose_shortcuts(heard.is_checked()),
            "close" => browser::close_dialog(&heard.element),
            _ => untrack(|| {
                levels::hear(heard, session, clause);
                city::hear(heard, desk, session, clause);
                evidence::hear(heard, session, clause);
                actions::hear(heard, session, clause);
                clause_list::hear(heard, desk, session);
            }),
        }
    }
}

impl Questions {
    /// Each clause is drawn anew: a heading that only changes its text under the focus would not be read out. So it is when
    /// it has been adopted, which locks every field.
    fn question(&self, clause: &Clause, criteria: &Criteria, locked: bool) -> Markup {
        let (desk, session) = (self.desk, self.session);
        let (t, language, library) = (desk.t(), desk.language(), desk.library());
        let id = clause.id();
        let clauses: Vec<ClauseId> = session.sitting.round.get().clauses(&library.catalogue).collect();
        let place = clauses.iter().position(|it| *it == id);
        let count = place.map_or(t.outside_round.to_owned(), |place| (t.clause_of)(place + 1, clauses.len()));
        html! {
            article.g-question data-key={ (id) (locked) } {
                p.g-eyebrow #g-place {
                    span { (id) " " (clause.title().get(language)) } " " span.g-count { (count) }
                }
                h1 tabindex="-1" aria-describedby="g-place" { (criteria.question.get(language)) }
                details.g-fold {
                    summary { (t.why_asked) }
                    p { @if let Some(purpose) = &criteria.purpose { (purpose.get(language)) } }
                    p.g-could-show { (t.could_show) }
                    ul { @for text in &criteria.evidence { li { (text.get(language)) } } }
                }
                (levels::levels(desk, session, clause, locked))
                (self.aims(id, locked))
            }
        }
    }

    fn side(&self, clause: ClauseId, locked: bool) -> Markup {
        let (desk, session) = (self.desk, self.session);
        let t = desk.t();
        let mut own = self.own.borrow_mut();
        let before = if own.0 == Some(clause) { std::mem::take(&mut own.1) } else { Vec::new() };
        *own = (Some(clause), city::own(desk, session, clause, before));
        let note = session.rating(clause).note;
        let written = html! {
            p.g-hint #g-note-hint { (t.note_hint) }
            textarea.g-input #g-note rows="4" aria-labelledby="g-part-note" aria-describedby="g-note-hint"
                disabled[locked] data-do="note" { (note) }
        };
        html! {
            aside.g-side aria-label=(t.evidence) data-key={ (clause) (locked) } {
                (city::city(desk, session, clause, &own.1, locked))
                (evidence::evidence(desk, session, clause, locked))
                (actions::actions(desk, session, clause, locked))
                (part(desk, "g-part-note", t.note, usize::from(!note.is_empty()), written))
            }
        }
    }

    fn steps(&self, clause: ClauseId) -> Markup {
        let t = self.desk.t();
        let id = self.session.assessment().read_untracked().header().id.to_string();
        let [before, after] = neighbours(self.desk, self.session, clause);
        let to = |clause: ClauseId| Route::Assess { id: id.clone(), clause: Some(clause) }.hash();
        let (forward, name) = match after {
            Some(after) => (to(after), t.next),
            None => (Route::Result { id: id.clone() }.hash(), t.to_result),
        };
        html! {
            div.g-steps {
                @if let Some(before) = before { a.g-button.g-button-quiet href=(to(before)) { "← " (t.previous) } }
                a.g-button href=(forward) { (name) " →" }
            }
        }
    }

    /// Target and importance of a clause, and what follows from them.
    fn aims(&self, clause: ClauseId, locked: bool) -> Markup {
        let (desk, session) = (self.desk, self.session);
        let (t, language, library) = (desk.t(), desk.language(), desk.library());
        let rating = session.rating(clause);
        let unit_target = session.assessment().read().header().target.unwrap_or(Level::DEFAULT_TARGET);
        let mut targets = vec![(String::new(), (t.target_unit)(unit_target.number()))];
        targets.extend(level_options(&library.catalogue, language));
        let importances = options(|it: Importance| capital(importance(it, language)));
        let analysis = session.analysis.read();
        let result = analysis.clause(clause);
        let outcome = result
            .and_then(|result| result.gap)
            .map(|gap| if gap > 0 { (t.gap_to_target)(gap) } else { t.target_reached.to_owned() });
        let aim = rating.target.map(|it| it.to_string()).unwrap_or_default();
        let target =
            Field { id: "g-target", label: t.target, does: "aim", value: &aim, locked, ..Field::default() };
        let weight = Field {
            id: "g-importance",
            label: t.importance,
            does: "importance",
            value: rating.importance().code(),
            locked,
            ..Field::default()
        };
        let unanswered = rating.answer == Answer::Unanswered;
        html! {
            div.g-aims {
                (target.select(&targets))
                (weight.select(&importances))
                button.g-button.g-button-plain type="button" disabled[locked || unanswered] data-do="clear" {
                    (t.clear_answer)
                }
            }
            p.g-outcome { @if let Some(outcome) = outcome { (outcome) } }
            p.g-outcome.g-outcome-flag { @if result.is_some_and(|it| it.unsupported) { (t.unsupported) } }
        }
    }

    /// The keys that are commands, and a way to turn them off.
    fn shortcuts(&self) -> Markup {
        let t = self.desk.t();
        html! {
            p.g-keys { (button("g-button-plain", "keys", t.shortcuts)) }
            (dialog("g-shortcuts", t.shortcuts_heading, html! {
                dl.g-key-list { @for (key, text) in t.shortcuts_list { dt { kbd { (key) } } dd { (text) } } }
                label.g-check {
                    input type="checkbox" checked[self.desk.shortcuts.get()] data-do="keys-on";
                    span { (t.shortcuts_on) }
                }
                div.g-actions { (button("", "close", t.close)) }
            }))
        }
    }
}
