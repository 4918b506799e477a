//! That cargo is called with `--locked` where it is not xtask that calls it (there `process` sees to it): with it, what is
//! built is what Cargo.lock says, or nothing.

use anyhow::Result;

use crate::{files, process};

/// Where cargo is called without `--locked`: in the alias and in CI; and where a text tells people to install something
/// in versions that nobody tried.
pub fn faults() -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (name, unlocked) in [
        (".cargo/config.toml", in_alias as fn(&str) -> bool),
        (".ci/run", in_shell),
        ("README.md", installs),
        ("ARCHITECTURE.md", installs),
        ("docs/dependencies.md", installs),
        ("docs/releasing.md", installs),
        ("assessments/README.md", installs),
    ] {
        faults.extend(told(name, &files::read_text(&files::root().join(name))?, unlocked));
    }
    Ok(faults)
}

fn told(name: &str, text: &str, unlocked: fn(&str) -> bool) -> Vec<String> {
    let lines = text.lines().enumerate().filter(|(_, line)| unlocked(line) && !line.contains("--locked"));
    lines.map(|(at, line)| format!("{name}:{}: no --locked in `{}`", at + 1, line.trim())).collect()
}

/// `xtask = "run …"`
fn in_alias(line: &str) -> bool {
    let command = line.split_once(" = \"").and_then(|(_, command)| command.split([' ', '"']).next());
    command.is_some_and(process::resolves)
}

/// `cargo build …`
fn in_shell(line: &str) -> bool {
    let mut calls = line.split("cargo ").skip(1);
    calls.any(|call| call.split_whitespace().next().is_some_and(process::resolves))
}

/// `cargo install …`, which goes past a lock file when it is not told otherwise.
fn installs(line: &str) -> bool {
    line.contains("cargo install")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_without_locked_is_told_with_its_place() {
        let alias = "xtask = \"run --package xtask --\"";
        assert_eq!(
            told("a", &format!("[alias]\n{alias}"), in_alias),
            [format!("a:2: no --locked in `{alias}`")]
        );
        assert!(told("a", &alias.replace("run", "run --locked"), in_alias).is_empty());
        assert!(!in_alias("a = \"fmt\""));
        assert!(in_shell("time cargo test") && !in_shell("time cargo xtask test"));
        assert!(installs("cargo install cargo-deny"));
    }
}
