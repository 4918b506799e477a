//! Makes every kind of file of an assessment: `cargo run -p glapp-office --example make -- ASSESSMENT FOLDER sv`.
#![allow(missing_docs)]
use glapp_core::{Coded, Coverage, GapAnalysis, Language};
use glapp_format::{assessment, bundled};
use glapp_office::{About, docx, xlsx};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
    let practices = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    let unit = assessment::read(&std::fs::read(&args[1]).unwrap(), &[&catalogue]).unwrap().value;
    let coverage = Coverage::on(unit.header().date, &catalogue, &practices.practices);
    let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);
    let sources = glapp_report::ResultSources { catalogue: &catalogue, practices: &practices.practices, coverage: &coverage, assessment: &unit, analysis: &analysis, previous: None, others: &[] };
    let language = Language::from_code(&args[3]).unwrap();
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(format!("{}/{name}", args[2]), bytes).unwrap();
    write("result.xlsx", xlsx::workbook(sources, language));
    write("form.xlsx", xlsx::questionnaire(&unit, &catalogue, language, xlsx::Form { short: false, filled: true }));
    write("short.xlsx", xlsx::questionnaire(&unit, &catalogue, language, xlsx::Form { short: true, filled: false }));
    let report = glapp_report::report(sources, language);
    let about = About::of(&unit, &*report.title, language);
    write("report.docx", docx::of(&report, &about, &format!("{} · utkast", unit.header().unit.name)));
}
