//! What the city has for each clause on a day, as a document.

use crate::vocabulary::{capital, covered, pick};
use crate::words::words;
use crate::{Block, Cell, Document, Item, Set, Table};
use glapp_core::{
    Catalogue, Clause, ClauseCoverage, Coded as _, Coverage, Covered, Language, LinkedPractice, Practice,
    Practices,
};
use std::cmp::Reverse;

/// How many clauses are covered how well, chapter by chapter, and clause by clause the practices behind it with the
/// reason: the active ones, or where there are none those that ended.
pub fn coverage(
    catalogue: &Catalogue,
    practices: Option<&Practices>,
    coverage: &Coverage,
    language: Language,
) -> Document {
    let none: &[Practice] = &[];
    let it = Teller { catalogue, practices: practices.map_or(none, |set| &set.practices), language };
    let day = coverage.as_of();
    let title = match language {
        Language::Sv => format!("Vad staden har den {day}"),
        Language::En => format!("What the city has on {day}"),
    };
    let set =
        practices.map_or(pick(language, "Inga arbetssätt", "No practices"), |set| set.title.get(language));
    let mut blocks = vec![Block::text(format!("{set}. {}.", catalogue.head().title.get(language)))];
    blocks.push(Block::Table(it.overview(coverage)));
    for chapter in catalogue.chapters() {
        let heading = format!("{} {}", chapter.id(), chapter.title().get(language));
        blocks.push(Block::heading(2, format!("c-{}", chapter.id()), heading));
        for clause in it.within(chapter, coverage) {
            it.clause(&mut blocks, clause);
        }
    }
    Document { title, blocks }
}

struct Teller<'a> {
    catalogue: &'a Catalogue,
    practices: &'a [Practice],
    language: Language,
}

impl Teller<'_> {
    fn within<'b>(
        &self,
        chapter: &Clause,
        coverage: &'b Coverage,
    ) -> impl Iterator<Item = &'b ClauseCoverage> {
        let leaves = chapter.leaves();
        coverage.clauses().iter().skip(leaves.start).take(leaves.len())
    }

    fn overview(&self, coverage: &Coverage) -> Table {
        let mut table = Table::new([(pick(self.language, "Kapitel", "Chapter"), Set::Words)]);
        table.head.push((pick(self.language, "Avsnitt", "Clauses").into(), Set::Numbers));
        let kinds = Covered::ALL.iter().map(|&kind| (capital(covered(kind, self.language)), Set::Numbers));
        table.head.extend(kinds);
        let row = |name: String, clauses: &[&ClauseCoverage]| -> Vec<Cell> {
            let of = |kind: Covered| clauses.iter().filter(|it| it.covered() == kind).count();
            let counts = [clauses.len()].into_iter().chain(Covered::ALL.iter().copied().map(of));
            [name.into()].into_iter().chain(counts.map(|count| count.to_string().into())).collect()
        };
        for chapter in self.catalogue.chapters() {
            let name = format!("{} {}", chapter.id(), chapter.title().get(self.language));
            table.rows.push(row(name, &self.within(chapter, coverage).collect::<Vec<_>>()));
        }
        let all: Vec<_> = coverage.clauses().iter().collect();
        table.rows.push(row(pick(self.language, "Alla", "All").into(), &all));
        table.total = true;
        table
    }

    fn clause(&self, out: &mut Vec<Block>, it: &ClauseCoverage) {
        let title = self.catalogue.title_in_context(it.clause, self.language);
        out.push(Block::heading(3, it.clause.to_string(), format!("{} {title}", it.clause)));
        let has = pick(self.language, "Staden har:", "The city has:");
        let active = it.practices.iter().filter(|linked| linked.active).count();
        let count = match (it.practices.len(), self.language) {
            (0, _) => String::new(),
            (all, Language::Sv) => format!(" ({active} av {all} arbetssätt pågår)"),
            (all, Language::En) => format!(" ({active} of {all} practices active)"),
        };
        out.push(Block::led(has, format!("{}{count}.", covered(it.covered(), self.language))));
        let lapsed = it.covered() == Covered::Lapsed;
        let mut behind: Vec<&LinkedPractice> =
            it.practices.iter().filter(|linked| if lapsed { linked.ended } else { linked.active }).collect();
        behind.sort_by_key(|linked| Reverse(linked.strength));
        let items: Vec<Item> = behind.into_iter().filter_map(|linked| self.item(it, linked)).collect();
        if !items.is_empty() {
            out.push(Block::List { from: None, items });
        }
    }

    fn item(&self, it: &ClauseCoverage, linked: &LinkedPractice) -> Option<Item> {
        let words = words(self.language);
        let practice = self.practices.iter().find(|practice| practice.id == linked.id)?;
        let link = practice.clauses.iter().find(|link| link.clause == it.clause)?;
        let years = crate::words::period(&practice.period);
        let remark = [(words.kind)(practice.kind), (words.strength)(linked.strength)].map(str::to_owned);
        Some(Item {
            lead: format!("{}.", practice.name.get(self.language)),
            text: link.why.get(self.language).to_owned(),
            remark: remark.into_iter().chain(years).collect::<Vec<_>>().join(", "),
        })
    }
}
