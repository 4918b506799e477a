//! `glapp trend`: units over time.

use crate::gather::{Gathered, gather};
use crate::json::ScoreJson;
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, NOTICE, PLAIN, STRONG, Session, rule};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::pick;
use clap::Args;
use glapp_core::{Assessment, ClauseTrend, Language, SectionTrend, Timeline};
use glapp_report::{self as report, number::decimal};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// Show how a unit moves over time
///
/// Several assessments of one unit, by date: the levels of each clause, the change from first to last and the last step.
/// A clause that became or ceased to be not applicable has changed in scope, not in level. Files of several units give
/// one trend each.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp trend 2025.glapp.json 2026.glapp.json
  glapp trend units/ --format json
      { dates, total: [{ score, lower, upper, … }],
        clauses: [{ id, levels, change, last_step, scope_change }], … }
      One document a line for each unit, with its chapters and its name.")]
pub struct TrendCommand {
    /// The assessments, files or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl TrendCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let gathered = gather(&self.files, &library, session, |it| it);
        for (place, assessments) in by_unit(gathered, session).into_iter().enumerate() {
            let timeline = Timeline::of(&assessments, &library.catalogue);
            let name = assessments.first().map_or("", |it| &it.header().unit.name);
            match session.format {
                Format::Json => session.json(&TrendJson::of(name, &timeline))?,
                Format::Markdown | Format::Html => {
                    session.document(&report::timeline(
                        &library.catalogue,
                        name,
                        &timeline,
                        session.language,
                    ))?;
                }
                Format::Text => {
                    let page = text(&library, name, &timeline, session.language);
                    session.write(&if place > 0 {
                        format!("\n{}\n\n{page}", "─".repeat(80))
                    } else {
                        page
                    })?;
                }
            }
        }
        Ok(())
    }
}

/// The assessments of each unit, one a day, units in the order of their first files.
fn by_unit(gathered: Vec<Gathered<Assessment>>, session: &mut Session) -> Vec<Vec<Assessment>> {
    let mut units: Vec<Vec<Gathered<Assessment>>> = Vec::new();
    let key = |it: &Assessment| (it.header().unit.name.clone(), it.header().unit.organisation.clone());
    for it in gathered {
        let same = |unit: &&mut Vec<Gathered<Assessment>>| {
            unit.first().is_some_and(|first| key(&first.value) == key(&it.value))
        };
        let Some(unit) = units.iter_mut().find(same) else {
            units.push(vec![it]);
            continue;
        };
        let day = |other: &&Gathered<Assessment>| other.value.header().date == it.value.header().date;
        match unit.iter().find(day).map(|other| other.file.display().to_string()) {
            None => unit.push(it),
            Some(file) => {
                let why = match session.language {
                    Language::Sv => format!("har samma enhet och datum som {file}: välj en av dem"),
                    Language::En => format!("has the same unit and date as {file}: choose one of them"),
                };
                session.refuse(&it.file, &rule(why));
            }
        }
    }
    units.into_iter().map(|unit| unit.into_iter().map(|it| it.value).collect()).collect()
}

#[derive(Serialize)]
struct TrendJson<'a> {
    unit: &'a str,
    dates: Vec<String>,
    total: Vec<ScoreJson>,
    chapters: Vec<ChapterJson>,
    clauses: Vec<ClauseJson>,
}

#[derive(Serialize)]
struct ChapterJson {
    id: String,
    scores: Vec<ScoreJson>,
}

#[derive(Serialize)]
struct ClauseJson {
    id: String,
    levels: Vec<Option<u8>>,
    change: Option<i16>,
    last_step: Option<i16>,
    scope_change: bool,
}

impl<'a> TrendJson<'a> {
    fn of(unit: &'a str, timeline: &Timeline) -> Self {
        let chapter = |it: &SectionTrend| ChapterJson {
            id: it.clause.to_string(),
            scores: it.scores.iter().map(|score| ScoreJson::of(None, score)).collect(),
        };
        let clause = |it: &ClauseTrend| ClauseJson {
            id: it.clause.to_string(),
            levels: it.levels.iter().map(|level| level.map(|level| level.number())).collect(),
            change: it.change(),
            last_step: it.last_step(),
            scope_change: it.scope_change(),
        };
        let chapters = timeline.sections.iter().filter(|it| it.clause.depth() == 1);
        Self {
            unit,
            dates: timeline.dates.iter().map(ToString::to_string).collect(),
            total: timeline.total.iter().map(|score| ScoreJson::of(None, score)).collect(),
            chapters: chapters.map(chapter).collect(),
            clauses: timeline.clauses.iter().map(clause).collect(),
        }
    }
}

fn text(library: &Library, name: &str, timeline: &Timeline, language: Language) -> String {
    let mut page = paragraph(name, STRONG);
    let mut scores = Table::new(&[Column::Rest, Column::Left]);
    let arrow = |values: Vec<String>| values.join(" → ");
    let dates: Vec<String> = timeline.dates.iter().map(ToString::to_string).collect();
    scores
        .row([Cell::styled(pick(language, "Kapitel", "Chapter"), FAINT), Cell::styled(arrow(dates), FAINT)]);
    let levels =
        |scores: &[glapp_core::Score]| arrow(scores.iter().map(|it| decimal(it.score, language)).collect());
    for it in timeline.sections.iter().filter(|it| it.clause.depth() == 1) {
        let title = format!("{} {}", it.clause, library.catalogue.title_in_context(it.clause, language));
        scores.row([title.into(), levels(&it.scores).into()]);
    }
    scores.row([
        Cell::styled(pick(language, "Totalt", "Total"), STRONG),
        Cell::styled(levels(&timeline.total), STRONG),
    ]);
    page += &scores.render();
    let mut moved = Table::new(&[Column::Left, Column::Rest, Column::Left, Column::Right]).indented(2);
    for it in timeline.clauses.iter().filter(|it| it.scope_change() || it.change().is_some_and(|by| by != 0))
    {
        let levels = it.levels.iter().zip(&it.not_applicable).map(|(level, out)| match level {
            Some(level) => level.to_string(),
            None if *out => pick(language, "ej till.", "n/a").into(),
            None => "–".into(),
        });
        let change = match it.change() {
            Some(by) => Cell::styled(format!("{by:+}"), PLAIN),
            None => Cell::styled(pick(language, "ändrad omfattning", "change of scope"), NOTICE),
        };
        moved.row([
            it.clause.to_string().into(),
            library.catalogue.title_in_context(it.clause, language).into(),
            arrow(levels.collect()).into(),
            change,
        ]);
    }
    if !moved.is_empty() {
        page += &("\n".to_owned()
            + &paragraph(pick(language, "Vad som flyttade sig", "What moved"), STRONG)
            + &moved.render());
    }
    page
}
