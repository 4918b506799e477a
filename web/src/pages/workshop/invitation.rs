//! The link that everyone begins with.

use super::Sitting;
use crate::components::particulars::Particulars;
use crate::components::round_switch::round_switch;
use crate::pages::begin::invitation;
use glapp_report::vocabulary::pick;
use leptos::prelude::*;
use maud::{Markup, html};

impl Sitting {
    pub(super) fn invitation(&self) -> Markup {
        let (desk, language) = (self.desk, self.desk.language());
        let say = |sv, en| pick(language, sv, en);
        let link = self.link.get();
        html! {
            form.g-form.g-ws-invite novalidate data-do="invite" {
                p { (say(
                    "Fyll i det som är lika för alla. Den som öppnar länken får en tom skattning med det här ifyllt. Inget skickas: det står i själva länken.",
                    "Fill in what is the same for everyone. Whoever opens the link gets an empty assessment with this filled in. Nothing is sent: it is all in the link itself.",
                )) }
                (self.particulars.read().fields(desk, "g-ws"))
                (round_switch(desk, self.round.get(), "round"))
                div.g-actions {
                    button.g-button.g-button-quiet type="submit" { (say("Gör länken", "Make the link")) }
                }
                @if !link.is_empty() {
                    div.g-field data-key=(link) {
                        label for="g-ws-link" { (say("Länken", "The link")) }
                        input #g-ws-link.g-input type="text" readonly value=(link);
                        div.g-actions {
                            button.g-button.g-button-quiet type="button" data-do="copy" { (say("Kopiera", "Copy")) }
                        }
                    }
                }
                p.g-hint role="status" { (self.said.get()) }
            }
        }
    }

    pub(super) fn invite(self) {
        let Some((unit, date)) = self.particulars.try_update(Particulars::check).flatten() else {
            return self.desk.home.focus("#g-ws-invite [aria-invalid]");
        };
        let target = self.particulars.read_untracked().target;
        let (desk, round) = (self.desk, self.round.get_untracked());
        self.desk.home.spawn(async move {
            match invitation(desk, unit, date, target, round).await {
                Ok(link) => {
                    self.link.set(link);
                    self.said.set(pick(desk.language(), "Länken är klar.", "The link is ready.").into());
                }
                Err(why) => self.said.set(why),
            }
        });
    }

    pub(super) fn copy(self) {
        self.desk.home.spawn(async move {
            let t = self.desk.t();
            let copied = self.desk.home.copy_field("#g-ws-link").await;
            self.said.set(if copied { t.copied } else { t.copy_by_key }.into());
        });
    }
}
