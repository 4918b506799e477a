//! From draft to adopted: the dialog that adopts, and what an adopted assessment says instead of fields.

use crate::browser;
use crate::components::dialogs::{self, Dialog, DialogRef};
use crate::components::fields::TextField;
use crate::desk::use_desk;
use crate::session::Session;
use glapp_core::{Adoption, Date, Edit};
use glapp_report::vocabulary::isolated;
use leptos::prelude::*;

/// Adopts the assessment in work.
#[component]
pub fn AdoptDialog(node: DialogRef, session: Session) -> impl IntoView {
    let t = use_desk().t();
    let (date, by, checked) =
        (RwSignal::new(browser::today().to_string()), RwSignal::new(String::new()), RwSignal::new(false));
    let day = move || date.read().parse::<Date>().ok();
    let wrong_day = Signal::derive(move || (checked.get() && day().is_none()).then_some(t.date_wrong));
    let missing =
        Signal::derive(move || (checked.get() && by.read().trim().is_empty()).then_some(t.adopt_by_missing));
    let adopt = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        checked.set(true);
        let (day, by) = (untrack(day), by.get_untracked());
        let Some(date) = day.filter(|_| !by.trim().is_empty()) else {
            return browser::focus("#g-adopt [aria-invalid]");
        };
        let adoption = Adoption { date, by: by.trim().into(), carried: Default::default() };
        dialogs::close(node);
        // Offered only for a draft, which can be adopted.
        let _ = session.dispatch(Edit::Adopt(adoption));
        browser::focus("#g-adopted");
    };
    let left = move || {
        let total = session.analysis.read().total;
        let left = total.applicable.saturating_sub(total.rated);
        (left > 0).then(|| (t.adopt_open)(left))
    };
    view! {
        <Dialog node id="g-adopt" heading=Signal::derive(move || t.adopt_heading.to_owned())>
            <form class="g-form" novalidate on:submit=adopt>
                <p>{t.adopt_text}</p>
                <p>{left}</p>
                <TextField id="g-adopt-date" kind="date" label=t.adopt_date value=date error=wrong_day />
                <TextField id="g-adopt-by" label=t.adopt_by hint=t.adopt_by_hint value=by error=missing />
                <div class="g-actions">
                    <button type="submit" class="g-button">{t.adopt}</button>
                    <button type="button" class="g-button g-button-quiet" on:click=move |_| dialogs::close(node)>
                        {t.cancel}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

/// Why nothing can be changed, and how to go on.
#[component]
pub fn Adopted(session: Session) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let assessment = session.assessment();
    let why = move || {
        let assessment = assessment.read();
        let adopted = assessment.header().adopted.as_ref()?;
        Some((t.read_only)(&adopted.date.to_string(), &isolated(&adopted.by)))
    };
    let think_again = move |_| {
        session.undo();
        browser::focus("#g-main h1");
    };
    view! {
        <div class="g-readonly" id="g-adopted" tabindex="-1" hidden=move || !session.is_adopted()>
            <p id="g-why-locked">{why}</p>
            <button
                type="button"
                class="g-button g-button-quiet"
                on:click=move |_| desk.go_on_from(&assessment.read_untracked())
            >
                {t.go_on_new}
            </button>
            <button
                type="button"
                class="g-button g-button-plain"
                hidden=move || !session.can_undo()
                on:click=think_again
            >
                {t.unadopt}
            </button>
        </div>
    }
}
