//! A head with parts.

use crate::common::assert_problems;
use crate::{parts, read, read_parts, whole};
use glapp_format::catalogue;
use serde_json::json;

#[test]
fn parts_make_the_same_catalogue_as_a_whole() {
    let (head, one, two) = parts();
    let (in_parts, in_one) = (read_parts(&head, &one, &two).unwrap(), read(&whole()).unwrap());
    assert_eq!(in_parts, in_one);
    assert_eq!(in_one.value.leaf_count(), 2);
    assert_eq!(in_one.value.chapters().next().unwrap().weight(), 2.0);
    assert!(in_one.warnings.is_empty());
}

#[test]
fn problems_in_a_part_name_the_part() {
    let (head, mut one, mut two) = parts();
    one["clauses"][0]["title"] = json!({ "sv": " " });
    two["clauses"][0]["levels"][2] = json!("nivå");
    two["clauses"][1]["id"] = json!("1.0");
    let refusal = read_parts(&head, &one, &two).unwrap_err();
    let rows = [
        (
            "one.json: $.clauses[0].title",
            "found \" \", expected a text that is not empty",
            "här står \" \", men väntat var en text som inte är tom",
        ),
        (
            "two.json: $.clauses[0].levels[2]",
            "found \"nivå\", expected an object",
            "här står \"nivå\", men väntat var ett objekt",
        ),
        (
            "two.json: $.clauses[1].id",
            "found \"1.0\", expected a clause number such as 4.1.2",
            "här står \"1.0\", men väntat var ett avsnittsnummer som 4.1.2",
        ),
    ];
    assert_problems("parts", &refusal, &rows);
    assert!(refusal.to_string().starts_with("one.json: $.clauses[0].title: found"), "{refusal}");
}

#[test]
fn parts_that_cannot_be_opened_or_are_something_else() {
    let (head, one, two) = parts();
    let missing = json!(["one.json", "three.json"]);
    let mut other = head.clone();
    other["parts"] = missing;
    let row = (
        "$.parts[1]",
        "this part of the document cannot be read: there is no three.json",
        "den här delen av dokumentet går inte att läsa: there is no three.json",
    );
    assert_problems("missing", &read_parts(&other, &one, &two).unwrap_err(), &[row]);

    for (part, problem) in [
        (
            json!([]),
            "two.json: $: found no \"format\", expected \"glapp/catalogue-part\": this is not a Glapp document",
        ),
        (whole(), "two.json: $: found format \"glapp/catalogue\", expected \"glapp/catalogue-part\""),
        (
            json!({ "format": "glapp/catalogue-part", "version": 7 }),
            "two.json: $: found version 7, expected at most 1: a newer Glapp wrote it, use that one or a later one",
        ),
    ] {
        assert_eq!(read_parts(&head, &one, &part).unwrap_err().to_string(), problem);
    }
    let cut = catalogue::read(head.to_string().as_bytes(), &mut |name| {
        Ok(if name == "one.json" { one.to_string().into_bytes() } else { b"{\"format\":".into() })
    });
    let cut = cut.unwrap_err().to_string();
    assert_eq!(
        cut,
        "two.json: $: the text ends in the middle of the document, at line 1, column 10: is the file complete?"
    );

    let mut strange = two.clone();
    strange["catalogue"] = json!("prov:2");
    let refusal = read_parts(&head, &one, &strange).unwrap_err();
    assert_eq!(refusal.to_string(), "two.json: $.catalogue: found \"prov:2\", expected prov:1");
}

#[test]
fn parts_are_files_beside_the_document() {
    for name in [
        "../one.json",
        "/etc/passwd",
        "a/b.json",
        "..",
        ".",
        ".hidden",
        "C:one.json",
        "a\\b",
        "https://example.org/x",
        "file:x",
    ] {
        let mut head = parts().0;
        head["parts"] = json!([name]);
        let refusal = catalogue::read(head.to_string().as_bytes(), &mut |name| panic!("{name} was opened"));
        assert_eq!(
            refusal.unwrap_err().to_string(),
            "$.parts[0]: this part of the document cannot be read: a part is a file beside the document, without a path"
        );
    }
}

#[test]
fn unknown_fields_are_told() {
    let (head, mut one, two) = parts();
    one["clauses"][0]["colour"] = json!("red");
    let warnings = read_parts(&head, &one, &two).unwrap().warnings;
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].part.as_deref(), Some("one.json"));
    assert_eq!(&*warnings[0].path, "$.clauses[0][\"colour\"]");
}
