//! Results as workbooks and Word documents, and filled-in questionnaires read back.
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
