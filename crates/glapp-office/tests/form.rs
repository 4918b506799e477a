//! Questionnaires: what is written is read back, moved columns are found, and everything that is wrong is named.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod common;

use common::{attacked, catalogue, example, part, parts, with_part};
use glapp_core::{Answer, Assessment, Catalogue, ClauseId, Language};
use glapp_office::xlsx::{Form, questionnaire, read};
use proptest::prelude::*;

const FILLED: Form = Form { short: false, filled: true };
const EMPTY: Form = Form { short: false, filled: false };
const QUESTIONS: &str = "xl/worksheets/sheet1.xml";
const FACTS: &str = "xl/worksheets/sheet2.xml";

/// The first clause stands in row 4, its level in `E4`.
fn id(text: &str) -> ClauseId {
    text.parse().unwrap()
}

/// A cell of the questions with that content in place of what it has.
fn put(bytes: &[u8], sheet: &str, cell: &str, content: &str) -> Vec<u8> {
    with_part(bytes, sheet, |xml| {
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("there is no {cell}"));
        let rest = &xml[start..];
        let empty = rest.find("/>").unwrap();
        let open = rest.find('>').unwrap();
        let end = if empty < open { empty + 2 } else { rest.find("</c>").unwrap() + 4 };
        format!("{}{content}{}", &xml[..start], &rest[end..])
    })
}

