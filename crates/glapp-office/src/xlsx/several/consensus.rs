//! Several people of one unit.

use super::super::sheet::{Cell, Sheet, Validation, Value, cell, formula, letters, place};
use super::super::style::Style;
use super::super::{NONE, book, level_list, level_rule, not_applicable};
use super::{FIRST, Pen, or_none, range};
use glapp_core::{Catalogue, Consensus, Date, Language, Level, Proposal, Spread, Standing};

/// What a consensus is told from.
#[derive(Clone, Copy)]
pub struct People<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The unit's name.
    pub unit: &'a str,
    /// What the people are called here: their names, or what stands for them.
    pub names: &'a [String],
    /// What each of them says, in the same order.
    pub answers: &'a [Box<[Standing]>],
    /// What they amount to.
    pub consensus: &'a Consensus,
    /// The latest date of their assessments.
    pub latest: Date,
}

/// Where the clauses begin on the sheet of answers.
const ANSWERS: usize = 1;
/// Where the counts begin on the sheet of clauses.
const COUNTS: usize = 2;

/// How several people see one unit as a workbook: each clause with its spread, what it proposes and room for what the
/// group decides; everyone's answers; and the method.
pub fn consensus(people: People<'_>, language: Language) -> Vec<u8> {
    let pen = Pen { catalogue: people.catalogue, language };
    let about = pen.about(format!("{}: {}", pen.say("Samsyn", "Consensus"), people.unit), people.latest);
    let method = pen.method(&[
        (
            "Ett avsnitt diskuteras när svaren ligger två nivåer isär eller mer, eller när enigheten är under 0,5.",
            "A clause is discussed when answers are two levels apart or more, or when agreement is below 0.5.",
        ),
        (
            "Enigheten (van der Eijks mått) går från −1 (två läger) över 0 (jämnt utspritt) till 1 (alla lika). Den räknas inte om i arbetsboken; allt annat gör det när ett svar ändras på bladet Svar.",
            "Agreement (van der Eijk’s measure) goes from −1 (two camps) over 0 (evenly spread) to 1 (all alike). It is not recalculated in the workbook; all else is when an answer changes on the sheet Answers.",
        ),
        (
            "Förslaget är medianen, den lägre av två. Ej tillämpligt föreslås när mer än hälften säger det. Gruppen bestämmer: skriv i de gula cellerna.",
            "The proposal is the median, the lower one of two. Not applicable is proposed when more than half say so. The group decides: write in the yellow cells.",
        ),
    ]);
    let it = Teller { pen, people };
    book::workbook(&about, &[it.clauses(), it.answers(), method])
}

struct Teller<'a> {
    pen: Pen<'a>,
    people: People<'a>,
}

