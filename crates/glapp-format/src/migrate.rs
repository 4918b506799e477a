//! From one version of a document to the next, and never back.
//!
//! Each version is a frozen shape of its own, and knows how to become of the one before it. A reader asks for the
//! current one: an older document is read by the shape of its own version and then brought forward step by step.
//! There is no way back, so no document is written in an older version than it has.

use crate::context::Context;
use crate::envelope;
use crate::shape::Shape;

/// The shape of a document in one version.
pub(crate) trait Release: Shape {
    /// Its version.
    const VERSION: u64;

    /// Reads a document of an earlier version and brings it to this one. Before the first there is none.
    fn of_earlier(text: &str, _version: u64, context: &mut Context) -> Option<Self> {
        envelope::read(text, context)
    }
}

/// Reads a document of any version up to `R`'s. Where the version is missing, `R` itself says so.
pub(crate) fn read<R: Release>(text: &str, version: Option<u64>, context: &mut Context) -> Option<R> {
    match version {
        Some(version) if version < R::VERSION => R::of_earlier(text, version, context),
        _ => envelope::read(text, context),
    }
}

impl Release for crate::v1::Assessment {
    const VERSION: u64 = 1;
}
