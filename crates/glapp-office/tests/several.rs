//! Workbooks of several files: what an independent reader finds in them, and that nothing in them is a formula but ours.
//! Every figure is held against `glapp … --format json`, and computed anew by LibreOffice, in `tests/check/office.py`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use common::{attacked, catalogue, example};
use glapp_core::{
    Assessment, Catalogue, ComparedUnit, Comparison, Consensus, Coverage, Language, Moment, Standing,
    Timeline,
};
use glapp_format::bundled;
use glapp_office::xlsx::{self, People};
use glapp_report::{ComparedName, ComparisonSources, ComparisonView};
use std::io::Cursor;

fn units(catalogue: &Catalogue) -> Vec<Assessment> {
    vec![example("bolaget", catalogue), attacked(catalogue), example("namnden", catalogue)]
}

/// Every kind of workbook of several files, as the example units and one of attacks give it.
fn workbooks(language: Language) -> Vec<(&'static str, Vec<u8>)> {
    let catalogue = catalogue();
    let practices = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    let units = units(&catalogue);
    let name = |it: &Assessment| ComparedName {
        name: it.header().unit.name.to_string(),
        kind: it.header().unit.kind,
        date: it.header().date,
        practices: it.ratings().map(|(clause, rating)| (clause, rating.practices.clone())).collect(),
    };
    let names: Vec<_> = units.iter().map(name).collect();
    let compared = units.iter().map(|it| ComparedUnit::of(it, &catalogue)).collect();
    let comparison = Comparison::of(compared, &catalogue, Comparison::CAPACITY);
    let coverage = Coverage::on("2023-12-31".parse().unwrap(), &catalogue, &practices.practices);
    let sources = ComparisonSources {
        catalogue: &catalogue,
        practices: &practices.practices,
        coverage: &coverage,
        names: &names,
        comparison: &comparison,
    };
    let answers: Vec<_> = units.iter().map(|it| Standing::all(it, &catalogue)).collect();
    let consensus = Consensus::among(&answers, &catalogue);
    let who: Vec<String> = common::ATTACKS.iter().take(3).map(|it| (*it).to_owned()).collect();
    let people = People {
        catalogue: &catalogue,
        unit: common::ATTACKS[0],
        names: &who,
        answers: &answers,
        consensus: &consensus,
        latest: units[0].header().date,
    };
    let moments = units.iter().map(|it| Moment::of(it, &catalogue)).collect();
    let timeline = Timeline::through(moments, &catalogue);
    vec![
        ("comparison", xlsx::comparison(sources, &ComparisonView::default(), language)),
        ("consensus", xlsx::consensus(people, language)),
        ("trend", xlsx::trend(&catalogue, &[(common::ATTACKS[1], &timeline)], language)),
        ("practices", xlsx::practice_map(&catalogue, Some(&practices), &coverage, language)),
    ]
}

#[test]
fn an_independent_reader_opens_them_and_finds_no_formula_of_others() {
    for (kind, bytes) in workbooks(Language::Sv) {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&*bytes)).unwrap();
        for sheet in book.sheet_names() {
            for (_, _, formula) in book.worksheet_formula(&sheet).unwrap().used_cells() {
                for word in ["HYPERLINK", "cmd", "alert", "WEBSERVICE", "DDE"] {
                    assert!(!formula.contains(word), "{kind} {sheet}: {formula}");
                }
            }
        }
    }
}

#[test]
fn the_same_content_is_the_same_bytes() {
    let (once, again, english) = (workbooks(Language::Sv), workbooks(Language::Sv), workbooks(Language::En));
    assert!(once == again);
    assert!(once.iter().zip(&english).all(|(sv, en)| sv.1 != en.1));
}

#[test]
fn what_there_is_nothing_of_is_a_workbook_without_rows() {
    let catalogue = catalogue();
    let nothing = xlsx::trend(&catalogue, &[], Language::Sv);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&*nothing)).unwrap();
    assert_eq!(book.worksheet_range("Datum").unwrap().height(), 1);
    let day = "2023-12-31".parse().unwrap();
    let none = xlsx::practice_map(&catalogue, None, &Coverage::on(day, &catalogue, &[]), Language::En);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&*none)).unwrap();
    assert_eq!(book.worksheet_range("Coverage").unwrap().get_value((3, 2)).unwrap().to_string(), "none");
}

#[test]
fn a_placing_stands_as_three_parts_and_their_sum() {
    let catalogue = catalogue();
    let units: Vec<_> = ["bolaget", "forvaltningen"].map(|name| example(name, &catalogue)).into();
    let bytes = xlsx::missions(&catalogue, &units, Language::En);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Missions").unwrap();
    let numbers = |row: usize| -> Vec<f64> {
        (2..6).map(|column| sheet.get((row, column)).unwrap().to_string().parse().unwrap()).collect()
    };
    assert_eq!(sheet.height(), 3);
    assert_eq!(numbers(1), [20.0, 25.0, 55.0, 100.0]);
    assert_eq!(numbers(2), [60.0, 15.0, 25.0, 100.0]);
    let formulas = book.worksheet_formula("Missions").unwrap();
    assert_eq!(formulas.get_value((1, 5)).unwrap(), "SUM(C2:E2)");
}
