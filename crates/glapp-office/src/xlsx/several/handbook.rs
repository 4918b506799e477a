//! The handbook: the clauses, the process and the words.

use super::super::book;
use super::super::sheet::{Sheet, Value, cell};
use super::super::style::Style;
use super::Pen;
use glapp_core::{Handbook, HandbookClause, Language, Linked, Text};
use glapp_report::vocabulary::covered;

/// The handbook as a workbook: clause by clause what it asks, what each level looks like, what the city has and how to
/// begin; the innovation process; and the words.
pub fn handbook(handbook: &Handbook<'_>, language: Language) -> Vec<u8> {
    let pen = Pen { catalogue: handbook.catalogue, language };
    let about = pen.about(handbook.text.title.get(language).to_owned(), handbook.as_of);
    let it = Teller { pen, handbook };
    book::workbook(&about, &[it.clauses(), it.process(), it.words(), it.about()])
}

struct Teller<'a> {
    pen: Pen<'a>,
    handbook: &'a Handbook<'a>,
}

impl Teller<'_> {
    fn get(&self, text: &Text) -> Value {
        text.get(self.pen.language).into()
    }

    fn lines<'a>(&self, texts: impl IntoIterator<Item = &'a Text>) -> Value {
        let texts = texts.into_iter().map(|text| text.get(self.pen.language).to_owned());
        texts.collect::<Vec<_>>().join("\n").into()
    }

    fn clauses(&self) -> Sheet {
        let pen = &self.pen;
        let mut head = pen.head(&[
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Fråga", "Question"),
            ("Varför", "Why"),
            ("Staden har", "The city has"),
            ("Stadens arbetssätt", "The city’s practices"),
            ("Har upphört", "Has ended"),
            ("Det staden saknar", "What the city lacks"),
            ("Enheter som delar", "Units that share"),
            ("Möjligt underlag", "Possible evidence"),
        ]);
        let top = pen.catalogue.scale().top().number();
        let numbered =
            |sv: &str, en: &str, number: u8| cell(Style::Head, format!("{} {number}", pen.say(sv, en)));
        head.extend((0..=top).map(|level| numbered("Nivå", "Level", level)));
        head.extend((1..=top).map(|level| numbered("Första steget till", "First step to", level)));
        let mut rows = vec![head];
        for it in self.handbook.chapters.iter().flat_map(|chapter| &chapter.clauses) {
            rows.push(self.clause(it, top));
        }
        let mut widths = vec![9, 34, 44, 44, 13, 40, 40, 40, 30, 40];
        widths.extend(vec![44; 2 * usize::from(top) + 1]);
        Sheet {
            name: pen.say_name("Avsnitt", "Clauses"),
            widths,
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            // The levels and first steps are too wide for paper, and stand in the handbook itself.
            printed: 8,
            ..Sheet::default()
        }
    }

    fn clause(&self, it: &HandbookClause<'_>, top: u8) -> Vec<super::super::sheet::Cell> {
        let pen = &self.pen;
        let names = |linked: &[Linked<'_>]| self.lines(linked.iter().map(|it| &it.practice.name));
        let mut values = vec![
            it.clause.id().to_string().into(),
            pen.title(it.clause.id()).into(),
            Value::Empty,
            Value::Empty,
            covered(it.covered, pen.language).into(),
            names(&it.active),
            names(&it.lapsed),
            self.lines(it.needs.iter().map(|need| &need.name)),
            it.sharers.join("\n").into(),
            Value::Empty,
        ];
        if let Some(criteria) = it.clause.criteria() {
            for (place, value) in [
                (2, self.get(&criteria.question)),
                (3, criteria.purpose.as_ref().map_or(Value::Empty, |text| self.get(text))),
                (9, self.lines(&criteria.evidence)),
            ] {
                if let Some(there) = values.get_mut(place) {
                    *there = value;
                }
            }
            let of = |texts: &[Text], count: u8| -> Vec<Value> {
                (0..usize::from(count))
                    .map(|at| texts.get(at).map_or(Value::Empty, |text| self.get(text)))
                    .collect()
            };
            values.extend(of(&criteria.levels, top.saturating_add(1)));
            values.extend(of(&criteria.first_step, top));
        }
        values.into_iter().map(|value| cell(Style::Text, value)).collect()
    }

    fn process(&self) -> Sheet {
        let pen = &self.pen;
        let mut rows = vec![pen.head(&[
            ("Fas", "Phase"),
            ("Vad den är till för", "What it is for"),
            ("Vad ni gör", "What you do"),
            ("Frågan innan ni går vidare", "The question before you go on"),
            ("Avsnitt", "Clauses"),
        ])];
        for phase in &self.handbook.text.process.phases {
            let clauses: Vec<String> = phase.clauses.iter().map(ToString::to_string).collect();
            rows.push(vec![
                cell(Style::Text, self.get(&phase.name)),
                cell(Style::Text, self.get(&phase.purpose)),
                cell(Style::Text, self.lines(&phase.does)),
                cell(Style::Text, phase.gate.as_ref().map_or(Value::Empty, |gate| self.get(gate))),
                cell(Style::Text, clauses.join(", ")),
            ]);
        }
        Sheet {
            name: pen.say_name("Processen", "Process"),
            widths: vec![24, 50, 60, 50, 30],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }

    fn words(&self) -> Sheet {
        let pen = &self.pen;
        let mut rows = vec![pen.head(&[
            ("Ord", "Word"),
            ("I staden", "In the city"),
            ("I standarden heter det", "The standard calls it"),
            ("Det betyder", "It means"),
            ("Skillnaden", "The difference"),
            ("Vad det betyder för er", "What that means for you"),
        ])];
        for term in &self.handbook.terms.terms {
            let or = |text: Option<&Text>| text.map_or(Value::Empty, |text| self.get(text));
            let iso = term.iso.as_ref();
            rows.push(
                [
                    self.get(&term.name),
                    or(term.city.as_ref()),
                    or(iso.map(|iso| &iso.name)),
                    or(iso.map(|iso| &iso.explanation)),
                    or(term.difference.as_ref()),
                    or(term.practice.as_ref()),
                ]
                .map(|value| cell(Style::Text, value))
                .into(),
            );
        }
        Sheet {
            name: pen.say_name("Orden", "Words"),
            widths: vec![28, 50, 28, 50, 50, 50],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }

    fn about(&self) -> Sheet {
        let (pen, text) = (&self.pen, &self.handbook.text);
        let day = match pen.language {
            Language::Sv => format!("Stadens arbetssätt som de såg ut {}.", self.handbook.as_of),
            Language::En => format!("The city’s practices as they were on {}.", self.handbook.as_of),
        };
        let source = pen.catalogue.head().source.get(pen.language);
        let mut rows = vec![vec![cell(Style::Title, self.get(&text.title))], Vec::new()];
        for line in [text.lead.get(pen.language), &day, source] {
            rows.push(vec![cell(Style::Text, line)]);
        }
        Sheet { name: pen.say_name("Om", "About"), widths: vec![120], rows, ..Sheet::default() }
    }
}
