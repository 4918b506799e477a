//! Builds the programs for the browser and splits each into wasm and its JavaScript glue.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup::{Compiler, wasm_compiler};
use crate::toolchain::TARGET;
use crate::{files, process, split};

/// The app, the module for what is made when it is asked for, and the one of the elements that only show something.
pub const PACKAGES: [&str; 3] = ["glapp-web", "glapp-web-office", "glapp-web-view"];

/// The two halves of a program.
pub struct Program {
    /// The module that starts the other.
    pub glue: String,
    /// The program itself.
    pub wasm: Vec<u8>,
    /// What of it is fetched later: names as in the glue, and contents.
    pub chunks: Vec<(String, Vec<u8>)>,
}

/// Compiles the programs of [`PACKAGES`], and the first two of them as one; sets up a compiler first where there is
/// none.
pub fn build() -> Result<[Program; 4]> {
    let compiler = wasm_compiler()?;
    let [app, office, view] = PACKAGES;
    process::run(cargo(compiler).args(["--package", app, "--package", office, "--package", view]))?;
    let (split, office, view) = (bind(app, true)?, bind(office, false)?, bind(view, false)?);
    process::run(cargo(compiler).args(["--package", app, "--features", "whole"]))?;
    Ok([split, office, view, bind(app, false)?])
}

fn cargo(compiler: Compiler) -> Command {
    let mut command = match compiler {
        Compiler::Default => process::cargo(),
        Compiler::Debian => debian_cargo(),
    };
    command.args(["build", "--locked", "--lib"]);
    command.args(["--target", TARGET, "--profile", "web"]).arg("--target-dir").arg(files::wasm_target());
    // The same flags on every machine give the same app; what the caller has set is for other builds.
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags(compiler).join("\u{1f}"));
    command
}

/// Debian's cargo with Debian's compiler, which has the sources of the standard library only.
fn debian_cargo() -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    command.current_dir(files::root());
    // What a parent cargo sets would mix the two toolchains.
    for name in ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let path = ["/usr/bin", "/bin"].map(PathBuf::from).into_iter().chain(env::split_paths(&path));
    if let Ok(path) = env::join_paths(path) {
        command.env("PATH", path);
    }
    command
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTDOC", "/usr/bin/rustdoc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        // Smaller sorting and formatting: 4 % of the app.
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    command
}

/// The compiler's flags, for the app and all that it is made of.
fn flags(compiler: Compiler) -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let mut folders: Vec<_> = sources
        .and_then(|sources| fs::read_dir(sources).ok())
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    folders.sort();
    folders.push(files::root().to_owned());
    // Panic messages name source files; this cuts the machine's own folders off those names.
    let mut flags: Vec<_> =
        folders.iter().map(|folder| format!("--remap-path-prefix={}/=", folder.display())).collect();
    // Leptos shares the code of views instead of compiling it for each: 8 % less to fetch.
    flags.push("--cfg=erase_components".to_owned());
    // Where a function uses another or a constant: what the app is split by.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    if compiler == Compiler::Debian {
        // A program that must not panic needs no words for it: 8 % less to fetch. They take a standard library that is
        // compiled along. Should it panic all the same, the browser's console says so.
        flags.extend(
            ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"].map(str::to_owned),
        );
    }
    flags
}

/// Makes wasm and glue of a package that has been compiled, in parts if it is marked where to split it.
fn bind(package: &str, in_parts: bool) -> Result<Program> {
    let name = package.replace('-', "_");
    let path = files::wasm_target().join(TARGET).join("web").join(format!("{name}.wasm"));
    let parts = in_parts.then(|| split::split(&path)).transpose()?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(parts.as_ref().map_or(&path, |parts| &parts.main)).out_name(&name).typescript(false);
    // `boot.js` says where the wasm is: its name holds its hash.
    bindgen.web(true)?.omit_default_module_path(true);
    bindgen.keep_debug(false).remove_name_section(true).remove_producers_section(true);
    // The parts reach the table of functions through its export.
    bindgen.keep_lld_exports(in_parts);
    let mut output = bindgen.generate_output().context("wasm-bindgen cannot read the built app")?;
    let glue = match &parts {
        Some(parts) => parts.join(output.js())?,
        None => output.js().to_owned(),
    };
    if let Some(import) = glue.lines().find(|line| line.starts_with("import ")) {
        bail!(
            "a dependency of {package} brings JavaScript of its own, which the bundle does not carry: {import}"
        );
    }
    let module = output.wasm_mut();
    // They have done their work, and would be twice the program.
    let used: Vec<_> = module.customs.iter().map(|(_, section)| section.name().to_owned()).collect();
    for name in used.iter().filter(|name| name.starts_with("reloc.") || *name == "linking") {
        module.customs.remove_raw(name);
    }
    let wasm = module.emit_wasm();
    Ok(Program { glue, wasm, chunks: parts.map(|parts| parts.chunks).unwrap_or_default() })
}
