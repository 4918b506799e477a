//! Word documents: parts that fit together, and texts that stay texts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use common::{attacked, catalogue, example, part, parts, told};
use glapp_core::Language;
use glapp_office::{About, docx};
use glapp_report::{Block, Cell, Document, Item, Set, Table, report};
use std::collections::BTreeSet;

fn about() -> About {
    let title = "Titel".to_owned();
    About { title, author: "Enhet".into(), language: Language::Sv, made: "2026-03-02T00:00:00Z".into() }
}

fn plain(blocks: Vec<Block>) -> Vec<u8> {
    docx::of(&Document { title: "Titel".into(), blocks }, &about(), "Enhet · utkast")
}

fn whole(name: &str, language: Language) -> Vec<u8> {
    let catalogue = catalogue();
    let unit = if name.is_empty() { attacked(&catalogue) } else { example(name, &catalogue) };
    told(&unit, &catalogue, |sources| {
        let report = report(sources, language);
        docx::of(&report, &About::of(&unit, &*report.title, language), &unit.header().unit.name)
    })
}

#[test]
fn every_part_is_named_typed_and_well_formed() {
    for (name, language) in [("forvaltningen", Language::Sv), ("bolaget", Language::En), ("", Language::Sv)] {
        let bytes = whole(name, language);
        let names = parts(&bytes);
        assert_eq!(names[0], "[Content_Types].xml");
        let types = part(&bytes, "[Content_Types].xml");
        for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let xml = part(&bytes, name);
            let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
            let listed =
                types.contains(&format!("\"/{name}\"")) || name.ends_with(".rels") || name.starts_with('[');
            assert!(listed, "{name} has no type");
            // Each reference leads to a part, and no id stands twice.
            if name.ends_with(".rels") {
                let mut ids = BTreeSet::new();
                for it in document.root_element().children() {
                    assert!(ids.insert(it.attribute("Id").unwrap()));
                    let folder = name.split("_rels/").next().unwrap();
                    let target =
                        format!("{folder}{}", it.attribute("Target").unwrap()).replace("charts/../", "");
                    assert!(names.contains(&target), "{name}: {target}");
                }
            }
        }
        // Bookmarks, drawings and lists have numbers of their own.
        let xml = part(&bytes, "word/document.xml");
        let document = roxmltree::Document::parse(&xml).unwrap();
        let marks: Vec<_> = document
            .descendants()
            .filter(|it| it.tag_name().name() == "bookmarkStart")
            .flat_map(|it| it.attributes().map(|it| it.value().to_owned()).collect::<Vec<_>>())
            .collect();
        assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
        assert!(xml.contains("<w:tblHeader/>") && xml.contains("<c:chart "));
        assert!(part(&bytes, "word/styles.xml").contains(if language == Language::Sv {
            "sv-SE"
        } else {
            "en-GB"
        }));
        assert!(part(&bytes, "word/charts/chart1.xml").contains("<c:radarChart>"));
    }
}

#[test]
fn the_same_document_is_the_same_bytes() {
    assert!(whole("forvaltningen", Language::Sv) == whole("forvaltningen", Language::Sv));
}

#[test]
fn a_chart_carries_its_figures_and_says_them() {
    let bytes = whole("forvaltningen", Language::Sv);
    let catalogue = catalogue();
    let unit = example("forvaltningen", &catalogue);
    told(&unit, &catalogue, |sources| {
        let chart = part(&bytes, "word/charts/chart1.xml");
        for section in sources.analysis.chapters() {
            let score = section.score.score.unwrap();
            assert!(chart.contains(&format!("<c:v>{score}</c:v>")), "{score}");
        }
    });
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("descr=\"Kapitlen: nivå nu och mål. 4 "), "{}", &xml[..500]);
}

#[test]
fn nothing_that_people_write_is_markup_or_a_link() {
    let bytes = whole("", Language::Sv);
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("&lt;script&gt;") && !xml.contains("<script"));
    assert!(!part(&bytes, "word/_rels/document.xml.rels").contains("hyperlink"));
    // The foot keeps its direction, whatever the unit is called.
    assert!(!part(&bytes, "word/footer1.xml").contains('\u{202e}'));
}

#[test]
fn only_the_web_and_places_in_the_document_are_linked() {
    let mut table = Table::new([("Vad", Set::Words)]);
    let addresses = [
        "https://a.example/?b&c",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "here",
        "nowhere",
        "http://a b",
    ];
    table.rows = addresses.iter().map(|address| vec![Cell::link("text", *address)]).collect();
    let bytes = plain(vec![Block::heading(2, "here", "Här"), Block::Table(table)]);
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:hyperlink ").count(), 2);
    assert!(xml.contains("w:anchor=\"p_here\""));
    let rels = part(&bytes, "word/_rels/document.xml.rels");
    assert!(rels.contains("Target=\"https://a.example/?b&amp;c\" TargetMode=\"External\""));
    assert!(!rels.contains("javascript") && !rels.contains("file:"));
}

#[test]
fn each_numbered_list_begins_where_it_shall() {
    let list = |from| Block::List { from, items: vec![Item::text("a"), Item::text("b")] };
    let bytes = plain(vec![list(Some(1)), list(None), list(Some(3))]);
    let numbering = part(&bytes, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:num ").count(), 3);
    assert!(numbering.contains("<w:startOverride w:val=\"3\"/>"));
    let xml = part(&bytes, "word/document.xml");
    let lists: Vec<_> = xml.split("<w:numId w:val=\"").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(lists, ["2", "2", "1", "1", "3", "3"]);
}
