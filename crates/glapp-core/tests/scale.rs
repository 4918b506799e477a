//! `domain.md`, *The scale*.

mod common;

use common::scale;
use glapp_core::{Level, LevelName, Scale, example::text};

#[test]
fn a_scale_goes_from_0_to_its_top() {
    for top in [3, 5, 9] {
        let scale = scale(top);
        assert_eq!(scale.top(), Level::new(top));
        assert!(scale.contains(Level::new(0)) && scale.contains(Level::new(top)));
        assert!(!scale.contains(Level::new(top + 1)) && !scale.contains(Level::new(u8::MAX)));
        let numbers: Vec<u8> = scale.levels().map(|(level, _)| level.number()).collect();
        assert_eq!(numbers, (0..=top).collect::<Vec<_>>());
        for (level, name) in scale.levels() {
            assert_eq!(name.name, text(&level.to_string()));
            assert_eq!(scale.name(level), Some(name));
        }
        assert_eq!(scale.name(Level::new(top + 1)), None);
    }
}

#[test]
fn a_scale_has_four_to_ten_levels() {
    let name = LevelName { name: text("Saknas"), anchor: text("…") };
    for count in 0..=12 {
        assert_eq!(Scale::new(vec![name.clone(); count]).is_some(), (4..=10).contains(&count), "{count}");
    }
}

#[test]
fn the_gap_is_never_negative_and_the_difference_is_signed() {
    for (level, target, gap, difference) in
        [(2, 4, 2, -2), (4, 4, 0, 0), (5, 3, 0, 2), (0, 5, 5, -5), (255, 0, 0, 255), (0, 255, 255, -255)]
    {
        let (level, target) = (Level::new(level), Level::new(target));
        assert_eq!((level.gap_to(target), level.difference(target)), (gap, difference), "{level} {target}");
    }
}
