//! Something that happened, said once.

use crate::desk::{Notice, use_desk};
use leptos::prelude::*;

/// The notices, announced to screen readers and there until they are closed or the page changes.
#[component]
pub fn NoticeBox() -> impl IntoView {
    let desk = use_desk();
    let shown = move |notice: Notice| {
        let closed = notice.clone();
        let close = move |_| desk.notices.update(|notices| notices.retain(|it| *it != closed));
        let (title, lines) = notice.text(desk.language());
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <div class="g-notice" class:g-notice-alarming=notice.alarming>
                <div>
                    <p class="g-notice-title">{title}</p>
                    <ul>{lines}</ul>
                </div>
                <button type="button" class="g-button g-button-plain" on:click=close>{desk.t().close}</button>
            </div>
        }
    };
    // The region is there before its text is: only then is the text announced.
    view! { <div class="g-notices" role="status">{move || desk.notices.get().into_iter().map(shown).collect_view()}</div> }
}
