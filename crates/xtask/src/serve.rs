//! Serves the app on this machine, and builds it anew when its sources change.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context as _, Result};
use glapp_serve::{FrameAncestors, Server, Site};

use crate::watch::Watch;
use crate::{bundle, files, process};

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

/// Serves until the program is ended.
pub fn serve(options: &Options) -> Result<()> {
    // First, so that a taken port is known at once, and an early visitor waits instead of being turned away.
    let listener = listen(options.port)?;
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
    let server = start(listener)?;
    let address = server.address();
    println!("Glapp is at http://{address} (Ctrl+C ends it)");
    if !options.watch {
        server.wait();
        return Ok(());
    }
    loop {
        watch.wait_for_change();
        println!("\nsources have changed: building");
        // By cargo, because a change may concern this program too.
        let built = process::run(process::cargo().args(["xtask", "build"]));
        match built.and_then(|()| site()) {
            Ok(site) => {
                server.replace(site);
                println!(
                    "reload the page, twice (the first brings the version that was kept): http://{address}"
                );
            }
            Err(error) => eprintln!("{error:#}\nstill serving the last good build"),
        }
    }
}

/// Takes a port on this machine.
pub fn listen(port: u16) -> Result<TcpListener> {
    glapp_serve::listen(Ipv4Addr::LOCALHOST.into(), port)
        .with_context(|| format!("cannot serve on 127.0.0.1:{port}; take another port with --port"))
}

/// Serves `target/dist` in the background.
pub fn start(listener: TcpListener) -> Result<Server> {
    Ok(Server::start(listener, site()?)?)
}

fn site() -> Result<Site> {
    let dist = files::dist();
    Site::load(&dist, &FrameAncestors::default())
        .with_context(|| format!("cannot serve {}; build it first: cargo xtask build", dist.display()))
}
