//! What is said to whoever works.

use super::Desk;
use crate::shelf::Taken;
use crate::text::{Messages, messages};
use glapp_core::{Coded, Language};
use glapp_format::Problem;
use glapp_report::vocabulary::capital;
use leptos::prelude::*;

/// Something that happened and should be said once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Whether it is something to worry about.
    pub alarming: bool,
    /// What was erased and can be put back from here, and its name.
    pub taken: Option<(Taken, String)>,
    /// In each language: one sentence, and the particulars. Whoever switches language wants to read what stands there.
    pub texts: Vec<(Language, String, Vec<String>)>,
}

impl Notice {
    pub(super) fn new(alarming: bool, words: impl Fn(&Messages, Language) -> (String, Vec<String>)) -> Self {
        let text = |&language: &Language| {
            let (title, lines) = words(messages(language), language);
            (language, title, lines)
        };
        Self { alarming, taken: None, texts: Language::ALL.iter().map(text).collect() }
    }

    /// What it says in a language: one sentence, and the particulars.
    pub fn text(&self, language: Language) -> (String, Vec<String>) {
        let text = self.texts.iter().find(|(it, ..)| *it == language);
        text.map(|(_, title, lines)| (title.clone(), lines.clone())).unwrap_or_default()
    }
}

impl Desk {
    /// Says why a file was not taken in.
    pub fn refuse(&self, name: &str, problems: &[Problem]) {
        self.alarm(|t, language| {
            let problem = |it: &Problem| match &*it.path {
                // It is about the file as a whole.
                "$" => format!("{}.", capital(&it.message(language))),
                path => format!("{path}: {}", it.message(language)),
            };
            let shown = problems.iter().take(8).map(problem);
            let rest = problems.len().saturating_sub(8);
            let more = (rest > 0).then(|| (t.more_problems)(rest));
            let last = [t.import_untouched.to_owned()];
            ((t.import_refused)(name), shown.chain(more).chain(last).collect())
        });
    }

    /// Says why a workbook was not taken in, in the words of whoever tried to read it.
    pub fn refuse_lines(&self, name: &str, lines: &[String]) {
        self.alarm(|t, _| {
            let shown = lines.iter().take(8).cloned();
            let rest = lines.len().saturating_sub(8);
            let more = (rest > 0).then(|| (t.more_problems)(rest));
            ((t.import_refused)(name), shown.chain(more).chain([t.import_untouched.to_owned()]).collect())
        });
    }

    /// Takes the notices away that have been said, but none that something can be put back from.
    pub fn clear_notices(&self) {
        self.notices.update(|notices| notices.retain(|it| it.taken.is_some()));
    }

    /// Says something that went as it should.
    pub fn say(&self, title: impl Fn(&Messages) -> String) {
        self.tell(Notice::new(false, |t, _| (title(t), Vec::new())));
    }

    /// Says something that did not.
    pub fn alarm(&self, words: impl Fn(&Messages, Language) -> (String, Vec<String>)) {
        let notice = Notice::new(true, words);
        let (title, lines) = notice.text(self.language.get_untracked());
        self.tell_error("notice", &[&[title], &*lines].concat().join("\n"));
        self.tell(notice);
    }

    pub(super) fn tell_error(&self, kind: &str, message: &str) {
        self.home.tell("error", &[("kind", kind.into()), ("message", message.into())]);
    }

    /// Says something, once.
    pub fn tell(&self, notice: Notice) {
        if !self.notices.read_untracked().contains(&notice) {
            self.notices.update(|notices| notices.push(notice));
        }
    }
}
