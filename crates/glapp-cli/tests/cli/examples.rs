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
            let kept = root().join(format!("assessments/expected/gap-{name}.{language}.txt"));
            if std::env::var_os("GLAPP_UPDATE_EXPECTED").is_some() {
                fs::write(&kept, &page).unwrap();
            }
            let expected = fs::read_to_string(&kept).unwrap_or_default();
            assert!(
                page == expected,
                "{} differs; look at it, and if it is right, run the test with GLAPP_UPDATE_EXPECTED=1\n{page}",
                kept.display()
            );
        }
    }
}

/// `tests/check/independent.py` was written from `domain.md` alone, with exact fractions.
#[test]
fn another_program_comes_to_the_same_figures() {
    let mut command = Command::new("python3");
    command.arg(root().join("tests/check/independent.py")).args(["--glapp", env!("CARGO_BIN_EXE_glapp")]);
    let output = command.args(["--random", "40"]).args(examples()).output();
    let output =
        output.expect("python3 is needed for this test: install it, on Debian with apt-get install python3");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let said = format!("{} files and 40 at random agree\n", examples().len());
    assert_eq!(String::from_utf8_lossy(&output.stdout), said);
}
