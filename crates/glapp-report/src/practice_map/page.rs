//! The page around the map. What can be chosen says what it is in `data-map`.

use super::years::month_of;
use super::{ALL, CITY, MapSources, PracticeMap, owner};
use crate::html::escaped;
use crate::vocabulary::{capital, covered, day_in_words, pick};
use crate::{Block, group_name, words};
use glapp_core::{
    ActionPlan, Coded, Covered, Date, GroupKey, Grouping, Language, PracticeKind, PracticeStatus,
};
use std::fmt::Write as _;

/// A filter: what it is called in `data-map`, its label, what is chosen, and from what.
pub(super) struct Select {
    pub name: &'static str,
    pub label: &'static str,
    pub chosen: String,
    pub options: Vec<(String, String)>,
}

impl PracticeMap<'_> {
    /// What stays on the page, with places for what changes. `today` is where the slider ends.
    pub fn frame(language: Language, today: Date) -> String {
        let say = |sv, en| pick(language, sv, en);
        let xlsx = save("xlsx", say("Spara som Excel", "Save as Excel"));
        let own = part("own", say("Egna arbetssätt", "Practices of your own"));
        Self::framed(language, today, &xlsx, &own)
    }

    /// The same where nobody adds anything, and without workbooks, which another module makes.
    pub fn frame_to_read(language: Language, today: Date) -> String {
        Self::framed(language, today, "", "")
    }

    fn framed(language: Language, today: Date, xlsx: &str, own: &str) -> String {
        let say = |sv, en| pick(language, sv, en);
        let day = |text: &str| text.parse::<Date>().ok();
        let turn = |text: &str| {
            let words = day(text).map(|day| day_in_words(day, language)).unwrap_or_default();
            format!(
                "<button type=\"button\" class=\"g-button g-button-quiet\" data-map=\"day {text}\">{words}</button>"
            )
        };
        let view = |value: &str, label: &str| {
            format!(
                "<label class=\"g-check\"><input type=\"radio\" id=\"g-pm-as-{value}\" name=\"g-pm-view\" value=\"{value}\" data-map=\"view\"><span>{label}</span></label>"
            )
        };
        [
            format!("<h1 tabindex=\"-1\">{}</h1>", say("Arbetssätten", "Practices")),
            format!("<p class=\"g-lead\">{}</p>", say(
                "Vad staden har för varje avsnitt i standarden, dag för dag. Dra i reglaget och se vad som fanns, vad som upphörde och vad som är kvar.",
                "What the city has for each clause of the standard, day by day. Move the slider to see what there was, what ended and what is left.",
            )),
            "<form class=\"g-pm-time\"><div id=\"g-pm-hill\"></div>".into(),
            format!(
                "<p class=\"g-pm-slide\"><label for=\"g-pm-month\">{} <output id=\"g-pm-day\" for=\"g-pm-month g-pm-date\"></output></label>\
                 <input id=\"g-pm-month\" type=\"range\" min=\"0\" max=\"{}\" data-map=\"month\"></p>",
                say("Dagen:", "The day:"),
                month_of(today)
            ),
            format!(
                "<p class=\"g-actions\"><label for=\"g-pm-date\">{}</label><input id=\"g-pm-date\" class=\"g-input\" type=\"date\" data-map=\"date\"> \
                 <span>{}</span>{}{}</p></form>",
                say("Välj datum", "Choose a date"),
                say("När programmet tog slut:", "When the programme ended:"),
                turn("2023-12-31"),
                turn("2024-01-01")
            ),
            "<form id=\"g-pm-filters\" class=\"g-plan-filters g-pm-filters\"></form><div class=\"g-pm-glance\"><p id=\"g-pm-sum\" role=\"status\"></p><div id=\"g-pm-ways\"></div><div class=\"g-pm-key\">".into(),
            format!(
                "<fieldset class=\"g-pm-views\"><legend>{}</legend>{}{}</fieldset>",
                say("Visa som", "Show as"),
                view("matrix", say("matris", "a matrix")),
                view("list", say("lista", "a list"))
            ),
            legend(language) + "</div></div>",
            format!("<div id=\"g-pm-matrix\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"></div><div id=\"g-pm-list\"></div>", say("Matrisen", "The matrix")),
            format!(
                "<p class=\"g-tools\">{xlsx}{}{}{}{}</p><figure hidden id=\"g-f-practices\"></figure>",
                save("csv", say("Spara som CSV", "Save as CSV")),
                save("markdown", say("Spara som Markdown", "Save as Markdown")),
                save("svg", say("Kurvan som SVG", "The curve as SVG")),
                save("png", say("Kurvan som PNG", "The curve as PNG"))
            ),
            part("needs", say("Behov som staden själv pekar på, mot det som finns", "Needs that the city itself points to, against what there is")),
            part("cities", say("Sex städers innovationsplattformar, fas för fas", "The innovation platforms of six cities, phase by phase")),
            own.into(),
            "<div popover id=\"g-w\" class=\"g-working\" role=\"dialog\" aria-labelledby=\"g-wt\"></div>".into(),
        ]
        .concat()
    }

    /// The filters.
    pub fn controls(&self) -> String {
        let mut out = String::new();
        for select in self.selects() {
            let Select { name, label, chosen, options } = select;
            let _ = write!(
                out,
                "<p class=\"g-field\"><label for=\"g-pm-{name}\">{label}</label><select id=\"g-pm-{name}\" class=\"g-input\" data-map=\"{name}\">"
            );
            for (value, text) in options {
                let selected = if value == chosen { " selected" } else { "" };
                let _ = write!(
                    out,
                    "<option value=\"{}\"{selected}>{}</option>",
                    escaped(&value),
                    escaped(&text)
                );
            }
            out.push_str("</select></p>");
        }
        out
    }

    pub(super) fn selects(&self) -> Vec<Select> {
        let (language, choice) = (self.language, &self.choice);
        let any = || vec![(String::new(), self.say("Alla", "All").to_owned())];
        let with = |options: Vec<(String, String)>| any().into_iter().chain(options).collect::<Vec<_>>();
        let select =
            |name, label, chosen: &String, options| Select { name, label, chosen: chosen.clone(), options };
        let strategies = Grouping::Strategy(self.sources.city);
        let strategy = |it: u8| {
            (it.to_string(), format!("{it} {}", group_name(GroupKey::Strategy(it), strategies, language)))
        };
        let plan = |it: &ActionPlan| (it.code().to_owned(), it.code().replace('-', "–"));
        let there = |kind: &&PracticeKind| self.all.iter().any(|(_, it)| it.kind == **kind);
        let said = words::words(language);
        let kind = |it: &PracticeKind| (it.code().to_owned(), capital((said.kind)(*it)));
        let status = |it: &PracticeStatus| (it.code().to_owned(), capital((said.status)(*it)));
        let mut owners: Vec<String> = self.all.iter().map(|(_, it)| owner(it, language).to_owned()).collect();
        owners.retain(|it| !it.is_empty());
        owners.sort();
        owners.dedup();
        vec![
            select("set", self.say("Stad", "City"), &choice.set, self.sets()),
            select(
                "strategy",
                self.say("Strategi", "Strategy"),
                &choice.strategy,
                with((1..=5).map(strategy).collect()),
            ),
            select(
                "plan",
                self.say("Handlingsplan", "Action plan"),
                &choice.plan,
                with(ActionPlan::ALL.iter().map(plan).collect()),
            ),
            select(
                "kind",
                self.say("Slag", "Kind"),
                &choice.kind,
                with(PracticeKind::ALL.iter().filter(there).map(kind).collect()),
            ),
            select(
                "owner",
                self.say("Ansvarig", "Owner"),
                &choice.owner,
                with(owners.into_iter().map(|it| (it.clone(), it)).collect()),
            ),
            select(
                "status",
                self.say("Status i källan", "Status in the source"),
                &choice.status,
                with(PracticeStatus::ALL.iter().map(status).collect()),
            ),
        ]
    }

    /// Whose practices can be shown.
    fn sets(&self) -> Vec<(String, String)> {
        let mut sets: Vec<(String, String)> = Vec::new();
        for (set, it) in &self.all {
            if sets.iter().all(|(known, _)| known != set) {
                let platform = self.say("innovationsplattformen", "innovation platform");
                let own = self.say("tillagt här", "added here");
                let name = match set.split(' ').next() {
                    Some("platform") => format!("{}: {platform}", it.city),
                    Some("own") => format!("{} ({own})", it.city),
                    _ => it.city.to_string(),
                };
                sets.push((set.clone(), name));
            }
        }
        // By name, after the city's own.
        sets.sort_by(|(one, a), (other, b)| (one != CITY, a).cmp(&(other != CITY, b)));
        sets.push((ALL.into(), self.say("Alla", "All").into()));
        sets
    }

    /// What changes when the day or a filter does: the id of each place and its HTML. Of matrix and list only the one
    /// that is chosen.
    pub fn parts(&self, today: Date) -> [(&'static str, String); 8] {
        let list = self.choice.list;
        [
            ("g-pm-day", self.day_said()),
            ("g-pm-hill", self.hill(today)),
            ("g-pm-sum", self.summary()),
            ("g-pm-ways", self.ways()),
            ("g-pm-matrix", if list { String::new() } else { self.matrix() }),
            ("g-pm-list", if list { self.list() } else { String::new() }),
            ("g-pm-needs", self.needs_part()),
            ("g-pm-cities", self.cities_part()),
        ]
    }

    /// The day in words, for the slider.
    pub fn day_said(&self) -> String {
        self.day()
    }

    /// How it stands on the day, in a sentence or two.
    pub fn summary(&self) -> String {
        escaped(&self.sentence())
    }

    /// The same as numbers.
    pub fn ways(&self) -> String {
        self.html(&[Block::Table(self.summary_table())])
    }
}

