//! Files that are written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{self, Path, PathBuf};
use std::process;

/// Writes a file, in the place of one of that name if there is one. Until all of it has been written that one stays as
/// it is: the new one is made beside it and takes its place in one step. What is no file, such as a pipe, is written to.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(target) = target(file)? else { return fs::write(file, bytes) };
    let there = match fs::metadata(&target) {
        Ok(there) if !there.is_file() => return fs::write(&target, bytes),
        Ok(there) => Some(there),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if there.is_some() {
        // Who may not write to a file may not put another in its place.
        OpenOptions::new().write(true).open(&target)?;
    }
    let (beside, mut opened) = match beside(&target) {
        // A folder that takes no new file: then the one that is there is written over.
        Err(error) if there.is_some() && error.kind() == ErrorKind::PermissionDenied => {
            return fs::write(&target, bytes);
        }
        made => made?,
    };
    let written = (|| {
        opened.write_all(bytes)?;
        if let Some(there) = there {
            opened.set_permissions(there.permissions())?;
        }
        opened.sync_all()?;
        drop(opened);
        fs::rename(&beside, &target)
    })();
    if written.is_err() {
        // Whatever is wrong there has been told by what failed first.
        let _ = fs::remove_file(&beside);
    }
    match written {
        // Something else is laid over the place of the file itself, as in a container: it can only be written to.
        Err(error) if error.kind() == ErrorKind::ResourceBusy => fs::write(&target, bytes),
        written => written,
    }
}

/// How many links may lead to a file, as on Linux.
const MOST_LINKS: usize = 40;

/// Where the links that a path may be lead to, so that they stay. None where something else than a file is meant: a
/// device, or what a process has open already, such as `/dev/stdout`.
fn target(file: &Path) -> io::Result<Option<PathBuf>> {
    let mut target = file.to_owned();
    for _ in 0..MOST_LINKS {
        let absolute = path::absolute(&target)?;
        if ["/dev", "/proc"].iter().any(|folder| absolute.starts_with(folder)) {
            return Ok(None);
        }
        let Ok(next) = fs::read_link(&target) else { return Ok(Some(target)) };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Ok(None)
}

/// A new file in the same folder, which is on the same disk.
fn beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        let name = target.with_file_name(format!(".glapp-{}-{number}.part", process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Ok(opened) => return Ok((name, opened)),
            // Left by a run that was ended in the middle.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}
