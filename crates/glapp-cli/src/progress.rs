//! How far reading very many files has come, on a terminal alone.

use crate::words::pick;
use glapp_core::Language;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Columns of the bar itself.
const WIDTH: usize = 30;
/// Who waits for less is not told.
const PATIENCE: Duration = Duration::from_millis(500);
/// No more often than people see.
const PAUSE: Duration = Duration::from_millis(100);

/// A bar on stderr that is gone when the work is done. Where nobody watches, nothing.
pub struct Progress {
    done: usize,
    all: usize,
    next: Option<Instant>,
    shown: bool,
    what: &'static str,
}

impl Progress {
    /// Of so many files.
    pub fn of(all: usize, language: Language) -> Self {
        let next = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { done: 0, all, next, shown: false, what: pick(language, "filer lästa", "files read") }
    }

    /// One more is done.
    pub fn step(&mut self) {
        self.done += 1;
        let Some(next) = self.next else { return };
        let now = Instant::now();
        if now >= next {
            self.next = Some(now + PAUSE);
            self.shown = true;
            // Nobody is left to tell if this fails.
            let _ = write!(io::stderr(), "\r{}", self.line());
        }
    }

    /// Takes the bar away, so that something else can be said.
    pub fn clear(&mut self) {
        if self.shown {
            self.shown = false;
            let blank = " ".repeat(self.line().chars().count());
            let _ = write!(io::stderr(), "\r{blank}\r");
        }
    }

    fn line(&self) -> String {
        let filled = WIDTH * self.done / self.all.max(1);
        let (full, rest) = ("█".repeat(filled), "░".repeat(WIDTH.saturating_sub(filled)));
        format!(
            "{full}{rest} {:>width$} / {} {}",
            self.done,
            self.all,
            self.what,
            width = self.all.to_string().len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_wide_at_the_end_as_at_the_beginning() {
        let at = |done| Progress { done, all: 1200, next: None, shown: false, what: "files read" }.line();
        assert_eq!(at(0), format!("{}    0 / 1200 files read", "░".repeat(30)));
        assert_eq!(at(600), format!("{}{}  600 / 1200 files read", "█".repeat(15), "░".repeat(15)));
        assert_eq!(at(1200), format!("{} 1200 / 1200 files read", "█".repeat(30)));
    }

    #[test]
    fn nothing_is_shown_where_nobody_watches() {
        let mut progress = Progress { done: 0, all: 2, next: None, shown: false, what: "" };
        progress.step();
        assert!(!progress.shown);
    }
}
