//! Running other programs.

use std::env;
use std::ffi::OsStr;
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
    if goes_past_the_lock(command) {
        bail!("`{words}` may take other versions than Cargo.lock says; call it with --locked");
    }
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
    if goes_past_the_lock(command) {
        return None;
    }
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command of cargo would take other versions when Cargo.lock does not fit, unless told `--locked`.
pub fn resolves(command: &str) -> bool {
    let commands = "bench build check clippy doc fetch install metadata package run rustc test tree vendor";
    commands.split(' ').any(|one| one == command)
}

/// Never here: what is built is what Cargo.lock says, or nothing.
fn goes_past_the_lock(command: &Command) -> bool {
    let cargo = Path::new(command.get_program()).file_stem().is_some_and(|name| name == "cargo");
    let mut args = command.get_args();
    cargo
        && args.next().and_then(OsStr::to_str).is_some_and(resolves)
        && args.take_while(|arg| *arg != "--").all(|arg| arg != "--locked")
}

/// The command as a person would type it.
fn words(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_not_called_past_the_lock_file() {
        let past = |program: &str, args: &[&str]| goes_past_the_lock(Command::new(program).args(args));
        assert!(past("cargo", &["build"]) && past("/usr/bin/cargo", &["test", "--", "--locked"]));
        assert!(!past("cargo", &["build", "--release", "--locked"]) && !past("cargo", &["fmt"]));
        assert!(!past("apt-get", &["install"]) && !past("cargo", &[]));
        assert!(run(cargo().arg("metadata")).unwrap_err().to_string().contains("--locked"));
        assert_eq!(output(cargo().arg("metadata")), None);
    }
}
