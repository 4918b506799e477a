//! What could not be saved stays in memory, whichever page is gone to, and the browser asks before it goes with the page.

use super::{Conflict, Desk, EXPORTED_KEY, Opened, SaveState};
use crate::shelf::{Store as _, StoreError};
use glapp_core::{Assessment, Edit};
use leptos::prelude::*;
use std::cell::RefCell;

/// An assessment that was left before it could be saved.
#[derive(Clone)]
struct Unsaved {
    /// Where it belongs: [`crate::storage::Storage::space`].
    space: String,
    assessment: Assessment,
    /// The text that it goes on from.
    base: String,
    error: StoreError,
    /// What was not settled.
    conflicts: Vec<Conflict>,
    /// How many steps no file has.
    unexported: u32,
}

thread_local! {
    /// What could not be saved, of all apps on the page: one may be taken away, and the next goes on with it.
    static UNSAVED: RefCell<Vec<Unsaved>> = const { RefCell::new(Vec::new()) };
}

impl Desk {
    /// Keeps the assessment in work in memory if it could not be saved: whoever comes back finds it as it was left.
    pub fn lay_aside(&self) {
        let Opened::Open(session) = self.opened.get_untracked() else { return };
        let SaveState::Failed(error) = self.save_state.get_untracked() else { return };
        let Some(space) = self.space() else { return };
        let (base, conflicts) = (self.stored_text.get_value(), self.conflicts.get_untracked());
        let (assessment, unexported) =
            (session.assessment().get_untracked(), session.unexported.get_untracked());
        let unsaved = Unsaved { space, assessment, base, error, conflicts, unexported };
        UNSAVED.with_borrow_mut(|all| all.push(unsaved));
    }

    /// Keeps what a group has decided and could not be stored, when its table is cleared or the app is taken away.
    pub fn lay_table_aside(&self) {
        let (draft, stored) = self.workshop.with_untracked(|table| {
            (table.draft().filter(|_| table.is_unsaved()).cloned(), table.stored().cloned())
        });
        let (Some(assessment), Some(space)) = (draft, self.space()) else { return };
        let base = stored.map_or_else(String::new, |it| glapp_format::assessment::write(&it));
        // Whatever it was: it is tried again when it is opened.
        let error = StoreError::Full;
        let unsaved = Unsaved { space, assessment, base, error, conflicts: Vec::new(), unexported: 1 };
        UNSAVED.with_borrow_mut(|all| all.push(unsaved));
    }

    /// Goes on with one that was laid aside, and tries to save it again; whether there is one.
    pub(super) fn take_up(&self, id: &str) -> bool {
        let Some(Unsaved { assessment, base, error, conflicts, unexported, .. }) = self.forget_unsaved(id)
        else {
            return false;
        };
        self.conflicts.set(conflicts);
        self.written.set_value(Default::default());
        self.stored_text.set_value(base);
        self.save_state.set(SaveState::Failed(error));
        let session = self.session(assessment);
        session.unexported.set(unexported);
        self.opened.set(Opened::Open(session));
        self.save_now();
        true
    }

    fn space(&self) -> Option<String> {
        self.ask(|storage| storage.space().map(str::to_owned))
    }

    /// What was laid aside and belongs here: the places in the list, and what to do with the list.
    fn look<T>(&self, id: Option<&str>, act: impl FnOnce(&mut Vec<Unsaved>, usize) -> T) -> Option<T> {
        let space = self.space()?;
        let fits = |it: &Unsaved| it.space == space && id.is_none_or(|id| *it.assessment.header().id == *id);
        UNSAVED.with_borrow_mut(|all| all.iter().position(fits).map(|place| act(all, place)))
    }

    fn forget_unsaved(&self, id: &str) -> Option<Unsaved> {
        self.look(Some(id), |all, place| all.swap_remove(place))
    }

    /// Forgets the assessment with that id that was laid aside, and tells how it was left.
    pub(super) fn take_unsaved(&self, id: &str) -> Option<Assessment> {
        let first = self.forget_unsaved(id).map(|it| it.assessment);
        while self.forget_unsaved(id).is_some() {}
        first
    }

    /// Makes an edit to what was laid aside, too.
    pub(super) fn edit_unsaved(&self, id: &str, edit: Edit) {
        let catalogue = &self.library().catalogue;
        self.look(Some(id), |all, place| {
            // What is refused for the one that is stored is refused here.
            all.get_mut(place).map(|it| it.assessment.apply(catalogue, edit))
        });
    }

    /// Everything that was laid aside, with the text that each goes on from.
    pub(super) fn all_unsaved(&self) -> Vec<(Assessment, String)> {
        let Some(space) = self.space() else { return Vec::new() };
        let ours = |it: &Unsaved| (it.space == space).then(|| (it.assessment.clone(), it.base.clone()));
        UNSAVED.with_borrow(|all| all.iter().filter_map(ours).collect())
    }

    /// Forgets everything that was laid aside.
    pub(super) fn forget_all_unsaved(&self) {
        while self.look(None, |all, place| drop(all.swap_remove(place))).is_some() {}
    }

    /// The assessment with that id as it was left, if it was laid aside.
    pub(super) fn unsaved(&self, id: &str) -> Option<Assessment> {
        let found = self.look(Some(id), |all, place| all.get(place).map(|it| it.assessment.clone()));
        found.flatten()
    }

    /// Why something that was laid aside could not be saved, if there is such.
    fn why_unsaved(&self) -> Option<StoreError> {
        self.look(None, |all, place| all.get(place).map(|it| it.error)).flatten()
    }

    /// Says on every page that something could not be saved, for as long as it could not.
    pub(super) fn say_unsaved(&self) {
        if let Some(error) = self.why_unsaved() {
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
            || self.why_unsaved().is_some()
            || self.workshop.with_untracked(|table| table.is_unsaved())
            || in_memory()
    }
}
