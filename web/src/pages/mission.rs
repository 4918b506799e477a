use crate::desk::use_desk;
use leptos::prelude::*;

#[component]
pub fn Mission() -> impl IntoView {
    let desk = use_desk();
    view! { <h1 tabindex="-1">{desk.t().mission}</h1> }
}
