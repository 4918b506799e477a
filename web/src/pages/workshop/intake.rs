//! What is laid on the table: files, and links that have been pasted.

use super::Sitting;
use crate::browser;
use crate::office;
use glapp_core::{Assessment, Catalogue, Coded, Language};
use glapp_format::{Problem, ProblemKind, Refusal, assessment, backup};
use glapp_report::Origin;
use glapp_report::vocabulary::pick;
use leptos::prelude::*;
use web_sys::File;

impl Sitting {
    pub(super) fn take_files(self, files: Vec<File>) {
        self.desk.home.spawn(async move {
            for file in files {
                let name = file.name();
                let read = self.read(&file).await;
                self.desk.workshop.update(|table| table.take_in(Origin::File(name), read));
            }
        });
    }

    async fn read(self, file: &File) -> Result<Assessment, [Vec<String>; 2]> {
        let (desk, library) = (self.desk, self.desk.library());
        // A file too large to be one of ours is not read at all.
        if file.size() > backup::MAX_BYTES as f64 {
            let (bytes, limit) = (file.size() as u64, backup::MAX_BYTES as u64);
            return Err(told(&[Problem {
                part: None,
                path: "$".into(),
                kind: ProblemKind::TooLarge { bytes, limit },
            }]));
        }
        let unread = |_| alike(vec![desk.t().file_unreadable.to_owned()]);
        let bytes = browser::read_file(file).await.map_err(unread)?;
        // A workbook is a zip file, whatever it is called.
        if bytes.starts_with(b"PK") {
            let json = office::read(desk, &bytes).await.map_err(alike)?;
            return read(json.as_bytes(), &library.catalogue);
        }
        read(&bytes, &library.catalogue)
    }

    /// Takes in what has been pasted: links, or the text of a file.
    pub(super) fn take_text(self, text: String) {
        let (desk, library) = (self.desk, self.desk.library());
        if text.starts_with('{') {
            let read = read(text.as_bytes(), &library.catalogue);
            let name = pick(desk.language(), "Inklistrat", "Pasted").to_owned();
            return desk.workshop.update(|table| table.take_in(Origin::File(name), read));
        }
        self.desk.home.spawn(async move {
            for (place, link) in links(&text).into_iter().enumerate() {
                // A mail program may have broken the link in two, or a word may follow it.
                let first = link.split_whitespace().next().unwrap_or_default();
                let mut found = office::read_link(desk, first).await;
                if found.is_err() && first != link {
                    found = office::read_link(desk, &link).await;
                }
                let library = desk.library();
                let read = found.map_err(alike).and_then(|json| read(json.as_bytes(), &library.catalogue));
                desk.workshop.update(|table| table.take_in(Origin::Link(place + 1), read));
            }
        });
    }
}

fn read(bytes: &[u8], catalogue: &Catalogue) -> Result<Assessment, [Vec<String>; 2]> {
    let read = assessment::read(bytes, &[catalogue]);
    read.map(|document| document.value).map_err(|Refusal { problems, .. }| told(&problems))
}

/// What is wrong with a file, in each language.
fn told(problems: &[Problem]) -> [Vec<String>; 2] {
    [Language::Sv, Language::En].map(|language| {
        debug_assert_eq!(Language::ALL.len(), 2, "a text for every language");
        let problem = |it: &Problem| match &*it.path {
            "$" => it.message(language),
            path => format!("{path}: {}", it.message(language)),
        };
        problems.iter().take(3).map(problem).collect()
    })
}

/// What is said in the language of the moment only.
fn alike(lines: Vec<String>) -> [Vec<String>; 2] {
    [lines.clone(), lines]
}

/// What stands behind `#/open/` in each of the links of a text; all of it where there is none.
fn links(text: &str) -> Vec<String> {
    let mut parts = text.split("#/open/");
    let before = parts.next().unwrap_or_default();
    // The address that the next link begins with is not a part of this one.
    let until = |it: &str| {
        let end = it
            .find("://")
            .map_or(it.len(), |at| it.get(..at).and_then(|it| it.rfind(char::is_whitespace)).unwrap_or(0));
        it.get(..end).unwrap_or_default().trim().to_owned()
    };
    let found: Vec<String> = parts.map(until).collect();
    if found.is_empty() && !before.trim().is_empty() { vec![before.trim().to_owned()] } else { found }
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn links_are_found_in_what_people_paste() {
        assert_eq!(links("https://a.se/#/open/1.abc\nhttps://a.se/#/open/1.d\ne"), ["1.abc", "1.d\ne"]);
        assert_eq!(links("Hej!\nfile:///c:/glapp.html#/open/1.abc Hälsningar"), ["1.abc Hälsningar"]);
        assert_eq!(links(" https://a.se/ "), ["https://a.se/"]);
        assert!(links(" \n").is_empty());
    }
}
