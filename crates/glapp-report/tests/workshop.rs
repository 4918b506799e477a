//! The workshop's table and what is told of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Answer, Assessment, Assessor, Catalogue, Change, ClauseId, Edit, Language, Level, Side, example,
};
use glapp_report::{Decision, Origin, Workshop, WorkshopPage, minutes};

fn person(catalogue: &Catalogue, id: &str, name: &str, level: u8) -> Assessment {
    let mut it = example::assessment(catalogue).copy(id);
    let assessor = Assessor { name: name.into(), role: "chef".into(), carried: Default::default() };
    for edit in [
        Edit::Assessors(vec![assessor]),
        Edit::Clause(clause(), Change::Level(Some(Level::new(level)))),
        Edit::Clause(clause(), Change::Note(format!("{name} tycker").into())),
    ] {
        it.apply(catalogue, edit).unwrap();
    }
    it
}

fn clause() -> ClauseId {
    "4.1".parse().unwrap()
}

fn html(table: &Workshop, catalogue: &Catalogue, language: Language) -> String {
    WorkshopPage { table, catalogue, begun: Vec::new(), trouble: "", language }.html("")
}

/// What whoever stores it does.
fn store(table: &mut Workshop, catalogue: &Catalogue, edits: Vec<Edit>) {
    let mut draft = match table.draft() {
        Some(draft) => draft.clone(),
        None => table.begin(catalogue, "new", "2026-03-02T12:00:00Z", Language::Sv).unwrap(),
    };
    for edit in edits {
        draft.apply(catalogue, edit).unwrap();
    }
    table.keep(draft, true);
}

fn decide(table: &mut Workshop, catalogue: &Catalogue, decision: Decision) {
    let edit = table.decided(clause(), decision).unwrap();
    store(table, catalogue, vec![edit]);
}

fn table(catalogue: &Catalogue) -> Workshop {
    let mut table = Workshop::default();
    for (id, name, level) in [("a", "Anna", 1), ("b", "Bo", 4), ("c", "Cleo", 4)] {
        table.take_in(Origin::File(format!("{name}.glapp.json")), Ok(person(catalogue, id, name, level)));
    }
    table
}

fn answer(table: &Workshop) -> (Answer, String) {
    let rating = table.draft().unwrap().rating(clause()).unwrap();
    (rating.answer.clone(), rating.note.to_string())
}

#[test]
fn a_decision_keeps_why_whatever_else_is_decided_later() {
    let catalogue = example::catalogue();
    let mut table = table(&catalogue);
    assert_eq!(table.decided(clause(), Decision::NotApplicable), None, "without a reason");
    decide(&mut table, &catalogue, Decision::Note("Därför".into()));
    assert_eq!(answer(&table), (Answer::Unanswered, "Därför".into()));
    decide(&mut table, &catalogue, Decision::NotApplicable);
    assert_eq!(answer(&table), (Answer::NotApplicable("Därför".into()), String::new()));
    assert_eq!(table.decided(clause(), Decision::Note(" ".into())), None, "the reason stays");
    decide(&mut table, &catalogue, Decision::Note("För att".into()));
    decide(&mut table, &catalogue, Decision::Level(Level::new(3)));
    assert_eq!(answer(&table), (Answer::Level(Level::new(3)), "För att".into()));
    decide(&mut table, &catalogue, Decision::Open);
    assert_eq!(answer(&table), (Answer::Unanswered, "För att".into()));
    let document = minutes(&catalogue, table.draft().unwrap(), Language::Sv).unwrap();
    assert!(glapp_report::markdown::of(&document).contains("öppet. För att"));
}

