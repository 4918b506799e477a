//! The example units: their pages as kept in `assessments/expected/`, and their figures against another program.

use crate::world::World;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use unicode_width::UnicodeWidthStr;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The example units' files, sorted.
fn examples() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("assessments/examples")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".glapp.json"));
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    files
}

#[test]
fn the_pages_are_as_expected() {
    for file in examples() {
        let name = file.file_name().unwrap().to_string_lossy().replace(".glapp.json", "");
        for language in ["sv", "en"] {
            let page = World::new().run(&["gap", file.to_str().unwrap(), "--lang", language]).fine().out;
            assert!(page.lines().all(|line| line.width() <= 80), "{page}");
            assert!(page.lines().all(|line| line.trim_end_matches(' ') == line), "{page}");
            expect_kept(&format!("gap-{name}.{language}.txt"), &page);
        }
    }
}

#[test]
fn the_handbook_is_as_expected() {
    for language in ["sv", "en"] {
        let day = ["handbook", "--as-of", "2026-03-02", "--lang", language];
        expect_kept(&format!("handbook.{language}.md"), &World::new().run(&day).fine().out);
    }
}

#[test]
fn the_handbook_tells_what_there_was_on_the_day() {
    let on = |day: &str| World::new().run(&["handbook", "--as-of", day, "--lang", "en"]).fine().out;
    let (last, after) = (on("2023-12-31"), on("2024-01-01"));
    let ended = |text: &str| text.matches("What the city had for this has ended.").count();
    assert!(ended(&last) < ended(&after), "{} {}", ended(&last), ended(&after));
    assert!(after.contains("practices are shown as they were on 2024-01-01"));
}

#[test]
fn the_handbook_names_the_units_that_share() {
    let unit = root().join("assessments/examples/exempelforvaltningen.glapp.json");
    let shared = World::new().run(&["handbook", "--as-of", "2026-03-02", unit.to_str().unwrap()]).fine().out;
    assert!(
        shared.contains("Ask Exempelförvaltningen (påhittad)"),
        "the example shares where the city lacks"
    );
    let alone = World::new().run(&["handbook", "--as-of", "2026-03-02"]).fine().out;
    assert!(!alone.contains("påhittad"));
}

/// What a unit shared once, it may not share any more: of its assessments the newest counts, as in a comparison.
#[test]
fn the_handbook_names_a_unit_once_by_its_newest_assessment() {
    let world = World::new();
    let unit =
        fs::read_to_string(root().join("assessments/examples/exempelforvaltningen.glapp.json")).unwrap();
    let mut next: serde_json::Value = serde_json::from_str(&unit).unwrap();
    (next["id"], next["date"]) = ("next".into(), "2099-01-01".into());
    let same = next.to_string();
    next["ratings"] = serde_json::json!({});
    world.write("first.json", &unit).write("same.json", same).write("nothing.json", next.to_string());
    let shared = |files: &[&str]| {
        let run = world.run(&[&["handbook", "--as-of", "2026-03-02", "--format", "json"], files].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        let clauses = run.json()["clauses"].as_array().unwrap().clone();
        let most = clauses.iter().map(|it| it["shared_by"].as_array().unwrap().len()).max().unwrap();
        (most, run.err)
    };
    let passed = |by: &str| format!("first.json: passed over: the unit has a newer assessment in {by}\n");
    assert_eq!(shared(&["first.json"]), (1, String::new()));
    assert_eq!(shared(&["first.json", "same.json"]), (1, passed("same.json")));
    assert_eq!(shared(&["first.json", "nothing.json"]), (0, passed("nothing.json")));
}

/// Compares with what is kept in `assessments/expected/`.
fn expect_kept(name: &str, text: &str) {
    let kept = root().join("assessments/expected").join(name);
    if std::env::var_os("GLAPP_UPDATE_EXPECTED").is_some() {
        fs::write(&kept, text).unwrap();
    }
    let expected = fs::read_to_string(&kept).unwrap_or_default();
    assert!(
        text == expected,
        "{} differs; look at it, and if it is right, run the test with GLAPP_UPDATE_EXPECTED=1",
        kept.display()
    );
}

/// `tests/check/independent.py` was written from `domain.md` alone, with exact fractions.
#[test]
fn another_program_comes_to_the_same_figures() {
    let said = format!("{} files and 40 at random agree\n", examples().len());
    expect_agreement("independent.py", &["--random", "40"], &examples(), &said);
}

/// So was `several.py`: consensus, comparison and trend of sets at random.
#[test]
fn another_program_comes_to_the_same_figures_of_several() {
    expect_agreement("several.py", &["--random", "25"], &[], "25 sets at random agree\n");
}

fn expect_agreement(script: &str, options: &[&str], files: &[PathBuf], said: &str) {
    let mut command = Command::new("python3");
    command.arg(root().join("tests/check").join(script)).args(["--glapp", env!("CARGO_BIN_EXE_glapp")]);
    // Python leaves no compiled files behind in the tree.
    let output = command.args(options).args(files).env("PYTHONDONTWRITEBYTECODE", "1").output();
    let output = output.unwrap_or_else(|error| {
        panic!("{error}: this test needs python3, on Debian apt-get install python3")
    });
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{err}");
    assert_eq!(out, said);
}
