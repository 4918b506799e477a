use crate::desk::use_desk;
use leptos::prelude::*;

#[component]
pub fn Practices() -> impl IntoView {
    let desk = use_desk();
    view! { <h1 tabindex="-1">{desk.t().practice_map}</h1> }
}
