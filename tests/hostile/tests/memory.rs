//! Files made to fill the memory or to take for ever: each is answered at once, in memory that its size bounds.
//!
//! A program of its own, one case after the other: what is counted is the whole program's.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

use glapp_format::link::LinkError;
use glapp_format::{MAX_BYTES, assessment, backup, catalogue, link, practices};
use glapp_hostile::small;
use glapp_hostile::workbook::{packed, parts};
use glapp_office::{ProblemKind, xlsx};
use peak_alloc::PeakAlloc;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1024 * 1024;
/// Of JSON: a list entry of two bytes becomes a value with all its fields.
const TIMES_JSON: usize = 60;
/// Of a workbook: what is read of it unpacked, as texts, as a tree and as cells.
const MOST_WORKBOOK: usize = 1024 * MEGABYTE;

/// What the work gives, and how many bytes it took at most besides what was there.
fn measured<T>(what: &str, most: usize, work: impl FnOnce() -> T) -> T {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Instant::now();
    let result = work();
    let took = MEMORY.peak_usage().saturating_sub(before);
    println!("{what}: {:.1} MB, {:?}", took as f64 / MEGABYTE as f64, start.elapsed());
    assert!(took <= most, "{what} took {took} bytes, expected at most {most}");
    // Seconds where the work grows with the size, hours where it grows with its square, however busy the machine.
    assert!(start.elapsed() < Duration::from_secs(600), "{what} took {:?}", start.elapsed());
    result
}

#[test]
fn memory_is_bounded_by_what_comes_in() {
    documents();
    links();
    workbooks();
}

/// A small assessment with more in front.
fn with(fields: &str) -> String {
    let text = assessment::write(&glapp_core::example::assessment(small()));
    text.replacen('{', &format!("{{{fields}"), 1)
}

fn repeated(what: &str, bytes: usize) -> String {
    what.repeat(bytes / what.len())
}

fn documents() {
    let half = MAX_BYTES / 8;
    let mut keys = String::new();
    while keys.len() < half {
        write!(keys, "\"{:x}\":0,", keys.len()).unwrap();
    }
    let list = |what: &str| repeated(what, half).trim_end_matches(',').to_owned();
    let cases = [
        ("very many keys", with(&keys)),
        ("one long text", with(&format!("\"modified\":\"{}\",", "å".repeat(half / 2)))),
        ("one long name", with(&format!("\"{}\":1,", "__proto__".repeat(half / 9)))),
        ("many people", with(&format!("\"assessors\":[{}],", list("{},")))),
        (
            "much evidence",
            with("").replace(
                "\"date\"",
                &format!("\"ratings\":{{\"4.1\":{{\"evidence\":[{}]}}}},\"date\"", list("{},")),
            ),
        ),
        ("many wrong people", with(&format!("\"assessors\":[{}],", list("0,")))),
        ("many unknown clauses", with(&format!("\"ratings\":{{{}}},", list("\"9.9\":{},")))),
        ("deep lists", with(&format!("\"x\":{}{},", "[".repeat(half / 2), "]".repeat(half / 2)))),
        ("deep people", with(&format!("\"assessors\":{}{},", "[".repeat(half / 2), "]".repeat(half / 2)))),
        ("deep objects", with(&format!("\"unit\":{}1{},", repeated("{\"a\":", half), "}".repeat(half / 5)))),
        ("brackets only", "[".repeat(MAX_BYTES)),
        ("too much", " ".repeat(10 * MAX_BYTES)),
    ];
    for (what, text) in cases {
        let most = TIMES_JSON * text.len();
        let read = measured(what, most, || assessment::read(text.as_bytes(), &[small()]).map(drop));
        if let Err(refusal) = read {
            glapp_hostile::documents::is_told(&refusal);
        }
        measured(what, most, || drop(backup::read(text.as_bytes())));
    }
    // A part that is named very often is opened once.
    let parts = list("\"a.json\",");
    let head = |format: &str| {
        format!(
            "{{\"format\":\"{format}\",\"version\":1,\"id\":\"a\",\"edition\":\"1\",\"catalogue\":\"example:1\",\"title\":{{\"sv\":\"a\"}},\"source\":{{\"sv\":\"a\"}},\"parts\":[{parts}]}}"
        )
    };
    let mut opened = 0;
    let mut open = |_: &str| {
        opened += 1;
        Ok(vec![b' '; MEGABYTE])
    };
    let (first, second) = (head("glapp/catalogue"), head("glapp/practices"));
    measured("a catalogue of one part", TIMES_JSON * first.len(), || {
        catalogue::read(first.as_bytes(), &mut open).unwrap_err()
    });
    measured("practices of one part", TIMES_JSON * second.len(), || {
        practices::read(second.as_bytes(), &[small()], &mut open).unwrap_err()
    });
    assert_eq!(opened, 2);
}

fn links() {
    let bomb = format!("1.{}", base64(&spaces(20)));
    let most = 4 * MAX_BYTES + 4 * bomb.len();
    let error = measured("a link that grows", most, || link::read(&bomb, &[small()]).unwrap_err());
    assert_eq!(error, LinkError::TooLarge);
    let long = format!("1.{}", "A".repeat(4 * MEGABYTE));
    measured("a long link", 6 * long.len(), || link::read(&long, &[small()]).unwrap_err());
}

