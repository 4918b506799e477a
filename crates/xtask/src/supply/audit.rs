//! Whether what comes with Glapp may: the quick checks of every test run, and the slow ones of `cargo xtask audit`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::licences::Allowed;
use super::packages::{Package, all, text};
use super::{locked, pins};
use crate::{files, process};

/// The release of cargo-deny that reads `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

/// The workspace that is fuzzed, which has pins of its own.
const FUZZ: &[&str] = &["--manifest-path", "fuzz/Cargo.toml"];

/// Licences, sources, pins and the list of dependencies: less than a second, from files that are here.
pub fn quick() -> Result<()> {
    let (packages, allowed) = (all()?, Allowed::read()?);
    let mut faults: Vec<_> = packages.values().filter_map(|package| allowed.refuses(package)).collect();
    faults.extend(pins::wildcards(packages.values()));
    faults.extend(pins::npm()?);
    faults.extend(pins::python()?);
    faults.extend(locked::faults()?);
    faults.extend(table_faults(packages.values(), &files::read_text(&files::root().join(TABLE))?));
    if faults.is_empty() {
        println!("{} crates: licences, sources, pins and reasons are in order", packages.len());
        return Ok(());
    }
    bail!("{} faults in what Glapp is made of:\n{}", faults.len(), faults.join("\n"))
}

/// Where every direct dependency stands with its reason.
const TABLE: &str = "ARCHITECTURE.md";

/// Crates that the table lacks, and those in it that nothing asks for any more.
fn table_faults<'a>(packages: impl Iterator<Item = &'a Package>, page: &str) -> Vec<String> {
    let ours = packages.filter(|package| package.source.is_none());
    let asked: BTreeSet<&str> = ours
        .flat_map(|package| &package.asks)
        .filter(|(.., path)| !path)
        .map(|(name, ..)| name.as_str())
        .collect();
    let part = page.split("\n## ").find(|part| part.starts_with("Dependencies")).unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with("| `"));
    let first = rows.filter_map(|row| row.split('|').nth(1));
    let told: BTreeSet<&str> = first.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let lacking = asked.difference(&told);
    let lacking = lacking.map(|name| format!("{TABLE} gives no reason for {name}; add a row to its table"));
    let left = told.difference(&asked);
    lacking.chain(left.map(|name| format!("{TABLE} tells of {name}, which nothing asks for"))).collect()
}

/// Everything of `quick`, then what takes a tool of its own or the network.
pub fn audit() -> Result<()> {
    quick()?;
    let mut open = Vec::new();
    let deny = cargo_deny()?;
    let cargo_deny = |args: &[&str]| {
        process::run(Command::new(&deny).current_dir(files::root()).arg("--locked").args(args))
    };
    cargo_deny(&["check", "-D", "warnings", "bans", "licenses", "sources"])?;
    // What is fuzzed with ships nowhere, so that its licences bind nobody.
    cargo_deny(&[FUZZ, &["check", "sources"]].concat())?;
    match cargo_deny(&["fetch", "db"]) {
        Ok(()) => {
            cargo_deny(&["check", "--disable-fetch", "advisories"])?;
            cargo_deny(&[FUZZ, &["check", "--disable-fetch", "advisories"]].concat())?;
        }
        Err(_) => open.push("crates: the database of advisories could not be fetched".to_owned()),
    }
    for path in pins::named(pins::NPM[0]) {
        let folder = path.parent().unwrap_or(files::root());
        let name = folder.strip_prefix(files::root()).unwrap_or(folder).display();
        match npm(folder)? {
            None => println!("{name}: no known vulnerability"),
            Some(why) => open.push(format!("npm packages of {name}: {why}")),
        }
    }
    println!("\nno fault was found");
    for what in open {
        println!("NOT CHECKED for known vulnerabilities: {what}");
    }
    Ok(())
}

