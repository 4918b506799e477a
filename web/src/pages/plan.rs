//! What the unit will do, and what gives most next: `glapp_report` tells it, this page hears what is pressed.

use crate::browser;
use crate::components::session_bar::SessionBar;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::session::Session;
use glapp_core::{Action, ActionOrder, ActionStatus, Coded, Edit};
use glapp_report::{PlanChoice, PlanPage, ResultSources, calendar};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

/// The plan page.
#[component]
pub fn PlanView(session: Session) -> impl IntoView {
    let desk = use_desk();
    let plan = Rc::new(Plan { desk, session, state: RefCell::default() });
    let drawn = plan.clone();
    Effect::new(move |_| drawn.draw());
    for event in ["click", "input", "submit"] {
        let plan = plan.clone();
        desk.home.on(event, move |event| plan.hear(&event));
    }
    view! {
        <SessionBar session />
        <article class="g-plan" inner_html=PlanPage::frame(desk.language())></article>
    }
}

struct Plan {
    desk: Desk,
    session: Session,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    choice: PlanChoice,
    /// What has just been done, said until something else is.
    said: &'static str,
    /// The parts of the page as they were last drawn.
    drawn: [String; 6],
    /// The id of the action in the dialog, if it is in the plan already.
    editing: Option<Box<str>>,
    /// The id of the button that opened the dialog.
    opener: String,
}

