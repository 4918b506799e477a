//! The same as a list: for narrow screens, and for whoever would rather read.

use super::PracticeMap;
use super::matrix::STATES;
use crate::html::{self, Setting, escaped};
use crate::{Block, Cell, Set, Table};
use std::fmt::Write as _;

impl PracticeMap<'_> {
    fn setting(&self) -> Setting<'static> {
        Setting { language: self.language, address: &|_| String::new(), live: true }
    }

    pub(super) fn html(&self, blocks: &[Block]) -> String {
        html::blocks(blocks, &self.setting())
    }

    /// The clauses by chapter, each with what there is for it, then the practices.
    pub fn list(&self) -> String {
        let mut out = String::new();
        for chapter in self.chapters() {
            let (id, folded) = (chapter.id(), self.is_folded(chapter));
            let (answered, of) = self.answered(chapter);
            let _ = write!(
                out,
                "<h2><button type=\"button\" id=\"g-pm-f{id}\" class=\"g-pm-fold\" data-map=\"fold {id}\" aria-expanded=\"{}\">\
                 {id} {} <span>{answered}/{of} {}</span></button></h2>",
                !folded,
                escaped(chapter.title().get(self.language)),
                self.say("avsnitt har svar", "clauses answered")
            );
            if !folded {
                out.push_str(&self.html(&[Block::Table(self.clause_table(chapter))]));
            }
        }
        let _ = write!(out, "<h2>{}</h2>", self.say("Arbetssätten", "The practices"));
        out.push_str(&self.html(&[Block::Table(self.practice_table())]));
        out
    }

    /// The practices with how they stand on the day, in the order of the matrix.
    pub(super) fn practice_table(&self) -> Table {
        let mut table = Table::new([
            (self.say("Arbetssätt", "Practice"), Set::Words),
            (self.say("Läge", "State"), Set::Words),
            (self.say("Tid", "Time"), Set::Words),
            (self.say("Avsnitt", "Clauses"), Set::Words),
        ]);
        for (state, _) in STATES {
            for (place, it) in self.shown().filter(|(_, it)| it.state(self.choice.day) == state) {
                let clauses =
                    it.clauses.iter().map(|link| format!("{} {}", link.clause, super::sign(link.strength)));
                table.rows.push(vec![
                    Cell::worked(it.name.get(self.language), format!("p{place}")),
                    self.state(state).into(),
                    self.times(it).into(),
                    clauses.collect::<Vec<_>>().join(", ").into(),
                ]);
            }
        }
        table
    }

    /// What opens for an id in `data-working`, to put in the place `g-w`.
    pub fn opened(&self, id: &str) -> Option<String> {
        let (title, blocks) = self.about(id)?;
        let blocks = vec![Block::Working { id: id.into(), title, blocks }];
        html::working(&crate::Document { title: String::new(), blocks }, id, &self.setting())
    }

    /// What the city says that it lacks, beside what it has.
    pub fn needs_part(&self) -> String {
        self.html(&[Block::Table(self.need_table())])
    }

    /// The platforms of several cities side by side.
    pub fn cities_part(&self) -> String {
        self.html(&self.cities_blocks())
    }
}
