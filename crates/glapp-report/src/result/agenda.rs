//! An hour with the result: an agenda whose times add up, made from the gaps.

use super::{ResultSources, Teller};
use crate::vocabulary::{self as words, capital};
use crate::{Block, Card, Cell, Document, Item, Set, Table};
use glapp_core::{ActionStatus, ClauseId, Language, Status};

/// How long it takes, in minutes.
const HOUR: usize = 60;
/// To say why we are here, to look at the result together, and to decide at the end.
const OPENING: usize = 5;
const RESULT: usize = 10;
const CLOSING: usize = 9;
/// How many things an hour has room for.
const THINGS: usize = 3;

/// The agenda of one hour in a language: the three first gaps, each with its question, its first step and what the
/// city has; without gaps, what is not answered or not supported yet.
pub fn agenda(sources: ResultSources<'_>, language: Language) -> Document {
    let it = Teller { sources, language };
    let things = it.things();
    let mut blocks = vec![Block::Hint(it.unit()), Block::led(it.title(), it.lead())];
    blocks.push(Block::Table(it.times(&things)));
    blocks.push(Block::heading(2, "", it.say("Förbered", "Prepare")));
    blocks.push(Block::list([
        it.say(
            "Skicka resultatet i förväg, så att alla har sett det.",
            "Send the result beforehand, so that everyone has seen it.",
        ),
        it.say(
            "Utse en som leder samtalet och en som skriver.",
            "Choose one person to lead the conversation and one to take notes.",
        ),
        it.say(
            "Håll tiderna. Det ni inte hinner får en egen tid.",
            "Keep to the times. What you do not have time for gets a time of its own.",
        ),
    ]));
    blocks.push(Block::heading(2, "", it.say("Samtalen", "The conversations")));
    let cards = things.iter().map(|thing| it.thing(*thing)).collect();
    blocks.push(Block::Cards(cards));
    it.closing(&mut blocks);
    let title = it.say("Dagordning: en timme om resultatet", "Agenda: an hour on the result");
    Document { title: title.into(), blocks }
}

/// A clause to talk about, and what about it.
#[derive(Clone, Copy)]
enum Thing {
    Gap(ClauseId),
    Unanswered(ClauseId),
    Unsupported(ClauseId),
    /// Nothing stands out: what goes well, and who else could have it.
    Share,
}

