//! Several files, and what the city has, as CSV: each row says of what it is, so that programs can sort and join.

use super::Rows;
use crate::comparison::{ComparisonSources, ComparisonView};
use crate::number;
use crate::vocabulary::{self as vocabulary, pick};
use crate::words::words;
use glapp_core::{
    Catalogue, ClauseId, Coded, Consensus, Coverage, Handbook, Language, Level, Linked, Practice, Proposal,
    Score, Status, Timeline,
};
use std::borrow::Borrow;

/// What rows are written with.
struct Sheet<'a> {
    out: Rows,
    catalogue: &'a Catalogue,
    language: Language,
}

impl<'a> Sheet<'a> {
    fn new(catalogue: &'a Catalogue, language: Language) -> Self {
        Self { out: Rows::new(language), catalogue, language }
    }

    fn head(&mut self, names: &[(&str, &str)], more: impl IntoIterator<Item = String>) {
        let language = self.language;
        self.out.cells(names.iter().map(|(sv, en)| pick(language, sv, en).to_owned()).chain(more));
    }

    /// A number as it is; nothing for none.
    fn exact(&self, value: impl Into<Option<f64>>) -> String {
        value.into().map_or_else(String::new, |value| number::plain(value, self.language))
    }

    /// Score, lowest, highest, target, gap.
    fn score(&self, score: &Score) -> [String; 5] {
        [score.score, score.lower, score.upper, score.target, score.gap].map(|value| self.exact(value))
    }

    fn title(&self, clause: ClauseId) -> String {
        self.catalogue.title_in_context(clause, self.language)
    }

    fn yes(&self, yes: bool) -> String {
        if yes { pick(self.language, "ja", "yes") } else { pick(self.language, "nej", "no") }.to_owned()
    }

    /// A level, or why there is none.
    fn level(&self, level: Option<Level>, not_applicable: bool) -> String {
        match level {
            Some(level) => level.to_string(),
            None if not_applicable => vocabulary::status(Status::NotApplicable, self.language).to_owned(),
            None => String::new(),
        }
    }
}

const SCORE: [(&str, &str); 7] = [
    ("nivå", "score"),
    ("lägst", "lower"),
    ("högst", "upper"),
    ("mål", "target"),
    ("glapp", "gap"),
    ("besvarade", "rated"),
    ("gäller", "applicable"),
];

/// Units side by side: one row a unit in the order of the view, with its total and its level in every clause that the
/// view shows.
pub fn comparison(sources: ComparisonSources<'_>, view: &ComparisonView, language: Language) -> String {
    let mut sheet = Sheet::new(sources.catalogue, language);
    let shown: Vec<(usize, ClauseId)> = sources.shown(view).collect();
    let head = [&[("enhet", "unit"), ("slag", "kind"), ("datum", "date")][..], &SCORE].concat();
    sheet.head(&head, shown.iter().map(|(_, clause)| clause.to_string()));
    for place in sources.order(view, language) {
        let (Some(name), Some(unit)) = (sources.names.get(place), sources.comparison.units.get(place)) else {
            continue;
        };
        let kind = vocabulary::unit_kind(name.kind, language).to_owned();
        let of_it = [name.name.clone(), kind, name.date.to_string()].into_iter();
        let counts = [unit.total.rated, unit.total.applicable].map(|count| count.to_string());
        let stands = shown.iter().map(|(leaf, _)| unit.clauses.get(*leaf));
        let levels =
            stands.map(|it| it.map_or_else(String::new, |it| sheet.level(it.level, it.not_applicable)));
        let row: Vec<String> = of_it.chain(sheet.score(&unit.total)).chain(counts).chain(levels).collect();
        sheet.out.cells(row);
    }
    sheet.out.text
}