/// Spaces, packed as zlib does by a library of others.
fn spaces(megabytes: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..megabytes {
        out.write_all(&[b' '; MEGABYTE]).unwrap();
    }
    out.finish().unwrap()
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

const BOOK: &str = "xl/workbook.xml";
const RELS: &str = "xl/_rels/workbook.xml.rels";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const DOCUMENT: &str = "xl/worksheets/sheet3.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

/// The form's list of parts, with texts that are shared.
fn sharing() -> String {
    let (_, rels) = parts().iter().find(|(name, _)| name == RELS).unwrap();
    let more = "<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
    String::from_utf8(rels.clone()).unwrap().replace("</Relationships>", more)
}

fn rows(cells: &str) -> String {
    format!("<worksheet><sheetData>{cells}</sheetData></worksheet>")
}

fn workbooks() {
    let rels = sharing();
    let shared = |text: String| format!("<sst>{text}</sst>");
    let row = "<row><c t=\"s\"><v>0</v></c></row>";
    let heading = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let headings = ["Avsnitt", "Nivå", "Skäl", "Mål", "Vikt", "Underlag", "Anteckning"].map(heading).concat();
    let answers = |row: &str, bytes| rows(&format!("<row>{headings}</row>{}", repeated(row, bytes)));
    let sheets = |name: &str, count: usize| {
        format!(
            "<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>",
            format!("<sheet name=\"{name}\" r:id=\"rId1\"/>").repeat(count)
        )
    };
    let nested = |tag: &str, inner: &str, depth: usize| {
        format!("{}{inner}{}", format!("<{tag}>").repeat(depth), format!("</{tag}>").repeat(depth))
    };
    let attributes: String = (0..100_000).map(|it| format!(" a{it}=\"\"")).collect();
    let namespaces: String = (0..60_000).map(|it| format!(" xmlns:a{it}=\"{it}\"")).collect();
    let declared = format!(
        "<a{namespaces}>{}</a>",
        (0..50_000).map(|it| format!("<b xmlns:c=\"{it}\"/>")).collect::<String>()
    );
    let text = |megabytes: usize| "x".repeat(megabytes * MEGABYTE);
    let answer = ["4.1", "1", "", "", "", &"a\n".repeat(100_000), ""].map(heading).concat();
    let lines = rows(&format!("<row>{headings}</row><row>{answer}</row>"));
    let evidence = repeated("{\"text\":\"b\"},", MEGABYTE).trim_end_matches(',').to_owned();
    let ratings = format!("\"ratings\":{{\"4.1\":{{\"evidence\":[{evidence}]}}}},");
    let kept = rows(&format!("<row>{}<c/>{}</row>", heading("document"), heading(&with(&ratings))));
    let cases: Vec<(&str, Vec<(&str, String)>)> = vec![
        ("a sheet that grows", vec![(SHEET, rows(&repeated(" ", 60 * MEGABYTE)))]),
        (
            "a long text that many cells share",
            vec![
                (RELS, rels.clone()),
                (STRINGS, shared(format!("<si><t>{}</t></si>", text(4)))),
                (SHEET, rows(&repeated(row, MEGABYTE))),
            ],
        ),
        (
            "blanks that many cells share",
            vec![
                (RELS, rels.clone()),
                (STRINGS, shared(format!("<si><t>{}</t></si>", repeated(" ", 4 * MEGABYTE)))),
                (SHEET, rows(&repeated(row, MEGABYTE))),
            ],
        ),
        (
            "texts within texts",
            vec![
                (RELS, rels.clone()),
                (STRINGS, shared(nested("si", &format!("<t>{}</t>", text(4)), 50_000))),
            ],
        ),
        ("rows within rows", vec![(SHEET, rows(&nested("row", row, 100_000)))]),
        ("deep elements", vec![(SHEET, rows(&nested("a", "", 300_000)))]),
        ("very many attributes", vec![(SHEET, format!("<worksheet{attributes}/>"))]),
        ("very many namespaces", vec![(SHEET, declared)]),
        (
            "very many sheets and parts",
            vec![
                (BOOK, sheets("a", 50_000)),
                (
                    RELS,
                    format!(
                        "<Relationships>{}</Relationships>",
                        "<Relationship Id=\"x\" Type=\"/worksheet\" Target=\"a\"/>".repeat(50_000)
                    ),
                ),
            ],
        ),
        ("one sheet very often", vec![(BOOK, sheets("a", 100_000))]),
        (
            "a long name and many problems",
            vec![(BOOK, sheets(&text(10), 1)), (SHEET, answers("<row><c><v>1</v></c></row>", 4 * MEGABYTE))],
        ),
        ("many cells", vec![(SHEET, rows(&repeated("<row><c><v>1</v></c></row>", 4 * MEGABYTE)))]),
        ("many lines of much evidence", vec![(SHEET, lines), (DOCUMENT, kept)]),
        ("the last row and one more", vec![(SHEET, rows("<row r=\"18446744073709551615\"/><row/><row/>"))]),
        (
            "many lines of evidence",
            vec![(
                SHEET,
                answers(
                    &format!(
                        "<row>{}</row>",
                        ["4.1", "1", "", "", "", &"a\n".repeat(MEGABYTE), ""].map(heading).concat()
                    ),
                    3 * MEGABYTE,
                ),
            )],
        ),
    ];
    for (what, changed) in cases {
        let changed: Vec<(&str, &[u8])> =
            changed.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let bytes = packed(&changed);
        let read = measured(what, MOST_WORKBOOK, || xlsx::read(&bytes, small()).map(drop));
        if let Err(problems) = &read {
            assert!((1..=100).contains(&problems.len()), "{what}: {} problems", problems.len());
            assert!(problems.iter().all(|it| it.place.len() < 300), "{what}: the place is short");
        }
        let refused =
            |kind: &ProblemKind| read.as_ref().is_err_and(|it| it.first().is_some_and(|it| it.kind == *kind));
        if what.contains("grows") || what.contains("long text") || what.contains("often") {
            assert!(refused(&ProblemKind::TooLargeUnpacked), "{what}: {read:?}");
        }
    }
}
