//! The parts that are alike in every document: styles, lists, settings and the foot of the pages.

use super::{DOTS, TEXT};
use crate::package::tag;
use crate::xml::Xml;
use glapp_core::Language;
use glapp_report::vocabulary::pick;

/// A paragraph style: id, name, properties of the paragraph and of its letters, and the style of the next paragraph.
type Paragraph = (&'static str, &'static str, &'static str, &'static str, &'static str);

const PARAGRAPHS: [Paragraph; 12] = [
    (
        "Title",
        "Title",
        r#"<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="240" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:b/><w:color w:val="084748"/><w:sz w:val="48"/><w:szCs w:val="48"/>"#,
        "Normal",
    ),
    (
        "Heading1",
        "heading 1",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="360" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>"#,
        r#"<w:b/><w:color w:val="0D6163"/><w:sz w:val="34"/><w:szCs w:val="34"/>"#,
        "Normal",
    ),
    (
        "Heading2",
        "heading 2",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="280" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>"#,
        r#"<w:b/><w:color w:val="084748"/><w:sz w:val="26"/><w:szCs w:val="26"/>"#,
        "Normal",
    ),
    (
        "Heading3",
        "heading 3",
        r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="200" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>"#,
        r#"<w:b/><w:color w:val="1C2625"/><w:sz w:val="23"/><w:szCs w:val="23"/>"#,
        "Normal",
    ),
    ("Lead", "Lead", r#"<w:keepNext/><w:spacing w:after="60"/>"#, "<w:b/>", "Normal"),
    ("Hint", "Hint", "", r#"<w:color w:val="52605E"/>"#, "Hint"),
    (
        "Caption",
        "caption",
        r#"<w:keepNext/><w:spacing w:before="200" w:after="80"/>"#,
        r#"<w:b/><w:color w:val="52605E"/><w:sz w:val="20"/><w:szCs w:val="20"/>"#,
        "Normal",
    ),
    (
        "ListParagraph",
        "List Paragraph",
        r#"<w:spacing w:after="60"/><w:ind w:left="425" w:hanging="425"/>"#,
        "",
        "ListParagraph",
    ),
    (
        "TableText",
        "Table Text",
        r#"<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="19"/><w:szCs w:val="19"/>"#,
        "TableText",
    ),
    (
        "AfterTable",
        "After Table",
        r#"<w:spacing w:before="0" w:after="60" w:line="200" w:lineRule="exact"/>"#,
        r#"<w:sz w:val="8"/><w:szCs w:val="8"/>"#,
        "Normal",
    ),
    (
        "WritingLine",
        "Writing Line",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="7A8583"/><w:between w:val="single" w:sz="4" w:space="1" w:color="7A8583"/></w:pBdr><w:spacing w:before="240" w:after="0"/>"#,
        "",
        "WritingLine",
    ),
    (
        "Figure",
        "Figure",
        r#"<w:keepNext/><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>"#,
        "",
        "Normal",
    ),
];

/// The styles, in the document's language.
pub(super) fn styles(language: Language) -> Xml {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", TEXT)]);
    xml.raw(r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:color w:val="1C2625"/><w:sz w:val="22"/><w:szCs w:val="22"/>"#);
    xml.empty("w:lang", &[("w:val", tag(language)), ("w:eastAsia", tag(language)), ("w:bidi", "ar-SA")]);
    xml.raw(concat!(
        r#"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>"#,
        r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>"#,
    ));
    for (id, name, paragraph, letters, next) in PARAGRAPHS {
        xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", id)]);
        xml.empty("w:name", &[("w:val", name)]).empty("w:basedOn", &[("w:val", "Normal")]);
        xml.empty("w:next", &[("w:val", next)]).empty("w:qFormat", &[]);
        if !paragraph.is_empty() {
            xml.open("w:pPr", &[]).raw(paragraph).close();
        }
        if !letters.is_empty() {
            xml.open("w:rPr", &[]).raw(letters).close();
        }
        xml.close();
    }
    xml.raw(concat!(
        r#"<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>"#,
        r#"<w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="D8D3C8"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>"#,
        r#"<w:rPr><w:color w:val="52605E"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>"#,
        r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0D6163"/><w:u w:val="single"/></w:rPr></w:style>"#,
        r#"<w:style w:type="table" w:styleId="GlappTable"><w:name w:val="Glapp Table"/><w:basedOn w:val="TableNormal"/>"#,
        r#"<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="D8D3C8"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="D8D3C8"/>"#,
        r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D8D3C8"/></w:tblBorders></w:tblPr></w:style>"#,
    ));
    xml
}

/// The lists: dots, and one with numbers for each number that a list begins with.
pub(super) fn numbering(from: &[u8]) -> Xml {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", TEXT)]);
    for (id, kind, mark) in [("0", "bullet", "•"), ("1", "decimal", "%1.")] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)])
            .raw("<w:multiLevelType w:val=\"singleLevel\"/>");
        xml.open("w:lvl", &[("w:ilvl", "0")])
            .raw("<w:start w:val=\"1\"/>")
            .empty("w:numFmt", &[("w:val", kind)]);
        xml.empty("w:lvlText", &[("w:val", mark)]).raw("<w:lvlJc w:val=\"left\"/>");
        xml.raw("<w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr>").close().close();
    }
    xml.open("w:num", &[("w:numId", &DOTS.to_string())]).raw("<w:abstractNumId w:val=\"0\"/>").close();
    for (number, from) in (DOTS + 1..).zip(from) {
        xml.open("w:num", &[("w:numId", &number.to_string())]).raw("<w:abstractNumId w:val=\"1\"/>");
        xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
        xml.empty("w:startOverride", &[("w:val", &from.to_string())]).close().close();
    }
    xml
}

/// How the program treats the document.
pub(super) fn settings(language: Language) -> Xml {
    let mut xml = Xml::new();
    xml.open("w:settings", &[("xmlns:w", TEXT)]);
    xml.raw(concat!(
        r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>"#,
        r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    ));
    xml.empty("w:themeFontLang", &[("w:val", tag(language))]);
    xml
}

/// The foot of every page: whose document it is, and the page.
pub(super) fn footer(text: &str, language: Language) -> Xml {
    let mut xml = Xml::new();
    xml.open("w:ftr", &[("xmlns:w", TEXT)]).open("w:p", &[]);
    xml.raw("<w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
    let words = |xml: &mut Xml, text: &str| {
        xml.open("w:r", &[]).leaf("w:t", &[("xml:space", "preserve")], text).close();
    };
    words(&mut xml, &one_way(text));
    xml.raw("<w:r><w:tab/></w:r>");
    words(&mut xml, pick(language, "Sida ", "Page "));
    xml.raw("<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    words(&mut xml, pick(language, " av ", " of "));
    xml.raw("<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    xml
}

/// A text that does not turn the direction of what stands beside it on the line.
fn one_way(text: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !turns(letter)).collect()
}
