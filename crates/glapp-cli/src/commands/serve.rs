//! `glapp serve`: the app itself, for browsers.

use crate::output::{Format, Session, rule};
use crate::words::pick;
use clap::Args;
use glapp_core::Language;
use glapp_serve::{FrameAncestors, MAX_BYTES, PAGE, Server, Site, SiteError, listen};
use serde::Serialize;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The app's files, if the program was built with them.
const APP: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Serve the app to browsers, on this computer alone unless told otherwise
///
/// The app runs in the browser, and what people write stays there: this server only hands out files, from memory. It
/// prints where the app is and goes on until it is ended, by Ctrl+C.
///
/// For a whole organisation a web server with https is better: docs/serving.md has settings to paste.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp serve
      Open http://127.0.0.1:8080/ in a browser.
  glapp serve --port 0 --format json
      On any free port; one line of JSON says where: { url }
  glapp serve --folder target/dist
      What `cargo xtask build` has built, instead of the app inside.
  glapp serve --frame-ancestors \"https://intranet.example.se self\"
      Only pages of that origin and this one may show embed.html in a frame.
  glapp serve --address 0.0.0.0
      For everybody on the network, without https. Read the warning.")]
pub struct Serve {
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,

    /// The address to listen on: any but this computer's own lets others in
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "IP")]
    address: IpAddr,

    /// A folder with a built app, to serve instead of the app inside
    #[arg(long, value_name = "DIST")]
    folder: Option<PathBuf>,

    /// Whose pages may show embed.html in a frame: *, none, self, or origins with spaces between
    #[arg(long, default_value_t, value_name = "ORIGINS")]
    frame_ancestors: FrameAncestors,
}

impl Serve {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        let language = session.language;
        if !matches!(session.format, Format::Text | Format::Json) {
            return session.no_such_form();
        }
        let Some(site) = self.site(session) else { return Ok(()) };
        let started = listen(self.address, self.port).and_then(|listener| Server::start(listener, site));
        let server = match started {
            Ok(server) => server,
            Err(error) => {
                session.refuse(Path::new("glapp"), &rule(self.why_not(&error, language)));
                return Ok(());
            }
        };
        let url = url(server.address());
        if !self.address.is_loopback() {
            for line in warning(server.address(), language) {
                session.note(&line);
            }
        }
        match session.format {
            Format::Json => session.json(&ServeJson { url: &url })?,
            _ => session.write(&match language {
                Language::Sv => format!("Glapp finns på {url} (avsluta med Ctrl+C)\n"),
                Language::En => format!("Glapp is at {url} (Ctrl+C ends it)\n"),
            })?,
        }
        // A file that was asked for is not to wait for an end that only Ctrl+C brings.
        session.finish();
        server.wait();
        Ok(())
    }

    /// What to serve; none if there is nothing, which has then been said.
    fn site(&self, session: &mut Session) -> Option<Site> {
        let language = session.language;
        let Some(folder) = &self.folder else {
            if APP.is_empty() {
                let why = pick(
                    language,
                    "programmet är byggt utan appen; bygg det med `cargo xtask cli`, eller ange en mapp med en byggd \
                     app, till exempel --folder target/dist",
                    "this program was built without the app; build it with `cargo xtask cli`, or name a folder with a \
                     built app, such as --folder target/dist",
                );
                session.refuse(Path::new("glapp"), &rule(why));
                return None;
            }
            let files = APP.iter().map(|(name, bytes)| ((*name).to_owned(), (*bytes).into()));
            let site = Site::of(files, &self.frame_ancestors);
            return site
                .map_err(|error| session.refuse(Path::new("glapp"), &rule(refused(&error, language))))
                .ok();
        };
        let site = Site::load(folder, &self.frame_ancestors);
        site.map_err(|error| {
            let place = if let SiteError::Read { path, .. } = &error { path } else { folder };
            session.refuse(place, &rule(refused(&error, language)));
        })
        .ok()
    }

    fn why_not(&self, error: &io::Error, language: Language) -> String {
        let place = SocketAddr::new(self.address, self.port);
        match (error.kind(), language) {
            (ErrorKind::AddrInUse, Language::Sv) => {
                format!("{place} är upptagen av ett annat program; välj en annan port med --port")
            }
            (ErrorKind::AddrInUse, Language::En) => {
                format!("another program has {place}; take another port with --port")
            }
            (ErrorKind::AddrNotAvailable, Language::Sv) => {
                format!("datorn har inte adressen {}; ange en av dess egna med --address", self.address)
            }
            (ErrorKind::AddrNotAvailable, Language::En) => {
                format!("this computer does not have the address {}; give one of its own", self.address)
            }
            (_, Language::Sv) => format!("det går inte att lyssna på {place}: {error}"),
            (_, Language::En) => format!("cannot listen on {place}: {error}"),
        }
    }
}

#[derive(Serialize)]
struct ServeJson<'a> {
    url: &'a str,
}

fn refused(error: &SiteError, language: Language) -> String {
    let most = MAX_BYTES / 1024 / 1024;
    match (error, language) {
        (SiteError::Read { source, .. }, Language::Sv) => format!("det gick inte att läsa: {source}"),
        (SiteError::Read { source, .. }, Language::En) => format!("cannot be read: {source}"),
        (SiteError::NoPage, Language::Sv) => {
            format!("mappen har ingen {PAGE}; ange en mapp med en byggd app, som target/dist")
        }
        (SiteError::NoPage, Language::En) => {
            format!("there is no {PAGE} in it; name a folder with a built app, such as target/dist")
        }
        (SiteError::TooLarge, Language::Sv) => format!("filerna är större än {most} MB tillsammans"),
        (SiteError::TooLarge, Language::En) => format!("the files are larger than {most} MB together"),
    }
}

/// Where a browser on this computer finds it.
fn url(address: SocketAddr) -> String {
    let here: IpAddr = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    format!("http://{}/", SocketAddr::new(here, address.port()))
}

/// What it means that others are let in.
fn warning(address: SocketAddr, language: Language) -> [String; 4] {
    match language {
        Language::Sv => [
            format!("varning: alla på nätverket som når {address} kan öppna appen."),
            "- Det som skrivs i den stannar i var och ens webbläsare. Inget skickas hit.".into(),
            "- Förbindelsen är inte krypterad (ingen https). Den som kommer åt nätverket kan ändra appen på vägen och \
             då läsa det som skrivs i den. Ska andra använda appen behövs en webbserver med https: docs/serving.md."
                .into(),
            "- Utan https sparar webbläsare inte appen för användning utan nätverk, och den går inte att installera. \
             Svaren sparas i webbläsaren, men bara för just den adress som man har öppnat: på en annan adress eller \
             port syns de inte."
                .into(),
        ],
        Language::En => [
            format!("warning: everybody on the network who reaches {address} can open the app."),
            "- What is written in it stays in each person's own browser. Nothing is sent here.".into(),
            "- The connection is not encrypted (no https). Whoever gets at the network can change the app on its way, \
             and then read what is written in it. If others are to use the app, use a web server with https: docs/serving.md."
                .into(),
            "- Without https, browsers do not keep the app for use without a network (no service worker), and it cannot \
             be installed. Answers are kept in the browser's local storage, but for the very address that was opened: \
             at another address or port they are not seen."
                .into(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_here_finds_it() {
        for (address, there) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
            ("0.0.0.0:80", "http://127.0.0.1:80/"),
            ("[::]:81", "http://[::1]:81/"),
            ("10.1.2.3:8080", "http://10.1.2.3:8080/"),
        ] {
            assert_eq!(url(address.parse().unwrap()), there);
        }
    }
}
