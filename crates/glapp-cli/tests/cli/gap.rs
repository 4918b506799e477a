//! `glapp gap`: figures worked by hand (*Scores*, *Practice coverage*, *Command line*).

use crate::world::{ASSESSMENT, TRIAL, World, iso, trial};

fn with<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    ["gap"].iter().chain(&TRIAL).chain(arguments).copied().collect()
}

/// Chapter 4: w = 1, 3, L = 2, 5, T = 3, 4. score (1·2 + 3·5)/4 = 4.25, and nothing is open, so lower and upper are
/// the same; target (1·3 + 3·4)/4 = 3.75; gap (1·1 + 3·0)/4 = 0.25.
/// Chapter 5: score 1; lower 1/2, upper (1 + 5)/2 = 3; target 4; gap 3; half done. Chapter 6: nothing applicable.
/// Total with W = 1, 2: score (4.25 + 2·1)/3, lower (4.25 + 2·0.5)/3 = 1.75, upper (4.25 + 2·3)/3,
/// target (3.75 + 2·4)/3, gap (0.25 + 2·3)/3; 3 of 4 rated.
/// Contributions: 4.1 1/3 · 1/4 · 1 = 1/12, times importance 3; 5.1 2/3 · 1/1 · 3 = 2, times 2.
/// 2023-12-31: the forum still answers 4.1 directly; the method has not begun; the course's status is unknown.
#[test]
fn every_key_in_its_order_and_every_figure_as_worked_by_hand() {
    let run = trial().run(&with(&["unit.json", "--format", "json"])).fine();
    let expected = concat!(
        r#"{"format":"glapp/gap-analysis","version":1,"catalogue":"prov:1","#,
        r#""unit":{"name":"Enheten (påhittad)","kind":"stab","organisation":"Exempelstaden","#,
        r#""later":[ 1.50,                       {"b": 1, "a": 2} ]},"date":"2023-12-31","#,
        r#""total":{"score":2.0833333333333335,"lower":1.75,"upper":3.4166666666666665,"#,
        r#""target":3.9166666666666665,"gap":2.0833333333333335,"applicable":4,"rated":3,"completeness":0.75},"#,
        r#""chapters":[{"id":"4","score":4.25,"lower":4.25,"upper":4.25,"target":3.75,"gap":0.25,"#,
        r#""applicable":2,"rated":2,"completeness":1.0},"#,
        r#"{"id":"5","score":1.0,"lower":0.5,"upper":3.0,"target":4.0,"gap":3.0,"#,
        r#""applicable":2,"rated":1,"completeness":0.5},"#,
        r#"{"id":"6","score":null,"lower":null,"upper":null,"target":null,"gap":null,"#,
        r#""applicable":0,"rated":0,"completeness":null}],"#,
        r#""clauses":[{"id":"4.1","status":"rated","level":2,"target":3,"gap":1,"#,
        r#""coverage":"direct","advice":"use","unsupported":false},"#,
        r#"{"id":"4.2","status":"rated","level":5,"target":4,"gap":0,"#,
        r#""coverage":"none","advice":"share","unsupported":true},"#,
        r#"{"id":"5.1","status":"rated","level":1,"target":4,"gap":3,"#,
        r#""coverage":"none","advice":"build","unsupported":false},"#,
        r#"{"id":"5.2","status":"unanswered","level":null,"target":4,"gap":null,"#,
        r#""coverage":"none","advice":null,"unsupported":false},"#,
        r#"{"id":"6.1","status":"not_applicable","level":null,"target":4,"gap":null,"#,
        r#""coverage":"none","advice":null,"unsupported":false}],"#,
        r#""priorities":[{"id":"5.1","gap":3,"importance":2,"contribution":2.0,"priority":4.0},"#,
        r#"{"id":"4.1","gap":1,"importance":3,"contribution":0.08333333333333333,"priority":0.25}]}"#,
        "\n"
    );
    assert_eq!(run.out, expected);
}

