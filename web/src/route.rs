//! Which page is shown, and its address behind the `#`. Pure.

use crate::walk::Round;
use glapp_core::ClauseId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A page. Each stands a direct link and a reload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `#/`: what this is, the assessments in this browser, a new one.
    Start,
    /// `#/assess/ID` or `#/assess/ID/CLAUSE`: one clause of an assessment, the first if none is named.
    Assess {
        /// The assessment's id.
        id: String,
        /// The clause.
        clause: Option<ClauseId>,
    },
    /// `#/result/ID`: how the unit stands.
    Result {
        /// The assessment's id.
        id: String,
    },
    /// `#/plan/ID`: what the unit will do.
    Plan {
        /// The assessment's id.
        id: String,
    },
    /// `#/take/ID` and the papers `#/print/ID`, `#/agenda/ID`, `#/form/ID`: what leaves the browser.
    Made {
        /// Which of them.
        page: MadePage,
        /// The assessment's id.
        id: String,
    },
    /// `#/open/PACKED`: an assessment that a link carries.
    Open {
        /// The assessment, packed.
        packed: String,
    },
    /// `#/begin/ROUND/PACKED`: an assessment without answers that a link carries, to begin with.
    Begin {
        /// The assessment, packed.
        packed: String,
        /// The clauses to go through: `short` or `full`.
        round: Round,
    },
    /// `#/handbook` or `#/handbook/PLACE`: the common manual, at one of its headings.
    Handbook {
        /// The heading's id.
        place: Option<String>,
    },
    /// `#/compare`: units side by side.
    Compare,
    /// `#/workshop`: several people's answers about one unit.
    Workshop,
    /// `#/trend`: units over time.
    Trend,
    /// `#/mission`: units by what they are there for.
    Mission,
    /// `#/practices`: what the city has, by clause and day.
    Practices,
    /// `#/about`: what it does, how it counts, what it stores.
    About,
    /// `#/settings`: how it looks and works in this browser, what is stored there.
    Settings,
    /// `#/accessibility`: the accessibility statement.
    Accessibility,
    /// Any other address.
    Unknown,
}

/// A page that shows what an assessment looks like outside Glapp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadePage {
    /// Everything there is to take along.
    Take,
    /// The report, to print.
    Print,
    /// An hour with the result, to print.
    Agenda,
    /// The questions, to print.
    Form,
}

impl MadePage {
    const ALL: [Self; 4] = [Self::Take, Self::Print, Self::Agenda, Self::Form];

    /// Its name in addresses, and for whoever makes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Print => "print",
            Self::Agenda => "agenda",
            Self::Form => "form",
        }
    }
}

/// An id may hold anything; in an address only these characters of it stand as they are.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

impl Route {
    /// The working group's pages.
    pub const GROUP: [Self; 4] = [Self::Workshop, Self::Compare, Self::Trend, Self::Mission];