/// How several people see one unit: one row a clause.
pub fn consensus(catalogue: &Catalogue, consensus: &Consensus, language: Language) -> String {
    let mut sheet = Sheet::new(catalogue, language);
    let head = [
        ("avsnitt", "id"),
        ("rubrik", "title"),
        ("antal", "n"),
        ("median", "median"),
        ("lägst", "min"),
        ("högst", "max"),
        ("enighet", "agreement"),
        ("ej tillämpligt", "not applicable"),
        ("diskutera", "discuss"),
        ("förslag", "proposed"),
    ];
    let levels =
        catalogue.scale().levels().map(|(level, _)| format!("{} {level}", pick(language, "nivå", "level")));
    sheet.head(&head, levels);
    for it in &consensus.clauses {
        let level = |level: Option<Level>| level.map_or_else(String::new, |level| level.to_string());
        let proposed = match it.proposed() {
            Some(Proposal::Level(level)) => level.to_string(),
            Some(Proposal::NotApplicable) => sheet.level(None, true),
            None => String::new(),
        };
        let row = [
            it.clause.to_string(),
            sheet.title(it.clause),
            it.rated().to_string(),
            level(it.median()),
            level(it.min()),
            level(it.max()),
            sheet.exact(it.agreement()),
            it.not_applicable.to_string(),
            sheet.yes(it.discuss()),
            proposed,
        ];
        let row: Vec<String> =
            row.into_iter().chain(it.counts.iter().map(|count| count.to_string())).collect();
        sheet.out.cells(row);
    }
    sheet.out.text
}

/// Units over time: one row for each unit, date and clause, chapters and the total among them. Changes are from the
/// date before, and from the first one; none where the scope has changed.
pub fn timelines<'a>(
    catalogue: &Catalogue,
    units: impl IntoIterator<Item = (&'a str, impl Borrow<Timeline>)>,
    language: Language,
) -> String {
    let mut sheet = Sheet::new(catalogue, language);
    let head = [
        ("enhet", "unit"),
        ("datum", "date"),
        ("avsnitt", "id"),
        ("rubrik", "title"),
        ("nivå", "level"),
        ("lägst", "lower"),
        ("högst", "upper"),
        ("sedan förra", "since the last"),
        ("sedan första", "since the first"),
        ("ändrad omfattning", "change of scope"),
    ];
    sheet.head(&head, []);
    let total = pick(language, "totalt", "total").to_owned();
    for (unit, timeline) in units {
        let timeline: &Timeline = timeline.borrow();
        for (place, date) in timeline.dates.iter().enumerate() {
            let row = |sheet: &mut Sheet<'_>, id: String, title: String, rest: [String; 6]| {
                sheet.out.cells([unit.to_owned(), date.to_string(), id, title].into_iter().chain(rest));
            };
            let scores = |sheet: &Sheet<'_>, scores: &[Score]| {
                let at = |place: usize| scores.get(place);
                let since = |before: Option<&Score>| Some(at(place)?.score? - before?.score?);
                let before = place.checked_sub(1).and_then(at);
                let now = at(place).copied().unwrap_or_default();
                [now.score, now.lower, now.upper, since(before), since(at(0)), None]
                    .map(|value| sheet.exact(value))
            };
            let rest = scores(&sheet, &timeline.total);
            row(&mut sheet, String::new(), total.clone(), rest);
            for it in &timeline.sections {
                let (title, rest) = (sheet.title(it.clause), scores(&sheet, &it.scores));
                row(&mut sheet, it.clause.to_string(), title, rest);
            }
            for it in &timeline.clauses {
                let level = |place: usize| it.levels.get(place).copied().flatten();
                let out = |place: usize| it.not_applicable.get(place).copied().unwrap_or_default();
                let since = |before: Option<usize>| {
                    let before = before?;
                    let same_scope = (before..=place).all(|at| out(at) == out(place));
                    let by = level(place)?.difference(level(before)?);
                    same_scope.then(|| by.to_string())
                };
                let scope = place > 0 && out(place) != out(place - 1);
                let rest = [
                    sheet.level(level(place), out(place)),
                    String::new(),
                    String::new(),
                    since(place.checked_sub(1)).unwrap_or_default(),
                    since(Some(0)).unwrap_or_default(),
                    sheet.yes(scope),
                ];
                let title = sheet.title(it.clause);
                row(&mut sheet, it.clause.to_string(), title, rest);
            }
        }
    }
    sheet.out.text
}

