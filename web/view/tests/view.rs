//! The views over the example units and the bundled texts, as the elements use them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{Catalogue, Coded, Language};
use glapp_format::{assessment, bundled, catalogue, outline, practices};
use glapp_web_view::View;
use std::collections::BTreeMap;

const EXAMPLES: [(&str, &str); 3] = [
    ("exempelbolaget", include_str!("../../../assessments/examples/exempelbolaget.glapp.json")),
    ("exempelforvaltningen", include_str!("../../../assessments/examples/exempelforvaltningen.glapp.json")),
    ("exempelnamnden", include_str!("../../../assessments/examples/exempelnamnden.glapp.json")),
];

fn whole() -> Catalogue {
    bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap()
}

/// The texts as the elements fetch them, in a language.
fn texts(language: Language, steps: bool) -> Vec<(&'static str, String)> {
    let (catalogue, only) = (whole(), [language]);
    let set = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    let other = bundled::catalogue("iso-56001:2024").unwrap().unwrap();
    vec![
        ("catalogue", outline::write_catalogue(&catalogue, &only, steps)),
        ("practices", outline::write_practices(&set, &only)),
        ("other", catalogue::write_compact(&other, &only)),
    ]
}

fn with(mut view: View, texts: Vec<(&'static str, String)>) -> View {
    for (kind, text) in texts {
        assert_eq!(view.give(kind, kind, &text), "", "{kind}");
    }
    view
}

fn map(language: &str, day: &str) -> View {
    let catalogue = whole();
    let set = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    let platforms = bundled::platforms(&catalogue).unwrap();
    let part = |name: &str| {
        let (_, text) = bundled::HANDBOOK_FILES.iter().find(|(part, _)| *part == name).unwrap();
        (*text).to_owned()
    };
    let texts = vec![
        ("catalogue", outline::write_catalogue(&catalogue, Language::ALL, false)),
        ("practices", practices::write(&set, Language::ALL)),
        ("platforms", practices::write(&platforms, Language::ALL)),
        ("needs", part("needs")),
        ("phases", part("handbook")),
    ];
    with(View::practices(language, day, "2026-03-02", false), texts)
}

fn places(parts: Vec<String>) -> BTreeMap<String, String> {
    assert_eq!(parts.len() % 2, 0);
    parts.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// The example units, under other names.
fn units(count: usize) -> Vec<(String, String)> {
    let catalogue = whole();
    let named = |place: usize| {
        let text = EXAMPLES[place % 3].1;
        let read = assessment::read(text.as_bytes(), &[&catalogue]).unwrap().value;
        let name = format!("\"name\": \"{}\"", read.header().unit.name);
        assert!(text.contains(&name), "{name}");
        let text = assessment::write(&read.copy(format!("id-{place}")));
        (format!("{place}.glapp.json"), text.replace(&name, &format!("\"name\": \"Enheten {place}\"")))
    };
    (0..count).map(named).collect()
}

#[test]
fn a_result_is_the_same_from_lean_texts_as_from_whole_ones() {
    for &language in Language::ALL {
        for (name, text) in EXAMPLES {
            let mut lean = with(View::result(language.code()), texts(language, true));
            let catalogue = whole();
            let set = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
            let mut full = with(
                View::result(language.code()),
                vec![
                    ("catalogue", catalogue::write(&catalogue, Language::ALL)),
                    ("practices", practices::write(&set, Language::ALL)),
                    ("other", texts(language, true).remove(2).1),
                ],
            );
            let drawn = [&mut lean, &mut full].map(|view| {
                assert_eq!(view.give("assessment", name, text), "");
                places(view.draw())
            });
            assert_eq!(drawn[0], drawn[1], "{name}");
            let html = &drawn[0]["g-v"];
            // Nothing leads to a question; numbers open, by every id that the page names.
            assert!(!html.contains("<a ") && html.contains("<svg") && html.contains("56001"), "{name}");
            let ids: Vec<&str> =
                html.split("data-working=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
            assert!(ids.len() > 40, "{}", ids.len());
            for id in ids {
                let opened = places(lean.hear("data-working", "click", id, "", false));
                assert!(opened["g-w"].contains("id=\"g-wt\""), "{id}");
            }
        }
    }
}

#[test]
fn a_result_tells_what_has_changed_and_what_people_have_added() {
    let mut view = with(View::result("sv"), texts(Language::Sv, true));
    let (name, text) = EXAMPLES[1];
    assert!(places(view.draw())["g-v"].contains("ingen självskattning"));
    view.give("assessment", name, text);
    let before = places(view.draw());
    assert!(!before["g-v"].contains("Sedan förra gången"));
    assert_eq!(view.give("previous", name, &units(1)[0].1), "");
    assert!(places(view.draw())["g-v"].contains("Sedan förra gången"));
    assert_eq!(view.give("previous", "", ""), "");
    assert_eq!(places(view.draw()), before);
    // A practice of the same city's counts, one of another's does not.
    let catalogue = whole();
    let mut set = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    set.practices.truncate(1);
    for leaf in catalogue.leaves() {
        let strength = glapp_core::Strength::Direct;
        let why = set.practices[0].name.clone();
        set.practices[0].clauses.retain(|link| link.clause != leaf.id());
        set.practices[0].clauses.push(glapp_core::PracticeLink {
            clause: leaf.id(),
            strength,
            why,
            carried: Default::default(),
        });
    }
    set.practices[0].id = "eget".into();
    set.practices[0].period = Default::default();
    set.practices[0].status = glapp_core::PracticeStatus::Active;
    assert_eq!(view.give("own", "own", &practices::write(&set, Language::ALL)), "");
    assert_ne!(places(view.draw()), before);
    set.practices[0].city = "Umeå".into();
    assert_eq!(view.give("own", "own", &practices::write(&set, Language::ALL)), "");
    assert_eq!(places(view.draw()), before);
}

#[test]
fn forty_units_stand_side_by_side_and_every_choice_is_heard() {
    let mut view = with(View::comparison("en"), texts(Language::En, false));
    for (name, text) in units(40) {
        assert_eq!(view.give("assessment", &name, &text), "");
    }
    let parts = places(view.draw());
    assert!(parts["g-v"].contains("g-k-result") && !parts["g-v"].contains("type=\"file\""));
    assert!(
        parts["g-k-result"].contains("40 units")
            && parts["g-k-result"].contains("White spot") | parts["g-k-result"].contains("white spots")
    );
    assert!(!parts["g-k-controls"].contains("\"clear\"") && !parts["g-k-take"].contains("xlsx"));
    assert!(!parts["g-k-take"].contains("\"print\""));
    let mut hear = |event: &str, asked: &str, value: &str, on: bool| {
        places(view.hear("data-compare", event, asked, value, on))
    };
    let heat = hear("click", "fold heat-4", "", false);
    assert!(heat["g-k-heat-4"].contains("g-heatmap"));
    let sorted = hear("change", "order", "score", false);
    assert_eq!(sorted.len(), 1, "the controls stay, and the focus in them");
    assert!(
        sorted["g-k-result"].contains("<details class=\"g-fold\" open><summary data-compare=\"fold heat-4\"")
    );
    assert_eq!(hear("click", "fold heat-4", "", true).len(), 0);
    assert!(hear("change", "units", "bolag", false)["g-k-result"].contains("14 units"));
    let hidden = hear("change", "anonymous", "on", true);
    assert!(hidden.values().all(|html| !html.contains("Enheten 3")), "names are hidden everywhere");
    assert!(hidden["g-k-controls"].contains("Unit A"));
    assert_eq!(hear("change", "capacity", "0", false).len(), 0);
    let opened = places(view.hear("data-working", "click", "clause-4.1.2", "", false));
    assert!(opened["g-w"].contains("The city has"));
    for (asked, mime) in
        [("text csv", "text/csv"), ("text md", "text/markdown"), ("svg heatmap", ""), ("png radars", "")]
    {
        let file = view.save(asked);
        assert_eq!((file.len(), file[1].as_str()), (3, mime), "{asked}");
        assert!(!file[2].contains("Enheten 3"), "{asked}");
    }
    for nothing in ["xlsx", "print", "", "text", "clear"] {
        assert_eq!(view.save(nothing).len(), 0, "{nothing}");
    }
    // One that did not come at all, and all of them anew.
    assert_eq!(view.give("refused", "borta.json", "404"), "borta.json: 404");
    assert!(places(view.draw())["g-k-said"].contains(" 1.</p>"), "files are called after units");
    assert_eq!(view.give("assessments", "", ""), "");
    assert!(places(view.draw())["g-k-result"].contains("no self-assessment"));
}

#[test]
fn a_file_that_is_none_is_told_and_the_others_are_shown() {
    let mut view = with(View::comparison("sv"), texts(Language::Sv, false));
    let broken = EXAMPLES[0].1.replacen("\"level\": ", "\"level\": 9", 1);
    for (name, text) in [("hel.json", EXAMPLES[1].1), ("bruten.json", &*broken), ("<b>.json", "{")] {
        let told = view.give("assessment", name, text);
        assert_eq!(told.is_empty(), name == "hel.json", "{told}");
        assert!(told.is_empty() || told.starts_with(name), "{told}");
    }
    let told = view.give("assessment", "bruten.json", &broken);
    assert!(
        told.contains("$.ratings") && told.contains("0") && told.contains("5"),
        "where, what and what would do: {told}"
    );
    let parts = places(view.draw());
    assert!(parts["g-k-result"].contains("En enhet"));
    assert!(parts["g-k-said"].contains("bruten.json") && parts["g-k-said"].contains("&lt;b&gt;.json"));
    assert!(!parts["g-k-said"].contains("<b>"));
}

#[test]
fn the_map_differs_before_and_after_the_programmes_last_day() {
    let mut view = map("sv", "2023-12-31");
    let before = places(view.draw());
    assert!(before["g-v"].contains("g-pm-month") && !before["g-v"].contains("g-pm-own"));
    assert_eq!((&*before["g-pm-date@value"], &*before["g-pm-list@hidden"]), ("2023-12-31", "on"));
    let after = places(view.hear("data-map", "click", "day 2024-01-01", "", false));
    assert_ne!(before["g-pm-sum"], after["g-pm-sum"]);
    assert!(!after.contains_key("g-pm-filters"), "the filters stay, and the focus in them");
    let list = places(view.hear("data-map", "change", "view", "list", true));
    assert_eq!(
        (&*list["g-pm-matrix"], &*list["g-pm-matrix@hidden"], &*list["g-pm-as-list@checked"]),
        ("", "on", "on")
    );
    let opened = places(view.hear("data-working", "click", "p0", "", false));
    assert!(opened["g-w"].contains("Källa"));
    for asked in ["csv", "markdown", "svg", "png"] {
        assert_eq!(view.save(asked).len(), 3, "{asked}");
    }
    assert_eq!((view.save("xlsx").len(), view.save("export").len()), (0, 0));
    // In another language, what has been chosen stays.
    view.speak("en");
    for (kind, text) in texts(Language::En, false).drain(..2) {
        assert_eq!(view.give(kind, kind, &text), "");
    }
    let english = places(view.draw());
    assert!(english["g-v"].contains("Practices") && !english["g-pm-list"].is_empty());
    assert_eq!(english["g-pm-date@value"], "2024-01-01");
    // The host may choose another day, if it is one.
    assert!(view.give("day", "day", "i går").contains("i går"));
    assert_eq!(view.give("day", "day", "2020-01-01"), "");
    assert_eq!(places(view.draw())["g-pm-date@value"], "2020-01-01");
}

#[test]
fn nothing_that_is_given_or_heard_ends_a_view() {
    let junk = [
        "",
        "{",
        "[]",
        "null",
        "{}",
        "\u{feff}",
        "{\"format\":\"glapp/assessment\",\"version\":1}",
        EXAMPLES[0].1,
    ];
    let kinds = [
        "catalogue",
        "practices",
        "own",
        "other",
        "needs",
        "phases",
        "platforms",
        "assessment",
        "previous",
        "assessments",
        "day",
        "x",
    ];
    let asked = [
        "",
        "fold",
        "fold ",
        "fold heat-",
        "fold heat-99",
        "fold learner-999",
        "day",
        "order",
        "p999",
        "clause-",
        "total",
        "text",
        "svg x",
        "one",
    ];
    let events = ["click", "change", "input", ""];
    for bare in [true, false] {
        let lean = || if bare { Vec::new() } else { texts(Language::Sv, true) };
        for mut view in [View::result("xx"), View::comparison("sv"), View::practices("en", "x", "y", true)] {
            view = with(view, lean());
            view.give("assessment", "a", EXAMPLES[0].1);
            for kind in kinds {
                for text in junk {
                    view.give(kind, "\"><script>", text);
                }
            }
            view = with(view, lean());
            view.draw();
            for attribute in ["data-working", "data-compare", "data-map", ""] {
                for event in events {
                    for asked in asked {
                        view.hear(attribute, event, asked, "9999999999999999999999", true);
                        view.hear(attribute, event, asked, "", false);
                        view.save(asked);
                    }
                }
            }
            assert!(!view.draw().concat().contains("<script"));
        }
    }
}
