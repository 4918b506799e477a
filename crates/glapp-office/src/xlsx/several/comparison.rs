//! Units side by side.

use super::super::sheet::{Cell, Sheet, cell, formula, letters, place};
use super::super::style::Style;
use super::super::{NONE, book};
use super::{FIRST, Pen, SCORE, or_none, range};
use glapp_core::{ClauseId, Date, Language, Summary};
use glapp_report::vocabulary::{covered, unit_kind};
use glapp_report::{ComparisonSources, ComparisonView};

/// Where the scores begin on the sheet of units.
const SCORES: usize = 4;
/// Where the clauses begin on the sheet of levels.
const LEVELS: usize = 2;

/// Units side by side as a workbook: the units, the clauses with what their levels amount to, the levels, who can learn
/// from whom, and the method. Names are those of the sources: hide them there.
pub fn comparison(sources: ComparisonSources<'_>, view: &ComparisonView, language: Language) -> Vec<u8> {
    let pen = Pen { catalogue: sources.catalogue, language };
    let order = sources.order(view, language);
    let shown: Vec<(usize, ClauseId)> = sources.shown(view).collect();
    let it = Teller { pen, sources, order, shown };
    let latest = sources.names.iter().map(|it| it.date).max().unwrap_or(Date::FIRST);
    let about = pen.about(pen.say("Enheter sida vid sida", "Units side by side").to_owned(), latest);
    let method = pen.method(&[
        (
            "Medelvärdet på bladet Enheter är medelvärdet av enheternas totaler. Det skiljer sig från medelvärdet över avsnitten.",
            "The mean on the sheet Units is the mean of the units’ totals. It differs from the mean over clauses.",
        ),
        (
            "Lägst och högst säger vad enhetens nivå kan bli när allt är besvarat. Enheter vars spann överlappar, från den ena till den andra, har delad plats, som 2–4, och rangordnas inte.",
            "Lowest and highest say what a unit’s level could become once all is answered. Units whose ranges overlap, from one to the next, have a shared place, such as 2–4, and are not ranked.",
        ),
        (
            "Antal, medel, median, kvartiler (linjär interpolation) och spridning på bladet Avsnitt räknas om när en nivå ändras på bladet Nivåer. Enheternas totaler gör det inte.",
            "Count, mean, median, quartiles (linear interpolation) and spread on the sheet Clauses are recalculated when a level changes on the sheet Levels. The units’ totals are not.",
        ),
        (
            "En vit fläck är ett avsnitt där mer än hälften av enheterna har ett glapp och där staden inte har något arbetssätt som svarar mot avsnittet.",
            "A white spot is a clause in which more than half of the units have a gap and for which the city has no practice that answers it.",
        ),
        (
            "Den som lär ut ligger minst två nivåer över den som lär sig, och minst på den andras mål. Tillsammans minskar paren glappen så mycket som möjligt.",
            "Whoever teaches is at least two levels above the learner, and at least at the learner’s target. Together the pairs close the gaps as far as possible.",
        ),
    ]);
    book::workbook(&about, &[it.units(), it.clauses(), it.levels(), it.learning(), method])
}

struct Teller<'a> {
    pen: Pen<'a>,
    sources: ComparisonSources<'a>,
    /// The places of the units, in the order they are shown.
    order: Vec<usize>,
    shown: Vec<(usize, ClauseId)>,
}

