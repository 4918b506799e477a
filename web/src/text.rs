//! Every text of the app, one constant for each language: a missing translation does not compile.

mod en;
mod sv;

use crate::shelf::StoreError;
use glapp_core::Language;

pub use glapp_report::words::{period, words};

/// The texts of the app in one language.
pub struct Messages {
    // The frame of every page.
    pub tagline: &'static str,
    pub skip_to_content: &'static str,
    pub navigation: &'static str,
    pub start: &'static str,
    pub assess: &'static str,
    pub result: &'static str,
    pub about: &'static str,
    pub handbook: &'static str,
    pub handbook_day: &'static str,
    pub handbook_waits: &'static str,
    pub other_language: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub export: &'static str,

    // How it stands with saving.
    pub saved_at: fn(&str) -> String,
    pub saved_before: &'static str,
    pub saving: &'static str,
    pub not_saved: fn(StoreError) -> &'static str,
    pub kept_in_memory: &'static str,
    pub erased_elsewhere: &'static str,
    pub changed_elsewhere: &'static str,
    pub kept_copy: &'static str,

    // Start.
    pub start_heading: &'static str,
    pub start_lead: &'static str,
    pub start_facts: [(&'static str, &'static str); 3],
    pub new_heading: &'static str,
    pub unit_name: &'static str,
    pub unit_name_hint: &'static str,
    pub unit_name_missing: &'static str,
    pub unit_kind_label: &'static str,
    pub organisation: &'static str,
    pub optional: &'static str,
    pub date: &'static str,
    pub date_hint: &'static str,
    pub date_wrong: &'static str,
    pub target_for_all: &'static str,
    pub target_hint: &'static str,
    pub begin: &'static str,
    pub yours_heading: &'static str,
    pub yours_none: &'static str,
    pub go_on: &'static str,
    pub see_result: &'static str,
    pub erase: &'static str,
    pub erase_heading: fn(&str) -> String,
    pub erase_text: &'static str,
    pub erase_confirm: &'static str,
    pub erased: fn(&str) -> String,
    pub unreadable_heading: &'static str,
    pub unreadable_text: &'static str,
    pub save_raw: &'static str,
    pub import_heading: &'static str,
    pub import_hint: &'static str,
    pub import_label: &'static str,
    pub imported: fn(&str) -> String,
    pub imported_beside: fn(&str) -> String,
    pub import_refused: fn(&str) -> String,
    pub import_untouched: &'static str,
    pub file_unreadable: &'static str,
    pub more_problems: fn(usize) -> String,
    pub answered_of: fn(usize, usize) -> String,

    // An assessment that is not there.
    pub missing_heading: &'static str,
    pub missing_text: &'static str,
    pub unknown_heading: &'static str,
    pub unknown_text: &'static str,
    pub to_start: &'static str,

    // Assess.
    pub clauses: &'static str,
    pub show_clauses: fn(usize, usize) -> String,
    pub unanswered: &'static str,
    pub not_applicable_short: &'static str,
    pub level_is: fn(u8) -> String,
    pub clause_of: fn(usize, usize) -> String,
    pub why_asked: &'static str,
    pub could_show: &'static str,
    pub choose_level: &'static str,
    pub not_applicable: &'static str,
    pub not_applicable_text: &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub clear_answer: &'static str,
    pub target: &'static str,
    pub target_unit: fn(u8) -> String,
    pub importance: &'static str,
    pub gap_to_target: fn(u8) -> String,
    pub target_reached: &'static str,
    pub unsupported: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub to_result: &'static str,
    pub city_has: &'static str,
    pub city_has_hint: &'static str,
    pub city_has_none: &'static str,
    pub city_ended: &'static str,
    pub city_other: &'static str,
    pub own_practices: &'static str,
    pub more_about: &'static str,
    pub why_linked: &'static str,
    pub outcome: &'static str,
    pub owner: &'static str,
    pub owner_unknown: &'static str,
    pub period: &'static str,
    pub source: &'static str,
    pub lines: &'static str,
    pub evidence: &'static str,
    pub evidence_what: &'static str,
    pub evidence_where: &'static str,
    pub remove: &'static str,
    pub remove_named: fn(&str) -> String,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub read_only: &'static str,
    pub details: &'static str,
    pub details_heading: &'static str,
    pub save: &'static str,
    pub shortcuts: &'static str,
    pub shortcuts_heading: &'static str,
    pub shortcuts_list: [(&'static str, &'static str); 6],
    pub shortcuts_on: &'static str,
    pub filter: &'static str,

    // Result.
    pub completeness: &'static str,
    pub as_of: fn(&str) -> String,
    pub method_heading: &'static str,

    // About.
    pub about_heading: &'static str,
    pub about_parts: &'static [(&'static str, &'static [&'static str])],
    pub editions: &'static str,
}

/// The texts in a language.
pub fn messages(language: Language) -> &'static Messages {
    match language {
        Language::Sv => &sv::SV,
        Language::En => &en::EN,
    }
}
