//! What other pages load to have Glapp on them: the elements in `glapp.js`, and the page and script of the iframe.
//!
//! `glapp.js` is one module: whoever has checked its hash has checked everything, for the hashes of all that it fetches
//! stand in it, and the glue of each program lies in it as a function.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::assets::{Asset, Assets};
use crate::bundle::File;
use crate::single::{function, integrity};
use crate::{files, squeeze, style};

/// The module that defines the elements.
pub const SCRIPT: &str = "glapp.js";
/// Their style.
pub const SHEET: &str = "element.css";
/// The page that stands in an iframe.
pub const FRAMED: &str = "embed.html";
/// What a host's page loads to put the iframe in place.
pub const FRAME: &str = "frame.js";
/// The hash of each file that other pages name or fetch.
pub const HASHES: &str = "integrity.json";
/// The module of the elements that only show something.
pub const VIEW: [&str; 2] = ["view.wasm", "view-glue.js"];
/// What the names of their texts begin with.
const LEAN: &str = "view-";
/// Of these texts, those that a result needs.
const OF_A_RESULT: [&str; 3] = ["view-steps", "view-practices", "iso-56001-2024"];
/// What is found in the bundle by its plain name.
pub const ENTRIES: [&str; 4] = [SCRIPT, FRAMED, FRAME, HASHES];
/// What the module is made of, in this order.
const PARTS: [&str; 6] = ["rescue.js", "charts.js", "sources.js", "load.js", "element.js", "view.js"];
/// What the page in the iframe is made of.
const OF_THE_PAGE: [&str; 2] = ["embed.css", "embed.js"];

/// Adds all of it to a bundle whose programs and texts are there.
pub fn add(assets: &mut Assets, web: &Path, glues: &[(&str, String)], outline: &str) -> Result<()> {
    let folder = web.join("embed");
    assets.add(SHEET, style::element()?.into_bytes());
    let script = module(assets, &folder, glues)? + outline;
    assets.add_unhashed(SCRIPT, script.into_bytes());
    for name in OF_THE_PAGE {
        let text = files::read_text(&folder.join(name))?;
        let text = if name.ends_with(".css") { squeeze::css(&text) } else { squeeze::js(&text) };
        let text = assets.fill(name, &text)?;
        assets.add(name, text.into_bytes());
    }
    for name in [FRAMED, FRAME] {
        let text = files::read_text(&folder.join(name))?;
        let text = if name == FRAME { squeeze::js(&text) } else { text };
        let text = assets.fill(name, &text)?;
        assets.add_unhashed(name, text.into_bytes());
    }
    let ours = assets.all().iter().filter(|it| is_fetched(it) || [SCRIPT, FRAME].contains(&&*it.plain));
    let hashes: BTreeMap<_, _> = ours.map(|it| (it.name.clone(), integrity(&it.bytes))).collect();
    assets.add_unhashed(HASHES, serde_json::to_vec_pretty(&hashes)?);
    Ok(())
}

/// Whether a file is for other pages alone.
pub fn is_part(plain: &str) -> bool {
    [SCRIPT, SHEET, HASHES, VIEW[0]].contains(&plain) || is_lean(plain) || is_of_frame(plain)
}

/// Whether a file holds texts of the elements that only show something.
pub fn is_lean(plain: &str) -> bool {
    plain.starts_with(LEAN) && plain.ends_with(".json")
}

/// Whether a page with one result on it fetches a file, in that language.
pub fn is_of_a_result(plain: &str, language: &str) -> bool {
    let is_text = |stem: &&str| plain == format!("{stem}.{language}.json");
    [SCRIPT, SHEET, VIEW[0]].contains(&plain) || OF_A_RESULT.iter().any(is_text)
}

/// Whether a file is the iframe's own, beside those that the elements load.
pub fn is_of_frame(plain: &str) -> bool {
    [FRAMED, FRAME].contains(&plain) || OF_THE_PAGE.contains(&plain)
}

