//! The `glapp` command: gap assessments in a terminal and in scripts.
//!
//! Arguments become files, files become values of `glapp-core`, results become text or JSON. Nothing is computed
//! here. A new command is one file in `commands/` and a line in its list.
#![forbid(unsafe_code)]

mod args;
mod clock;
mod commands;
mod file;
mod gather;
mod json;
mod library;
mod output;
mod pieces;
mod progress;
mod table;
mod words;

use clap::Parser;
use std::io::ErrorKind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args::Cli { output, command } = args::Cli::parse();
    let mut session = output::Session::new(&output);
    match command.run(&mut session) {
        Ok(()) => {
            session.finish();
            session.exit_code()
        }
        // Whoever read our output has seen enough, as in `glapp gap … | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => session.exit_code(),
        Err(error) => {
            session.note(&format!("glapp: {error}"));
            ExitCode::FAILURE
        }
    }
}
