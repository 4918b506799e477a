//! The practices that people have added themselves: stored as one document, in the format that cities exchange.

use crate::browser;
use crate::desk::Desk;
use crate::shelf::{Store, StoreError};
use glapp_core::{Catalogue, Coded, Language, Practice, PracticeTaken, Practices};
use glapp_format::{Document, Refusal, practices};
use leptos::prelude::*;

/// The key of what has been added.
const KEY: &str = "glapp.practices";
/// What is stored before anything has been added, against a catalogue of that name.
const EMPTY: &str = r#"{
  "format": "glapp/practices", "version": 1, "id": "own", "edition": "1", "catalogue": "CATALOGUE",
  "title": { "sv": "Egna arbetssätt", "en": "Practices of our own" },
  "source": { "sv": "Tillagt i Glapp av dem som använder det.", "en": "Added in Glapp by those who use it." }
}"#;

/// What is stored; an empty set if nothing is.
///
/// # Errors
/// Why it cannot be read: by a newer Glapp it can. It is then left alone.
pub fn stored(store: &dyn Store, catalogue: &Catalogue) -> Result<Practices, Refusal> {
    let text = store.get(KEY).unwrap_or_else(|| EMPTY.replace("CATALOGUE", catalogue.id()));
    Ok(read(text.as_bytes(), catalogue)?.value)
}

/// Reads a file of practices.
///
/// # Errors
/// Everything that is wrong with it. Parts in other files are missing here.
pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Document<Practices>, Refusal> {
    practices::read(bytes, &[catalogue], &mut |_| Err("only whole sets can be loaded here".into()))
}

/// Stores a set; nothing is left of an empty one.
///
/// # Errors
/// A [`StoreError`]; what was stored before then still is.
pub fn save(store: &dyn Store, set: &Practices) -> Result<(), StoreError> {
    if set.practices.is_empty() {
        store.remove(KEY);
        return Ok(());
    }
    store.set(KEY, &practices::write(set, Language::ALL))
}

/// Takes in a practice, unless it is among `given` in the very same words.
pub fn take_in(
    set: &mut Practices,
    given: &[&Practice],
    practice: Practice,
    language: Language,
    spare_id: &str,
) -> PracticeTaken {
    let same_id = given.iter().find(|it| it.id == practice.id);
    let said = |it: &Practice| {
        practices::write_compact(&Practices { practices: vec![it.clone()], ..set.clone() }, &[language])
    };
    match same_id {
        Some(same) if said(same) == said(&practice) => PracticeTaken::There,
        Some(_) => {
            let same = |it: &Practice| Practice { id: practice.id.clone(), ..it.clone() } == practice;
            if set.practices.iter().any(same) {
                return PracticeTaken::There;
            }
            set.take_in(Practice { id: spare_id.into(), ..practice }, spare_id);
            PracticeTaken::Beside
        }
        None => set.take_in(practice, spare_id),
    }
}

/// Brings what is stored to the libraries. What cannot be read is not there for anyone but the page that says so.
pub fn bring(desk: &Desk) {
    let library = desk.libraries.with_untracked(|libraries| libraries.get(Language::Sv));
    let own =
        desk.ask(|store| stored(store, &library.catalogue)).map(|set| set.practices).unwrap_or_default();
    if desk.libraries.with_untracked(|libraries| libraries.own() != own) {
        desk.libraries.update(|libraries| libraries.set_own(own));
    }
}

/// Offers what is stored as a file.
pub fn export(desk: &Desk) {
    let library = desk.library();
    let Ok(mut set) = desk.ask(|store| stored(store, &library.catalogue)) else { return };
    let day = browser::today().to_string();
    set.edition = day.as_str().into();
    let city = set.practices.first().map_or("", |it| &it.city).to_owned();
    let name = browser::file_name(&["arbetssatt", &city, &day], ".json");
    browser::download(&name, &practices::write(&set, Language::ALL));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::{Memory, erase_all};
    use glapp_core::example;

    #[test]
    fn what_is_added_is_stored_exported_and_erased() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        let mut set = stored(&store, &catalogue).unwrap();
        assert!(set.practices.is_empty());
        set.practices.push(example::practice());
        save(&store, &set).unwrap();
        assert_eq!(stored(&store, &catalogue), Ok(set.clone()));
        let text = store.get(KEY).unwrap();
        erase_all(&store);
        assert!(stored(&store, &catalogue).unwrap().practices.is_empty());
        assert_eq!(read(text.as_bytes(), &catalogue).unwrap().value, set);
        set.practices.clear();
        save(&store, &set).unwrap();
        assert_eq!(store.keys(), [""; 0]);
    }

    #[test]
    fn what_a_newer_version_stored_is_left_alone() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        store.set(KEY, "{\"format\": \"glapp/practices\", \"version\": 99}").unwrap();
        assert!(stored(&store, &catalogue).is_err());
    }

    #[test]
    fn what_is_given_already_is_not_added_once_more() {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        let mut set = stored(&store, &catalogue).unwrap();
        let forum = example::practice();
        let given = [&forum];
        let mut take = |it: Practice| take_in(&mut set, &given, it, Language::Sv, "spare");
        assert_eq!(take(forum.clone()), PracticeTaken::There);
        let other = Practice { city: "Annanstad".into(), ..forum.clone() };
        assert_eq!(take(other.clone()), PracticeTaken::Beside);
        assert_eq!(take(other), PracticeTaken::There);
        assert_eq!(set.practices.len(), 1);
        assert_eq!(&*set.practices[0].id, "spare");
    }
}
