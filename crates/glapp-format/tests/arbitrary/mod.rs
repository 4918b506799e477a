//! Assessments of every kind, with texts that are known to break things.

use glapp_core::{
    Action, ActionStatus, Adoption, Answer, Assessment, Assessor, Carried, Catalogue, ClauseId, Coded, Date,
    Evidence, Header, Importance, Level, Mission, PracticeId, Rating, Stage, Unit, UnitKind, Votes, example,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeSet;

const LEAVES: [&str; 6] = ["4.1", "4.2.1", "4.2.255", "9.3", "10.1", "10.2.1.7"];

/// A catalogue with leaves at several depths.
pub fn catalogue() -> Catalogue {
    let rows =
        ["4", "4.1", "4.2", "4.2.1", "4.2.255", "9", "9.3", "10", "10.1", "10.2", "10.2.1", "10.2.1.7"];
    example::catalogue_of(&rows.map(|row| (row, 1.0)))
}

fn text() -> impl Strategy<Value = Box<str>> {
    let nasty = prop::sample::select(vec![
        "",
        "\u{feff}BOM",
        "\0\u{1}\u{7f}\u{85}\u{2028}\u{2029}",
        "\"citat\" \\ \\\\ \\u0041 / </script>",
        "rad 1\nrad 2\r\nrad 3\ttab",
        "åäöÅÄÖ é e\u{301}",
        "👩‍👩‍👧‍👦🏳️‍🌈🇸🇪",
        "\u{202e}baklänges\u{202c} \u{200b}\u{200f}",
        "العربية עברית 中文",
        "=1+1;@SUM(A1)|cmd",
        "{\"format\":\"glapp/assessment\"}",
        "\u{10ffff}\u{fffd}\u{e000}",
    ]);
    prop_oneof![
        nasty.prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[a-zåäö ]{0,20}".prop_map(Into::into)
    ]
}

/// A text that is not blank.
fn some_text() -> impl Strategy<Value = Box<str>> {
    text().prop_map(|text| if text.trim().is_empty() { format!("{text}x").into() } else { text })
}

fn level() -> impl Strategy<Value = Level> {
    (0..=5u8).prop_map(Level::new)
}

fn date() -> impl Strategy<Value = Date> {
    (1..=9999u16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn code<T: Coded + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

/// Unknown fields: names that no version has, values in any spelling.
fn carried() -> impl Strategy<Value = Carried> {
    let raw = prop::sample::select(vec![
        "null",
        "1.50",
        "[ 1,\n{} ]",
        "\"\\u00e5\"",
        "{\"level\": 9, \"level\": 9}",
        "1e5",
    ]);
    btree_map(some_text().prop_map(|name| format!("x-{name}")), raw, 0..3).prop_map(|fields| {
        let mut carried = Carried::default();
        fields.into_iter().rev().for_each(|(name, raw)| carried.push(name, raw));
        carried
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Unanswered),
        level().prop_map(Answer::Level),
        some_text().prop_map(Answer::NotApplicable)
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (text(), text(), carried()).prop_map(|(text, url, carried)| Evidence { text, url, carried })
}

fn rating() -> impl Strategy<Value = Rating> {
    let practices = vec(some_text().prop_map(PracticeId::from), 0..3);
    let fields = (
        answer(),
        option::of(level()),
        option::of(code::<Importance>()),
        text(),
        vec(evidence(), 0..3),
        practices,
        option::of(votes()),
        carried(),
    );
    fields.prop_map(|(answer, target, importance, note, evidence, practices, spread, carried)| Rating {
        answer,
        target,
        importance,
        note,
        evidence,
        practices,
        spread,
        carried,
    })
}

fn votes() -> impl Strategy<Value = Votes> {
    (vec(0..=9999_usize, 6), 0..=9999_usize, carried()).prop_map(|(counts, not_applicable, carried)| Votes {
        counts,
        not_applicable,
        carried,
    })
}

fn action() -> impl Strategy<Value = Action> {
    let clause = option::of(prop::sample::select(vec!["4", "4.2", "4.2.1", "10.2.1.7"]));
    let clause = clause.prop_map(|clause| clause.map(|clause| clause.parse().unwrap()));
    (some_text(), clause, text(), text(), option::of(date()), code::<ActionStatus>(), carried()).prop_map(
        |(id, clause, text, owner, due, status, carried)| Action {
            id,
            clause,
            text,
            owner,
            due,
            status,
            carried,
        },
    )
}

fn mission() -> impl Strategy<Value = Mission> {
    (0..=100u8, 0..=100u8, carried()).prop_map(|(a, b, carried)| {
        let (from, to) = (a.min(b), a.max(b));
        let mut mission = Mission::new(from, to - from, 100 - to).unwrap();
        mission.carried = carried;
        mission
    })
}

fn header() -> impl Strategy<Value = Header> {
    let unit = (some_text(), code::<UnitKind>(), text(), carried())
        .prop_map(|(name, kind, organisation, carried)| Unit { name, kind, organisation, carried });
    let adopted = (date(), text(), carried()).prop_map(|(date, by, carried)| Adoption { date, by, carried });
    let assessor =
        (text(), text(), carried()).prop_map(|(name, role, carried)| Assessor { name, role, carried });
    let first = (some_text(), unit, date(), code::<Stage>(), option::of(adopted), vec(assessor, 0..3));
    let second = (option::of(level()), option::of(mission()), option::of(some_text()), text(), carried());
    (first, second).prop_map(
        |((id, unit, date, stage, adopted, assessors), (target, mission, continues, modified, carried))| {
            Header {
                id,
                unit,
                date,
                stage,
                adopted,
                assessors,
                target,
                mission,
                continues,
                modified,
                carried,
            }
        },
    )
}

/// Any assessment of [`catalogue`].
pub fn assessment() -> impl Strategy<Value = Assessment> {
    let ratings = btree_map(prop::sample::select(LEAVES.to_vec()), rating(), 0..LEAVES.len());
    (header(), ratings, vec(action(), 0..3)).prop_map(|(header, ratings, mut actions)| {
        let mut ids = BTreeSet::new();
        actions.retain(|action| ids.insert(action.id.clone()));
        let catalogue = catalogue();
        let mut unit = Assessment::new(&catalogue, header).unwrap();
        for (clause, rating) in ratings {
            let clause: ClauseId = clause.parse().unwrap();
            unit.put_rating(&catalogue, clause, rating).unwrap();
        }
        unit.put_actions(&catalogue, actions).unwrap();
        unit
    })
}
