//! The practice map: what the city and others have for each clause on a day, out of what someone has chosen to see.

mod about;
mod document;
mod heard;
mod list;
mod matrix;
mod own;
mod page;
mod table;
mod years;

pub use own::{OwnFields, own_practice};
pub use years::{first_day, month_of};

use crate::vocabulary::{day_in_words, pick};
use crate::words::{self, Words};
use glapp_core::{
    ActionPlan, Catalogue, ClauseId, Coded, Coverage, Covered, Date, Language, Need, Practice, PracticeKind,
    PracticeState, PracticeStatus, ProcessPhase, Strength,
};

/// What the map is made of.
#[derive(Clone, Copy)]
pub struct MapSources<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The city's practices.
    pub city: &'a [Practice],
    /// The innovation platforms of several cities, to compare with.
    pub platforms: &'a [Practice],
    /// What people have added themselves. Those that stand among the city's too are shown there.
    pub own: &'a [Practice],
    /// What the city says that it lacks.
    pub needs: &'a [Need],
    /// The phases of the innovation process.
    pub phases: &'a [ProcessPhase],
}

/// What someone has chosen to see. An empty filter lets everything through.
#[derive(Debug, Clone, PartialEq)]
pub struct MapChoice {
    /// The day.
    pub day: Date,
    /// Whose practices: `city`, `all`, or `platform` or `own` with the name of a city.
    pub set: String,
    /// The number of a strategy.
    pub strategy: String,
    /// The code of an action plan.
    pub plan: String,
    /// The code of a kind.
    pub kind: String,
    /// Who runs it, in the language.
    pub owner: String,
    /// The code of a status.
    pub status: String,
    /// The chapters that are folded.
    pub folded: Vec<ClauseId>,
    /// Whether it is shown as a list and not as a matrix.
    pub list: bool,
}

impl MapChoice {
    /// The city's, on a day.
    pub fn on(day: Date) -> Self {
        Self {
            day,
            set: CITY.into(),
            strategy: String::new(),
            plan: String::new(),
            kind: String::new(),
            owner: String::new(),
            status: String::new(),
            folded: Vec::new(),
            list: false,
        }
    }
}

const CITY: &str = "city";
const ALL: &str = "all";

/// The map as it is shown: every text of a file's is inert in it.
pub struct PracticeMap<'a> {
    sources: MapSources<'a>,
    choice: MapChoice,
    language: Language,
    /// Every practice there is, with its set.
    all: Vec<(String, &'a Practice)>,
    /// The places in `all` of those that are shown.
    shown: Vec<usize>,
    coverage: Coverage,
    /// The same on the day before.
    before: Option<Coverage>,
}

impl<'a> PracticeMap<'a> {
    /// The map of a choice. A filter that lets nothing through any more, such as an owner in another language, is
    /// left out.
    pub fn of(sources: MapSources<'a>, choice: &MapChoice, language: Language) -> Self {
        let mut all: Vec<(String, &Practice)> = sources.city.iter().map(|it| (CITY.to_owned(), it)).collect();
        all.extend(sources.platforms.iter().map(|it| (format!("platform {}", it.city), it)));
        let elsewhere = |it: &&Practice| !sources.city.iter().any(|city| city.id == it.id);
        all.extend(sources.own.iter().filter(elsewhere).map(|it| (format!("own {}", it.city), it)));
        let mut choice = choice.clone();
        if choice.set != ALL && !all.iter().any(|(set, _)| *set == choice.set) {
            CITY.clone_into(&mut choice.set);
        }
        if !all.iter().any(|(_, it)| owner(it, language) == choice.owner) {
            choice.owner.clear();
        }
        let shown: Vec<usize> = (0..all.len())
            .filter(|place| all.get(*place).is_some_and(|(set, it)| lets_through(&choice, set, it, language)))
            .collect();
        let on = |day| {
            let practices = shown.iter().filter_map(|place| all.get(*place).map(|(_, it)| *it));
            Coverage::by(day, sources.catalogue, &mut { practices })
        };
        let (coverage, before) = (on(choice.day), choice.day.before().map(on));
        Self { sources, choice, language, all, shown, coverage, before }
    }

