//! Requests that no browser makes. Each gets a refusal or nothing; afterwards all others are served as before.

use crate::served::{Answer, PAGE, SECRET, Served};
use std::io::Write as _;
use std::thread;
use std::time::{Duration, Instant};

/// Nothing comes back but the end of the connection.
const SILENCE: u16 = 0;

fn asking(line: &str) -> Vec<u8> {
    format!("{line}\r\nHost: a\r\nConnection: close\r\n\r\n").into_bytes()
}

fn with(headers: &str) -> Vec<u8> {
    format!("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{headers}\r\n").into_bytes()
}

/// Ways out of the folder, and to what lies hidden in it.
const PATHS: [&str; 32] = [
    "/../secret.txt",
    "/../../../../../../etc/passwd",
    "/./../secret.txt",
    "/dist/../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e%252fsecret.txt",
    "/..%c0%afsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "\\..\\secret.txt",
    "/..;/secret.txt",
    "//../secret.txt",
    "//secret.txt",
    "///index.html",
    "//index.html",
    "//etc/passwd",
    "/%00",
    "/index.html%00.txt",
    "/secret.txt%00index.html",
    "/.hidden",
    "/%2ehidden",
    "/below/secret.txt",
    "/below",
    "/below/",
    "/index.html/../below/secret.txt",
    "/index.html.br",
    "/C:/Windows/win.ini",
    "/file:///etc/passwd",
    "http://127.0.0.1/../secret.txt",
    "file:///etc/passwd",
];

#[test]
fn no_path_leads_out_of_the_bundle() {
    let mut served = Served::start(&[]);
    for path in PATHS {
        for method in ["GET", "HEAD"] {
            let answer = served.say(&asking(&format!("{method} {path} HTTP/1.1")));
            assert!([400, 404].contains(&answer.status), "{path}: {answer:?}");
            assert!(!answer.tells(SECRET), "{path}");
        }
    }
    served.is_well();
}

fn cases() -> Vec<(&'static str, Vec<u8>, Vec<u16>)> {
    let long = "a".repeat(100_000);
    let many = |number: usize| (0..number).map(|at| format!("X-{at}: y\r\n")).collect::<String>();
    vec![
        // Other forms of the target.
        ("absolute form", asking("GET http://other.example/index.html HTTP/1.1"), vec![200]),
        ("absolute form without a path", asking("GET http://other.example HTTP/1.1"), vec![200]),
        ("authority form", asking("GET other.example:443 HTTP/1.1"), vec![400, 404]),
        ("a tunnel", asking("CONNECT other.example:443 HTTP/1.1"), vec![405]),
        ("asterisk form", asking("OPTIONS * HTTP/1.1"), vec![405]),
        ("asterisk form of GET", asking("GET * HTTP/1.1"), vec![404]),
        ("no target", asking("GET HTTP/1.1"), vec![400]),
        ("an empty target", asking("GET  HTTP/1.1"), vec![400]),
        ("a space in the target", asking("GET /a b HTTP/1.1"), vec![400]),
        ("a null in the target", b"GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(), vec![400]),
        (
            "bytes that are no text in the target",
            b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(),
            vec![400, 404],
        ),
        ("letters outside ASCII", asking("GET /å HTTP/1.1"), vec![400, 404]),
        ("a fragment", asking("GET /index.html#x HTTP/1.1"), vec![200, 400, 404]),
        // Methods.
        ("POST", asking("POST / HTTP/1.1"), vec![405]),
        ("TRACE", asking("TRACE / HTTP/1.1"), vec![405]),
        ("a method in small letters", asking("get / HTTP/1.1"), vec![405]),
        ("a long method", asking(&format!("{} / HTTP/1.1", "M".repeat(5_000))), vec![400, 405]),
        ("a method that is no token", asking("G(T / HTTP/1.1"), vec![400]),
        // Versions.
        ("HTTP/0.9", b"GET /\r\n\r\n".to_vec(), vec![400]),
        ("HTTP/1.0", b"GET / HTTP/1.0\r\n\r\n".to_vec(), vec![200]),
        ("HTTP/2 in the clear", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), vec![400, SILENCE]),
        ("HTTP/9.9", asking("GET / HTTP/9.9"), vec![400]),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03abcdefgh".to_vec(), vec![400, SILENCE]),
        ("upgrade to h2c", with("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"), vec![200]),
        ("upgrade to a web socket", with("Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"), vec![200]),
        // Headers.
        ("no Host", b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_vec(), vec![400]),
        ("two Hosts", with("Host: b\r\n"), vec![400]),
        ("a header without a name", with(": x\r\n"), vec![400]),
        ("a header without a colon", with("nonsense\r\n"), vec![400]),
        ("a space before the colon", with("X : y\r\n"), vec![400]),
        ("a folded header", with("X: a\r\n b\r\n"), vec![400]),
        ("a null in a header", with("X: a\0b\r\n"), vec![400]),
        ("a bare carriage return", with("X: a\rY: b\r\n"), vec![400]),
        ("99 headers", with(&many(90)), vec![200]),
        ("1,000 headers", with(&many(1_000)), vec![431]),
        ("a header of 100,000 letters", with(&format!("X: {long}\r\n")), vec![431]),
        ("a header name of 100,000 letters", with(&format!("{long}: x\r\n")), vec![431]),
        ("a target of 100,000 letters", asking(&format!("GET /{long} HTTP/1.1")), vec![414, 431]),
        ("a query of 10,000 letters", asking(&format!("GET /?{} HTTP/1.1", "a".repeat(10_000))), vec![200]),
        ("a line without an end", long.clone().into_bytes(), vec![400, 414, 431]),
        ("odd ranges", with("Range: bytes=0-0,1-1,-1,99999999999999999999-\r\n"), vec![200]),
        ("odd encodings", with(&format!("Accept-Encoding: {}\r\n", ",;q=,br;q=x".repeat(500))), vec![200]),
        ("odd tags", with(&format!("If-None-Match: {}\r\n", "W/,\"".repeat(2_000))), vec![200]),
        ("line feeds alone", b"GET / HTTP/1.1\nHost: a\nConnection: close\n\n".to_vec(), vec![200, 400]),
        // Bodies.
        ("a body that is promised and not sent", with("Content-Length: 1000000000000000\r\n"), vec![200]),
        ("a length beyond all numbers", with("Content-Length: 99999999999999999999999\r\n"), vec![400]),
        ("a length below zero", with("Content-Length: -1\r\n"), vec![400]),
        ("two lengths", with("Content-Length: 1\r\nContent-Length: 2\r\n"), vec![400]),
        ("a length and pieces", with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), vec![200, 400]),
        ("pieces of another kind", with("Transfer-Encoding: xchunked\r\n"), vec![400]),
        (
            "a piece without an end",
            [with("Transfer-Encoding: chunked\r\n"), b"fffffffffffffff\r\nabc".to_vec()].concat(),
            vec![200],
        ),
        (
            "a piece that is no number",
            [with("Transfer-Encoding: chunked\r\n"), b"zz\r\n".to_vec()].concat(),
            vec![200],
        ),
        (
            "a large body",
            [with("Content-Length: 8000000\r\n"), vec![b'x'; 8_000_000]].concat(),
            vec![200, SILENCE],
        ),
        ("a form", [asking("POST / HTTP/1.1\r\nContent-Length: 3"), b"a=b".to_vec()].concat(), vec![405]),
        ("expecting to be told to go on", with("Expect: 100-continue\r\nContent-Length: 5\r\n"), vec![200]),
        ("nothing but line ends", b"\r\n\r\n\r\n\r\n\0".to_vec(), vec![400, SILENCE]),
    ]
}

