//! The texts that the app was given: one catalogue and one set of practices for each language.

use glapp_core::{Catalogue, HandbookText, Language, Need, Practices, Terms};
use glapp_format::{Refusal, catalogue, handbook, practices};
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
        let catalogue = read_catalogue(catalogue)?;
        let practices = practices::read(practices.as_bytes(), &[&catalogue], &mut no_parts)?.value;
        Ok(Self { catalogue, practices })
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
    /// Other standards, to see results by their clauses.
    pub others: Vec<Catalogue>,
}

impl HandbookParts {
    /// Reads what the bundle holds.
    ///
    /// # Errors
    /// Those of the readers; the build has checked that there are none.
    pub fn read(
        terms: &str,
        needs: &str,
        text: &str,
        other: &str,
        catalogue: &Catalogue,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            terms: handbook::read_terms(terms.as_bytes())?.value,
            needs: handbook::read_needs(needs.as_bytes(), catalogue)?.value,
            text: handbook::read_text(text.as_bytes(), catalogue)?.value,
            others: vec![read_catalogue(other)?],
        })
    }
}

/// The libraries that have been loaded, by language.
#[derive(Debug, Clone)]
pub struct Libraries {
    handbooks: Vec<(Language, Arc<HandbookParts>)>,
    loaded: Vec<(Language, Arc<Library>)>,
    first: Arc<Library>,
}

impl Libraries {
    /// With the language that the app started in.
    pub fn new(language: Language, library: Library) -> Self {
        let first = Arc::new(library);
        Self { handbooks: Vec::new(), loaded: vec![(language, first.clone())], first }
    }

    /// Adds a language.
    pub fn add(&mut self, language: Language, library: Library) {
        self.loaded.push((language, Arc::new(library)));
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
        let found = self.loaded.iter().find(|(loaded, _)| *loaded == language);
        found.map_or(&self.first, |(_, library)| library).clone()
    }
}
