//! The command `glapp` with the app inside: one file that serves it anywhere.

use anyhow::Result;

use crate::{bundle, files, process};

/// Builds the app, then the command around it.
pub fn build() -> Result<()> {
    bundle::build()?;
    let cargo = ["build", "--release", "--package", "glapp-cli", "--features", "app", "--locked"];
    process::run(process::cargo().args(cargo).env("GLAPP_DIST", files::dist()))?;
    println!("target/release/glapp is built, with the app inside: glapp serve");
    Ok(())
}

/// That the command serves the very files that were built.
pub fn test() -> Result<()> {
    // The features of the workspace, as the other tests have them, or all would be compiled anew.
    let workspace = ["test", "--workspace", "--exclude", "xtask", "--features", "glapp-cli/app"];
    let these = ["--test", "serve", "--locked"];
    process::run(process::cargo().args(workspace).args(these).env("GLAPP_DIST", files::dist()))
}
