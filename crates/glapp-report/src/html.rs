//! Documents as HTML, to stand inside a page. Every text is inert: it goes through [`escape`], attributes too.

use crate::{Block, Document, Item};

/// Where a heading's id leads: the address of a link to it.
type Address<'a> = &'a dyn Fn(&str) -> String;

/// The document as HTML: its heading and blocks, without `html` and `body`. Classes start with `g-`.
pub fn of(document: &Document) -> String {
    linked(document, &|id| format!("#{id}"))
}

/// The same where links within the document have another form, as in an app whose pages live behind the `#`.
pub fn linked(document: &Document, address: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    out.push_str("<h1 tabindex=\"-1\">");
    escape(&mut out, &document.title);
    out.push_str("</h1>");
    blocks(&mut out, &document.blocks, address);
    out
}

fn blocks(out: &mut String, list: &[Block], address: Address<'_>) {
    for block in list {
        match block {
            Block::Heading { level, id, text } => {
                let name = format!("h{}", level.clamp(&2, &4));
                let id = if id.is_empty() {
                    String::new()
                } else {
                    format!(" id=\"{}\" tabindex=\"-1\"", escaped(id))
                };
                element(out, &name, &id, text);
            }
            Block::Paragraph { lead, text } => {
                out.push_str("<p>");
                led(out, lead, text);
                out.push_str("</p>");
            }
            Block::List { from, items } => points(out, *from, items),
            Block::Links(links) => {
                out.push_str("<ul class=\"g-links\">");
                for (id, text) in links {
                    out.push_str("<li>");
                    element(out, "a", &format!(" href=\"{}\"", escaped(&address(id))), text);
                    out.push_str("</li>");
                }
                out.push_str("</ul>");
            }
            Block::Table { head, rows } => table(out, head, rows),
            Block::Folded { summary, blocks: hidden } => {
                out.push_str("<details class=\"g-fold\">");
                element(out, "summary", "", summary);
                blocks(out, hidden, address);
                out.push_str("</details>");
            }
        }
    }
}

fn element(out: &mut String, name: &str, attributes: &str, text: &str) {
    out.push_str(&format!("<{name}{attributes}>"));
    escape(out, text);
    out.push_str(&format!("</{name}>"));
}

fn led(out: &mut String, lead: &str, text: &str) {
    if !lead.is_empty() {
        element(out, "strong", "", lead);
        out.push(' ');
    }
    escape(out, text);
}

fn points(out: &mut String, from: Option<u8>, items: &[Item]) {
    let (open, close) = match from {
        Some(from) => (format!("<ol start=\"{from}\">"), "</ol>"),
        None => ("<ul>".into(), "</ul>"),
    };
    out.push_str(&open);
    for item in items {
        out.push_str("<li>");
        led(out, &item.lead, &item.text);
        if !item.remark.is_empty() {
            out.push(' ');
            element(out, "span", " class=\"g-remark\"", &item.remark);
        }
        out.push_str("</li>");
    }
    out.push_str(close);
}

fn table(out: &mut String, head: &[String], rows: &[Vec<String>]) {
    out.push_str("<table class=\"g-table\"><thead><tr>");
    for cell in head {
        element(out, "th", " scope=\"col\"", cell);
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let (name, attributes) = if column == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            element(out, name, attributes, cell);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

/// Writes a text so that nothing in it is markup, in content and in quoted attributes.
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_wherever_it_stands() {
        let attack = "\"><script>alert('1')</script><a href=\"javascript:x\">&";
        let text = || attack.to_owned();
        let all = vec![
            Block::Heading { level: 9, id: text(), text: text() },
            Block::led(text(), text()),
            Block::List { from: None, items: vec![Item { lead: text(), text: text(), remark: text() }] },
            Block::Links(vec![(text(), text())]),
            Block::Table { head: vec![text()], rows: vec![vec![text(), text()]] },
            Block::Folded { summary: text(), blocks: vec![Block::text(text())] },
        ];
        let html = of(&Document { title: text(), blocks: all });
        assert!(!html.contains("<script") && !html.contains("<a href=\"javascript"), "{html}");
        assert_eq!(html.matches("&lt;script&gt;").count(), html.matches("alert(").count());
        assert_eq!(html.matches('\'').count(), 0);
    }
}
