//! What the core and the reader cost, counted in instructions: the same on a busy machine as on an idle one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::{apt, files, process};

/// The figures that are held, and how far one may stray from them.
const FIGURES: &str = "tests/bench/core/instructions.toml";
const VALGRIND: &str = "valgrind";

#[derive(Deserialize)]
struct Figures {
    /// The compiler they were counted with: another one may give others.
    compiler: String,
    /// In percent, either way.
    tolerance: f64,
    instructions: BTreeMap<String, u64>,
}

/// Counts every piece of work; fails if one takes more than is written down, or is written down nowhere.
pub fn check() -> Result<()> {
    set_up()?;
    let figures: Figures = toml::from_str(&files::read_text(&files::root().join(FIGURES))?)?;
    let program = build()?;
    let mut wrong = Vec::new();
    println!("{:<34} {:>15} {:>15} {:>9}", "instructions of one", "written down", "counted", "");
    for (name, times) in works(&program)? {
        let counted = instructions(&program, &name, times)?;
        let Some(&held) = figures.instructions.get(&name) else {
            wrong.push(format!("{FIGURES} has no \"{name}\" = {counted}"));
            continue;
        };
        let by = (counted as f64 / held as f64 - 1.0) * 100.0;
        println!("{name:<34} {held:>15} {counted:>15} {by:>+7.1} %");
        if by > figures.tolerance {
            wrong.push(format!("{name}: {counted} instructions, {by:+.1} % beside {held} in {FIGURES}"));
        } else if by < -figures.tolerance {
            println!("    less than written down: put \"{name}\" = {counted} into {FIGURES}");
        }
    }
    let compiler = process::output(Command::new("rustc").arg("--version")).unwrap_or_default();
    if compiler != figures.compiler {
        println!("counted with {compiler}, written down with {}", figures.compiler);
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(())
}

fn set_up() -> Result<()> {
    if process::output(Command::new(VALGRIND).arg("--version")).is_some() {
        return Ok(());
    }
    if !(apt::available() && apt::root()) {
        bail!("instructions are counted by valgrind. On Debian, as root: apt-get install valgrind");
    }
    apt::update()?;
    apt::install(&[VALGRIND])
}

fn build() -> Result<PathBuf> {
    let build = ["build", "--release", "--locked", "--package", "glapp-bench"];
    process::run(process::cargo().args(build))?;
    Ok(files::root().join("target/release/glapp-bench"))
}

/// The pieces of work that the program knows, each with how often to do it.
fn works(program: &Path) -> Result<Vec<(String, u32)>> {
    let list = process::output(&mut Command::new(program)).context("the program lists nothing")?;
    let work = |line: &str| {
        let (name, times) = line.split_once('\t')?;
        Some((name.to_owned(), times.parse().ok()?))
    };
    list.lines().map(|line| work(line).with_context(|| format!("no work: {line}"))).collect()
}

/// What one takes: what so many more of them take than one, so that the start of the program does not count.
fn instructions(program: &Path, name: &str, times: u32) -> Result<u64> {
    let (one, more) = (collected(program, name, 1)?, collected(program, name, 1 + times)?);
    Ok(more.saturating_sub(one) / u64::from(times.max(1)))
}

fn collected(program: &Path, name: &str, times: u32) -> Result<u64> {
    let mut command = Command::new(VALGRIND);
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let output = command.arg(program).arg(name).arg(times.to_string()).output()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let number = told.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    number.filter(|_| output.status.success()).with_context(|| format!("valgrind says\n{told}"))
}
