//! Fields that this version does not know.

/// Fields of a document that this version of Glapp does not know, kept so that they can be written back.
///
/// Every value that stands for an object of a file has one (`domain.md`, *File formats*: a reader keeps
/// unknown fields). The core never looks inside: a name and the field's text, exactly as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Carried(Vec<(Box<str>, Box<str>)>);

impl Carried {
    /// Whether there is nothing to carry.
    ///
    /// ```
    /// let mut carried = glapp_core::Carried::default();
    /// assert!(carried.is_empty());
    /// carried.push("later", "1");
    /// assert!(!carried.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps one more field.
    pub fn push(&mut self, name: impl Into<Box<str>>, raw: impl Into<Box<str>>) {
        self.0.push((name.into(), raw.into()));
    }

    /// The fields as (name, text), in the order in which they stood.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, raw)| (&**name, &**raw))
    }
}
