//! `glapp gap`: where units stand and what to do first.

mod document;
mod summary;
mod text;

use crate::library::{self, Library, LibraryArgs};
use crate::output::{Format, Session};
use crate::words::pick;
use clap::Args;
use glapp_core::{Assessment, Catalogue, Coverage, Date, GapAnalysis, Group, Grouping};
use glapp_office::xlsx;
use glapp_report::{ResultSources, csv, report};
use std::io;
use std::path::{Path, PathBuf};

/// Show where a unit stands, its gaps, and what to do first
///
/// For each file: the level reached in total and by chapter, the range that it could still end up in once everything
/// is answered, the gaps in order of priority, and for each the first thing to do with the practices behind it.
///
/// Levels go from 0 to the top of the scale (5). A gap is how far a clause is below its target; a surplus in one
/// clause never hides a gap in another. Priority is importance times how much the total would rise if the clause
/// reached its target.
#[derive(Debug, Args)]
#[command(after_long_help = "\
What to do first:
  use      the city has a practice for this: use it
  revive   the city had one that has ended: revive it
  build    the city has nothing that answers the clause: build
  sustain  the target is reached, with a practice behind it
  share    the target is reached where the city has no practice: show others
  rest     the target is reached because it is low for now

Examples:
  glapp gap unit.glapp.json
      The result as text, in the language of --lang.
  glapp gap unit.glapp.json --as-of 2023-12-31
      The same ratings, with the practices that the city had on that day.
  glapp gap unit.glapp.json --by iso-56001:2024
      By the clauses of another standard, through the crosswalk; what no
      clause answers is marked.
  glapp gap *.glapp.json --format json | jq '[.unit.name, .total.score]'
      For programs: one JSON document a line for each file, in the order given,
      refused files left out. Numbers are never rounded; null where there is
      none. Keys: format, version, catalogue, unit, date, total, chapters,
      clauses (the assessable ones), priorities; with --by also groups.")]
pub struct Gap {
    /// The assessments
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The day on which to look at the city's practices, such as 2023-12-31 [default: the assessment's date]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    /// Show the result by something else than chapters: principle, phase, strategy (of the city's programme), or
    /// the clauses of another catalogue, a file or a bundled id such as iso-56001:2024
    #[arg(long, value_name = "GROUPING")]
    by: Option<PathBuf>,

    #[command(flatten)]
    library: LibraryArgs,
}

/// An assessment with everything derived from it.
struct Outcome<'a> {
    library: &'a Library,
    assessment: &'a Assessment,
    coverage: Coverage,
    analysis: GapAnalysis,
    /// What `--by` asks for.
    by: Option<&'a By>,
}

/// What results are grouped by.
enum By {
    Principle,
    Phase,
    Strategy,
    Catalogue(Box<Catalogue>),
}

impl By {
    /// What was asked for; none if it is a catalogue that was refused, which has then been said.
    fn open(name: &Path, session: &mut Session) -> Option<Self> {
        Some(match name.to_str() {
            Some("principle") => Self::Principle,
            Some("phase") => Self::Phase,
            Some("strategy") => Self::Strategy,
            _ => Self::Catalogue(Box::new(library::open_catalogue(Some(name), session)?)),
        })
    }

    fn grouping<'a>(&'a self, library: &'a Library) -> Grouping<'a> {
        match self {
            Self::Principle => Grouping::Principle,
            Self::Phase => Grouping::Phase,
            Self::Strategy => {
                Grouping::Strategy(library.practices.as_ref().map_or(&[], |set| &set.practices))
            }
            Self::Catalogue(catalogue) => Grouping::Crosswalk(catalogue),
        }
    }
}

impl Outcome<'_> {
    /// What the report is told from.
    fn sources(&self) -> ResultSources<'_> {
        ResultSources {
            catalogue: &self.library.catalogue,
            practices: self.library.practices.as_ref().map_or(&[], |set| &set.practices),
            coverage: &self.coverage,
            assessment: self.assessment,
            analysis: &self.analysis,
            previous: None,
            others: &[],
        }
    }

    /// The ratings in the groups that were asked for, with what each group is of.
    fn groups(&self) -> Option<(Grouping<'_>, Vec<Group>)> {
        let grouping = self.by?.grouping(self.library);
        Some((grouping, grouping.groups(self.assessment, &self.library.catalogue)))
    }
}

impl Gap {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        if self.files.len() > 1 && matches!(session.format, Format::Csv | Format::Xlsx | Format::Html) {
            let one = pick(
                session.language,
                "det här formatet rymmer en enhet: ange en fil, eller använd glapp compare",
                "this form holds one unit: give one file, or use glapp compare",
            );
            return session.misuse(one);
        }
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let by = match &self.by {
            None => None,
            Some(name) => match By::open(name, session) {
                Some(by) => Some(by),
                None => return Ok(()),
            },
        };
        let mut first = true;
        for file in &self.files {
            let read = library::read(file, session.language).and_then(|bytes| library.assessment(&bytes));
            let assessment = match read {
                Ok(document) => document.value,
                Err(refusal) => {
                    session.refuse(file, &refusal);
                    continue;
                }
            };
            let coverage = library.coverage(self.as_of.unwrap_or(assessment.header().date));
            let analysis = GapAnalysis::of(&assessment, &library.catalogue, &coverage);
            let by = by.as_ref();
            let result = Outcome { library: &library, assessment: &assessment, coverage, analysis, by };
            match session.format {
                Format::Json => session.json(&document::GapJson::of(&result))?,
                Format::Csv => {
                    session.plain(csv::result(result.sources(), session.language).as_bytes())?;
                }
                Format::Xlsx => session.binary(&xlsx::workbook(result.sources(), session.language))?,
                Format::Markdown | Format::Html => {
                    session.document(&report(result.sources(), session.language))?
                }
                Format::Text if first => session.write(&text::page(&result, session.language))?,
                Format::Text => {
                    session.write(&format!(
                        "\n{}\n\n{}",
                        "─".repeat(80),
                        text::page(&result, session.language)
                    ))?;
                }
            }
            first = false;
        }
        Ok(())
    }
}
