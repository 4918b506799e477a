//! What a handbook is made of: all of it is read, and what is refused is told with its place.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{assert_problems, assessments, file, iso, problems};
use glapp_core::{ClauseId, Language, Text};
use glapp_format::{Refusal, handbook};
use serde_json::{Value, json};

fn document(name: &str) -> Value {
    serde_json::from_slice(&file(&assessments(&format!("legacy/others-v1/{name}.json")))).unwrap()
}

fn with(name: &str, pointer: &str, value: Value) -> Vec<u8> {
    let mut document = document(name);
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    document.to_string().into()
}

fn sv(text: &Text) -> &str {
    text.get(Language::Sv)
}

fn all(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(sv).collect()
}

#[test]
fn all_of_a_term_is_read() {
    let terms = handbook::read_terms(document("terms").to_string().as_bytes()).unwrap().value;
    assert_eq!(
        (&*terms.id, &*terms.edition, sv(&terms.title), sv(&terms.source)),
        ("prov", "1", "Ord", "Påhittat.")
    );
    let [term] = &*terms.terms else { panic!("one") };
    assert_eq!((&*term.id, sv(&term.name), term.sources.len()), ("ide", "Idé", 1));
    assert_eq!(term.city.as_ref().map(sv), Some("En tanke."));
    assert_eq!(term.practice.as_ref().map(sv), Some("Skriv ned den."));
    assert_eq!(term.difference, None);
    let iso = term.iso.as_ref().unwrap();
    assert_eq!((sv(&iso.name), sv(&iso.explanation)), ("Idé", "En tanke om något nytt."));
}

#[test]
fn all_of_a_need_is_read() {
    let needs = handbook::read_needs(document("needs").to_string().as_bytes(), iso()).unwrap().value;
    let [need] = &*needs else { panic!("one") };
    assert_eq!((&*need.id, sv(&need.name), sv(&need.description)), ("tid", "Tid", "Det saknas tid."));
    let [link] = &*need.clauses else { panic!("one") };
    assert_eq!((link.clause.to_string().as_str(), sv(&link.why)), ("4.2", "Det tar tid."));
}

#[test]
fn all_of_the_text_is_read() {
    let text = handbook::read_text(document("handbook-text").to_string().as_bytes(), iso()).unwrap().value;
    assert_eq!((&*text.id, sv(&text.title), sv(&text.lead)), ("prov", "Handbok", "Läs den."));
    let [prose] = &*text.introduction else { panic!("one") };
    assert_eq!(
        (sv(&prose.heading), all(&prose.paragraphs), all(&prose.points)),
        ("Varför", vec!["Därför."], vec!["Ett."])
    );
    let process = &text.process;
    assert_eq!(
        (sv(&process.heading), all(&process.paragraphs), process.sources.len()),
        ("Processen", vec!["En fas."], 1)
    );
    let [first, last] = &*process.phases else { panic!("two") };
    assert_eq!((sv(&first.name), sv(&first.purpose), all(&first.does)), ("Prova", "Lära.", vec!["Prova."]));
    assert_eq!(first.clauses, ["4.2".parse::<ClauseId>().unwrap()]);
    assert_eq!(first.gate.as_ref().map(sv), Some("Gick det?"));
    assert_eq!((last.gate.as_ref(), last.clauses.len()), (None, 0));
}

#[test]
fn what_is_refused_is_told_with_its_place() {
    const TOLD: &str = "found clause \"4\", expected one that iso-56002:2019 has";
    let needs = with("needs", "/needs/0/clauses/0/id", json!("4"));
    let text = with("handbook-text", "/process/phases/0/clauses/0", json!("4"));
    let of = |refusal: Refusal| problems(&refusal).into_iter().map(|(place, english, _)| (place, english));
    let refused = of(handbook::read_needs(&needs, iso()).unwrap_err());
    let refused: Vec<_> = refused.chain(of(handbook::read_text(&text, iso()).unwrap_err())).collect();
    let told = ["$.needs[0].clauses[0]", "$.process.phases[0].clauses[0]"]
        .map(|place| (place.to_owned(), TOLD.to_owned()));
    assert_eq!(refused, told);
    let blank = handbook::read_terms(&with("terms", "/terms/0/city", json!({ "sv": " ", "en": "" })));
    assert_problems(
        "blank",
        &blank.unwrap_err(),
        &[(
            "$.terms[0].city",
            "found \" \", expected a text that is not empty",
            "här står \" \", men väntat var en text som inte är tom",
        )],
    );
}
