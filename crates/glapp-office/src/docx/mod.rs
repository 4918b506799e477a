//! Word documents: any [`Document`] of the report crate, to edit, sign and file.

mod chart;
mod style;
mod table;

use crate::package::{About, Part, package};
use crate::xml::Xml;
use glapp_core::Language;
use glapp_report::chart::Chart;
use glapp_report::{Block, Card, Cell, Document, Figure, Item};
use std::collections::BTreeSet;

const TEXT: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What every document refers to, before its charts and links.
const FIXED: [(&str, &str); 4] = [
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("footer", "footer1.xml"),
];
/// The list with dots; each numbered list has a number of its own above it, so that it begins where it shall.
const DOTS: usize = 1;

/// The document on A4, with the footer's words and the page number at the foot of every page.
///
/// Radars are charts that Word can edit; other drawings are left to the tables that say the same.
pub fn of(document: &Document, about: &About, footer: &str) -> Vec<u8> {
    let mut writer = Writer::new(about, &document.blocks);
    writer.paragraph("Title", &[Run::plain(&document.title)]);
    writer.blocks(&document.blocks);
    let Writer { mut xml, refers, parts, numbered, .. } = writer;
    xml.raw(concat!(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>"#,
    ));
    let kind = |name: &str| match name {
        "styles" => "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        "numbering" => "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
        "settings" => "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    };
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let mut all = vec![Part { refers, ..Part::new("word/document.xml", main, xml) }];
    for (name, file) in FIXED {
        let xml = match name {
            "styles" => style::styles(about.language),
            "numbering" => style::numbering(&numbered),
            "settings" => style::settings(about.language),
            _ => style::footer(footer, about.language),
        };
        all.push(Part::new(format!("word/{file}"), kind(name), xml));
    }
    all.extend(parts);
    package(about, all)
}

/// Some words of a paragraph.
#[derive(Clone, Copy, Default)]
struct Run<'a> {
    text: &'a str,
    bold: bool,
    italic: bool,
    /// Where it leads: a heading of the document, or an address of the web. Anything else is plain words.
    link: &'a str,
}

impl<'a> Run<'a> {
    fn plain(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    fn bold(text: &'a str) -> Self {
        Self { text, bold: true, ..Self::default() }
    }

    /// Some words in bold, then some that are not.
    fn led(lead: &'a str, text: &'a str) -> Vec<Self> {
        match (lead.is_empty(), text.is_empty()) {
            (true, _) => vec![Self::plain(text)],
            (false, true) => vec![Self::bold(lead)],
            (false, false) => vec![Self::bold(lead), Self::plain(" "), Self::plain(text)],
        }
    }
}

/// A document in the making.
struct Writer<'a> {
    about: &'a About,
    xml: Xml,
    /// The ids of the headings, which links can lead to.
    places: BTreeSet<&'a str>,
    /// What the document refers to.
    refers: Vec<(&'static str, String)>,
    /// The charts with their data.
    parts: Vec<Part>,
    /// The number that each numbered list begins with.
    numbered: Vec<u8>,
    /// How many bookmarks and drawings there are so far: each has a number.
    marks: usize,
    /// Whether the next paragraph begins a page.
    new_page: bool,
    /// Whether figures stand in a card, where a line is enough for them.
    in_card: bool,
}

impl<'a> Writer<'a> {
    fn new(about: &'a About, blocks: &'a [Block]) -> Self {
        let mut xml = Xml::new();
        xml.open("w:document", &[("xmlns:w", TEXT), ("xmlns:r", RELATED)]).open("w:body", &[]);
        let mut places = BTreeSet::new();
        headings(blocks, &mut places);
        let refers = FIXED.map(|(kind, file)| (kind, file.to_owned())).into();
        let (parts, numbered) = (Vec::new(), Vec::new());
        Self { about, xml, places, refers, parts, numbered, marks: 0, new_page: false, in_card: false }
    }

