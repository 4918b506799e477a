//! The browser tests: browsers, the npm packages, a run of Playwright in Chromium and one of node in Firefox.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{apt, files, process, serve};

/// A browser that tests drive.
struct Browser {
    /// What people call it.
    name: &'static str,
    /// Where Debian puts it.
    path: &'static str,
    /// What a reader sets to name another place.
    variable: &'static str,
    /// Debian's packages.
    packages: [&'static str; 2],
}

/// The second package gives pages letters: without it the browser has no typeface.
const CHROMIUM: Browser = Browser {
    name: "Chromium",
    path: "/usr/bin/chromium",
    variable: "CHROMIUM",
    packages: ["chromium", "fonts-dejavu-core"],
};
const FIREFOX: Browser = Browser {
    name: "Firefox",
    path: "/usr/bin/firefox-esr",
    variable: "FIREFOX",
    packages: ["firefox-esr", "fonts-dejavu-core"],
};
/// What is run in Firefox, by node's own test runner: Playwright cannot drive it.
const FIREFOX_TESTS: [&str; 3] =
    ["firefox/journey.test.mjs", "firefox/element.test.mjs", "firefox/frame.test.mjs"];
/// Holds the package-lock.json that node_modules was made from.
const STAMP: &str = "node_modules/.made-from-package-lock.json";

/// What is true of this machine.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// The browser is there.
    browser: bool,
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
        Facts { browser: true, .. } => Step::Use,
        Facts { debian: true, root: true, .. } => Step::Install,
        _ => Step::Explain,
    }
}

/// Where the browsers are.
pub struct Browsers {
    chromium: PathBuf,
    firefox: PathBuf,
}

/// Finds the browsers and the npm packages, or installs them.
pub fn set_up() -> Result<Browsers> {
    let browsers = Browsers { chromium: CHROMIUM.find()?, firefox: FIREFOX.find()? };
    npm_packages(&files::browser_tests())?;
    Ok(browsers)
}

impl Browser {
    fn find(&self) -> Result<PathBuf> {
        if let Some(path) = env::var_os(self.variable).map(PathBuf::from) {
            if !path.is_file() {
                bail!("{} is set to {}, but there is no such file", self.variable, path.display());
            }
            return Ok(path);
        }
        let debian = apt::available();
        let browser = Path::new(self.path).exists();
        let facts = Facts { browser, debian, root: debian && apt::root() };
        match decide(facts) {
            Step::Use => {}
            Step::Install => {
                apt::update()?;
                apt::install(&self.packages)?;
            }
            Step::Explain => bail!(self.explain(facts)),
        }
        Ok(self.path.into())
    }

    /// What a reader can do where this program may not.
    fn explain(&self, facts: Facts) -> String {
        let Self { name, path, variable, packages } = self;
        let install = if facts.debian {
            let packages = packages.join(" ");
            format!(
                "Install Debian's, as root:\n\n    apt-get update\n    \
                 apt-get install -y --no-install-recommends {packages}\n\nOr"
            )
        } else {
            format!("Install {name}, and")
        };
        format!(
            "the browser tests need {name} at {path}. {install} say where it is:\n\n    \
             {variable}=/path/to/it cargo xtask test browser"
        )
    }
}

/// Installs the npm packages of a folder when they are absent or other than its package-lock.json says.
pub fn npm_packages(folder: &Path) -> Result<()> {
    if process::output(Command::new("node").arg("--version")).is_none() {
        bail!("the browser tests need Node.js 20 or newer with npm (https://nodejs.org)");
    }
    let lock = files::read(&folder.join("package-lock.json"))?;
    if fs::read(folder.join(STAMP)).is_ok_and(|made_from| made_from == lock) {
        return Ok(());
    }
    // No scripts: Playwright's would fetch browsers of its own.
    process::run(npm(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    files::write(&folder.join(STAMP), &lock)
}

/// npm, at work in a folder.
pub fn npm(folder: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
}

/// Runs the browser tests against `target/dist`.
pub fn test(browsers: &Browsers, args: &[OsString]) -> Result<()> {
    node(["node_modules/@playwright/test/cli.js", "test"].map(OsString::from).iter().chain(args), browsers)
}

/// Runs the main journeys in Firefox against `target/dist`.
pub fn test_in_firefox(browsers: &Browsers) -> Result<()> {
    node(["--test", "--test-concurrency=1"].iter().chain(&FIREFOX_TESTS), browsers)
}

/// Takes the pictures of the guide from `target/dist` into a folder.
pub fn take_pictures(browsers: &Browsers, folder: &Path) -> Result<()> {
    node([OsStr::new("pictures.mjs"), folder.as_os_str()], browsers)
}

fn node(args: impl IntoIterator<Item = impl AsRef<OsStr>>, browsers: &Browsers) -> Result<()> {
    let server = serve::start(serve::listen(0)?)?;
    let mut node = Command::new("node");
    node.args(args).env("GLAPP_URL", format!("http://{}/", server.address()));
    node.env(CHROMIUM.variable, &browsers.chromium).env(FIREFOX.variable, &browsers.firefox);
    process::run(node.current_dir(files::browser_tests()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_used_else_installed_else_asked_for() {
        let facts = Facts { browser: false, debian: true, root: true };
        assert_eq!(decide(Facts { browser: true, root: false, ..facts }), Step::Use);
        assert_eq!(decide(facts), Step::Install);
        assert_eq!(decide(Facts { root: false, ..facts }), Step::Explain);
        assert_eq!(decide(Facts { debian: false, ..facts }), Step::Explain);
    }

    #[test]
    fn the_reader_gets_the_commands_of_the_own_system() {
        let facts = Facts { browser: false, debian: true, root: false };
        assert!(FIREFOX.explain(facts).contains("apt-get install -y --no-install-recommends firefox-esr"));
        let elsewhere = CHROMIUM.explain(Facts { debian: false, ..facts });
        assert!(!elsewhere.contains("apt-get") && elsewhere.contains("CHROMIUM=/path/to/it"));
    }
}
