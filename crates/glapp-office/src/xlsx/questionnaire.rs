//! A form to fill in with any office program, and to read back.

use super::book::workbook;
use super::sheet::{Sheet, Validation, Value, cell};
use super::style::Style;
use super::{evidence, level_list, level_rule, not_applicable, reason};
use crate::package::About;
use glapp_core::{Answer, Assessment, Catalogue, Clause, Header, Importance, Language, Level, Rating};
use glapp_report::vocabulary::{self as words, pick};

/// The kind of document that a form is.
pub(super) const FORMAT: &str = "glapp/questionnaire";
/// The version of the form. A reader accepts every version ever released.
pub(super) const VERSION: u8 = 1;
/// The most letters (of UTF-16) of the document in one cell.
const CHUNK: usize = 30_000;

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// The clauses of the short round only.
    pub short: bool,
    /// With the answers of the assessment; else none, for others to fill in.
    pub filled: bool,
}

/// The columns of a form, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Clause,
    Title,
    Question,
    Levels,
    Level,
    Reason,
    Target,
    Importance,
    Evidence,
    Note,
}

impl Column {
    pub const ALL: [Self; 10] = [
        Self::Clause,
        Self::Title,
        Self::Question,
        Self::Levels,
        Self::Level,
        Self::Reason,
        Self::Target,
        Self::Importance,
        Self::Evidence,
        Self::Note,
    ];
    /// Those that are read back.
    pub const READ: [Self; 7] =
        [Self::Clause, Self::Level, Self::Reason, Self::Target, Self::Importance, Self::Evidence, Self::Note];

    /// The heading of the column, by which it is found.
    pub fn heading(self, language: Language) -> &'static str {
        let (sv, en) = match self {
            Self::Clause => ("Avsnitt", "Clause"),
            Self::Title => ("Rubrik", "Title"),
            Self::Question => ("Fråga", "Question"),
            Self::Levels => ("Nivåerna", "The levels"),
            Self::Level => ("Nivå", "Level"),
            Self::Reason => ("Skäl", "Reason"),
            Self::Target => ("Mål", "Target"),
            Self::Importance => ("Vikt", "Importance"),
            Self::Evidence => ("Underlag", "Evidence"),
            Self::Note => ("Anteckning", "Note"),
        };
        pick(language, sv, en)
    }

    /// What the heading says besides, in brackets; empty if nothing.
    fn explained(self, language: Language, top: Level) -> String {
        let importance = |it: Importance| format!("{} {}", it.factor(), words::importance(it, language));
        match self {
            Self::Level => format!("0–{top}"),
            Self::Reason => match language {
                Language::Sv => format!("om {}", not_applicable(language)),
                Language::En => format!("if {}", not_applicable(language)),
            },
            Self::Target => pick(language, "tomt = enhetens mål", "empty = the unit’s target").into(),
            Self::Importance => {
                [Importance::Low, Importance::Normal, Importance::High].map(importance).join(", ")
            }
            Self::Evidence => {
                pick(language, "ett per rad, adress efter |", "one a line, address after |").into()
            }
            Self::Clause | Self::Title | Self::Question | Self::Levels | Self::Note => String::new(),
        }
    }

    fn width(self) -> u16 {
        match self {
            Self::Clause => 9,
            Self::Title => 22,
            Self::Question => 34,
            Self::Levels => 76,
            Self::Level => 13,
            Self::Reason => 24,
            Self::Target | Self::Importance => 11,
            Self::Evidence | Self::Note => 34,
        }
    }
}

/// The names of the facts about a form, in the column before their values.
pub(super) mod fact {
    pub const FORMAT: &str = "format";
    pub const VERSION: &str = "version";
    pub const CATALOGUE: &str = "catalogue";
    pub const EDITION: &str = "edition";
    pub const ID: &str = "id";
    pub const UNIT: &str = "unit";
    pub const DATE: &str = "date";
    pub const DOCUMENT: &str = "document";
}

