//! Gathers the facts that `toolchain` decides from, and does what it decided.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::toolchain::{DEBIAN_PACKAGES, Facts, Step, TARGET, decide, explain};
use crate::{apt, process};

/// The compiler that builds the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The one at work here.
    Default,
    /// Debian's, which builds the standard library too.
    Debian,
}

/// Finds a compiler for the app, or provides one.
pub fn wasm_compiler() -> Result<Compiler> {
    let mut facts = facts();
    loop {
        match decide(facts) {
            Step::UseDefault => return Ok(Compiler::Default),
            Step::UseDebian => return Ok(Compiler::Debian),
            Step::AddTarget => {
                println!("adding {TARGET} with rustup");
                if let Err(error) = process::run(Command::new("rustup").args(["target", "add", TARGET])) {
                    eprintln!("{error:#}; looking further");
                }
                // Once is enough, whatever came of it.
                facts = Facts { has_target: has_target(), rustup_forbidden: true, ..facts };
            }
            Step::InstallDebian => {
                install_debian()?;
                facts.debian_compiler = debian_compiler();
                if !facts.debian_compiler {
                    bail!(
                        "Debian's packages are installed but not new enough or not whole; {}",
                        explain(facts)
                    );
                }
            }
            Step::Explain => bail!(explain(facts)),
        }
    }
}

fn facts() -> Facts {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let debian = apt::available();
    Facts {
        has_target: has_target(),
        // rustup's cargo sets this for the programs that it runs.
        rustup: is_set("RUSTUP_TOOLCHAIN"),
        rustup_forbidden: env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0")
            || is_set("CI"),
        debian,
        root: debian && apt::root(),
        debian_compiler: debian && debian_compiler(),
    }
}

fn has_target() -> bool {
    process::output(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists())
}

/// Whether Debian's packages, their linker and a version that is new enough are there.
fn debian_compiler() -> bool {
    let version = process::output(Command::new("/usr/bin/rustc").arg("--version"));
    DEBIAN_PACKAGES.iter().all(|package| apt::installed(package))
        && Path::new("/usr/bin/rust-lld").exists()
        && version.as_deref().and_then(minor_version) >= minor_version(env!("CARGO_PKG_RUST_VERSION"))
}

fn install_debian() -> Result<()> {
    apt::update()?;
    apt::install(&DEBIAN_PACKAGES)?;
    // rust-web-llvm's linker is a link to a package that it does not bring along: rust-lld -> lld-22.
    let link = fs::read_link("/usr/bin/rust-lld").context("rust-web-llvm has no /usr/bin/rust-lld")?;
    let package = link.file_name().and_then(|name| name.to_str()).filter(|name| name.starts_with("lld-"));
    apt::install(&[package.with_context(|| format!("no package is known for {}", link.display()))?])
}

/// 95 of `rustc 1.95.0 (…)` and of `1.95`.
fn minor_version(text: &str) -> Option<u32> {
    let number = text.strip_prefix("rustc ").unwrap_or(text);
    number.strip_prefix("1.")?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(minor_version("rustc 1.96.1 (abc 2026-05-01) (built from a source tarball)"), Some(96));
        assert_eq!(minor_version("1.95"), Some(95));
        assert_eq!(minor_version("clang 22"), None);
        assert!(None < minor_version(env!("CARGO_PKG_RUST_VERSION")));
    }
}
