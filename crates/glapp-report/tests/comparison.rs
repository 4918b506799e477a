//! The page of units side by side, part by part, and the page of the missions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Assessment, Catalogue, Change, ComparedUnit, Comparison, Coverage, Date, Edit, Entrant, Language, Level,
    Mission, Roster, Unit, UnitKind, example,
};
use glapp_report::{
    Block, CompareChoice, ComparePage, ComparedName, ComparisonSources, ComparisonView, MissionPage,
    PlacedUnit, Placing, UnitOrder, markdown,
};

const ATTACK: &str = "\"><script>alert('1')</script>";

/// Units of these names, each with other levels; the first of them could learn from the last.
fn units(catalogue: &Catalogue, names: &[&str]) -> Vec<Entrant<Assessment>> {
    let mut roster = Roster::default();
    for (place, name) in names.iter().enumerate() {
        let mut it = example::assessment(catalogue).copy(format!("id-{place}"));
        let unit = Unit { name: (*name).into(), ..it.header().unit.clone() };
        it.apply(catalogue, Edit::Unit(unit.clone())).unwrap();
        for leaf in catalogue.leaves() {
            let level = Some(Level::new(if place == 0 { 0 } else { 5 }));
            it.apply(catalogue, Edit::Clause(leaf.id(), Change::Level(level))).unwrap();
        }
        let date = it.header().date;
        roster.admit(&unit, date, it);
    }
    roster.entrants().to_vec()
}

/// Everything that the page can tell of units, and everything that can be taken along.
fn everything(page: &ComparePage<'_>, choice: &CompareChoice) -> Vec<String> {
    let compared = page.compare(choice).unwrap();
    let mut all =
        vec![page.controls(choice), page.take(Some(&compared)), page.result(Some(&compared), choice)];
    all.extend(page.on_paper(&compared, choice).into_iter().map(|(_, html)| html));
    for id in ["heat-4", "units", "radars", "learner-0"] {
        all.push(page.unfolded(&compared, choice, id));
    }
    all.extend(page.asked(&compared, choice, "clause-4.1"));
    all.extend(["csv", "clauses", "lessons", "md"].map(|kind| page.text(&compared, choice, kind)));
    all.extend(["heatmap", "radars"].map(|kind| page.drawing(&compared, choice, kind)));
    all
}

#[test]
fn hidden_names_are_in_nothing_that_is_told_or_taken_along() {
    let catalogue = example::catalogue();
    let units = units(&catalogue, &["Xanadu", "Xylofon", "Xerxes"]);
    for language in [Language::Sv, Language::En] {
        let page = ComparePage { catalogue: &catalogue, practices: &[], units: &units, language };
        let mut choice = CompareChoice { pair: (Some(0), Some(2)), ..CompareChoice::default() };
        assert!(everything(&page, &choice).iter().filter(|told| told.contains("Xanadu")).count() >= 9);
        choice.anonymous = true;
        for told in everything(&page, &choice) {
            let named = ["Xanadu", "Xylofon", "Xerxes", "id-"].into_iter().find(|name| told.contains(name));
            assert_eq!(named, None, "{told}");
        }
    }
}

