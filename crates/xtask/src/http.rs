//! What the server answers, apart from the server: a request's words in, status, headers and body out.
//!
//! The whole bundle is held in memory under its names, so a request can reach nothing else: a path with
//! `..` in it is merely a name that no file has.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::assets::is_hashed;
use crate::bundle::PAGE;
use crate::files;

/// Sent with every answer. The app runs under the strictest policy that lets wasm start.
const HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
         img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// A bundle, ready to be served.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, File>,
}

#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    brotli: Option<Vec<u8>>,
}

/// What goes back to the browser. A server leaves the body out when the method was HEAD.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// 200, 404 or 405.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The bytes as they go over the wire.
    pub body: &'a [u8],
}

impl Site {
    /// Reads a bundle from its folder.
    pub fn load(folder: &Path) -> Result<Self> {
        let mut site = Self::default();
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let bytes = files::read(&path)?;
            match name.strip_suffix(".br") {
                Some(plain) => site.files.entry(plain.to_owned()).or_default().brotli = Some(bytes),
                None => site.files.entry(name.to_owned()).or_default().bytes = bytes,
            }
        }
        if !site.files.contains_key(PAGE) {
            bail!("{} holds no {PAGE}; build it first: cargo xtask build", folder.display());
        }
        Ok(site)
    }

    /// The answer to a request for `/name?query`.
    pub fn answer(&self, method: &str, url: &str, accept_encoding: &str) -> Answer<'_> {
        if method != "GET" && method != "HEAD" {
            let mut answer = plain(405, b"only GET and HEAD are answered\n");
            answer.headers.push(("Allow", "GET, HEAD"));
            return answer;
        }
        let path = url.split_once('?').map_or(url, |(path, _)| path);
        let name = if path == "/" { PAGE } else { path.strip_prefix('/').unwrap_or_default() };
        let Some(file) = self.files.get(name) else { return plain(404, b"there is no such file\n") };
        let mut answer = Answer { status: 200, headers: HEADERS.to_vec(), body: &file.bytes };
        answer.headers.push(("Content-Type", content_type(name)));
        answer.headers.push(("Cache-Control", cache_control(name)));
        answer.headers.push(("Vary", "Accept-Encoding"));
        if let Some(brotli) = file.brotli.as_ref().filter(|_| accepts_brotli(accept_encoding)) {
            answer.headers.push(("Content-Encoding", "br"));
            answer.body = brotli;
        }
        answer
    }
}

fn plain(status: u16, body: &'static [u8]) -> Answer<'static> {
    let mut headers = HEADERS.to_vec();
    headers.extend([("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]);
    Answer { status, headers, body }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A name with a hash in it never means anything else; all other names are asked for anew each time.
fn cache_control(name: &str) -> &'static str {
    if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |part: &str| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        parts.next() == Some("br") && !parts.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let file = |bytes: &str, brotli: Option<&str>| File {
            bytes: bytes.as_bytes().to_vec(),
            brotli: brotli.map(|bytes| bytes.as_bytes().to_vec()),
        };
        let files = [("index.html", file("page", Some("p"))), ("app.0123456789.wasm", file("wasm", None))];
        Site { files: files.map(|(name, file)| (name.to_owned(), file)).into() }
    }

    fn header<'a>(answer: &Answer<'a>, name: &str) -> &'a str {
        answer.headers.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn files_are_found_by_name_alone() {
        let site = site();
        for url in ["/", "/index.html", "/?x=/etc/passwd", "/index.html?v=2"] {
            assert_eq!(site.answer("GET", url, "").body, b"page", "{url}");
        }
        for url in [
            "",
            "index.html",
            "//",
            "//index.html",
            "/./index.html",
            "/../index.html",
            "/%2e%2e/index.html",
            "/../../etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/\\index.html",
            "/index.html/",
            "/index.html.br",
            "/INDEX.HTML",
            "/index.html%00",
            "http://127.0.0.1/index.html",
            "*",
            "/é",
        ] {
            assert_eq!(site.answer("GET", url, "").status, 404, "{url}");
        }
    }

    #[test]
    fn every_answer_is_protected() {
        let site = site();
        for answer in
            [site.answer("GET", "/", "br"), site.answer("GET", "/x", ""), site.answer("POST", "/", "")]
        {
            let policy = header(&answer, "Content-Security-Policy");
            assert!(
                policy.starts_with("default-src 'none'; ") && policy.ends_with("; frame-ancestors 'none'")
            );
            assert!(
                !policy.contains("unsafe-inline")
                    && !policy.contains("'unsafe-eval'")
                    && !policy.contains("  ")
            );
            assert_eq!(header(&answer, "X-Content-Type-Options"), "nosniff");
            assert_eq!(header(&answer, "Referrer-Policy"), "no-referrer");
            assert!(header(&answer, "Permissions-Policy").contains("camera=()"));
            assert_ne!(header(&answer, "Content-Type"), "");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        let site = site();
        assert_eq!(header(&site.answer("GET", "/", ""), "Cache-Control"), "no-cache");
        let wasm = site.answer("GET", "/app.0123456789.wasm", "");
        assert_eq!(header(&wasm, "Cache-Control"), "public, max-age=31536000, immutable");
        assert_eq!(header(&wasm, "Content-Type"), "application/wasm");
        assert_eq!(header(&site.answer("GET", "/none", ""), "Cache-Control"), "no-store");
    }

    #[test]
    fn brotli_goes_to_those_who_take_it() {
        let site = site();
        for accepts in ["br", "gzip, deflate, br, zstd", "gzip;q=0.5,br;q=0.9"] {
            let answer = site.answer("GET", "/", accepts);
            assert_eq!(
                (answer.body, header(&answer, "Content-Encoding")),
                (b"p".as_slice(), "br"),
                "{accepts}"
            );
        }
        for refuses in ["", "gzip", "br;q=0", "br; q=0.0", "brotli", "*"] {
            let answer = site.answer("GET", "/", refuses);
            assert_eq!(
                (answer.body, header(&answer, "Content-Encoding")),
                (b"page".as_slice(), ""),
                "{refuses}"
            );
        }
        assert_eq!(site.answer("GET", "/app.0123456789.wasm", "br").body, b"wasm");
    }

    #[test]
    fn other_methods_are_refused() {
        let site = site();
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
            let answer = site.answer(method, "/", "");
            assert_eq!((answer.status, header(&answer, "Allow")), (405, "GET, HEAD"), "{method}");
        }
        assert_eq!(site.answer("HEAD", "/", "").status, 200);
    }
}
