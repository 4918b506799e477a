//! Documents as Markdown (CommonMark with tables). Every text is inert: no markup of a person's or a file's survives.

use crate::{Block, Document, Item};

/// The document as Markdown, with a line break at its end.
pub fn of(document: &Document) -> String {
    let mut out = String::new();
    line(&mut out, &format!("# {}", inline(&document.title)));
    blocks(&mut out, &document.blocks);
    out
}

fn line(out: &mut String, text: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text);
    out.push('\n');
}

fn blocks(out: &mut String, list: &[Block]) {
    for block in list {
        match block {
            Block::Heading { level, text, .. } => {
                line(out, &format!("{} {}", "#".repeat(usize::from(*level)), inline(text)));
            }
            Block::Paragraph { lead, text } => line(out, &led(lead, text)),
            Block::List { from, items } => line(out, &points(*from, items)),
            // The headings are there to be found by any reader of Markdown; ids are not portable.
            Block::Links(links) => {
                let names: Vec<Item> = links.iter().map(|(_, text)| Item::text(text)).collect();
                line(out, &points(None, &names));
            }
            Block::Table { head, rows } => line(out, &table(head, rows)),
            Block::Folded { summary, blocks: hidden } => {
                line(out, &format!("**{}**", inline(summary)));
                blocks(out, hidden);
            }
        }
    }
}

fn led(lead: &str, text: &str) -> String {
    match (lead.is_empty(), text.is_empty()) {
        (true, _) => inline(text),
        (false, true) => format!("**{}**", inline(lead)),
        (false, false) => format!("**{}** {}", inline(lead), inline(text)),
    }
}

fn points(from: Option<u8>, items: &[Item]) -> String {
    let mut lines = Vec::with_capacity(items.len());
    for (number, item) in (from.unwrap_or(1)..=u8::MAX).zip(items) {
        let mark = if from.is_some() { format!("{number}.") } else { "-".into() };
        let remark =
            if item.remark.is_empty() { String::new() } else { format!(" *({})*", inline(&item.remark)) };
        lines.push(format!("{mark} {}{remark}", led(&item.lead, &item.text)));
    }
    lines.join("\n")
}

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![row(head), format!("|{}", " --- |".repeat(head.len()))];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

/// A text on one line, in which nothing is markup.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words: Vec<&str> = text.split_whitespace().collect();
    for letter in words.join(" ").chars() {
        // What could begin markup anywhere in a line, tables included.
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '!') {
            out.push('\\');
        }
        out.push(letter);
    }
    // What could begin it only at the start of a line.
    let starts = out.starts_with(['-', '+', '=', ':']);
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    let numbered =
        digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if starts {
        out.insert(0, '\\');
    } else if numbered {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        let cases = [
            ("plain, 4.1.2 – text", "plain, 4.1.2 – text"),
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("<script>", "\\<script\\>"),
            ("a | b", "a \\| b"),
            ("- point", "\\- point"),
            ("1. point", "1\\. point"),
            ("2026 was", "2026 was"),
            ("two\nlines\r\n# not a heading", "two lines \\# not a heading"),
            ("![i](u)", "\\!\\[i\\](u)"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn lists_tables_and_folded_parts() {
        let item = Item { lead: "Forum".into(), text: "meets".into(), remark: "2018–".into() };
        let document = Document {
            title: "T".into(),
            blocks: vec![
                Block::heading(2, "x", "H"),
                Block::List { from: Some(3), items: vec![item, Item::text("b")] },
                Block::Table {
                    head: vec!["a".into(), "b".into()],
                    rows: vec![vec!["1".into(), "2|3".into()]],
                },
                Block::Folded { summary: "More".into(), blocks: vec![Block::led("Lead", "text")] },
            ],
        };
        let expected = "# T\n\n## H\n\n3. **Forum** meets *(2018–)*\n4. b\n\n| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n\n\
                        **More**\n\n**Lead** text\n";
        assert_eq!(of(&document), expected);
    }
}
