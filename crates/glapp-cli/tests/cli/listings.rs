//! `glapp coverage` and `glapp catalogue`.

use crate::world::{TRIAL, World, trial};
use serde_json::json;

fn coverage<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    ["coverage"].iter().chain(&TRIAL).chain(arguments).copied().collect()
}

#[test]
fn coverage_lists_every_linked_practice_active_or_not() {
    let run = trial().run(&coverage(&["--as-of", "2024-01-01", "--format", "json"])).fine();
    let expected = concat!(
        r#"{"as_of":"2024-01-01","clauses":[{"id":"4.1","coverage":"supporting","practices":["#,
        r#"{"id":"forum","strength":"direct","active":false},{"id":"metod","strength":"supporting","active":true}]},"#,
        r#"{"id":"4.2","coverage":"none","practices":[{"id":"kurs","strength":"direct","active":false}]},"#,
        r#"{"id":"5.1","coverage":"partial","practices":[{"id":"metod","strength":"partial","active":true}]},"#,
        r#"{"id":"5.2","coverage":"none","practices":[]},{"id":"6.1","coverage":"none","practices":[]}]}"#,
        "\n"
    );
    assert_eq!(run.out, expected);
}

#[test]
fn coverage_as_text() {
    let world = trial();
    let text = |language| world.run(&coverage(&["--as-of", "2023-12-31", "--lang", language])).fine().out;
    assert_eq!(
        text("sv"),
        "Provets arbetssätt\n\
         prov · 2023-12-31 · prov:1\n\n\
         5 avsnitt: helt 1, delvis 0, underlättar 0, upphört 0, inget 4.\n\n\
         4  Fyra\n   \
            4.1  Fyra: Allmänt  helt   1 av 2 pågår\n        \
                 Forumet\n   \
            4.2  Kultur         inget  0 av 1 pågår\n\n\
         5  Fem\n   \
            5.1  Fem: Allmänt  inget  0 av 1 pågår\n   \
            5.2  Tid           inget\n\n\
         6  Sex\n   \
            6.1  Pengar  inget\n"
    );
    assert!(text("en").contains("4.1  Four: General  direct  1 of 2 active\n        The forum\n"));
}

#[test]
fn without_a_day_coverage_is_of_today() {
    let day = |run: &crate::world::Run| run.json()["as_of"].as_str().unwrap().to_owned();
    let today = World::new().run(&["coverage", "--format", "json"]).fine();
    assert!(&*day(&today) > "2026-01-01" && day(&today).len() == 10, "{}", day(&today));
}

#[test]
fn the_bundled_practices_change_with_the_year() {
    let world = World::new();
    let on = |day: &str| {
        let clauses =
            world.run(&["coverage", "--as-of", day, "--format", "json"]).fine().json()["clauses"].clone();
        let count =
            |kind: &str| clauses.as_array().unwrap().iter().filter(|it| it["coverage"] == kind).count();
        (clauses.as_array().unwrap().len(), count("lapsed"))
    };
    let ((before, few), (after, many)) = (on("2023-12-31"), on("2024-01-01"));
    assert_eq!((before, after), (52, 52));
    assert!(many > few, "{few} lapsed before the end of the year, {many} after");
}

#[test]
fn the_platforms_of_six_cities_are_bundled_to_compare_with() {
    let world = World::new();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assessments/practices");
    for city in ["boras", "goteborg", "kiruna", "lund", "stockholm", "umea"] {
        let id = format!("platform-{city}");
        let on = |practices: &str| {
            world
                .run(&["coverage", "--practices", practices, "--as-of", "2022-01-01", "--format", "json"])
                .fine()
        };
        let bundled = on(&id);
        assert_eq!(bundled.out, on(file.join(&id).join("set.json").to_str().unwrap()).out, "{id}");
        let clauses = bundled.json()["clauses"].as_array().unwrap().clone();
        let practices: Vec<_> =
            clauses.iter().flat_map(|clause| clause["practices"].as_array().unwrap().clone()).collect();
        assert!(!practices.is_empty(), "{id}");
        assert!(
            practices.iter().all(|it| it["id"].as_str().unwrap().starts_with(&id)),
            "{id}: {practices:?}"
        );
    }
    let text =
        world.run(&["coverage", "--practices", "platform-lund", "--as-of", "2022-01-01", "--lang", "sv"]);
    let heading = "Lunds innovationsplattform Future by Lund\nplatform-lund · 2022-01-01 · iso-56002:2019\n";
    assert!(text.fine().out.starts_with(heading));
}

#[test]
fn the_catalogue_for_programs() {
    let world = trial();
    let run = world.run(&["catalogue", "catalogue.json", "--format", "json", "--lang", "sv"]).fine();
    assert!(
        run.out.starts_with(r#"{"id":"prov:1","scale":[{"level":0,"name":"noll"},{"level":1,"name":"ett"},"#)
    );
    let clauses = concat!(
        r#""clauses":[{"id":"4","parent":null,"title":"Fyra","assessable":false,"weight":1.0},"#,
        r#"{"id":"4.1","parent":"4","title":"Allmänt","assessable":true,"weight":1.0},"#,
        r#"{"id":"4.2","parent":"4","title":"Kultur","assessable":true,"weight":3.0},"#,
        r#"{"id":"5","parent":null,"title":"Fem","assessable":false,"weight":2.0},"#
    );
    assert!(run.out.contains(clauses), "{}", run.out);
    let iso = world.run(&["catalogue", "iso-56002:2019", "--format", "json"]).fine().json();
    let assessable = iso["clauses"].as_array().unwrap().iter().filter(|it| it["assessable"] == true).count();
    assert_eq!((assessable, &iso["scale"][5]), (52, &json!({ "level": 5, "name": "Rethought and spread" })));
    assert_eq!(world.run(&["catalogue", "--format", "json"]).fine().json(), iso);
}

#[test]
fn the_catalogue_as_text() {
    let text = trial().run(&["catalogue", "catalogue.json"]).fine().out;
    assert!(text.starts_with(
        "Trial\nprov:1 · edition 1 · 5 clauses to assess in 3 chapters\n\nInvented.\n\nThe scale\n"
    ));
    assert!(
        text.contains("\n4  Four\n   4.1  General\n   4.2  Culture (weight 3)\n\n5  Five (weight 2)\n"),
        "{text}"
    );
}
