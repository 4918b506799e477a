//! The texts that the app fetches: one document for each catalogue or practice set and language.

use anyhow::Result;

/// The languages of the app.
pub const LANGUAGES: [&str; 2] = ["sv", "en"];

/// Each document's name, like `iso-56002-2019.sv.json`, and its bytes.
// A stand-in for the writer of glapp-format.
pub fn data_files() -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for language in LANGUAGES {
        for stem in ["iso-56002-2019", "goteborg"] {
            let name = format!("{stem}.{language}.json");
            let bytes = format!("{{\"name\":\"{name}\"}}\n").into_bytes();
            files.push((name, bytes));
        }
    }
    Ok(files)
}
