//! How numbers came about: the clauses, the weights, the sums (`domain.md`, *Scores*).

use super::Teller;
use crate::number::{self, NONE};
use crate::{Block, Cell, Set, Table};
use glapp_core::{Clause, Extent, Language, Priority, Score, Section, Status};

impl Teller<'_> {
    /// The clauses of a chapter or group with weight, level, bounds, target and gap; their weighted means below.
    pub(super) fn working(
        &self,
        id: &str,
        name: &str,
        clauses: &[(&Clause, Extent)],
        score: &Score,
    ) -> Block {
        let top = self.sources.catalogue.scale().top();
        let mut table = self.working_table(self.say("Avsnitt", "Clause"));
        let mut not_applicable = 0;
        for (clause, extent) in clauses {
            let Some(result) = self.sources.analysis.clause(clause.id()) else { continue };
            let (lowest, highest) = match (result.status, result.level) {
                (Status::NotApplicable, _) => {
                    not_applicable += 1;
                    continue;
                }
                (_, Some(level)) => (level.number(), level.number()),
                (_, None) => (0, top.number()),
            };
            let gap = result.gap.map_or(NONE.into(), |gap| gap.to_string());
            table.rows.push(vec![
                format!("{}{}", self.clause_title(clause.id()), self.partly(*extent)).into(),
                number::plain(clause.weight(), self.language).into(),
                result.level.map_or(NONE.into(), |level| level.to_string()).into(),
                lowest.to_string().into(),
                highest.to_string().into(),
                result.target.to_string().into(),
                gap.into(),
            ]);
        }
        self.means(&mut table, score);
        let counted = self.say(
            "Vikt gånger värde läggs ihop och delas med vikternas summa. Nivå och glapp räknas på det som är besvarat; lägst, högst och mål på allt som gäller er.",
            "Weight times value is added up and divided by the sum of the weights. Level and gap are calculated from what is answered; lowest, highest and target from all that applies to you.",
        );
        let mut blocks = vec![Block::Hint(counted.into()), Block::Table(table), self.share(score)];
        if not_applicable > 0 {
            blocks.push(Block::Hint(match self.language {
                Language::Sv => format!("{not_applicable} avsnitt är ej tillämpliga och räknas inte med."),
                Language::En => format!("{not_applicable} not applicable, and not counted."),
            }));
        }
        Block::Working { id: id.into(), title: self.so(name), blocks }
    }

    pub(super) fn chapter_working(&self, section: &Section) -> Option<Block> {
        let chapter = self.sources.catalogue.clause(section.clause)?;
        let leaves: Vec<_> =
            self.sources.catalogue.leaves_of(chapter).map(|leaf| (leaf, Extent::Full)).collect();
        let id = section.clause.to_string();
        Some(self.working(&id, &self.clause_title(section.clause), &leaves, &section.score))
    }

    pub(super) fn total_working(&self) -> Block {
        let mut table = self.working_table(self.say("Kapitel", "Chapter"));
        for (chapter, section) in self.sources.catalogue.chapters().zip(self.sources.analysis.chapters()) {
            let score = &section.score;
            let values = [score.score, score.lower, score.upper, score.target, score.gap];
            let first: [Cell; 2] = [
                self.clause_title(section.clause).into(),
                number::plain(chapter.weight(), self.language).into(),
            ];
            table.rows.push(first.into_iter().chain(values.map(|it| self.number(it).into())).collect());
        }
        let total = &self.sources.analysis.total;
        self.means(&mut table, total);
        let counted = self.say(
            "Totalen är kapitlens medelvärde, vägt med kapitlens vikter: ett långt kapitel väger inte tyngre än ett kort. Ett kapitel utan svar räknas inte i nivå och glapp.",
            "The total is the mean of the chapters, weighted by their weights: a long chapter does not outweigh a short one. A chapter without answers does not count in level and gap.",
        );
        let blocks = vec![Block::Hint(counted.into()), Block::Table(table), self.share(total)];
        Block::Working { id: "total".into(), title: self.so(self.say("Totalt", "Total")), blocks }
    }

    /// W(k)/ΣW · w(c)/Σ_R w · gap, with the numbers in their places.
    pub(super) fn priority_working(&self, it: &Priority) -> Block {
        let catalogue = self.sources.catalogue;
        let sections = || catalogue.chapters().zip(self.sources.analysis.chapters());
        let scored = sections().filter(|(_, section)| section.score.score.is_some());
        let all: f64 = scored.map(|(chapter, _)| chapter.weight()).sum();
        let chapter = catalogue.clause(it.clause.chapter());
        let rated =
            |leaf: &&Clause| self.sources.analysis.clause(leaf.id()).is_some_and(|it| it.level.is_some());
        let below: f64 = chapter
            .map(|chapter| catalogue.leaves_of(chapter).filter(rated).map(|leaf| leaf.weight()).sum())
            .unwrap_or_default();
        let plain = |value: f64| number::plain(value, self.language);
        let weight = |clause: Option<&Clause>| plain(clause.map_or(1.0, Clause::weight));
        let (w_chapter, w_clause) = (weight(chapter), weight(catalogue.clause(it.clause)));
        let (lifts, factor) = (number::small(it.contribution, self.language), it.importance.factor());
        let priority = number::small(it.priority, self.language);
        let (all, below, gap) = (plain(all), plain(below), it.gap);
        let sum = format!("{w_chapter}/{all} · {w_clause}/{below} · {gap} = {lifts}");
        let text = match self.language {
            Language::Sv => [
                "Kapitlets vikt delad med de besvarade kapitlens, gånger avsnittets vikt delad med de besvarade avsnittens i kapitlet, gånger glappet:".to_owned(),
                sum,
                format!("Turordningen är det gånger avsnittets vikt för er: {factor} · {lifts} = {priority}."),
            ],
            Language::En => [
                "The chapter’s weight over that of the answered chapters, times the clause’s weight over that of the answered clauses in the chapter, times the gap:".to_owned(),
                sum,
                format!("The order is that times its importance to you: {factor} · {lifts} = {priority}."),
            ],
        };
        Block::Working {
            id: format!("p-{}", it.clause),
            title: self.so(&self.clause_title(it.clause)),
            blocks: text.into_iter().map(Block::text).collect(),
        }
    }

    fn working_table(&self, first: &str) -> Table {
        Table::new([
            (first, Set::Words),
            (self.say("Vikt", "Weight"), Set::Numbers),
            (self.say("Nivå", "Level"), Set::Numbers),
            (self.say("Lägst", "Lowest"), Set::Numbers),
            (self.say("Högst", "Highest"), Set::Numbers),
            (self.say("Mål", "Target"), Set::Numbers),
            (self.say("Glapp", "Gap"), Set::Numbers),
        ])
    }

    fn means(&self, table: &mut Table, score: &Score) {
        let first: [Cell; 2] = [self.say("Vägt medelvärde", "Weighted mean").into(), Cell::default()];
        let values = [score.score, score.lower, score.upper, score.target, score.gap];
        table.rows.push(first.into_iter().chain(values.map(|it| self.number(it).into())).collect());
        table.total = true;
    }

    fn share(&self, score: &Score) -> Block {
        let (rated, all, percent) = (score.rated, score.applicable, self.percent(score));
        Block::Hint(match self.language {
            Language::Sv => format!("Besvarat: {rated} av {all} = {percent}, alltid avrundat nedåt."),
            Language::En => format!("Answered: {rated} of {all} = {percent}, always rounded down."),
        })
    }

    fn so(&self, name: &str) -> String {
        match self.language {
            Language::Sv => format!("Så räknades det: {name}"),
            Language::En => format!("How it was calculated: {name}"),
        }
    }
}
