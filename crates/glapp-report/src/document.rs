//! What is told, without how it is written.

/// A document: a title and what comes below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it tells, in order.
    pub blocks: Vec<Block>,
}

/// A point of a list, with points below it.
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

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// A list of points.
    List {
        /// Whether the points are numbered, from which number on.
        from: Option<u8>,
        /// The points.
        items: Vec<Item>,
    },
    /// A table of contents or the like: links within the document, as (id, text).
    Links(Vec<(String, String)>),
    /// A table with one row of headings; every row as long as it.
    Table {
        /// The headings of the columns.
        head: Vec<String>,
        /// The rows; the first cell of each is its heading.
        rows: Vec<Vec<String>>,
    },
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
