//! English, complete.

use super::Messages;
use crate::shelf::StoreError;
use glapp_core::{Advice, Importance, State, UnitKind};

/// The texts in English.
pub static EN: Messages = Messages {
    tagline: "Self-assessment against ISO 56002",
    skip_to_content: "Skip to content",
    navigation: "Pages",
    start: "Start",
    assess: "Assessment",
    result: "Result",
    about: "About Glapp",
    handbook: "Handbook",
    handbook_day: "Show the city’s practices as of",
    handbook_waits: "Fetching the handbook …",
    other_language: "På svenska",
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    redo: "Redo",
    export: "Export to a file",
    state: |state| match state {
        State::Draft => "draft",
        State::Adopted => "adopted",
    },
    unit_kind: |kind| match kind {
        UnitKind::Forvaltning => "Department (förvaltning)",
        UnitKind::Bolag => "Company (bolag)",
        UnitKind::Namnd => "Committee (nämnd)",
        UnitKind::Stab => "Staff function",
        UnitKind::Other => "Other",
    },

    saved_at: |time| format!("Saved {time}"),
    saved_before: "Saved",
    saving: "Saving …",
    not_saved: |error| match error {
        StoreError::Full => {
            "Not saved: the browser’s storage is full. Export to a file now and nothing is lost."
        }
        StoreError::Denied => {
            "Not saved: the browser does not allow storage. Export to a file now and nothing is lost."
        }
    },
    kept_in_memory: "The browser does not allow anything to be saved here. Your answers last until you close the tab: export to a file before that.",
    erased_elsewhere: "The assessment was erased in another tab. What you see is only here: export it to a file, or change something and it is saved again.",
    changed_elsewhere: "The assessment was changed in another tab. You now see the latest version.",
    kept_copy: "The assessment had been changed in another tab. That version is kept as an assessment of its own on the start page.",

    start_heading: "How well are you set up to innovate?",
    start_lead: "Glapp shows where your unit stands against the standard for innovation management, what the city already has that helps you, and what you can start with.",
    start_facts: [
        (
            "52 questions",
            "Choose the level that fits best. It takes about an hour, and you can pause whenever you like.",
        ),
        (
            "Nothing leaves the browser",
            "No accounts, no cookies, no server. Your answers are saved on this computer only.",
        ),
        ("A result to use", "You see where the gaps are, how certain the result is and what to do first."),
    ],
    new_heading: "Start a new assessment",
    unit_name: "Name of the unit",
    unit_name_hint: "For example the department, the company or the division.",
    unit_name_missing: "Write the name of the unit, so that you recognise the assessment.",
    unit_kind_label: "Kind of unit",
    organisation: "Organisation",
    optional: "optional",
    date: "Date",
    date_hint: "The day that the answers are true of. It also decides which practices count as active.",
    date_wrong: "Write a day that exists, for example 2026-03-02.",
    target_for_all: "Target for all clauses",
    target_hint: "The level you aim for. You can choose a target of its own for each clause later.",
    begin: "Start assessing",
    yours_heading: "Assessments in this browser",
    yours_none: "None yet. Start a new one or open a file.",
    go_on: "Continue",
    see_result: "See result",
    erase: "Erase",
    erase_heading: |name| format!("Erase “{name}”?"),
    erase_text: "The assessment is taken out of this browser. If you have not exported it to a file, it cannot be brought back.",
    erase_confirm: "Erase the assessment",
    erased: |name| format!("“{name}” has been erased."),
    unreadable_heading: "This assessment cannot be read",
    unreadable_text: "It is kept untouched. Save it to a file if you want help with it.",
    save_raw: "Save as it is",
    import_heading: "Open a file",
    import_hint: "An assessment that was exported from Glapp ends in .glapp.json. You can also drop the file here.",
    import_label: "Choose a file",
    imported: |name| format!("“{name}” is opened and saved in the browser."),
    imported_beside: |name| {
        format!(
            "“{name}” is opened. Another version with the same id was already here; it is untouched, and both are now in the list."
        )
    },
    import_refused: |file| format!("The file “{file}” could not be opened"),
    import_untouched: "Nothing that was saved has changed.",
    file_unreadable: "The browser could not read the file. Is it still there?",
    more_problems: |n| format!("… and {n} more."),
    answered_of: |rated, all| format!("{rated} of {all} answered"),

    missing_heading: "The assessment is not here",
    missing_text: "Assessments are saved only in the browser where they were made. If you have it as a file, you can open it on the start page.",
    unknown_heading: "There is no such page",
    unknown_text: "The address leads nowhere. It may have been cut short.",
    to_start: "To the start page",

    clauses: "Clauses",
    show_clauses: |rated, all| format!("All clauses ({rated} of {all} answered)"),
    unanswered: "not answered",
    not_applicable_short: "not applicable",
    level_is: |level| format!("level {level}"),
    clause_of: |n, all| format!("Question {n} of {all}"),
    why_asked: "Why we ask",
    could_show: "What could show the level",
    choose_level: "Which level fits best? Each level builds on those below it.",
    not_applicable: "Not applicable",
    not_applicable_text: "The clause does not concern you. It is then left out of the result.",
    reason: "Why does it not concern you?",
    reason_hint: "The answer changes when you have written a reason.",
    clear_answer: "Remove the answer",
    target: "Target",
    target_unit: |level| format!("The unit’s target ({level})"),
    importance: "Importance",
    importance_of: |importance| match importance {
        Importance::Low => "Low",
        Importance::Normal => "Normal",
        Importance::High => "High",
    },
    gap_to_target: |gap| match gap {
        1 => "1 level left to the target".into(),
        _ => format!("{gap} levels left to the target"),
    },
    target_reached: "The target is reached",
    unsupported: "Level 3 or more without evidence or a practice in use. Add something that shows it.",
    next: "Next question",
    previous: "Previous",
    to_result: "To the result",
    city_has: "What the city has",
    city_has_hint: "Tick what you use.",
    city_has_none: "The city has no practice that answers this clause on this day.",
    city_ended: "Has ended",
    city_other: "Did not come about, or its status is unknown",
    own_practices: "Practices that are not in the city’s list",
    more_about: "More about",
    why_linked: "Link",
    outcome: "Outcome",
    owner: "Owner",
    owner_unknown: "the source does not say",
    period: "Time",
    source: "Source",
    lines: "lines",
    evidence: "Evidence",
    evidence_what: "What shows it? For example a document",
    evidence_where: "Link",
    remove: "Remove",
    remove_named: |what| format!("Remove {what}"),
    note: "Note",
    note_hint: "For you only. It goes along in the file.",
    read_only: "The assessment is adopted and cannot be changed.",
    details: "Details",
    details_heading: "Details of the assessment",
    save: "Save",
    shortcuts: "Keyboard shortcuts",
    shortcuts_heading: "Keyboard shortcuts",
    shortcuts_list: [
        ("0–5", "choose a level"),
        ("n", "next question"),
        ("p", "previous question"),
        ("Ctrl Z", "undo"),
        ("Ctrl Y", "redo"),
        ("?", "show this box"),
    ],
    shortcuts_on: "Use single-key shortcuts",
    filter: "Pages of the assessment",

    summary_score: |score, top| format!("You are at {score} out of {top}."),
    summary_none: "No clause has been answered yet.",
    summary_bounds: |rated, all, lower, upper| {
        format!(
            "{rated} of {all} clauses are answered. When the rest is answered you will land between {lower} and {upper}."
        )
    },
    summary_complete: "Every clause that concerns you is answered.",
    summary_gap: |chapter, gap| format!("Widest gap: {chapter}, on average {gap} levels below the target."),
    summary_no_gap: "You have reached the target in everything that is answered.",
    total: "Total",
    by_chapter: "Chapter by chapter",
    chapter: "Chapter",
    score: "Level",
    bounds: "Could become",
    gap: "Gap",
    completeness: "Answered",
    none: "–",
    chart_legend: "The dot is the level now, the line shows what it could become once everything is answered, and the bar marks the target.",
    first_heading: "Start here",
    first_hint: "The gaps in order: what lifts the total most, weighted by how much you think it matters.",
    first_none: "No gaps among what is answered.",
    all_gaps: |n| format!("Show all {n} gaps"),
    advice: |advice| match advice {
        Advice::Use => "Use",
        Advice::Revive => "Revive",
        Advice::Build => "Build",
        Advice::Sustain => "Sustain",
        Advice::Share => "Share",
        Advice::Rest => "Rest",
    },
    advice_text: |advice| match advice {
        Advice::Use => "The city already has something for this. Put it to use.",
        Advice::Revive => {
            "The city had something for this that has ended. See whether it can be brought back to life."
        }
        Advice::Build => {
            "Nothing in the city answers this clause. Build something of your own, preferably with others."
        }
        Advice::Sustain => "You are there, with support from what the city has. Keep it up.",
        Advice::Share => "You do what the city lacks. Show others how.",
        Advice::Rest => "You have chosen a low target for now.",
    },
    from_to: |level, target| format!("level {level}, target {target}"),
    contribution: "Lifts the total by",
    practices_behind: |advice| match advice {
        Advice::Revive => "What existed",
        Advice::Build => "What could make it easier",
        Advice::Use | Advice::Sustain | Advice::Share | Advice::Rest => "What exists",
    },
    in_use: "you use it",
    first_step: "The first step",
    keep_heading: "Sustain, share and rest",
    keep_hint: "Clauses where you have reached the target.",
    unsupported_heading: "Unsupported",
    unsupported_hint: "Level 3 or more, but no evidence or practice is given. The level counts as it is.",
    excluded_heading: "Not applicable",
    as_of: |day| format!("The city’s practices as they were on {day}."),
    method_heading: "How it is computed",
    method: &[
        "A chapter’s level is the mean of the answered clauses in it. The total is the mean of the chapters, so that a long chapter does not outweigh a short one.",
        "Unanswered clauses are not zero. They make the result uncertain instead: the lowest level assumes zero for all that remains, the highest the top.",
        "Clauses that are not applicable do not count, neither as zero nor as full marks.",
        "The gap of a clause is its target minus its level, but never below zero. A surplus in one place does not hide a gap in another.",
        "The order is how much the total rises if the clause reaches its target, times its importance (low 1, normal 2, high 3).",
    ],

    about_heading: "About Glapp",
    about_parts: &[
        (
            "What it is",
            &[
                "Glapp is a tool for self-assessment against ISO 56002:2019, the standard with guidance for innovation management. It shows where a unit stands, what the city already has that helps, and what is best to start with.",
                "Glapp certifies nobody and ranks nobody. It is there for the conversation about what you do next.",
            ],
        ),
        (
            "What is stored, and where",
            &[
                "What you write is stored in the browser’s local storage on this computer, under keys that begin with “glapp.”. It holds your assessments and your choice of language. Nothing else is stored, and nothing is sent anywhere.",
                "You erase an assessment on the start page. If you clear the browser’s data for this page, everything is gone. Export what you want to keep to a file.",
            ],
        ),
        (
            "The words",
            &[
                "Questions, levels and advice are our own words. Only clause numbers and short titles come from the standard; the Swedish titles are our own translations.",
                "The text of the standard is under copyright and is not found here. It is sold by the standards bodies.",
                "The city’s practices rest on the City of Gothenburg’s report on its innovation programme 2018–2023. Each practice tells which lines of the report its facts come from.",
            ],
        ),
    ],
    editions: "Editions",
};
