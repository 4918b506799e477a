//! The words of the domain in both languages. Sentences stand where they are used.

use crate::library::Library;
use crate::output::{BAD, GOOD, NOTICE, one_line};
use anstyle::Style;
use glapp_core::{Advice, Covered, Language, LinkedPractice, PracticeId};
pub use glapp_report::vocabulary::{advice, covered, pick, stage, state, unit_kind};

/// A number with its noun: (one, many) in Swedish, (one, many) in English.
pub fn count(number: usize, language: Language, sv: (&str, &str), en: (&str, &str)) -> String {
    let (one, many) = match language {
        Language::Sv => sv,
        Language::En => en,
    };
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What an advice asks of the unit.
pub fn advice_meaning(advice: Advice, language: Language) -> &'static str {
    let (sv, en) = match advice {
        Advice::Use => ("staden har ett arbetssätt, använd det", "the city has a practice, use it"),
        Advice::Revive => {
            ("staden hade ett arbetssätt som har upphört", "the city had a practice that has ended")
        }
        Advice::Build => (
            "staden har på sin höjd något som underlättar",
            "the city has at most something that makes it easier",
        ),
        Advice::Sustain => (
            "målet är nått, med stadens arbetssätt bakom",
            "the target is reached, with a practice behind it",
        ),
        Advice::Share => {
            ("ni gör det som staden saknar: visa andra", "you do what the city lacks: show others")
        }
        Advice::Rest => ("ni har valt ett lågt mål tills vidare", "you have chosen a low target for now"),
    };
    pick(language, sv, en)
}

/// Coverage and advice in the colours of a traffic light: there is something, there was something, there is nothing.
pub fn covered_style(covered: Covered) -> Style {
    match covered {
        Covered::Direct | Covered::Partial => GOOD,
        Covered::Supporting | Covered::Lapsed => NOTICE,
        Covered::None => BAD,
    }
}

/// As many practices as fit in the mind; the rest is counted.
const MOST_NAMES: usize = 5;

/// The names of practices, those that the unit uses marked.
pub fn practices(
    library: &Library,
    linked: &[&LinkedPractice],
    in_use: &[PracticeId],
    language: Language,
) -> String {
    let name = |linked: &&LinkedPractice| {
        let name = library.practice(&linked.id).map_or(&*linked.id, |practice| practice.name.get(language));
        let used = if in_use.contains(&linked.id) { pick(language, " (i bruk)", " (in use)") } else { "" };
        format!("{}{used}", one_line(name))
    };
    // "1 more" is as long as a name.
    let shown = if linked.len() == MOST_NAMES + 1 { linked.len() } else { MOST_NAMES };
    let mut names: Vec<String> = linked.iter().take(shown).map(name).collect();
    let more = linked.len().saturating_sub(shown);
    if more > 0 {
        names.push(match language {
            Language::Sv => format!("{more} till"),
            Language::En => format!("{more} more"),
        });
    }
    names.join(" · ")
}
