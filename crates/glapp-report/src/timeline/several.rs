//! Several units over time: their totals then and now, each with its bounds, and nobody ranked.

use super::drawn::{along, figure, line};
use super::{bounds_row, bounds_table, uncertain};
use crate::chart::Lines;
use crate::number::{decimal, signed};
use crate::vocabulary::pick;
use crate::{Block, Cell, Document, Set, Table};
use glapp_core::{Catalogue, Language, Timeline, whole_way};

/// How many lines a reader can still follow in one drawing: as many as there are ways to dash them.
const TOGETHER: usize = 8;
/// How many small drawings a page can hold.
const APART: usize = 40;

/// The totals of several units over time, by name. Units with one date only are named apart.
pub fn timelines(catalogue: &Catalogue, units: &[(String, Timeline)], language: Language) -> Document {
    let say = |sv, en| pick(language, sv, en);
    let (mut moving, single): (Vec<_>, Vec<_>) = units.iter().partition(|(_, it)| it.dates.len() > 1);
    moving.sort_by_key(|(name, _)| name.to_lowercase());
    let count = moving.len();
    let title = match language {
        Language::Sv if count == 1 => "1 enhet över tid".to_owned(),
        Language::En if count == 1 => "1 unit over time".to_owned(),
        Language::Sv => format!("{count} enheter över tid"),
        Language::En => format!("{count} units over time"),
    };
    let mut blocks = Vec::new();
    if count > 0 {
        blocks.push(Block::heading(2, "totals", say("Totalen då och nu", "The total then and now")));
        let table = then_and_now(&moving, language);
        if count <= TOGETHER {
            let caption = say(
                "Varje enhets första och senaste total. Brun eller orange linje: lägre nu än först.",
                "Each unit’s first and latest total. Brown or orange line: lower now than at first.",
            );
            blocks.push(figure("slope", caption, slope(catalogue, &moving, language), table));
        } else {
            blocks.push(Block::Table(table));
        }
        if moving.iter().any(|(_, it)| uncertain(&it.total)) {
            blocks.push(Block::Hint(
                say(
                    "”Osäker”: ändringen kan bero på vad som ännu inte är besvarat.",
                    "“Uncertain”: the change could come from what has not been answered yet.",
                )
                .into(),
            ));
        }
        blocks.push(Block::heading(2, "bounds", say("Varje enhet för sig", "Each unit by itself")));
        let mut table = bounds_table(say("Enhet", "Unit"), language);
        for (name, it) in &moving {
            let rows = it.dates.iter().zip(&it.total);
            table.rows.extend(rows.map(|(date, score)| bounds_row(name, *date, score, language)));
        }
        if count <= APART {
            let caption = say(
                "Enheternas totaler på samma tidsaxel. Bandet visar vad totalen kan bli när allt är besvarat.",
                "The units’ totals along the same time. The band shows what the total could become once all is answered.",
            );
            blocks.push(figure("bounds", caption, apart(catalogue, &moving, language), table));
        } else {
            let summary = say("Alla enheter, datum för datum", "All units, date by date").into();
            blocks.push(Block::Folded { summary, blocks: vec![Block::Table(table)] });
        }
    }
    if !single.is_empty() {
        blocks.push(Block::heading(2, "single", say("Bara ett datum än", "One date only so far")));
        let item = |(name, it): &&(String, Timeline)| {
            it.dates.first().map_or_else(|| name.clone(), |date| format!("{name}, {date}"))
        };
        blocks.push(Block::list(single.iter().map(item)));
    }
    Document { title, blocks }
}

fn then_and_now(units: &[&(String, Timeline)], language: Language) -> Table {
    let say = |sv, en| pick(language, sv, en);
    let mut table = Table::new([
        (say("Enhet", "Unit"), Set::Words),
        (say("Första datum", "First date"), Set::Words),
        (say("Senaste datum", "Latest date"), Set::Words),
        (say("Första total", "First total"), Set::Numbers),
        (say("Senaste total", "Latest total"), Set::Numbers),
        (say("Ändring", "Change"), Set::Numbers),
    ]);
    for (name, it) in units {
        let way = whole_way(&it.total);
        let date = |date: Option<&glapp_core::Date>| date.map(ToString::to_string).unwrap_or_default();
        let mut change = signed(way.change(), language);
        if uncertain(&it.total) {
            change = format!("{change} ({})", say("osäker", "uncertain"));
        }
        let row = [
            name.clone(),
            date(it.dates.first()),
            date(it.dates.last()),
            decimal(way.then, language),
            decimal(way.now, language),
            change,
        ];
        table.rows.push(row.map(Cell::from).into());
    }
    table
}

/// First and latest, whatever their dates.
fn slope(catalogue: &Catalogue, units: &[&(String, Timeline)], language: Language) -> Lines {
    let line = |(name, it): &&(String, Timeline)| {
        let ends = [it.total.first(), it.total.last()];
        let scores = ends.into_iter().flatten().copied().zip([0.0, 1.0]).map(|(score, at)| (at, score));
        line(name.clone(), false, scores, language)
    };
    let ends = [pick(language, "Första", "First"), pick(language, "Senaste", "Latest")];
    Lines {
        days: [0.0, 1.0].into_iter().zip(ends.map(str::to_owned)).collect(),
        lines: units.iter().map(line).collect(),
        apart: false,
        top: catalogue.scale().top().number(),
    }
}

/// Each along the same time.
fn apart(catalogue: &Catalogue, units: &[&(String, Timeline)], language: Language) -> Lines {
    let line = |(name, it): &&(String, Timeline)| {
        let scores = it.dates.iter().map(|date| along(*date)).zip(it.total.iter().copied());
        line(name.clone(), false, scores, language)
    };
    let dates = || units.iter().flat_map(|(_, it)| &it.dates);
    let mut days: Vec<_> = dates().min().into_iter().chain(dates().max()).collect();
    days.dedup();
    Lines {
        days: days.into_iter().map(|date| (along(*date), date.to_string())).collect(),
        lines: units.iter().map(line).collect(),
        apart: true,
        top: catalogue.scale().top().number(),
    }
}
