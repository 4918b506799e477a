//! Chapter by chapter and clause by clause: what is asked, what good looks like, what the city has, how to begin.

use super::Writer;
use crate::{Block, Cell, Item, Set, Table};
use glapp_core::{
    Coded as _, Covered, Criteria, HandbookChapter, HandbookClause, Level, Linked, Need, Practice,
};

/// How many of the practices that ended are named for a clause.
const MOST_LAPSED: usize = 6;

impl Writer<'_> {
    /// All chapters in one table: how many clauses they have, and how many the city has something for.
    pub(super) fn overview(&self, out: &mut Vec<Block>, chapters: &[HandbookChapter<'_>]) {
        out.push(Block::heading(2, "overview", self.words.overview));
        out.push(Block::text(self.words.overview_lead));
        let mut table = Table::new([(self.words.of_chapter, Set::Words), (self.words.clauses, Set::Numbers)]);
        table.head.extend(
            Covered::ALL.iter().map(|&covered| ((self.words.in_short)(covered).to_owned(), Set::Numbers)),
        );
        let row = |name: Cell, clauses: &[&HandbookClause<'_>]| -> Vec<Cell> {
            let counts = Covered::ALL.iter().map(|&covered| count(clauses, &[covered]));
            [name]
                .into_iter()
                .chain([clauses.len()].into_iter().chain(counts).map(|count| count.to_string().into()))
                .collect()
        };
        for it in chapters {
            let name = Cell::link(self.clause_title(it.chapter), it.chapter.id().to_string());
            table.rows.push(row(name, &it.clauses.iter().collect::<Vec<_>>()));
        }
        let all: Vec<_> = chapters.iter().flat_map(|it| &it.clauses).collect();
        table.rows.push(row(self.words.all_chapters.into(), &all));
        table.total = true;
        out.push(Block::Table(table));
    }

    pub(super) fn chapter(&self, out: &mut Vec<Block>, chapter: &HandbookChapter<'_>) {
        out.push(Block::heading(2, chapter.chapter.id().to_string(), self.chapter_title(chapter)));
        let clauses: Vec<_> = chapter.clauses.iter().collect();
        let answered = count(&clauses, &[Covered::Direct, Covered::Partial]);
        let nothing = count(&clauses, &[Covered::Lapsed, Covered::None]);
        out.push(Block::text((self.words.chapter_lead)(answered, clauses.len(), nothing)));
        let mut table = Table::new([
            (self.words.of_clause, Set::Words),
            (self.words.asks, Set::Words),
            (self.words.city, Set::Words),
        ]);
        for it in &clauses {
            let Some(criteria) = it.clause.criteria() else { continue };
            table.rows.push(vec![
                Cell::link(self.clause_title(it.clause), it.clause.id().to_string()),
                self.get(&criteria.question).into(),
                (self.words.in_short)(it.covered).into(),
            ]);
        }
        out.push(Block::Table(table));
        for clause in clauses {
            self.clause(out, clause);
        }
    }

    fn clause(&self, out: &mut Vec<Block>, entry: &HandbookClause<'_>) {
        out.push(Block::heading(3, entry.clause.id().to_string(), self.clause_title(entry.clause)));
        let Some(criteria) = entry.clause.criteria() else { return };
        out.push(Block::led(self.words.question, self.get(&criteria.question)));
        out.extend(
            criteria.purpose.as_ref().map(|purpose| Block::led(self.words.purpose, self.get(purpose))),
        );
        self.good(out, criteria);

        out.push(Block::heading(4, "", self.words.city_has));
        out.push(Block::text((self.words.covered)(entry.covered)));
        self.practices(out, &entry.active);
        out.extend(self.lapsed(&entry.lapsed));
        self.needs(out, &entry.needs);

        out.push(Block::heading(4, "", self.words.first_steps));
        let steps = criteria.first_step.iter().zip(0u8..).map(|(step, from)| Item {
            lead: (self.words.step)(from, from.saturating_add(1)),
            text: self.get(step),
            remark: String::new(),
        });
        out.push(Block::List { from: None, items: steps.collect() });

        // Units that do what the city lacks.
        if !entry.sharers.is_empty() {
            let ask = (self.words.ask)(&entry.sharers.join("; "));
            out.push(Block::led(format!("{}:", self.words.sharers), ask));
        }
    }

    /// From level 3 on it works: it is done, followed up, and in the end rethought.
    fn good(&self, out: &mut Vec<Block>, criteria: &Criteria) {
        out.push(Block::heading(4, "", self.words.good));
        let levels = criteria.levels.iter().zip(0u8..).skip(usize::from(Level::WORTH_SHARING.number()));
        let items = levels.map(|(level, number)| Item {
            lead: (self.words.level)(number),
            text: self.get(level),
            remark: String::new(),
        });
        out.push(Block::List { from: None, items: items.collect() });
        let evidence: Vec<String> =
            criteria.evidence.iter().map(|it| in_a_sentence(it.get(self.language))).collect();
        if !evidence.is_empty() {
            out.push(Block::led(self.words.evidence, format!("{}.", evidence.join("; "))));
        }
    }

    fn practices(&self, out: &mut Vec<Block>, linked: &[Linked<'_>]) {
        if linked.is_empty() {
            return;
        }
        let item = |it: &Linked<'_>| Item {
            lead: format!("{}.", self.get(&it.practice.name)),
            text: self.get(&it.link.why),
            remark: [(self.words.kind)(it.practice.kind), (self.words.strength)(it.link.strength)].join(", "),
        };
        out.push(Block::List { from: None, items: linked.iter().map(item).collect() });
    }

    /// What has ended, by name: enough to know what to ask for, not so much that nobody reads on.
    fn lapsed(&self, linked: &[Linked<'_>]) -> Option<Block> {
        // A single one more is named rather than counted.
        let most = if linked.len() == MOST_LAPSED + 1 { linked.len() } else { MOST_LAPSED };
        let mut names: Vec<String> =
            linked.iter().take(most).map(|it| self.name_and_years(it.practice)).collect();
        let more = linked.len().saturating_sub(most);
        if more > 0 {
            names.push((self.words.more)(more));
        }
        (!names.is_empty()).then(|| Block::led(self.words.ended, format!("{}.", names.join("; "))))
    }

    /// The name with its years, unless the name says them.
    fn name_and_years(&self, practice: &Practice) -> String {
        let name = self.get(&practice.name);
        match self.years(&practice.period) {
            Some(years) if !name.contains(&years) => format!("{name} ({years})"),
            _ => name,
        }
    }

    fn needs(&self, out: &mut Vec<Block>, needs: &[&Need]) {
        if needs.is_empty() {
            return;
        }
        out.push(Block::led(self.words.needs, ""));
        let item = |need: &&Need| Item {
            lead: format!("{}.", self.get(&need.name)),
            text: self.get(&need.description),
            remark: String::new(),
        };
        out.push(Block::List { from: None, items: needs.iter().map(item).collect() });
    }
}

/// How many clauses the city covers in one of these ways.
fn count(clauses: &[&HandbookClause<'_>], covered: &[Covered]) -> usize {
    clauses.iter().filter(|it| covered.contains(&it.covered)).count()
}

/// A text as it is written inside a sentence: with a small letter first, unless it begins with an abbreviation.
fn in_a_sentence(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), text.chars().nth(1)) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_a_sentence;

    #[test]
    fn a_text_inside_a_sentence_begins_with_a_small_letter() {
        let cases = [("Översyn av mål", "översyn av mål"), ("IT-plan", "IT-plan"), ("A", "a"), ("", "")];
        for (text, expected) in cases {
            assert_eq!(in_a_sentence(text), expected);
        }
    }
}
