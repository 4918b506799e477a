//! `glapp trend`: units over time.

use crate::gather::{Gathered, Mark, gather};
use crate::json::ScoreJson;
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, NOTICE, PLAIN, STRONG, Session, rule};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::pick;
use clap::Args;
use glapp_core::{Admitted, ClauseTrend, Date, Language, Moment, Roster, SectionTrend, Timeline, Unit};
use glapp_office::xlsx;
use glapp_report::{self as report, Block, Document, admission, csv, look_alike, number::decimal};
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
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
      One document a line for each unit, with its chapters and its name.
  glapp trend units/ --output trend.xlsx
      A workbook: every unit on every date, every clause with what moved.")]
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
        let (catalogue, language) = (&library.catalogue, session.language);
        let gathered = gather(&self.files, &library, session, |it| {
            (it.header().unit.clone(), Moment::of(it, catalogue))
        });
        let units = by_unit(gathered, session);
        if units.is_empty() {
            return Ok(());
        }
        // One after the other: there may be very many.
        let named =
            || units.iter().map(|(name, moments)| (&**name, Timeline::through(moments.clone(), catalogue)));
        match session.format {
            Format::Csv => session.plain(csv::timelines(catalogue, named(), language).as_bytes()),
            Format::Xlsx => {
                let timelines: Vec<_> = named().collect();
                let told: Vec<_> = timelines.iter().map(|(name, it)| (*name, it)).collect();
                session.binary(&xlsx::trend(catalogue, &told, language))
            }
            Format::Json => named().try_for_each(|(name, it)| session.json(&TrendJson::of(name, &it))),
            Format::Markdown | Format::Html => {
                let documents =
                    named().map(|(name, it)| report::timeline(catalogue, name, &it, language)).collect();
                session.document(&together(documents, language))
            }
            Format::Text => {
                for (place, (name, timeline)) in named().enumerate() {
                    let page = text(&library, name, &timeline, language);
                    session.write(&if place > 0 {
                        format!("\n{}\n\n{page}", "─".repeat(80))
                    } else {
                        page
                    })?;
                }
                Ok(())
            }
        }
    }
}

/// One document of several: each has its title as a heading, and its own headings below it.
fn together(mut documents: Vec<Document>, language: Language) -> Document {
    if documents.len() == 1
        && let Some(only) = documents.pop()
    {
        return only;
    }
    let title = match language {
        Language::Sv => format!("Utveckling över tid: {} enheter", documents.len()),
        Language::En => format!("Trend: {} units", documents.len()),
    };
    let mut blocks = Vec::new();
    for (place, document) in documents.into_iter().enumerate() {
        blocks.push(Block::heading(2, format!("u{place}"), document.title));
        blocks.extend(document.blocks.into_iter().map(|block| match block {
            Block::Heading { level, id, text } => {
                Block::Heading { level: (level + 1).min(4), id: format!("u{place}-{id}"), text }
            }
            other => other,
        }));
    }
    Document { title, blocks }
}

/// What there is of each unit, one a day, units in the order of their first files. What is refused is said.
fn by_unit(gathered: Vec<Gathered<(Unit, Moment)>>, session: &mut Session) -> Vec<(Box<str>, Vec<Moment>)> {
    let mut units: Vec<(Box<str>, Vec<Moment>)> = Vec::new();
    let mut places: HashMap<(Box<str>, Box<str>), usize> = HashMap::new();
    let mut days: HashMap<(usize, Date), (PathBuf, Mark)> = HashMap::new();
    let mut names: Roster<()> = Roster::default();
    for Gathered { file, mark, value: (unit, moment) } in gathered {
        let key = (unit.name.clone(), unit.organisation.clone());
        let place = *places.entry(key).or_insert_with(|| {
            if let Some(alike) = names.look_alike(&unit.name) {
                session.note(&look_alike(&unit.name, alike, session.language));
            }
            names.admit(&unit, moment.date, ());
            units.push((unit.name.clone(), Vec::new()));
            units.len() - 1
        });
        match days.entry((place, moment.date)) {
            Entry::Vacant(free) => {
                free.insert((file, mark));
                if let Some((_, moments)) = units.get_mut(place) {
                    moments.push(moment);
                }
            }
            Entry::Occupied(taken) => {
                let (other, its) = taken.get();
                let admitted = if *its == mark { Admitted::SameAs(0) } else { Admitted::SameDayAs(0) };
                let why = admission(admitted, &other.display().to_string(), session.language);
                session.refuse(&file, &rule(why.unwrap_or_default()));
            }
        }
    }
    units
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
            + &paragraph(pick(language, "Vad som har ändrats", "What has changed"), STRONG)
            + &moved.render());
    }
    page
}
