//! How what is changed comes to be stored, and what becomes of it when it is changed in two places at once.

use super::{DESKS, Desk, EXPORTED_KEY, Opened, SaveState};
use crate::browser;
use crate::own;
use crate::session::Session;
use crate::shelf::{self, Store as _, StoreError, Stored};
use glapp_core::{Assessment, Edit, Header, Reconciled};
use glapp_format::assessment;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How long a change may wait to be saved.
const SAVE_AFTER: Duration = Duration::from_millis(300);
/// The key of whether the browser has been asked to keep what is stored.
const PERSIST_KEY: &str = "glapp.persist";
/// After so many answers there is something to keep.
const WORTH_KEEPING: usize = 5;

/// Something that has been changed differently in two places. Until someone chooses here, each place shows its own: the
/// document stays as it is there, and the whole version from here is stored beside.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// To what it is here, and to what it is there.
    pub edits: [Edit; 2],
    /// The id of the version from here.
    beside: String,
}

/// How many of the latest versions from here are remembered: the browser may tell late of what another tab has stored.
const REMEMBERED: usize = 32;

/// What has been stored from here lately.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The revision of each version, and what stood there before it.
    versions: Vec<(u64, String)>,
    /// The latest version of another tab that was brought together with ours.
    met: Option<(u64, String)>,
}

impl Written {
    fn add(&mut self, revision: u64, before: String) {
        if self.versions.len() == REMEMBERED {
            self.versions.remove(0);
        }
        self.versions.push((revision, before));
    }

    /// What another tab's version goes on from, if it has the revision of one of ours: each was stored without the other.
    fn base_of(&self, revision: u64) -> Option<String> {
        let (_, before) = self.versions.iter().rfind(|it| it.0 == revision)?;
        let met = self.met.as_ref().filter(|it| it.0.checked_add(1) == Some(revision));
        Some(met.map_or(before, |it| &it.1).clone())
    }
}

impl Desk {
    /// Saves what waits to be saved, at once.
    pub fn save_now(&self) {
        if let Some(work) = self.work.try_get_untracked().flatten() {
            (work.save)(*self);
        }
    }

    /// The same, once there can be such.
    pub fn save_waiting(&self) {
        let timer = self.timer.try_update_value(Option::take).flatten();
        let waiting = timer.is_some() || matches!(self.save_state.get_untracked(), SaveState::Failed(_));
        if let Some(timer) = timer {
            timer.clear();
        }
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        if !waiting {
            return;
        }
        let saved = self.save(session);
        let id = session.assessment().read_untracked().header().id.clone();
        // Told when all is done: the page around may ask for everything at once, and for more of it.
        match saved {
            Ok(()) => {
                let key = format!("{EXPORTED_KEY}{id}");
                self.remember(&key, &session.unexported.get_untracked().to_string());
                let lasts = self.ask(|storage| storage.lasts());
                self.save_state.set(if lasts {
                    SaveState::At(browser::clock())
                } else {
                    SaveState::InMemory
                });
                self.tell_saved(session, lasts);
            }
            Err(error) => {
                // Whoever hears of it may well ask for the answers, which tries to save them once more.
                let is_known = self.save_state.get_untracked() == SaveState::Failed(error);
                self.save_state.set(SaveState::Failed(error));
                if !is_known {
                    self.tell_error("not-saved", (self.t().not_saved)(error));
                }
            }
        }
    }

    fn save(&self, session: Session) -> Result<(), StoreError> {
        let id = session.assessment().read_untracked().header().id.clone();
        let key = shelf::key(&id);
        let (there, base) = (self.ask(|storage| storage.get(&key)), self.stored_text.get_value());
        if let Some(theirs) = there.as_ref().filter(|text| **text != base) {
            self.meet(session, theirs, &base)?;
            self.stored_text.set_value(theirs.clone());
        }
        session.stamp(&browser::now());
        let ours = session.assessment().get_untracked();
        if let Some(Conflict { beside, .. }) = self.conflicts.read_untracked().first() {
            self.ask(|storage| shelf::save(storage, &ours.copy(&**beside)))?;
        }
        let text = self.ask(|storage| shelf::save(storage, &self.with_open(ours, 1)))?;
        let revision = self.ask(|storage| storage.revision(&key));
        self.written.update_value(|it| it.add(revision, there.unwrap_or_default()));
        self.stored_text.set_value(text);
        self.ask_to_keep(session);
        Ok(())
    }

    /// What lies here cannot be told from a cache by the browser unless it is asked, once there is something to keep.
    fn ask_to_keep(&self, session: Session) {
        let answered = session.analysis.read_untracked().total.rated;
        if answered < WORTH_KEEPING || self.home.is_guest() || self.ask(|it| it.get(PERSIST_KEY)).is_some() {
            return;
        }
        self.remember(PERSIST_KEY, "asked");
        browser::ask_to_keep();
    }

