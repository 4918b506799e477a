//! What browsers are told to let each file do, and whom to let use it. Said here once; `docs/serving.md` repeats it for
//! other servers, and a test holds the two together.

use std::fmt::{Display, Formatter, Result as Formatted};
use std::str::FromStr;

use thiserror::Error;

/// Sent with every answer. `Permissions-Policy` denies what Glapp never asks a browser for; writing to the clipboard is
/// not among it, because links are copied.
pub const COMMON: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
         geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), \
         publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
];

/// What a browser is told of a file beside [`COMMON`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// `Content-Security-Policy` but for its last directive, `frame-ancestors`.
    content: &'static str,
    /// Pages of other origins may show it in a frame: those of [`FrameAncestors`].
    framed: bool,
    /// Pages of other origins may load it.
    shared: bool,
    /// It is a page that no other window keeps a hold of.
    alone: bool,
}

/// What is no page: it may do nothing, should somebody open it as one.
const INERT: Policy = Policy { content: "default-src 'none'", framed: false, shared: false, alone: false };

/// The app: code, styles and texts from its own origin, and nothing from anywhere else. A browser compiles wasm only
/// where 'wasm-unsafe-eval' stands, which lets no JavaScript be made of text; pictures are data: where charts are drawn.
const APP: Policy = Policy {
    content: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
              img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
    alone: true,
    ..INERT
};

/// What a host page shows in an iframe: as the app, but neither installed nor kept for use without a network.
const FRAMED: Policy = Policy {
    content: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
              img-src 'self' data:; base-uri 'none'; form-action 'none'",
    framed: true,
    shared: true,
    ..INERT
};

/// The one-file app says in its own head what may run, by hashes: a second policy could only forbid it.
const SINGLE: Policy = Policy { content: "", alone: true, ..INERT };

/// The service worker fetches the app's files and does nothing else.
const WORKER: Policy = Policy { content: "default-src 'none'; connect-src 'self'", ..INERT };

/// What pages of other origins load when the app is a part of them.
const SHARED: Policy = Policy { shared: true, ..INERT };

/// Which policy a file has, by its name: that of the first row that fits. `*` stands for anything.
pub const TABLE: [(&str, Policy); 9] = [
    ("index.html", APP),
    ("embed.html", FRAMED),
    ("glapp.html", SINGLE),
    ("sw.js", WORKER),
    ("*.js", SHARED),
    ("*.wasm", SHARED),
    ("*.json", SHARED),
    ("*.css", SHARED),
    ("*", INERT),
];

impl Policy {
    /// The policy of a file with this name.
    pub fn of(name: &str) -> Self {
        let fits = |row: &str| match row.strip_prefix('*') {
            Some(ending) => name.ends_with(ending),
            None => name == row,
        };
        TABLE.iter().find(|(row, _)| fits(row)).map_or(INERT, |(_, policy)| *policy)
    }

    /// Names and values of the headers that say it, [`COMMON`] not among them.
    pub fn headers(&self, ancestors: &FrameAncestors) -> Vec<(&'static str, String)> {
        let ancestors = if self.framed { ancestors } else { &FrameAncestors("'none'".into()) };
        let between = if self.content.is_empty() { "" } else { "; " };
        let content = format!("{}{between}frame-ancestors {ancestors}", self.content);
        let resource = if self.shared { "cross-origin" } else { "same-origin" };
        let mut headers =
            vec![("Content-Security-Policy", content), ("Cross-Origin-Resource-Policy", resource.to_owned())];
        if self.shared {
            headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
        }
        if self.alone {
            headers.push(("Cross-Origin-Opener-Policy", "same-origin".to_owned()));
        }
        headers
    }
}

/// Whose pages may show `embed.html` in a frame: what stands behind `frame-ancestors` in its policy. Anybody's, unless
/// something else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameAncestors(String);

impl Default for FrameAncestors {
    fn default() -> Self {
        Self("*".to_owned())
    }
}

impl Display for FrameAncestors {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Formatted {
        formatter.write_str(&self.0)
    }
}

/// Why a list of frame ancestors was refused.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FrameAncestorsError {
    /// There is nothing in it.
    #[error("found nothing, expected *, none, self, or origins such as https://intranet.example.se")]
    Empty,
    /// `*` and `none` leave nothing for others to say.
    #[error("found `{0}` beside others, expected it alone")]
    NotAlone(String),
    /// One is no origin.
    #[error(
        "found `{0}`, expected *, none, self, or an origin such as https://intranet.example.se, https://*.example.se or \
         http://localhost:8080, without a path"
    )]
    NoOrigin(String),
}

impl FromStr for FrameAncestors {
    type Err = FrameAncestorsError;