impl Teller<'_> {
    fn levels_name(&self) -> &'static str {
        self.pen.say_name("Nivåer", "Levels")
    }

    fn name(&self, place: usize) -> &str {
        self.sources.names.get(place).map_or("", |it| &it.name)
    }

    fn units(&self) -> Sheet {
        let pen = &self.pen;
        let head =
            [&[("Enhet", "Unit"), ("Slag", "Kind"), ("Datum", "Date"), ("Plats", "Place")][..], &SCORE];
        let mut rows = vec![pen.head(&head.concat())];
        let places = self.sources.places();
        for &unit in &self.order {
            let (Some(name), Some(it)) =
                (self.sources.names.get(unit), self.sources.comparison.units.get(unit))
            else {
                continue;
            };
            let mut row = vec![
                cell(Style::Text, &*name.name),
                cell(Style::Text, unit_kind(name.kind, pen.language)),
                cell(Style::Day, name.date),
                cell(Style::Text, places.get(unit).map_or("", String::as_str)),
            ];
            row.extend(pen.score(&it.total, rows.len() + 1, SCORES));
            rows.push(row);
        }
        let last = rows.len();
        let totals = || self.sources.comparison.units.iter().map(|it| it.total);
        let columns: [Vec<f64>; 5] = [
            totals().filter_map(|it| it.score).collect(),
            totals().filter_map(|it| it.lower).collect(),
            totals().filter_map(|it| it.upper).collect(),
            totals().filter_map(|it| it.target).collect(),
            totals().filter_map(|it| it.gap).collect(),
        ];
        type Of = fn(&[f64]) -> Option<f64>;
        let sums: [(&str, &str, &str, Of); 2] =
            [("Medelvärde", "Mean", "AVERAGE", mean), ("Median", "Median", "MEDIAN", median)];
        for (sv, en, function, of) in sums {
            let mut row = vec![cell(Style::TotalText, pen.say(sv, en))];
            row.resize(SCORES, cell(Style::TotalText, ""));
            for (values, column) in columns.iter().zip(SCORES..) {
                let letter = letters(column);
                let cells = format!("{letter}{FIRST}:{letter}{}", last.max(FIRST));
                let text = format!("IF(COUNT({cells})=0,\"{NONE}\",{function}({cells}))");
                row.push(formula(Style::TotalLevel, text, or_none(of(values))));
            }
            rows.push(row);
        }
        Sheet {
            name: pen.say_name("Enheter", "Units"),
            widths: vec![44, 16, 12, 10, 9, 9, 9, 9, 9, 11, 11, 11],
            filter: Some((1, last)),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }

    fn clauses(&self) -> Sheet {
        let pen = &self.pen;
        let mut rows = vec![pen.head(&[
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Antal", "Units"),
            ("Medel", "Mean"),
            ("Median", "Median"),
            ("Lägst", "Lowest"),
            ("Högst", "Highest"),
            ("Kvartil 1", "Quartile 1"),
            ("Kvartil 3", "Quartile 3"),
            ("Spridning", "Spread"),
            ("Staden har", "The city has"),
            ("Vit fläck", "White spot"),
        ])];
        let spots = self.sources.comparison.white_spots(self.sources.coverage);
        for (column, &(leaf, clause)) in (LEVELS..).zip(&self.shown) {
            let row = rows.len() + 1;
            let summary = self.sources.comparison.clauses.get(leaf).and_then(|it| it.summary);
            let levels = range(self.levels_name(), column, FIRST, self.order.len());
            let some = |style, text: String, of: fn(&Summary) -> f64| {
                let text = format!("IF($C{row}=0,\"{NONE}\",{text})");
                formula(style, text, or_none(summary.as_ref().map(of)))
            };
            let has = self.sources.coverage.clause(clause).map(|it| covered(it.covered(), pen.language));
            rows.push(vec![
                cell(Style::Text, clause.to_string()),
                cell(Style::Text, pen.title(clause)),
                formula(Style::Whole, format!("COUNT({levels})"), summary.map_or(0.0, |it| it.n as f64)),
                some(Style::Level, format!("AVERAGE({levels})"), |it| it.mean),
                some(Style::Level, format!("MEDIAN({levels})"), |it| it.median),
                some(Style::Whole, format!("MIN({levels})"), |it| it.min.value()),
                some(Style::Whole, format!("MAX({levels})"), |it| it.max.value()),
                some(Style::Level, format!("QUARTILE({levels},1)"), |it| it.q1),
                some(Style::Level, format!("QUARTILE({levels},3)"), |it| it.q3),
                some(Style::Whole, format!("G{row}-F{row}"), |it| it.spread().into()),
                cell(Style::Text, has),
                cell(Style::Text, pen.yes(spots.contains(&clause))),
            ]);
        }
        Sheet {
            name: pen.say_name("Avsnitt", "Clauses"),
            widths: vec![9, 44, 9, 9, 9, 9, 9, 10, 10, 11, 13, 11],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            ..Sheet::default()
        }
    }

    fn levels(&self) -> Sheet {
        let pen = &self.pen;
        let mut head = pen.head(&[("Enhet", "Unit"), ("Datum", "Date")]);
        head.extend(self.shown.iter().map(|(_, clause)| cell(Style::Head, clause.to_string())));
        let mut rows = vec![head];
        for &unit in &self.order {
            let (Some(name), Some(it)) =
                (self.sources.names.get(unit), self.sources.comparison.units.get(unit))
            else {
                continue;
            };
            let mut row = vec![cell(Style::Text, &*name.name), cell(Style::Day, name.date)];
            let stands = self.shown.iter().map(|(leaf, _)| it.clauses.get(*leaf));
            row.extend(stands.map(|it| -> Cell {
                cell(
                    Style::Field,
                    it.map(|it| pen.level(it.level, it.not_applicable)).unwrap_or(super::Value::Empty),
                )
            }));
            rows.push(row);
        }
        let mut widths = vec![36, 12];
        widths.extend(self.shown.iter().map(|_| 9));
        let last = place((LEVELS + self.shown.len()).saturating_sub(1), rows.len().max(FIRST) - 1);
        Sheet {
            name: self.levels_name(),
            widths,
            filter: Some((1, rows.len())),
            heat: Some((
                format!("{}:{last}", place(LEVELS, FIRST - 1)),
                pen.catalogue.scale().top().number(),
            )),
            rows,
            frozen: (1, 1),
            ..Sheet::default()
        }
    }

    fn learning(&self) -> Sheet {
        let pen = &self.pen;
        let mut rows = vec![pen.head(&[
            ("Avsnitt", "Clause"),
            ("Rubrik", "Title"),
            ("Lär", "Learns"),
            ("Av", "From"),
            ("Glapp", "Gap"),
            ("Arbetssätt", "Practice"),
        ])];
        let shown = |clause: ClauseId| self.shown.iter().any(|(_, it)| *it == clause);
        for it in self.sources.comparison.learning.iter().filter(|it| shown(it.clause)) {
            rows.push(vec![
                cell(Style::Text, it.clause.to_string()),
                cell(Style::Text, pen.title(it.clause)),
                cell(Style::Text, self.name(it.learner)),
                cell(Style::Text, self.name(it.teacher)),
                cell(Style::Whole, it.gap),
                cell(Style::Text, self.sources.practices_of(it, pen.language).join("\n")),
            ]);
        }
        Sheet {
            name: pen.say_name("Lära av varandra", "Learning"),
            widths: vec![9, 44, 36, 36, 9, 44],
            filter: Some((1, rows.len())),
            rows,
            frozen: (1, 2),
            ..Sheet::default()
        }
    }
}

/// The mean; none of nothing.
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The median: the mean of the two in the middle where they are even in number; none of nothing.
fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some((lower + upper) / 2.0)
}
