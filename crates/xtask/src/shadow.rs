//! The app's stylesheet, rewritten for a shadow root: in it nothing covers, measures or changes the page around it.
//!
//! What `<html>` and `<body>` are to the app's own page, `.g-root` is here; the width of the window is the element's own,
//! and the height of the window that of a screen of 40 rem. A host's page sets `--glapp-…`; `web/embed/element.css`, which
//! comes first, says what else it may.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::css::{Declaration, Node, parts, read, write};

/// What stands for the page in a shadow root.
const ROOT: &str = ".g-root";
/// What 1 rem is.
const REM: &str = "var(--glapp-rem, 16px)";
/// How high a host's own sticky header is.
const OFFSET: &str = "var(--glapp-offset, 0px)";
/// The tokens that a host may set, `--g-accent` as `--glapp-accent`.
pub const TOKENS: [&str; 14] = [
    "accent",
    "accent-strong",
    "accent-soft",
    "on-accent",
    "ground",
    "surface",
    "sunken",
    "ink",
    "soft",
    "line",
    "edge",
    "focus",
    "font",
    "radius",
];
/// What a browser scrolls to.
const SCROLLED_TO: &str = ".g-root :is(a,button,input,select,summary,textarea,[id],[tabindex])";

/// The sheet for a shadow root: the frame, then the app's sheet rewritten. Both without comments.
pub fn sheet(app: &str, frame: &str) -> Result<String> {
    let mut names = BTreeSet::new();
    let mut root = BTreeSet::new();
    let nodes = rewrite(read(app)?, &Place::Sheet)?;
    for node in &nodes {
        if let Node::Rule { selectors, declarations } = node
            && selectors == ROOT
        {
            root.extend(declarations.iter().map(|it| it.name.clone()));
        }
    }
    let app = write(&nodes);
    tokens(&app, &mut names);
    // A host may have names like these of its own, and custom properties are not reset by `all`.
    let own = names.difference(&root).map(|name| Declaration::new(name, "initial")).collect();
    let reset = Node::Rule { selectors: ROOT.to_owned(), declarations: own };
    Ok(write(&read(frame)?) + &write(&[reset]) + &app)
}

/// Where a rule stands.
#[derive(PartialEq, Eq)]
enum Place {
    Sheet,
    Group,
}

fn rewrite(nodes: Vec<Node>, place: &Place) -> Result<Vec<Node>> {
    let mut rewritten = Vec::new();
    for node in nodes {
        match node {
            Node::Rule { selectors, declarations } => {
                let context = selectors.clone();
                rewritten.extend(rule(&selectors, declarations, place).context(context)?);
            }
            Node::Group { head, nodes } => {
                rewritten.push(group(head, rewrite(nodes, &Place::Group)?)?);
            }
            // A sheet in a shadow root has no say about paper.
            Node::Other { head, .. } if head.starts_with("@page") => {}
            other => rewritten.push(other),
        }
    }
    Ok(rewritten)
}

/// A group whose conditions on the window's width are those on the element's.
fn group(head: String, nodes: Vec<Node>) -> Result<Node> {
    let Some(query) = head.strip_prefix("@media") else { return Ok(Node::Group { head, nodes }) };
    if !query.contains("width") {
        return Ok(Node::Group { head, nodes });
    }
    if query.contains(',') || [" or ", "not ", "em)", "device-"].iter().any(|word| query.contains(word)) {
        bail!("{head}: a condition on the width is not expected to stand like this");
    }
    let (width, other): (Vec<_>, Vec<_>) =
        query.split(" and ").map(str::trim).partition(|part| part.contains("width"));
    let inner = Node::Group { head: format!("@container {}", width.join(" and ")), nodes };
    if other.is_empty() {
        return Ok(inner);
    }
    Ok(Node::Group { head: format!("@media {}", other.join(" and ")), nodes: vec![inner] })
}

fn rule(selectors: &str, declarations: Vec<Declaration>, place: &Place) -> Result<Vec<Node>> {
    let selectors = rooted(selectors)?;
    let of_root = selectors == ROOT;
    let is = |name: &str, values: &[&str]| {
        declarations
            .iter()
            .any(|it| it.name == name && it.value.split(' ').any(|value| values.contains(&value)))
    };
    // The browser's layer above the page is for what is opened for a moment, and closed with a key or a press beside it.
    if is("position", &["fixed"]) && !selectors.contains(":popover-open") {
        bail!("only what is opened by the reader may be fixed");
    }
    let sticky = is("position", &["sticky"]);
    let scrolls = ["overflow", "overflow-x", "overflow-y"].iter().any(|name| is(name, &["auto", "scroll"]));
    let (mut kept, mut margins) = (Vec::new(), Vec::new());
    for Declaration { name, value } in declarations {
        let value = measured(&name, &value, sticky);
        match (name.as_str(), name.strip_prefix("--g-")) {
            // The page around the element decides, unless the element's own theme does.
            ("color-scheme", _) if of_root && !value.contains("!important") => {}
            (name, _) if of_root && name.starts_with("scroll-padding-") => {
                let name = name.replace("padding", "margin");
                let value = if name.ends_with("-top") { below(&value) } else { value };
                margins.push(Declaration::new(name, value));
            }
            ("top", _) if sticky => kept.push(Declaration::new("top", below(&value))),
            (name, Some(token)) if of_root && *place == Place::Sheet && TOKENS.contains(&token) => {
                kept.push(Declaration::new(name, format!("var(--glapp-{token},{value})")));
            }
            _ => kept.push(Declaration { name, value }),
        }
    }
    let mut rules = vec![Node::Rule { selectors: selectors.clone(), declarations: kept }];
    rules.push(Node::Rule { selectors: SCROLLED_TO.to_owned(), declarations: margins });
    if scrolls {
        // What sticks in a box that scrolls is not below the host's header.
        let declarations = vec![Declaration::new("--glapp-offset", "0px")];
        rules.push(Node::Rule { selectors: format!(":is({selectors}) > *"), declarations });
    }
    rules.retain(|it| !matches!(it, Node::Rule { declarations, .. } if declarations.is_empty()));
    Ok(rules)
}

