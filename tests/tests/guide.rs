//! The guide says what the app says, the same in both languages, and leads nowhere that is not there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["sv", "en"];
/// What a picture may weigh, in bytes: whoever reads the guide waits for it.
const MOST: u64 = 150_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The chapters in a language, as (name, text).
fn chapters(language: &str) -> Vec<(String, String)> {
    let folder = root().join("docs/guide").join(language);
    let mut all: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    assert_eq!(all.len(), 7, "{folder:?}: the index and six chapters");
    all
}

/// The texts of every file below a folder with one of these endings, as one.
fn texts(folder: &str, endings: &[&str]) -> String {
    let mut all = String::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.extension().is_some_and(|it| it == *ending)) {
                all.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    all
}

/// What stands between each pair of marks, on one line.
fn between(text: &str, open: &str, close: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inside, after)) = after.split_once(close) else { break };
        found.push(inside.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
    }
    found
}

#[test]
fn what_it_names_stands_in_the_app() {
    let app = texts("web/src", &["rs"])
        + &texts("crates/glapp-report/src", &["rs"])
        + &texts("crates/glapp-format/src", &["rs"])
        + &texts("web/embed", &["js", "html"]);
    for language in LANGUAGES {
        for (name, text) in chapters(language) {
            let mut said = between(&text, "**", "**");
            // Of what is quoted, only the messages in the tables are the app's; a compiler's are not.
            if name != "developers.md" {
                let rows: String = text.lines().filter(|line| line.starts_with("| ")).collect();
                let (open, close) = if language == "sv" { ("”", "”") } else { ("“", "”") };
                said.extend(between(&rows, open, close));
            }
            for it in said.iter().filter(|it| !["fetstil", "bold"].contains(&it.as_str())) {
                assert!(
                    app.contains(it.as_str()),
                    "{language}/{name} names {it:?}, which the app does not say"
                );
            }
        }
    }
}

#[test]
fn both_languages_tell_the_same() {
    let shape = |text: &str| -> Vec<String> {
        let mut code = false;
        let mut shape = Vec::new();
        for line in text.lines().map(str::trim_start) {
            code ^= line.starts_with("```");
            let picture = line.split_once("](../pictures/").map(|(_, it)| it.split('.').next().unwrap_or(it));
            let number = line.split_once(". ").is_some_and(|(it, _)| it.parse::<u8>().is_ok());
            match picture {
                Some(picture) => shape.push(format!("picture {picture}")),
                None if code => {}
                None if line.starts_with('#') => shape.push("heading".into()),
                None if line.starts_with('|') => shape.push("row".into()),
                None if line.starts_with("- ") => shape.push("point".into()),
                None if number => shape.push("step".into()),
                None => {}
            }
        }
        shape
    };
    for ((sv_name, sv), (en_name, en)) in chapters("sv").iter().zip(&chapters("en")) {
        assert_eq!(sv_name, en_name);
        assert_eq!(shape(sv), shape(en), "{sv_name}");
        // Each names the other, and its own pictures.
        assert!(sv.contains(&format!("(../en/{sv_name})")) && en.contains(&format!("(../sv/{sv_name})")));
        assert!(
            !sv.contains(".en.png") && !en.contains(".sv.png"),
            "{sv_name}: the other language's picture"
        );
    }
}

#[test]
fn whatever_it_leads_to_is_there() {
    let mut shown = BTreeSet::new();
    for language in LANGUAGES {
        for (name, text) in chapters(language) {
            let folder = root().join("docs/guide").join(language);
            for link in between(&text, "](", ")").iter().filter(|it| !it.starts_with("http")) {
                let path = folder.join(link.split('#').next().unwrap());
                assert!(path.exists(), "{language}/{name} leads to {link}, which is not there");
                shown.extend(path.file_name().filter(|_| link.ends_with(".png")).map(ToOwned::to_owned));
            }
            for path in text.split('`').skip(1).step_by(2) {
                let ours = ["crates/", "web/", "docs/", "assessments/"].iter().any(|it| path.starts_with(it));
                assert!(
                    !ours || root().join(path).exists(),
                    "{language}/{name} names {path}, which is not there"
                );
            }
        }
    }
    for picture in fs::read_dir(root().join("docs/guide/pictures")).unwrap().map(Result::unwrap) {
        assert!(shown.contains(&picture.file_name()), "no chapter shows {:?}", picture.file_name());
        let bytes = picture.metadata().unwrap().len();
        assert!(bytes <= MOST, "{:?} weighs {bytes} bytes, at most {MOST}", picture.file_name());
    }
}

#[test]
fn whoever_builds_for_another_municipality_is_told_every_file_of_the_app_that_names_this_one() {
    let mut named = BTreeSet::new();
    let mut folders = vec![PathBuf::from("web")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap().map(Result::unwrap) {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if fs::read_to_string(entry.path()).is_ok_and(|text| text.contains("goteborg")) {
                named.insert(path.to_string_lossy().into_owned());
            }
        }
    }
    for language in LANGUAGES {
        let path = root().join(format!("docs/guide/{language}/municipalities.md"));
        let text = fs::read_to_string(path).unwrap();
        let step = text.lines().find(|line| line.starts_with("3. ") && line.contains("`goteborg`")).unwrap();
        let told: BTreeSet<_> =
            step.split('`').filter(|it| it.starts_with("web/")).map(str::to_owned).collect();
        assert_eq!(told, named, "{language}");
    }
}
