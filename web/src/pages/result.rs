//! How the unit stands: a sentence, the total, the chapters, and what to do first.

use crate::components::bounds::Bounds;
use crate::components::city::name_of;
use crate::components::session_bar::SessionBar;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::session::Session;
use crate::text::{decimal, percent_down};
use glapp_core::{
    Advice, Answer, Assessment, ClauseId, Coded, GapAnalysis, Priority, Score, practices_behind,
};
use leptos::prelude::*;

/// How many gaps are shown before the rest is asked for.
const FIRST_GAPS: usize = 5;

/// How many of the practices behind an advice are named: more than that nobody reads here.
const SHOWN_PRACTICES: usize = 5;

/// The result page.
#[component]
pub fn ResultPage(session: Session) -> impl IntoView {
    let desk = use_desk();
    let body = move || {
        let analysis = session.analysis.read();
        let assessment = session.assessment();
        let assessment = assessment.read();
        let view = View { desk, session, analysis: &analysis, assessment: &assessment };
        view! {
            {view.summary()}
            {view.chapters()}
            {view.gaps()}
            {view.kept()}
            {view.unsupported()}
            {view.excluded()}
            {view.method()}
        }
    };
    view! {
        <SessionBar session />
        <div class="g-result">{body}</div>
    }
}

/// What the parts of the page are made from.
struct View<'a> {
    desk: Desk,
    session: Session,
    analysis: &'a GapAnalysis,
    assessment: &'a Assessment,
}

