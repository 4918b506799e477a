//! Debian's packages.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::process;

/// Whether packages can be had from Debian here.
pub fn available() -> bool {
    Path::new("/etc/debian_version").exists() && Path::new("/usr/bin/apt-get").exists()
}

/// Whether this program runs as root. (Never by sudo: who installs packages decides it beforehand.)
pub fn root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Whether a package is installed.
pub fn installed(package: &str) -> bool {
    process::output(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package]))
        .is_some_and(|status| status == "installed")
}

/// Brings the lists of packages up to date.
pub fn update() -> Result<()> {
    println!("fetching Debian's package lists");
    apt_get(&["update"])
        .context("Debian's package lists could not be fetched; check the network and /etc/apt/sources.list")
}

/// Installs packages, or brings them up to date.
pub fn install(packages: &[&str]) -> Result<()> {
    println!("installing from Debian: {}", packages.join(" "));
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(packages);
    apt_get(&args).context(
        "Debian's packages could not be installed; its words are above. \
         Put right what they name, or install the packages by hand, then give the same command again",
    )
}

fn apt_get(args: &[&str]) -> Result<()> {
    // Quiet, because a log of a few hundred lines of unpacking hides what went wrong.
    let mut command = Command::new("apt-get");
    command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(args).env("DEBIAN_FRONTEND", "noninteractive");
    process::run(command.stdout(Stdio::null()))
}