/// Selectors in which `.g-root` stands for the page.
fn rooted(selectors: &str) -> Result<String> {
    let mut list = Vec::new();
    for part in parts(selectors) {
        let part = words(part, "-_", |word, before| match word {
            "html" | "body" if !".#:-[=\"'".contains(before) => Some(ROOT.to_owned()),
            "root" if before == ':' => Some(ROOT.to_owned()),
            _ => None,
        });
        let part = part.replace(&format!(":{ROOT}"), ROOT);
        if part.matches(ROOT).count() > 1 {
            bail!("the page stands in it twice");
        }
        if !list.contains(&part) {
            list.push(part);
        }
    }
    Ok(list.join(","))
}

/// A value whose lengths are measured by the element and its host.
fn measured(property: &str, value: &str, sticky: bool) -> String {
    // A bound covers nothing, and letters in a dialog grow with the window: these go by the window that is seen.
    let bound = property.starts_with("max-") || property == "font-size";
    lengths(value, |number, unit| match unit {
        "rem" => Some(format!("calc({number} * {REM})")),
        "vh" | "dvh" | "svh" | "lvh" if bound && sticky => Some(format!("({number}dvh - {OFFSET})")),
        "vh" | "svh" | "lvh" if bound => Some(format!("{number}dvh")),
        "vh" | "dvh" | "svh" | "lvh" if !bound => {
            let screen: f64 = number.parse().ok()?;
            Some(format!("calc({} * {REM})", screen * 2.0 / 5.0))
        }
        _ => None,
    })
}

/// That far below the host's header.
fn below(top: &str) -> String {
    if top == "0" { OFFSET.to_owned() } else { format!("calc({top} + {OFFSET})") }
}

/// Every name like `--g-level` in a text.
fn tokens(text: &str, into: &mut BTreeSet<String>) {
    words(text, "-_", |word, _| {
        if word.starts_with("--g-") {
            into.insert(word.to_owned());
        }
        None
    });
}

/// Changes numbers with units, outside of strings.
fn lengths(value: &str, mut change: impl FnMut(&str, &str) -> Option<String>) -> String {
    words(value, "-_.", |word, before| {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let unit = word.split_at(number.len()).1;
        let is_number = before != '#' && !unit.is_empty() && number.parse::<f64>().is_ok();
        if is_number { change(number, unit) } else { None }
    })
}

