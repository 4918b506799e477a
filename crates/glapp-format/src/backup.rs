//! Backups: every stored document as it is stored, readable or not, in one file.

use crate::context::{Context, Step};
use crate::envelope::{self, Envelope, Version, tag, text_within};
use crate::record::record;
use crate::values::SomeText;
use crate::{Document, ProblemKind, Refusal};
use glapp_core::Carried;
use std::collections::BTreeSet;

/// The most bytes of a backup that are read: all that a browser stores (5 million letters), with quotes escaped.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

tag! {
    /// What a backup calls itself.
    Format = "glapp/backup"
}

record! {
    /// Everything that was stored in one browser.
    pub struct BackupDocument {
        /// The kind of document.
        format: Format,
        /// The version of the format.
        version: Version,
        /// The instant at which it was made, as RFC 3339.
        made: Box<str>,
        /// The documents, each under its own id.
        documents: Vec<Entry>,
        /// The practices that people have added, as a document of its own; left out where there are none.
        practices: Box<str>,
    }
}

record! {
    /// A stored document.
    pub struct Entry {
        /// What it was stored under.
        id: SomeText,
        /// Its text as it was stored, to the letter, whether it can be read or not.
        text: Box<str>,
    }
}

/// Stored documents, to be kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Backup {
    /// The instant at which it was made, as RFC 3339, given by whoever has a clock.
    pub made: Box<str>,
    /// The documents.
    pub documents: Vec<StoredText>,
    /// The text of the practices that people have added, whatever it holds; empty where there are none.
    pub practices: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// A document as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredText {
    /// What it is stored under: never blank.
    pub id: Box<str>,
    /// Its text, whatever it holds.
    pub text: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// Whether this says that it is a backup, in whatever version.
pub fn is_named(bytes: &[u8]) -> bool {
    let envelope = text_within(bytes, MAX_BYTES).and_then(Envelope::of);
    envelope.is_ok_and(|envelope| envelope.format.as_deref() == Some(Format::FORMAT))
}

/// Reads a backup. The documents and practices in it are not looked at.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it: no JSON, another format, a newer version, an id that is
/// missing or stands twice.
pub fn read(bytes: &[u8]) -> Result<Document<Backup>, Refusal> {
    let text = text_within(bytes, MAX_BYTES)?;
    let mut context = Context::default();
    let document = envelope::document::<BackupDocument>(text, Format::FORMAT, &mut context)?;
    let backup = document.map(|document| document.into_backup(&mut context));
    let (value, warnings) = context.finish(backup)?;
    Ok(Document { value, warnings })
}

/// Writes a backup in the current version. [`read`] gives the same value back.
pub fn write(backup: &Backup) -> String {
    let entry = |it: &StoredText| Entry {
        id: SomeText(it.id.clone()),
        text: it.text.clone(),
        carried: it.carried.clone(),
    };
    envelope::write(&BackupDocument {
        format: Format,
        version: Version::CURRENT,
        made: backup.made.clone(),
        documents: backup.documents.iter().map(entry).collect(),
        practices: backup.practices.clone(),
        carried: backup.carried.clone(),
    })
}

impl BackupDocument {
    fn into_backup(self, context: &mut Context) -> Backup {
        let mut ids = BTreeSet::new();
        let mut documents = Vec::with_capacity(self.documents.len());
        for (index, Entry { id, text, carried }) in self.documents.into_iter().enumerate() {
            if !ids.insert(id.0.clone()) {
                context.inside(Step::Field("documents"), |context| {
                    context.inside(Step::Index(index), |context| context.problem(ProblemKind::Duplicate));
                });
            }
            documents.push(StoredText { id: id.0, text, carried });
        }
        Backup { made: self.made, documents, practices: self.practices, carried: self.carried }
    }
}
