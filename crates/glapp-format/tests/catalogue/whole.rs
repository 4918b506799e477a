//! A document in one piece, and what breaks a rule in it.

use crate::common::iso;
use crate::{parts, read, read_parts, refused, whole};
use glapp_core::{Coded, Language};
use glapp_format::catalogue;
use serde_json::json;

#[test]
fn written_and_read_again() {
    let both = &[Language::Sv, Language::En];
    for value in [&read(&whole()).unwrap().value, iso()] {
        for text in [catalogue::write(value, both), catalogue::write_compact(value, both)] {
            let again = catalogue::read(text.as_bytes(), &mut |_| Err("no parts".into())).unwrap();
            assert_eq!(&again.value, value);
            assert!(again.warnings.is_empty());
        }
    }
    assert!(!catalogue::write_compact(iso(), both).contains('\n'));
}

#[test]
fn one_language_has_nothing_of_the_other() {
    for (language, other) in [(Language::Sv, Language::En), (Language::En, Language::Sv)] {
        let text = catalogue::write_compact(iso(), &[language]);
        let again = catalogue::read(text.as_bytes(), &mut |_| Err("no parts".into())).unwrap().value;
        assert_eq!(again.leaf_count(), iso().leaf_count());
        for (clause, whole) in again.leaves().zip(iso().leaves()) {
            let (texts, all) = (clause.criteria().unwrap(), whole.criteria().unwrap());
            assert_eq!(texts.question.only(language), all.question.only(language));
            assert_eq!(texts.question.only(other), None);
            assert_eq!(texts.levels.len(), 6);
            assert!(texts.levels.iter().chain(&texts.evidence).all(|text| text.only(other).is_none()));
            assert_eq!((&texts.principles, texts.phase), (&all.principles, all.phase));
        }
        assert_eq!(catalogue::write_compact(&again, &[language]), text);
    }
}

#[test]
fn rules_of_the_tree_are_told_where_the_clause_stands() {
    let (head, one, mut two) = parts();
    two["clauses"][1]["id"] = json!("2.1");
    let refusal = read_parts(&head, &one, &two).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "two.json: $.clauses[1]: clause 2.1 has no clause above it in the catalogue"
    );

    let one = json!([{ "sv": "a" }]);
    for (pointer, value, problem) in [
        (
            "/clauses/2/id",
            json!("1"),
            "[2]: clause 1 stands twice or out of order: clauses go in rising order",
        ),
        (
            "/clauses/0/weight",
            json!(0),
            "[0]: found weight 0.0, expected a number above 0, from 1e-300 to 1000000",
        ),
        (
            "/clauses/0/weight",
            json!(-0.5),
            "[0]: found weight -0.5, expected a number above 0, from 1e-300 to 1000000",
        ),
        (
            "/clauses/2/id",
            json!("1.1.1"),
            "[1]: clause 1.1 has clauses below it, so it has no question of its own",
        ),
        (
            "/clauses/1/levels",
            one.clone(),
            "[1]: found 1 level descriptors, expected 4, one for each level of the scale",
        ),
        (
            "/clauses/1/first_step",
            one,
            "[1]: found 1 first steps, expected none or 3, one from each level to the next",
        ),
    ] {
        assert_eq!(refused(pointer, value), [format!("$.clauses{problem}")]);
    }
}

#[test]
fn scales_go_from_0_without_a_gap() {
    let said = "$.scale[2]: found level 3 here, expected 2: levels go from 0 without a gap";
    assert_eq!(refused("/scale/2/level", 3.into()), [said]);
    let said = "$.scale[2].level: found 10, expected a whole number from 0 to 9";
    assert_eq!(refused("/scale/2/level", 10.into()), [said]);
    let few = json!([whole()["scale"][0], whole()["scale"][1], whole()["scale"][2]]);
    for scale in [few, json!([])] {
        assert_eq!(refused("/scale", scale), ["$.scale: expected 4 to 10 levels, numbered from 0"]);
    }
}

#[test]
fn every_value_says_what_it_takes() {
    for (pointer, value, problem) in [
        ("/id", json!(""), "$.id: found \"\", expected a text that is not empty"),
        ("/title", json!("Prov"), "$.title: found \"Prov\", expected an object"),
        ("/title", json!({}), "$.title: found \"\", expected a text that is not empty"),
        ("/source/sv", json!(1), "$.source.sv: found 1, expected a text"),
        (
            "/clauses/1/question",
            json!({ "sv": "" }),
            "$.clauses[1].question: found \"\", expected a text that is not empty",
        ),
        (
            "/clauses/1/principles/0",
            json!("Value"),
            "$.clauses[1].principles[0]: found \"Value\", expected one of value, leaders, direction, culture, insights, uncertainty, adaptability, systems",
        ),
        (
            "/clauses/1/phase",
            json!("check"),
            "$.clauses[1].phase: found \"check\", expected one of plan, do, study, act",
        ),
        (
            "/clauses/1/crosswalk/0/extent",
            json!(1),
            "$.clauses[1].crosswalk[0].extent: found 1, expected one of full, partly",
        ),
        (
            "/clauses/1/crosswalk/0/clause",
            json!("4.1.2.3.4"),
            "$.clauses[1].crosswalk[0].clause: found \"4.1.2.3.4\", expected a clause number such as 4.1.2",
        ),
        ("/clauses/0/weight", json!("1"), "$.clauses[0].weight: found \"1\", expected a number"),
        ("/version", json!(0), "$.version: found 0, expected 1"),
    ] {
        assert_eq!(refused(pointer, value), [problem]);
    }
}

