//! What lies on the workshop's table, as HTML. What can be pressed says what it does in `data-do`.

use super::{Origin, Why, Workshop};
use crate::html::escaped;
use crate::number::{NONE, small};
use crate::vocabulary::{isolated, pick};
use glapp_core::{Answer, Assessment, Catalogue, ClauseId, Consensus, Joined, Language, Spread};

/// The page where several people's answers about one unit become one.
pub struct WorkshopPage<'a> {
    /// What lies on the table.
    pub table: &'a Workshop,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What has been begun before and can be gone on with.
    pub begun: Vec<&'a Assessment>,
    /// Why the latest decision could not be stored; empty if it could.
    pub trouble: &'a str,
    /// The language.
    pub language: Language,
}

impl WorkshopPage<'_> {
    pub(super) fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    pub(super) fn button(&self, class: &str, does: &str, text: &str) -> String {
        format!(
            "<button type=\"button\" class=\"g-button {class}\" data-do=\"{does}\">{}</button>",
            escaped(text)
        )
    }

    /// The whole page; `invitation` is the form that makes a link to begin with.
    pub fn html(&self, invitation: &str) -> String {
        let mut out = format!(
            "<h1 tabindex=\"-1\">{}</h1><p class=\"g-lead\">{}</p>",
            self.say("Verkstad", "Workshop"),
            self.say(
                "Flera har skattat samma enhet, var och en för sig. Här ser ni var ni är eniga, pratar om resten och bestämmer tillsammans.",
                "Several people have assessed the same unit, each on their own. Here you see where you agree, talk about the rest and decide together.",
            )
        );
        out.push_str(&self.table_top());
        // There before it has a text, so that the text is announced.
        out.push_str(&format!("<div role=\"status\" class=\"g-ws-told\">{}</div>", self.told()));
        out.push_str(&self.settling());
        if self.table.is_empty() {
            out.push_str(&self.begun());
        } else {
            out.push_str(&self.people());
            out.push_str(&self.spread());
        }
        out.push_str(&format!(
            "<details class=\"g-fold\" id=\"g-ws-invite\"><summary>{}</summary>{invitation}</details>",
            self.say("Bjud in till skattningen med en länk", "Invite to the assessment with a link")
        ));
        out.push_str(&self.step());
        out
    }

    fn table_top(&self) -> String {
        format!(
            "<div class=\"g-drop\"><p class=\"g-actions\"><label class=\"g-button g-button-quiet g-file\">{}\
             <input type=\"file\" multiple accept=\".json,.xlsx,application/json\" data-do=\"files\"></label></p>\
             <details class=\"g-fold\"><summary>{}</summary><form class=\"g-form\" data-do=\"links\"><div class=\"g-field\">\
             <label for=\"g-ws-links\">{}</label><textarea id=\"g-ws-links\" class=\"g-input\" rows=\"3\"></textarea></div>\
             <div class=\"g-actions\"><button class=\"g-button g-button-quiet\">{}</button></div></form></details><p class=\"g-hint\">{}</p></div>",
            self.say("Välj filer", "Choose files"),
            self.say("Klistra in länkar", "Paste links"),
            self.say("Länkar från Glapp, en per rad", "Links from Glapp, one a line"),
            self.say("Lägg till", "Add"),
            self.say(
                "Eller släpp filerna här, en från varje person. De läses bara i den här webbläsaren. Det som sparas är samsynen: besluten och hur många som sa vad.",
                "Or drop the files here, one from each person. They are only read in this browser. What is stored is the consensus: the decisions, and how many said what.",
            ),
        )
    }

    /// What an origin is called here: hidden, not even its file says whose it is.
    fn origin(&self, origin: &Origin, place: usize) -> String {
        if self.table.anonymous {
            return format!("{} {}", self.say("Fil", "File"), place + 1);
        }
        origin.name(self.language)
    }

    fn told(&self) -> String {
        if self.table.told.is_empty() {
            return String::new();
        }
        let names = self.table.names(self.language);
        let mut out = String::from("<ul class=\"g-problems\">");
        for (place, (origin, why)) in self.table.told.iter().enumerate() {
            let text = match why {
                Why::Unreadable([sv, en]) => pick(self.language, &sv.join("; "), &en.join("; ")).to_owned(),
                Why::Joined(joined, assessment) => self.why(*joined, assessment, &names),
            };
            out.push_str(&format!(
                "<li><strong>{}</strong> {}<span class=\"g-actions\">",
                escaped(&isolated(&self.origin(origin, place))),
                escaped(&text)
            ));
            if let Why::Joined(joined, _) = why
                && joined.is_doubt()
            {
                if matches!(joined, Joined::SamePerson(_)) {
                    let text = self.say("Lägg ihop de två", "Merge the two");
                    out.push_str(&self.button("g-button-quiet", &format!("lay {place}"), text));
                    let text = self.say("Räkna som en person till", "Count as another person");
                    out.push_str(&self.button("g-button-quiet", &format!("insist {place}"), text));
                } else {
                    let text = self.say("Ta med ändå", "Include it anyway");
                    out.push_str(&self.button("g-button-quiet", &format!("insist {place}"), text));
                }
            }
            out.push_str(&self.button(
                "g-button-plain",
                &format!("forget {place}"),
                self.say("Ta bort", "Remove"),
            ));
            out.push_str("</span></li>");
        }
        out + "</ul>"
    }

    fn why(&self, joined: Joined, it: &Assessment, names: &[String]) -> String {
        let person = |place: usize| names.get(place).map_or("", String::as_str);
        let unit = &it.header().unit.name;
        let ours = self.unit();
        match (joined, self.language) {
            (Joined::SameAs(place), Language::Sv) => {
                format!("är samma skattning som den från {}: den räknas en gång.", person(place))
            }
            (Joined::SameAs(place), Language::En) => {
                format!("is the same assessment as the one of {}: it counts once.", person(place))
            }
            (Joined::OtherUnit, Language::Sv) => {
                format!("handlar om ”{unit}”, de andra om ”{ours}”. En verkstad gäller en enhet i taget.")
            }
            (Joined::OtherUnit, Language::En) => {
                format!("is about “{unit}”, the others about “{ours}”. A workshop is about one unit at a time.")
            }
            (Joined::OtherCatalogue, Language::Sv) => {
                format!("är gjord mot {}, de andra mot {}.", it.catalogue(), self.catalogue.id())
            }
            (Joined::OtherCatalogue, Language::En) => {
                format!("is against {}, the others against {}.", it.catalogue(), self.catalogue.id())
            }
            (Joined::Consensus, Language::Sv) => {
                "är själv en samsyn, inte en persons svar. Öppna den på startsidan, så kan ni gå vidare med den här.".into()
            }
            (Joined::Consensus, Language::En) => {
                "is itself a consensus, not one person’s answers. Open it on the start page, and you can go on with it here.".into()
            }
            (Joined::OtherSpelling, Language::Sv) => {
                format!("skriver enheten ”{}”, de andra skriver ”{ours}”. Är det samma enhet?", self.whole(it))
            }
            (Joined::OtherSpelling, Language::En) => {
                format!("writes the unit “{}”, the others write “{ours}”. Is it the same unit?", self.whole(it))
            }
            (Joined::OtherDate, Language::Sv) => {
                format!("gäller en annan dag, {}. Hör den ändå till samma omgång?", it.header().date)
            }
            (Joined::OtherDate, Language::En) => {
                format!("is of another day, {}. Does it belong to the same round all the same?", it.header().date)
            }
            (Joined::SamePerson(place), Language::Sv) => {
                format!("kan vara av samma person som {}, men svaren är inte desamma.", person(place))
            }
            (Joined::SamePerson(place), Language::En) => {
                format!("may be by the same person as {}, but the answers are not the same.", person(place))
            }
            (Joined::New, _) => String::new(),
        }
    }

    /// A unit with its organisation.
    fn whole(&self, it: &Assessment) -> String {
        let unit = &it.header().unit;
        if unit.organisation.is_empty() {
            unit.name.to_string()
        } else {
            format!("{}, {}", unit.name, unit.organisation)
        }
    }

    pub(super) fn unit(&self) -> String {
        let first = self.table.draft.as_ref().or(self.table.panel.people().first());
        first.map_or_else(String::new, |it| it.header().unit.name.to_string())
    }

    fn begun(&self) -> String {
        if self.begun.is_empty() {
            let none = self.say(
                "Inga svar på bordet än. Var och en får sin fil med ”Exportera till fil” i sin skattning, eller en länk under ”Ta med”.",
                "No answers on the table yet. Everyone gets their file with “Export to a file” in their assessment, or a link under “Take along”.",
            );
            return format!("<p class=\"g-hint\">{none}</p>");
        }
        let heading = self.say("Gå vidare med en samsyn", "Go on with a consensus");
        let mut out = format!("<section><h2>{heading}</h2><ul class=\"g-ws-begun\">");
        for it in &self.begun {
            let header = it.header();
            let decided = it.ratings().filter(|(_, rating)| rating.answer != Answer::Unanswered).count();
            let text = format!("{}, {}", isolated(&header.unit.name), header.date);
            out.push_str(&format!(
                "<li>{} <span class=\"g-remark\">{}</span></li>",
                self.button("g-button-quiet", &format!("go-on {}", escaped(&header.id)), &text),
                self.progress(decided)
            ));
        }
        out + "</ul></section>"
    }

    pub(super) fn progress(&self, decided: usize) -> String {
        let all = self.catalogue.leaves().count();
        match self.language {
            Language::Sv => format!("{decided} av {all} beslutade"),
            Language::En => format!("{decided} of {all} decided"),
        }
    }

    fn people(&self) -> String {
        let people = self.table.panel.people();
        let unit = escaped(&isolated(&self.unit()));
        let mut out = String::from("<section>");
        if people.is_empty() {
            out.push_str(&format!("<h2>{unit}</h2><p>{}</p>", self.say(
                "Ni går vidare med en sparad samsyn. Den vet hur många som sa vad, men inte vem. Lägg till filerna igen om ni vill se namn och anteckningar.",
                "You go on with a stored consensus. It knows how many said what, but not who. Add the files again to see names and notes.",
            )));
        } else {
            let heading = match (self.language, people.len()) {
                (Language::Sv, 1) => format!("En person om {unit}"),
                (Language::Sv, count) => format!("{count} personer om {unit}"),
                (Language::En, 1) => format!("One person about {unit}"),
                (Language::En, count) => format!("{count} people about {unit}"),
            };
            out.push_str(&format!("<h2>{heading}</h2><ul class=\"g-ws-people\">"));
            let names = self.table.names(self.language);
            for place in self.table.order() {
                let (Some(it), Some(name)) = (people.get(place), names.get(place)) else { continue };
                let rated = it.ratings().filter(|(_, rating)| rating.answer != Answer::Unanswered).count();
                let all = self.catalogue.leaves().count();
                let answered = match self.language {
                    Language::Sv => format!("{rated} av {all} besvarade"),
                    Language::En => format!("{rated} of {all} answered"),
                };
                let file = match self.table.origins.get(place) {
                    Some(origin) if !self.table.anonymous => format!("{} · ", origin.name(self.language)),
                    _ => String::new(),
                };
                let remove = format!("{} {}", self.say("Ta bort", "Remove"), name);
                out.push_str(&format!(
                    "<li><strong>{}</strong> <span class=\"g-remark\">{}{answered}</span> \
                     <button type=\"button\" class=\"g-button g-button-plain\" data-do=\"remove {place}\" aria-label=\"{}\">{}</button></li>",
                    escaped(&isolated(name)),
                    escaped(&file),
                    escaped(&remove),
                    self.say("Ta bort", "Remove"),
                ));
            }
            out.push_str("</ul>");
        }
        let checked = if self.table.anonymous { " checked" } else { "" };
        out.push_str(&format!(
            "<div class=\"g-actions\"><label class=\"g-check\"><input type=\"checkbox\" data-do=\"anonymous\"{checked}> {}</label>{}</div>",
            self.say("Dölj vilka som har svarat, också i det som sparas", "Hide who has answered, also in what is stored"),
            self.button("g-button-plain", "clear", self.say("Börja om", "Start over")),
        ));
        if self.table.is_behind(self.catalogue) {
            let text = self.say(
                "Filerna stämmer inte med den sparade spridningen, som visas nedan.",
                "The files do not agree with the stored spread, which is shown below.",
            );
            let recount = self.say("Räkna om från filerna", "Recount from the files");
            out.push_str(&format!(
                "<div class=\"g-notice\"><div><p>{text}</p><p class=\"g-actions\">{}</p></div></div>",
                self.button("g-button-quiet", "recount", recount)
            ));
        }
        out + "</section>"
    }

    fn spread(&self) -> String {
        let Some(consensus) = self.table.consensus(self.catalogue) else { return String::new() };
        let discuss = consensus.to_discuss();
        let (count, all) = (discuss.len(), consensus.clauses.len());
        let decided = self.table.decided_count();
        let mut out = format!(
            "<section><h2>{}</h2><p class=\"g-ws-progress\"><strong>{}</strong> <progress class=\"g-progress\" max=\"{all}\" value=\"{decided}\" aria-label=\"{}\"></progress></p><p class=\"g-actions\" id=\"g-ws-go\">",
            self.say("Att prata om", "To talk about"),
            self.progress(decided),
            self.say("Beslutade avsnitt", "Clauses decided"),
        );
        let all_text = match self.language {
            Language::Sv => format!("Gå igenom alla {all}"),
            Language::En => format!("Go through all {all}"),
        };
        if count > 0 {
            let text = match self.language {
                Language::Sv => format!("Gå igenom de {count} där ni skiljer er mest"),
                Language::En => format!("Go through the {count} where you differ most"),
            };
            out.push_str(&self.button("", "walk discuss", &text));
            out.push_str(&self.button("g-button-quiet", "walk all", &all_text));
        } else {
            out.push_str(&self.button("", "walk all", &all_text));
        }
        out.push_str("</p>");
        out.push_str(&self.finish());
        let hint = if count == 0 {
            self.say(
                "Inget avsnitt behöver diskuteras: alla svar ligger högst en nivå isär och enigheten är minst 0,5.",
                "No clause needs discussing: all answers are at most one level apart and agreement is at least 0.5.",
            )
        } else {
            self.say(
                "Minst eniga först. Varje prick är en person. Den understrukna nivån är medianen, som är förslaget. Ett avsnitt diskuteras när svaren ligger två nivåer isär eller mer, eller när enigheten är under 0,5. Enigheten går från −1 (två läger) över 0 (jämnt utspritt) till 1 (alla lika).",
                "Least agreement first. Each dot is a person. The level underlined is the median, which is what is proposed. A clause is discussed when answers are two levels apart or more, or when agreement is below 0.5. Agreement goes from −1 (two camps) over 0 (evenly spread) to 1 (all alike).",
            )
        };
        out.push_str(&format!("<p class=\"g-hint\">{hint}</p><ol class=\"g-ws-discuss\">"));
        for spread in discuss {
            out.push_str(&format!(
                "<li>{}<span class=\"g-ws-title\"><button type=\"button\" class=\"g-number\" data-do=\"show {}\">{}</button> <span class=\"g-remark\">{}</span></span>{}</li>",
                self.strip(spread),
                spread.clause,
                escaped(&self.title(spread.clause)),
                self.range(spread),
                self.decision(spread.clause),
            ));
        }
        out.push_str("</ol></section>");
        out.push_str(&self.all(&consensus));
        out
    }

    /// What can be done with what has been decided.
    fn finish(&self) -> String {
        let Some(draft) = &self.table.draft else {
            let hint = self.say(
                "Det första ni bestämmer skapar en samsyn, som sparas i den här webbläsaren.",
                "The first thing you decide creates a consensus, which is stored in this browser.",
            );
            return format!("<p class=\"g-hint\">{hint}</p>");
        };
        let adopted = if self.table.is_open() {
            String::new()
        } else {
            let text = self.say(
                "Samsynen är fastställd och går inte att ändra.",
                "The consensus is adopted, so it cannot be changed.",
            );
            format!("<p>{text}</p>")
        };
        format!(
            "{adopted}<p class=\"g-actions\">{}{}{}{}</p>",
            self.button(
                "g-button-quiet",
                &format!("open {}", escaped(&draft.header().id)),
                self.say("Öppna samsynen", "Open the consensus")
            ),
            self.button("g-button-quiet", "export", self.say("Exportera till fil", "Export to a file")),
            self.button(
                "g-button-plain",
                "save spread-csv .csv text/csv",
                self.say("Spridning och beslut som CSV", "Spread and decisions as CSV")
            ),
            self.button(
                "g-button-plain",
                "save spread-markdown .md text/markdown",
                self.say("som Markdown", "as Markdown")
            ),
        )
    }

    /// Every clause with its dots and its counts.
    fn all(&self, consensus: &Consensus) -> String {
        let mut out = format!(
            "<details class=\"g-fold\"><summary>{}</summary><table class=\"g-table g-wide g-ws-all\"><thead><tr><th scope=\"col\">{}</th><td></td>",
            self.say("Alla avsnitt som tabell", "All clauses as a table"),
            self.say("Avsnitt", "Clause")
        );
        let mut heads: Vec<String> =
            self.catalogue.scale().levels().map(|(level, _)| level.to_string()).collect();
        for (sv, en) in
            [("Ej till.", "N/A"), ("Median", "Median"), ("Enighet", "Agreement"), ("Beslut", "Decision")]
        {
            heads.push(self.say(sv, en).to_owned());
        }
        for head in &heads {
            out.push_str(&format!("<th scope=\"col\" class=\"g-numeric\">{head}</th>"));
        }
        out.push_str("</tr></thead><tbody>");
        let counted = |count: usize| if count == 0 { "·".to_owned() } else { count.to_string() };
        for spread in &consensus.clauses {
            out.push_str(&format!(
                "<tr><th scope=\"row\"><button type=\"button\" class=\"g-number\" data-do=\"show-all {}\">{}</button></th><td class=\"g-chart-cell\">{}</td>",
                spread.clause,
                escaped(&self.title(spread.clause)),
                self.strip(spread)
            ));
            let mut cells: Vec<String> = spread.counts.iter().map(|&count| counted(count)).collect();
            cells.push(counted(spread.not_applicable));
            cells.push(spread.median().map_or(NONE.into(), |level| level.to_string()));
            cells.push(small(spread.agreement(), self.language));
            cells.push(self.decision(spread.clause));
            for (cell, head) in cells.iter().zip(&heads) {
                out.push_str(&format!("<td class=\"g-numeric\" data-label=\"{head}\">{cell}</td>"));
            }
            out.push_str("</tr>");
        }
        out + "</tbody></table></details>" + &self.tools()
    }

    /// What the spread can be saved as. The workbook says who answered what, so it needs to know.
    fn tools(&self) -> String {
        let mut kinds = vec![
            ("drawing svg", self.say("Spridningen som SVG", "The spread as SVG")),
            ("drawing png", self.say("Spridningen som PNG", "The spread as PNG")),
            ("print", self.say("Skriv ut", "Print")),
        ];
        if self.table.is_known(self.catalogue) {
            kinds.insert(0, ("workbook", self.say("Spara som Excel", "Save as Excel")));
        }
        let buttons: String =
            kinds.into_iter().map(|(does, text)| self.button("g-button-plain", does, text)).collect();
        format!("<p class=\"g-tools\">{buttons}</p><figure hidden id=\"g-f-consensus\"></figure>")
    }

    pub(super) fn title(&self, clause: ClauseId) -> String {
        format!("{clause} {}", self.catalogue.title_in_context(clause, self.language))
    }

    fn range(&self, spread: &Spread) -> String {
        let (Some(min), Some(max)) = (spread.min(), spread.max()) else { return String::new() };
        let agreement = small(spread.agreement(), self.language);
        match self.language {
            Language::Sv => format!("nivå {min}–{max}, enighet {agreement}"),
            Language::En => format!("level {min}–{max}, agreement {agreement}"),
        }
    }

    /// What the group has decided about a clause, as a mark.
    pub(super) fn decision(&self, clause: ClauseId) -> String {
        let rating = self.table.draft.as_ref().and_then(|draft| draft.rating(clause));
        match rating.map(|rating| &rating.answer) {
            Some(Answer::Level(level)) => format!(
                "<span class=\"g-ws-level g-level-{level}\"><span class=\"g-hidden\">{} </span>{level}</span>",
                self.say("Beslut:", "Decided:")
            ),
            Some(Answer::NotApplicable(_)) => {
                format!("<span class=\"g-ws-level\">{}</span>", self.say("Ej till.", "N/A"))
            }
            _ => format!("<span class=\"g-ws-level g-ws-open\">{}</span>", self.say("öppet", "open")),
        }
    }
}
