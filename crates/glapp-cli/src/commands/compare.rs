//! `glapp compare`: units side by side.

use crate::gather::{Dated, newest};
use crate::json::ScoreJson;
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, PLAIN, STRONG, Session};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::pick;
use clap::Args;
use glapp_core::{ClauseId, ComparedClause, ComparedUnit, Comparison, Date, Language, Level};
use glapp_office::xlsx;
use glapp_report::number::{decimal, percent};
use glapp_report::{self as report, ComparedName, ComparisonSources, ComparisonView, csv};
use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// Compare units, and show who can learn from whom
///
/// One assessment of each unit: the newest, if there are several. For each clause over the units that rated it: mean,
/// median, quartiles (linear interpolation) and spread. Units whose bounds overlap are level with each other. The
/// city's figure is the mean of the units' totals, which differs from the mean over clauses.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp compare units/
      A folder: every file in it whose name ends in .glapp.json.
  glapp compare *.glapp.json --capacity 3 --format json
      { units: [{ name, date, total }],
        clauses: [{ id, n, mean, median, min, max, q1, q3, spread, levels }],
        learning: [{ clause, learner, teacher, gap }] }
      levels are in the order of the units, null where not rated.
  glapp compare units/ --output units.xlsx
      A workbook: units, clauses, levels, who can learn from whom. As csv, one
      row a unit.
  glapp compare units/ --anonymous --output units.html
      A page to send, in which nobody can tell which unit is which.")]
pub struct CompareCommand {
    /// The units' assessments, files or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How many units may learn from one about the same clause
    #[arg(long, value_name = "NUMBER", default_value_t = Comparison::CAPACITY)]
    capacity: usize,

    /// Name the units Unit A, Unit B … in an order that tells nothing
    #[arg(long)]
    anonymous: bool,

    #[command(flatten)]
    library: LibraryArgs,
}

impl CompareCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let language = session.language;
        // Which practices each unit uses, the others do not tell.
        let with_practices = !matches!(session.format, Format::Text | Format::Json);
        let mut entries = newest(&self.files, &library, session, |it| {
            let unit = &it.header().unit;
            let used = it.ratings().filter(|(_, rating)| with_practices && !rating.practices.is_empty());
            let name = ComparedName {
                name: unit.name.to_string(),
                kind: unit.kind,
                date: it.header().date,
                practices: used.map(|(clause, rating)| (clause, rating.practices.clone())).collect(),
            };
            let compared = ComparedUnit::of(it, &library.catalogue);
            Dated { unit: unit.clone(), date: name.date, value: (name, compared) }
        });
        if entries.is_empty() {
            return Ok(());
        }
        if self.anonymous {
            let ids: Vec<&str> = entries.iter().map(|(mark, _)| &*mark.0).collect();
            let hidden = report::anonymous(&ids, language);
            entries.iter_mut().zip(hidden).for_each(|((_, (it, _)), name)| it.name = name);
            // The order of the files would tell.
            entries.sort_by_cached_key(|(_, (it, _))| (it.name.len(), it.name.clone()));
        }
        let (names, units): (Vec<ComparedName>, Vec<ComparedUnit>) =
            entries.into_iter().map(|(_, it)| it).unzip();
        let comparison = Comparison::of(units, &library.catalogue, self.capacity);
        let latest = names.iter().map(|it| it.date).max().unwrap_or(Date::FIRST);
        let sources = ComparisonSources {
            catalogue: &library.catalogue,
            practices: library.practices.as_ref().map_or(&[], |set| &set.practices),
            coverage: &library.coverage(latest),
            names: &names,
            comparison: &comparison,
        };
        let view = ComparisonView::default();
        match session.format {
            Format::Json => session.json(&CompareJson { names: &names, comparison: &comparison }),
            Format::Text => session.write(&text(&library, &names, &comparison, language)),
            Format::Csv => session.plain(csv::comparison(sources, &view, language).as_bytes()),
            Format::Xlsx => session.binary(&xlsx::comparison(sources, &view, language)),
            Format::Markdown | Format::Html => {
                session.document(&report::comparison(sources, &view, language))
            }
        }
    }
}

/// Written as it is gone through: of very many units, a copy of it all would be large.
struct CompareJson<'a> {
    names: &'a [ComparedName],
    comparison: &'a Comparison,
}

impl Serialize for CompareJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Each as JSON once: there may be very many lessons about the same clause and from the same unit.
        let names =
            self.names.iter().map(|it| to_raw_value(&it.name)).collect::<serde_json::Result<Vec<_>>>();
        let names = names.map_err(S::Error::custom)?;
        let name = |place: usize| names.get(place).map_or(RawValue::NULL, |it| it);
        let ids =
            self.comparison.clauses.iter().map(|it| Ok((it.clause, to_raw_value(&it.clause.to_string())?)));
        let ids = ids.collect::<serde_json::Result<BTreeMap<ClauseId, _>>>().map_err(S::Error::custom)?;
        let id = |clause: &ClauseId| ids.get(clause).map_or(RawValue::NULL, |it| it);
        let units = self.names.iter().zip(&self.comparison.units).map(|(it, unit)| UnitJson {
            name: &it.name,
            date: it.date.to_string(),
            total: ScoreJson::of(None, &unit.total),
        });
        let lessons = self.comparison.learning.iter().map(|it| LessonJson {
            clause: id(&it.clause),
            learner: name(it.learner),
            teacher: name(it.teacher),
            gap: it.gap,
        });
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("units", &Each(units))?;
        map.serialize_entry(
            "clauses",
            &Each(self.comparison.clauses.iter().map(|it| ClauseJson::of(id(&it.clause), it))),
        )?;
        map.serialize_entry("learning", &Each(lessons))?;
        map.end()
    }
}

