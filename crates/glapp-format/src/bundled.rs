//! The documents of `assessments/` inside the binary (feature `bundled`).

use crate::{Refusal, catalogue, handbook, missions, practices};
use glapp_core::{Catalogue, HandbookText, Missions, Need, Practices, Terms};

/// A document in parts, by file name; the first is its head.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../assessments/", $folder, "/", $name)))),*]
    };
}

const CATALOGUES: &[(&str, Files)] = &[
    (
        "iso-56002:2019",
        files!("catalogues/iso-56002-2019":
            "catalogue.json", "chapter-04.json", "chapter-05.json", "chapter-06.json", "chapter-07.json",
            "chapter-08.json", "chapter-09.json", "chapter-10.json"),
    ),
    ("iso-56001:2024", files!("catalogues/iso-56001-2024": "catalogue.json")),
];

const PRACTICES: &[(&str, Files)] = &[(
    "goteborg",
    files!("practices/goteborg":
        "set.json", "programme.json", "strategies.json", "ways-of-working.json", "plan-2018-2019.json",
        "plan-2020-2021.json", "plan-2021-2023.json"),
)];

/// The innovation platforms that the researchers followed in six cities: something to compare with.
const REFERENCES: &[(&str, Files)] = &[
    ("platform-boras", files!("practices/platform-boras": "set.json")),
    ("platform-goteborg", files!("practices/platform-goteborg": "set.json")),
    ("platform-kiruna", files!("practices/platform-kiruna": "set.json")),
    ("platform-lund", files!("practices/platform-lund": "set.json")),
    ("platform-stockholm", files!("practices/platform-stockholm": "set.json")),
    ("platform-umea", files!("practices/platform-umea": "set.json")),
];

/// The written parts of the handbook: terms, needs and text, beside the practices of [`DEFAULT_PRACTICES`]; and the
/// missions that units place themselves on.
pub const HANDBOOK_FILES: [(&str, &str); 4] = [
    ("terms", include_str!("../assessments/terms/goteborg.json")),
    ("needs", include_str!("../assessments/practices/goteborg/needs.json")),
    ("handbook", include_str!("../assessments/handbook/goteborg.json")),
    ("missions", include_str!("../assessments/missions/goteborg.json")),
];

/// The catalogue that is used where none is named.
pub const DEFAULT_CATALOGUE: &str = "iso-56002:2019";

/// The practices that are used where none are named.
pub const DEFAULT_PRACTICES: &str = "goteborg";

/// The ids of the bundled catalogues.
pub fn catalogues() -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().map(|(id, _)| *id)
}

/// The ids of the bundled sets of practices.
pub fn practice_sets() -> impl Iterator<Item = &'static str> {
    PRACTICES.iter().map(|(id, _)| *id)
}

/// The ids of the bundled sets to compare with: what the platforms of six cities did.
pub fn reference_sets() -> impl Iterator<Item = &'static str> {
    REFERENCES.iter().map(|(id, _)| *id)
}

/// The bundled catalogue with that id.
///
/// # Errors
/// Those of [`catalogue::read`]; a test shows that there are none.
pub fn catalogue(id: &str) -> Option<Result<Catalogue, Refusal>> {
    let files = find(CATALOGUES, id)?;
    Some(catalogue::read(head(files), &mut |name| part(files, name)).map(|document| document.value))
}

/// The bundled practices or reference set with that id, the links seen against `catalogue`.
///
/// # Errors
/// Those of [`practices::read`]; for the bundled catalogue a test shows that there are none.
pub fn practices(id: &str, catalogue: &Catalogue) -> Option<Result<Practices, Refusal>> {
    let files = find(PRACTICES, id).or_else(|| find(REFERENCES, id))?;
    let read = practices::read(head(files), &[catalogue], &mut |name| part(files, name));
    Some(read.map(|document| document.value))
}

/// All of the reference sets as one: whose a practice is, its city says.
///
/// # Errors
/// Those of [`practices()`].
pub fn platforms(catalogue: &Catalogue) -> Result<Practices, Refusal> {
    let mut sets =
        reference_sets().filter_map(|id| practices(id, catalogue)).collect::<Result<Vec<_>, _>>()?;
    let practices = sets.iter_mut().flat_map(|set| std::mem::take(&mut set.practices)).collect();
    let first = sets.swap_remove(0);
    Ok(Practices { id: "platforms".into(), practices, ..first })
}

