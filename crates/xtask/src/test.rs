//! stub
use anyhow::Result;
use std::ffi::OsString;
pub struct Options { pub rust: bool, pub browser: bool, pub playwright: Vec<OsString> }
pub fn test(_: &Options) -> Result<()> { Ok(()) }
