//! What the licences of others ask to be told wherever the app goes: `licences.txt` in the bundle.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use super::licences::normal;
use super::packages::{Package, all, uses};
use crate::toolchain::TARGET;
use crate::{files, wasm};

/// The file's name.
pub const FILE: &str = "licences.txt";

const HEAD: &str = "\
Glapp is under MIT OR Apache-2.0, and is made of other people's work too.
Glapp har licensen MIT eller Apache-2.0, och är gjort av andras arbete också.

The Rust standard library, which is part of the programs, is under MIT OR Apache-2.0.
";

/// Every crate in the programs of the bundle, with its licence and the words that come with it; the same words once.
pub fn notices() -> Result<String> {
    let packages = all()?;
    let mut inside = BTreeMap::new();
    for package in wasm::PACKAGES {
        let options = ["--package", package, "--edges", "normal,no-proc-macro", "--target", TARGET];
        for id in uses(&options)?.into_keys() {
            let package =
                packages.get(&id).with_context(|| format!("Cargo.lock has no {} {}", id.0, id.1))?;
            if package.source.is_some() {
                inside.insert(id, package);
            }
        }
    }
    let mut text = HEAD.to_owned();
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((name, version), package) in inside {
        let licence = package.licence.as_deref().with_context(|| format!("{name} names no licence"))?;
        let place = package.repository.as_deref().unwrap_or_default();
        writeln!(text, "\n{name} {version}: {} {place}", normal(licence))?;
        for said in words_of(package)? {
            words.entry(said).or_default().push(format!("{name} {version}"));
        }
    }
    for (said, names) in words {
        write!(text, "\n{}\n{}\n\n{said}\n", "-".repeat(80), names.join(", "))?;
    }
    Ok(text)
}

/// The texts of licences and notices that lie beside a crate's source, without what differs in form alone.
fn words_of(package: &Package) -> Result<Vec<String>> {
    let mut words = Vec::new();
    for path in files::below(&package.folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.parent() == Some(&package.folder) && is_notice(&name) {
            let said = String::from_utf8_lossy(&files::read(&path)?).into_owned();
            words.push(said.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned());
        }
    }
    Ok(words)
}

fn is_notice(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "UNLICENSE"]
        .iter()
        .any(|it| name.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_programs_is_named_with_its_words_and_nothing_of_ours_is() {
        let text = notices().unwrap();
        assert!(text.contains("\nleptos 0.") && text.contains("Permission is hereby granted"));
        assert!(!text.contains("\nglapp-core ") && !text.contains("\nbrotli "), "neither ours nor a tool");
        let of_apache = text.matches("END OF TERMS AND CONDITIONS").count();
        assert!((1..20).contains(&of_apache), "the same words once, not for each crate: {of_apache}");
    }

    #[test]
    fn a_licence_is_known_by_its_name() {
        let notices = ["LICENSE-MIT", "LICENSE", "license.txt", "COPYING", "NOTICE.md", "UNLICENSE"];
        assert!(notices.iter().all(|name| is_notice(name)));
        assert!(!["README.md", "licensing.rs.bak", "Cargo.toml"].iter().all(|name| is_notice(name)));
    }
}
