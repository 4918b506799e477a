//! A unit's placing on the three missions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{Coded, Mission, MissionKind};

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