/// A form for an assessment: its questions, and places for the answers.
///
/// On a sheet of its own stands what it belongs to, and out of sight the assessment itself: what the form does not ask
/// about is still there when it is read back.
pub fn questionnaire(
    assessment: &Assessment,
    catalogue: &Catalogue,
    language: Language,
    form: Form,
) -> Vec<u8> {
    let base = draft(assessment, catalogue, form.filled);
    let title = pick(language, "Frågeformulär", "Questionnaire");
    let about = About::of(assessment, format!("{title}: {}", assessment.header().unit.name), language);
    let sheets = [
        questions(&base, catalogue, language, form),
        facts(&base, catalogue, language),
        document(&base, language),
    ];
    workbook(&about, &sheets)
}

/// The assessment as a draft, with its answers and actions if the form shall have them.
fn draft(assessment: &Assessment, catalogue: &Catalogue, filled: bool) -> Assessment {
    let header = Header { adopted: None, ..assessment.header().clone() };
    // Both come from a document that was accepted against this catalogue.
    let Ok(mut draft) = Assessment::new(catalogue, header) else { return assessment.clone() };
    if filled {
        for (clause, rating) in assessment.ratings() {
            let _ = draft.put_rating(catalogue, clause, rating.clone());
        }
        let _ = draft.put_actions(catalogue, assessment.actions().to_vec());
    }
    draft
}

fn questions(base: &Assessment, catalogue: &Catalogue, language: Language, form: Form) -> Sheet {
    let hint = pick(
        language,
        "Läs frågan och de sex nivåerna. Skriv den högsta nivå där allt stämmer, också det som står på nivåerna under. Hoppa över det ni inte kan svara på.",
        "Read the question and the levels. Write the highest level of which everything is true, the levels below included. Leave out what you cannot answer.",
    );
    let title = format!("{}: {}", pick(language, "Frågor", "Questions"), base.header().unit.name);
    let heading = |column: Column| {
        let explained = column.explained(language, catalogue.scale().top());
        let text = column.heading(language);
        cell(
            Style::Head,
            if explained.is_empty() { text.to_owned() } else { format!("{text} ({explained})") },
        )
    };
    let mut rows = vec![
        vec![cell(Style::Title, title)],
        vec![cell(Style::Plain, hint)],
        Column::ALL.map(heading).into(),
    ];
    let head = rows.len();
    let asked = |leaf: &&Clause| {
        !form.short || leaf.criteria().is_some_and(|criteria| criteria.short_round.is_some())
    };
    for leaf in catalogue.leaves().filter(asked) {
        rows.push(question(base, catalogue, leaf, language));
    }
    let last = rows.len();
    let cells = |letter: char| format!("{letter}{}:{letter}{last}", head + 1);
    let numbers = |from: u8, to: u8| (from..=to).map(|number| number.to_string()).collect::<Vec<_>>();
    let whole = |from: u8, to: u8| match language {
        Language::Sv => format!("Skriv en hel siffra från {from} till {to}, eller ingenting."),
        Language::En => format!("Write a whole number from {from} to {to}, or nothing."),
    };
    let top = catalogue.scale().top().number();
    Sheet {
        name: pick(language, "Frågor", "Questions"),
        widths: Column::ALL.map(Column::width).into(),
        rows,
        frozen: (head, 2),
        filter: Some((head, last)),
        validations: vec![
            Validation {
                cells: cells('E'),
                list: level_list(catalogue, language),
                message: level_rule(catalogue, language),
            },
            Validation { cells: cells('G'), list: numbers(0, top), message: whole(0, top) },
            Validation { cells: cells('H'), list: numbers(1, 3), message: whole(1, 3) },
        ],
        ..Sheet::default()
    }
}

