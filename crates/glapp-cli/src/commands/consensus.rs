//! `glapp consensus`: how several people see one unit.

use crate::gather::{Gathered, gather};
use crate::library::{Library, LibraryArgs};
use crate::output::{FAINT, Format, NOTICE, PLAIN, STRONG, Session, rule};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::pick;
use clap::Args;
use glapp_core::{Assessment, Consensus, Language, Proposal, Spread};
use glapp_report::{self as report, number::small};
use serde::Serialize;
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
      proposed is a level, \"not_applicable\" if more than half say so, or null.")]
pub struct ConsensusCommand {
    /// The people's assessments, files or folders of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl ConsensusCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let people = one_unit(gather(&self.files, &library, session, |it| it), session);
        if people.is_empty() {
            return Ok(());
        }
        let consensus = Consensus::of(&people, &library.catalogue);
        match session.format {
            Format::Json => session.json(&ConsensusJson::of(&consensus)),
            Format::Text => session.write(&text(&library, &people, &consensus, session.language)),
            Format::Markdown | Format::Html => {
                let document = report::consensus(&library.catalogue, &people, &consensus, session.language);
                session.document(&document)
            }
        }
    }
}

/// The assessments of the first one's unit, each person's once. The others are refused: nothing is merged unawares.
fn one_unit(gathered: Vec<Gathered<Assessment>>, session: &mut Session) -> Vec<Assessment> {
    let mut people: Vec<Gathered<Assessment>> = Vec::new();
    for it in gathered {
        let unit = &it.value.header().unit.name;
        let twice = people.iter().find(|before| before.value == it.value);
        let stranger = people.first().filter(|first| first.value.header().unit.name != *unit);
        let why = match (twice, stranger, session.language) {
            (Some(before), ..) => {
                let same = pick(session.language, "är samma skattning som", "is the same assessment as");
                format!("{same} {}", before.file.display())
            }
            (None, Some(first), Language::Sv) => format!(
                "handlar om ”{unit}”, men de andra om ”{}”: samsyn gäller en enhet i taget",
                first.value.header().unit.name
            ),
            (None, Some(first), Language::En) => format!(
                "is about “{unit}”, but the others about “{}”: a consensus is of one unit at a time",
                first.value.header().unit.name
            ),
            (None, None, _) => {
                people.push(it);
                continue;
            }
        };
        session.refuse(&it.file, &rule(why));
    }
    people.into_iter().map(|it| it.value).collect()
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

fn text(library: &Library, people: &[Assessment], consensus: &Consensus, language: Language) -> String {
    let unit = people.first().map_or("", |first| &first.header().unit.name);
    let who = match language {
        Language::Sv => format!("{} skattningar, {}", people.len(), library.catalogue.id()),
        Language::En => format!("{} assessments, {}", people.len(), library.catalogue.id()),
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
