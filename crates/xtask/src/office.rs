//! What `glapp export` writes, opened by programs of others: openpyxl, and LibreOffice where it is or can be had.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{apt, files, process};

/// What the check needs besides Python's own library, each with its hash.
const PACKAGES: &str = "tests/check/requirements.txt";
const SOFFICE: &str = "/usr/bin/soffice";
/// About 400 MB with what it brings along, in half a minute.
const DEBIAN_PACKAGE: &str = "libreoffice-calc-nogui";

/// Compares every figure of the examples' workbooks with those of `glapp gap`.
pub fn check() -> Result<()> {
    let python = python()?;
    let soffice = soffice()?;
    let root = files::root();
    process::run(process::cargo().args(["build", "--locked", "--package", "glapp-cli"]))?;
    let mut command = Command::new(python);
    command
        .current_dir(root)
        .arg("tests/check/office.py")
        .arg("--glapp")
        .arg(root.join("target/debug/glapp"));
    match soffice {
        Some(soffice) => drop(command.arg("--soffice").arg(soffice)),
        None => println!("LibreOffice is not installed: whether it computes the same is not checked"),
    }
    process::run(command.args(files::below(&root.join("assessments/examples"))))
}

/// A Python with the packages, in a folder of this repository's own.
fn python() -> Result<PathBuf> {
    let folder = files::root().join("target/python");
    let (bin, stamp) = (folder.join("bin"), folder.join("packages"));
    let python = bin.join("python");
    let packages = files::root().join(PACKAGES);
    let wanted = files::read(&packages)?;
    if python.exists() && fs::read(&stamp).is_ok_and(|made_from| made_from == wanted) {
        return Ok(python);
    }
    let hint = "the check of workbooks needs Python 3 with venv (on Debian: apt-get install python3-venv)";
    process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder)).context(hint)?;
    let quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    // Just these files: nothing that a package asks for besides, and nothing that would have to run to be built.
    let pinned = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement"];
    process::run(Command::new(&python).args(quiet).args(pinned).arg(&packages))?;
    files::write(&stamp, &wanted)?;
    Ok(python)
}

/// LibreOffice, which is installed where this program may.
fn soffice() -> Result<Option<PathBuf>> {
    let there = || Path::new(SOFFICE).exists().then(|| PathBuf::from(SOFFICE));
    // Other programs of the family bring the command along, but not what reads workbooks.
    if apt::available() && apt::root() && !apt::installed(DEBIAN_PACKAGE) {
        apt::update()?;
        apt::install(&[DEBIAN_PACKAGE])?;
    }
    Ok(there())
}
