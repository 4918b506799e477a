//! What shows that a level is reached: rows that are saved as they are written.

use crate::desk::use_desk;
use crate::session::Session;
use glapp_core::{Change, ClauseId, Evidence};
use leptos::prelude::*;

/// The evidence of a clause, with an empty row to go on in. There is no button to forget.
#[component]
pub fn EvidenceRows(session: Session, clause: ClauseId, locked: bool) -> impl IntoView {
    let t = use_desk().t();
    let rating = session.rating(clause);
    let count = Memo::new(move |_| rating.read().evidence.len());
    // A row that was left empty stays until the focus leaves it, so that it does not vanish under someone's hands.
    let tidy = move |_| {
        let mut rows = rating.get_untracked().evidence;
        rows.retain(|row| !is_blank(row));
        session.change(clause, Change::Evidence(rows));
    };
    let rows = move || if locked { count.get() } else { count.get() + 1 };
    view! {
        <section class="g-card">
            <h2>{t.evidence}</h2>
            <ul class="g-plain" on:change=tidy>
                <For each=move || 0..rows() key=|place| *place let:place>
                    <EvidenceRow session clause place locked />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn EvidenceRow(session: Session, clause: ClauseId, place: usize, locked: bool) -> impl IntoView {
    let t = use_desk().t();
    let rating = session.rating(clause);
    let row = Memo::new(move |_| rating.read().evidence.get(place).cloned().unwrap_or_default());
    let write = move |change: &dyn Fn(&mut Evidence)| {
        let mut rows = rating.get_untracked().evidence;
        if rows.len() <= place {
            rows.resize(place + 1, Evidence::default());
        }
        if let Some(row) = rows.get_mut(place) {
            change(row);
        }
        while rows.last().is_some_and(is_blank) {
            rows.pop();
        }
        session.change(clause, Change::Evidence(rows));
    };
    let remove = move |_| {
        let mut rows = rating.get_untracked().evidence;
        if place < rows.len() {
            rows.remove(place);
        }
        session.change(clause, Change::Evidence(rows));
    };
    // Only what is plainly an address of the web becomes a link: anything else a file may hold stays text.
    let link = move || {
        let row = row.read();
        let safe = row.url.starts_with("https://") || row.url.starts_with("http://");
        safe.then(|| row.url.to_string())
    };
    let name = move || {
        let row = row.read();
        let shown = if row.text.trim().is_empty() { &row.url } else { &row.text };
        shown.to_string()
    };
    view! {
        <li class="g-evidence">
            <label>
                <span>{t.evidence_what}</span>
                <input
                    type="text"
                    class="g-input"
                    disabled=locked
                    prop:value=move || row.read().text.to_string()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        write(&|row| row.text = text.as_str().into());
                    }
                />
            </label>
            <label>
                <span>{t.evidence_where}</span>
                <input
                    type="text"
                    inputmode="url"
                    class="g-input"
                    disabled=locked
                    prop:value=move || row.read().url.to_string()
                    on:input:target=move |event| {
                        let url = event.target().value();
                        write(&|row| row.url = url.as_str().into());
                    }
                />
            </label>
            {move || {
                let row = row.get();
                (!is_blank(&row)).then(|| view! {
                    <p class="g-evidence-tools">
                        {link().map(|url| view! {
                            <a href=url target="_blank" rel="noopener noreferrer">{name()}</a>
                        })}
                        <button
                            type="button"
                            class="g-button g-button-plain"
                            disabled=locked
                            aria-label=(t.remove_named)(&name())
                            on:click=remove
                        >
                            {t.remove}
                        </button>
                    </p>
                })
            }}
        </li>
    }
}

fn is_blank(row: &Evidence) -> bool {
    row.text.trim().is_empty() && row.url.trim().is_empty() && row.carried.is_empty()
}
