//! The questions on paper, to fill in by hand: the short round first, then the rest.

use super::{ResultSources, Teller};
use crate::{Block, Card, Document, Item, Set, Table};
use glapp_core::{Clause, Language, Level};

/// The form in a language. It holds no answers: those of the assessment stay where they are.
pub fn form(sources: ResultSources<'_>, language: Language) -> Document {
    let it = Teller { sources, language };
    let leaves = || sources.catalogue.leaves();
    let is_short = |clause: &&Clause| clause.criteria().is_some_and(|it| it.short_round.is_some());
    let short: Vec<&Clause> = leaves().filter(is_short).collect();
    let rest: Vec<&Clause> = leaves().filter(|clause| !is_short(clause)).collect();

    let mut blocks = it.instructions();
    if !short.is_empty() {
        let heading = it.say("Kort omgång", "Short round");
        blocks.push(Block::heading(2, "short", it.counted(heading, short.len())));
        blocks.push(Block::Cards(short.iter().map(|clause| it.clause_form(clause)).collect()));
        blocks.push(Block::PageBreak);
    }
    let heading =
        if short.is_empty() { it.say("Frågorna", "The questions") } else { it.say("Resten", "The rest") };
    blocks.push(Block::heading(2, "rest", it.counted(heading, rest.len())));
    for chapter in sources.catalogue.chapters() {
        let of_it = rest.iter().filter(|clause| clause.id().is_within(chapter.id()));
        let cards: Vec<Card> = of_it.map(|clause| it.clause_form(clause)).collect();
        if !cards.is_empty() {
            blocks.push(Block::heading(3, "", it.clause_title(chapter.id())));
            blocks.push(Block::Cards(cards));
        }
    }
    let title = it.say("Självskattning på papper", "Self-assessment on paper");
    Document { title: title.into(), blocks }
}

impl Teller<'_> {
    fn counted(&self, heading: &str, questions: usize) -> String {
        let noun = match (questions, self.language) {
            (1, Language::Sv) => "fråga",
            (_, Language::Sv) => "frågor",
            (1, Language::En) => "question",
            (_, Language::En) => "questions",
        };
        format!("{heading} ({questions} {noun})")
    }

    fn instructions(&self) -> Vec<Block> {
        let scale = self.sources.catalogue.scale();
        let mut levels = Table::new([
            (self.say("Nivå", "Level"), Set::Words),
            (self.say("Det betyder", "What it means"), Set::Words),
        ]);
        for (level, name) in scale.levels() {
            let name_is = format!("{level} {}", name.name.get(self.language));
            levels.rows.push(vec![name_is.into(), name.anchor.get(self.language).into()]);
        }
        vec![
            Block::Hint(self.unit()),
            Block::Blank { label: self.say("Ifyllt av", "Filled in by").into(), lines: 1 },
            Block::Blank { label: self.say("Datum", "Date").into(), lines: 1 },
            Block::List {
                from: None,
                items: [
                    self.say(
                        "Kryssa för den nivå som stämmer bäst. Varje nivå bygger på dem under.",
                        "Tick the level that fits best. Each level builds on those below it.",
                    ),
                    self.say(
                        "Gäller frågan inte er? Skriv varför. Den räknas då inte med.",
                        "Does the question not concern you? Write why. It is then not counted.",
                    ),
                    self.say(
                        "Hoppa över det ni inte vet. Obesvarat är inte noll.",
                        "Skip what you do not know. Unanswered is not zero.",
                    ),
                    self.say(
                        "Skriv sedan in svaren i Glapp, så räknas resultatet ut.",
                        "Then enter the answers in Glapp, and the result is worked out.",
                    ),
                ]
                .map(Item::text)
                .into(),
            },
            Block::Table(levels),
            Block::PageBreak,
        ]
    }

    fn clause_form(&self, clause: &Clause) -> Card {
        let mut blocks = Vec::new();
        if let Some(criteria) = clause.criteria() {
            blocks.push(Block::text(criteria.question.get(self.language)));
        }
        let descriptors = clause.criteria().map_or(&[][..], |criteria| &criteria.levels);
        let row = |(level, name): (Level, &glapp_core::LevelName)| {
            let text = descriptors.get(usize::from(level.number()));
            Item {
                lead: format!("☐ {level} {}", name.name.get(self.language)),
                text: text.map_or("", |text| text.get(self.language)).into(),
                remark: String::new(),
            }
        };
        blocks.push(Block::List {
            from: None,
            items: self.sources.catalogue.scale().levels().map(row).collect(),
        });
        for (label, lines) in [
            (self.say("☐ Ej tillämpligt, därför att", "☐ Not applicable, because"), 1),
            (self.say("Underlag", "Evidence"), 1),
            (self.say("Anteckning", "Note"), 2),
        ] {
            blocks.push(Block::Blank { label: label.into(), lines });
        }
        let title = self.sources.catalogue.title_in_context(clause.id(), self.language);
        Card { kind: "form", verb: clause.id().to_string(), title: title.into(), blocks }
    }
}
