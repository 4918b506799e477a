//! As many visitors at once as a town hall has.

use crate::served::{Answer, PAGE, Served};
use std::io::Write as _;
use std::thread;

const VISITORS: usize = 100;
const ROUNDS: usize = 20;

#[test]
fn a_hundred_visitors_at_once_get_every_byte() {
    let mut served = Served::start(&[]);
    let before = served.memory();
    let large = vec![b' '; 4 << 20];
    let small: [(&str, &[u8]); 4] = [
        ("/", PAGE.as_bytes()),
        ("/glapp.js", b"export {}"),
        ("/app.0123456789.wasm", b"wasm"),
        ("/sw.js", b"worker"),
    ];
    thread::scope(|scope| {
        for visitor in 0..VISITORS {
            let (served, large) = (&served, &large);
            scope.spawn(move || {
                let mut stream = served.connect();
                let mut get = |path: &str, body: &[u8]| {
                    write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
                    let answer = Answer::read(&mut stream);
                    assert_eq!(answer.status, 200, "{visitor}: {path}");
                    assert!(answer.body == body, "{visitor}: {path}, {} bytes", answer.body.len());
                };
                // One connection each, kept for all of it.
                for (path, body) in small.iter().cycle().take(small.len() * ROUNDS) {
                    get(path, body);
                }
                get("/large.0123456789.json", large);
            });
        }
    });
    served.is_well();
    if let (Some(before), Some(after)) = (before, served.memory()) {
        assert!(after < before + 64 * 1024, "{before} kB, then {after} kB");
    }
}
