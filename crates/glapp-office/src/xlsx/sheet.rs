//! Sheets of a workbook, apart from how they are written: what ours need.

use super::style::Style;
use glapp_core::Date;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Empty,
    /// A text. Whatever it looks like, it is never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A formula, with what it gives now. The formula is never made from a text that a person or a file supplied.
    Formula(String, Box<Value>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl From<Date> for Value {
    /// Days since 1899-12-30, as workbooks count. Before March 1900, where they count wrongly, as a text.
    fn from(day: Date) -> Self {
        let (year, month) = (i32::from(day.year()), i32::from(day.month()));
        // Years that begin in March put the leap day last.
        let year = if month > 2 { year } else { year - 1 };
        let days = 365 * year + year / 4 - year / 100 + year / 400;
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(day.day());
        let number = days + in_year - 693_900;
        if number > 60 { Self::Number(number.into()) } else { day.to_string().into() }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub value: Value,
    pub style: Style,
}

/// A cell that holds this and looks so.
pub(crate) fn cell(style: Style, value: impl Into<Value>) -> Cell {
    let value = value.into();
    let risky =
        matches!(&value, Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']));
    Cell { style: if risky { style.quoted() } else { style }, value }
}

/// A formula with what it gives now.
pub(crate) fn formula(style: Style, formula: impl Into<String>, result: impl Into<Value>) -> Cell {
    Cell { style, value: Value::Formula(formula.into(), Box::new(result.into())) }
}

/// What may be written in some cells.
pub(crate) struct Validation {
    /// The cells, such as `E2:E53`.
    pub cells: String,
    /// The values to choose from.
    pub list: Vec<String>,
    /// What is said about another value.
    pub message: String,
}

/// A sheet.
#[derive(Default)]
pub(crate) struct Sheet {
    pub name: &'static str,
    /// The widths of the columns, in letters.
    pub widths: Vec<u16>,
    pub rows: Vec<Vec<Cell>>,
    /// How many rows and columns stay when the rest is scrolled.
    pub frozen: (usize, usize),
    /// The row with the headings of a list that can be filtered, and its last row; both counted from 1.
    pub filter: Option<(usize, usize)>,
    pub validations: Vec<Validation>,
    /// Cells with levels, and the highest level: the higher, the darker.
    pub heat: Option<(String, u8)>,
    /// Whether only cells to fill in can be changed. There is no password: it guards against slips.
    pub protected: bool,
    /// How many columns are printed; all of them if 0.
    pub printed: usize,
    /// Whether it is out of sight.
    pub hidden: bool,
}

/// The name of a cell, both counted from 0: `A1`.
pub(crate) fn place(column: usize, row: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// The name of a column, counted from 0: `A`, `Z`, `AA`.
pub(crate) fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => letter.into(),
        rest => format!("{}{letter}", letters(rest - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_days_are_those_of_workbooks() {
        assert_eq!(
            [letters(0), letters(25), letters(26), letters(701), letters(702)],
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
        assert_eq!(place(4, 52), "E53");
        let day = |text: &str| Value::from(text.parse::<Date>().unwrap());
        assert_eq!(day("2026-03-02"), Value::Number(46_083.0));
        assert_eq!(day("2000-02-29"), Value::Number(36_585.0));
        assert_eq!(day("1900-03-01"), Value::Number(61.0));
        assert_eq!(day("1900-02-28"), Value::Text("1900-02-28".into()));
    }

    #[test]
    fn a_text_is_never_a_formula_even_when_it_is_edited() {
        assert_eq!(cell(Style::Text, "=1+1").style, Style::Quoted);
        assert_eq!(cell(Style::Text, "1+1").style, Style::Text);
    }
}
