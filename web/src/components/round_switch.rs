//! The short round or all clauses, side by side.

use crate::desk::Desk;
use crate::surface::Heard;
use crate::walk::Round;
use maud::{Markup, html};

/// The choice between the rounds; `does` is what choosing one does.
pub fn round_switch(desk: Desk, round: Round, does: &str) -> Markup {
    let (t, library) = (desk.t(), desk.library());
    html! {
        fieldset.g-switch {
            legend { (t.round) }
            @for (place, it) in Round::ALL.into_iter().enumerate() {
                label {
                    input type="radio" name="g-round" checked[it == round] data-do={ (does) " " (place) };
                    span { ((t.round_name)(it, library.questions(it))) }
                }
            }
        }
    }
}

/// The round that has been chosen there.
pub fn chosen(heard: &Heard) -> Round {
    Round::ALL.get(heard.place()).copied().unwrap_or_default()
}