    fn from_str(text: &str) -> Result<Self, FrameAncestorsError> {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        let mut sources = Vec::new();
        for word in &words {
            sources.push(match word.trim_matches('\'') {
                "*" | "none" if words.len() > 1 => {
                    return Err(FrameAncestorsError::NotAlone((*word).to_owned()));
                }
                "*" => "*",
                "none" => "'none'",
                "self" => "'self'",
                _ if is_origin(word) => word,
                _ => return Err(FrameAncestorsError::NoOrigin((*word).to_owned())),
            });
        }
        if sources.is_empty() { Err(FrameAncestorsError::Empty) } else { Ok(Self(sources.join(" "))) }
    }
}

/// `http(s)://host`, its first label perhaps `*`, perhaps with a port: no letter of it can end a directive or a header.
fn is_origin(word: &str) -> bool {
    let host = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let Some(host) = host else { return false };
    let (host, port) = host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
    let label = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let port_fits = port.is_none_or(|it| {
        it == "*" || (it.bytes().all(|b| b.is_ascii_digit()) && it.parse::<u16>().is_ok_and(|port| port > 0))
    });
    host.strip_prefix("*.").unwrap_or(host).split('.').all(label) && port_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(name: &str, header: &str) -> Option<String> {
        let headers = Policy::of(name).headers(&FrameAncestors::default());
        headers.into_iter().find(|(name, _)| *name == header).map(|(_, value)| value)
    }

    #[test]
    fn nothing_may_be_framed_but_the_page_that_is_made_for_it() {
        for name in ["index.html", "glapp.html", "sw.js", "app.0123456789.wasm", "icon.svg", "", "other.html"]
        {
            let policy = header(name, "Content-Security-Policy").unwrap();
            assert!(policy.ends_with("frame-ancestors 'none'"), "{name}: {policy}");
        }
        let policy = header("embed.html", "Content-Security-Policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; ") && policy.ends_with("; frame-ancestors *"),
            "{policy}"
        );
        let listed = "https://a.example.se self".parse().unwrap();
        let [(_, policy), ..] = &Policy::of("embed.html").headers(&listed)[..] else { panic!("no headers") };
        assert!(policy.ends_with("; frame-ancestors https://a.example.se 'self'"), "{policy}");
    }

    #[test]
    fn other_origins_load_what_is_made_for_them() {
        for name in
            ["glapp.js", "frame.js", "app.0123456789.wasm", "x.sv.0123456789.json", "element.0123456789.css"]
        {
            assert_eq!(header(name, "Access-Control-Allow-Origin").as_deref(), Some("*"), "{name}");
            assert_eq!(
                header(name, "Cross-Origin-Resource-Policy").as_deref(),
                Some("cross-origin"),
                "{name}"
            );
        }
        for name in
            ["index.html", "glapp.html", "sw.js", "manifest.webmanifest", "icon-192.7221afe0ec.png", "js"]
        {
            assert_eq!(header(name, "Access-Control-Allow-Origin"), None, "{name}");
            assert_eq!(
                header(name, "Cross-Origin-Resource-Policy").as_deref(),
                Some("same-origin"),
                "{name}"
            );
        }
        assert_eq!(header("index.html", "Cross-Origin-Opener-Policy").as_deref(), Some("same-origin"));
        assert_eq!(header("embed.html", "Cross-Origin-Opener-Policy"), None);
    }

    #[test]
    fn no_policy_lets_text_become_code() {
        for (name, policy) in TABLE {
            for (_, value) in policy.headers(&FrameAncestors::default()) {
                assert!(
                    !["unsafe-inline", "'unsafe-eval'", "  ", "http:", "\n"]
                        .iter()
                        .any(|it| value.contains(it))
                );
                assert!(
                    value.contains("default-src 'none'") || !value.contains("-src ") || name == "glapp.html"
                );
            }
        }
    }

    #[test]
    fn frame_ancestors_are_origins() {
        let told = |text: &str| text.parse::<FrameAncestors>().map(|it| it.to_string());
        for (text, policy) in [
            ("*", "*"),
            ("none", "'none'"),
            ("'none'", "'none'"),
            (" self  https://a.se ", "'self' https://a.se"),
            ("https://*.example.se http://localhost:8080", "https://*.example.se http://localhost:8080"),
            ("https://a.se:*", "https://a.se:*"),
        ] {
            assert_eq!(told(text).as_deref(), Ok(policy));
        }
        assert_eq!(told(" \t"), Err(FrameAncestorsError::Empty));
        assert_eq!(told("none https://a.se"), Err(FrameAncestorsError::NotAlone("none".into())));
        for text in [
            "a.se",
            "https://",
            "https://a.se/x",
            "https://a.se;",
            "https://a.se,https://b.se",
            "https://a..se",
            "https://a.*.se",
            "https://a.se:",
            "https://a.se:0",
            "https://a.se:+1",
            "https://a.se:99999",
            "https://å.se",
            "javascript:",
            "https:",
            "'unsafe-inline'",
            "https://a@b.se",
            "https://a.se\u{0}",
        ] {
            assert_eq!(told(text), Err(FrameAncestorsError::NoOrigin(text.into())), "{text}");
        }
    }
}
