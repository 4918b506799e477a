//! What something that was written is made of, as independent readers see it: its structure, and its texts.

use crate::outputs::Kind;
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::io::{Cursor, Read as _};

/// Elements, attributes, cells, lines: whatever a text must not add to or take away from; and the texts.
#[derive(Debug, PartialEq)]
pub struct Parts {
    pub structure: Vec<String>,
    pub text: String,
}

pub fn parts(kind: Kind, bytes: &[u8]) -> Parts {
    let mut parts = Parts { structure: Vec::new(), text: String::new() };
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    match kind {
        Kind::Html => html(&text(), &mut parts),
        Kind::Markdown => markdown(&text(), &mut parts),
        Kind::Csv => csv(&text(), &mut parts),
        Kind::Office => office(bytes, &mut parts),
        Kind::Calendar => calendar(&text(), &mut parts),
        Kind::Json => {
            let value: serde_json::Value = serde_json::from_str(&text()).unwrap();
            json(&value, &mut parts);
        }
        Kind::Plain => assert!(bytes.is_ascii()),
    }
    parts
}

/// Where an address leads to, as far as it matters: within the page, to the web, or anywhere else.
fn scheme(address: &str) -> &str {
    let letters: &str = address.split([':', '/', '#', '?']).next().unwrap_or_default();
    if address.starts_with('#') {
        "#"
    } else if address.get(letters.len()..).is_some_and(|rest| rest.starts_with(':')) {
        letters
    } else {
        "relative"
    }
}

fn html(text: &str, parts: &mut Parts) {
    let parsed = html5ever::parse_document(RcDom::default(), Default::default()).one(text);
    let mut open = vec![parsed.document.clone()];
    while let Some(node) = open.pop() {
        html_node(&node, parts);
        open.extend(node.children.borrow().iter().rev().cloned());
    }
}

fn html_node(node: &Handle, parts: &mut Parts) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let attrs = attrs.borrow();
            let attribute = |name: &str, value: &str| match name {
                "href" | "src" | "action" | "formaction" => format!("{name}={}", scheme(value)),
                "class" | "type" | "rel" | "target" | "role" => format!("{name}={value}"),
                name => name.to_owned(),
            };
            let mut attributes: Vec<_> =
                attrs.iter().map(|it| attribute(&it.name.local, &it.value)).collect();
            attributes.sort();
            // Lines of a text in a drawing.
            if &*name.local != "tspan" {
                parts.structure.push(format!("<{} {}>", name.local, attributes.join(" ")));
            }
            let told = |name: &str| matches!(name, "value" | "title" | "aria-label" | "alt");
            for it in attrs.iter().filter(|it| told(&it.name.local)) {
                parts.text.push_str(&it.value);
            }
        }
        NodeData::Text { contents } => parts.text.push_str(&contents.borrow()),
        NodeData::Comment { .. } => parts.structure.push("<!-- -->".into()),
        NodeData::Document | NodeData::Doctype { .. } | NodeData::ProcessingInstruction { .. } => {}
    }
}

fn markdown(text: &str, parts: &mut Parts) {
    let tree = markdown::to_mdast(text, &markdown::ParseOptions::gfm()).unwrap();
    walk(&tree, parts);
}

fn walk(node: &markdown::mdast::Node, parts: &mut Parts) {
    use markdown::mdast::Node as N;
    let kind = match node {
        N::Text(text) => {
            parts.text.push_str(&text.value);
            String::new()
        }
        // Some readers of Markdown make a link of a mail address, which leads where it says.
        N::Link(link) if shows_itself(link) => String::new(),
        N::Link(link) => format!("link {}", scheme(&link.url)),
        N::Heading(heading) => format!("heading {}", heading.depth),
        N::Html(html) => format!(
            "html {}",
            html.value
                .chars()
                .take_while(|it| it.is_ascii_alphabetic() || "<>/".contains(*it))
                .collect::<String>()
        ),
        N::InlineCode(code) => {
            parts.text.push_str(&code.value);
            "code".into()
        }
        other => format!("{other:?}").split([' ', '(']).next().unwrap_or_default().to_owned(),
    };
    if !kind.is_empty() {
        parts.structure.push(kind);
        parts.text.push(' ');
    }
    node.children().into_iter().flatten().for_each(|child| walk(child, parts));
}

