//! The plan as a part of a document and as a page.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Action, ActionFilter, ActionOrder, ActionStatus, Adoption, Assessment, Carried, Catalogue, Change,
    Coverage, Edit, GapAnalysis, Language, Level, example,
};
use glapp_report::{Block, Document, PlanChoice, PlanPage, ResultSources, markdown, plan};

const ATTACK: &str = "<script>alert(1)</script>\"'><a href=\"javascript:x\">&\u{202e}\n# x | =HYPERLINK(1)";

fn action(id: &str, clause: &str, text: &str) -> Action {
    Action {
        id: id.into(),
        clause: clause.parse().ok(),
        text: text.into(),
        owner: "Kim".into(),
        due: "2026-05-01".parse().ok(),
        status: ActionStatus::Open,
        carried: Carried::default(),
    }
}

/// 4.1 lacks two levels, 4.2 and 5.1 none: the total is (2 + 3)/2 = 2.5, and 4.1 would lift it by 1/2 · 1/2 · 2 = 0.5.
fn unit(catalogue: &Catalogue, actions: Vec<Action>) -> Assessment {
    let mut unit = example::assessment(catalogue);
    for (clause, level) in [("4.1", 1), ("4.2", 3), ("5.1", 3)] {
        let change = Change::Level(Some(Level::new(level)));
        unit.apply(catalogue, Edit::Clause(clause.parse().unwrap(), change)).unwrap();
    }
    unit.apply(catalogue, Edit::Actions(actions)).unwrap();
    unit
}

