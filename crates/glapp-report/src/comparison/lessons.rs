//! Who can learn from whom, by clause and by pair, with words to ask with.

use super::Teller;
use crate::{Block, Item, Set, Table};
use glapp_core::{ClauseId, Language, Lesson};
use std::collections::BTreeMap;

/// Lessons by learner and teacher.
type Pairs<'a> = BTreeMap<(usize, usize), Vec<&'a Lesson>>;

impl<'a> Teller<'a> {
    /// All of it, for documents.
    pub(super) fn lessons(&self, out: &mut Vec<Block>) {
        let lessons = self.shown_lessons();
        self.lessons_heading(out, &lessons);
        if lessons.is_empty() {
            return;
        }
        out.push(Block::Table(self.lesson_table(&lessons, true)));
        out.push(Block::heading(3, "", self.pairs_heading()));
        for ((learner, teacher), lessons) in pairs(&lessons) {
            out.push(self.pair_of(learner, teacher, &lessons));
        }
    }

    pub(super) fn shown_lessons(&self) -> Vec<&'a Lesson> {
        self.sources.comparison.learning.iter().filter(|it| self.shows(it.clause)).collect()
    }

    pub(super) fn lessons_heading(&self, out: &mut Vec<Block>, lessons: &[&Lesson]) {
        out.push(Block::heading(2, "learning", self.say("Vem kan lära av vem", "Who can learn from whom")));
        out.push(Block::Hint(
            self.say(
                "Den som lär ut ligger minst två nivåer över den som lär sig, och minst på den andras mål. Tillsammans minskar paren glappen så mycket som möjligt.",
                "Whoever teaches is at least two levels above the learner, and at least at the learner’s target. Together the pairs close the gaps as far as possible.",
            )
            .into(),
        ));
        if lessons.is_empty() {
            out.push(Block::text(
                self.say("Inga par bland de här enheterna.", "No pairs among these units."),
            ));
        }
    }

    pub(super) fn pairs_heading(&self) -> &'static str {
        crate::vocabulary::pick(
            self.language,
            "Par för par, med en inbjudan att kopiera",
            "Pair by pair, with an invitation to copy",
        )
    }

    /// The lessons one below the other; the clause is left out where they are all of one.
    fn lesson_table(&self, lessons: &[&Lesson], clauses: bool) -> Table {
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.say("Lär", "Learns"), Set::Words),
            (self.say("Av", "From"), Set::Words),
            (self.say("Glapp", "Gap"), Set::Numbers),
            (self.say("Arbetssätt", "Practice"), Set::Words),
        ]);
        for it in lessons {
            table.rows.push(vec![
                self.clause_title(it.clause).into(),
                self.name(it.learner).into(),
                self.name(it.teacher).into(),
                it.gap.to_string().into(),
                self.sources.practices_of(it, self.language).join("; ").into(),
            ]);
        }
        if !clauses {
            table.head.remove(0);
            table.rows.iter_mut().for_each(|row| drop(row.remove(0)));
        }
        table
    }

    /// How many pairs there are in each clause; pressing the number names them.
    pub(super) fn lesson_counts(&self, lessons: &[&Lesson]) -> Table {
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.say("Par", "Pairs"), Set::Numbers),
            (self.say("Glappet minskar med", "Gap closed"), Set::Numbers),
        ]);
        let mut by_clause: BTreeMap<ClauseId, (usize, usize)> = BTreeMap::new();
        for it in lessons {
            let (count, gap) = by_clause.entry(it.clause).or_default();
            *count += 1;
            *gap += usize::from(it.gap);
        }
        for (clause, (count, gap)) in by_clause {
            let count = crate::Cell::worked(count.to_string(), format!("clause-{clause}"));
            table.rows.push(vec![self.clause_title(clause).into(), count, gap.to_string().into()]);
        }
        table
    }

    /// What there is to say of one clause to whoever asks.
    pub(super) fn of_clause(&self, clause: ClauseId) -> Vec<Block> {
        let lessons: Vec<&Lesson> =
            self.shown_lessons().into_iter().filter(|it| it.clause == clause).collect();
        let covered = self.sources.coverage.clause(clause).map(|it| it.covered());
        let mut blocks = Vec::new();
        if let Some(covered) = covered {
            let covered = crate::vocabulary::covered(covered, self.language);
            blocks.push(Block::led(self.say("Staden har:", "The city has:"), covered));
        }
        match &lessons[..] {
            [] => blocks.push(Block::text(
                self.say("Inga par bland de här enheterna.", "No pairs among these units."),
            )),
            lessons => blocks.push(Block::Table(self.lesson_table(lessons, false))),
        }
        blocks
    }

    /// A learner's pairs.
    pub(super) fn of_learner(&self, learner: usize) -> Vec<Block> {
        let lessons = self.shown_lessons();
        let of_it = pairs(&lessons).into_iter().filter(|((one, _), _)| *one == learner);
        of_it.map(|((one, other), lessons)| self.pair_of(one, other, &lessons)).collect()
    }

    fn pair_of(&self, learner: usize, teacher: usize, lessons: &[&Lesson]) -> Block {
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
        Block::Folded { summary, blocks }
    }
}

fn pairs<'a>(lessons: &[&'a Lesson]) -> Pairs<'a> {
    let mut pairs = Pairs::new();
    for it in lessons {
        pairs.entry((it.learner, it.teacher)).or_default().push(it);
    }
    pairs
}
