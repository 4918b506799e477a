//! The texts that the app was given: one catalogue and one set of practices for each language.

use crate::walk::Round;
use glapp_core::{
    Carried, Catalogue, CatalogueHead, HandbookText, Language, LevelName, Missions, Need, Practice,
    Practices, Scale, Terms, Text,
};
use glapp_format::{Refusal, catalogue, handbook, missions, practices};
use std::sync::Arc;

/// A catalogue and the city's practices, with texts in at least one language.
#[derive(Debug)]
pub struct Library {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// The practices.
    pub practices: Practices,
    /// How many of them were given: those behind are what people have added themselves.
    given: usize,
    /// How many questions each round has.
    questions: [usize; Round::ALL.len()],
}

impl Library {
    /// Reads what the bundle holds.
    ///
    /// # Errors
    /// Those of the readers; the build has checked that there are none.
    pub fn read(catalogue: &str, practices: &str) -> Result<Self, Refusal> {
        let catalogue = read_catalogue(catalogue)?;
        let practices = practices::read(practices.as_bytes(), &[&catalogue], &mut no_parts)?.value;
        Ok(Self::new(catalogue, practices))
    }

    /// A library in which nobody has added anything.
    pub fn new(catalogue: Catalogue, practices: Practices) -> Self {
        let given = practices.practices.len();
        let questions = Round::ALL.map(|round| round.clauses(&catalogue).count());
        Self { catalogue, practices, given, questions }
    }

    /// One without clauses and practices, to begin with: the levels, and how many questions each round has. A line of
    /// numbers, then a line for each level: its name in each language, with tabs between them.
    ///
    /// None if the text is another one, which the build has checked.
    pub fn outlined(outline: &str) -> Option<Self> {
        let (numbers, names) = outline.trim_end().split_once('\n')?;
        let (short, full) = numbers.split_once(' ')?;
        let questions = [short.parse().ok()?, full.parse().ok()?];
        let level = |line: &str| {
            let (sv, en) = line.split_once('\t')?;
            let name = Text::new(sv, en)?;
            Some(LevelName { anchor: name.clone(), name })
        };
        let scale = Scale::new(names.split('\n').map(level).collect::<Option<_>>()?)?;
        let [id, edition, title] = ["", "", "Glapp"];
        let (id, edition, title) = (id.into(), edition.into(), Text::new(title, title)?);
        let source = title.clone();
        let head = CatalogueHead { id, edition, title, source, scale };
        let (id, title) = (head.id.clone(), head.title.clone());
        let catalogue = Catalogue::new(head, Vec::new()).ok()?;
        let practices = Practices {
            edition: id.clone(),
            catalogue: id.clone(),
            id,
            source: title.clone(),
            title,
            practices: Vec::new(),
            carried: Carried::default(),
        };
        Some(Self { catalogue, practices, given: 0, questions })
    }

    /// How many questions a round has.
    pub fn questions(&self, round: Round) -> usize {
        let place = Round::ALL.iter().position(|it| *it == round);
        place.and_then(|place| self.questions.get(place)).copied().unwrap_or_default()
    }

    /// The practices that were given.
    pub fn given(&self) -> &[Practice] {
        self.practices.practices.get(..self.given).unwrap_or_default()
    }

    /// How many clauses and practices were given: none before the texts have come.
    pub fn given_texts(&self) -> (usize, usize) {
        (self.catalogue.clauses().len(), self.given)
    }

    /// What people have added themselves, as far as it counts here; nothing if there is none.
    pub fn added(&self) -> Option<Practices> {
        let added = self.practices.practices.get(self.given..).filter(|it| !it.is_empty())?;
        let Practices { id, edition, title, source, catalogue, carried, .. } = self.practices.clone();
        Some(Practices { id, edition, title, source, catalogue, carried, practices: added.to_vec() })
    }

