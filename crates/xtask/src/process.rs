//! Running other programs.

use std::env;
use std::io::ErrorKind;
use std::iter;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow, bail};

/// The cargo that started this program, or the one on the path.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::files::root());
    cargo
}

/// Runs a program to its end with its words on the terminal. An error when it cannot be started or
/// ends with another code than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let words = words(command);
    let status = command.status().map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("`{}` is not installed", command.get_program().display()),
        _ => anyhow!(error).context(format!("cannot run `{words}`")),
    })?;
    if !status.success() {
        bail!("`{words}` failed ({status})");
    }
    Ok(())
}

/// What a program prints, or nothing when it is absent or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
fn words(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned());
    words.collect::<Vec<_>>().join(" ")
}
