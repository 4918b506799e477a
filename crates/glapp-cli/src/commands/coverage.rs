//! `glapp coverage`: what the city has for each clause on a day.

use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, STRONG, Session};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::{self, count, pick};
use clap::Args;
use glapp_core::{ClauseCoverage, Coded, Coverage, Covered, Date, Language, LinkedPractice, Practice};
use glapp_office::xlsx;
use glapp_report::{self as report, csv};
use serde::Serialize;
use std::cmp::Reverse;
use std::io;

/// Show what practices the city has for each clause on a day
///
/// Each assessable clause is covered in one of five ways, from the practices that were active on the day:
/// direct (one does what the clause asks), partial (one does a part of it), supporting (one makes it easier),
/// lapsed (what there was has ended), none.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp coverage --as-of 2023-12-31
      The last day of the city's programme for innovation. Compare with the day after:
  glapp coverage --as-of 2024-01-01
  glapp coverage --as-of 2026-03-02 --format json
      { as_of, clauses: [{ id, coverage,
                           practices: [{ id, strength, active }] }] }
      The assessable clauses, each with every practice that is linked to it,
      active on that day or not.
  glapp coverage --as-of 2023-12-31 --output practices.xlsx
      Practices and clauses as a workbook, in which the day can be changed.")]
pub struct CoverageCommand {
    /// The day, such as 2023-12-31 [default: today in UTC]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl CoverageCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let language = session.language;
        let Some(day) = session.day(self.as_of) else { return Ok(()) };
        let coverage = library.coverage(day);
        let practices: &[Practice] = library.practices.as_ref().map_or(&[], |set| &set.practices);
        match session.format {
            Format::Json => session.json(&CoverageJson::of(&coverage)),
            Format::Csv => {
                session.plain(csv::coverage(&library.catalogue, practices, &coverage, language).as_bytes())
            }
            Format::Xlsx => {
                let set = library.practices.as_ref();
                session.binary(&xlsx::practice_map(&library.catalogue, set, &coverage, language))
            }
            Format::Markdown | Format::Html => {
                let set = library.practices.as_ref();
                session.document(&report::coverage(&library.catalogue, set, &coverage, language))
            }
            Format::Text => session.write(&text(&library, &coverage, language)),
        }
    }
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    as_of: String,
    clauses: Vec<ClauseJson<'a>>,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    id: String,
    coverage: &'static str,
    practices: Vec<PracticeJson<'a>>,
}

#[derive(Serialize)]
struct PracticeJson<'a> {
    id: &'a str,
    strength: &'static str,
    active: bool,
}

impl<'a> CoverageJson<'a> {
    fn of(coverage: &'a Coverage) -> Self {
        let practice = |it: &'a LinkedPractice| PracticeJson {
            id: &it.id,
            strength: it.strength.code(),
            active: it.active,
        };
        let clause = |it: &'a ClauseCoverage| ClauseJson {
            id: it.clause.to_string(),
            coverage: it.covered().code(),
            practices: it.practices.iter().map(practice).collect(),
        };
        Self { as_of: coverage.as_of().to_string(), clauses: coverage.clauses().iter().map(clause).collect() }
    }
}

fn text(library: &Library, coverage: &Coverage, language: Language) -> String {
    let mut page = match &library.practices {
        Some(set) => paragraph(set.title.get(language), STRONG),
        None => paragraph(pick(language, "Inga arbetssätt", "No practices"), STRONG),
    };
    let set = library.practices.as_ref().map(|set| format!("{} · ", set.id)).unwrap_or_default();
    page += &paragraph(&format!("{set}{} · {}", coverage.as_of(), library.catalogue.id()), FAINT);
    page += "\n";
    page += &paragraph(&summary(coverage, language), anstyle::Style::new());
    for chapter in library.catalogue.chapters() {
        page += "\n";
        let mut heading = Table::new(&[Column::Left, Column::Rest]);
        let title = chapter.title().get(language);
        heading.row([Cell::styled(chapter.id().to_string(), STRONG), Cell::styled(title, STRONG)]);
        page += &heading.render();
        let mut table = Table::new(&[Column::Left, Column::Rest, Column::Left, Column::Right]).indented(3);
        let within = chapter.leaves();
        for clause in coverage.clauses().iter().skip(within.start).take(within.len()) {
            table.noted_row(
                [
                    clause.clause.to_string().into(),
                    library.catalogue.title_in_context(clause.clause, language).into(),
                    Cell::styled(
                        words::covered(clause.covered(), language),
                        words::covered_style(clause.covered()),
                    ),
                    active(clause, language).into(),
                ],
                words::practices(library, &behind(clause), &[], language),
            );
        }
        page += &table.render();
    }
    page
}

fn summary(coverage: &Coverage, language: Language) -> String {
    let of = |kind: Covered| coverage.clauses().iter().filter(|clause| clause.covered() == kind).count();
    let each = Covered::ALL.iter().map(|&kind| format!("{} {}", words::covered(kind, language), of(kind)));
    let each = each.collect::<Vec<_>>().join(", ");
    let all = coverage.clauses().len();
    match language {
        Language::Sv => format!("{all} avsnitt: {each}."),
        Language::En => format!("{}: {each}.", count(all, language, ("", ""), ("clause", "clauses"))),
    }
}

fn active(clause: &ClauseCoverage, language: Language) -> String {
    let (all, active) =
        (clause.practices.len(), clause.practices.iter().filter(|linked| linked.active).count());
    match language {
        _ if all == 0 => String::new(),
        Language::Sv => format!("{active} av {all} pågår"),
        Language::En => format!("{active} of {all} active"),
    }
}

/// The active practices, strongest first; where there are none, those that ended.
fn behind(clause: &ClauseCoverage) -> Vec<&LinkedPractice> {
    let lapsed = clause.covered() == Covered::Lapsed;
    let mut behind: Vec<_> =
        clause.practices.iter().filter(|linked| if lapsed { linked.ended } else { linked.active }).collect();
    behind.sort_by_key(|linked| Reverse(linked.strength));
    behind
}
