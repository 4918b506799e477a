//! The practices that people have added themselves: stored as one document, in the format that cities exchange.

use crate::browser;
use crate::desk::Desk;
use crate::shelf::{Store, StoreError};
use glapp_core::{Catalogue, Coded, Language, Practice, PracticeTaken, Practices};
use glapp_format::{Document, Problem, Refusal, practices};
use glapp_report::vocabulary::pick;
use leptos::prelude::*;

/// The key of what has been added.
pub const KEY: &str = "glapp.practices";
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

/// Stores a set; nothing is left of an empty one, unless it carries fields that are not known here.
///
/// # Errors
/// A [`StoreError`]; what was stored before then still is.
pub fn save(store: &dyn Store, set: &Practices) -> Result<(), StoreError> {
    if set.practices.is_empty() && set.carried.is_empty() {
        store.remove(KEY);
        return Ok(());
    }
    store.set(KEY, &practices::write(set, Language::ALL))
}

/// What is stored, to the letter, for a backup; empty if nothing is.
pub fn back_up(store: &dyn Store) -> String {
    store.get(KEY).unwrap_or_default()
}

/// What became of the practices in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// They were taken in beside those that are stored.
    Taken(Taken),
    /// They cannot be read here; nothing was stored, so they are, as they were.
    AsTheyWere,
    /// They, or those that are stored, cannot be read. What is stored is left alone.
    LeftAlone,
}

/// Brings the practices of a backup back. What is stored stays as it is.
///
/// # Errors
/// A [`StoreError`]; nothing is stored then.
pub fn restore(
    store: &dyn Store,
    catalogue: &Catalogue,
    text: &str,
    spare_id: impl Fn() -> String,
) -> Result<Restored, StoreError> {
    let there = back_up(store);
    let read = read(text.as_bytes(), catalogue);
    if there.is_empty() {
        store.set(KEY, text)?;
        return Ok(match read {
            Ok(set) => Restored::Taken(Taken { new: set.value.practices.len(), ..Taken::default() }),
            Err(_) => Restored::AsTheyWere,
        });
    }
    let (Ok(read), Ok(mut set)) = (read, stored(store, catalogue)) else {
        let same = there == text;
        return Ok(if same { Restored::AsTheyWere } else { Restored::LeftAlone });
    };
    let mut taken = Taken::of(&read.warnings);
    for practice in read.value.practices {
        taken.count(set.take_in(practice, &spare_id()));
    }
    if taken.new > 0 {
        save(store, &set)?;
    }
    Ok(Restored::Taken(taken))
}

/// How many practices from elsewhere have been taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Those that were not here.
    new: usize,
    /// Those among them that have got an id of their own, because another one here has theirs.
    beside: usize,
    /// Those that were here already.
    there: usize,
    /// The places of what is not known and has been left out: what stands in the practices comes along with them, what
    /// stands around them belongs to the file.
    lost: Vec<String>,
}

impl Taken {
    /// None so far, of a file that was read with these warnings.
    pub fn of(warnings: &[Problem]) -> Self {
        let around = warnings.iter().filter(|it| !it.path.starts_with("$.practices["));
        Self { lost: around.map(|it| it.path.to_string()).collect(), ..Self::default() }
    }

    /// Counts one.
    pub fn count(&mut self, taken: PracticeTaken) {
        match taken {
            PracticeTaken::New => self.new += 1,
            PracticeTaken::There => self.there += 1,
            PracticeTaken::Beside => {
                self.new += 1;
                self.beside += 1;
            }
        }
    }

    /// Says so.
    pub fn told(&self, language: Language) -> String {
        let Self { new, beside, there, lost } = self;
        let say = |sv, en| pick(language, sv, en);
        let mut told =
            format!("{new} {}, {there} {}", say("tillagda", "added"), say("fanns redan", "already here"));
        if *beside > 0 {
            let why = say("har samma id som andra och fick egna", "had the ids of others and got their own");
            told += &format!("; {beside} {why}");
        }
        if !lost.is_empty() {
            let why = say("det som inte känns igen följer inte med", "what is not known is not kept");
            told += &format!("; {why}: {}", lost.join(", "));
        }
        told
    }
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

    /// A store with one practice of ours, and its text.
    fn with_one() -> (Memory, Catalogue, String) {
        let (store, catalogue) = (Memory::default(), example::catalogue());
        let mut set = stored(&store, &catalogue).unwrap();
        set.practices.push(example::practice());
        save(&store, &set).unwrap();
        let text = back_up(&store);
        (store, catalogue, text)
    }

