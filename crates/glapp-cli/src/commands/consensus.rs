//! `glapp consensus`: how several people see one unit.

use crate::gather::{Gathered, gather};
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, NOTICE, PLAIN, STRONG, Session, rule};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::{count, pick};
use clap::Args;
use glapp_core::{Assessment, Consensus, Date, Joined, Language, Panel, Proposal, Spread, Standing};
use glapp_office::xlsx::{self, People};
use glapp_report::{self as report, csv, joining, number::small};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// Merge several people's assessments of one unit
///
/// For each clause: how many gave each level, the median (the lower one of two), and van der Eijk's agreement, from -1
/// (polarised) over 0 (uniform) to 1 (all alike). A clause is to be discussed when levels are two or more apart or
/// agreement is below 0.5. The median is only proposed: the group decides.
///
/// Who is of another day than the first, or may be somebody who is there already, is counted and told on stderr. An
/// assessment of another unit, and one that is itself a consensus, are refused.
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

impl ConsensusCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let gathered = gather(&self.files, &library, session, Assessment::clone);
        let panel = one_unit(gathered, session);
        let people = panel.people();
        let Some(first) = people.first() else { return Ok(()) };
        let (unit, language) = (first.header().unit.name.clone(), session.language);
        let latest = people.iter().map(|it| it.header().date).max().unwrap_or(Date::FIRST);
        let names = self.names(people, language);
        let answers: Vec<_> = people.iter().map(|it| Standing::all(it, &library.catalogue)).collect();
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
    fn names(&self, people: &[Assessment], language: Language) -> Vec<String> {
        let name = |(place, it): (usize, &Assessment)| {
            let names: Vec<&str> = it.header().assessors.iter().map(|it| &*it.name).collect();
            let name = names.join(", ");
            if name.is_empty() || self.anonymous {
                format!("{} {}", pick(language, "Person", "Person"), place + 1)
            } else {
                name
            }
        };
        people.iter().enumerate().map(name).collect()
    }
}

/// The assessments of the first one's unit, each person's once. What joins in doubt is told, and what does not join is
/// refused: nothing is merged unawares.
fn one_unit(gathered: Vec<Gathered<Assessment>>, session: &mut Session) -> Panel {
    let mut panel = Panel::default();
    let mut files: Vec<PathBuf> = Vec::new();
    for Gathered { file, value, .. } in gathered {
        let joined = panel.look(&value);
        let other = match joined {
            Joined::SameAs(place) | Joined::SamePerson(place) => files.get(place),
            _ => None,
        };
        let other = other.map(|it| it.display().to_string()).unwrap_or_default();
        let unit = value.header().unit.clone();
        let ours = panel.people().first().map_or(&unit, |first| &first.header().unit);
        let said = joining(joined, &unit, ours, &other, session.language);
        // Nobody can be asked here: what may be meant is counted and told, what is written otherwise is easily mended.
        let sure = matches!(joined, Joined::OtherDate | Joined::SamePerson(_));
        match (panel.join(value, sure), said) {
            (Joined::New, said) => {
                if let Some(said) = said {
                    session.note(&format!("{}: {said}", file.display()));
                }
                files.push(file);
            }
            (_, said) => session.refuse(&file, &rule(said.unwrap_or_default())),
        }
    }
    panel
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
    let who = count(people, language, ("skattning", "skattningar"), ("assessment", "assessments"));
    let who = format!("{who}, {}", library.catalogue.id());
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