    /// What is chosen, without what lets nothing through.
    pub fn choice(&self) -> &MapChoice {
        &self.choice
    }

    /// What the clauses have on the day.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The practices that are shown, each with its place among all.
    fn shown(&self) -> impl Iterator<Item = (usize, &'a Practice)> + '_ {
        self.shown.iter().filter_map(|place| Some((*place, self.all.get(*place)?.1)))
    }

    /// How many of those that are shown stand like that on the day.
    fn count(&self, state: PracticeState) -> usize {
        self.shown().filter(|(_, it)| it.state(self.choice.day) == state).count()
    }

    /// How many of a chapter's clauses have something that answers them, wholly or in part, and how many there are.
    fn answered(&self, chapter: &glapp_core::Clause) -> (usize, usize) {
        let clauses = self.coverage.clauses().get(chapter.leaves()).unwrap_or_default();
        let answers = |covered| matches!(covered, Covered::Direct | Covered::Partial);
        (clauses.iter().filter(|it| answers(it.covered())).count(), clauses.len())
    }

    /// The needs that concern a clause.
    fn needs(&self, clause: ClauseId) -> impl Iterator<Item = &'a Need> {
        let concerns = move |need: &&Need| need.clauses.iter().any(|link| link.clause == clause);
        self.sources.needs.iter().filter(concerns)
    }

    fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        pick(self.language, sv, en)
    }

    fn words(&self) -> &'static Words {
        words::words(self.language)
    }

    fn day(&self) -> String {
        day_in_words(self.choice.day, self.language)
    }

    fn state(&self, state: PracticeState) -> &'static str {
        match state {
            PracticeState::Active => pick(self.language, "Pågår", "Running"),
            PracticeState::Ended => pick(self.language, "Har upphört", "Ended"),
            PracticeState::Coming => pick(self.language, "Har inte börjat", "Not begun"),
            PracticeState::Unclear => pick(
                self.language,
                "Slutfördes inte, eller läget är okänt",
                "Not completed, or status unknown",
            ),
        }
    }

    /// The practice's period and, where it ended overnight or ends today, that.
    fn times(&self, practice: &Practice) -> String {
        let day = self.choice.day;
        let period = words::period(&practice.period).unwrap_or_default();
        let to = practice.period.to;
        let turns = if to == Some(day) && practice.is_active(day) {
            self.say("sista dagen", "last day")
        } else if day.before().is_some_and(|before| to == Some(before) && practice.is_active(before)) {
            self.say("upphörde dagen före", "ended the day before")
        } else {
            return period;
        };
        format!("{period}, {turns}")
    }
}

fn lets_through(choice: &MapChoice, set: &str, practice: &Practice, language: Language) -> bool {
    let fits = |filter: &str, value: &str| filter.is_empty() || filter == value;
    let strategy = practice.programme.strategy.map_or_else(String::new, |it| it.to_string());
    (choice.set == ALL || choice.set == set)
        && fits(&choice.strategy, &strategy)
        && fits(&choice.plan, practice.programme.plan.map_or("", ActionPlan::code))
        && fits(&choice.kind, PracticeKind::code(practice.kind))
        && fits(&choice.owner, owner(practice, language))
        && fits(&choice.status, PracticeStatus::code(practice.status))
}

/// Who runs it; nothing if the source does not say.
fn owner(practice: &Practice, language: Language) -> &str {
    practice.owner.as_ref().map_or("", |owner| owner.get(language))
}

/// The sign of a strength: it stands beside the word wherever there is room.
fn sign(strength: Strength) -> &'static str {
    match strength {
        Strength::Direct => "●",
        Strength::Partial => "◐",
        Strength::Supporting => "○",
    }
}

fn covered_sign(covered: Covered) -> &'static str {
    match covered {
        Covered::Direct => sign(Strength::Direct),
        Covered::Partial => sign(Strength::Partial),
        Covered::Supporting => sign(Strength::Supporting),
        Covered::Lapsed => "✕",
        Covered::None => "–",
    }
}
