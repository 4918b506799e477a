//! The assessments that are stored: one document a key. Knows nothing of browsers.

use glapp_core::{Assessment, Catalogue};
use glapp_format::{Refusal, assessment};

/// What every key of an assessment starts with.
pub const PREFIX: &str = "glapp.assessment.";

/// Why something could not be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// Storing is not allowed here.
    Denied,
}

/// Somewhere to keep texts by key.
pub trait Store {
    /// All keys, in no particular order.
    fn keys(&self) -> Vec<String>;
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// A [`StoreError`]; what stood there before then still does.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Takes a key away.
    fn remove(&self, key: &str);
}

/// A stored document.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Its key without the prefix.
    pub id: String,
    /// Its text as it is stored.
    pub text: String,
    /// What it holds, or why it cannot be read. Such a document is left alone.
    pub assessment: Result<Assessment, Refusal>,
}

/// Everything that is stored, the latest changed first, what cannot be read last.
pub fn list(store: &dyn Store, catalogue: &Catalogue) -> Vec<Stored> {
    let ids = store.keys().into_iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    let mut stored: Vec<Stored> = ids.filter_map(|id| open(store, catalogue, &id)).collect();
    let modified = |stored: &Stored| stored.assessment.as_ref().ok().map(|it| it.header().modified.clone());
    stored.sort_by(|a, b| modified(b).cmp(&modified(a)).then_with(|| a.id.cmp(&b.id)));
    stored
}

/// The document with that id.
pub fn open(store: &dyn Store, catalogue: &Catalogue, id: &str) -> Option<Stored> {
    let text = store.get(&key(id))?;
    let assessment = assessment::read(text.as_bytes(), &[catalogue]).map(|document| document.value);
    Some(Stored { id: id.into(), text, assessment })
}

/// Stores an assessment under its id, over an earlier version of it, and returns the text that is now stored.
///
/// # Errors
/// A [`StoreError`]; the earlier version is then still there.
pub fn save(store: &dyn Store, assessment: &Assessment) -> Result<String, StoreError> {
    let text = assessment::write(assessment);
    store.set(&key(&assessment.header().id), &text)?;
    Ok(text)
}

/// Takes in an assessment from elsewhere. Another one with the same id stays as it is: the new one then gets
/// `spare_id`, unless it has been taken in before. Returns the one that is stored.
///
/// # Errors
/// A [`StoreError`]; nothing is stored then.
pub fn take_in(
    store: &dyn Store,
    catalogue: &Catalogue,
    assessment: Assessment,
    spare_id: &str,
) -> Result<Assessment, StoreError> {
    let id = &assessment.header().id;
    let mut taken_in = assessment.clone();
    if store.get(&key(id)).is_some() {
        let mut others = list(store, catalogue).into_iter().filter_map(|stored| stored.assessment.ok());
        if let Some(same) = others.find(|other| other.copy(id.clone()) == assessment) {
            return Ok(same);
        }
        taken_in = assessment.copy(spare_id);
    }
    save(store, &taken_in)?;
    Ok(taken_in)
}

/// Erases the document with that id.
pub fn remove(store: &dyn Store, id: &str) {
    store.remove(&key(id));
}

/// The key of the document with that id.
pub fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// A store that lasts as long as the page: for where the browser's own is not to be had, and for tests.
#[derive(Debug, Default)]
pub struct Memory(std::cell::RefCell<std::collections::BTreeMap<String, String>>);

impl Store for Memory {
    fn keys(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Change, Edit, Level, example};

    #[test]
    fn what_is_saved_is_found_again() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        let unit = example::assessment(&catalogue);
        save(&store, &unit).unwrap();
        store.set("other.key", "{}").unwrap();
        let found = list(&store, &catalogue);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].assessment, Ok(unit));
    }

    #[test]
    fn what_cannot_be_read_is_listed_and_left_alone() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        store.set(&key("broken"), "{\"format\":").unwrap();
        let found = list(&store, &catalogue);
        assert!(found[0].assessment.is_err());
        assert_eq!(found[0].text, "{\"format\":");
        assert_eq!(store.get(&key("broken")).as_deref(), Some("{\"format\":"));
    }

    #[test]
    fn taking_in_never_replaces_other_answers() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        let old = example::assessment(&catalogue);
        save(&store, &old).unwrap();
        let take_in = |it: &Assessment| take_in(&store, &catalogue, it.clone(), "spare").unwrap();
        assert_eq!(take_in(&old), old, "the very same needs no copy");

        let mut new = old.clone();
        new.apply(&catalogue, Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(1)))))
            .unwrap();
        assert_eq!(take_in(&new), new.copy("spare"));
        assert_eq!(take_in(&new), new.copy("spare"), "nor does what has one");
        assert_eq!(list(&store, &catalogue).len(), 2);
        assert_eq!(open(&store, &catalogue, &old.header().id).unwrap().assessment, Ok(old));
    }
}
