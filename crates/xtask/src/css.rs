//! Reads a stylesheet without comments into its rules, and writes it again.

use anyhow::{Context as _, Result, bail};

/// One part of a stylesheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// What is said of what the selectors match.
    Rule {
        /// As they stand before the brace.
        selectors: String,
        /// In their order.
        declarations: Vec<Declaration>,
    },
    /// Rules under a condition: `@media`, `@supports` or `@container`.
    Group {
        /// As it stands before the brace.
        head: String,
        /// The rules.
        nodes: Vec<Node>,
    },
    /// Any other at-rule with a block, as it stands.
    Other {
        /// As it stands before the brace.
        head: String,
        /// As it stands between the braces.
        body: String,
    },
}

/// `name: value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// A property, or a custom one.
    pub name: String,
    /// Its value, with `!important` if that stands there.
    pub value: String,
}

impl Declaration {
    /// A declaration of that name and value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// Conditions that rules stand under.
const GROUPS: [&str; 3] = ["@media", "@supports", "@container"];

/// Reads a sheet. Rules in rules and at-rules without a block are not expected.
pub fn read(sheet: &str) -> Result<Vec<Node>> {
    let (mut nodes, mut rest) = (Vec::new(), sheet.trim());
    while !rest.is_empty() {
        let (head, stop, after) = until(rest, &['{', '}', ';']).with_context(|| near("no rule", rest))?;
        if stop != '{' {
            bail!(near(&format!("`{stop}` between rules"), rest));
        }
        let (body, after) = block(after).with_context(|| near("a block has no end", rest))?;
        let head = head.trim().to_owned();
        nodes.push(if GROUPS.iter().any(|group| head.starts_with(group)) {
            Node::Group { head, nodes: read(body)? }
        } else if head.starts_with('@') {
            Node::Other { head, body: body.to_owned() }
        } else {
            Node::Rule { selectors: head, declarations: declarations(body)? }
        });
        rest = after.trim_start();
    }
    Ok(nodes)
}

/// Writes rules as `squeeze::css` leaves them; groups without rules are left out.
pub fn write(nodes: &[Node]) -> String {
    let written = nodes.iter().map(|node| match node {
        Node::Rule { selectors, declarations } => {
            let all: Vec<_> = declarations.iter().map(|it| format!("{}:{}", it.name, it.value)).collect();
            if all.is_empty() { String::new() } else { format!("{selectors}{{{}}}", all.join(";")) }
        }
        Node::Group { head, nodes } => {
            let inner = write(nodes);
            if inner.is_empty() { inner } else { format!("{head}{{{inner}}}") }
        }
        Node::Other { head, body } => format!("{head}{{{body}}}"),
    });
    written.collect()
}

/// The parts between commas, whose own commas in strings and brackets do not count.
pub fn parts(list: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), list);
    while let Some((part, _, after)) = until(rest, &[',']) {
        parts.push(part.trim());
        rest = after;
    }
    parts.push(rest.trim());
    parts
}

fn declarations(body: &str) -> Result<Vec<Declaration>> {
    let (mut all, mut rest) = (Vec::new(), body.trim());
    while !rest.is_empty() {
        let (one, stop, after) = until(rest, &[';', '{', '}']).unwrap_or((rest, ';', ""));
        if stop != ';' {
            bail!(near("a rule in a rule", rest));
        }
        let (name, value) = one.split_once(':').with_context(|| near("no declaration", one))?;
        all.push(Declaration::new(name.trim(), value.trim()));
        rest = after.trim_start();
    }
    Ok(all)
}

/// What stands before the brace that ends a block, and what stands behind it.
fn block(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut rest) = (0, text);
    loop {
        let (_, stop, after) = until(rest, &['{', '}'])?;
        if stop == '}' && depth == 0 {
            let body = text.split_at(text.len() - after.len() - 1).0;
            return Some((body, after));
        }
        depth = if stop == '{' { depth + 1 } else { depth - 1 };
        rest = after;
    }
}

/// Splits at the first of these letters that stands in no string and in no bracket.
fn until<'a>(text: &'a str, stops: &[char]) -> Option<(&'a str, char, &'a str)> {
    let (mut depth, mut quote, mut escaped) = (0_usize, None, false);
    for (at, letter) in text.char_indices() {
        match (letter, quote) {
            _ if escaped => escaped = false,
            ('\\', _) => escaped = true,
            (letter, Some(open)) => quote = (letter != open).then_some(open),
            ('"' | '\'', None) => quote = Some(letter),
            ('(' | '[', None) => depth += 1,
            (')' | ']', None) => depth = depth.saturating_sub(1),
            (letter, None) if depth == 0 && stops.contains(&letter) => {
                let (before, from) = text.split_at(at);
                return Some((before, letter, from.split_at(letter.len_utf8()).1));
            }
            _ => {}
        }
    }
    None
}

fn near(what: &str, text: &str) -> String {
    format!("{what}: {}", text.chars().take(60).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written() {
        for sheet in [
            ".a,.b > c{color:red;--x: {;width:calc(1px + (2px))}".replace(" {", ""),
            "@media print{.a::before{content:\"};{\\\"\" / \"\"}@supports (x:y){b{c:d}}}.e{f:g}".to_owned(),
            "@keyframes x{from{a:b}to{a:c}}@page{size:A4;@bottom-left{content:\"}\"}}".to_owned(),
            "[data-x=\"a;b{\"] :is(a,b){c:url(a;b)}".to_owned(),
        ] {
            assert_eq!(write(&read(&sheet).unwrap()), sheet);
        }
    }

    #[test]
    fn rules_groups_and_declarations_are_told_apart() {
        let nodes = read("@media (min-width:1px){ a { b : c ; d:e!important } } f{}").unwrap();
        let rule = Node::Rule {
            selectors: "a".to_owned(),
            declarations: vec![Declaration::new("b", "c"), Declaration::new("d", "e!important")],
        };
        let Some(Node::Group { head, nodes: inner }) = nodes.first() else { panic!("{nodes:?}") };
        assert_eq!((head.as_str(), inner), ("@media (min-width:1px)", &vec![rule]));
        assert_eq!(write(&nodes), "@media (min-width:1px){a{b:c;d:e!important}}");
        assert_eq!(parts(":is(a,b) c, [d=\",\"],e"), [":is(a,b) c", "[d=\",\"]", "e"]);
    }

    #[test]
    fn what_is_not_expected_is_an_error() {
        for (sheet, what) in [
            ("a{b:c", "a block has no end: a{b:c"),
            ("@import \"x\";", "`;` between rules: @import \"x\";"),
            ("a{b{c:d}}", "a rule in a rule: b{c:d}"),
            ("a{b}", "no declaration: b"),
            ("a", "no rule: a"),
            ("}", "`}` between rules: }"),
        ] {
            assert_eq!(read(sheet).unwrap_err().to_string(), what);
        }
    }
}
