//! A document as a page of its own: one HTML file that needs nothing else, to open, send or print.

use crate::html::{self, Setting, escape};
use crate::{Document, vocabulary::pick};
use glapp_core::{Coded, Language};

/// The look of such a page: what a report needs, on screen in either theme and on paper.
const STYLE: &str = include_str!("page.css");

/// The document as a whole page. It asks for nothing, runs nothing, and nobody's text in it is markup.
///
/// ```
/// use glapp_core::Language;
/// let document = glapp_report::Document { title: "A <b>".into(), blocks: vec![] };
/// let page = glapp_report::page::of(&document, Language::En);
/// assert!(page.starts_with("<!doctype html><html lang=\"en\">") && page.contains("<title>A &lt;b&gt; · Glapp</title>"));
/// assert!(!page.contains("<script"));
/// ```
pub fn of(document: &Document, language: Language) -> String {
    let mut title = String::new();
    escape(&mut title, &document.title);
    let body = html::of(document, &Setting { language, address: &|id| format!("#{id}"), live: false });
    let made = pick(language, "Gjord med Glapp.", "Made with Glapp.");
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{title} · Glapp</title><style>{STYLE}</style></head><body><main>{body}</main>\
         <footer>{made}</footer></body></html>\n",
        language.code()
    )
}
