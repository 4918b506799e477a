//! The commands, one file each.

mod catalogue;
mod check;
mod compare;
mod consensus;
mod coverage;
mod export;
mod gap;
mod handbook;
mod serve;
mod trend;

use crate::output::Session;
use clap::Subcommand;
use std::io;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(check::Check),
    Gap(gap::Gap),
    Consensus(consensus::ConsensusCommand),
    Compare(compare::CompareCommand),
    Trend(trend::TrendCommand),
    Coverage(coverage::CoverageCommand),
    Catalogue(catalogue::CatalogueCommand),
    Handbook(handbook::HandbookCommand),
    Export(export::Export),
    Fill(export::Fill),
    Serve(serve::Serve),
}

impl Command {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        match self {
            Self::Check(command) => command.run(session),
            Self::Gap(command) => command.run(session),
            Self::Consensus(command) => command.run(session),
            Self::Compare(command) => command.run(session),
            Self::Trend(command) => command.run(session),
            Self::Coverage(command) => command.run(session),
            Self::Catalogue(command) => command.run(session),
            Self::Handbook(command) => command.run(session),
            Self::Export(command) => command.run(session),
            Self::Fill(command) => command.run(session),
            Self::Serve(command) => command.run(session),
        }
    }
}
