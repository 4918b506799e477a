//! What is told, without how it is written.

use crate::chart::Chart;

/// A document: a title and what comes below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it tells, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Every [`Block::Working`] as (id, title, blocks), wherever it stands but within another.
    pub fn workings(&self) -> impl Iterator<Item = (&str, &str, &[Block])> {
        let mut left: Vec<&Block> = self.blocks.iter().rev().collect();
        std::iter::from_fn(move || {
            loop {
                match left.pop()? {
                    Block::Working { id, title, blocks } => {
                        return Some((id.as_str(), title.as_str(), blocks.as_slice()));
                    }
                    Block::Folded { blocks, .. } => left.extend(blocks.iter().rev()),
                    _ => {}
                }
            }
        })
    }
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Set in bold before the text; empty if there is nothing to set.
    pub lead: String,
    /// The point.
    pub text: String,
    /// A quieter remark behind it, such as who and when; empty if there is none.
    pub remark: String,
}

impl Item {
    /// A plain point.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where it leads, as the id of a place that the writer knows the address of; empty if nowhere.
    pub link: String,
    /// The id of the [`Block::Working`] that tells how its number came about; empty if none does.
    pub working: String,
    /// What draws the same, for those who see; writers that cannot draw leave it out.
    pub chart: Option<Chart>,
    /// How it is coloured, beside what it says.
    pub tone: Tone,
}

/// How a cell is coloured. It always says the same in words or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// As this level of the scale.
    Level(u8),
    /// As not answered: hatched.
    Open,
    /// As not applicable.
    Out,
}

impl Cell {
    /// A cell that leads somewhere.
    pub fn link(text: impl Into<String>, link: impl Into<String>) -> Self {
        Self { text: text.into(), link: link.into(), ..Self::default() }
    }

    /// A number that can be explained.
    pub fn worked(text: impl Into<String>, working: impl Into<String>) -> Self {
        Self { text: text.into(), working: working.into(), ..Self::default() }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Words, to the left.
    Words,
    /// Numbers, to the right.
    Numbers,
    /// A level: narrow, in the middle, its heading slanted where there are many.
    Level,
    /// A drawing: its heading, if there is one, says what is drawn how.
    Drawing,
}

/// A table with one row of headings; every row is as long as it, and the first cell of each is its heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it is called; empty if the heading above it says so.
    pub caption: String,
    /// The columns.
    pub head: Vec<(String, Set)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row sums up the others.
    pub total: bool,
}

impl Table {
    /// A table of these columns, without rows.
    pub fn new<const N: usize>(head: [(&str, Set); N]) -> Self {
        let head = head.map(|(text, set)| (text.to_owned(), set)).into();
        Self { head, ..Self::default() }
    }
}

/// A thing to do, or one of several alike.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// What kind of thing it is, as a class that a style may know: `use`, `build` …
    pub kind: &'static str,
    /// The kind in a word: a verb.
    pub verb: String,
    /// Its title, which may lead somewhere.
    pub title: Cell,
    /// What is said about it.
    pub blocks: Vec<Block>,
}

/// A chart with what it shows as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Unique in the document: letters, digits and dashes.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
    /// The drawing.
    pub chart: Chart,
    /// The same in numbers.
    pub table: Table,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 2-4, with an id to link to; empty if nobody links to it.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Letters, digits, dots and dashes.
        id: String,
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Set in bold before the text; empty if there is nothing to set.
        lead: String,
        /// The text.
        text: String,
    },
    /// A paragraph that explains, set more quietly.
    Hint(String),
    /// A list of points.
    List {
        /// Whether the points are numbered, from which number on.
        from: Option<u8>,
        /// The points.
        items: Vec<Item>,
    },
    /// A table of contents or the like: links within the document, as (id, text).
    Links(Vec<(String, String)>),
    /// Figures with what they are, side by side.
    Facts(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Box<Figure>),
    /// Things to do, in order.
    Cards(Vec<Card>),
    /// Things of a kind, side by side where there is room.
    Board(Vec<Card>),
    /// How numbers came about: shown when one of them is asked for, left out where nobody can ask.
    Working {
        /// What cells refer to.
        id: String,
        /// What is explained.
        title: String,
        /// How.
        blocks: Vec<Block>,
    },
    /// Room to write by hand.
    Blank {
        /// What is written there.
        label: String,
        /// How many lines, at least one.
        lines: u8,
    },
    /// A text to copy and send.
    Copied(String),
    /// On paper, what follows begins a new page.
    PageBreak,
    /// A part that a screen may fold away under a heading of its own.
    Folded {
        /// What it says when it is folded.
        summary: String,
        /// What it hides.
        blocks: Vec<Block>,
    },
}

impl Block {
    /// A plain paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph { lead: String::new(), text: text.into() }
    }

    /// A paragraph that begins with some words in bold.
    pub fn led(lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Paragraph { lead: lead.into(), text: text.into() }
    }

    /// A heading that can be linked to.
    pub fn heading(level: u8, id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Heading { level, id: id.into(), text: text.into() }
    }

    /// A list of plain points.
    pub fn list<T: Into<String>>(points: impl IntoIterator<Item = T>) -> Self {
        Self::List { from: None, items: points.into_iter().map(Item::text).collect() }
    }
}
