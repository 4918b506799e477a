//! The gap analysis as a page of text.

use super::{Outcome, summary};
use crate::output::{FAINT, GOOD, NOTICE, PLAIN, STRONG, paint};
use crate::table::{Cell, Column, Table, paragraph};
use crate::words::{self, pick};
use glapp_core::{
    ActionOrder, Advice, Answer, ClauseResult, Coded, Importance, Language, Level, Priority, Score, State,
    Status, practices_behind,
};
use glapp_report::number::{decimal, percent};
use glapp_report::vocabulary::action_status;
use glapp_report::{amounts_to, group_name};

/// The whole page.
pub fn page(result: &Outcome, language: Language) -> String {
    let top = result.library.catalogue.scale().top();
    let parts = [
        header(result, language),
        paragraph(&summary::sentences(&result.analysis.total, top, language), PLAIN),
        chapters(result, language),
        groups(result, language),
        gaps(result, language),
        actions(result, language),
        without_gap(result, language),
        unsupported(result, language),
        not_applicable(result, language),
        unanswered(result, language),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn header(result: &Outcome, language: Language) -> String {
    let header = result.assessment.header();
    let unit = &header.unit;
    let mut who = paragraph(&unit.name, STRONG);
    let organisation =
        if unit.organisation.is_empty() { String::new() } else { format!(" · {}", unit.organisation) };
    who += &paragraph(&format!("{}{organisation}", words::unit_kind(unit.kind, language)), FAINT);
    let state = match &header.adopted {
        None => words::state(State::Draft, language).to_owned(),
        Some(adoption) if adoption.by.is_empty() => {
            format!("{} {}", words::state(State::Adopted, language), adoption.date)
        }
        Some(adoption) => {
            let by = pick(language, "av", "by");
            format!("{} {} {by} {}", words::state(State::Adopted, language), adoption.date, adoption.by)
        }
    };
    let stage = words::stage(header.stage, language);
    who += &paragraph(
        &format!("{} · {state} · {stage} · {}", header.date, result.assessment.catalogue()),
        FAINT,
    );
    let day = result.coverage.as_of();
    who += &paragraph(
        &match (&result.library.practices, language) {
            (Some(set), Language::Sv) => format!("arbetssätt den {day}: {}", set.title.get(language)),
            (Some(set), Language::En) => format!("practices on {day}: {}", set.title.get(language)),
            (None, Language::Sv) => "inga arbetssätt för den här katalogen; ange dem med --practices".into(),
            (None, Language::En) => "no practices for this catalogue; give them with --practices".into(),
        },
        FAINT,
    );
    who
}

fn chapters(result: &Outcome, language: Language) -> String {
    let catalogue = &result.library.catalogue;
    let top = catalogue.scale().top();
    let mut table = score_table(pick(language, "Kapitel", "Chapter"), language);
    for section in result.analysis.chapters() {
        let title = catalogue.title_in_context(section.clause, language);
        // One digit or two, so that the titles align.
        let title = format!("{}{}{title}", section.clause, pad(section.clause.to_string().len()));
        table.row(scores(title, &section.score, top, PLAIN, language));
    }
    let total = pick(language, "Totalt", "Total").to_owned();
    table.row(scores(total, &result.analysis.total, top, STRONG, language));
    let key = match language {
        Language::Sv => "█ nått · ▒ möjligt när resten är besvarat",
        Language::En => "█ reached · ▒ possible once the rest is rated",
    };
    let open = result.analysis.total.rated < result.analysis.total.applicable;
    table.render() + &if open { paragraph(key, FAINT) } else { String::new() }
}

fn score_table(first: &str, language: Language) -> Table {
    use Column::{Left, Rest, Right};
    let mut table = Table::new(&[Rest, Left, Right, Right, Right, Right, Right]);
    let heads = match language {
        Language::Sv => [first, "", "Nivå", "Kan bli", "Mål", "Glapp", "Svar"],
        Language::En => [first, "", "Level", "Range", "Target", "Gap", "Done"],
    };
    table.row(heads.map(|head| Cell::styled(head, FAINT)));
    table
}

/// The same by what `--by` asks for; what no clause answers is marked, not scored.
fn groups(result: &Outcome, language: Language) -> String {
    let Some((grouping, groups)) = result.groups() else { return String::new() };
    let top = result.library.catalogue.scale().top();
    let mut table = score_table(pick(language, "Grupp", "Group"), language);
    let uncovered = pick(language, "inget avsnitt svarar mot detta", "no clause answers this");
    for group in &groups {
        let name = group_name(group.key, grouping, language);
        let style = if group.is_uncovered() { NOTICE } else { PLAIN };
        let note = if group.is_uncovered() { uncovered.to_owned() } else { String::new() };
        table.noted_row(scores(name, &group.score, top, style, language), note);
    }
    table.render()
}

/// What stands between a chapter's number and its title. No-break spaces: they are not to be folded into one.
fn pad(digits: usize) -> &'static str {
    if digits > 1 { "\u{a0}" } else { "\u{a0}\u{a0}" }
}

fn scores(title: String, score: &Score, top: Level, style: anstyle::Style, language: Language) -> [Cell; 7] {
    let number = |value| decimal(value, language);
    let range = match (score.lower, score.upper) {
        (Some(lower), Some(upper)) => format!("{}–{}", number(Some(lower)), number(Some(upper))),
        _ => "–".into(),
    };
    [
        Cell::styled(title, style),
        Cell::styled(bar(score, top), GOOD),
        Cell::styled(number(score.score), style),
        Cell::styled(range, FAINT),
        Cell::styled(number(score.target), style),
        Cell::styled(number(score.gap), style),
        Cell::styled(percent(score.rated, score.applicable, language), style),
    ]
}

/// Ten cells from 0 to the top: what is reached whatever the rest turns out to be, and what is still possible.
fn bar(score: &Score, top: Level) -> String {
    let (lower, upper) = (score.lower.unwrap_or(0.0), score.upper.unwrap_or(0.0));
    let cell = |i: u8| match (f64::from(i) + 0.5) * top.value() / 10.0 {
        middle if middle <= lower => '█',
        middle if middle <= upper => '▒',
        _ => '·',
    };
    (0..10).map(cell).collect()
}

fn gaps(result: &Outcome, language: Language) -> String {
    if result.analysis.priorities.is_empty() {
        return String::new();
    }
    let mut table =
        Table::new(&[Column::Right, Column::Left, Column::Rest, Column::Left, Column::Left, Column::Left]);
    for (rank, priority) in (1..).zip(&result.analysis.priorities) {
        let Some(clause) = result.analysis.clause(priority.clause) else { continue };
        let step = format!(
            "{} → {}",
            clause.level.map(|level| level.to_string()).unwrap_or_default(),
            clause.target
        );
        let advice = clause.advice.map(|advice| words::advice(advice, language)).unwrap_or_default();
        table.noted_row(
            [
                Cell::styled(format!("{rank}"), FAINT),
                priority.clause.to_string().into(),
                result.library.catalogue.title_in_context(priority.clause, language).into(),
                importance(priority, language).into(),
                step.into(),
                Cell::styled(advice, words::covered_style(clause.covered)),
            ],
            behind(result, clause, language),
        );
    }
    let heading = pick(
        language,
        "Det här först: glappen, viktigast överst",
        "First things first: the gaps by priority",
    );
    paragraph(heading, STRONG)
        + &table.render()
        + &key(result, &[Advice::Use, Advice::Revive, Advice::Build], language)
}

fn importance(priority: &Priority, language: Language) -> &'static str {
    match priority.importance {
        Importance::High => pick(language, "stor vikt", "important"),
        Importance::Normal => "",
        Importance::Low => pick(language, "liten vikt", "less important"),
    }
}

