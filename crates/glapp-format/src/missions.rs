//! The researchers' spectrum: three missions, four kinds of platform, six cities' own placing.

use crate::context::{Context, Step};
use crate::envelope::{self, Version, tag, text};
use crate::practices::SourceEntry;
use crate::record::record;
use crate::values::{Code, Percent, SomeText, Texts, texts};
use crate::{Document, ProblemKind, Refusal};
use glapp_core::{
    City, Coded, EditError, InnovationMission, Mission, MissionKind, Missions, Platform, PlatformKind,
    Source, Text,
};
use std::collections::BTreeSet;

tag! {
    /// What the spectrum calls itself.
    Format = "glapp/missions"
}

record! {
    /// The spectrum of innovation missions, with the kinds of platform and the cities that were followed.
    pub struct MissionsDocument {
        /// The kind of document.
        format: Format,
        /// The version of the format.
        version: Version,
        /// What it is called.
        title: Texts,
        /// What it rests on.
        source: Texts,
        /// The missions, each once.
        missions: Vec<MissionEntry>,
        /// The kinds of platform, each once.
        platforms: Vec<PlatformEntry>,
        /// The cities.
        cities: Vec<CityEntry>,
    }
}

record! {
    /// A mission.
    pub struct MissionEntry {
        /// Which one.
        id: Code<MissionKind>,
        /// What it is called.
        name: Texts,
        /// What the work aims at.
        focus: Texts,
        /// What it can be known by.
        signs: Vec<Texts>,
        /// Where the facts come from.
        sources: Vec<SourceEntry>,
    }
}

record! {
    /// A kind of platform.
    pub struct PlatformEntry {
        /// Which one.
        id: Code<PlatformKind>,
        /// What it is called.
        name: Texts,
        /// How it works and what comes of it.
        description: Texts,
        /// Where the facts come from.
        sources: Vec<SourceEntry>,
    }
}

record! {
    /// A city whose platform was followed.
    pub struct CityEntry {
        /// Unique among the cities.
        id: SomeText,
        /// Its name.
        name: Texts,
        /// Where it placed itself, in words.
        placing: Texts,
        /// The same in figures; left out or null where the source gives none.
        profile: Option<ProfileEntry>,
        /// The kind of platform that it is counted to.
        platform: Code<PlatformKind>,
        /// Where the facts come from.
        sources: Vec<SourceEntry>,
    }
}

record! {
    /// Shares in percent of the three missions; they sum to 100.
    pub struct ProfileEntry {
        /// The municipality's own organisation.
        internal: Percent,
        /// Place-focused economic development.
        place: Percent,
        /// Sustainable transformation of society.
        transformation: Percent,
    }
}

/// Reads the spectrum.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Document<Missions>, Refusal> {
    let mut context = Context::default();
    context.passes_over = true;
    let document = envelope::document::<MissionsDocument>(text(bytes)?, Format::FORMAT, &mut context)?;
    let missions = document.and_then(|document| document.into_core(&mut context));
    let (value, warnings) = context.finish(missions)?;
    Ok(Document { value, warnings })
}

/// The entries of a list, whose ids are all different; of these `kinds` there is one each.
fn each<T, V>(
    (field, kinds): (&'static str, &[&'static str]),
    list: Vec<T>,
    id: fn(&T) -> &str,
    context: &mut Context,
    make: fn(T, &mut Context) -> Option<V>,
) -> Vec<V> {
    let mut ids = BTreeSet::new();
    let mut values = Vec::with_capacity(list.len());
    context.inside(Step::Field(field), |context| {
        for (index, item) in list.into_iter().enumerate() {
            context.inside(Step::Index(index), |context| {
                if !ids.insert(Box::<str>::from(id(&item))) {
                    context.problem(ProblemKind::SameId { id: id(&item).into() });
                }
                values.extend(make(item, context));
            });
        }
        for kind in kinds.iter().filter(|kind| !ids.contains(**kind)) {
            context.problem(ProblemKind::NotEach { missing: (*kind).into(), all: kinds.to_vec() });
        }
    });
    values
}

fn codes<T: Coded>() -> Vec<&'static str> {
    T::ALL.iter().map(|kind| kind.code()).collect()
}

fn field(name: &'static str, text: Texts, context: &mut Context) -> Option<Text> {
    context.inside(Step::Field(name), |context| text.text(context))
}

fn sources(entries: Vec<SourceEntry>) -> Vec<Source> {
    entries.into_iter().map(SourceEntry::into_core).collect()
}

impl MissionsDocument {
    fn into_core(self, context: &mut Context) -> Option<Missions> {
        let (title, source) = (field("title", self.title, context), field("source", self.source, context));
        let (kinds, id) = (codes::<MissionKind>(), |it: &MissionEntry| it.id.0.code());
        let missions = each(("missions", &kinds), self.missions, id, context, MissionEntry::into_core);
        let (kinds, id) = (codes::<PlatformKind>(), |it: &PlatformEntry| it.id.0.code());
        let platforms = each(("platforms", &kinds), self.platforms, id, context, PlatformEntry::into_core);
        let cities = each(("cities", &[]), self.cities, |it| &it.id.0, context, CityEntry::into_core);
        Some(Missions { title: title?, source: source?, missions, platforms, cities })
    }
}

impl MissionEntry {
    fn into_core(self, context: &mut Context) -> Option<InnovationMission> {
        let (name, focus) = (field("name", self.name, context), field("focus", self.focus, context));
        let signs = texts("signs", self.signs, context);
        let sources = sources(self.sources);
        Some(InnovationMission { kind: self.id.0, name: name?, focus: focus?, signs, sources })
    }
}

impl PlatformEntry {
    fn into_core(self, context: &mut Context) -> Option<Platform> {
        let name = field("name", self.name, context);
        let description = field("description", self.description, context);
        let sources = sources(self.sources);
        Some(Platform { kind: self.id.0, name: name?, description: description?, sources })
    }
}

impl CityEntry {
    fn into_core(self, context: &mut Context) -> Option<City> {
        let (name, placing) = (field("name", self.name, context), field("placing", self.placing, context));
        let profile = self
            .profile
            .and_then(|profile| context.inside(Step::Field("profile"), |context| profile.into_core(context)));
        Some(City {
            id: self.id.0,
            name: name?,
            placing: placing?,
            profile,
            platform: self.platform.0,
            sources: sources(self.sources),
        })
    }
}

impl ProfileEntry {
    fn into_core(self, context: &mut Context) -> Option<Mission> {
        let profile = Mission::new(self.internal.0, self.place.0, self.transformation.0);
        let kind = |error| match error {
            EditError::MissionSum(found) => ProblemKind::MissionSum { found },
            other => ProblemKind::Rule(other.to_string().into()),
        };
        profile.map_err(|error| context.problem(kind(error))).ok()
    }
}
