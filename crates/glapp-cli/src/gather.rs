//! Many files at once: folders are opened, files read side by side, each forgotten as soon as it has been used.

use crate::library::{Library, read};
use crate::output::{Session, rule};
use crate::progress::Progress;
use crate::words::pick;
use glapp_core::{Assessment, Language};
use glapp_format::Refusal;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
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
    let mut hasher = DefaultHasher::new();
    assessment.hash(&mut hasher);
    (assessment.header().id.clone(), hasher.finish())
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
    let language = session.language;
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        match open(path, language) {
            Ok(found) => files.extend(found),
            Err(refusal) => session.refuse(path, &refusal),
        }
    }
    let mut gathered = Vec::with_capacity(files.len());
    let mut progress = Progress::of(files.len(), language);
    let read = |file: &Path| {
        let document = read(file, language).and_then(|bytes| library.assessment(&bytes))?;
        Ok((mark(&document.value), make(&document.value)))
    };
    side_by_side(&files, read, |file, made| {
        match made {
            Ok((mark, value)) => gathered.push(Gathered { file: file.to_owned(), mark, value }),
            Err(refusal) => {
                progress.clear();
                session.refuse(file, &refusal);
            }
        }
        progress.step();
    });
    progress.clear();
    gathered
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
    files.sort();
    Ok(files)
}

/// How many results may wait for whoever takes them: the readers do not run ahead of that.
const WAITING: usize = 64;

/// Makes something of each item on as many threads as the machine runs at once, and hands it over in the items' order.
fn side_by_side<T: Send>(
    items: &[PathBuf],
    make: impl Fn(&Path) -> T + Sync,
    mut take: impl FnMut(&Path, T),
) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(WAITING);
    let work = |sender: SyncSender<(usize, T)>| {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { break };
            if sender.send((place, make(item))).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(move || work(sender));
        }
        drop(sender);
        // What is ready before its turn: few, unless one file takes very long.
        let mut early: BTreeMap<usize, T> = BTreeMap::new();
        let mut turn = items.iter().zip(0..).peekable();
        for (place, made) in receiver {
            early.insert(place, made);
            while let Some((item, made)) =
                turn.peek().and_then(|(item, place)| Some((item, early.remove(place)?)))
            {
                take(item, made);
                turn.next();
            }
        }
    });
}