fn words(cell: &str, text: &str) -> String {
    format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn form() -> (Catalogue, Assessment, Vec<u8>) {
    let catalogue = catalogue();
    let unit = example("forvaltningen", &catalogue);
    let bytes = questionnaire(&unit, &catalogue, Language::Sv, FILLED);
    (catalogue, unit, bytes)
}

/// The problems as lines.
fn problems(bytes: &[u8], catalogue: &Catalogue) -> Vec<String> {
    let problems = read(bytes, catalogue).unwrap_err();
    let line = |it: &glapp_office::Problem| format!("{}: {}", it.place, it.message(Language::Sv));
    problems.iter().map(line).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let catalogue = catalogue();
    for language in [Language::Sv, Language::En] {
        for unit in
            [example("forvaltningen", &catalogue), example("bolaget", &catalogue), attacked(&catalogue)]
        {
            for short in [false, true] {
                let bytes = questionnaire(&unit, &catalogue, language, Form { short, filled: true });
                assert!(read(&bytes, &catalogue).as_ref() == Ok(&unit), "{language:?} {short}");
            }
            let empty = read(&questionnaire(&unit, &catalogue, language, EMPTY), &catalogue).unwrap();
            assert_eq!(empty.ratings().count(), 0);
            assert_eq!((empty.header(), empty.actions().len()), (unit.header(), 0));
        }
    }
}

#[test]
fn an_adopted_assessment_comes_back_as_a_draft() {
    let catalogue = catalogue();
    let unit = example("namnden", &catalogue);
    assert!(unit.header().adopted.is_some());
    let read = read(&questionnaire(&unit, &catalogue, Language::Sv, FILLED), &catalogue).unwrap();
    assert!(read.header().adopted.is_none());
    assert!(read.ratings().eq(unit.ratings()));
}

#[test]
fn the_short_round_asks_what_the_catalogue_marks() {
    let (catalogue, unit, _) = form();
    let bytes = questionnaire(&unit, &catalogue, Language::Sv, Form { short: true, filled: false });
    let marked = catalogue.leaves().filter(|leaf| leaf.criteria().is_some_and(|it| it.short_round.is_some()));
    assert_eq!(part(&bytes, QUESTIONS).matches("<row ").count(), 3 + marked.count());
}

#[test]
fn answers_come_as_programs_write_them() {
    let (catalogue, unit, bytes) = form();
    let filled = [
        ("E4", "<c r=\"E4\"><v>4</v></c>".to_owned()),
        ("E5", words("E5", " 3 ")),
        ("E6", words("E6", "Ej tillämpligt")),
        ("F6", words("F6", "Gäller inte oss")),
        ("G4", words("G4", "5")),
        ("H4", words("H4", "Hög")),
        ("I4", words("I4", "Rapport | https://a.example/b\n\nIntervju med två")),
        ("J4", "<c r=\"J4\" t=\"str\"><v>rad 1_x000D_rad 2</v></c>".to_owned()),
        ("E7", "<c r=\"E7\"/>".to_owned()),
    ];
    let bytes = filled.iter().fold(bytes, |bytes, (cell, content)| put(&bytes, QUESTIONS, cell, content));
    let read = read(&bytes, &catalogue).unwrap();
    let first = read.rating(id("4.1.1")).unwrap();
    assert_eq!(first.answer.level().map(|level| level.number()), Some(4));
    assert_eq!(
        (first.target.map(|it| it.number()), first.importance.map(|it| it.factor())),
        (Some(5), Some(3))
    );
    let evidence: Vec<_> = first.evidence.iter().map(|it| (&*it.text, &*it.url)).collect();
    assert_eq!(evidence, [("Rapport", "https://a.example/b"), ("Intervju med två", "")]);
    assert_eq!(&*first.note, "rad 1_x000D_rad 2");
    assert_eq!(read.rating(id("4.1.2")).unwrap().answer.level().map(|level| level.number()), Some(3));
    assert_eq!(read.rating(id("4.1.3")).unwrap().answer, Answer::NotApplicable("Gäller inte oss".into()));
    assert!(read.rating(id("4.2")).is_none_or(|rating| rating.answer == Answer::Unanswered));
    // What the form does not ask about is as it was.
    assert_eq!(read.actions(), unit.actions());
    assert_eq!(read.rating(id("4.1.2")).unwrap().practices, unit.rating(id("4.1.2")).unwrap().practices);
    assert_eq!(read.rating(id("7.2")), unit.rating(id("7.2")));
}

#[test]
fn a_moved_column_is_found_and_a_missing_one_is_named() {
    let (catalogue, unit, bytes) = form();
    // The levels move from E to M: every cell of the column, the heading included.
    let moved = with_part(&bytes, QUESTIONS, |xml| {
        let mut out = String::new();
        for row in xml.split_inclusive("</row>") {
            let Some(start) = row.find("<c r=\"E") else {
                out.push_str(row);
                continue;
            };
            let rest = &row[start..];
            let end = rest.find("<c r=\"F").unwrap_or(rest.len());
            let (level, after) = rest.split_at(end);
            out.push_str(&row[..start]);
            out.push_str(&after.replace("</row>", ""));
            out.push_str(&level.replace("<c r=\"E", "<c r=\"M"));
            out.push_str("</row>");
        }
        out
    });
    assert!(read(&moved, &catalogue) == Ok(unit));
    for (cell, heading) in [("E3", "Nivå"), ("A3", "Avsnitt"), ("J3", "Anteckning")] {
        let without = put(&bytes, QUESTIONS, cell, &words(cell, "Annat"));
        let expected =
            format!("Frågor, rad 3: kolumnen ”{heading}” saknas; den får stå var som helst på rubrikraden");
        assert_eq!(problems(&without, &catalogue), [expected]);
    }
    let twice = put(&bytes, QUESTIONS, "D3", &words("D3", "nivå (ny)"));
    assert_eq!(problems(&twice, &catalogue), ["Frågor!E3: kolumnen ”Nivå” står två gånger; ta bort den ena"]);
}

#[test]
fn everything_that_is_wrong_is_named_with_its_cell() {
    let (catalogue, _, bytes) = form();
    let level = |found: &str| {
        format!("här står ”{found}”; skriv en hel siffra från 0 till 5, eller ”ej tillämpligt”")
    };
    let formula = "här står en formel, och formler räknas inte ut; skriv värdet i stället";
    let table: [(&str, String, String); 16] = [
        ("E4", words("E4", "tre"), format!("Frågor!E4: {}", level("tre"))),
        ("E4", "<c r=\"E4\"><v>6</v></c>".into(), format!("Frågor!E4: {}", level("6"))),
        ("E4", "<c r=\"E4\"><v>2.5</v></c>".into(), format!("Frågor!E4: {}", level("2.5"))),
        ("E4", "<c r=\"E4\"><v>-1</v></c>".into(), format!("Frågor!E4: {}", level("-1"))),
        ("E4", "<c r=\"E4\"><v>1e300</v></c>".into(), format!("Frågor!E4: {}", level(&1e300.to_string()[..60])) .replace("”; skriv", "…”; skriv")),
        ("E4", "<c r=\"E4\" t=\"b\"><v>1</v></c>".into(), format!("Frågor!E4: {}", level("TRUE"))),
        ("E4", "<c r=\"E4\" t=\"e\"><v>#N/A</v></c>".into(), format!("Frågor!E4: {}", level("#N/A"))),
        ("E4", "<c r=\"E4\"><f>1+2</f><v>3</v></c>".into(), format!("Frågor!E4: {formula}")),
        ("J4", "<c r=\"J4\" t=\"str\"><f>\"a\"</f><v>a</v></c>".into(), format!("Frågor!J4: {formula}")),
        ("E4", words("E4", "ej tillämpligt"), "Frågor!F4: avsnittet är ej tillämpligt, men skälet saknas; skriv varför".into()),
        ("F4", words("F4", "för att"), "Frågor!F4: här står ett skäl, men avsnittet är inte ”ej tillämpligt”; ändra nivån eller ta bort skälet".into()),
        ("G4", words("G4", "högt"), "Frågor!G4: här står ”högt”; skriv en hel siffra från 0 till 5, eller ingenting".into()),
        ("H4", "<c r=\"H4\"><v>4</v></c>".into(), "Frågor!H4: här står ”4”; skriv en hel siffra från 1 till 3, eller ingenting".into()),
        ("A4", words("A4", "4.9.9"), "Frågor!A4: avsnittet ”4.9.9” finns inte bland det som besvaras i iso-56002:2019".into()),
        ("A5", words("A5", "4.1.1"), "Frågor!A5: avsnittet 4.1.1 står redan i Frågor!A4; ta bort den ena raden".into()),
        ("A4", "<c r=\"A4\"/>".into(), "Frågor!A4: raden har svar men inget avsnitt; skriv avsnittets nummer".into()),
    ];
    for (cell, content, expected) in table {
        assert_eq!(problems(&put(&bytes, QUESTIONS, cell, &content), &catalogue), [expected], "{content}");
    }
    // All at once, not one by one.
    let two = put(&put(&bytes, QUESTIONS, "E4", &words("E4", "a")), QUESTIONS, "E9", &words("E9", "b"));
    assert_eq!(problems(&two, &catalogue).len(), 2);
}

#[test]
fn a_file_that_is_no_form_is_refused_clearly() {
    let (catalogue, unit, bytes) = form();
    let one = |bytes: &[u8]| problems(bytes, &catalogue).join("; ");
    let none =
        ": det är ingen arbetsbok (.xlsx), eller så är den skadad; hämta formuläret på nytt under ”Ta med”";
    assert_eq!(one(b""), none);
    assert_eq!(one(b"PK\x03\x04 and so on"), none);
    assert_eq!(
        one(&vec![b'x'; 20_000_000]),
        ": filen är 20000000 byte, men får vara högst 8388608: det är inget frågeformulär från Glapp"
    );
    assert!(one(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("lösenord"));
    let workbook = common::workbook(&unit, &catalogue, Language::Sv);
    assert!(one(&workbook).starts_with(": det är inget frågeformulär från Glapp"));
    let bomb = with_part(&bytes, QUESTIONS, |xml| format!("{xml}{}", " ".repeat(60_000_000)));
    assert!(bomb.len() < 1_000_000);
    assert!(one(&bomb).starts_with(": filen blir för stor när den packas upp"), "{}", one(&bomb));
    let entities = with_part(&bytes, QUESTIONS, |xml| {
        xml.replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet")
    });
    assert_eq!(one(&entities), none);
    let deep = with_part(&bytes, QUESTIONS, |_| "<a>".repeat(500_000));
    assert_eq!(one(&deep), none);
}

#[test]
fn what_the_form_belongs_to_must_not_be_changed_unseen() {
    let (catalogue, unit, bytes) = form();
    let newer = put(&bytes, FACTS, "C5", "<c r=\"C5\"><v>2</v></c>");
    assert_eq!(
        problems(&newer, &catalogue),
        [
            "Om formuläret!C5: formuläret har version 2, men här kan högst version 1 läsas: öppna det i ett nyare Glapp"
        ]
    );
    let other = problems(&put(&bytes, FACTS, "C6", &words("C6", "iso-56001:2024")), &catalogue);
    assert_eq!(
        other,
        ["Om formuläret!C6: här står ”iso-56001:2024”, men formuläret är gjort för ”iso-56002:2019”"]
    );
    let day = problems(&put(&bytes, FACTS, "C10", &words("C10", "2 mars")), &catalogue);
    assert_eq!(day, ["Om formuläret!C10: här står ”2 mars”; skriv en dag som 2026-03-02"]);
    let kept =
        with_part(&bytes, "xl/worksheets/sheet3.xml", |xml| xml.replace("glapp/assessment", "glapp/x"));
    assert!(problems(&kept, &catalogue)[0].contains("hämta ett nytt formulär"));
    // Unit and day may be put right by those who know how.
    let renamed = put(&bytes, FACTS, "C9", &words("C9", "En annan enhet"));
    let renamed = put(&renamed, FACTS, "C10", &words("C10", "2026-05-01"));
    let read = read(&renamed, &catalogue).unwrap();
    assert_eq!(
        (&*read.header().unit.name, read.header().date.to_string()),
        ("En annan enhet", "2026-05-01".into())
    );
    assert_eq!(read.header().id, unit.header().id);
}

#[test]
fn the_same_form_is_the_same_bytes() {
    let (catalogue, unit, bytes) = form();
    assert!(questionnaire(&unit, &catalogue, Language::Sv, FILLED) == bytes);
    for name in parts(&bytes) {
        let xml = part(&bytes, &name);
        roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let catalogue = glapp_core::example::catalogue();
        prop_assert!(read(&bytes, &catalogue).is_err());
    }

    #[test]
    fn no_damage_brings_it_down(at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<bool>()) {
        let catalogue = glapp_core::example::catalogue();
        let unit = glapp_core::example::assessment(&catalogue);
        let mut bytes = questionnaire(&unit, &catalogue, Language::Sv, FILLED);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = with;
        }
        let _ = read(&bytes, &catalogue);
    }

    #[test]
    fn any_note_comes_back(note in any::<String>(), text in any::<String>(), url in any::<String>()) {
        use glapp_core::{Change, Edit, Evidence};
        let catalogue = glapp_core::example::catalogue();
        let mut unit = glapp_core::example::assessment(&catalogue);
        let evidence = vec![Evidence { text: text.into(), url: url.into(), ..Evidence::default() }];
        unit.apply(&catalogue, Edit::Clause(id("4.1"), Change::Note(note.into()))).unwrap();
        unit.apply(&catalogue, Edit::Clause(id("4.2"), Change::Evidence(evidence))).unwrap();
        prop_assert_eq!(read(&questionnaire(&unit, &catalogue, Language::En, FILLED), &catalogue), Ok(unit));
    }
}
