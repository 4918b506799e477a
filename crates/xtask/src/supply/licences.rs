//! Whether a licence, written as an SPDX expression, is one that may come with Glapp: `deny.toml`.

use anyhow::{Context as _, Result, bail};

use super::packages::Package;
use crate::files;

/// What `deny.toml` allows.
pub struct Allowed {
    licences: Vec<String>,
    sources: Vec<String>,
}

impl Allowed {
    /// Reads `deny.toml`.
    pub fn read() -> Result<Self> {
        let path = files::root().join("deny.toml");
        let table: toml::Table =
            toml::from_str(&files::read_text(&path)?).with_context(|| path.display().to_string())?;
        let list = |part: &str, name: &str| -> Result<Vec<String>> {
            let list = table.get(part).and_then(|part| part.get(name)).and_then(toml::Value::as_array);
            let list = list.with_context(|| format!("deny.toml has no list `{name}` in [{part}]"))?;
            Ok(list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect())
        };
        Ok(Self { licences: list("licenses", "allow")?, sources: list("sources", "allow-registry")? })
    }

    /// What is wrong with a crate's licence and source, if anything.
    pub fn refuses(&self, package: &Package) -> Option<String> {
        let what = match (&package.licence, &package.source) {
            (None, _) => "names no licence".to_owned(),
            (Some(licence), _) if !self.allows(licence).unwrap_or(false) => {
                format!("is under {licence}, which deny.toml does not allow")
            }
            // Without a source it stands in this repository.
            (_, None) => return None,
            (_, Some(source)) => {
                let from = source.strip_prefix("registry+").unwrap_or(source);
                if !self.sources.iter().any(|allowed| allowed == from) {
                    format!("comes from {from}, which deny.toml does not allow")
                } else if package.checksum.is_none() {
                    "has no checksum in Cargo.lock".to_owned()
                } else {
                    return None;
                }
            }
        };
        Some(format!("{} {} {what}", package.id.0, package.id.1))
    }

    fn allows(&self, licence: &str) -> Result<bool> {
        let expression = normal(licence);
        let spaced = expression.replace('(', " ( ").replace(')', " ) ");
        let words: Vec<_> = spaced.split_whitespace().collect();
        let mut reader = Reader { words: &words, allowed: &self.licences };
        let allowed = reader.any()?;
        if reader.words.is_empty() { Ok(allowed) } else { bail!("`{licence}` is no SPDX expression") }
    }
}

/// An SPDX expression, also of the older way to write a choice: `MIT/Apache-2.0`.
pub fn normal(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a [String],
}

impl Reader<'_> {
    fn take(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = self.words.get(1..).unwrap_or_default();
        }
        found
    }

    /// `a OR b`: one is enough.
    fn any(&mut self) -> Result<bool> {
        let mut any = self.every()?;
        while self.take("OR") {
            any |= self.every()?;
        }
        Ok(any)
    }

    /// `a AND b`: all must be allowed.
    fn every(&mut self) -> Result<bool> {
        let mut every = self.one()?;
        while self.take("AND") {
            every &= self.one()?;
        }
        Ok(every)
    }

    fn one(&mut self) -> Result<bool> {
        if self.take("(") {
            let inner = self.any()?;
            if !self.take(")") {
                bail!("a ( has no )");
            }
            return Ok(inner);
        }
        let (word, rest) = self.words.split_first().context("a licence is missing")?;
        self.words = rest;
        let mut licence = (*word).to_owned();
        if self.take("WITH") {
            let (exception, rest) = self.words.split_first().context("an exception is missing")?;
            self.words = rest;
            licence = format!("{licence} WITH {exception}");
        }
        Ok(self.allowed.contains(&licence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed() -> Allowed {
        let licences = ["MIT", "Zlib"].map(str::to_owned).to_vec();
        Allowed { licences, sources: vec!["https://registry".to_owned()] }
    }

    #[test]
    fn a_choice_needs_one_and_a_sum_all() {
        for yes in
            ["MIT", "MIT OR GPL-3.0", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND Zlib", "A WITH b OR Zlib AND MIT"]
        {
            assert!(allowed().allows(yes).unwrap(), "{yes}");
        }
        for no in ["GPL-3.0", "MIT AND GPL-3.0", "MIT WITH an-exception", "(GPL-3.0 OR MIT) AND A"] {
            assert!(!allowed().allows(no).unwrap(), "{no}");
        }
        for broken in ["", "MIT OR", "(MIT", "MIT)", "MIT Zlib", "MIT WITH"] {
            assert!(allowed().allows(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn what_is_refused_is_told() {
        let good = Package {
            id: ("a".to_owned(), "1.0.0".to_owned()),
            licence: Some("MIT".to_owned()),
            source: Some("registry+https://registry".to_owned()),
            checksum: Some("0f".to_owned()),
            ..Package::default()
        };
        assert_eq!(allowed().refuses(&good), None);
        let refuses = |package: Package| allowed().refuses(&package).unwrap();
        let git = Some("git+https://elsewhere".to_owned());
        let from = "a 1.0.0 comes from git+https://elsewhere, which deny.toml does not allow";
        assert_eq!(refuses(Package { source: git, ..good.clone() }), from);
        let none = Package { checksum: None, ..good.clone() };
        assert_eq!(refuses(none), "a 1.0.0 has no checksum in Cargo.lock");
        let under = Package { licence: Some("AGPL-3.0".to_owned()), ..good.clone() };
        assert_eq!(refuses(under), "a 1.0.0 is under AGPL-3.0, which deny.toml does not allow");
        assert_eq!(refuses(Package { licence: None, ..good }), "a 1.0.0 names no licence");
    }
}
