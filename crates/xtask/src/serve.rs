//! Serves the app on this machine, and builds it anew when its sources change.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};

use crate::http::Site;
use crate::watch::Watch;
use crate::{bundle, files, process};

/// Who takes longer to say what is wanted is hung up on.
const PATIENCE: Duration = Duration::from_secs(10);

/// What `cargo xtask serve` was told.
pub struct Options {
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Build first.
    pub build: bool,
    /// Build anew when sources change.
    pub watch: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8080, build: true, watch: true }
    }
}

/// The site that is served now: a good build takes the place of the one before.
type Current = Arc<Mutex<Arc<Site>>>;

/// Serves until the program is ended.
pub fn serve(options: &Options) -> Result<()> {
    // First, so that a taken port is known at once, and an early visitor waits instead of being turned away.
    let listener = bind(options.port)?;
    let mut watch = Watch::begin();
    if options.build
        && let Err(error) = bundle::build()
    {
        // With an earlier build at hand, work goes on while the fault is being mended.
        if !options.watch || !files::dist().exists() {
            return Err(error);
        }
        eprintln!("\n{error:#}\nserving the last good build");
    }
    let current = Arc::new(Mutex::new(Arc::new(Site::load(&files::dist())?)));
    let port = start(&current, listener)?;
    println!("Glapp is at http://127.0.0.1:{port} (Ctrl+C ends it)");
    if !options.watch {
        loop {
            thread::park();
        }
    }
    loop {
        watch.wait_for_change();
        println!("\nsources have changed: building");
        // By cargo, because a change may concern this program too.
        let built = process::run(process::cargo().args(["xtask", "build"]));
        match built.and_then(|()| Site::load(&files::dist())) {
            Ok(site) => {
                *lock(&current) = Arc::new(site);
                println!(
                    "reload the page, twice (the first brings the version that was kept): http://127.0.0.1:{port}"
                );
            }
            Err(error) => eprintln!("{error:#}\nstill serving the last good build"),
        }
    }
}

/// Serves a bundle in the background, on a free port, which is the answer.
pub fn start_in_background(site: Site) -> Result<u16> {
    start(&Arc::new(Mutex::new(Arc::new(site))), bind(0)?)
}

fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot serve on 127.0.0.1:{port}; take another port with --port"))
}

fn start(current: &Current, listener: TcpListener) -> Result<u16> {
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    // One thread is plenty: all answers are in memory.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let current = Arc::clone(current);
    thread::spawn(move || runtime.block_on(accept(listener, current)));
    Ok(port)
}

async fn accept(listener: tokio::net::TcpListener, current: Current) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, say: others will be free in a moment.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let current = Arc::clone(&current);
        let service = service_fn(move |request| {
            let site = Arc::clone(&lock(&current));
            async move { Ok::<_, Infallible>(respond(&request, &site)) }
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
        // A browser that goes away in the middle is no fault of ours.
        tokio::spawn(async move { http.serve_connection(TokioIo::new(stream), service).await.ok() });
    }
}

fn respond(request: &Request<Incoming>, site: &Site) -> Response<Full<Bytes>> {
    let encodings = request.headers().get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let encodings = encodings.collect::<Vec<_>>().join(",");
    let url = request.uri().path_and_query().map_or("", |url| url.as_str());
    let answer = site.answer(request.method().as_str(), url, &encodings);
    let mut response = Response::new(Full::new(Bytes::copy_from_slice(answer.body)));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        if let Ok(name) = HeaderName::try_from(name) {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

fn lock(current: &Current) -> MutexGuard<'_, Arc<Site>> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    fn ask(port: u16, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
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
        let port = start_in_background(Site::default()).unwrap();
        let idle = ask(port, "GET /");
        let mut streams: Vec<_> = (0..24).map(|_| ask(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).collect();
        for stream in &mut streams {
            assert!(answer(stream).starts_with("HTTP/1.1 404 "));
        }
        drop(idle);
    }

    #[test]
    fn the_head_of_an_answer_comes_without_its_body() {
        let port = start_in_background(Site::default()).unwrap();
        let head = answer(&mut ask(port, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n"));
        assert!(head.to_lowercase().contains("content-security-policy: default-src 'none'"));
        assert!(head.contains("content-length: 22\r\n") && head.ends_with("\r\n\r\n"));
    }
}
