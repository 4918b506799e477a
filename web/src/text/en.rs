//! English, complete.

use super::Messages;
use crate::own::Restored;
use crate::route::MadePage;
use crate::shelf::{Kept, StoreError};
use crate::walk::Round;
use glapp_core::Language;

/// The texts in English.
pub static EN: Messages = Messages {
    tagline: "Self-assessment against ISO 56002",
    skip_to_content: "Skip to content",
    navigation: "Pages",
    start: "Start",
    assess: "Assessment",
    result: "Result",
    plan: "Plan",
    take: "Take along",
    about: "About Glapp",
    handbook: "Handbook",
    compare: "Compare",
    group: "The working group",
    workshop: "Workshop",
    trend: "Trend",
    mission: "Missions",
    practice_map: "Practices",
    handbook_day: "Show the city’s practices as of",
    page_waits: "Fetching the page …",
    page_waits_text: "If it takes long, check the network and reload the page. What you have saved is still here.",
    handbook_waits: "Fetching the handbook …",
    other_language: "På svenska",
    close: "Close",
    cancel: "Cancel",
    undo: "Undo",
    redo: "Redo",
    export: "Export to a file",

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
    newer_document: "A newer version of Glapp wrote this assessment. You see what this version understands, and nothing can be changed here. Reload the page to fetch the newest version.",
    no_question: "The catalogue has no question and no levels for this clause, so it cannot be assessed.",
    met_elsewhere: "The assessment was changed in another place as well. Both changes are here now.",
    conflict: "This was changed in two places at once. Choose which to keep:",
    conflict_here: "Here:",
    conflict_there: "In the other tab:",
    keep_ours: "Keep what is here",
    take_theirs: "Take what is in the other tab",
    changed_elsewhere: "The assessment was changed in another tab. You now see the latest version.",
    kept_copy: "The assessment had been changed in another tab. That version is kept as an assessment of its own on the start page.",
    newer: "A new version of Glapp is here. It is used when you reload or open Glapp the next time.",
    reload: "Save and reload",

    start_heading: "How well are you set up to innovate?",
    start_lead: "Glapp shows where your unit stands against the standard for innovation management, what the city already has that helps you, and what you can start with.",
    start_facts: [
        (
            "52 questions, or 14",
            "Choose the level that fits best. It takes an hour, or a quarter of one for the short round. Pause whenever you like.",
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
    unit_name_missing: "Enter the name of the unit, so that you recognise the assessment.",
    unit_kind_label: "Kind of unit",
    organisation: "Organisation",
    optional: "optional",
    date: "Date",
    date_hint: "The day the answers apply to. It also decides which of the city’s practices count.",
    date_wrong: "Enter a real date, for example 2026-03-02.",
    target_for_all: "Target for all clauses",
    target_hint: "The level you aim for. You can choose a target of its own for each clause later.",
    begin: "Start assessing",
    yours_heading: "Assessments in this browser",
    yours_none: "None yet. Start a new one or open a file.",
    go_on: "Continue",
    read_answers: "Read the answers",
    see_result: "See result",
    erase: "Erase",
    erased: |name| format!("“{name}” has been erased from this browser."),
    put_back: |name| format!("“{name}” is back as it was."),
    duplicate: "Duplicate",
    duplicated: |name| {
        format!(
            "“{name}” is now in the list. It is an assessment of its own: changes in one do not affect the other."
        )
    },
    copy_of: |name| format!("{name} (copy)"),
    rename: "Rename",
    new_name: "New name",
    rename_heading: |name| format!("Rename “{name}”"),
    back_up: "Back up all to one file",
    back_up_name: "glapp-backup",
    restored: |day| format!("The backup {day} has been read. Nothing that was here has been overwritten."),
    kept: |name, kept| match kept {
        Ok(Kept::New) => format!("{name}: restored."),
        Ok(Kept::There) => format!("{name}: was here already."),
        Ok(Kept::Beside) => {
            format!("{name}: another version was here already, so the copy is beside it in the list.")
        }
        Err(StoreError::Full) => format!("{name}: not restored, because the browser’s storage is full."),
        Err(StoreError::Denied) => {
            format!("{name}: not restored, because the browser does not allow storage.")
        }
    },
    own_kept: |kept| {
        let how = match kept {
            Ok(Restored::Taken(taken)) => taken.told(Language::En),
            Ok(Restored::AsTheyWere) => "restored as they were, but they cannot be read here".into(),
            Ok(Restored::LeftAlone) => {
                "not restored, because those in the backup or those here cannot be read; those here are untouched".into()
            }
            Err(StoreError::Full) => "not restored, because the browser’s storage is full".into(),
            Err(StoreError::Denied) => "not restored, because the browser does not allow storage".into(),
        };
        format!("Practices of your own: {how}.")
    },
    unreadable_heading: "This assessment cannot be read",
    unreadable_text: "It is kept untouched. Save it to a file if you want help with it.",
    save_raw: "Save as it is",
    import_heading: "Open a file",
    import_hint: "An assessment from Glapp ends in .glapp.json. Backups and filled-in Excel forms are opened in the same way. You can also drop the file here. Files from several people or units are compared under The working group.",
    import_label: "Choose a file",
    imported: |name| format!("“{name}” is opened and saved in the browser."),
    imported_beside: |name| {
        format!(
            "“{name}” is opened. Another version with the same id was already here; it is untouched, and both are now in the list."
        )
    },
    import_refused: |file| format!("The file “{file}” could not be opened"),
    import_untouched: "Nothing that was saved has changed.",
    file_unreadable: "The browser could not read the file. Is it still there? Choose it again.",
    more_problems: |n| format!("… and {n} more."),
    answered_of: |rated, all| format!("{rated} of {all} answered"),

    adopt: "Adopt",
    adopt_heading: "Adopt the assessment",
    adopt_text: "An adopted assessment is the unit’s answer of that day: it can be read, compared and taken along, but not changed. Next time you continue from it in a new assessment.",
    adopt_open: |n| match n {
        1 => "1 clause is unanswered and stays so.".into(),
        n => format!("{n} clauses are unanswered and stay so."),
    },
    adopt_date: "Adopted on",
    adopt_by: "Adopted by",
    adopt_by_hint: "For example the management team, the committee or a person.",
    adopt_by_missing: "Enter who adopts the assessment.",
    unadopt: "Undo the adoption",
    go_on_new: "Continue as a new assessment",
    previous_missing: "This assessment continues an earlier one, which is not in this browser. Open the earlier one from its file on the start page, and what has changed is shown.",

    settings: "Settings",
    settings_language: "Language",
    theme: "Appearance",
    themes: ["As the computer is set", "Light", "Dark", "High contrast"],
    text_size: "Text size",
    text_sizes: ["Normal", "Large", "Larger", "Largest"],
    motion: "Movements on the page are few and short. If the computer is set to reduced motion there are none.",
    stored_heading: "What is stored, and where",
    stored_text: &[
        "Everything you write is stored in the browser’s local storage on this computer, and only there. Nothing is sent to a server, and there are no cookies. Anyone who can use your browser can also read it.",
        "Under the Swedish Electronic Communications Act (chapter 9, section 28) you must be told what is stored and why. All of it is needed for Glapp to do what you ask of it, which is why we do not ask for consent.",
        "The browser also keeps Glapp’s own files, so that Glapp works without a network. There is nothing about you in them. They are removed when you clear the browser’s data for this page.",
    ],
    stored_head: ["What", "Key", "Why", "Size"],
    stored_rows: [
        ("Your assessments", "So that you can go on another day."),
        ("Practices of your own", "So that those you add stay."),
        ("Language", "So that Glapp remembers which language you chose."),
        ("Appearance", "So that Glapp looks as you chose."),
        ("Text size", "So that the text is as large as you chose."),
        ("Keyboard shortcuts", "So that single keys are on or off as you chose."),
        ("Short round or all questions", "So that each assessment shows the questions you chose."),
        ("Latest export", "So that Glapp can remind you to save to a file."),
        (
            "Lasting storage",
            "That the browser has been asked not to clear the answers away when it needs room.",
        ),
        ("Other", "Put there by another version of Glapp."),
    ],
    stored_nothing: "nothing",
    stored_of: |used| format!("Glapp uses {used} of the roughly 5 MB that a browser usually has room for."),
    erase_all: "Erase everything",
    erase_all_heading: "Erase everything that Glapp has stored?",
    erase_all_text: "Everything you have written and set disappears from this browser. This cannot be undone. What you have saved to files is not affected.",
    erase_all_confirm: "Erase everything",
    erased_all: "Everything that Glapp had stored in this browser has been erased.",
    accessibility: "Accessibility",
    accessibility_parts: &[
        (
            "What Glapp should meet",
            &[
                "Everyone should be able to use Glapp, however they see, hear, move or read. The measure is WCAG 2.2, levels A and AA. It contains WCAG 2.1 AA, on which Swedish law on accessible digital public services rests.",
                "Everything can be done with a keyboard. Single-key shortcuts can be turned off in the settings, where high contrast and larger text are found too.",
            ],
        ),
        (
            "How it is tested",
            &[
                "Each version is tested automatically in Chromium: the pages and their states are examined with the tool axe in both languages, light and dark, on narrow and wide screens, enlarged to 400 per cent, with wider text spacing and with the computer’s own colours. The whole way through an assessment is tested with the keyboard alone.",
            ],
        ),
        (
            "Shortcomings that we know of",
            &[
                "Screen readers are tested only through the accessibility tree that the browser hands them, not with NVDA, JAWS or VoiceOver.",
                "Accessibility is not tested in Firefox or Safari, nor with voice control.",
                "Glapp has not been tested by people with disabilities.",
                "The charts are pictures. The same figures are in a table next to each.",
            ],
        ),
        (
            "If something does not work for you",
            &[
                "Tell the organisation that has set up Glapp at the address where you use it. Say which page it is about, what you tried to do and which browser you use.",
                "If it is a Swedish public body that does not put it right, you can report it to the authority that supervises the law on accessible digital public services.",
            ],
        ),
    ],

    made: |page| match page {
        MadePage::Take => (
            "Take along",
            "The result in the form you need. Everything is made in the browser, nothing is sent.",
        ),
        MadePage::Print => (
            "Report to print",
            "This is the report on paper. Choose “Save as PDF” among the printers if you want a file.",
        ),
        MadePage::Agenda => ("Agenda to print", "An hour on the result, made from your gaps."),
        MadePage::Form => (
            "Paper form to print",
            "The questions without answers. Print the first pages if you want the short round alone.",
        ),
    },
    print: "Print",
    link_heading: "An assessment in a link",
    link_lead: "A Glapp link carries a whole assessment. Nothing is saved until you say so.",
    try_again: "Try again",
    copied: "The link is copied.",
    copy_by_key: "The browser does not allow copying from here. The link is marked: press Ctrl C.",
    fetched: |name| format!("The file “{name}” is downloaded."),
    office_missing: "The part of Glapp that does this could not be fetched or started. Check your network and try again. If that does not help, reload the page.",
    nudge: "At least 20 changes are in this browser only.",
    export_now: "Export now",
    not_now: "Not now",

    missing_heading: "The assessment is not here",
    missing_text: "Assessments are saved only in the browser where they were made. If you have it as a file, you can open it on the start page.",
    unknown_heading: "There is no such page",
    unknown_text: "The address leads nowhere. It may have been cut short.",
    to_start: "To the start page",

    clauses: "Clauses",
    show_clauses: |rated, all| format!("Clauses ({rated} of {all} answered)"),
    unanswered: "not answered",
    not_applicable_short: "not applicable",
    level_is: |level| format!("level {level}"),
    clause_of: |n, all| format!("Question {n} of {all}"),
    outside_round: "Outside the short round",
    time_left: |minutes| format!("about {minutes} min left"),
    search: "Search clauses and words",
    hits: |n| match n {
        0 => "Nothing found. Try another word, or a part of it.".into(),
        1 => "1 place found".into(),
        _ => format!("{n} places found"),
    },
    word_hit: "Word in the handbook.",
    round: "Round",
    round_name: |round, n| match round {
        Round::Short => format!("Short round ({n})"),
        Round::Full => format!("All ({n})"),
    },
    round_hint: "The short round takes about a quarter of an hour and gives a first picture. You can switch whenever you like.",
    show: "Show",
    filters: ["All clauses", "Not answered", "With a gap", "Unsupported", "With a note"],
    shown_of: |n, all| format!("Showing {n} of {all} clauses"),
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
    city_other: "Not completed, or status unknown",
    throughout: |n| format!("Used in the whole unit ({n} clauses)"),
    inherited: " · inherited by all clauses",
    own_practices: "Your own practices",
    own_hint: "What only you have.",
    own_add: "Add a practice of your own",
    add: "Add",
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
    note_hint: "Not in the report, but it goes along in the file.",
    action: "Action",
    action_what: "What will you do?",
    action_who: "Who?",
    action_when: "When?",
    action_plan: "All actions are in the plan",
    read_only: |day, by| match by {
        "" => format!("The assessment was adopted on {day}. That is why it cannot be changed."),
        by => {
            format!("The assessment was adopted on {day} by {by}. That is why it cannot be changed.")
        }
    },
    details: "Details",
    details_heading: "Details of the assessment",
    save: "Save",
    shortcuts: "Keyboard shortcuts",
    shortcuts_heading: "Keyboard shortcuts",
    shortcuts_list: [
        ("0–5", "choose a level"),
        ("n", "next question"),
        ("p", "previous question"),
        ("s", "switch between the short round and all"),
        ("f", "choose which clauses are shown"),
        ("/", "search clauses and words"),
        ("a", "write an action"),
        ("c", "write a note"),
        ("Ctrl Z", "undo"),
        ("Ctrl Y", "redo"),
        ("?", "show this box"),
    ],
    shortcuts_on: "Use single-key shortcuts",
    filter: "Pages of the assessment",

    completeness: "Answered",
    as_of: |day| format!("The city’s practices as they were on {day}."),
    method_heading: "How it is calculated",

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
                "What you write is stored in the browser’s local storage on this computer, and nothing is sent anywhere. The Settings page says what is stored, why and how much.",
                "You erase an assessment on the start page, and everything at once in the settings. If you clear the browser’s data for this page, everything is gone. Export what you want to keep to a file.",
            ],
        ),
        (
            "The words",
            &[
                "Questions, levels and advice are our own words. Only clause numbers and short titles come from the standard; the Swedish titles are our own translations.",
                "The text of the standard is under copyright and is not found here. It is sold by the standards bodies.",
                "The city’s practices rest on the City of Gothenburg’s report on its innovation programme 2018–2023. Each practice says which lines of the report its facts come from.",
            ],
        ),
    ],
    editions: "Editions",
    one_file: "Glapp without a network, and as one file",
    one_file_text: "Glapp works without a network once you have opened the page. You can also download it all as one file that opens with a double click. What you write there is kept on the same computer, apart from what you write here.",
    one_file_link: "Download the file glapp.html",
};