/// The practices that the advice about a clause rests on.
fn behind(result: &Outcome, clause: &ClauseResult, language: Language) -> String {
    let (Some(advice), Some(coverage)) = (clause.advice, result.coverage.clause(clause.clause)) else {
        return String::new();
    };
    let in_use = result.assessment.rating(clause.clause).map_or(&[][..], |rating| &rating.practices);
    words::practices(result.library, &practices_behind(advice, coverage, in_use), in_use, language)
}

/// What the words among these that occur on the page mean.
fn key(result: &Outcome, words: &[Advice], language: Language) -> String {
    let occurs =
        |advice: &&Advice| result.analysis.clauses.iter().any(|clause| clause.advice == Some(**advice));
    let meaning = |advice: &Advice| {
        let text =
            format!("{}: {}", words::advice(*advice, language), words::advice_meaning(*advice, language));
        paragraph(&text, FAINT)
    };
    words.iter().filter(occurs).map(meaning).collect()
}

fn without_gap(result: &Outcome, language: Language) -> String {
    let mut table = Table::new(&[Column::Left, Column::Rest]).indented(2);
    for &advice in Advice::ALL {
        let of_it = |clause: &&ClauseResult| clause.advice == Some(advice) && clause.gap == Some(0);
        let ids = ids(result.analysis.clauses.iter().filter(of_it));
        if !ids.is_empty() {
            table.row([words::advice(advice, language).into(), ids.into()]);
        }
    }
    if table.is_empty() {
        return String::new();
    }
    let heading = pick(language, "Utan glapp", "Without a gap");
    let words = [Advice::Sustain, Advice::Share, Advice::Rest];
    paragraph(heading, STRONG) + &table.render() + &key(result, &words, language)
}

