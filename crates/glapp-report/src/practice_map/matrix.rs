//! Practices and clauses as a matrix. Only what is linked has a cell of its own: what lies between is one wide cell.

use super::{PracticeMap, covered_sign, sign};
use crate::html::{escape, escaped};
use crate::vocabulary::covered;
use glapp_core::{
    Clause, ClauseCoverage, ClauseId, Covered, Practice, PracticeLink, PracticeState, Strength,
};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// How practices stand, in the order of the matrix.
pub(super) const STATES: [(PracticeState, &str); 4] = [
    (PracticeState::Active, "active"),
    (PracticeState::Ended, "ended"),
    (PracticeState::Coming, "coming"),
    (PracticeState::Unclear, "unclear"),
];

/// What opens when it is pressed: the rest of `data-working` says what. Within no form, a button needs no type.
const OPENS: &str = "popovertarget=\"g-w\" data-working";

impl PracticeMap<'_> {
    /// The matrix.
    pub fn matrix(&self) -> String {
        let mut out = String::with_capacity(1 << 16);
        let caption = self.say("Arbetssätt och avsnitt", "Practices and clauses");
        let _ = write!(
            out,
            "<table class=\"g-pm\"><caption class=\"g-hidden\">{caption}, {}</caption><thead>",
            self.day()
        );
        self.head(&mut out);
        out.push_str("</thead><tbody>");
        let columns: usize = self.chapters().map(|it| self.columns(it)).sum();
        for (state, class) in STATES {
            let mut practices: Vec<_> =
                self.shown().filter(|(_, it)| it.state(self.choice.day) == state).collect();
            if practices.is_empty() {
                continue;
            }
            if state == PracticeState::Ended {
                // What ended last stands first.
                practices.sort_by_key(|(_, it)| Reverse(it.period.to));
            }
            let _ = write!(
                out,
                "<tr class=\"g-pm-group\"><th scope=\"rowgroup\" colspan=\"{}\"><span>{} ({})</span></th></tr>",
                columns + 1,
                self.state(state),
                practices.len()
            );
            for (place, practice) in practices {
                self.row(&mut out, place, practice, class);
            }
        }
        out.push_str("</tbody></table>");
        out
    }

    pub(super) fn chapters(&self) -> impl Iterator<Item = &Clause> {
        self.sources.catalogue.chapters()
    }

    pub(super) fn is_folded(&self, chapter: &Clause) -> bool {
        self.choice.folded.contains(&chapter.id())
    }

    fn columns(&self, chapter: &Clause) -> usize {
        if self.is_folded(chapter) { 1 } else { chapter.leaves().len() }
    }

    fn clauses(&self, chapter: &Clause) -> &[ClauseCoverage] {
        self.coverage.clauses().get(chapter.leaves()).unwrap_or_default()
    }

    fn head(&self, out: &mut String) {
        let name = |out: &mut String, text: &str| {
            let _ = write!(out, "<tr><th scope=\"row\">{text}</th>");
        };
        name(out, self.say("Kapitel", "Chapter"));
        for chapter in self.chapters() {
            let (id, folded) = (chapter.id(), self.is_folded(chapter));
            let title = escaped(chapter.title().get(self.language));
            let title = if folded { format!("<span class=\"g-hidden\">{title}</span>") } else { title };
            let _ = write!(
                out,
                "<th scope=\"colgroup\" colspan=\"{}\" class=\"g-pm-l\"><button type=\"button\" id=\"g-pm-f{id}\" \
                 data-map=\"fold {id}\" aria-expanded=\"{}\">{id} {title}</button></th>",
                self.columns(chapter),
                !folded
            );
        }
        out.push_str("</tr>");
        name(out, self.say("Avsnitt", "Clause"));
        self.each(
            out,
            |map, out, it, edge| {
                let _ = write!(
                    out,
                    "<th scope=\"col\"{edge}><button {OPENS}=\"{0}\" class=\"g-pm-v\">{0}</button></th>",
                    it.clause
                );
                let _ = map;
            },
            |_, _| String::new(),
        );
        out.push_str("</tr>");
        name(out, self.say("Staden har", "The city has"));
        self.each(out, |map, out, it, edge| {
            let has = it.covered();
            let edge = if edge.is_empty() { "" } else { " g-pm-l" };
            let _ = write!(
                out,
                "<td class=\"g-pm-c g-pm-{}{edge}\"><span aria-hidden=\"true\">{}</span><span class=\"g-hidden\">{}</span></td>",
                code(has),
                covered_sign(has),
                covered(has, map.language)
            );
        }, |map, chapter| {
            let (answered, of) = map.answered(chapter);
            format!("{answered}/{of}")
        });
        out.push_str("</tr>");
        name(out, self.state(PracticeState::Active));
        self.each(
            out,
            |_, out, it, edge| {
                let active = it.practices.iter().filter(|it| it.active).count();
                let _ = write!(out, "<td{edge}>{active}</td>");
            },
            |_, _| String::new(),
        );
        out.push_str("</tr>");
        if !self.sources.needs.is_empty() {
            name(out, self.say("Behov", "Needs"));
            self.each(
                out,
                |map, out, it, edge| {
                    let needs = map.needs(it.clause).count();
                    let _ = if needs == 0 {
                        write!(out, "<td{edge}></td>")
                    } else {
                        write!(out, "<td{edge}>{needs}</td>")
                    };
                },
                |_, _| String::new(),
            );
            out.push_str("</tr>");
        }
    }

    /// A cell for each clause, or one for a folded chapter. What begins a chapter has an edge.
    fn each(
        &self,
        out: &mut String,
        cell: fn(&Self, &mut String, &ClauseCoverage, &str),
        folded: fn(&Self, &Clause) -> String,
    ) {
        for chapter in self.chapters() {
            if self.is_folded(chapter) {
                let _ = write!(out, "<td class=\"g-pm-l\">{}</td>", folded(self, chapter));
                continue;
            }
            for (place, it) in self.clauses(chapter).iter().enumerate() {
                cell(self, out, it, if place == 0 { " class=\"g-pm-l\"" } else { "" });
            }
        }
    }

    fn row(&self, out: &mut String, place: usize, practice: &Practice, class: &str) {
        let _ = write!(out, "<tr class=\"g-pm-{class}\"><th scope=\"row\"><button {OPENS}=\"p{place}\">");
        escape(out, practice.name.get(self.language));
        out.push_str("</button><small>");
        escape(out, &self.times(practice));
        out.push_str("</small></th>");
        for chapter in self.chapters() {
            let link_of = |clause: ClauseId| practice.clauses.iter().find(|link| link.clause == clause);
            let clauses = self.clauses(chapter);
            if self.is_folded(chapter) {
                let links = clauses.iter().filter(|it| link_of(it.clause).is_some()).count();
                let links = if links == 0 { String::new() } else { links.to_string() };
                let _ = write!(out, "<td class=\"g-pm-l\">{links}</td>");
                continue;
            }
            let (mut gap, mut edge) = (0, " g-pm-l");
            for it in clauses {
                match link_of(it.clause) {
                    None => gap += 1,
                    Some(link) => {
                        between(out, &mut gap, &mut edge);
                        self.cell(out, place, link, edge);
                        edge = "";
                    }
                }
            }
            between(out, &mut gap, &mut edge);
        }
        out.push_str("</tr>");
    }

    fn cell(&self, out: &mut String, place: usize, link: &PracticeLink, edge: &str) {
        let strength = match link.strength {
            Strength::Direct => "direct",
            Strength::Partial => "partial",
            Strength::Supporting => "supporting",
        };
        // By arrow from the practice's name: everyone who goes by Tab would have to pass hundreds.
        let _ = write!(
            out,
            "<td class=\"g-pm-x g-pm-{strength}{edge}\"><button {OPENS}=\"p{place} {0}\" tabindex=\"-1\" aria-label=\"{0} {1}\">{2}</button></td>",
            link.clause,
            (self.words().strength)(link.strength),
            sign(link.strength)
        );
    }
}

/// Writes the cell between two others, if there is something between them.
fn between(out: &mut String, gap: &mut usize, edge: &mut &str) {
    if *gap == 0 {
        return;
    }
    let class = if edge.is_empty() { "" } else { " class=\"g-pm-l\"" };
    let _ = match *gap {
        1 => write!(out, "<td{class}></td>"),
        gap => write!(out, "<td{class} colspan=\"{gap}\"></td>"),
    };
    (*gap, *edge) = (0, "");
}

pub(super) fn code(covered: Covered) -> &'static str {
    glapp_core::Coded::code(covered)
}