/// The researchers' spectrum of missions, with the six cities' own placing.
///
/// # Errors
/// Those of [`missions::read`]; a test shows that there are none.
pub fn missions() -> Result<Missions, Refusal> {
    missions::read(handbook_file("missions")).map(|document| document.value)
}

/// The city's terms beside those of the series.
///
/// # Errors
/// Those of [`handbook::read_terms`]; a test shows that there are none.
pub fn terms() -> Result<Terms, Refusal> {
    handbook::read_terms(handbook_file("terms")).map(|document| document.value)
}

/// What the city says that it lacks, seen against `catalogue`.
///
/// # Errors
/// Those of [`handbook::read_needs`]; for the bundled catalogue a test shows that there are none.
pub fn needs(catalogue: &Catalogue) -> Result<Vec<Need>, Refusal> {
    handbook::read_needs(handbook_file("needs"), catalogue).map(|document| document.value)
}

/// The written part of the handbook, seen against `catalogue`.
///
/// # Errors
/// Those of [`handbook::read_text`]; for the bundled catalogue a test shows that there are none.
pub fn handbook_text(catalogue: &Catalogue) -> Result<HandbookText, Refusal> {
    handbook::read_text(handbook_file("handbook"), catalogue).map(|document| document.value)
}

fn handbook_file(name: &str) -> &'static [u8] {
    HANDBOOK_FILES.iter().find(|(known, _)| *known == name).map_or(b"", |(_, text)| text.as_bytes())
}

fn find(table: &[(&str, Files)], id: &str) -> Option<Files> {
    table.iter().find(|(known, _)| *known == id).map(|(_, files)| *files)
}

fn head(files: Files) -> &'static [u8] {
    files.first().map_or(b"", |(_, text)| text.as_bytes())
}

fn part(files: Files, name: &str) -> Result<Vec<u8>, String> {
    let file = files.iter().find(|(known, _)| *known == name);
    file.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| format!("{name} is not bundled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_document_can_be_read() {
        for id in catalogues() {
            let catalogue = catalogue(id).unwrap().unwrap_or_else(|refusal| panic!("{id}: {refusal}"));
            assert_eq!(catalogue.id(), id);
        }
        let catalogue = catalogue(DEFAULT_CATALOGUE).unwrap().unwrap();
        for id in practice_sets().chain(reference_sets()) {
            let set = practices(id, &catalogue).unwrap().unwrap_or_else(|refusal| panic!("{id}: {refusal}"));
            assert_eq!(&*set.id, id);
        }
        let lengths = [
            missions().unwrap_or_else(|refusal| panic!("{refusal}")).cities.len(),
            needs(&catalogue).unwrap_or_else(|refusal| panic!("{refusal}")).len(),
        ];
        assert_eq!(lengths, [6, 26]);
        let (terms, text) = (terms(), handbook_text(&catalogue));
        assert!(!terms.unwrap_or_else(|refusal| panic!("{refusal}")).terms.is_empty());
        assert!(!text.unwrap_or_else(|refusal| panic!("{refusal}")).introduction.is_empty());
    }

    #[test]
    fn every_document_of_the_repository_is_bundled() {
        assert_eq!(Vec::from_iter(catalogues()), ["iso-56002:2019", "iso-56001:2024"]);
        assert_eq!(Vec::from_iter(practice_sets()), ["goteborg"]);
        let cities = ["boras", "goteborg", "kiruna", "lund", "stockholm", "umea"];
        assert_eq!(Vec::from_iter(reference_sets()), cities.map(|city| format!("platform-{city}")));
        let catalogue = catalogue(DEFAULT_CATALOGUE).unwrap().unwrap();
        let each = |id| practices(id, &catalogue).unwrap().unwrap().practices;
        let platforms = platforms(&catalogue).unwrap();
        assert_eq!(&*platforms.id, "platforms");
        assert_eq!(platforms.practices, reference_sets().flat_map(each).collect::<Vec<_>>());
        assert!(practices("no such set", &catalogue).is_none() && super::catalogue("iso-56002").is_none());
    }
}
