//! How many practices have been running, month by month: the hill above the slider, where the end of a programme is a
//! cliff. The same by year as a table.

use super::PracticeMap;
use crate::{Block, Set, Table};
use glapp_core::{Date, PracticeState};
use std::fmt::Write as _;

/// The first month of the slider: January of this year.
pub const FIRST_YEAR: u16 = 2012;

/// The month of a day, counted from the slider's first; what lies before is that one.
pub fn month_of(day: Date) -> u16 {
    (day.year().max(FIRST_YEAR) - FIRST_YEAR) * 12
        + if day.year() < FIRST_YEAR { 0 } else { u16::from(day.month()) - 1 }
}

/// The first day of a month that [`month_of`] counts.
pub fn first_day(month: u16) -> Option<Date> {
    Date::new(FIRST_YEAR.checked_add(month / 12)?, u8::try_from(month % 12 + 1).ok()?, 1)
}

impl PracticeMap<'_> {
    fn active_on(&self, day: Date) -> usize {
        self.shown().filter(|(_, it)| it.is_active(day)).count()
    }

    /// The hill, up to the month of `today`.
    pub fn hill(&self, today: Date) -> String {
        let months = month_of(today) + 1;
        let running: Vec<usize> = (0..months).filter_map(first_day).map(|day| self.active_on(day)).collect();
        let top = running.iter().max().copied().unwrap_or(0).max(1);
        let mut path = format!("M0 {top}");
        for (place, active) in running.iter().enumerate() {
            let _ = write!(path, "V{}H{}", top - active, place + 1);
        }
        let _ = write!(path, "V{top}Z");
        let chosen = month_of(self.choice.day).min(months - 1);
        let name = self.say(
            "Så många arbetssätt har pågått, månad för månad",
            "How many practices have been running, month by month",
        );
        let mut table = Table::new([
            (self.say("Den 31 december", "On 31 December"), Set::Words),
            (self.state(PracticeState::Active), Set::Numbers),
        ]);
        for year in FIRST_YEAR..today.year() {
            if let Some(day) = Date::new(year, 12, 31) {
                table.rows.push(vec![year.to_string().into(), self.active_on(day).to_string().into()]);
            }
        }
        let summary = format!("{name}: {}", self.say("visa som tabell", "show as a table"));
        format!(
            "<svg class=\"g-pm-hill\" viewBox=\"0 0 {months} {top}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{name}\">\
             <path class=\"g-pm-run\" d=\"{path}\"/><path class=\"g-pm-now\" d=\"M{chosen}.5 0V{top}\" vector-effect=\"non-scaling-stroke\"/></svg>\
             <div class=\"g-pm-span\" aria-hidden=\"true\"><span>{FIRST_YEAR}</span><span>{top} {}</span><span>{}</span></div>\
             <details class=\"g-fold g-pm-years\"><summary>{summary}</summary>{}</details>",
            self.say("arbetssätt som mest", "practices at most"),
            today.year(),
            self.html(&[Block::Table(table)])
        )
    }
}
