//! A unit's placing on the three missions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{Coded, InnovationMission, Mission, MissionKind, Missions, Platform, PlatformKind, example};

#[test]
fn whatever_part_is_set_the_three_make_a_hundred() {
    for internal in 0..=100_u8 {
        for place in 0..=100 - internal {
            let placing = Mission::new(internal, place, 100 - internal - place).unwrap();
            for &kind in MissionKind::ALL {
                for part in (0..=100).step_by(7).chain([100, 255]) {
                    let changed = placing.with(kind, part);
                    assert_eq!(changed.parts().iter().map(|&part| u16::from(part)).sum::<u16>(), 100);
                    assert_eq!(changed.part(kind), part.min(100));
                }
            }
        }
    }
}

#[test]
fn the_others_keep_their_proportion_to_the_nearest_percent() {
    let placing = Mission::new(50, 40, 10).unwrap();
    for part in 0..=100_u8 {
        let [_, place, _] = placing.with(MissionKind::Internal, part).parts();
        let exact = f64::from(100 - part) * 0.8;
        assert!((f64::from(place) - exact).abs() <= 0.5, "{part}: {place} for {exact}");
    }
}

#[test]
fn setting_a_part_to_what_it_is_changes_nothing() {
    for parts in [[60, 30, 10], [0, 0, 100], [34, 33, 33], [1, 99, 0]] {
        let placing = Mission::new(parts[0], parts[1], parts[2]).unwrap();
        for &kind in MissionKind::ALL {
            assert_eq!(placing.with(kind, placing.part(kind)), placing);
        }
    }
}

#[test]
fn what_is_left_is_shared_as_before_or_alike() {
    let with = |parts: [u8; 3], kind, part| {
        Mission::new(parts[0], parts[1], parts[2]).unwrap().with(kind, part).parts()
    };
    assert_eq!(with([60, 30, 10], MissionKind::Internal, 20), [20, 60, 20]);
    assert_eq!(with([60, 30, 10], MissionKind::Transformation, 0), [67, 33, 0]);
    assert_eq!(with([100, 0, 0], MissionKind::Internal, 49), [49, 26, 25], "the first gets what is over");
    assert_eq!(with([0, 100, 0], MissionKind::Place, 1), [50, 1, 49]);
}

#[test]
fn the_mission_that_weighs_most_if_one_does() {
    let leading = |parts: [u8; 3]| Mission::new(parts[0], parts[1], parts[2]).unwrap().leading();
    assert_eq!(leading([20, 50, 30]), Some(MissionKind::Place));
    assert_eq!(leading([50, 20, 30]), Some(MissionKind::Internal));
    assert_eq!(leading([0, 0, 100]), Some(MissionKind::Transformation));
    assert_eq!(leading([40, 40, 20]), None);
    assert_eq!(leading([20, 40, 40]), None);
}

#[test]
fn missions_and_platforms_are_found_by_kind() {
    let text = || example::text("x");
    let mission = |&kind: &MissionKind| InnovationMission {
        kind,
        name: text(),
        focus: text(),
        signs: Vec::new(),
        sources: Vec::new(),
    };
    let platform =
        |&kind: &PlatformKind| Platform { kind, name: text(), description: text(), sources: Vec::new() };
    let (missions, platforms) = (MissionKind::ALL, PlatformKind::ALL);
    let spectrum = Missions {
        title: text(),
        source: text(),
        missions: missions.iter().skip(1).map(mission).collect(),
        platforms: platforms.iter().skip(1).map(platform).collect(),
        cities: Vec::new(),
    };
    assert_eq!((spectrum.mission(missions[0]), spectrum.platform(platforms[0])), (None, None));
    for &kind in &missions[1..] {
        assert_eq!(spectrum.mission(kind).unwrap().kind, kind);
    }
    for &kind in &platforms[1..] {
        assert_eq!(spectrum.platform(kind).unwrap().kind, kind);
    }
}