impl Teller<'_> {
    /// What there is to talk about: gaps first, then what is uncertain; at least one thing.
    fn things(&self) -> Vec<Thing> {
        let analysis = self.sources.analysis;
        let gaps = analysis.priorities.iter().map(|it| Thing::Gap(it.clause));
        let clauses = || analysis.clauses.iter();
        let open =
            clauses().filter(|it| it.status == Status::Unanswered).map(|it| Thing::Unanswered(it.clause));
        let weak = clauses().filter(|it| it.unsupported).map(|it| Thing::Unsupported(it.clause));
        let mut things: Vec<Thing> = gaps.take(THINGS).collect();
        if things.is_empty() {
            things = open.chain(weak).take(THINGS).collect();
        }
        if things.is_empty() {
            things.push(Thing::Share);
        }
        things
    }

    fn times(&self, things: &[Thing]) -> Table {
        let mut table = Table::new([
            (self.say("Minut", "Minute"), Set::Words),
            (self.say("Vad", "What"), Set::Words),
            (self.say("Minuter", "Minutes"), Set::Numbers),
        ]);
        let opening = self.say(
            "Varför vi är här, och vad vi ska ha bestämt om en timme",
            "Why we are here, and what we will have decided in an hour",
        );
        let result = self.say(
            "Resultatet: var vi står, hur säkert det är, vad som förvånar",
            "The result: where we are, how certain it is, what surprises us",
        );
        let closing = self.say("Bestäm: vad vi gör, vem och när", "Decide: what we do, who and by when");
        let for_things = HOUR - OPENING - RESULT - CLOSING;
        let mut rows = vec![(OPENING, opening.to_owned()), (RESULT, result.to_owned())];
        for (place, thing) in things.iter().enumerate() {
            // What does not divide goes to the first ones, a minute each.
            let minutes = for_things / things.len() + usize::from(place < for_things % things.len());
            rows.push((minutes, self.thing_title(*thing)));
        }
        rows.push((CLOSING, closing.to_owned()));
        let mut from = 0;
        for (minutes, text) in rows {
            let to = from + minutes;
            table.rows.push(vec![format!("{from}–{to}").into(), text.into(), minutes.to_string().into()]);
            from = to;
        }
        let whole = self.say("En timme", "One hour");
        table.rows.push(vec![format!("0–{from}").into(), whole.into(), from.to_string().into()]);
        table.total = true;
        table
    }

    fn thing_title(&self, thing: Thing) -> String {
        match thing {
            Thing::Gap(clause) | Thing::Unanswered(clause) | Thing::Unsupported(clause) => {
                self.clause_title(clause)
            }
            Thing::Share => self
                .say(
                    "Det ni gör bra, och vilka som kan lära av det",
                    "What you do well, and who can learn from it",
                )
                .into(),
        }
    }

    fn thing(&self, thing: Thing) -> Card {
        let mut blocks = Vec::new();
        let verb = match thing {
            Thing::Gap(clause) => self.gap_talk(&mut blocks, clause),
            Thing::Unanswered(clause) => {
                self.question(&mut blocks, clause);
                self.talk(
                    &mut blocks,
                    [
                        self.say("Vilken nivå stämmer bäst?", "Which level fits best?"),
                        self.say("Vad visar det?", "What shows it?"),
                    ],
                );
                self.say("svara", "answer")
            }
            Thing::Unsupported(clause) => {
                self.question(&mut blocks, clause);
                self.talk(
                    &mut blocks,
                    [
                        self.say("Vad visar att nivån stämmer?", "What shows that the level is right?"),
                        self.say("Vem kan ta fram det?", "Who can bring it?"),
                    ],
                );
                self.say("visa", "show")
            }
            Thing::Share => {
                self.talk(
                    &mut blocks,
                    [
                        self.say("Vad är vi nöjda med?", "What are we pleased with?"),
                        self.say("Vilka andra skulle ha nytta av det?", "Who else would benefit from it?"),
                    ],
                );
                self.say("dela", "share")
            }
        };
        blocks.push(self.decided(2));
        let kind = match thing {
            Thing::Gap(clause) => self.advice_kind(clause),
            _ => "rest",
        };
        Card { kind, verb: capital(verb), title: Cell::from(self.thing_title(thing)), blocks }
    }

    fn advice_kind(&self, clause: ClauseId) -> &'static str {
        use glapp_core::Coded as _;
        let advice = self.sources.analysis.clause(clause).and_then(|it| it.advice);
        advice.map_or("build", |advice| advice.code())
    }

    fn gap_talk(&self, out: &mut Vec<Block>, clause: ClauseId) -> &'static str {
        let Some(result) = self.sources.analysis.clause(clause) else { return "" };
        let (Some(level), Some(advice)) = (result.level, result.advice) else { return "" };
        self.question(out, clause);
        let criteria = self.sources.catalogue.clause(clause).and_then(|clause| clause.criteria());
        let step = usize::from(level.number());
        if let Some(criteria) = criteria {
            for (lead, at) in
                [(self.say("Nu", "Now"), level), (self.say("Målet", "The target"), result.target)]
            {
                let name =
                    self.sources.catalogue.scale().name(at).map_or("", |it| it.name.get(self.language));
                if let Some(text) = criteria.levels.get(usize::from(at.number())) {
                    out.push(Block::led(format!("{lead}, {at} {name}:"), text.get(self.language)));
                }
            }
            if let Some(first) = criteria.first_step.get(step) {
                let lead = self.say("Första steget:", "First step:");
                out.push(Block::led(lead, first.get(self.language)));
            }
        }
        self.behind(out, clause, advice);
        self.talk(
            out,
            [
                self.say("Stämmer bilden? Vad visar det?", "Is the picture right? What shows it?"),
                self.say("Vad har hindrat oss hittills?", "What has held us back so far?"),
                self.say("Vad kan vi ha gjort inom en månad?", "What can we have done within a month?"),
            ],
        );
        words::advice(advice, self.language)
    }

    fn question(&self, out: &mut Vec<Block>, clause: ClauseId) {
        let criteria = self.sources.catalogue.clause(clause).and_then(|clause| clause.criteria());
        if let Some(criteria) = criteria {
            let lead = self.say("Frågan:", "The question:");
            out.push(Block::led(lead, criteria.question.get(self.language)));
        }
    }

    fn talk<const N: usize>(&self, out: &mut Vec<Block>, points: [&str; N]) {
        out.push(Block::led(self.say("Tala om:", "Talk about:"), ""));
        out.push(Block::list(points));
    }

    fn decided(&self, lines: u8) -> Block {
        Block::Blank { label: self.say("Vi gör: vad, vem, när", "We do: what, who, by when").into(), lines }
    }

    /// What is decided already, and room for the rest.
    fn closing(&self, out: &mut Vec<Block>) {
        out.push(Block::heading(2, "", self.say("Bestäm", "Decide")));
        let running = |status| matches!(status, ActionStatus::Open | ActionStatus::Ongoing);
        let actions = self.sources.assessment.actions().iter().filter(|action| running(action.status));
        let items: Vec<Item> = actions
            .map(|action| {
                let due = action.due.map_or_else(String::new, |due| due.to_string());
                let remark: Vec<&str> =
                    [&*action.owner, &due].into_iter().filter(|part| !part.is_empty()).collect();
                Item { lead: String::new(), text: action.text.to_string(), remark: remark.join(", ") }
            })
            .collect();
        if !items.is_empty() {
            out.push(Block::led(self.say("Redan bestämt:", "Decided already:"), ""));
            out.push(Block::List { from: None, items });
        }
        out.push(self.decided(4));
        out.push(Block::Blank {
            label: self.say("Nästa gång vi stämmer av", "When we follow it up").into(),
            lines: 1,
        });
    }
}