fn question(
    base: &Assessment,
    catalogue: &Catalogue,
    leaf: &Clause,
    language: Language,
) -> Vec<super::sheet::Cell> {
    let nothing = Rating::default();
    let rating = base.rating(leaf.id()).unwrap_or(&nothing);
    let (asks, levels) = leaf.criteria().map_or_else(Default::default, |criteria| {
        let level = |((level, name), text): ((Level, &glapp_core::LevelName), &glapp_core::Text)| {
            format!("{level} {}: {}", name.name.get(language), text.get(language))
        };
        let levels: Vec<String> = catalogue.scale().levels().zip(&criteria.levels).map(level).collect();
        (criteria.question.get(language).to_owned(), levels.join("\n"))
    });
    let level = match &rating.answer {
        Answer::Level(level) => Value::from(level.number()),
        Answer::NotApplicable(_) => not_applicable(language).into(),
        Answer::Unanswered => Value::Empty,
    };
    vec![
        cell(Style::Text, leaf.id().to_string()),
        cell(Style::Text, catalogue.title_in_context(leaf.id(), language)),
        cell(Style::Text, asks),
        cell(Style::Text, levels),
        cell(Style::Field, level),
        cell(Style::FieldText, reason(base, leaf.id()).unwrap_or_default()),
        cell(Style::Field, rating.target.map(Level::number)),
        cell(Style::Field, rating.importance.map(Importance::factor)),
        cell(Style::FieldText, evidence(base, leaf.id())),
        cell(Style::FieldText, &*rating.note),
    ]
}

/// What the form belongs to.
fn facts(base: &Assessment, catalogue: &Catalogue, language: Language) -> Sheet {
    let header = base.header();
    let facts: [(&str, &str, Value); 7] = [
        (fact::FORMAT, pick(language, "Slag av dokument", "Kind of document"), FORMAT.into()),
        (fact::VERSION, pick(language, "Version", "Version"), VERSION.into()),
        (fact::CATALOGUE, pick(language, "Katalog", "Catalogue"), catalogue.id().into()),
        (fact::EDITION, pick(language, "Utgåva", "Edition"), (&*catalogue.head().edition).into()),
        (fact::ID, pick(language, "Skattningens id", "The assessment’s id"), (&*header.id).into()),
        (fact::UNIT, pick(language, "Enhet", "Unit"), (&*header.unit.name).into()),
        (fact::DATE, pick(language, "Datum", "Date"), header.date.to_string().into()),
    ];
    let hint = pick(
        language,
        "Det här behöver Glapp för att läsa in svaren. Ändra inget här; svaren skrivs på bladet Frågor.",
        "Glapp needs this to read the answers. Change nothing here; the answers go on the sheet Questions.",
    );
    let mut rows = vec![vec![cell(Style::Title, pick(language, "Om formuläret", "About this form"))]];
    rows.push(vec![cell(Style::Plain, hint)]);
    rows.push(Vec::new());
    for (key, name, value) in facts {
        rows.push(vec![cell(Style::Quiet, key), cell(Style::Text, name), cell(Style::Text, value)]);
    }
    Sheet {
        name: pick(language, "Om formuläret", "About"),
        widths: vec![14, 24, 60],
        rows,
        protected: true,
        ..Sheet::default()
    }
}

/// The assessment, out of sight.
fn document(base: &Assessment, language: Language) -> Sheet {
    let mut text = glapp_format::assessment::write(base);
    // Letters that XML forbids stand in texts only, where JSON has another way to write them.
    for letter in ['\u{fffe}', '\u{ffff}'] {
        text = text.replace(letter, &format!("\\u{:04x}", u32::from(letter)));
    }
    let mut chunks = vec![String::new()];
    let mut letters = 0;
    for letter in text.chars() {
        letters += letter.len_utf16();
        if letters > CHUNK {
            chunks.push(String::new());
            letters = letter.len_utf16();
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(letter);
        }
    }
    let row = |chunk: String| {
        vec![cell(Style::Kept, fact::DOCUMENT), cell(Style::Plain, ""), cell(Style::Kept, chunk)]
    };
    Sheet {
        name: pick(language, "Dokument", "Document"),
        widths: vec![14, 4, 60],
        rows: chunks.into_iter().map(row).collect(),
        protected: true,
        hidden: true,
        ..Sheet::default()
    }
}
