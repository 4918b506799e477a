//! That every package is one release, known by a hash: npm's in lock files, PyPI's in `requirements.txt`, and that no
//! crate is asked for in just any version. (What crates.io sends, Cargo itself holds against Cargo.lock.)

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use super::packages::{Package, text};
use crate::files;

/// npm's description of a folder, and beside it its lock file.
pub const NPM: [&str; 2] = ["package.json", "package-lock.json"];

/// Every file of this repository by that name, of whatever is not made by a build.
pub fn named(name: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![files::root().to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let made = ["target", "node_modules", ".git"].iter().any(|made| entry.file_name() == *made);
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !made => folders.push(entry.path()),
                Ok(kind) if kind.is_file() && entry.file_name() == name => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// What is not pinned in any folder with npm packages.
pub fn npm() -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let [package, lock] = NPM;
    for path in named(package) {
        let json = |path: &Path| -> Result<Value> {
            serde_json::from_slice(&files::read(path)?).with_context(|| path.display().to_string())
        };
        let found = npm_faults(&json(&path)?, &json(&path.with_file_name(lock))?);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", place(&path))));
    }
    Ok(faults)
}

fn npm_faults(package: &Value, lock: &Value) -> Vec<String> {
    let object = |value: &Value, name: &str| -> Map<String, Value> {
        value.get(name).and_then(Value::as_object).cloned().unwrap_or_default()
    };
    let mut faults = Vec::new();
    let locked = object(lock, "packages");
    for kind in ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] {
        for (name, wanted) in object(package, kind) {
            let wanted = wanted.as_str().unwrap_or_default();
            let found = locked.get(&format!("node_modules/{name}")).and_then(|it| text(it, "version"));
            if !is_release(wanted) {
                faults.push(format!("{name} is asked for as `{wanted}`; give one release, like 1.2.3"));
            } else if found.as_deref() != Some(wanted) {
                let found = found.unwrap_or_else(|| "nothing".to_owned());
                faults
                    .push(format!("{name} is {wanted} here and {found} in the lock file; run `npm install`"));
            }
        }
    }
    for (place, entry) in locked.iter().filter(|(place, _)| !place.is_empty()) {
        let name = place.strip_prefix("node_modules/").unwrap_or(place);
        if !text(entry, "version").is_some_and(|version| is_release(&version)) {
            faults.push(format!("{name} has no single version in the lock file"));
        }
        if !text(entry, "integrity").is_some_and(|hash| hash.starts_with("sha512-")) {
            faults.push(format!("{name} has no sha512 in the lock file; remove it and run `npm install`"));
        }
        // Without an address it comes from the registry that npm is set to; with one, from wherever that is.
        if let Some(from) = text(entry, "resolved") {
            faults.push(format!(
                "{name} comes from {from}; leave addresses out of the lock file, as .npmrc says"
            ));
        }
    }
    faults
}

/// Whether a version is one release: `1.2.3`, also `1.2.3-rc.1`, but no range and no address.
fn is_release(version: &str) -> bool {
    let number = version.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<_> = number.split('.').collect();
    let plain = version.chars().all(|c| c.is_ascii_alphanumeric() || ".-+".contains(c));
    plain && parts.len() == 3 && parts.iter().all(|it| it.parse::<u64>().is_ok())
}

/// What is not pinned in any `requirements.txt`.
pub fn python() -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in named("requirements.txt") {
        let found = python_faults(&files::read_text(&path)?);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", place(&path))));
    }
    Ok(faults)
}

fn python_faults(requirements: &str) -> Vec<String> {
    let lines = requirements.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let pinned = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next().and_then(|word| word.split_once("=="));
        let named = name.is_some_and(|(_, version)| !version.is_empty() && !version.contains('*'));
        let hash = |word: &str| word.strip_prefix("--hash=sha256:").is_some_and(|hash| hash.len() == 64);
        let hashes: Vec<_> = words.collect();
        named && !hashes.is_empty() && hashes.into_iter().all(hash)
    };
    let faulty = lines.filter(|line| !pinned(line));
    faulty.map(|line| format!("`{line}` is not like `name==1.2.3 --hash=sha256:…`")).collect()
}

/// The crates that our own ask for in any version at all.
pub fn wildcards<'a>(packages: impl Iterator<Item = &'a Package>) -> Vec<String> {
    let ours = packages.filter(|package| package.source.is_none());
    let asks = ours.flat_map(|package| package.asks.iter().map(move |ask| (&package.id.0, ask)));
    asks.filter(|(_, (_, version, path))| version == "*" && !path)
        .map(|(ours, (name, ..))| format!("{ours} asks for {name} in any version; say from which on"))
        .collect()
}

fn place(path: &Path) -> String {
    path.strip_prefix(files::root()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ranges_tags_and_addresses_are_no_release() {
        for one in ["1.2.3", "12.8.2-rc.1", "1.0.0+a"] {
            assert!(is_release(one), "{one}");
        }
        for other in
            ["^1.2.3", "~1.2.3", "1.2", "1.x.0", "*", "latest", "", "1.2.3 || 2.0.0", "git+https://a/b"]
        {
            assert!(!is_release(other), "{other}");
        }
    }

    #[test]
    fn npm_packages_are_exact_and_have_hashes() {
        let package = |version: &str| json!({ "devDependencies": { "a": version } });
        let lock = |entry: Value| json!({ "packages": { "": {}, "node_modules/a": entry } });
        let good = json!({ "version": "1.2.3", "integrity": "sha512-x" });
        assert!(npm_faults(&package("1.2.3"), &lock(good.clone())).is_empty());
        let faults = |package, entry| npm_faults(&package, &lock(entry)).join("; ");
        assert!(faults(package("^1.2.3"), good.clone()).contains("asked for as `^1.2.3`"));
        assert!(faults(package("1.2.4"), good).contains("1.2.4 here and 1.2.3 in the lock file"));
        assert!(faults(package("1.2.3"), json!({ "version": "1.2.3" })).contains("no sha512"));
        let elsewhere =
            json!({ "version": "1.2.3", "integrity": "sha512-x", "resolved": "https://a.test/a.tgz" });
        assert!(faults(package("1.2.3"), elsewhere).contains("comes from https://a.test/a.tgz"));
    }

    #[test]
    fn python_packages_are_exact_and_have_hashes() {
        let hash = format!("--hash=sha256:{}", "0".repeat(64));
        assert!(python_faults(&format!("# why\n\na==1.2.3 {hash}\nb==1 {hash} {hash}\n")).is_empty());
        for line in ["a".to_owned(), "a==1.2.3".to_owned(), format!("a>=1 {hash}"), format!("a==1.* {hash}")]
        {
            assert_eq!(python_faults(&line).len(), 1, "{line}");
        }
    }

    #[test]
    fn a_crate_in_any_version_is_told() {
        let asks = vec![("a".to_owned(), "*".to_owned(), false), ("b".to_owned(), "*".to_owned(), true)];
        let ours = Package { id: ("ours".to_owned(), "0.1.0".to_owned()), asks, ..Package::default() };
        assert_eq!(wildcards([&ours].into_iter()), ["ours asks for a in any version; say from which on"]);
    }

    #[test]
    fn the_own_packages_are_found() {
        assert!(named(NPM[0]).iter().any(|path| path.ends_with("tests/browser/package.json")));
        assert!(named("requirements.txt").iter().any(|path| path.ends_with("tests/check/requirements.txt")));
    }
}
