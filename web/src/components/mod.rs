//! One file a component, its style beside it.

pub mod actions;
pub mod adopt;
pub mod city;
pub mod clause_list;
pub mod evidence;
pub mod fields;
pub mod header;
pub mod levels;
pub mod notice;
pub mod particulars;
pub mod round_switch;
pub mod session_bar;
pub mod shelf_list;
