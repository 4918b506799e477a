//! The browser tests: Chromium, the npm packages, and a run of Playwright.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::http::Site;
use crate::{apt, files, process, serve};

const CHROMIUM: &str = "/usr/bin/chromium";
/// The second gives pages letters: without it the browser has no typeface.
const PACKAGES: [&str; 2] = ["chromium", "fonts-dejavu-core"];
/// Holds the package-lock.json that node_modules was made from.
const STAMP: &str = "node_modules/.made-from-package-lock.json";

/// What is true of this machine.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// Chromium is there.
    chromium: bool,
    /// apt-get installs packages here.
    debian: bool,
    /// This program runs as root.
    root: bool,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Use,
    Install,
    Explain,
}

fn decide(facts: Facts) -> Step {
    match facts {
        Facts { chromium: true, .. } => Step::Use,
        Facts { debian: true, root: true, .. } => Step::Install,
        _ => Step::Explain,
    }
}

/// What a reader can do where this program may not.
fn explain(facts: Facts) -> String {
    let install = if facts.debian {
        let packages = PACKAGES.join(" ");
        format!(
            "Install Debian's, as root:\n\n    apt-get update\n    \
             apt-get install -y --no-install-recommends {packages}\n\nOr"
        )
    } else {
        "Install Chromium or Chrome, and".to_owned()
    };
    format!(
        "the browser tests need Chromium at {CHROMIUM}. {install} say where it is:\n\n    \
         CHROMIUM=/path/to/chromium cargo xtask test browser"
    )
}

/// Finds Chromium and the npm packages, or installs them.
pub fn set_up() -> Result<PathBuf> {
    let chromium = chromium()?;
    npm_packages()?;
    Ok(chromium)
}

fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if !path.is_file() {
            bail!("CHROMIUM is set to {}, but there is no such file", path.display());
        }
        return Ok(path);
    }
    let debian = apt::available();
    let facts = Facts { chromium: Path::new(CHROMIUM).exists(), debian, root: debian && apt::root() };
    match decide(facts) {
        Step::Use => {}
        Step::Install => {
            apt::update()?;
            apt::install(&PACKAGES)?;
        }
        Step::Explain => bail!(explain(facts)),
    }
    Ok(CHROMIUM.into())
}

/// Installs the npm packages when they are absent or other than package-lock.json says.
fn npm_packages() -> Result<()> {
    let folder = files::browser_tests();
    if process::output(Command::new("node").arg("--version")).is_none() {
        bail!("the browser tests need Node.js 20 or newer with npm (https://nodejs.org)");
    }
    let lock = files::read(&folder.join("package-lock.json"))?;
    if fs::read(folder.join(STAMP)).is_ok_and(|made_from| made_from == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // No scripts: Playwright's would fetch browsers of its own.
    process::run(
        Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder),
    )?;
    files::write(&folder.join(STAMP), &lock)
}

/// Runs the browser tests against `target/dist`.
pub fn test(chromium: &Path, args: &[OsString]) -> Result<()> {
    let port = serve::start_in_background(Site::load(&files::dist())?)?;
    let mut playwright = Command::new("node");
    playwright.arg("node_modules/@playwright/test/cli.js").arg("test").args(args);
    playwright.env("GLAPP_URL", format!("http://127.0.0.1:{port}/")).env("CHROMIUM", chromium);
    process::run(playwright.current_dir(files::browser_tests()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromium_is_used_else_installed_else_asked_for() {
        let facts = Facts { chromium: false, debian: true, root: true };
        assert_eq!(decide(Facts { chromium: true, root: false, ..facts }), Step::Use);
        assert_eq!(decide(facts), Step::Install);
        assert_eq!(decide(Facts { root: false, ..facts }), Step::Explain);
        assert_eq!(decide(Facts { debian: false, ..facts }), Step::Explain);
    }

    #[test]
    fn the_reader_gets_the_commands_of_the_own_system() {
        let facts = Facts { chromium: false, debian: true, root: false };
        assert!(explain(facts).contains("apt-get install -y --no-install-recommends chromium"));
        assert!(!explain(Facts { debian: false, ..facts }).contains("apt-get"));
    }
}
