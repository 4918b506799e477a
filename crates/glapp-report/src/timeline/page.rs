//! The page where units are seen over time, as HTML. What can be done says what it is in `data-do`.

use super::{timeline, timelines};
use crate::html::{self, Setting, escaped};
use crate::vocabulary::pick;
use crate::{Document, csv, markdown};
use glapp_core::{Assessment, Catalogue, Date, History, Language, Moment, Timeline};
use std::collections::BTreeSet;

/// What someone has chosen to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrendChoice {
    /// The key of a unit; empty for all.
    pub unit: String,
    /// Dates of that unit that are left out.
    pub left_out: BTreeSet<Date>,
}

/// An assessment and where it comes from: the name of a file, or what stands for the browser.
pub type DatedAssessment = (String, Assessment);

/// A unit of which this browser holds several assessments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelvedUnit {
    /// What it is known by: its name and organisation.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Of how many dates.
    pub dates: usize,
    /// Whether it is to be seen.
    pub chosen: bool,
}

/// The page. Every text of a file's is inert.
#[derive(Clone, Copy)]
pub struct TrendPage<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The units that are to be seen, one assessment a day.
    pub units: &'a [History<DatedAssessment>],
    /// The units in this browser.
    pub shelved: &'a [ShelvedUnit],
    /// What there is to say about files: each with why.
    pub said: &'a [(String, String)],
    /// What is chosen.
    pub choice: &'a TrendChoice,
    /// The language.
    pub language: Language,
}

