//! `glapp check`.

use crate::world::{CATALOGUE, PRACTICES, TRIAL, World, iso, trial};

fn checked(world: &World, files: &[&str], language: &str) -> String {
    let mut arguments = vec!["check", "--lang", language];
    arguments.extend(TRIAL);
    arguments.extend(files);
    world.run(&arguments).fine().out
}

#[test]
fn a_line_for_each_kind_of_document() {
    let world = trial();
    let files = ["unit.json", "catalogue.json", "practices.json"];
    assert_eq!(
        checked(&world, &files, "en"),
        "ok · unit.json · assessment · Enheten (påhittad) · 2023-12-31 · draft · 3 of 4 rated\n   \
            warning $.unit[\"later\"]: this field is not known to this version; it is kept as it is\n\
         ok · catalogue.json · catalogue · prov:1 · edition 1 · 8 clauses, 5 to assess\n\
         ok · practices.json · practices · prov · edition 1 · 3 practices · 4 links\n"
    );
    assert_eq!(
        checked(&world, &files, "sv"),
        "ok · unit.json · självskattning · Enheten (påhittad) · 2023-12-31 · utkast · 3 av 4 besvarade\n   \
            varning $.unit[\"later\"]: fältet är okänt för den här versionen, men behålls som det är\n\
         ok · catalogue.json · katalog · prov:1 · utgåva 1 · 8 avsnitt, 5 att bedöma\n\
         ok · practices.json · arbetssätt · prov · utgåva 1 · 3 arbetssätt · 4 kopplingar\n"
    );
}

#[test]
fn a_practice_that_the_set_does_not_have_is_a_warning() {
    let world = World::new();
    world.write(
        "unit.json",
        iso(r#""4.2": { "level": 2, "practices": ["utvecklingsgruppen", "hitte\npå"] }"#),
    );
    assert_eq!(
        world.run(&["check", "unit.json"]).fine().out,
        "ok · unit.json · assessment · Enheten (påhittad) · 2026-03-02 · draft · 1 of 52 rated\n   \
            warning $.ratings[\"4.2\"].practices[1]: found practice \"hitte\\npå\", which goteborg does not have\n"
    );
}

#[test]
fn every_other_kind_of_document_has_its_line() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assessments/legacy/others-v1");
    let world = World::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, world.path(path.file_name().unwrap().to_str().unwrap())).unwrap();
    }
    let files = ["handbook-text.json", "missions.json", "needs.json", "practices.json", "terms.json"];
    let run = world.run(&[&["check", "backup.json"][..], &files].concat()).fine();
    assert_eq!(
        run.out,
        "ok · backup.json · backup · 2026-03-02T14:03:00Z · 2 documents\n   \
            warning $.documents[1].text: $: the text ends in the middle of the document, at line 1, column 26: is the file complete?\n\
         ok · handbook-text.json · text of the handbook · prov · edition 1 · 2 phases\n\
         ok · missions.json · missions · 3 missions · 1 city\n\
         ok · needs.json · needs · 1 need\n\
         ok · practices.json · practices · prov · edition 1 · 2 practices · 1 link\n\
         ok · terms.json · terms · prov · edition 1 · 1 term\n"
    );
    let full = world.run(&["check", "backup-with-practices.json"]).fine().out;
    assert_eq!(
        full,
        "ok · backup-with-practices.json · backup · 2026-11-22T14:03:00Z · 1 document · 1 practice\n"
    );
    let text = std::fs::read_to_string(world.path("backup-with-practices.json")).unwrap();
    world.write("odd.json", text.replace("forum", "fest"));
    let odd = world.run(&["check", "odd.json"]).fine().out;
    assert!(odd.contains("warning $.practices: $.practices[0].kind: found \"fest\""), "{odd}");
    let swedish = world.run(&["check", "--lang", "sv", "backup.json", "missions.json"]).fine().out;
    assert!(swedish.contains("säkerhetskopia") && swedish.contains("3 uppdrag · 1 stad"), "{swedish}");
    // A link to a clause that the catalogue does not have is told in each of them.
    for (name, was, is) in [("needs.json", "4.2", "4.99"), ("handbook-text.json", "4.2", "4.99")] {
        let text = std::fs::read_to_string(world.path(name)).unwrap();
        world.write(name, text.replace(was, is));
        let run = world.run(&["check", name]);
        assert!(run.code == Some(1) && run.err.contains("4.99"), "{}", run.err);
    }
}

