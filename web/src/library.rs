//! The texts that the app was given: one catalogue and one set of practices for each language.

use glapp_core::{Catalogue, Language, Practices};
use glapp_format::{Refusal, catalogue, practices};
use std::sync::Arc;

/// A catalogue and the city's practices, with texts in at least one language.
#[derive(Debug)]
pub struct Library {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// The practices.
    pub practices: Practices,
}

impl Library {
    /// Reads what the bundle holds.
    ///
    /// # Errors
    /// Those of the readers; the build has checked that there are none.
    pub fn read(catalogue: &str, practices: &str) -> Result<Self, Refusal> {
        let no_parts = &mut |_: &str| Err("a bundled document has no parts".to_owned());
        let catalogue = catalogue::read(catalogue.as_bytes(), no_parts)?.value;
        let practices = practices::read(practices.as_bytes(), &[&catalogue], no_parts)?.value;
        Ok(Self { catalogue, practices })
    }
}

/// The libraries that have been loaded, by language.
#[derive(Debug, Clone)]
pub struct Libraries {
    loaded: Vec<(Language, Arc<Library>)>,
    first: Arc<Library>,
}

impl Libraries {
    /// With the language that the app started in.
    pub fn new(language: Language, library: Library) -> Self {
        let first = Arc::new(library);
        Self { loaded: vec![(language, first.clone())], first }
    }

    /// Adds a language.
    pub fn add(&mut self, language: Language, library: Library) {
        self.loaded.push((language, Arc::new(library)));
    }

    /// The library in that language, or in the one that is there.
    pub fn get(&self, language: Language) -> Arc<Library> {
        let found = self.loaded.iter().find(|(loaded, _)| *loaded == language);
        found.map_or(&self.first, |(_, library)| library).clone()
    }
}