/// What is made one by one, as a list.
struct Each<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    date: String,
    total: ScoreJson,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    id: &'a RawValue,
    n: usize,
    mean: Option<f64>,
    median: Option<f64>,
    min: Option<u8>,
    max: Option<u8>,
    q1: Option<f64>,
    q3: Option<f64>,
    spread: Option<u8>,
    #[serde(serialize_with = "numbers")]
    levels: &'a [Option<Level>],
}

impl<'a> ClauseJson<'a> {
    fn of(id: &'a RawValue, it: &'a ComparedClause) -> Self {
        Self {
            id,
            n: it.summary.map_or(0, |it| it.n),
            mean: it.summary.map(|it| it.mean),
            median: it.summary.map(|it| it.median),
            min: it.summary.map(|it| it.min.number()),
            max: it.summary.map(|it| it.max.number()),
            q1: it.summary.map(|it| it.q1),
            q3: it.summary.map(|it| it.q3),
            spread: it.summary.map(|it| it.spread()),
            levels: &it.levels,
        }
    }
}

fn numbers<S: Serializer>(levels: &[Option<Level>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(levels.iter().map(|level| level.map(Level::number)))
}

#[derive(Serialize)]
struct LessonJson<'a> {
    clause: &'a RawValue,
    learner: &'a RawValue,
    teacher: &'a RawValue,
    gap: u8,
}

fn text(library: &Library, names: &[ComparedName], comparison: &Comparison, language: Language) -> String {
    let name = |place: usize| names.get(place).map_or("", |it| &it.name);
    let number = |value: f64| decimal(value, language);
    let mut units =
        Table::new(&[Column::Rest, Column::Left, Column::Right, Column::Right, Column::Right, Column::Right]);
    let heads = match language {
        Language::Sv => ["Enhet", "Datum", "Nivå", "Kan bli", "Glapp", "Svar"],
        Language::En => ["Unit", "Date", "Level", "Range", "Gap", "Done"],
    };
    units.row(heads.map(|head| Cell::styled(head, FAINT)));
    let level = pick(language, "i nivå med den ovanför", "level with the one above");
    for group in comparison.standing() {
        for (rank, &place) in group.iter().enumerate() {
            let (Some(unit), Some(it)) = (comparison.units.get(place), names.get(place)) else {
                continue;
            };
            let total = &unit.total;
            let range = match (total.lower, total.upper) {
                (Some(lower), Some(upper)) => format!("{}–{}", number(lower), number(upper)),
                _ => "–".into(),
            };
            let cells = [
                it.name.as_str().into(),
                it.date.to_string().into(),
                decimal(total.score, language).into(),
                range.into(),
                decimal(total.gap, language).into(),
                percent(total.rated, total.applicable, language).into(),
            ];
            units.noted_row(cells, if rank > 0 { level.into() } else { String::new() });
        }
    }
    let mean = decimal(comparison.mean_total(), language);
    let city = match language {
        Language::Sv => format!(
            "Medelvärdet av enheternas totaler är {mean}. Det är inte detsamma som medelvärdet över avsnitten."
        ),
        Language::En => {
            format!("The mean of the units’ totals is {mean}. It is not the same as the mean over clauses.")
        }
    };
    let mut clauses =
        Table::new(&[Column::Left, Column::Rest, Column::Right, Column::Right, Column::Right, Column::Right]);
    let heads = match language {
        Language::Sv => ["Avsnitt", "", "Antal", "Median", "Kvartiler", "Spridning"],
        Language::En => ["Clause", "", "Units", "Median", "Quartiles", "Spread"],
    };
    clauses.row(heads.map(|head| Cell::styled(head, FAINT)));
    for it in &comparison.clauses {
        let summary = it.summary;
        let of = |text: Option<String>| Cell::from(text.unwrap_or_else(|| "–".into()));
        clauses.row([
            it.clause.to_string().into(),
            library.catalogue.title_in_context(it.clause, language).into(),
            summary.map_or(0, |it| it.n).to_string().into(),
            of(summary.map(|it| number(it.median))),
            of(summary.map(|it| format!("{}–{}", number(it.q1), number(it.q3)))),
            of(summary.map(|it| it.spread().to_string())),
        ]);
    }
    let mut learning = Table::new(&[Column::Left, Column::Rest, Column::Right]).indented(2);
    for it in &comparison.learning {
        let from = match language {
            Language::Sv => format!("{} kan lära av {}", name(it.learner), name(it.teacher)),
            Language::En => format!("{} can learn from {}", name(it.learner), name(it.teacher)),
        };
        learning.row([it.clause.to_string().into(), from.into(), it.gap.to_string().into()]);
    }
    let lessons = pick(
        language,
        "Vem kan lära av vem, och glappet det gäller",
        "Who can learn from whom, and the gap it is about",
    );
    let mut page = units.render() + "\n" + &paragraph(&city, PLAIN) + "\n" + &clauses.render();
    if !learning.is_empty() {
        page += &("\n".to_owned() + &paragraph(lessons, STRONG) + &learning.render());
    }
    page
}
