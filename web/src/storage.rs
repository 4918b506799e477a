//! The browser's local storage: the only file that touches it. Works in memory where it is denied.

use crate::shelf::{Memory, Store, StoreError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

/// Where documents are kept in this browser.
pub enum Storage {
    /// In local storage: they outlive the page.
    Local(web_sys::Storage),
    /// In memory: they do not.
    Memory(Memory),
}

const PROBE: &str = "glapp.probe";

impl Storage {
    /// Local storage if it can be used, memory otherwise.
    ///
    /// It is tried out first: gloo's `raw` would panic where storage is denied. A full storage still counts as usable.
    pub fn probe() -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let Some(storage) = storage else { return Self::Memory(Memory::default()) };
        let works = match storage.set_item(PROBE, PROBE) {
            Ok(()) => storage.get_item(PROBE).is_ok_and(|text| text.is_some()),
            Err(error) => is_full(&error),
        };
        let _ = storage.remove_item(PROBE);
        if works { Self::Local(LocalStorage::raw()) } else { Self::Memory(Memory::default()) }
    }

    /// Whether what is stored outlives the page.
    pub fn lasts(&self) -> bool {
        matches!(self, Self::Local(_))
    }
}

fn is_full(error: &JsValue) -> bool {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    matches!(name.as_deref(), Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"))
}

impl Store for Storage {
    fn keys(&self) -> Vec<String> {
        match self {
            Self::Local(storage) => {
                let length = storage.length().unwrap_or(0);
                (0..length).filter_map(|index| storage.key(index).ok().flatten()).collect()
            }
            Self::Memory(memory) => memory.keys(),
        }
    }

    fn get(&self, key: &str) -> Option<String> {
        match self {
            Self::Local(storage) => storage.get_item(key).ok().flatten(),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Local(storage) => storage
                .set_item(key, text)
                .map_err(|error| if is_full(&error) { StoreError::Full } else { StoreError::Denied }),
            Self::Memory(memory) => memory.set(key, text),
        }
    }

    fn remove(&self, key: &str) {
        match self {
            Self::Local(storage) => drop(storage.remove_item(key)),
            Self::Memory(memory) => memory.remove(key),
        }
    }
}
