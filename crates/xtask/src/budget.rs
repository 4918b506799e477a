//! What the app costs to fetch, against what it may cost: `web/budget.toml`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use glapp_core::{Coded as _, Language};
use glapp_format::bundled::HANDBOOK_FILES;

use crate::bundle::{File, OFFICE};
use crate::setup::Compiler;
use crate::{embed, files, offline, single};

/// What reads, writes and shows assessments, and what that shares with the pages: fetched before the first of them is
/// opened.
const WORK: [&str; 2] = ["split_work", "chunk_"];

/// Bytes before and after compression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// What a standard library that comes with the compiler may cost on top, in hundredths: it is made for speed, and has words
/// for every panic.
const READY_MADE: usize = 15;

/// Prints each part's size beside its limit. An error when one is exceeded.
pub fn check(bundle: &[File], compiler: Compiler) -> Result<()> {
    let path = files::root().join("web/budget.toml");
    let mut limits: BTreeMap<String, usize> =
        toml::from_str(&files::read_text(&path)?).with_context(|| path.display().to_string())?;
    if compiler == Compiler::Default {
        limits.values_mut().for_each(|limit| *limit += *limit * READY_MADE / 100);
    }
    let (table, exceeded) = table(&sizes(bundle), &limits)?;
    println!("{table}");
    if !exceeded.is_empty() {
        bail!("over the limit of web/budget.toml: {}", exceeded.join(", "));
    }
    Ok(())
}

/// The sizes by part, then of the code of a first visit, of all of it, and of all there is at the first question, in one
/// language.
fn sizes(bundle: &[File]) -> Vec<(String, Size)> {
    let sum = |belongs: &dyn Fn(&str) -> bool| {
        bundle.iter().filter(|file| belongs(&file.plain)).fold(Size::default(), |sum, file| Size {
            raw: sum.raw + file.bytes.len(),
            brotli: sum.brotli + file.brotli.len(),
        })
    };
    let is = |plain: &str, extensions: &[&str]| extensions.iter().any(|extension| plain.ends_with(extension));
    let is_work = |plain: &str| WORK.iter().any(|start| plain.starts_with(start));
    let (work, pages) = (sum(&is_work), sum(&|plain| is_page(plain) && !is_work(plain)));
    let mut sizes = vec![("work".to_owned(), work), ("pages".to_owned(), pages)];
    let later = |plain: &str| {
        [offline::FILE, single::FILE].contains(&plain)
            || OFFICE.contains(&plain)
            || is_page(plain)
            || embed::is_part(plain)
    };
    for part in ["wasm", "js", "css", "html"] {
        sizes.push((part.to_owned(), sum(&|plain| is(plain, &[&format!(".{part}")]) && !later(plain))));
    }
    let mut data = Size::default();
    for language in Language::ALL.iter().map(|language| language.code()) {
        let texts = |plain: &str| is(plain, &[&format!(".{language}.json")]);
        let size = sum(&|plain| texts(plain) && !is_handbook(plain) && !embed::is_part(plain));
        sizes.push((format!("data-{language}"), size));
        sizes.push((format!("handbook-{language}"), sum(&|plain| texts(plain) && is_handbook(plain))));
        data = if size.brotli > data.brotli { size } else { data };
    }
    let code = sum(&|plain| is(plain, &[".wasm", ".js", ".css"]) && !later(plain));
    let rest = sum(&|plain| is(plain, &[".html"]) && !later(plain));
    let add = |a: Size, b: Size| Size { raw: a.raw + b.raw, brotli: a.brotli + b.brotli };
    let visit = add(code, rest);
    sizes.push(("code".to_owned(), code));
    sizes.push(("first-visit".to_owned(), visit));
    sizes.push(("first-question".to_owned(), add(visit, add(work, data))));
    sizes.push((
        "offline".to_owned(),
        sum(&|plain| is(plain, &[".webmanifest", ".png", ".svg", offline::FILE])),
    ));
    sizes.push(("office".to_owned(), sum(&|plain| OFFICE.contains(&plain))));
    // It lies on a disk as it is.
    let whole = sum(&|plain| plain == single::FILE).raw;
    sizes.push(("one-file".to_owned(), Size { raw: whole, brotli: whole }));
    sizes.push(("element-js".to_owned(), sum(&|plain| plain == embed::SCRIPT)));
    sizes.push(("element-css".to_owned(), sum(&|plain| plain == embed::SHEET)));
    sizes.push(("view".to_owned(), sum(&|plain| plain == embed::VIEW[0])));
    let languages = Language::ALL.iter().map(|language| language.code());
    for language in languages.clone() {
        let is_text = |plain: &str| embed::is_lean(plain) && is(plain, &[&format!(".{language}.json")]);
        sizes.push((format!("view-{language}"), sum(&is_text)));
    }
    let of_a_result = languages.map(|language| sum(&|plain| embed::is_of_a_result(plain, language)));
    let largest = of_a_result.max_by_key(|size| size.brotli).unwrap_or_default();
    sizes.push(("one-result".to_owned(), largest));
    sizes.push(("iframe".to_owned(), sum(&embed::is_of_frame)));
    sizes
}

