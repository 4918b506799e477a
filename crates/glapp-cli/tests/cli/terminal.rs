//! Languages, colours, pipes, help and exit codes.

use crate::world::{TRIAL, World, iso, ran, trial};
use std::process::Stdio;

#[test]
fn the_language_is_that_of_the_environment() {
    let world = World::new();
    world.write("unit.json", iso(""));
    let text = |names: &[(&str, &str)]| {
        let run = ran(world.command(&["gap", "unit.json"]).envs(names.iter().copied())).fine();
        run.out.contains("Inget av 52 avsnitt är besvarat än.")
    };
    assert!(!text(&[]));
    assert!(text(&[("LANG", "sv_SE.UTF-8")]));
    assert!(text(&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "sv_FI")]));
    assert!(!text(&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "C")]));
    assert!(text(&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "")]));
    assert!(!text(&[("LC_MESSAGES", "sv_SE.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]));
    let run = ran(world.command(&["gap", "unit.json", "--lang", "en"]).env("LANG", "sv_SE.UTF-8")).fine();
    assert!(
        run.out.contains("None of 52 clauses is rated yet. The target is level 3.0 on average."),
        "{}",
        run.out
    );
}

#[test]
fn swedish_has_a_decimal_comma_and_english_a_point() {
    let world = trial();
    let text = |language| {
        let arguments = ["gap", "unit.json", "--lang", language];
        world.run(&[&arguments[..], &TRIAL].concat()).fine().out
    };
    let line =
        |text: &str, start: &str| text.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    // 2.0833, 1.75-3.4167, 3.9167, 2.0833, 3 of 4: as worked by hand in `gap`.
    assert_eq!(line(&text("sv"), "Totalt"), "Totalt   ████▒▒▒···   2,1  1,8–3,4  3,9    2,1   75\u{a0}%");
    assert_eq!(line(&text("en"), "Total"), "Total    ████▒▒▒···    2.1  1.8–3.4     3.9  2.1   75%");
}

#[test]
fn no_colour_unless_a_terminal_wants_it() {
    let world = trial();
    let arguments = [&["gap", "unit.json"][..], &TRIAL].concat();
    let escapes = |names: &[(&str, &str)], arguments: &[&str]| {
        let run = ran(world.command(arguments).envs(names.iter().copied())).fine();
        run.out.contains('\u{1b}')
    };
    assert!(!escapes(&[], &arguments));
    assert!(!escapes(&[("NO_COLOR", "1")], &arguments));
    assert!(!escapes(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], &arguments));
    // The styles are there: who asks for them gets them.
    assert!(escapes(&[("CLICOLOR_FORCE", "1")], &arguments));
    let json = [&arguments[..], &["--format", "json"]].concat();
    assert!(!escapes(&[("CLICOLOR_FORCE", "1")], &json));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let world = World::new();
    world.write("unit.json", iso(r#""4.2": { "level": 2 }"#));
    // Far more than a pipe holds.
    let arguments: Vec<&str> = ["gap"].into_iter().chain(["unit.json"; 200]).collect();
    for format in ["text", "json"] {
        let mut command = world.command(&arguments);
        let mut child =
            command.args(["--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr)), (Some(0), "".into()));
    }
}

#[test]
fn what_is_not_understood_ends_with_2() {
    let world = World::new();
    for arguments in [
        &["gap"][..],
        &["check"],
        &["nonsense"],
        &["gap", "x", "--format", "xml"],
        &["gap", "x", "--lang", "fi"],
        &["gap", "x", "--as-of", "2023-02-29"],
        &["coverage", "--as-of", "yesterday"],
        &[],
    ] {
        let run = world.run(arguments);
        assert_eq!((run.code, &*run.out), (Some(2), ""), "{arguments:?}");
    }
    // What shows only when the command runs ends alike, before any file is opened.
    for (arguments, said) in [
        (&["check", "none.json", "--format", "csv"][..], "this command gives text or json"),
        (&["catalogue", "-o", "clauses.xlsx"], "this command gives text or json"),
        (&["serve", "--format", "html"], "this command gives text or json"),
        (&["fill", "none.xlsx", "--format", "xlsx"], "this command gives text or json"),
        (
            &["export", "none.json", "--to", "xlsx", "--format", "csv"],
            "--to says what is written: leave out --format",
        ),
        (
            &["gap", "none.json", "nor.json", "-o", "out.csv"],
            "this form holds one unit: give one file, or use glapp compare",
        ),
    ] {
        let run = world.run(arguments);
        let line = format!("glapp: {said}\n");
        assert_eq!((run.code, &*run.out, run.err), (Some(2), "", line), "{arguments:?}");
    }
    let run = world.run(&["coverage", "--as-of", "2023-02-29"]);
    assert!(run.err.contains("found \"2023-02-29\", expected a day such as 2026-03-02"), "{}", run.err);
}

#[test]
fn help_teaches_within_80_columns() {
    let world = World::new();
    for command in ["check", "gap", "coverage", "catalogue", "serve"] {
        let help = world.run(&[command, "--help"]).fine().out;
        assert!(help.contains("\nExamples:\n"), "{help}");
        let examples = help.lines().filter(|line| line.starts_with(&format!("  glapp {command}"))).count();
        assert!(examples >= 2, "{help}");
    }
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["gap", "--help"],
        &["coverage", "--help"],
        &["serve", "--help"],
        &["-h"],
    ] {
        for line in world.run(arguments).fine().out.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
    assert!(world.run(&["--help"]).fine().out.contains("A short tour:"));
    assert_eq!(world.run(&["--version"]).fine().out, concat!("glapp ", env!("CARGO_PKG_VERSION"), "\n"));
}
