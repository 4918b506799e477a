//! What stands above every page: the group's pages, and something that happened, said once.

use crate::browser;
use crate::components::fields::button;
use crate::components::header::group_tabs;
use crate::desk::{Desk, Notice, SaveState};
use crate::route::Route;
use crate::surface::{Heard, Page};
use glapp_core::Edit;
use glapp_report::vocabulary::isolated;
use leptos::prelude::*;
use maud::{Markup, html};

/// The notices, announced to screen readers and there until they are closed or the page changes.
pub struct NoticeBox {
    desk: Desk,
    /// Whether a newer version of Glapp is here. It never comes by itself: someone may be in the middle of a word.
    newer: RwSignal<bool>,
    /// Whether that is said: with the next page, so that nothing moves under anyone's hands.
    said: RwSignal<bool>,
}

impl NoticeBox {
    /// The notices of the desk, and of a newer version.
    pub fn new(desk: Desk) -> Self {
        let (newer, said) = (RwSignal::new(false), RwSignal::new(false));
        desk.home.on("glapp-newer", move |_| newer.set(true));
        Effect::new(move |_| {
            desk.route.track();
            said.set(newer.get_untracked());
        });
        Self { desk, newer, said }
    }

    fn newer(&self) -> Markup {
        let t = self.desk.t();
        html! {
            @if self.said.get() {
                div.g-notice.g-newer {
                    p { (t.newer) }
                    div.g-notice-tools {
                        (button("g-button-quiet", "reload", t.reload))
                        (button("g-button-plain", "later", t.close))
                    }
                }
            }
        }
    }

    fn notice(&self, place: usize, notice: &Notice) -> Markup {
        let t = self.desk.t();
        let (title, lines) = notice.text(self.desk.language());
        html! {
            div.g-notice.g-notice-alarming[notice.alarming] data-key=(title) {
                div {
                    p.g-notice-title { (title) }
                    ul { @for line in lines { li { (line) } } }
                }
                div.g-notice-tools {
                    @if notice.taken.is_some() {
                        (button("g-button-quiet g-put-back", &format!("put-back {place}"), t.undo))
                    }
                    (button("g-button-plain", &format!("close {place}"), t.close))
                }
            }
        }
    }

    fn reload(&self) {
        let desk = self.desk;
        desk.save_now();
        // What is kept nowhere else must not be lost by it.
        match desk.save_state.get_untracked() {
            SaveState::Failed(error) => desk.say_not_saved(error),
            SaveState::InMemory => desk.alarm(|t, _| (t.kept_in_memory.into(), Vec::new())),
            SaveState::ErasedElsewhere => desk.alarm(|t, _| (t.erased_elsewhere.into(), Vec::new())),
            _ => browser::reload(),
        }
    }
}

impl Page for NoticeBox {
    fn html(&self) -> String {
        let desk = self.desk;
        let notices = desk.notices.read();
        // What was erased is put back where it was erased.
        let here = *desk.route.read() == Route::Start;
        let all = html! {
            (group_tabs(desk))
            // The region is there before its text is: only then is the text announced.
            div.g-notices part="notices" role="status" {
                (self.newer())
                @if let Some(work) = desk.work.get() { ((work.conflicts)(desk)) }
                @for (place, notice) in notices.iter().enumerate() {
                    @if here || notice.taken.is_none() { (self.notice(place, notice)) }
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        let notices = self.desk.notices;
        let notice = notices.read_untracked().get(heard.place()).cloned();
        match (&*heard.does, notice) {
            ("close", Some(notice)) => notices.update(|notices| notices.retain(|it| *it != notice)),
            ("put-back", Some(notice)) => {
                let desk = self.desk;
                desk.when_working(move |work| (work.put_back)(&desk, &notice));
            }
            ("keep-ours" | "take-theirs", _) => {
                let conflict = self.desk.conflicts.read_untracked().get(heard.place()).cloned();
                if let (Some(conflict), Some(work)) = (conflict, self.desk.work.get_untracked()) {
                    (work.settle)(&self.desk, &conflict, heard.does == "take-theirs");
                }
            }
            ("later", _) => {
                self.newer.set(false);
                self.said.set(false);
            }
            ("reload", _) => self.reload(),
            _ => {}
        }
    }
}

/// What has been changed differently in another place. Until someone chooses, what is here holds.
pub fn conflicts(desk: Desk) -> Markup {
    let t = desk.t();
    let (library, language) = (desk.library(), desk.language());
    let told = |edit: &Edit| {
        let words = desk.pages.get().map(|pages| (pages.edited)(edit, &library.catalogue, language));
        words.unwrap_or_default()
    };
    html! {
        div.g-conflicts {
            @for (place, conflict) in desk.conflicts.read().iter().enumerate() {
                @let [[subject, here], [_, there]] = conflict.edits.each_ref().map(told);
                div.g-notice.g-notice-alarming data-key={ (place) (subject) } {
                    div {
                        p.g-notice-title { (t.conflict) " " (subject) }
                        ul {
                            li { (t.conflict_here) " " (isolated(&here)) }
                            li { (t.conflict_there) " " (isolated(&there)) }
                        }
                    }
                    div.g-notice-tools {
                        (button("g-button-quiet", &format!("keep-ours {place}"), t.keep_ours))
                        (button("g-button-quiet", &format!("take-theirs {place}"), t.take_theirs))
                    }
                }
            }
        }
    }
}