    /// The same with those of `own` that are the same city's; itself if nothing changes.
    fn with(self: &Arc<Self>, own: &[Practice]) -> Arc<Self> {
        let home = self.practices.practices.first().map(|it| &it.city);
        let of_city = own.iter().filter(|it| Some(&it.city) == home);
        if of_city.clone().eq(self.practices.practices.iter().skip(self.given)) {
            return self.clone();
        }
        let mut practices = self.practices.clone();
        practices.practices.truncate(self.given);
        practices.practices.extend(of_city.cloned());
        Arc::new(Self { catalogue: self.catalogue.clone(), practices, ..**self })
    }
}

fn read_catalogue(text: &str) -> Result<Catalogue, Refusal> {
    Ok(catalogue::read(text.as_bytes(), &mut no_parts)?.value)
}

fn no_parts(_: &str) -> Result<Vec<u8>, String> {
    Err("a bundled document has no parts".to_owned())
}

/// What the handbook is made of besides the library, and the result besides the assessment.
#[derive(Debug)]
pub struct HandbookParts {
    /// The city's words beside those of the series.
    pub terms: Terms,
    /// What the city says that it lacks.
    pub needs: Vec<Need>,
    /// What people have written.
    pub text: HandbookText,
    /// The missions that a unit can place itself on.
    pub missions: Missions,
    /// The innovation platforms of several cities, to compare with.
    pub platforms: Practices,
    /// Other standards, to see results by their clauses.
    pub others: Vec<Catalogue>,
}

impl HandbookParts {
    /// Reads what the bundle holds.
    ///
    /// # Errors
    /// Those of the readers; the build has checked that there are none.
    pub fn read(
        [terms, needs, text, missions, platforms, other]: [&str; 6],
        catalogue: &Catalogue,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            terms: handbook::read_terms(terms.as_bytes())?.value,
            needs: handbook::read_needs(needs.as_bytes(), catalogue)?.value,
            text: handbook::read_text(text.as_bytes(), catalogue)?.value,
            missions: missions::read(missions.as_bytes())?.value,
            platforms: practices::read(platforms.as_bytes(), &[catalogue], &mut no_parts)?.value,
            others: vec![read_catalogue(other)?],
        })
    }
}

/// The libraries that have been loaded, by language.
#[derive(Debug, Clone)]
pub struct Libraries {
    /// What there is before one has come.
    outline: Arc<Library>,
    handbooks: Vec<(Language, Arc<HandbookParts>)>,
    loaded: Vec<(Language, Arc<Library>)>,
    /// What people have added themselves.
    own: Vec<Practice>,
}

impl Libraries {
    /// With an outline to begin with.
    pub fn new(outline: Library) -> Self {
        Self { outline: Arc::new(outline), handbooks: Vec::new(), loaded: Vec::new(), own: Vec::new() }
    }

    /// Adds a language.
    pub fn add(&mut self, language: Language, library: Library) {
        self.loaded.push((language, Arc::new(library).with(&self.own)));
    }

    /// What people have added themselves.
    pub fn own(&self) -> &[Practice] {
        &self.own
    }

    /// Puts what people have added themselves in the place of what they had added before.
    pub fn set_own(&mut self, own: Vec<Practice>) {
        for (_, library) in &mut self.loaded {
            *library = library.with(&own);
        }
        self.own = own;
    }

    /// Adds the parts of the handbook in a language.
    pub fn add_handbook(&mut self, language: Language, parts: HandbookParts) {
        self.handbooks.push((language, Arc::new(parts)));
    }

    /// The parts of the handbook in that language, once they have come.
    pub fn handbook(&self, language: Language) -> Option<Arc<HandbookParts>> {
        self.handbooks.iter().find(|(loaded, _)| *loaded == language).map(|(_, parts)| parts.clone())
    }

    /// The library in that language, or in the one that is there.
    pub fn get(&self, language: Language) -> Arc<Library> {
        let found =
            self.loaded.iter().find(|(loaded, _)| *loaded == language).or_else(|| self.loaded.first());
        found.map_or(&self.outline, |(_, library)| library).clone()
    }
}
