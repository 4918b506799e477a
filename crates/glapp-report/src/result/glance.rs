//! What an assessment is, in five figures: for whoever is handed one and has not opened it yet.

use super::{ResultSources, Teller};
use crate::vocabulary::{self as words};
use crate::{Block, Cell};
use glapp_core::Language;

/// Unit, date, state, how much is answered and where it lands.
pub fn glance(sources: ResultSources<'_>, language: Language) -> Vec<Block> {
    let it = Teller { sources, language };
    let header = sources.assessment.header();
    let total = &sources.analysis.total;
    let answered = match language {
        Language::Sv => format!("{} av {} ({})", total.rated, total.applicable, it.percent(total)),
        Language::En => format!("{} of {} ({})", total.rated, total.applicable, it.percent(total)),
    };
    let fact = |name: &str, value: String| (name.to_owned(), Cell::from(value));
    let mut facts = vec![
        fact(it.say("Enhet", "Unit"), header.unit.name.to_string()),
        fact(it.say("Slag av enhet", "Kind of unit"), words::unit_kind(header.unit.kind, language).into()),
        fact(it.say("Datum", "Date"), header.date.to_string()),
        fact(it.say("Läge", "State"), it.state()),
        fact(it.say("Besvarat", "Answered"), answered),
    ];
    if total.score.is_some() {
        facts.push(fact(it.say("Nivå", "Level"), it.number(total.score)));
    }
    vec![Block::Facts(facts)]
}
