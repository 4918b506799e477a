//! Units over time, as documents and as a page: how they moved, what moved, and changes of scope apart.

mod drawn;
mod page;
mod several;

pub use page::{DatedAssessment, ShelvedUnit, TrendChoice, TrendPage};
pub use several::timelines;

use crate::number::{NONE, decimal, percent, signed};
use crate::vocabulary::{pick, status};
use crate::{Block, Cell, Document, Set, Table, Tone};
use glapp_core::{
    Catalogue, ClauseId, ClauseTrend, Date, Language, Movement, Score, Shift, Status, Timeline, last_step,
    whole_way,
};

/// One unit over time: the chapters by date with their bounds, what moved, and changes of scope apart.
pub fn timeline(catalogue: &Catalogue, unit: &str, timeline: &Timeline, language: Language) -> Document {
    let it = Teller { catalogue, timeline, language };
    let mut blocks = vec![Block::text(it.lead())];
    it.chapters(&mut blocks);
    it.moved(&mut blocks);
    it.scope(&mut blocks);
    if !timeline.dates.is_empty() {
        let summary = it.say("Alla avsnitt, datum för datum", "All clauses, date by date").into();
        let all = it.clauses(&mut timeline.clauses.iter(), false);
        blocks.push(Block::Folded { summary, blocks: vec![Block::Table(all)] });
    }
    Document { title: format!("{}: {unit}", it.say("Utveckling över tid", "Trend")), blocks }
}

struct Teller<'a> {
    catalogue: &'a Catalogue,
    timeline: &'a Timeline,
    language: Language,
}

