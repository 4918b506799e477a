//! Workbooks that are read: any bytes as the archive, and any text as a part of a sound archive.

use crate::small;
use glapp_core::{Catalogue, Coded, Language, example};
use glapp_office::xlsx::{Form, questionnaire, read};
use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// Bytes as they may come as a file.
pub fn archive(data: &[u8]) {
    answered(data, small());
}

/// A part of a form replaced: the first byte says which, the rest is its text.
pub fn sheet(data: &[u8]) {
    let Some((which, text)) = data.split_first() else { return };
    let parts = parts();
    let name = parts[usize::from(*which) % parts.len()].0.clone();
    answered(&packed(&[(&name, text)]), small());
}

fn answered(bytes: &[u8], catalogue: &Catalogue) {
    match read(bytes, catalogue) {
        Ok(unit) => crate::documents::comes_back(&unit, catalogue),
        Err(problems) => {
            assert!((1..=100).contains(&problems.len()), "{} problems", problems.len());
            for problem in problems {
                let said = Language::ALL.iter().map(|&it| problem.message(it).chars().count());
                assert!(said.into_iter().all(|letters| (1..=1000).contains(&letters)), "{problem:?}");
                assert!(problem.place.chars().count() <= 100, "{problem:?}");
            }
        }
    }
}

/// A filled-in form of the example.
pub fn form() -> &'static [u8] {
    static FORM: OnceLock<Vec<u8>> = OnceLock::new();
    FORM.get_or_init(|| {
        let unit = example::assessment(small());
        questionnaire(&unit, small(), Language::Sv, Form { short: false, filled: true })
    })
}

/// The parts of that form, by name.
pub fn parts() -> &'static [(String, Vec<u8>)] {
    static PARTS: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    PARTS.get_or_init(|| {
        let mut archive = zip::ZipArchive::new(Cursor::new(form())).unwrap();
        let part = |at: usize| {
            let mut file = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        };
        (0..zip::ZipArchive::new(Cursor::new(form())).unwrap().len()).map(part).collect()
    })
}

/// That form with some parts replaced or added, packed by a library of others.
pub fn packed(changed: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kept = parts().iter().filter(|(name, _)| changed.iter().all(|(it, _)| it != name));
    let kept = kept.map(|(name, content)| (name.as_str(), content.as_slice()));
    for (name, content) in changed.iter().copied().chain(kept) {
        // Packing is what would take the time; what is large is packed all the same.
        let method =
            if content.len() < 100_000 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        out.start_file(name, options).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}
