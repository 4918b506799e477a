//! Radars as charts of the office program, which people can edit: the data lies beside them as a workbook.

use super::Writer;
use crate::package::{Part, tag};
use crate::xlsx::book::workbook;
use crate::xlsx::sheet::{Sheet, cell, letters};
use crate::xlsx::style::Style as Look;
use crate::xml::Xml;
use glapp_report::Figure;
use glapp_report::chart::{Radar, Series, Style};

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Width and height: 16 by 11 centimetres, in 360,000ths of one.
const SIZE: [(&str, &str); 2] = [("cx", "5760000"), ("cy", "3960000")];
const SHEET: &str = "Data";

impl Writer<'_> {
    pub(super) fn chart(&mut self, figure: &Figure, radar: &Radar) {
        let number = self.parts.len() / 2 + 1;
        let (chart, data) = (format!("charts/chart{number}.xml"), format!("embeddings/chart{number}.xlsx"));
        let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
        let refers = vec![("package", format!("../{data}"))];
        let xml = write(radar, tag(self.language()));
        self.parts.push(Part { refers, ..Part::new(format!("word/{chart}"), kind, xml) });
        self.parts.push(Part {
            path: format!("word/{data}"),
            kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            content: workbook(self.about, &[sheet(radar)]),
            refers: Vec::new(),
        });
        self.refers.push(("chart", chart));
        let (id, mark) = (format!("rId{}", self.refers.len()), (self.marks + 1).to_string());
        self.marks += 1;
        self.begin("Figure", None);
        let xml = &mut self.xml;
        xml.open("w:r", &[]).open("w:drawing", &[]);
        let space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
        let attributes: Vec<_> = [("xmlns:wp", space)].into_iter().chain(none).collect();
        xml.open("wp:inline", &attributes).empty("wp:extent", &SIZE);
        let name = figure.id.to_owned();
        xml.empty("wp:docPr", &[("id", &mark), ("name", &name), ("descr", &spoken(figure))]);
        xml.empty("wp:cNvGraphicFramePr", &[]);
        xml.open("a:graphic", &[("xmlns:a", DRAWING)]).open("a:graphicData", &[("uri", CHART)]);
        xml.empty("c:chart", &[("xmlns:c", CHART), ("r:id", &id)]);
        xml.close().close().close().close().close().close();
    }
}

/// What the chart shows, for those who do not see it.
fn spoken(figure: &Figure) -> String {
    let mut text = format!("{}.", figure.caption);
    for row in &figure.table.rows {
        let mut cells = row.iter();
        let name = cells.next().map_or("", |cell| &cell.text);
        let heads = figure.table.head.iter().skip(1);
        let values: Vec<String> =
            heads.zip(cells).map(|((head, _), cell)| format!("{head} {}", cell.text)).collect();
        text.push_str(&format!(" {name}: {}.", values.join(", ")));
    }
    text
}

/// The data of the chart.
fn sheet(radar: &Radar) -> Sheet {
    let mut rows = vec![vec![cell(Look::Head, "")]];
    if let Some(head) = rows.first_mut() {
        head.extend(radar.series.iter().map(|series| cell(Look::Head, &*series.name)));
    }
    for (place, axis) in radar.axes.iter().enumerate() {
        let mut row = vec![cell(Look::Text, &**axis)];
        row.extend(radar.series.iter().map(|it| cell(Look::Level, it.values.get(place).copied().flatten())));
        rows.push(row);
    }
    let widths = std::iter::once(40).chain(radar.series.iter().map(|_| 14)).collect();
    Sheet { name: SHEET, widths, rows, ..Sheet::default() }
}

