//! Sheets of a workbook (SpreadsheetML): what our workbooks need of it.

use super::style::{self, Style};
use crate::package::{About, Part, package};
use crate::xml::Xml;
use glapp_core::Date;

/// The namespace of workbooks.
pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The most letters (of UTF-16) that a cell can hold.
const MAX_LETTERS: usize = 32_767;

/// The height of a line, and the most that a row can have, in points.
const LINE: usize = 15;
const MAX_HEIGHT: usize = 409;

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
    let risky = matches!(&value, Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']));
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

/// A workbook of these sheets.
pub(crate) fn workbook(about: &About, sheets: &[Sheet]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATED)]);
    xml.raw("<bookViews><workbookView/></bookViews>").open("sheets", &[]);
    let mut refers = Vec::new();
    for (number, sheet) in (1..).zip(sheets) {
        let (id, reference) = (format!("{number}"), format!("rId{number}"));
        let mut attributes = vec![("name", sheet.name), ("sheetId", &*id)];
        if sheet.hidden {
            attributes.push(("state", "hidden"));
        }
        attributes.push(("r:id", &*reference));
        xml.empty("sheet", &attributes);
        refers.push(("worksheet", format!("worksheets/sheet{number}.xml")));
    }
    xml.close();
    if sheets.iter().any(|sheet| sheet.filter.is_some()) {
        xml.open("definedNames", &[]);
    }
    for (index, sheet) in sheets.iter().enumerate() {
        let (index, name) = (index.to_string(), sheet.name);
        if let Some((first, last)) = sheet.filter {
            let to = letters(sheet.widths.len().saturating_sub(1));
            let list = [("name", "_xlnm._FilterDatabase"), ("localSheetId", &index), ("hidden", "1")];
            xml.leaf("definedName", &list, &format!("'{name}'!$A${first}:${to}${last}"));
            if sheet.printed > 0 {
                let area = [("name", "_xlnm.Print_Area"), ("localSheetId", &*index)];
                let to = letters(sheet.printed - 1);
                xml.leaf("definedName", &area, &format!("'{name}'!$A${first}:${to}${last}"));
            }
            // The headings stand on every page of paper.
            let titles = [("name", "_xlnm.Print_Titles"), ("localSheetId", &*index)];
            xml.leaf("definedName", &titles, &format!("'{name}'!${first}:${first}"));
        }
    }
    if sheets.iter().any(|sheet| sheet.filter.is_some()) {
        xml.close();
    }
    xml.empty("calcPr", &[("calcId", "191029")]);
    refers.push(("styles", "styles.xml".into()));
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let styles = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    let mut parts = vec![Part { refers, ..Part::new("xl/workbook.xml", main, xml) }];
    parts.push(Part::new("xl/styles.xml", styles, style::write()));
    for (number, sheet) in (1..).zip(sheets) {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
        parts.push(Part::new(format!("xl/worksheets/sheet{number}.xml"), kind, sheet.write()));
    }
    package(about, parts)
}

impl Sheet {
    fn write(&self) -> Xml {
        let mut xml = Xml::new();
        xml.open("worksheet", &[("xmlns", MAIN)]);
        xml.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        self.view(&mut xml);
        xml.raw("<sheetFormatPr defaultRowHeight=\"15\"/>").open("cols", &[]);
        for (number, width) in (1..).zip(&self.widths) {
            let (number, width) = (format!("{number}"), width.to_string());
            xml.empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
        }
        xml.close().open("sheetData", &[]);
        for (row, cells) in self.rows.iter().enumerate() {
            let (number, height) = ((row + 1).to_string(), self.height(cells).to_string());
            xml.open("row", &[("r", &number), ("ht", &height), ("customHeight", "1")]);
            for (column, cell) in cells.iter().enumerate() {
                let below = self.rows.get(row + 1).and_then(|cells| cells.get(column));
                let style = match cell.style {
                    Style::Head if below.is_some_and(|below| below.style.is_number()) => Style::HeadNumber,
                    style => style,
                };
                write_cell(&mut xml, &place(column, row), style, &cell.value);
            }
            xml.close();
        }
        xml.close();
        if self.protected {
            // Widths and filters stay in the reader's hands.
            xml.raw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>");
        }
        let last_column = letters(self.widths.len().saturating_sub(1));
        if let Some((first, last)) = self.filter {
            xml.empty("autoFilter", &[("ref", &format!("A{first}:{last_column}{last}"))]);
        }
        self.validate(&mut xml);
        xml.raw(concat!(
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>",
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>",
            "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>",
        ));
        // Clause numbers such as 4.2 are meant to be words.
        let all = format!("A1:{last_column}{}", self.rows.len().max(1));
        xml.open("ignoredErrors", &[]).empty("ignoredError", &[("sqref", &all), ("numberStoredAsText", "1")]);
        xml
    }

    /// How high a row must be for its words, in points: not every program finds out by itself.
    fn height(&self, cells: &[Cell]) -> usize {
        let lines = |(cell, width): (&Cell, &u16)| {
            let text = match &cell.value {
                Value::Formula(_, result) => result,
                value => value,
            };
            let Value::Text(text) = text else { return 1 };
            // Letters are a little narrower than the digits that widths are counted in.
            let room = (usize::from(*width) * 21 / 20).saturating_sub(1).max(1);
            let of_line = |line: &str| line.chars().count().div_ceil(room).max(1);
            text.lines().map(of_line).sum::<usize>()
        };
        let wrapped = cells.iter().zip(&self.widths).filter(|(cell, _)| cell.style.wraps());
        let lines = wrapped.map(lines).max().unwrap_or(1);
        let title = cells.iter().any(|cell| cell.style == Style::Title);
        if title { 27 } else { (lines * LINE + 3).min(MAX_HEIGHT) }
    }

