//! How many practices have been running, month by month: the hill above the slider, where the end of a programme is a
//! cliff. The same by year as a table.

use super::PracticeMap;
use crate::chart::svg::{ACCENT, GAP, INK, LINE, SOFT};
use crate::html::escaped;
use crate::vocabulary::pick;
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

/// How many practices have been running: as a path of steps, `months` wide and `top` high, and the month that is chosen.
struct Hill {
    months: u16,
    top: usize,
    path: String,
    chosen: u16,
}

impl PracticeMap<'_> {
    fn active_on(&self, day: Date) -> usize {
        self.shown().filter(|(_, it)| it.is_active(day)).count()
    }

    /// A step of a month each.
    fn months(&self, today: Date) -> Hill {
        let months = month_of(today) + 1;
        let running: Vec<usize> = (0..months).filter_map(first_day).map(|day| self.active_on(day)).collect();
        let top = running.iter().max().copied().unwrap_or(0).max(1);
        let mut path = format!("M0 {top}");
        for (place, active) in running.iter().enumerate() {
            let _ = write!(path, "V{}H{}", top - active, place + 1);
        }
        path.push_str(&format!("V{top}Z"));
        Hill { months, top, path, chosen: month_of(self.choice.day).min(months - 1) }
    }

    fn hill_name(&self) -> &'static str {
        pick(
            self.language,
            "Så många arbetssätt har pågått, månad för månad",
            "How many practices have been running, month by month",
        )
    }

    /// The hill as a drawing of its own: with its years, how high it is, and what is chosen.
    pub fn drawing(&self, today: Date) -> String {
        let Hill { months, top, path, chosen } = self.months(today);
        let (left, right, peak, foot) = (56.0, 880.0, 84.0, 300.0);
        let month = (right - left) / f64::from(months);
        let x = |at: f64| left + at * month;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 336\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"{SOFT}\">\
             <text x=\"16\" y=\"26\" font-size=\"17\" font-weight=\"600\" fill=\"{INK}\">{}</text><text x=\"16\" y=\"48\">{}</text>\
             <g transform=\"translate({left} {peak}) scale({month:.4} {:.4})\"><path fill=\"{ACCENT}\" fill-opacity=\"0.5\" d=\"{path}\"/></g>\
             <path stroke=\"{LINE}\" d=\"M{left} {peak}H{right}M{left} {foot}H{right}\"/>\
             <g text-anchor=\"end\"><text x=\"48\" y=\"88\">{top}</text><text x=\"48\" y=\"304\">0</text></g><g text-anchor=\"middle\">",
            self.hill_name(),
            escaped(&self.filters().unwrap_or_default()),
            (foot - peak) / top as f64,
        );
        for year in FIRST_YEAR..=today.year() {
            let from = f64::from(year - FIRST_YEAR) * 12.0;
            let until = (from + 12.0).min(f64::from(months));
            // The year that has just begun has no room for its number.
            if until - from >= 6.0 {
                let _ = write!(out, "<text x=\"{:.1}\" y=\"322\">{year}</text>", x((from + until) / 2.0));
            }
            let _ = write!(out, "<path stroke=\"{LINE}\" d=\"M{:.1} {foot}v6\"/>", x(from));
        }
        let at = x(f64::from(chosen) + 0.5);
        let anchor = if at > 460.0 { "end" } else { "start" };
        let _ = write!(
            out,
            "</g><path stroke=\"{GAP}\" stroke-width=\"2\" d=\"M{at:.1} 72V{foot}\"/>\
             <text x=\"{at:.1}\" y=\"66\" text-anchor=\"{anchor}\" fill=\"{INK}\">{}: {}</text></svg>",
            self.day_said(),
            self.active_on(self.choice.day)
        );
        out
    }

    /// The hill, up to the month of `today`.
    pub fn hill(&self, today: Date) -> String {
        let Hill { months, top, path, chosen } = self.months(today);
        let name = self.hill_name();
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
