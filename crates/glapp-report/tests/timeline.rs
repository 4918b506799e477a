//! Units over time, as documents and as a page: each figure worked by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a mistake in a case should fail the test")]

use glapp_core::{
    Answer, Assessment, Catalogue, Edit, Histories, Language, Level, Moment, Rating, Timeline, Unit, example,
};
use glapp_report::{DatedAssessment, ShelvedUnit, TrendChoice, TrendPage, markdown, timeline, timelines};

/// An assessment of the example's catalogue: `4.1=2`, `4.2=-` for not applicable.
fn assessment(unit: &str, date: &str, ratings: &str) -> Assessment {
    let catalogue = example::catalogue();
    let mut it = Assessment::new(&catalogue, example::header()).unwrap();
    let unit = Unit { name: unit.into(), ..example::header().unit };
    it.apply(&catalogue, Edit::Unit(unit)).unwrap();
    it.apply(&catalogue, Edit::Date(date.parse().unwrap())).unwrap();
    for (clause, answer) in ratings.split_whitespace().filter_map(|it| it.split_once('=')) {
        let answer = match answer {
            "-" => Answer::NotApplicable("gäller inte".into()),
            level => Answer::Level(Level::new(level.parse().unwrap())),
        };
        let rating = Rating { answer, ..Rating::default() };
        it.put_rating(&catalogue, clause.parse().unwrap(), rating).unwrap();
    }
    it
}

fn through(catalogue: &Catalogue, dated: &[(&str, &str)]) -> Timeline {
    let moment = |(date, ratings): &(&str, &str)| Moment::of(&assessment("E", date, ratings), catalogue);
    Timeline::through(dated.iter().map(moment).collect(), catalogue)
}

fn told(dated: &[(&str, &str)], language: Language) -> String {
    let catalogue = example::catalogue();
    let it = timeline(&catalogue, "E", &through(&catalogue, dated), language);
    markdown::of(&it).replace('\\', "")
}

/// The clauses that can be assessed in the example's catalogue.
fn leaves() -> Vec<String> {
    example::catalogue().leaves().map(|it| it.id().to_string()).collect()
}

fn all(level: &str) -> String {
    leaves().iter().map(|id| format!("{id}={level} ")).collect()
}

#[test]
fn what_moved_is_told_by_kind() {
    let ids = leaves();
    assert!(ids.len() >= 2, "the example has at least two clauses");
    let (one, other) = (&ids[0], &ids[1]);
    let up = told(
        &[("2025-01-01", &format!("{one}=1")), ("2026-01-01", &format!("{one}=3 {other}=2"))],
        Language::Sv,
    );
    for part in ["Högre nivå", "| 1 | 3 | +2 |", "Nu besvarade", "| · | 2 | – |", "**Samma nivå:** 0"] {
        assert!(up.contains(part), "{part:?} in\n{up}");
    }
    assert!(!up.contains("### Lägre nivå") && !up.contains("## Ändrad omfattning"), "{up}");
    let down = told(
        &[("2025-01-01", &format!("{one}=3 {other}=2")), ("2026-01-01", &format!("{one}=1"))],
        Language::En,
    );
    for part in ["Lower level", "| 3 | 1 | \u{2212}2 |", "No longer answered", "| 2 | · | – |"] {
        assert!(down.contains(part), "{part:?} in\n{down}");
    }
    let scope =
        told(&[("2025-01-01", &format!("{one}=3")), ("2026-01-01", &format!("{one}=-"))], Language::Sv);
    assert!(
        scope.contains("## Ändrad omfattning") && scope.contains("| 3 | ej tillämpligt | – |"),
        "{scope}"
    );
    assert!(!scope.contains("### Inte längre besvarade"), "{scope}");
}

#[test]
fn the_whole_way_and_the_last_step_are_told_apart() {
    let text = told(
        &[("2025-01-01", &all("1")), ("2026-01-01", &all("4")), ("2027-01-01", &all("3"))],
        Language::Sv,
    );
    assert!(text.contains("| Totalt | 1,0 | 4,0 | 3,0 | +2,0 | \u{2212}1,0 |"), "{text}");
    assert!(text.contains("Totalen var 1,0 den 2025-01-01 och är 3,0 den 2027-01-01: +2,0."), "{text}");
    assert!(!text.contains("osäker"), "all is answered: {text}");
    let two = told(&[("2025-01-01", &all("1")), ("2026-01-01", &all("4"))], Language::En);
    assert!(two.contains("| Total | 1.0 | 4.0 | +3.0 |") && !two.contains("Last step"), "{two}");
}

