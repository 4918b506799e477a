//! Documents in JSON: read without a panic; what is accepted is written and read as the same, what is refused is told.

use crate::scores::is_sound;
use crate::{iso, small};
use glapp_core::{Assessment, Catalogue, Coded, Coverage, GapAnalysis, Language, Practices};
use glapp_format::{Refusal, assessment as assessments, backup as backups, catalogue as catalogues};
use glapp_format::{handbook as handbooks, link as links, missions, practices as sets};

/// The most letters of a message: whatever is in a file, a person reads what is said of it.
const MESSAGE: usize = 1000;

/// Assessments, against the catalogues at hand.
pub fn assessment(data: &[u8]) {
    let known = [iso(), small()];
    match assessments::read(data, &known) {
        Err(refusal) => is_told(&refusal),
        Ok(document) => {
            let catalogue = of(&document.value);
            comes_back(&document.value, catalogue);
            let coverage = Coverage::on(document.value.header().date, catalogue, &[]);
            is_sound(&GapAnalysis::of(&document.value, catalogue, &coverage), catalogue);
        }
    }
}

/// The catalogue of an assessment that was accepted.
fn of(assessment: &Assessment) -> &'static Catalogue {
    if assessment.catalogue() == small().id() { small() } else { iso() }
}

/// What is written is read as the same value, by file and by link, and writing it again gives the same text.
pub fn comes_back(assessment: &Assessment, catalogue: &Catalogue) {
    let text = assessments::write(assessment);
    let again = assessments::read(text.as_bytes(), &[catalogue]).unwrap_or_else(|it| panic!("{it}\n{text}"));
    assert!(again.value == *assessment, "another assessment came back of\n{text}");
    assert!(assessments::write(&again.value) == text, "another text came back of\n{text}");
    if text.len() < 20_000 {
        let linked = links::read(&links::write(assessment), &[catalogue]).unwrap();
        assert!(linked.value == *assessment, "another assessment came back by link of\n{text}");
    }
}

/// Catalogues: the data is the head, and any part that it names is the data too.
pub fn catalogue(data: &[u8]) {
    match catalogues::read(data, &mut |_| Ok(data.to_vec())) {
        Err(refusal) => is_told(&refusal),
        Ok(document) => {
            for written in [catalogues::write, catalogues::write_compact] {
                let text = written(&document.value, Language::ALL);
                let again = catalogues::read(text.as_bytes(), &mut |_| Err("no".into()));
                assert!(again.unwrap().value == document.value, "another catalogue came back of\n{text}");
            }
            let catalogue = &document.value;
            assert_eq!(catalogue.leaves().count(), catalogue.leaf_count());
            let of_chapters: usize = catalogue.chapters().map(|it| catalogue.leaves_of(it).count()).sum();
            assert_eq!(of_chapters, catalogue.leaf_count(), "every leaf is of one chapter");
        }
    }
}

/// Practices: as with catalogues.
pub fn practices(data: &[u8]) {
    match sets::read(data, &[iso(), small()], &mut |_| Ok(data.to_vec())) {
        Err(refusal) => is_told(&refusal),
        Ok(document) => set(&document.value),
    }
}

fn set(practices: &Practices) {
    let text = sets::write(practices, Language::ALL);
    let again = sets::read(text.as_bytes(), &[iso(), small()], &mut |_| Err("no".into())).unwrap();
    assert!(again.value == *practices, "other practices came back of\n{text}");
    let catalogue = if *practices.catalogue == *small().id() { small() } else { iso() };
    for day in ["0001-01-01", "2026-03-02", "9999-12-31"] {
        let coverage = Coverage::on(day.parse().unwrap(), catalogue, &practices.practices);
        assert_eq!(coverage.clauses().len(), catalogue.leaf_count());
    }
}

/// What the handbook is made of besides: terms, needs, written text and missions.
pub fn handbook(data: &[u8]) {
    let read = [
        handbooks::read_terms(data).map(drop),
        handbooks::read_needs(data, iso()).map(drop),
        handbooks::read_text(data, iso()).map(drop),
        missions::read(data).map(drop),
    ];
    let accepted = read.iter().filter(|it| it.is_ok()).count();
    assert!(accepted <= 1, "a document is of one kind");
    read.iter().filter_map(|it| it.as_ref().err()).for_each(is_told);
}

/// Backups.
pub fn backup(data: &[u8]) {
    let named = backups::is_named(data);
    match backups::read(data) {
        Err(refusal) => is_told(&refusal),
        Ok(document) => {
            assert!(named, "what is read as a backup is known as one");
            let text = backups::write(&document.value);
            assert!(backups::read(text.as_bytes()).unwrap().value == document.value, "of\n{text}");
        }
    }
}

/// Assessments in links; data that is no text is taken as what has been packed, so that more than damage is met.
pub fn link(data: &[u8]) {
    if let Ok(text) = str::from_utf8(data) {
        match links::read(text, &[iso(), small()]) {
            Err(links::LinkError::Refused(refusal)) => is_told(&refusal),
            Err(error) => assert!(Language::ALL.iter().all(|&it| !error.message(it).is_empty())),
            Ok(document) => comes_back(&document.value, of(&document.value)),
        }
    }
    // Numbers of clauses and days, and what was chosen for comparing, are read from addresses and stored texts too.
    let text = String::from_utf8_lossy(data);
    if let Ok(clause) = text.parse::<glapp_core::ClauseId>() {
        assert_eq!(clause.to_string(), text, "one spelling a clause");
    }
    if let Ok(day) = text.parse::<glapp_core::Date>() {
        assert_eq!(day.to_string(), text, "one spelling a day");
        assert!(day.before().is_none_or(|before| before < day));
    }
    let choice = glapp_report::CompareChoice::read(&text);
    assert_eq!(glapp_report::CompareChoice::read(&choice.written()).written(), choice.written());
}

/// A refusal says something, in both languages, and not too much.
pub fn is_told(refusal: &Refusal) {
    assert!((1..=100).contains(&refusal.problems.len()), "{} problems", refusal.problems.len());
    for problem in &refusal.problems {
        for language in Language::ALL {
            let letters = problem.message(*language).chars().count();
            assert!((1..=MESSAGE).contains(&letters), "{letters} letters: {:?}", problem.path);
            assert!(problem.path.chars().count() <= MESSAGE, "{:?}", problem.path);
        }
    }
}
