//! Texts in the languages that Glapp speaks.

use crate::Carried;
use crate::code::codes;

codes! {
    /// A language of the texts. Swedish is the original.
    pub enum Language {
        /// Swedish.
        Sv = "sv",
        /// English.
        En = "en",
    }
}

impl Language {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Sv => Self::En,
            Self::En => Self::Sv,
        }
    }
}

/// A text in at least one language, never blank.
///
/// ```
/// use glapp_core::{Language, Text};
/// let text = Text::new("Saknas", "Absent").unwrap();
/// assert_eq!(text.get(Language::En), "Absent");
/// let swedish_only = Text::new("Saknas", "").unwrap();
/// assert_eq!(swedish_only.get(Language::En), "Saknas"); // better the other language than nothing
/// assert_eq!(Text::new("Saknas", " "), Some(swedish_only));
/// assert_eq!(Text::new("", " "), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    sv: Box<str>,
    en: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Text {
    /// A text from its versions; a blank one counts as missing. None if both are blank.
    pub fn new(sv: impl Into<Box<str>>, en: impl Into<Box<str>>) -> Option<Self> {
        // Blanks are not kept: two texts that say the same are the same.
        let version = |it: Box<str>| if it.trim().is_empty() { Box::default() } else { it };
        let text = Self { sv: version(sv.into()), en: version(en.into()), carried: Carried::default() };
        (text.has(Language::Sv) || text.has(Language::En)).then_some(text)
    }

    /// Whether there is a version in that very language.
    pub fn has(&self, language: Language) -> bool {
        !self.version(language).is_empty()
    }

    /// The text in a language, or in the other one where that is missing.
    pub fn get(&self, language: Language) -> &str {
        self.version(if self.has(language) { language } else { language.other() })
    }

    /// The version in that very language; none if missing.
    pub fn only(&self, language: Language) -> Option<&str> {
        self.has(language).then(|| self.version(language))
    }

    fn version(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}
