//! The glapp command.
fn main() {}
