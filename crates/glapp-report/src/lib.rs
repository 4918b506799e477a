//! Glapp's handbook as a document, and documents as Markdown and HTML.
//!
//! A [`Document`] is a list of blocks that says *what* is told; [`markdown`] and [`html`] say *how* it is written. So a
//! thing to tell is written once, and every format tells the same.
//!
//! ```
//! use glapp_core::Language;
//! use glapp_report::{Block, Document, html, markdown};
//! let document = Document { title: "A & B".into(), blocks: vec![Block::text("1 < 2")] };
//! assert_eq!(markdown::of(&document), "# A & B\n\n1 \\< 2\n");
//! let setting = html::Setting { language: Language::En, address: &|id| format!("#{id}"), live: false };
//! assert_eq!(html::of(&document, &setting), "<h1 tabindex=\"-1\">A &amp; B</h1><p>1 &lt; 2</p>");
//! ```
//!
//! What this crate does not do: it computes nothing, opens nothing and knows no browser. Every text is inert in every
//! format, whoever wrote it.
//!
//! No feature flags. `examples/own_report` makes a report of one's own.
#![forbid(unsafe_code)]

mod admission;
pub mod calendar;
pub mod chart;
mod comparison;
mod consensus;
mod coverage;
pub mod csv;
mod document;
pub mod edited;
mod group;
mod handbook;
mod heard;
pub mod html;
pub mod markdown;
mod mission;
pub mod number;
pub mod page;
mod plan;
mod practice_map;
mod result;
pub mod take;
mod timeline;
pub mod vocabulary;
pub mod words;
mod workshop;

pub use admission::{admission, joining, look_alike};
pub use comparison::{
    CompareChoice, ComparePage, Compared, ComparedName, ComparisonSources, ComparisonView, UnitOrder,
    anonymous, comparison,
};
pub use consensus::consensus;
pub use coverage::coverage;
pub use document::{Block, Card, Cell, Document, Figure, Item, Set, Table, Tone};
pub use group::Group;
pub use handbook::handbook;
pub use heard::{Heard, Redraw};
pub use mission::{MissionPage, PlacedUnit, Placing};
pub use plan::{PlanChoice, PlanPage, amounts_to, plan};
pub use practice_map::{MapChoice, MapSources, OwnFields, PracticeMap, first_day, month_of, own_practice};
pub use result::{
    ResultSources, agenda, form, glance, group_name, method, report, result, result_beginning, result_rest,
};
pub use timeline::{DatedAssessment, ShelvedUnit, TrendChoice, TrendPage, timeline, timelines};
pub use workshop::{Decision, Origin, Workshop, WorkshopPage, minutes};
