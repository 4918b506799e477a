//! Any unknown fields, anywhere in a document, come through any changes of what is known, in their very text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod assessments;
#[path = "../common/mod.rs"]
mod common;
mod fields;
mod practices;
