//! What browsers get.

use crate::served::{PAGE, Served};

#[test]
fn each_file_comes_with_its_policies() {
    let served = Served::start(&["--frame-ancestors", "https://intranet.example.se"]);
    for (path, kind, frames, origin, cache) in [
        ("/", "text/html; charset=utf-8", "'none'", "", "no-cache"),
        ("/embed.html", "text/html; charset=utf-8", "https://intranet.example.se", "*", "no-cache"),
        ("/glapp.html", "text/html; charset=utf-8", "'none'", "", "no-cache"),
        ("/glapp.js", "text/javascript; charset=utf-8", "'none'", "*", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "'none'", "", "no-cache"),
        ("/app.0123456789.wasm", "application/wasm", "'none'", "*", "public, max-age=31536000, immutable"),
        ("/none", "text/plain; charset=utf-8", "'none'", "", "no-store"),
    ] {
        let answer = served.get(path, "");
        assert_eq!(answer.header("content-type"), kind, "{path}");
        assert!(
            answer.header("content-security-policy").ends_with(&format!("frame-ancestors {frames}")),
            "{path}"
        );
        assert_eq!(answer.header("access-control-allow-origin"), origin, "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[test]
fn brotli_etags_and_heads() {
    let served = Served::start(&[]);
    let plain = served.get("/", "");
    assert_eq!((plain.status, &*plain.body), (200, PAGE.as_bytes()));
    let packed = served.get("/", "Accept-Encoding: gzip, br\r\n");
    assert_eq!((&*packed.body, packed.header("content-encoding")), (&b"packed"[..], "br"));
    let known =
        served.get("/", &format!("Accept-Encoding: br\r\nIf-None-Match: {}\r\n", packed.header("etag")));
    assert_eq!((known.status, known.body.len()), (304, 0));
    // The tag of one form does not stand for the other.
    assert_eq!(served.get("/", &format!("If-None-Match: {}\r\n", packed.header("etag"))).status, 200);
    let head = served.say(b"HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), PAGE.len().to_string());
    let large = served.get("/large.0123456789.json", "");
    assert_eq!(large.body.len(), 4 << 20);
}

/// As `cargo xtask cli` builds it.
#[cfg(feature = "app")]
#[test]
fn the_app_inside_is_the_one_that_was_built() {
    use std::{fs, path::Path};
    let served = Served::start_bare(&[]);
    let dist = std::env::var_os("GLAPP_DIST").unwrap_or_else(|| "target/dist".into());
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(dist);
    let mut files = 0;
    for entry in fs::read_dir(dist).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (url, accepts) = match name.strip_suffix(".br") {
            Some(plain) => (plain, "Accept-Encoding: br\r\n"),
            None => (name, ""),
        };
        let answer = served.get(&format!("/{url}"), accepts);
        assert_eq!((answer.status, answer.body == fs::read(&path).unwrap()), (200, true), "{name}");
        files += 1;
    }
    assert!(files > 10, "{files}");
}