    /// An assessment in which what is not settled is as it is here (0) or there (1).
    fn with_open(&self, mut assessment: Assessment, place: usize) -> Assessment {
        let library = self.libraries.read_untracked().get(self.language.get_untracked());
        for conflict in self.conflicts.read_untracked().iter() {
            if let Some(edit) = Edit::settled(&conflict.edits, place, &assessment) {
                // It was taken from an assessment against the same catalogue.
                let _ = assessment.apply(&library.catalogue, edit);
            }
        }
        assessment
    }

    /// Someone else has stored `theirs` since `base` stood there: brings both together in work, or keeps theirs beside.
    fn meet(&self, session: Session, theirs: &str, base: &str) -> Result<(), StoreError> {
        let library = self.libraries.read_untracked().get(self.language.get_untracked());
        let read = |text: &str| {
            assessment::read(text.as_bytes(), &[&library.catalogue]).ok().map(|document| document.value)
        };
        let ours = session.assessment().get_untracked();
        let other = read(theirs);
        let met = other.as_ref().zip(read(base)).and_then(|(theirs, base)| {
            let met = self.with_open(ours.clone(), 1).reconciled(theirs, &base, &library.catalogue);
            met.map(|met| (met, theirs))
        });
        let Some((Reconciled { assessment, conflicts }, theirs)) = met else {
            self.keep_beside(other.as_ref(), theirs)?;
            self.alarm(|t, _| (t.kept_copy.into(), Vec::new()));
            return Ok(());
        };
        let before = self.conflicts.get_untracked();
        let beside = before.first().map_or_else(browser::new_id, |it| it.beside.clone());
        let still = before.iter().filter_map(|it| Edit::still(&it.edits, &ours, theirs));
        let open: Vec<_> =
            still.chain(conflicts).map(|edits| Conflict { edits, beside: beside.clone() }).collect();
        if open.is_empty() && !before.is_empty() {
            self.ask(|storage| shelf::remove(storage, &beside));
        }
        if open != before {
            self.conflicts.set(open);
        }
        let assessment = self.with_open(assessment, 0);
        if assessment != ours {
            session.replace(assessment);
            self.say(|t| t.met_elsewhere.into());
        }
        Ok(())
    }

    /// Keeps another version as a document of its own; one that cannot be read as the text that it is.
    fn keep_beside(&self, other: Option<&Assessment>, text: &str) -> Result<(), StoreError> {
        let id = browser::new_id();
        self.ask(|storage| match other {
            Some(other) => shelf::save(storage, &other.copy(&*id)).map(drop),
            // By a newer Glapp, say, which can read it.
            None => storage.set(&shelf::key(&id), text),
        })
    }

    /// Settles a conflict: with what is there, or with what is here.
    pub fn settle(&self, conflict: &Conflict, theirs: bool) {
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        if theirs {
            let edit = Edit::settled(&conflict.edits, 1, &session.assessment().read_untracked());
            // What is refused, or would do nothing where nothing can be changed, is not settled.
            if session.is_locked() || edit.is_none_or(|edit| session.dispatch(edit).is_err()) {
                return;
            }
        }
        self.conflicts.update(|all| all.retain(|it| it != conflict));
        // Only what is stored under the one name may go under the other.
        self.save_soon();
        self.save_now();
        let is_saved = !matches!(self.save_state.get_untracked(), SaveState::Failed(_));
        if is_saved && self.conflicts.read_untracked().is_empty() {
            self.ask(|storage| shelf::remove(storage, &conflict.beside));
            self.refresh_shelf();
        }
    }

    fn tell_saved(&self, session: Session, lasting: bool) {
        let about = session.assessment().with_untracked(|it| {
            let Header { id, modified, .. } = it.header();
            [("id", (&**id).into()), ("at", (&**modified).into()), ("lasting", lasting.into())]
        });
        self.home.tell("saved", &about);
    }

    // Nothing is held while the page around is told: it may change or take away the app at once.
    fn tell_change(&self, session: Session) {
        let total = session.analysis.with_untracked(|analysis| analysis.total);
        let about = session.assessment().with_untracked(|it| {
            let header = it.header();
            [
                ("id", (&*header.id).into()),
                ("unit", (&*header.unit.name).into()),
                ("date", header.date.to_string().into()),
                ("answered", JsValue::from(total.rated as f64)),
                ("clauses", JsValue::from(total.applicable as f64)),
                ("score", total.score.map_or(JsValue::NULL, JsValue::from)),
            ]
        });
        self.home.tell("change", &about);
    }

