//! The fields that say whom and when an assessment is about, for a new one and for one in work.

use crate::browser;
use crate::components::fields::{Field, level_options, options};
use crate::desk::Desk;
use crate::surface::Heard;
use glapp_core::{Coded, Date, Level, Unit, UnitKind};
use glapp_report::vocabulary::{capital, unit_kind};
use maud::{Markup, html};

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// The unit's name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// Its organisation.
    pub organisation: String,
    /// The day, as text.
    pub date: String,
    /// The target for all clauses.
    pub target: Level,
    /// Whether what is missing or wrong is shown.
    pub checked: bool,
}

impl Particulars {
    /// Empty, on today's day.
    pub fn today() -> Self {
        Self {
            name: String::new(),
            kind: UnitKind::Forvaltning,
            organisation: String::new(),
            date: browser::today().to_string(),
            target: Level::DEFAULT_TARGET,
            checked: false,
        }
    }

    /// The unit and day, if they are right; else shows what is wrong.
    pub fn check(&mut self) -> Option<(Unit, Date)> {
        self.checked = true;
        let date = self.date.parse().ok()?;
        let unit = Unit {
            name: self.name.trim().into(),
            kind: self.kind,
            organisation: self.organisation.trim().into(),
            carried: Default::default(),
        };
        (!unit.name.is_empty()).then_some((unit, date))
    }

    /// Takes over what has been written in one of the fields; whether it was one of them.
    pub fn hear(&mut self, heard: &Heard) -> bool {
        let value = heard.value();
        match &*heard.does {
            "name" => self.name = value,
            "kind" => self.kind = UnitKind::from_code(&value).unwrap_or(UnitKind::Other),
            "organisation" => self.organisation = value,
            "date" => self.date = value,
            "target" => self.target = value.parse().map_or(Level::DEFAULT_TARGET, Level::new),
            _ => return false,
        }
        true
    }

    /// The fields; `prefix` makes their ids unique on the page.
    pub fn fields(&self, desk: Desk, prefix: &str) -> Markup {
        let t = desk.t();
        let id = |name: &str| format!("{prefix}-{name}");
        let (name, kind, organisation, date, target) =
            (id("name"), id("kind"), id("org"), id("date"), id("target"));
        let kinds = options(|kind: UnitKind| capital(unit_kind(kind, desk.language())));
        let missing = (self.checked && self.name.trim().is_empty()).then_some(t.unit_name_missing);
        let wrong = (self.checked && self.date.parse::<Date>().is_err()).then_some(t.date_wrong);
        let chosen = self.target.to_string();
        let hint = |text| Some(text);
        html! {
            (Field { id: &name, label: t.unit_name, hint: hint(t.unit_name_hint), error: missing, does: "name",
                value: &self.name, ..Field::default() }.input("text"))
            (Field { id: &kind, label: t.unit_kind_label, does: "kind", value: self.kind.code(), ..Field::default() }
                .select(&kinds))
            (Field { id: &organisation, label: t.organisation, optional: Some(t.optional), does: "organisation",
                value: &self.organisation, ..Field::default() }.input("text"))
            (Field { id: &date, label: t.date, hint: hint(t.date_hint), error: wrong, does: "date",
                value: &self.date, ..Field::default() }.input("date"))
            (Field { id: &target, label: t.target_for_all, hint: hint(t.target_hint), does: "target",
                value: &chosen, ..Field::default() }
                .select(&level_options(&desk.library().catalogue, desk.language())))
        }
    }
}