#[test]
fn hidden_names_stand_nowhere_not_even_in_what_is_stored() {
    let catalogue = example::catalogue();
    let mut table = table(&catalogue);
    table.take_in(Origin::File("Anna-2.json".into()), Ok(person(&catalogue, "d", "Anna", 2)));
    decide(&mut table, &catalogue, Decision::Level(Level::new(3)));
    let names = |table: &Workshop| -> Vec<String> {
        table
            .draft()
            .unwrap()
            .header()
            .assessors
            .iter()
            .map(|it| format!("{} {}", it.name, it.role))
            .collect()
    };
    assert_eq!(names(&table), ["Anna chef", "Bo chef", "Cleo chef"]);
    table.set_anonymous(true);
    let edits = table.in_line(&catalogue, false, Language::Sv);
    store(&mut table, &catalogue, edits);
    assert_eq!(names(&table), ["Person 1 ", "Person 2 ", "Person 3 "]);
    for walk in [false, true] {
        if walk {
            table.walk(vec![clause()], None);
        }
        for language in [Language::Sv, Language::En] {
            // What they wrote themselves stands there, without who wrote it.
            let shown = html(&table, &catalogue, language)
                .replace("<li>Anna tycker", "")
                .replace("<li>Bo tycker", "");
            let shown = shown.replace("<li>Cleo tycker", "");
            for name in ["Anna", "Bo ", "Bo<", "Bo.", "Cleo"] {
                assert!(!shown.contains(name), "{name} in {shown}");
            }
            assert!(shown.contains("Person 2"));
        }
    }
    // Shown again, they are who they were.
    table.set_anonymous(false);
    let edits = table.in_line(&catalogue, false, Language::Sv);
    store(&mut table, &catalogue, edits);
    assert_eq!(names(&table), ["Anna chef", "Bo chef", "Cleo chef"]);
}

