//! Bad input among several files: each case answered clearly, and nothing merged unawares.

use crate::several::{level, unit};
use crate::world::{Run, TRIAL, World, trial};

const COMMANDS: [&str; 3] = ["compare", "consensus", "trend"];

fn run(world: &World, command: &str, files: &[&str]) -> Run {
    let arguments = [&[command][..], &TRIAL, files, &["--format", "json"]].concat();
    world.run(&arguments)
}

/// How many units, people or dates the result is of.
fn counted(command: &str, run: &Run) -> usize {
    let first: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    match command {
        "compare" => first["units"].as_array().unwrap().len(),
        "consensus" => usize::try_from(first["clauses"][0]["n"].as_u64().unwrap()).unwrap(),
        _ => first["dates"].as_array().unwrap().len(),
    }
}

/// A good file and a bad one: the bad one has its line, the good one its result, and the exit code is 1.
fn refused(command: &str, bad: &str, line: &str) {
    let world = trial();
    world.write("good.glapp.json", unit("1", "A", "2026-01-01", &level("4.1", 2)));
    world.write("bad.glapp.json", bad);
    let run = run(&world, command, &["good.glapp.json", "bad.glapp.json"]);
    assert_eq!((run.code, &*run.err), (Some(1), line), "{command}");
    assert_eq!(counted(command, &run), 1, "{command}");
}

#[test]
fn one_file_of_another_catalogue() {
    let other = unit("2", "B", "2026-01-01", "").replace("prov:1", "iso-56002:2019");
    let line = "bad.glapp.json:$.catalogue: found catalogue \"iso-56002:2019\", expected one of those at hand: prov:1\n";
    COMMANDS.iter().for_each(|command| refused(command, &other, line));
}

#[test]
fn one_file_of_a_newer_version() {
    let newer = unit("2", "B", "2026-01-01", "").replace("\"version\": 1", "\"version\": 2");
    let line = "bad.glapp.json:$: found version 2, expected at most 1: a newer Glapp wrote it, use that one or a later one\n";
    COMMANDS.iter().for_each(|command| refused(command, &newer, line));
}

#[test]
fn the_same_file_twice() {
    for command in COMMANDS {
        let world = trial();
        let text = unit("1", "A", "2026-01-01", &level("4.1", 2));
        world.write("a.json", &text);
        // Laid out otherwise, it is still the same.
        world.write("b.json", text.replace(", ", ",\n"));
        let run = run(&world, command, &["a.json", "b.json", "a.json"]);
        let said = "b.json:$: is the same assessment as a.json\na.json:$: is the same assessment as a.json\n";
        assert_eq!((run.code, &*run.err), (Some(1), said), "{command}");
        assert_eq!(counted(command, &run), 1, "{command}");
    }
}

#[test]
fn two_files_of_the_same_unit_and_date() {
    for command in ["compare", "trend"] {
        let world = trial();
        world.write("a.json", unit("1", "A", "2026-01-01", &level("4.1", 2)));
        world.write("b.json", unit("2", "A", "2026-01-01", &level("4.1", 3)));
        let run = run(&world, command, &["a.json", "b.json"]);
        let said = "b.json:$: has the same unit and date as a.json: choose one of them\n";
        assert_eq!((run.code, &*run.err), (Some(1), said), "{command}");
        assert_eq!(counted(command, &run), 1, "{command}");
    }
    // Two people of one unit on one day are what a consensus is made of.
    let world = trial();
    world.write("a.json", unit("1", "A", "2026-01-01", &level("4.1", 2)));
    world.write("b.json", unit("2", "A", "2026-01-01", &level("4.1", 3)));
    assert_eq!(counted("consensus", &run(&world, "consensus", &["a.json", "b.json"]).fine()), 2);
}

#[test]
fn names_that_differ_only_in_case_or_spaces() {
    for command in ["compare", "trend"] {
        let world = trial();
        world.write("a.json", unit("1", "Enhet A", "2026-01-01", &level("4.1", 2)));
        world.write("b.json", unit("2", "enhet  a", "2027-01-01", &level("4.1", 3)));
        let run = run(&world, command, &["a.json", "b.json"]);
        let said = "“enhet  a” and “Enhet A” look alike but are counted as two units\n";
        assert_eq!((run.code, &*run.err), (Some(0), said), "{command}");
        let apart = if command == "compare" { counted(command, &run) } else { run.out.lines().count() };
        assert_eq!(apart, 2, "{command}");
    }
}

#[test]
fn an_empty_folder() {
    for command in COMMANDS {
        let world = trial();
        std::fs::create_dir(world.path("empty")).unwrap();
        let run = run(&world, command, &["empty"]);
        let line = "empty:$: the folder holds no assessments: their names end in .glapp.json\n";
        assert_eq!((run.code, &*run.err, &*run.out), (Some(1), line, ""), "{command}");
    }
}

#[test]
fn every_refusal_of_a_folder_is_told() {
    let world = trial();
    std::fs::create_dir(world.path("units")).unwrap();
    for number in 0..200 {
        let text = unit(&number.to_string(), &format!("A{number}"), "2026-01-01", &level("4.1", 2));
        let text = if number % 10 == 3 { text[..100].to_owned() } else { text };
        world.write(&format!("units/{number:03}.glapp.json"), text);
    }
    let run = run(&world, "compare", &["units"]);
    assert_eq!((run.code, run.err.lines().count(), counted("compare", &run)), (Some(1), 20, 180));
    assert!(run.err.lines().all(|line| line.starts_with("units/") && line.contains("3.glapp.json:$: ")));
}
