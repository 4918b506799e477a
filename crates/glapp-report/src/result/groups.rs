//! The same result by principle, phase, strategy of the programme, and the clauses of another standard.

use super::Teller;
use crate::vocabulary::{self as words, capital};
use crate::{Block, Cell};
use glapp_core::{Extent, Group, GroupKey, Grouping, Language, Practice, PracticeKind};

impl Teller<'_> {
    pub(super) fn groups(&self, out: &mut Vec<Block>) {
        out.push(Block::heading(2, "", self.say("Resultatet på andra sätt", "Other views")));
        out.push(Block::Hint(
            self.say(
                "Varje rad räknas som ett kapitel, av de avsnitt som hör dit.",
                "Each row is counted as a chapter is, from the clauses that belong to it.",
            )
            .into(),
        ));
        let strategies = self.say("Efter programmets strategier", "By the programme’s strategies");
        self.group(out, "pr", self.say("Efter princip", "By principle"), Grouping::Principle);
        self.group(out, "ph", self.say("Efter fas", "By phase"), Grouping::Phase);
        self.group(out, "st", strategies, Grouping::Strategy(self.sources.practices));
        for (place, other) in self.sources.others.iter().enumerate() {
            let summary = format!("{} {}", self.say("Efter", "By"), other.head().title.get(self.language));
            self.group(out, &format!("x{place}"), &summary, Grouping::Crosswalk(other));
        }
    }

    fn group(&self, out: &mut Vec<Block>, prefix: &str, summary: &str, by: Grouping<'_>) {
        let groups = by.groups(self.sources.assessment, self.sources.catalogue);
        let mut table = self.score_table(summary);
        let mut workings = Vec::new();
        for (place, group) in groups.iter().enumerate() {
            let id = format!("{prefix}-{place}");
            let name = group_name(group.key, by, self.language);
            if group.is_uncovered() {
                let none = self.say("inget avsnitt svarar mot detta", "no clause answers this");
                let mut row = self.score_row(format!("{name} – {none}"), &group.score, &id);
                if let Some(drawn) = row.get_mut(1) {
                    *drawn = Cell::default();
                }
                table.rows.push(row);
                continue;
            }
            table.rows.push(self.score_row(name.clone(), &group.score, &id));
            workings.push(self.group_working(&id, &name, group));
        }
        let mut blocks = vec![Block::Table(table)];
        if groups.iter().any(Group::is_uncovered) {
            let hint = self.say(
                "Det som inget avsnitt svarar mot har ingen siffra: frågorna här handlar inte om det.",
                "What no clause answers has no figure: the questions here are not about it.",
            );
            blocks.insert(0, Block::Hint(hint.into()));
        }
        blocks.extend(workings);
        out.push(Block::Folded { summary: summary.into(), blocks });
    }

    fn group_working(&self, id: &str, name: &str, group: &Group) -> Block {
        let clauses: Vec<_> = group
            .clauses
            .iter()
            .filter_map(|(clause, extent)| Some((self.sources.catalogue.clause(*clause)?, *extent)))
            .collect();
        self.working(id, name, &clauses, &group.score)
    }

    /// How a row of a working says that a clause answers only in part.
    pub(super) fn partly(&self, extent: Extent) -> &'static str {
        match extent {
            Extent::Full => "",
            Extent::Partly => words::pick(self.language, " (delvis)", " (partly)"),
        }
    }
}

/// What a group is called in a language.
pub fn group_name(key: GroupKey, by: Grouping<'_>, language: Language) -> String {
    match (key, by) {
        (GroupKey::Principle(principle), _) => capital(words::principle(principle, language)),
        (GroupKey::Phase(phase), _) => capital(words::phase(phase, language)),
        (GroupKey::Clause(clause), Grouping::Crosswalk(other)) => {
            format!("{clause} {}", other.title_in_context(clause, language))
        }
        (GroupKey::Clause(clause), _) => clause.to_string(),
        (GroupKey::Strategy(strategy), Grouping::Strategy(practices)) => {
            let is_it =
                |it: &&Practice| it.kind == PracticeKind::Strategy && it.programme.strategy == Some(strategy);
            match practices.iter().find(is_it) {
                Some(named) => named.name.get(language).to_owned(),
                None => strategy.to_string(),
            }
        }
        (GroupKey::Strategy(strategy), _) => strategy.to_string(),
    }
}
