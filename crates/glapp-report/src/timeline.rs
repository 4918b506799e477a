//! One unit over time, as a document.

use crate::number::{NONE, decimal};
use crate::vocabulary::{pick, status};
use crate::{Block, Cell, Document, Set, Table, Tone};
use glapp_core::{Catalogue, ClauseId, ClauseTrend, Language, Score, Status, Timeline};

/// The chapters by date, what moved, and changes of scope apart.
pub fn timeline(catalogue: &Catalogue, unit: &str, timeline: &Timeline, language: Language) -> Document {
    let title = |clause: ClauseId| format!("{clause} {}", catalogue.title_in_context(clause, language));
    let dates = || timeline.dates.iter().map(|date| (date.to_string(), Set::Numbers));
    let mut chapters = Table::default();
    chapters.head.push((pick(language, "Kapitel", "Chapter").into(), Set::Words));
    chapters.head.extend(dates());
    let row = |name: String, scores: &[Score]| {
        let cells = scores.iter().map(|score| Cell::from(bounded(score, language)));
        [Cell::from(name)].into_iter().chain(cells).collect()
    };
    for it in timeline.sections.iter().filter(|it| it.clause.depth() == 1) {
        chapters.rows.push(row(title(it.clause), &it.scores));
    }
    chapters.rows.push(row(pick(language, "Totalt", "Total").into(), &timeline.total));
    chapters.total = true;

    let mut moved = Table::default();
    moved.head.push((pick(language, "Avsnitt", "Clause").into(), Set::Words));
    moved.head.extend(timeline.dates.iter().map(|date| (date.to_string(), Set::Level)));
    moved.head.push((pick(language, "Ändring", "Change").into(), Set::Numbers));
    let mut scope = moved.clone();
    scope.head.pop();
    for it in &timeline.clauses {
        let mut row = vec![Cell::from(title(it.clause))];
        row.extend(levels(it, language));
        match it.change() {
            _ if it.scope_change() => scope.rows.push(row),
            Some(by) if by != 0 => {
                row.push(format!("{by:+}").into());
                moved.rows.push(row);
            }
            _ => {}
        }
    }
    let mut blocks = vec![
        Block::heading(2, "chapters", pick(language, "Kapitel för kapitel", "Chapter by chapter")),
        Block::Hint(
            pick(
                language,
                "Inom parentes: vad nivån kan bli när allt är besvarat.",
                "In parentheses: what the level could become once all is answered.",
            )
            .into(),
        ),
        Block::Table(chapters),
        Block::heading(2, "moved", pick(language, "Vad som flyttade sig", "What moved")),
    ];
    blocks.push(if moved.rows.is_empty() {
        Block::text(pick(language, "Inget.", "Nothing."))
    } else {
        Block::Table(moved)
    });
    if !scope.rows.is_empty() {
        blocks.push(Block::heading(2, "scope", pick(language, "Ändrad omfattning", "Changes of scope")));
        blocks.push(Block::Hint(pick(
            language,
            "De här avsnitten har blivit eller upphört att vara ej tillämpliga. Det är ingen ändring av nivån.",
            "These clauses have become or ceased to be not applicable. That is no change of level.",
        ).into()));
        blocks.push(Block::Table(scope));
    }
    Document { title: format!("{}: {unit}", pick(language, "Utveckling över tid", "Trend")), blocks }
}

fn bounded(score: &Score, language: Language) -> String {
    let number = |value: f64| decimal(value, language);
    match (score.score, score.lower, score.upper) {
        (Some(score), Some(lower), Some(upper)) if lower < upper => {
            format!("{} ({}–{})", number(score), number(lower), number(upper))
        }
        (score, ..) => decimal(score, language),
    }
}

fn levels(it: &ClauseTrend, language: Language) -> impl Iterator<Item = Cell> {
    it.levels.iter().zip(&it.not_applicable).map(move |(level, out)| match level {
        Some(level) => Cell { text: level.to_string(), tone: Tone::Level(level.number()), ..Cell::default() },
        None if *out => {
            Cell { text: status(Status::NotApplicable, language).into(), tone: Tone::Out, ..Cell::default() }
        }
        None => Cell { text: NONE.into(), tone: Tone::Open, ..Cell::default() },
    })
}