impl View<'_> {
    fn number(&self, value: Option<f64>) -> String {
        value.map_or(self.desk.t().none.into(), |value| decimal(value, self.desk.language()))
    }

    fn title(&self, clause: ClauseId) -> String {
        let title = self.desk.library().catalogue.title_in_context(clause, self.desk.language());
        format!("{clause} {title}")
    }

    fn link(&self, clause: ClauseId) -> impl IntoView + use<> {
        let id = self.assessment.header().id.to_string();
        let href = Route::Assess { id, clause: Some(clause) }.hash();
        view! { <a href=href>{self.title(clause)}</a> }
    }

    fn bounds(&self, score: &Score) -> String {
        match (score.lower, score.upper) {
            (Some(_), Some(_)) if score.rated == score.applicable => self.number(score.lower),
            (Some(_), Some(_)) => format!("{}–{}", self.number(score.lower), self.number(score.upper)),
            _ => self.desk.t().none.into(),
        }
    }

    fn percent(&self, score: &Score) -> String {
        if score.applicable == 0 {
            return self.desk.t().none.into();
        }
        percent_down(score.rated, score.applicable, self.desk.language())
    }

    fn summary(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let total = self.analysis.total;
        let top = self.desk.library().catalogue.scale().top();
        let heading = match total.score {
            Some(score) => (t.summary_score)(&decimal(score, self.desk.language()), top.number()),
            None => t.summary_none.to_owned(),
        };
        let bounds = if total.rated == total.applicable {
            t.summary_complete.to_owned()
        } else {
            let (lower, upper) = (self.number(total.lower), self.number(total.upper));
            (t.summary_bounds)(total.rated, total.applicable, &lower, &upper)
        };
        let gap = match self.analysis.widest() {
            Some(section) => (t.summary_gap)(&self.title(section.clause), &self.number(section.score.gap)),
            None if total.rated > 0 => t.summary_no_gap.to_owned(),
            None => String::new(),
        };
        let figure = |label: &'static str, value: String| {
            view! { <div class="g-figure"><dt>{label}</dt><dd>{value}</dd></div> }
        };
        let unit = self.assessment.header().unit.clone();
        view! {
            <section class="g-summary">
                <p class="g-eyebrow">
                    {unit.name.to_string()} " · " {(t.unit_kind)(unit.kind)}
                    {(!unit.organisation.is_empty()).then(|| format!(" · {}", unit.organisation))}
                </p>
                <h1 tabindex="-1">{heading}</h1>
                <p class="g-lead">{bounds} " " {gap}</p>
                <Bounds score=total top />
                <dl class="g-figures">
                    {figure(t.total, self.number(total.score))}
                    {figure(t.bounds, self.bounds(&total))}
                    {figure(t.target, self.number(total.target))}
                    {figure(t.gap, self.number(total.gap))}
                    {figure(t.completeness, self.percent(&total))}
                </dl>
            </section>
        }
    }

    fn chapters(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let top = self.desk.library().catalogue.scale().top();
        let row = |clause: Option<ClauseId>, score: Score| {
            let name = clause.map_or(t.total.to_owned(), |clause| self.title(clause));
            view! {
                <tr class:g-total=clause.is_none()>
                    <th scope="row">{name}</th>
                    <td class="g-chart-cell"><Bounds score top /></td>
                    <td data-label=t.score><strong>{self.number(score.score)}</strong></td>
                    <td data-label=t.bounds>{self.bounds(&score)}</td>
                    <td data-label=t.target>{self.number(score.target)}</td>
                    <td data-label=t.gap>{self.number(score.gap)}</td>
                    <td data-label=t.completeness>{self.percent(&score)}</td>
                </tr>
            }
        };
        let rows: Vec<_> = self.analysis.chapters().map(|it| row(Some(it.clause), it.score)).collect();
        view! {
            <section>
                <h2 id="g-chapters">{t.by_chapter}</h2>
                <p class="g-hint">{t.chart_legend}</p>
                <table class="g-table g-chapters" aria-labelledby="g-chapters">
                    <thead>
                        <tr>
                            <th scope="col">{t.chapter}</th>
                            <td class="g-chart-cell"></td>
                            <th scope="col">{t.score}</th>
                            <th scope="col">{t.bounds}</th>
                            <th scope="col">{t.target}</th>
                            <th scope="col">{t.gap}</th>
                            <th scope="col">{t.completeness}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {row(None, self.analysis.total)}</tbody>
                </table>
            </section>
        }
    }

    fn gaps(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let priorities = &self.analysis.priorities;
        let gap = |priority: &Priority| self.gap(priority);
        let first: Vec<_> = priorities.iter().take(FIRST_GAPS).map(gap).collect();
        let rest: Vec<_> = priorities.iter().skip(FIRST_GAPS).map(gap).collect();
        let more = (!rest.is_empty()).then(|| {
            view! {
                <details class="g-fold g-rest">
                    <summary>{(t.all_gaps)(priorities.len())}</summary>
                    <ol class="g-gaps" start=FIRST_GAPS + 1>{rest}</ol>
                </details>
            }
        });
        let hint = if first.is_empty() { t.first_none } else { t.first_hint };
        let as_of = (t.as_of)(&self.session.coverage.read().as_of().to_string());
        view! {
            <section>
                <h2>{t.first_heading}</h2>
                <p class="g-hint">{hint} " " {as_of}</p>
                <ol class="g-gaps">{first}</ol>
                {more}
            </section>
        }
    }

    fn gap(&self, priority: &Priority) -> impl IntoView + use<> {
        let (t, language, library) = (self.desk.t(), self.desk.language(), self.desk.library());
        let result = self.analysis.clause(priority.clause);
        let (level, target) = result
            .and_then(|result| Some((result.level?.number(), result.target.number())))
            .unwrap_or_default();
        let advice = result.and_then(|result| result.advice).unwrap_or(Advice::Build);
        let criteria = library.catalogue.clause(priority.clause).and_then(|clause| clause.criteria());
        let step = criteria.and_then(|criteria| criteria.first_step.get(usize::from(level)));
        let step = step.map(|step| step.get(language).to_owned());
        view! {
            <li class="g-gap">
                <p class=format!("g-verb g-verb-{}", advice.code())>{(t.advice)(advice)}</p>
                <div class="g-gap-body">
                    <h3>{self.link(priority.clause)}</h3>
                    <p class="g-gap-levels">
                        {(t.from_to)(level, target)} " · "
                        {t.importance} " " {(t.importance_of)(priority.importance).to_lowercase()} " · "
                        {t.contribution} " " {format_small(priority.contribution, self.desk)}
                    </p>
                    <p>{(t.advice_text)(advice)}</p>
                    {self.behind(priority.clause, advice)}
                    {step.map(|step| view! { <p class="g-step"><strong>{t.first_step} ": "</strong>{step}</p> })}
                </div>
            </li>
        }
    }

    /// The practices that an advice rests on.
    fn behind(&self, clause: ClauseId, advice: Advice) -> impl IntoView + use<> {
        let (t, desk) = (self.desk.t(), self.desk);
        let coverage = self.session.coverage.read();
        let used =
            self.assessment.rating(clause).map(|rating| rating.practices.as_slice()).unwrap_or_default();
        let behind = coverage.clause(clause).map(|it| practices_behind(advice, it, used)).unwrap_or_default();
        let more = behind.len().saturating_sub(SHOWN_PRACTICES);
        let rows: Vec<_> = behind
            .into_iter()
            .take(SHOWN_PRACTICES)
            .map(|it| {
                let in_use = used.contains(&it.id).then(|| format!(" ({})", t.in_use));
                view! { <li>{name_of(desk, &it.id)} {in_use}</li> }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="g-behind">
                    <p class="g-behind-title">{(t.practices_behind)(advice)}</p>
                    <ul>{rows} {(more > 0).then(|| view! { <li>{(t.more_problems)(more)}</li> })}</ul>
                </div>
            }
        })
    }

    /// Clauses without a gap, by what to do about them.
    fn kept(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let group = |advice: Advice| {
            let clauses = self.analysis.clauses.iter().filter(|result| result.advice == Some(advice));
            let rows: Vec<_> = clauses
                .map(|result| {
                    let level = result.level.map(|level| (t.level_is)(level.number()));
                    view! { <li>{self.link(result.clause)} " · " {level}</li> }
                })
                .collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <div class="g-kept">
                        <h3><span class=format!("g-verb g-verb-{}", advice.code())>{(t.advice)(advice)}</span></h3>
                        <p class="g-hint">{(t.advice_text)(advice)}</p>
                        <ul>{rows}</ul>
                    </div>
                }
            })
        };
        let groups: Vec<_> =
            [Advice::Sustain, Advice::Share, Advice::Rest].into_iter().filter_map(group).collect();
        (!groups.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{t.keep_heading}</h2>
                    <p class="g-hint">{t.keep_hint}</p>
                    <div class="g-board">{groups}</div>
                </section>
            }
        })
    }

    fn unsupported(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let flagged = self.analysis.clauses.iter().filter(|result| result.unsupported);
        let rows: Vec<_> = flagged.map(|result| view! { <li>{self.link(result.clause)}</li> }).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{t.unsupported_heading} " (" {rows.len()} ")"</h2>
                    <p class="g-hint">{t.unsupported_hint}</p>
                    <ul class="g-columns">{rows}</ul>
                </section>
            }
        })
    }

    fn excluded(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let excluded = self.assessment.ratings().filter_map(|(clause, rating)| match &rating.answer {
            Answer::NotApplicable(reason) => Some((clause, reason.to_string())),
            Answer::Level(_) | Answer::Unanswered => None,
        });
        let rows: Vec<_> =
            excluded.map(|(clause, reason)| view! { <li>{self.link(clause)} ": " {reason}</li> }).collect();
        (!rows.is_empty()).then(|| view! { <section><h2>{t.excluded_heading}</h2><ul>{rows}</ul></section> })
    }

    fn method(&self) -> impl IntoView + use<> {
        let t = self.desk.t();
        let points: Vec<_> = t.method.iter().map(|point| view! { <li>{*point}</li> }).collect();
        view! {
            <details class="g-fold g-method">
                <summary>{t.method_heading}</summary>
                <ul>{points}</ul>
            </details>
        }
    }
}

/// A contribution to the total with two decimals: with one, most would read 0,0.
fn format_small(value: f64, desk: Desk) -> String {
    let text = format!("{value:.2}");
    match desk.language() {
        glapp_core::Language::Sv => text.replace('.', ","),
        glapp_core::Language::En => text,
    }
}
