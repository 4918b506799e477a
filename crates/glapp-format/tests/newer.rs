//! Documents that a newer Glapp wrote: opened to look at, as far as they are understood, and never written
//! (`domain.md`, *File formats*).
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{FULL, full, problems, read};
use glapp_core::{Answer, Assessment, Change, Edit, EditError, Level, State, example};
use glapp_format::{Document, ProblemKind, Refusal, assessment, backup, link};
use serde_json::{Value, json};

const NEWER: &str =
    "found version 2, expected at most 1: a newer Glapp wrote it, use that one or a later one";

fn open(text: impl AsRef<[u8]>) -> Result<Document<Assessment>, Refusal> {
    assessment::open(text.as_ref(), &[&example::catalogue()])
}

/// The full document in version 2, with some values replaced.
fn later(changes: &[(&str, Value)]) -> String {
    let mut document = full();
    document["version"] = json!(2);
    for (pointer, value) in changes {
        let (place, name) = pointer.rsplit_once('/').unwrap();
        document.pointer_mut(place).unwrap()[name] = value.clone();
    }
    document.to_string()
}

/// The places of what was passed over or not known.
fn warned(document: &Document<Assessment>) -> Vec<&str> {
    document.warnings.iter().map(|it| &*it.path).collect()
}

#[test]
fn one_that_means_the_same_is_seen_whole() {
    let opened = open(later(&[])).unwrap();
    assert_eq!(opened.warnings, []);
    let ours = read(FULL).unwrap().value;
    assert_eq!(opened.value.header(), ours.header());
    assert!(opened.value.ratings().eq(ours.ratings()) && opened.value.actions() == ours.actions());
    assert_eq!(opened.value.newer().map(|it| (it.version, &*it.text)), Some((2, &*later(&[]))));
    assert_ne!(opened.value, ours, "it is not taken for one of ours");
}

#[test]
fn it_is_told_wherever_its_head_stands() {
    let whole = read(FULL).unwrap().value;
    let mut rest = full();
    let mut head: Vec<(&str, Value)> = Vec::new();
    for name in ["format", "version", "catalogue"] {
        head.extend(rest.as_object_mut().unwrap().remove(name).map(|value| (name, value)));
    }
    let rest = rest.to_string();
    let rest = &rest[1..rest.len() - 1];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let head = order.map(|at: usize| format!("\"{}\": {}", head[at].0, head[at].1)).join(", ");
        for text in [format!("{{{head}, {rest}}}"), format!("{{{rest}, {head}}}")] {
            assert_eq!(read(&text).unwrap().value, whole, "{head}");
            let later = text.replace("\"version\": 1", "\"version\": 2");
            assert_eq!(problems(&read(&later).unwrap_err())[0].1, NEWER, "{head}");
        }
    }
}

#[test]
fn what_is_not_understood_is_passed_over_and_told() {
    let clause = |id: &str| id.parse().unwrap();
    let opened = open(later(&[
        ("/unit/kind", json!("region")),
        ("/unit/number", json!("000000-0000")),
        ("/stage", json!({ "of": 3 })),
        ("/target", json!(4.5)),
        ("/assessors", json!([{ "name": "Kim" }, "Robin"])),
        ("/ratings/4.1/level", json!("2-3")),
        ("/ratings/4.1/evidence", json!([{ "text": "Plan" }, { "text": 1 }, 7])),
        ("/ratings/4.2", json!({ "level": 3, "not_applicable": "Nej" })),
        ("/ratings/4.9", json!({ "level": 3 })),
        ("/ratings/5.1", json!([])),
        (
            "/actions",
            json!([{ "id": "a1", "clause": "4.9" }, { "id": "a2", "status": "paused" }, { "text": "" }]),
        ),
        ("/mission/place", json!(90)),
        ("/modified", json!(0)),
    ]))
    .unwrap();
    let unit = &opened.value;
    let rating = unit.rating(clause("4.1")).unwrap();
    assert_eq!((&rating.answer, rating.target), (&Answer::Unanswered, Some(Level::new(3))));
    assert_eq!(rating.evidence.iter().map(|it| &*it.text).collect::<Vec<_>>(), ["Plan", ""]);
    assert_eq!(unit.ratings().map(|(id, _)| id).collect::<Vec<_>>(), [clause("4.1")]);
    assert_eq!(unit.actions().iter().map(|it| &*it.id).collect::<Vec<_>>(), ["a2"]);
    let header = unit.header();
    assert_eq!((header.target, &header.mission, &*header.modified), (None, &None, ""));
    assert_eq!((header.assessors.len(), &*header.unit.name), (1, "Exempelförvaltningen (påhittad)"));
    assert_eq!(
        warned(&opened),
        [
            "$.actions[1].status",
            "$.actions[2]",
            "$.assessors[1]",
            "$.modified",
            "$.ratings[\"4.1\"].evidence[1].text",
            "$.ratings[\"4.1\"].evidence[2]",
            "$.ratings[\"4.1\"].level",
            "$.ratings[\"5.1\"]",
            "$.stage",
            "$.target",
            "$.unit.kind",
            "$.mission",
            "$.ratings[\"4.2\"]",
            "$.ratings[\"4.9\"]",
            "$.actions[0].clause",
            "$.unit[\"number\"]",
        ]
    );
    let unknown = opened.warnings.iter().filter(|it| it.kind == ProblemKind::UnknownField).count();
    assert_eq!(unknown, 1);
}

