//! The researchers' spectrum of three innovation missions, four kinds of platform, and where six cities stand.

use crate::code::codes;
use crate::{Coded as _, Mission, Source, Text};

codes! {
    /// The missions of the spectrum, in the order of [`Mission::parts`].
    pub enum MissionKind {
        /// Developing the municipality's own organisation.
        Internal = "internal",
        /// Place-focused economic development.
        Place = "place",
        /// Sustainable transformation of society.
        Transformation = "transformation",
    }
}

codes! {
    /// The kinds of innovation platform.
    pub enum PlatformKind {
        /// For experimental organisational development.
        Experimental = "experimental",
        /// For steering and managing innovation.
        Steering = "steering",
        /// For challenge-driven development of society and system innovation.
        SystemInnovation = "system-innovation",
        /// For large-scale urban transformation.
        UrbanTransformation = "urban-transformation",
    }
}

/// One of the three missions, described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InnovationMission {
    /// Which one.
    pub kind: MissionKind,
    /// What it is called.
    pub name: Text,
    /// What the work aims at.
    pub focus: Text,
    /// What it can be known by.
    pub signs: Vec<Text>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// One of the four kinds of platform, described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Platform {
    /// Which one.
    pub kind: PlatformKind,
    /// What it is called.
    pub name: Text,
    /// How it works and what comes of it.
    pub description: Text,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// A city whose platform the researchers followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Unique in the document. Its practices are those of the set `platform-` and this id.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// Where it placed itself on the spectrum, in words.
    pub placing: Text,
    /// The same in percent; none where the source gives no figures.
    pub profile: Option<Mission>,
    /// The kind of platform that the researchers count it to.
    pub platform: PlatformKind,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}

/// The spectrum as a document: something for a unit to hold its own [`Mission`] against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missions {
    /// What it is called.
    pub title: Text,
    /// What it rests on.
    pub source: Text,
    /// The missions; a document has each kind once.
    pub missions: Vec<InnovationMission>,
    /// The platforms; a document has each kind once.
    pub platforms: Vec<Platform>,
    /// The cities, in the order of the document.
    pub cities: Vec<City>,
}

impl Missions {
    /// The mission of that kind.
    pub fn mission(&self, kind: MissionKind) -> Option<&InnovationMission> {
        self.missions.iter().find(|mission| mission.kind == kind)
    }

    /// The platform of that kind.
    pub fn platform(&self, kind: PlatformKind) -> Option<&Platform> {
        self.platforms.iter().find(|platform| platform.kind == kind)
    }
}

impl Mission {
    /// The placing with one part set and the others sharing what is left as they did before, alike if they had nothing.
    /// More than 100 is taken for 100.
    ///
    /// ```
    /// use glapp_core::{Mission, MissionKind};
    /// let placing = Mission::new(60, 30, 10)?;
    /// assert_eq!(placing.with(MissionKind::Internal, 20).parts(), [20, 60, 20]);
    /// assert_eq!(placing.with(MissionKind::Transformation, 0).parts(), [67, 33, 0]);
    /// assert_eq!(Mission::new(100, 0, 0)?.with(MissionKind::Internal, 49).parts(), [49, 26, 25]);
    /// # Ok::<(), glapp_core::EditError>(())
    /// ```
    pub fn with(&self, kind: MissionKind, part: u8) -> Self {
        let (part, [internal, place, transformation]) = (part.min(100), self.parts());
        // What is left, shared between a first and a second: the first gets the half that is left over.
        let shared = |first: u8, second: u8| {
            let (left, both) = (u16::from(100 - part), u16::from(first) + u16::from(second));
            let first =
                if both == 0 { left.div_ceil(2) } else { (2 * left * u16::from(first) + both) / (2 * both) };
            let first = u8::try_from(first).unwrap_or_default();
            (first, 100 - part - first)
        };
        let mut placing = self.clone();
        [placing.internal, placing.place, placing.transformation] = match kind {
            MissionKind::Internal => {
                let (place, transformation) = shared(place, transformation);
                [part, place, transformation]
            }
            MissionKind::Place => {
                let (internal, transformation) = shared(internal, transformation);
                [internal, part, transformation]
            }
            MissionKind::Transformation => {
                let (internal, place) = shared(internal, place);
                [internal, place, part]
            }
        };
        placing
    }

    /// The part of a mission, in percent.
    pub fn part(&self, kind: MissionKind) -> u8 {
        match kind {
            MissionKind::Internal => self.internal,
            MissionKind::Place => self.place,
            MissionKind::Transformation => self.transformation,
        }
    }

    /// The mission that weighs most; none if two weigh alike.
    ///
    /// ```
    /// use glapp_core::{Mission, MissionKind};
    /// assert_eq!(Mission::new(20, 50, 30)?.leading(), Some(MissionKind::Place));
    /// assert_eq!(Mission::new(40, 40, 20)?.leading(), None);
    /// # Ok::<(), glapp_core::EditError>(())
    /// ```
    pub fn leading(&self) -> Option<MissionKind> {
        let most = self.parts().into_iter().max()?;
        let mut with_most = MissionKind::ALL.iter().filter(|kind| self.part(**kind) == most);
        let first = with_most.next()?;
        with_most.next().is_none().then_some(*first)
    }
}
