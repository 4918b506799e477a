//! What there is to take along of an assessment, and the page that offers it.

use crate::html::escape;
use crate::vocabulary::pick;
use glapp_core::Language;

/// What the page needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The assessment's id as it stands in addresses.
    pub id: &'a str,
    /// A link that carries the whole assessment.
    pub link: &'a str,
    /// The length from which on some mail programs cut links.
    pub mail_limit: usize,
    /// Whether an action has a due date, so that there is something for a calendar.
    pub has_events: bool,
    /// Whether there are actions.
    pub has_actions: bool,
}

/// Something to take along: how it is got, what it is called, when to use it, what the button says.
struct Thing {
    /// What the app does: `make KIND ENDING TYPE`, or `#/PAGE/` for a page of its own.
    does: &'static str,
    name: [&'static str; 2],
    when: [&'static str; 2],
    button: [&'static str; 2],
}

const KEEP: &[Thing] = &[Thing {
    does: "make json .glapp.json application/json",
    name: ["Fil från Glapp", "Glapp file"],
    when: [
        "För att spara undan, flytta till en annan dator eller lämna till den som jämför enheter. Allt följer med, och filen öppnas i Glapp igen.",
        "To keep a copy, to move to another computer, or to hand to whoever compares units. Everything comes along, and Glapp opens the file again.",
    ],
    button: ["Hämta Glappfilen", "Get the Glapp file"],
}];

const READ: &[Thing] = &[
    Thing {
        does: "make docx .docx application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name: ["Word", "Word"],
        when: [
            "När rapporten ska redigeras, skrivas under eller diarieföras. Försättsblad, sammanfattning, diagram, glapp, plan och metod.",
            "When the report is to be edited, signed or filed. Cover, summary, charts, gaps, plan and method.",
        ],
        button: ["Hämta Worddokumentet", "Get the Word document"],
    },
    Thing {
        does: "#/print/",
        name: ["Utskrift och PDF", "Print and PDF"],
        when: [
            "När rapporten ska läsas på papper eller skickas som den är. Samma innehåll, satt för A4.",
            "When the report is to be read on paper or sent as it is. The same content, set for A4.",
        ],
        button: ["Visa utskriften", "Show the print version"],
    },
];

const COUNT: &[Thing] = &[
    Thing {
        does: "make xlsx .xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: ["Excel", "Excel"],
        when: [
            "När ni vill räkna vidare, filtrera eller göra egna diagram. Formlerna räknar om när ni ändrar en nivå.",
            "When you want to calculate, filter or make charts of your own. The formulas follow when you change a level.",
        ],
        button: ["Hämta arbetsboken", "Get the workbook"],
    },
    Thing {
        does: "make csv .csv text/csv",
        name: ["CSV, avsnitten", "CSV, the clauses"],
        when: [
            "För andra program. En rad för varje avsnitt, med siffrorna utan avrundning.",
            "For other programs. One row a clause, with the numbers not rounded.",
        ],
        button: ["Hämta avsnitten", "Get the clauses"],
    },
    Thing {
        does: "make actions -plan.csv text/csv",
        name: ["CSV, planen", "CSV, the plan"],
        when: ["För andra program. En rad för varje åtgärd.", "For other programs. One row an action."],
        button: ["Hämta planen", "Get the plan"],
    },
    Thing {
        does: "make markdown .md text/markdown",
        name: ["Markdown", "Markdown"],
        when: [
            "För webbsidor, wikier och samarbetsytor. Rapporten som enkel text.",
            "For web pages, wikis and shared spaces. The report as simple text.",
        ],
        button: ["Hämta texten", "Get the text"],
    },
];

const CALENDAR: Thing = Thing {
    does: "make calendar .ics text/calendar",
    name: ["Kalender", "Calendar"],
    when: [
        "När åtgärderna ska synas i Outlook eller en annan kalender. En heldag för varje åtgärd som har ett datum.",
        "When the actions should show in Outlook or another calendar. An all-day entry for each action with a date.",
    ],
    button: ["Hämta kalenderfilen", "Get the calendar file"],
};

const MEET: &[Thing] = &[
    Thing {
        does: "#/agenda/",
        name: ["Dagordning för en timme", "Agenda for an hour"],
        when: [
            "När ni ska tala om resultatet. De tre viktigaste glappen med fråga, första steg och det staden har.",
            "When you are to talk about the result. The three most important gaps with question, first step and what the city has.",
        ],
        button: ["Visa dagordningen", "Show the agenda"],
    },
    Thing {
        does: "#/form/",
        name: ["Frågorna på papper", "The questions on paper"],
        when: [
            "När gruppen ska svara utan skärm. Den korta omgången kommer först, sedan resten.",
            "When the group is to answer without a screen. The short round comes first, then the rest.",
        ],
        button: ["Visa pappersformuläret", "Show the paper form"],
    },
    Thing {
        does: "make questionnaire-short -kort.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: ["Frågorna i Excel, kort omgång", "The questions in Excel, short round"],
        when: [
            "När någon ska fylla i det viktigaste i Excel. Öppna filen i Glapp när den är ifylld.",
            "When someone is to fill in the most important questions in Excel. Open the file in Glapp once it is filled in.",
        ],
        button: ["Hämta den korta omgången", "Get the short round"],
    },
    Thing {
        does: "make questionnaire -alla.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: ["Frågorna i Excel, alla", "The questions in Excel, all"],
        when: [
            "När någon ska fylla i alla frågor i Excel. Öppna filen i Glapp när den är ifylld.",
            "When someone is to fill in all the questions in Excel. Open the file in Glapp once it is filled in.",
        ],
        button: ["Hämta alla frågor", "Get all the questions"],
    },
    Thing {
        does: "make questionnaire-filled -svar.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: ["Frågorna i Excel, med svaren", "The questions in Excel, with the answers"],
        when: [
            "När någon ska gå igenom eller ändra svaren i Excel. Öppna filen i Glapp när den är klar.",
            "When someone is to go through or change the answers in Excel. Open the file in Glapp once it is done.",
        ],
        button: ["Hämta frågor och svar", "Get questions and answers"],
    },
];

/// The page as HTML, below its heading. A button says in `data-do` what the app shall do; every text is inert.
pub fn page(offer: Offer<'_>, language: Language) -> String {
    let mut page = Page { out: String::new(), language, offer };
    let say = |sv, en| pick(language, sv, en);
    page.open(say("Spara och skicka", "Keep and send"));
    page.things(KEEP);
    page.link();
    page.close();
    page.open(say("Läsa och skriva under", "Read and sign"));
    page.things(READ);
    page.close();
    page.open(say("Räkna vidare", "Calculate"));
    let (with_plan, without) = (COUNT, COUNT.iter().filter(|it| !it.does.starts_with("make actions")));
    if offer.has_actions {
        page.things(with_plan);
    } else {
        without.for_each(|thing| page.thing(thing));
    }
    page.close();
    page.open(say("Planera och träffas", "Plan and meet"));
    page.things(MEET);
    if offer.has_events {
        page.thing(&CALENDAR);
    }
    page.close();
    if !offer.has_events {
        let hint = say(
            "När en åtgärd har fått ett datum kan ni också hämta en kalenderfil här.",
            "Once an action has a date you can get a calendar file here too.",
        );
        page.element("p", " class=\"g-hint\"", hint);
    }
    page.out
}

/// What is asked before an assessment that came in a link is stored, as HTML below what it is.
pub fn received(language: Language) -> String {
    let say = |sv, en| pick(language, sv, en);
    let mut out = String::from("<p>");
    escape(
        &mut out,
        say(
            "Vill ni ha kvar den? Då sparas den i den här webbläsaren, bredvid det som redan finns. Inget skickas.",
            "Do you want to keep it? It is then saved in this browser, beside what is already there. Nothing is sent.",
        ),
    );
    out.push_str("</p><p class=\"g-actions\">");
    for (does, class, text) in [
        ("keep", "g-button", say("Öppna i den här webbläsaren", "Open in this browser")),
        ("look", "g-button g-button-quiet", say("Bara titta", "Just look")),
    ] {
        out.push_str(&format!("<button type=\"button\" class=\"{class}\" data-do=\"{does}\">"));
        escape(&mut out, text);
        out.push_str("</button>");
    }
    out.push_str("</p>");
    out
}

struct Page<'a> {
    out: String,
    language: Language,
    offer: Offer<'a>,
}

impl Page<'_> {
    fn say<'a>(&self, [sv, en]: [&'a str; 2]) -> &'a str {
        pick(self.language, sv, en)
    }

    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        self.out.push_str(&format!("<{name}{attributes}>"));
        escape(&mut self.out, text);
        self.out.push_str(&format!("</{name}>"));
    }

    fn open(&mut self, heading: &str) {
        self.element("h2", "", heading);
        self.out.push_str("<ul class=\"g-take\">");
    }

    fn close(&mut self) {
        self.out.push_str("</ul>");
    }

    fn things(&mut self, things: &[Thing]) {
        things.iter().for_each(|thing| self.thing(thing));
    }

    fn thing(&mut self, thing: &Thing) {
        self.out.push_str("<li>");
        self.element("h3", "", self.say(thing.name));
        self.element("p", "", self.say(thing.when));
        let button = self.say(thing.button);
        if thing.does.starts_with('#') {
            let mut address = String::new();
            escape(&mut address, &format!("{}{}", thing.does, self.offer.id));
            self.element("a", &format!(" class=\"g-button g-button-quiet\" href=\"{address}\""), button);
        } else {
            let does =
                format!(" type=\"button\" class=\"g-button g-button-quiet\" data-do=\"{}\"", thing.does);
            self.element("button", &does, button);
        }
        self.out.push_str("</li>");
    }

    /// The link, its length, and whether a mail program would cut it.
    fn link(&mut self) {
        let Offer { link, mail_limit, .. } = self.offer;
        self.out.push_str("<li>");
        self.element("h3", "", self.say(["Länk", "Link"]));
        let when = [
            "För att skicka resultatet i ett meddelande. Länken innehåller alla svar: den som har den kan läsa dem, och ingen server ser dem.",
            "To send the result in a message. The link holds all the answers: whoever has it can read them, and no server sees them.",
        ];
        self.out.push_str("<div class=\"g-take-link\">");
        self.element("p", "", self.say(when));
        let label = self.say(["Länken", "The link"]);
        self.element("label", " class=\"g-hidden\" for=\"g-take-link\"", label);
        self.out.push_str("<input id=\"g-take-link\" class=\"g-input\" readonly aria-describedby=\"g-take-length\" value=\"");
        escape(&mut self.out, link);
        self.out.push_str("\">");
        let length = link.chars().count();
        let long = length > mail_limit;
        let text = match (long, self.language) {
            (false, Language::Sv) => format!("{length} tecken."),
            (false, Language::En) => format!("{length} characters."),
            (true, Language::Sv) => format!(
                "{length} tecken. Vissa mejlprogram kortar av länkar över {mail_limit} tecken: skicka hellre Glappfilen, eller klistra in länken i en chatt."
            ),
            (true, Language::En) => format!(
                "{length} characters. Some email programs cut links over {mail_limit} characters: better send the Glapp file, or paste the link into a chat."
            ),
        };
        let class = if long {
            " id=\"g-take-length\" class=\"g-take-long\""
        } else {
            " id=\"g-take-length\" class=\"g-hint\""
        };
        self.element("p", class, &text);
        self.out.push_str("</div>");
        let copy = self.say(["Kopiera länken", "Copy the link"]);
        self.element("button", " type=\"button\" class=\"g-button g-button-quiet\" data-do=\"copy\"", copy);
        self.out.push_str("</li>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::Coded as _;

    fn offer(link: &str) -> Offer<'_> {
        Offer { id: "\"><script>", link, mail_limit: 20, has_events: false, has_actions: false }
    }

    #[test]
    fn every_text_is_inert_and_a_long_link_is_warned_of() {
        for &language in Language::ALL {
            let short = page(offer("https://x/#/open/1.a"), language);
            let long = page(offer("\"><script>alert(1)</script>"), language);
            assert!(!long.contains("<script") && !short.contains("<script"));
            assert!(!short.contains("g-take-long") && long.contains("g-take-long"));
            assert!(!short.contains("calendar .ics") && !short.contains("make actions"));
            let all = page(Offer { has_events: true, has_actions: true, ..offer("") }, language);
            assert!(all.contains("calendar .ics") && all.contains("make actions"));
        }
    }
}
