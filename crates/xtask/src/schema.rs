//! The JSON Schemas, generated from the definitions that read the documents.

use std::fs;

use anyhow::{Context as _, Result};

use crate::files;

/// Writes every schema to `assessments/schema`; a test says when that is due.
pub fn write() -> Result<()> {
    let folder = files::root().join("assessments/schema");
    for (name, text) in glapp_format::schema::all() {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{name}");
    }
    Ok(())
}
