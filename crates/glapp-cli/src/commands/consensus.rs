//! `glapp consensus`: how several people see one unit.

use crate::gather::{Gathered, Mark, gather};
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, NOTICE, PLAIN, STRONG, Session, rule};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::pick;
use clap::Args;
use glapp_core::{Admitted, Consensus, Date, Language, Proposal, Roster, Spread, Standing, Unit};
use glapp_office::xlsx::{self, People};
use glapp_report::{self as report, admission, csv, number::small};
use serde::Serialize;
use std::collections::HashMap;
use std::io;
use std::path::PathBuf;

/// Merge several people's assessments of one unit
///
/// For each clause: how many gave each level, the median (the lower one of two), and van der Eijk's agreement, from -1
/// (polarised) over 0 (uniform) to 1 (all alike). A clause is to be discussed when levels are two or more apart or
/// agreement is below 0.5. The median is only proposed: the group decides.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp consensus anna.glapp.json bo.glapp.json chris.glapp.json
  glapp consensus answers/ --format json
      { clauses: [{ id, n, counts, median, min, max, agreement,
                    not_applicable, discuss, proposed }] }
      proposed is a level, \"not_applicable\" if more than half say so, or null.
  glapp consensus answers/ --output workshop.xlsx
      A workbook with everyone's answers, the spread and room for decisions.")]
pub struct ConsensusCommand {
    /// The people's assessments, files or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Name the people Person 1, Person 2 … where they are named at all: in a workbook
    #[arg(long)]
    anonymous: bool,

    #[command(flatten)]
    library: LibraryArgs,
}

/// What is kept of one person's assessment.
struct Person {
    unit: Unit,
    /// Who answered, as the file says; empty if it does not.
    name: String,
    date: Date,
    stands: Box<[Standing]>,
}

impl ConsensusCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let gathered = gather(&self.files, &library, session, |it| {
            let header = it.header();
            let names: Vec<&str> = header.assessors.iter().map(|it| &*it.name).collect();
            Person {
                unit: header.unit.clone(),
                name: names.join(", "),
                date: header.date,
                stands: Standing::all(it, &library.catalogue),
            }
        });
        let people = one_unit(gathered, session);
        let Some(first) = people.first() else { return Ok(()) };
        let (unit, language) = (first.unit.name.clone(), session.language);
        let latest = people.iter().map(|it| it.date).max().unwrap_or(Date::FIRST);
        let names = self.names(&people, language);
        let answers: Vec<_> = people.into_iter().map(|it| it.stands).collect();
        let consensus = Consensus::among(&answers, &library.catalogue);
        let catalogue = &library.catalogue;
        match session.format {
            Format::Json => session.json(&ConsensusJson::of(&consensus)),
            Format::Text => session.write(&text(&library, &unit, answers.len(), &consensus, language)),
            Format::Csv => session.plain(csv::consensus(catalogue, &consensus, language).as_bytes()),
            Format::Xlsx => {
                let people = People {
                    catalogue,
                    unit: &unit,
                    names: &names,
                    answers: &answers,
                    consensus: &consensus,
                    latest,
                };
                session.binary(&xlsx::consensus(people, language))
            }
            Format::Markdown | Format::Html => {
                session.document(&report::consensus(catalogue, &unit, answers.len(), &consensus, language))
            }
        }
    }

    /// What the people are called: as their files say, or by number where these do not, or where names are hidden.
    fn names(&self, people: &[Person], language: Language) -> Vec<String> {
        let name = |(place, it): (usize, &Person)| {
            if it.name.is_empty() || self.anonymous {
                format!("{} {}", pick(language, "Person", "Person"), place + 1)
            } else {
                it.name.clone()
            }
        };
        people.iter().enumerate().map(name).collect()
    }
}