    fn view(&self, xml: &mut Xml) {
        xml.open("sheetViews", &[]);
        xml.open("sheetView", &[("showGridLines", "0"), ("workbookViewId", "0")]);
        let (rows, columns) = self.frozen;
        if (rows, columns) != (0, 0) {
            let (x, y) = (columns.to_string(), rows.to_string());
            let mut attributes = Vec::new();
            if columns > 0 {
                attributes.push(("xSplit", &*x));
            }
            if rows > 0 {
                attributes.push(("ySplit", &*y));
            }
            let pane = match (rows > 0, columns > 0) {
                (true, true) => "bottomRight",
                (true, false) => "bottomLeft",
                (false, _) => "topRight",
            };
            let corner = place(columns, rows);
            attributes.extend([("topLeftCell", &*corner), ("activePane", pane), ("state", "frozen")]);
            xml.empty("pane", &attributes);
            xml.empty("selection", &[("pane", pane), ("activeCell", &corner), ("sqref", &corner)]);
        }
        xml.close().close();
    }

    fn validate(&self, xml: &mut Xml) {
        if self.validations.is_empty() {
            return;
        }
        xml.open("dataValidations", &[("count", &self.validations.len().to_string())]);
        for it in &self.validations {
            xml.open(
                "dataValidation",
                &[
                    ("type", "list"),
                    ("allowBlank", "1"),
                    ("showInputMessage", "1"),
                    ("showErrorMessage", "1"),
                    ("error", &it.message),
                    ("sqref", &it.cells),
                ],
            );
            xml.leaf("formula1", &[], &format!("\"{}\"", it.list.join(","))).close();
        }
        xml.close();
    }
}

fn write_cell(xml: &mut Xml, place: &str, style: Style, value: &Value) {
    let style = (style as u8).to_string();
    let plain = [("r", place), ("s", &*style)];
    match value {
        Value::Empty => drop(xml.empty("c", &plain)),
        Value::Number(number) => {
            xml.open("c", &plain).leaf("v", &[], &number.to_string()).close();
        }
        Value::Text(text) => {
            xml.open("c", &[("r", place), ("s", &style), ("t", "inlineStr")]).open("is", &[]);
            xml.leaf("t", &[("xml:space", "preserve")], &letter_for_letter(text)).close().close();
        }
        Value::Formula(formula, result) => {
            let text = match &**result {
                Value::Number(number) => {
                    xml.open("c", &plain);
                    number.to_string()
                }
                other => {
                    xml.open("c", &[("r", place), ("s", &style), ("t", "str")]);
                    if let Value::Text(text) = other { letter_for_letter(text) } else { String::new() }
                }
            };
            xml.leaf("f", &[], formula).leaf("v", &[], &text).close();
        }
    }
}

/// A text cut where a cell ends.
fn cut(text: &str) -> String {
    let mut letters = 0;
    let end = text.char_indices().find(|(_, letter)| {
        letters += letter.len_utf16();
        letters >= MAX_LETTERS
    });
    end.map_or_else(|| text.to_owned(), |(at, _)| format!("{}…", text.get(..at).unwrap_or_default()))
}

/// A text as it is written into a cell, so that nothing in it reads as an escape such as `_x000D_`.
fn letter_for_letter(text: &str) -> String {
    let text = cut(text);
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if letter == '_' && escaped(text.get(at..).unwrap_or_default()).is_some() {
            out.push_str("_x005F");
        }
        out.push(letter);
    }
    out
}

/// A text as a reader finds it in its cell.
pub(crate) fn held(text: &str) -> String {
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept.chars().filter(|&letter| crate::xml::allowed(letter)).collect();
    cut(&kept)
}

/// The letter that a text begins with if that is an escape such as `_x000D_`.
pub(crate) fn escaped(text: &str) -> Option<char> {
    let digits = text.get(..7)?.strip_prefix("_x")?.strip_suffix('_')?;
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| hex)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_days_are_those_of_workbooks() {
        assert_eq!([letters(0), letters(25), letters(26), letters(701), letters(702)], ["A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(place(4, 52), "E53");
        let day = |text: &str| Value::from(text.parse::<Date>().unwrap());
        assert_eq!(day("2026-03-02"), Value::Number(46_083.0));
        assert_eq!(day("2000-02-29"), Value::Number(36_585.0));
        assert_eq!(day("1900-03-01"), Value::Number(61.0));
        assert_eq!(day("1900-02-28"), Value::Text("1900-02-28".into()));
    }

    #[test]
    fn a_text_stays_what_it_is() {
        assert_eq!(letter_for_letter("a_x000D_b _x_ _x12_"), "a_x005F_x000D_b _x_ _x12_");
        assert_eq!(letter_for_letter(&"💡".repeat(20_000)).encode_utf16().count(), 32_767);
        assert_eq!(cell(Style::Text, "=1+1").style, Style::Quoted);
        assert_eq!(cell(Style::Text, "1+1").style, Style::Text);
    }
}
