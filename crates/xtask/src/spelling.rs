//! The spelling of every text that people read, in both languages, against Debian's dictionaries for hunspell.
//!
//! Names and terms that no dictionary has stand in `assessments/words/sv.txt` and `en.txt`, each on a line: who adds
//! one has looked it up.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use glapp_core::{Coded as _, Language};
use serde_json::Value;

use crate::{apt, files, process};

const PACKAGES: [&str; 3] = ["hunspell", "hunspell-sv", "hunspell-en-gb"];
/// The folders of `assessments` whose texts people read.
const FOLDERS: [&str; 5] = ["catalogues", "practices", "terms", "handbook", "missions"];

/// Fails with the words that are in no dictionary and on no list, and with those listed for nothing.
pub fn check() -> Result<()> {
    set_up()?;
    let mut wrong = Vec::new();
    for &language in Language::ALL {
        let code = language.code();
        let unknown = unknown(&texts(language)?, dictionary(language))?;
        let list = files::read_text(&files::root().join(format!("assessments/words/{code}.txt")))?;
        let listed: BTreeSet<String> = list.lines().map(str::to_owned).collect();
        let quoted =
            |words: Vec<&String>| words.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ");
        let strange: Vec<_> = unknown.difference(&listed).collect();
        if !strange.is_empty() {
            wrong.push(format!("{code}: no dictionary has {}", quoted(strange)));
        }
        let idle: Vec<_> = listed.difference(&unknown).collect();
        if !idle.is_empty() {
            wrong.push(format!("assessments/words/{code}.txt lists what no text needs: {}", quoted(idle)));
        }
    }
    if !wrong.is_empty() {
        bail!("{}\nmend the text, or add the word to the list if it is right", wrong.join("\n"));
    }
    Ok(())
}

fn dictionary(language: Language) -> &'static str {
    match language {
        Language::Sv => "sv_SE",
        Language::En => "en_GB",
    }
}

fn set_up() -> Result<()> {
    if process::output(Command::new("hunspell").arg("--version")).is_some()
        && PACKAGES.iter().all(|package| !apt::available() || apt::installed(package))
    {
        return Ok(());
    }
    if !(apt::available() && apt::root()) {
        bail!(
            "the spelling is checked by hunspell with its dictionaries sv_SE and en_GB. On Debian, as root:\n\n    \
             apt-get update\n    apt-get install -y --no-install-recommends {}",
            PACKAGES.join(" ")
        );
    }
    apt::update()?;
    apt::install(&PACKAGES)
}

/// Every text in a language: of the data, of the app, of reports.
fn texts(language: Language) -> Result<String> {
    let mut all = String::new();
    for folder in FOLDERS {
        for path in files::below(&files::root().join("assessments").join(folder)) {
            if path.extension().is_some_and(|extension| extension == "json") {
                let value: Value = serde_json::from_str(&files::read_text(&path)?)
                    .with_context(|| format!("{} is no JSON", path.display()))?;
                collect(&value, language, &mut all);
            }
        }
    }
    let app = files::root().join(format!("web/src/text/{}.rs", language.code()));
    all += &literals(&files::read_text(&app)?);
    // Hunspell knows the straight apostrophe.
    Ok(all.replace('’', "'"))
}

fn collect(value: &Value, language: Language, into: &mut String) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match (Language::from_code(name), member) {
                    (Some(of), Value::String(text)) if of == language => {
                        into.push_str(text);
                        into.push('\n');
                    }
                    (Some(_), _) => {}
                    (None, member) => collect(member, language, into),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, language, into)),
        _ => {}
    }
}

/// The texts in a Rust file, without what is put into them.
fn literals(source: &str) -> String {
    let mut texts = String::new();
    for text in source.split('"').skip(1).step_by(2) {
        let mut depth = 0;
        for letter in text.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                letter if depth == 0 => texts.push(letter),
                _ => {}
            }
        }
        texts.push('\n');
    }
    texts
}

/// The words that a dictionary does not know, without full stops and genitives behind them.
fn unknown(text: &str, dictionary: &str) -> Result<BTreeSet<String>> {
    let mut hunspell = Command::new("hunspell")
        .args(["-l", "-i", "utf-8", "-d", dictionary])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("hunspell does not start")?;
    let mut input = hunspell.stdin.take().context("hunspell does not listen")?;
    let text = text.to_owned();
    // Written beside the reading, or both would wait for each other.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = hunspell.wait_with_output().context("hunspell does not answer")?;
    let written = writer.join().ok().context("hunspell does not listen")?;
    written.context("hunspell does not listen")?;
    if !output.status.success() {
        bail!("hunspell ended with {}", output.status);
    }
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let plain = |word: &str| word.trim_matches('.').trim_end_matches("'s").to_owned();
    Ok(words.lines().map(plain).filter(|word| !word.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_found_wherever_they_stand() {
        let mut found = String::new();
        let value =
            json!({ "id": "x", "a": { "sv": "ett", "en": "one" }, "b": [{ "why": { "sv": "två" } }] });
        collect(&value, Language::Sv, &mut found);
        assert_eq!(found, "ett\ntvå\n");
    }

    #[test]
    fn what_is_put_into_a_text_is_no_word_of_it() {
        assert_eq!(literals("a: \"Sparat {time}\", b: \"två\""), "Sparat \ntvå\n");
    }
}