#[test]
fn what_no_browser_says_is_refused() {
    let mut served = Served::start(&[]);
    let cases = cases();
    assert!(cases.len() >= 50);
    for (what, bytes, expected) in cases {
        let begun = Instant::now();
        let answer = served.say(&bytes);
        assert!(expected.contains(&answer.status), "{what}: {answer:?}");
        assert!(answer.status != 200 || answer.body == PAGE.as_bytes() || answer.body.is_empty(), "{what}");
        assert!(!answer.tells(SECRET), "{what}");
        assert!(begun.elapsed() < Duration::from_secs(9), "{what} is not told at once");
    }
    served.is_well();
}

#[test]
fn a_request_hidden_in_a_body_is_not_answered() {
    let served = Served::start(&[]);
    let hidden = "GET /glapp.js HTTP/1.1\r\nHost: a\r\n\r\n";
    let mut stream = served.connect();
    let outer = format!("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{hidden}", hidden.len());
    stream.write_all(outer.as_bytes()).unwrap();
    let answer = Answer::read(&mut stream);
    assert_eq!((answer.status, answer.header("connection")), (405, "close"));
    assert_eq!(Answer::read(&mut stream).status, SILENCE);
}

#[test]
fn requests_in_a_row_are_answered_in_order() {
    let served = Served::start(&[]);
    let mut stream = served.connect();
    let requests = ["/", "/none", "/glapp.js"].map(|path| format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n"));
    stream.write_all(requests.concat().as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.set_read_timeout(Some(Duration::from_millis(800))).unwrap();
    let _ = std::io::Read::read_to_end(&mut stream, &mut all);
    let all = String::from_utf8_lossy(&all);
    let lines: Vec<&str> = all.split("HTTP/1.1 ").skip(1).map(|it| &it[..3]).collect();
    assert_eq!(lines, ["200", "404", "200"]);
}

#[test]
fn slow_and_many_visitors_keep_nobody_out() {
    let mut served = Served::start(&[]);
    let before = served.memory();
    let begun = Instant::now();
    // Half a request each, and one letter more now and then; none of them reads.
    let mut slow: Vec<_> = (0..300).map(|_| served.connect()).collect();
    for (at, stream) in slow.iter_mut().enumerate() {
        let request = if at % 2 == 0 {
            "GET / HTTP/1.1\r\nX: "
        } else {
            "GET /large.0123456789.json HTTP/1.1\r\nHost: a\r\n\r\n"
        };
        stream.write_all(request.as_bytes()).unwrap();
    }
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(50));
        for stream in slow.iter_mut().step_by(2) {
            let _ = stream.write_all(b"x");
        }
        served.is_well();
    }
    // Before any of them has been hung up on, that is.
    assert!(begun.elapsed() < Duration::from_secs(9));
    // 150 answers of 4 MB wait to be read: they are one and the same in memory.
    if let (Some(before), Some(after)) = (before, served.memory()) {
        assert!(after < before + 64 * 1024, "{before} kB, then {after} kB");
    }
}
