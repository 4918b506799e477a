//! The result in sentences.

use crate::words::count;
use glapp_core::{Language, Level, Score};
use glapp_report::number::{decimal, percent};

/// Where the unit stands, how sure that is, and how far it is to the target.
pub fn sentences(total: &Score, top: Level, language: Language) -> String {
    match language {
        Language::Sv => swedish(total, top),
        Language::En => english(total, top),
    }
}

fn swedish(total: &Score, top: Level) -> String {
    let number = |value| decimal(value, Language::Sv);
    let Score { score, lower, upper, target, gap, applicable, rated } = *total;
    let clauses = count(applicable, Language::Sv, ("avsnitt", "avsnitt"), ("", ""));
    match score {
        None if applicable == 0 => return "Inget avsnitt är tillämpligt för er.".into(),
        None => {
            return format!("Inget av {clauses} är besvarat än. Målet är i snitt nivå {}.", number(target));
        }
        Some(_) => {}
    }
    let mut text =
        format!("Ni ligger i snitt på nivå {} av {top}. Målet är {}. ", number(score), number(target));
    text += &match gap {
        Some(gap) if gap > 0.0 => {
            format!("Det ni har besvarat ligger i snitt {} nivåer under sitt mål. ", number(Some(gap)))
        }
        _ => "Allt ni har besvarat når sitt mål. ".into(),
    };
    let done = percent(rated, applicable, Language::Sv);
    text += &if rated == applicable {
        format!("Alla {clauses} som gäller er är besvarade.")
    } else {
        format!(
            "Ni har besvarat {rated} av {clauses} som gäller er ({done}). När resten är besvarat hamnar ni mellan {} och {}.",
            number(lower),
            number(upper)
        )
    };
    text
}

fn english(total: &Score, top: Level) -> String {
    let number = |value| decimal(value, Language::En);
    let Score { score, lower, upper, target, gap, applicable, rated } = *total;
    let clauses = count(applicable, Language::En, ("", ""), ("clause", "clauses"));
    match score {
        None if applicable == 0 => return "No clause is applicable to you.".into(),
        None => {
            return format!(
                "None of {clauses} is rated yet. The target is level {} on average.",
                number(target)
            );
        }
        Some(_) => {}
    }
    let mut text =
        format!("You are at level {} of {top} on average. The target is {}. ", number(score), number(target));
    text += &match gap {
        Some(gap) if gap > 0.0 => {
            format!("What you have rated is {} levels below its target on average. ", number(Some(gap)))
        }
        _ => "All that you have rated reaches its target. ".into(),
    };
    let done = percent(rated, applicable, Language::En);
    text += &if rated == applicable {
        format!("All {clauses} that apply to you are rated.")
    } else {
        format!(
            "You have rated {rated} of the {clauses} that apply to you ({done}). Once the rest is rated, you will be between {} and {}.",
            number(lower),
            number(upper)
        )
    };
    text
}
