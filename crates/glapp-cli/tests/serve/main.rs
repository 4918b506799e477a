//! `glapp serve` as a program of its own, over real sockets: what it answers, what it makes of hostile requests, and what
//! it says when it cannot begin.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test’s helpers fail as its tests do"
)]

mod answers;
mod begin;
mod hostile;
mod load;
mod random;
mod served;
#[path = "../cli/world.rs"]
#[allow(dead_code, reason = "the other tests use the rest")]
mod world;
