//! Notices changed sources, by looking at them twice a second.

use std::collections::BTreeMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::files;

/// What the app is made of.
const SOURCES: [&str; 3] = ["assessments", "crates", "web"];

/// Time and size of each source file.
type Sources = BTreeMap<PathBuf, (SystemTime, u64)>;

/// The sources as last seen.
pub struct Watch {
    seen: Sources,
}

impl Watch {
    /// From now on.
    pub fn begin() -> Self {
        Self { seen: sources() }
    }

    /// Returns when a source has been changed, added or removed, and all are at rest again.
    pub fn wait_for_change(&mut self) {
        let mut now = self.seen.clone();
        loop {
            thread::sleep(Duration::from_millis(500));
            let before = mem::replace(&mut now, sources());
            if now != self.seen && now == before {
                self.seen = now;
                return;
            }
        }
    }
}

fn sources() -> Sources {
    let mut files: Vec<_> =
        SOURCES.iter().flat_map(|folder| files::below(&files::root().join(folder))).collect();
    files.push(files::root().join("Cargo.toml"));
    let facts = files.into_iter().filter(|path| !is_editors(path)).filter_map(|path| {
        let data = path.metadata().ok()?;
        Some((path, (data.modified().ok()?, data.len())))
    });
    facts.collect()
}

/// Whether a file is an editor's scratch copy.
fn is_editors(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".tmp")
}
