//! Who can learn from whom, by clause and by pair, with words to ask with.

use super::Teller;
use crate::{Block, Item, Set, Table};
use glapp_core::{Language, Lesson};
use std::collections::BTreeMap;

impl Teller<'_> {
    pub(super) fn lessons(&self, out: &mut Vec<Block>) {
        let lessons: Vec<&Lesson> =
            self.sources.comparison.learning.iter().filter(|it| self.shows(it.clause)).collect();
        out.push(Block::heading(2, "learning", self.say("Vem kan lära av vem", "Who can learn from whom")));
        out.push(Block::Hint(
            self.say(
                "Den som lär ut ligger minst två nivåer över den som lär, och minst på den lärandes mål. Paren är valda så att de tillsammans stänger så mycket glapp som möjligt.",
                "Whoever teaches is at least two levels above the learner, and at least at the learner’s target. The pairs are chosen so that together they close as much gap as possible.",
            )
            .into(),
        ));
        if lessons.is_empty() {
            return out.push(Block::text(
                self.say("Inga par bland de här enheterna.", "No pairs among these units."),
            ));
        }
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.say("Lär", "Learns"), Set::Words),
            (self.say("Av", "From"), Set::Words),
            (self.say("Glapp", "Gap"), Set::Numbers),
            (self.say("Arbetssätt", "Practice"), Set::Words),
        ]);
        for it in &lessons {
            table.rows.push(vec![
                self.clause_title(it.clause).into(),
                self.name(it.learner).into(),
                self.name(it.teacher).into(),
                it.gap.to_string().into(),
                self.practices(it).into(),
            ]);
        }
        out.push(Block::Table(table));
        self.pairs(out, &lessons);
    }

    /// What the teacher uses for the clause.
    fn practices(&self, it: &Lesson) -> String {
        let used = self.sources.names.get(it.teacher).and_then(|unit| {
            unit.practices.iter().find(|(clause, _)| *clause == it.clause).map(|(_, used)| used.as_slice())
        });
        let name = |id: &glapp_core::PracticeId| {
            let known = self.sources.practices.iter().find(|practice| practice.id == *id);
            known.map_or_else(|| id.to_string(), |practice| practice.name.get(self.language).to_owned())
        };
        used.unwrap_or_default().iter().map(name).collect::<Vec<_>>().join("; ")
    }

    /// The same by pair, each with an invitation to copy.
    fn pairs(&self, out: &mut Vec<Block>, lessons: &[&Lesson]) {
        let mut pairs: BTreeMap<(usize, usize), Vec<&Lesson>> = BTreeMap::new();
        for it in lessons {
            pairs.entry((it.learner, it.teacher)).or_default().push(it);
        }
        out.push(Block::heading(
            3,
            "",
            self.say("Par för par, med en inbjudan att kopiera", "Pair by pair, with an invitation to copy"),
        ));
        for ((learner, teacher), lessons) in pairs {
            let (learner, teacher) = (self.name(learner), self.name(teacher));
            let clauses = lessons.iter().map(|it| Item::text(self.clause_title(it.clause))).collect();
            let titles: Vec<String> = lessons.iter().map(|it| self.clause_title(it.clause)).collect();
            let titles = titles.join("; ");
            let (summary, invitation) = match self.language {
                Language::Sv => (
                    format!("{learner} av {teacher} ({} avsnitt)", lessons.len()),
                    format!(
                        "Hej! Vi på {learner} vill bli bättre på: {titles}. Ni på {teacher} har kommit längre. Kan vi ses en timme, så berättar ni hur ni gör?"
                    ),
                ),
                Language::En => (
                    format!("{learner} from {teacher} ({})", lessons.len()),
                    format!(
                        "Hello! We at {learner} want to become better at: {titles}. You at {teacher} have come further. Could we meet for an hour so that you can tell us how you do it?"
                    ),
                ),
            };
            let blocks = vec![Block::List { from: None, items: clauses }, Block::Copied(invitation)];
            out.push(Block::Folded { summary, blocks });
        }
    }
}
