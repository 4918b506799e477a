//! Clauses × units, a number in every cell.

use super::Teller;
use crate::{Block, Cell, Set, Table, Tone};
use glapp_core::{ComparedClause, Language};

impl Teller<'_> {
    pub(super) fn heatmap(&self, out: &mut Vec<Block>) {
        out.push(Block::heading(2, "heatmap", self.say("Nivå i varje avsnitt", "Level in each clause")));
        out.push(Block::Hint(
            self.say(
                "Mörkare är högre. ”·” är inte besvarat, ”–” är ej tillämpligt. Längst till höger: medianen, kvartilerna och hur långt det är mellan den lägsta och den högsta.",
                "Darker is higher. “·” is not answered, “–” is not applicable. At the far right: the median, the quartiles, and how far it is between the lowest and the highest.",
            )
            .into(),
        ));
        let order = self.order();
        let spots = self.sources.comparison.white_spots(self.sources.coverage);
        for chapter in self.sources.catalogue.chapters() {
            let mut table = Table::default();
            table.head.push((self.say("Avsnitt", "Clause").into(), Set::Words));
            table.head.extend(order.iter().map(|&place| (self.name(place).to_owned(), Set::Level)));
            let ends = [
                self.say("Median", "Median"),
                self.say("Kvartiler", "Quartiles"),
                self.say("Spridning", "Spread"),
            ];
            table.head.extend(ends.map(|end| (end.to_owned(), Set::Numbers)));
            let clauses = self.sources.comparison.clauses.iter().enumerate();
            for (place, it) in
                clauses.filter(|(_, it)| it.clause.is_within(chapter.id()) && self.shows(it.clause))
            {
                let white = if spots.contains(&it.clause) {
                    self.say(" · vit fläck", " · white spot")
                } else {
                    ""
                };
                let mut row = vec![Cell::from(format!("{}{white}", self.clause_title(it.clause)))];
                row.extend(order.iter().map(|&unit| self.cell(unit, place)));
                row.extend(self.ends(it));
                table.rows.push(row);
            }
            if !table.rows.is_empty() {
                let summary = self.chapter(chapter.id(), &table);
                out.push(Block::Folded { summary, blocks: vec![Block::Table(table)] });
            }
        }
    }

    fn chapter(&self, chapter: glapp_core::ClauseId, table: &Table) -> String {
        let count = table.rows.len();
        match self.language {
            Language::Sv => format!("{} ({count} avsnitt)", self.clause_title(chapter)),
            Language::En if count == 1 => format!("{} (1 clause)", self.clause_title(chapter)),
            Language::En => format!("{} ({count} clauses)", self.clause_title(chapter)),
        }
    }

    fn cell(&self, unit: usize, clause: usize) -> Cell {
        let it = self.sources.comparison.units.get(unit).and_then(|unit| unit.clauses.get(clause));
        let (text, tone) = match it {
            Some(it) if it.not_applicable => ("–".to_owned(), Tone::Out),
            Some(it) => match it.level {
                Some(level) => (level.to_string(), Tone::Level(level.number())),
                None => ("·".to_owned(), Tone::Open),
            },
            None => ("·".to_owned(), Tone::Open),
        };
        Cell { text, tone, ..Cell::default() }
    }

    fn ends(&self, it: &ComparedClause) -> [Cell; 3] {
        let Some(summary) = it.summary else { return ["–".into(), "–".into(), "–".into()] };
        [
            self.number(summary.median).into(),
            format!("{}–{}", self.number(summary.q1), self.number(summary.q3)).into(),
            summary.spread().to_string().into(),
        ]
    }
}
