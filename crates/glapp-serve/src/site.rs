//! The files of a bundle, ready to be served.

use std::collections::BTreeMap;
use std::fs::{self, File as Opened};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use hyper::HeaderMap;
use hyper::body::Bytes;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, VARY};
use thiserror::Error;

use crate::policy::{COMMON, FrameAncestors, Policy};

/// The page that opens at `/`.
pub const PAGE: &str = "index.html";
/// The most that a bundle may hold, packed files included: all of it stays in memory.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A bundle, ready to be served.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<String, File>,
}

/// One file of it.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub plain: Content,
    /// Packed by the build. Smaller, or it would not be there.
    pub brotli: Option<Content>,
    /// What is sent with either.
    pub headers: HeaderMap,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub bytes: Bytes,
    /// Names these bytes, for whoever has them already.
    pub tag: String,
}

/// Why a bundle cannot be served.
#[derive(Debug, Error)]
pub enum SiteError {
    /// The folder, or a file in it, cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is no bundle.
    #[error("there is no {PAGE} in it")]
    NoPage,
    /// It is larger than any bundle.
    #[error("it holds more than {MAX_BYTES} bytes")]
    TooLarge,
}

impl Site {
    /// Reads the files of a folder: not those in folders below it, nor those whose names begin with a dot.
    pub fn load(folder: &Path, ancestors: &FrameAncestors) -> Result<Self, SiteError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| SiteError::Read { path, source }
        };
        let mut files = Vec::new();
        let mut left = MAX_BYTES;
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            let path = entry.map_err(failed(folder))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            // Pipes and devices, which might never end, are no files.
            if name.starts_with('.') || !fs::metadata(&path).map_err(failed(&path))?.is_file() {
                continue;
            }
            let mut bytes = Vec::new();
            let opened = Opened::open(&path).map_err(failed(&path))?;
            opened.take(left + 1).read_to_end(&mut bytes).map_err(failed(&path))?;
            left = left.checked_sub(bytes.len() as u64).ok_or(SiteError::TooLarge)?;
            files.push((name.to_owned(), Bytes::from(bytes)));
        }
        Self::of(files, ancestors)
    }

    /// From files in memory. One called `NAME.br` is the file `NAME`, packed.
    pub fn of(
        files: impl IntoIterator<Item = (String, Bytes)>,
        ancestors: &FrameAncestors,
    ) -> Result<Self, SiteError> {
        let mut site = Self::default();
        let mut packed = Vec::new();
        for (name, bytes) in files {
            match name.strip_suffix(".br") {
                Some(plain) => packed.push((plain.to_owned(), bytes)),
                None => {
                    let file = File {
                        plain: Content::new(bytes, ""),
                        brotli: None,
                        headers: headers(&name, ancestors),
                    };
                    site.files.insert(name, file);
                }
            }
        }
        for (name, bytes) in packed {
            // Without the plain one there is nothing to send to those who take no brotli.
            if let Some(file) = site.files.get_mut(&name) {
                file.brotli = Some(Content::new(bytes, "-br"));
            }
        }
        if site.files.contains_key(PAGE) { Ok(site) } else { Err(SiteError::NoPage) }
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.get(if path == "/" { PAGE } else { path.strip_prefix('/')? })
    }
}

impl Content {
    fn new(bytes: Bytes, ending: &str) -> Self {
        // Whoever wants to deceive the cache of their own browser may.
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let tag = format!("\"{:016x}{ending}\"", hasher.finish());
        Self { bytes, tag }
    }
}

fn headers(name: &str, ancestors: &FrameAncestors) -> HeaderMap {
    let mut headers = policies(&Policy::of(name), ancestors);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control(name)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    headers
}

/// What browsers are told of a file with this policy.
pub(crate) fn policies(policy: &Policy, ancestors: &FrameAncestors) -> HeaderMap {
    let common = COMMON.into_iter().map(|(name, value)| (name, value.to_owned()));
    let all = common.chain(policy.headers(ancestors));
    all.filter_map(|(name, value)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
    })
    .collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A name with a hash in it never means anything else; all other names are asked for anew each time.
fn cache_control(name: &str) -> &'static str {
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a name holds the hash of the content, as in `app.0f1e2d3c4b.css`, so that what it names never changes.
pub fn is_hashed(name: &str) -> bool {
    let mut parts = name.rsplit('.').skip(1);
    let hash =
        parts.next().is_some_and(|hash| hash.len() == 10 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    hash && parts.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_apart() {
        for hashed in ["iso-56002-2019.sv.7c98040a54.json", "app.0123456789.css"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["index.html", "7c98040a54.css", "app.css", "app.7c98040a5g.css", "app.7c98040a54", ""] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }

    #[test]
    fn a_folder_without_the_page_is_no_bundle() {
        let of = |names: &[&str]| {
            let files = names.iter().map(|name| ((*name).to_owned(), Bytes::new()));
            Site::of(files, &FrameAncestors::default())
        };
        assert!(of(&[PAGE]).is_ok());
        for names in [&[][..], &["index.html.br"], &["app.js", "Index.html"]] {
            assert!(matches!(of(names), Err(SiteError::NoPage)), "{names:?}");
        }
        // What is only there packed cannot be sent to everyone.
        assert!(of(&[PAGE, "app.js.br"]).unwrap().file("/app.js").is_none());
        let missing = Site::load("no/such/folder".as_ref(), &FrameAncestors::default()).unwrap_err();
        assert!(missing.to_string().starts_with("cannot read no/such/folder: "), "{missing}");
    }
}