impl Teller<'_> {
    fn answers_name(&self) -> &'static str {
        self.pen.say_name("Svar", "Answers")
    }

    fn levels(&self) -> usize {
        usize::from(self.pen.catalogue.scale().top().number()) + 1
    }

    fn clauses(&self) -> Sheet {
        let (pen, levels) = (&self.pen, self.levels());
        let mut head = pen.head(&[("Avsnitt", "Clause"), ("Rubrik", "Title")]);
        let level = |level: usize| cell(Style::Head, format!("{} {level}", pen.say("Nivå", "Level")));
        head.extend((0..levels).map(level));
        head.extend(pen.head(&[
            ("Ej till.", "N/A"),
            ("Antal", "Levels given"),
            ("Median", "Median"),
            ("Lägst", "Lowest"),
            ("Högst", "Highest"),
            ("Enighet", "Agreement"),
            ("Diskutera", "Discuss"),
            ("Förslag", "Proposal"),
            ("Beslut", "Decision"),
            ("Varför", "Why"),
        ]));
        let mut rows = vec![head];
        for (column, it) in (ANSWERS..).zip(&self.people.consensus.clauses) {
            rows.push(self.clause(it, column, rows.len() + 1));
        }
        let mut widths = vec![9, 40];
        widths.extend(vec![8; levels]);
        widths.extend([8, 8, 8, 8, 8, 10, 11, 14, 14, 50]);
        let decision = letters(COUNTS + levels + 8);
        let validations = vec![Validation {
            cells: format!("{decision}{FIRST}:{decision}{}", rows.len().max(FIRST)),
            list: level_list(pen.catalogue, pen.language),
            message: level_rule(pen.catalogue, pen.language),
        }];
        Sheet {
            name: pen.say_name("Samsyn", "Consensus"),
            widths,
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            validations,
            ..Sheet::default()
        }
    }

    fn clause(&self, it: &Spread, column: usize, row: usize) -> Vec<Cell> {
        let (pen, levels) = (&self.pen, self.levels());
        let answers = range(self.answers_name(), column, FIRST, self.people.answers.len());
        let at = |more: usize| format!("{}{row}", letters(COUNTS + levels + more));
        let (out, n, median, min, max) = (at(0), at(1), at(2), at(3), at(4));
        let word = not_applicable(pen.language);
        let whole = |count: usize| Value::Number(count as f64);
        let some = |text: String, level: Option<Level>| {
            let text = format!("IF({n}=0,\"{NONE}\",{text})");
            formula(Style::Whole, text, or_none(level.map(|level| level.value())))
        };
        let mut cells =
            vec![cell(Style::Text, it.clause.to_string()), cell(Style::Text, pen.title(it.clause))];
        let counted = |(level, &count): (usize, &usize)| {
            formula(Style::Whole, format!("COUNTIF({answers},{level})"), whole(count))
        };
        cells.extend(it.counts.iter().enumerate().map(counted));
        let agreement = at(5);
        let wide = format!("OR({max}-{min}>=2,{agreement}<0.5)");
        let proposed = match it.proposed() {
            Some(Proposal::Level(level)) => level.number().into(),
            Some(Proposal::NotApplicable) => word.into(),
            None => Value::Empty,
        };
        cells.extend([
            formula(Style::Whole, format!("COUNTIF({answers},\"{word}\")"), whole(it.not_applicable)),
            formula(Style::Whole, format!("COUNT({answers})"), whole(it.rated())),
            some(format!("SMALL({answers},INT(({n}+1)/2))"), it.median()),
            some(format!("MIN({answers})"), it.min()),
            some(format!("MAX({answers})"), it.max()),
            cell(Style::Agreement, or_none(it.agreement())),
            formula(
                Style::Text,
                format!("IF({n}=0,\"\",IF({wide},\"{}\",\"\"))", pen.yes_word()),
                pen.yes(it.discuss()),
            ),
            formula(Style::Weight, format!("IF({out}>{n},\"{word}\",IF({n}=0,\"\",{median}))"), proposed),
            cell(Style::Field, Value::Empty),
            cell(Style::FieldText, Value::Empty),
        ]);
        cells
    }

    fn answers(&self) -> Sheet {
        let pen = &self.pen;
        let mut head = pen.head(&[("Vem", "Who")]);
        head.extend(pen.leaves().map(|leaf| cell(Style::Head, leaf.id().to_string())));
        let mut rows = vec![head];
        for (name, stands) in self.people.names.iter().zip(self.people.answers) {
            let mut row = vec![cell(Style::Text, &**name)];
            row.extend(stands.iter().map(|it| cell(Style::Field, pen.level(it.level, it.not_applicable))));
            rows.push(row);
        }
        let leaves = pen.catalogue.leaf_count();
        let mut widths = vec![36];
        widths.extend(vec![9; leaves]);
        let last = place((ANSWERS + leaves).saturating_sub(1), rows.len().max(FIRST) - 1);
        Sheet {
            name: self.answers_name(),
            widths,
            filter: Some((1, rows.len())),
            heat: Some((
                format!("{}:{last}", place(ANSWERS, FIRST - 1)),
                pen.catalogue.scale().top().number(),
            )),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }
}
