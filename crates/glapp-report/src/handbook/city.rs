//! What the city has, each practice once: what it is, who is responsible and where it belongs.

use super::Writer;
use crate::{Block, Item};
use glapp_core::{HandbookChapter, Period, Practice, Strength};
use std::cmp::Reverse;

/// A practice with the clauses it belongs to.
struct Entry<'a> {
    practice: &'a Practice,
    clauses: Vec<String>,
    /// How many of them it answers, wholly or in part.
    answers: usize,
}

impl Writer<'_> {
    pub(super) fn city(&self, out: &mut Vec<Block>, chapters: &[HandbookChapter<'_>]) {
        out.push(Block::heading(2, "practices", self.words.practices));
        out.push(Block::text(self.words.practices_lead));
        let item = |it: &Entry<'_>| {
            let practice = it.practice;
            let years = self.years(&practice.period);
            let kind = (self.words.kind)(practice.kind).to_owned();
            let known = [
                Some(years.map_or_else(|| kind.clone(), |years| format!("{kind} {years}"))),
                practice.owner.as_ref().map(|owner| (self.words.owner)(owner.get(self.language))),
                Some((self.words.in_clauses)(&it.clauses)),
            ];
            Item {
                lead: format!("{}.", self.get(&practice.name)),
                text: self.get(&practice.description),
                remark: known.into_iter().flatten().collect::<Vec<_>>().join("; "),
            }
        };
        out.push(Block::List { from: None, items: entries(chapters).iter().map(item).collect() });
    }

    /// The years of a period; none if nothing is known.
    pub(super) fn years(&self, period: &Period) -> Option<String> {
        let year = |day: glapp_core::Date| day.year().to_string();
        match (period.from.map(year), period.to.map(year)) {
            (None, None) => None,
            (Some(from), None) => Some((self.words.since)(&from)),
            (None, Some(to)) => Some((self.words.until)(&to)),
            (Some(from), Some(to)) if from == to => Some(from),
            (Some(from), Some(to)) => Some(format!("{from}–{to}")),
        }
    }
}

/// The practices of all clauses, what answers most first.
fn entries<'a>(chapters: &[HandbookChapter<'a>]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for clause in chapters.iter().flat_map(|it| &it.clauses) {
        for linked in &clause.active {
            let id = clause.clause.id().to_string();
            let answers = usize::from(linked.link.strength != Strength::Supporting);
            match entries.iter_mut().find(|it| it.practice.id == linked.practice.id) {
                Some(entry) => {
                    entry.clauses.push(id);
                    entry.answers = entry.answers.saturating_add(answers);
                }
                None => entries.push(Entry { practice: linked.practice, clauses: vec![id], answers }),
            }
        }
    }
    entries.sort_by_key(|it| Reverse((it.answers, it.clauses.len())));
    entries
}