/// Texts that nobody would ever be shown are no sound catalogue: without a question there is nothing to assess by.
#[test]
fn texts_without_a_question_are_told() {
    let mut document = whole();
    let clause = document["clauses"][1].as_object_mut().unwrap();
    let question = clause.remove("question").unwrap();
    let texts = clause.clone();
    let refusal = read(&document).unwrap_err();
    assert_eq!((refusal.problems.len(), &*refusal.problems[0].path), (1, "$.clauses[1]"));
    assert_eq!(
        refusal.problems[0].message(Language::En),
        "found texts for those who assess the clause, but no \"question\", expected both or neither"
    );
    // Each of them alone is told; a clause with a title alone is sound, with its question or without.
    for (field, value) in &texts {
        let mut document = whole();
        let mut clause = json!({ "id": texts["id"], "title": texts["title"] });
        clause[field] = value.clone();
        document["clauses"][1] = clause;
        let sound = ["id", "title", "weight"].contains(&&**field);
        assert_eq!(read(&document).is_ok(), sound, "{field}");
    }
    let mut document = whole();
    document["clauses"][1] =
        json!({ "id": texts["id"], "title": texts["title"], "question": null, "phase": null });
    assert!(read(&document).is_ok());
    document["clauses"][1]["question"] = question;
    document["clauses"][1]["levels"] = texts["levels"].clone();
    assert!(read(&document).is_ok());
}

#[test]
fn unknown_fields_are_said_to_be_passed_over() {
    let mut document = whole();
    document["clauses"][1]["later"] = json!(1);
    let read = read(&document).unwrap();
    let [warning] = &read.warnings[..] else { panic!("one warning") };
    assert_eq!(warning.message(Language::En), "this field is not known to this version and is passed over");
    assert_eq!(warning.message(Language::Sv), "fältet är okänt för den här versionen och hoppas över");
    assert!(!catalogue::write(&read.value, Language::ALL).contains("later"));
}

/// Whoever reads Swedish reads no English: each rule has words of its own in both languages.
#[test]
fn every_rule_is_told_in_both_languages() {
    let one = json!([{ "sv": "a" }]);
    let few = json!([whole()["scale"][0], whole()["scale"][1], whole()["scale"][2]]);
    for (pointer, value, swedish) in [
        (
            "/clauses/2/id",
            json!("1"),
            "avsnitt 1 står två gånger eller i fel ordning: avsnitten går i stigande ordning",
        ),
        ("/clauses/2/id", json!("9.1"), "avsnitt 9.1 har inget avsnitt över sig i katalogen"),
        (
            "/clauses/0/weight",
            json!(0),
            "här står vikten 0.0, men väntat var ett tal över 0, från 1e-300 till 1000000",
        ),
        ("/clauses/2/id", json!("1.1.1"), "avsnitt 1.1 har avsnitt under sig och därför ingen egen fråga"),
        (
            "/clauses/1/levels",
            one.clone(),
            "här står 1 nivåbeskrivningar, men väntat var 4: en för varje nivå på skalan",
        ),
        (
            "/clauses/1/first_step",
            one,
            "här står 1 första steg, men väntat var inget eller 3: ett från varje nivå till nästa",
        ),
        (
            "/clauses/1/question",
            json!(null),
            "avsnittet har texter för den som bedömer det, men fältet ”question” saknas; båda eller inget ska finnas",
        ),
        ("/scale/2/level", json!(3), "här står nivå 3, men väntat var 2: nivåerna går från 0 utan lucka"),
        ("/scale", few, "skalan ska ha 4 till 10 nivåer, numrerade från 0"),
        (
            "/parts",
            json!(["../one.json"]),
            "den här delen av dokumentet går inte att läsa: en del är en fil bredvid dokumentet, utan sökväg",
        ),
    ] {
        let mut document = whole();
        if pointer == "/parts" {
            document["parts"] = json!([]);
        }
        *document.pointer_mut(pointer).unwrap() = value;
        let refusal = read(&document).unwrap_err();
        assert!(
            refusal.problems.iter().any(|it| it.message(Language::Sv) == swedish),
            "{swedish}: {refusal}"
        );
        let same = |it: &glapp_format::Problem| it.message(Language::Sv) == it.message(Language::En);
        assert!(!refusal.problems.iter().any(same), "{refusal}");
    }
}