#[test]
fn an_older_reader_still_refuses_it() {
    for text in [later(&[]), later(&[("/ratings", json!(7))])] {
        let rows = problems(&read(text).unwrap_err());
        assert_eq!(rows.len(), 1);
        assert_eq!((&*rows[0].0, &*rows[0].1), ("$", NEWER));
    }
}

#[test]
fn where_not_even_unit_and_day_can_be_read_it_is_refused_as_newer_and_nothing_else() {
    for (pointer, value) in [
        ("/unit", json!([])),
        ("/unit/name", json!("")),
        ("/date", json!({ "from": "2026-01-01" })),
        ("/id", json!(null)),
        ("/catalogue", json!("iso-56002:2031")),
        ("/catalogue", json!(["example:1"])),
    ] {
        let rows = problems(&open(later(&[(pointer, value)])).unwrap_err());
        assert_eq!(rows.len(), 1, "{pointer}");
        assert_eq!((&*rows[0].0, &*rows[0].1), ("$", NEWER), "{pointer}");
    }
}

#[test]
fn what_is_ours_or_nobodys_is_opened_as_it_is_read() {
    let broken = FULL.replace("\"level\": 2", "\"level\": \"two\"");
    let other = FULL.replace("glapp/assessment", "glapp/terms").replace("\"version\": 1", "\"version\": 2");
    for text in [FULL, &broken, &other, "", "{", "[]", "{\"version\": 2}", &FULL[..200]] {
        assert_eq!(open(text), read(text), "{text}");
    }
    assert_eq!(open(FULL).unwrap().value.newer(), None);
}

#[test]
fn no_edit_changes_it_and_it_is_written_as_it_stood() {
    let catalogue = example::catalogue();
    // Not as this release would lay it out, and with a byte order mark.
    let text = format!("\u{feff} {}\n\n", later(&[("/state", json!("draft")), ("/adopted", json!(null))]));
    let mut unit = open(&text).unwrap().value;
    assert_eq!(unit.header().state(), State::Draft);
    let before = unit.clone();
    for edit in [
        Edit::Target(None),
        Edit::Actions(Vec::new()),
        Edit::Clause("4.1".parse().unwrap(), Change::Note("Ny".into())),
        Edit::Clauses(Vec::new()),
    ] {
        assert_eq!(unit.apply(&catalogue, edit), Err(EditError::Newer(2)));
        assert_eq!(unit, before);
    }
    assert_eq!(
        EditError::Newer(2).to_string(),
        "a newer Glapp wrote the assessment (version 2): it can be read here, and changed there"
    );
    assert_eq!(assessment::write(&unit), text);
    assert_eq!(open(assessment::write(&unit)).unwrap().value, unit);
}

#[test]
fn it_is_sent_and_kept_to_the_letter() {
    let text = later(&[("/senare", json!(1))]);
    let unit = open(&text).unwrap().value;
    let refusal = read(&text).unwrap_err();
    let sent = link::read(&link::write(&unit), &[&example::catalogue()]);
    assert_eq!(sent, Err(link::LinkError::Refused(refusal)));
    let stored = backup::StoredText { id: "a".into(), text: text.as_str().into(), ..Default::default() };
    let kept = backup::Backup { documents: vec![stored], ..Default::default() };
    assert_eq!(backup::read(backup::write(&kept).as_bytes()).unwrap().value, kept);
}

#[test]
fn a_newer_backup_is_refused_as_newer() {
    let text = backup::write(&backup::Backup::default()).replace("\"version\": 1", "\"version\": 2");
    assert_eq!(backup::read(text.as_bytes()).unwrap_err().to_string(), format!("$: {NEWER}"));
    assert!(backup::is_named(text.as_bytes()), "but it says that it is one");
}