/// cargo-deny: the one on the path when it is the right release, else one of this repository's own.
fn cargo_deny() -> Result<String> {
    let own = files::root().join("target/tools/bin/cargo-deny").display().to_string();
    let wanted = format!("cargo-deny {CARGO_DENY}");
    for program in ["cargo-deny", &own] {
        if process::output(Command::new(program).arg("--version")).is_some_and(|version| version == wanted) {
            return Ok(program.to_owned());
        }
    }
    println!("installing {wanted}, once: some minutes");
    let args =
        ["install", "--locked", "--force", "cargo-deny", "--version", CARGO_DENY, "--root", "target/tools"];
    process::run(process::cargo().args(args))?;
    Ok(own)
}

/// Asks npm for known vulnerabilities. Nothing when there are none; a reason when it could not be asked.
fn npm(folder: &Path) -> Result<Option<String>> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    // Offline, npm would say that there are none.
    command.args(["audit", "--package-lock-only", "--json", "--offline=false"]).current_dir(folder);
    match command.output() {
        Ok(output) => judge(&output.stdout),
        Err(_) => Ok(Some("npm is not installed".to_owned())),
    }
}

fn judge(report: &[u8]) -> Result<Option<String>> {
    let Ok(report) = serde_json::from_slice::<Value>(report) else {
        return Ok(Some("npm gave no report".to_owned()));
    };
    if report.get("auditReportVersion").is_none() {
        let error = report.get("error").and_then(|error| text(error, "summary"));
        let why = text(&report, "message").or(error).filter(|why| !why.is_empty());
        return Ok(Some(why.unwrap_or_else(|| "npm gave no report".to_owned())));
    }
    let found =
        report.get("vulnerabilities").and_then(Value::as_object).context("npm's report has no list")?;
    if found.is_empty() {
        return Ok(None);
    }
    let severity = |it: &Value| text(it, "severity").unwrap_or_default();
    let list: Vec<_> = found.iter().map(|(name, it)| format!("{name} ({})", severity(it))).collect();
    bail!("npm knows of vulnerabilities: {}; `npm audit` tells more", list.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_glapp_is_made_of_is_in_order() {
        quick().unwrap();
    }

    #[test]
    fn each_direct_dependency_has_a_reason_and_each_reason_a_dependency() {
        let ask = |name: &str, path| (name.to_owned(), "1".to_owned(), path);
        let ours =
            Package { asks: vec![ask("a", false), ask("b", false), ask("c", true)], ..Package::default() };
        let other = Some("registry".to_owned());
        let theirs = Package { asks: vec![ask("d", false)], source: other, ..Package::default() };
        let faults = |page| table_faults([&ours, &theirs].into_iter(), page).join("; ");
        let page = "# A\n\n| `x` | |\n\n## Dependencies\n\n| crate | why |\n|---|---|\n| `a`, `b` | `y` |\n\n## Z\n| `z` |";
        assert_eq!(faults(page), "");
        let faulty = page.replace("`b`", "`d`");
        let faulty = faults(&faulty);
        assert!(faulty.contains("no reason for b;") && faulty.contains("tells of d,"), "{faulty}");
        assert!(faults("").contains("no reason for a;"));
    }

    #[test]
    fn silence_of_npm_is_no_approval() {
        let report = |text: &str| judge(text.as_bytes());
        assert_eq!(report(r#"{"auditReportVersion":2,"vulnerabilities":{}}"#).unwrap(), None);
        let found = r#"{"auditReportVersion":2,"vulnerabilities":{"a":{"severity":"high"}}}"#;
        assert!(report(found).unwrap_err().to_string().contains("a (high)"));
        let refused = r#"{"message":"405 Method Not Allowed","error":{"summary":""}}"#;
        assert_eq!(report(refused).unwrap().as_deref(), Some("405 Method Not Allowed"));
        for silence in ["", "{}", r#"{"error":{"summary":""}}"#] {
            assert_eq!(report(silence).unwrap().as_deref(), Some("npm gave no report"), "{silence}");
        }
        assert!(report(r#"{"auditReportVersion":2}"#).is_err());
    }
}