impl Teller<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.catalogue.title_in_context(clause, self.language))
    }

    /// Whether the last step is another than the whole way.
    fn has_steps(&self) -> bool {
        self.timeline.dates.len() > 2
    }

    fn lead(&self) -> String {
        let (first, last) = match &*self.timeline.dates {
            [] => return self.say("Det finns ingen skattning.", "There is no assessment.").into(),
            [only] => {
                return match self.language {
                    Language::Sv => {
                        format!("Det finns en skattning, från {only}. En till behövs.")
                    }
                    Language::En => {
                        format!("There is one assessment, of {only}. One more is needed.")
                    }
                };
            }
            [first, .., last] => (first, last),
        };
        let way = whole_way(&self.timeline.total);
        let [then, now] = [way.then, way.now].map(|score| decimal(score, self.language));
        let change = signed(way.change(), self.language);
        let said = match self.language {
            Language::Sv => format!("Totalen var {then} den {first} och är {now} den {last}: {change}."),
            Language::En => format!("The total was {then} on {first} and is {now} on {last}: {change}."),
        };
        if uncertain(&self.timeline.total) { format!("{said} {}", caution(self.language)) } else { said }
    }

    /// The chapters and the total, as a drawing and a table; then each with what it could become.
    fn chapters(&self, out: &mut Vec<Block>) {
        if self.timeline.dates.len() < 2 {
            return out.push(Block::Table(self.scores()));
        }
        out.push(Block::heading(2, "chapters", self.say("Kapitel för kapitel", "Chapter by chapter")));
        let (sv, en) = if self.has_steps() {
            (
                "Kapitlen och totalen över tid, med nivån nu till höger. Tjock linje: totalen, med ett band för vad den kan bli. Brun eller orange linje: lägre nu än först.",
                "The chapters and the total over time, with the level now to the right. Thick line: the total, with a band for what it could become. Brown or orange line: lower now than at first.",
            )
        } else {
            (
                "Kapitlen och totalen då och nu. Tjock linje: totalen, med ett band för vad den kan bli. Brun eller orange linje: lägre nu än då.",
                "The chapters and the total then and now. Thick line: the total, with a band for what it could become. Brown or orange line: lower now than then.",
            )
        };
        out.push(drawn::figure("lines", self.say(sv, en), self.together(), self.scores()));
        out.push(Block::heading(2, "bounds", self.say("Så säkra är nivåerna", "How certain the levels are")));
        let caption = self.say(
            "Varje kapitel för sig. Bandet visar vad nivån kan bli när allt är besvarat. Utan band är allt besvarat.",
            "Each chapter by itself. The band shows what the level could become once all is answered. Without a band all is answered.",
        );
        out.push(drawn::figure("bounds", caption, self.apart(), self.bounds()));
    }

    /// Every chapter and, last, the total.
    fn sections(&self) -> impl Iterator<Item = (String, &[Score])> {
        let chapters = self.timeline.sections.iter().filter(|it| it.clause.depth() == 1);
        let total = (self.say("Totalt", "Total").to_owned(), &*self.timeline.total);
        chapters.map(|it| (self.title(it.clause), &*it.scores)).chain([total])
    }

    /// The scores by date, and how they have changed.
    fn scores(&self) -> Table {
        let mut table = Table::default();
        table.head.push((self.say("Kapitel", "Chapter").into(), Set::Words));
        table.head.extend(self.timeline.dates.iter().map(|date| (date.to_string(), Set::Numbers)));
        self.change_heads(&mut table);
        for (name, scores) in self.sections() {
            let mut row = vec![Cell::from(name)];
            row.extend(scores.iter().map(|score| Cell::from(decimal(score.score, self.language))));
            let changes = [Some(whole_way(scores)), self.has_steps().then(|| last_step(scores))];
            let change = |it: Shift| Cell::from(signed(it.change(), self.language));
            row.extend(changes.into_iter().flatten().map(change));
            table.rows.push(row);
        }
        table.total = true;
        table
    }

    fn change_heads(&self, table: &mut Table) {
        table.head.push((self.say("Ändring", "Change").into(), Set::Numbers));
        if self.has_steps() {
            table.head.push((self.say("Senaste steget", "Last step").into(), Set::Numbers));
        }
    }

    /// What each could still become.
    fn bounds(&self) -> Table {
        let mut table = bounds_table(self.say("Kapitel", "Chapter"), self.language);
        for (name, scores) in self.sections() {
            for (date, score) in self.timeline.dates.iter().zip(scores) {
                table.rows.push(bounds_row(&name, *date, score, self.language));
            }
        }
        table
    }

    /// The clauses whose level is another on the last date than on the first, or that were or are not rated.
    fn moved(&self, out: &mut Vec<Block>) {
        if self.timeline.dates.len() < 2 {
            return;
        }
        let of =
            |movement: Movement| self.timeline.clauses.iter().filter(move |it| it.movement() == movement);
        let kinds = [
            (Movement::Up, self.say("Högre nivå", "Higher level")),
            (Movement::Down, self.say("Lägre nivå", "Lower level")),
            (Movement::NewlyRated, self.say("Nu besvarade", "Answered now")),
            (Movement::NoLongerRated, self.say("Inte längre besvarade", "No longer answered")),
        ];
        out.push(Block::heading(2, "moved", self.say("Vad som har ändrats", "What has changed")));
        let same = (Movement::Same, self.say("Samma nivå", "Same level"));
        let scope = (Movement::Scope, self.say("Ändrad omfattning", "Change of scope"));
        let counts = kinds.iter().chain([&same, &scope]);
        let count =
            |(kind, name): &(Movement, &str)| ((*name).to_owned(), of(*kind).count().to_string().into());
        out.push(Block::Facts(counts.map(count).collect()));
        out.push(Block::Hint(
            self.say(
                "Nivån den första dagen mot nivån den sista. ”·” är inte besvarat.",
                "The level on the first day against the level on the last. “·” is not answered.",
            )
            .into(),
        ));
        for (kind, name) in kinds {
            let table = self.clauses(&mut of(kind), matches!(kind, Movement::Up | Movement::Down));
            if !table.rows.is_empty() {
                out.push(Block::heading(3, "", name));
                out.push(Block::Table(table));
            }
        }
    }

    fn scope(&self, out: &mut Vec<Block>) {
        let mut changed = self.timeline.clauses.iter().filter(|it| it.scope_change());
        let table = self.clauses(&mut changed, false);
        if table.rows.is_empty() {
            return;
        }
        out.push(Block::heading(2, "scope", self.say("Ändrad omfattning", "Changes of scope")));
        out.push(Block::Hint(
            self.say(
                "De här avsnitten har börjat eller slutat gälla enheten. Det är ingen ändring av nivån.",
                "These clauses have begun or ceased to apply to the unit. That is no change of level.",
            )
            .into(),
        ));
        out.push(Block::Table(table));
    }

    /// The levels of clauses by date and how they have changed; `widest` puts the widest change first.
    fn clauses(&self, clauses: &mut dyn Iterator<Item = &ClauseTrend>, widest: bool) -> Table {
        let mut clauses: Vec<&ClauseTrend> = clauses.collect();
        if widest {
            clauses.sort_by_key(|it| std::cmp::Reverse(it.change().map(i16::abs)));
        }
        let mut table = Table::default();
        table.head.push((self.say("Avsnitt", "Clause").into(), Set::Words));
        table.head.extend(self.timeline.dates.iter().map(|date| (date.to_string(), Set::Level)));
        self.change_heads(&mut table);
        for it in clauses {
            let mut row = vec![Cell::from(self.title(it.clause))];
            row.extend(levels(it, self.language));
            let change = |by: Option<i16>| Cell::from(by.map_or_else(|| NONE.to_owned(), step));
            row.push(change(it.change()));
            row.extend(self.has_steps().then(|| change(it.last_step())));
            table.rows.push(row);
        }
        table
    }
}

