//! The map's tables, as blocks: for the list, for needs and cities, and for documents.

use super::{PracticeMap, covered_sign};
use crate::vocabulary::covered;
use crate::{Cell, Set, Table};
use glapp_core::{Clause, Coded, Coverage, Covered, Practice, PracticeState};

impl PracticeMap<'_> {
    /// A chapter's clauses with what there is for them.
    pub(super) fn clause_table(&self, chapter: &Clause) -> Table {
        let mut table = Table::new([
            (self.say("Avsnitt", "Clause"), Set::Words),
            (self.say("Staden har", "The city has"), Set::Words),
            (self.state(PracticeState::Active), Set::Numbers),
            (self.state(PracticeState::Ended), Set::Numbers),
            (self.say("Behov", "Needs"), Set::Numbers),
        ]);
        for it in self.coverage.clauses().get(chapter.leaves()).unwrap_or_default() {
            let count = |wanted: fn(&glapp_core::LinkedPractice) -> bool| {
                it.practices.iter().filter(|it| wanted(it)).count().to_string()
            };
            let title = self.sources.catalogue.title_in_context(it.clause, self.language);
            table.rows.push(vec![
                Cell::worked(format!("{} {title}", it.clause), it.clause.to_string()),
                self.covered(it.covered()).into(),
                count(|it| it.active).into(),
                count(|it| !it.active && it.ended).into(),
                self.needs(it.clause).count().to_string().into(),
            ]);
        }
        table
    }

    /// A coverage with its sign.
    pub(super) fn covered(&self, has: Covered) -> String {
        format!("{} {}", covered_sign(has), covered(has, self.language))
    }

    /// How many clauses are covered in each way; the day before too, where that differs.
    pub(super) fn summary_table(&self) -> Table {
        let day = self.day();
        let mut table =
            Table::new([(self.say("Staden har", "The city has"), Set::Words), (&day, Set::Numbers)]);
        table.caption = self.say("Antal avsnitt", "Number of clauses").into();
        let before = self.before.as_ref();
        let before =
            before.filter(|it| Covered::ALL.iter().any(|has| it.count(*has) != self.coverage.count(*has)));
        if before.is_some() {
            table.head.insert(1, (self.say("Dagen före", "The day before").into(), Set::Numbers));
        }
        for &has in Covered::ALL {
            let mut row = vec![self.covered(has).into(), self.coverage.count(has).to_string().into()];
            if let Some(before) = before {
                row.insert(1, before.count(has).to_string().into());
            }
            table.rows.push(row);
        }
        table
    }

    /// What the city says that it lacks, and what it has for that on the day.
    pub(super) fn need_table(&self) -> Table {
        let mut table = Table::new([
            (self.say("Behov", "Need"), Set::Words),
            (self.say("Det staden har den dagen", "What the city has on that day"), Set::Words),
            (self.say("Avsnitt med svar", "Clauses answered"), Set::Numbers),
        ]);
        for (place, need) in self.sources.needs.iter().enumerate() {
            let has = |link: &glapp_core::NeedLink| {
                let covered = self.coverage.clause(link.clause).map_or(Covered::None, |it| it.covered());
                (link.clause, covered)
            };
            let clauses: Vec<_> = need.clauses.iter().map(has).collect();
            let answered =
                clauses.iter().filter(|(_, has)| matches!(has, Covered::Direct | Covered::Partial)).count();
            let each = clauses.iter().map(|(clause, has)| format!("{clause} {}", self.covered(*has)));
            table.rows.push(vec![
                Cell::worked(need.name.get(self.language), format!("n{place}")),
                each.collect::<Vec<_>>().join(", ").into(),
                format!("{answered}/{}", clauses.len()).into(),
            ]);
        }
        table
    }

    /// The cities with an innovation platform, in alphabetical order as the sets stand.
    fn cities(&self) -> Vec<&str> {
        let mut cities: Vec<&str> = self.sources.platforms.iter().map(|it| &*it.city).collect();
        cities.sort_unstable();
        cities.dedup();
        cities
    }

    /// The platforms, a city a row and the phases of the investment side by side: those that began the same year.
    pub(super) fn platform_table(&self) -> Table {
        let year = |it: &Practice| it.period.from.map(|from| from.year());
        let mut years: Vec<_> = self.sources.platforms.iter().map(year).collect();
        years.sort_unstable();
        years.dedup();
        let mut table = Table::new([(self.say("Stad", "City"), Set::Words)]);
        for (place, from) in years.iter().enumerate() {
            let of = self.sources.platforms.iter().filter(|it| year(it) == *from);
            let to =
                of.filter_map(|it| it.period.to).max().map_or_else(String::new, |it| it.year().to_string());
            let from = from.map_or_else(String::new, |from| from.to_string());
            let phase = self.say("Fas", "Phase");
            table.head.push((format!("{phase} {} ({from}–{to})", place + 1), Set::Words));
        }
        for city in self.cities() {
            let mut row = vec![Cell::from(city)];
            for from in &years {
                let is_it = |it: &Practice| &*it.city == city && year(it) == *from;
                let place = self.all.iter().position(|(set, it)| set.starts_with("platform") && is_it(it));
                row.push(place.and_then(|place| Some((place, self.all.get(place)?.1))).map_or_else(
                    || "–".into(),
                    |(place, it)| Cell::worked(it.name.get(self.language), format!("p{place}")),
                ));
            }
            table.rows.push(row);
        }
        table
    }

    /// What the cities' platforms had on the day for each phase of the innovation process.
    pub(super) fn phase_table(&self) -> Table {
        let mut table = Table::new([(self.say("Stad", "City"), Set::Words)]);
        for phase in self.sources.phases {
            table.head.push((phase.name.get(self.language).to_owned(), Set::Words));
        }
        for city in self.cities() {
            let of_city = &mut self.sources.platforms.iter().filter(|it| &*it.city == city);
            let coverage = Coverage::by(self.choice.day, self.sources.catalogue, of_city);
            let mut row = vec![Cell::from(city)];
            for phase in self.sources.phases {
                let has =
                    phase.clauses.iter().filter_map(|clause| coverage.clause(*clause)).map(|it| it.covered());
                let has: Vec<Covered> = has.collect();
                // Best first, as the codes stand.
                let best = has.iter().min().copied().unwrap_or(Covered::None);
                let answered = has.iter().filter(|it| !matches!(it, Covered::Lapsed | Covered::None)).count();
                let lapsed = has.iter().filter(|it| **it == Covered::Lapsed).count();
                row.push(match best {
                    Covered::None => "–".into(),
                    Covered::Lapsed => format!("{} ({lapsed}/{})", self.covered(best), has.len()).into(),
                    _ => format!("{} ({answered}/{})", self.covered(best), has.len()).into(),
                });
            }
            table.rows.push(row);
        }
        table
    }
}