/// What the unit will do: clause, day, status and owner, the nearest day first.
fn actions(result: &Outcome, language: Language) -> String {
    let all = result.assessment.actions();
    if all.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&[Column::Left, Column::Left, Column::Left, Column::Rest]).indented(2);
    for action in ActionOrder::Next.sort(false, all.iter(), &result.analysis) {
        let clause = action.clause.map(|clause| clause.to_string());
        let due = action.due.map(|due| due.to_string());
        let row = [
            clause.unwrap_or_default().into(),
            due.unwrap_or_default().into(),
            action_status(action.status, language).into(),
            crate::output::one_line(&action.owner).into(),
        ];
        table.noted_row(row, crate::output::one_line(&action.text));
    }
    let sum = amounts_to(all, &result.analysis, language);
    paragraph(pick(language, "Åtgärder", "Actions"), STRONG) + &paragraph(&sum, FAINT) + &table.render()
}

fn ids<'a>(clauses: impl Iterator<Item = &'a ClauseResult>) -> String {
    clauses.map(|clause| clause.clause.to_string()).collect::<Vec<_>>().join(", ")
}

fn unsupported(result: &Outcome, language: Language) -> String {
    let mut table = Table::new(&[Column::Left, Column::Rest, Column::Left]).indented(2);
    for clause in result.analysis.clauses.iter().filter(|clause| clause.unsupported) {
        let level = clause.level.map(|level| format!("{} {level}", pick(language, "nivå", "level")));
        table.row([
            clause.clause.to_string().into(),
            result.library.catalogue.title_in_context(clause.clause, language).into(),
            Cell::styled(level.unwrap_or_default(), NOTICE),
        ]);
    }
    if table.is_empty() {
        return String::new();
    }
    let heading = pick(language, "Saknar underlag", "Unsupported");
    let why = pick(
        language,
        "Nivå 3 eller högre, men inget underlag eller arbetssätt är angivet.",
        "Level 3 or higher, but no evidence or practice is given.",
    );
    paragraph(heading, STRONG) + &paragraph(why, FAINT) + &table.render()
}

fn not_applicable(result: &Outcome, language: Language) -> String {
    let mut table = Table::new(&[Column::Left, Column::Rest]).indented(2);
    for (clause, rating) in result.assessment.ratings() {
        if let Answer::NotApplicable(reason) = &rating.answer {
            let title = result.library.catalogue.title_in_context(clause, language);
            table.noted_row([clause.to_string().into(), title.into()], crate::output::one_line(reason));
        }
    }
    if table.is_empty() {
        return String::new();
    }
    paragraph(pick(language, "Ej tillämpligt", "Not applicable"), STRONG) + &table.render()
}

fn unanswered(result: &Outcome, language: Language) -> String {
    let open = |clause: &&ClauseResult| clause.status == Status::Unanswered;
    let ids = ids(result.analysis.clauses.iter().filter(open));
    if ids.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&[Column::Rest]).indented(2);
    table.row([ids.into()]);
    paint(STRONG, pick(language, "Obesvarat", "Unanswered")) + "\n" + &table.render()
}
