//! One file a page.

pub mod assess;
pub mod begin;
pub mod compare;
pub mod elsewhere;
pub mod handbook;
pub mod lazy;
pub mod made;
pub mod mission;
pub mod plan;
pub mod practices;
pub mod prose;
pub mod result;
pub mod settings;
pub mod start;
pub mod trend;
pub mod workshop;