fn with<T>(catalogue: &Catalogue, unit: &Assessment, tell: impl FnOnce(ResultSources<'_>) -> T) -> T {
    let coverage = Coverage::on(unit.header().date, catalogue, &[]);
    let analysis = GapAnalysis::of(unit, catalogue, &coverage);
    tell(ResultSources {
        catalogue,
        practices: &[],
        coverage: &coverage,
        assessment: unit,
        analysis: &analysis,
        previous: None,
        others: &[],
    })
}

fn written(actions: Vec<Action>, language: Language) -> String {
    let catalogue = example::catalogue();
    let blocks = with(&catalogue, &unit(&catalogue, actions), |sources| plan(sources, language));
    markdown::of(&Document { title: "T".into(), blocks })
}

fn page(unit: &Assessment, choice: &PlanChoice) -> [(&'static str, String); 6] {
    with(&example::catalogue(), unit, |sources| {
        let (today, address) = ("2026-06-01".parse().unwrap(), |id: &str| format!("#/{id}"));
        PlanPage::new(sources, Language::Sv, today, &address).parts(choice)
    })
}

#[test]
fn a_plan_is_a_sentence_and_a_table() {
    let done =
        Action { status: ActionStatus::Done, due: None, owner: "".into(), ..action("b", "5.1", "Visa") };
    let expected = "# T\n\n## Åtgärder\n\nOm alla öppna åtgärder räcker till målen stiger totalen från 2,5 till 3,0.\n\n\
        | Vad | Avsnitt | Vem | Klart senast | Läge | Lyfter totalen |\n| --- | --- | --- | --- | --- | ---: |\n\
        | Börja | 4.1 4.1 | Kim | 2026-05-01 | Öppen | 0,50 |\n| Visa | 5.1 5.1 | – | – | Klar | – |\n";
    assert!(written(vec![done, action("a", "4.1", "Börja")], Language::Sv).starts_with(expected));
}

#[test]
fn what_the_open_actions_amount_to_is_said_in_every_case() {
    let said = |actions: Vec<Action>| {
        let text = written(actions, Language::En);
        text.lines().nth(4).unwrap().to_owned()
    };
    let with_status = |status| Action { status, ..action("a", "4.1", "Begin") };
    assert_eq!(said(vec![]), "No actions are decided yet.");
    assert_eq!(said(vec![with_status(ActionStatus::Done)]), "No action is left to do.");
    assert_eq!(said(vec![with_status(ActionStatus::Dropped)]), "No action is left to do.");
    let rises = "If all open actions suffice for their targets, the total rises from 2.5 to 3.0.";
    assert_eq!(said(vec![with_status(ActionStatus::Ongoing)]), rises);
    // Twice the same clause, or the clause and its chapter: counted once.
    assert_eq!(said(vec![action("a", "4.1", "Begin"), action("b", "4", "Begin")]), rises);
    let none = "No open action is about a clause with a gap, so they do not change the total.";
    assert_eq!(said(vec![action("a", "5.1", "Begin"), action("b", "", "Begin")]), none);
}

#[test]
fn a_small_rise_is_said_though_it_drowns_in_the_rounding() {
    let clauses: Vec<String> = (1..=40).map(|n| format!("4.{n}")).collect();
    let rows: Vec<(&str, f64)> =
        [("4", 1.0)].into_iter().chain(clauses.iter().map(|id| (&**id, 1.0))).collect();
    let catalogue = example::catalogue_of(&rows);
    let mut unit = example::assessment(&catalogue);
    for (n, clause) in clauses.iter().enumerate() {
        let level = Change::Level(Some(Level::new(if n == 0 { 2 } else { 3 })));
        unit.apply(&catalogue, Edit::Clause(clause.parse().unwrap(), level)).unwrap();
    }
    unit.apply(&catalogue, Edit::Actions(vec![action("a", "4.1", "Börja")])).unwrap();
    let blocks = with(&catalogue, &unit, |sources| plan(sources, Language::Sv));
    let said = Block::text("Om alla öppna åtgärder räcker till målen stiger totalen med 0,03, från 3,0.");
    assert!(blocks.contains(&said), "{:?}", blocks[1]);
}

#[test]
fn every_text_is_inert_wherever_it_stands() {
    let catalogue = example::catalogue();
    let hostile = Action { owner: ATTACK.into(), ..action(ATTACK, "4.1", ATTACK) };
    let unit = unit(&catalogue, vec![hostile.clone(), action("b", "", " ")]);
    let mut html: String = page(&unit, &PlanChoice::default()).map(|(_, html)| html).concat();
    html += &with(&catalogue, &unit, |sources| {
        let (today, address) = ("2026-06-01".parse().unwrap(), |_: &str| ATTACK.to_owned());
        let page = PlanPage::new(sources, Language::En, today, &address);
        page.form(Some(&hostile))
            + &page.form(None)
            + &page.parts(&PlanChoice::default()).map(|it| it.1).concat()
    });
    assert!(!html.contains("<script") && !html.contains("<a href=\"javascript") && !html.contains('\''));
    assert!(html.matches("&lt;script&gt;").count() >= 8);
    assert!(html.contains("Åtgärd utan text"));
}

#[test]
fn the_page_shows_what_is_chosen_in_the_order_chosen() {
    let catalogue = example::catalogue();
    let later = Action { due: "2026-07-01".parse().ok(), owner: "Åsa".into(), ..action("b", "5.1", "Visa") };
    let unit = unit(&catalogue, vec![later, action("a", "4.1", "Börja")]);
    let shown = |choice: PlanChoice| {
        let [_, _, _, (_, said), (_, rows), _] = page(&unit, &choice);
        let names: Vec<&str> =
            rows.split("<th scope=\"row\">").skip(1).map(|it| it.split('<').next().unwrap()).collect();
        format!("{} {said}", names.join(" "))
    };
    let filter = |filter| PlanChoice { filter, ..PlanChoice::default() };
    assert_eq!(shown(PlanChoice::default()), "Börja Visa ");
    assert_eq!(
        shown(PlanChoice { order: ActionOrder::Due, reversed: true, ..PlanChoice::default() }),
        "Visa Börja "
    );
    let overdue = ActionFilter { overdue_on: "2026-06-01".parse().ok(), ..ActionFilter::default() };
    assert_eq!(shown(filter(overdue)), "Börja Visar 1 av 2 åtgärder.");
    let owner = |name: &str| filter(ActionFilter { owner: Some(name.into()), ..ActionFilter::default() });
    assert_eq!(shown(owner("Åsa")), "Visa Visar 1 av 2 åtgärder.");
    // Nobody of that name is left: then all are shown, as the field says.
    assert_eq!(shown(owner("Robin")), "Börja Visa ");
}

#[test]
fn a_step_that_is_in_the_plan_is_changed_rather_than_made_again() {
    let catalogue = example::catalogue();
    let steps = |actions| {
        let [.., (_, steps)] = page(&unit(&catalogue, actions), &PlanChoice::default());
        (steps.matches("<li>").count(), steps.matches("make ").count(), steps.matches("edit ").count())
    };
    assert_eq!(steps(vec![]), (2, 2, 0));
    // Without first steps in the catalogue a step is called after its clause.
    assert_eq!(steps(vec![action("a", "4.1", "4.1")]), (2, 0, 2));
    assert_eq!(steps(vec![action("a", "4.2", "4.1")]), (2, 2, 0));
}

#[test]
fn an_adopted_plan_has_nothing_to_change() {
    let catalogue = example::catalogue();
    let mut unit = unit(&catalogue, vec![action("a", "4.1", "Börja"), action("b", "5.1", "Visa")]);
    let parts = |unit: &Assessment| page(unit, &PlanChoice::default()).map(|(_, html)| html).concat();
    for does in ["add", "edit 0", "make 0", "calendar"] {
        assert!(parts(&unit).contains(&format!("data-plan=\"{does}\"")), "{does}");
    }
    let day = unit.header().date;
    let adopted = Adoption { date: day, by: "".into(), carried: Carried::default() };
    unit.apply(&catalogue, Edit::Adopt(adopted)).unwrap();
    for does in ["add", "edit", "make"] {
        assert!(!parts(&unit).contains(&format!("data-plan=\"{does}")), "{does}");
    }
    assert!(parts(&unit).contains("data-plan=\"calendar\""));
}