impl Plan {
    /// Lets `tell` tell something of the plan as it stands. Every text goes through the escaping of `glapp_report`: what
    /// it writes is markup of ours and text of theirs.
    fn told(&self, tell: &mut dyn FnMut(&PlanPage<'_>)) {
        let library = self.desk.library();
        let assessment = self.session.assessment();
        let (assessment, analysis, coverage) =
            (assessment.read(), self.session.analysis.read(), self.session.coverage.read());
        let sources = ResultSources {
            catalogue: &library.catalogue,
            practices: &library.practices.practices,
            coverage: &coverage,
            assessment: &assessment,
            analysis: &analysis,
            previous: None,
            others: &[],
        };
        let id = &assessment.header().id;
        let address = |clause: &str| Route::Assess { id: id.to_string(), clause: clause.parse().ok() }.hash();
        tell(&PlanPage::new(sources, self.desk.language(), browser::today(), &address));
    }

    /// Draws those parts of the page that have changed, so that the focus stays where it is.
    fn draw(&self) {
        self.told(&mut |page| {
            let mut state = self.state.borrow_mut();
            let State { choice, said, drawn, .. } = &mut *state;
            for ((id, mut html), drawn) in page.parts(choice).into_iter().zip(drawn) {
                if id == "g-p-said" && !said.is_empty() {
                    html = (*said).into();
                }
                if *drawn != html
                    && let Some(element) = self.desk.home.element(id)
                {
                    element.set_inner_html(&html);
                    *drawn = html;
                }
            }
        });
        let PlanChoice { order, reversed, .. } = self.state.borrow().choice;
        let sorted = if reversed { "descending" } else { "ascending" };
        for (by, _) in PlanPage::columns(self.desk.language()) {
            let Some(head) = self.desk.home.element(&format!("g-h-{}", by.code())) else { continue };
            let _ = if by == order {
                head.set_attribute("aria-sort", sorted)
            } else {
                head.remove_attribute("aria-sort")
            };
        }
    }

    fn dialog(&self) -> Option<HtmlDialogElement> {
        self.desk.home.element("g-p-dialog")?.dyn_into().ok()
    }

    fn close(&self) {
        if let Some(dialog) = self.dialog() {
            dialog.close();
        }
    }

    /// Something on the page has been pressed, chosen or sent.
    fn hear(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if target.id() == "g-p-form" && event.type_() == "submit" {
            event.prevent_default();
            return self.save();
        }
        let Some(target) = target.closest("[data-plan]").ok().flatten() else { return };
        let does = target.get_attribute("data-plan").unwrap_or_default();
        let (does, of) = does.split_once(' ').unwrap_or((&does, ""));
        let value = browser::value(&target);
        let mut state = self.state.borrow_mut();
        let choice = &mut state.choice;
        match (does, &*event.type_()) {
            ("sort", "click") => {
                let by = ActionOrder::from_code(of).unwrap_or(ActionOrder::Next);
                // The greatest effect is what one looks for first.
                choice.reversed =
                    if choice.order == by { !choice.reversed } else { by == ActionOrder::Effect };
                choice.order = by;
            }
            ("status", "input") => choice.filter.status = ActionStatus::from_code(&value),
            ("owner", "input") => choice.filter.owner = (!value.is_empty()).then(|| value.into()),
            ("overdue", "input") => {
                let on = browser::is_checked(&target);
                choice.filter.overdue_on = on.then(browser::today);
            }
            ("steps", "input") => {
                // What is no number yet is being written.
                let Ok(n @ 1..=PlanPage::MOST_STEPS) = value.parse() else { return };
                choice.steps = n;
            }
            (_, "click") => {
                drop(state);
                return self.press(does, of.parse().unwrap_or_default(), target.id());
            }
            _ => return,
        }
        state.said = "";
        drop(state);
        self.draw();
    }

    /// A button that does something, to the action or step at a place, has been pressed.
    fn press(&self, does: &str, place: usize, id: String) {
        match does {
            "add" => self.open(None, id),
            "edit" => self.open(self.actions().get(place), id),
            "make" => self.make(place, id),
            "calendar" => self.save_calendar(),
            "cancel" => self.close(),
            "remove" => {
                let mut actions = self.actions();
                let editing = self.state.borrow_mut().editing.take();
                actions.retain(|action| Some(&action.id) != editing.as_ref());
                self.put(actions, PlanPage::removed(self.desk.language()), "");
            }
            _ => {}
        }
    }

    fn actions(&self) -> Vec<Action> {
        self.session.assessment().read_untracked().actions().to_vec()
    }

    fn open(&self, action: Option<&Action>, opener: String) {
        let Some(dialog) = self.dialog() else { return };
        self.told(&mut |page| dialog.set_inner_html(&page.form(action)));
        let mut state = self.state.borrow_mut();
        state.editing = action.map(|action| action.id.clone());
        state.opener = opener;
        // It can only fail for a dialog that is already shown.
        let _ = dialog.show_modal();
    }

    fn save(&self) {
        let field = |id| {
            self.desk
                .home
                .element(id)
                .map(|field| browser::value(&field).trim().to_owned())
                .unwrap_or_default()
        };
        let text = field("g-p-text");
        if text.is_empty() {
            return self.ask_for_text();
        }
        let (id, opener) = {
            let state = self.state.borrow();
            (state.editing.clone(), state.opener.clone())
        };
        let mut actions = self.actions();
        let place = actions.iter().position(|action| Some(&action.id) == id.as_ref());
        let mut action = place.and_then(|place| actions.get(place).cloned()).unwrap_or_else(new_action);
        action.text = text.into();
        action.clause = field("g-p-about").parse().ok();
        action.owner = field("g-p-who").into();
        action.due = field("g-p-when").parse().ok();
        action.status = ActionStatus::from_code(&field("g-p-how")).unwrap_or(action.status);
        match place.and_then(|place| actions.get_mut(place)) {
            Some(known) => *known = action,
            None => actions.push(action),
        }
        self.put(actions, PlanPage::saved(self.desk.language()), &opener);
    }

    /// Says that the text is missing, where it is missing.
    fn ask_for_text(&self) {
        if let Some(error) = self.desk.home.element("g-p-error") {
            error.set_inner_text(PlanPage::text_missing(self.desk.language()));
        }
        if let Some(field) = self.desk.home.element("g-p-text") {
            let _ = field.set_attribute("aria-invalid", "true");
            let _ = field.focus();
        }
    }

    /// Makes an action of a step: there is no better text for it than the catalogue's.
    fn make(&self, place: usize, opener: String) {
        let steps = self.session.analysis.read_untracked().steps(self.state.borrow().choice.steps);
        let Some(step) = steps.get(place) else { return };
        let mut action = new_action();
        action.clause = Some(step.clause);
        self.told(&mut |page| action.text = page.step_text(step).into());
        let mut actions = self.actions();
        actions.push(action);
        self.put(actions, PlanPage::made(self.desk.language()), &opener);
    }

    /// The one way to change the plan, which can be taken back. The focus stays where it was, or goes to the top.
    fn put(&self, actions: Vec<Action>, said: &'static str, opener: &str) {
        self.close();
        // The fields offer only what the core accepts.
        if self.session.dispatch(Edit::Actions(actions)).is_ok() {
            self.state.borrow_mut().said = said;
        }
        self.draw();
        if let Some(element) = self.desk.home.element(opener).or_else(|| self.desk.home.element("g-p-add")) {
            let _ = element.focus();
        }
    }

    fn save_calendar(&self) {
        let assessment = self.session.assessment();
        let (assessment, library) = (assessment.read_untracked(), self.desk.library());
        let text = calendar::of(&assessment, &library.catalogue, self.desk.language());
        let header = assessment.header();
        let name = browser::file_name(&[&header.unit.name, &header.date.to_string()], ".ics");
        browser::download_bytes(&name, "text/calendar", text.as_bytes());
    }
}

fn new_action() -> Action {
    Action {
        id: browser::new_id().into(),
        clause: None,
        text: "".into(),
        owner: "".into(),
        due: None,
        status: ActionStatus::Open,
        carried: Default::default(),
    }
}
