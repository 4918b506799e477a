//! An assessment as CSV (RFC 4180), for other programs: one row a clause, or one row an action.
//!
//! Swedish spreadsheets expect semicolons and decimal commas, English ones commas and points; each language gets its
//! own. A byte order mark comes first, or Excel would read the letters wrongly. A writer is some lines, so no library.

mod compared;
mod missions;
mod several;

pub use compared::{compared_clauses, lessons};
pub use missions::missions;
pub use several::{comparison, consensus, coverage, handbook, timelines};

use crate::number;
use crate::result::ResultSources;
use crate::vocabulary::{self as words, pick};
use glapp_core::{Answer, Assessment, Catalogue, Language, Rating};

/// The result: one row a clause, in clause order, with everything that was said and everything that follows from it.
/// Numbers are not rounded.
///
/// ```
/// use glapp_core::{Coverage, GapAnalysis, Language, example};
/// use glapp_report::{ResultSources, csv};
/// let catalogue = example::catalogue();
/// let assessment = example::assessment(&catalogue);
/// let coverage = Coverage::on(assessment.header().date, &catalogue, &[]);
/// let analysis = GapAnalysis::of(&assessment, &catalogue, &coverage);
/// let sources = ResultSources {
///     catalogue: &catalogue,
///     practices: &[],
///     coverage: &coverage,
///     assessment: &assessment,
///     analysis: &analysis,
///     previous: None,
///     others: &[],
/// };
/// let text = csv::result(sources, Language::En);
/// assert!(text.starts_with("\u{feff}id,title,status,level,target,gap,"));
/// assert!(text.contains("\r\n4.1,4.1,unanswered,,3,,2,1,none,,no,,,,,,\r\n"));
/// ```
pub fn result(sources: ResultSources<'_>, language: Language) -> String {
    let ResultSources { catalogue, assessment, analysis, practices, .. } = sources;
    let say = |sv, en| pick(language, sv, en);
    let mut out = Rows::new(language);
    out.row([
        say("avsnitt", "id"),
        say("rubrik", "title"),
        say("läge", "status"),
        say("nivå", "level"),
        say("mål", "target"),
        say("glapp", "gap"),
        say("vikt", "importance"),
        say("vikt i kapitlet", "weight"),
        say("staden har", "coverage"),
        say("gör", "advice"),
        say("saknar underlag", "unsupported"),
        say("lyfter totalen", "contribution"),
        say("prioritet", "priority"),
        say("orsak", "reason"),
        say("anteckning", "note"),
        say("underlag", "evidence"),
        say("arbetssätt", "practices"),
    ]);
    let nothing = Rating::default();
    for it in &analysis.clauses {
        let rating = assessment.rating(it.clause).unwrap_or(&nothing);
        let priority = analysis.priorities.iter().find(|priority| priority.clause == it.clause);
        let weight = catalogue.clause(it.clause).map(|clause| number::plain(clause.weight(), language));
        let exact = |value: f64| number::plain(value, language);
        let reason = match &rating.answer {
            Answer::NotApplicable(reason) => reason,
            Answer::Level(_) | Answer::Unanswered => "",
        };
        let evidence = rating.evidence.iter().map(|it| match (&*it.text, &*it.url) {
            (text, "") | ("", text) => text.to_owned(),
            (text, url) => format!("{text} <{url}>"),
        });
        let used = rating.practices.iter().map(|id| {
            let practice = practices.iter().find(|practice| practice.id == *id);
            practice.map_or(&**id, |practice| practice.name.get(language)).to_owned()
        });
        out.row([
            &*it.clause.to_string(),
            &catalogue.title_in_context(it.clause, language),
            words::status(it.status, language),
            &it.level.map_or_else(String::new, |level| level.to_string()),
            &it.target.to_string(),
            &it.gap.map_or_else(String::new, |gap| gap.to_string()),
            &rating.importance().factor().to_string(),
            &weight.unwrap_or_default(),
            words::covered(it.covered, language),
            it.advice.map_or("", |advice| words::advice(advice, language)),
            if it.unsupported { say("ja", "yes") } else { say("nej", "no") },
            &priority.map_or_else(String::new, |it| exact(it.contribution)),
            &priority.map_or_else(String::new, |it| exact(it.priority)),
            reason,
            &rating.note,
            &evidence.collect::<Vec<_>>().join("\n"),
            &used.collect::<Vec<_>>().join("\n"),
        ]);
    }
    out.text
}

