//! How cells look. One list, whose order is that of the cell formats in the workbook.

use crate::xml::Xml;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As the program likes.
    Plain,
    /// The title of a sheet.
    Title,
    /// A heading of columns.
    Head,
    /// Words.
    Text,
    /// Words that a program might take for a formula when somebody edits the cell: kept as words then too.
    Quoted,
    /// Words that explain.
    Quiet,
    /// A whole number.
    Whole,
    /// A level with one decimal.
    Level,
    /// A small share of a level; nothing for none.
    Small,
    /// Whole percent.
    Percent,
    /// A day.
    Day,
    /// Words in a row that sums up.
    TotalText,
    /// A level in such a row.
    TotalLevel,
    /// A whole number in such a row.
    TotalWhole,
    /// Whole percent in such a row.
    TotalPercent,
    /// A number to fill in.
    Field,
    /// Words to fill in.
    FieldText,
    /// Words to fill in that look like a formula.
    FieldQuoted,
    /// What a form keeps for Glapp, and nobody reads.
    Kept,
    /// A heading of numbers.
    HeadNumber,
    /// Words on one line, however many there are.
    Line,
    /// A weight: whole or not, as it is.
    Weight,
    /// A weight in a row that sums up.
    TotalWeight,
    /// A number with two decimals, none of them left out.
    Agreement,
    /// A day to fill in.
    FieldDay,
}

impl Style {
    /// The same for a text that a program might take for a formula.
    pub fn quoted(self) -> Self {
        match self {
            Self::Text => Self::Quoted,
            Self::FieldText => Self::FieldQuoted,
            other => other,
        }
    }
}

impl Style {
    /// Whether words go on on the next line where they are longer than the cell.
    pub fn wraps(self) -> bool {
        matches!(LOOKS.get(self as usize), Some(Look { align: WRAP | WRAP_CENTRE, .. }))
    }

    /// Whether it stands in the middle of its column.
    pub fn is_number(self) -> bool {
        matches!(LOOKS.get(self as usize), Some(Look { align: CENTRE, .. }))
    }
}

/// Fonts, fills, edges and number formats by their places in [`write()`].
struct Look {
    font: u8,
    fill: u8,
    edge: u8,
    number: u8,
    align: &'static str,
    open: bool,
    quoted: bool,
}

const TOP: &str = "top";
const WRAP: &str = "wrap";
const CENTRE: &str = "center";
const WRAP_CENTRE: &str = "both";

const fn look(font: u8, fill: u8, edge: u8, number: u8, align: &'static str) -> Look {
    Look { font, fill, edge, number, align, open: false, quoted: false }
}

const LOOKS: [Look; 25] = [
    look(0, 0, 0, 0, TOP),
    look(2, 0, 0, 0, ""),
    look(4, 2, 1, 0, WRAP),
    look(0, 0, 1, 0, WRAP),
    Look { quoted: true, ..look(0, 0, 1, 0, WRAP) },
    look(3, 0, 0, 0, WRAP),
    look(0, 0, 1, 1, CENTRE),
    look(0, 0, 1, 164, CENTRE),
    look(0, 0, 1, 165, CENTRE),
    look(0, 0, 1, 9, CENTRE),
    look(0, 0, 1, 166, CENTRE),
    look(1, 4, 1, 0, TOP),
    look(1, 4, 1, 164, CENTRE),
    look(1, 4, 1, 1, CENTRE),
    look(1, 4, 1, 9, CENTRE),
    Look { open: true, ..look(1, 3, 2, 0, CENTRE) },
    Look { open: true, ..look(0, 3, 2, 0, WRAP) },
    Look { open: true, quoted: true, ..look(0, 3, 2, 0, WRAP) },
    look(3, 0, 0, 49, TOP),
    look(4, 2, 1, 0, WRAP_CENTRE),
    look(0, 0, 1, 0, TOP),
    look(0, 0, 1, 0, CENTRE),
    look(1, 4, 1, 0, CENTRE),
    look(0, 0, 1, 2, CENTRE),
    Look { open: true, ..look(1, 3, 2, 166, CENTRE) },
];

/// The part that describes them.
pub(crate) fn write() -> Xml {
    let mut xml = Xml::new();
    xml.open("styleSheet", &[("xmlns", super::book::MAIN)]);
    xml.raw(concat!(
        r#"<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0"/>"#,
        r#"<numFmt numFmtId="165" formatCode="0.00;\-0.00;;@"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd"/></numFmts>"#,
        r#"<fonts count="5"><font><sz val="11"/><color rgb="FF1C2625"/><name val="Calibri"/><family val="2"/></font>"#,
        r#"<font><b/><sz val="11"/><color rgb="FF1C2625"/><name val="Calibri"/><family val="2"/></font>"#,
        r#"<font><b/><sz val="18"/><color rgb="FF084748"/><name val="Calibri"/><family val="2"/></font>"#,
        r#"<font><sz val="11"/><color rgb="FF52605E"/><name val="Calibri"/><family val="2"/></font>"#,
        r#"<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
        r#"<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
        r#"<fill><patternFill patternType="solid"><fgColor rgb="FF0D6163"/><bgColor indexed="64"/></patternFill></fill>"#,
        r#"<fill><patternFill patternType="solid"><fgColor rgb="FFFAF6E6"/><bgColor indexed="64"/></patternFill></fill>"#,
        r#"<fill><patternFill patternType="solid"><fgColor rgb="FFE0EEEC"/><bgColor indexed="64"/></patternFill></fill></fills>"#,
        r#"<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>"#,
        r#"<border><left/><right/><top/><bottom style="thin"><color rgb="FFD8D3C8"/></bottom><diagonal/></border>"#,
        r#"<border><left style="thin"><color rgb="FF7A8583"/></left><right style="thin"><color rgb="FF7A8583"/></right>"#,
        r#"<top style="thin"><color rgb="FF7A8583"/></top><bottom style="thin"><color rgb="FF7A8583"/></bottom><diagonal/></border></borders>"#,
        r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    ));
    xml.open("cellXfs", &[("count", &LOOKS.len().to_string())]);
    for look in &LOOKS {
        let [font, fill, edge, number] =
            [look.font, look.fill, look.edge, look.number].map(|number| number.to_string());
        let mut attributes = vec![
            ("numFmtId", &*number),
            ("fontId", &font),
            ("fillId", &fill),
            ("borderId", &edge),
            ("xfId", "0"),
            ("applyNumberFormat", "1"),
            ("applyFont", "1"),
            ("applyFill", "1"),
            ("applyBorder", "1"),
            ("applyAlignment", "1"),
            ("applyProtection", "1"),
        ];
        if look.quoted {
            attributes.push(("quotePrefix", "1"));
        }
        xml.open("xf", &attributes);
        match look.align {
            "" => {}
            WRAP => drop(xml.empty("alignment", &[("vertical", TOP), ("wrapText", "1")])),
            WRAP_CENTRE => {
                let both = [("horizontal", CENTRE), ("vertical", TOP), ("wrapText", "1")];
                xml.empty("alignment", &both);
            }
            CENTRE => drop(xml.empty("alignment", &[("horizontal", CENTRE), ("vertical", TOP)])),
            other => drop(xml.empty("alignment", &[("vertical", other)])),
        }
        if look.open {
            xml.empty("protection", &[("locked", "0")]);
        }
        xml.close();
    }
    xml.close();
    xml.raw(concat!(
        r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
        r#"<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>"#,
    ));
    xml
}
