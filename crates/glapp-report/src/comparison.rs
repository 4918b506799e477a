//! Several units side by side as a document: standing, heatmap, white spots, who can learn from whom.

mod choice;
mod heard;
mod heatmap;
mod lessons;
mod page;
mod pair;
mod places;
mod radars;
mod told;

pub use page::{CompareChoice, ComparePage};
pub use told::Compared;

use crate::chart::{Bounds, Chart};
use crate::number::{self, NONE};
use crate::vocabulary::{self as words, capital, pick};
use crate::{Block, Cell, Document, Set, Table};
use glapp_core::{
    Catalogue, ClauseId, Comparison, Coverage, Covered, Date, Language, Practice, PracticeId, UnitKind,
};

/// A unit in a comparison, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedName {
    /// What it is called here: its name, or what stands for it.
    pub name: String,
    /// What kind of unit.
    pub kind: UnitKind,
    /// The date of its assessment.
    pub date: Date,
    /// The practices that it uses, by clause.
    pub practices: Vec<(ClauseId, Vec<PracticeId>)>,
}

/// What a comparison is told from.
#[derive(Clone, Copy)]
pub struct ComparisonSources<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The city's practices.
    pub practices: &'a [Practice],
    /// What they cover on a day.
    pub coverage: &'a Coverage,
    /// The units, in the order of the comparison.
    pub names: &'a [ComparedName],
    /// The comparison.
    pub comparison: &'a Comparison,
}

/// The order of the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitOrder {
    /// By name.
    #[default]
    Name,
    /// By total score, highest first, those that are level with each other by name; those without a score last.
    Score,
    /// By likeness to the unit at this place, nearest first.
    LikenessTo(usize),
}

/// What of a comparison is shown, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComparisonView {
    /// The order of the units.
    pub order: UnitOrder,
    /// Only these clauses; all if empty.
    pub clauses: Vec<ClauseId>,
    /// Two units to tell apart.
    pub pair: Option<(usize, usize)>,
}

/// The comparison in a language.
pub fn comparison(sources: ComparisonSources<'_>, view: &ComparisonView, language: Language) -> Document {
    let it = Teller { sources, view, language };
    let mut blocks = vec![Block::text(it.lead()), Block::Hint(it.city().into())];
    it.pair(&mut blocks);
    it.standing(&mut blocks);
    it.heatmap(&mut blocks);
    it.white_spots(&mut blocks);
    it.lessons(&mut blocks);
    Document { title: it.title(), blocks }
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    sources: ComparisonSources<'a>,
    view: &'a ComparisonView,
    language: Language,
}

