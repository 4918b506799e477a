//! What the tests are made from: the bundled catalogue, practices and examples.

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