/// The plan: one row an action, in the order of the assessment.
pub fn actions(assessment: &Assessment, catalogue: &Catalogue, language: Language) -> String {
    let say = |sv, en| pick(language, sv, en);
    let mut out = Rows::new(language);
    out.row([
        say("avsnitt", "clause"),
        say("rubrik", "title"),
        say("åtgärd", "action"),
        say("vem", "owner"),
        say("senast", "due"),
        say("läge", "status"),
        "id",
    ]);
    for action in assessment.actions() {
        let title = action.clause.map(|clause| catalogue.title_in_context(clause, language));
        out.row([
            &*action.clause.map_or_else(String::new, |clause| clause.to_string()),
            &title.unwrap_or_default(),
            &action.text,
            &action.owner,
            &action.due.map_or_else(String::new, |due| due.to_string()),
            words::action_status(action.status, language),
            &action.id,
        ]);
    }
    out.text
}

/// Rows written so far.
struct Rows {
    text: String,
    separator: char,
}

impl Rows {
    fn new(language: Language) -> Self {
        let separator = match language {
            Language::Sv => ';',
            Language::En => ',',
        };
        Self { text: "\u{feff}".into(), separator }
    }

    fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.cells(cells.map(str::to_owned));
    }

    /// A row of any length.
    fn cells(&mut self, cells: impl IntoIterator<Item = String>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(self.separator);
            }
            self.cell(&cell);
        }
        self.text.push_str("\r\n");
    }

    /// A cell that no spreadsheet takes for a formula, in quotes where it needs them.
    fn cell(&mut self, text: &str) {
        let formula = is_formula(text) && !is_number(text);
        // Both separators: a program that takes the file for the other language's must not find a cell within a text.
        let quoted = text.contains(['"', '\n', '\r', '\t', ',', ';']) || formula;
        if quoted {
            self.text.push('"');
        }
        if formula {
            self.text.push('\'');
        }
        for letter in text.chars().filter(|letter| *letter != '\0') {
            if letter == '"' {
                self.text.push('"');
            }
            self.text.push(letter);
        }
        if quoted {
            self.text.push('"');
        }
    }
}

/// Whether a text is a number below zero and nothing else: the one thing that may begin as a formula does.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix('-').is_some_and(|text| match text.split_once(['.', ',']) {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(text),
    })
}

/// Whether a spreadsheet could take a text for a formula: by its first letter, what looks like a space aside.
pub fn is_formula(text: &str) -> bool {
    let unseen = |letter: char| letter.is_whitespace() || letter.is_control() || is_format(letter);
    let first = text.trim_start_matches(unseen).chars().next();
    // The wide forms too: some spreadsheets read them as the narrow ones.
    text.starts_with(['\t', '\r', '\n'])
        || matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

/// Letters that are not seen: zero-width ones and those that turn the direction of writing.
fn is_format(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut rows = Rows { text: String::new(), separator: ';' };
        rows.cell(text);
        rows.text
    }

    #[test]
    fn no_cell_is_a_formula_or_breaks_out_of_its_place() {
        let cases = [
            ("plain text", "plain text"),
            ("", ""),
            ("a;b", "\"a;b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=HYPERLINK(\"http://x\";\"y\")", "\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\""),
            ("+46 31", "\"'+46 31\""),
            ("-1", "-1"),
            ("-0.25", "-0.25"),
            ("-0,25", "\"-0,25\""),
            ("-1+1", "\"'-1+1\""),
            ("-1.", "\"'-1.\""),
            ("--1", "\"'--1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("  =1", "\"'  =1\""),
            ("\u{202e}=1", "\"'\u{202e}=1\""),
            ("＝1", "\"'＝1\""),
            ("a=1", "a=1"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("nul\0l", "null"),
        ];
        for (text, expected) in cases {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
