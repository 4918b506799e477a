//! The parts of the page where units are compared, as HTML. What can be chosen says what it is in `data-compare`.

use super::anonymous;
use crate::html::escaped;
use crate::mission::short;
use crate::vocabulary::{capital, pick, principle, unit_kind};
use glapp_core::{
    Assessment, Catalogue, Clause, ClauseId, Coded, Comparison, Entrant, Grouping, Language, MissionKind,
    Practice, Principle, UnitKind,
};
use std::collections::BTreeSet;

/// What someone has chosen to see.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareChoice {
    /// `name`, `score` or `like-` and a place.
    pub order: String,
    /// `all`, a chapter's number, a principle's code or `strategy-` and its number.
    pub clauses: String,
    /// `all`, a kind of unit or a mission's code: only units like that.
    pub units: String,
    /// The places of two units to tell apart.
    pub pair: (Option<usize>, Option<usize>),
    /// Whether the units' names are hidden.
    pub anonymous: bool,
    /// How many may learn from one, 1-20.
    pub capacity: usize,
    /// The parts that are unfolded.
    pub open: BTreeSet<String>,
}

impl Default for CompareChoice {
    fn default() -> Self {
        Self {
            order: "name".into(),
            clauses: "all".into(),
            units: "all".into(),
            pair: (None, None),
            anonymous: false,
            capacity: Comparison::CAPACITY,
            open: BTreeSet::new(),
        }
    }
}

/// Where what changes goes.
const PLACES: &str = "<div id=\"g-k-said\" role=\"status\"></div><form id=\"g-k-controls\" class=\"g-plan-filters\"></form>\
     <div id=\"g-k-take\"></div><article id=\"g-k-result\" class=\"g-result\"></article>\
     <div popover id=\"g-w\" class=\"g-working\" role=\"dialog\" aria-labelledby=\"g-wt\"></div>\
     <figure hidden id=\"g-f-compare\"></figure>";

/// The page's parts. Every text of a file's is inert.
#[derive(Clone, Copy)]
pub struct ComparePage<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The city's practices.
    pub practices: &'a [Practice],
    /// One assessment of each unit.
    pub units: &'a [Entrant<Assessment>],
    /// The language.
    pub language: Language,
}

