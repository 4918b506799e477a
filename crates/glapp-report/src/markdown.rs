//! Documents as Markdown (CommonMark with tables). Every text is inert: no markup of a person's or a file's survives.

use crate::{Block, Card, Cell, Document, Item, Set, Table};

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
            Block::Hint(text) | Block::Copied(text) => line(out, &inline(text)),
            Block::Facts(facts) => {
                let item = |(name, value): &(String, Cell)| Item {
                    lead: format!("{name}:"),
                    text: value.text.clone(),
                    ..Item::default()
                };
                line(out, &points(None, &facts.iter().map(item).collect::<Vec<_>>()));
            }
            Block::Table(it) => line(out, &table(it)),
            // What cannot be drawn is told.
            Block::Figure(figure) => {
                line(out, &format!("**{}**", inline(&figure.caption)));
                line(out, &table(&figure.table));
            }
            Block::Cards(cards) | Block::Board(cards) => cards.iter().for_each(|it| card(out, it)),
            Block::Blank { label, .. } => line(out, &format!("{}:", inline(label))),
            // Nobody can ask here, and there are no pages.
            Block::Working { .. } | Block::PageBreak => {}
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

fn table(table: &Table) -> String {
    // A drawing has nothing to tell here.
    let kept: Vec<bool> = table.head.iter().map(|(_, set)| *set != Set::Drawing).collect();
    let row = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> =
            cells.zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| inline(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = |set: &Set| match set {
        Set::Words => " --- |",
        Set::Numbers => " ---: |",
        Set::Level => " :---: |",
        Set::Drawing => "",
    };
    let rules: String = table.head.iter().map(|(_, set)| rule(set)).collect();
    let mut lines = vec![row(&mut table.head.iter().map(|(text, _)| text.as_str())), format!("|{rules}")];
    lines.extend(table.rows.iter().map(|cells| row(&mut cells.iter().map(|cell| cell.text.as_str()))));
    if !table.caption.is_empty() {
        lines.splice(0..0, [format!("**{}**", inline(&table.caption)), String::new()]);
    }
    lines.join("\n")
}

fn card(out: &mut String, card: &Card) {
    line(out, &format!("### {}: {}", inline(&card.verb), inline(&card.title.text)));
    blocks(out, &card.blocks);
}

/// A text on one line, in which nothing is markup.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for (at, letter) in text.char_indices() {
        // What could begin markup anywhere in a line, tables included.
        let begins = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '!');
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
        // A reader that makes links of plain addresses would take what is escaped behind it as a part of the address.
        let address = letter == ':' && rest.starts_with("//") || letter == '.' && ends_in_www(&out);
        if begins || address || letter == '&' && is_reference(rest) {
            out.push('\\');
        }
        out.push(letter);
    }
    // What could begin it only at the start of a line.
    let starts = out.starts_with(['-', '+', '=', ':']);
    let digits = out.chars().take_while(char::is_ascii_digit).count();
    let numbered =
        digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']) && !is_decimal(rest));
    if starts {
        out.insert(0, '\\');
    } else if numbered {
        out.insert(digits, '\\');
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Whether a text that stands behind `&` makes it stand for a letter, as `amp;` and `#60;` do.
fn is_reference(text: &str) -> bool {
    let name = text
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#')
        .next()
        .unwrap_or_default();
    !name.is_empty() && text.get(name.len()..).is_some_and(|rest| rest.starts_with(';'))
}

/// Whether what follows some digits goes on as a number or word, and so begins no list.
fn is_decimal(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(|next| next != ' ')
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
            ("1.", "1\\."),
            ("https://a.example/b_c", "https\\://a.example/b\\_c"),
            ("WWW.a.example", "WWW\\.a.example"),
            ("4.1.2 point", "4.1.2 point"),
            ("&lt;b> &#60; R&D & x; &;", "\\&lt;b\\> \\&\\#60; R&D & x; &;"),
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
                Block::Table(Table {
                    rows: vec![vec!["1".into(), "drawn".into(), "2|3".into()]],
                    ..Table::new([("a", Set::Words), ("", Set::Drawing), ("b", Set::Numbers)])
                }),
                Block::Folded { summary: "More".into(), blocks: vec![Block::led("Lead", "text")] },
            ],
        };
        let expected = "# T\n\n## H\n\n3. **Forum** meets *(2018–)*\n4. b\n\n| a | b |\n| --- | ---: |\n| 1 | 2\\|3 |\n\n\
                        **More**\n\n**Lead** text\n";
        assert_eq!(of(&document), expected);
    }
}
