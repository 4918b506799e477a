//! The plan as a calendar file (iCalendar, RFC 5545): one all-day event for each action with a due date.
//!
//! Events rather than to-dos, because Outlook shows only those. Nothing in it comes from a clock: the stamp is the
//! instant of the assessment's last change, so the same assessment gives the same file.

use crate::vocabulary::{self as words, capital, pick};
use glapp_core::{Action, ActionStatus, Assessment, Catalogue, Date, Language};
use std::fmt::Write as _;

/// The calendar file. Without any due date it holds no event: see [`has_events`].
///
/// ```
/// use glapp_core::{Language, example};
/// use glapp_report::calendar;
/// let catalogue = example::catalogue();
/// let text = calendar::of(&example::assessment(&catalogue), &catalogue, Language::En);
/// assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
/// ```
pub fn of(assessment: &Assessment, catalogue: &Catalogue, language: Language) -> String {
    let mut out = String::new();
    let unit = &assessment.header().unit.name;
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Glapp//Glapp//SV");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&format!("Glapp: {unit}"))));
    for action in assessment.actions() {
        if let Some(due) = action.due {
            event(&mut out, assessment, catalogue, action, due, language);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// Whether there is anything to put in a calendar.
pub fn has_events(assessment: &Assessment) -> bool {
    assessment.actions().iter().any(|action| action.due.is_some())
}

fn event(
    out: &mut String,
    assessment: &Assessment,
    catalogue: &Catalogue,
    action: &Action,
    due: Date,
    language: Language,
) {
    let header = assessment.header();
    let say = |sv, en| pick(language, sv, en);
    line(out, "BEGIN:VEVENT");
    // Stable, so that a file that is read in again changes the event and makes no second one.
    line(out, &format!("UID:{}", escaped(&format!("{}/{}@glapp", header.id, action.id))));
    line(out, &format!("DTSTAMP:{}", stamp(&header.modified, header.date)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", digits(due)));
    // The day after: an all-day event ends before it. On the very last day there is none.
    if let Some(end) = next(due) {
        line(out, &format!("DTEND;VALUE=DATE:{}", digits(end)));
    }
    let text = if action.text.trim().is_empty() { say("Åtgärd", "Action") } else { &action.text };
    line(out, &format!("SUMMARY:{}", escaped(text)));
    let mut about = vec![format!("{}: {}", say("Enhet", "Unit"), header.unit.name)];
    if let Some(clause) = action.clause {
        let title = catalogue.title_in_context(clause, language);
        about.push(format!("{}: {clause} {title}", say("Avsnitt", "Clause")));
    }
    if !action.owner.is_empty() {
        about.push(format!("{}: {}", say("Vem", "Owner"), action.owner));
    }
    let status = capital(words::action_status(action.status, language));
    about.push(format!("{}: {status}", say("Läge", "Status")));
    line(out, &format!("DESCRIPTION:{}", escaped(&about.join("\n"))));
    let dropped = action.status == ActionStatus::Dropped;
    line(out, if dropped { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    // A reminder of a day, not a time when someone is busy.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// Writes a content line, folded so that no line is longer than 75 octets and no letter is cut in two.
fn line(out: &mut String, text: &str) {
    const OCTETS: usize = 75;
    let mut used = 0;
    for letter in text.chars() {
        if used + letter.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// A text value: separators escaped, line breaks of any kind as `\n`, other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

fn digits(day: Date) -> String {
    let mut out = String::with_capacity(8);
    // Writing to a string cannot fail.
    let _ = write!(out, "{:04}{:02}{:02}", day.year(), day.month(), day.day());
    out
}

fn next(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    Date::new(year, month, day.day() + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
}

/// An instant in UTC such as `2026-03-02T14:03:00.000Z` as iCalendar writes it. Anything else cannot be read without
/// a calendar of zones: then the start of the assessment's day.
fn stamp(modified: &str, day: Date) -> String {
    let utc = || {
        let (date, time) = modified.strip_suffix('Z')?.split_once('T')?;
        let date: Date = date.parse().ok()?;
        let seconds = time.split('.').next()?;
        let parts: Vec<u8> = seconds.split(':').map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
        match *parts {
            [hour @ 0..24, minute @ 0..60, second @ 0..60] if seconds.len() == 8 => {
                Some(format!("{}T{hour:02}{minute:02}{second:02}Z", digits(date)))
            }
            _ => None,
        }
    };
    utc().unwrap_or_else(|| format!("{}T000000Z", digits(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Carried, example};

    fn calendar(actions: Vec<Action>) -> String {
        let catalogue = example::catalogue();
        let mut assessment = example::assessment(&catalogue);
        assessment.put_actions(&catalogue, actions).unwrap();
        of(&assessment, &catalogue, Language::Sv)
    }

    fn action(text: &str, due: &str) -> Action {
        Action {
            id: "a".into(),
            clause: "4.1".parse().ok(),
            text: text.into(),
            owner: text.into(),
            due: due.parse().ok(),
            status: ActionStatus::Open,
            carried: Carried::default(),
        }
    }

    #[test]
    fn an_action_is_an_all_day_event() {
        let text = calendar(vec![action("Utse ägare", "2026-12-31")]);
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Glapp//Glapp//SV",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Glapp: Exempelförvaltningen (påhittad)",
            "BEGIN:VEVENT",
            "UID:example/a@glapp",
            "DTSTAMP:20260302T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Utse ägare",
            "DESCRIPTION:Enhet: Exempelförvaltningen (påhittad)\\nAvsnitt: 4.1 4.1\\nVem",
            " : Utse ägare\\nLäge: Öppen",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_has_no_day_is_no_event() {
        assert!(!calendar(vec![action("x", "")]).contains("VEVENT"));
        assert!(!calendar(vec![action("x", "9999-12-31")]).contains("DTEND"));
    }

    #[test]
    fn no_text_breaks_out_of_its_line() {
        let attack = "x\r\nEND:VEVENT\nBEGIN:VALARM\rACTION:PROCEDURE\u{2028}ATTACH:file\u{85};,\\ \0\u{7}👩‍👩‍👧‍👦"
            .repeat(9);
        let text = calendar(vec![action(&attack, "2026-09-30")]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n", "").chars().filter(|letter| letter.is_control()).count(), 0);
        let unfolded = text.replace("\r\n ", "");
        let names: Vec<&str> =
            unfolded.split("\r\n").map(|line| line.split([':', ';']).next().unwrap()).collect();
        assert_eq!(names.iter().filter(|name| **name == "END").count(), 2);
        assert!(!names.contains(&"ACTION") && !names.contains(&"ATTACH"), "{names:?}");
        assert!(unfolded.contains(
            "SUMMARY:x\\nEND:VEVENT\\nBEGIN:VALARM\\nACTION:PROCEDURE\\nATTACH:file\\n\\;\\,\\\\ 👩‍👩‍👧‍👦x"
        ));
    }

    #[test]
    fn the_stamp_is_the_last_change() {
        let day = "2026-03-02".parse().unwrap();
        assert_eq!(stamp("2026-03-02T14:03:09.120Z", day), "20260302T140309Z");
        for odd in
            ["", "x", "2026-03-02T14:03:09+01:00", "2026-02-30T14:03:09Z", "2026-03-02T24:00:00Z", "TZ"]
        {
            assert_eq!(stamp(odd, day), "20260302T000000Z", "{odd}");
        }
    }
}
