//! What workbooks and Word documents have in common: parts, how they refer to each other, and the core properties.

use crate::xml::Xml;
use crate::zip;
use glapp_core::{Assessment, Coded, Language};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a document says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// Its language.
    pub language: Language,
    /// When it was made: an instant as RFC 3339 in UTC. Never a clock's, so that the same content is the same bytes.
    pub made: String,
}

impl About {
    /// What a document of an assessment says about itself: made when the assessment was last changed, else on its day.
    pub fn of(assessment: &Assessment, title: impl Into<String>, language: Language) -> Self {
        let header = assessment.header();
        let made = instant(&header.modified).unwrap_or_else(|| format!("{}T00:00:00Z", header.date));
        Self { title: title.into(), author: header.unit.name.to_string(), language, made }
    }
}

/// An RFC 3339 instant in UTC without fractions of a second; none for any other text.
fn instant(text: &str) -> Option<String> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let time = time.split('.').next()?;
    let parts: Vec<u8> =
        time.split(':').filter(|part| part.len() == 2).filter_map(|part| part.parse().ok()).collect();
    let [0..=23, 0..=59, 0..=59] = parts.as_slice() else { return None };
    let plain = time.len() == 8 && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    (plain && day.parse::<glapp_core::Date>().is_ok()).then(|| format!("{day}T{time}Z"))
}

/// The tag of a language for office programs.
pub(crate) fn tag(language: Language) -> &'static str {
    match language {
        Language::Sv => "sv-SE",
        Language::En => "en-GB",
    }
}

/// A part with what it is and whom it refers to.
pub(crate) struct Part {
    /// Its path in the package, without a slash in front.
    pub path: String,
    /// Its content type.
    pub kind: &'static str,
    /// Its content.
    pub content: Vec<u8>,
    /// The parts and pages that it refers to, as (kind, target); the first has the id `rId1`.
    pub refers: Vec<(&'static str, String)>,
}

impl Part {
    /// A part that refers to nothing.
    pub fn new(path: impl Into<String>, kind: &'static str, xml: Xml) -> Self {
        Self { path: path.into(), kind, content: xml.finish(), refers: Vec::new() }
    }
}

/// The package of these parts, the first of which is the main one.
pub(crate) fn package(about: &About, mut parts: Vec<Part>) -> Vec<u8> {
    let main = parts.first().map(|part| part.path.clone()).unwrap_or_default();
    parts.push(Part::new(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        core(about),
    ));
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    parts.push(Part::new("docProps/app.xml", app, {
        let mut xml = Xml::new();
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        xml.open("Properties", &[("xmlns", space)]).leaf("Application", &[], "Glapp");
        xml
    }));
    let root = vec![
        ("officeDocument", main),
        ("metadata/core-properties", "docProps/core.xml".into()),
        ("extended-properties", "docProps/app.xml".into()),
    ];
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types(&parts)),
        ("_rels/.rels".to_owned(), relationships(&root)),
    ];
    for part in parts {
        if !part.refers.is_empty() {
            let (folder, name) = part.path.rsplit_once('/').unwrap_or(("", &part.path));
            files.push((format!("{folder}/_rels/{name}.rels"), relationships(&part.refers)));
        }
        files.push((part.path, part.content));
    }
    zip::pack(&files)
}

fn types(parts: &[Part]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for part in parts {
        xml.empty("Override", &[("PartName", &format!("/{}", part.path)), ("ContentType", part.kind)]);
    }
    xml.finish()
}

fn relationships(refers: &[(&'static str, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (number, (kind, target)) in (1..).zip(refers) {
        let kind_of = match *kind {
            "metadata/core-properties" => format!("{PACKAGE}/relationships/{kind}"),
            kind => format!("{OFFICE}/{kind}"),
        };
        let id = format!("rId{number}");
        let mut attributes = vec![("Id", &*id), ("Type", &*kind_of), ("Target", &**target)];
        if *kind == "hyperlink" {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

fn core(about: &About) -> Xml {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], &about.title).leaf("dc:creator", &[], &about.author);
    xml.leaf("cp:lastModifiedBy", &[], &about.author);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &about.made);
    }
    xml.leaf("dc:language", &[], about.language.code());
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_instants_in_utc_count() {
        assert_eq!(instant("2026-03-02T14:03:00Z").as_deref(), Some("2026-03-02T14:03:00Z"));
        assert_eq!(instant("2026-03-02T14:03:00.123Z").as_deref(), Some("2026-03-02T14:03:00Z"));
        for text in
            ["", "2026-03-02", "2026-03-02T14:03:00+01:00", "2026-02-30T14:03:00Z", "2026-03-02T24:00:00Z"]
        {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
