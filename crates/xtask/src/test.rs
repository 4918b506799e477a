//! Every check of this repository, one after the other.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::{browser, bundle, cli, office, package, process, publish, spelling, supply};

/// What `cargo xtask test` was told.
pub struct Options {
    /// Formatting, spelling, what Glapp is made of, clippy and the Rust tests.
    pub rust: bool,
    /// The built app in a browser.
    pub browser: bool,
    /// Passed on to Playwright.
    pub playwright: Vec<OsString>,
}

/// Runs the checks until one fails.
pub fn test(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    let result = run(options, &mut steps);
    steps.summary(result.is_ok());
    result
}

fn run(options: &Options, steps: &mut Steps) -> Result<()> {
    if options.rust {
        steps.step("formatting", || cargo(&["fmt", "--all", "--check"]))?;
        steps.step("spelling", spelling::check)?;
        // The quick part: `cargo xtask audit` takes minutes for a tool of its own, and the network.
        steps.step("supply chain", supply::quick)?;
        let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        steps.step("clippy", || cargo(&clippy))?;
        // Apart, or the features of the workspace would have all that xtask is made of compiled anew.
        steps.step("tests of xtask", || cargo(&["test", "--package", "xtask", "--locked"]))?;
        steps.step("Rust tests", || cargo(&["test", "--workspace", "--exclude", "xtask", "--locked"]))?;
        steps.step("documentation", publish::document)?;
        steps.step("crates as published", publish::pack)?;
        steps.step("office files", office::check)?;
    }
    if options.browser {
        steps.step("the app and its budget", bundle::build)?;
        let browsers = steps.step("browser set-up", browser::set_up)?;
        steps.step("the npm package in Vite", package::test)?;
        steps.step("browser tests", || browser::test(&browsers, &options.playwright))?;
        // Who names some of Playwright's tests wants no others.
        if options.playwright.is_empty() {
            steps.step("the command with the app inside", cli::test)?;
            steps.step("main journeys in Firefox", || browser::test_in_firefox(&browsers))?;
        }
    }
    Ok(())
}

fn cargo(args: &[&str]) -> Result<()> {
    process::run(process::cargo().args(args))
}

/// What has been run, and how long each took.
#[derive(Default)]
struct Steps {
    done: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn step<T>(&mut self, name: &'static str, action: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let result = action();
        self.done.push((name, start.elapsed()));
        result
    }

    fn summary(&self, passed: bool) {
        println!("\n== summary");
        for (at, (name, time)) in self.done.iter().enumerate() {
            let failed = !passed && at + 1 == self.done.len();
            let outcome = if failed { "FAILED" } else { "passed" };
            println!("{outcome}  {:>7.1} s  {name}", time.as_secs_f32());
        }
        let all: Duration = self.done.iter().map(|(_, time)| *time).sum();
        println!("        {:>7.1} s  in all", all.as_secs_f32());
    }
}
