//! Builds the app twice, from two copies of HEAD in folders of different names, and compares every byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{files, process};

/// Of different length and depth, because paths are what gets into builds.
const COPIES: [&str; 2] = ["a", "another-folder/with-a-longer-name"];

type Bundle = BTreeMap<String, Vec<u8>>;

/// Builds and compares. The copies are removed when they are the same, and left to be looked at when not.
pub fn reproduce() -> Result<()> {
    let folder = files::root().join("target/reproduce");
    remove(&folder)?;
    let changed =
        process::output(git().args(["status", "--porcelain"])).context("this is no git repository")?;
    if !changed.is_empty() {
        println!("what is built is HEAD: what has not been committed is not in it");
    }
    let mut bundles = Vec::new();
    for name in COPIES {
        let copy = folder.join(name);
        println!("\n== {}", copy.display());
        process::run(git().args(["clone", "--quiet", "."]).arg(&copy))?;
        let mut build = process::cargo();
        build.args(["run", "--locked", "--package", "xtask", "--", "build"]).current_dir(&copy);
        // Only xtask's own dependencies are compiled once for both: what the app is made of, each copy compiles anew.
        process::run(build.env("CARGO_TARGET_DIR", files::root().join("target/tools/copies")))?;
        bundles.push(read(&copy.join("target/dist"))?);
    }
    let [one, other] = bundles.as_slice() else { bail!("two builds were to be compared") };
    let differences = differences(one, other);
    if !differences.is_empty() {
        bail!("the two builds in {} differ:\n{}", folder.display(), differences.join("\n"));
    }
    println!("\nthe same bytes twice: {} files, SHA-256 of all {}", one.len(), digest(one));
    remove(&folder)
}

fn git() -> Command {
    let mut git = Command::new("git");
    git.current_dir(files::root());
    git
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

fn read(dist: &Path) -> Result<Bundle> {
    let mut bundle = Bundle::new();
    for path in files::below(dist) {
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        bundle.insert(name, files::read(&path)?);
    }
    if bundle.is_empty() { bail!("{} is empty", dist.display()) } else { Ok(bundle) }
}

fn differences(one: &Bundle, other: &Bundle) -> Vec<String> {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differs = names.into_iter().filter_map(|name| match (one.get(name), other.get(name)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => {
            let first = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
            Some(format!("{name}: {} and {} bytes, other from byte {first} on", a.len(), b.len()))
        }
        (Some(_), None) => Some(format!("{name}: in the first only")),
        (None, _) => Some(format!("{name}: in the second only")),
    });
    differs.collect()
}

/// Of all names and contents: one line to compare builds of different machines by.
fn digest(bundle: &Bundle) -> String {
    let mut all = Sha256::new();
    for (name, bytes) in bundle {
        all.update(name);
        all.update([0]);
        all.update(Sha256::digest(bytes));
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told() {
        let bundle = |files: &[(&str, &str)]| -> Bundle {
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let one = bundle(&[("a", "same"), ("b", "1234"), ("c", "longer"), ("d", "")]);
        let other = bundle(&[("a", "same"), ("b", "1254"), ("c", "long"), ("e", "")]);
        assert_eq!(
            differences(&one, &other),
            [
                "b: 4 and 4 bytes, other from byte 2 on",
                "c: 6 and 4 bytes, other from byte 4 on",
                "d: in the first only",
                "e: in the second only",
            ]
        );
        assert!(differences(&one, &one).is_empty());
        assert_eq!(digest(&one), digest(&one));
        assert_ne!(digest(&one), digest(&other));
    }
}
