//! The texts that the app fetches: one document for each catalogue or practice set and language.

use anyhow::{Context, Result};
use glapp_core::{Coded, Language};
use glapp_format::{bundled, catalogue, practices};

/// Each document's name, like `iso-56002-2019.sv.json`, and its bytes.
pub fn data_files() -> Result<Vec<(String, Vec<u8>)>> {
    let (catalogue_id, set_id) = (bundled::DEFAULT_CATALOGUE, bundled::DEFAULT_PRACTICES);
    let catalogue = bundled::catalogue(catalogue_id).context("the catalogue is not bundled")??;
    let set = bundled::practices(set_id, &catalogue).context("the practices are not bundled")??;
    let name = |id: &str, language: Language| format!("{}.{}.json", id.replace(':', "-"), language.code());
    let files = Language::ALL.iter().flat_map(|&language| {
        [
            (name(catalogue_id, language), catalogue::write_compact(&catalogue, &[language]).into_bytes()),
            (name(set_id, language), practices::write_compact(&set, &[language]).into_bytes()),
        ]
    });
    Ok(files.collect())
}
