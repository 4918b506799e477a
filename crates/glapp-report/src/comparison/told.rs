//! What the page tells of the units, part by part: what is folded is told when it is unfolded, and what is long when
//! someone asks. Two hundred units would be sixty thousand elements otherwise.

use super::heatmap::ON_PAPER;
use super::{
    CompareChoice, ComparePage, ComparedName, ComparisonSources, ComparisonView, Teller, UnitOrder,
    comparison,
};
use crate::chart::svg;
use crate::html::{self, Setting, escaped};
use crate::{Block, Document, csv, markdown};
use glapp_core::{Clause, ClauseId, ComparedUnit, Comparison, Coverage, Date};

/// So many units are told of one by one at first sight; more are folded.
const FEW: usize = 30;

/// Units that have been compared, for as long as only the view of them changes: the order, the clauses, two of them.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The units' places on the page, in the order of the comparison.
    places: Vec<usize>,
    names: Vec<ComparedName>,
    comparison: Comparison,
    coverage: Coverage,
}

impl ComparePage<'_> {
    /// Compares the units that the choice is about; none if there are none.
    pub fn compare(&self, choice: &CompareChoice) -> Option<Compared> {
        let (mut places, mut names, mut compared) = (Vec::new(), Vec::new(), Vec::new());
        for (place, name) in self.chosen(choice) {
            let Some(it) = self.units.get(place) else { continue };
            let used = it.kept.ratings().filter(|(_, rating)| !rating.practices.is_empty());
            places.push(place);
            names.push(ComparedName {
                name,
                kind: it.kept.header().unit.kind,
                date: it.date,
                practices: used.map(|(clause, rating)| (clause, rating.practices.clone())).collect(),
            });
            compared.push(ComparedUnit::of(&it.kept, self.catalogue));
        }
        let latest = names.iter().map(|it| it.date).max()?;
        let comparison = Comparison::of(compared, self.catalogue, choice.capacity);
        let coverage = Coverage::on(latest.max(Date::FIRST), self.catalogue, self.practices);
        Some(Compared { places, names, comparison, coverage })
    }

    /// Tells of them in the view that is chosen.
    pub(super) fn told<T>(
        &self,
        compared: &Compared,
        choice: &CompareChoice,
        tell: impl FnOnce(&Teller<'_>) -> T,
    ) -> T {
        let shown = |place: Option<usize>| compared.places.iter().position(|it| Some(*it) == place);
        let order = match choice.order.strip_prefix("like-").and_then(|place| shown(place.parse().ok())) {
            Some(place) => UnitOrder::LikenessTo(place),
            None if choice.order == "score" => UnitOrder::Score,
            None => UnitOrder::Name,
        };
        let view = ComparisonView {
            order,
            clauses: self.clauses(&choice.clauses),
            pair: shown(choice.pair.0).zip(shown(choice.pair.1)).filter(|(one, other)| one != other),
        };
        let sources = ComparisonSources {
            catalogue: self.catalogue,
            practices: self.practices,
            coverage: &compared.coverage,
            names: &compared.names,
            comparison: &compared.comparison,
        };
        tell(&Teller { sources, view: &view, language: self.language })
    }

    /// What is told of the units; a helpful sentence where there are none.
    pub fn result(&self, compared: Option<&Compared>, choice: &CompareChoice) -> String {
        let Some(compared) = compared else {
            let none = self.say(
                "Inga enheter att visa än. Varje enhet får sin fil med ”Exportera till fil” i sin skattning.",
                "No units to show yet. Each unit gets its file with “Export to a file” in its assessment.",
            );
            return format!("<p class=\"g-hint\">{none}</p>");
        };
        self.told(compared, choice, |it| {
            let mut out = format!("<h2>{}</h2>", escaped(&it.title()));
            let mut blocks = vec![Block::text(it.lead()), Block::Hint(it.city().into())];
            it.pair(&mut blocks);
            it.heading(&mut blocks);
            out.push_str(&self.part(&blocks));
            let order = it.order();
            let overview = self.wide(self.say("Kapitel", "Chapters"), &[Block::Table(it.overview(&order))]);
            out.push_str(&format!("<div id=\"g-k-overview\">{overview}</div>"));
            for chapter in it.chapters() {
                let id = format!("heat-{}", chapter.id());
                out.push_str(&self.fold(it, choice, &id, &it.summary(chapter)));
            }
            if order.len() <= FEW {
                let mut blocks = Vec::new();
                it.standing(&mut blocks);
                out.push_str(&self.part(&blocks));
            } else {
                out.push_str(&format!("<h2>{}</h2>", self.say("Enheterna", "The units")));
                let summary =
                    self.say("Nivå, plats och glapp för varje enhet", "Level, place and gap of each unit");
                out.push_str(&self.fold(it, choice, "units", summary));
            }
            out.push_str(&format!("<h2>{}</h2>", self.say("Kapitlen som radar", "The chapters as radars")));
            out.push_str(&self.fold(
                it,
                choice,
                "radars",
                self.say("En radar för varje enhet", "A radar for each unit"),
            ));
            let mut blocks = Vec::new();
            it.white_spots(&mut blocks);
            let lessons = it.shown_lessons();
            it.lessons_heading(&mut blocks, &lessons);
            if !lessons.is_empty() {
                blocks.push(Block::Table(it.lesson_counts(&lessons)));
            }
            out.push_str(&self.part(&blocks));
            if !lessons.is_empty() {
                out.push_str(&format!("<h3>{}</h3>", it.pairs_heading()));
                let mut learners: Vec<usize> = lessons.iter().map(|lesson| lesson.learner).collect();
                learners.sort_unstable();
                learners.dedup();
                for learner in order.into_iter().filter(|unit| learners.contains(unit)) {
                    let count = lessons.iter().filter(|lesson| lesson.learner == learner).count();
                    let summary = format!("{} ({count})", it.name(learner));
                    out.push_str(&self.fold(it, choice, &format!("learner-{learner}"), &summary));
                }
            }
            out
        })
    }

    /// A part that is told when it is unfolded.
    fn fold(&self, it: &Teller<'_>, choice: &CompareChoice, id: &str, summary: &str) -> String {
        let (open, told) = match choice.open.contains(id) {
            true => (" open", self.folded(it, id, false)),
            false => ("", String::new()),
        };
        format!(
            "<details class=\"g-fold\"{open}><summary data-compare=\"fold {id}\">{}</summary><div id=\"g-k-{id}\">{told}</div></details>",
            escaped(summary)
        )
    }

    fn folded(&self, it: &Teller<'_>, id: &str, paper: bool) -> String {
        let (kind, of) = id.split_once('-').unwrap_or((id, ""));
        match (kind, of.parse::<ClauseId>(), of.parse::<usize>()) {
            ("heat", Ok(chapter), _) => {
                let order = it.order();
                // Paper does not scroll: there the units stand below each other, some at a time.
                let some = if paper { ON_PAPER } else { order.len().max(1) };
                let tables = order.chunks(some).map(|some| Block::Table(it.clauses(chapter, some, !paper)));
                self.wide(&it.clause_title(chapter), &tables.collect::<Vec<_>>())
            }
            ("units", ..) => {
                let mut blocks = Vec::new();
                it.standing(&mut blocks);
                // It says what it is already.
                self.part(blocks.get(1..).unwrap_or_default())
            }
            ("radars", ..) => it.radar_list(),
            ("learner", _, Ok(learner)) => self.part(&it.of_learner(learner)),
            _ => String::new(),
        }
    }

    /// What a folded part holds.
    pub fn unfolded(&self, compared: &Compared, choice: &CompareChoice, id: &str) -> String {
        self.told(compared, choice, |it| self.folded(it, id, false))
    }

    /// Every folded part with what it holds, for paper.
    pub fn on_paper(&self, compared: &Compared, choice: &CompareChoice) -> Vec<(String, String)> {
        self.told(compared, choice, |it| {
            let mut parts: Vec<(String, String)> = Vec::new();
            let ids = it.chapters().map(Clause::id).map(|chapter| format!("heat-{chapter}"));
            for id in ids.chain(["units".into(), "radars".into()]) {
                let told = self.folded(it, &id, true);
                parts.push((id, told));
            }
            let order = it.order();
            let tables = order.chunks(ON_PAPER).map(|some| Block::Table(it.overview(some)));
            let chapters = self.wide(self.say("Kapitel", "Chapters"), &tables.collect::<Vec<_>>());
            parts.push(("overview".into(), chapters));
            parts
        })
    }

    /// What there is to say of a clause whose button says `clause-` and its number.
    pub fn asked(&self, compared: &Compared, choice: &CompareChoice, id: &str) -> Option<String> {
        let clause: ClauseId = id.strip_prefix("clause-")?.parse().ok()?;
        self.told(compared, choice, |it| {
            let title = it.clause_title(clause);
            let working = Block::Working { id: id.into(), title, blocks: it.of_clause(clause) };
            let document = Document { title: String::new(), blocks: vec![working] };
            html::working(&document, id, &self.setting())
        })
    }

    /// A text to take along: `csv`, the levels; `clauses`, what sums them up; `lessons`, or `md`, all of it.
    pub fn text(&self, compared: &Compared, choice: &CompareChoice, kind: &str) -> String {
        self.told(compared, choice, |it| match kind {
            "csv" => csv::comparison(it.sources, it.view, self.language),
            "clauses" => csv::compared_clauses(it.sources, it.view, self.language),
            "lessons" => csv::lessons(it.sources, it.view, self.language),
            _ => markdown::of(&comparison(it.sources, it.view, self.language)),
        })
    }

    /// A drawing to take along: `radars`, or the heatmap.
    pub fn drawing(&self, compared: &Compared, choice: &CompareChoice, kind: &str) -> String {
        self.told(compared, choice, |it| {
            let chart = if kind == "radars" { it.radar_sheet() } else { it.drawing() };
            svg::of(&chart, Some(&it.title()))
        })
    }

    /// What there is to take along, once there is something.
    pub fn take(&self, compared: Option<&Compared>) -> String {
        self.offers(compared, self.say("Hämta filer eller skriv ut", "Get files or print"), |_| true)
    }

    /// The same without workbooks, which another module makes, and without print: what is printed there is the page
    /// around it.
    pub fn take_to_read(&self, compared: Option<&Compared>) -> String {
        let made_here = |does: &str| !matches!(does, "xlsx" | "print");
        self.offers(compared, self.say("Hämta filer", "Get files"), made_here)
    }

    fn offers(&self, compared: Option<&Compared>, summary: &str, offers: fn(&str) -> bool) -> String {
        if compared.is_none() {
            return String::new();
        }
        let mut out = format!(
            "<details class=\"g-fold g-take-compare\"><summary>{summary}</summary><p class=\"g-hint\">{}</p><p class=\"g-tools\">",
            self.say(
                "Filerna visar samma enheter, avsnitt och ordning som sidan. Dolda namn är dolda i filerna också.",
                "The files show the same units, clauses and order as the page. Hidden names are hidden in the files too.",
            )
        );
        let all = [
            ("xlsx", self.say("Excel", "Excel")),
            ("text csv", self.say("CSV, nivåerna", "CSV, the levels")),
            ("text clauses", self.say("CSV, avsnitten", "CSV, the clauses")),
            ("text lessons", self.say("CSV, vem kan lära av vem", "CSV, who can learn from whom")),
            ("text md", self.say("Markdown, allt", "Markdown, all of it")),
            ("svg heatmap", self.say("Nivåerna som SVG", "The levels as SVG")),
            ("png heatmap", self.say("Nivåerna som PNG", "The levels as PNG")),
            ("svg radars", self.say("Radarerna som SVG", "The radars as SVG")),
            ("png radars", self.say("Radarerna som PNG", "The radars as PNG")),
            ("print", self.say("Skriv ut", "Print")),
        ];
        for (does, text) in all.into_iter().filter(|(does, _)| offers(does)) {
            out.push_str(&format!(
                "<button type=\"button\" class=\"g-button g-button-plain\" data-compare=\"{does}\">{text}</button>"
            ));
        }
        out.push_str("</p></details>");
        out
    }

    fn setting(&self) -> Setting<'static> {
        Setting { language: self.language, address: &|_| String::new(), live: true }
    }

    fn part(&self, blocks: &[Block]) -> String {
        html::blocks(blocks, &self.setting())
    }

    /// What scrolls sideways by itself, by key too, and what that is.
    fn wide(&self, label: &str, blocks: &[Block]) -> String {
        let label = escaped(label);
        format!(
            "<div class=\"g-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">{}</div>",
            self.part(blocks)
        )
    }
}
