//! What shows that a level is reached: rows that are saved as they are written.

use crate::browser;
use crate::components::fields::Part;
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
        <Part id="g-part-evidence" heading=t.evidence count=count>
            <ul class="g-plain" id="g-evidence" on:change=tidy>
                <For each=move || 0..rows() key=|place| *place let:place>
                    <EvidenceRow session clause place locked />
                </For>
            </ul>
        </Part>
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
        // The button has gone, but the empty row is always there.
        browser::focus("#g-evidence li:last-child input");
    };
    let link = move || address(&row.read().url, browser::is_file());
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

/// Where a link leads. Only what is plainly an address of the web becomes one, and what is plainly the path of a file
/// where the page is a file itself (no other page may open one): anything else that a document may hold stays text.
fn address(written: &str, from_file: bool) -> Option<String> {
    let written = written.trim();
    let starts = |start: &str| written.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    if starts("https://") || starts("http://") || (from_file && starts("file:///")) {
        return Some(written.to_owned());
    }
    let mut letters = written.chars();
    let drive = letters.next().is_some_and(|it| it.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'));
    let share = written.starts_with(r"\\");
    (from_file && (drive || share)).then(|| {
        let escaped = written.replace('%', "%25").replace('#', "%23").replace('?', "%3F");
        let path = escaped.replace('\\', "/");
        format!("file://{}{}", if drive { "/" } else { "" }, path.trim_start_matches('/'))
    })
}

fn is_blank(row: &Evidence) -> bool {
    row.text.trim().is_empty() && row.url.trim().is_empty() && row.carried.is_empty()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_of_the_web_become_links() {
        for url in ["https://example.org/a?b#c", "http://intranät/", "HTTPS://EXAMPLE.ORG"] {
            assert_eq!(address(url, false).as_deref(), Some(url));
        }
        assert_eq!(address("  https://example.org ", true).as_deref(), Some("https://example.org"));
    }

    #[test]
    fn paths_of_files_become_links_where_the_page_is_a_file() {
        for (path, link) in [
            ("file:///C:/a.docx", "file:///C:/a.docx"),
            (r"G:\Mapp\Plan 50 % #1.docx", "file:///G:/Mapp/Plan 50 %25 %231.docx"),
            ("c:/a?b", "file:///c:/a%3Fb"),
            (r"\\server\del\fil.pdf", "file://server/del/fil.pdf"),
        ] {
            assert_eq!(address(path, true).as_deref(), Some(link));
            assert_eq!(address(path, false), None, "{path}");
        }
    }

    #[test]
    fn anything_else_stays_text() {
        for text in [
            "",
            " ",
            "Verksamhetsplan 2026",
            "javascript:alert(1)",
            "JaVaScRiPt://x%0aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//example.org",
            "ftp://example.org",
            "C:",
            "ab:\\x",
            "blob:x",
            "http:x",
            "\u{1}https://x",
            "=HYPERLINK(\"https://x\")",
            "file:x",
            "mailto:a@b.se",
        ] {
            assert_eq!(address(text, true), None, "{text:?}");
            assert_eq!(address(text, false), None, "{text:?}");
        }
    }
}
