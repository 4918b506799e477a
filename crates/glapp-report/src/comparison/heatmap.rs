//! Chapters × units and clauses × units, a number in every cell.

use super::Teller;
use crate::chart::{Chart, Grid, GridCell, Strip};
use crate::{Block, Cell, Set, Table, Tone};
use glapp_core::{Clause, ClauseId, ComparedClause, Language};

/// From so many units on, what sums up a clause stands before them: behind them nobody would find it.
const MANY: usize = 24;

/// With more units than this, the clauses' columns are headed by the numbers that the chapters' columns give to the
/// units: hundreds of names on end, eight times over, are slow to draw and no easier to find.
const NUMBERED: usize = 60;

/// How many units of a table stand beside each other on paper.
pub(super) const ON_PAPER: usize = 20;

impl Teller<'_> {
    /// All of it, for documents.
    pub(super) fn heatmap(&self, out: &mut Vec<Block>) {
        let order = self.order();
        self.heading(out);
        out.push(Block::Table(self.overview(&order)));
        for chapter in self.chapters() {
            let table = self.clauses(chapter.id(), &order, false);
            out.push(Block::Folded { summary: self.summary(chapter), blocks: vec![Block::Table(table)] });
        }
    }

    pub(super) fn heading(&self, out: &mut Vec<Block>) {
        out.push(Block::heading(2, "heatmap", self.say("Nivå i varje kapitel", "Level in each chapter")));
        out.push(Block::Hint(
            self.say(
                "Färgen följer siffran. ”·” är inte besvarat, ”–” är ej tillämpligt. Under tabellen finns varje kapitels avsnitt. Lådan rymmer den mittersta hälften av enheterna, strecken når till lägst och högst.",
                "The colour follows the figure. “·” is not answered, “–” is not applicable. Below the table are the clauses of each chapter. The box holds the middle half of the units, the lines reach to the lowest and the highest.",
            )
            .into(),
        ));
    }

    /// The chapters of which a clause is shown.
    pub(super) fn chapters(&self) -> impl Iterator<Item = &Clause> {
        self.sources.catalogue.chapters().filter(|chapter| self.within(chapter.id()).next().is_some())
    }

    /// The clauses of a chapter that are shown, each with its place.
    fn within(&self, chapter: ClauseId) -> impl Iterator<Item = (usize, &ComparedClause)> {
        let clauses = self.sources.comparison.clauses.iter().enumerate();
        clauses.filter(move |(_, it)| it.clause.is_within(chapter) && self.shows(it.clause))
    }

    /// What a chapter's part says when it is folded.
    pub(super) fn summary(&self, chapter: &Clause) -> String {
        let count = self.within(chapter.id()).count();
        let title = self.clause_title(chapter.id());
        match self.language {
            Language::Sv => format!("{title} ({count} avsnitt)"),
            Language::En if count == 1 => format!("{title} (1 clause)"),
            Language::En => format!("{title} ({count} clauses)"),
        }
    }

    /// Every chapter's score of these units, and their totals.
    pub(super) fn overview(&self, order: &[usize]) -> Table {
        let mut table = self.columns(self.say("Kapitel", "Chapter"), order);
        if order.len() > NUMBERED {
            for (number, (name, _)) in table.head.iter_mut().enumerate().skip(1) {
                *name = format!("{number} {name}");
            }
        }
        let shown: Vec<ClauseId> = self.chapters().map(Clause::id).collect();
        for (place, chapter) in self.sources.catalogue.chapters().enumerate() {
            if !shown.contains(&chapter.id()) {
                continue;
            }
            let mut row = vec![Cell::from(self.clause_title(chapter.id()))];
            row.extend(order.iter().map(|&unit| self.score(unit, Some(place))));
            table.rows.push(row);
        }
        let mut total = vec![Cell::from(self.say("Totalt", "In total"))];
        total.extend(order.iter().map(|&unit| self.score(unit, None)));
        table.rows.push(total);
        table.total = true;
        table
    }

    /// The clauses of a chapter; where someone is there to ask, each tells who can learn from whom.
    pub(super) fn clauses(&self, chapter: ClauseId, order: &[usize], live: bool) -> Table {
        let mut table = self.columns(self.say("Avsnitt", "Clause"), order);
        if live && order.len() > NUMBERED {
            table
                .head
                .iter_mut()
                .enumerate()
                .skip(1)
                .for_each(|(number, (name, _))| *name = number.to_string());
        }
        let (before, spots) = (order.len() > MANY, self.spots());
        let ends = [
            (self.say("▭ kvartiler ┃ median", "▭ quartiles ┃ median"), Set::Drawing),
            (self.say("Median", "Median"), Set::Numbers),
            (self.say("Kvartiler", "Quartiles"), Set::Numbers),
            (self.say("Spridning", "Spread"), Set::Numbers),
        ];
        let at = if before { 1 } else { table.head.len() };
        table.head.splice(at..at, ends.map(|(name, set)| (name.to_owned(), set)));
        for (place, it) in self.within(chapter) {
            let title = format!("{}{}", self.clause_title(it.clause), self.white(it.clause, &spots));
            let working = if live { format!("clause-{}", it.clause) } else { String::new() };
            let mut row = vec![Cell::worked(title, working)];
            row.extend(order.iter().map(|&unit| self.cell(unit, place)));
            let at = if before { 1 } else { row.len() };
            row.splice(at..at, self.ends(it));
            table.rows.push(row);
        }
        table
    }

    fn columns(&self, first: &str, order: &[usize]) -> Table {
        let mut table = Table::default();
        table.head.push((first.to_owned(), Set::Words));
        table.head.extend(order.iter().map(|&place| (self.name(place).to_owned(), Set::Level)));
        table
    }

    fn spots(&self) -> Vec<ClauseId> {
        self.sources.comparison.white_spots(self.sources.coverage)
    }

    fn white(&self, clause: ClauseId, spots: &[ClauseId]) -> &'static str {
        if spots.contains(&clause) {
            crate::vocabulary::pick(self.language, " · vit fläck", " · white spot")
        } else {
            ""
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

    /// A unit's score in the chapter at a place, or in total. It has the colour of the nearest level.
    fn score(&self, unit: usize, chapter: Option<usize>) -> Cell {
        let unit = self.sources.comparison.units.get(unit);
        let score = unit.and_then(|unit| match chapter {
            Some(chapter) => {
                let catalogue = self.sources.catalogue;
                catalogue.chapters().nth(chapter).map(|chapter| unit.section(chapter, catalogue))
            }
            None => Some(unit.total),
        });
        let (text, tone) = match score {
            Some(it) if it.applicable == 0 => ("–".to_owned(), Tone::Out),
            Some(it) => match it.score {
                Some(score) => (self.number(score), Tone::Level(score.round() as u8)),
                None => ("·".to_owned(), Tone::Open),
            },
            None => ("·".to_owned(), Tone::Open),
        };
        Cell { text, tone, ..Cell::default() }
    }

    fn ends(&self, it: &ComparedClause) -> [Cell; 4] {
        let Some(summary) = it.summary else {
            return [Cell::default(), "–".into(), "–".into(), "–".into()];
        };
        let [low, high] = [summary.min, summary.max].map(glapp_core::Level::value);
        let values = [low, summary.q1, summary.median, summary.q3, high];
        let strip = Strip { values, top: self.sources.catalogue.scale().top().number() };
        [
            Cell { chart: Some(Chart::Strip(strip)), ..Cell::default() },
            self.number(summary.median).into(),
            format!("{}–{}", self.number(summary.q1), self.number(summary.q3)).into(),
            summary.spread().to_string().into(),
        ]
    }

    /// The same as one drawing: every chapter with its clauses.
    pub(super) fn drawing(&self) -> Chart {
        let (order, spots) = (self.order(), self.spots());
        let drawn = |cell: Cell| -> GridCell {
            let level = if let Tone::Level(level) = cell.tone { Some(level) } else { None };
            (cell.text, level)
        };
        let mut rows = Vec::new();
        for (chapter_place, chapter) in self.sources.catalogue.chapters().enumerate() {
            if self.within(chapter.id()).next().is_none() {
                continue;
            }
            let cells = order.iter().map(|&unit| drawn(self.score(unit, Some(chapter_place))));
            rows.push((String::new(), Vec::new()));
            rows.push((self.clause_title(chapter.id()), cells.collect()));
            for (place, it) in self.within(chapter.id()) {
                let cells = order.iter().map(|&unit| drawn(self.cell(unit, place)));
                rows.push((
                    format!("{}{}", self.clause_title(it.clause), self.white(it.clause, &spots)),
                    cells.collect(),
                ));
            }
        }
        Chart::Grid(Grid { columns: order.iter().map(|&unit| self.name(unit).to_owned()).collect(), rows })
    }
}
