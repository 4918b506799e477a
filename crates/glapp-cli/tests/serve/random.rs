//! Bytes that nobody chose, the same in every run.

use crate::served::{Answer, SECRET, Served};
use std::io::Write as _;
use std::thread;
use std::time::Duration;

/// Numbers that look random: xorshift.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

const WHOLE: &str = "GET /index.html?v=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html,*/*;q=0.8\r\n\
                     Accept-Encoding: gzip, deflate, br\r\nIf-None-Match: \"0123456789abcdef-br\", W/\"x\"\r\n\
                     Content-Length: 0\r\nConnection: close\r\n\r\n";
const PARTS: [&str; 16] = [
    "\r\n",
    "\n",
    "\0",
    "../",
    "%2e%2e/",
    "\\",
    "//",
    "HTTP/1.1",
    "GET ",
    "Host: a\r\n",
    "Content-Length: 9\r\n",
    "Transfer-Encoding: chunked\r\n",
    ": ",
    "\u{202e}",
    "999999999999999999999",
    "Expect: 100-continue\r\n",
];

/// Bytes of any kind, or a request with some of them changed, put in or left out.
fn bytes(dice: &mut Dice) -> Vec<u8> {
    if dice.below(4) == 0 {
        return (0..dice.below(3_000)).map(|_| dice.next() as u8).collect();
    }
    let mut bytes = WHOLE.as_bytes().to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len().max(1)).min(bytes.len());
        match dice.below(4) {
            0 => {
                let end = bytes.len().min(at + dice.below(12));
                bytes.drain(at..end);
            }
            1 => {
                let part = PARTS[dice.below(PARTS.len())];
                bytes.splice(at..at, part.bytes());
            }
            2 if at < bytes.len() => bytes[at] = dice.next() as u8,
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

#[test]
fn random_bytes_do_no_harm() {
    let mut served = Served::start(&[]);
    let before = served.memory();
    thread::scope(|scope| {
        for lot in 1..=8_u64 {
            let served = &served;
            scope.spawn(move || {
                let mut dice = Dice(lot.wrapping_mul(0x9e37_79b9_7f4a_7c15));
                for number in 0..150 {
                    let bytes = bytes(&mut dice);
                    let mut stream = served.connect();
                    // What is no whole request gets no answer: nobody waits for it here.
                    stream.set_read_timeout(Some(Duration::from_millis(30))).unwrap();
                    let _ = stream.write_all(&bytes);
                    let answer = Answer::read(&mut stream);
                    let known = [0, 200, 304, 400, 404, 405, 414, 431];
                    assert!(
                        known.contains(&answer.status) && !answer.tells(SECRET),
                        "{lot}.{number}: {answer:?}"
                    );
                }
            });
        }
    });
    served.is_well();
    if let (Some(before), Some(after)) = (before, served.memory()) {
        assert!(after < before + 32 * 1024, "{before} kB, then {after} kB");
    }
}
