//! The fields of an action.

use super::PlanPage;
use super::page::{button, option};
use crate::html::escaped;
use crate::vocabulary::pick;
use glapp_core::{Action, ActionStatus, Language};

impl PlanPage<'_> {
    /// The fields of an action, with the ids `g-p-text`, `g-p-about`, `g-p-who`, `g-p-when` and `g-p-how`, and buttons
    /// that save, cancel and, for an action that is in the plan, remove it.
    pub fn form(&self, action: Option<&Action>) -> String {
        let say = |sv, en| self.it.say(sv, en);
        let (text, owner) = action.map(|it| (&*it.text, &*it.owner)).unwrap_or_default();
        let about = action.and_then(|it| it.clause);
        let due = action.and_then(|it| it.due).map(|due| due.to_string()).unwrap_or_default();
        let heading = if action.is_some() {
            say("Ändra åtgärd", "Edit action")
        } else {
            say("Ny åtgärd", "New action")
        };
        let mut out = format!(
            "<h2 id=\"g-p-heading\">{heading}</h2><form class=\"g-form\" id=\"g-p-form\" method=\"dialog\">"
        );
        let optional = format!(" <span class=\"g-optional\">({})</span>", say("frivilligt", "optional"));
        let field = |id: &str, name: &str, more: &str, input: &str| {
            format!(
                "<div class=\"g-field\"><label for=\"g-p-{id}\">{name}{more}</label>{input} id=\"g-p-{id}\" class=\"g-input\""
            )
        };
        let input = "<p class=\"g-error\" id=\"g-p-error\" role=\"alert\"></p><textarea";
        out.push_str(&field("text", say("Vad ska göras?", "What will be done?"), "", input));
        let text = escaped(text);
        out.push_str(&format!(
            " rows=\"3\" aria-required=\"true\" aria-describedby=\"g-p-error\">\n{text}</textarea></div>"
        ));
        out.push_str(&field("about", say("Avsnitt", "Clause"), "", "<select"));
        out.push('>');
        option(&mut out, "", say("Inget särskilt avsnitt", "No clause in particular"), about.is_none());
        for it in self.it.sources.catalogue.clauses() {
            option(&mut out, &it.id().to_string(), &self.it.clause_title(it.id()), about == Some(it.id()));
        }
        out.push_str("</select></div>");
        out.push_str(&field("who", say("Vem gör det?", "Who does it?"), &optional, "<input"));
        let owner = escaped(owner);
        out.push_str(&format!(" list=\"g-p-owners\" value=\"{owner}\"><datalist id=\"g-p-owners\">"));
        for owner in self.owners() {
            option(&mut out, owner, "", false);
        }
        out.push_str("</datalist></div>");
        out.push_str(&field("when", say("Klart senast", "Due"), &optional, "<input type=\"date\""));
        out.push_str(&format!(" max=\"9999-12-31\" value=\"{due}\"></div>"));
        out.push_str(&field("how", say("Läge", "Status"), "", "<select"));
        out.push('>');
        self.statuses(&mut out, Some(action.map_or(ActionStatus::Open, |it| it.status)));
        let save = say("Spara", "Save");
        out.push_str(&format!(
            "</select></div><div class=\"g-actions\"><button type=\"submit\" class=\"g-button\">{save}</button>"
        ));
        button(&mut out, "g-p-cancel", " g-button-quiet", "cancel", say("Avbryt", "Cancel"), "");
        if action.is_some() {
            let remove = say("Ta bort åtgärden", "Remove the action");
            button(&mut out, "g-p-remove", " g-button-plain", "remove", remove, "");
        }
        out.push_str("</div></form>");
        out
    }

    /// What is said of an action whose text is missing.
    pub fn text_missing(language: Language) -> &'static str {
        pick(language, "Skriv vad som ska göras.", "Write what will be done.")
    }

    /// What is said when an action has been saved.
    pub fn saved(language: Language) -> &'static str {
        pick(language, "Åtgärden är sparad.", "The action is saved.")
    }

    /// What is said when one has been removed.
    pub fn removed(language: Language) -> &'static str {
        pick(
            language,
            "Åtgärden är borttagen. Tryck på Ångra om den ska vara kvar.",
            "The action is removed. Press Undo if you want it back.",
        )
    }

    /// What is said when a step has become one.
    pub fn made(language: Language) -> &'static str {
        pick(
            language,
            "Åtgärden finns nu i planen. Bestäm vem som gör den och när.",
            "The action is now in the plan. Decide who does it and by when.",
        )
    }
}
