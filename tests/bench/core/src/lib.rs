//! What is measured, apart from how: the bundled documents, an example unit, and invented units by the thousand.
//!
//! Times are for people (`cargo bench --package glapp-bench`); what may fail a build are counts alone: allocations in
//! `tests/allocations.rs`, instructions by `cargo xtask bench`.
#![forbid(unsafe_code)]
#![allow(clippy::expect_used, reason = "a measurement without what is measured is none")]

pub mod invent;
pub mod plain;
pub mod work;

use glapp_core::{
    Assessment, Catalogue, ComparedUnit, Coverage, HandbookSources, HandbookText, Need, Practices, Standing,
    Terms,
};
use glapp_format::{assessment, bundled};

/// A filled example unit, as its file stands.
pub const EXAMPLE: &str = include_str!("../../../../assessments/examples/exempelforvaltningen.glapp.json");

/// Everything that is bundled, and the example unit seen against it.
pub struct World {
    /// The standard.
    pub catalogue: Catalogue,
    /// What the city has.
    pub practices: Practices,
    /// What it has for each clause on the day of the example.
    pub coverage: Coverage,
    /// The example unit.
    pub unit: Assessment,
    needs: Vec<Need>,
    terms: Terms,
    text: HandbookText,
}

impl Default for World {
    fn default() -> Self {
        let catalogue =
            bundled::catalogue(bundled::DEFAULT_CATALOGUE).expect("bundled").expect("a catalogue");
        let practices =
            bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).expect("bundled").expect("practices");
        let unit = assessment::read(EXAMPLE.as_bytes(), &[&catalogue]).expect("the example").value;
        let coverage = Coverage::on(unit.header().date, &catalogue, &practices.practices);
        let needs = bundled::needs(&catalogue).expect("needs");
        let terms = bundled::terms().expect("terms");
        let text = bundled::handbook_text(&catalogue).expect("the handbook");
        Self { catalogue, practices, coverage, unit, needs, terms, text }
    }
}

impl World {
    /// What the handbook is made of.
    pub fn handbook(&self) -> HandbookSources<'_> {
        HandbookSources {
            catalogue: &self.catalogue,
            practices: &self.practices,
            needs: &self.needs,
            terms: &self.terms,
            text: &self.text,
        }
    }

    /// Invented units, as comparing wants them: a thousand different ones, and then the same again.
    pub fn compared(&self, units: usize) -> Vec<ComparedUnit> {
        self.invented(units, |it| ComparedUnit::of(it, &self.catalogue))
    }

    /// Invented people, as consensus wants them; likewise.
    pub fn people(&self, people: usize) -> Vec<Box<[Standing]>> {
        self.invented(people, |it| Standing::all(it, &self.catalogue))
    }

    fn invented<T: Clone>(&self, number: usize, make: impl Fn(&Assessment) -> T) -> Vec<T> {
        let mut dice = invent::Dice(1);
        let mut one =
            |unit| make(&invent::unit(&self.catalogue, &self.practices, unit, 0, &mut dice).expect("sound"));
        let different: Vec<T> = (0..1000).take(number).map(&mut one).collect();
        different.iter().cycle().take(number).cloned().collect()
    }
}
