//! One file a component, its style beside it.

pub mod city;
pub mod clause_list;
pub mod dialogs;
pub mod evidence;
pub mod fields;
pub mod header;
pub mod levels;
pub mod notice;
pub mod session_bar;
