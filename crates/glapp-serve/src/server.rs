//! The server: connections in, answers out, within limits that no visitor can move.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use http_body_util::Full;
use hyper::Response;
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::Site;

/// How much a visitor may ask for. None of this is felt by a browser.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// How many are served at a time; others wait for their turn.
    connections: usize,
    /// The bytes of a request without its body, which nobody reads.
    head: usize,
    /// Who takes longer to say what is wanted is hung up on.
    patience: Duration,
    /// How long a connection takes requests, and how long it then has for the last answer: who reads slowly, or not at all,
    /// makes room for others in the end.
    life: [Duration; 2],
}

const LIMITS: Limits = Limits {
    connections: 512,
    head: 16 * 1024,
    patience: Duration::from_secs(10),
    life: [Duration::from_secs(60), Duration::from_secs(60)],
};

/// The site that is served now: another can take its place.
type Current = Arc<Mutex<Arc<Site>>>;

/// A server at work.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    current: Current,
    thread: JoinHandle<()>,
}

/// Takes a port, so that visitors can wait there; port 0 takes any that is free.
pub fn listen(address: IpAddr, port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((address, port))
}

impl Server {
    /// Serves a site in the background.
    pub fn start(listener: TcpListener, site: Site) -> io::Result<Self> {
        Self::within(LIMITS, listener, site)
    }

    fn within(limits: Limits, listener: TcpListener, site: Site) -> io::Result<Self> {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        // One thread is plenty: all answers are in memory.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let current: Current = Arc::new(Mutex::new(Arc::new(site)));
        let served = Arc::clone(&current);
        let thread = thread::Builder::new().name("glapp-serve".to_owned());
        let thread = thread.spawn(move || runtime.block_on(accept(limits, listener, served)))?;
        Ok(Self { address, current, thread })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves another site from now on; answers on their way are of the one before.
    pub fn replace(&self, site: Site) {
        *lock(&self.current) = Arc::new(site);
    }

    /// Serves until the program is ended.
    pub fn wait(self) {
        // It ends with the program, not before.
        let _ = self.thread.join();
    }
}

async fn accept(limits: Limits, listener: tokio::net::TcpListener, current: Current) {
    let room = Arc::new(Semaphore::new(limits.connections));
    loop {
        // The semaphore is never closed.
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, say: others will be free in a moment.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let current = Arc::clone(&current);
        tokio::spawn(async move {
            converse(limits, stream, current).await;
            drop(place);
        });
    }
}

/// Answers whatever is asked over one connection.
async fn converse(limits: Limits, stream: TcpStream, current: Current) {
    let [life, rest] = limits.life;
    let begun = Instant::now();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut answer: Response<Full<Bytes>> = Arc::clone(&lock(&current)).answer(&request).map(Full::new);
        // Nobody asks with a body; where it would end is not worth knowing. Whose time is over is told so with an answer:
        // hung up on instead, a visitor who asks at that moment would get none.
        if !request.body().is_end_stream() || begun.elapsed() >= life {
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        async move { Ok::<_, Infallible>(answer) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.patience).max_buf_size(limits.head);
    // A visitor who goes away in the middle, or speaks no HTTP, is no fault of ours.
    let _ = timeout(life + rest, http.serve_connection(TokioIo::new(stream), service)).await;
}

fn lock(current: &Current) -> MutexGuard<'_, Arc<Site>> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FrameAncestors;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    const ASK: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    fn site(page: &[u8]) -> Site {
        let page = ("index.html".to_owned(), Bytes::copy_from_slice(page));
        Site::of([page], &FrameAncestors::default()).unwrap()
    }

    fn start(limits: Limits, page: &[u8]) -> Server {
        Server::within(limits, listen([127, 0, 0, 1].into(), 0).unwrap(), site(page)).unwrap()
    }

