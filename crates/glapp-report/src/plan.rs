//! The plan: what the unit will do, who, when, and what it does for the total.

mod form;
mod page;
mod steps;

pub use page::{PlanChoice, PlanPage};

use crate::number::{self, NONE};
use crate::vocabulary::{action_status, capital, pick};
use crate::{Block, Cell, ResultSources, Set, Table};
use glapp_core::{Action, ActionOrder, ClauseId, GapAnalysis, Language};

/// The plan in a language, as a part of a document: a heading, what it amounts to, the actions as a table.
pub fn plan(sources: ResultSources<'_>, language: Language) -> Vec<Block> {
    let it = Planner { sources, language };
    let mut blocks =
        vec![Block::heading(2, "plan", it.say("Åtgärder", "Actions")), Block::text(it.amounts_to())];
    if !it.actions().is_empty() {
        let mut table = Table::new([
            (it.say("Vad", "What"), Set::Words),
            (it.say("Avsnitt", "Clause"), Set::Words),
            (it.say("Vem", "Who"), Set::Words),
            (it.say("Klart senast", "Due"), Set::Words),
            (it.say("Läge", "Status"), Set::Words),
            (it.say("Lyfter totalen", "Lifts the total"), Set::Numbers),
        ]);
        let actions = ActionOrder::Next.sort(false, it.actions().iter(), sources.analysis);
        table.rows.extend(actions.into_iter().map(|action| it.row(action)));
        blocks.push(Block::Table(table));
        blocks.push(Block::Hint(it.what_lifts().into()));
    }
    blocks
}

/// Tells the parts of a plan.
#[derive(Clone, Copy)]
struct Planner<'a> {
    sources: ResultSources<'a>,
    language: Language,
}

impl<'a> Planner<'a> {
    fn say<'b>(&self, sv: &'b str, en: &'b str) -> &'b str {
        pick(self.language, sv, en)
    }

    fn actions(&self) -> &'a [Action] {
        self.sources.assessment.actions()
    }

    fn amounts_to(&self) -> String {
        amounts_to(self.actions(), self.sources.analysis, self.language)
    }

    fn what_lifts(&self) -> &'static str {
        pick(
            self.language,
            "”Lyfter totalen” är hur mycket totalen stiger om avsnittet når sitt mål och inget annat ändras. Flera åtgärder för samma avsnitt räknas en gång i summan.",
            "“Lifts the total” is how much the total rises if the clause reaches its target and nothing else changes. Several actions about one clause count once in the sum.",
        )
    }

    fn row(&self, action: &Action) -> Vec<Cell> {
        let clause = action.clause.map_or(Cell::from(NONE), |clause| self.link(clause));
        vec![
            self.what(action).into(),
            clause,
            some(&action.owner).into(),
            action.due.map_or(NONE.into(), |due| due.to_string()).into(),
            capital(action_status(action.status, self.language)).into(),
            number::small(self.effect(action), self.language).into(),
        ]
    }

    fn effect(&self, action: &Action) -> Option<f64> {
        action.clause.and_then(|clause| self.sources.analysis.effect(clause))
    }

    /// What will be done, or that nobody has said.
    fn what<'b>(&self, action: &'b Action) -> &'b str {
        if action.text.trim().is_empty() {
            pick(self.language, "Åtgärd utan text", "Action without text")
        } else {
            &action.text
        }
    }

    fn clause_title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.sources.catalogue.title_in_context(clause, self.language))
    }

    fn link(&self, clause: ClauseId) -> Cell {
        Cell::link(self.clause_title(clause), clause.to_string())
    }
}

/// A text, or a dash for none.
fn some(text: &str) -> &str {
    if text.trim().is_empty() { NONE } else { text }
}

/// What the actions that are still to be done amount to, in a sentence: how much the total rises when the clauses that
/// they are about have reached their targets.
pub fn amounts_to(actions: &[Action], analysis: &GapAnalysis, language: Language) -> String {
    let say = |sv, en| pick(language, sv, en);
    let live = || actions.iter().filter(|action| action.is_live());
    if actions.is_empty() {
        return say("Inga åtgärder är bestämda än.", "No actions are decided yet.").into();
    }
    if live().next().is_none() {
        return say("Ingen åtgärd återstår att göra.", "No action is left to do.").into();
    }
    let total = analysis.total.score;
    let (Some(total), Some(effect)) = (total, analysis.effect_of(live())) else {
        let none = (
            "Ingen öppen åtgärd gäller ett avsnitt med glapp, så de ändrar inte totalen.",
            "No open action is about a clause with a gap, so they do not change the total.",
        );
        return say(none.0, none.1).into();
    };
    let [before, after] = [total, total + effect].map(|value| number::decimal(value, language));
    let by = number::small(effect, language);
    match language {
        // A small rise drowns in the rounding.
        Language::Sv if before == after => {
            format!("Om alla öppna åtgärder räcker till målen stiger totalen med {by}, från {before}.")
        }
        Language::En if before == after => {
            format!("If all open actions suffice for their targets, the total rises by {by}, from {before}.")
        }
        Language::Sv => {
            format!("Om alla öppna åtgärder räcker till målen stiger totalen från {before} till {after}.")
        }
        Language::En => {
            format!(
                "If all open actions suffice for their targets, the total rises from {before} to {after}."
            )
        }
    }
}
