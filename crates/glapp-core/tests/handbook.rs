//! The common manual: what it says of each clause on a day.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a mistake in the notation should fail the test"
)]

mod common;

use common::{assessment, catalogue, day, id};
use glapp_core::{
    Carried, Coverage, Covered, Handbook, HandbookSources, HandbookText, Need, NeedLink, Practice, Practices,
    Process, Strength, Terms, example, shared_by,
};

/// A practice with links such as `"4.1 direct"`, from 2018 to the given year.
fn practice(name: &str, last: &str, links: &[(&str, Strength)]) -> Practice {
    let mut practice = Practice { id: name.into(), ..example::practice() };
    practice.period.to = Some(day(&format!("{last}-12-31")));
    let link = practice.clauses.remove(0);
    for (clause, strength) in links {
        let (mut link, strength) = (link.clone(), *strength);
        (link.clause, link.strength) = (id(clause), strength);
        practice.clauses.push(link);
    }
    practice
}

#[test]
fn each_clause_has_what_is_linked_to_it_and_who_can_share_it() {
    let text = || example::text("x");
    let catalogue = catalogue(5, "4 4.1 4.2 5 5.1");
    let practices = Practices {
        id: "p".into(),
        edition: "1".into(),
        title: text(),
        source: text(),
        catalogue: "example:1".into(),
        practices: vec![
            practice("weak", "2030", &[("4.1", Strength::Supporting)]),
            practice("strong", "2030", &[("4.2", Strength::Partial), ("4.1", Strength::Direct)]),
            practice("gone", "2020", &[("4.2", Strength::Direct)]),
        ],
        carried: Carried::default(),
    };
    let link = NeedLink { clause: id("5.1"), why: text() };
    let need =
        Need { id: "n".into(), name: text(), description: text(), sources: Vec::new(), clauses: vec![link] };
    let terms =
        Terms { id: "t".into(), edition: "1".into(), title: text(), source: text(), terms: Vec::new() };
    let process =
        Process { heading: text(), paragraphs: Vec::new(), phases: Vec::new(), sources: Vec::new() };
    let written = HandbookText {
        id: "h".into(),
        edition: "1".into(),
        title: text(),
        lead: text(),
        introduction: Vec::new(),
        process,
    };
    let needs = [need];
    let sources = HandbookSources {
        catalogue: &catalogue,
        practices: &practices,
        needs: &needs,
        terms: &terms,
        text: &written,
    };
    // 5.1: level 4 without a gap, and the city has nothing: there is something to share. 4.1: the city has it.
    let unit = assessment(&catalogue, "4.1=4 5.1=4 4.2=1");
    let stranger = example::assessment(&example::catalogue_of(&[("5", 1.0), ("5.1", 1.0)]));
    let on = day("2026-03-02");
    let coverage = Coverage::on(on, &catalogue, &practices.practices);
    assert_eq!(shared_by(&unit, &catalogue, &coverage), [id("5.1")]);

    let units = [unit, stranger];
    let book = Handbook::on(on, sources, &units[..1]);
    let told: Vec<_> = book
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.clauses)
        .map(|it| {
            let names = |linked: &[glapp_core::Linked<'_>]| {
                linked.iter().map(|it| it.practice.id.to_string()).collect::<Vec<_>>().join(" ")
            };
            (it.covered, names(&it.active), names(&it.lapsed), it.needs.len(), it.sharers.len())
        })
        .collect();
    assert_eq!(
        told,
        [
            (Covered::Direct, "strong weak".into(), String::new(), 0, 0),
            (Covered::Partial, "strong".into(), "gone".into(), 0, 0),
            (Covered::None, String::new(), String::new(), 1, 1),
        ]
    );
    assert_eq!(book.chapters[1].clauses[0].sharers, [&*units[0].header().unit.name]);
    assert_eq!(book.chapters[0].clauses[0].active[0].link.clause, id("4.1"), "the link to this clause");
}

#[test]
fn a_unit_against_another_catalogue_has_nothing_to_share_here() {
    let text = || example::text("x");
    let ours = example::catalogue();
    let head = glapp_core::CatalogueHead { id: "other:1".into(), ..ours.head().clone() };
    let rows = ["4", "4.1", "4.2", "5", "5.1"].map(|clause| common::entry(clause, 1.0));
    let theirs = glapp_core::Catalogue::new(head, rows.to_vec()).unwrap();
    let practices = Practices {
        id: "p".into(),
        edition: "1".into(),
        title: text(),
        source: text(),
        catalogue: "example:1".into(),
        practices: Vec::new(),
        carried: Carried::default(),
    };
    let terms =
        Terms { id: "t".into(), edition: "1".into(), title: text(), source: text(), terms: Vec::new() };
    let process =
        Process { heading: text(), paragraphs: Vec::new(), phases: Vec::new(), sources: Vec::new() };
    let written = HandbookText {
        id: "h".into(),
        edition: "1".into(),
        title: text(),
        lead: text(),
        introduction: Vec::new(),
        process,
    };
    let sources = HandbookSources {
        catalogue: &ours,
        practices: &practices,
        needs: &[],
        terms: &terms,
        text: &written,
    };
    let units = [assessment(&ours, "4.1=4"), assessment(&theirs, "4.2=4")];
    let book = Handbook::on(day("2026-03-02"), sources, &units);
    let sharers: Vec<usize> =
        book.chapters.iter().flat_map(|chapter| &chapter.clauses).map(|it| it.sharers.len()).collect();
    assert_eq!(sharers, [1, 0, 0]);
}
