//! `glapp consensus`, `compare` and `trend`: several files at once (*Command line*).

use crate::world::{TRIAL, World, trial};
use serde_json::Value;

/// An assessment of the trial's catalogue.
pub fn unit(id: &str, name: &str, date: &str, ratings: &str) -> String {
    format!(
        r#"{{ "format": "glapp/assessment", "version": 1, "id": "{id}", "catalogue": "prov:1", "unit": {{ "name": "{name}",
        "kind": "stab" }}, "date": "{date}", "stage": "individual", "state": "draft", "target": 3, "ratings": {{ {ratings} }} }}"#
    )
}

pub fn level(clause: &str, level: u8) -> String {
    format!(r#""{clause}": {{ "level": {level} }}"#)
}

/// The trial's catalogue (4.1 w 1, 4.2 w 3; 5.1, 5.2; 6.1; W 1, 2, …) with these files.
fn with(files: &[(&str, String)]) -> World {
    let world = trial();
    for (name, text) in files {
        world.write(name, text);
    }
    world
}

fn args<'a>(command: &'a str, files: &[&'a str]) -> Vec<&'a str> {
    [command].iter().chain(&TRIAL).chain(files).chain(&["--format", "json"]).copied().collect()
}

#[test]
fn consensus_as_worked_by_hand() {
    let not_applicable = r#""5.1": { "not_applicable": "nej" }"#;
    let world = with(&[
        ("a.json", unit("a", "E", "2026-01-01", &format!("{}, {not_applicable}", level("4.1", 1)))),
        ("b.json", unit("b", "E", "2026-01-01", &format!("{}, {not_applicable}", level("4.1", 4)))),
        ("c.json", unit("c", "E", "2026-01-01", &level("4.2", 2))),
    ]);
    let out = world.run(&args("consensus", &["a.json", "b.json", "c.json"])).fine().out;
    // A of 1 and 4: TU 3 (110, 011 …), TDU 5; counted by the published algorithm.
    let result: Value = serde_json::from_str(&out).unwrap();
    let clause = &result["clauses"][0];
    assert_eq!(clause["counts"].to_string(), "[0,1,0,0,1,0]");
    assert_eq!(
        [
            &clause["n"],
            &clause["median"],
            &clause["min"],
            &clause["max"],
            &clause["discuss"],
            &clause["proposed"]
        ],
        [&2.into(), &1.into(), &1.into(), &4.into(), &true.into(), &1.into()] as [&Value; 6]
    );
    let keys =
        r#"{"clauses":[{"id":"4.1","n":2,"counts":[0,1,0,0,1,0],"median":1,"min":1,"max":4,"agreement":"#;
    assert!(out.starts_with(keys), "{out}");
    let expected = r#"{"id":"5.1","n":0,"counts":[0,0,0,0,0,0],"median":null,"min":null,"max":null,"agreement":null,"not_applicable":2,"discuss":false,"proposed":"not_applicable"}"#;
    assert!(out.contains(expected), "{out}");
}

#[test]
fn consensus_is_of_one_unit_and_of_each_person_once() {
    let world = with(&[
        ("a.json", unit("a", "E", "2026-01-01", &level("4.1", 1))),
        ("b.json", unit("b", "e", "2026-01-01", &level("4.1", 4))),
    ]);
    let run = world.run(&args("consensus", &["a.json", "b.json", "a.json"]));
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.err,
        "b.json:$: writes the unit “e”, but the others “E”: make them the same\n\
         a.json:$: is the same assessment as a.json\n"
    );
    assert_eq!(run.json()["clauses"][0]["n"], 1);
}

/// The rules of who is one of several people are those of the workshop in the app.
#[test]
fn who_joins_a_consensus_in_doubt_is_told_and_who_does_not_is_refused() {
    let of = |id: &str, date: &str, level_of: u8, who: &str| {
        unit(id, "E", date, &level("4.1", level_of))
            .replace("\"target\"", &format!("\"assessors\": [{who}], \"target\""))
    };
    let world = with(&[
        ("a.json", of("a", "2026-01-01", 1, r#"{ "name": "Anna" }"#)),
        ("again.json", of("a2", "2026-01-01", 2, r#"{ "name": "anna " }"#)),
        ("later.json", of("b", "2026-02-01", 3, r#"{ "name": "Bo" }"#)),
        // Only saved again: the same answers, however the file differs in when it was changed.
        (
            "saved.json",
            of("a", "2026-01-01", 1, r#"{ "name": "Anna" }"#)
                .replace("\"target\"", "\"modified\": \"2026-03-02T14:03:00Z\", \"target\""),
        ),
        ("consensus.json", of("c", "2026-01-01", 4, "").replace("individual", "consensus")),
        ("other.json", unit("d", "Annan", "2026-01-01", &level("4.1", 5))),
    ]);
    let files = ["a.json", "again.json", "later.json", "saved.json", "consensus.json", "other.json"];
    let run = world.run(&args("consensus", &files));
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.err.lines().collect::<Vec<_>>(),
        [
            "again.json: is counted, but may be by the same person as a.json",
            "later.json: is counted, but is of another day than the others",
            "saved.json:$: is the same assessment as a.json",
            "consensus.json:$: is itself a consensus, not one person’s answers",
            "other.json:$: is about “Annan”, but the others about “E”: a consensus is of one unit at a time",
        ]
    );
    assert_eq!(run.json()["clauses"][0]["counts"].to_string(), "[0,1,1,1,0,0]");
    // What is only told ends well.
    let told = world.run(&args("consensus", &["a.json", "later.json"]));
    assert_eq!((told.code, told.err.lines().count()), (Some(0), 1));
}

/// Unit A: 4.1 1, 4.2 3; B: 4.1 5, 4.2 3. Target 3 for both: A has gap 2 in 4.1 and B is four above it.
#[test]
fn comparison_as_worked_by_hand() {
    let world = with(&[
        ("a.json", unit("a", "A", "2026-01-01", &[level("4.1", 1), level("4.2", 3)].join(","))),
        (
            "b.json",
            unit("b", "B", "2026-02-01", &[level("4.1", 5), level("4.2", 3), level("5.1", 2)].join(",")),
        ),
    ]);
    let out = world.run(&args("compare", &["a.json", "b.json"])).fine().out;
    assert!(out.starts_with(r#"{"units":[{"name":"A","date":"2026-01-01","total":{"score":2.5,"#), "{out}");
    let clause = concat!(
        r#"{"id":"4.1","n":2,"mean":3.0,"median":3.0,"min":1,"max":5,"q1":2.0,"q3":4.0,"spread":4,"levels":[1,5]}"#,
        r#",{"id":"4.2","n":2,"mean":3.0,"median":3.0,"min":3,"max":3,"q1":3.0,"q3":3.0,"spread":0,"levels":[3,3]}"#,
        r#",{"id":"5.1","n":1,"mean":2.0,"median":2.0,"min":2,"max":2,"q1":2.0,"q3":2.0,"spread":0,"levels":[null,2]}"#,
        r#",{"id":"5.2","n":0,"mean":null,"median":null,"min":null,"max":null,"q1":null,"q3":null,"spread":null,"#,
    );
    assert!(out.contains(clause), "{out}");
    assert!(
        out.ends_with("\"learning\":[{\"clause\":\"4.1\",\"learner\":\"A\",\"teacher\":\"B\",\"gap\":2}]}\n"),
        "{out}"
    );
}

#[test]
fn the_newest_of_each_unit_is_compared_and_nothing_is_merged_unawares() {
    let world = with(&[
        ("old.json", unit("1", "A", "2025-01-01", &level("4.1", 1))),
        ("new.json", unit("2", "A", "2026-01-01", &level("4.1", 2))),
        ("same.json", unit("3", "A", "2026-01-01", &level("4.1", 3))),
        ("alike.json", unit("4", "a ", "2026-01-01", &level("4.1", 4))),
        ("other.json", unit("5", "B", "2026-01-01", "").replace("prov:1", "iso-56002:2019")),
    ]);
    let files = ["old.json", "new.json", "same.json", "new.json", "alike.json", "other.json"];
    let run = world.run(&args("compare", &files));
    let told: Vec<&str> = run.err.lines().collect();
    assert_eq!(run.code, Some(1));
    assert!(told[0].starts_with("other.json:$.catalogue: "), "{told:?}");
    assert_eq!(
        told[1..],
        [
            "old.json: passed over: the unit has a newer assessment in new.json",
            "same.json:$: has the same unit and date as new.json: choose one of them",
            "new.json:$: is the same assessment as new.json",
            "“a ” and “A” look alike but are counted as two units",
        ]
    );
    let names: Vec<_> = run.json()["units"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, ["A", "a "]);
}

#[test]
fn a_folder_stands_for_its_assessments() {
    let world = trial();
    std::fs::create_dir_all(world.path("units/empty")).unwrap();
    world.write("units/b.glapp.json", unit("b", "B", "2026-01-01", ""));
    world.write("units/a.glapp.json", unit("a", "A", "2026-01-01", ""));
    world.write("units/broken.glapp.json", "{");
    world.write("units/notes.txt", "not ours");
    let run = world.run(&args("compare", &["units", "units/empty"]));
    let names: Vec<_> = run.json()["units"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!((names, run.code), (vec!["A".into(), "B".into()], Some(1)));
    assert!(
        run.err.contains("units/empty:$: the folder holds no assessments: their names end in .glapp.json")
    );
    assert!(run.err.contains("units/broken.glapp.json:$"));
    assert_eq!(run.err.lines().count(), 2);
}

#[test]
fn trend_as_worked_by_hand() {
    let out_of_scope = r#""5.1": { "not_applicable": "nej" }"#;
    let world = with(&[
        ("2027.json", unit("3", "A", "2027-01-01", &[level("4.1", 4), level("5.1", 1)].join(","))),
        ("2025.json", unit("1", "A", "2025-01-01", &format!("{}, {out_of_scope}", level("4.1", 1)))),
        ("2026.json", unit("2", "A", "2026-01-01", &level("4.1", 3))),
        ("b.json", unit("4", "B", "2026-01-01", "")),
        ("again.json", unit("5", "A", "2026-01-01", "")),
    ]);
    let run = world.run(&args("trend", &["2027.json", "2025.json", "2026.json", "b.json", "again.json"]));
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err, "again.json:$: has the same unit and date as 2026.json: choose one of them\n");
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with(
        r#"{"unit":"A","dates":["2025-01-01","2026-01-01","2027-01-01"],"total":[{"score":1.0,"#
    ));
    let clauses = concat!(
        r#""clauses":[{"id":"4.1","levels":[1,3,4],"change":3,"last_step":1,"scope_change":false},"#,
        r#"{"id":"4.2","levels":[null,null,null],"change":null,"last_step":null,"scope_change":false},"#,
        r#"{"id":"5.1","levels":[null,null,1],"change":null,"last_step":null,"scope_change":true},"#,
    );
    assert!(lines[0].contains(clauses), "{}", lines[0]);
}

#[test]
fn the_pages_of_several_files_are_for_people() {
    let world = with(&[
        ("a.json", unit("a", "A", "2026-01-01", &level("4.1", 1))),
        ("b.json", unit("b", "B", "2026-01-01", &level("4.1", 5))),
        ("colleague.json", unit("d", "A", "2026-01-01", &level("4.1", 3))),
        ("later.json", unit("c", "A", "2027-01-01", &level("4.1", 3))),
    ]);
    let page = |command: &str, files: &[&str]| {
        let arguments: Vec<&str> =
            [command].iter().chain(&TRIAL).chain(files).chain(&["--lang", "sv"]).copied().collect();
        world.run(&arguments).fine().out
    };
    let compared = page("compare", &["a.json", "b.json"]);
    assert!(
        compared.contains("Medelvärdet av enheternas totaler är 3,0.")
            && compared.contains("A kan lära av B")
    );
    assert!(compared.contains("i nivå med den ovanför"), "both could still be anything: {compared}");
    let merged = page("consensus", &["a.json", "colleague.json"]);
    assert!(merged.contains("Att diskutera, minst eniga först: 4.1."), "{merged}");
    let trend = page("trend", &["later.json", "a.json"]);
    assert!(
        trend.contains("2026-01-01 → 2027-01-01") && trend.contains("1 → 3") && trend.contains("+2"),
        "{trend}"
    );
}

#[test]
fn documents_of_several_files_are_markdown_or_a_page_of_their_own() {
    let attack = "<script>alert(1)</script> *A*";
    let world = with(&[
        ("a.json", unit("a", attack, "2026-01-01", &level("4.1", 1))),
        ("b.json", unit("b", attack, "2027-01-01", &level("4.1", 5))),
        ("c.json", unit("c", "C", "2026-01-01", &level("4.1", 5))),
        ("d.json", unit("d", attack, "2026-01-01", &level("4.1", 5))),
    ]);
    let written = |command: &str, files: &[&str], format: &str| {
        let arguments: Vec<&str> = [command]
            .iter()
            .chain(&TRIAL)
            .chain(files)
            .chain(&["--lang", "en", "--format", format])
            .copied()
            .collect();
        world.run(&arguments).fine().out
    };
    for (command, files, heading) in [
        ("gap", &["a.json"][..], "Self-assessment of innovation management"),
        ("compare", &["a.json", "c.json"], "2 units side by side"),
        ("consensus", &["a.json", "d.json"], "Consensus: "),
        ("trend", &["a.json", "b.json"], "Trend: "),
    ] {
        let markdown = written(command, files, "markdown");
        assert!(markdown.starts_with(&format!("# {heading}")), "{command}: {markdown}");
        assert!(
            markdown.contains("\\<script\\>") && !markdown.replace("\\<", "").contains("<script"),
            "{command}: {markdown}"
        );
        let page = written(command, files, "html");
        assert!(page.starts_with("<!doctype html>") && page.contains(heading), "{command}");
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{command}");
        assert!(!page.contains("<button") && !page.contains("src="), "{command}: it needs nothing else");
    }
    let refused = world.run(&["catalogue", "--format", "html"]);
    assert_eq!((refused.code, refused.err.as_str()), (Some(2), "glapp: this command gives text or json\n"));
}