/// Whether a file holds pages that are fetched when the first one is there.
fn is_page(plain: &str) -> bool {
    plain.ends_with(".wasm") && plain != "app.wasm" && !OFFICE.contains(&plain) && !embed::is_part(plain)
}

/// Whether a file is one of the handbook's, which are fetched when everything else is there.
fn is_handbook(plain: &str) -> bool {
    let name = plain.split('.').next();
    name == Some("platforms") || HANDBOOK_FILES.iter().any(|(part, _)| name == Some(part))
}

/// The table, and the parts over their limits.
fn table(sizes: &[(String, Size)], limits: &BTreeMap<String, usize>) -> Result<(String, Vec<String>)> {
    let mut text = format!("{:<12}{:>10}{:>10}{:>10}\n", "part", "raw", "brotli", "limit");
    let mut exceeded = Vec::new();
    for (part, size) in sizes {
        let limit = *limits.get(part).with_context(|| format!("web/budget.toml has no limit for {part}"))?;
        let over = size.brotli > limit;
        let mark = if over { "  over" } else { "" };
        writeln!(text, "{part:<12}{:>10}{:>10}{limit:>10}{mark}", size.raw, size.brotli)?;
        if over {
            exceeded.push(format!("{part} ({} > {limit} bytes)", size.brotli));
        }
    }
    match limits.keys().find(|key| sizes.iter().all(|(part, _)| part != *key)) {
        Some(key) => bail!("web/budget.toml: there is no part {key}"),
        None => Ok((text, exceeded)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(plain: &str, raw: usize, brotli: usize) -> File {
        File { plain: plain.to_owned(), name: plain.to_owned(), bytes: vec![0; raw], brotli: vec![0; brotli] }
    }

    fn bundle() -> Vec<File> {
        vec![
            file("app.wasm", 90, 9),
            file("split_work.wasm", 25, 4),
            file("split_pages.wasm", 35, 5),
            file("chunk_3.wasm", 45, 6),
            file("boot.js", 20, 2),
            file("glue.js", 30, 3),
            file("app.css", 10, 1),
            file("iso.sv.json", 70, 8),
            file("iso.en.json", 80, 7),
            file("terms.sv.json", 900, 100),
            file("index.html", 50, 5),
            file("sw.js", 40, 4),
            file("office.wasm", 600, 60),
            file("office-glue.js", 30, 3),
            file("glapp.html", 1000, 500),
            file("glapp.js", 7000, 700),
            file("element.css", 3000, 300),
            file("view.wasm", 500, 50),
            file("view-steps.sv.json", 60, 6),
            file("view-steps.en.json", 70, 5),
            file("view-catalogue.sv.json", 80, 8),
            file("embed.html", 2000, 200),
            file("embed.js", 100, 10),
            file("frame.js", 200, 20),
        ]
    }

    #[test]
    fn a_first_question_counts_the_larger_language_once() {
        let sizes: BTreeMap<_, _> = sizes(&bundle()).into_iter().collect();
        assert_eq!(sizes.get("js"), Some(&Size { raw: 50, brotli: 5 }));
        assert_eq!(sizes.get("code"), Some(&Size { raw: 150, brotli: 15 }));
        let one_result = Size { raw: 7000 + 3000 + 500 + 60, brotli: 700 + 300 + 50 + 6 };
        assert_eq!(sizes.get("one-result"), Some(&one_result));
        assert_eq!(sizes.get("view-sv"), Some(&Size { raw: 140, brotli: 14 }));
        assert_eq!(sizes.get("iframe"), Some(&Size { raw: 2300, brotli: 230 }));
        assert_eq!(sizes.get("first-visit"), Some(&Size { raw: 150 + 50, brotli: 15 + 5 }));
        let question = Size { raw: 150 + 50 + 70 + 25 + 45, brotli: 15 + 5 + 8 + 4 + 6 };
        assert_eq!(sizes.get("first-question"), Some(&question));
        assert_eq!(sizes.get("pages"), Some(&Size { raw: 35, brotli: 5 }));
    }

    #[test]
    fn a_limit_holds_to_the_byte() {
        let sizes = sizes(&bundle());
        let mut limits: BTreeMap<_, _> =
            sizes.iter().map(|(part, size)| (part.clone(), size.brotli)).collect();
        assert_eq!(table(&sizes, &limits).unwrap().1, [""; 0]);
        limits.insert("css".to_owned(), 0);
        assert_eq!(table(&sizes, &limits).unwrap().1, ["css (1 > 0 bytes)"]);
    }

    #[test]
    fn each_part_has_a_limit_and_each_limit_a_part() {
        let sizes = sizes(&bundle());
        let mut limits: BTreeMap<_, _> =
            sizes.iter().map(|(part, size)| (part.clone(), size.brotli)).collect();
        limits.insert("fonts".to_owned(), 1);
        assert_eq!(
            table(&sizes, &limits).unwrap_err().to_string(),
            "web/budget.toml: there is no part fonts"
        );
        limits.remove("css");
        assert_eq!(table(&sizes, &limits).unwrap_err().to_string(), "web/budget.toml has no limit for css");
    }
}
