//! The crates that are published, held against what others get: documentation, packed files, promises kept.

use std::process::Command;

use anyhow::Result;

use crate::process;

/// Those that are published, each after what it depends on.
const CRATES: [&str; 3] = ["glapp-core", "glapp-format", "glapp-report"];

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
    package(&["--all-features"])?;
    let describe = ["describe", "--tags", "--abbrev=0", "--match", "v*"];
    let released = || process::output(Command::new("git").current_dir(crate::files::root()).args(describe));
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

fn named(crates: &[&'static str]) -> impl Iterator<Item = &'static str> {
    crates.iter().flat_map(|name| ["-p", name])
}
