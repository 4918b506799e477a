//! Aligned columns and wrapped text, measured by display width.

use crate::output::{FAINT, PLAIN, one_line, paint};
use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a page is.
pub const PAGE: usize = 80;
/// What stands between two columns.
const GUTTER: usize = 2;
/// However little the others leave, a wrapped column is not narrower than this.
const NARROWEST: usize = 12;

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Left,
    Right,
    /// To the left, and wrapped into what the others leave; one a table.
    Rest,
}

/// A text with its style.
pub struct Cell(String, Style);

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(one_line(&text), PLAIN)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(one_line(text), PLAIN)
    }
}

impl Cell {
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self(one_line(&text.into()), style)
    }
}

/// Rows of cells, each row with a note below it where there is more to say.
pub struct Table {
    columns: &'static [Column],
    rows: Vec<(Vec<Cell>, String)>,
    indent: usize,
}

impl Table {
    pub fn new(columns: &'static [Column]) -> Self {
        Self { columns, rows: Vec::new(), indent: 0 }
    }

    /// The same, so many columns further in.
    pub fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        self.noted_row(cells, String::new());
    }

    /// A row with a note, which stands below it from the wrapped column on.
    pub fn noted_row<const N: usize>(&mut self, cells: [Cell; N], note: String) {
        self.rows.push((cells.into(), note));
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines of at most [`PAGE`] columns.
    pub fn render(&self) -> String {
        let widths = self.widths();
        let to_the_left = self.columns.iter().take_while(|&&column| column != Column::Rest).count();
        let start: usize =
            self.indent + widths.iter().take(to_the_left).map(|width| width + GUTTER).sum::<usize>();
        let mut page = String::new();
        for (cells, note) in &self.rows {
            self.render_row(cells, &widths, &mut page);
            for line in wrap(note, PAGE.saturating_sub(start)) {
                page.push_str(&(" ".repeat(start) + &paint(FAINT, &line) + "\n"));
            }
        }
        page
    }

    fn widths(&self) -> Vec<usize> {
        let widest = |i: usize| {
            self.rows.iter().filter_map(|(cells, _)| cells.get(i)).map(|cell| cell.0.width()).max()
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(|i| widest(i).unwrap_or(0)).collect();
        let sum: usize = widths.iter().sum();
        let over = (self.indent + sum + GUTTER * widths.len().saturating_sub(1)).saturating_sub(PAGE);
        for (width, _) in widths.iter_mut().zip(self.columns).filter(|(_, column)| **column == Column::Rest) {
            *width = width.saturating_sub(over).max(NARROWEST.min(*width));
        }
        widths
    }

    fn render_row(&self, cells: &[Cell], widths: &[usize], page: &mut String) {
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(widths).map(|(cell, &width)| wrap(&cell.0, width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut text = " ".repeat(self.indent);
            for (i, (((cell, lines), &width), column)) in
                cells.iter().zip(&wrapped).zip(widths).zip(self.columns).enumerate()
            {
                let content = lines.get(line).map_or("", String::as_str);
                let space = " ".repeat(width.saturating_sub(content.width()));
                let gutter = if i > 0 { GUTTER } else { 0 };
                let painted = if content.is_empty() { String::new() } else { paint(cell.1, content) };
                text.push_str(&" ".repeat(gutter));
                text.push_str(&if *column == Column::Right { space + &painted } else { painted + &space });
            }
            page.push_str(text.trim_end_matches(' '));
            page.push('\n');
        }
    }
}

/// A paragraph of at most [`PAGE`] columns, all of it in a style.
pub fn paragraph(text: &str, style: Style) -> String {
    let lines = wrap(&one_line(text), PAGE);
    lines.iter().map(|line| paint(style, line) + "\n").collect()
}

/// A text in lines of at most that display width, broken at spaces where it can be. No-break spaces hold, and no line
/// starts with the dot that parts two things.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let dot = if words.peek() == Some(&"·") { 2 } else { 0 };
        if !line.is_empty() && line.width() + 1 + word.width() + dot > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if !line.is_empty() && line.width() + c.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_breaks_at_spaces_and_only_in_need_within_words() {
        assert_eq!(wrap("ett två tre", 7), ["ett två", "tre"]);
        assert_eq!(wrap("82\u{a0}% klart", 6), ["82\u{a0}%", "klart"]);
        assert_eq!(wrap("omvärldsbevakning", 6), ["omvärl", "dsbeva", "kning"]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
        assert_eq!(wrap("ett · två · tre", 11), ["ett · två ·", "tre"]);
        assert_eq!(wrap("ett · två · tre", 10), ["ett ·", "två · tre"]);
        assert_eq!(wrap("  ", 4), [""; 0]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn columns_align_by_display_width() {
        let mut table = Table::new(&[Column::Left, Column::Rest, Column::Right]);
        table.row(["日本".into(), "a".into(), "1".into()]);
        table.noted_row(["x".into(), "b c".into(), "10".into()], "more".into());
        let plain = anstream::adapter::strip_str(&table.render()).to_string();
        assert_eq!(plain, "日本  a     1\nx     b c  10\n      more\n");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let mut table = Table::new(&[Column::Left, Column::Rest, Column::Left]).indented(4);
        table.noted_row(["4.1".into(), "ord ".repeat(40).into(), "bygg".into()], "not ".repeat(60));
        let plain = anstream::adapter::strip_str(&table.render()).to_string();
        assert!(plain.lines().all(|line| line.width() <= PAGE), "{plain}");
    }
}
