//! The gap analysis as JSON (`domain.md`, *Command line*).

use super::Outcome;
use crate::json::{ScoreJson, UnitJson};
use glapp_core::{ClauseId, ClauseResult, Coded, Extent, Group, GroupKey, Priority, Section};
use serde::Serialize;

#[derive(Serialize)]
pub struct GapJson<'a> {
    format: &'static str,
    version: u8,
    catalogue: &'a str,
    unit: UnitJson<'a>,
    date: String,
    total: ScoreJson,
    chapters: Vec<ScoreJson>,
    clauses: Vec<ClauseJson>,
    priorities: Vec<PriorityJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupJson>>,
}

impl<'a> GapJson<'a> {
    pub fn of(result: &'a Outcome<'a>) -> Self {
        let Outcome { assessment, analysis, .. } = result;
        let chapter = |it: &Section| ScoreJson::of(Some(it.clause), &it.score);
        Self {
            format: "glapp/gap-analysis",
            version: 1,
            catalogue: assessment.catalogue(),
            unit: UnitJson(&assessment.header().unit),
            date: assessment.header().date.to_string(),
            total: ScoreJson::of(None, &analysis.total),
            chapters: analysis.chapters().map(chapter).collect(),
            clauses: analysis.clauses.iter().map(ClauseJson::of).collect(),
            priorities: analysis.priorities.iter().map(PriorityJson::of).collect(),
            groups: result.groups().map(|(_, groups)| groups.iter().map(GroupJson::of).collect()),
        }
    }
}

#[derive(Serialize)]
struct ClauseJson {
    id: String,
    status: &'static str,
    level: Option<u8>,
    target: u8,
    gap: Option<u8>,
    coverage: &'static str,
    advice: Option<&'static str>,
    unsupported: bool,
}

impl ClauseJson {
    fn of(it: &ClauseResult) -> Self {
        Self {
            id: it.clause.to_string(),
            status: it.status.code(),
            level: it.level.map(|level| level.number()),
            target: it.target.number(),
            gap: it.gap,
            coverage: it.covered.code(),
            advice: it.advice.map(Coded::code),
            unsupported: it.unsupported,
        }
    }
}

#[derive(Serialize)]
struct PriorityJson {
    id: String,
    gap: u8,
    importance: u8,
    contribution: f64,
    priority: f64,
}

impl PriorityJson {
    fn of(it: &Priority) -> Self {
        Self {
            id: it.clause.to_string(),
            gap: it.gap,
            importance: it.importance.factor(),
            contribution: it.contribution,
            priority: it.priority,
        }
    }
}

/// A group of `--by`: the same keys as a chapter, and the clauses in it; none if no clause answers it.
#[derive(Serialize)]
struct GroupJson {
    #[serde(flatten)]
    score: ScoreJson,
    clauses: Vec<GroupedJson>,
}

#[derive(Serialize)]
struct GroupedJson {
    id: String,
    extent: &'static str,
}

impl GroupJson {
    fn of(it: &Group) -> Self {
        let grouped = |&(clause, extent): &(ClauseId, Extent)| GroupedJson {
            id: clause.to_string(),
            extent: extent.code(),
        };
        let id = match it.key {
            GroupKey::Principle(principle) => principle.code().into(),
            GroupKey::Phase(phase) => phase.code().into(),
            GroupKey::Strategy(strategy) => strategy.to_string(),
            GroupKey::Clause(clause) => clause.to_string(),
        };
        Self {
            score: ScoreJson::named(Some(id), &it.score),
            clauses: it.clauses.iter().map(grouped).collect(),
        }
    }
}
