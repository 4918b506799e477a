//! What to do first, and what to do about everything else.

use super::Teller;
use crate::number;
use crate::vocabulary::{self as words, capital};
use crate::{Block, Card, Cell};
use glapp_core::{Advice, Answer, ClauseId, Coded, Language, Priority, Status, practices_behind};

/// How many gaps are shown before the rest is asked for.
const FIRST_GAPS: usize = 5;
/// How many of the practices behind an advice are named: more than that nobody reads here.
const SHOWN_PRACTICES: usize = 5;

impl Teller<'_> {
    /// The first three things in a sentence.
    pub(super) fn three_things(&self) -> String {
        let three = || self.sources.analysis.priorities.iter().take(3).map(|it| it.clause);
        let names: Vec<String> = three().map(|clause| self.clause_title(clause)).collect();
        let in_use = |clause: ClauseId| {
            self.sources.analysis.clause(clause).and_then(|it| it.advice) == Some(Advice::Use)
        };
        let there = if !three().all(in_use) {
            ""
        } else if names.len() == 1 {
            self.say(", och staden har redan något för den", ", for which the city already has something")
        } else {
            self.say(
                ", och staden har redan något för alla",
                ", for all of which the city already has something",
            )
        };
        match (names.len(), self.language) {
            (1, Language::Sv) => format!("Börja med en sak{there}: {}.", names.join("; ")),
            (1, Language::En) => format!("One thing to begin with{there}: {}.", names.join("; ")),
            (2, Language::Sv) => format!("Två saker att börja med{there}: {}.", names.join("; ")),
            (2, Language::En) => format!("Two things to begin with{there}: {}.", names.join("; ")),
            (_, Language::Sv) => format!("Tre saker att börja med{there}: {}.", names.join("; ")),
            (_, Language::En) => format!("Three things to begin with{there}: {}.", names.join("; ")),
        }
    }

    /// The gaps in order of priority.
    pub(super) fn first(&self, out: &mut Vec<Block>) {
        let priorities = &self.sources.analysis.priorities;
        out.push(Block::heading(2, "", self.say("Börja här", "Begin here")));
        let day = self.sources.coverage.as_of();
        if priorities.is_empty() {
            let none = ("Inga glapp bland det som är besvarat.", "No gaps in what is answered.");
            return out.push(Block::Hint(self.say(none.0, none.1).into()));
        }
        out.push(Block::Hint(match self.language {
            Language::Sv => format!(
                "Glappen i turordning: det som lyfter totalen mest, viktat med hur viktigt ni tycker att det är. Stadens arbetssätt som de såg ut {day}."
            ),
            Language::En => format!(
                "The gaps in order: what lifts the total most, weighted by how important you find it. The city’s practices as they were on {day}."
            ),
        }));
        let mut cards = priorities.iter().map(|it| self.gap(it));
        out.push(Block::Cards(cards.by_ref().take(FIRST_GAPS).collect()));
        let rest: Vec<Card> = cards.collect();
        if !rest.is_empty() {
            let count = rest.len();
            let summary = match self.language {
                Language::Sv => format!("Visa {count} glapp till"),
                Language::En => format!("Show {count} more gaps"),
            };
            out.push(Block::Folded { summary, blocks: vec![Block::Cards(rest)] });
        }
        out.extend(priorities.iter().map(|it| self.priority_working(it)));
    }

    fn gap(&self, priority: &Priority) -> Card {
        let result = self.sources.analysis.clause(priority.clause);
        let (level, target) = result
            .and_then(|result| Some((result.level?.number(), result.target.number())))
            .unwrap_or_default();
        let advice = result.and_then(|result| result.advice).unwrap_or(Advice::Build);
        let lifts = number::small(priority.contribution, self.language);
        let facts = vec![
            (self.say("Nivå", "Level").to_owned(), format!("{level} → {target}").into()),
            (
                self.say("Vikt", "Importance").to_owned(),
                words::importance(priority.importance, self.language).into(),
            ),
            (
                self.say("Lyfter totalen", "Lifts the total").to_owned(),
                Cell::worked(lifts, format!("p-{}", priority.clause)),
            ),
        ];
        let mut blocks = vec![Block::Facts(facts), Block::text(words::advice_text(advice, self.language))];
        self.behind(&mut blocks, priority.clause, advice);
        let criteria = self.sources.catalogue.clause(priority.clause).and_then(|clause| clause.criteria());
        if let Some(step) = criteria.and_then(|criteria| criteria.first_step.get(usize::from(level))) {
            blocks.push(Block::led(self.say("Första steget:", "First step:"), step.get(self.language)));
        }
        Card {
            kind: advice.code(),
            verb: capital(words::advice(advice, self.language)),
            title: self.link(priority.clause),
            blocks,
        }
    }

    /// The practices that an advice rests on.
    pub(super) fn behind(&self, out: &mut Vec<Block>, clause: ClauseId, advice: Advice) {
        let used = self.sources.assessment.rating(clause).map_or(&[][..], |rating| &rating.practices);
        let coverage = self.sources.coverage.clause(clause);
        let behind = coverage.map(|it| practices_behind(advice, it, used)).unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        for linked in behind.iter().take(SHOWN_PRACTICES) {
            let practice = self.sources.practices.iter().find(|practice| practice.id == linked.id);
            let name = practice.map_or(&*linked.id, |practice| practice.name.get(self.language));
            let in_use =
                if used.contains(&linked.id) { self.say(" (använder ni)", " (you use it)") } else { "" };
            names.push(format!("{name}{in_use}"));
        }
        let more = behind.len().saturating_sub(SHOWN_PRACTICES);
        if more > 0 {
            names.push(format!("{} {more} {}", self.say("och", "and"), self.say("till", "more")));
        }
        if !names.is_empty() {
            let heading = match advice {
                Advice::Revive => self.say("Det här fanns:", "This existed:"),
                Advice::Build => self.say("Det här kan underlätta:", "This can make it easier:"),
                Advice::Use | Advice::Sustain | Advice::Share | Advice::Rest => {
                    self.say("Det här finns:", "This exists:")
                }
            };
            out.push(Block::led(heading, ""));
            out.push(Block::list(names));
        }
    }

    /// Every rated clause under what to do about it.
    pub(super) fn board(&self, out: &mut Vec<Block>) {
        let column = |&advice: &Advice| {
            let clauses = self.sources.analysis.clauses.iter().filter(|it| it.advice == Some(advice));
            let links: Vec<_> = clauses
                .map(|it| {
                    let level = it.level.map_or(0, |level| level.number());
                    let text =
                        format!("{} · {} {level}", self.clause_title(it.clause), self.say("nivå", "level"));
                    (it.clause.to_string(), text)
                })
                .collect();
            (!links.is_empty()).then(|| Card {
                kind: advice.code(),
                verb: capital(words::advice(advice, self.language)),
                title: self.count(links.len()).into(),
                blocks: vec![
                    Block::Hint(words::advice_text(advice, self.language).into()),
                    Block::Links(links),
                ],
            })
        };
        let columns: Vec<Card> = Advice::ALL.iter().filter_map(column).collect();
        if !columns.is_empty() {
            let heading = self.say("Använd, bygg, behåll och dela", "Use, build, sustain and share");
            out.push(Block::heading(2, "", heading));
            out.push(Block::Board(columns));
        }
    }

    fn count(&self, clauses: usize) -> String {
        match (clauses, self.language) {
            (_, Language::Sv) => format!("{clauses} avsnitt"),
            (1, Language::En) => "1 clause".into(),
            (_, Language::En) => format!("{clauses} clauses"),
        }
    }

    /// What does not count in full: levels without support, and what is not applicable or not answered.
    pub(super) fn left_out(&self, out: &mut Vec<Block>) {
        let part = |out: &mut Vec<Block>, heading: &str, hint: &str, rows: Vec<(String, String)>| {
            if !rows.is_empty() {
                out.push(Block::heading(2, "", format!("{heading} ({})", rows.len())));
                out.push(Block::Hint(hint.into()));
                out.push(Block::Links(rows));
            }
        };
        let clauses = &self.sources.analysis.clauses;
        let row = |clause: ClauseId| (clause.to_string(), self.clause_title(clause));
        part(
            out,
            self.say("Saknar underlag", "Unsupported"),
            self.say(
                "Nivå 3 eller högre, men inget underlag eller arbetssätt är angivet. Nivån räknas som den är.",
                "Level 3 or higher, but no evidence or practice is given. The level counts as it is.",
            ),
            clauses.iter().filter(|it| it.unsupported).map(|it| row(it.clause)).collect(),
        );
        let reasons = self.sources.assessment.ratings().filter_map(|(clause, rating)| match &rating.answer {
            Answer::NotApplicable(reason) => {
                Some((clause.to_string(), format!("{}: {reason}", self.clause_title(clause))))
            }
            Answer::Level(_) | Answer::Unanswered => None,
        });
        part(
            out,
            self.say("Ej tillämpligt", "Not applicable"),
            self.say(
                "Räknas inte med. Orsaken är enhetens egen.",
                "Not counted. The reason is the unit’s own.",
            ),
            reasons.collect(),
        );
        part(
            out,
            self.say("Ej besvarat", "Not answered"),
            self.say(
                "Gör resultatet osäkert tills det är besvarat.",
                "Makes the result uncertain until it is answered.",
            ),
            clauses.iter().filter(|it| it.status == Status::Unanswered).map(|it| row(it.clause)).collect(),
        );
    }
}
