//! `cargo xtask`: sets up, builds, serves and tests this repository.

#![cfg_attr(test, allow(clippy::unwrap_used))]

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::ValueExt as _;

mod apt;
mod assets;
mod bench;
mod browser;
mod budget;
mod bundle;
mod cli;
mod css;
mod data;
mod elements;
mod embed;
mod files;
mod generate;
mod office;
mod offline;
mod package;
mod pictures;
mod process;
mod publish;
mod schema;
mod serve;
mod setup;
mod shadow;
mod single;
mod spelling;
mod split;
mod squeeze;
mod style;
mod supply;
mod test;
mod toolchain;
mod wasm;
mod watch;

const HELP: &str = "\
cargo xtask: set-up, build, serve and test of this repository

  cargo xtask serve [--port N]      build, serve on http://127.0.0.1:8080, rebuild on change
        --no-build                  serve what target/dist holds
        --no-watch                  do not rebuild on change
  cargo xtask build                 build the app into target/dist
  cargo xtask cli                   build the app and, around it, the command: target/release/glapp
  cargo xtask package               build, then put the elements into target/npm/glapp for npm
  cargo xtask generate FOLDER N     N invented assessments in a folder, to measure with
        --seed S --broken B         from other dice; B of them cut off in the middle
        --dates D                   D dates a unit, one unless told
  cargo xtask pictures              take the pictures of docs/guide anew, from target/dist
  cargo xtask schema                write assessments/schema anew from the code
  cargo xtask test                  every check and test
  cargo xtask test rust             formatting, spelling, clippy, Rust tests
  cargo xtask test browser          the built app in Chromium, its main journeys in Firefox
        -- …                        what follows goes to Playwright, which then runs alone
  cargo xtask bench                 what the core costs, counted in instructions by valgrind
  cargo xtask audit                 licences, sources, duplicates and known vulnerabilities of all that Glapp is made of
  cargo xtask sbom                  write bills of materials (CycloneDX) into target/sbom
  cargo xtask publish-check         before a release: the published crates documented, packed and built from what is packed
        --baseline-rev REV          and compared with what REV promised, else with the latest release
  cargo xtask reproduce             build HEAD twice, in two folders, and compare every byte

What is missing is set up first: a compiler for wasm32-unknown-unknown, Chromium and Firefox
for the tests, valgrind to count with.";

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: lexopt::Parser) -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};
    let command = match args.next()? {
        Some(Value(command)) => command.string()?,
        None | Some(Long("help") | Short('h')) => {
            println!("{HELP}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "audit" => alone(args, supply::audit),
        "bench" => alone(args, bench::check),
        "build" => alone(args, bundle::build),
        "cli" => alone(args, cli::build),
        "package" => alone(args, package::build),
        "pictures" => alone(args, pictures::take),
        "publish-check" => publish::check(baseline(args)?),
        "reproduce" => alone(args, supply::reproduce),
        "sbom" => alone(args, supply::write),
        "schema" => alone(args, schema::write),
        "generate" => generate::generate(&generate_options(args)?),
        "serve" => serve::serve(&serve_options(args)?),
        "test" => test::test(&test_options(args)?),
        other => {
            bail!(
                "no command `{other}`; there are audit, bench, build, cli, generate, package, pictures, publish-check, reproduce, sbom, schema, serve and test \
                 (see cargo xtask --help)"
            )
        }
    }
}

/// Does what takes no options.
fn alone(mut args: lexopt::Parser, action: fn() -> Result<()>) -> Result<()> {
    match args.next()? {
        None => action(),
        Some(other) => Err(other.unexpected().into()),
    }
}

/// The revision to compare with, if one is named.
fn baseline(mut args: lexopt::Parser) -> Result<Option<String>> {
    match args.next()? {
        None => Ok(None),
        Some(lexopt::Arg::Long("baseline-rev")) => Ok(Some(args.value()?.string()?)),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn generate_options(mut args: lexopt::Parser) -> Result<generate::Options> {
    let mut options = generate::Options { folder: PathBuf::new(), files: 0, broken: 0, dates: 1, seed: 1 };
    let mut plain = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("seed") => options.seed = args.value()?.parse()?,
            lexopt::Arg::Long("broken") => options.broken = args.value()?.parse()?,
            lexopt::Arg::Long("dates") => options.dates = args.value()?.parse()?,
            lexopt::Arg::Value(value) => plain.push(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let [folder, number] = plain.as_slice() else { bail!("generate needs a folder and a number") };
    options.folder = PathBuf::from(folder);
    options.files = number.clone().parse()?;
    Ok(options)
}

fn serve_options(mut args: lexopt::Parser) -> Result<serve::Options> {
    let mut options = serve::Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            lexopt::Arg::Long("port") => options.port = args.value()?.parse()?,
            lexopt::Arg::Long("no-build") => options.build = false,
            lexopt::Arg::Long("no-watch") => options.watch = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn test_options(mut args: lexopt::Parser) -> Result<test::Options> {
    let mut options = test::Options { rust: true, browser: true, playwright: Vec::new() };
    // The raw arguments, because everything after `--` is Playwright's, its own options too.
    let mut rest = args.raw_args()?;
    match rest.next().map(|arg| arg.to_string_lossy().into_owned()).as_deref() {
        None => return Ok(options),
        Some("rust") => options.browser = false,
        Some("browser") => options.rust = false,
        Some(other) => bail!("no tests called `{other}`; there are rust and browser"),
    }
    match rest.next() {
        None => {}
        Some(dashes) if dashes == "--" && options.browser => {
            options.playwright = rest.collect::<Vec<OsString>>()
        }
        Some(other) => bail!("unexpected `{}`", other.to_string_lossy()),
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwright_gets_what_follows_the_dashes() {
        let args = |words: &[&str]| lexopt::Parser::from_args(words.iter().copied());
        let options = test_options(args(&["browser", "--", "-g", "axe"])).unwrap();
        assert!(!options.rust && options.browser);
        assert_eq!(options.playwright, ["-g", "axe"]);
        assert!(test_options(args(&["rust", "--", "-g"])).is_err());
        assert!(test_options(args(&["everything"])).is_err());
        assert!(test_options(args(&[])).unwrap().rust);
    }
}
