//! The corpus, and mutations of it that are the same on every run, through the targets of `fuzz/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

use glapp_hostile::mutate::{Dice, mutated};
use glapp_hostile::{TARGETS, Target};
use std::fs;
use std::path::Path;

/// How many bytes of mutations each file of the corpus gets, the shorter it is the more of them, and the most.
fn mutations(target: &str, length: usize) -> usize {
    let (bytes, most) = match target {
        // Each is a run of its own: a workbook unpacked and parsed, dozens of edits, several analyses.
        "sheet" | "edits" | "scores" => (100_000, 100),
        _ => (4_000_000, 3000),
    };
    (bytes / length.max(1)).clamp(20, most)
}

fn files(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn replay(name: &str) {
    let (_, target): (_, Target) = *TARGETS.iter().find(|(it, _)| *it == name).unwrap();
    for (file, bytes) in files(name) {
        println!("{name}: {file}");
        target(&bytes);
        let mut dice = Dice::new(1);
        for at in 0..mutations(name, bytes.len()) {
            let bytes = mutated(&bytes, &mut dice);
            // Which one it was is told only if it fails, by what the test has printed.
            if at % 100 == 0 {
                println!("mutation {at}");
            }
            target(&bytes);
        }
    }
}

macro_rules! replays {
    ($($name:ident),* $(,)?) => {
        $(#[test]
        fn $name() {
            replay(stringify!($name));
        })*

        #[test]
        fn every_target_is_replayed() {
            let replayed = [$(stringify!($name)),*];
            assert_eq!(replayed, TARGETS.map(|(name, _)| name));
        }
    };
}

replays!(assessment, catalogue, practices, handbook, backup, link, workbook, sheet, edits, scores);