fn write(radar: &Radar, language: &str) -> Xml {
    let mut xml = Xml::new();
    xml.open("c:chartSpace", &[("xmlns:c", CHART), ("xmlns:a", DRAWING), ("xmlns:r", super::RELATED)]);
    xml.raw("<c:date1904 val=\"0\"/>").empty("c:lang", &[("val", language)]);
    xml.raw("<c:roundedCorners val=\"0\"/>").open("c:chart", &[]);
    xml.raw("<c:autoTitleDeleted val=\"1\"/>").open("c:plotArea", &[]).raw("<c:layout/>");
    xml.open("c:radarChart", &[]).raw("<c:radarStyle val=\"marker\"/><c:varyColors val=\"0\"/>");
    for (place, series) in radar.series.iter().enumerate() {
        write_series(&mut xml, radar, series, place);
    }
    xml.raw("<c:axId val=\"1\"/><c:axId val=\"2\"/>").close();
    xml.raw(concat!(
        r#"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>"#,
        r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D8D3C8"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#,
        r#"<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>"#,
        r#"<c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>"#,
        r#"<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>"#,
        r#"<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>"#,
    ));
    xml.empty("c:max", &[("val", &radar.top.to_string())]);
    xml.raw(concat!(
        r#"<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>"#,
        r#"<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D8D3C8"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#,
        r#"<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>"#,
        r#"<c:tickLblPos val="nextTo"/><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D8D3C8"/></a:solidFill></a:ln></c:spPr>"#,
        r#"<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="1"/></c:valAx>"#,
    ));
    xml.close();
    xml.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>");
    xml.close();
    xml.raw(concat!(
        r#"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900">"#,
        r#"<a:solidFill><a:srgbClr val="1C2625"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="sv-SE"/></a:p></c:txPr>"#,
        r#"<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>"#,
    ));
    xml
}

fn write_series(xml: &mut Xml, radar: &Radar, series: &Series, place: usize) {
    let (number, column) = (place.to_string(), letters(place + 1));
    let last = radar.axes.len() + 1;
    xml.open("c:ser", &[]).empty("c:idx", &[("val", &number)]).empty("c:order", &[("val", &number)]);
    let texts = |xml: &mut Xml, place: &str, texts: &[&str]| {
        xml.open("c:strRef", &[]).leaf("c:f", &[], place).open("c:strCache", &[]);
        xml.empty("c:ptCount", &[("val", &texts.len().to_string())]);
        for (at, text) in texts.iter().enumerate() {
            xml.open("c:pt", &[("idx", &at.to_string())]).leaf("c:v", &[], text).close();
        }
        xml.close().close();
    };
    xml.open("c:tx", &[]);
    texts(xml, &format!("{SHEET}!${column}$1"), &[&series.name]);
    xml.close();
    xml.raw(match series.style {
        Style::Now => concat!(
            r#"<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="0D6163"/></a:solidFill></a:ln></c:spPr>"#,
            r#"<c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="0D6163"/></a:solidFill></c:spPr></c:marker>"#,
        ),
        Style::Target => concat!(
            r#"<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="8F4A12"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr>"#,
            r#"<c:marker><c:symbol val="none"/></c:marker>"#,
        ),
        Style::Before => concat!(
            r#"<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="52605E"/></a:solidFill><a:prstDash val="sysDot"/></a:ln></c:spPr>"#,
            r#"<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>"#,
            r#"<a:ln w="9525"><a:solidFill><a:srgbClr val="52605E"/></a:solidFill></a:ln></c:spPr></c:marker>"#,
        ),
    });
    let axes: Vec<&str> = radar.axes.iter().map(|axis| &**axis).collect();
    xml.open("c:cat", &[]);
    texts(xml, &format!("{SHEET}!$A$2:$A${last}"), &axes);
    xml.close().open("c:val", &[]).open("c:numRef", &[]);
    xml.leaf("c:f", &[], &format!("{SHEET}!${column}$2:${column}${last}")).open("c:numCache", &[]);
    xml.raw("<c:formatCode>0.0</c:formatCode>").empty("c:ptCount", &[("val", &axes.len().to_string())]);
    for (at, value) in series.values.iter().enumerate() {
        if let Some(value) = value {
            xml.open("c:pt", &[("idx", &at.to_string())]).leaf("c:v", &[], &value.to_string()).close();
        }
    }
    xml.close().close().close().close();
}
