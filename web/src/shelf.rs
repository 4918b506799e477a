//! The assessments that are stored: one document a key. Knows nothing of browsers.

use glapp_core::{Assessment, Catalogue};
use glapp_format::backup::{Backup, StoredText};
use glapp_format::{Refusal, assessment};

/// What every key of ours starts with.
pub const OURS: &str = "glapp.";

/// What every key of an assessment starts with.
pub const PREFIX: &str = "glapp.assessment.";

/// How many letters a browser usually stores for a site: keys and texts, in UTF-16.
pub const ROOM: usize = 5 * 1024 * 1024;

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
    // What a newer Glapp wrote is looked at, and never changed.
    let assessment = assessment::open(text.as_bytes(), &[catalogue]).map(|document| document.value);
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

/// What was taken off the shelf, to be put back as it was: keys and texts, the document first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    id: String,
    entries: Vec<(String, String)>,
}

impl Taken {
    /// With the document as it had become here, which could not be stored.
    pub fn with(mut self, document: &Assessment) -> Self {
        let key = key(&self.id);
        self.entries.retain(|it| it.0 != key);
        self.entries.insert(0, (key, assessment::write(document)));
        self
    }
}

/// Erases the document with that id, and what else was remembered of it.
pub fn remove(store: &dyn Store, id: &str) -> Taken {
    let document = key(id);
    let of_it = |key: &String| *key == document || about(key) == Some(id);
    let mut keys: Vec<String> = store.keys().into_iter().filter(of_it).collect();
    keys.sort_by_key(|key| *key != document);
    let entries = keys.into_iter().filter_map(|key| {
        let text = store.get(&key)?;
        store.remove(&key);
        Some((key, text))
    });
    Taken { id: id.into(), entries: entries.collect() }
}

/// The assessment that something else is remembered of under a key: `glapp.WHAT.ID`.
fn about(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(OURS).filter(|_| !key.starts_with(PREFIX))?;
    rest.split_once('.').map(|(_, id)| id)
}

/// Puts back what was taken off, to the letter. What has come in its place meanwhile stays: then it goes beside.
///
/// # Errors
/// A [`StoreError`]; what was taken can still be put back then.
pub fn put_back(
    store: &dyn Store,
    catalogue: &Catalogue,
    taken: &Taken,
    spare_id: &str,
) -> Result<(), StoreError> {
    for (key, text) in &taken.entries {
        if key.starts_with(PREFIX) {
            keep(store, catalogue, (&taken.id, text), spare_id)?;
        } else if store.get(key).is_none() {
            store.set(key, text)?;
        }
    }
    Ok(())
}

/// How a document from elsewhere was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Under its own id, as it was.
    New,
    /// It was there already, under its own id or another.
    There,
    /// Beside another document with its id.
    Beside,
}

/// Keeps the text of a document, over no other.
fn keep(
    store: &dyn Store,
    catalogue: &Catalogue,
    (id, text): (&str, &str),
    spare_id: &str,
) -> Result<Kept, StoreError> {
    match store.get(&key(id)) {
        None => return store.set(&key(id), text).map(|()| Kept::New),
        Some(there) if there == text => return Ok(Kept::There),
        Some(_) => {}
    }
    let document = assessment::read(text.as_bytes(), &[catalogue]).map(|document| document.value);
    let mut others = list(store, catalogue).into_iter();
    let there = match &document {
        Ok(document) => others.any(|other| {
            other.assessment.is_ok_and(|other| other.copy(document.header().id.clone()) == *document)
        }),
        // What cannot be read cannot be given another id either: it goes beside as it is.
        Err(_) => others.any(|other| other.text == text),
    };
    if there {
        return Ok(Kept::There);
    }
    match document {
        Ok(document) => save(store, &document.copy(spare_id)).map(drop),
        Err(_) => store.set(&key(spare_id), text),
    }?;
    Ok(Kept::Beside)
}

/// Every document as it is stored, readable or not.
pub fn back_up(store: &dyn Store, made: &str) -> Backup {
    let mut ids: Vec<String> =
        store.keys().into_iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect();
    ids.sort();
    let stored = |id: String| {
        let text = store.get(&key(&id))?;
        Some(StoredText { id: id.into(), text: text.into(), carried: Default::default() })
    };
    Backup { made: made.into(), documents: ids.into_iter().filter_map(stored).collect(), ..Backup::default() }
}

/// Brings the documents of a backup back. What is stored stays as it is. Tells of each by name how it went.
pub fn restore(
    store: &dyn Store,
    catalogue: &Catalogue,
    backup: &Backup,
    mut spare_id: impl FnMut() -> String,
) -> Vec<(String, Result<Kept, StoreError>)> {
    let restored = |it: &StoredText| {
        let kept = keep(store, catalogue, (&it.id, &it.text), &spare_id());
        (name(catalogue, it), kept)
    };
    backup.documents.iter().map(restored).collect()
}

/// What people know a document by: unit and day, or its id where it cannot be read.
fn name(catalogue: &Catalogue, stored: &StoredText) -> String {
    match assessment::read(stored.text.as_bytes(), &[catalogue]) {
        Ok(document) => {
            let header = document.value.header();
            format!("{}, {}", header.unit.name, header.date)
        }
        Err(_) => stored.id.to_string(),
    }
}

/// How many keys of ours start with one of `starts`, the first that fits, and their letters; the rest come last.
pub fn usage<const N: usize>(store: &dyn Store, starts: [&str; N]) -> Vec<(usize, usize)> {
    let mut sums = vec![(0, 0); N + 1];
    for key in store.keys().into_iter().filter(|key| key.starts_with(OURS)) {
        let text = store.get(&key).unwrap_or_default();
        let place = starts.iter().position(|start| key.starts_with(start)).unwrap_or(N);
        if let Some((keys, letters)) = sums.get_mut(place) {
            *keys += 1;
            *letters += key.encode_utf16().count() + text.encode_utf16().count();
        }
    }
    sums
}

/// Erases everything of ours, and nothing else.
pub fn erase_all(store: &dyn Store) {
    store.keys().iter().filter(|key| key.starts_with(OURS)).for_each(|key| store.remove(key));
}

/// The key of the document with that id.
pub fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// A store that lasts as long as the page: for where the browser's own is not to be had, and for tests.
// A list: it holds a few, and a tree of texts would be 3 kB of the first file.
#[derive(Debug, Default)]
pub struct Memory(std::cell::RefCell<Vec<(String, String)>>);

impl Store for Memory {
    fn keys(&self) -> Vec<String> {
        self.0.borrow().iter().map(|(key, _)| key.clone()).collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().iter().find(|it| it.0 == key).map(|(_, text)| text.clone())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.remove(key);
        self.0.borrow_mut().push((key.into(), text.into()));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().retain(|it| it.0 != key);
    }
}

#[cfg(test)]
mod tests;
