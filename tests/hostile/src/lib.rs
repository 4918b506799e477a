//! What must hold whatever the input is. `fuzz/` calls these functions with what its engine thinks up; the tests of
//! this crate call them with the corpus, and with mutations of it that are the same on every run.
//!
//! Each function takes bytes and panics if something that was promised does not hold; a refusal is an answer like any
//! other.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a finding is told"
)]

pub mod documents;
pub mod edits;
pub mod mutate;
pub mod scores;
pub mod workbook;

use glapp_core::{Catalogue, example};
use glapp_format::bundled;
use std::sync::OnceLock;

/// A function that takes whatever comes.
pub type Target = fn(&[u8]);

/// Every target by the name of its folder in the corpus and of its program in `fuzz/`.
pub const TARGETS: [(&str, Target); 10] = [
    ("assessment", documents::assessment),
    ("catalogue", documents::catalogue),
    ("practices", documents::practices),
    ("handbook", documents::handbook),
    ("backup", documents::backup),
    ("link", documents::link),
    ("workbook", workbook::archive),
    ("sheet", workbook::sheet),
    ("edits", edits::edits),
    ("scores", scores::scores),
];

/// The bundled catalogue that is used where none is named.
pub fn iso() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap())
}

/// A catalogue of three clauses.
pub fn small() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(example::catalogue)
}
