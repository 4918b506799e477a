//! What the server answers, apart from the server: a request in, status, headers and body out.

use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_ENCODING, ALLOW, AsHeaderName, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HOST,
    HeaderValue, IF_NONE_MATCH,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Version};

use crate::policy::{FrameAncestors, Policy};
use crate::site::{Site, policies};

impl Site {
    /// The answer to a request. A server leaves the body out when the method was HEAD.
    pub fn answer<B>(&self, request: &Request<B>) -> Response<Bytes> {
        let asked = request.headers();
        if request.version() == Version::HTTP_11 && asked.get_all(HOST).iter().count() != 1 {
            return refusal(StatusCode::BAD_REQUEST, "expected one Host\n");
        }
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            let mut answer = refusal(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n");
            answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return answer;
        }
        let Some(file) = self.file(request.uri().path()) else {
            return refusal(StatusCode::NOT_FOUND, "there is no such file\n");
        };
        let packed = file.brotli.as_ref().filter(|_| accepts_brotli(&list(asked, ACCEPT_ENCODING)));
        let content = packed.unwrap_or(&file.plain);
        let mut answer = Response::new(Bytes::new());
        answer.headers_mut().clone_from(&file.headers);
        if let Ok(tag) = HeaderValue::try_from(&content.tag) {
            answer.headers_mut().insert(ETAG, tag);
        }
        if is_known(&list(asked, IF_NONE_MATCH), &content.tag) {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
            return answer;
        }
        if packed.is_some() {
            answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        *answer.body_mut() = content.bytes.clone();
        answer
    }
}

fn refusal(status: StatusCode, why: &'static str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from_static(why.as_bytes()));
    *answer.status_mut() = status;
    *answer.headers_mut() = policies(&Policy::of(""), &FrameAncestors::default());
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A header that holds a list, which may come in several of its kind.
fn list(headers: &HeaderMap, name: impl AsHeaderName) -> String {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}

fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let coding = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case("br"));
        let wanted = |part: &str| {
            let weight = part.split_once('=').filter(|(name, _)| name.eq_ignore_ascii_case("q"));
            weight.is_none_or(|(_, q)| q.parse::<f32>().is_ok_and(|q| q > 0.0))
        };
        coding && parts.all(wanted)
    })
}