    /// The one effect that saves.
    pub(super) fn save_edits(&self) {
        let desk = *self;
        Effect::new(move |before: Option<Option<(String, u32)>>| {
            let Opened::Open(session) = desk.opened.get() else { return None };
            let now = (session.assessment().read_untracked().header().id.to_string(), session.edits().get());
            let edited = before.flatten().is_some_and(|(id, edits)| id == now.0 && edits != now.1);
            if edited {
                desk.save_soon();
                desk.tell_change(session);
            }
            Some(now)
        });
        self.home.on("visibilitychange", move |_| {
            if browser::is_hidden() {
                desk.save_now();
            }
        });
        for event in ["pagehide", "freeze"] {
            self.home.on(event, move |_| desk.save_now());
        }
        // A page that the browser had laid away has heard of nothing meanwhile.
        self.home.on("pageshow", move |event| {
            if browser::is_back(&event) {
                desk.look_again();
            }
        });
        self.home.on("beforeunload", move |event| {
            desk.save_now();
            if desk.is_at_stake() {
                // The browser asks, in its own words.
                event.prevent_default();
            }
        });
        on_cleanup(move || desk.save_now());
    }

    fn save_soon(&self) {
        let desk = *self;
        // What could not be saved stays said until it could.
        if !matches!(desk.save_state.get_untracked(), SaveState::Failed(_) | SaveState::InMemory) {
            desk.save_state.set(SaveState::Waiting);
        }
        let waiting = desk.timer.with_value(Option::is_some);
        if !waiting {
            let timer = set_timeout_with_handle(move || desk.save_now(), SAVE_AFTER);
            desk.timer.set_value(timer.ok());
        }
    }

    pub(super) fn follow_others(&self) {
        let desk = *self;
        self.home.on("storage", move |event| {
            if let Some((key, stored)) = browser::stored_elsewhere(&event) {
                desk.hear_of(&key, &stored);
            }
            desk.look_again();
        });
        let place = self.opened;
        DESKS.with_borrow_mut(|desks| desks.push(desk));
        on_cleanup(move || DESKS.with_borrow_mut(|desks| desks.retain(|it| it.opened != place)));
    }

    /// Another tab has stored this under a key of the browser. If it did so in the same instant as we, ours may have taken
    /// its place unseen: then both are brought together now.
    fn hear_of(&self, outer: &str, stored: &str) {
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        let key = shelf::key(&session.assessment().read_untracked().header().id);
        let revision = crate::safe::revision(stored);
        let Some(base) = self.written.with_value(|it| it.base_of(revision)) else { return };
        let (ours, theirs) = (self.stored_text.get_value(), crate::safe::unsealed(stored));
        let is_lost = self.ask(|storage| {
            storage.is_at(outer, &key) && storage.get(&key).as_deref() == Some(&*ours) && theirs != ours
        });
        if !is_lost {
            return;
        }
        match self.meet(session, &theirs, &base) {
            Ok(()) => {
                self.written.update_value(|it| it.met = Some((revision, theirs)));
                // Theirs stands nowhere else.
                self.save_soon();
                self.save_now();
            }
            Err(error) => self.save_state.set(SaveState::Failed(error)),
        }
    }

    /// Looks at what someone else may have stored.
    pub fn look_again(&self) {
        own::bring(self);
        self.refresh_shelf();
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        let waiting = self.timer.with_value(Option::is_some)
            || matches!(self.save_state.get_untracked(), SaveState::Waiting | SaveState::Failed(_));
        let id = session.assessment().read_untracked().header().id.clone();
        let library = self.libraries.read_untracked().get(self.language.get_untracked());
        match self.ask(|storage| shelf::open(storage, &library.catalogue, &id)) {
            None if !waiting => self.save_state.set(SaveState::ErasedElsewhere),
            Some(Stored { text, assessment: Ok(assessment), .. }) if !waiting => {
                if self.stored_text.with_value(|stored| *stored == text) {
                    // It was erased and has been put back.
                    if *self.save_state.read_untracked() == SaveState::ErasedElsewhere {
                        self.save_state.set(self.at_rest());
                    }
                    return;
                }
                let base = self.stored_text.get_value();
                if !self.conflicts.read_untracked().is_empty() {
                    // What is not settled stays as it is here.
                    if self.meet(session, &text, &base).is_ok() {
                        self.stored_text.set_value(text);
                    }
                    return;
                }
                self.stored_text.set_value(text);
                session.replace(assessment);
                self.save_state.set(self.at_rest());
                self.say(|t| t.changed_elsewhere.into());
            }
            // What waits here is saved soon, and both are brought together then.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_tabs_version_goes_on_from_what_ours_did_however_late_it_is_told() {
        let mut written = Written::default();
        (5..=7).for_each(|revision| written.add(revision, format!("before {revision}")));
        assert_eq!(written.base_of(4), None);
        assert_eq!(written.base_of(6).as_deref(), Some("before 6"));
        written.met = Some((6, "theirs 6".into()));
        assert_eq!(written.base_of(7).as_deref(), Some("theirs 6"));
        assert_eq!(written.base_of(8), None, "stored after ours");
        (8..100).for_each(|revision| written.add(revision, String::new()));
        assert_eq!((written.versions.len(), written.base_of(5)), (REMEMBERED, None));
    }
}
