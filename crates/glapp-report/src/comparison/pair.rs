//! Two units told apart.

use super::Teller;
use crate::{Block, Cell, Set, Table, Tone};
use glapp_core::Level;

impl Teller<'_> {
    pub(super) fn pair(&self, out: &mut Vec<Block>) {
        let Some((one, other)) = self.view.pair else { return };
        let heading = format!("{} {} {}", self.name(one), self.say("och", "and"), self.name(other));
        out.push(Block::heading(2, "pair", heading));
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.name(one), Set::Level),
            (self.name(other), Set::Level),
            (self.say("Skillnad", "Difference"), Set::Numbers),
        ]);
        let mut alike = 0;
        for it in self.sources.comparison.clauses.iter().filter(|it| self.shows(it.clause)) {
            let level = |place: usize| it.levels.get(place).copied().flatten();
            let (Some(ours), Some(theirs)) = (level(one), level(other)) else { continue };
            let difference = ours.difference(theirs);
            if difference == 0 {
                alike += 1;
                continue;
            }
            let cell = |level: Level| Cell {
                text: level.to_string(),
                tone: Tone::Level(level.number()),
                ..Cell::default()
            };
            table.rows.push(vec![
                self.clause_title(it.clause).into(),
                cell(ours),
                cell(theirs),
                format!("{difference:+}").into(),
            ]);
        }
        table.rows.sort_by_key(|row| {
            let difference = row.last().and_then(|cell| cell.text.parse::<i16>().ok()).unwrap_or_default();
            std::cmp::Reverse(difference.abs())
        });
        let hint = match self.language {
            glapp_core::Language::Sv => format!("Störst skillnad först. Lika i {alike} avsnitt."),
            glapp_core::Language::En => format!("Widest difference first. Alike in {alike} clauses."),
        };
        out.push(Block::Hint(hint));
        out.push(Block::Table(table));
    }
}
