//! `glapp handbook`: the common manual as Markdown.

use crate::clock;
use crate::library::{self, LibraryArgs};
use crate::output::{Format, Session, rule};
use crate::words::pick;
use clap::Args;
use glapp_core::{Assessment, Date, Handbook, HandbookSources};
use glapp_format::{Refusal, bundled};
use glapp_report::handbook;
use std::io;
use std::path::{Path, PathBuf};

/// Write the common manual: why and how, the process, clause by clause what to do, and the words
///
/// For each clause: the question and why it matters, what it looks like when it works, what the city has for it on
/// the day, what the city says that it lacks, the first steps, and who shares. The text is Markdown.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp handbook --lang sv > handbok.md
      The manual as of today, in Swedish.
  glapp handbook --as-of 2023-12-31
      With the practices that the city had on the last day of its programme.
  glapp handbook units/*.glapp.json
      The units that do what the city lacks are named under \"Who shares\".")]
pub struct HandbookCommand {
    /// Assessments of units that share what they do
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The day on which to look at the city's practices, such as 2023-12-31 [default: today in UTC]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl HandbookCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let language = session.language;
        let usage = |session: &mut Session, why: &str| {
            session.refuse(Path::new("glapp"), &rule(why));
            Ok(())
        };
        if session.format == Format::Json {
            return usage(
                session,
                pick(language, "handboken finns bara som text", "the handbook is text only"),
            );
        }
        let Some(day) = self.as_of.or_else(clock::today) else {
            let why =
                pick(language, "datorns klocka går fel; ange --as-of", "the clock is wrong; give --as-of");
            return usage(session, why);
        };
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let Some(practices) = &library.practices else {
            let why = pick(
                language,
                "inga arbetssätt är kopplade till katalogen; ange --practices",
                "no practices are linked to the catalogue; give --practices",
            );
            return usage(session, why);
        };
        let written = (|| -> Result<_, Refusal> {
            let text = bundled::handbook_text(&library.catalogue)?;
            Ok((bundled::terms()?, bundled::needs(&library.catalogue)?, text))
        })();
        let (terms, needs, text) = match written {
            Ok(written) => written,
            Err(refusal) => {
                session.refuse(Path::new(library.catalogue.id()), &refusal);
                return Ok(());
            }
        };
        let mut units: Vec<Assessment> = Vec::new();
        for file in &self.files {
            match library::read(file, language).and_then(|bytes| library.assessment(&bytes)) {
                Ok(document) => units.push(document.value),
                Err(refusal) => session.refuse(file, &refusal),
            }
        }
        let sources = HandbookSources {
            catalogue: &library.catalogue,
            practices,
            needs: &needs,
            terms: &terms,
            text: &text,
        };
        let document = handbook(&Handbook::on(day, sources, &units), language);
        session.document(&document)
    }
}
