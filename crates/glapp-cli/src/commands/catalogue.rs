//! `glapp catalogue`: a catalogue's scale and clauses.

use crate::library::open_catalogue;
use crate::output::{FAINT, Format, PLAIN, STRONG, Session, one_line};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::{count, pick};
use clap::Args;
use glapp_core::{Catalogue, Language};
use serde::Serialize;
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

/// Show a catalogue: its scale and its clauses
///
/// A catalogue is one standard as a tree of clauses. The clauses without others below them are the ones that are
/// assessed, on the catalogue's scale. Titles and names are in the language of --lang.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp catalogue
      ISO 56002:2019: the six levels, and the clauses as a tree.
  glapp catalogue my-standard.json
      A catalogue from a file. Its parts, if it has any, are files beside it.
  glapp catalogue iso-56002:2019 --lang en --format json
      { id, scale: [{ level, name }],
        clauses: [{ id, parent, title, assessable, weight }] }
      A chapter's parent is null, and its weight is the one among the chapters.")]
pub struct CatalogueCommand {
    /// A file or the id of a bundled catalogue [default: iso-56002:2019]
    #[arg(value_name = "ID|FILE")]
    catalogue: Option<PathBuf>,
}

impl CatalogueCommand {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let Some(catalogue) = open_catalogue(self.catalogue.as_deref(), session) else { return Ok(()) };
        match session.format {
            Format::Json => session.json(&CatalogueJson::of(&catalogue, session.language)),
            Format::Csv | Format::Markdown | Format::Xlsx | Format::Html => session.no_such_form(),
            Format::Text => session.write(&text(&catalogue, session.language)),
        }
    }
}

#[derive(Serialize)]
struct CatalogueJson<'a> {
    id: &'a str,
    scale: Vec<LevelJson<'a>>,
    clauses: Vec<ClauseJson<'a>>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    level: u8,
    name: &'a str,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    id: String,
    parent: Option<String>,
    title: &'a str,
    assessable: bool,
    weight: f64,
}

impl<'a> CatalogueJson<'a> {
    fn of(catalogue: &'a Catalogue, language: Language) -> Self {
        let levels = catalogue.scale().levels();
        Self {
            id: catalogue.id(),
            scale: levels
                .map(|(level, it)| LevelJson { level: level.number(), name: it.name.get(language) })
                .collect(),
            clauses: catalogue
                .clauses()
                .iter()
                .map(|clause| ClauseJson {
                    id: clause.id().to_string(),
                    parent: clause.id().parent().map(|parent| parent.to_string()),
                    title: clause.title().get(language),
                    assessable: clause.is_assessable(),
                    weight: clause.weight(),
                })
                .collect(),
        }
    }
}

fn text(catalogue: &Catalogue, language: Language) -> String {
    let head = catalogue.head();
    let mut page = paragraph(head.title.get(language), STRONG);
    let leaves = count(
        catalogue.leaf_count(),
        language,
        ("avsnitt att bedöma", "avsnitt att bedöma"),
        ("clause to assess", "clauses to assess"),
    );
    let chapters =
        count(catalogue.chapters().count(), language, ("kapitel", "kapitel"), ("chapter", "chapters"));
    let about = format!(
        "{} · {} {} · {leaves} {} {chapters}",
        head.id,
        pick(language, "utgåva", "edition"),
        head.edition,
        pick(language, "i", "in")
    );
    page += &paragraph(&about, FAINT);
    page += "\n";
    page += &paragraph(head.source.get(language), PLAIN);
    page += "\n";

    page += &paragraph(pick(language, "Skalan", "The scale"), STRONG);
    let mut scale = Table::new(&[Column::Right, Column::Left, Column::Rest]).indented(2);
    for (level, it) in head.scale.levels() {
        scale.row([level.to_string().into(), it.name.get(language).into(), it.anchor.get(language).into()]);
    }
    page += &scale.render();

    for clause in catalogue.clauses() {
        let depth = clause.id().depth();
        let style = if depth == 1 { STRONG } else { PLAIN };
        let mut title = one_line(clause.title().get(language));
        if clause.weight() != 1.0 {
            // Writing to a String cannot fail.
            let _ = write!(
                title,
                " ({} {})",
                pick(language, "vikt", "weight"),
                weight(clause.weight(), language)
            );
        }
        if depth == 1 {
            page.push('\n');
        }
        let mut row = Table::new(&[Column::Left, Column::Rest]).indented(3 * (depth - 1));
        row.row([Cell::styled(clause.id().to_string(), style), Cell::styled(title, style)]);
        page += &row.render();
    }
    page
}

fn weight(weight: f64, language: Language) -> String {
    match language {
        Language::Sv => weight.to_string().replace('.', ","),
        Language::En => weight.to_string(),
    }
}
