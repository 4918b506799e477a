//! What may stand on the command line.

use crate::commands::Command;
use crate::output::Format;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser};
use glapp_core::{Coded, Language};
use std::env;
use std::path::PathBuf;

const TOUR: &str = "\
A short tour:
  glapp catalogue
      The clauses of ISO 56002:2019 and the scale 0-5.
  glapp coverage --as-of 2023-12-31
      What the city had for each clause on that day.
  glapp check *.glapp.json
      Are these files in order?
  glapp gap unit.glapp.json
      Where a unit stands and what to do first.
  glapp gap unit.glapp.json --format json
      The same for programs.
  glapp handbook > handbook.md
      The common manual, as Markdown.
  glapp compare units/ -o units.xlsx
      Units side by side, as a workbook. So do consensus, trend, coverage and
      handbook: as json, csv, md, xlsx or html, by the name of the file.
  glapp export unit.glapp.json --to xlsx -o unit.xlsx
      A workbook that computes; docx for the report, questionnaire for a form.
  glapp serve
      The web app, for browsers on this computer.

Assessments are the *.glapp.json files that the web app exports.

Exit codes:
  0  all is well
  1  a file was refused; all others are still done, and each problem stands
     on stderr as file:path: message
  2  the command was not understood, or asks for what there is not

`glapp help COMMAND` explains a command, with examples.";

/// Gap assessments of innovation management against ISO 56002, from the terminal.
///
/// Glapp shows a unit where it stands against the standard, what the city already has for each clause, and what
/// to do first. This command prints the same figures as the web app.
#[derive(Debug, Parser)]
#[command(name = "glapp", version, max_term_width = 80, after_long_help = TOUR, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(subcommand)]
    pub command: Command,
}

/// How results are shown; the same for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Text for people, json or csv for programs, markdown or html for other documents, xlsx for spreadsheets
    /// [default: what the name of the output file says, else text]
    #[arg(long, global = true, value_enum, hide_possible_values = true, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// The file to write instead of the terminal; one of that name is replaced
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Language of texts and messages: sv or en [default: from LC_ALL, LC_MESSAGES or LANG, else en]
    #[arg(
        long,
        global = true,
        value_name = "LANGUAGE",
        hide_possible_values = true,
        value_parser = PossibleValuesParser::new(["sv", "en"]).map(|code| Language::from_code(&code).unwrap_or(Language::En)),
    )]
    lang: Option<Language>,
}

impl OutputArgs {
    /// The form asked for, else that of the output file's name, else text.
    pub fn format(&self) -> Format {
        self.format.or_else(|| Format::of_file(self.output.as_deref()?)).unwrap_or_default()
    }

    /// The language asked for, else that of the environment, else English.
    pub fn language(&self) -> Language {
        self.lang.unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env::var_os);
            let first = locale.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
            if first.to_string_lossy().starts_with("sv") { Language::Sv } else { Language::En }
        })
    }
}
