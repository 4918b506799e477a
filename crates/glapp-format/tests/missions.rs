//! The spectrum of missions: the bundled shape, what it may leave out, and everything that is refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{assert_problems, assessments, file};
use glapp_core::{Coded, Language, MissionKind, Missions, PlatformKind};
use glapp_format::{Document, ProblemKind, Refusal, missions};
use serde_json::{Value, json};

fn whole() -> Value {
    let text = |text: &str| json!({ "sv": text, "en": format!("{text} (en)") });
    let sources = json!([{ "part": "foljeforskning", "section": "Spektrum", "lines": "1-2" }]);
    let mission = |id: &str| {
        json!({ "id": id, "name": text(id), "focus": text("Fokus"), "signs": [text("Ett"), text("Två")],
                "sources": sources })
    };
    let platform =
        |id: &str| json!({ "id": id, "name": text(id), "description": text("Slag"), "sources": sources });
    let missions = ["internal", "place", "transformation"].map(mission);
    let platforms = ["experimental", "steering", "system-innovation", "urban-transformation"].map(platform);
    json!({
        "format": "glapp/missions", "version": 1, "title": text("Prov"), "source": text("Påhittat"),
        "missions": missions, "platforms": platforms,
        "cities": [
            { "id": "a", "name": text("A-stad"), "placing": text("Inåt"), "platform": "steering",
              "profile": { "internal": 60, "place": 20, "transformation": 20 }, "sources": sources },
            { "id": "b", "name": text("B-stad"), "placing": text("Utåt"), "platform": "experimental",
              "profile": null, "sources": sources },
        ],
    })
}

fn read(document: &Value) -> Result<Document<Missions>, Refusal> {
    missions::read(document.to_string().as_bytes())
}

/// [`whole`] with the value at a pointer replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = whole();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    document
}

