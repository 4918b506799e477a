//! The browser's local storage: the only file that touches it. Works in memory where it is denied.

use crate::shelf::{Memory, OURS, PREFIX, Store, StoreError};
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// Where documents are kept in this browser.
pub struct Storage {
    place: Place,
    /// What stands before each key in the place of [`OURS`]: several apps of one site may keep their documents apart.
    space: String,
    /// Whether a document has been written or taken away since that was last asked.
    changed: Cell<bool>,
}

enum Place {
    /// In local storage: what is there outlives the page.
    Local(web_sys::Storage),
    /// In memory: it does not.
    Memory(Memory),
}

const PROBE: &str = "glapp.probe";

impl Storage {
    /// Local storage if it can be used, memory otherwise. `space` names the documents of its own; empty for those that the
    /// site's apps have in common.
    ///
    /// It is tried out first: where it is denied, even asking for it may fail. A full storage still counts as usable.
    pub fn probe(space: &str) -> Self {
        Self::at(local().map_or_else(|| Place::Memory(Memory::default()), Place::Local), space)
    }

    /// In memory, whatever the browser allows.
    pub fn in_memory() -> Self {
        Self::at(Place::Memory(Memory::default()), "")
    }

    fn at(place: Place, space: &str) -> Self {
        Self { place, space: prefix(space), changed: Cell::new(false) }
    }

    /// Whether what is stored outlives the page.
    pub fn lasts(&self) -> bool {
        matches!(self.place, Place::Local(_))
    }

    /// Whether a document has been written or taken away since this was last asked.
    pub fn has_changed(&self) -> bool {
        self.changed.take()
    }

    /// The key in the browser.
    fn outer(&self, key: &str) -> String {
        match key.strip_prefix(OURS) {
            Some(rest) => format!("{}{rest}", self.space),
            None => key.to_owned(),
        }
    }

    fn note(&self, key: &str) {
        if key.starts_with(PREFIX) {
            self.changed.set(true);
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

impl Store for Storage {
    fn keys(&self) -> Vec<String> {
        let keys = match &self.place {
            Place::Local(storage) => {
                let length = storage.length().unwrap_or(0);
                (0..length).filter_map(|index| storage.key(index).ok().flatten()).collect()
            }
            Place::Memory(memory) => memory.keys(),
        };
        keys.iter()
            .filter_map(|key| key.strip_prefix(&*self.space))
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
        self.note(key);
        let key = self.outer(key);
        match &self.place {
            Place::Local(storage) => storage
                .set_item(&key, text)
                .map_err(|error| if is_full(&error) { StoreError::Full } else { StoreError::Denied }),
            Place::Memory(memory) => memory.set(&key, text),
        }
    }

    fn remove(&self, key: &str) {
        self.note(key);
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
            [prefix(""), prefix("a"), prefix("a.b"), prefix("a%2Eb")],
            ["glapp.", "glapp@a.", "glapp@a%2Eb.", "glapp@a%252Eb."]
        );
        let memory = Memory::default();
        let storage = |space: &str| Storage::at(Place::Memory(Memory::default()), space);
        drop(memory);
        let one = storage("a");
        one.set("glapp.assessment.x", "1").unwrap();
        assert_eq!(one.keys(), ["glapp.assessment.x"]);
        assert_eq!(one.get("glapp.assessment.x").as_deref(), Some("1"));
        assert!(one.has_changed() && !one.has_changed());
        let Place::Memory(inside) = &one.place else { unreachable!() };
        assert_eq!(inside.keys(), ["glapp@a.assessment.x"]);
        let other =
            Storage { place: Place::Memory(Memory::default()), space: prefix(""), changed: Cell::default() };
        other.set("glapp@a.assessment.x", "1").unwrap();
        assert_eq!(other.keys(), [""; 0]);
        one.remove("glapp.assessment.x");
        assert_eq!(inside.keys(), [""; 0]);
    }
}
