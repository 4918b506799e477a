//! The service worker: what the app needs without a network, by name and hash.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::assets::Asset;
use crate::bundle::PAGE;
use crate::single::{self, integrity};

/// Its name in the bundle.
pub const FILE: &str = "sw.js";

/// `sw.js` with the list of the bundle's files. Each version of the bundle has a name of its own.
pub fn worker(script: &str, assets: &[Asset]) -> Result<String> {
    let kept = assets.iter().filter(|asset| ![FILE, single::FILE].contains(&&*asset.plain));
    // Some servers send a browser that asks for index.html to the folder, and a page may not come by such a detour.
    let address = |asset: &Asset| if asset.name == PAGE { "./".to_owned() } else { asset.name.clone() };
    let files: BTreeMap<_, _> = kept.map(|asset| (address(asset), integrity(&asset.bytes))).collect();
    let files = serde_json::to_string_pretty(&files)?;
    // Of the script itself too: what it does may change while the files stay.
    let version = integrity(format!("{script}{files}").as_bytes());
    let filled = script.replace("{{version}}", &version).replace("{{files}}", &files);
    if filled.contains("{{") || !filled.contains(&version) {
        bail!("web/embed/sw.js: expected the placeholders {{{{version}}}} and {{{{files}}}} alone");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_kept_but_the_worker_and_the_other_app() {
        let asset = |name: &str| Asset { plain: name.to_owned(), name: name.to_owned(), bytes: name.into() };
        let names = ["app.css", PAGE, single::FILE];
        let script = "const version = \"{{version}}\"; const files = {{files}};";
        let worker = |names: &[&str]| {
            worker(script, &names.iter().map(|name| asset(name)).collect::<Vec<_>>()).unwrap()
        };
        let filled = worker(&names);
        assert!(filled.contains("\"app.css\": \"sha256-"), "{filled}");
        assert!(filled.contains("\"./\": \"sha256-") && !filled.contains(".html"), "{filled}");
        let version = |filled: &str| filled.split('"').nth(1).unwrap().to_owned();
        assert_ne!(version(&filled), version(&worker(&names[..1])));
        assert!(super::worker("{{files}}", &[]).is_err());
        assert!(super::worker("{{version}} {{files}} {{x}}", &[]).is_err());
    }
}
