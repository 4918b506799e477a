//! The texts that the app fetches: one document for each kind and language.

use anyhow::{Context, Result};
use glapp_core::{Coded, Language};
use glapp_format::{bundled, catalogue, handbook, outline, practices};
use serde_json::Value;

/// The standard by whose clauses results can be seen too.
const TITLES: &str = "iso-56001:2024";

/// Each document's name, like `iso-56002-2019.sv.json`, and its bytes.
pub fn data_files() -> Result<Vec<(String, Vec<u8>)>> {
    let (catalogue_id, set_id) = (bundled::DEFAULT_CATALOGUE, bundled::DEFAULT_PRACTICES);
    let catalogue = bundled::catalogue(catalogue_id).context("the catalogue is not bundled")??;
    let set = bundled::practices(set_id, &catalogue).context("the practices are not bundled")??;
    // The handbook's parts are carried over as they are; that they can be read is checked here.
    bundled::terms()?;
    bundled::needs(&catalogue)?;
    bundled::handbook_text(&catalogue)?;
    let titles = bundled::catalogue(TITLES).context("the other standard is not bundled")??;
    let platforms = bundled::platforms(&catalogue)?;
    let name = |id: &str, language: Language| format!("{}.{}.json", id.replace(':', "-"), language.code());
    let mut files = Vec::new();
    for &language in Language::ALL {
        let only = [language];
        files.push((name(catalogue_id, language), catalogue::write_compact(&catalogue, &only).into_bytes()));
        files.push((name(TITLES, language), catalogue::write_compact(&titles, &only).into_bytes()));
        files.push((name(set_id, language), practices::write_compact(&set, &only).into_bytes()));
        files.push((name(&platforms.id, language), practices::write_compact(&platforms, &only).into_bytes()));
        for (part, text) in bundled::HANDBOOK_FILES {
            let mut document = serde_json::from_str(text).with_context(|| format!("{part} is no JSON"))?;
            keep_language(&mut document, language);
            files.push((name(part, language), serde_json::to_vec(&document)?));
        }
    }
    Ok(files)
}

/// What an app begins with before it has texts, as the script that says so: how many questions each round has, and the
/// names of the levels (`Library::outlined` in `web/src/library.rs` reads it).
pub fn outline() -> Result<String> {
    let catalogue =
        bundled::catalogue(bundled::DEFAULT_CATALOGUE).context("the catalogue is not bundled")??;
    let short = catalogue.leaves().filter_map(|leaf| leaf.criteria()?.short_round.as_ref()).count();
    let mut lines = vec![format!("{short} {}", catalogue.leaf_count())];
    lines.extend(catalogue.scale().levels().map(|(_, level)| {
        let name = |language| level.name.get(language);
        format!("{}\t{}", name(Language::Sv), name(Language::En))
    }));
    Ok(format!("const outline = {};\n", serde_json::to_string(&lines.join("\n"))?))
}

/// The texts of the elements that only show something, beside those above: what of the catalogue, the practices and
/// the handbook a result, a comparison or a map tells of, and nothing else.
pub fn view_files() -> Result<Vec<(String, Vec<u8>)>> {
    let catalogue =
        bundled::catalogue(bundled::DEFAULT_CATALOGUE).context("the catalogue is not bundled")??;
    let set = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue);
    let set = set.context("the practices are not bundled")??;
    let handbook = bundled::HANDBOOK_FILES.iter().find(|(part, _)| *part == "handbook");
    let (_, handbook) = handbook.context("the handbook is not bundled")?;
    let mut files = Vec::new();
    for &language in Language::ALL {
        let only = [language];
        let mut phases = serde_json::from_str(handbook)?;
        keep_language(&mut phases, language);
        keep_phases(&mut phases);
        let phases = serde_json::to_vec(&phases)?;
        handbook::read_text(&phases, &catalogue).context("the phases cannot be read")?;
        let texts = [
            ("catalogue", outline::write_catalogue(&catalogue, &only, false).into_bytes()),
            // The same with the first steps, which the result names.
            ("steps", outline::write_catalogue(&catalogue, &only, true).into_bytes()),
            ("practices", outline::write_practices(&set, &only).into_bytes()),
            ("phases", phases),
        ];
        files.extend(texts.map(|(name, bytes)| (format!("view-{name}.{}.json", language.code()), bytes)));
    }
    Ok(files)
}

/// Leaves of the handbook's text what it must have and the names and clauses of the phases.
fn keep_phases(handbook: &mut Value) {
    let forget = |value: &mut Value, names: &[&str]| {
        if let Value::Object(members) = value {
            members.retain(|name, _| !names.contains(&name.as_str()));
        }
    };
    forget(handbook, &["introduction"]);
    if let Some(process) = handbook.get_mut("process") {
        forget(process, &["paragraphs", "sources"]);
        let phases = process.get_mut("phases").and_then(Value::as_array_mut);
        phases.into_iter().flatten().for_each(|phase| forget(phase, &["does", "gate"]));
    }
}

/// Takes the other language out of every text, `{ "sv": …, "en": … }`.
fn keep_language(value: &mut Value, language: Language) {
    match value {
        Value::Object(members) => {
            if members.contains_key(language.code()) {
                members.remove(language.other().code());
            }
            members.values_mut().for_each(|value| keep_language(value, language));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| keep_language(value, language)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_only_shown_is_a_fraction_of_the_whole_and_can_be_read() {
        let view = view_files().unwrap();
        let find = |files: &[(String, Vec<u8>)], name: &str| {
            files.iter().find(|(it, _)| it == name).map(|(_, bytes)| bytes.clone()).unwrap()
        };
        let whole = data_files().unwrap();
        for (lean, of) in
            [("view-steps", "iso-56002-2019"), ("view-practices", "goteborg"), ("view-phases", "handbook")]
        {
            for language in ["sv", "en"] {
                let lean = find(&view, &format!("{lean}.{language}.json")).len();
                let of = find(&whole, &format!("{of}.{language}.json")).len();
                assert!(lean * 2 < of, "{lean} of {of}");
            }
        }
        let catalogue = outline::read_catalogue(&find(&view, "view-catalogue.sv.json")).unwrap();
        assert_eq!((catalogue.warnings.len(), catalogue.value.leaf_count()), (0, 52));
        let practices =
            outline::read_practices(&find(&view, "view-practices.en.json"), &catalogue.value).unwrap();
        assert_eq!((practices.warnings.len(), practices.value.practices.len() > 100), (0, true));
    }

    #[test]
    fn a_document_keeps_one_language_and_all_else() {
        let mut value = json!({ "id": 1, "a": { "sv": "å", "en": "o" }, "list": [{ "sv": "x", "en": "y" }] });
        keep_language(&mut value, Language::En);
        assert_eq!(value, json!({ "id": 1, "a": { "en": "o" }, "list": [{ "en": "y" }] }));
    }
}
