//! The result of one assessment as a document: one screen that is understood in a minute, then everything behind it.

mod agenda;
mod first;
mod form;
mod glance;
mod groups;
mod report;
mod trend;
mod working;

pub use agenda::agenda;
pub use form::form;
pub use glance::glance;
pub use groups::group_name;
pub use report::report;

use crate::chart::{Bar, Bars, Bounds, Chart, Radar, Series, Style};
use crate::number::{self, NONE};
use crate::vocabulary::{self as words, capital, pick};
use crate::{Block, Cell, Document, Figure, Set, Table};
use glapp_core::{
    Assessment, Catalogue, ClauseId, ClauseResult, Coverage, GapAnalysis, Language, Practice, Score, Status,
};

/// What the result is told from.
#[derive(Clone, Copy)]
pub struct ResultSources<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The city's practices.
    pub practices: &'a [Practice],
    /// What they cover on a day.
    pub coverage: &'a Coverage,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What follows from it.
    pub analysis: &'a GapAnalysis,
    /// The unit's assessment before this one, if it is compared with that.
    pub previous: Option<(&'a Assessment, &'a GapAnalysis)>,
    /// Other standards, to see the result by their clauses through the crosswalk.
    pub others: &'a [Catalogue],
}

/// The result in a language.
pub fn result(sources: ResultSources<'_>, language: Language) -> Document {
    let mut document = result_beginning(sources, language);
    document.blocks.append(&mut result_rest(sources, language));
    document
}

/// Its beginning, which fills a screen: what it comes to, and where to begin.
pub fn result_beginning(sources: ResultSources<'_>, language: Language) -> Document {
    let it = Teller { sources, language };
    let mut blocks = vec![Block::Hint(it.unit()), Block::text(it.lead())];
    it.overview(&mut blocks);
    it.first(&mut blocks);
    Document { title: it.title(), blocks }
}

/// What comes below that.
pub fn result_rest(sources: ResultSources<'_>, language: Language) -> Vec<Block> {
    let it = Teller { sources, language };
    let mut blocks = Vec::new();
    it.chapters(
        &mut blocks,
        it.say(
            " Tryck på en siffra för att se hur den räknades.",
            " Press a number to see how it was calculated.",
        ),
    );
    it.trend(&mut blocks);
    it.board(&mut blocks);
    it.clauses(&mut blocks);
    it.groups(&mut blocks);
    it.left_out(&mut blocks);
    blocks.push(Block::Folded {
        summary: it.say("Så räknas det", "How it is calculated").into(),
        blocks: vec![Block::list(method(language).iter().copied())],
    });
    blocks
}

/// How everything is computed, in sentences (`domain.md`, *Scores*).
pub fn method(language: Language) -> &'static [&'static str; 5] {
    match language {
        Language::Sv => &[
            "Ett kapitels nivå är medelvärdet av de besvarade avsnitten i det. Totalen är medelvärdet av kapitlen, så att ett långt kapitel inte väger tyngre än ett kort.",
            "Obesvarade avsnitt är inte noll. De gör i stället resultatet osäkert: den lägsta nivån räknar med noll på allt som återstår, den högsta med full nivå.",
            "Ej tillämpliga avsnitt räknas inte med, varken som noll eller som full nivå.",
            "Glappet i ett avsnitt är målet minus nivån, men aldrig mindre än noll. Ett överskott på ett håll döljer inte ett glapp på ett annat.",
            "Turordningen bestäms av hur mycket totalen stiger om avsnittet når sitt mål, gånger vikten (låg 1, normal 2, hög 3).",
        ],
        Language::En => &[
            "A chapter’s level is the mean of the rated clauses in it. The total is the mean of the chapters, so that a long chapter does not outweigh a short one.",
            "Unanswered clauses are not zero. They make the result uncertain instead: the lowest level assumes zero for all that remains, the highest assumes the top.",
            "Clauses that are not applicable are not counted, neither as zero nor as full marks.",
            "The gap of a clause is its target minus its level, but never less than zero. A surplus in one place does not hide a gap in another.",
            "The order follows how much the total would rise if the clause reached its target, times its importance (low 1, normal 2, high 3).",
        ],
    }
}

/// Tells the parts.
#[derive(Clone, Copy)]
struct Teller<'a> {
    sources: ResultSources<'a>,
    language: Language,
}

