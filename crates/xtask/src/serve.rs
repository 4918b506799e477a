//! stub
use anyhow::Result;
pub struct Options { pub port: u16, pub build: bool, pub watch: bool }
impl Default for Options { fn default() -> Self { Self { port: 8080, build: true, watch: true } } }
pub fn serve(_: &Options) -> Result<()> { Ok(()) }
