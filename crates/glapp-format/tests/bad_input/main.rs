//! Every way in which a document can be wrong: refused with its place, what was found and what would do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod envelope;
mod hostile;
mod rules;
mod text;
mod types;
