//! XML in the making: well-formed by construction, every text inert.

/// An XML document, written from its beginning.
pub(crate) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes as (name, value).
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document without anything in it yet.
    pub fn new() -> Self {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Self { out: declaration.into(), open: Vec::new() }
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(&mut self.out, value, true);
            self.out.push('"');
        }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
        self
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// An element without anything in it.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.tag(name, attributes);
        self.out.push_str("/>");
        self
    }

    /// A text, whoever wrote it.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, text, false);
        self
    }

    /// An element with a text.
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// Elements that are the same in every document, as they stand.
    pub fn raw(&mut self, elements: &'static str) -> &mut Self {
        self.out.push_str(elements);
        self
    }

    /// The document, all that is open closed.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.into_bytes()
    }
}

/// Whether XML can hold a letter.
pub(crate) fn allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Writes a text so that nothing in it is markup. What XML forbids is left out.
fn escape(out: &mut String, text: &str, attribute: bool) {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of XML would do the same.
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if attribute => out.push_str("&#10;"),
            '\r' => out.push('\n'),
            letter if allowed(letter) => out.push(letter),
            _ => {}
        }
    }
}

/// The most attributes of an element that is read; office programs write some twenty.
const MAX_ATTRIBUTES: usize = 100;
/// The most declarations of namespaces in a part that is read; office programs write some twenty.
const MAX_NAMESPACES: usize = 200;

/// Whether a text that is to be parsed keeps within what office programs write, where a parser's time or memory grows
/// faster than its input: with the square of an element's attributes, and with namespaces times elements.
///
/// Of a text that is no XML it may say either; the parser says the rest.
pub(crate) fn is_modest(text: &str) -> bool {
    let mut namespaces = 0;
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let unread = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")];
        let end = unread.iter().find(|(start, _)| tag.starts_with(start)).map(|(_, end)| end);
        rest = match end {
            Some(end) => tag.split_once(end).map_or("", |(_, rest)| rest),
            None => {
                let (attributes, declared, rest) = tally(tag);
                namespaces += declared;
                if attributes > MAX_ATTRIBUTES || namespaces > MAX_NAMESPACES {
                    return false;
                }
                rest
            }
        };
    }
    true
}

/// How many attributes a tag has, how many of them declare namespaces, and what follows the tag.
fn tally(tag: &str) -> (usize, usize, &str) {
    let (mut attributes, mut declared) = (0, 0);
    let mut rest = tag;
    while let Some(at) = rest.find(['>', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        let mut letters = from.chars();
        match letters.next() {
            Some(quote @ ('"' | '\'')) => {
                attributes += 1;
                let name = before.trim_end_matches(|letter: char| letter == '=' || letter.is_whitespace());
                let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
                declared += usize::from(name.starts_with("xmlns"));
                rest = letters.as_str().split_once(quote).map_or("", |(_, rest)| rest);
            }
            _ => return (attributes, declared, letters.as_str()),
        }
    }
    (attributes, declared, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_office_program_writes_is_not_parsed() {
        let element = |attributes: String| format!("<a><!-- ' --><![CDATA[<\"]]><b {attributes}/></a>");
        let many = |most: usize, name: &str| {
            (0..most).map(|it| format!("{name}{it}='>\"{name}=' ")).collect::<String>()
        };
        assert!(is_modest(&element(many(MAX_ATTRIBUTES, "b"))));
        assert!(!is_modest(&element(many(MAX_ATTRIBUTES + 1, "b"))));
        let nested = |most: usize| format!("<a>{}{}", "<b xmlns:c='d'>".repeat(most), "</b>".repeat(most));
        assert!(is_modest(&nested(MAX_NAMESPACES)));
        assert!(!is_modest(&nested(MAX_NAMESPACES + 1)));
        assert!(is_modest(&format!("<a>{}</a>", "a='b' xmlns='c' ".repeat(1000))), "a text may say that");
    }

    #[test]
    fn nothing_is_markup_and_nothing_is_forbidden() {
        let mut xml = Xml::new();
        let evil = "<b>&amp;\"'\u{0}\u{8}\u{1b}\u{ffff}]]>\r\né💡\r";
        xml.open("a", &[("b", evil)]).leaf("c", &[], evil).open("d", &[]);
        let text = String::from_utf8(xml.finish()).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        let inert = "<b>&amp;\"']]>\né💡\n";
        assert_eq!(root.attribute("b"), Some(inert));
        assert_eq!(root.first_element_child().unwrap().text(), Some(inert));
        assert!(text.ends_with("<d></d></a>"));
    }
}