/// Whether what has not been answered could be all that makes the last score another than the first.
fn uncertain(scores: &[Score]) -> bool {
    let ends = scores.first().zip(scores.last());
    // A change that is not seen needs no caution.
    let changed = whole_way(scores).change().is_some_and(|by| by.abs() >= 0.05);
    changed && ends.is_some_and(|(first, last)| !last.is_apart_from(first))
}

fn caution(language: Language) -> &'static str {
    pick(
        language,
        "Ändringen är osäker: den kan bero på vad som ännu inte är besvarat.",
        "The change is uncertain: it could come from what has not been answered yet.",
    )
}

fn bounds_table(first: &str, language: Language) -> Table {
    let say = |sv, en| pick(language, sv, en);
    Table::new([
        (first, Set::Words),
        (say("Datum", "Date"), Set::Words),
        (say("Nivå", "Level"), Set::Numbers),
        (say("Lägst", "Lowest"), Set::Numbers),
        (say("Högst", "Highest"), Set::Numbers),
        (say("Besvarat", "Answered"), Set::Numbers),
    ])
}

fn bounds_row(name: &str, date: Date, score: &Score, language: Language) -> Vec<Cell> {
    let [level, lower, upper] = [score.score, score.lower, score.upper].map(|it| decimal(it, language));
    let answered = percent(score.rated, score.applicable, language);
    [name.to_owned(), date.to_string(), level, lower, upper, answered].map(Cell::from).into()
}

/// A change in whole levels, with its sign.
fn step(by: i16) -> String {
    match by {
        0 => "0".into(),
        by if by > 0 => format!("+{by}"),
        by => format!("\u{2212}{}", by.unsigned_abs()),
    }
}

fn levels(it: &ClauseTrend, language: Language) -> impl Iterator<Item = Cell> {
    it.levels.iter().zip(&it.not_applicable).map(move |(level, out)| match level {
        Some(level) => Cell { text: level.to_string(), tone: Tone::Level(level.number()), ..Cell::default() },
        None if *out => {
            Cell { text: status(Status::NotApplicable, language).into(), tone: Tone::Out, ..Cell::default() }
        }
        None => Cell { text: "·".into(), tone: Tone::Open, ..Cell::default() },
    })
}
