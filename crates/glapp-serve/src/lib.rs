//! Serves the built app: the files of one folder, held in memory, over HTTP/1.1.
//!
//! ```no_run
//! use glapp_serve::{FrameAncestors, Server, Site, listen};
//!
//! let site = Site::load("target/dist".as_ref(), &FrameAncestors::default())?;
//! let server = Server::start(listen([127, 0, 0, 1].into(), 8080)?, site)?;
//! println!("http://{}/", server.address());
//! server.wait();
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A file is found by its whole name alone, so no request reaches anything else. [`Policy::of`] says what browsers
//! are told of each file; `docs/serving.md` has the same for other servers.
//!
//! What it does not do: https, folders within folders, writing, logs.
#![forbid(unsafe_code)]

mod answer;
mod policy;
mod server;
mod site;

pub use policy::{COMMON, FrameAncestors, FrameAncestorsError, Policy, TABLE};
pub use server::{Server, listen};
pub use site::{MAX_BYTES, PAGE, Site, SiteError, is_hashed};
