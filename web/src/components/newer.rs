//! Says that a newer version of Glapp is here. It never comes by itself: someone may be in the middle of a word.

use crate::browser;
use crate::desk::{SaveState, use_desk};
use leptos::prelude::*;

/// The notice, for a live region. It comes with the next page, so that nothing moves under anyone's hands.
#[component]
pub fn Newer() -> impl IntoView {
    let desk = use_desk();
    let (here, shown) = (RwSignal::new(false), RwSignal::new(false));
    browser::on_window("glapp-newer", move |_| here.set(true));
    Effect::new(move |_| {
        desk.route.track();
        shown.set(here.get_untracked());
    });
    let close = move |_| {
        here.set(false);
        shown.set(false);
    };
    let reload = move |_| {
        desk.save_now();
        // What is kept nowhere else must not be lost by it.
        match desk.save_state.get_untracked() {
            SaveState::Failed(error) => desk.alarm(|t, _| ((t.not_saved)(error).into(), Vec::new())),
            SaveState::InMemory => desk.alarm(|t, _| (t.kept_in_memory.into(), Vec::new())),
            SaveState::ErasedElsewhere => desk.alarm(|t, _| (t.erased_elsewhere.into(), Vec::new())),
            _ => browser::reload(),
        }
    };
    move || {
        shown.get().then(|| {
            let t = desk.t();
            view! {
                <div class="g-notice g-newer">
                    <p>{t.newer}</p>
                    <div class="g-notice-tools">
                        <button type="button" class="g-button g-button-quiet" on:click=reload>{t.reload}</button>
                        <button type="button" class="g-button g-button-plain" on:click=close>{t.close}</button>
                    </div>
                </div>
            }
        })
    }
}