#[test]
fn the_spread_is_drawn_for_a_file_of_its_own() {
    let catalogue = example::catalogue();
    let page = |table: &Workshop| {
        let language = Language::Sv;
        WorkshopPage { table, catalogue: &catalogue, begun: Vec::new(), trouble: "", language }.drawing()
    };
    assert_eq!(page(&Workshop::default()), None);
    let mut table = table(&catalogue);
    let drawing = page(&table).unwrap();
    assert!(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    // A strip for each clause; three dots in the one that three have answered, two of them at the same level.
    let strips: Vec<_> = drawing.split("class=\"g-ws-strip\"").skip(1).collect();
    assert_eq!(strips.len(), catalogue.leaf_count());
    assert_eq!(drawing.matches("<circle").count() % 3, 0);
    assert!(strips[0].matches("<circle").count() == 3 && strips[0].contains("cx=\"45\""), "{}", strips[0]);
    assert!(strips[0].contains(">öppet<") && !drawing.contains("Anna"));
    decide(&mut table, &catalogue, Decision::Level(Level::new(4)));
    assert!(page(&table).unwrap().contains(">4</text></g><path"));
    // A workbook says who answered what: it is offered while that is known.
    assert!(html(&table, &catalogue, Language::Sv).contains("data-do=\"workbook\""));
    table.remove(0);
    assert!(!html(&table, &catalogue, Language::Sv).contains("data-do=\"workbook\""));
}

#[test]
fn the_spread_that_is_stored_changes_only_when_someone_says_so() {
    let catalogue = example::catalogue();
    let mut table = table(&catalogue);
    decide(&mut table, &catalogue, Decision::Level(Level::new(3)));
    let counts = |table: &Workshop| table.consensus(&catalogue).unwrap().clauses[0].counts.clone();
    assert_eq!(counts(&table), [0, 1, 0, 0, 2, 0]);
    let mut again = Workshop::default();
    again.go_on(table.draft().unwrap().clone());
    assert_eq!(counts(&again), [0, 1, 0, 0, 2, 0]);
    again.take_in(Origin::Link(1), Ok(person(&catalogue, "e", "Eli", 5)));
    assert_eq!(counts(&again), [0, 1, 0, 0, 2, 0], "one file is not the five that were there");
    assert!(html(&again, &catalogue, Language::En).contains("data-do=\"recount\""));
    let edits = again.in_line(&catalogue, true, Language::Sv);
    store(&mut again, &catalogue, edits);
    assert_eq!(counts(&again), [0, 0, 0, 0, 0, 1]);
    assert_eq!(answer(&again).0, Answer::Level(Level::new(3)), "the decision stays");
}

#[test]
fn two_files_of_a_person_become_one_when_all_is_chosen() {
    let catalogue = example::catalogue();
    let mut table = table(&catalogue);
    table.take_in(Origin::File("x.json".into()), Ok(person(&catalogue, "d", "Anna", 5)));
    let shown = html(&table, &catalogue, Language::Sv);
    assert!(shown.contains("kan vara av samma person som Anna"), "{shown}");
    table.lay_together(0, &catalogue);
    assert!(!table.settle(&catalogue));
    assert!(html(&table, &catalogue, Language::Sv).contains("1 kvar att välja."));
    table.choose(0, Side::Other);
    assert!(table.settle(&catalogue));
    assert_eq!(table.consensus(&catalogue).unwrap().clauses[0].counts, [0, 0, 0, 0, 2, 1]);
    assert!(!html(&table, &catalogue, Language::Sv).contains("samma person"));
}

#[test]
fn no_text_is_markup_wherever_it_stands() {
    let catalogue = example::catalogue();
    let attack = "\"><script>'&";
    let mut table = Workshop::default();
    let name = |id: &str, level| {
        let mut it = person(&catalogue, id, attack, level);
        let unit = glapp_core::Unit { name: attack.into(), ..it.header().unit.clone() };
        it.apply(&catalogue, Edit::Unit(unit)).unwrap();
        it
    };
    table.take_in(Origin::File(attack.into()), Ok(name("a", 1)));
    table.take_in(Origin::File(attack.into()), Ok(name("b", 2)));
    table.take_in(Origin::File(attack.into()), Err([vec![attack.into()], vec![attack.into()]]));
    table.take_in(Origin::File(attack.into()), Ok(person(&catalogue, "c", "Bo", 2)));
    decide(&mut table, &catalogue, Decision::Note(attack.into()));
    table.lay_together(0, &catalogue);
    table.walk(vec![clause()], None);
    for language in [Language::Sv, Language::En] {
        let draft = table.draft().unwrap();
        let begun = vec![draft];
        let table = &table;
        let shown = WorkshopPage { table, catalogue: &catalogue, begun, trouble: attack, language }.html("");
        assert!(!shown.contains("<script"), "{shown}");
        assert!(!shown.contains(attack));
    }
}

#[test]
fn what_could_not_be_stored_holds_and_meets_what_was_stored_elsewhere() {
    let catalogue = example::catalogue();
    let mut table = table(&catalogue);
    decide(&mut table, &catalogue, Decision::Level(Level::new(2)));
    assert!(!table.is_unsaved());
    let stored = table.draft().unwrap().clone();

    // The storage is full: the next decision is here alone.
    let edit = table.decided(clause(), Decision::Note("Därför".into())).unwrap();
    let mut draft = table.met(Some(stored.clone()), &catalogue).unwrap();
    draft.apply(&catalogue, edit).unwrap();
    table.keep(draft, false);
    assert!(table.is_unsaved());
    assert_eq!(table.met(Some(stored.clone()), &catalogue).as_ref(), table.draft(), "nothing is forgotten");
    assert_eq!(table.met(None, &catalogue).as_ref(), table.draft(), "not even where it was erased");

    // Someone has answered another clause elsewhere meanwhile.
    let other = "4.2".parse().unwrap();
    let mut theirs = stored;
    theirs.apply(&catalogue, Edit::Clause(other, Change::Level(Some(Level::new(5))))).unwrap();
    let met = table.met(Some(theirs), &catalogue).unwrap();
    assert_eq!(met.rating(other).unwrap().answer, Answer::Level(Level::new(5)));
    assert_eq!(&*met.rating(clause()).unwrap().note, "Därför");
    table.keep(met, true);
    assert!(!table.is_unsaved());
}
