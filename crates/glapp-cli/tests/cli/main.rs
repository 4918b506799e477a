//! The real binary, as a person or a program runs it. Sections of `domain.md` stand in the tests' comments.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test’s helpers fail as its tests do"
)]

mod bad_input;
mod check;
mod examples;
mod export;
mod forms;
mod gap;
mod listings;
mod several;
mod several_bad;
mod terminal;
mod world;
