//! Invented assessments by the thousand, to measure what many files cost. The same numbers give the same files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use glapp_bench::invent::{self, Dice};
use glapp_format::{assessment, bundled};

use crate::files;

/// What to invent.
pub struct Options {
    /// The folder to write to, which is made if it is not there.
    pub folder: PathBuf,
    /// How many files.
    pub files: u32,
    /// How many of them are cut off in the middle, so that they must be refused.
    pub broken: u32,
    /// How many dates each unit has.
    pub dates: u32,
    /// Where the dice begin.
    pub seed: u64,
}

/// Writes the files.
pub fn generate(options: &Options) -> Result<()> {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).context("no catalogue is bundled")??;
    let practices = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).context("no practices")??;
    fs::create_dir_all(&options.folder)
        .with_context(|| format!("cannot make {}", options.folder.display()))?;
    let mut dice = Dice(options.seed);
    for number in 0..options.files {
        let unit = invent::unit(
            &catalogue,
            &practices,
            number / options.dates.max(1),
            number % options.dates.max(1),
            &mut dice,
        )?;
        let mut text = assessment::write(&unit);
        if number < options.broken {
            text.truncate(text.len() / 2);
            // Half a letter would be another mistake.
            while !text.is_char_boundary(text.len()) {
                text.pop();
            }
        }
        files::write(&options.folder.join(format!("unit-{number:05}.glapp.json")), text.as_bytes())?;
    }
    println!("{} files in {}", options.files, options.folder.display());
    Ok(())
}
