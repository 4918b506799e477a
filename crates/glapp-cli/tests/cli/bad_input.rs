//! Every kind of bad input: named with file, place, what was found and what would do (*File formats*).

use crate::world::{World, iso};
use std::fs::File;

/// The line on stderr for a file with this content; it is the only one, and the exit code is 1.
fn refusal(content: impl AsRef<[u8]>) -> String {
    let world = World::new();
    world.write("unit.json", content);
    let (gap, check) = (world.run(&["gap", "unit.json"]), world.run(&["check", "unit.json"]));
    assert_eq!((gap.code, &*gap.out), (Some(1), ""));
    assert_eq!((check.code, check.out.starts_with("refused · unit.json · 1 problem\n")), (Some(1), true));
    gap.err
}

#[test]
fn each_bad_input_has_its_line() {
    for (content, line) in [
        (
            String::from("inte JSON"),
            "$: found something that is not JSON at line 1, column 1 (expected value)",
        ),
        (String::new(), "$: the file is empty; export or save it again"),
        (
            iso(r#""4.2": { "level": 2 }"#).split_at(108).0.into(),
            "$: the text ends in the middle of the document, at line 2, column 20: is the file complete?",
        ),
        (
            iso(r#""4.1.2": { "level": 6 }"#),
            r#"$.ratings["4.1.2"].level: found 6, expected a whole number from 0 to 5"#,
        ),
        (
            iso(r#""4.1.9": { "level": 2 }"#),
            r#"$.ratings["4.1.9"]: found clause "4.1.9", expected one that iso-56002:2019 has"#,
        ),
        (
            iso(r#""4.1": { "level": 2 }"#),
            r#"$.ratings["4.1"]: found clause "4.1", which is not rated itself, expected one of the clauses below it"#,
        ),
        (
            iso(r#""4.2": { "level": 2, "not_applicable": "x" }"#),
            r#"$.ratings["4.2"]: found both a level and not_applicable, expected one of them"#,
        ),
        (
            iso("").replace("glapp/assessment", "glapp/other"),
            r#"$: found format "glapp/other", expected "glapp/assessment""#,
        ),
        (
            iso("").replace("\"version\": 1", "\"version\": 2"),
            "$: found version 2, expected at most 1: a newer Glapp wrote it, use that one or a later one",
        ),
        ("{}".into(), r#"$: found no "format", expected "glapp/assessment": this is not a Glapp document"#),
        (
            iso("").replace("2026-03-02", "2 mars"),
            r#"$.date: found "2 mars", expected a day such as 2026-03-02"#,
        ),
    ] {
        let found = if content.contains("glapp/other") {
            // check takes more kinds of documents, so it has another line for this one.
            let world = World::new();
            world.write("unit.json", &content);
            world.run(&["gap", "unit.json"]).err
        } else {
            refusal(&content)
        };
        assert_eq!(found, format!("unit.json:{line}\n"), "{content}");
    }
    assert_eq!(
        refusal(b"{\xff}"),
        "unit.json:$: found a byte that is not text (UTF-8) at position 1, expected JSON\n"
    );
}

#[test]
fn every_problem_of_a_file_is_told_in_one_go() {
    let world = World::new();
    world.write("unit.json", iso(r#""4.2": { "level": 6 }, "4.3": { "level": -1 }, "x": {}"#));
    let run = world.run(&["gap", "unit.json"]);
    let places: Vec<_> = run.err.lines().map(|line| line.split(": ").next().unwrap()).collect();
    let expected =
        ["[\"4.2\"].level", "[\"4.3\"].level", "[\"x\"]"].map(|it| format!("unit.json:$.ratings{it}"));
    assert_eq!(places, expected);
}

#[test]
fn fifty_megabytes_are_refused_by_their_size() {
    let world = World::new();
    File::create(world.path("big.json")).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let line = "big.json:$: found 50 MB, expected at most 8 MB: this is not a Glapp document\n";
    // A backup may hold all that a browser stores.
    for (command, line) in [("gap", line), ("check", &*line.replace("8 MB", "16 MB"))] {
        let run = world.run(&[command, "big.json"]);
        assert_eq!((run.code, &*run.err), (Some(1), line));
    }
    let run = world.run(&["catalogue", "big.json"]);
    assert_eq!((run.code, &*run.err, &*run.out), (Some(1), line, ""));
}

#[cfg(unix)]
#[test]
fn what_has_no_size_is_read_no_further_than_the_limit() {
    let run = World::new().run(&["gap", "/dev/zero"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err, "/dev/zero:$: found 9 MB, expected at most 8 MB: this is not a Glapp document\n");
}

#[test]
fn folders_and_missing_files() {
    let world = World::new();
    std::fs::create_dir(world.path("folder")).unwrap();
    let run = world.run(&["check", "folder", "none.json"]);
    assert_eq!(
        run.err,
        "folder:$: this is a folder; name the files in it\nnone.json:$: there is no such file\n"
    );
    let run = world.run(&["catalogue", "none"]);
    assert_eq!(
        (run.code, &*run.err),
        (
            Some(1),
            "none:$: there is no such file and nothing bundled of that name; bundled: iso-56002:2019, iso-56001:2024\n"
        )
    );
    let run = world.run(&["coverage", "--practices", "none", "--lang", "sv"]);
    assert_eq!(
        run.err,
        "none:$: det finns ingen sådan fil och inget inbyggt dokument med det namnet; inbyggt: goteborg, \
         platform-boras, platform-goteborg, platform-kiruna, platform-lund, platform-stockholm, platform-umea\n"
    );
}

#[test]
fn a_refusal_stays_on_one_line_whatever_the_file_says() {
    let world = World::new();
    world.write("unit.json", iso("").replace("glapp/assessment", "a\\nb\\u001b[31m"));
    for language in ["sv", "en"] {
        let run = world.run(&["gap", "unit.json", "--lang", language]);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(!run.err.contains('\u{1b}'), "{}", run.err);
    }
}
