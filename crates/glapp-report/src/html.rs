//! Documents as HTML, to stand inside a page. Every text is inert: it goes through [`escape`], attributes too.

use crate::chart::svg;
use crate::vocabulary::pick;
use crate::{Block, Card, Cell, Document, Figure, Item, Set, Table, Tone};
use glapp_core::{Date, Language};

/// How a document is set into its page.
pub struct Setting<'a> {
    /// The language of the few words that are the page's own.
    pub language: Language,
    /// Where a place leads to, by its id: a heading of the document, or whatever its links name; empty for nowhere.
    pub address: &'a dyn Fn(&str) -> String,
    /// Whether someone is there to press buttons: numbers then open their working, charts can be saved.
    pub live: bool,
}

/// The document as HTML: its heading and blocks, without `html` and `body`. Classes start with `g-`.
pub fn of(document: &Document, setting: &Setting<'_>) -> String {
    let mut writer = Writer { out: String::new(), setting };
    writer.out.push_str("<h1 tabindex=\"-1\">");
    escape(&mut writer.out, &document.title);
    writer.out.push_str("</h1>");
    writer.blocks(&document.blocks);
    if setting.live && document.workings().next().is_some() {
        writer.out.push_str(
            "<div popover id=\"g-w\" class=\"g-working\" role=\"dialog\" aria-labelledby=\"g-wt\"></div>",
        );
    }
    writer.out
}

/// How the numbers of an id came about, to put in the place `g-w` of a live document when one of them is pressed: a
/// button with that id in `data-working`. None if the document does not explain it.
pub fn working(document: &Document, id: &str, setting: &Setting<'_>) -> Option<String> {
    let found = document.workings().find(|(it, ..)| *it == id)?;
    let mut writer = Writer { out: String::new(), setting };
    writer.working(found.1, found.2);
    Some(writer.out)
}

/// The blocks alone, to stand below a heading of the page's own.
pub fn blocks(blocks: &[Block], setting: &Setting<'_>) -> String {
    let mut writer = Writer { out: String::new(), setting };
    writer.blocks(blocks);
    writer.out
}

/// How many rows a table may have to stand open beside its drawing.
const SHORT_TABLE: usize = 12;

/// The classes of the levels of the usual scale.
const LEVELS: [&str; 6] = [
    " class=\"g-heat g-level-0\"",
    " class=\"g-heat g-level-1\"",
    " class=\"g-heat g-level-2\"",
    " class=\"g-heat g-level-3\"",
    " class=\"g-heat g-level-4\"",
    " class=\"g-heat g-level-5\"",
];

struct Writer<'a> {
    out: String,
    setting: &'a Setting<'a>,
}

