//! The crates of Cargo.lock, and which of them something is made of.

use std::collections::{BTreeMap, BTreeSet};

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{files, process};

/// A crate's name and version, which tell it apart: all come from one place.
pub type Id = (String, String);

/// What is known of a crate.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its name and version.
    pub id: Id,
    /// Its licence as it says, an SPDX expression or an older way of writing one.
    pub licence: Option<String>,
    /// Where its source is developed.
    pub repository: Option<String>,
    /// Where it comes from; nothing is said of those of this repository.
    pub source: Option<String>,
    /// SHA-256 of the file that it came in, as Cargo.lock has it.
    pub checksum: Option<String>,
    /// Where its source lies.
    pub folder: PathBuf,
    /// What it asks for by name, version and whether that is a folder of this repository.
    pub asks: Vec<(String, String, bool)>,
}

/// Every crate of Cargo.lock, for every system.
pub fn all() -> Result<BTreeMap<Id, Package>> {
    let mut command = process::cargo();
    let text = process::output(command.args(["metadata", "--locked", "--format-version", "1"]));
    let text = text.context("`cargo metadata --locked` failed; by hand it says why")?;
    let lock: toml::Table = toml::from_str(&files::read_text(&files::root().join("Cargo.lock"))?)?;
    read(&serde_json::from_str(&text)?, &lock)
}

fn read(metadata: &Value, lock: &toml::Table) -> Result<BTreeMap<Id, Package>> {
    let sums = checksums(lock);
    let mut packages = BTreeMap::new();
    for package in list(metadata, "packages") {
        let field = |name| text(package, name);
        let id = (field("name").context("a crate has no name")?, field("version").context("no version")?);
        let asks = list(package, "dependencies").iter();
        let asks =
            asks.filter_map(|it| Some((text(it, "name")?, text(it, "req")?, text(it, "path").is_some())));
        let known = Package {
            licence: field("license"),
            repository: field("repository"),
            source: field("source"),
            checksum: sums.get(&id).cloned(),
            folder: field("manifest_path")
                .map(PathBuf::from)
                .and_then(|it| it.parent().map(Path::to_owned))
                .unwrap_or_default(),
            asks: asks.collect(),
            id: id.clone(),
        };
        if packages.insert(id.clone(), known).is_some() {
            bail!("{} {} comes from two places", id.0, id.1);
        }
    }
    Ok(packages)
}

fn checksums(lock: &toml::Table) -> BTreeMap<Id, String> {
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let field = |it: &toml::Value, name: &str| it.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    let sums = packages.into_iter().flatten();
    sums.filter_map(|it| Some(((field(it, "name")?, field(it, "version")?), field(it, "checksum")?)))
        .collect()
}

/// What a member of a JSON object says, when it is text.
pub fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Crates, each with those that it uses.
pub type Uses = BTreeMap<Id, BTreeSet<Id>>;

/// What crates are made of: `cargo tree`, which takes the features that a build of just these would.
pub fn uses(args: &[&str]) -> Result<Uses> {
    let mut command = process::cargo();
    command.args(["tree", "--locked", "--prefix", "depth", "--format", "{p}"]).args(args);
    let text = process::output(&mut command);
    Ok(tree(&text.with_context(|| format!("`cargo tree {}` failed; by hand it says why", args.join(" ")))?))
}

/// Reads lines like `2serde v1.0.0 (*)`, in which the number is how deep the crate stands.
fn tree(text: &str) -> Uses {
    let (mut uses, mut above) = (Uses::new(), Vec::<Id>::new());
    for line in text.lines() {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let (depth, rest) = line.split_at(digits);
        let mut words = rest.split_whitespace();
        let (Ok(depth), Some(name), Some(version)) = (depth.parse(), words.next(), words.next()) else {
            continue;
        };
        let id = (name.to_owned(), version.trim_start_matches('v').to_owned());
        above.truncate(depth);
        if let Some(user) = above.last() {
            uses.entry(user.clone()).or_default().insert(id.clone());
        }
        uses.entry(id.clone()).or_default();
        above.push(id);
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    pub fn id(name: &str, version: &str) -> Id {
        (name.to_owned(), version.to_owned())
    }

    #[test]
    fn a_tree_is_read_by_its_depths() {
        let uses =
            tree("0app v0.1.0 (/a b)\n1core v1.0.0\n2base v2.0.0\n1base v2.0.0 (*)\n\n0other v3.0.0\n");
        assert_eq!(uses.len(), 4);
        assert_eq!(uses[&id("app", "0.1.0")], BTreeSet::from([id("base", "2.0.0"), id("core", "1.0.0")]));
        assert_eq!(uses[&id("core", "1.0.0")], BTreeSet::from([id("base", "2.0.0")]));
        assert!(uses[&id("other", "3.0.0")].is_empty());
    }

    #[test]
    fn a_crate_gets_its_checksum_from_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"0f\"\n";
        let metadata = json!({ "packages": [
            { "name": "a", "version": "1.0.0", "license": "MIT", "source": "registry",
              "dependencies": [{ "name": "b", "req": "*", "path": "/b" }] },
        ] });
        let packages = read(&metadata, &toml::from_str(lock).unwrap()).unwrap();
        let a = &packages[&id("a", "1.0.0")];
        assert_eq!(a.checksum.as_deref(), Some("0f"));
        assert_eq!(a.asks, [("b".to_owned(), "*".to_owned(), true)]);
    }

    #[test]
    fn one_crate_from_two_places_is_an_error() {
        let a = json!({ "name": "a", "version": "1.0.0" });
        let error = read(&json!({ "packages": [a, a] }), &toml::Table::new()).unwrap_err();
        assert_eq!(error.to_string(), "a 1.0.0 comes from two places");
    }
}
