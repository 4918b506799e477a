//! The result of the three invented units: kept as Markdown, and each number with a working that comes to it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Assessment, Catalogue, Change, Coded, Coverage, Edit, GapAnalysis, Language, Practices, example,
};
use glapp_format::{assessment, bundled};
use glapp_report::{Block, Cell, Document, ResultSources, html, markdown, report, result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn assessments() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assessments")
}

struct World {
    catalogue: Catalogue,
    practices: Practices,
    others: Vec<Catalogue>,
}

impl World {
    fn new() -> Self {
        let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
        let practices = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
        let others = vec![bundled::catalogue("iso-56001:2024").unwrap().unwrap()];
        Self { catalogue, practices, others }
    }

    fn example(&self, unit: &str) -> Assessment {
        let path = assessments().join(format!("examples/exempel{unit}.glapp.json"));
        assessment::read(&std::fs::read(path).unwrap(), &[&self.catalogue]).unwrap().value
    }

    /// What is told of a unit by `tell`.
    fn told(&self, assessment: &Assessment, tell: impl Fn(ResultSources<'_>) -> Document) -> Document {
        let coverage = Coverage::on(assessment.header().date, &self.catalogue, &self.practices.practices);
        let analysis = GapAnalysis::of(assessment, &self.catalogue, &coverage);
        tell(ResultSources {
            catalogue: &self.catalogue,
            practices: &self.practices.practices,
            coverage: &coverage,
            assessment,
            analysis: &analysis,
            previous: None,
            others: &self.others,
        })
    }
}

const UNITS: [&str; 3] = ["bolaget", "forvaltningen", "namnden"];

#[test]
fn the_reports_are_as_kept() {
    let world = World::new();
    for unit in UNITS {
        for &language in Language::ALL {
            let document = world.told(&world.example(unit), |sources| report(sources, language));
            let (text, name) =
                (markdown::of(&document), format!("report-exempel{unit}.{}.md", language.code()));
            let kept = assessments().join("expected").join(name);
            if std::env::var_os("GLAPP_UPDATE_EXPECTED").is_some() {
                std::fs::write(&kept, &text).unwrap();
            }
            assert!(
                std::fs::read_to_string(&kept).unwrap_or_default() == text,
                "{} differs; look at it, and if it is right, run the test with GLAPP_UPDATE_EXPECTED=1",
                kept.display()
            );
        }
    }
}

/// Calls for every block, folded ones and those of workings too.
fn each<'a>(blocks: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        match block {
            Block::Folded { blocks, .. } | Block::Working { blocks, .. } => each(blocks, see),
            Block::Cards(cards) | Block::Board(cards) => {
                cards.iter().for_each(|card| each(&card.blocks, see));
            }
            _ => {}
        }
    }
}

/// A row of figures (level, range, target, gap, …) that opens a working shows what stands in its last row: weighted
/// means of level, lowest, highest, target and gap.
#[test]
fn every_number_opens_a_working_that_comes_to_it() {
    let world = World::new();
    for unit in UNITS {
        let document = world.told(&world.example(unit), |sources| result(sources, Language::En));
        let (mut means, mut rows) = (BTreeMap::new(), Vec::<Vec<Cell>>::new());
        each(&document.blocks, &mut |block| match block {
            Block::Working { id, blocks, .. } => {
                let table = blocks.iter().find_map(|block| match block {
                    Block::Table(table) => table.rows.last(),
                    _ => None,
                });
                let texts =
                    |row: &Vec<Cell>| row[2..].iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
                assert!(means.insert(id.clone(), table.map(texts)).is_none(), "{id} stands twice");
            }
            Block::Table(table) => rows.extend(table.rows.iter().map(|row| row[2..].to_vec())),
            Block::Facts(facts) => rows.push(facts.iter().map(|(_, cell)| cell.clone()).collect()),
            _ => {}
        });
        let mut checked = 0;
        for row in rows.iter().filter(|row| row.iter().any(|cell| !cell.working.is_empty())) {
            let opens = row.iter().find(|cell| !cell.working.is_empty()).map(|cell| &cell.working).unwrap();
            let mean = means.get(opens).unwrap_or_else(|| panic!("nothing explains {opens}"));
            let Some(mean) = mean else { continue };
            let range =
                if mean[1] == mean[2] { mean[1].clone() } else { format!("{}–{}", mean[1], mean[2]) };
            let shown: Vec<&str> = row[..4].iter().map(|cell| cell.text.as_str()).collect();
            assert_eq!(shown, [&mean[0], &range, &mean[3], &mean[4]], "{unit}: {opens}");
            checked += 1;
        }
        assert!(checked > 8 + 8 + 4 + 5 + 40, "{unit}: only {checked} rows");
        let page = html::of(
            &document,
            &html::Setting { language: Language::En, address: &|id| id.into(), live: true },
        );
        let targets = page.matches("data-working=\"").count();
        assert!(targets > checked, "{targets} buttons");
        assert_eq!(document.workings().count(), means.len(), "all can be found");
    }
}

/// Byte for byte the same, whenever it is told.
#[test]
fn the_same_assessment_is_told_the_same() {
    let world = World::new();
    let unit = world.example("forvaltningen");
    let tell = || markdown::of(&world.told(&unit, |sources| report(sources, Language::Sv)));
    assert_eq!(tell(), tell());
}

/// Neither "all are answered" nor a range of dashes: there is nothing to answer.
#[test]
fn where_nothing_applies_the_lead_says_so() {
    let world = World::new();
    let mut unit = example::assessment(&example::catalogue());
    for leaf in example::catalogue().leaves() {
        let out = Change::NotApplicable("Det gör någon annan".into());
        unit.apply(&example::catalogue(), Edit::Clause(leaf.id(), out)).unwrap();
    }
    let world = World { catalogue: example::catalogue(), practices: world.practices, others: Vec::new() };
    for (language, title, lead) in [
        (
            Language::Sv,
            "Inget avsnitt gäller er.",
            "Ni har angett att inget avsnitt gäller er, så det finns inget att räkna på.",
        ),
        (
            Language::En,
            "No clause applies to you.",
            "You have said that no clause applies to you, so there is nothing to count.",
        ),
    ] {
        let told = world.told(&unit, |sources| result(sources, language));
        assert_eq!(&*told.title, title);
        assert_eq!(told.blocks[1], Block::text(lead));
    }
}
