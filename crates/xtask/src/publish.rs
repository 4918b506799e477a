//! The crates that are published, held against what others get: documentation, packed files, promises kept.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{files, process};

/// Those that are published, each after what it depends on.
const CRATES: [&str; 3] = ["glapp-core", "glapp-format", "glapp-report"];

/// Where the packed crates are built.
const BUILT: &str = "target/publish";

/// Libraries of the workspace that only its own programs use.
const OWN: [&str; 2] = ["glapp-office", "glapp-serve"];

/// Writes the documentation of every library; the workspace's lints deny a link in it that leads nowhere.
pub fn document() -> Result<()> {
    let mut doc = process::cargo();
    doc.args(["doc", "--locked", "--no-deps", "--all-features"]).args(named(&CRATES)).args(named(&OWN));
    process::run(&mut doc)
}

/// Packs the crates without building them: about a second, without the network.
pub fn pack() -> Result<()> {
    package(&["--no-verify"])
}

/// All that can be seen before a release. `baseline` is the revision to compare with; without one, the latest release's.
pub fn check(baseline: Option<String>) -> Result<()> {
    document()?;
    // Each is built from its packed files alone, with the packed ones of those it depends on.
    forget()?;
    package(&["--all-features", "--target-dir", BUILT])?;
    forget()?;
    let describe = ["describe", "--tags", "--abbrev=0", "--match", "v*"];
    let released = || process::output(Command::new("git").current_dir(files::root()).args(describe));
    let Some(baseline) = baseline.or_else(released) else {
        println!("\nNOT COMPARED: nothing is released yet; name a revision with --baseline-rev");
        return Ok(());
    };
    if process::output(process::cargo().args(["semver-checks", "--version"])).is_none() {
        println!(
            "\nNOT COMPARED with {baseline}: that takes cargo-semver-checks. To install it:\n\n    \
             cargo install --locked cargo-semver-checks"
        );
        return Ok(());
    }
    let mut compare = process::cargo();
    compare.args(["semver-checks", "--baseline-rev", &baseline]).args(named(&CRATES));
    process::run(&mut compare)
}

fn package(how: &[&str]) -> Result<()> {
    // What is not committed yet is packed as it lies: publishing itself refuses that.
    let mut package = process::cargo();
    package.args(["package", "--locked", "--offline", "--allow-dirty"]).args(how).args(named(&CRATES));
    process::run(&mut package)
}

/// Removes what cargo has built and unpacked of crates that were packed here. It takes a version for the same for ever, and
/// would build against the crate as it was when this version was first packed.
fn forget() -> Result<()> {
    let built = files::root().join(BUILT);
    if built.exists() {
        fs::remove_dir_all(&built)
            .with_context(|| format!("{} is out of date and cannot be removed", built.display()))?;
    }
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| env::home_dir().map(|it| it.join(".cargo"))) else { return Ok(()) };
    let Ok(registries) = fs::read_dir(home.join("registry/src")) else { return Ok(()) };
    for registry in registries.filter_map(|entry| entry.ok()) {
        // A registry in a folder has no host before its hash; what was fetched from one with a host stays.
        if !registry.file_name().to_string_lossy().starts_with('-') {
            continue;
        }
        for name in CRATES {
            let unpacked = registry.path().join(format!("{name}-{}", env!("CARGO_PKG_VERSION")));
            if unpacked.exists() {
                fs::remove_dir_all(&unpacked).with_context(|| {
                    format!("{} is out of date and cannot be removed", unpacked.display())
                })?;
            }
        }
    }
    Ok(())
}

fn named(crates: &[&'static str]) -> impl Iterator<Item = &'static str> {
    crates.iter().flat_map(|name| ["-p", name])
}