/// The assessments of the first one's unit, each person's once. The others are refused: nothing is merged unawares.
fn one_unit(gathered: Vec<Gathered<Person>>, session: &mut Session) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut marks: HashMap<Mark, PathBuf> = HashMap::new();
    let mut units: Roster<()> = Roster::default();
    for Gathered { file, mark, value } in gathered {
        let unit = &value.unit.name;
        let same =
            |other: &PathBuf| admission(Admitted::SameAs(0), &other.display().to_string(), session.language);
        let twice = marks.get(&mark).and_then(same);
        let stranger = people.first().map(|first| &first.unit.name).filter(|first| *first != unit);
        let alike = units.look_alike(unit).is_some();
        let why = match (twice, stranger, session.language) {
            (Some(why), ..) => why,
            (None, Some(first), Language::Sv) => format!(
                "handlar om ”{unit}”, men de andra om ”{first}”: samsyn gäller en enhet i taget{}",
                if alike {
                    " (namnen skiljer sig bara i versaler eller mellanslag: gör dem lika)"
                } else {
                    ""
                }
            ),
            (None, Some(first), Language::En) => format!(
                "is about “{unit}”, but the others about “{first}”: a consensus is of one unit at a time{}",
                if alike { " (the names differ only in case or spaces: make them the same)" } else { "" }
            ),
            (None, None, _) => {
                units.admit(&value.unit, value.date, ());
                marks.insert(mark, file);
                people.push(value);
                continue;
            }
        };
        session.refuse(&file, &rule(why));
    }
    people
}

#[derive(Serialize)]
struct ConsensusJson {
    clauses: Vec<SpreadJson>,
}

#[derive(Serialize)]
struct SpreadJson {
    id: String,
    n: usize,
    counts: Vec<usize>,
    median: Option<u8>,
    min: Option<u8>,
    max: Option<u8>,
    agreement: Option<f64>,
    not_applicable: usize,
    discuss: bool,
    proposed: Option<ProposedJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ProposedJson {
    Level(u8),
    NotApplicable(&'static str),
}

impl ConsensusJson {
    fn of(consensus: &Consensus) -> Self {
        let spread = |it: &Spread| SpreadJson {
            id: it.clause.to_string(),
            n: it.rated(),
            counts: it.counts.clone(),
            median: it.median().map(|level| level.number()),
            min: it.min().map(|level| level.number()),
            max: it.max().map(|level| level.number()),
            agreement: it.agreement(),
            not_applicable: it.not_applicable,
            discuss: it.discuss(),
            proposed: it.proposed().map(|proposed| match proposed {
                Proposal::Level(level) => ProposedJson::Level(level.number()),
                Proposal::NotApplicable => ProposedJson::NotApplicable("not_applicable"),
            }),
        };
        Self { clauses: consensus.clauses.iter().map(spread).collect() }
    }
}

fn text(library: &Library, unit: &str, people: usize, consensus: &Consensus, language: Language) -> String {
    let who = match language {
        Language::Sv => format!("{people} skattningar, {}", library.catalogue.id()),
        Language::En => format!("{people} assessments, {}", library.catalogue.id()),
    };
    let discuss = consensus.to_discuss();
    let mut table =
        Table::new(&[Column::Left, Column::Rest, Column::Left, Column::Right, Column::Right, Column::Right]);
    let heads = match language {
        Language::Sv => ["Avsnitt", "", "Svar 0–", "Median", "Enighet", "Ej till."],
        Language::En => ["Clause", "", "From 0", "Median", "Agreement", "N/A"],
    };
    table.row(heads.map(|head| Cell::styled(head, FAINT)));
    for it in &consensus.clauses {
        let style = if it.discuss() { NOTICE } else { PLAIN };
        let counts: Vec<String> =
            it.counts.iter().map(|&n| if n == 0 { "·".into() } else { n.to_string() }).collect();
        table.row([
            Cell::styled(it.clause.to_string(), style),
            library.catalogue.title_in_context(it.clause, language).into(),
            counts.join(" ").into(),
            it.median().map_or("–".into(), |level| level.to_string()).into(),
            Cell::styled(small(it.agreement(), language), style),
            if it.not_applicable == 0 { "".into() } else { it.not_applicable.to_string().into() },
        ]);
    }
    let ids: Vec<String> = discuss.iter().map(|it| it.clause.to_string()).collect();
    let first = pick(language, "Att diskutera, minst eniga först", "To discuss, least agreement first");
    let list = if ids.is_empty() { pick(language, "inget", "nothing").to_owned() } else { ids.join(", ") };
    paragraph(unit, STRONG)
        + &paragraph(&who, FAINT)
        + "\n"
        + &paragraph(&format!("{first}: {list}."), PLAIN)
        + "\n"
        + &table.render()
}