/// The day after, the forum has ended, but the method makes 4.1 easier and does a part of 5.1.
#[test]
fn the_day_decides_what_the_city_has() {
    let world = trial();
    let on = |day: &str| {
        let result = world.run(&with(&["unit.json", "--format", "json", "--as-of", day])).fine().json();
        let clause =
            |i: usize| format!("{} {}", result["clauses"][i]["coverage"], result["clauses"][i]["advice"]);
        (clause(0), clause(2), result["date"].clone())
    };
    assert_eq!(
        on("2023-12-31"),
        (r#""direct" "use""#.into(), r#""none" "build""#.into(), "2023-12-31".into())
    );
    assert_eq!(
        on("2024-01-01"),
        (r#""supporting" "build""#.into(), r#""partial" "use""#.into(), "2023-12-31".into())
    );
    // The bundled practices: the programme ended with 2023.
    world.write("iso.json", iso(""));
    let on = |day: &str| {
        let result = world.run(&["gap", "iso.json", "--format", "json", "--as-of", day]).fine().json();
        result["clauses"].as_array().unwrap().iter().filter(|clause| clause["coverage"] == "lapsed").count()
    };
    assert!(on("2023-12-31") < on("2024-01-01"));
}

#[test]
fn iso_56002_has_its_52_clauses_in_order() {
    let world = World::new();
    world.write("empty.json", iso(""));
    let result = world.run(&["gap", "empty.json", "--format", "json"]).fine().json();
    let clauses = result["clauses"].as_array().unwrap();
    assert_eq!(clauses.len(), 52);
    assert_eq!((&clauses[0]["id"], &clauses[51]["id"]), (&"4.1.1".into(), &"10.3".into()));
    // Nothing answered: no score and no gap, but the widest range there is.
    let total = serde_json::to_string(&result["total"]).unwrap();
    for part in [r#""score":null"#, r#""gap":null"#, r#""lower":0.0"#, r#""upper":5.0"#, r#""target":3.0"#] {
        assert!(total.contains(part), "{total}");
    }
    assert_eq!(result["priorities"], serde_json::json!([]));
    assert_eq!(result["unit"], serde_json::json!({ "name": "Enheten (påhittad)", "kind": "bolag" }));
}

#[test]
fn several_files_give_a_document_a_line_and_a_refused_one_stops_none() {
    let world = trial();
    world.write("late.json", ASSESSMENT.replace("2023-12-31", "2024-06-01")).write("broken.json", "{");
    let run =
        world.run(&with(&["unit.json", "broken.json", "missing.json", "late.json", "--format", "json"]));
    assert_eq!(run.code, Some(1));
    let dates: Vec<_> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["date"].clone())
        .collect();
    assert_eq!(dates, ["2023-12-31", "2024-06-01"]);
    assert_eq!(
        run.err,
        "broken.json:$: the text ends in the middle of the document, at line 1, column 1: is the file complete?\n\
         missing.json:$: there is no such file\n"
    );
}

#[test]
fn an_assessment_is_seen_against_its_own_catalogue_only() {
    let world = trial();
    world.write("iso.json", iso(""));
    let run = world.run(&with(&["iso.json"]));
    assert_eq!(
        (run.code, &*run.err),
        (
            Some(1),
            "iso.json:$.catalogue: found catalogue \"iso-56002:2019\", expected one of those at hand: prov:1\n"
        )
    );
    let run = world.run(&["gap", "unit.json"]);
    assert_eq!((run.code, run.err.starts_with("unit.json:$.catalogue: ")), (Some(1), true), "{}", run.err);
    // Practices that are linked to another catalogue are refused when asked for, and left out when not.
    let run = world.run(&["gap", "unit.json", "--catalogue", "catalogue.json", "--practices", "goteborg"]);
    assert_eq!((run.code, run.err.starts_with("goteborg:$.catalogue: ")), (Some(1), true), "{}", run.err);
    let run = world.run(&["gap", "unit.json", "--catalogue", "catalogue.json"]).fine();
    assert!(run.out.contains("no practices for this catalogue"), "{}", run.out);
}

#[test]
fn names_are_only_names() {
    let world = World::new();
    let name = "Enhet \"A\": B\\C 🚀\u{1f469}\u{200d}\u{1f52c}\nrad två\u{1b}[31m";
    let text = iso("").replace("\"Enheten (påhittad)\"", &serde_json::to_string(name).unwrap());
    world.write("unit.json", text);
    let result = world.run(&["gap", "unit.json", "--format", "json"]).fine();
    assert_eq!(result.json()["unit"]["name"], name);
    assert_eq!(result.out.lines().count(), 1);
    let text = world.run(&["gap", "unit.json"]).fine().out;
    let first = "Enhet \"A\": B\\C 🚀\u{1f469}\u{200d}\u{1f52c} rad två\u{fffd}[31m";
    assert_eq!(text.lines().next(), Some(first));
}

/// Through the crosswalk: 5.1.3 and 6.3 of ISO 56001 are answered by nothing, and said to be.
#[test]
fn by_the_clauses_of_another_standard() {
    let world = World::new();
    world.write("iso.json", iso(r#""4.1.1": { "level": 2 }, "10.3": { "level": 4 }"#));
    let result = world.run(&["gap", "iso.json", "--by", "iso-56001:2024", "--format", "json"]).fine().json();
    let groups = result["groups"].as_array().unwrap();
    let group = |id: &str| groups.iter().find(|group| group["id"] == id).unwrap();
    assert_eq!(group("10.1")["score"], 4.0);
    assert_eq!(group("10.1")["clauses"].to_string(), r#"[{"extent":"full","id":"10.3"}]"#);
    assert_eq!(group("7.1.6")["clauses"][1].to_string(), r#"{"extent":"partly","id":"7.7"}"#);
    let none = groups.iter().filter(|group| group["clauses"].as_array().unwrap().is_empty());
    assert_eq!(none.map(|group| group["id"].as_str().unwrap()).collect::<Vec<_>>(), ["5.1.3", "6.3"]);
    let text = world.run(&["gap", "iso.json", "--by", "iso-56001:2024", "--lang", "sv"]).fine().out;
    assert_eq!(text.matches("inget avsnitt svarar mot detta").count(), 2);
}

#[test]
fn by_principle_phase_and_strategy() {
    let world = World::new();
    world.write("iso.json", iso(""));
    for (by, groups) in [("principle", 8), ("phase", 4), ("strategy", 5)] {
        let result = world.run(&["gap", "iso.json", "--by", by, "--format", "json"]).fine().json();
        assert_eq!(result["groups"].as_array().unwrap().len(), groups, "{by}");
    }
    let refused = world.run(&["gap", "iso.json", "--by", "colour"]);
    assert!(refused.err.contains("colour:$: there is no such file and nothing bundled of that name"));
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
}
