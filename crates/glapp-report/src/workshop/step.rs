//! One clause at a time, to be read from the back of the room.

use super::page::WorkshopPage;
use crate::html::escaped;
use crate::number::{NONE, small};
use crate::vocabulary::{capital, isolated, status};
use glapp_core::{Answer, ClauseId, Language, Level, Proposal, Rating, Spread, Status};

/// More names than this beside a level are told as a number.
const NAMES: usize = 6;

impl WorkshopPage<'_> {
    /// The clause that is shown; nothing where none is.
    pub(super) fn step(&self) -> String {
        let (Some(clause), Some(at), Some(consensus)) =
            (self.table.at(), self.table.step, self.table.consensus(self.catalogue))
        else {
            return String::new();
        };
        let Some(spread) = consensus.clauses.iter().find(|it| it.clause == clause) else {
            return String::new();
        };
        let rating =
            self.table.draft.as_ref().and_then(|draft| draft.rating(clause)).cloned().unwrap_or_default();
        let count = self.table.walk.len();
        let place = match self.language {
            Language::Sv => format!("Avsnitt {} av {count}", at + 1),
            Language::En => format!("Clause {} of {count}", at + 1),
        };
        let criteria = self.catalogue.clause(clause).and_then(|clause| clause.criteria());
        let question = criteria.map_or("", |it| it.question.get(self.language));
        let title = self.title(clause);
        let mut out = format!(
            "<dialog id=\"g-ws-step\" class=\"g-ws-step\" aria-labelledby=\"g-ws-h\"><div class=\"g-ws-top\"><p>{place} · <strong>{}</strong></p>{}</div>\
             <p class=\"g-eyebrow\">{}</p><h2 id=\"g-ws-h\" tabindex=\"-1\">{}</h2><p class=\"g-ws-figures\">{}</p>",
            self.progress(self.table.decided_count()),
            self.button("g-button-quiet", "leave", self.say("Avsluta (Esc)", "Leave (Esc)")),
            escaped(&title),
            escaped(if question.is_empty() { &title } else { question }),
            self.figures(spread),
        );
        out.push_str(&format!("<p class=\"g-error\" role=\"alert\">{}</p>", escaped(self.trouble)));
        out.push_str(&self.rows(spread, &rating));
        out.push_str(&self.why_field(clause, &rating));
        out.push_str(&self.remarks(clause));
        let (first, last) = (at == 0, at + 1 == count);
        let off = |off: bool| if off { " disabled" } else { "" };
        out.push_str(&format!(
            "<div class=\"g-ws-steps\"><button type=\"button\" class=\"g-button g-button-quiet\" data-do=\"back\"{}>← {}</button>{}<button type=\"button\" class=\"g-button\" data-do=\"{}\">{}</button></div>",
            off(first),
            self.say("Föregående", "Previous"),
            self.button("g-button-quiet", "level open", self.say("Lämna öppet", "Leave open")),
            if last { "leave" } else { "next" },
            if last { self.say("Klar", "Done").to_owned() } else { format!("{} →", self.say("Nästa", "Next")) },
        ));
        let top = self.catalogue.scale().top();
        out + &format!(
            "<p class=\"g-hint g-ws-keys\"><kbd>0</kbd>–<kbd>{top}</kbd> {} · <kbd>n</kbd> {} · <kbd>p</kbd> {} · <kbd>Esc</kbd> {}</p></dialog>",
            self.say("beslutar nivå", "decides the level"),
            self.say("nästa", "next"),
            self.say("föregående", "previous"),
            self.say("avslutar", "leaves"),
        )
    }

    fn figures(&self, spread: &Spread) -> String {
        let answered = spread.rated() + spread.not_applicable;
        let median = spread.median().map_or(NONE.into(), |level| level.to_string());
        let agreement = small(spread.agreement(), self.language);
        let mut out = match self.language {
            Language::Sv => format!("{answered} svar · median {median} · enighet {agreement}"),
            Language::En => format!("{answered} answers · median {median} · agreement {agreement}"),
        };
        if spread.discuss() {
            out.push_str(self.say(" · att diskutera", " · to discuss"));
        }
        out
    }

    /// Each level as a row to decide by, with a dot for each person who gave it.
    fn rows(&self, spread: &Spread, rating: &Rating) -> String {
        let group = self.say("Gruppens beslut", "The group’s decision");
        let off = if self.table.is_open() { "" } else { " disabled" };
        let names = self.table.names(self.language);
        let known = self.table.is_known(self.catalogue);
        let criteria = self.catalogue.clause(spread.clause).and_then(|clause| clause.criteria());
        let mut out = format!("<div role=\"group\" aria-label=\"{group}\"><ul class=\"g-ws-levels\">");
        for ((level, name), &count) in self.catalogue.scale().levels().zip(&spread.counts) {
            let text = criteria.and_then(|it| it.levels.get(usize::from(level.number())));
            let who = spread.levels.iter().filter(|(it, _)| *it == level).map(|(_, place)| *place);
            let who = if known { self.who(&who.collect::<Vec<_>>(), &names) } else { String::new() };
            let proposed = spread.proposed() == Some(Proposal::Level(level));
            out.push_str(&self.row(
                &format!("class=\"g-ws-row g-level-{level}\" data-do=\"level {level}\"{off}"),
                rating.answer == Answer::Level(level),
                [
                    &level.to_string(),
                    name.name.get(self.language),
                    text.map_or("", |text| text.get(self.language)),
                ],
                (count, &who, proposed),
            ));
        }
        let excluded = matches!(rating.answer, Answer::NotApplicable(_));
        let who: Vec<usize> = self.excluding(spread.clause);
        let who = if known { self.who(&who, &names) } else { String::new() };
        let text = capital(status(Status::NotApplicable, self.language));
        out.push_str(&self.row(
            &format!("class=\"g-ws-row\" data-do=\"level out\"{off}"),
            excluded,
            ["–", &text, self.say("Skriv först varför, nedan.", "First write why, below.")],
            (spread.not_applicable, &who, spread.proposed() == Some(Proposal::NotApplicable)),
        ));
        out + "</ul></div>"
    }

    fn row(
        &self,
        attributes: &str,
        pressed: bool,
        [mark, name, text]: [&str; 3],
        (count, who, proposed): (usize, &str, bool),
    ) -> String {
        let people = match (self.language, count) {
            (_, 0) => String::new(),
            (Language::Sv, 1) => "en person".into(),
            (Language::Sv, _) => format!("{count} personer"),
            (Language::En, 1) => "one person".into(),
            (Language::En, _) => format!("{count} people"),
        };
        let who = if who.is_empty() { &people } else { who };
        let proposed = if proposed && count > 0 { self.say(" · förslag", " · proposed") } else { "" };
        let decided = if pressed { self.say("Beslut", "Decided") } else { "" };
        format!(
            "<li><button type=\"button\" {attributes} aria-pressed=\"{pressed}\"><span class=\"g-ws-mark\">{}</span> \
             <span class=\"g-ws-name\">{}</span> <span class=\"g-ws-text\">{}</span> \
             <span class=\"g-ws-votes\"><span class=\"g-ws-dots\" aria-hidden=\"true\">{}</span> <span class=\"g-ws-who\">{}{proposed}</span></span> <span class=\"g-ws-decided\">{decided}</span></button></li>",
            escaped(mark),
            escaped(name),
            escaped(text),
            "●".repeat(count.min(60)),
            escaped(who),
        )
    }

    /// The names of some people; their number where there are many.
    fn who(&self, places: &[usize], names: &[String]) -> String {
        if places.len() > NAMES {
            return String::new();
        }
        let order = self.table.order();
        let mut ranked: Vec<usize> = places.to_vec();
        ranked.sort_by_key(|place| order.iter().position(|it| it == place));
        let names = ranked.iter().filter_map(|&place| names.get(place));
        names.map(|name| isolated(name).into_owned()).collect::<Vec<_>>().join(", ")
    }

    /// The places of those who say that a clause is not applicable.
    fn excluding(&self, clause: ClauseId) -> Vec<usize> {
        let says = |it: &glapp_core::Assessment| {
            it.rating(clause).is_some_and(|rating| matches!(rating.answer, Answer::NotApplicable(_)))
        };
        let people = self.table.panel.people().iter().enumerate();
        people.filter(|(_, it)| says(it)).map(|(place, _)| place).collect()
    }

    fn why_field(&self, clause: ClauseId, rating: &Rating) -> String {
        let text = match &rating.answer {
            Answer::NotApplicable(reason) => reason,
            _ => &rating.note,
        };
        let missing = self.table.reason_missing;
        let (class, invalid) = if missing { (" g-field-wrong", " aria-invalid=\"true\"") } else { ("", "") };
        let error = if missing {
            self.say("Skriv varför avsnittet inte är tillämpligt.", "Write why the clause is not applicable.")
        } else {
            ""
        };
        let off = if self.table.is_open() { "" } else { " disabled" };
        // Another clause is another field: what is written in one must not show in the next.
        format!(
            "<div class=\"g-field{class}\" data-key=\"why-{clause}\"><label for=\"g-ws-why\">{}</label><p class=\"g-error\" id=\"g-ws-why-error\" role=\"alert\">{error}</p>\
             <textarea id=\"g-ws-why\" class=\"g-input\" rows=\"2\" data-do=\"note {clause}\" aria-describedby=\"g-ws-why-error\"{invalid}{off}>{}</textarea></div>",
            self.say("Varför? (frivilligt)", "Why? (optional)"),
            escaped(text)
        )
    }

    /// What people have written about a clause; without names where these are hidden.
    fn remarks(&self, clause: ClauseId) -> String {
        let names = self.table.names(self.language);
        let mut items = String::new();
        let mut count = 0;
        for place in self.table.order() {
            let Some(rating) = self.table.panel.people().get(place).and_then(|it| it.rating(clause)) else {
                continue;
            };
            let reason = match &rating.answer {
                Answer::NotApplicable(reason) => &**reason,
                _ => "",
            };
            for text in [reason, &*rating.note].into_iter().filter(|text| !text.trim().is_empty()) {
                count += 1;
                let name = names.get(place).filter(|_| !self.table.anonymous);
                let name = name.map_or_else(String::new, |name| {
                    format!("<strong>{}:</strong> ", escaped(&isolated(name)))
                });
                items.push_str(&format!("<li>{name}{}</li>", escaped(text)));
            }
        }
        if count == 0 {
            return String::new();
        }
        let summary = match self.language {
            Language::Sv => format!("Vad ni skrev var för sig ({count})"),
            Language::En => format!("What you wrote, each on your own ({count})"),
        };
        format!(
            "<details class=\"g-fold\" data-key=\"notes-{clause}\"><summary>{summary}</summary><ul>{items}</ul></details>"
        )
    }

    /// The level that a key stands for.
    pub fn level_of_key(&self, key: &str) -> Option<Level> {
        let level = key.parse().ok().filter(|_| key.len() == 1).map(Level::new)?;
        self.catalogue.scale().contains(level).then_some(level)
    }
}
