//! Workbooks as files (SpreadsheetML).

use super::sheet::{Cell, Sheet, Value, letters, place};
use super::style::{self, Style};
use super::text::letter_for_letter;
use crate::package::{About, Part, package};
use crate::xml::Xml;

/// The namespace of workbooks.
pub(crate) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The height of a line, and the most that a row can have, in points.
const LINE: usize = 15;
const MAX_HEIGHT: usize = 409;

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
        self.heat(&mut xml);
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
            let room = (usize::from(*width) * 6 / 5).saturating_sub(1).max(1);
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

    /// Colours by level, light enough for dark letters: the number in the cell says the same.
    fn heat(&self, xml: &mut Xml) {
        let Some((cells, top)) = &self.heat else { return };
        xml.open("conditionalFormatting", &[("sqref", cells)]);
        xml.open("cfRule", &[("type", "colorScale"), ("priority", "1")]).open("colorScale", &[]);
        xml.empty("cfvo", &[("type", "num"), ("val", "0")]);
        xml.empty("cfvo", &[("type", "num"), ("val", &top.to_string())]);
        xml.empty("color", &[("rgb", "FFFFFFFF")]).empty("color", &[("rgb", "FF6DB5B0")]);
        xml.close().close().close();
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
