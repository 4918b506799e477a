//! `glapp handbook`: the common manual.

use crate::gather::{Dated, newest};
use crate::library::LibraryArgs;
use crate::output::{Format, Session};
use crate::words::pick;
use clap::Args;
use glapp_core::{
    Coded, Date, Handbook, HandbookClause, HandbookSources, Language, Linked, ProcessPhase, Term, Text,
    shared_by,
};
use glapp_format::{Refusal, bundled};
use glapp_office::xlsx;
use glapp_report::{csv, handbook};
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

/// Write the common manual: why and how, the process, clause by clause what to do, and the words
///
/// For each clause: the question and why it matters, what it looks like when it works, what the city has for it on
/// the day, what the city says that it lacks, the first steps, and who shares. As text it is Markdown.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp handbook --lang sv > handbok.md
      The manual as of today, in Swedish.
  glapp handbook --as-of 2023-12-31
      With the practices that the city had on the last day of its programme.
  glapp handbook units/*.glapp.json
      The units that do what the city lacks are named under \"Who shares\".
  glapp handbook --output handbook.html
      A page of its own. As json, csv and xlsx clause by clause, with the
      process and the words beside them in json and xlsx.")]
pub struct HandbookCommand {
    /// Assessments of units that share what they do, files or folders of them; the newest of each unit
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The day on which to look at the city's practices, such as 2023-12-31 [default: today in UTC]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl HandbookCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let language = session.language;
        let Some(day) = session.day(self.as_of) else { return Ok(()) };
        let Some(library) = self.library.open(session) else { return Ok(()) };
        let Some(practices) = &library.practices else {
            let why = pick(
                language,
                "inga arbetssätt är kopplade till katalogen; ange en fil med --practices",
                "no practices are linked to the catalogue; give a file with --practices",
            );
            return session.misuse(why);
        };
        let written = (|| -> Result<_, Refusal> {
            let text = bundled::handbook_text(&library.catalogue)?;
            Ok((bundled::terms()?, bundled::needs(&library.catalogue)?, text))
        })();
        let (terms, needs, text) = match written {
            Ok(written) => written,
            Err(refusal) => {
                session.refuse(Path::new(library.catalogue.id()), &refusal);
                return Ok(());
            }
        };
        let coverage = library.coverage(day);
        let units = newest(&self.files, &library, session, |it| {
            let unit = &it.header().unit;
            let value = (unit.name.clone(), shared_by(it, &library.catalogue, &coverage));
            Dated { unit: unit.clone(), date: it.header().date, value }
        });
        let shared: Vec<_> = units.iter().map(|(_, (name, shared))| (&**name, shared.clone())).collect();
        let sources = HandbookSources {
            catalogue: &library.catalogue,
            practices,
            needs: &needs,
            terms: &terms,
            text: &text,
        };
        let told = Handbook::with(day, sources, &shared);
        match session.format {
            Format::Json => session.json(&HandbookJson::of(&told, language)),
            Format::Csv => session.plain(csv::handbook(&told, language).as_bytes()),
            Format::Xlsx => session.binary(&xlsx::handbook(&told, language)),
            Format::Text | Format::Markdown | Format::Html => session.document(&handbook(&told, language)),
        }
    }
}

#[derive(Serialize)]
struct HandbookJson<'a> {
    as_of: String,
    title: &'a str,
    clauses: Vec<ClauseJson<'a>>,
    phases: Vec<PhaseJson<'a>>,
    terms: Vec<TermJson<'a>>,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    id: String,
    title: String,
    question: Option<&'a str>,
    purpose: Option<&'a str>,
    levels: Vec<&'a str>,
    evidence: Vec<&'a str>,
    first_steps: Vec<&'a str>,
    coverage: &'static str,
    active: Vec<LinkedJson<'a>>,
    lapsed: Vec<LinkedJson<'a>>,
    needs: Vec<NeedJson<'a>>,
    shared_by: Vec<&'a str>,
}

#[derive(Serialize)]
struct LinkedJson<'a> {
    id: &'a str,
    name: &'a str,
    strength: &'static str,
    why: &'a str,
}

#[derive(Serialize)]
struct NeedJson<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct PhaseJson<'a> {
    name: &'a str,
    purpose: &'a str,
    does: Vec<&'a str>,
    gate: Option<&'a str>,
    clauses: Vec<String>,
}

#[derive(Serialize)]
struct TermJson<'a> {
    id: &'a str,
    name: &'a str,
    city: Option<&'a str>,
    iso: Option<&'a str>,
    explanation: Option<&'a str>,
    difference: Option<&'a str>,
    practice: Option<&'a str>,
}

impl<'a> HandbookJson<'a> {
    fn of(told: &'a Handbook<'a>, language: Language) -> Self {
        let get = |text: &'a Text| text.get(language);
        let all = |texts: &'a [Text]| -> Vec<&'a str> { texts.iter().map(get).collect() };
        let linked = |links: &[Linked<'a>]| -> Vec<LinkedJson<'a>> {
            let of = |it: &Linked<'a>| LinkedJson {
                id: &it.practice.id,
                name: get(&it.practice.name),
                strength: it.link.strength.code(),
                why: get(&it.link.why),
            };
            links.iter().map(of).collect()
        };
        let clause = |it: &'a HandbookClause<'a>| {
            let criteria = it.clause.criteria();
            ClauseJson {
                id: it.clause.id().to_string(),
                title: told.catalogue.title_in_context(it.clause.id(), language),
                question: criteria.map(|it| get(&it.question)),
                purpose: criteria.and_then(|it| it.purpose.as_ref()).map(get),
                levels: criteria.map(|it| all(&it.levels)).unwrap_or_default(),
                evidence: criteria.map(|it| all(&it.evidence)).unwrap_or_default(),
                first_steps: criteria.map(|it| all(&it.first_step)).unwrap_or_default(),
                coverage: it.covered.code(),
                active: linked(&it.active),
                lapsed: linked(&it.lapsed),
                needs: it.needs.iter().map(|it| NeedJson { id: &it.id, name: get(&it.name) }).collect(),
                shared_by: it.sharers.clone(),
            }
        };
        let phase = |it: &'a ProcessPhase| PhaseJson {
            name: get(&it.name),
            purpose: get(&it.purpose),
            does: all(&it.does),
            gate: it.gate.as_ref().map(get),
            clauses: it.clauses.iter().map(ToString::to_string).collect(),
        };
        let term = |it: &'a Term| TermJson {
            id: &it.id,
            name: get(&it.name),
            city: it.city.as_ref().map(get),
            iso: it.iso.as_ref().map(|it| get(&it.name)),
            explanation: it.iso.as_ref().map(|it| get(&it.explanation)),
            difference: it.difference.as_ref().map(get),
            practice: it.practice.as_ref().map(get),
        };
        Self {
            as_of: told.as_of.to_string(),
            title: get(&told.text.title),
            clauses: told.chapters.iter().flat_map(|it| &it.clauses).map(clause).collect(),
            phases: told.text.process.phases.iter().map(phase).collect(),
            terms: told.terms.terms.iter().map(term).collect(),
        }
    }
}
