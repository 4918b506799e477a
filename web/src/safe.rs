//! Documents that outlive a tab that is killed while it writes: each is one key with a revision and a checksum, and a new
//! version lies complete in a spare place before the old one is touched. Knows nothing of browsers.

use crate::shelf::{Store, StoreError};

/// What the key of a spare place starts with, before the rest of the document's own key.
const SPARE: &str = "glapp.spare.";
const OURS: &str = "glapp.";
/// What a sealed text starts with; then its revision and its checksum, and on the next line the document.
const SEAL: &str = "glapp ";

/// A store in which some keys hold documents.
#[derive(Debug, Default)]
pub struct Safe<S> {
    inner: S,
    /// What the keys of documents start with.
    documents: &'static [&'static str],
}

impl<S: Store> Safe<S> {
    /// Documents are kept under keys that start with one of `documents`, each of them a key of ours.
    pub fn new(inner: S, documents: &'static [&'static str]) -> Self {
        Self { inner, documents }
    }

    /// Where it keeps them.
    pub fn inner(&self) -> &S {
        &self.inner
    }

    fn spare(&self, key: &str) -> Option<String> {
        let is_document = self.documents.iter().any(|start| key.starts_with(start));
        is_document.then(|| format!("{SPARE}{}", key.strip_prefix(OURS).unwrap_or(key)))
    }

    /// The latest complete version of a document, and whether it lies in the spare place.
    fn latest(&self, key: &str, spare: &str) -> Option<(Sealed, bool)> {
        let at = |key: &str| Sealed::read(&self.inner.get(key)?);
        match (at(key), at(spare)) {
            (Some(kept), Some(newer)) if newer.revision > kept.revision => Some((newer, true)),
            (Some(kept), _) => Some((kept, false)),
            (None, newer) => newer.map(|it| (it, true)),
        }
    }
}

impl<S: Store> Store for Safe<S> {
    fn keys(&self) -> Vec<String> {
        let all = self.inner.keys();
        let of_spare = |key: &String| key.strip_prefix(SPARE).map(|rest| format!("{OURS}{rest}"));
        // One that was being stored for the first time lies in its spare place alone.
        let alone =
            all.iter().filter_map(of_spare).filter(|key| !all.contains(key) && self.get(key).is_some());
        let alone: Vec<String> = alone.collect();
        all.into_iter().filter(|key| !key.starts_with(SPARE)).chain(alone).collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        let Some(spare) = self.spare(key) else { return self.inner.get(key) };
        // What is damaged is given as it lies there: someone may still read something in it.
        self.latest(key, &spare).map(|(it, _)| it.text).or_else(|| self.inner.get(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let Some(spare) = self.spare(key) else { return self.inner.set(key, text) };
        let (latest, is_spare) = self.latest(key, &spare).unzip();
        let sealed = seal(latest.map_or(0, |it| it.revision).saturating_add(1), text);
        if is_spare == Some(true) {
            // The other place is free: what lies in the spare one is all there is until this is stored.
            self.inner.set(key, &sealed)?;
            self.inner.remove(&spare);
            return Ok(());
        }
        let kept = self.inner.set(&spare, &sealed).and_then(|()| self.inner.set(key, &sealed));
        self.inner.remove(&spare);
        match kept {
            // Where there is no room for two, the browser itself puts one in the place of the other, or leaves it.
            Err(StoreError::Full) => self.inner.set(key, &sealed),
            kept => kept,
        }
    }

    fn remove(&self, key: &str) {
        if let Some(spare) = self.spare(key) {
            self.inner.remove(&spare);
        }
        self.inner.remove(key);
    }
}

/// A version of a document.
struct Sealed {
    revision: u64,
    text: String,
}

impl Sealed {
    /// Reads it; none if it is damaged. A text without a seal is from before there was one.
    fn read(stored: &str) -> Option<Self> {
        let Some(sealed) = stored.strip_prefix(SEAL) else {
            return Some(Self { revision: 0, text: stored.to_owned() });
        };
        let (head, text) = sealed.split_once('\n')?;
        let (revision, checksum) = head.split_once(' ')?;
        let is_whole = u64::from_str_radix(checksum, 16).ok()? == sum(text);
        is_whole.then(|| Some(Self { revision: revision.parse().ok()?, text: text.to_owned() }))?
    }
}

/// The document that a stored text holds, whether it is sealed or not; the text itself if it is damaged.
pub fn unsealed(stored: &str) -> String {
    Sealed::read(stored).map_or_else(|| stored.to_owned(), |it| it.text)
}

/// How many times a stored text has been written; 0 if it does not say.
pub fn revision(stored: &str) -> u64 {
    Sealed::read(stored).map_or(0, |it| it.revision)
}

fn seal(revision: u64, text: &str) -> String {
    format!("{SEAL}{revision} {:016x}\n{text}", sum(text))
}

/// FNV-1a, 64 bits: it is to find what was cut off or mixed up, not what someone has forged.
fn sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Memory;
    use std::cell::{Cell, RefCell};

    const KEY: &str = "glapp.assessment.a";

    fn safe<S: Store>(inner: S) -> Safe<S> {
        Safe::new(inner, &["glapp.assessment.", "glapp.practices"])
    }

    /// A store whose tab is killed after so many changes to it.
    struct Mortal {
        memory: Memory,
        left: Cell<usize>,
    }

    impl Mortal {
        fn lives(&self) -> bool {
            let left = self.left.get();
            self.left.set(left.saturating_sub(1));
            left > 0
        }
    }

    impl Store for Mortal {
        fn keys(&self) -> Vec<String> {
            self.memory.keys()
        }
        fn get(&self, key: &str) -> Option<String> {
            self.memory.get(key)
        }
        fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
            if self.lives() { self.memory.set(key, text) } else { Ok(()) }
        }
        fn remove(&self, key: &str) {
            if self.lives() {
                self.memory.remove(key);
            }
        }
    }

