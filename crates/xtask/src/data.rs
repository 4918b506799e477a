//! The texts that the app fetches: one document for each kind and language.

use anyhow::{Context, Result};
use glapp_core::{Coded, Language};
use glapp_format::{bundled, catalogue, practices};
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
    fn a_document_keeps_one_language_and_all_else() {
        let mut value = json!({ "id": 1, "a": { "sv": "å", "en": "o" }, "list": [{ "sv": "x", "en": "y" }] });
        keep_language(&mut value, Language::En);
        assert_eq!(value, json!({ "id": 1, "a": { "en": "o" }, "list": [{ "en": "y" }] }));
    }
}
