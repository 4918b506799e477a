//! What has changed since the assessment that this one goes on from.

use super::Teller;
use crate::number::{NONE, signed};
use crate::vocabulary as words;
use crate::{Block, Cell, Item, Set, Table};
use glapp_core::{ClauseShift, Language, Level, Shift, Status, Trend};

impl Teller<'_> {
    /// The change by chapter, what was or became not applicable, and each clause whose answer is another.
    pub(super) fn trend(&self, out: &mut Vec<Block>) {
        let Some((previous, then)) = self.sources.previous else { return };
        let trend = Trend::between(then, self.sources.analysis);
        out.push(Block::heading(2, "trend", self.say("Sedan förra gången", "Since last time")));
        let (day, today) = (previous.header().date, self.sources.assessment.header().date);
        out.push(Block::Hint(match self.language {
            Language::Sv => format!(
                "Nivåerna {day} och {today}. Ett kapitels nivå kan också ändras av att fler eller färre avsnitt är besvarade."
            ),
            Language::En => format!(
                "The levels on {day} and {today}. A chapter’s level can also change because more or fewer clauses are answered."
            ),
        }));
        let mut table = self.trend_table(self.say("Kapitel", "Chapter"));
        for (chapter, shift) in &trend.chapters {
            table.rows.push(self.trend_row(self.clause_title(*chapter).into(), *shift));
        }
        table.rows.push(self.trend_row(self.say("Totalt", "Total").into(), trend.total));
        table.total = true;
        out.push(Block::Table(table));
        self.scope(&trend, out);
        self.changed(&trend, out);
    }

    fn trend_table(&self, first: &str) -> Table {
        Table::new([
            (first, Set::Words),
            (self.say("Förra gången", "Last time"), Set::Numbers),
            (self.say("Nu", "Now"), Set::Numbers),
            (self.say("Ändring", "Change"), Set::Numbers),
        ])
    }

    fn trend_row(&self, name: Cell, shift: Shift) -> Vec<Cell> {
        let change = signed(shift.change(), self.language);
        vec![name, self.number(shift.then).into(), self.number(shift.now).into(), change.into()]
    }

    /// What became or ceased to be not applicable: no level has changed there, but what is counted.
    fn scope(&self, trend: &Trend, out: &mut Vec<Block>) {
        let item = |it: &ClauseShift| Item {
            lead: self.clause_title(it.clause),
            text: format!("{} → {}", self.stood(it.then), self.stood(it.now)),
            remark: String::new(),
        };
        let items: Vec<_> = trend.clauses.iter().filter(|it| it.is_of_scope()).map(item).collect();
        if !items.is_empty() {
            let told = self.say(
                "De här avsnitten gäller er nu men inte då, eller tvärtom. Det ändrar vad som räknas, inte en nivå.",
                "These clauses apply to you now but did not then, or the other way round. That changes what is counted, not a level.",
            );
            out.push(Block::led(self.say("Ändrad omfattning.", "Changed scope."), told));
            out.push(Block::List { from: None, items });
        }
    }

    /// The clauses whose level is another, or was or is not given.
    fn changed(&self, trend: &Trend, out: &mut Vec<Block>) {
        let mut table = self.trend_table(self.say("Avsnitt", "Clause"));
        for it in trend.clauses.iter().filter(|it| !it.is_of_scope() && it.then != it.now) {
            let change = match it.change() {
                Some(change) if change > 0 => format!("+{change}"),
                Some(change) => format!("\u{2212}{}", change.unsigned_abs()),
                None => NONE.into(),
            };
            table.rows.push(vec![
                self.link(it.clause),
                self.stood(it.then).into(),
                self.stood(it.now).into(),
                change.into(),
            ]);
        }
        if table.rows.is_empty() {
            let same = self.say("Inget avsnitt har fått en annan nivå.", "No clause has another level.");
            return out.push(Block::text(same));
        }
        let summary = match (table.rows.len(), self.language) {
            (1, Language::Sv) => "1 avsnitt har ändrats".into(),
            (1, Language::En) => "1 clause has changed".into(),
            (n, Language::Sv) => format!("{n} avsnitt har ändrats"),
            (n, Language::En) => format!("{n} clauses have changed"),
        };
        out.push(Block::Folded { summary, blocks: vec![Block::Table(table)] });
    }

    fn stood(&self, (status, level): (Status, Option<Level>)) -> String {
        level.map_or_else(|| words::status(status, self.language).to_owned(), |level| level.to_string())
    }
}
