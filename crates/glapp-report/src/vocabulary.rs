//! The words of the domain in both languages (`domain.md`, *Words*), lower case as within a sentence. A missing
//! translation does not compile.

use glapp_core::{
    ActionStatus, Advice, Covered, Date, Header, Importance, Language, Phase, Principle, Stage, State,
    Status, UnitKind,
};
use std::borrow::Cow;

/// The version of a text in a language. Both must be given, so none can be forgotten.
pub fn pick<'a>(language: Language, sv: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Sv => sv,
        Language::En => en,
    }
}

/// Draft, or adopted when and by whom.
pub fn state_of(header: &Header, language: Language) -> String {
    let said = state(header.state(), language);
    match &header.adopted {
        Some(adopted) if adopted.by.is_empty() => format!("{said} {}", adopted.date),
        Some(adopted) => {
            format!("{said} {} {} {}", adopted.date, pick(language, "av", "by"), isolated(&adopted.by))
        }
        None => said.to_owned(),
    }
}

/// A name to stand within a line: letters that go from right to left, and marks that turn what follows, stay in it.
///
/// ```
/// use glapp_report::vocabulary::isolated;
/// assert_eq!(isolated("Enheten 💡"), "Enheten 💡");
/// assert_eq!(isolated("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
/// ```
pub fn isolated(name: &str) -> Cow<'_, str> {
    let turns = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    if name.chars().any(turns) { format!("\u{2068}{name}\u{2069}").into() } else { name.into() }
}

/// A word with its first letter in upper case, to stand alone.
///
/// ```
/// assert_eq!(glapp_report::vocabulary::capital("återuppliva"), "Återuppliva");
/// ```
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A day in words.
///
/// ```
/// use glapp_core::Language;
/// use glapp_report::vocabulary::day_in_words;
/// let day = "2023-12-31".parse().unwrap();
/// assert_eq!(day_in_words(day, Language::Sv), "31 december 2023");
/// assert_eq!(day_in_words(day, Language::En), "31 December 2023");
/// ```
pub fn day_in_words(day: Date, language: Language) -> String {
    let months = match language {
        Language::Sv => [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Language::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    let month = months.get(usize::from(day.month()).saturating_sub(1)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// Defines the words of a type in both languages.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident($type:ident) { $($value:ident: $sv:literal, $en:literal;)* }) => {
        $(#[$meta])*
        pub fn $name(value: $type, language: Language) -> &'static str {
            let (sv, en) = match value { $($type::$value => ($sv, $en)),* };
            pick(language, sv, en)
        }
    };
}

words! {
    /// What to do first, as a verb.
    advice(Advice) {
        Use: "använd", "use";
        Revive: "återuppliva", "revive";
        Build: "bygg", "build";
        Sustain: "behåll", "sustain";
        Share: "dela", "share";
        Rest: "vila", "rest";
    }
}

words! {
    /// What an advice asks of the unit, as a sentence.
    advice_text(Advice) {
        Use: "Staden har redan något för det här. Ta det i bruk.",
            "The city already has something for this. Put it to use.";
        Revive: "Staden hade något för det här som har upphört. Se om det går att väcka till liv.",
            "The city had something for this that has ended. See whether it can be brought back to life.";
        Build: "Här finns inget i staden som svarar mot avsnittet. Bygg något eget, gärna med andra.",
            "There is nothing in the city that answers the clause. Build something of your own, preferably with others.";
        Sustain: "Ni är framme, med stöd av det som finns i staden. Håll i det.",
            "You are there, supported by what the city has. Keep it up.";
        Share: "Ni gör det som staden saknar. Visa andra hur.",
            "You do what the city lacks. Show others how.";
        Rest: "Ni har valt ett lågt mål för tillfället.",
            "You have chosen a low target for now.";
    }
}

words! {
    /// How practices cover a clause.
    covered(Covered) {
        Direct: "helt", "direct";
        Partial: "delvis", "partial";
        Supporting: "underlättar", "supporting";
        Lapsed: "upphört", "lapsed";
        None: "inget", "none";
    }
}

words! {
    /// What kind of unit.
    unit_kind(UnitKind) {
        Forvaltning: "förvaltning", "department";
        Bolag: "bolag", "company";
        Namnd: "nämnd", "committee";
        Stab: "stab", "staff function";
        Other: "annan enhet", "other unit";
    }
}

words! {
    /// Whether an assessment is adopted.
    state(State) {
        Draft: "utkast", "draft";
        Adopted: "fastställd", "adopted";
    }
}

words! {
    /// Whose answers an assessment holds.
    stage(Stage) {
        Individual: "enskild", "individual";
        Consensus: "samsyn", "consensus";
    }
}

words! {
    /// Whether a clause is answered.
    status(Status) {
        Rated: "besvarat", "rated";
        NotApplicable: "ej tillämpligt", "not applicable";
        Unanswered: "ej besvarat", "unanswered";
    }
}

words! {
    /// How much a clause matters to the unit.
    importance(Importance) {
        Low: "låg", "low";
        Normal: "normal", "normal";
        High: "hög", "high";
    }
}

words! {
    /// How an action stands.
    action_status(ActionStatus) {
        Open: "öppen", "open";
        Ongoing: "pågår", "ongoing";
        Done: "klar", "done";
        Dropped: "struken", "dropped";
    }
}

words! {
    /// An innovation management principle (ISO 56000), in words of our own.
    principle(Principle) {
        Value: "värde realiseras", "realization of value";
        Leaders: "framtidsinriktade ledare", "future-focused leaders";
        Direction: "strategisk riktning", "strategic direction";
        Culture: "kultur", "culture";
        Insights: "ta vara på insikter", "exploiting insights";
        Uncertainty: "hantera osäkerhet", "managing uncertainty";
        Adaptability: "anpassningsförmåga", "adaptability";
        Systems: "systemsyn", "systems approach";
    }
}

words! {
    /// A phase of the cycle.
    phase(Phase) {
        Plan: "planera", "plan";
        Do: "genomföra", "do";
        Study: "följa upp", "study";
        Act: "förbättra", "act";
    }
}