fn shows_itself(link: &markdown::mdast::Link) -> bool {
    let [markdown::mdast::Node::Text(text)] = link.children.as_slice() else { return false };
    scheme(&link.url) == "mailto" && link.url.ends_with(&text.value)
}

fn csv(text: &str, parts: &mut Parts) {
    let separator = if text.lines().next().is_some_and(|it| it.contains(';')) { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.unwrap();
        parts.structure.push(record.len().to_string());
        for field in &record {
            let number = field.replace([',', '\u{2212}'], ".").parse::<f64>().is_ok();
            assert!(
                number || !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "a formula: {field:?}"
            );
            // The mark in front of what else would be a formula.
            let marked =
                field.strip_prefix('\'').filter(|it| it.starts_with(['=', '+', '-', '@', '\t', '\r']));
            parts.text.push_str(marked.unwrap_or(field));
            parts.text.push(' ');
        }
    }
}

fn office(bytes: &[u8], parts: &mut Parts) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            parts.structure.push(name);
            continue;
        }
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        // The document within a form is as long as its texts: in one cell or in several.
        if name.ends_with("sheet3.xml") && content.contains("glapp/assessment") {
            continue;
        }
        parts.structure.push(name);
        xml(&content, parts);
    }
}

fn xml(text: &str, parts: &mut Parts) {
    let options = roxmltree::ParsingOptions { nodes_limit: 5_000_000, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).unwrap();
    for node in document.descendants() {
        if node.is_element() {
            let attribute = |it: roxmltree::Attribute<'_, '_>| match it.name() {
                "Target" => format!("Target={}", scheme(it.value())),
                // Set where a text begins or ends with a space, or where it begins like a formula.
                "space" | "s" => String::new(),
                name => name.to_owned(),
            };
            let attributes: Vec<String> =
                node.attributes().map(attribute).filter(|it| !it.is_empty()).collect();
            // Lines of a text are runs and breaks between them.
            if !matches!(node.tag_name().name(), "br" | "tab" | "t" | "r" | "rPr") {
                parts.structure.push(format!("<{} {}>", node.tag_name().name(), attributes.join(" ")));
            }
            parts.text.push(' ');
        } else if let Some(text) = node.text().filter(|_| node.is_text()) {
            // As office programs read the one escape that cells have.
            parts.text.push_str(&text.replace("_x005F_", "_"));
        }
    }
}

fn calendar(text: &str, parts: &mut Parts) {
    assert!(text.ends_with("\r\n"), "a calendar ends with its line");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split("\r\n") {
        assert!(!line.contains(['\r', '\n']), "a line within a line: {line:?}");
        assert!(line.len() <= 75, "a line of {} bytes", line.len());
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        parts.structure.push(name.to_owned());
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            let meant = if letter == '\\' { letters.next().unwrap() } else { letter };
            parts.text.push(if letter == '\\' && meant == 'n' { ' ' } else { meant });
        }
        parts.text.push(' ');
    }
}

fn json(value: &serde_json::Value, parts: &mut Parts) {
    match value {
        serde_json::Value::String(text) => {
            parts.text.push_str(text);
            parts.text.push(' ');
        }
        serde_json::Value::Array(items) => items.iter().for_each(|it| json(it, parts)),
        serde_json::Value::Object(fields) => fields.iter().for_each(|(name, it)| {
            parts.structure.push(name.clone());
            json(it, parts);
        }),
        other => parts.structure.push(other.to_string()),
    }
}
