//! A folder of files to run the command in, and small invented documents.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that goes away with the test.
pub struct World {
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a run left behind.
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// The same run, if all went well and nothing was said on stderr.
    pub fn fine(self) -> Self {
        assert_eq!((self.code, &*self.err), (Some(0), ""), "{}", self.out);
        self
    }
}

impl World {
    pub fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), text).unwrap();
        self
    }

    /// The command in this folder, in an environment that says nothing about language or colour.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glapp"));
        command.current_dir(&self.folder).args(arguments);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        ran(&mut self.command(arguments))
    }
}

pub fn ran(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
        code: status.code(),
    }
}

/// An assessment against ISO 56002 of an invented unit on 2026-03-02, with these ratings.
pub fn iso(ratings: &str) -> String {
    format!(
        r#"{{ "format": "glapp/assessment", "version": 1, "id": "1", "catalogue": "iso-56002:2019",
  "unit": {{ "name": "Enheten (påhittad)", "kind": "bolag" }}, "date": "2026-03-02",
  "ratings": {{ {ratings} }} }}"#
    )
}

/// A catalogue with weights: chapters 4 (4.1, 4.2), 5 (5.1, 5.2) and 6 (6.1).
pub const CATALOGUE: &str = r#"{ "format": "glapp/catalogue", "version": 1, "id": "prov:1", "edition": "1",
  "title": { "sv": "Prov", "en": "Trial" }, "source": { "sv": "Påhittat.", "en": "Invented." },
  "scale": [
    { "level": 0, "name": { "sv": "noll", "en": "zero" }, "anchor": { "sv": "a", "en": "a" } },
    { "level": 1, "name": { "sv": "ett", "en": "one" }, "anchor": { "sv": "a", "en": "a" } },
    { "level": 2, "name": { "sv": "två", "en": "two" }, "anchor": { "sv": "a", "en": "a" } },
    { "level": 3, "name": { "sv": "tre", "en": "three" }, "anchor": { "sv": "a", "en": "a" } },
    { "level": 4, "name": { "sv": "fyra", "en": "four" }, "anchor": { "sv": "a", "en": "a" } },
    { "level": 5, "name": { "sv": "fem", "en": "five" }, "anchor": { "sv": "a", "en": "a" } } ],
  "clauses": [
    { "id": "4", "title": { "sv": "Fyra", "en": "Four" } },
    { "id": "4.1", "title": { "sv": "Allmänt", "en": "General" } },
    { "id": "4.2", "title": { "sv": "Kultur", "en": "Culture" }, "weight": 3 },
    { "id": "5", "title": { "sv": "Fem", "en": "Five" }, "weight": 2 },
    { "id": "5.1", "title": { "sv": "Allmänt", "en": "General" } },
    { "id": "5.2", "title": { "sv": "Tid", "en": "Time" } },
    { "id": "6", "title": { "sv": "Sex", "en": "Six" } },
    { "id": "6.1", "title": { "sv": "Pengar", "en": "Money" } } ] }"#;

/// Practices linked to it: a forum that ended with 2023, a method from 2024 on, a course that never came about.
pub const PRACTICES: &str = r#"{ "format": "glapp/practices", "version": 1, "id": "prov", "edition": "1",
  "title": { "sv": "Provets arbetssätt", "en": "The trial’s practices" }, "source": { "sv": "Påhittat.", "en": "Invented." },
  "catalogue": "prov:1",
  "practices": [
    { "id": "forum", "name": { "sv": "Forumet", "en": "The forum" }, "kind": "forum",
      "description": { "sv": "d", "en": "d" }, "period": { "from": "2020-01-01", "to": "2023-12-31" },
      "status": "completed", "city": "Exempelstaden",
      "clauses": [ { "id": "4.1", "strength": "direct", "why": { "sv": "w", "en": "w" } } ] },
    { "id": "metod", "name": { "sv": "Metoden", "en": "The method" }, "kind": "method",
      "description": { "sv": "d", "en": "d" }, "period": { "from": "2024-01-01", "to": null },
      "status": "active", "city": "Exempelstaden",
      "clauses": [ { "id": "5.1", "strength": "partial", "why": { "sv": "w", "en": "w" } },
                   { "id": "4.1", "strength": "supporting", "why": { "sv": "w", "en": "w" } } ] },
    { "id": "kurs", "name": { "sv": "Kursen", "en": "The course" }, "kind": "training",
      "description": { "sv": "d", "en": "d" }, "period": { "from": null, "to": null },
      "status": "unknown", "city": "Exempelstaden",
      "clauses": [ { "id": "4.2", "strength": "direct", "why": { "sv": "w", "en": "w" } } ] } ] }"#;

/// An assessment against it on the last day of 2023.
pub const ASSESSMENT: &str = r#"{ "format": "glapp/assessment", "version": 1, "id": "prov-1", "catalogue": "prov:1",
  "unit": { "name": "Enheten (påhittad)", "kind": "stab", "organisation": "Exempelstaden",
            "later": [ 1.50,
                       {"b": 1, "a": 2} ] },
  "date": "2023-12-31", "target": 4,
  "ratings": {
    "4.1": { "level": 2, "target": 3, "importance": 3, "practices": [ "metod" ] },
    "4.2": { "level": 5 },
    "5.1": { "level": 1 },
    "5.2": { "note": "inte klart" },
    "6.1": { "not_applicable": "Vi har inga pengar.\nAlls." } } }"#;

/// A world with the three.
pub fn trial() -> World {
    let world = World::new();
    world
        .write("catalogue.json", CATALOGUE)
        .write("practices.json", PRACTICES)
        .write("unit.json", ASSESSMENT);
    world
}

/// The options that choose them.
pub const TRIAL: [&str; 4] = ["--catalogue", "catalogue.json", "--practices", "practices.json"];
