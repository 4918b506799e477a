//! The program at work, and a browser that can say anything.

use crate::world::World;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

/// Lies beside the folder that is served. No request may bring it out.
pub const SECRET: &str = "nobody-may-read-this";
pub const PAGE: &str = "<!doctype html><title>page</title>";

/// The program, serving a small bundle; it ends with the test.
pub struct Served {
    child: Child,
    /// Host and port.
    pub address: String,
    _world: World,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder that looks like a bundle, in a world with a secret beside it.
pub fn bundle() -> World {
    let world = World::new();
    fs::create_dir(world.path("dist")).unwrap();
    fs::create_dir(world.path("dist/below")).unwrap();
    world
        .write("secret.txt", SECRET)
        .write("dist/.hidden", SECRET)
        .write("dist/below/secret.txt", SECRET)
        .write("dist/index.html", PAGE)
        .write("dist/index.html.br", "packed")
        .write("dist/embed.html", "framed")
        .write("dist/glapp.html", "one file")
        .write("dist/glapp.js", "export {}")
        .write("dist/sw.js", "worker")
        .write("dist/app.0123456789.wasm", "wasm")
        .write("dist/large.0123456789.json", vec![b' '; 4 << 20]);
    world
}

impl Served {
    /// With a small bundle.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_bare(&[&["--folder", "dist"], arguments].concat())
    }

    /// With these options alone.
    pub fn start_bare(arguments: &[&str]) -> Self {
        let world = bundle();
        let mut command = world.command(&[&["serve", "--port", "0", "--format", "json"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let told: serde_json::Value = serde_json::from_str(&line).unwrap();
        let url = told["url"].as_str().unwrap();
        let address = url.strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
        Self { child, address, _world: world }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Says something and reads what comes until the connection ends, or with a body as long as its head says.
    pub fn say(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // It may hang up before all has been said.
        let _ = stream.write_all(bytes);
        Answer::read(&mut stream)
    }

    pub fn get(&self, path: &str, headers: &str) -> Answer {
        self.say(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address).as_bytes())
    }

    /// It still does its work.
    pub fn is_well(&mut self) {
        let answer = self.get("/", "");
        assert_eq!((answer.status, &*answer.body), (200, PAGE.as_bytes()));
        assert!(self.child.try_wait().unwrap().is_none());
    }

    /// What it has in memory, in kilobytes, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }
}

/// What came back: status 0 where nothing did.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        let mut buffer = [0; 64 * 1024];
        loop {
            let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").map(|at| at + 4);
            let head = String::from_utf8_lossy(&bytes[..end.unwrap_or(bytes.len())]).into_owned();
            let length = header(&head, "content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
            let whole = end.is_some_and(|end| bytes.len() >= end + length);
            let read = if whole { 0 } else { stream.read(&mut buffer).unwrap_or(0) };
            if read == 0 {
                let status = head.get(9..12).and_then(|it| it.parse().ok()).unwrap_or(0);
                let body = bytes.split_off(end.unwrap_or(bytes.len()));
                return Self { status, head, body };
            }
            bytes.extend_from_slice(&buffer[..read]);
        }
    }

    pub fn header(&self, name: &str) -> &str {
        header(&self.head, name).unwrap_or("")
    }

    pub fn tells(&self, secret: &str) -> bool {
        String::from_utf8_lossy(&self.body).contains(secret) || self.head.contains(secret)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let of = |line: &'a str| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name));
    head.lines().find_map(of).map(|(_, value)| value)
}
