//! What could not be saved stays in memory, whichever page is gone to, and the browser asks before it goes with the page.

use super::{Conflict, Desk, EXPORTED_KEY, Opened, SaveState};
use crate::session::Session;
use crate::shelf::{Store as _, StoreError};
use glapp_core::Assessment;
use leptos::prelude::*;
use std::cell::RefCell;

/// An assessment that was left before it could be saved.
#[derive(Clone)]
pub struct Unsaved {
    session: Session,
    rest: Rest,
}

/// What else is known of it.
#[derive(Clone)]
struct Rest {
    /// The text that it goes on from.
    base: String,
    error: StoreError,
    /// What was not settled.
    conflicts: Vec<Conflict>,
}

thread_local! {
    /// What apps on the page had not saved when they were taken away, with the name of their space: the next one there goes
    /// on with it.
    static LEFT: RefCell<Vec<(String, Assessment, Rest)>> = const { RefCell::new(Vec::new()) };
}

impl Unsaved {
    fn is(&self, id: &str) -> bool {
        *self.session.assessment().read_untracked().header().id == *id
    }
}

impl Desk {
    /// Keeps the assessment in work in memory if it could not be saved: whoever comes back finds it as it was left.
    pub(super) fn lay_aside(&self) {
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        let SaveState::Failed(error) = self.save_state.get_untracked() else { return };
        let (base, conflicts) = (self.stored_text.get_value(), self.conflicts.get_untracked());
        let rest = Rest { base, error, conflicts };
        self.unsaved.update_value(|all| all.push(Unsaved { session, rest }));
    }

    /// The app is taken away: what could not be saved stays on the page for the next one.
    pub fn leave_behind(&self) {
        self.lay_aside();
        let unsaved = self.unsaved.try_update_value(std::mem::take).unwrap_or_default();
        let Some(space) = self.ask(|storage| storage.space().map(str::to_owned)) else { return };
        let left = unsaved.into_iter().map(|Unsaved { session, rest }| {
            (space.clone(), session.assessment().get_untracked(), rest)
        });
        LEFT.with_borrow_mut(|all| all.extend(left));
    }

    /// Takes over what an earlier app on the page could not save.
    pub(super) fn take_over(&self) {
        let Some(space) = self.ask(|storage| storage.space().map(str::to_owned)) else { return };
        let ours = LEFT.with_borrow_mut(|all| all.extract_if(.., |it| it.0 == space).collect::<Vec<_>>());
        for (_, assessment, rest) in ours {
            let unsaved = Unsaved { session: self.session(assessment), rest };
            self.unsaved.update_value(|all| all.push(unsaved));
        }
    }

    /// Goes on with one that was laid aside, and tries to save it again; whether there is one.
    pub(super) fn take_up(&self, id: &str) -> bool {
        let found = self.unsaved.try_update_value(|all| {
            let place = all.iter().position(|it| it.is(id))?;
            Some(all.swap_remove(place))
        });
        let Some(Unsaved { session, rest: Rest { base, error, conflicts } }) = found.flatten() else {
            return false;
        };
        self.conflicts.set(conflicts);
        self.written.set_value(Default::default());
        self.stored_text.set_value(base);
        self.save_state.set(SaveState::Failed(error));
        self.opened.set(Opened::Open(session));
        self.save_now();
        true
    }

    /// Forgets the assessment with that id that was laid aside, and tells how it was left.
    pub(super) fn forget_unsaved(&self, id: &str) -> Option<Assessment> {
        let unsaved = self.unsaved(id);
        self.unsaved.update_value(|all| all.retain(|it| !it.is(id)));
        unsaved
    }

    /// The assessment with that id as it was left, if it was laid aside.
    pub(super) fn unsaved(&self, id: &str) -> Option<Assessment> {
        let session = self.unsaved.with_value(|all| all.iter().find(|it| it.is(id)).map(|it| it.session))?;
        Some(session.assessment().get_untracked())
    }

    /// Says on every page that something could not be saved, for as long as it could not.
    pub(super) fn say_unsaved(&self) {
        if let Some(error) = self.unsaved.with_value(|all| all.first().map(|it| it.rest.error)) {
            self.say_not_saved(error);
        }
    }

    /// Says that something could not be saved, and what to do then.
    pub fn say_not_saved(&self, error: StoreError) {
        self.alarm(|t, _| ((t.not_saved)(error).into(), Vec::new()));
    }

    /// Whether something would be gone with the page.
    pub fn is_at_stake(&self) -> bool {
        let in_memory = || {
            self.ask(|storage| {
                let unexported = |key: &String| {
                    key.starts_with(EXPORTED_KEY) && storage.get(key).is_some_and(|steps| steps != "0")
                };
                !storage.lasts() && storage.keys().iter().any(unexported)
            })
        };
        matches!(self.save_state.get_untracked(), SaveState::Failed(_))
            || self.unsaved.with_value(|all| !all.is_empty())
            || self.workshop.with_untracked(|table| table.is_unsaved())
            || in_memory()
    }
}
