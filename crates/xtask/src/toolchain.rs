//! Which compiler builds the app for `wasm32-unknown-unknown`: the decision alone, from facts that
//! `setup` gathers.

/// The target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler for its web browsers, newer than the one Debian itself is built with.
pub const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// What is true of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// The compiler at work here has the target's standard library.
    pub has_target: bool,
    /// The compiler at work here came through rustup.
    pub rustup: bool,
    /// `RUSTUP_AUTO_INSTALL=0` or `CI` is set: the machine's owner forbids rustup to download.
    pub rustup_forbidden: bool,
    /// apt-get installs packages here.
    pub debian: bool,
    /// This program runs as root.
    pub root: bool,
    /// Debian's compiler is complete and new enough.
    pub debian_compiler: bool,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Build with the compiler at work here.
    UseDefault,
    /// `rustup target add`.
    AddTarget,
    /// Build with Debian's compiler, the standard library from its sources.
    UseDebian,
    /// Install Debian's compiler.
    InstallDebian,
    /// Nothing this program may do: tell the reader.
    Explain,
}

/// The next step towards a compiler for the app.
pub fn decide(facts: Facts) -> Step {
    if facts.has_target {
        Step::UseDefault
    } else if facts.rustup && !facts.rustup_forbidden {
        Step::AddTarget
    } else if facts.debian_compiler {
        Step::UseDebian
    } else if facts.debian && facts.root {
        Step::InstallDebian
    } else {
        Step::Explain
    }
}

/// What a reader can do where this program may not.
pub fn explain(facts: Facts) -> String {
    let mut text = format!("no compiler here builds for {TARGET}. ");
    if facts.rustup {
        text += &format!(
            "rustup may not download here (RUSTUP_AUTO_INSTALL=0 or CI is set, or it failed); where it may:\n\
             \n    rustup target add {TARGET}\n"
        );
    }
    if facts.debian {
        text += &format!("{}, as root:\n", if facts.rustup { "\nOr" } else { "Install Debian's" });
        text += "\n    apt-get update\n    apt-get install -y --no-install-recommends ";
        text += &DEBIAN_PACKAGES.join(" ");
        // The linker's version moves with Debian's updates; the link says which package it is in.
        text +=
            "\n    apt-get install -y --no-install-recommends $(basename $(readlink /usr/bin/rust-lld))\n";
    }
    if !facts.rustup && !facts.debian {
        text += &format!(
            "Install Rust with rustup (https://rustup.rs), open a new terminal, then:\n\
             \n    rustup target add {TARGET}\n"
        );
    }
    text + "\nThen give the same command again."
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Debian machine with rustup, run as root, nothing installed yet.
    const FRESH: Facts = Facts {
        has_target: false,
        rustup: true,
        rustup_forbidden: true,
        debian: true,
        root: true,
        debian_compiler: false,
    };

    #[test]
    fn the_compiler_at_work_comes_first() {
        assert_eq!(decide(Facts { has_target: true, debian_compiler: true, ..FRESH }), Step::UseDefault);
    }

    #[test]
    fn rustup_downloads_only_where_it_may() {
        assert_eq!(decide(Facts { rustup_forbidden: false, ..FRESH }), Step::AddTarget);
        assert_eq!(decide(FRESH), Step::InstallDebian);
        assert_eq!(decide(Facts { rustup: false, rustup_forbidden: false, ..FRESH }), Step::InstallDebian);
    }

    #[test]
    fn debian_is_used_when_installed_and_installed_by_root_alone() {
        assert_eq!(decide(Facts { debian_compiler: true, ..FRESH }), Step::UseDebian);
        assert_eq!(decide(Facts { debian_compiler: true, root: false, ..FRESH }), Step::UseDebian);
        assert_eq!(decide(Facts { root: false, ..FRESH }), Step::Explain);
        assert_eq!(decide(Facts { debian: false, ..FRESH }), Step::Explain);
    }

    #[test]
    fn the_reader_gets_the_commands_of_the_own_system() {
        let not_root = explain(Facts { root: false, ..FRESH });
        assert!(not_root.contains("rustup target add wasm32-unknown-unknown"));
        assert!(not_root.contains("apt-get install -y --no-install-recommends rustc-web cargo-web"));
        let elsewhere = explain(Facts::default());
        assert!(elsewhere.contains("https://rustup.rs") && !elsewhere.contains("apt-get"));
        let debian_alone = explain(Facts { debian: true, ..Facts::default() });
        assert!(debian_alone.contains("apt-get") && !debian_alone.contains("rustup"));
    }
}
