//! Serves the app on this machine, and builds it anew when its sources change.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::http::Site;
use crate::watch::Watch;
use crate::{bundle, files, process};

/// A slow reader holds up one thread, not the others.
const THREADS: usize = 4;

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
    let port = start(&current, options.port)?;
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
                println!("reload the page: http://127.0.0.1:{port}");
            }
            Err(error) => eprintln!("{error:#}\nstill serving the last good build"),
        }
    }
}

/// Serves a bundle in the background, on a free port, which is the answer.
pub fn start_in_background(site: Site) -> Result<u16> {
    start(&Arc::new(Mutex::new(Arc::new(site))), 0)
}

fn start(current: &Current, port: u16) -> Result<u16> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("cannot serve on 127.0.0.1:{port} ({error}); another port: --port 8081"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let server = Arc::new(server);
    for _ in 0..THREADS {
        let (server, current) = (Arc::clone(&server), Arc::clone(current));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let site = Arc::clone(&lock(&current));
                respond(request, &site);
            }
        });
    }
    Ok(port)
}

fn respond(request: Request, site: &Site) {
    let encodings = request.headers().iter().filter(|header| header.field.equiv("Accept-Encoding"));
    let encodings: Vec<_> = encodings.map(|header| header.value.as_str()).collect();
    let answer = site.answer(request.method().as_str(), request.url(), &encodings.join(","));
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            // `with_header` puts Content-Type in the place of none, all others beside what is there.
            response.add_header(header);
        }
    }
    // A browser that has gone away in the meantime is no fault of ours.
    let _ = request.respond(response);
}

fn lock(current: &Current) -> MutexGuard<'_, Arc<Site>> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}
