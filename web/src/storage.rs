//! The browser's local storage: the only file that touches it. Works in memory where it is denied.

use crate::own;
use crate::safe::{self, Safe};
use crate::shelf::{Memory, OURS, PREFIX, Store, StoreError};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

thread_local! {
    /// What stands in for local storage where that is denied: one for all apps on the page, which come and go.
    static MEMORY: Rc<Memory> = Rc::default();
}

/// Where documents are kept in this browser.
pub struct Storage {
    safe: Safe<Space>,
    /// Whether a document has been written or taken away since that was last asked.
    changed: Cell<bool>,
    /// Whether no other app shares it.
    is_alone: bool,
}

/// What the keys of documents start with.
const DOCUMENTS: &[&str] = &[PREFIX, own::KEY];
const PROBE: &str = "glapp.probe";

impl Storage {
    /// Local storage if it can be used, memory otherwise. `space` names the documents of its own; empty for those that the
    /// site's apps have in common.
    ///
    /// It is tried out first: where it is denied, even asking for it may fail. A full storage still counts as usable.
    pub fn probe(space: &str) -> Self {
        Self::at(local().map_or_else(|| Place::Memory(MEMORY.with(Rc::clone)), Place::Local), space)
    }

    /// In memory, whatever the browser allows, and for one app alone.
    pub fn in_memory() -> Self {
        Self { is_alone: true, ..Self::at(Place::Memory(Rc::default()), "") }
    }

    fn at(place: Place, space: &str) -> Self {
        let space = Space { place, prefix: prefix(space) };
        Self { safe: Safe::new(space, DOCUMENTS), changed: Cell::new(false), is_alone: false }
    }

    /// What the apps that share these documents have in common; nothing if they are one app's alone.
    pub fn space(&self) -> Option<&str> {
        (!self.is_alone).then_some(&*self.safe.inner().prefix)
    }

    /// Whether what is stored outlives the page.
    pub fn lasts(&self) -> bool {
        matches!(self.safe.inner().place, Place::Local(_))
    }

    /// Whether a document has been written or taken away since this was last asked.
    pub fn has_changed(&self) -> bool {
        self.changed.take()
    }

    /// How many times the document under a key has been written, as far as its seal knows.
    pub fn revision(&self, key: &str) -> u64 {
        self.safe.inner().get(key).map_or(0, |stored| safe::revision(&stored))
    }

    /// Whether a key in the browser is that of a document here.
    pub fn is_at(&self, outer: &str, key: &str) -> bool {
        self.safe.inner().outer(key) == outer
    }

    fn note(&self, key: &str) {
        if DOCUMENTS.iter().any(|start| key.starts_with(start)) {
            self.changed.set(true);
        }
    }
}

impl Store for Storage {
    fn keys(&self) -> Vec<String> {
        self.safe.keys()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.safe.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.note(key);
        self.safe.set(key, text)
    }

    fn remove(&self, key: &str) {
        self.note(key);
        self.safe.remove(key);
    }
}

/// The keys of ours in one place that belong together: several apps of one site may keep their documents apart.
struct Space {
    place: Place,
    /// What stands before each key in the place of [`OURS`].
    prefix: String,
}

enum Place {
    /// In local storage: what is there outlives the page.
    Local(web_sys::Storage),
    /// In memory: it does not.
    Memory(Rc<Memory>),
}

impl Space {
    /// The key in the browser.
    fn outer(&self, key: &str) -> String {
        match key.strip_prefix(OURS) {
            Some(rest) => format!("{}{rest}", self.prefix),
            None => key.to_owned(),
        }
    }
}

/// What the keys of a space start with. `embed/element.js` says the same.
fn prefix(space: &str) -> String {
    if space.is_empty() {
        return OURS.to_owned();
    }
    // A dot ends the name.
    format!("glapp@{}.", space.replace('%', "%25").replace('.', "%2E"))
}

fn local() -> Option<web_sys::Storage> {
    let storage = web_sys::window()?.local_storage().ok().flatten()?;
    let works = match storage.set_item(PROBE, PROBE) {
        Ok(()) => storage.get_item(PROBE).is_ok_and(|text| text.is_some()),
        Err(error) => is_full(&error),
    };
    let _ = storage.remove_item(PROBE);
    works.then_some(storage)
}

fn is_full(error: &JsValue) -> bool {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    matches!(name.as_deref(), Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"))
}

impl Store for Space {
    fn keys(&self) -> Vec<String> {
        let keys = match &self.place {
            Place::Local(storage) => {
                let length = storage.length().unwrap_or(0);
                (0..length).filter_map(|index| storage.key(index).ok().flatten()).collect()
            }
            Place::Memory(memory) => memory.keys(),
        };
        keys.iter()
            .filter_map(|key| key.strip_prefix(&*self.prefix))
            .map(|rest| format!("{OURS}{rest}"))
            .collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        let key = self.outer(key);
        match &self.place {
            Place::Local(storage) => storage.get_item(&key).ok().flatten(),
            Place::Memory(memory) => memory.get(&key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let key = self.outer(key);
        match &self.place {
            Place::Local(storage) => storage
                .set_item(&key, text)
                .map_err(|error| if is_full(&error) { StoreError::Full } else { StoreError::Denied }),
            Place::Memory(memory) => memory.set(&key, text),
        }
    }

    fn remove(&self, key: &str) {
        let key = self.outer(key);
        match &self.place {
            Place::Local(storage) => drop(storage.remove_item(&key)),
            Place::Memory(memory) => memory.remove(&key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_apart() {
        assert_eq!(
            ["", "a", "a.b", "a%2Eb"].map(prefix),
            ["glapp.", "glapp@a.", "glapp@a%2Eb.", "glapp@a%252Eb."]
        );
        let key = "glapp.assessment.x";
        let mut space = Space { place: Place::Memory(Rc::default()), prefix: prefix("a") };
        space.set(key, "1").unwrap();
        assert_eq!((space.keys(), space.get(key)), (vec![key.to_owned()], Some("1".into())));
        for other in ["", "a.assessment", "b"] {
            space.prefix = prefix(other);
            assert_eq!((space.keys(), space.get(key)), (Vec::new(), None), "{other}");
        }
    }

    #[test]
    fn what_is_in_memory_for_one_app_is_in_no_other() {
        let shared = || Storage::at(Place::Memory(MEMORY.with(Rc::clone)), "a");
        let (one, other, alone) = (shared(), shared(), Storage::in_memory());
        one.set("glapp.assessment.x", "1").unwrap();
        assert_eq!(other.get("glapp.assessment.x").as_deref(), Some("1"));
        assert_eq!(alone.keys(), [""; 0]);
        assert_eq!((one.space(), alone.space()), (Some("glapp@a."), None));
    }

    #[test]
    fn what_is_stored_is_noted_once() {
        let storage = Storage::in_memory();
        storage.set("glapp.theme", "dark").unwrap();
        assert!(!storage.has_changed());
        storage.set("glapp.assessment.x", "{}").unwrap();
        assert!(storage.has_changed() && !storage.has_changed());
        storage.set(own::KEY, "{}").unwrap();
        assert!(storage.has_changed(), "practices of our own are documents, too");
        assert!(storage.is_at("glapp.assessment.x", "glapp.assessment.x"));
    }
}
