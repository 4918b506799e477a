//! Invented assessments by the thousand, to measure what many files cost. The same numbers give the same files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use glapp_core::{
    Answer, Assessment, Carried, Catalogue, Coded, Date, Evidence, Header, Level, Rating, Stage, Unit,
    UnitKind,
};
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
        let unit = invent(
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

/// One unit on one of its dates: nine clauses of ten are answered, a third of them with evidence and a note.
fn invent(
    catalogue: &Catalogue,
    practices: &glapp_core::Practices,
    unit: u32,
    date: u32,
    dice: &mut Dice,
) -> Result<Assessment> {
    let kind = UnitKind::ALL.get(dice.below(UnitKind::ALL.len())).copied().unwrap_or(UnitKind::Other);
    let year = u16::try_from(2020 + date)?;
    let mut invented = Assessment::new(
        catalogue,
        Header {
            id: format!("{:016x}", dice.roll()).into(),
            unit: Unit {
                name: format!("Enhet {unit:05} (påhittad)").into(),
                kind,
                organisation: "Exempelstaden (påhittad)".into(),
                carried: Carried::default(),
            },
            date: Date::new(year, 3, 2).context("no such day")?,
            stage: Stage::Individual,
            adopted: None,
            assessors: Vec::new(),
            target: None,
            mission: None,
            continues: None,
            modified: "".into(),
            carried: Carried::default(),
        },
    )?;
    for leaf in catalogue.leaves() {
        let mut rating = Rating::default();
        match dice.below(20) {
            0 => {}
            1 => rating.answer = Answer::NotApplicable("Enheten har inget sådant uppdrag (påhittat).".into()),
            _ => rating.answer = Answer::Level(Level::new(u8::try_from(dice.below(6))?)),
        }
        if dice.below(3) == 0 {
            rating.note = "Vi arbetar så här sedan förra året, men inte överallt (påhittat).".into();
            rating.evidence = vec![Evidence {
                text: "Verksamhetsplan (påhittad)".into(),
                url: "https://example.org/plan".into(),
                carried: Carried::default(),
            }];
            let linked = practices
                .practices
                .iter()
                .filter(|it| it.clauses.iter().any(|link| link.clause == leaf.id()));
            rating.practices = linked.take(2).map(|it| it.id.clone()).collect();
        }
        invented.put_rating(catalogue, leaf.id(), rating)?;
    }
    Ok(invented)
}

/// Numbers that look as if they came by chance (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `sides`.
    fn below(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides.max(1)).unwrap_or(1);
        usize::try_from(self.roll() % sides).unwrap_or_default()
    }
}
