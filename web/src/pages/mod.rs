//! One file a page.

pub mod about;
pub mod assess;
pub mod elsewhere;
pub mod handbook;
pub mod result;
pub mod start;