    fn ask(server: &Server, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn answer(stream: &mut TcpStream) -> String {
        let mut buffer = [0; 4096];
        let length = stream.read(&mut buffer).unwrap();
        String::from_utf8_lossy(&buffer[..length]).into_owned()
    }

    #[test]
    fn open_connections_do_not_hold_up_others() {
        let server = start(LIMITS, b"page");
        let idle = ask(&server, "GET /");
        let mut streams: Vec<_> = (0..24).map(|_| ask(&server, ASK)).collect();
        for stream in &mut streams {
            assert!(answer(stream).starts_with("HTTP/1.1 200 "));
        }
        drop(idle);
    }

    #[test]
    fn the_head_of_an_answer_comes_without_its_body() {
        let server = start(LIMITS, b"page");
        let mut stream = ask(&server, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        let head = answer(&mut stream);
        assert!(head.to_lowercase().contains("content-security-policy: default-src 'none'"));
        assert!(head.contains("content-length: 4\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        // The connection stays in step.
        stream.write_all(ASK.as_bytes()).unwrap();
        assert!(answer(&mut stream).ends_with("\r\n\r\npage"));
    }

    #[test]
    fn what_the_browser_has_costs_a_head() {
        let server = start(LIMITS, b"page");
        let mut stream = ask(&server, "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n");
        let head = answer(&mut stream);
        assert!(head.starts_with("HTTP/1.1 304 ") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(!head.contains("content-length"), "{head}");
        stream.write_all(ASK.as_bytes()).unwrap();
        assert!(answer(&mut stream).starts_with("HTTP/1.1 200 "));
    }

    #[test]
    fn another_site_takes_the_place_of_the_first() {
        let server = start(LIMITS, b"one");
        let mut stream = ask(&server, ASK);
        assert!(answer(&mut stream).ends_with("one"));
        server.replace(site(b"two"));
        stream.write_all(ASK.as_bytes()).unwrap();
        assert!(answer(&mut stream).ends_with("two"));
    }

    #[test]
    fn a_port_that_is_taken_is_an_error() {
        let taken = listen([127, 0, 0, 1].into(), 0).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(listen([127, 0, 0, 1].into(), port).unwrap_err().kind(), io::ErrorKind::AddrInUse);
    }

    #[test]
    fn who_says_nothing_and_who_reads_nothing_make_room() {
        let short = Duration::from_millis(300);
        let limits = Limits { connections: 3, patience: short, life: [2 * short, short], ..LIMITS };
        // Far more than fits between the two ends of a connection.
        let server = start(limits, &vec![b'x'; 32 * 1024 * 1024]);
        let begun = Instant::now();
        let silent = TcpStream::connect(server.address()).unwrap();
        let halting = ask(&server, "GET / HT");
        let deaf = ask(&server, ASK);
        // No place is free until one of them has been hung up on.
        let mut next = ask(&server, "GET /none HTTP/1.1\r\nHost: a\r\n\r\n");
        assert!(answer(&mut next).starts_with("HTTP/1.1 404 "));
        assert!(begun.elapsed() >= short - short / 10);
        for mut stream in [silent, halting] {
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            assert_eq!(stream.read(&mut [0; 64]).unwrap_or(0), 0);
        }
        thread::sleep(4 * short);
        // What lies in the buffers is still read, and then it ends before its end.
        let mut rest = Vec::new();
        let mut deaf = deaf;
        let _ = deaf.read_to_end(&mut rest);
        assert!(rest.len() < 32 * 1024 * 1024, "{}", rest.len());
    }

    #[test]
    fn an_idle_connection_is_closed_and_a_busy_one_is_told_its_end() {
        let short = Duration::from_millis(300);
        let server = start(Limits { patience: short, life: [4 * short, short], ..LIMITS }, b"page");
        let begun = Instant::now();
        let mut idle = ask(&server, ASK);
        assert!(answer(&mut idle).starts_with("HTTP/1.1 200 "));
        assert_eq!(idle.read(&mut [0; 64]).unwrap(), 0);
        assert!(begun.elapsed() < 4 * short);
        // Every request is answered, and the last answer says that it is the last.
        let begun = Instant::now();
        let mut busy = ask(&server, ASK);
        loop {
            let answer = answer(&mut busy);
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:?} after {:?}", begun.elapsed());
            if answer.contains("connection: close") {
                break;
            }
            thread::sleep(short / 6);
            busy.write_all(ASK.as_bytes()).unwrap();
        }
        assert_eq!(busy.read(&mut [0; 64]).unwrap(), 0);
        assert!(begun.elapsed() >= 4 * short);
    }
}