    fn language(&self) -> Language {
        self.about.language
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, text } => self.heading(*level, id, &[Run::plain(text)]),
            // It introduces what comes below it.
            Block::Paragraph { lead, text } if text.is_empty() => {
                self.paragraph("Lead", &[Run::plain(lead)]);
            }
            Block::Paragraph { lead, text } => self.paragraph("Normal", &Run::led(lead, text)),
            Block::Hint(text) | Block::Copied(text) => self.paragraph("Hint", &[Run::plain(text)]),
            Block::List { from, items } => self.list(*from, items),
            Block::Links(links) => {
                for (id, text) in links {
                    self.item(DOTS, &[Run { text, link: id, ..Run::default() }]);
                }
            }
            Block::Facts(facts) if self.in_card => self.line(facts),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Cards(cards) | Block::Board(cards) => cards.iter().for_each(|card| self.card(card)),
            // Nobody can ask here.
            Block::Working { .. } => {}
            Block::Blank { label, lines } => {
                self.paragraph("Caption", &[Run::plain(label)]);
                (0..*lines).for_each(|_| self.paragraph("WritingLine", &[]));
            }
            Block::PageBreak => self.new_page = true,
            Block::Folded { summary, blocks } => {
                self.paragraph("Lead", &[Run::plain(summary)]);
                self.blocks(blocks);
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, runs: &[Run<'_>]) {
        let style = match level {
            0..=2 => "Heading1",
            3 => "Heading2",
            4.. => "Heading3",
        };
        self.begin(style, None);
        let marked = self.places.contains(id);
        let mark = self.marks.to_string();
        if marked {
            self.xml.empty("w:bookmarkStart", &[("w:id", &mark), ("w:name", &bookmark(id))]);
        }
        self.runs(runs);
        if marked {
            self.xml.empty("w:bookmarkEnd", &[("w:id", &mark)]);
            self.marks += 1;
        }
        self.xml.close();
    }

    fn list(&mut self, from: Option<u8>, items: &[Item]) {
        let list = from.map_or(DOTS, |from| {
            self.numbered.push(from);
            DOTS + self.numbered.len()
        });
        for item in items {
            let remark = format!(" ({})", item.remark);
            let mut runs = Run::led(&item.lead, &item.text);
            if !item.remark.is_empty() {
                runs.push(Run { text: &remark, italic: true, ..Run::default() });
            }
            self.item(list, &runs);
        }
    }

    fn item(&mut self, list: usize, runs: &[Run<'_>]) {
        self.begin("ListParagraph", Some(list));
        self.runs(runs);
        self.xml.close();
    }

    /// Figures on one line.
    fn line(&mut self, facts: &[(String, Cell)]) {
        let mut runs = Vec::new();
        for (name, value) in facts {
            if !runs.is_empty() {
                runs.push(Run::plain("  ·  "));
            }
            runs.extend([Run::plain(name), Run::plain(" "), Run::bold(&value.text)]);
        }
        self.paragraph("Normal", &runs);
    }

    fn figure(&mut self, figure: &Figure) {
        self.paragraph("Caption", &[Run::plain(&figure.caption)]);
        if let Chart::Radar(radar) = &figure.chart {
            self.chart(figure, radar);
        }
        self.table(&figure.table);
    }

    fn card(&mut self, card: &Card) {
        let verb = format!("{}: ", card.verb);
        let title = Run { text: &card.title.text, link: &card.title.link, ..Run::default() };
        self.heading(3, "", &[Run::plain(&verb), title]);
        let before = std::mem::replace(&mut self.in_card, true);
        self.blocks(&card.blocks);
        self.in_card = before;
    }

    fn paragraph(&mut self, style: &str, runs: &[Run<'_>]) {
        self.begin(style, None);
        self.runs(runs);
        self.xml.close();
    }

    /// Opens a paragraph, on a new page if one was asked for.
    fn begin(&mut self, style: &str, list: Option<usize>) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", style)]);
        if std::mem::take(&mut self.new_page) {
            self.xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(list) = list {
            self.xml.open("w:numPr", &[]).empty("w:ilvl", &[("w:val", "0")]);
            self.xml.empty("w:numId", &[("w:val", &list.to_string())]).close();
        }
        self.xml.close();
    }

    fn runs(&mut self, runs: &[Run<'_>]) {
        for run in runs {
            if self.places.contains(run.link) {
                let place = [("w:anchor", &*bookmark(run.link)), ("w:history", "1")];
                self.xml.open("w:hyperlink", &place);
                self.run(run, true);
                self.xml.close();
            } else if is_web(run.link) {
                self.refers.push(("hyperlink", run.link.to_owned()));
                let id = format!("rId{}", self.refers.len());
                self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                self.run(run, true);
                self.xml.close();
            } else {
                self.run(run, false);
            }
        }
    }

    fn run(&mut self, run: &Run<'_>, link: bool) {
        self.xml.open("w:r", &[]);
        if run.bold || run.italic || link {
            self.xml.open("w:rPr", &[]);
            if link {
                self.xml.empty("w:rStyle", &[("w:val", "Hyperlink")]);
            }
            if run.bold {
                self.xml.empty("w:b", &[]);
            }
            if run.italic {
                self.xml.empty("w:i", &[]);
            }
            self.xml.close();
        }
        for (line, text) in run.text.lines().enumerate() {
            if line > 0 {
                self.xml.empty("w:br", &[]);
            }
            self.xml.leaf("w:t", &[("xml:space", "preserve")], text);
        }
        self.xml.close();
    }
}

/// Whether an address leads to the web: nothing else becomes a link.
fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) && !address.contains(char::is_whitespace)
}

/// The name of a place in the document: letters and digits, at most forty.
fn bookmark(id: &str) -> String {
    let plain = id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' });
    format!("p_{}", plain.take(38).collect::<String>())
}

fn headings<'a>(blocks: &'a [Block], out: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } if !id.is_empty() => drop(out.insert(id)),
            Block::Folded { blocks, .. } => headings(blocks, out),
            _ => {}
        }
    }
}