/// Changes words of letters, digits and these signs, told with the letter before each; strings stay as they are.
fn words(text: &str, signs: &str, mut change: impl FnMut(&str, char) -> Option<String>) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || signs.contains(letter);
    let (mut changed, mut word, mut quote) = (String::with_capacity(text.len()), String::new(), None);
    let mut flush = |word: &mut String, changed: &mut String| {
        let before = changed.chars().next_back().unwrap_or(' ');
        let new = change(word, before).unwrap_or_else(|| word.clone());
        changed.push_str(&new);
        word.clear();
    };
    for letter in text.chars() {
        if quote.is_none() && is_word(letter) {
            word.push(letter);
            continue;
        }
        flush(&mut word, &mut changed);
        quote = match quote {
            Some(open) => (letter != open).then_some(open),
            None => matches!(letter, '"' | '\'').then_some(letter),
        };
        changed.push(letter);
    }
    flush(&mut word, &mut changed);
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(app: &str) -> String {
        let frame = "";
        sheet(app, frame).unwrap()
    }

    #[test]
    fn the_root_stands_for_the_page() {
        assert_eq!(element(":root{a:b}html,body{c:d}"), ".g-root{a:b}.g-root{c:d}");
        assert_eq!(element("html > p{a:b}"), ".g-root > p{a:b}");
        assert_eq!(element(":is(body,.x) y{a:b}"), ":is(.g-root,.x) y{a:b}");
        assert_eq!(element("body.x,:root[y]{a:b}"), ".g-root.x,.g-root[y]{a:b}");
        for kept in [".body{a:b}", "tbody{a:b}", ".x-html{a:b}", "[x=\"html body\"]{a:b}", "[body]{a:b}"] {
            assert_eq!(element(kept), kept);
        }
        assert!(sheet("html body{a:b}", "").is_err());
    }

    #[test]
    fn a_rem_is_what_the_host_says() {
        assert_eq!(
            element("a{width:38rem;margin:-.5rem 1.5rem;b:\"2rem\";c:#1e1rem var(--x-2rem)}"),
            "a{width:calc(38 * var(--glapp-rem, 16px));margin:calc(-.5 * var(--glapp-rem, 16px)) \
             calc(1.5 * var(--glapp-rem, 16px));b:\"2rem\";c:#1e1rem var(--x-2rem)}"
        );
    }

    #[test]
    fn the_width_of_the_window_is_that_of_the_element() {
        for (from, to) in [
            ("@media (max-width:640px)", "@container (max-width:640px){a{b:c}}"),
            (
                "@media (min-width:1px) and (max-width:9px)",
                "@container (min-width:1px) and (max-width:9px){a{b:c}}",
            ),
            ("@media screen and (max-width:720px)", "@media screen{@container (max-width:720px){a{b:c}}}"),
            (
                "@media (max-width:760px) and (max-height:420px)",
                "@media (max-height:420px){@container (max-width:760px){a{b:c}}}",
            ),
            ("@media print", "@media print{a{b:c}}"),
            ("@media (forced-colors:active)", "@media (forced-colors:active){a{b:c}}"),
            ("@supports (width:1px)", "@supports (width:1px){a{b:c}}"),
        ] {
            assert_eq!(element(&format!("{from}{{a{{b:c}}}}")), to);
        }
        for strange in ["print,(max-width:1px)", "not (max-width:1px)", "(max-width:1rem)"] {
            assert!(sheet(&format!("@media {strange}{{a{{b:c}}}}"), "").is_err(), "{strange}");
        }
    }

    #[test]
    fn nothing_is_as_high_as_the_window_and_bounds_go_by_it() {
        assert_eq!(element("a{min-height:100vh}"), "a{min-height:calc(40 * var(--glapp-rem, 16px))}");
        assert_eq!(element("a{padding:12vh 0}"), "a{padding:calc(4.8 * var(--glapp-rem, 16px)) 0}");
        assert_eq!(element("a{max-height:min(80vh,9px)}"), "a{max-height:min(80dvh,9px)}");
        assert_eq!(element("a{font-size:calc(1vh + 2vw)}"), "a{font-size:calc(1dvh + 2vw)}");
        assert_eq!(element("a{max-height:calc(85dvh)}"), "a{max-height:calc(85dvh)}");
    }

    #[test]
    fn what_sticks_stands_below_the_hosts_header_and_only_popovers_are_fixed() {
        assert_eq!(
            element("a{position:sticky;top:108px;max-height:calc(100vh - 124px)}"),
            "a{position:sticky;top:calc(108px + var(--glapp-offset, 0px));\
             max-height:calc((100dvh - var(--glapp-offset, 0px)) - 124px)}"
        );
        assert_eq!(element("a{position:sticky;top:0}"), "a{position:sticky;top:var(--glapp-offset, 0px)}");
        for kept in
            ["a{position:sticky;left:0}", "a{position:absolute;top:0}", "a:popover-open{position:fixed}"]
        {
            assert_eq!(element(kept), kept);
        }
        assert_eq!(element("a,b{overflow:auto}"), "a,b{overflow:auto}:is(a,b) > *{--glapp-offset:0px}");
        assert!(sheet("a{position:fixed}", "").is_err());
        let scrolled = ".g-root :is(a,button,input,select,summary,textarea,[id],[tabindex])";
        assert_eq!(
            element("html{scroll-padding-top:96px}@media print{html{scroll-padding-bottom:9px}}"),
            format!(
                "{scrolled}{{scroll-margin-top:calc(96px + var(--glapp-offset, 0px))}}\
                 @media print{{{scrolled}{{scroll-margin-bottom:9px}}}}"
            )
        );
    }

    #[test]
    fn a_host_sets_some_tokens_and_leaks_none() {
        assert_eq!(
            element(
                ":root{color-scheme:light dark;--g-font:a,b;--g-alarm:c}x{d:var(--g-level,var(--g-font))}"
            ),
            ".g-root{--g-level:initial}.g-root{--g-font:var(--glapp-font,a,b);--g-alarm:c}\
             x{d:var(--g-level,var(--g-font))}"
        );
        // High contrast and paper are as they are.
        let kept = "[data-theme=\"contrast\"]{--g-ink:#000}@media print{.g-root{color-scheme:light!important;--g-ground:#fff}}";
        assert!(element(&kept.replace(".g-root", ":root")).ends_with(kept));
    }

    #[test]
    fn the_frame_comes_first_and_paper_is_the_hosts() {
        let app = "@media print{@page{size:A4}}@page{margin:0}a{b:c}@keyframes x{from{a:b}}";
        assert_eq!(sheet(app, ":host{a:b}").unwrap(), ":host{a:b}a{b:c}@keyframes x{from{a:b}}");
    }
}
