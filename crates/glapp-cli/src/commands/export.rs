//! `glapp export`: an assessment as a workbook, a Word document or a questionnaire; `glapp fill`: answers out of one.

use crate::library::{self, LibraryArgs};
use crate::output::{Format, Session};
use crate::words::pick;
use clap::{Args, ValueEnum};
use glapp_core::{Assessment, Coverage, GapAnalysis, Language};
use glapp_format::{Problem, ProblemKind, Refusal};
use glapp_office::xlsx::{self, Form};
use glapp_office::{About, docx};
use glapp_report::vocabulary::state_of;
use glapp_report::{ResultSources, report};
use std::io;
use std::path::{Path, PathBuf};

/// What an assessment can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A workbook with result, clauses, gaps, actions and method
    Xlsx,
    /// The report as a Word document
    Docx,
    /// A form to fill in, without answers
    Questionnaire,
    /// The same for the short round
    QuestionnaireShort,
    /// A form with the answers
    QuestionnaireFilled,
}

/// Write an assessment as a workbook, a Word document or a questionnaire
///
/// The workbook computes anew when a level is changed. A questionnaire can be filled in with any office program;
/// `glapp fill` and the web app read it back.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp export unit.glapp.json --to xlsx -o unit.xlsx
  glapp export unit.glapp.json --to docx -o unit.docx --lang sv
  glapp export unit.glapp.json --to questionnaire-short -o form.xlsx")]
pub struct Export {
    /// The assessment
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// What to write
    #[arg(long, value_enum, value_name = "KIND")]
    to: Kind,

    #[command(flatten)]
    library: LibraryArgs,
}

/// Read a questionnaire that has been filled in, and print the assessment
///
/// What is wrong with it is said with sheet and cell: nothing is printed then.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  glapp fill form.xlsx > unit.glapp.json")]
pub struct Fill {
    /// The questionnaire
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    library: LibraryArgs,
}

impl Export {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        if session.asked.is_some() {
            let why = pick(
                session.language,
                "vad som skrivs säger --to: utelämna --format",
                "--to says what is written: leave out --format",
            );
            return session.misuse(why);
        }
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let read = library::read(&self.file, session.language).and_then(|bytes| library.assessment(&bytes));
        let unit = match read {
            Ok(document) => document.value,
            Err(refusal) => {
                session.refuse(&self.file, &refusal);
                return Ok(());
            }
        };
        let coverage = library.coverage(unit.header().date);
        let analysis = GapAnalysis::of(&unit, &library.catalogue, &coverage);
        let sources = sources(&library, &unit, &coverage, &analysis);
        session.binary(&self.to.write(sources, session.language))
    }
}

fn sources<'a>(
    library: &'a library::Library,
    assessment: &'a Assessment,
    coverage: &'a Coverage,
    analysis: &'a GapAnalysis,
) -> ResultSources<'a> {
    ResultSources {
        catalogue: &library.catalogue,
        practices: library.practices.as_ref().map_or(&[], |set| &set.practices),
        coverage,
        assessment,
        analysis,
        previous: None,
        others: &[],
    }
}

impl Kind {
    fn write(self, sources: ResultSources<'_>, language: Language) -> Vec<u8> {
        let ResultSources { assessment, catalogue, .. } = sources;
        let form =
            |short, filled| xlsx::questionnaire(assessment, catalogue, language, Form { short, filled });
        match self {
            Self::Xlsx => xlsx::workbook(sources, language),
            Self::Docx => {
                let (report, header) = (report(sources, language), assessment.header());
                let foot = format!("{} · {} · {}", header.unit.name, state_of(header, language), header.date);
                docx::of(&report, &About::of(assessment, &*report.title, language), &foot)
            }
            Self::Questionnaire => form(false, false),
            Self::QuestionnaireShort => form(true, false),
            Self::QuestionnaireFilled => form(false, true),
        }
    }
}

impl Fill {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        if session.asked.is_some_and(|it| !matches!(it, Format::Text | Format::Json)) {
            return session.no_such_form();
        }
        let Some(catalogue) = self.library.open(session).map(|library| library.catalogue) else {
            return Ok(());
        };
        let language = session.language;
        let refuse = |session: &mut Session, refusal: &Refusal| session.refuse(&self.file, refusal);
        let bytes = match library::read(Path::new(&self.file), language) {
            Ok(bytes) => bytes,
            Err(refusal) => {
                refuse(session, &refusal);
                return Ok(());
            }
        };
        match xlsx::read(&bytes, &catalogue) {
            Ok(read) => session.write(&glapp_format::assessment::write(&read)),
            Err(problems) => {
                let problem = |it: &glapp_office::Problem| Problem {
                    part: None,
                    path: if it.place.is_empty() { "$".into() } else { it.place.as_str().into() },
                    kind: ProblemKind::Rule(it.message(language).into()),
                };
                refuse(session, &Refusal { problems: problems.iter().map(problem).collect() });
                Ok(())
            }
        }
    }
}
