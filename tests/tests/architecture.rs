//! The invariants of ARCHITECTURE.md.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder with that ending, as (path from the root, text).
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no {ending}");
    found
}

/// The names in the `[dependencies]` of a crate, those of the workspace included.
fn dependencies(krate: &str) -> Vec<String> {
    let manifest = read(&format!("{krate}/Cargo.toml"));
    let of = manifest.split("\n[").filter(|part| part.starts_with("dependencies"));
    let lines = of.flat_map(|part| part.lines().map(str::to_owned).collect::<Vec<_>>());
    let name = |line: String| {
        let heading = line.strip_prefix("dependencies.").map(|name| name.trim_end_matches(']').to_owned());
        heading.or_else(|| line.split(['.', ' ', '=']).next().map(str::to_owned))
    };
    let names: Vec<String> = lines.filter_map(name).filter(|name| !name.is_empty()).collect();
    names
        .into_iter()
        .filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .collect()
}

fn assert_absent(sources: &[(String, String)], words: &[&str]) {
    for (name, text) in sources {
        for word in words {
            let line =
                text.lines().position(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert!(line.is_none(), "{name}:{} mentions {word}", line.unwrap_or_default() + 1);
        }
    }
}

const OUTSIDE: &[&str] =
    &["std::fs", "std::time", "std::env", "std::net", "std::process", "SystemTime", "Instant::"];

#[test]
fn the_core_depends_on_thiserror_alone_and_knows_nothing_outside_it() {
    assert_eq!(dependencies("crates/glapp-core"), ["thiserror"]);
    let sources = files("crates/glapp-core/src", ".rs");
    assert_absent(&sources, OUTSIDE);
    assert_absent(&sources, &["serde", "wasm", "js_sys", "web_sys", "rand", "HashMap"]);
}

#[test]
fn formats_open_no_file_and_read_no_clock() {
    let sources = files("crates/glapp-format/src", ".rs");
    assert_absent(&sources, OUTSIDE);
    assert_absent(&sources, &["web_sys", "js_sys", "wasm_bindgen"]);
}

#[test]
fn dependencies_point_one_way() {
    let ours = |krate: &str| -> Vec<String> {
        dependencies(krate).into_iter().filter(|name| name.starts_with("glapp-")).collect()
    };
    assert_eq!(ours("crates/glapp-core"), Vec::<String>::new());
    assert_eq!(ours("crates/glapp-format"), ["glapp-core"]);
    // The server serves whatever it is given.
    assert_eq!(ours("crates/glapp-serve"), Vec::<String>::new());
    let cli = ["glapp-core", "glapp-format", "glapp-report", "glapp-office", "glapp-serve"];
    assert_eq!(ours("crates/glapp-cli"), cli);
    assert_eq!(ours("crates/glapp-office"), ["glapp-core", "glapp-format", "glapp-report"]);
    // The app itself carries nothing that makes office documents: its module does, which is fetched when asked for.
    assert_eq!(ours("web/office"), ["glapp-core", "glapp-format", "glapp-report", "glapp-office"]);
    // What only shows something stays small.
    assert_eq!(ours("web/view"), ["glapp-core", "glapp-format", "glapp-report"]);
    assert_eq!(ours("crates/glapp-report"), ["glapp-core"]);
    // Only in the one-file app, which can fetch nothing, are both one program.
    let app = ours("web");
    assert_eq!(app, ["glapp-web-office", "glapp-core", "glapp-format", "glapp-report"]);
    let manifest = read("web/Cargo.toml");
    assert!(manifest.contains("glapp-web-office = { path = \"office\", optional = true }"), "{manifest}");
}

#[test]
fn only_web_touches_the_browser() {
    for krate in [
        "crates/glapp-core",
        "crates/glapp-format",
        "crates/glapp-office",
        "crates/glapp-serve",
        "crates/glapp-cli",
        "tests",
    ] {
        let browser = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo-storage"];
        let names = dependencies(krate);
        assert!(browser.iter().all(|name| !names.contains(&(*name).to_owned())), "{krate}: {names:?}");
    }
}

#[test]
fn one_file_touches_local_storage() {
    let others: Vec<_> =
        files("web/src", ".rs").into_iter().filter(|(name, _)| name != "web/src/storage.rs").collect();
    assert_absent(&others, &["local_storage", "LocalStorage::raw", "gloo_storage", "set_item", "get_item"]);
    assert!(read("web/src/storage.rs").contains("local_storage"));
    // What only shows something knows no browser at all.
    assert_eq!(dependencies("web/view").last().map(String::as_str), Some("wasm-bindgen"));
}

#[test]
fn few_files_touch_the_browser_otherwise() {
    // Views meet it as types of events; what is asked of it lies in one file.
    let asks = ["web_sys::window", "js_sys::", "JsFuture", "document()"];
    let allowed = ["web/src/browser.rs", "web/src/browser/home.rs", "web/src/storage.rs"];
    let others: Vec<_> =
        files("web/src", ".rs").into_iter().filter(|(name, _)| !allowed.contains(&name.as_str())).collect();
    assert_absent(&others, &asks);
}

#[test]
fn every_crate_forbids_unsafe_code() {
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for krate in [
        "crates/glapp-core",
        "crates/glapp-format",
        "crates/glapp-office",
        "crates/glapp-serve",
        "crates/glapp-cli",
        "crates/xtask",
        "web",
        "web/office",
        "web/view",
        "tests",
        "tests/bench/core",
        "tests/hostile",
    ] {
        assert!(read(&format!("{krate}/Cargo.toml")).contains("[lints]\nworkspace = true"), "{krate}");
    }
    for lib in [
        "crates/glapp-core/src/lib.rs",
        "crates/glapp-format/src/lib.rs",
        "crates/glapp-office/src/lib.rs",
        "crates/glapp-serve/src/lib.rs",
        "web/src/lib.rs",
        "web/office/src/lib.rs",
        "web/view/src/lib.rs",
        "tests/bench/core/src/lib.rs",
        "tests/hostile/src/lib.rs",
    ] {
        assert!(read(lib).contains("#![forbid(unsafe_code)]"), "{lib}");
    }
}

#[test]
fn every_path_that_the_map_names_exists() {
    for page in
        ["ARCHITECTURE.md", "README.md", "assessments/README.md", "docs/formats.md", "docs/releasing.md"]
    {
        let text = read(page);
        // What stands in code marks and looks like a path of this repository.
        let marked = text.split('`').skip(1).step_by(2);
        let paths = marked.filter(|path| {
            let known = ["crates/", "web/", "tests/", "docs/", "assessments/", ".ci/"];
            let top = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];
            (known.iter().any(|folder| path.starts_with(folder)) || top.contains(path))
                && !path.contains(['*', ' ', 'N', '…'])
        });
        for path in paths {
            assert!(root().join(path).exists(), "{page} names {path}, which is not there");
        }
    }
    assert!(read("ARCHITECTURE.md").lines().count() <= 200);
}

#[test]
fn the_two_halves_of_wasm_bindgen_are_one_release() {
    let manifest = read("Cargo.toml");
    let version = |name: &str| {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{name} = ")));
        line.and_then(|line| line.split('"').nth(1))
            .unwrap_or_else(|| panic!("{name} is not pinned"))
            .to_owned()
    };
    assert!(version("wasm-bindgen").starts_with('='));
    assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
}

#[test]
fn readme_has_two_commands_and_ci_calls_the_second() {
    let readme = read("README.md");
    assert!(readme.contains("```\ncargo xtask serve\n```") && readme.contains("```\ncargo xtask test\n```"));
    assert!(read(".ci/run").contains("cargo xtask test"));
}
