//! Where units place themselves on the three missions, as CSV.

use super::Rows;
use crate::mission::short;
use crate::vocabulary::pick;
use glapp_core::{Coded, Date, Language, Mission, MissionKind};

/// One row a unit: name, date, and its three parts in percent.
pub fn missions<'a>(
    placed: impl Iterator<Item = (&'a str, Date, &'a Mission)>,
    language: Language,
) -> String {
    let mut out = Rows::new(language);
    let head = [pick(language, "enhet", "unit"), pick(language, "datum", "date")].map(str::to_owned);
    let kinds = MissionKind::ALL.iter().map(|kind| short(*kind, language).to_lowercase());
    out.cells(head.into_iter().chain(kinds));
    for (name, date, placing) in placed {
        let parts = placing.parts().map(|part| part.to_string());
        out.cells([name.to_owned(), date.to_string()].into_iter().chain(parts));
    }
    out.text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_a_row_and_its_name_is_inert() {
        let placing = Mission::new(60, 15, 25).unwrap();
        let rows = missions([("=A1", Date::FIRST, &placing)].into_iter(), Language::En);
        let rows: Vec<&str> = rows.trim_start_matches('\u{feff}').lines().collect();
        assert!(rows[0].starts_with("unit,date,"), "{}", rows[0]);
        assert!(rows[1].starts_with("'=A1,") || rows[1].starts_with("\"'=A1"), "{}", rows[1]);
        assert!(rows[1].ends_with(",60,15,25"), "{}", rows[1]);
    }
}