impl Writer<'_> {
    fn blocks(&mut self, list: &[Block]) {
        for block in list {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, text } => {
                let name = ["h2", "h3", "h4"].get(usize::from(*level).saturating_sub(2)).unwrap_or(&"h4");
                let id = if id.is_empty() {
                    String::new()
                } else {
                    format!(" id=\"{}\" tabindex=\"-1\"", escaped(id))
                };
                self.element(name, &id, text);
            }
            Block::Paragraph { lead, text } => {
                self.out.push_str("<p>");
                self.led(lead, text);
                self.out.push_str("</p>");
            }
            Block::Hint(text) => self.element("p", " class=\"g-hint\"", text),
            Block::List { from, items } => self.points(*from, items),
            Block::Links(links) => {
                self.out.push_str("<ul class=\"g-links\">");
                for (id, text) in links {
                    self.out.push_str("<li>");
                    self.cell(&Cell::link(text, id));
                    self.out.push_str("</li>");
                }
                self.out.push_str("</ul>");
            }
            Block::Facts(facts) => {
                self.out.push_str("<dl class=\"g-figures\">");
                for (name, value) in facts {
                    self.out.push_str("<div class=\"g-figure\">");
                    self.element("dt", "", name);
                    self.out.push_str("<dd>");
                    self.cell(value);
                    self.out.push_str("</dd></div>");
                }
                self.out.push_str("</dl>");
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Cards(cards) => self.cards(cards, "<ol class=\"g-gaps\">", "</ol>"),
            Block::Board(cards) => self.cards(cards, "<ul class=\"g-board\">", "</ul>"),
            // Written when somebody asks: all of them would be most of the page.
            Block::Working { .. } => {}
            Block::Blank { label, lines } => {
                self.out.push_str("<div class=\"g-blank\">");
                self.element("p", "", label);
                // Empty elements: lines are drawn by the style, there is nothing to read aloud.
                self.out.push_str(&"<div></div>".repeat(usize::from(*lines).max(1)));
                self.out.push_str("</div>");
            }
            Block::Copied(text) => {
                self.element("pre", " class=\"g-copied\"", text);
                if self.setting.live {
                    let copy = " type=\"button\" class=\"g-button g-button-quiet\" data-copy";
                    self.element("button", copy, pick(self.setting.language, "Kopiera", "Copy"));
                }
            }
            Block::PageBreak => self.out.push_str("<div class=\"g-break\"></div>"),
            Block::Folded { summary, blocks } => {
                self.out.push_str("<details class=\"g-fold\">");
                self.element("summary", "", summary);
                self.blocks(blocks);
                self.out.push_str("</details>");
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        for part in ["<", name, attributes, ">"] {
            self.out.push_str(part);
        }
        escape(&mut self.out, text);
        for part in ["</", name, ">"] {
            self.out.push_str(part);
        }
    }

    fn led(&mut self, lead: &str, text: &str) {
        if !lead.is_empty() {
            self.element("strong", "", lead);
            self.out.push(' ');
        }
        escape(&mut self.out, text);
    }

    fn points(&mut self, from: Option<u8>, items: &[Item]) {
        match from {
            Some(from) => self.out.push_str(&format!("<ol start=\"{from}\">")),
            None => self.out.push_str("<ul>"),
        }
        for item in items {
            self.out.push_str("<li>");
            self.led(&item.lead, &item.text);
            if !item.remark.is_empty() {
                self.out.push(' ');
                self.element("span", " class=\"g-remark\"", &item.remark);
            }
            self.out.push_str("</li>");
        }
        self.out.push_str(if from.is_some() { "</ol>" } else { "</ul>" });
    }

    /// A cell's drawing, and its text: a link, a number that opens its working, or as it is.
    fn cell(&mut self, cell: &Cell) {
        if let Some(chart) = &cell.chart {
            self.out.push_str(&svg::of(chart, None));
        }
        let address = match &*cell.link {
            "" => String::new(),
            place => escaped(&(self.setting.address)(place)),
        };
        if !address.is_empty() {
            self.element("a", &format!(" href=\"{address}\""), &cell.text);
        } else if !cell.working.is_empty() && self.setting.live {
            let target = format!(
                " type=\"button\" class=\"g-number\" popovertarget=\"g-w\" data-working=\"{}\"",
                escaped(&cell.working)
            );
            self.element("button", &target, &cell.text);
        } else {
            escape(&mut self.out, &cell.text);
        }
    }

    fn table(&mut self, table: &Table) {
        // Too many columns for a narrow screen: there each row becomes a block that names its own figures.
        let heat = table.head.iter().any(|(_, set)| *set == Set::Level);
        let wide = match table.head.len() {
            _ if heat => " g-heatmap",
            4.. => " g-wide",
            _ => "",
        };
        self.out.push_str(&format!("<table class=\"g-table{wide}\">"));
        if !table.caption.is_empty() {
            self.element("caption", "", &table.caption);
        }
        self.out.push_str("<thead><tr>");
        for (text, set) in &table.head {
            match set {
                Set::Drawing => self.element("td", " class=\"g-chart-cell\"", text),
                Set::Words => self.element("th", " scope=\"col\"", text),
                Set::Numbers => self.element("th", " scope=\"col\" class=\"g-numeric\"", text),
                Set::Level => self.element("th", " scope=\"col\" class=\"g-unit\"", text),
            }
        }
        self.out.push_str("</tr></thead><tbody>");
        for (place, row) in table.rows.iter().enumerate() {
            let total = table.total && place + 1 == table.rows.len();
            self.out.push_str(if total { "<tr class=\"g-total\">" } else { "<tr>" });
            for (column, (cell, (head, set))) in row.iter().zip(&table.head).enumerate() {
                if column == 0 {
                    self.out.push_str("<th scope=\"row\">");
                    self.cell(cell);
                    self.out.push_str("</th>");
                    continue;
                }
                let class = match set {
                    // A day is never broken in two.
                    Set::Words if cell.text.parse::<Date>().is_ok() => " class=\"g-day\"",
                    Set::Words => "",
                    Set::Level => match cell.tone {
                        Tone::Plain => "",
                        Tone::Level(level) => LEVELS.get(usize::from(level)).unwrap_or(&" class=\"g-heat\""),
                        Tone::Open => " class=\"g-heat g-open\"",
                        Tone::Out => " class=\"g-heat g-out\"",
                    },
                    Set::Numbers => " class=\"g-numeric\"",
                    Set::Drawing => " class=\"g-chart-cell\"",
                };
                let label = if head.is_empty() || matches!(set, Set::Drawing | Set::Level) {
                    String::new()
                } else {
                    format!(" data-label=\"{}\"", escaped(head))
                };
                self.out.push_str(&format!("<td{class}{label}>"));
                self.cell(cell);
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str("</tbody></table>");
    }

    fn figure(&mut self, figure: &Figure) {
        let language = self.setting.language;
        let beside = if figure.table.rows.len() <= SHORT_TABLE { " g-beside" } else { "" };
        self.out.push_str(&format!("<figure class=\"g-drawn{beside}\" id=\"g-f-{}\">", figure.id));
        self.out.push_str(&svg::of(&figure.chart, Some(&figure.caption)));
        self.element("figcaption", "", &figure.caption);
        if self.setting.live {
            self.out.push_str("<p class=\"g-tools\">");
            for (kind, sv, en) in
                [("svg", "Spara som SVG", "Save as SVG"), ("png", "Spara som PNG", "Save as PNG")]
            {
                let attributes = format!(
                    " type=\"button\" class=\"g-button g-button-plain\" data-save=\"{kind}\" data-figure=\"g-f-{}\"",
                    figure.id
                );
                self.element("button", &attributes, pick(language, sv, en));
            }
            self.out.push_str("</p>");
        }
        // A short table stands open beside the drawing; a long one would push the rest of the page away.
        let open = if figure.table.rows.len() <= SHORT_TABLE { " open" } else { "" };
        self.out.push_str(&format!("<details class=\"g-fold\"{open}>"));
        self.element("summary", "", pick(language, "Visa som tabell", "Show as a table"));
        self.table(&figure.table);
        self.out.push_str("</details></figure>");
    }

    fn cards(&mut self, cards: &[Card], open: &str, close: &str) {
        self.out.push_str(open);
        for card in cards {
            self.card(card);
        }
        self.out.push_str(close);
    }

    fn card(&mut self, card: &Card) {
        self.out.push_str("<li class=\"g-gap\">");
        self.element("p", &format!(" class=\"g-verb g-verb-{}\"", card.kind), &card.verb);
        self.out.push_str("<div class=\"g-gap-body\"><h3>");
        self.cell(&card.title);
        self.out.push_str("</h3>");
        self.blocks(&card.blocks);
        self.out.push_str("</div></li>");
    }

    fn working(&mut self, title: &str, blocks: &[Block]) {
        self.element("h3", " id=\"g-wt\"", title);
        self.blocks(blocks);
        let close = " type=\"button\" class=\"g-button g-button-quiet\" popovertarget=\"g-w\" popovertargetaction=\"hide\"";
        self.element("button", close, pick(self.setting.language, "Stäng", "Close"));
    }
}

/// Writes a text so that nothing in it is markup, in content and in quoted attributes.
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

/// A text so that nothing in it is markup.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Bar, Bars, Chart};

    #[test]
    fn no_text_is_markup_wherever_it_stands() {
        let attack = "\"><script>alert('1')</script><a href=\"javascript:x\">&";
        let text = || attack.to_owned();
        let cells = || vec![Cell::link(text(), text()), Cell::worked(text(), text()), text().into()];
        let head = [Set::Words, Set::Numbers, Set::Words].map(|set| (text(), set));
        let table = || Table { caption: text(), head: head.clone().into(), rows: vec![cells()], total: true };
        let bar = Bar { name: text(), value: None, not_applicable: false, target: 3 };
        let chart = Chart::Bars(Bars { groups: vec![(text(), vec![bar])], top: 5 });
        let figure = Figure { id: "bars", caption: text(), chart, table: table() };
        let card = Card { kind: "use", verb: text(), title: Cell::link(text(), text()), blocks: vec![] };
        let all = vec![
            Block::Heading { level: 9, id: text(), text: text() },
            Block::led(text(), text()),
            Block::Hint(text()),
            Block::Blank { label: text(), lines: 2 },
            Block::List { from: None, items: vec![Item { lead: text(), text: text(), remark: text() }] },
            Block::Links(vec![(text(), text())]),
            Block::Facts(vec![(text(), text().into())]),
            Block::Table(table()),
            Block::Figure(Box::new(figure)),
            Block::Cards(vec![card.clone()]),
            Block::Board(vec![card]),
            Block::Working { id: text(), title: text(), blocks: vec![Block::text(text())] },
            Block::Folded { summary: text(), blocks: vec![Block::text(text())] },
        ];
        let document = Document { title: text(), blocks: all };
        for live in [true, false] {
            let html = of(&document, &Setting { language: Language::Sv, address: &|id| id.to_owned(), live });
            assert!(!html.contains("<script") && !html.contains("<a href=\"javascript"), "{html}");
            assert_eq!(html.matches("&lt;script&gt;").count(), html.matches("alert(").count());
            assert_eq!(html.matches('\'').count(), 0);
            assert_eq!(html.contains("<button"), live, "a page without anyone to press has no buttons");
            let working = working(
                &document,
                attack,
                &Setting { language: Language::Sv, address: &|id| id.to_owned(), live },
            );
            assert!(!working.unwrap_or_default().contains("<script"));
        }
    }
}