#[test]
fn hidden_units_stand_in_the_same_order_whatever_that_of_the_files() {
    let catalogue = example::catalogue();
    let names: Vec<String> = (0..30).map(|place| format!("Unit {place}")).collect();
    let mut units = units(&catalogue, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let choice = CompareChoice { anonymous: true, ..CompareChoice::default() };
    let told = |units: &[Entrant<Assessment>]| {
        let page = ComparePage { catalogue: &catalogue, practices: &[], units, language: Language::Sv };
        let labels: Vec<String> = page.controls(&choice).split('>').map(str::to_owned).collect();
        let labels = labels.into_iter().filter(|it| it.starts_with("Likhet med")).collect::<Vec<_>>();
        assert!(labels[0].contains("Enhet A<") && labels[29].contains("Enhet AD<"), "{labels:?}");
        everything(&page, &choice).split_off(1)
    };
    let before = told(&units);
    units.reverse();
    assert_eq!(told(&units), before);
}

#[test]
fn no_name_is_markup() {
    let catalogue = example::catalogue();
    let units = units(&catalogue, &[ATTACK, "b"]);
    let page = ComparePage { catalogue: &catalogue, practices: &[], units: &units, language: Language::En };
    let choice = CompareChoice { pair: (Some(0), Some(1)), ..CompareChoice::default() };
    let told = everything(&page, &choice);
    // The texts at the end are no markup at all.
    let texts = told.len() - 6..told.len() - 2;
    for (place, told) in told.iter().enumerate().filter(|(place, _)| !texts.contains(place)) {
        assert!(!told.contains("<script"), "{place}: {told}");
    }
}

#[test]
fn what_is_folded_is_told_when_it_is_unfolded() {
    let catalogue = example::catalogue();
    let units = units(&catalogue, &["a", "b", "c"]);
    let page = ComparePage { catalogue: &catalogue, practices: &[], units: &units, language: Language::En };
    let mut choice = CompareChoice::default();
    let compared = page.compare(&choice).unwrap();
    let part = page.unfolded(&compared, &choice, "heat-4");
    assert!(part.contains("g-heat g-level-5") && part.contains("clause-4.1"));
    assert!(!page.result(Some(&compared), &choice).contains(&part));
    choice.open.insert("heat-4".into());
    assert!(page.result(Some(&compared), &choice).contains(&part), "what is open stays so");
    assert_eq!(page.unfolded(&compared, &choice, "none-1"), "");
    assert_eq!(page.asked(&compared, &choice, "clause-x"), None);
    // A place that no unit has, and no units at all.
    assert_eq!(page.unfolded(&compared, &choice, "learner-99"), "");
    let none = ComparePage { units: &[], ..page };
    assert!(none.compare(&choice).is_none() && none.result(None, &choice).contains("No units to show yet."));
}

#[test]
fn a_placing_is_told_in_figures_and_in_the_triangle_and_no_name_is_markup() {
    let placing = Mission::new(60, 30, 10).unwrap();
    let date: Date = "2026-03-02".parse().unwrap();
    let unit = |id: &str, placing| PlacedUnit { id: id.into(), name: ATTACK.into(), date, placing };
    let units = [unit("a", Some(placing.clone())), unit(ATTACK, None)];
    let chosen = Placing { id: "a".into(), saved: ATTACK.into(), ..Placing::default() };
    let page = MissionPage { missions: None, units: &units, placing: Some(&chosen), language: Language::En };
    let html = page.html();
    assert!(!html.contains("<script"));
    assert!(
        html.contains("Own organisation 60 %, Economy of the place 30 %, Sustainable transformation 10 %.")
    );
    assert_eq!(html.matches("<circle").count(), 1, "a unit that has not placed itself has no place");
    // What is tried is shown; what is told stays what is kept.
    let tried = Placing { tried: Some(Mission::new(0, 0, 100).unwrap()), ..chosen.clone() };
    let html = MissionPage { placing: Some(&tried), ..page }.html();
    assert!(html.contains("value=\"100\"") && html.contains("role=\"status\">Own organisation 60 %"));
    // An adopted one offers nothing to change.
    let adopted = Placing { adopted: true, tried: None, ..chosen.clone() };
    let html = MissionPage { placing: Some(&adopted), ..page }.html();
    assert!(html.contains("<fieldset class=\"g-shares\" disabled>") && !html.contains("data-do=\"alike\""));
}

/// B has 5 everywhere, C 5 in one clause, A 4 everywhere: C could end up beside either, so no score ranks them.
#[test]
fn by_level_means_by_standing_and_names_where_that_is_shared() {
    let catalogue = example::catalogue();
    let unit = |ratings: &[(&str, u8)]| {
        let mut it = example::assessment(&catalogue);
        for (clause, level) in ratings {
            let change = Change::Level(Some(Level::new(*level)));
            it.apply(&catalogue, Edit::Clause(clause.parse().unwrap(), change)).unwrap();
        }
        ComparedUnit::of(&it, &catalogue)
    };
    let all = |level| unit(&[("4.1", level), ("4.2", level), ("5.1", level)]);
    let units = vec![all(5), unit(&[("4.1", 5)]), all(4), all(1), unit(&[])];
    let comparison = Comparison::of(units, &catalogue, 2);
    let name = |name: &str| ComparedName {
        name: name.into(),
        kind: UnitKind::Other,
        date: Date::FIRST,
        practices: Vec::new(),
    };
    let names = ["B", "C", "A", "D", "0"].map(name);
    let sources = ComparisonSources {
        catalogue: &catalogue,
        practices: &[],
        coverage: &Coverage::on(Date::FIRST, &catalogue, &[]),
        names: &names,
        comparison: &comparison,
    };
    let order = |order| {
        let view = ComparisonView { order, ..ComparisonView::default() };
        let order = sources.order(&view, Language::Sv);
        order.iter().map(|place| &*names[*place].name).collect::<String>()
    };
    assert_eq!((order(UnitOrder::Score), order(UnitOrder::Name)), ("ABCD0".into(), "0ABCD".into()));
    assert_eq!(sources.places(), ["1–3", "1–3", "1–3", "4", "5"]);
    let told = markdown::of(&glapp_report::comparison(sources, &ComparisonView::default(), Language::En));
    assert!(told.contains("Units with a shared place, such as 2–4, cannot be ranked"), "{told}");
}

#[test]
fn units_without_a_level_are_not_told_to_be_at_one() {
    let catalogue = example::catalogue();
    let units = vec![ComparedUnit::of(&example::assessment(&catalogue), &catalogue)];
    let comparison = Comparison::of(units, &catalogue, 2);
    let names =
        [ComparedName { name: "A".into(), kind: UnitKind::Other, date: Date::FIRST, practices: Vec::new() }];
    let sources = ComparisonSources {
        catalogue: &catalogue,
        practices: &[],
        coverage: &Coverage::on(Date::FIRST, &catalogue, &[]),
        names: &names,
        comparison: &comparison,
    };
    let told = glapp_report::comparison(sources, &ComparisonView::default(), Language::En);
    let lead =
        "None of the units has answered a clause that applies to it, so there are no levels to compare.";
    assert_eq!(told.blocks[0], Block::text(lead));
}