    #[test]
    fn a_tab_killed_anywhere_leaves_the_last_complete_version() {
        for before in [None, Some("old"), Some("")] {
            for life in 0..4 {
                let store = safe(Mortal { memory: Memory::default(), left: Cell::new(usize::MAX) });
                if let Some(before) = before {
                    store.set(KEY, before).unwrap();
                }
                store.inner.left.set(life);
                store.set(KEY, "new").unwrap();
                store.inner.left.set(usize::MAX);
                let expected = if life == 0 { before } else { Some("new") };
                assert_eq!(store.get(KEY).as_deref(), expected, "{before:?} {life}");
                assert_eq!(store.keys().len(), usize::from(expected.is_some()), "{before:?} {life}");
                store.set(KEY, "newer").unwrap();
                assert_eq!(store.get(KEY).as_deref(), Some("newer"));
                assert_eq!(store.inner.keys(), [KEY], "nothing is left in the spare place");
            }
        }
    }

    #[test]
    fn a_write_that_was_cut_off_gives_the_spare_version() {
        let text = "{\"a\": \"åäö 💡\"}";
        for cut in 0..seal(2, text).chars().count() {
            let memory = Memory::default();
            let torn: String = seal(2, text).chars().take(cut).collect();
            memory.set(KEY, &torn).unwrap();
            memory.set("glapp.spare.assessment.a", &seal(2, text)).unwrap();
            let read = safe(memory).get(KEY).unwrap();
            // A few letters are no seal yet: such a text never was one of ours.
            if cut >= SEAL.len() {
                assert_eq!(read, text, "{cut}");
            }
        }
    }

    #[test]
    fn what_is_damaged_without_a_spare_is_given_as_it_lies_there_and_never_replaced_unseen() {
        let memory = Memory::default();
        let damaged = seal(7, "whole").replace("whole", "w");
        memory.set(KEY, &damaged).unwrap();
        let store = safe(memory);
        assert_eq!(store.get(KEY), Some(damaged));
        assert_eq!(store.keys(), [KEY]);
    }

    #[test]
    fn documents_from_before_are_read_and_sealed_when_they_change() {
        let memory = Memory::default();
        memory.set(KEY, "{}").unwrap();
        let store = safe(memory);
        assert_eq!(store.get(KEY).as_deref(), Some("{}"));
        store.set(KEY, "{ }").unwrap();
        assert_eq!(store.inner.get(KEY).unwrap(), seal(1, "{ }"));
        // By hand: printf '{ }' through FNV-1a.
        assert_eq!(seal(1, ""), "glapp 1 cbf29ce484222325\n");
        assert_eq!(sum("a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn settings_are_kept_as_they_are() {
        let store = safe(Memory::default());
        store.set("glapp.theme", "dark").unwrap();
        assert_eq!(store.inner.get("glapp.theme").as_deref(), Some("dark"));
        store.remove("glapp.theme");
        assert_eq!(store.keys(), [""; 0]);
    }

    /// A store with room for so many letters.
    struct Small(Memory, usize, RefCell<Vec<String>>);

    impl Store for Small {
        fn keys(&self) -> Vec<String> {
            self.0.keys()
        }
        fn get(&self, key: &str) -> Option<String> {
            self.0.get(key)
        }
        fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
            let others = self.0.keys().into_iter().filter(|it| it != key);
            let used: usize = others.map(|it| self.0.get(&it).unwrap().len()).sum();
            if used + text.len() > self.1 {
                self.2.borrow_mut().push(key.to_owned());
                return Err(StoreError::Full);
            }
            self.0.set(key, text)
        }
        fn remove(&self, key: &str) {
            self.0.remove(key);
        }
    }

    #[test]
    fn the_latest_version_stays_in_the_spare_place_while_there_is_no_room_for_another() {
        let (old, newest) = ("o".repeat(60), "n".repeat(60));
        for main in [Some(seal(1, &old)), Some("glapp 1 torn".into()), None] {
            let store = safe(Small(Memory::default(), 200, RefCell::default()));
            store.inner.0.set("glapp.spare.assessment.a", &seal(2, &newest)).unwrap();
            if let Some(main) = &main {
                store.inner.0.set(KEY, main).unwrap();
            }
            assert_eq!(store.set(KEY, &"x".repeat(190)), Err(StoreError::Full));
            assert_eq!(store.get(KEY).as_deref(), Some(&*newest), "{main:?}");
            store.set(KEY, "fits").unwrap();
            assert_eq!(store.get(KEY).as_deref(), Some("fits"));
            assert_eq!(store.inner.keys(), [KEY]);
        }
    }

    #[test]
    fn a_full_store_keeps_what_it_has_and_takes_what_just_fits() {
        // With its seal a text of 60 letters has 85.
        for (room, refused) in [(170, 0), (169, 1), (85, 1)] {
            let store = safe(Small(Memory::default(), room, RefCell::default()));
            let (fits, too_long) = ("x".repeat(60), "x".repeat(170));
            store.set(KEY, &"y".repeat(60)).unwrap();
            store.inner.2.take();
            store.set(KEY, &fits).unwrap();
            assert_eq!(store.inner.2.take().len(), refused, "{room}");
            assert_eq!(store.set(KEY, &too_long), Err(StoreError::Full));
            assert_eq!(store.get(KEY), Some(fits));
            assert_eq!(store.keys(), [KEY]);
        }
    }
}
