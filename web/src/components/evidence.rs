//! What shows that a level is reached: rows that are saved as they are written.

use crate::browser;
use crate::components::fields::part;
use crate::desk::Desk;
use crate::session::Session;
use crate::surface::Heard;
use glapp_core::{Change, ClauseId, Evidence};
use maud::{Markup, html};

/// The evidence of a clause, with an empty row to go on in. There is no button to forget.
pub fn evidence(desk: Desk, session: Session, clause: ClauseId, locked: bool) -> Markup {
    let t = desk.t();
    let rows = session.rating(clause).evidence;
    let count = rows.len();
    let open = (!locked).then(Evidence::default);
    let body = html! {
        // A row that was left empty stays until the focus leaves it, so that it does not vanish under someone's hands.
        ul.g-plain #g-evidence data-left="tidy-evidence" {
            @for (place, row) in rows.iter().chain(&open).enumerate() { (shown(desk, place, row, locked)) }
        }
    };
    part(desk, "g-part-evidence", t.evidence, count, body)
}

fn shown(desk: Desk, place: usize, row: &Evidence, locked: bool) -> Markup {
    let t = desk.t();
    let name = if row.text.trim().is_empty() { &row.url } else { &row.text };
    html! {
        li.g-evidence {
            label {
                span { (t.evidence_what) }
                input.g-input type="text" disabled[locked] value=(row.text) data-do={ "evidence-text " (place) };
            }
            label {
                span { (t.evidence_where) }
                input.g-input type="text" inputmode="url" disabled[locked] value=(row.url)
                    data-do={ "evidence-url " (place) };
            }
            @if !is_blank(row) {
                p.g-evidence-tools {
                    @if let Some(url) = address(&row.url, browser::is_file()) {
                        a href=(url) target="_blank" rel="noopener noreferrer" { (name) }
                    }
                    button.g-button.g-button-plain type="button" disabled[locked] aria-label=((t.remove_named)(name))
                        data-do={ "evidence-remove " (place) } { (t.remove) }
                }
            }
        }
    }
}

/// Takes over what has been written.
pub fn hear(heard: &Heard, session: Session, clause: ClauseId) {
    let mut rows = session.rating(clause).evidence;
    let place = heard.place();
    match &*heard.does {
        "evidence-text" | "evidence-url" => {
            if rows.len() == place {
                rows.push(Evidence::default());
            }
            let Some(row) = rows.get_mut(place) else { return };
            let written = heard.value().into();
            if heard.does == "evidence-text" {
                row.text = written
            } else {
                row.url = written
            }
            while rows.last().is_some_and(is_blank) {
                rows.pop();
            }
        }
        "tidy-evidence" => rows.retain(|row| !is_blank(row)),
        "evidence-remove" if place < rows.len() => {
            rows.remove(place);
            // The button has gone, but the empty row is always there.
            heard.home.focus("#g-evidence li:last-child input");
        }
        _ => return,
    }
    session.change(clause, Change::Evidence(rows));
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
