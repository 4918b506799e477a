//! One stylesheet of many.

use anyhow::Result;

use crate::{files, squeeze};

/// The app's stylesheet: what all pages share, then each component's own.
pub fn sheet() -> Result<String> {
    let web = files::root().join("web");
    let mut sheet = String::new();
    for folder in ["style", "src"] {
        for path in files::below(&web.join(folder)) {
            if path.extension().is_some_and(|extension| extension == "css") {
                sheet += &files::read_text(&path)?;
                sheet.push('\n');
            }
        }
    }
    Ok(squeeze::css(&sheet))
}