/// The trial's catalogue as a head and a part.
fn in_parts(world: &World, part: &str) {
    let (head, clauses) = CATALOGUE.split_once("\"clauses\": [").unwrap();
    let clauses = clauses.trim_end().trim_end_matches("] }");
    world.write("head.json", format!("{head} \"parts\": [\"{part}\"] }}"));
    world.write(
        "part.json",
        format!(
            "{{ \"format\": \"glapp/catalogue-part\", \"version\": 1, \"catalogue\": \"prov:1\", \"clauses\": [{clauses}] }}"
        ),
    );
}

#[test]
fn parts_are_checked_through_their_head() {
    let world = World::new();
    in_parts(&world, "part.json");
    let run = world.run(&["check", "head.json", "part.json"]).fine();
    assert_eq!(
        run.out,
        "ok · head.json · catalogue · prov:1 · edition 1 · 8 clauses, 5 to assess\n\
         ok · part.json · part · part of prov:1 · only its form is checked: check the file that lists the parts for the rest\n"
    );
    // A problem in a part is told with the part's name.
    let part = std::fs::read_to_string(world.path("part.json")).unwrap();
    world.write("part.json", part.replace("\"4.2\"", "\"04.2\""));
    let run = world.run(&["check", "head.json"]);
    assert_eq!(
        (run.code, &*run.err),
        (Some(1), "part.json:$.clauses[2].id: found \"04.2\", expected a clause number such as 4.1.2\n")
    );
    world.write("part.json", part.replace("\"version\": 1", "\"version\": 9"));
    let line = "part.json:$: found version 9, expected at most 1: a newer Glapp wrote it, use that one or a later one\n";
    assert_eq!(world.run(&["check", "part.json"]).err, line);
    assert_eq!(world.run(&["check", "head.json"]).err, line);
}

#[test]
fn parts_lie_beside_their_head_and_nowhere_else() {
    let world = World::new();
    in_parts(&world, "gone.json");
    assert_eq!(
        world.run(&["check", "head.json"]).err.lines().next().unwrap(),
        "head.json:$.parts[0]: this part of the document cannot be read: gone.json: there is no such file"
    );
    std::fs::create_dir(world.path("below")).unwrap();
    in_parts(&world, "part.json");
    for name in ["head.json", "part.json"] {
        std::fs::rename(world.path(name), world.path("below").join(name)).unwrap();
    }
    assert!(world.run(&["catalogue", "below/head.json"]).fine().out.contains("prov:1"));
    in_parts(&world, "../part.json");
    let run = world.run(&["check", "head.json"]);
    assert!(run.err.contains("a part is a file beside the document, without a path"), "{}", run.err);
}

#[test]
fn every_file_is_checked_even_if_one_is_refused() {
    let world = trial();
    world.write("other.json", r#"{ "format": "other" }"#);
    let run = world.run(&["check", "other.json", "catalogue.json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.out,
        "refused · other.json · 1 problem\n\
         ok · catalogue.json · catalogue · prov:1 · edition 1 · 8 clauses, 5 to assess\n"
    );
    assert_eq!(
        run.err,
        "other.json:$.format: found \"other\", expected one of glapp/assessment, glapp/backup, glapp/catalogue, \
         glapp/catalogue-part, glapp/handbook-text, glapp/missions, glapp/needs, glapp/practices, \
         glapp/practices-part, glapp/terms\n"
    );
}

#[test]
fn for_programs_too() {
    let world = World::new();
    world.write("good.json", iso("")).write("bad.json", iso(r#""4.2": { "level": 6 }"#));
    let run = world.run(&["check", "good.json", "bad.json", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.out,
        concat!(
            r#"{"file":"good.json","accepted":true,"kind":"glapp/assessment","problems":[],"warnings":[]}"#,
            "\n",
            r#"{"file":"bad.json","accepted":false,"kind":null,"problems":[{"file":"bad.json","#,
            r#""path":"$.ratings[\"4.2\"].level","message":"found 6, expected a whole number from 0 to 5"}],"warnings":[]}"#,
            "\n"
        )
    );
}

#[test]
fn links_are_seen_against_the_catalogue() {
    let world = trial();
    world.write("wrong.json", PRACTICES.replace("\"id\": \"5.1\"", "\"id\": \"5\""));
    let run = world.run(&["check", "wrong.json", "--catalogue", "catalogue.json"]);
    assert_eq!(
        run.err,
        "wrong.json:$.practices[1]: found clause 5, expected one that the catalogue assesses\n"
    );
}
