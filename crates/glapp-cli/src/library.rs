//! The documents that a command works with: files, the catalogue, the city's practices.

use crate::output::{Session, one_line, refusal, rule};
use crate::words::pick;
use clap::Args;
use glapp_core::{Assessment, Catalogue, Coverage, Date, Language, Practice, Practices};
use glapp_format::{Document, MAX_BYTES, ProblemKind, Refusal, assessment, bundled, catalogue, practices};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The options that choose catalogue and practices.
#[derive(Debug, Args)]
#[command(next_help_heading = "Library")]
pub struct LibraryArgs {
    /// The catalogue: a file or the id of a bundled one [default: iso-56002:2019]
    #[arg(long, value_name = "FILE|ID")]
    catalogue: Option<PathBuf>,

    /// The city's practices: a file or the id of a bundled set, such as platform-lund for the innovation platform
    /// in Lund [default: goteborg, where it is linked to the catalogue]
    #[arg(long, value_name = "FILE|ID")]
    practices: Option<PathBuf>,
}

/// A catalogue and the practices linked to it.
pub struct Library {
    pub catalogue: Catalogue,
    /// None if no set was asked for and the default one is linked to another catalogue.
    pub practices: Option<Practices>,
}

impl LibraryArgs {
    /// Opens both; none if one was refused, which has then been said.
    pub fn open(&self, session: &mut Session) -> Option<Library> {
        let catalogue = open_catalogue(self.catalogue.as_deref(), session)?;
        let practices = match &self.practices {
            Some(name) => Some(accept(session, name, open_practices(name, &catalogue, session.language))?),
            None => default_practices(&catalogue),
        };
        Some(Library { catalogue, practices })
    }
}

impl Library {
    /// Reads an assessment against the catalogue.
    pub fn assessment(&self, bytes: &[u8]) -> Result<Document<Assessment>, Refusal> {
        assessment::read(bytes, &[&self.catalogue])
    }

    /// What practices exist for each clause on a day.
    pub fn coverage(&self, day: Date) -> Coverage {
        Coverage::on(day, &self.catalogue, self.practices.as_ref().map_or(&[], |set| &set.practices))
    }

    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.as_ref()?.get(id)
    }
}

/// The catalogue of that name, a bundled id or a file; the default one without a name. None if it was refused.
pub fn open_catalogue(name: Option<&Path>, session: &mut Session) -> Option<Catalogue> {
    let name = name.unwrap_or(Path::new(bundled::DEFAULT_CATALOGUE));
    let language = session.language;
    let opened = match name.to_str().and_then(bundled::catalogue) {
        Some(bundled) => bundled,
        None => read_named(name, bundled::catalogues(), language)
            .and_then(|bytes| catalogue::read(&bytes, &mut beside(name, language)))
            .map(|document| document.value),
    };
    accept(session, name, opened)
}

fn open_practices(name: &Path, catalogue: &Catalogue, language: Language) -> Result<Practices, Refusal> {
    if let Some(bundled) = name.to_str().and_then(|id| bundled::practices(id, catalogue)) {
        return bundled;
    }
    let ids = bundled::practice_sets().chain(bundled::reference_sets());
    let bytes = read_named(name, ids, language)?;
    practices::read(&bytes, &[catalogue], &mut beside(name, language)).map(|document| document.value)
}

/// The bundled set, if it is linked to a catalogue of this id. Links to clauses that this edition of it does not
/// assess are passed over (`Coverage::on`): nobody asked for these very practices.
fn default_practices(catalogue: &Catalogue) -> Option<Practices> {
    let usual = bundled::catalogue(bundled::DEFAULT_CATALOGUE)?.ok()?;
    let set = bundled::practices(bundled::DEFAULT_PRACTICES, &usual)?.ok()?;
    (&*set.catalogue == catalogue.id()).then_some(set)
}

fn accept<T>(session: &mut Session, file: &Path, opened: Result<T, Refusal>) -> Option<T> {
    opened.map_err(|refusal| session.refuse(file, &refusal)).ok()
}

/// Reads a file, but none that is larger than any document of ours but a backup.
pub fn read(file: &Path, language: Language) -> Result<Vec<u8>, Refusal> {
    read_within(file, MAX_BYTES, language)
}

/// Reads a file of at most so many bytes.
pub fn read_within(file: &Path, limit: usize, language: Language) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    read_over(file, limit, language, &mut bytes)?;
    Ok(bytes)
}

/// The same over what has been read before, in its room.
pub fn read_over(file: &Path, limit: usize, language: Language, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
    let limit = limit as u64;
    bytes.clear();
    let read = (|| {
        let opened = File::open(file)?;
        let about = opened.metadata()?;
        if about.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if about.len() > limit {
            return Ok(Err(refusal(ProblemKind::TooLarge { bytes: about.len(), limit })));
        }
        // One byte more than allowed shows that something without a size, such as a pipe, has too many.
        bytes.reserve(usize::try_from(about.len()).unwrap_or_default() + 1);
        opened.take(limit + 1).read_to_end(bytes)?;
        Ok(Ok(()))
    })();
    read.unwrap_or_else(|error| Err(rule(why_not(&error, language))))
}

fn read_named(
    name: &Path,
    ids: impl Iterator<Item = &'static str>,
    language: Language,
) -> Result<Vec<u8>, Refusal> {
    if name.try_exists().is_ok_and(|exists| exists) {
        return read(name, language);
    }
    let ids = ids.collect::<Vec<_>>().join(", ");
    Err(rule(match language {
        Language::Sv => {
            format!("det finns ingen sådan fil och inget inbyggt dokument med det namnet; inbyggt: {ids}")
        }
        Language::En => format!("there is no such file and nothing bundled of that name; bundled: {ids}"),
    }))
}

/// Opens the parts of a document: files beside it.
pub fn beside(file: &Path, language: Language) -> impl FnMut(&str) -> Result<Vec<u8>, String> {
    move |part| {
        read(&file.with_file_name(part), language).map_err(|refusal| {
            let why = refusal.problems.iter().map(|problem| problem.message(language));
            format!("{}: {}", one_line(part), why.collect::<Vec<_>>().join("; "))
        })
    }
}

fn why_not(error: &io::Error, language: Language) -> String {
    match error.kind() {
        ErrorKind::NotFound => pick(language, "filen finns inte", "there is no such file").into(),
        ErrorKind::PermissionDenied => {
            pick(language, "filen får inte läsas", "the file may not be read").into()
        }
        ErrorKind::IsADirectory => {
            pick(language, "det här är en mapp; ange filerna i den", "this is a folder; name the files in it")
                .into()
        }
        _ => format!("{}: {error}", pick(language, "filen gick inte att läsa", "the file could not be read")),
    }
}
