//! Where results and refusals go: stdout and stderr, in a language, with colour only where it is welcome.

use crate::args::OutputArgs;
use crate::clock;
use crate::file;
use crate::pieces;
use crate::words::pick;
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use glapp_core::{Date, Language};
use glapp_format::{Problem, ProblemKind, Refusal};
use glapp_report::{Document, markdown, page};
use serde::Serialize;
use std::io::{self, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Headings and names.
pub const STRONG: Style = Style::new().bold();
/// What explains rather than tells.
pub const FAINT: Style = Style::new().dimmed();
/// All is well.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Worth a look.
pub const NOTICE: Style = AnsiColor::Yellow.on_default();
/// Wrong.
pub const BAD: Style = AnsiColor::Red.on_default();
/// As it comes.
pub const PLAIN: Style = Style::new();

/// The form of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// A table for other programs.
    Csv,
    /// For other documents.
    Markdown,
    /// A workbook that computes.
    Xlsx,
    /// A page of its own, to open, send or print.
    Html,
}

impl Format {
    /// The form that a file's name asks for.
    pub fn of_file(file: &Path) -> Option<Self> {
        Some(match file.extension()?.to_str()?.to_lowercase().as_str() {
            "txt" => Self::Text,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "md" | "markdown" => Self::Markdown,
            "xlsx" => Self::Xlsx,
            "html" | "htm" => Self::Html,
            _ => return None,
        })
    }
}

/// One run of the command: how to show things and where, and whether all is well.
pub struct Session {
    pub format: Format,
    /// The form that was asked for in so many words, if one was.
    pub asked: Option<Format>,
    pub language: Language,
    stdout: AutoStream<Stdout>,
    /// The file to write instead, and what there is to write so far: a file is written whole or not at all.
    file: Option<(PathBuf, Vec<u8>)>,
    refused: bool,
    misused: bool,
}

/// What a command ends with that was not understood, as `clap` has it for what it finds itself.
const MISUSE: u8 = 2;

impl Session {
    pub fn new(output: &OutputArgs) -> Self {
        Self {
            format: output.format(),
            asked: output.format,
            language: output.language(),
            stdout: anstream::stdout(),
            file: output.output.clone().map(|file| (file, Vec::new())),
            refused: false,
            misused: false,
        }
    }

    /// Writes a result. Styles in it are dropped where the reader is no terminal or NO_COLOR is set.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        if self.file.is_some() {
            return self.plain(anstream::adapter::strip_str(text).to_string().as_bytes());
        }
        self.stdout.write_all(text.as_bytes())?;
        self.stdout.flush()
    }

    /// Writes past the colour filter: what has no styles stays exactly as it is.
    pub fn plain(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Some((_, so_far)) = &mut self.file {
            so_far.extend_from_slice(bytes);
            return Ok(());
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Writes what is no text, such as a workbook. A terminal would only be confused by it.
    pub fn binary(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.file.is_none() && io::stdout().is_terminal() {
            let why = pick(
                self.language,
                "en arbetsbok är ingen text: ange --output FIL, eller skicka den vidare",
                "a workbook is no text: give --output FILE, or pipe it on",
            );
            return self.misuse(why);
        }
        self.plain(bytes)
    }

    /// Writes the file, if one was asked for and there is something to write.
    pub fn finish(&mut self) {
        let Some((file, bytes)) = self.file.take() else { return };
        if bytes.is_empty() {
            return;
        }
        if let Err(error) = file::write(&file, &bytes) {
            let why = pick(self.language, "filen gick inte att skriva", "the file could not be written");
            self.refuse(&file, &rule(format!("{why}: {error}")));
        }
    }

    /// Writes one JSON document on a line of its own.
    pub fn json(&mut self, document: &impl Serialize) -> io::Result<()> {
        if let Some((_, so_far)) = &mut self.file {
            serde_json::to_writer(&mut *so_far, document)?;
            so_far.push(b'\n');
            return Ok(());
        }
        // As it is made: of very many units it may be long.
        pieces::to_stdout(|out| {
            serde_json::to_writer(&mut *out, document)?;
            out.write_all(b"\n")
        })
    }

    /// Writes a document as Markdown or as a page of its own.
    pub fn document(&mut self, document: &Document) -> io::Result<()> {
        let text = match self.format {
            Format::Html => page::of(document, self.language),
            _ => markdown::of(document),
        };
        self.plain(text.as_bytes())
    }

    /// Says that a command has nothing in the form that was asked for.
    pub fn no_such_form(&mut self) -> io::Result<()> {
        let why = pick(self.language, "kommandot ger text eller json", "this command gives text or json");
        self.misuse(why)
    }

    /// Says what is wrong with the command itself, where that shows only now.
    pub fn misuse(&mut self, why: &str) -> io::Result<()> {
        self.misused = true;
        self.note(&format!("glapp: {why}"));
        Ok(())
    }

    /// Says why a file was refused, a line for each problem: `file:path: message`.
    pub fn refuse(&mut self, file: &Path, refusal: &Refusal) {
        self.refused = true;
        for problem in &refusal.problems {
            let line =
                format!("{}:{}: {}", place(file, problem), problem.path, problem.message(self.language));
            self.note(&line);
        }
    }

    /// The day that was asked for, or else today; none, and said so, where the machine does not know it.
    pub fn day(&mut self, asked: Option<Date>) -> Option<Date> {
        let day = asked.or_else(clock::today);
        if day.is_none() {
            let why = pick(
                self.language,
                "datorns klocka går fel; ange dagen med --as-of",
                "the clock is wrong; give the day with --as-of",
            );
            self.refuse(Path::new("glapp"), &rule(why));
        }
        day
    }

    /// A line on stderr.
    pub fn note(&self, line: &str) {
        // If nobody listens on stderr there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{}", one_line(line));
    }

    pub fn exit_code(&self) -> ExitCode {
        match (self.misused, self.refused) {
            (true, _) => ExitCode::from(MISUSE),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

/// The file that a problem is in: the document's own, or a part beside it.
pub fn place(file: &Path, problem: &Problem) -> String {
    let part = problem.part.as_deref().map(|part| file.with_file_name(part));
    one_line(&part.as_deref().unwrap_or(file).display().to_string())
}

/// A problem at the top of a document, in words of our own.
pub fn rule(text: impl Into<Box<str>>) -> Refusal {
    refusal(ProblemKind::Rule(text.into()))
}

/// A problem at the top of a document.
pub fn refusal(kind: ProblemKind) -> Refusal {
    Refusal { problems: vec![Problem { part: None, path: "$".into(), kind }] }
}

/// A text in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Somebody's text on one line: line breaks become spaces, and what would steer the terminal or turn the writing
/// direction becomes a visible mark.
pub fn one_line(text: &str) -> String {
    let tame = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(tame).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(one_line("Enhet\n\u{1b}[31m \"A\": 🚀\u{202e}"), "Enhet \u{fffd}[31m \"A\": 🚀\u{fffd}");
    }
}