    #[test]
    fn a_backup_brings_practices_back_and_replaces_none() {
        let (store, catalogue, text) = with_one();
        let spare = || "spare".to_owned();
        let taken = |new, beside, there| Ok(Restored::Taken(Taken { new, beside, there, lost: Vec::new() }));
        // Elsewhere they come back to the letter, what is unknown in them too.
        let odd = text.replacen("\"version\"", "\"later\": [ 1 ], \"version\"", 1);
        let elsewhere = Memory::default();
        assert_eq!(restore(&elsewhere, &catalogue, &odd, spare), taken(1, 0, 0));
        assert_eq!(back_up(&elsewhere), odd);
        // Where they are nothing happens; where they are others these come beside, once.
        assert_eq!(restore(&store, &catalogue, &text, spare), taken(0, 0, 1));
        assert_eq!(back_up(&store), text);
        let other = text.replace(&*example::practice().city, "Annanstad");
        assert_ne!(other, text);
        assert_eq!(restore(&store, &catalogue, &other, spare), taken(1, 1, 0));
        assert_eq!(restore(&store, &catalogue, &other, spare), taken(0, 0, 1));
        let set = stored(&store, &catalogue).unwrap();
        assert_eq!((set.practices.len(), &set.practices[0]), (2, &example::practice()));
        // What is lost on the way is told.
        let Ok(Restored::Taken(lost)) = restore(&store, &catalogue, &odd, spare) else { panic!() };
        assert!(lost.told(Language::En).ends_with("what is not known is not kept: $[\"later\"]"));
    }

    #[test]
    fn what_is_not_known_in_a_practice_comes_along_and_stays() {
        let (store, catalogue, text) = with_one();
        let odd = text.replacen("\"2018-01-01\"", "\"2018-01-01\", \"later\": [ 1.0 ]", 1);
        let odd = odd.replacen("\"forum\"", "\"labb\"", 1);
        let Ok(Restored::Taken(taken)) = restore(&store, &catalogue, &odd, String::new) else { panic!() };
        assert_eq!(taken, Taken { new: 1, ..Taken::default() });
        let kept = |store: &Memory| back_up(store).contains("\"later\": [ 1.0 ]");
        assert!(kept(&store));
        // Through adding and removing others, and through a file.
        let mut set = stored(&store, &catalogue).unwrap();
        set.practices.push(Practice { id: "third".into(), ..example::practice() });
        set.practices.remove(0);
        save(&store, &set).unwrap();
        assert!(kept(&store));
        let elsewhere = Memory::default();
        let read = read(back_up(&store).as_bytes(), &catalogue).unwrap().value;
        let mut other = stored(&elsewhere, &catalogue).unwrap();
        for practice in read.practices {
            take_in(&mut other, &[], practice, Language::Sv, "spare");
        }
        save(&elsewhere, &other).unwrap();
        assert!(kept(&elsewhere));
    }

    #[test]
    fn what_is_not_known_around_the_practices_stays_when_the_last_is_removed() {
        let (store, catalogue, text) = with_one();
        store.set(KEY, &text.replacen("\"version\"", "\"later\": [ 1 ], \"version\"", 1)).unwrap();
        let mut set = stored(&store, &catalogue).unwrap();
        set.practices.clear();
        save(&store, &set).unwrap();
        assert!(back_up(&store).contains("\"later\": [ 1 ]"));
        assert_eq!(stored(&store, &catalogue), Ok(set));
    }

    #[test]
    fn practices_that_cannot_be_read_are_kept_but_over_nothing() {
        let (store, catalogue, text) = with_one();
        let newer = r#"{"format": "glapp/practices", "version": 99}"#;
        let restore = |store: &Memory, text: &str| restore(store, &catalogue, text, String::new);
        assert_eq!(restore(&store, newer), Ok(Restored::LeftAlone));
        assert_eq!(back_up(&store), text);
        let elsewhere = Memory::default();
        for _ in 0..2 {
            assert_eq!(restore(&elsewhere, newer), Ok(Restored::AsTheyWere));
            assert_eq!(back_up(&elsewhere), newer);
        }
        assert_eq!(restore(&elsewhere, &text), Ok(Restored::LeftAlone));
        assert_eq!(back_up(&elsewhere), newer);
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
