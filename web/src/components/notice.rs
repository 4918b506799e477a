//! Something that happened, said once.

use crate::components::newer::Newer;
use crate::desk::{Notice, use_desk};
use crate::route::Route;
use leptos::prelude::*;

/// The notices, announced to screen readers and there until they are closed or the page changes.
#[component]
pub fn NoticeBox() -> impl IntoView {
    let desk = use_desk();
    let shown = move |notice: Notice| {
        let closed = notice.clone();
        let close = move |_| desk.notices.update(|notices| notices.retain(|it| *it != closed));
        let (title, lines) = notice.text(desk.language());
        let back = notice.taken.is_some().then(|| {
            let notice = notice.clone();
            let put_back = move |_| desk.put_back(&notice);
            view! {
                <button type="button" class="g-button g-button-quiet g-put-back" on:click=put_back>{desk.t().undo}</button>
            }
        });
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <div class="g-notice" class:g-notice-alarming=notice.alarming>
                <div>
                    <p class="g-notice-title">{title}</p>
                    <ul>{lines}</ul>
                </div>
                <div class="g-notice-tools">
                    {back}
                    <button type="button" class="g-button g-button-plain" on:click=close>{desk.t().close}</button>
                </div>
            </div>
        }
    };
    // The region is there before its text is: only then is the text announced.
    view! {
        <div class="g-notices" role="status">
            <Newer />
            {move || {
                // What was erased is put back where it was erased.
                let here = *desk.route.read() == Route::Start;
                let notices = desk.notices.get().into_iter();
                notices.filter(|it| here || it.taken.is_none()).map(shown).collect_view()
            }}
        </div>
    }
}
