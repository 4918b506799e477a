//! One stylesheet of many.

use anyhow::Result;

use crate::files;

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
    Ok(squeeze(&sheet))
}

/// Takes out comments, indentation and empty lines. Nothing else: brotli makes up for the rest.
fn squeeze(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        bare += before;
        // A comment ends at */, a string at its quote; a lone / stands for itself.
        let length = if from.starts_with("/*") {
            let length = from.find("*/").map_or(from.len(), |end| end + 2);
            rest = from.split_at(length).1;
            continue;
        } else if from.starts_with('/') {
            1
        } else {
            string_length(from)
        };
        let (kept, after) = from.split_at(length);
        bare += kept;
        rest = after;
    }
    bare += rest;
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// How long the quoted string at the start is, in bytes, its quotes included.
fn string_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if Some(c) == quote {
            return at + c.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_indentation_go() {
        let css = "/* a\n   b */\n.a {\n  color: red; /* why */\n\n  width: calc(1px / 2);\n}\n";
        assert_eq!(squeeze(css), ".a {\ncolor: red;\nwidth: calc(1px / 2);\n}");
    }

    #[test]
    fn strings_stay() {
        let css = r#".a::before { content: "/* kept */ \" '"; } .b::before { content: 'it\'s "/*"'; }"#;
        assert_eq!(squeeze(css), css);
    }

    #[test]
    fn what_never_ends_is_no_panic() {
        assert_eq!(squeeze("a /* b"), "a");
        assert_eq!(squeeze("a \"åb\\"), "a \"åb\\");
    }
}