/// The text of `glapp.js`.
fn module(assets: &mut Assets, folder: &Path, glues: &[(&str, String)]) -> Result<String> {
    let fetched: Vec<Asset> = assets.all().iter().filter(|it| is_fetched(it)).cloned().collect();
    // Bundlers carry along what they see named like this, and only that.
    let mut script = String::from("const files = {\n");
    for Asset { plain, bytes, .. } in &fetched {
        let name = assets.fill(SCRIPT, &format!("{{{{{plain}}}}}"))?;
        writeln!(
            script,
            "{plain:?}: [new URL(\"./{name}\", import.meta.url).href, \"{}\"],",
            integrity(bytes)
        )?;
    }
    script += "};\nconst modules = {\n";
    for (plain, glue) in glues {
        let mut glue = squeeze::js(glue);
        for Asset { plain, .. } in &fetched {
            // A chunk is checked like any other file.
            let own = format!("fetch(new URL(\"./{plain}\", import.meta.url))");
            glue = glue.replace(&own, &format!("get({plain:?})"));
        }
        if glue.contains("import.meta") {
            bail!("{plain} fetches something in a new way");
        }
        writeln!(script, "{plain:?}: () => {{\n{}\n}},", function(plain, &glue)?)?;
    }
    script += "};\n";
    for part in PARTS {
        let text = squeeze::js(&files::read_text(&folder.join(part))?);
        script += &plainly(part, &text, &fetched, glues)?;
        script.push('\n');
    }
    Ok(script)
}

/// Whether `glapp.js` may fetch a file.
fn is_fetched(asset: &Asset) -> bool {
    [".wasm", ".json"].iter().any(|kind| asset.plain.ends_with(kind)) || asset.plain == SHEET
}

/// Plain names in the place of a text's placeholders: in this module they are the keys to the rest.
fn plainly(file: &str, text: &str, fetched: &[Asset], glues: &[(&str, String)]) -> Result<String> {
    let mut pieces = text.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (plain, after) = piece.split_once("}}").with_context(|| format!("{file}: a {{{{ has no }}}}"))?;
        if !fetched.iter().any(|it| it.plain == plain) && !glues.iter().any(|(glue, _)| *glue == plain) {
            bail!("{file}: the elements cannot fetch {plain}");
        }
        filled = filled + plain + after;
    }
    Ok(filled)
}

/// What to paste into a page, with the hashes of this build.
pub fn lines(bundle: &[File]) -> String {
    let hash = |name: &str| {
        let file = bundle.iter().find(|file| file.name == name);
        file.map(|file| integrity(&file.bytes)).unwrap_or_default()
    };
    let lines = [SCRIPT, FRAME].map(|name| line("https://…/", name, &hash(name)) + "\n");
    format!("On a page of your own, as elements or in an iframe:\n{}", lines.concat())
}

/// What is pasted to load a script from a folder.
pub fn line(folder: &str, name: &str, hash: &str) -> String {
    let kind = if name == SCRIPT { "type=\"module\" " } else { "" };
    format!("<script {kind}src=\"{folder}{name}\" integrity=\"{hash}\" crossorigin=\"anonymous\"></script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_the_elements_fetch_by_stay_plain() {
        let app = Asset { plain: "app.wasm".to_owned(), name: "app.0.wasm".to_owned(), bytes: Vec::new() };
        let plain = |text| plainly("x", text, std::slice::from_ref(&app), &[("glue.js", String::new())]);
        let script = "a(\"{{glue.js}}\", \"{{app.wasm}}\")";
        assert_eq!(plain(script).unwrap(), "a(\"glue.js\", \"app.wasm\")");
        assert_eq!(plain("{{app.js}}").unwrap_err().to_string(), "x: the elements cannot fetch app.js");
        assert!(plain("{{app.wasm").is_err());
    }

    #[test]
    fn a_line_to_paste_names_the_hash() {
        let file = |name: &str| File {
            plain: name.to_owned(),
            name: name.to_owned(),
            bytes: name.into(),
            brotli: Vec::new(),
        };
        let lines = lines(&[file(SCRIPT), file(FRAME)]);
        for name in [SCRIPT, FRAME] {
            let line = format!("src=\"https://…/{name}\" integrity=\"{}\"", integrity(name.as_bytes()));
            assert!(lines.contains(&line), "{lines}");
        }
    }
}
