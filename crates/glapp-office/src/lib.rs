//! Results as workbooks and Word documents, and filled-in questionnaires read back.
//!
//! ```
//! use glapp_core::{Change, Edit, Language, Level, example};
//! use glapp_office::xlsx::{self, Form};
//!
//! let catalogue = example::catalogue(); // clauses 4.1, 4.2 and 5.1
//! let mut unit = example::assessment(&catalogue);
//! unit.apply(&catalogue, Edit::Clause("4.1".parse()?, Change::Level(Some(Level::new(2)))))?;
//!
//! // Out to a form with the answers in it, and back: what was said is still there.
//! let form = xlsx::questionnaire(&unit, &catalogue, Language::Sv, Form { short: false, filled: true });
//! let read = xlsx::read(&form, &catalogue).unwrap();
//! assert_eq!(read.rating("4.1".parse()?), unit.rating("4.1".parse()?));
//!
//! // What is no workbook is refused, with its place.
//! assert!(xlsx::read(b"PK", &catalogue).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Everything here is a pure function: the same assessment, catalogue and practices give the same bytes. Every text that
//! a person or a file supplied is inert: it is never a formula, markup or a link to anything but http and https.
//!
//! What this crate does not do: it computes nothing that `glapp-core` does not, opens nothing and reads no clock.
#![forbid(unsafe_code)]

pub mod docx;
mod package;
mod problem;
pub mod xlsx;
mod xml;
mod zip;

pub use package::About;
pub use problem::{Problem, ProblemKind};
