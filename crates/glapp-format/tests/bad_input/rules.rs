//! What is well-formed and still breaks a rule of the domain, and several problems at once.

use crate::common::{FULL, assert_problems, full, full_with, read};
use glapp_core::Language;
use serde_json::{Value, json};

#[track_caller]
fn refused(text: impl AsRef<[u8]>, path: &str, en: &str, sv: &str) {
    let refusal = read(text).unwrap_err();
    assert_problems("", &refusal, &[(path, en, sv)]);
}

/// [`FULL`] with one more rating.
fn with_rating(clause: &str, rating: Value) -> String {
    let mut document = full();
    document["ratings"][clause] = rating;
    document.to_string()
}

#[test]
fn clauses_that_the_catalogue_does_not_have() {
    for (clause, path) in [
        ("4.3", r#"$.ratings["4.3"]"#),
        ("4.1.1", r#"$.ratings["4.1.1"]"#),
        ("4.01", r#"$.ratings["4.01"]"#),
        ("", r#"$.ratings[""]"#),
        ("__proto__", r#"$.ratings["__proto__"]"#),
        ("4.1\"", r#"$.ratings["4.1\""]"#),
    ] {
        let refusal = read(with_rating(clause, json!({ "level": 1 }))).unwrap_err();
        let en = format!("found clause {clause:?}, expected one that example:1 has");
        let sv = format!("avsnittet ”{clause}” finns inte i example:1");
        assert_problems(clause, &refusal, &[(path, &en, &sv)]);
    }
    refused(
        full_with("/actions/0/clause", "7.8".into()),
        "$.actions[0].clause",
        "found clause \"7.8\", expected one that example:1 has",
        "avsnittet ”7.8” finns inte i example:1",
    );
}

#[test]
fn clauses_that_are_not_rated_themselves() {
    refused(
        with_rating("4", json!({ "level": 1 })),
        r#"$.ratings["4"]"#,
        "found clause \"4\", which is not rated itself, expected one of the clauses below it",
        "avsnittet ”4” bedöms inte självt, utan avsnitten under det",
    );
    let unit = with_rating("4.1.9", json!({})).replace("example:1", "iso-56002:2019").replace("4.1.9", "4.1");
    let refusal = glapp_format::assessment::read(unit.as_bytes(), &[crate::common::iso()]).unwrap_err();
    assert!(refusal.to_string().contains(r#"$.ratings["4.1"]: "#), "{refusal}");
    // An action may be about a chapter.
    assert!(read(full_with("/actions/0/clause", "4".into())).is_ok());
}

#[test]
fn both_a_level_and_not_applicable() {
    let both =
        |level: Value, reason: Value| with_rating("5.1", json!({ "level": level, "not_applicable": reason }));
    refused(
        both(json!(2), json!("Det gör någon annan")),
        r#"$.ratings["5.1"]"#,
        "found both a level and not_applicable, expected one of them",
        "här står både nivå och ej tillämpligt; bara det ena kan gälla",
    );
    // A field with null counts as left out.
    assert!(read(both(json!(2), Value::Null)).is_ok());
    assert!(read(both(Value::Null, json!("Det gör någon annan"))).is_ok());
}

#[test]
fn adopted_only_with_when_and_by_whom() {
    let en = "expected \"adopted\" with date and by where state is adopted, and only there";
    let sv = "”adopted” med date och by ska finnas när state är adopted, och bara då";
    refused(full_with("/adopted", Value::Null), "$.state", en, sv);
    refused(full_with("/state", "draft".into()), "$.state", en, sv);
    refused(full_with("/state", Value::Null), "$.state", en, sv);
    let mut no_date = full();
    no_date["adopted"] = json!({ "by": "Nämnden" });
    let row = ("expected a field \"date\", which is missing", "fältet ”date” saknas");
    refused(no_date.to_string(), "$.adopted", row.0, row.1);
}

#[test]
fn missions_sum_to_100() {
    refused(
        full_with("/mission/internal", 61.into()),
        "$.mission",
        "the three missions sum to 101, expected 100",
        "de tre uppdragen blir tillsammans 101, men ska bli 100",
    );
    let all = json!({ "internal": 100, "place": 100, "transformation": 100 });
    let en = "the three missions sum to 300, expected 100";
    refused(
        full_with("/mission", all),
        "$.mission",
        en,
        "de tre uppdragen blir tillsammans 300, men ska bli 100",
    );
}

#[test]
fn names_that_stand_twice() {
    let (en, sv) = ("this name stands twice, expected once", "namnet står två gånger, men får stå en gång");
    for (twice, once, path) in [
        (r#""id": "full", "id": "full""#, r#""id": "full""#, "$.id"),
        (r#""version": 1, "version": 1"#, r#""version": 1"#, "$.version"),
        (r#""level": 2, "level": 3"#, r#""level": 2"#, r#"$.ratings["4.1"].level"#),
        (r#""level": 2, "\u006cevel": 3"#, r#""level": 2"#, r#"$.ratings["4.1"].level"#),
        (r#""4.2": {}, "4.2": {"#, r#""4.2": {"#, r#"$.ratings["4.2"]"#),
        (r#""by": "", "by": "Lednings"#, r#""by": "Lednings"#, "$.adopted.by"),
        (r#""url": null, "url": "https"#, r#""url": "https"#, r#"$.ratings["4.1"].evidence[0].url"#),
        (r#""x": 1, "y": 2, "x": 1, "place": 20"#, r#""place": 20"#, r#"$.mission["x"]"#),
    ] {
        assert!(FULL.contains(once), "{once}");
        assert_problems(twice, &read(FULL.replace(once, twice)).unwrap_err(), &[(path, en, sv)]);
    }
}

#[test]
fn every_problem_of_a_document_is_told_in_the_order_of_the_text() {
    let text = FULL
        .replace("\"date\": \"2026-03-02\"", "\"date\": \"2 mars\"")
        .replace("\"level\": 2", "\"level\": 6")
        .replace("\"importance\": 3", "\"importance\": 4, \"note\": 5")
        .replace("\"owner\": \"Utvecklingschefen\"", "\"owner\": {}")
        .replace("\"name\": \"Exempelförvaltningen (påhittad)\",", "");
    let refusal = read(text).unwrap_err();
    let paths: Vec<_> = refusal.problems.iter().map(|problem| &*problem.path).collect();
    let rating = |field| format!("$.ratings[\"4.1\"].{field}");
    let expected = [
        "$.unit",
        "$.date",
        &rating("level"),
        &rating("importance"),
        &rating("note"),
        &rating("note"),
        "$.actions[0].owner",
    ];
    assert_eq!(paths, expected);
    assert_eq!(refusal.to_string().lines().count(), expected.len(), "one line each");

    let mut document = full();
    document["ratings"]["9"] = json!({ "level": 1 });
    document["ratings"]["4"] = json!({ "level": 1 });
    document["ratings"]["4.2"]["level"] = json!(1);
    document["mission"]["place"] = json!(0);
    document["state"] = json!("draft");
    document["actions"][0]["clause"] = json!("8");
    let refusal = read(document.to_string()).unwrap_err();
    let mut paths: Vec<_> = refusal.problems.iter().map(|problem| &*problem.path).collect();
    paths.sort_unstable();
    let expected = [
        "$.actions[0].clause",
        "$.mission",
        "$.ratings[\"4\"]",
        "$.ratings[\"4.2\"]",
        "$.ratings[\"9\"]",
        "$.state",
    ];
    assert_eq!(paths, expected);
}

/// A wrong type in one place hides no broken rule in another: whoever mends a file learns of all of it at once.
#[test]
fn what_breaks_a_rule_is_told_beside_what_has_a_wrong_type() {
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut document = full();
        document["ratings"]["9"] = json!({ "level": 1 });
        document["ratings"]["4.2"]["level"] = json!(1);
        document["actions"][0]["clause"] = json!("8");
        change(&mut document);
        let refusal = read(document.to_string()).unwrap_err();
        let mut told: Vec<String> = refusal.problems.iter().map(|it| it.path.to_string()).collect();
        told.sort_unstable();
        told
    };
    let rules = ["$.actions[0].clause", "$.ratings[\"4.2\"]", "$.ratings[\"9\"]"];
    let with = |more: &[&str]| {
        let mut all: Vec<String> = rules.iter().chain(more).map(|it| it.to_string()).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(broken(&|_| {}), with(&[]));
    for (pointer, value, path) in [
        ("/date", json!("2 mars"), "$.date"),
        ("/id", json!(1), "$.id"),
        ("/unit/name", json!(""), "$.unit.name"),
        ("/unit", json!("Enheten"), "$.unit"),
        ("/target", json!("3"), "$.target"),
        ("/assessors", json!(5), "$.assessors"),
        ("/adopted", json!(5), "$.adopted"),
        ("/adopted/date", json!(5), "$.adopted.date"),
        ("/state", json!("klar"), "$.state"),
        ("/mission/place", json!("20"), "$.mission.place"),
        ("/ratings/4.1/note", json!(5), "$.ratings[\"4.1\"].note"),
        ("/modified", json!([]), "$.modified"),
        ("/version", json!("1"), "$.version"),
    ] {
        let told = broken(&|document| *document.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(told, with(&[path]), "{pointer}");
    }
    // A wrong type below a place hides nothing that is wrong with the place itself, nor a count elsewhere.
    let told = broken(&|document| document["ratings"]["4.2"]["note"] = json!(5));
    assert_eq!(told, with(&["$.ratings[\"4.2\"].note"]));
    let told = broken(&|document| {
        document["ratings"]["4.1"]["note"] = json!(5);
        document["ratings"]["5.1"] = json!({ "spread": { "counts": [0, 1, 2] } });
    });
    assert_eq!(told, with(&["$.ratings[\"4.1\"].note", "$.ratings[\"5.1\"]"]));
    // No more than a hundred in all.
    let many = |count: usize| {
        let action = |id: usize| json!({ "id": id.to_string(), "text": id });
        move |document: &mut Value| document["actions"] = (0..count).map(action).collect()
    };
    let told = |count| {
        let mut document = full();
        document["ratings"]["9"] = json!({ "level": 1 });
        document["ratings"]["4.2"]["level"] = json!(1);
        many(count)(&mut document);
        read(document.to_string()).unwrap_err().problems.len()
    };
    assert_eq!([97, 98, 99, 100, 101].map(told), [99, 100, 100, 100, 100]);
    // One that is missing is told at the object that lacks it.
    for (pointer, field, path) in [("", "date", "$"), ("", "unit", "$"), ("/unit", "name", "$.unit")] {
        let told = broken(&|document| {
            document.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field);
        });
        assert_eq!(told, with(&[path]), "{field}");
    }
}

/// What cannot be read has its place all the same: what is behind it is told where it stands.
#[test]
fn places_in_a_list_are_those_of_the_text() {
    let mut document = full();
    document["actions"] = json!([
        { "id": 1, "text": "ett" },
        "två",
        { "id": "c", "clause": "8", "text": "tre" },
        { "id": "d", "due": "snart", "text": "fyra" },
        { "id": "e", "clause": "9", "text": "fem" },
    ]);
    let refusal = read(document.to_string()).unwrap_err();
    let told: Vec<&str> = refusal.problems.iter().map(|it| &*it.path).collect();
    let expected =
        ["[0].id", "[1]", "[3].due", "[2].clause", "[4].clause"].map(|it| format!("$.actions{it}"));
    assert_eq!(told, expected);
}

/// A count that cannot be read is one problem, not also one count too few.
#[test]
fn what_cannot_be_read_is_not_said_to_be_missing_from_a_count() {
    let spread = |counts: Value| with_rating("5.1", json!({ "spread": { "counts": counts } }));
    refused(
        spread(json!([0, 1, "x", 0, 0, 0])),
        r#"$.ratings["5.1"].spread.counts[2]"#,
        "found \"x\", expected a whole number from 0 to 9999",
        "här står \"x\", men väntat var ett heltal från 0 till 9999",
    );
    refused(
        spread(json!([0, 1, 2])),
        r#"$.ratings["5.1"]"#,
        "found 3 counts, expected 6, one for each level of the scale",
        "här står 3 antal, men väntat var 6: ett för varje nivå på skalan",
    );
}

/// Two actions of one id could not be told apart when one of them is changed: nothing is lost, and it is said.
#[test]
fn an_action_with_the_id_of_another_gets_one_of_its_own() {
    let mut document = full();
    let action = |id: &str, text: &str| json!({ "id": id, "text": text });
    document["actions"] = json!([
        action("a", "ett"),
        action("a", "två"),
        action("a-2", "tre"),
        action("a", "fyra"),
        action("b", "fem"),
    ]);
    let read = read(document.to_string()).unwrap();
    let told = read.value.actions().iter().map(|it| format!("{} {}", it.id, it.text)).collect::<Vec<_>>();
    assert_eq!(told, ["a ett", "a-3 två", "a-2 tre", "a-4 fyra", "b fem"]);
    let said = read.warnings.iter().map(|it| (&*it.path, it.message(Language::Sv), it.message(Language::En)));
    let said: Vec<_> = said.collect();
    let row = |path: &'static str, now: &str| {
        let sv = format!("en tidigare åtgärd har också id:t ”a”; den här heter nu ”{now}”");
        (path, sv, format!("another action before this one has the id \"a\"; this one is now {now:?}"))
    };
    assert_eq!(said, [row("$.actions[1].id", "a-3"), row("$.actions[3].id", "a-4")]);
    // Read again, what was written has nothing odd.
    let again = crate::common::read(glapp_format::assessment::write(&read.value)).unwrap();
    assert_eq!((again.value, again.warnings), (read.value, vec![]));
}
