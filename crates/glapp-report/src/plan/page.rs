//! The parts of the page where people work on a plan, as HTML. What can be pressed or chosen says what it does in
//! `data-plan`: a word, or a word and the place of an action or a step, such as `edit 3`.

use super::{Planner, some};
use crate::html::escaped;
use crate::number::{self, NONE};
use crate::vocabulary::{action_status, capital, pick};
use crate::{Cell, ResultSources, calendar};
use glapp_core::{Action, ActionFilter, ActionOrder, ActionStatus, Coded, Date, Language, State};

/// What someone has chosen to see of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanChoice {
    /// Which actions.
    pub filter: ActionFilter,
    /// In which order.
    pub order: ActionOrder,
    /// The other way round.
    pub reversed: bool,
    /// How many steps, 1 to [`PlanPage::MOST_STEPS`].
    pub steps: usize,
}

impl Default for PlanChoice {
    fn default() -> Self {
        Self { filter: ActionFilter::default(), order: ActionOrder::Next, reversed: false, steps: 5 }
    }
}

/// The page's parts, told from the same as the result. Every text of a person's or a file's is inert.
#[derive(Clone, Copy)]
pub struct PlanPage<'a> {
    pub(super) it: Planner<'a>,
    today: Date,
    pub(super) locked: bool,
    address: &'a dyn Fn(&str) -> String,
}

impl<'a> PlanPage<'a> {
    /// How many steps can be asked for: more is no plan.
    pub const MOST_STEPS: usize = 20;

    /// The page on a day, in a language; `address` tells where a clause leads to.
    pub fn new(
        sources: ResultSources<'a>,
        language: Language,
        today: Date,
        address: &'a dyn Fn(&str) -> String,
    ) -> Self {
        let locked = sources.assessment.header().state() == State::Adopted;
        Self { it: Planner { sources, language }, today, locked, address }
    }

