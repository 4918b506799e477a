//! The spectrum of missions: complete, sourced, and of the same six cities as the practices of the platforms.

use crate::{all, assert_sources, files, id, list};
use glapp_core::{City, Coded, Language, MissionKind, PlatformKind};
use glapp_format::bundled;
use serde_json::Value;
use std::collections::BTreeSet;

fn document() -> Value {
    let found = files("missions").into_iter().next();
    found.map(|(_, document)| document).unwrap()
}

/// Every mission, kind of platform and city.
fn entries() -> Vec<Value> {
    let document = document();
    ["missions", "platforms", "cities"].iter().flat_map(|it| list(&document[it]).to_vec()).collect()
}

fn cities() -> Vec<City> {
    bundled::missions().unwrap().cities
}

#[test]
fn three_missions_four_kinds_of_platform_six_cities() {
    let missions = bundled::missions().unwrap();
    assert_eq!((missions.missions.len(), missions.platforms.len(), missions.cities.len()), (3, 4, 6));
    assert!(MissionKind::ALL.iter().all(|kind| missions.mission(*kind).is_some()));
    assert!(PlatformKind::ALL.iter().all(|kind| missions.platform(*kind).is_some()));
    let signs: Vec<usize> = missions.missions.iter().map(|mission| mission.signs.len()).collect();
    assert!(signs.iter().all(|signs| (4..=8).contains(signs)), "enough to know a mission by: {signs:?}");
}

#[test]
fn the_cities_are_those_whose_platforms_are_told_of() {
    let cities = cities();
    let sets: Vec<String> = cities.iter().map(|city| format!("platform-{}", city.id)).collect();
    assert!(bundled::reference_sets().eq(sets.iter().map(String::as_str)), "{sets:?}");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assessments/practices");
    let folders = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let folders: BTreeSet<String> = folders.filter(|name| name.starts_with("platform-")).collect();
    assert_eq!(folders, sets.iter().cloned().collect());
    for (city, set) in cities.iter().zip(&sets) {
        let practices = all(&format!("practices/{set}"), "practices");
        let name = city.name.get(Language::Sv);
        assert!(!practices.is_empty() && practices.iter().all(|it| it["city"] == name), "{set}: {name}");
    }
}

#[test]
fn the_reference_sets_are_not_the_citys_own() {
    let own: BTreeSet<&str> = bundled::practice_sets().collect();
    assert!(bundled::reference_sets().all(|id| !own.contains(id)));
    assert!(own.contains(bundled::DEFAULT_PRACTICES));
    // Their links are seen against the very clauses that are asked about.
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
    for id in bundled::reference_sets() {
        let set = bundled::practices(id, &catalogue).unwrap().unwrap();
        assert_eq!((&*set.id, &*set.catalogue), (id, catalogue.id()));
    }
}

#[test]
fn every_entry_says_where_the_facts_come_from() {
    let entries = entries();
    assert_eq!(entries.len(), 3 + 4 + 6);
    entries.iter().for_each(assert_sources);
}

#[test]
fn a_profile_is_of_a_hundred_parts() {
    // The source places no city in figures, so there is none yet; whoever adds one is held to the sum.
    for city in list(&document()["cities"]).iter().filter(|city| !city["profile"].is_null()) {
        let parts = MissionKind::ALL.iter().map(|kind| city["profile"][kind.code()].as_u64().unwrap());
        assert_eq!(parts.sum::<u64>(), 100, "{}", id(city));
    }
}
