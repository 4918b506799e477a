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
    /// How many clauses of a chapter the city answers, of how many, and for how many it has nothing.
    pub chapter_lead: fn(usize, usize, usize) -> String,
    /// Heading of the chapters side by side.
    pub overview: &'static str,
    /// What they are counted by.
    pub overview_lead: &'static str,
    /// A column of chapters.
    pub of_chapter: &'static str,
    /// All chapters together.
    pub all_chapters: &'static str,
    /// How many clauses.
    pub clauses: &'static str,
    /// A column of clauses.
    pub of_clause: &'static str,
    /// A column of questions.
    pub asks: &'static str,
    /// A column of what the city has.
    pub city: &'static str,
    /// What a clause's coverage means, in a cell.
    pub in_short: fn(Covered) -> &'static str,
    /// The question of a clause.
    pub question: &'static str,
    /// Why it matters.
    pub purpose: &'static str,
    /// What good looks like.
    pub good: &'static str,
    /// A level.
    pub level: fn(u8) -> String,
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
    /// What the city says that it needs.
    pub needs: &'static str,
    /// The first steps.
    pub first_steps: &'static str,
    /// From one level to the next.
    pub step: fn(u8, u8) -> String,
    /// Which units share.
    pub sharers: &'static str,
    /// Whom to ask.
    pub ask: fn(&str) -> String,
    /// How strongly a practice answers a clause.
    pub strength: fn(Strength) -> &'static str,
    /// What kind of thing a practice is.
    pub kind: fn(PracticeKind) -> &'static str,
    /// How a practice stands.
    pub status: fn(PracticeStatus) -> &'static str,
    /// Heading of the city's practices, each once.
    pub practices: &'static str,
    /// Their order.
    pub practices_lead: &'static str,
    /// Who is responsible.
    pub owner: fn(&str) -> String,
    /// The clauses that a practice belongs to.
    pub in_clauses: fn(&[String]) -> String,
    /// From a year on.
    pub since: fn(&str) -> String,
    /// To a year.
    pub until: fn(&str) -> String,
    /// Where the facts come from.
    pub sources: &'static str,
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
/// let years =
///     Period { from: "2018-01-01".parse().ok(), to: "2023-12-31".parse().ok(), ..Period::default() };
/// assert_eq!(period(&years).as_deref(), Some("2018–2023"));
/// assert_eq!(period(&Period::default()), None);
/// ```
pub fn period(period: &Period) -> Option<String> {
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
    as_of: |day| format!("Stadens arbetssätt visas som de såg ut {day}, så långt det är känt."),
    terms: "Orden",
    terms_lead: "Staden har egna ord sedan innovationsprogrammet, och standarden har sina. Här står de sida vid sida, i bokstavsordning och förklarade med våra egna ord.",
    term_city: "I stadens program:",
    term_iso: |name| format!("I ISO 56000 (”{name}”):"),
    term_difference: "Skillnad:",
    term_practice: "För er betyder det:",
    gate: "Beslutspunkt:",
    phase_clauses: "Läs mer i:",
    chapter: |number, title| format!("Kapitel {number}. {title}"),
    chapter_lead: |answered, all, nothing| {
        format!(
            "Staden har något som svarar mot {answered} av {all} avsnitt, helt eller delvis. \
             För {nothing} har staden inget, eller bara sådant som har upphört."
        )
    },
    overview: "Kapitlen i korthet",
    overview_lead: "Tabellen visar hur många avsnitt varje kapitel har, och vad staden har för dem. Varje avsnitt räknas en gång, efter det som svarar bäst mot det.",
    of_chapter: "Kapitel",
    all_chapters: "Alla kapitel",
    clauses: "Avsnitt",
    of_clause: "Avsnitt",
    asks: "Frågan",
    city: "Det staden har",
    in_short: |covered| match covered {
        Covered::Direct => "Svarar",
        Covered::Partial => "Svarar delvis",
        Covered::Supporting => "Underlättar",
        Covered::Lapsed => "Har upphört",
        Covered::None => "Inget",
    },
    question: "Frågan:",
    purpose: "Varför:",
    good: "Så ser det ut när det fungerar",
    level: |number| format!("Nivå {number}:"),
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
    needs: "Behov som stadens rapport pekar på:",
    first_steps: "Första stegen",
    step: |from, to| format!("Från nivå {from} till {to}:"),
    sharers: "Vem som delar med sig",
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
    practices: "Stadens arbetssätt",
    practices_lead: "Här står varje arbetssätt en gång. Överst står de som svarar mot flest avsnitt. Det är inte alltid känt vem som ansvarar.",
    owner: |owner| format!("ansvar: {owner}"),
    in_clauses: |clauses| format!("avsnitt {}", clauses.join(", ")),
    since: |year| format!("sedan {year}"),
    until: |year| format!("till {year}"),
    sources: "Källor, efter rubrik i stadens rapport:",
};

