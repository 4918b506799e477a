//! Assets whose names hold the hash of their content, and the placeholders that refer to them.
//!
//! `{{app.css}}` in a file of `web/` becomes `app.0f1e2d3c4b.css`: a changed asset has a new name,
//! so a browser may keep each one for ever. Names are relative, so the app runs in any folder.
//! `{{integrity:glapp.js}}` becomes the hash by which a browser checks it.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::single::integrity;

/// How many hexadecimal digits of the hash a name holds.
const DIGITS: usize = 10;

/// One file of the bundle.
#[derive(Clone)]
pub struct Asset {
    /// Its name in `web/` or a name given by the build, like `app.css`.
    pub plain: String,
    /// Its name in the bundle.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The bundle as it grows: an asset can refer to those that came before it.
#[derive(Default)]
pub struct Assets {
    assets: Vec<Asset>,
    referred: BTreeSet<String>,
}

impl Assets {
    /// Adds an asset under a name with its hash.
    pub fn add(&mut self, plain: &str, bytes: Vec<u8>) {
        self.put(plain, hashed(plain, &bytes), bytes);
    }

    /// Adds an asset under its plain name.
    pub fn add_unhashed(&mut self, plain: &str, bytes: Vec<u8>) {
        self.put(plain, plain.to_owned(), bytes);
    }

    fn put(&mut self, plain: &str, name: String, bytes: Vec<u8>) {
        self.assets.push(Asset { plain: plain.to_owned(), name, bytes });
    }

    /// Puts names in the place of a text's placeholders.
    pub fn fill(&mut self, file: &str, text: &str) -> Result<String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, from)) = rest.split_once("{{") {
            let (plain, after) =
                from.split_once("}}").with_context(|| format!("{file}: a {{{{ has no }}}}"))?;
            let (plain, hash) = match plain.strip_prefix("integrity:") {
                Some(plain) => (plain, true),
                None => (plain, false),
            };
            let asset = self.assets.iter().find(|asset| asset.plain == plain).with_context(|| {
                let known = self.assets.iter().map(|asset| &*asset.plain).collect::<Vec<_>>().join(", ");
                format!("{file}: {{{{{plain}}}}} is no asset; there are {known}")
            })?;
            filled += before;
            filled += &if hash { integrity(&asset.bytes) } else { asset.name.clone() };
            self.referred.insert(plain.to_owned());
            rest = after;
        }
        Ok(filled + rest)
    }

    /// What has been added so far.
    pub fn all(&self) -> &[Asset] {
        &self.assets
    }

    /// The finished bundle. Everything in it but the entries must have been referred to.
    pub fn finish(self, entries: &[&str]) -> Result<Vec<Asset>> {
        let known = |plain: &str| entries.contains(&plain) || self.referred.contains(plain);
        let all = self.assets.iter().map(|asset| &*asset.plain);
        let unused: Vec<_> = all.filter(|plain| !known(plain)).collect();
        if !unused.is_empty() {
            bail!("no file of web/ refers to {}", unused.join(", "));
        }
        Ok(self.assets)
    }
}

/// `app.css` → `app.0f1e2d3c4b.css`
fn hashed(plain: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = hash.split_at(DIGITS).0;
    match plain.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{plain}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        let mut assets = Assets::default();
        assets.add("app.css", b"body{}".to_vec());
        assets
    }

    #[test]
    fn names_hold_the_hash_of_the_content() {
        // printf 'body{}' | sha256sum
        assert_eq!(hashed("app.css", b"body{}"), "app.7c98040a54.css");
        assert_ne!(hashed("app.css", b"body{ }"), hashed("app.css", b"body{}"));
        // The server knows such names.
        assert!(glapp_serve::is_hashed(&hashed("iso-56002-2019.sv.json", b"{}")));
    }

    #[test]
    fn placeholders_become_names() {
        let mut assets = assets();
        let html = assets.fill("index.html", "<link href={{app.css}}>{{app.css}} { }} é").unwrap();
        let name = hashed("app.css", b"body{}");
        assert_eq!(html, format!("<link href={name}>{name} {{ }}}} é"));
        // printf 'body{}' | openssl dgst -sha256 -binary | base64
        let hash = assets.fill("index.html", "x={{integrity:app.css}}").unwrap();
        assert_eq!(hash, format!("x={}", integrity(b"body{}")));
        assets.add_unhashed("index.html", html.into_bytes());
        let bundle = assets.finish(&["index.html"]).unwrap();
        assert_eq!(bundle.iter().map(|asset| &asset.name).collect::<Vec<_>>(), [&name, "index.html"]);
    }

    #[test]
    fn an_unknown_a_broken_and_an_unused_placeholder_are_errors() {
        let unknown = assets().fill("index.html", "{{app.js}}").unwrap_err().to_string();
        assert_eq!(unknown, "index.html: {{app.js}} is no asset; there are app.css");
        let broken = assets().fill("index.html", "{{app.css").unwrap_err().to_string();
        assert_eq!(broken, "index.html: a {{ has no }}");
        let unused = assets().finish(&["index.html"]).err().unwrap().to_string();
        assert_eq!(unused, "no file of web/ refers to app.css");
    }
}