#[test]
fn a_change_that_answers_could_undo_is_called_uncertain() {
    let one = &leaves()[0];
    let text =
        told(&[("2025-01-01", &format!("{one}=1")), ("2026-01-01", &format!("{one}=3"))], Language::Sv);
    assert!(text.contains("Ändringen är osäker"), "{text}");
}

#[test]
fn one_date_or_none_has_no_trend_to_tell() {
    let one = told(&[("2026-01-01", &all("2"))], Language::Sv);
    assert!(one.contains("En till behövs") && !one.contains("Vad som har ändrats"), "{one}");
    assert!(told(&[], Language::En).contains("There is no assessment."));
}

#[test]
fn several_units_are_told_by_name_and_nobody_is_ranked() {
    let catalogue = example::catalogue();
    let unit = |name: &str, dated: &[(&str, &str)]| (name.to_owned(), through(&catalogue, dated));
    let some = format!("{}=5", leaves()[0]);
    let units = [
        unit("b <script>", &[("2025-01-01", &all("4")), ("2026-01-01", &all("5"))]),
        unit("C", &[("2026-01-01", &all("2"))]),
        // One of its clauses is left unanswered: at least 1,25, which is below the 2 of the year before.
        unit("A", &[("2025-01-01", &all("2")), ("2026-01-01", &some)]),
    ];
    let document = timelines(&catalogue, &units, Language::Sv);
    let text = markdown::of(&document).replace('\\', "");
    assert!(text.starts_with("# 2 enheter över tid"), "{text}");
    let (a, b) = (text.find("| A |").unwrap(), text.find("| b <script> |").unwrap());
    assert!(a < b, "by name: {text}");
    assert!(text.contains("| 2025-01-01 | 2026-01-01 | 4,0 | 5,0 | +1,0 |"), "{text}");
    assert!(text.contains("| 2,0 | 5,0 | +3,0 (osäker) |"), "{text}");
    assert!(text.contains("Bara ett datum än") && text.contains("- C, 2026-01-01"), "{text}");
}

#[test]
fn the_page_shows_what_is_chosen_and_every_text_is_inert() {
    let catalogue = example::catalogue();
    let mut all = Histories::<DatedAssessment>::default();
    let attack = "<script>\"'";
    for (unit, date) in [
        (attack, "2024-01-01"),
        (attack, "2025-01-01"),
        (attack, "2026-01-01"),
        ("B", "2025-01-01"),
        ("B", "2026-01-01"),
    ] {
        let it = assessment(unit, date, "");
        assert!(all.put(&it.header().unit.clone(), it.header().date, (attack.into(), it)).is_ok());
    }
    let shelved = [ShelvedUnit { key: attack.into(), name: attack.into(), dates: 3, chosen: true }];
    let said = [(attack.to_owned(), attack.to_owned())];
    let mut choice = TrendChoice::default();
    let page = |choice: &TrendChoice| {
        let page = TrendPage {
            catalogue: &catalogue,
            units: all.units(),
            shelved: &shelved,
            said: &said,
            choice,
            language: Language::En,
        };
        (page.html(), page.csv(), page.markdown())
    };
    let (html, csv, text) = page(&choice);
    assert!(!html.contains("<script") && html.contains("2 units over time"), "{html}");
    assert!(csv.lines().count() > 5 && text.starts_with("# 2 units over time"));
    let organisation = example::header().unit.organisation;
    choice.unit = TrendPage::key(attack, &organisation);
    let (html, ..) = page(&choice);
    assert!(!html.contains("<script") && html.contains("What has changed"), "{html}");
    assert_eq!(html.matches("data-do=\"date ").count(), 3, "{html}");
    choice.left_out = ["2024-01-01".parse().unwrap()].into();
    let (html, csv, _) = page(&choice);
    assert!(html.contains("then and now") && !csv.contains("2024-01-01"), "a slope chart of two dates");
}

#[test]
fn an_empty_page_says_what_to_do() {
    let catalogue = example::catalogue();
    let choice = TrendChoice::default();
    let page = TrendPage {
        catalogue: &catalogue,
        units: &[],
        shelved: &[],
        said: &[],
        choice: &choice,
        language: Language::Sv,
    };
    assert!(page.html().contains("minst två skattningar") && !page.html().contains("<form"));
    assert_eq!(page.markdown(), "");
}