static EN: Words = Words {
    contents: "Contents",
    as_of: |day| format!("The city’s practices are shown as they were on {day}, as far as is known."),
    terms: "The words",
    terms_lead: "The city has words of its own from its innovation programme, and the standard has its own. Here they stand side by side, in alphabetical order and explained in our own words.",
    term_city: "In the city’s programme:",
    term_iso: |name| format!("In ISO 56000 (“{name}”):"),
    term_difference: "The difference:",
    term_practice: "What that means for you:",
    gate: "Decision gate:",
    phase_clauses: "Read more in:",
    chapter: |number, title| format!("Chapter {number}. {title}"),
    chapter_lead: |answered, all, nothing| {
        format!(
            "The city has something that answers {answered} of {all} clauses, wholly or in part. \
             For {nothing} it has nothing, or only what has ended."
        )
    },
    overview: "The chapters in brief",
    overview_lead: "The table shows how many clauses each chapter has, and what the city has for them. Each clause counts once, by what answers it best.",
    of_chapter: "Chapter",
    all_chapters: "All chapters",
    clauses: "Clauses",
    of_clause: "Clause",
    asks: "Question",
    city: "What the city has",
    in_short: |covered| match covered {
        Covered::Direct => "Answers",
        Covered::Partial => "Answers in part",
        Covered::Supporting => "Makes it easier",
        Covered::Lapsed => "Has ended",
        Covered::None => "Nothing",
    },
    question: "The question:",
    purpose: "Why:",
    good: "What it looks like when it works",
    level: |number| format!("Level {number}:"),
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
    ended: "Ended:",
    more: |more| format!("and {more} more"),
    needs: "Needs that the city’s report points to:",
    first_steps: "First steps",
    step: |from, to| format!("From level {from} to {to}:"),
    sharers: "Who shares",
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
    practices: "The city’s practices",
    practices_lead: "Each practice stands here once. Those that answer most clauses come first. It is not always known who is responsible.",
    owner: |owner| format!("responsible: {owner}"),
    in_clauses: |clauses| {
        format!("{} {}", if clauses.len() == 1 { "clause" } else { "clauses" }, clauses.join(", "))
    },
    since: |year| format!("since {year}"),
    until: |year| format!("until {year}"),
    sources: "Sources, by heading in the city’s report:",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_years_are_written_as_years() {
        let of = |from: &str, to: &str| {
            period(&Period { from: from.parse().ok(), to: to.parse().ok(), ..Period::default() })
        };
        assert_eq!(of("2018-01-01", "2023-12-31").as_deref(), Some("2018–2023"));
        assert_eq!(of("2022-01-01", "2022-12-31").as_deref(), Some("2022"));
        assert_eq!(of("2017-10-19", "2023-12-31").as_deref(), Some("2017-10-19–2023-12-31"));
        assert_eq!(of("2018-01-01", "").as_deref(), Some("2018–"));
        assert_eq!(of("", "2023-12-31").as_deref(), Some("–2023"));
        assert_eq!(of("", ""), None);
    }
}
