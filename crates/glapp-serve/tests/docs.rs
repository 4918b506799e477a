//! `docs/serving.md` says what the server sends, to the letter, and so does what it gives to paste for other servers.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test’s helpers fail as its tests do")]

use glapp_serve::{COMMON, FrameAncestors, Policy, TABLE};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

fn page() -> String {
    read("docs/serving.md")
}

/// Headers and values that some file is sent with.
fn sent() -> BTreeSet<(&'static str, String)> {
    let all = TABLE.iter().flat_map(|(_, policy)| policy.headers(&FrameAncestors::default()));
    let common = COMMON.into_iter().map(|(name, value)| (name, value.to_owned()));
    all.chain(common)
        .chain([
            ("Cache-Control", "no-cache".to_owned()),
            ("Cache-Control", "public, max-age=31536000, immutable".to_owned()),
        ])
        .collect()
}

fn policies() -> BTreeSet<String> {
    sent()
        .into_iter()
        .filter(|(name, _)| *name == "Content-Security-Policy")
        .map(|(_, value)| value)
        .collect()
}

#[test]
fn each_server_is_told_all_of_it() {
    let page = page();
    for server in ["## What is sent\n", "## nginx\n", "## Apache\n", "## Caddy\n", "## IIS\n"] {
        let section = page.split_once(server).unwrap_or_else(|| panic!("no {server}")).1;
        let section = section.split("\n## ").next().unwrap();
        for (name, value) in sent() {
            assert!(section.contains(name), "{server} lacks {name}");
            let quoted = ['"', '`'].iter().any(|quote| section.contains(&format!("{quote}{value}{quote}")));
            assert!(quoted, "{server} lacks {name}: {value}");
        }
    }
}

#[test]
fn no_other_policy_is_told() {
    let (page, policies) = (page(), policies());
    let mut told = 0;
    for quote in ['"', '`'] {
        let quoted = page.lines().flat_map(|line| line.split(quote).skip(1).step_by(2));
        for text in
            quoted.filter(|text| text.starts_with("default-src") || text.contains("; frame-ancestors"))
        {
            assert!(policies.contains(text), "{text}");
            told += 1;
        }
    }
    assert!(told >= 20, "{told}");
}

#[test]
fn the_tables_say_what_each_file_is_sent() {
    let page = page();
    for (name, policy) in TABLE {
        let named = if name == "*" { "all others".to_owned() } else { format!("`{name}`") };
        let headers = policy.headers(&FrameAncestors::default());
        let value =
            |header: &str| headers.iter().find(|(name, _)| *name == header).map(|(_, value)| &**value);
        let content = value("Content-Security-Policy").unwrap();
        let row = format!(
            "| {} | `{content}` |",
            if policy == Policy::of("any.js") { "all others" } else { &named }
        );
        assert!(page.contains(&row), "{row}");
        let cell = |header: &str| value(header).map_or(String::from(" |"), |value| format!(" `{value}` |"));
        let headers =
            ["Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin", "Cross-Origin-Opener-Policy"];
        let cells: String = headers.into_iter().map(cell).collect();
        let found = page.lines().any(|line| {
            let first = line.split('|').nth(1).unwrap_or("");
            first.split(',').any(|it| it.trim() == named) && line.ends_with(&format!("|{cells}"))
        });
        assert!(found, "{name}: {cells}");
    }
}

#[test]
fn the_framed_page_says_the_same_itself() {
    let headers = Policy::of("embed.html").headers(&FrameAncestors::default());
    let content = headers.iter().find(|(name, _)| *name == "Content-Security-Policy").unwrap();
    // What cannot stand in a page comes by the header alone.
    let content = content.1.strip_suffix("; frame-ancestors *").unwrap();
    let page = read("web/embed/embed.html");
    assert!(
        page.contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{content}\"")),
        "{content}"
    );
}
