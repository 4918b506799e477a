//! The researchers' spectrum of three innovation missions, four kinds of platform, and where six cities stand.

use crate::code::codes;
use crate::{Mission, Source, Text};

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
