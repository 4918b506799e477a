//! One stylesheet of many, and the same for a shadow root.

use anyhow::Result;

use crate::{files, shadow, squeeze};

/// The app's stylesheet: what all pages share, then each component's own.
pub fn sheet() -> Result<String> {
    let web = files::root().join("web");
    let mut sheet = String::new();
    for folder in ["style", "src"] {
        for path in files::below(&web.join(folder)) {
            if path.extension().is_some_and(|extension| extension == "css") {
                sheet += &files::read_text(&path)?;
                sheet.push('\n');
            }
        }
    }
    Ok(squeeze::css(&sheet))
}

/// The app's stylesheet as an element on a host's page has it, in its shadow root.
pub fn element() -> Result<String> {
    let frame = files::read_text(&files::root().join("web/embed/element.css"))?;
    shadow::sheet(&sheet()?, &squeeze::css(&frame))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::css::{Node, read};

    #[test]
    fn the_elements_sheet_knows_neither_page_nor_window() {
        let sheet = element().unwrap();
        let mut heads = Vec::new();
        collect(&read(&sheet).unwrap(), &mut heads);
        let word = |text: &str, word: &str| {
            text.split(|c: char| !c.is_alphanumeric() && !"-_.".contains(c)).any(|it| it == word)
        };
        for head in heads {
            assert!(!head.starts_with("@media") || !head.contains("width"), "{head}");
            assert!(!head.contains(":root") && !word(&head, "html") && !word(&head, "body"), "{head}");
            assert!(!head.starts_with("@page"), "{head}");
        }
        let unit = |text: &str, unit: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '.')
                .any(|it| it.strip_suffix(unit).is_some_and(|number| number.parse::<f64>().is_ok()))
        };
        assert!(!unit(&sheet, "rem") && !unit(&sheet, "vh"));
        assert!(unit(&sheet, "px") && unit(&sheet, "dvh"));
        for token in shadow::TOKENS {
            assert_eq!(sheet.matches(&format!("--g-{token}:var(--glapp-{token},")).count(), 1, "{token}");
        }
        let at = |text: &str| sheet.find(text).unwrap_or_else(|| panic!("no {text}"));
        assert!(at("all:initial") < at("--g-level:initial") && at("--g-level:initial") < at("--g-ground:"));
    }

    fn collect(nodes: &[Node], into: &mut Vec<String>) {
        for node in nodes {
            match node {
                Node::Rule { selectors, .. } => into.push(selectors.clone()),
                Node::Other { head, .. } => into.push(head.clone()),
                Node::Group { head, nodes } => {
                    into.push(head.clone());
                    collect(nodes, into);
                }
            }
        }
    }
}