    /// The page at an address such as `#/about`; an empty one is the start.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        let first = parts.next().unwrap_or_default();
        let id = parts.next().filter(|id| !id.is_empty());
        let id = id.map(|id| percent_decode_str(id).decode_utf8_lossy().into_owned());
        match (first, id, parts.next(), parts.next()) {
            ("", None, None, None) => Self::Start,
            ("compare", None, None, None) => Self::Compare,
            ("workshop", None, None, None) => Self::Workshop,
            ("trend", None, None, None) => Self::Trend,
            ("mission", None, None, None) => Self::Mission,
            ("practices", None, None, None) => Self::Practices,
            ("about", None, None, None) => Self::About,
            ("settings", None, None, None) => Self::Settings,
            ("accessibility", None, None, None) => Self::Accessibility,
            ("handbook", place, None, None) => Self::Handbook { place },
            ("assess", Some(id), None, None) => Self::Assess { id, clause: None },
            ("assess", Some(id), Some(clause), None) => match clause.parse() {
                Ok(clause) => Self::Assess { id, clause: Some(clause) },
                Err(_) => Self::Unknown,
            },
            ("result", Some(id), None, None) => Self::Result { id },
            ("plan", Some(id), None, None) => Self::Plan { id },
            ("open", packed, None, None) => Self::Open { packed: packed.unwrap_or_default() },
            ("begin", Some(round), packed, None) => {
                let round = Round::ALL.into_iter().find(|it| round_name(*it) == round);
                let packed = packed.unwrap_or_default().to_owned();
                round.map_or(Self::Unknown, |round| Self::Begin { packed, round })
            }
            (name, Some(id), None, None) => {
                let page = MadePage::ALL.into_iter().find(|page| page.name() == name);
                page.map_or(Self::Unknown, |page| Self::Made { page, id })
            }
            _ => Self::Unknown,
        }
    }

    /// Its address.
    pub fn hash(&self) -> String {
        let escaped = |id: &str| utf8_percent_encode(id, ESCAPED).to_string();
        match self {
            Self::Start => "#/".into(),
            Self::Assess { id, clause: None } => format!("#/assess/{}", escaped(id)),
            Self::Assess { id, clause: Some(clause) } => format!("#/assess/{}/{clause}", escaped(id)),
            Self::Result { id } => format!("#/result/{}", escaped(id)),
            Self::Plan { id } => format!("#/plan/{}", escaped(id)),
            Self::Made { page, id } => format!("#/{}/{}", page.name(), escaped(id)),
            Self::Open { packed } => format!("#/open/{}", escaped(packed)),
            Self::Begin { packed, round } => format!("#/begin/{}/{packed}", round_name(*round)),
            Self::Handbook { place: None } => "#/handbook".into(),
            Self::Handbook { place: Some(place) } => format!("#/handbook/{}", escaped(place)),
            Self::Compare => "#/compare".into(),
            Self::Workshop => "#/workshop".into(),
            Self::Trend => "#/trend".into(),
            Self::Mission => "#/mission".into(),
            Self::Practices => "#/practices".into(),
            Self::About => "#/about".into(),
            Self::Settings => "#/settings".into(),
            Self::Accessibility => "#/accessibility".into(),
            Self::Unknown => "#/unknown".into(),
        }
    }

    /// The assessment it is about.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Assess { id, .. } | Self::Result { id } | Self::Plan { id } | Self::Made { id, .. } => {
                Some(id)
            }
            _ => None,
        }
    }
}

/// A round's name in addresses.
fn round_name(round: Round) -> &'static str {
    match round {
        Round::Short => "short",
        Round::Full => "full",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        for id in ["0192f0c1-7b7e-7cc3", "Anna's team", "a/b#c?d", "💡 “ö”", "%2F", "..", "a\nb"] {
            let clause = Some("4.1.2".parse().unwrap());
            for route in [
                Route::Assess { id: id.into(), clause: None },
                Route::Assess { id: id.into(), clause },
                Route::Result { id: id.into() },
                Route::Plan { id: id.into() },
                Route::Made { page: MadePage::Take, id: id.into() },
                Route::Made { page: MadePage::Print, id: id.into() },
                Route::Made { page: MadePage::Agenda, id: id.into() },
                Route::Made { page: MadePage::Form, id: id.into() },
                Route::Open { packed: id.into() },
            ] {
                assert_eq!(Route::parse(&route.hash()), route, "{}", route.hash());
            }
        }
        let place = |place: &str| Route::Handbook { place: Some(place.into()) };
        for route in [
            Route::Start,
            Route::About,
            Route::Compare,
            Route::Workshop,
            Route::Trend,
            Route::Mission,
            Route::Practices,
            Route::Begin { packed: "1.a-b_c".into(), round: Round::Short },
            Route::Begin { packed: "1.a".into(), round: Round::Full },
            Route::Settings,
            Route::Accessibility,
            Route::Handbook { place: None },
            place("7.1.3"),
            place("å/ö"),
        ] {
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn anything_else_is_unknown() {
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("#"), Route::Start);
        for hash in
            ["#/assess", "#/assess/", "#/assess/x/4.", "#/assess/x/4.1/more", "#/about/x", "#/é", "#/result"]
        {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
    }
}
