//! What the city has for each clause on a day, as a workbook in which the day can be changed.

use super::super::book;
use super::super::sheet::{Cell, Sheet, Value, cell, formula};
use super::super::style::Style;
use super::{Pen, range};
use glapp_core::{
    Catalogue, Coded, Coverage, Covered, Language, LinkedPractice, Practice, PracticeStatus, Practices,
    Strength,
};
use glapp_report::vocabulary::covered;
use glapp_report::words::words;

/// The first row of the clauses: below the day, a blank line and the headings. Counted from 1, as all here.
const CLAUSES: usize = 4;
/// The first row of the other lists.
const FIRST: usize = 2;
/// The columns of the practices that say whether one is active, and whether it has ended.
const ACTIVE: &str = "J";
const ENDED: &str = "K";

/// Practices × clauses on a day: how well each clause is covered, every link with its reason and sources, the practices,
/// and all of them as a matrix. What depends on the day is computed from one cell.
pub fn practice_map(
    catalogue: &Catalogue,
    practices: Option<&Practices>,
    coverage: &Coverage,
    language: Language,
) -> Vec<u8> {
    let pen = Pen { catalogue, language };
    let title = practices.map_or(pen.say("Arbetssätt", "Practices"), |set| set.title.get(language));
    let about = pen.about(title.to_owned(), coverage.as_of());
    let method = pen.method(&[
        (
            "Ett arbetssätt pågår en dag om dagen ligger i dess period och det inte är märkt som ej slutfört eller okänt. En period utan slut pågår än. En okänd början räknas som passerad.",
            "A practice is active on a day if the day lies in its period and it is neither not completed nor unknown. A period without an end is still running; an unknown start does not exclude.",
        ),
        (
            "Helt: minst ett pågående arbetssätt gör det som avsnittet ber om. Delvis: annars minst ett som gör en del av det. Underlättar: annars minst ett som gör det lättare. Upphört: annars minst ett som har slutat. Inget: annars.",
            "Direct: at least one active practice does what the clause asks. Partial: else at least one does a part of it. Supporting: else at least one makes it easier. Lapsed: else at least one has ended. None: else.",
        ),
        (
            "Ändra dagen i den gula cellen på bladet Täckning: allt räknas om.",
            "Change the day in the yellow cell on the sheet Coverage: everything is recalculated.",
        ),
    ]);
    let none: &[Practice] = &[];
    let it = Teller { pen, practices: practices.map_or(none, |set| &set.practices), coverage };
    book::workbook(&about, &[it.clauses(), it.links(), it.practices(), it.matrix(), method])
}

struct Teller<'a> {
    pen: Pen<'a>,
    practices: &'a [Practice],
    coverage: &'a Coverage,
}

