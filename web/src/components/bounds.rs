//! A score drawn with its bounds. Decoration: the numbers always stand beside it.

use glapp_core::{Level, Score};
use leptos::prelude::*;

/// A line from the lower to the upper bound with a dot at the score and a bar at the target, on a scale from 0.
#[component]
pub fn Bounds(score: Score, top: Level) -> impl IntoView {
    let at = move |value: f64| format!("{:.2}%", 2.0 + value / top.value().max(1.0) * 96.0);
    let tick = move |level: u8| {
        let x = at(f64::from(level));
        view! { <line class="g-bounds-tick" x1=x.clone() x2=x y1="6" y2="22" /> }
    };
    let whisker = score.lower.zip(score.upper).map(|(lower, upper)| {
        let (x1, x2) = (at(lower), at(upper));
        view! {
            <line class="g-bounds-range" x1=x1.clone() x2=x2.clone() y1="14" y2="14" />
            <line class="g-bounds-end" x1=x1.clone() x2=x1 y1="9" y2="19" />
            <line class="g-bounds-end" x1=x2.clone() x2=x2 y1="9" y2="19" />
        }
    });
    let target = score.target.map(|target| {
        let x = at(target);
        view! { <line class="g-bounds-target" x1=x.clone() x2=x y1="2" y2="26" /> }
    });
    let dot = score.score.map(|score| view! { <circle class="g-bounds-dot" cx=at(score) cy="14" r="6" /> });
    view! {
        <svg class="g-bounds" width="100%" height="28" aria-hidden="true" focusable="false">
            <line class="g-bounds-axis" x1=at(0.0) x2=at(top.value()) y1="14" y2="14" />
            {(0..=top.number()).map(tick).collect_view()}
            {whisker}
            {target}
            {dot}
        </svg>
    }
}
