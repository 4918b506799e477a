//! The words of reports in both languages: a missing translation does not compile.

use glapp_core::{Covered, Language, Period, PracticeKind, PracticeStatus, Strength};

/// What reports say in one language.
pub struct Words {
    /// Heading of the table of contents.
    pub contents: &'static str,
    /// The day that the handbook is true of.
    pub as_of: fn(&str) -> String,
    /// Heading of the terms.
    pub terms: &'static str,
    /// What the terms are for.
    pub terms_lead: &'static str,
    /// In the city's programme.
    pub term_city: &'static str,
    /// In the series; the name of the term.
    pub term_iso: fn(&str) -> String,
    /// The difference.
    pub term_difference: &'static str,
    /// What it means in practice.
    pub term_practice: &'static str,
    /// A phase's gate.
    pub gate: &'static str,
    /// The clauses that a phase answers.
    pub phase_clauses: &'static str,
    /// Heading of a chapter.
    pub chapter: fn(&str, &str) -> String,
    /// The question of a clause.
    pub question: &'static str,
    /// Why it matters.
    pub purpose: &'static str,
    /// What good looks like.
    pub good: &'static str,
    /// What could show it.
    pub evidence: &'static str,
    /// What the city has.
    pub city_has: &'static str,
    /// What a clause's coverage means.
    pub covered: fn(Covered) -> &'static str,
    /// What has ended.
    pub ended: &'static str,
    /// So many more.
    pub more: fn(usize) -> String,
    /// What the city says that it lacks.
    pub needs: &'static str,
    /// The first steps.
    pub first_steps: &'static str,
    /// From one level to the next.
    pub step: fn(u8, u8) -> String,
    /// Who shares: units and owners.
    pub sharers: &'static str,
    /// Nobody yet.
    pub no_sharers: &'static str,
    /// Whom to ask.
    pub ask: fn(&str) -> String,
    /// How strongly a practice answers a clause.
    pub strength: fn(Strength) -> &'static str,
    /// What kind of thing a practice is.
    pub kind: fn(PracticeKind) -> &'static str,
    /// How a practice stands.
    pub status: fn(PracticeStatus) -> &'static str,
    /// Where the facts come from.
    pub sources: &'static str,
    /// Lines of the source.
    pub lines: &'static str,
}

/// The words in a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Sv => &SV,
        Language::En => &EN,
    }
}

/// A period, as years where it covers whole ones: `2018–2023`, `2012-10-11–`, `–2023`; none if nothing is known.
///
/// ```
/// use glapp_core::Period;
/// use glapp_report::words::period;
/// let years = Period { from: "2018-01-01".parse().ok(), to: "2023-12-31".parse().ok() };
/// assert_eq!(period(years).as_deref(), Some("2018–2023"));
/// assert_eq!(period(Period::default()), None);
/// ```
pub fn period(period: Period) -> Option<String> {
    let whole = period.from.is_none_or(|day| (day.month(), day.day()) == (1, 1))
        && period.to.is_none_or(|day| (day.month(), day.day()) == (12, 31));
    let short = |day: Option<glapp_core::Date>| {
        day.map_or_else(String::new, |day| if whole { day.year().to_string() } else { day.to_string() })
    };
    let (from, to) = (short(period.from), short(period.to));
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        _ if from == to => Some(from),
        _ => Some(format!("{from}–{to}")),
    }
}