fn part(id: &str, heading: &str) -> String {
    format!(
        "<details class=\"g-fold g-pm-part\"><summary><h2>{heading}</h2></summary><div id=\"g-pm-{id}\"></div></details>"
    )
}

fn save(what: &str, label: &str) -> String {
    format!("<button type=\"button\" class=\"g-button g-button-plain\" data-map=\"{what}\">{label}</button>")
}

/// What the signs mean.
fn legend(language: Language) -> String {
    let words = words::words(language);
    let mut out = String::from("<ul class=\"g-pm-legend\">");
    for strength in glapp_core::Strength::ALL.iter().rev() {
        let has = Covered::from_code(strength.code()).map_or("", |it| covered(it, language));
        let means = (words.strength)(*strength);
        // Where one word says both, once is enough.
        let has = if has == means { String::new() } else { format!("{has}: ") };
        let _ = write!(
            out,
            "<li><span class=\"g-pm-x g-pm-{}\" aria-hidden=\"true\">{}</span> {has}{means}</li>",
            strength.code(),
            super::sign(*strength),
        );
    }
    let ended = pick(language, "streckat: har upphört", "hatched: ended");
    let rest = pick(
        language,
        "prickad kant: inte börjat, inte slutfört eller okänt läge",
        "dotted edge: not begun, not completed or unknown",
    );
    let keys = pick(
        language,
        "Tryck på ett tecken, ett arbetssätt eller ett avsnitt för att läsa varför. Med tangentbordet går pilarna från arbetssättet till dess tecken.",
        "Press a sign, a practice or a clause to read why. On a keyboard, the arrows lead from a practice to its signs.",
    );
    let _ = write!(
        out,
        "<li><span class=\"g-pm-x g-pm-gone\" aria-hidden=\"true\">◐</span> {ended}</li><li><span class=\"g-pm-x g-pm-open\" aria-hidden=\"true\">◐</span> {rest}</li></ul><p class=\"g-hint\">{keys}</p>"
    );
    out
}

impl MapSources<'_> {
    /// The city whose practices the map shows first.
    pub fn home(&self) -> &str {
        self.city.first().map_or("", |it| &it.city)
    }
}