    /// The columns of the list: what each is sorted by, and its heading.
    pub fn columns(language: Language) -> [(ActionOrder, &'static str); 6] {
        let say = |sv, en| pick(language, sv, en);
        [
            (ActionOrder::Text, say("Vad", "What")),
            (ActionOrder::Clause, say("Avsnitt", "Clause")),
            (ActionOrder::Owner, say("Vem", "Who")),
            (ActionOrder::Due, say("Klart senast", "Due")),
            (ActionOrder::Status, say("Läge", "Status")),
            (ActionOrder::Effect, say("Lyfter totalen", "Lifts the total")),
        ]
    }

    /// What stays, with places for the [parts](Self::parts).
    pub fn frame(language: Language) -> String {
        let mut out = "<h1 tabindex=\"-1\">Plan</h1><div id=\"g-p-lead\"></div><div class=\"g-plan-top\"><div id=\"g-p-tools\" class=\"g-actions\"></div>\
                       <p id=\"g-p-said\" role=\"status\"></p></div><div id=\"g-p-filters\" class=\"g-plan-filters\"></div>\
                       <table class=\"g-table g-plan-table\"><caption class=\"g-hint\">"
            .to_owned();
        out.push_str(pick(
            language,
            "Tryck på en rubrik för att sortera åtgärderna.",
            "Press a heading to sort the actions.",
        ));
        out.push_str("</caption><thead><tr>");
        for (by, name) in Self::columns(language) {
            let by = by.code();
            for part in [
                "<th scope=\"col\" id=\"g-h-",
                by,
                "\"><button type=\"button\" class=\"g-sort\" data-plan=\"sort ",
                by,
                "\">",
                name,
                "</button></th>",
            ] {
                out.push_str(part);
            }
        }
        out.push_str(
            "<td></td></tr></thead><tbody id=\"g-p-rows\"></tbody></table><section class=\"g-plan-steps\">",
        );
        out.push_str(&Self::steps_head(language));
        out.push_str(
            "<div id=\"g-p-steps\"></div></section><dialog class=\"g-dialog\" id=\"g-p-dialog\" aria-labelledby=\"g-p-heading\"></dialog>",
        );
        out
    }

    /// What changes, by the ids of its places.
    pub fn parts(&self, choice: &PlanChoice) -> [(&'static str, String); 6] {
        let mut filter = choice.filter.clone();
        // An owner who has nothing left to do is chosen no longer.
        filter.owner = filter.owner.filter(|owner| self.owners().contains(&&**owner));
        let all = self.it.actions();
        let shown = all.iter().filter(|action| filter.shows(action));
        let shown = choice.order.sort(choice.reversed, shown, self.it.sources.analysis);
        let mut rows = String::new();
        for action in &shown {
            self.row(&mut rows, action);
        }
        [
            ("g-p-lead", self.lead()),
            ("g-p-tools", self.tools()),
            ("g-p-filters", self.filters(&filter)),
            ("g-p-said", self.count(shown.len())),
            ("g-p-rows", rows),
            ("g-p-steps", self.steps(choice.steps)),
        ]
    }

    /// What the plan amounts to, or what a plan is good for where there is none.
    fn lead(&self) -> String {
        if self.it.actions().is_empty() {
            let text = self.it.say(
                "Här samlar ni vad ni ska göra, vem som gör det och när det ska vara klart. Ta ett av stegen nedan, eller skriv en egen åtgärd.",
                "This is where you gather what you will do, who does it and by when. Take one of the steps below, or write an action of your own.",
            );
            return format!("<p class=\"g-lead\">{text}</p>");
        }
        let (sum, how) = (self.it.amounts_to(), self.it.say("Så räknas det", "How it is calculated"));
        let lifts = self.it.what_lifts();
        format!(
            "<p class=\"g-lead\">{sum}</p><details class=\"g-fold\"><summary>{how}</summary><p class=\"g-hint\">{lifts}</p></details>"
        )
    }

    fn tools(&self) -> String {
        let mut out = String::new();
        if !self.locked {
            let text = self.it.say("Lägg till åtgärd", "Add an action");
            button(&mut out, "g-p-add", "", "add", text, "");
        }
        if calendar::has_events(self.it.sources.assessment) {
            let text = self.it.say("Spara som kalenderfil", "Save as a calendar file");
            button(&mut out, "g-p-calendar", " g-button-quiet", "calendar", text, "");
        }
        out
    }

    /// The owners there are, once each.
    pub(super) fn owners(&self) -> Vec<&'a str> {
        let mut owners = Vec::new();
        for action in self.it.actions() {
            let owner = action.owner.trim();
            if !owner.is_empty() && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    }

    /// Fields to choose what is shown; nothing where there is nothing to choose from.
    fn filters(&self, filter: &ActionFilter) -> String {
        let mut out = String::new();
        if self.it.actions().len() < 2 {
            return out;
        }
        let all = self.it.say("Alla", "All");
        out.push_str(&select_of("status", self.it.say("Läge", "Status")));
        option(&mut out, "", all, filter.status.is_none());
        self.statuses(&mut out, filter.status);
        out.push_str("</select></div>");
        out.push_str(&select_of("owner", self.it.say("Vem", "Who")));
        option(&mut out, "", all, filter.owner.is_none());
        for owner in self.owners() {
            option(&mut out, owner, owner, filter.owner.as_deref() == Some(owner));
        }
        let checked = if filter.overdue_on.is_some() { " checked" } else { "" };
        let overdue = self.it.say("Bara försenade", "Overdue only");
        out.push_str(&format!(
            "</select></div><label class=\"g-check\"><input type=\"checkbox\" data-plan=\"overdue\"{checked}><span>{overdue}</span></label>"
        ));
        out
    }

    /// How an action may stand, as options.
    pub(super) fn statuses(&self, out: &mut String, chosen: Option<ActionStatus>) {
        for &status in ActionStatus::ALL {
            let name = capital(action_status(status, self.it.language));
            option(out, status.code(), &name, chosen == Some(status));
        }
    }

    /// How many of all actions are shown, if not all.
    fn count(&self, shown: usize) -> String {
        let all = self.it.actions().len();
        match self.it.language {
            _ if shown == all => String::new(),
            Language::Sv => format!("Visar {shown} av {all} åtgärder."),
            Language::En => format!("Shows {shown} of {all} actions."),
        }
    }

    fn row(&self, out: &mut String, action: &Action) {
        let language = self.it.language;
        out.push_str("<tr><th scope=\"row\">");
        out.push_str(&escaped(self.it.what(action)));
        out.push_str("</th>");
        let day = action.due.map_or(NONE.to_owned(), |day| day.to_string());
        let late = if action.is_overdue(self.today) {
            format!(" <strong class=\"g-late\">{}</strong>", self.it.say("Försenad", "Overdue"))
        } else {
            String::new()
        };
        let cells = [
            action.clause.map_or(NONE.to_owned(), |clause| self.link(&self.it.link(clause))),
            escaped(some(&action.owner)),
            format!("<span class=\"g-day\">{day}</span>{late}"),
            capital(action_status(action.status, language)),
            number::small(self.it.effect(action), language),
        ];
        for ((by, name), cell) in Self::columns(language).iter().skip(1).zip(cells) {
            let by = by.code();
            out.push_str(&format!("<td class=\"g-plan-{by}\" data-label=\"{name}\">{cell}</td>"));
        }
        if !self.locked {
            out.push_str("<td class=\"g-plan-tool\">");
            let id = format!("g-a-{}", self.place(action));
            self.edit_button(out, action, &id, self.it.say("Ändra", "Edit"));
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }

    /// An action's place in the list of all.
    fn place(&self, action: &Action) -> usize {
        self.it.actions().iter().position(|it| std::ptr::eq(it, action)).unwrap_or_default()
    }

    pub(super) fn edit_button(&self, out: &mut String, action: &Action, id: &str, text: &str) {
        let does = format!("edit {}", self.place(action));
        button(out, id, " g-button-plain", &does, text, self.it.what(action));
    }

    pub(super) fn link(&self, cell: &Cell) -> String {
        format!("<a href=\"{}\">{}</a>", escaped(&(self.address)(&cell.link)), escaped(&cell.text))
    }
}

/// A button; `about` is for those who do not see what it stands beside.
pub(super) fn button(out: &mut String, id: &str, class: &str, does: &str, text: &str, about: &str) {
    out.push_str(&format!(
        "<button type=\"button\" id=\"{id}\" class=\"g-button{class}\" data-plan=\"{does}\">{text}"
    ));
    if !about.is_empty() {
        out.push_str(&format!("<span class=\"g-hidden\"> {}</span>", escaped(about)));
    }
    out.push_str("</button>");
}

/// A labelled field up to its options.
fn select_of(does: &str, label: &str) -> String {
    format!(
        "<div class=\"g-field\"><label for=\"g-p-f-{does}\">{label}</label><select id=\"g-p-f-{does}\" class=\"g-input\" data-plan=\"{does}\">"
    )
}

pub(super) fn option(out: &mut String, value: &str, text: &str, chosen: bool) {
    let selected = if chosen { " selected" } else { "" };
    out.push_str(&format!("<option value=\"{}\"{selected}>{}</option>", escaped(value), escaped(text)));
}