static SV: Words = Words {
    contents: "Innehåll",
    as_of: |day| format!("Stadens arbetssätt visas som de såg ut {day}."),
    terms: "Orden",
    terms_lead: "Staden har egna ord sedan innovationsprogrammet, och standarden har sina. Här står de sida vid sida, förklarade med våra egna ord.",
    term_city: "I stadens program:",
    term_iso: |name| format!("I ISO 56000 (”{name}”):"),
    term_difference: "Skillnad:",
    term_practice: "För er betyder det:",
    gate: "Beslutspunkt:",
    phase_clauses: "Avsnitt:",
    chapter: |number, title| format!("Kapitel {number}. {title}"),
    question: "Frågan:",
    purpose: "Varför:",
    good: "Så ser det ut när det fungerar",
    evidence: "Det kan visa sig i:",
    city_has: "Det här har staden",
    covered: |covered| match covered {
        Covered::Direct => "Staden har arbetssätt som svarar mot avsnittet.",
        Covered::Partial => "Staden har arbetssätt som svarar mot en del av avsnittet.",
        Covered::Supporting => "Staden har arbetssätt som underlättar, men inget som svarar mot avsnittet.",
        Covered::Lapsed => "Det staden hade för det här har upphört.",
        Covered::None => "Staden har inget arbetssätt för det här.",
    },
    ended: "Har upphört:",
    more: |more| format!("och {more} till"),
    needs: "Det här saknar staden enligt sin egen rapport:",
    first_steps: "Första stegen",
    step: |from, to| format!("Från nivå {from} till {to}:"),
    sharers: "Vem som delar med sig",
    no_sharers: "Ingen enhet har delat sin skattning i det här avsnittet än.",
    ask: |owner| format!("Fråga {owner}."),
    strength: |strength| match strength {
        Strength::Direct => "svarar mot avsnittet",
        Strength::Partial => "svarar delvis",
        Strength::Supporting => "underlättar",
    },
    kind: |kind| match kind {
        PracticeKind::Programme => "program",
        PracticeKind::Goal => "mål",
        PracticeKind::Strategy => "strategi",
        PracticeKind::Process => "process",
        PracticeKind::Method => "metod",
        PracticeKind::Forum => "forum",
        PracticeKind::Training => "utbildning",
        PracticeKind::Platform => "plattform",
        PracticeKind::Measurement => "mätning",
        PracticeKind::Funding => "finansiering",
        PracticeKind::Steering => "styrning",
        PracticeKind::Project => "projekt",
        PracticeKind::Measure => "insats",
    },
    status: |status| match status {
        PracticeStatus::Active => "pågår",
        PracticeStatus::Completed => "genomfört",
        PracticeStatus::NotCompleted => "inte slutfört",
        PracticeStatus::HandedOver => "överlämnat",
        PracticeStatus::Unknown => "läget okänt",
    },
    sources: "Källa:",
    lines: "rad",
};

static EN: Words = Words {
    contents: "Contents",
    as_of: |day| format!("The city’s practices are shown as they were on {day}."),
    terms: "The words",
    terms_lead: "The city has words of its own from its innovation programme, and the standard has its own. Here they stand side by side, explained in our own words.",
    term_city: "In the city’s programme:",
    term_iso: |name| format!("In ISO 56000 (“{name}”):"),
    term_difference: "The difference:",
    term_practice: "What that means for you:",
    gate: "Decision point:",
    phase_clauses: "Clauses:",
    chapter: |number, title| format!("Chapter {number}. {title}"),
    question: "The question:",
    purpose: "Why:",
    good: "What it looks like when it works",
    evidence: "It may show in:",
    city_has: "What the city has",
    covered: |covered| match covered {
        Covered::Direct => "The city has practices that answer this clause.",
        Covered::Partial => "The city has practices that answer a part of this clause.",
        Covered::Supporting => {
            "The city has practices that make it easier, but none that answers this clause."
        }
        Covered::Lapsed => "What the city had for this has ended.",
        Covered::None => "The city has no practice for this.",
    },
    ended: "Has ended:",
    more: |more| format!("and {more} more"),
    needs: "What the city lacks according to its own report:",
    first_steps: "First steps",
    step: |from, to| format!("From level {from} to {to}:"),
    sharers: "Who shares",
    no_sharers: "No unit has shared its assessment of this clause yet.",
    ask: |owner| format!("Ask {owner}."),
    strength: |strength| match strength {
        Strength::Direct => "answers the clause",
        Strength::Partial => "answers a part of it",
        Strength::Supporting => "makes it easier",
    },
    kind: |kind| match kind {
        PracticeKind::Programme => "programme",
        PracticeKind::Goal => "goal",
        PracticeKind::Strategy => "strategy",
        PracticeKind::Process => "process",
        PracticeKind::Method => "method",
        PracticeKind::Forum => "forum",
        PracticeKind::Training => "training",
        PracticeKind::Platform => "platform",
        PracticeKind::Measurement => "measurement",
        PracticeKind::Funding => "funding",
        PracticeKind::Steering => "steering",
        PracticeKind::Project => "project",
        PracticeKind::Measure => "measure",
    },
    status: |status| match status {
        PracticeStatus::Active => "running",
        PracticeStatus::Completed => "completed",
        PracticeStatus::NotCompleted => "not completed",
        PracticeStatus::HandedOver => "handed over",
        PracticeStatus::Unknown => "status unknown",
    },
    sources: "Source:",
    lines: "lines",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_years_are_written_as_years() {
        let of = |from: &str, to: &str| period(Period { from: from.parse().ok(), to: to.parse().ok() });
        assert_eq!(of("2018-01-01", "2023-12-31").as_deref(), Some("2018–2023"));
        assert_eq!(of("2022-01-01", "2022-12-31").as_deref(), Some("2022"));
        assert_eq!(of("2017-10-19", "2023-12-31").as_deref(), Some("2017-10-19–2023-12-31"));
        assert_eq!(of("2018-01-01", "").as_deref(), Some("2018–"));
        assert_eq!(of("", "2023-12-31").as_deref(), Some("–2023"));
        assert_eq!(of("", ""), None);
    }
}
