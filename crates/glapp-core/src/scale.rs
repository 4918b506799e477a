//! The maturity scale.

use crate::Text;
use std::fmt;

/// A level of maturity: a whole number from 0 to the top of the catalogue's scale (5 for ISO 56002).
///
/// ```
/// use glapp_core::Level;
/// assert!(Level::new(2) < Level::new(3));
/// assert_eq!(Level::new(4).value(), 4.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// The target of a clause where neither it nor its assessment names one (`domain.md`, *Scores*).
    pub const DEFAULT_TARGET: Self = Self(3);
    /// From here on a level needs evidence or a practice in use, or it is flagged as unsupported.
    pub const NEEDS_SUPPORT: Self = Self(3);
    /// From here on a clause without a gap is something to sustain or share, below it the unit rests.
    pub const WORTH_SHARING: Self = Self(3);

    /// The level with that number. Whether it lies on a scale, [`Scale::contains`] tells.
    pub const fn new(number: u8) -> Self {
        Self(number)
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its number, for arithmetic.
    pub fn value(self) -> f64 {
        f64::from(self.0)
    }

    /// How far it is up to `target`, in levels: 0 when the target is reached or passed.
    pub fn gap_to(self, target: Self) -> u8 {
        target.0.saturating_sub(self.0)
    }

    /// This level minus `target`, in levels: negative for a gap, positive for a surplus.
    pub fn difference(self, target: Self) -> i16 {
        i16::from(self.0) - i16::from(target.0)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a level is called and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelName {
    /// One or two words, such as "Planerat".
    pub name: Text,
    /// What is true of a unit at this level, whatever the clause.
    pub anchor: Text,
}

/// The levels of a catalogue, from 0 (absent) to its top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    levels: Vec<LevelName>,
}

impl Scale {
    /// The fewest and the most levels a scale may have. Below four, the rules that start at level 3 would say nothing.
    pub const SIZES: std::ops::RangeInclusive<usize> = 4..=10;

    /// A scale from its levels, lowest first; none if there are fewer or more than [`Scale::SIZES`].
    pub fn new(levels: Vec<LevelName>) -> Option<Self> {
        Self::SIZES.contains(&levels.len()).then_some(Self { levels })
    }

    /// The highest level.
    pub fn top(&self) -> Level {
        // At most ten levels, so the conversion cannot fail.
        Level(u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX))
    }

    /// Whether the level lies on this scale.
    pub fn contains(&self, level: Level) -> bool {
        level <= self.top()
    }

    /// The levels with their names, lowest first.
    pub fn levels(&self) -> impl Iterator<Item = (Level, &LevelName)> {
        (0..).map(Level).zip(&self.levels)
    }

    /// The name of a level; none if it is not on the scale.
    pub fn name(&self, level: Level) -> Option<&LevelName> {
        self.levels.get(usize::from(level.0))
    }
}
