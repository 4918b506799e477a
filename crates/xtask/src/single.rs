//! The one-file app: a page with everything in it, which opens from a disk.
//!
//! A page from a disk can load neither modules nor other files. So the code stands in the page, the rest packed beside
//! it, and a policy in the page's head lets exactly this code run and nothing be fetched.

use std::num::NonZeroU64;
use std::thread;

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};
use zopfli::{Format, Options};

use crate::assets::Asset;

/// Its name in the bundle.
pub const FILE: &str = "glapp.html";
/// What stands between these in `index.html` is for the served app alone.
const MARKS: [&str; 2] = ["<!-- served -->\n", "<!-- /served -->\n"];

/// The page of the served app: without the marks.
pub fn served(page: &str) -> String {
    MARKS.iter().fold(page.to_owned(), |page, mark| page.replace(mark, ""))
}

/// The page of the one-file app. `start` is `single.js` and `boot.js`, as they lie in the served bundle.
pub fn page(page: &str, start: &str, assets: &[Asset]) -> Result<String> {
    let [open, close] = MARKS;
    let parts = page.split_once(open).and_then(|(head, rest)| Some((head, rest.split_once(close)?.1)));
    let (head, body) = parts.context("web/index.html does not mark what is for the served app alone")?;
    let (charset, head) = head.split_once("<title>").context("web/index.html has no title")?;
    let body = body.strip_suffix("</body>\n</html>\n").context("web/index.html does not end as a page")?;
    let mut sheet = String::new();
    let mut script = String::from("const modules = {\n");
    for Asset { plain, name, bytes } in assets {
        match plain.rsplit_once('.').map_or("", |(_, kind)| kind) {
            "css" => sheet += str::from_utf8(bytes)?,
            "js" if plain.ends_with("glue.js") => {
                script += &format!("{name:?}: () => {{\n{}\n}},\n", function(plain, str::from_utf8(bytes)?)?);
            }
            _ => {}
        }
    }
    let packed = |asset: &&Asset| [".wasm", ".json"].iter().any(|kind| asset.plain.ends_with(kind));
    let packs = thread::scope(|scope| {
        let threads: Vec<_> = assets.iter().filter(packed).map(|asset| scope.spawn(|| pack(asset))).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let packs = packs.into_iter().map(|pack| pack.ok().and_then(Result::ok).context("cannot pack a file"));
    let packs = packs.collect::<Result<String>>()?;
    script = script + "};\n" + start;
    if ["</script", "<!--"].iter().any(|word| script.contains(word)) || sheet.contains("</style") {
        bail!("a script or a style holds what would end it in a page");
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        integrity(script.as_bytes()),
        integrity(sheet.as_bytes())
    );
    let charset = charset.replace("<html ", "<html data-single ");
    Ok(format!(
        "{charset}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<title>{head}\
         <style>{sheet}</style>\n{body}{packs}<script type=\"module\">{script}</script>\n</body>\n</html>\n"
    ))
}

/// The hash by which a browser knows a file or a script.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The body of a function that gives what a module exports.
pub fn function(name: &str, module: &str) -> Result<String> {
    let mut body = String::with_capacity(module.len());
    let mut exports = Vec::new();
    for line in module.lines() {
        let Some(exported) = line.strip_prefix("export ") else {
            body = body + line + "\n";
            continue;
        };
        if let Some(list) = exported.strip_prefix('{').and_then(|list| list.strip_suffix("};")) {
            // `{ a, b as c }` names locals first, an object its members.
            exports.extend(list.split(',').map(|it| match it.trim().split_once(" as ") {
                Some((local, member)) => format!("{member}: {local}"),
                None => it.trim().to_owned(),
            }));
        } else {
            let mut words = exported.split([' ', '(']).filter(|word| *word != "async");
            let (Some("function" | "class"), Some(word)) = (words.next(), words.next()) else {
                bail!("{name}: cannot put into one file: {line}");
            };
            exports.push(word.to_owned());
            body = body + exported + "\n";
        }
    }
    Ok(format!("{body}return {{ {} }};", exports.join(", ")))
}

/// A file as the page holds it. One round of zopfli: 4 % less than deflate, and more rounds find no more.
fn pack(Asset { name, bytes, .. }: &Asset) -> Result<String> {
    let options = Options { iteration_count: NonZeroU64::MIN, ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Zlib, &**bytes, &mut packed)?;
    Ok(format!("<script type=\"text/plain\" id=\"{name}\">{}</script>\n", letters(&packed)))
}

/// Bytes as letters that stand in a page as they are, seven bits in each: 16 % more instead of base64's 33 %.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 6 / 5);
    let (mut value, mut bits) = (0_u32, 0);
    let mut push = |seven: u32| {
        // A reader of pages changes the first two, and after < the others may end the text: the same seven bits,
        // higher up.
        let changed = matches!(seven, 0x00 | 0x0d) || (text.ends_with('<') && matches!(seven, 0x21 | 0x2f));
        text.extend(char::from_u32(if changed { seven + 0x100 } else { seven }));
    };
    for byte in bytes {
        value = (value << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 7 {
            bits -= 7;
            push((value >> bits) & 0x7f);
        }
        value &= 0x7f;
    }
    if bits > 0 {
        push((value << (7 - bits)) & 0x7f);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `single.js` does it.
    fn bytes(letters: &str) -> Vec<u8> {
        let (mut value, mut bits, mut bytes) = (0_u32, 0, Vec::new());
        for letter in letters.chars() {
            value = ((value << 7) | (u32::from(letter) & 0x7f)) & 0x7fff;
            bits += 7;
            if bits >= 8 {
                bits -= 8;
                bytes.push(((value >> bits) & 0xff) as u8);
            }
        }
        bytes
    }

    #[test]
    fn letters_give_the_bytes_back_and_no_page_changes_them() {
        for length in 0..40_usize {
            let packed: Vec<u8> = (0..length).map(|at| (at * at * 31 + length) as u8).collect();
            assert_eq!(bytes(&letters(&packed)), packed, "{length}");
        }
        // All bytes at every place among seven; then `</` and `<!` as seven bits each.
        let tags =
            [0x3c_u64, 0x2f, 0x3c, 0x21, 0x3c, 0x2f, 0, 0].iter().fold(0, |bits, seven| (bits << 7) | seven);
        let all: Vec<u8> =
            tags.to_be_bytes().into_iter().skip(1).chain((0..=255).cycle().take(7 * 256)).collect();
        let text = letters(&all);
        assert_eq!(bytes(&text), all);
        assert!(text.starts_with("<\u{12f}<\u{121}<\u{12f}"));
        assert!(["\0", "\r", "</", "<!"].iter().all(|word| !text.contains(word)));
    }

    #[test]
    fn a_module_becomes_a_function() {
        let module = "let a;\nexport function start(x) {\n}\nexport class It {\n}\nexport async function load() {}\n\
                      export { a as default, b };";
        assert_eq!(
            function("m", module).unwrap(),
            "let a;\nfunction start(x) {\n}\nclass It {\n}\nasync function load() {}\n\
             return { start, It, load, default: a, b };"
        );
        assert!(function("m", "export default 1;").is_err());
    }

    #[test]
    fn the_page_lets_its_own_script_and_style_run_and_nothing_else() {
        let index = "<html lang=\"sv\">\n<meta charset=\"utf-8\">\n<title>G</title>\n<!-- served -->\n\
                     <link rel=\"stylesheet\">\n<!-- /served -->\n</head>\n<body>\nhej\n</body>\n</html>\n";
        let asset = |plain: &str, text: &str| Asset {
            plain: plain.to_owned(),
            name: format!("{plain}.0"),
            bytes: text.into(),
        };
        let assets = [asset("app.css", "a{}"), asset("a.json", "{}"), asset("boot.js", "no")];
        let page = page(index, "go();", &assets).unwrap();
        let script = "const modules = {\n};\ngo();";
        for part in [
            "<html data-single lang=\"sv\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"",
            &format!("script-src '{}' 'wasm-unsafe-eval'", integrity(script.as_bytes())),
            &format!("<script type=\"module\">{script}</script>"),
            &format!("style-src '{}'", integrity(b"a{}")),
            "<style>a{}</style>",
            "id=\"a.json.0\">",
            "hej",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("stylesheet") && !page.contains("served") && !page.contains("unsafe-inline"));
        assert_eq!(served(index).matches("served").count(), 0);
        assert!(super::page(index, "'</script>'", &assets).is_err());
    }
}
