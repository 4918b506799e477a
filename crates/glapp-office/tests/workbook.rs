//! The workbook: what an independent reader finds in it, and that nothing in it is a formula but ours.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use common::{attacked, catalogue, example, told, workbook};
use glapp_core::{Catalogue, Change, Coverage, Edit, Entry, GapAnalysis, Language, Level, example};
use glapp_report::ResultSources;
use std::io::Cursor;

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range.get_value((row, column)).map(ToString::to_string).unwrap_or_default()
}

fn number(range: &Range<Data>, row: u32, column: u32) -> Option<f64> {
    match range.get_value((row, column)) {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => Some(*number as f64),
        _ => None,
    }
}

#[test]
fn an_independent_reader_finds_the_same_figures() {
    let catalogue = catalogue();
    for (name, language) in
        [("forvaltningen", Language::Sv), ("bolaget", Language::En), ("namnden", Language::Sv)]
    {
        let unit = example(name, &catalogue);
        let bytes = workbook(&unit, &catalogue, language);
        let mut book = open(&bytes);
        let names = match language {
            Language::Sv => ["Resultat", "Avsnitt", "Glapp", "Åtgärder", "Metod"],
            Language::En => ["Result", "Clauses", "Gaps", "Actions", "Method"],
        };
        assert_eq!(book.sheet_names(), names);
        let [result, clauses, gaps, actions, _] = names.map(|name| book.worksheet_range(name).unwrap());
        told(&unit, &catalogue, |sources| {
            let analysis = sources.analysis;
            let scores = analysis.chapters().map(|it| it.score).chain([analysis.total]);
            for (row, score) in (12..).zip(scores) {
                let values = [score.score, score.lower, score.upper, score.target, score.gap];
                for (column, value) in (2..).zip(values) {
                    assert_eq!(number(&result, row, column), value, "{name} {row} {column}");
                }
                let counts = [score.rated as f64, score.applicable as f64];
                assert_eq!([7, 8].map(|column| number(&result, row, column).unwrap()), counts);
            }
            for (row, it) in (1..).zip(&analysis.clauses) {
                assert_eq!(text(&clauses, row, 0), it.clause.to_string());
                assert_eq!(number(&clauses, row, 4), it.level.map(|level| level.value()));
                assert_eq!(number(&clauses, row, 5), Some(it.target.value()));
                assert_eq!(number(&clauses, row, 6), it.gap.map(f64::from));
                let contribution = analysis.priorities.iter().find(|other| other.clause == it.clause);
                assert_eq!(number(&clauses, row, 12), Some(contribution.map_or(0.0, |it| it.contribution)));
            }
            for (row, it) in (1..).zip(&analysis.priorities) {
                assert_eq!(text(&gaps, row, 1), it.clause.to_string());
                assert_eq!(number(&gaps, row, 8), Some(it.priority));
            }
            for (row, it) in (1..).zip(unit.actions()) {
                assert_eq!(text(&actions, row, 2), &*it.text);
            }
        });
    }
}

#[test]
fn the_same_content_is_the_same_bytes() {
    let catalogue = catalogue();
    let unit = example("bolaget", &catalogue);
    assert!(workbook(&unit, &catalogue, Language::Sv) == workbook(&unit, &catalogue, Language::Sv));
    assert!(workbook(&unit, &catalogue, Language::Sv) != workbook(&unit, &catalogue, Language::En));
}

#[test]
fn what_people_write_is_never_a_formula() {
    let catalogue = catalogue();
    let unit = attacked(&catalogue);
    let bytes = workbook(&unit, &catalogue, Language::Sv);
    let mut book = open(&bytes);
    let clauses = book.worksheet_range("Avsnitt").unwrap();
    let wanted = common::ATTACKS;
    for (row, attack) in (1..).zip(wanted) {
        assert_eq!(text(&clauses, row, 16), common::without_forbidden(attack), "{attack:?}");
    }
    // Every formula is one of ours: none has a word of an attack.
    for sheet in book.sheet_names() {
        for (_, _, formula) in book.worksheet_formula(&sheet).unwrap().used_cells() {
            for word in ["HYPERLINK", "cmd", "alert", "WEBSERVICE", "DDE"] {
                assert!(!formula.contains(word), "{sheet}: {formula}");
            }
        }
    }
    for part in ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let xml = common::part(&bytes, part);
        let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{part}: {error}"));
        // No link, no macro, nothing from outside.
        assert!(
            document
                .descendants()
                .all(|it| !["hyperlink", "externalReference"].contains(&it.tag_name().name()))
        );
    }
}

/// More gaps than fit in eight bits: each has its own place in the order.
#[test]
fn the_order_goes_on_beyond_255() {
    let part = |chapter: u8| {
        (0..=150).map(move |n| if n == 0 { chapter.to_string() } else { format!("{chapter}.{n}") })
    };
    let entry = |id: String| Entry {
        id: id.parse().unwrap(),
        title: example::text(&id),
        weight: 1.0,
        criteria: None,
    };
    let head = example::catalogue().head().clone();
    let catalogue = Catalogue::new(head, part(4).chain(part(5)).map(entry).collect()).unwrap();
    let mut unit = example::assessment(&catalogue);
    for leaf in catalogue.leaves() {
        let change = Change::Level(Some(Level::new(0)));
        unit.apply(&catalogue, Edit::Clause(leaf.id(), change)).unwrap();
    }
    let coverage = Coverage::on(unit.header().date, &catalogue, &[]);
    let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);
    assert_eq!(analysis.priorities.len(), 300);
    let sources = ResultSources {
        catalogue: &catalogue,
        practices: &[],
        coverage: &coverage,
        assessment: &unit,
        analysis: &analysis,
        previous: None,
        others: &[],
    };
    let bytes = glapp_office::xlsx::workbook(sources, Language::En);
    let sheet = open(&bytes).worksheet_range("Clauses").unwrap();
    let places = (1..=300).map(|row| {
        (0..40).find_map(|column| number(&sheet, row, column).filter(|_| text(&sheet, 0, column) == "Order"))
    });
    assert_eq!(places.collect::<Vec<_>>(), (1..=300).map(|n| Some(f64::from(n))).collect::<Vec<_>>());
}
