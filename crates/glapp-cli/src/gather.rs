//! Many files at once: folders are opened, files read side by side, each forgotten as soon as it has been used.

use crate::library::{Library, read_over};
use crate::output::{Session, rule};
use crate::progress::Progress;
use crate::words::pick;
use foldhash::fast::FixedState;
use glapp_core::{Admitted, Assessment, Date, Language, Roster, Unit};
use glapp_format::{MAX_BYTES, Refusal};
use glapp_report::{admission, look_alike};
use std::collections::BTreeMap;
use std::fs;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

/// What was made of one file.
pub struct Gathered<T> {
    /// The file.
    pub file: PathBuf,
    /// What the document is known by again: the same for the same assessment, however its text is laid out.
    pub mark: Mark,
    /// What was made of it.
    pub value: T,
}

/// An assessment's id, and a hash of all that it says.
pub type Mark = (Box<str>, u64);

fn mark(assessment: &Assessment) -> Mark {
    // Nobody gains by two that are alike: a file is then refused as one that is there already.
    (assessment.header().id.clone(), FixedState::default().hash_one(assessment))
}

/// Reads the assessments in these files and folders and makes something of each, in the order given; a folder's files
/// in the order of their names. No document outlives its turn, so that memory holds no more than what is made of each.
/// Those that are refused have been said.
pub fn gather<T: Send>(
    paths: &[PathBuf],
    library: &Library,
    session: &mut Session,
    make: impl Fn(&Assessment) -> T + Sync,
) -> Vec<Gathered<T>> {
    let mut gathered = Vec::new();
    gather_each(paths, library, session, make, |it| gathered.push(it));
    gathered
}

/// The same, each handed over as soon as it is there, while others are still read.
fn gather_each<T: Send>(
    paths: &[PathBuf],
    library: &Library,
    session: &mut Session,
    make: impl Fn(&Assessment) -> T + Sync,
    mut take: impl FnMut(Gathered<T>),
) {
    let language = session.language;
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        match open(path, language) {
            Ok(found) => files.extend(found),
            Err(refusal) => session.refuse(path, &refusal),
        }
    }
    let mut progress = Progress::of(files.len(), language);
    let read = |file: &Path, bytes: &mut Vec<u8>| {
        read_over(file, MAX_BYTES, language, bytes)?;
        let document = library.assessment(bytes)?;
        Ok((mark(&document.value), make(&document.value)))
    };
    side_by_side(&files, read, |file, made| {
        match made {
            Ok((mark, value)) => take(Gathered { file: file.to_owned(), mark, value }),
            Err(refusal) => {
                progress.clear();
                session.refuse(file, &refusal);
            }
        }
        progress.step();
    });
    progress.clear();
}

/// What is made of a unit's assessment on a date.
pub struct Dated<T> {
    /// Who is assessed.
    pub unit: Unit,
    /// When.
    pub date: Date,
    /// What was made of it.
    pub value: T,
}

/// Something that is known again by its document.
struct Marked<T>(Mark, T);

impl<T> PartialEq for Marked<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// The newest of each unit, in the order in which the units came. What is refused or passed over is said.
pub fn newest<T: Send>(
    paths: &[PathBuf],
    library: &Library,
    session: &mut Session,
    make: impl Fn(&Assessment) -> Dated<T> + Sync,
) -> Vec<(Mark, T)> {
    let language = session.language;
    let mut roster: Roster<Marked<T>> = Roster::default();
    let mut files: Vec<PathBuf> = Vec::new();
    // Said when all have been read, behind what cannot be read.
    let mut said: Vec<Said> = Vec::new();
    gather_each(paths, library, session, make, |it| {
        let Gathered { file, mark, value: Dated { unit, date, value } } = it;
        let alike = roster.look_alike(&unit.name).map(str::to_owned);
        let admitted = roster.admit(&unit, date, Marked(mark, value));
        let why =
            |other: &Path| admission(admitted, &other.display().to_string(), language).unwrap_or_default();
        match admitted {
            Admitted::New => {
                let alike = alike.map(|alike| look_alike(&unit.name, &alike, language));
                said.extend(alike.map(Said::Note));
                files.push(file);
            }
            Admitted::InPlaceOf(place) => {
                if let Some(older) = files.get_mut(place) {
                    said.push(Said::Note(format!("{}: {}", older.display(), why(&file))));
                    *older = file;
                }
            }
            Admitted::OlderThan(place) => {
                let newer = files.get(place).map(|newer| why(newer)).unwrap_or_default();
                said.push(Said::Note(format!("{}: {newer}", file.display())));
            }
            Admitted::SameAs(place) | Admitted::SameDayAs(place) => {
                let why = files.get(place).map(|other| why(other)).unwrap_or_default();
                said.push(Said::Refused(file, why));
            }
        }
    });
    for it in said {
        match it {
            Said::Note(line) => session.note(&line),
            Said::Refused(file, why) => session.refuse(&file, &rule(why)),
        }
    }
    roster.into_entrants().into_iter().map(|it| (it.kept.0, it.kept.1)).collect()
}

/// What there is to say of a unit's assessments.
enum Said {
    Note(String),
    Refused(PathBuf, String),
}

/// The files that a path stands for: itself, or those of a folder that are named as assessments are.
fn open(path: &Path, language: Language) -> Result<Vec<PathBuf>, Refusal> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(|error| rule(error.to_string()))?;
    let named = |path: &PathBuf| path.to_string_lossy().ends_with(".glapp.json");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(named).collect();
    if files.is_empty() {
        let empty = pick(
            language,
            "mappen har inga skattningar: deras namn slutar på .glapp.json",
            "the folder holds no assessments: their names end in .glapp.json",
        );
        return Err(rule(empty));
    }
    // As texts: part by part, as paths are compared, takes as long as reading some of them.
    files.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
    Ok(files)
}

/// How many files are read before what was made of them is handed over: threads that meet at every file would wait
/// for each other as long as they work.
const BATCH: usize = 32;

/// How many batches may wait for whoever takes them: the readers do not run ahead of that.
const WAITING: usize = 4;

/// How many threads there are for each that the machine runs at once: while some wait for the disk, others work.
const READERS: usize = 4;

/// Makes something of each item on several threads, and hands it over in the items' order. Each thread has room for bytes,
/// and keeps it from one item to the next.
fn side_by_side<T: Send>(
    items: &[PathBuf],
    make: impl Fn(&Path, &mut Vec<u8>) -> T + Sync,
    mut take: impl FnMut(&Path, T),
) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(WAITING);
    let work = |sender: SyncSender<(usize, Vec<T>)>| {
        let mut room = Vec::new();
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            let Some(items) = items.chunks(BATCH).nth(batch) else { break };
            let made = items.iter().map(|item| make(item, &mut room)).collect();
            if sender.send((batch, made)).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let batches = items.len().div_ceil(BATCH);
        let at_once = thread::available_parallelism().map_or(1, usize::from);
        let threads = at_once.saturating_mul(READERS).min(batches);
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(move || work(sender));
        }
        drop(sender);
        // What is ready before its turn: few, unless one batch takes very long.
        let mut early: BTreeMap<usize, Vec<T>> = BTreeMap::new();
        let mut turn = items.iter();
        let mut due = 0;
        for (batch, made) in receiver {
            early.insert(batch, made);
            while let Some(made) = early.remove(&due) {
                made.into_iter().zip(&mut turn).for_each(|(made, item)| take(item, made));
                due += 1;
            }
        }
    });
}