/// What is said in English of that.
fn refused(pointer: &str, value: Value) -> Vec<String> {
    let refusal = read(&with(pointer, value)).unwrap_err();
    refusal.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn everything_that_is_said_is_read() {
    let Document { value, warnings } = read(&whole()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!((value.title.get(Language::Sv), value.source.get(Language::En)), ("Prov", "Påhittat (en)"));
    for &kind in MissionKind::ALL {
        let mission = value.mission(kind).unwrap();
        assert_eq!((mission.kind, mission.name.get(Language::Sv)), (kind, kind.code()));
        assert_eq!((mission.focus.get(Language::Sv), mission.signs.len()), ("Fokus", 2));
        assert_eq!(&*mission.sources[0].lines, "1-2");
    }
    for &kind in PlatformKind::ALL {
        let platform = value.platform(kind).unwrap();
        assert_eq!((platform.kind, platform.name.get(Language::Sv)), (kind, kind.code()));
        assert_eq!((platform.description.get(Language::En), platform.sources.len()), ("Slag (en)", 1));
    }
    let [a, b] = &value.cities[..] else { panic!("{:?}", value.cities) };
    assert_eq!((&*a.id, a.placing.get(Language::Sv), a.platform), ("a", "Inåt", PlatformKind::Steering));
    assert_eq!(a.profile.as_ref().map(|profile| profile.parts()), Some([60, 20, 20]));
    assert_eq!((&*b.sources[0].part, b.profile.is_none()), ("foljeforskning", true));
}

#[test]
fn the_file_of_the_project_is_read_without_a_word() {
    let Document { value, warnings } = missions::read(&file(&assessments("missions/goteborg.json"))).unwrap();
    assert_eq!(warnings, []);
    assert_eq!((value.missions.len(), value.platforms.len(), value.cities.len()), (3, 4, 6));
}

#[test]
fn what_may_be_left_out() {
    let mut short = whole();
    short["cities"][1].as_object_mut().unwrap().remove("profile");
    assert_eq!(read(&short).unwrap(), read(&whole()).unwrap(), "no profile and null are the same");
    assert_eq!(read(&with("/cities", json!([]))).unwrap().value.cities, []);
    assert_eq!(read(&with("/missions/0/signs", json!([]))).unwrap().value.missions[0].signs, []);
    let swedish = read(&with("/missions/0/focus", json!({ "sv": "Fokus" }))).unwrap().value;
    assert_eq!(swedish.missions[0].focus.get(Language::En), "Fokus");
    for (pointer, field) in [
        ("", "title"),
        ("", "source"),
        ("/missions/0", "id"),
        ("/missions/1", "focus"),
        ("/platforms/3", "description"),
        ("/cities/0", "placing"),
        ("/cities/0", "platform"),
        ("/cities/0/profile", "place"),
    ] {
        let mut document = whole();
        document.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(field);
        let kinds: Vec<_> = read(&document).unwrap_err().problems.into_iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [ProblemKind::Missing { field }], "{pointer}");
    }
}

#[test]
fn an_unknown_field_is_a_warning() {
    let document =
        with("/cities/0/profile", json!({ "internal": 100, "place": 0, "transformation": 0, "x": 1 }));
    let [warning] = &read(&document).unwrap().warnings[..] else { panic!("one warning") };
    assert_eq!((&*warning.path, &warning.kind), (r#"$.cities[0].profile["x"]"#, &ProblemKind::PassedOver));
}

#[test]
fn every_value_says_what_it_takes() {
    for (pointer, value, problem) in [
        ("/version", json!(0), "$.version: found 0, expected 1"),
        ("/title", json!("Prov"), "$.title: found \"Prov\", expected an object"),
        ("/source", json!({ "en": " " }), "$.source: found \"\", expected a text that is not empty"),
        ("/missions", json!({}), "$.missions: found an object, expected a list"),
        (
            "/missions/1/id",
            json!("Place"),
            "$.missions[1].id: found \"Place\", expected one of internal, place, transformation",
        ),
        ("/missions/1/name", Value::Null, "$.missions[1].name: found null, expected an object"),
        (
            "/missions/1/signs/1",
            json!({}),
            "$.missions[1].signs[1]: found \"\", expected a text that is not empty",
        ),
        (
            "/missions/2/sources/0/lines",
            json!(5),
            "$.missions[2].sources[0].lines: found 5, expected a text that is not empty",
        ),
        (
            "/platforms/0/id",
            json!(1),
            "$.platforms[0].id: found 1, expected one of experimental, steering, system-innovation, urban-transformation",
        ),
        (
            "/platforms/2/description",
            json!({ "sv": "" }),
            "$.platforms[2].description: found \"\", expected a text that is not empty",
        ),
        ("/cities/0/id", json!(" "), "$.cities[0].id: found \" \", expected a text that is not empty"),
        (
            "/cities/0/placing",
            json!({}),
            "$.cities[0].placing: found \"\", expected a text that is not empty",
        ),
        (
            "/cities/1/platform",
            Value::Null,
            "$.cities[1].platform: found null, expected one of experimental, steering, system-innovation, urban-transformation",
        ),
        ("/cities/0/profile", json!([60, 20, 20]), "$.cities[0].profile: found a list, expected an object"),
        (
            "/cities/0/profile/place",
            json!(101),
            "$.cities[0].profile.place: found 101, expected a whole number from 0 to 100",
        ),
        (
            "/cities/0/profile/internal",
            json!(59.5),
            "$.cities[0].profile.internal: found 59.5, expected a whole number from 0 to 100",
        ),
    ] {
        assert_eq!(refused(pointer, value), [problem]);
    }
}

#[test]
fn a_profile_sums_to_a_hundred() {
    let refusal = read(&with("/cities/0/profile/internal", json!(61))).unwrap_err();
    let row = (
        "$.cities[0].profile",
        "the three missions sum to 101, expected 100",
        "de tre uppdragen blir tillsammans 101, men ska bli 100",
    );
    assert_problems("sum", &refusal, &[row]);
    let nothing = json!({ "internal": 0, "place": 0, "transformation": 0 });
    assert_eq!(
        refused("/cities/1/profile", nothing),
        ["$.cities[1].profile: the three missions sum to 0, expected 100"]
    );
}

#[test]
fn every_id_stands_once_and_no_kind_is_missing() {
    assert_eq!(
        refused("/missions/1/id", "internal".into()),
        [
            "$.missions[1]: the id \"internal\" stands twice, expected once",
            "$.missions: found no \"place\", expected each of internal, place, transformation",
        ]
    );
    assert_eq!(
        refused("/platforms", json!([])).len(),
        PlatformKind::ALL.len(),
        "every kind that is missing is named"
    );
    assert_eq!(
        refused("/cities/1/id", "a".into()),
        ["$.cities[1]: the id \"a\" stands twice, expected once"]
    );
}

#[test]
fn problems_are_told_all_at_once_in_the_order_of_the_text() {
    let mut document = whole();
    document["title"] = json!({});
    document["missions"].as_array_mut().unwrap().remove(2);
    document["platforms"][3]["name"] = json!({ "sv": "\n" });
    document["cities"][0]["name"] = json!({});
    document["cities"][0]["profile"]["place"] = json!(0);
    let refusal = read(&document).unwrap_err();
    let paths: Vec<_> = refusal.problems.iter().map(|problem| &*problem.path).collect();
    let expected =
        ["$.title", "$.missions", "$.platforms[3].name", "$.cities[0].name", "$.cities[0].profile"];
    assert_eq!(paths, expected);
}

#[test]
fn another_document_or_none_at_all() {
    for (text, problem) in [
        ("", "$: the file is empty; export or save it again"),
        ("{}", "$: found no \"format\", expected \"glapp/missions\": this is not a Glapp document"),
        ("[]", "$: found no \"format\", expected \"glapp/missions\": this is not a Glapp document"),
        (
            r#"{ "format": "glapp/terms", "version": 1 }"#,
            "$: found format \"glapp/terms\", expected \"glapp/missions\"",
        ),
        (
            r#"{ "format": "glapp/missions", "version": 2 }"#,
            "$: found version 2, expected at most 1: a newer Glapp wrote it, use that one or a later one",
        ),
    ] {
        assert_eq!(missions::read(text.as_bytes()).unwrap_err().to_string(), problem);
    }
    let text = whole().to_string();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(missions::read(&text.as_bytes()[..end]).is_err(), "cut at {end}");
    }
    assert_eq!(missions::read(format!("\u{feff}{text}").as_bytes()).unwrap(), read(&whole()).unwrap());
}