/// What the city has on a day: one row for each clause and practice linked to it, and one for a clause without any.
pub fn coverage(
    catalogue: &Catalogue,
    practices: &[Practice],
    coverage: &Coverage,
    language: Language,
) -> String {
    let (mut sheet, words) = (Sheet::new(catalogue, language), words(language));
    let head = [
        ("avsnitt", "id"),
        ("rubrik", "title"),
        ("dag", "day"),
        ("staden har", "coverage"),
        ("arbetssätt", "practice"),
        ("namn", "name"),
        ("slag", "kind"),
        ("koppling", "strength"),
        ("skäl", "why"),
        ("pågår", "active"),
        ("från", "from"),
        ("till", "to"),
        ("status", "status"),
        ("ägare", "owner"),
        ("strategi", "strategy"),
        ("handlingsplan", "action plan"),
        ("stad", "city"),
        ("källor", "sources"),
    ];
    sheet.head(&head, []);
    for it in coverage.clauses() {
        let of_it = [
            it.clause.to_string(),
            sheet.title(it.clause),
            coverage.as_of().to_string(),
            vocabulary::covered(it.covered(), language).to_owned(),
        ];
        let mut rows: Vec<[String; 14]> = Vec::new();
        for linked in &it.practices {
            let Some(practice) = practices.iter().find(|practice| practice.id == linked.id) else { continue };
            let link = practice.clauses.iter().find(|link| link.clause == it.clause);
            let day = |day: Option<glapp_core::Date>| day.map_or_else(String::new, |day| day.to_string());
            let sources =
                practice.sources.iter().map(|it| format!("{}, {}, {}", it.part, it.section, it.lines));
            rows.push([
                practice.id.to_string(),
                practice.name.get(language).to_owned(),
                (words.kind)(practice.kind).to_owned(),
                (words.strength)(linked.strength).to_owned(),
                link.map_or_else(String::new, |link| link.why.get(language).to_owned()),
                sheet.yes(linked.active),
                day(practice.period.from),
                day(practice.period.to),
                (words.status)(practice.status).to_owned(),
                practice.owner.as_ref().map_or_else(String::new, |owner| owner.get(language).to_owned()),
                practice.programme.strategy.map_or_else(String::new, |number| number.to_string()),
                practice.programme.plan.map_or_else(String::new, |plan| plan.code().to_owned()),
                practice.city.to_string(),
                sources.collect::<Vec<_>>().join("\n"),
            ]);
        }
        if rows.is_empty() {
            rows.push(Default::default());
        }
        for row in rows {
            sheet.out.cells(of_it.clone().into_iter().chain(row));
        }
    }
    sheet.out.text
}

/// The handbook: one row a clause, with what it asks, what good looks like, what the city has and how to begin.
pub fn handbook(handbook: &Handbook<'_>, language: Language) -> String {
    let mut sheet = Sheet::new(handbook.catalogue, language);
    let head = [
        ("avsnitt", "id"),
        ("rubrik", "title"),
        ("fråga", "question"),
        ("varför", "why"),
        ("dag", "day"),
        ("staden har", "coverage"),
        ("arbetssätt", "practices"),
        ("har upphört", "ended"),
        ("behov", "needs"),
        ("delar", "shares"),
        ("underlag", "evidence"),
    ];
    let scale = || handbook.catalogue.scale().levels().map(|(level, _)| level);
    let levels = scale().map(|level| format!("{} {level}", pick(language, "nivå", "level")));
    let steps = scale()
        .skip(1)
        .map(|level| format!("{} {level}", pick(language, "första steget till", "first step to")));
    sheet.head(&head, levels.chain(steps));
    let top = usize::from(handbook.catalogue.scale().top().number());
    for it in handbook.chapters.iter().flat_map(|chapter| &chapter.clauses) {
        let Some(criteria) = it.clause.criteria() else { continue };
        let get = |text: &glapp_core::Text| text.get(language).to_owned();
        let names = |linked: &[Linked<'_>]| lines(linked.iter().map(|it| get(&it.practice.name)));
        let texts = |texts: &[glapp_core::Text], count: usize| -> Vec<String> {
            (0..count).map(|place| texts.get(place).map_or_else(String::new, get)).collect()
        };
        let row = [
            it.clause.id().to_string(),
            sheet.title(it.clause.id()),
            get(&criteria.question),
            criteria.purpose.as_ref().map_or_else(String::new, get),
            handbook.as_of.to_string(),
            vocabulary::covered(it.covered, language).to_owned(),
            names(&it.active),
            names(&it.lapsed),
            lines(it.needs.iter().map(|need| get(&need.name))),
            lines(it.sharers.iter().map(|name| (*name).to_owned())),
            lines(criteria.evidence.iter().map(get)),
        ];
        let more = texts(&criteria.levels, top + 1).into_iter().chain(texts(&criteria.first_step, top));
        sheet.out.cells(row.into_iter().chain(more));
    }
    sheet.out.text
}

/// One a line.
fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}
