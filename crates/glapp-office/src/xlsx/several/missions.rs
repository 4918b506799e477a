//! A workbook of where units place themselves on the three missions.

use super::super::book;
use super::super::sheet::{Cell, Sheet, cell, formula, letters};
use super::super::style::Style;
use super::Pen;
use glapp_core::{Assessment, Catalogue, Language};

/// One row a unit that has placed itself: its three parts in percent, and their sum, which is computed and always 100.
pub fn missions(catalogue: &Catalogue, units: &[Assessment], language: Language) -> Vec<u8> {
    let pen = Pen { catalogue, language };
    let name = pen.say_name("Uppdrag", "Missions");
    let mut rows = vec![pen.head(&[
        ("Enhet", "Unit"),
        ("Datum", "Date"),
        ("Egen organisation", "Own organisation"),
        ("Platsens ekonomi", "Economy of the place"),
        ("Hållbar omställning", "Sustainable transformation"),
        ("Summa", "Sum"),
    ])];
    for unit in units {
        let header = unit.header();
        let Some(placing) = &header.mission else { continue };
        let row = rows.len() + 1;
        let mut cells: Vec<Cell> = vec![cell(Style::Text, &*header.unit.name), cell(Style::Day, header.date)];
        cells.extend(placing.parts().map(|part| cell(Style::Whole, f64::from(part))));
        let [first, last] = [2, 4].map(letters);
        let sum: f64 = placing.parts().into_iter().map(f64::from).sum();
        cells.push(formula(Style::Whole, format!("SUM({first}{row}:{last}{row})"), sum));
        rows.push(cells);
    }
    let sheet = Sheet {
        name,
        widths: vec![44, 12, 16, 18, 22, 9],
        filter: Some((1, rows.len())),
        rows,
        frozen: (1, 1),
        ..Sheet::default()
    };
    let method = pen.method(&[(
        "Enheten delar själv 100 procent mellan tre uppdrag. Delarna säger vad innovation är till för där, inte hur väl den går.",
        "The unit itself divides 100 per cent among three missions. The parts say what innovation is for there, not how well it goes.",
    )]);
    let latest = units.iter().map(|it| it.header().date).max().unwrap_or(glapp_core::Date::FIRST);
    book::workbook(&pen.about(name.to_owned(), latest), &[sheet, method])
}
