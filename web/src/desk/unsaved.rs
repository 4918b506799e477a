//! What could not be saved stays in memory, whichever page is gone to, and the browser asks before it goes with the page.

use super::{Desk, EXPORTED_KEY, Opened, SaveState};
use crate::session::Session;
use crate::shelf::{Store as _, StoreError};
use glapp_core::Assessment;
use leptos::prelude::*;

/// An assessment that was left before it could be saved.
#[derive(Clone)]
pub struct Unsaved {
    session: Session,
    /// The text that it goes on from.
    base: String,
    error: StoreError,
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
        let base = self.stored_text.get_value();
        self.unsaved.update_value(|all| all.push(Unsaved { session, base, error }));
    }

    /// Goes on with one that was laid aside, and tries to save it again; whether there is one.
    pub(super) fn take_up(&self, id: &str) -> bool {
        let found = self.unsaved.try_update_value(|all| {
            let place = all.iter().position(|it| it.is(id))?;
            Some(all.swap_remove(place))
        });
        let Some(Unsaved { session, base, error }) = found.flatten() else {
            return false;
        };
        self.conflicts.update(Vec::clear);
        self.written.set_value(Default::default());
        self.stored_text.set_value(base);
        self.save_state.set(SaveState::Failed(error));
        self.opened.set(Opened::Open(session));
        self.save_now();
        true
    }

    /// The assessment with that id as it was left, if it was laid aside.
    pub(super) fn unsaved(&self, id: &str) -> Option<Assessment> {
        let session = self.unsaved.with_value(|all| all.iter().find(|it| it.is(id)).map(|it| it.session))?;
        Some(session.assessment().get_untracked())
    }

    /// Says on every page that something could not be saved, for as long as it could not.
    pub(super) fn say_unsaved(&self) {
        if let Some(error) = self.unsaved.with_value(|all| all.first().map(|it| it.error)) {
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
            || in_memory()
    }
}
