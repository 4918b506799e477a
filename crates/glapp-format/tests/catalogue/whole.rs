//! A document in one piece, and what breaks a rule in it.

use crate::common::iso;
use crate::{parts, read, read_parts, refused, whole};
use glapp_core::Language;
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