/// Whether one of the tags that the browser has is this one. None of ours holds a comma.
fn is_known(if_none_match: &str, tag: &str) -> bool {
    let mut tags = if_none_match.split(',').map(str::trim);
    tags.any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Uri;

    fn site() -> Site {
        let files = [
            ("index.html", "page"),
            ("index.html.br", "p"),
            ("app.0123456789.wasm", "wasm"),
            ("embed.html", "framed"),
            ("sw.js", "worker"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), Bytes::from_static(text.as_bytes())));
        Site::of(files, &FrameAncestors::default()).unwrap()
    }

    fn ask(method: &str, url: &str, headers: &[(&'static str, &str)]) -> Response<Bytes> {
        let mut request =
            Request::builder().method(method).uri(url.parse::<Uri>().unwrap()).header(HOST, "a");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        site().answer(&request.body(()).unwrap())
    }

    fn header<'a>(answer: &'a Response<Bytes>, name: &str) -> &'a str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn files_are_found_by_name_alone() {
        for url in ["/", "/index.html", "/?x=/etc/passwd", "/index.html?v=2", "http://any.example/index.html"]
        {
            assert_eq!(*ask("GET", url, &[]).body(), "page", "{url}");
        }
        for url in [
            "//",
            "//index.html",
            "/./index.html",
            "/../index.html",
            "/%2e%2e/index.html",
            "/../../etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/..%5c..%5cetc/passwd",
            "/index.html/",
            "/index.html.br",
            "/index%2ehtml",
            "/INDEX.HTML",
            "/index.html%00",
            "/index.html;x",
            "*",
        ] {
            assert_eq!(ask("GET", url, &[]).status(), 404, "{url}");
        }
    }

    #[test]
    fn every_answer_is_protected() {
        for answer in [
            ask("GET", "/", &[]),
            ask("GET", "/app.0123456789.wasm", &[("accept-encoding", "br")]),
            ask("GET", "/none", &[]),
            ask("POST", "/", &[]),
            ask("GET", "/", &[("if-none-match", "*")]),
            site().answer(&Request::new(())),
        ] {
            let policy = header(&answer, "Content-Security-Policy");
            assert!(policy.starts_with("default-src 'none'") && policy.ends_with("frame-ancestors 'none'"));
            assert_eq!(header(&answer, "X-Content-Type-Options"), "nosniff");
            assert_eq!(header(&answer, "Referrer-Policy"), "no-referrer");
            assert!(header(&answer, "Permissions-Policy").contains("camera=()"));
            assert_ne!(header(&answer, "Content-Type"), "");
            assert_ne!(header(&answer, "Cache-Control"), "");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for page in ["/", "/sw.js", "/embed.html"] {
            assert_eq!(header(&ask("GET", page, &[]), "Cache-Control"), "no-cache");
        }
        let wasm = ask("GET", "/app.0123456789.wasm", &[]);
        assert_eq!(header(&wasm, "Cache-Control"), "public, max-age=31536000, immutable");
        assert_eq!(header(&wasm, "Content-Type"), "application/wasm");
        assert_eq!(header(&ask("GET", "/none", &[]), "Cache-Control"), "no-store");
    }

    #[test]
    fn brotli_goes_to_those_who_take_it() {
        for accepts in ["br", "gzip, deflate, br, zstd", "gzip;q=0.5,br;q=0.9", "BR; Q=1"] {
            let answer = ask("GET", "/", &[("accept-encoding", accepts)]);
            assert_eq!(
                (&answer.body()[..], header(&answer, "Content-Encoding")),
                (&b"p"[..], "br"),
                "{accepts}"
            );
            assert_eq!(header(&answer, "Vary"), "accept-encoding");
        }
        for refuses in
            ["", "gzip", "br;q=0", "br; q=0.0", "br;q=", "br;q=x", "br;q=-1", "br;q=NaN", "brotli", "*"]
        {
            let answer = ask("GET", "/", &[("accept-encoding", refuses)]);
            assert_eq!(
                (&answer.body()[..], header(&answer, "Content-Encoding")),
                (&b"page"[..], ""),
                "{refuses}"
            );
        }
        let two = ask("GET", "/", &[("accept-encoding", "gzip"), ("accept-encoding", "br")]);
        assert_eq!(header(&two, "Content-Encoding"), "br");
        assert_eq!(*ask("GET", "/app.0123456789.wasm", &[("accept-encoding", "br")]).body(), "wasm");
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let plain = ask("GET", "/", &[]);
        let packed = ask("GET", "/", &[("accept-encoding", "br")]);
        let (tag, other) = (header(&plain, "ETag").to_owned(), header(&packed, "ETag").to_owned());
        assert_ne!(tag, other);
        for known in
            [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), format!("{other},W/{tag}"), "*".into()]
        {
            for method in ["GET", "HEAD"] {
                let answer = ask(method, "/", &[("if-none-match", &known)]);
                assert_eq!((answer.status(), answer.body().len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
                assert_eq!((header(&answer, "ETag"), header(&answer, "Cache-Control")), (&*tag, "no-cache"));
            }
        }
        for unknown in ["", "\"\"", "\"x\"", tag.trim_matches('"'), &other, ",,,", "W/", "W/*"] {
            assert_eq!(ask("GET", "/", &[("if-none-match", unknown)]).status(), 200, "{unknown}");
        }
        assert_eq!(ask("GET", "/none", &[("if-none-match", "*")]).status(), 404);
    }

    #[test]
    fn other_methods_are_refused() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "X"] {
            let answer = ask(method, "/", &[]);
            assert_eq!((answer.status().as_u16(), header(&answer, "Allow")), (405, "GET, HEAD"), "{method}");
        }
        assert_eq!(ask("HEAD", "/", &[]).status(), 200);
    }

    #[test]
    fn one_host_is_expected() {
        let ask = |version, hosts: &[&str]| {
            let mut request = Request::builder().version(version);
            for host in hosts {
                request = request.header(HOST, *host);
            }
            site().answer(&request.body(()).unwrap()).status().as_u16()
        };
        assert_eq!(ask(Version::HTTP_11, &["a"]), 200);
        assert_eq!(ask(Version::HTTP_11, &[]), 400);
        assert_eq!(ask(Version::HTTP_11, &["a", "b"]), 400);
        assert_eq!(ask(Version::HTTP_10, &[]), 200);
    }
}
