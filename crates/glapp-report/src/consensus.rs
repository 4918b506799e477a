//! How several people see one unit, as a document.

use crate::number::{NONE, small};
use crate::vocabulary::{capital, pick, status};
use crate::{Block, Cell, Document, Item, Set, Table, Tone};
use glapp_core::{Catalogue, ClauseId, Consensus, Language, Proposal, Spread, Status};

/// What a workshop of so many people looks at: the clauses to discuss, least agreement first, then every clause with its
/// spread.
pub fn consensus(
    catalogue: &Catalogue,
    unit: &str,
    people: usize,
    consensus: &Consensus,
    language: Language,
) -> Document {
    let it = Teller { catalogue, language };
    let discuss = consensus.to_discuss();
    let count = discuss.len();
    let lead = match language {
        Language::Sv => {
            let of = if people == 1 { "skattning" } else { "skattningar" };
            format!("{people} {of}. {count} av {} avsnitt att diskutera.", consensus.clauses.len())
        }
        Language::En => {
            let of = if people == 1 { "assessment" } else { "assessments" };
            format!("{people} {of}. {count} of {} clauses to discuss.", consensus.clauses.len())
        }
    };
    let mut blocks = vec![
        Block::text(lead),
        Block::Hint(pick(
            language,
            "Ett avsnitt diskuteras när svaren ligger två nivåer isär eller mer, eller när enigheten är under 0,5. Enigheten går från −1 (två läger) över 0 (jämnt utspritt) till 1 (alla lika). Medianen är bara ett förslag: gruppen bestämmer.",
            "A clause is discussed when answers are two levels apart or more, or when agreement is below 0.5. Agreement goes from −1 (two camps) over 0 (evenly spread) to 1 (all alike). The median is only a proposal: the group decides.",
        ).into()),
    ];
    if !discuss.is_empty() {
        blocks.push(Block::heading(
            2,
            "discuss",
            pick(language, "Att diskutera, minst eniga först", "To discuss, least agreement first"),
        ));
        let items = discuss.iter().map(|spread| Item {
            lead: it.title(spread.clause),
            text: it.question(spread.clause),
            remark: it.range(spread),
        });
        blocks.push(Block::List { from: Some(1), items: items.collect() });
    }
    blocks.push(Block::heading(2, "spread", pick(language, "Alla avsnitt", "All clauses")));
    blocks.push(Block::Table(it.table(consensus)));
    let title = pick(language, "Samsyn", "Consensus");
    Document { title: if unit.is_empty() { title.into() } else { format!("{title}: {unit}") }, blocks }
}

struct Teller<'a> {
    catalogue: &'a Catalogue,
    language: Language,
}

impl Teller<'_> {
    fn title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.catalogue.title_in_context(clause, self.language))
    }

    fn question(&self, clause: ClauseId) -> String {
        let criteria = self.catalogue.clause(clause).and_then(|clause| clause.criteria());
        criteria.map_or_else(String::new, |criteria| criteria.question.get(self.language).to_owned())
    }

    fn range(&self, spread: &Spread) -> String {
        let (Some(min), Some(max)) = (spread.min(), spread.max()) else { return String::new() };
        let agreement = small(spread.agreement(), self.language);
        match self.language {
            Language::Sv => format!("nivå {min}–{max}, enighet {agreement}"),
            Language::En => format!("level {min}–{max}, agreement {agreement}"),
        }
    }

    fn proposed(&self, spread: &Spread) -> Cell {
        match spread.proposed() {
            Some(Proposal::Level(level)) => {
                Cell { text: level.to_string(), tone: Tone::Level(level.number()), ..Cell::default() }
            }
            Some(Proposal::NotApplicable) => {
                let text = capital(status(Status::NotApplicable, self.language));
                Cell { text, tone: Tone::Out, ..Cell::default() }
            }
            None => Cell { text: NONE.into(), tone: Tone::Open, ..Cell::default() },
        }
    }

    /// Each clause with how many gave each level.
    fn table(&self, consensus: &Consensus) -> Table {
        let mut table = Table::default();
        table.head.push((pick(self.language, "Avsnitt", "Clause").into(), Set::Words));
        table
            .head
            .extend(self.catalogue.scale().levels().map(|(level, _)| (level.to_string(), Set::Numbers)));
        for (sv, en, set) in [
            ("Ej till.", "N/A", Set::Numbers),
            ("Median", "Median", Set::Level),
            ("Enighet", "Agreement", Set::Numbers),
            ("Diskutera", "Discuss", Set::Words),
        ] {
            table.head.push((pick(self.language, sv, en).into(), set));
        }
        let counted = |count: usize| if count == 0 { "·".to_owned() } else { count.to_string() };
        for spread in &consensus.clauses {
            let mut row = vec![Cell::from(self.title(spread.clause))];
            row.extend(spread.counts.iter().map(|&count| counted(count).into()));
            row.push(counted(spread.not_applicable).into());
            row.push(self.proposed(spread));
            row.push(small(spread.agreement(), self.language).into());
            row.push(if spread.discuss() {
                pick(self.language, "ja", "yes").into()
            } else {
                Cell::default()
            });
            table.rows.push(row);
        }
        table
    }
}
