//! Takes comments and indentation out of what a browser reads; brotli makes up for the rest.

/// A stylesheet without comments, indentation and empty lines.
pub fn css(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        tighten(&mut bare, before);
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
    tighten(&mut bare, rest);
    bare.trim_end().to_owned()
}

/// Adds what is no string, without the blanks that separate nothing.
fn tighten(bare: &mut String, text: &str) {
    for c in text.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        // A blank before a colon may tell two selectors apart, one behind it never does.
        if c == ' ' && (bare.is_empty() || bare.ends_with([' ', '{', '}', ';', ',', ':'])) {
            continue;
        }
        if matches!(c, '{' | '}' | ';' | ',') && bare.ends_with(' ') {
            bare.pop();
        }
        if c == '}' && bare.ends_with(';') {
            bare.pop();
        }
        bare.push(c);
    }
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

/// A script without indentation, empty lines and the comments that begin a line.
pub fn js(js: &str) -> String {
    // A text over many lines may hold what looks like a comment, and code may follow one: then all stays as it is.
    let unsure =
        |line: &str| line.matches('`').count() % 2 == 1 || (line.contains("*/") && !line.ends_with("*/"));
    if js.lines().map(str::trim_end).any(unsure) {
        return js.to_owned();
    }
    let mut in_comment = false;
    let kept = js.lines().map(str::trim_start).filter(|line| {
        in_comment |= line.starts_with("/*");
        let drop = in_comment || line.starts_with("//");
        in_comment &= !line.contains("*/");
        !drop
    });
    trimmed(&kept.collect::<Vec<_>>().join("\n"))
}

fn trimmed(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{css, js};

    #[test]
    fn comments_and_indentation_go() {
        let text = "/* a\n   b */\n.a {\n  color: red; /* why */\n\n  width: calc(1px / 2);\n}\n";
        assert_eq!(css(text), ".a{color:red;width:calc(1px / 2)}");
        let text = ".a :is(b, .c) > d:hover { margin: 0 auto }\n@media (min-width: 1px) and (x) { a { } }";
        assert_eq!(css(text), ".a :is(b,.c) > d:hover{margin:0 auto}@media (min-width:1px) and (x){a{}}");
        let text = "/**\n * a\n */\nfunction f() {\n    // why\n    return 1; // one\n}\n/* b */\n\nf();\n";
        assert_eq!(js(text), "function f() {\nreturn 1; // one\n}\nf();");
    }

    #[test]
    fn strings_stay() {
        let text = r#".a::before{content:"/* kept; */ \" '" / ""}.b::before{content:'it\'s "/*"'}"#;
        assert_eq!(css(text), text);
        let text = "let a = `\n// kept\n`;\n// kept too\n";
        assert_eq!(js(text), text);
        let text = "/* a */ f();\n/* b\n*/ g();\n";
        assert_eq!(js(text), text);
        let text = "let url = \"https://example.com/*\";\nf(`//`);";
        assert_eq!(js(text), text);
    }

    #[test]
    fn what_never_ends_is_no_panic() {
        assert_eq!(css("a /* b"), "a");
        assert_eq!(css("a \"åb\\"), "a \"åb\\");
        assert_eq!(js("a\n/* b"), "a");
    }
}