impl ComparePage<'_> {
    pub(super) fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    /// What stays, with places for what changes.
    pub fn frame(language: Language) -> String {
        let say = |sv, en| pick(language, sv, en);
        let heading = say("Jämför enheter", "Compare units");
        let lead = say(
            "Släpp filerna från flera enheter här, eller välj en mapp. Ni ser dem sida vid sida, var staden har vita fläckar och vem som kan lära av vem.",
            "Drop the files of several units here, or choose a folder. You see them side by side, where the city has white spots, and who can learn from whom.",
        );
        let stays = say(
            "Filerna läses bara här. De sparas inte och skickas ingenstans.",
            "The files are only read here. They are not stored and not sent anywhere.",
        );
        let (files, folder) = (say("Välj filer", "Choose files"), say("Välj mapp", "Choose a folder"));
        let input = |label: &str, what: &str| {
            format!(
                "<label class=\"g-button g-button-quiet g-file\">{label}<input type=\"file\" multiple data-compare=\"{what}\"></label>"
            )
        };
        let (files, folder) = (
            input(files, "files\" accept=\".json,application/json"),
            input(folder, "folder\" webkitdirectory=\""),
        );
        format!(
            "<h1 tabindex=\"-1\">{heading}</h1><p class=\"g-lead\">{lead}</p><div class=\"g-drop\"><p class=\"g-actions\">{files}{folder}</p>\
             <p class=\"g-hint\">{stays}</p></div>{PLACES}"
        )
    }

    /// The same where the units have been chosen already, by whoever shows them.
    pub fn frame_to_read(language: Language) -> String {
        let say = |sv, en| pick(language, sv, en);
        let heading = say("Enheter sida vid sida", "Units side by side");
        let lead = say(
            "Se var enheterna står, var staden har vita fläckar och vem som kan lära av vem.",
            "See where the units stand, where the city has white spots, and who can learn from whom.",
        );
        format!("<h1 tabindex=\"-1\">{heading}</h1><p class=\"g-lead\">{lead}</p>{PLACES}")
    }

    /// The units that the choice is about: their places, and what they are called here.
    pub(super) fn chosen(&self, choice: &CompareChoice) -> Vec<(usize, String)> {
        let kind = UnitKind::from_code(&choice.units);
        let mission = MissionKind::from_code(&choice.units);
        let is_it = |assessment: &Assessment| match (kind, mission) {
            (Some(kind), _) => assessment.header().unit.kind == kind,
            (None, Some(mission)) => leading(assessment) == Some(mission),
            (None, None) => true,
        };
        let mut units = self.named(choice.anonymous);
        units.retain(|(place, _)| self.units.get(*place).is_some_and(|it| is_it(&it.kept)));
        units
    }

    /// The controls, once there is something to control.
    pub fn controls(&self, choice: &CompareChoice) -> String {
        let mut out = self.choices(choice);
        if !out.is_empty() {
            let clear = self.say("Börja om", "Start over");
            out.push_str(&format!(
                "<button type=\"button\" class=\"g-button g-button-plain\" data-compare=\"clear\">{clear}</button>"
            ));
        }
        out
    }

    /// Those of them that choose what is seen of the units.
    pub fn choices(&self, choice: &CompareChoice) -> String {
        if self.units.is_empty() {
            return String::new();
        }
        let names = self.named(choice.anonymous);
        let mut out = String::new();
        let mut orders = vec![
            ("name".to_owned(), self.say("Namn", "Name").to_owned()),
            ("score".to_owned(), self.say("Nivå", "Level").to_owned()),
        ];
        let like = self.say("Likhet med", "Similarity to");
        orders.extend(names.iter().map(|(place, name)| (format!("like-{place}"), format!("{like} {name}"))));
        select(&mut out, "order", self.say("Ordna efter", "Order by"), &orders, &choice.order);
        select(
            &mut out,
            "clauses",
            self.say("Visa avsnitt", "Show clauses"),
            &self.clause_choices(),
            &choice.clauses,
        );
        select(
            &mut out,
            "units",
            self.say("Visa enheter", "Show units"),
            &self.unit_choices(),
            &choice.units,
        );
        let none = || vec![(String::new(), "–".to_owned())];
        let places = |first: Vec<(String, String)>| {
            let all = names.iter().map(|(place, name)| (place.to_string(), name.clone()));
            first.into_iter().chain(all).collect::<Vec<_>>()
        };
        let shown = |place: Option<usize>| place.map_or_else(String::new, |place| place.to_string());
        select(
            &mut out,
            "one",
            self.say("Skillnad mellan", "Difference between"),
            &places(none()),
            &shown(choice.pair.0),
        );
        select(&mut out, "other", self.say("och", "and"), &places(none()), &shown(choice.pair.1));
        let label = self.say("Högst så många lär av samma enhet", "Learners per unit, at most");
        out.push_str(&format!(
            "<p class=\"g-field\"><label for=\"g-k-capacity\">{label}</label><input id=\"g-k-capacity\" class=\"g-input\" type=\"number\" min=\"1\" max=\"20\" value=\"{}\" data-compare=\"capacity\"></p>",
            choice.capacity
        ));
        let checked = if choice.anonymous { " checked" } else { "" };
        let hide = self.say("Dölj enheternas namn", "Hide the units’ names");
        out.push_str(&format!(
            "<label class=\"g-check\"><input type=\"checkbox\" data-compare=\"anonymous\"{checked}> {hide}</label>"
        ));
        out
    }

    fn clause_choices(&self) -> Vec<(String, String)> {
        let mut all = vec![("all".to_owned(), self.say("Alla", "All").to_owned())];
        let chapter =
            |it: &Clause| (it.id().to_string(), format!("{} {}", it.id(), it.title().get(self.language)));
        all.extend(self.catalogue.chapters().map(chapter));
        let of = |it: &Principle| (it.code().to_owned(), capital(principle(*it, self.language)));
        all.extend(Principle::ALL.iter().map(of));
        let strategy = self.say("Strategi", "Strategy");
        all.extend((1..=5).map(|number| (format!("strategy-{number}"), format!("{strategy} {number}"))));
        all
    }

    fn unit_choices(&self) -> Vec<(String, String)> {
        let mut all = vec![("all".to_owned(), self.say("Alla", "All").to_owned())];
        let there = |kind: &&UnitKind| self.units.iter().any(|it| it.kept.header().unit.kind == **kind);
        let kinds = UnitKind::ALL.iter().filter(there);
        all.extend(kinds.map(|it| (it.code().to_owned(), capital(unit_kind(*it, self.language)))));
        let there = |kind: &&MissionKind| self.units.iter().any(|it| leading(&it.kept) == Some(**kind));
        all.extend(MissionKind::ALL.iter().filter(there).map(|it| (it.code().to_owned(), self.mission(*it))));
        all
    }

    fn mission(&self, kind: MissionKind) -> String {
        format!("{} {}", self.say("Uppdrag:", "Mission:"), short(kind, self.language).to_lowercase())
    }

    /// The units' places, with what they are called here. Hidden, they stand in the order of those names: that of the
    /// files would tell.
    fn named(&self, hidden: bool) -> Vec<(usize, String)> {
        if !hidden {
            return self.units.iter().map(|it| it.name.to_string()).enumerate().collect();
        }
        let ids: Vec<&str> = self.units.iter().map(|it| &*it.kept.header().id).collect();
        let mut named: Vec<_> = anonymous(&ids, self.language).into_iter().enumerate().collect();
        named.sort_by(|(_, one), (_, other)| (one.len(), one).cmp(&(other.len(), other)));
        named
    }

    /// The clauses that the choice is about; none of them named means all.
    pub(super) fn clauses(&self, choice: &str) -> Vec<ClauseId> {
        let chapter = choice.parse::<ClauseId>().ok();
        let principle = Principle::from_code(choice);
        let strategy = choice.strip_prefix("strategy-").and_then(|number| number.parse::<u8>().ok());
        if let Some(strategy) = strategy {
            return Grouping::Strategy(self.practices)
                .clauses(glapp_core::GroupKey::Strategy(strategy), self.catalogue);
        }
        let shows = |leaf: &&Clause| match (chapter, principle) {
            (Some(chapter), _) => leaf.id().is_within(chapter),
            (None, Some(principle)) => leaf.criteria().is_some_and(|it| it.principles.contains(&principle)),
            (None, None) => false,
        };
        self.catalogue.leaves().filter(shows).map(Clause::id).collect()
    }
}

/// The mission that a unit has placed itself nearest to, if it has.
fn leading(assessment: &Assessment) -> Option<MissionKind> {
    assessment.header().mission.as_ref()?.leading()
}

fn select(out: &mut String, what: &str, label: &str, options: &[(String, String)], chosen: &str) {
    let label = escaped(label);
    out.push_str(&format!(
        "<p class=\"g-field\"><label for=\"g-k-{what}\">{label}</label><select id=\"g-k-{what}\" class=\"g-input\" data-compare=\"{what}\">"
    ));
    for (value, name) in options {
        let selected = if value == chosen { " selected" } else { "" };
        out.push_str(&format!("<option value=\"{}\"{selected}>{}</option>", escaped(value), escaped(name)));
    }
    out.push_str("</select></p>");
}
