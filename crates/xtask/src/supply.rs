//! What Glapp is made of besides itself: that it is pinned, may be used, is known, and comes out the same twice.

mod audit;
mod licences;
mod locked;
pub mod notices;
mod packages;
mod pins;
mod reproduce;
mod sbom;

pub use audit::{audit, quick};
pub use reproduce::reproduce;
pub use sbom::write;
