//! `cargo xtask package`: the elements as a folder that npm can pack.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use crate::elements::Elements;
use crate::single::integrity;
use crate::supply::notices;
use crate::{browser, bundle, embed, files, process};

/// Builds the app, then makes `target/npm/glapp`.
pub fn build() -> Result<()> {
    bundle::build()?;
    println!("{} is ready for npm pack", make()?.display());
    Ok(())
}

/// Packs the folder, installs it in a page that has nothing else, and has Vite build that: `package.spec.mjs` opens it.
/// What the editor and the compiler are told is checked on the way.
pub fn test() -> Result<()> {
    let (tools, target) = (files::root().join("tests/package"), files::root().join("target/npm"));
    let (folder, page) = (make()?, target.join("page"));
    browser::npm_packages(&tools)?;
    let node = |script: &str| {
        let mut node = Command::new("node");
        node.arg(tools.join(script)).current_dir(&page);
        node
    };
    fresh(&page)?;
    for path in files::below(&tools.join("page")) {
        files::write(&page.join(path.file_name().unwrap_or_default()), &files::read(&path)?)?;
    }
    files::write(&page.join("package.json"), b"{ \"private\": true, \"type\": \"module\" }\n")?;
    process::run(node("manifest.mjs").arg(folder.join("custom-elements.json")))?;
    process::run(browser::npm(&folder).args(["pack", "--silent", "--pack-destination"]).arg(&target))?;
    let packed = target.join(concat!("glapp-", env!("CARGO_PKG_VERSION"), ".tgz"));
    let install = ["install", "--offline", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"];
    process::run(browser::npm(&page).args(install).arg(packed))?;
    process::run(node("node_modules/typescript/bin/tsc").args(["--project", "."]))?;
    process::run(node("node_modules/vite/bin/vite.js").args(["build", "--logLevel", "warn"]))
}

/// Makes `target/npm/glapp` of `target/dist`.
pub fn make() -> Result<PathBuf> {
    let (dist, folder) = (files::dist(), files::root().join("target/npm/glapp"));
    let npm = files::root().join("web/npm");
    let hashes = dist.join(embed::HASHES);
    if !hashes.exists() {
        bail!("target/dist holds no {}; build it first: cargo xtask build", embed::HASHES);
    }
    let built: BTreeMap<String, String> = serde_json::from_slice(&files::read(&hashes)?)?;
    let mut script = files::read_text(&dist.join(embed::SCRIPT))?;
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    // A frame is for pages that no bundler makes.
    for name in built.keys().filter(|name| ![embed::SCRIPT, embed::FRAME].contains(&name.as_str())) {
        let own = own_name(name);
        script = script.replace(name, &own);
        all.push((own, files::read(&dist.join(name))?));
    }
    let hash = integrity(script.as_bytes());
    all.push((embed::SCRIPT.to_owned(), script.into_bytes()));
    let hashes: BTreeMap<_, _> = all.iter().map(|(name, bytes)| (name, integrity(bytes))).collect();
    let hashes = serde_json::to_string_pretty(&hashes)? + "\n";
    let elements = Elements::read(&files::read_text(&npm.join("elements.json"))?)?;
    let readme = files::read_text(&npm.join("README.md"))?;
    for (name, text) in [
        (embed::HASHES, hashes),
        ("custom-elements.json", serde_json::to_string_pretty(&elements.manifest()?)? + "\n"),
        ("index.d.ts", elements.types()?),
        ("README.md", read_me(&readme, &elements, &hash)?),
    ] {
        all.push((name.to_owned(), text.into_bytes()));
    }
    all.push((notices::FILE.to_owned(), files::read(&dist.join(notices::FILE))?));
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        all.push((licence.to_owned(), files::read(&files::root().join(licence))?));
    }
    all.sort();
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    let package = serde_json::to_string_pretty(&package(&names))? + "\n";
    fresh(&folder)?;
    for (name, bytes) in &all {
        files::write(&folder.join(name), bytes)?;
    }
    files::write(&folder.join("package.json"), package.as_bytes())?;
    Ok(folder)
}

/// A file's name in the package. A style is only a text here: a bundler that saw it named as one would make a script of it.
fn own_name(name: &str) -> String {
    name.strip_suffix(".css").map_or_else(|| name.to_owned(), |stem| format!("{stem}.txt"))
}

/// An empty folder in the place of whatever is there.
fn fresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

fn read_me(template: &str, elements: &Elements, hash: &str) -> Result<String> {
    let script = embed::line("https://example.com/glapp/", embed::SCRIPT, hash);
    let mut text = template.to_owned();
    for (name, value) in [
        ("{{script}}", script),
        ("{{elements}}", elements.sections()?),
        ("{{parts}}", elements.parts()?),
        ("{{properties}}", elements.properties()?),
    ] {
        if !text.contains(name) {
            bail!("web/npm/README.md has no {name}");
        }
        text = text.replace(name, &value);
    }
    Ok(text)
}

/// What npm and bundlers go by. The module says nothing by name: importing it is what defines the elements.
fn package(names: &[&str]) -> serde_json::Value {
    json!({
        "name": "glapp",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Self-assessment of municipal units against ISO 56002, as elements for any web page",
        "keywords": ["custom-elements", "web-components", "iso-56002", "innovation-management", "self-assessment"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            ".": { "types": "./index.d.ts", "default": "./glapp.js" },
            "./custom-elements.json": "./custom-elements.json",
            "./integrity.json": "./integrity.json",
            "./package.json": "./package.json",
        },
        "types": "./index.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./glapp.js"],
        "files": names,
    })
}