impl Teller<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn number(&self, value: impl Into<Option<f64>>) -> String {
        number::decimal(value, self.language)
    }

    fn name(&self, place: usize) -> &str {
        self.sources.names.get(place).map_or("", |it| &it.name)
    }

    fn clause_title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.sources.catalogue.title_in_context(clause, self.language))
    }

    fn shows(&self, clause: ClauseId) -> bool {
        self.view.clauses.is_empty() || self.view.clauses.contains(&clause)
    }

    /// The places of the units in the order of the view.
    fn order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.sources.names.len()).collect();
        places.sort_by_key(|place| self.name(*place).to_lowercase());
        match self.view.order {
            UnitOrder::Name => {}
            UnitOrder::Score => {
                let mut ranks = vec![usize::MAX; places.len()];
                for (rank, group) in self.sources.comparison.standing().iter().enumerate() {
                    for place in group {
                        ranks.get_mut(*place).into_iter().for_each(|its| *its = rank);
                    }
                }
                places.sort_by_key(|place| ranks.get(*place).copied());
            }
            UnitOrder::LikenessTo(one) => {
                let apart = |place: &usize| {
                    let apart = self.sources.comparison.distance(one, *place).unwrap_or(f64::MAX);
                    if *place == one { -1.0 } else { apart }
                };
                places.sort_by(|a, b| apart(a).total_cmp(&apart(b)));
            }
        }
        places
    }

    fn title(&self) -> String {
        let count = self.sources.names.len();
        match (count, self.language) {
            (1, Language::Sv) => "En enhet".into(),
            (1, Language::En) => "One unit".into(),
            (_, Language::Sv) => format!("{count} enheter sida vid sida"),
            (_, Language::En) => format!("{count} units side by side"),
        }
    }

    fn lead(&self) -> String {
        let comparison = self.sources.comparison;
        if comparison.mean_total().is_none() {
            return self
                .say(
                    "Ingen av enheterna har besvarat något avsnitt som gäller den, så det finns inga nivåer att jämföra.",
                    "None of the units has answered a clause that applies to it, so there are no levels to compare.",
                )
                .into();
        }
        let mean = self.number(comparison.mean_total());
        let top = self.sources.catalogue.scale().top();
        if self.sources.names.len() == 1 {
            return match self.language {
                Language::Sv => format!("Enheten ligger på {mean} av {top}. Lägg till fler för att jämföra."),
                Language::En => format!("The unit is at {mean} of {top}. Add others to compare."),
            };
        }
        let totals = || comparison.units.iter().filter_map(|unit| unit.total.score);
        let low = self.number(totals().min_by(f64::total_cmp));
        let high = self.number(totals().max_by(f64::total_cmp));
        match self.language {
            Language::Sv => {
                format!(
                    "I medeltal ligger enheterna på {mean} av {top}. Totalerna går från {low} till {high}."
                )
            }
            Language::En => {
                format!("On average the units are at {mean} of {top}. The totals go from {low} to {high}.")
            }
        }
    }

    fn city(&self) -> &'static str {
        pick(
            self.language,
            "Siffran är medelvärdet av enheternas totaler. Den skiljer sig från medelvärdet över avsnitten, eftersom varje enhet väger lika.",
            "The figure is the mean of the units’ totals. It differs from the mean over clauses, since every unit counts alike.",
        )
    }

    /// The units with their bounds. Those whose bounds overlap share a place.
    fn standing(&self, out: &mut Vec<Block>) {
        let top = self.sources.catalogue.scale().top();
        let mut table = Table::new([
            (self.say("Enhet", "Unit"), Set::Words),
            (self.say("Plats", "Place"), Set::Words),
            (self.say("Datum", "Date"), Set::Words),
            (self.say("● nivå, ━ kan bli, ┃ mål", "● level, ━ could become, ┃ target"), Set::Drawing),
            (self.say("Nivå", "Level"), Set::Numbers),
            (self.say("Kan bli", "Could become"), Set::Numbers),
            (self.say("Glapp", "Gap"), Set::Numbers),
            (self.say("Besvarat", "Answered"), Set::Numbers),
        ]);
        let standing = self.sources.places();
        for place in self.order() {
            let (Some(unit), Some(name)) =
                (self.sources.comparison.units.get(place), self.sources.names.get(place))
            else {
                continue;
            };
            let total = &unit.total;
            let range = match (total.lower, total.upper) {
                (Some(lower), Some(_)) if total.rated == total.applicable => self.number(lower),
                (Some(lower), Some(upper)) => format!("{}–{}", self.number(lower), self.number(upper)),
                _ => NONE.into(),
            };
            let kind = words::unit_kind(name.kind, self.language);
            table.rows.push(vec![
                format!("{} ({kind})", name.name).into(),
                standing.get(place).cloned().unwrap_or_default().into(),
                name.date.to_string().into(),
                Cell { chart: Some(Chart::Bounds(Bounds::of(total, top))), ..Cell::default() },
                self.number(total.score).into(),
                range.into(),
                self.number(total.gap).into(),
                number::percent(total.rated, total.applicable, self.language).into(),
            ]);
        }
        out.push(Block::heading(2, "units", self.say("Enheterna", "The units")));
        out.push(Block::Hint(
            self.say(
                "Delad plats, som 2–4, har enheter som inte går att rangordna: det de kan bli går i varandra, från den ena till den andra.",
                "Units with a shared place, such as 2–4, cannot be ranked: what they could become overlaps, from one to the next.",
            )
            .into(),
        ));
        out.push(Block::Table(table));
    }

    /// Where most units have a gap and the city has nothing.
    fn white_spots(&self, out: &mut Vec<Block>) {
        let spots = self.sources.comparison.white_spots(self.sources.coverage);
        let spots: Vec<ClauseId> = spots.into_iter().filter(|&clause| self.shows(clause)).collect();
        out.push(Block::heading(2, "white", self.say("Stadens vita fläckar", "The city’s white spots")));
        let day = self.sources.coverage.as_of();
        out.push(Block::Hint(match self.language {
            Language::Sv => format!("Avsnitt där mer än hälften av enheterna har ett glapp och där staden inte hade något arbetssätt som svarade mot avsnittet den {day}."),
            Language::En => format!("Clauses in which more than half of the units have a gap and for which the city had no practice that answered them on {day}."),
        }));
        if spots.is_empty() {
            return out.push(Block::text(self.say("Inga.", "None.")));
        }
        let covered = |clause| self.sources.coverage.clause(clause).map_or(Covered::None, |it| it.covered());
        for (kind, heading) in [
            (Covered::None, self.say("Staden har inget", "The city has nothing")),
            (Covered::Lapsed, self.say("Det staden hade har upphört", "What the city had has ended")),
            (
                Covered::Supporting,
                self.say("Staden har bara sådant som underlättar", "The city has only what makes it easier"),
            ),
        ] {
            let of_it: Vec<ClauseId> = spots.iter().copied().filter(|&it| covered(it) == kind).collect();
            if !of_it.is_empty() {
                out.push(Block::heading(3, "", format!("{heading} ({})", of_it.len())));
                out.push(Block::list(of_it.into_iter().map(|clause| self.clause_title(clause))));
            }
        }
    }
}

/// Names that stand for units so that nobody can tell which is which: `Enhet A`, `Enhet B` … in an order that follows
/// from the assessments' ids alone and tells nothing. Returns for each place its new name.
pub fn anonymous(ids: &[&str], language: Language) -> Vec<String> {
    let mut places: Vec<usize> = (0..ids.len()).collect();
    places.sort_by_key(|&place| ids.get(place).map(|id| (mixed(id), *id)));
    let mut names = vec![String::new(); ids.len()];
    for (rank, place) in places.into_iter().enumerate() {
        if let Some(name) = names.get_mut(place) {
            *name = format!("{} {}", capital(pick(language, "enhet", "unit")), letters(rank));
        }
    }
    names
}

/// A number by which to shuffle: FNV-1a, but any mixing will do that gives the same order everywhere.
pub(crate) fn mixed(id: &str) -> u64 {
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// A, B … Z, AA, AB …
fn letters(rank: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    let before = if rank >= 26 { letters(rank / 26 - 1) } else { String::new() };
    format!("{before}{}", letter(rank))
}
