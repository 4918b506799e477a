//! Every unit as a small radar of its chapters.

use super::Teller;
use crate::chart::{Chart, Radars, svg};
use crate::html::escape;

/// How many stand in a row of a drawing of its own.
const COLUMNS: usize = 5;

impl Teller<'_> {
    fn values(&self, unit: usize) -> Vec<Option<f64>> {
        let Some(unit) = self.sources.comparison.units.get(unit) else { return Vec::new() };
        let catalogue = self.sources.catalogue;
        catalogue.chapters().map(|chapter| unit.section(chapter, catalogue).score).collect()
    }

    fn radars(&self, units: Vec<(String, Vec<Option<f64>>)>, columns: usize) -> Chart {
        let axes = self.sources.catalogue.chapters().map(|chapter| chapter.id().to_string()).collect();
        let top = self.sources.catalogue.scale().top().number();
        Chart::Radars(Radars { axes, units, columns, top })
    }

    /// All of them in one drawing, with their names.
    pub(super) fn radar_sheet(&self) -> Chart {
        let order = self.order();
        let units: Vec<_> =
            order.iter().map(|&unit| (self.name(unit).to_owned(), self.values(unit))).collect();
        let columns = units.len().clamp(1, COLUMNS);
        self.radars(units, columns)
    }

    /// One drawing a unit, as a list: as many stand side by side as there is room for.
    pub(super) fn radar_list(&self) -> String {
        let mut out = format!("<p class=\"g-hint\">{}</p><ul class=\"g-radars\">", self.radar_hint());
        for unit in self.order() {
            let name = self.name(unit);
            out.push_str("<li><p>");
            escape(&mut out, name);
            out.push_str("</p>");
            out.push_str(&svg::of(&self.radars(vec![(String::new(), self.values(unit))], 1), None));
            out.push_str("</li>");
        }
        out.push_str("</ul>");
        out
    }

    fn radar_hint(&self) -> &'static str {
        crate::vocabulary::pick(
            self.language,
            "En axel för varje kapitel, 4 överst. Längre ut är högre. Siffrorna står i tabellen över kapitlen.",
            "One axis a chapter, 4 at the top. Further out is higher. The figures are in the table of the chapters.",
        )
    }
}