impl Teller<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn number(&self, value: Option<f64>) -> String {
        number::decimal(value, self.language)
    }

    fn clause_title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.sources.catalogue.title_in_context(clause, self.language))
    }

    /// A clause's title, which leads to its question.
    fn link(&self, clause: ClauseId) -> Cell {
        Cell::link(self.clause_title(clause), clause.to_string())
    }

    fn range(&self, score: &Score) -> String {
        match (score.lower, score.upper) {
            (Some(lower), Some(_)) if score.rated == score.applicable => self.number(Some(lower)),
            (Some(lower), Some(upper)) => {
                format!("{}–{}", self.number(Some(lower)), self.number(Some(upper)))
            }
            _ => NONE.into(),
        }
    }

    fn percent(&self, score: &Score) -> String {
        number::percent(score.rated, score.applicable, self.language)
    }

    fn title(&self) -> String {
        let top = self.sources.catalogue.scale().top();
        let Score { score, applicable, .. } = self.sources.analysis.total;
        match (score, self.language) {
            (Some(score), Language::Sv) => format!("Ni ligger på {} av {top}.", self.number(Some(score))),
            (Some(score), Language::En) => format!("You are at {} of {top}.", self.number(Some(score))),
            (None, _) if applicable == 0 => {
                self.say("Inget avsnitt gäller er.", "No clause applies to you.").into()
            }
            (None, _) => self.say("Inget avsnitt är besvarat än.", "No clause is answered yet.").into(),
        }
    }

    fn unit(&self) -> String {
        let header = self.sources.assessment.header();
        let unit = &header.unit;
        let state = self.state();
        let kind = words::unit_kind(unit.kind, self.language);
        let (name, organisation) = (words::isolated(&unit.name), words::isolated(&unit.organisation));
        let parts = [&*name, kind, &*organisation, &header.date.to_string(), &state];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// Draft, or adopted when and by whom.
    fn state(&self) -> String {
        words::state_of(self.sources.assessment.header(), self.language)
    }

    /// The result in a few plain sentences.
    fn lead(&self) -> String {
        let analysis = self.sources.analysis;
        let Score { rated, applicable, lower, upper, .. } = analysis.total;
        let (low, high) = (self.number(lower), self.number(upper));
        let mut sentences = vec![match self.language {
            _ if applicable == 0 => self
                .say(
                    "Ni har angett att inget avsnitt gäller er, så det finns inget att räkna på.",
                    "You have said that no clause applies to you, so there is nothing to count.",
                )
                .into(),
            _ if rated == applicable => self
                .say(
                    "Alla avsnitt som gäller er är besvarade.",
                    "All clauses that apply to you are answered.",
                )
                .into(),
            Language::Sv => format!(
                "{rated} av {applicable} avsnitt är besvarade. När resten är besvarat landar ni mellan {low} och {high}."
            ),
            Language::En => format!(
                "{rated} of {applicable} clauses are answered. Once the rest is answered you will be between {low} and {high}."
            ),
        }];
        if let Some(widest) = analysis.widest() {
            let (title, gap) = (self.clause_title(widest.clause), self.number(widest.score.gap));
            sentences.push(match self.language {
                Language::Sv => format!("Störst glapp: {title}, i snitt {gap} nivåer under målet."),
                Language::En => format!("Widest gap: {title}, {gap} levels below the target on average."),
            });
            sentences.push(self.three_things());
        } else if rated > 0 {
            let reached = (
                "Ni har nått målet i allt som är besvarat.",
                "You have reached the target in all that is answered.",
            );
            sentences.push(self.say(reached.0, reached.1).into());
        }
        sentences.join(" ")
    }

    fn overview(&self, out: &mut Vec<Block>) {
        let total = &self.sources.analysis.total;
        let top = self.sources.catalogue.scale().top();
        let names = ["Totalt", "Kan bli", "Mål", "Glapp", "Besvarat"];
        let english = ["Total", "Could become", "Target", "Gap", "Answered"];
        let names = if self.language == Language::Sv { names } else { english };
        let [score, ..] = self.figures(total, "total");
        let drawn = Cell { chart: Some(Chart::Bounds(Bounds::of(total, top))), ..score };
        let [_, rest @ ..] = self.figures(total, "total");
        let cells = [drawn].into_iter().chain(rest);
        out.push(Block::Facts(names.map(str::to_owned).into_iter().zip(cells).collect()));
        out.push(self.total_working());
        out.push(Block::Figure(Box::new(self.radar())));
    }

    fn radar(&self) -> Figure {
        let now = self.sources.analysis;
        let chapters: Vec<_> = now.chapters().collect();
        let axes = chapters.iter().map(|it| self.clause_title(it.clause)).collect();
        let (now_is, target, before) = (
            self.say("nivå nu", "level now"),
            self.say("mål", "target"),
            self.say("förra gången", "last time"),
        );
        let values =
            |part: &dyn Fn(ClauseId) -> Option<f64>| chapters.iter().map(|it| part(it.clause)).collect();
        let mut series = vec![
            Series {
                name: target.into(),
                style: Style::Target,
                values: values(&|id| now.section(id).and_then(|score| score.target)),
            },
            Series {
                name: now_is.into(),
                style: Style::Now,
                values: values(&|id| now.section(id).and_then(|score| score.score)),
            },
        ];
        if let Some((assessment, analysis)) = self.sources.previous {
            series.insert(
                1,
                Series {
                    name: format!("{before} ({})", assessment.header().date),
                    style: Style::Before,
                    values: values(&|id| analysis.section(id).and_then(|score| score.score)),
                },
            );
        }
        let mut table = Table::default();
        table.head.push((self.say("Kapitel", "Chapter").into(), Set::Words));
        table.head.extend(series.iter().map(|it| (capital(&it.name), Set::Numbers)));
        for (place, chapter) in chapters.iter().enumerate() {
            let value = |it: &Series| self.number(it.values.get(place).copied().flatten()).into();
            let first = Cell::from(self.clause_title(chapter.clause));
            table.rows.push([first].into_iter().chain(series.iter().map(value)).collect());
        }
        let caption = self.say("Kapitlen: nivå nu och mål", "The chapters: level now and target");
        let top = self.sources.catalogue.scale().top().number();
        Figure {
            id: "radar",
            caption: caption.into(),
            chart: Chart::Radar(Radar { axes, series, top }),
            table,
        }
    }

    /// The five figures of a score, each opening its working: level, range, target, gap, completeness.
    fn figures(&self, score: &Score, working: &str) -> [Cell; 5] {
        [
            self.number(score.score),
            self.range(score),
            self.number(score.target),
            self.number(score.gap),
            self.percent(score),
        ]
        .map(|text| if text == NONE { text.into() } else { Cell::worked(text, working) })
    }

    fn score_table(&self, first: &str) -> Table {
        Table::new([
            (first, Set::Words),
            ("", Set::Drawing),
            (self.say("Nivå", "Level"), Set::Numbers),
            (self.say("Kan bli", "Could become"), Set::Numbers),
            (self.say("Mål", "Target"), Set::Numbers),
            (self.say("Glapp", "Gap"), Set::Numbers),
            (self.say("Besvarat", "Answered"), Set::Numbers),
        ])
    }

    fn score_row(&self, name: impl Into<Cell>, score: &Score, working: &str) -> Vec<Cell> {
        let top = self.sources.catalogue.scale().top();
        let drawn = Cell { chart: Some(Chart::Bounds(Bounds::of(score, top))), ..Cell::default() };
        [name.into(), drawn].into_iter().chain(self.figures(score, working)).collect()
    }

    /// The chapters' figures; `more` is said behind the legend.
    fn chapters(&self, out: &mut Vec<Block>, more: &str) {
        out.push(Block::heading(2, "", self.say("Kapitel för kapitel", "Chapter by chapter")));
        out.push(Block::Hint(format!("{}{more}", self.legend())));
        let mut table = self.score_table(self.say("Kapitel", "Chapter"));
        for section in self.sources.analysis.chapters() {
            let id = section.clause.to_string();
            table.rows.push(self.score_row(self.clause_title(section.clause), &section.score, &id));
        }
        table.rows.push(self.score_row(self.say("Totalt", "Total"), &self.sources.analysis.total, "total"));
        table.total = true;
        out.push(Block::Table(table));
        for section in self.sources.analysis.chapters() {
            out.extend(self.chapter_working(section));
        }
    }

    fn legend(&self) -> &'static str {
        pick(
            self.language,
            "Punkten är nivån nu, linjen visar vad den kan bli när allt är besvarat, och strecket är målet.",
            "The dot is the level now, the line shows what it could become once all is answered, and the bar is the target.",
        )
    }

    /// Every clause as a bar, and in a table with what the city has and what to do.
    fn clauses(&self, out: &mut Vec<Block>) {
        let catalogue = self.sources.catalogue;
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.say("Nivå", "Level"), Set::Numbers),
            (self.say("Mål", "Target"), Set::Numbers),
            (self.say("Glapp", "Gap"), Set::Numbers),
            (self.say("Staden har", "The city has"), Set::Words),
            (self.say("Gör", "Do"), Set::Words),
        ]);
        let mut groups = Vec::new();
        for chapter in catalogue.chapters() {
            let of_it = |it: &&ClauseResult| it.clause.is_within(chapter.id());
            let mut bars = Vec::new();
            for it in self.sources.analysis.clauses.iter().filter(of_it) {
                bars.push(Bar {
                    name: self.clause_title(it.clause),
                    value: it.level.map(|level| level.number()),
                    not_applicable: it.status == Status::NotApplicable,
                    target: it.target.number(),
                });
                let level =
                    it.level.map_or(words::status(it.status, self.language).into(), |it| it.to_string());
                let advice = it.advice.map_or(NONE, |advice| words::advice(advice, self.language));
                table.rows.push(vec![
                    self.link(it.clause),
                    level.into(),
                    it.target.to_string().into(),
                    it.gap.map_or(NONE.into(), |gap| gap.to_string()).into(),
                    words::covered(it.covered, self.language).into(),
                    advice.into(),
                ]);
            }
            groups.push((self.clause_title(chapter.id()), bars));
        }
        out.push(Block::heading(2, "", self.say("Avsnitt för avsnitt", "Clause by clause")));
        let caption = self.say(
            "Nivå i varje avsnitt. Strecket är målet, det streckade är inte besvarat.",
            "Level in each clause. The bar is the target; what is hatched is not answered.",
        );
        let chart = Chart::Bars(Bars { groups, top: catalogue.scale().top().number() });
        out.push(Block::Figure(Box::new(Figure { id: "clauses", caption: caption.into(), chart, table })));
    }
}