impl Teller<'_> {
    fn names(&self) -> [&'static str; 3] {
        [("Täckning", "Coverage"), ("Kopplingar", "Links"), ("Arbetssätt", "Practices")]
            .map(|(sv, en)| self.pen.say_name(sv, en))
    }

    fn word(&self, kind: Covered) -> &'static str {
        covered(kind, self.pen.language)
    }

    fn strength(&self, strength: Strength) -> &'static str {
        self.word(match strength {
            Strength::Direct => Covered::Direct,
            Strength::Partial => Covered::Partial,
            Strength::Supporting => Covered::Supporting,
        })
    }

    /// The links in clause order, each with the place of its practice.
    fn linked(&self) -> impl Iterator<Item = (glapp_core::ClauseId, &LinkedPractice, usize, &Practice)> {
        self.coverage.clauses().iter().flat_map(move |it| {
            it.practices.iter().filter_map(move |linked| {
                let (place, practice) =
                    self.practices.iter().enumerate().find(|(_, practice)| practice.id == linked.id)?;
                Some((it.clause, linked, place, practice))
            })
        })
    }

    fn clauses(&self) -> Sheet {
        let (pen, [_, links, _]) = (&self.pen, self.names());
        let hint = pen.say("Ändra dagen: allt räknas om.", "Change the day: everything is recalculated.");
        let mut rows = vec![
            vec![
                cell(Style::Quiet, pen.say("Dag", "Day")),
                cell(Style::FieldDay, self.coverage.as_of()),
                cell(Style::Quiet, hint),
            ],
            Vec::new(),
            pen.head(&[
                ("Avsnitt", "Clause"),
                ("Rubrik", "Title"),
                ("Staden har", "The city has"),
                ("Pågår", "Active"),
                ("Kopplade", "Linked"),
            ]),
        ];
        let count = self.linked().count();
        let column = |place: usize| range(links, place, FIRST, count);
        let yes = pen.yes_word();
        for it in self.coverage.clauses() {
            let row = rows.len() + 1;
            let of_it = format!("--({}=$A{row})", column(0));
            let (active, ended) =
                (format!("--({}=\"{yes}\")", column(5)), format!("--({}=\"{yes}\")", column(6)));
            let any = |kind: Covered| {
                let strength = format!("--({}=\"{}\")", column(4), self.word(kind));
                format!("SUMPRODUCT({of_it},{active},{strength})>0,\"{}\"", self.word(kind))
            };
            let [direct, partial, supporting] =
                [Covered::Direct, Covered::Partial, Covered::Supporting].map(any);
            let text = format!(
                "IF({direct},IF({partial},IF({supporting},IF(SUMPRODUCT({of_it},{ended})>0,\"{}\",\"{}\"))))",
                self.word(Covered::Lapsed),
                self.word(Covered::None)
            );
            let running = it.practices.iter().filter(|linked| linked.active).count();
            rows.push(vec![
                cell(Style::Text, it.clause.to_string()),
                cell(Style::Text, pen.title(it.clause)),
                formula(Style::Text, text, self.word(it.covered())),
                formula(Style::Whole, format!("SUMPRODUCT({of_it},{active})"), running as f64),
                formula(Style::Whole, format!("SUMPRODUCT({of_it})"), it.practices.len() as f64),
            ]);
        }
        Sheet {
            name: self.names()[0],
            widths: vec![9, 50, 14, 9, 10],
            filter: Some((CLAUSES - 1, rows.len())),
            rows,
            frozen: (CLAUSES - 1, 2),
            ..Sheet::default()
        }
    }

    fn links(&self) -> Sheet {
        let (pen, [_, name, practices]) = (&self.pen, self.names());
        let mut rows = vec![pen.head(&[
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Id", "Id"),
            ("Arbetssätt", "Practice"),
            ("Styrka", "Strength"),
            ("Pågår", "Active"),
            ("Upphört", "Ended"),
            ("Skäl", "Reason"),
            ("Källor", "Sources"),
        ])];
        for (clause, linked, place, practice) in self.linked() {
            let of = |column: &str, yes| {
                let text = format!("'{practices}'!${column}${}", FIRST + place);
                formula(Style::Text, text, pen.yes(yes))
            };
            let link = practice.clauses.iter().find(|link| link.clause == clause);
            rows.push(vec![
                cell(Style::Text, clause.to_string()),
                cell(Style::Text, pen.title(clause)),
                cell(Style::Text, &*practice.id),
                cell(Style::Text, practice.name.get(pen.language)),
                cell(Style::Text, self.strength(linked.strength)),
                of(ACTIVE, linked.active),
                of(ENDED, linked.ended),
                cell(Style::Text, link.map(|link| link.why.get(pen.language))),
                cell(Style::Text, sources(practice)),
            ]);
        }
        Sheet {
            name,
            widths: vec![9, 36, 26, 40, 13, 9, 9, 60, 44],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }

    fn practices(&self) -> Sheet {
        let (pen, [day, _, name]) = (&self.pen, self.names());
        let words = words(pen.language);
        let day = format!("'{day}'!$B$1");
        let mut rows = vec![pen.head(&[
            ("Id", "Id"),
            ("Arbetssätt", "Practice"),
            ("Slag", "Kind"),
            ("Ansvarig", "Owner"),
            ("Från", "From"),
            ("Till", "To"),
            ("Status", "Status"),
            ("Strategi", "Strategy"),
            ("Handlingsplan", "Action plan"),
            ("Pågår", "Active"),
            ("Upphört", "Ended"),
            ("Stad", "City"),
            ("Beskrivning", "Description"),
            ("Källor", "Sources"),
        ])];
        let [not_completed, unknown] =
            [PracticeStatus::NotCompleted, PracticeStatus::Unknown].map(|status| (words.status)(status));
        for practice in self.practices {
            let row = rows.len() + 1;
            let ended = format!("AND(F{row}<>\"\",F{row}<{day})");
            let active = format!(
                "IF(AND(OR(E{row}=\"\",E{row}<={day}),NOT({ended}),G{row}<>\"{not_completed}\",G{row}<>\"{unknown}\"),\"{0}\",\"\")",
                pen.yes_word()
            );
            let owner = practice.owner.as_ref().map(|owner| owner.get(pen.language));
            rows.push(vec![
                cell(Style::Text, &*practice.id),
                cell(Style::Text, practice.name.get(pen.language)),
                cell(Style::Text, (words.kind)(practice.kind)),
                cell(Style::Text, owner),
                cell(Style::Day, practice.period.from),
                cell(Style::Day, practice.period.to),
                cell(Style::Text, (words.status)(practice.status)),
                cell(Style::Whole, practice.programme.strategy),
                cell(Style::Text, practice.programme.plan.map(Coded::code)),
                formula(Style::Text, active, pen.yes(practice.is_active(self.coverage.as_of()))),
                formula(
                    Style::Text,
                    format!("IF({ended},\"{}\",\"\")", pen.yes_word()),
                    pen.yes(practice.period.ended(self.coverage.as_of())),
                ),
                cell(Style::Text, &*practice.city),
                cell(Style::Text, practice.description.get(pen.language)),
                cell(Style::Text, sources(practice)),
            ]);
        }
        Sheet {
            name,
            widths: vec![26, 40, 14, 26, 12, 12, 16, 10, 14, 9, 9, 16, 60, 44],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            ..Sheet::default()
        }
    }

    fn matrix(&self) -> Sheet {
        let (pen, [_, _, practices]) = (&self.pen, self.names());
        let mut head = vec![cell(
            Style::Head,
            pen.say(
                "Arbetssätt (● helt, ◐ delvis, ○ underlättar; i parentes: pågår inte)",
                "Practice (● direct, ◐ partial, ○ supporting; in parentheses: not active)",
            ),
        )];
        head.extend(pen.leaves().map(|leaf| cell(Style::Head, leaf.id().to_string())));
        let mut rows = vec![head];
        for practice in self.practices {
            let row = rows.len() + 1;
            let active = practice.is_active(self.coverage.as_of());
            let mark = |leaf: &glapp_core::Clause| -> Cell {
                let Some(link) = practice.clauses.iter().find(|link| link.clause == leaf.id()) else {
                    return cell(Style::Weight, Value::Empty);
                };
                let mark = match link.strength {
                    Strength::Direct => "●",
                    Strength::Partial => "◐",
                    Strength::Supporting => "○",
                };
                let text = format!(
                    "IF('{practices}'!${ACTIVE}${row}=\"{}\",\"{mark}\",\"({mark})\")",
                    pen.yes_word()
                );
                let now = if active { mark.to_owned() } else { format!("({mark})") };
                formula(Style::Weight, text, now)
            };
            let mut cells = vec![cell(Style::Text, practice.name.get(pen.language))];
            cells.extend(pen.leaves().map(mark));
            rows.push(cells);
        }
        let mut widths = vec![50];
        widths.extend(pen.leaves().map(|_| 7));
        Sheet {
            name: pen.say_name("Matris", "Matrix"),
            widths,
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }
}

/// Where the facts come from, one a line.
fn sources(practice: &Practice) -> String {
    let lines = practice.sources.iter().map(|it| format!("{}, {}, {}", it.part, it.section, it.lines));
    lines.collect::<Vec<_>>().join("\n")
}
