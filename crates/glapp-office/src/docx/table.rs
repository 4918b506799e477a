//! Tables with a row of headings that stands on every page.

use super::{Run, Writer};
use glapp_report::{Cell, Set, Table};

/// What stands between the margins of A4, in twentieths of a point.
const WIDTH: usize = 9070;
/// About as wide as a letter is, and the room beside it.
const LETTER: usize = 100;
const SIDES: usize = 230;
/// A column is at least as wide as its longest word, within these.
const NARROW: (usize, usize) = (650, 2000);

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph("Caption", &[Run::plain(&table.caption)]);
        }
        // A drawing's column has nothing to tell.
        let kept: Vec<usize> = (0..)
            .zip(&table.head)
            .filter(|(_, (_, set))| *set != Set::Drawing)
            .map(|(place, _)| place)
            .collect();
        if kept.is_empty() || table.rows.is_empty() {
            return;
        }
        self.begin_page();
        let widths = widths(table, &kept);
        self.open_table(&widths, &table.caption);
        let set = |place: usize| table.head.get(place).map_or(Set::Words, |(_, set)| *set);
        self.xml.open("w:tr", &[]).raw("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (&place, width) in kept.iter().zip(&widths) {
            let text = table.head.get(place).map_or("", |(text, _)| text);
            self.table_cell(*width, set(place), Look::Head, &[Run::bold(text)]);
        }
        self.xml.close();
        for (number, row) in table.rows.iter().enumerate() {
            let total = table.total && number + 1 == table.rows.len();
            self.xml.open("w:tr", &[]).raw("<w:trPr><w:cantSplit/></w:trPr>");
            for (&place, width) in kept.iter().zip(&widths) {
                let empty = Cell::default();
                let cell = row.get(place).unwrap_or(&empty);
                let run = Run { text: &cell.text, link: &cell.link, bold: total, italic: false };
                self.table_cell(*width, set(place), if total { Look::Total } else { Look::Row }, &[run]);
            }
            self.xml.close();
        }
        self.close_table();
    }

    /// Figures with what they are: names to the left.
    pub(super) fn facts(&mut self, facts: &[(String, Cell)]) {
        if facts.is_empty() {
            return;
        }
        self.begin_page();
        let widths = [2600, WIDTH - 2600];
        self.open_table(&widths, "");
        for (name, value) in facts {
            self.xml.open("w:tr", &[]).raw("<w:trPr><w:cantSplit/></w:trPr>");
            self.table_cell(2600, Set::Words, Look::Row, &[Run::plain(name)]);
            self.table_cell(WIDTH - 2600, Set::Words, Look::Row, &[Run::bold(&value.text)]);
            self.xml.close();
        }
        self.close_table();
    }

    /// A table cannot begin a page itself.
    fn begin_page(&mut self) {
        if self.new_page {
            self.paragraph("Hint", &[]);
        }
    }

    fn open_table(&mut self, widths: &[usize], caption: &str) {
        self.xml.open("w:tbl", &[]).open("w:tblPr", &[]).empty("w:tblStyle", &[("w:val", "GlappTable")]);
        self.xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
        self.xml.raw(r#"<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>"#);
        if !caption.is_empty() {
            self.xml.empty("w:tblCaption", &[("w:val", caption)]);
        }
        self.xml.close().open("w:tblGrid", &[]);
        for width in widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
    }

    /// Closes the table; a paragraph keeps two tables apart.
    fn close_table(&mut self) {
        self.xml.close();
        self.paragraph("AfterTable", &[]);
    }

    fn table_cell(&mut self, width: usize, set: Set, look: Look, runs: &[Run<'_>]) {
        self.xml.open("w:tc", &[]).open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        let fill = match look {
            Look::Head => "E0EEEC",
            Look::Total => "F2EFE8",
            Look::Row => "auto",
        };
        self.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
        if look == Look::Head {
            self.xml.empty("w:vAlign", &[("w:val", "bottom")]);
        }
        self.xml.close();
        self.xml.open("w:p", &[]).open("w:pPr", &[]).empty("w:pStyle", &[("w:val", "TableText")]);
        match set {
            Set::Numbers => drop(self.xml.empty("w:jc", &[("w:val", "right")])),
            Set::Level => drop(self.xml.empty("w:jc", &[("w:val", "center")])),
            Set::Words | Set::Drawing => {}
        }
        self.xml.close();
        self.runs(runs);
        self.xml.close().close();
    }
}

/// What kind of row a cell is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Row,
    Total,
}

/// The widths of the columns that are kept: no word is broken where that can be helped, and the rest of the room is shared
/// by how much is written in the columns that need more than one line.
fn widths(table: &Table, kept: &[usize]) -> Vec<usize> {
    let column = |&place: &usize| {
        let (head, set) = table.head.get(place).map_or(("", Set::Words), |(head, set)| (&**head, *set));
        let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| &*cell.text);
        let texts = || cells.clone().chain([head]);
        let word = texts().flat_map(str::split_whitespace).map(|word| word.chars().count()).max();
        let least = (word.unwrap_or_default() * LETTER + SIDES).clamp(NARROW.0, NARROW.1);
        let lengths = || texts().map(|text| text.chars().count());
        let longest = lengths().max().unwrap_or_default() * LETTER + SIDES;
        let more = if set == Set::Words && longest > least { lengths().sum() } else { 0 };
        (least, more)
    };
    let columns: Vec<(usize, usize)> = kept.iter().map(column).collect();
    let least: usize = columns.iter().map(|(least, _)| least).sum();
    let written: usize = columns.iter().map(|(_, more)| more).sum();
    let width = |&(least_of_it, more): &(usize, usize)| match WIDTH.checked_sub(least) {
        None => least_of_it * WIDTH / least,
        Some(rest) if written == 0 => least_of_it + rest / columns.len().max(1),
        Some(rest) => least_of_it + rest * more / written,
    };
    columns.iter().map(width).collect()
}
