//! What opens when something on the map is pressed: the reason and the lines of the source.

use super::{PracticeMap, owner, sign};
use crate::vocabulary::{capital, covered, day_in_words};
use crate::{Block, Item};
use glapp_core::{ClauseId, Coded, Covered, LinkedPractice, Need, Practice, PracticeState, Source};
use std::cmp::Reverse;

impl PracticeMap<'_> {
    /// Title and blocks of what has that id: `p` and a place for a practice, with a clause for a link of it; `n` and a
    /// place for a need; a clause alone.
    pub(super) fn about(&self, id: &str) -> Option<(String, Vec<Block>)> {
        if let Some(rest) = id.strip_prefix('p') {
            let (place, clause) = rest.split_once(' ').unwrap_or((rest, ""));
            let (_, practice) = self.all.get(place.parse::<usize>().ok()?)?;
            return Some(self.about_practice(practice, clause.parse().ok()));
        }
        if let Some(place) = id.strip_prefix('n') {
            return Some(self.about_need(self.sources.needs.get(place.parse::<usize>().ok()?)?));
        }
        self.about_clause(id.parse().ok()?)
    }

    fn title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.sources.catalogue.title_in_context(clause, self.language))
    }

    fn about_practice(&self, practice: &Practice, clause: Option<ClauseId>) -> (String, Vec<Block>) {
        let (language, day) = (self.language, self.choice.day);
        let name = practice.name.get(language).to_owned();
        let (this, others): (Vec<_>, Vec<_>) =
            practice.clauses.iter().partition(|link| Some(link.clause) == clause);
        let mut blocks = Vec::new();
        for link in this {
            let strength =
                format!("{} {}", sign(link.strength), capital((self.words().strength)(link.strength)));
            blocks.push(Block::led(
                format!("{}.", self.title(link.clause)),
                format!("{strength}. {}", link.why.get(language)),
            ));
        }
        let state = practice.state(day);
        let stands = match (state, practice.period.to) {
            (PracticeState::Ended, Some(to)) => {
                format!("{} {}", self.say("Upphörde", "Ended"), day_in_words(to, language))
            }
            _ => self.state(state).to_owned(),
        };
        let mut facts = vec![capital((self.words().kind)(practice.kind)), self.times(practice)];
        facts.push(format!(
            "{} {}",
            self.say("status i källan:", "status in the source:"),
            (self.words().status)(practice.status)
        ));
        facts.push((self.words().owner)(match owner(practice, language) {
            "" => self.say("okänd", "unknown"),
            owner => owner,
        }));
        facts.extend(
            practice.programme.strategy.map(|it| format!("{} {it}", self.say("strategi", "strategy"))),
        );
        facts.extend(
            practice
                .programme
                .plan
                .map(|it| format!("{} {}", self.say("handlingsplan", "action plan"), it.code())),
        );
        facts.push(practice.city.to_string());
        facts.retain(|it| !it.is_empty());
        blocks.push(Block::led(format!("{}:", self.day()), stands));
        blocks.push(Block::text(practice.description.get(language)));
        if let Some(outcome) = &practice.outcome {
            blocks.push(Block::led(self.say("Utfall:", "Outcome:"), outcome.get(language)));
        }
        blocks.push(Block::Hint(facts.join(" · ")));
        if !others.is_empty() {
            let item = |link: &&glapp_core::PracticeLink| Item {
                lead: format!("{} {}.", sign(link.strength), self.title(link.clause)),
                text: link.why.get(language).into(),
                remark: String::new(),
            };
            let items = others.iter().map(item).collect();
            blocks.push(Block::heading(
                4,
                "",
                if clause.is_some() {
                    self.say("Andra avsnitt", "Other clauses")
                } else {
                    self.say("Avsnitt", "Clauses")
                },
            ));
            blocks.push(Block::List { from: None, items });
        }
        blocks.extend(self.sources_of(&practice.sources));
        (name, blocks)
    }

    /// Where it stands in the source: each section with its lines.
    fn sources_of(&self, sources: &[Source]) -> Vec<Block> {
        if sources.is_empty() {
            return vec![Block::Hint(
                self.say("Utan källa: tillagt av en användare.", "Without a source: added by a user.").into(),
            )];
        }
        let each = sources.iter().map(|it| self.source(it));
        vec![Block::heading(4, "", self.say("Källa", "Source")), Block::list(each)]
    }

    fn source(&self, source: &Source) -> String {
        let part = match &*source.part {
            "tjansteutlatande" => self.say("Tjänsteutlåtandet", "The city office’s report"),
            "program" => self.say("Innovationsprogrammet", "The innovation programme"),
            "foljeforskning" => self.say("Följeforskarnas delrapport", "The researchers’ interim report"),
            "styrsystem" => self.say("Stadens styrsystem", "The city’s steering system"),
            other => other,
        };
        let open = self.say("”", "“");
        format!("{part}, {open}{}”, {} {}", source.section, self.say("rad", "lines"), source.lines)
    }

    fn about_clause(&self, clause: ClauseId) -> Option<(String, Vec<Block>)> {
        let coverage = self.coverage.clause(clause)?;
        let has = coverage.covered();
        let sentence = match has {
            // Whoever filters by a city or a strategy does not see all that the city has.
            Covered::None => self
                .say(
                    "Inget av arbetssätten som visas svarar mot avsnittet.",
                    "None of the practices shown answers this clause.",
                )
                .into(),
            has => format!("{}.", capital(covered(has, self.language))),
        };
        let mut blocks = vec![Block::led(format!("{}:", self.day()), sentence)];
        type Wanted = fn(&LinkedPractice) -> bool;
        let groups: [(&str, Wanted); 3] = [
            (self.state(PracticeState::Active), |it| it.active),
            (self.state(PracticeState::Ended), |it| !it.active && it.ended),
            (
                self.say(
                    "Inte börjat, inte slutfört eller okänt läge",
                    "Not begun, not completed or unknown",
                ),
                |it| !it.active && !it.ended,
            ),
        ];
        for (heading, belongs) in groups {
            let mut linked: Vec<_> = self
                .shown()
                .filter_map(|(_, practice)| {
                    let link = practice.clauses.iter().find(|link| link.clause == clause)?;
                    let seen = coverage.practices.iter().find(|it| it.id == practice.id)?;
                    belongs(seen).then_some((practice, link))
                })
                .collect();
            linked.sort_by_key(|(_, link)| Reverse(link.strength));
            if linked.is_empty() {
                continue;
            }
            let item = |(practice, link): &(&Practice, &glapp_core::PracticeLink)| {
                let sources = practice.sources.iter().map(|it| self.source(it));
                let times = self.times(practice);
                let known =
                    [(self.words().strength)(link.strength).to_owned(), times].into_iter().chain(sources);
                Item {
                    lead: format!("{} {}.", sign(link.strength), practice.name.get(self.language)),
                    text: link.why.get(self.language).into(),
                    remark: known.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; "),
                }
            };
            blocks.push(Block::heading(4, "", format!("{heading} ({})", linked.len())));
            blocks.push(Block::List { from: None, items: linked.iter().map(item).collect() });
        }
        let needs: Vec<_> = self.needs(clause).map(|need| self.need_item(need, clause)).collect();
        if !needs.is_empty() {
            blocks.push(Block::heading(
                4,
                "",
                self.say("Behov som staden själv pekar på", "Needs that the city itself points to"),
            ));
            blocks.push(Block::List { from: None, items: needs });
        }
        Some((self.title(clause), blocks))
    }

    fn need_item(&self, need: &Need, clause: ClauseId) -> Item {
        let why = need.clauses.iter().find(|link| link.clause == clause);
        Item {
            lead: format!("{}.", need.name.get(self.language)),
            text: why.map_or("", |link| link.why.get(self.language)).into(),
            remark: need.sources.iter().map(|it| self.source(it)).collect::<Vec<_>>().join("; "),
        }
    }

    fn about_need(&self, need: &Need) -> (String, Vec<Block>) {
        let item = |link: &glapp_core::NeedLink| {
            let has = self.coverage.clause(link.clause).map_or(Covered::None, |it| it.covered());
            Item {
                lead: format!("{}.", self.title(link.clause)),
                text: link.why.get(self.language).into(),
                remark: self.covered(has),
            }
        };
        let mut blocks = vec![
            Block::text(need.description.get(self.language)),
            Block::heading(
                4,
                "",
                self.say(
                    "Avsnitt, och vad staden har den dagen",
                    "Clauses, and what the city has on that day",
                ),
            ),
            Block::List { from: None, items: need.clauses.iter().map(item).collect() },
        ];
        blocks.extend(self.sources_of(&need.sources));
        (need.name.get(self.language).to_owned(), blocks)
    }
}