impl TrendPage<'_> {
    /// What a unit is known by.
    pub fn key(name: &str, organisation: &str) -> String {
        format!("{name}\u{1f}{organisation}")
    }

    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    /// The whole page.
    pub fn html(&self) -> String {
        let heading = self.say("Utveckling över tid", "Trend");
        let lead = self.say(
            "Se hur en eller flera enheter har utvecklats mellan sina skattningar.",
            "See how one or more units have developed between their assessments.",
        );
        let mut out = format!(
            "<div class=\"g-trend\"><h1 tabindex=\"-1\">{heading}</h1><p class=\"g-lead\">{lead}</p>"
        );
        self.sources(&mut out);
        out.push_str("<div role=\"status\">");
        if !self.said.is_empty() {
            out.push_str("<ul class=\"g-problems\">");
            for (file, why) in self.said {
                out.push_str(&format!("<li><strong>{}</strong> {}</li>", escaped(file), escaped(why)));
            }
            out.push_str("</ul>");
        }
        out.push_str("</div>");
        self.controls(&mut out);
        out.push_str("<article class=\"g-result\">");
        match self.document() {
            Some(document) => {
                let setting = Setting { language: self.language, address: &|_| String::new(), live: true };
                out.push_str(&format!(
                    "<h2 id=\"g-trend-title\" tabindex=\"-1\">{}</h2>",
                    escaped(&document.title)
                ));
                out.push_str(&html::blocks(&document.blocks, &setting));
            }
            None => {
                let none = self.say(
                    "Här finns inget att visa än. Välj minst två skattningar av samma enhet, från olika datum.",
                    "There is nothing to show yet. Choose at least two assessments of the same unit, of different dates.",
                );
                out.push_str(&format!("<p class=\"g-hint\">{none}</p>"));
            }
        }
        out.push_str("</article></div>");
        out
    }

    /// Where assessments come from: files, and this browser.
    fn sources(&self, out: &mut String) {
        let (files, folder) =
            (self.say("Välj filer", "Choose files"), self.say("Välj mapp", "Choose a folder"));
        let stays = self.say(
            "Släpp filer här eller välj dem. De läses bara här. De sparas inte och skickas ingenstans.",
            "Drop files here or choose them. They are only read here. They are not stored and not sent anywhere.",
        );
        for (place, (label, more)) in
            [(files, "accept=\".json,application/json\""), (folder, "webkitdirectory")]
                .into_iter()
                .enumerate()
        {
            out.push_str(if place == 0 { "<div class=\"g-drop\"><p class=\"g-actions\">" } else { "" });
            out.push_str(&format!(
                "<label class=\"g-button g-button-quiet g-file\">{label}<input type=\"file\" multiple data-do=\"files\" {more}></label>"
            ));
        }
        out.push_str(&format!("</p><p class=\"g-hint\">{stays}</p></div>"));
        if self.shelved.is_empty() {
            return;
        }
        let legend = self.say("Sparade i den här webbläsaren", "Stored in this browser");
        out.push_str(&format!("<fieldset class=\"g-trend-boxes\"><legend>{legend}</legend>"));
        for it in self.shelved {
            let dates = match (it.dates, self.language) {
                (1, Language::Sv) => "1 datum".into(),
                (1, Language::En) => "1 date".into(),
                (n, Language::Sv) => format!("{n} datum"),
                (n, Language::En) => format!("{n} dates"),
            };
            let label = format!("{} ({dates})", it.name);
            checkbox(out, &format!("shelf {}", it.key), &label, it.chosen);
        }
        out.push_str("</fieldset>");
    }

    /// What can be chosen, once there is something to choose, and what can be taken along.
    fn controls(&self, out: &mut String) {
        if self.units.is_empty() {
            return;
        }
        out.push_str("<form class=\"g-plan-filters\">");
        let chosen = self.chosen();
        if self.units.len() > 1 {
            let label = self.say("Visa enhet", "Show unit");
            out.push_str(&format!(
                "<p class=\"g-field\"><label for=\"g-trend-unit\">{label}</label><select id=\"g-trend-unit\" class=\"g-input\" data-do=\"unit\">"
            ));
            let all = (String::new(), self.say("Alla", "All").to_owned());
            let unit = |it: &History<DatedAssessment>| (Self::key(&it.name, &it.organisation), self.name(it));
            let mut named: Vec<_> = self.units.iter().map(unit).collect();
            named.sort_by_key(|(_, name)| name.to_lowercase());
            for (key, name) in [all].into_iter().chain(named) {
                let selected = if key == self.choice.unit { " selected" } else { "" };
                out.push_str(&format!(
                    "<option value=\"{}\"{selected}>{}</option>",
                    escaped(&key),
                    escaped(&name)
                ));
            }
            out.push_str("</select></p>");
        }
        if let Some(unit) = chosen.filter(|unit| unit.dated.len() > 2) {
            let legend = self.say("Datum", "Dates");
            out.push_str(&format!("<fieldset class=\"g-trend-boxes\"><legend>{legend}</legend>"));
            for (date, _) in &unit.dated {
                let shown = !self.choice.left_out.contains(date);
                checkbox(out, &format!("date {date}"), &date.to_string(), shown);
            }
            out.push_str("</fieldset>");
        }
        out.push_str("</form><p class=\"g-actions g-trend-tools\">");
        for (does, label) in [
            ("xlsx", self.say("Spara som Excel", "Save as Excel")),
            ("csv", self.say("Spara som CSV", "Save as CSV")),
            ("markdown", self.say("Spara som Markdown", "Save as Markdown")),
            ("print", self.say("Skriv ut", "Print")),
            ("clear", self.say("Börja om", "Start over")),
        ] {
            let class = if does == "clear" { "g-button-plain" } else { "g-button-quiet" };
            out.push_str(&format!(
                "<button type=\"button\" class=\"g-button {class}\" data-do=\"{does}\">{label}</button>"
            ));
        }
        out.push_str("</p>");
    }

    /// A unit's name, with its organisation where another unit has the same name.
    fn name(&self, unit: &History<DatedAssessment>) -> String {
        let alike = self.units.iter().filter(|it| it.name == unit.name).count();
        match &*unit.organisation {
            organisation if alike > 1 && !organisation.is_empty() => format!("{}, {organisation}", unit.name),
            _ => unit.name.to_string(),
        }
    }

    /// The unit that is chosen, or the only one.
    fn chosen(&self) -> Option<&History<DatedAssessment>> {
        match self.units {
            [only] => Some(only),
            all => all.iter().find(|it| Self::key(&it.name, &it.organisation) == self.choice.unit),
        }
    }

    /// The units that are shown, by name, each over the dates that are shown.
    fn shown(&self) -> Vec<(String, Timeline)> {
        let through = |unit: &History<DatedAssessment>, one: bool| {
            let dated = unit.dated.iter().filter(|(date, _)| !one || !self.choice.left_out.contains(date));
            let moments = dated.map(|(_, (_, it))| Moment::of(it, self.catalogue)).collect();
            (self.name(unit), Timeline::through(moments, self.catalogue))
        };
        match self.chosen() {
            Some(unit) => vec![through(unit, true)],
            None => self.units.iter().map(|unit| through(unit, false)).collect(),
        }
    }

    /// The assessments that are shown.
    pub fn assessments(&self) -> Vec<&Assessment> {
        let chosen = self.chosen().map(|unit| Self::key(&unit.name, &unit.organisation));
        let is_chosen = |unit: &&History<DatedAssessment>| {
            chosen.as_ref().is_none_or(|chosen| *chosen == Self::key(&unit.name, &unit.organisation))
        };
        let left_out = |date: &Date| chosen.is_some() && self.choice.left_out.contains(date);
        let dated = self.units.iter().filter(is_chosen).flat_map(|unit| &unit.dated);
        dated.filter(|(date, _)| !left_out(date)).map(|(_, (_, it))| it).collect()
    }

    /// What is told of them; none where there is nothing to tell.
    fn document(&self) -> Option<Document> {
        let shown = self.shown();
        match &*shown {
            [] => None,
            [(name, one)] => Some(timeline(self.catalogue, name, one, self.language)),
            all => Some(timelines(self.catalogue, all, self.language)),
        }
    }

    /// What is shown, for other programs: one row for each unit, date and clause.
    pub fn csv(&self) -> String {
        let shown = self.shown();
        csv::timelines(self.catalogue, shown.iter().map(|(name, it)| (name.as_str(), it)), self.language)
    }

    /// What is shown, as Markdown.
    pub fn markdown(&self) -> String {
        self.document().as_ref().map_or_else(String::new, markdown::of)
    }
}

fn checkbox(out: &mut String, does: &str, label: &str, checked: bool) {
    let checked = if checked { " checked" } else { "" };
    out.push_str(&format!(
        "<label class=\"g-check\"><input type=\"checkbox\" data-do=\"{}\"{checked}> {}</label>",
        escaped(does),
        escaped(label)
    ));
}
