//! Glapp's documents: JSON text in, values of [`glapp_core`] out, and back again with nothing lost.
//!
//! ```
//! use glapp_core::example;
//! use glapp_format::assessment;
//!
//! let catalogue = example::catalogue();
//! let unit = example::assessment(&catalogue);
//! let text = assessment::write(&unit);
//! let read = assessment::read(text.as_bytes(), &[&catalogue])?;
//! assert_eq!(read.value, unit);
//!
//! let broken = text.replace("\"2026-03-02\"", "\"2 mars\"");
//! let refusal = assessment::read(broken.as_bytes(), &[&catalogue]).unwrap_err();
//! assert_eq!(refusal.to_string(), "$.date: found \"2 mars\", expected a day such as 2026-03-02");
//! # Ok::<(), glapp_format::Refusal>(())
//! ```
//!
//! A document is refused whole, with every problem found in it, or read whole: fields that this version does not
//! know are carried along in assessments, practices and backups, and written back (`domain.md`, *File formats*). An
//! assessment of a newer version can be opened to look at ([`assessment::open`]), and is never written. What this
//! crate does not do: it opens no files, fetches nothing and computes nothing.
//!
//! # Feature flags
//!
//! - `bundled` (off unless asked for): the module `bundled`, with the documents of `assessments/` in the binary: the
//!   catalogues of ISO 56002:2019 and ISO 56001:2024, the practices of the City of Gothenburg and of six cities’
//!   platforms, missions, terms, needs and the handbook's text. 810 kB.
//!
//! # Examples
//!
//! In `examples/`: `score_file` (a file scored), `add_practices` (another city's practices as a document) and
//! `other_standard` (another standard as a catalogue).
#![forbid(unsafe_code)]

pub mod assessment;
pub mod backup;
#[cfg(feature = "bundled")]
pub mod bundled;
pub mod catalogue;
mod context;
mod envelope;
pub mod handbook;
pub mod link;
mod message;
mod migrate;
pub mod missions;
pub mod outline;
pub mod practices;
mod problem;
mod record;
pub mod schema;
mod shape;
mod v1;
#[cfg(test)]
mod v2_trial;
mod values;

pub use envelope::{Envelope, MAX_BYTES, VERSION};
pub use problem::{Document, Expected, Found, Problem, ProblemKind, Refusal};
