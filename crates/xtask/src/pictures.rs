//! The pictures of the guide: taken from the built app by a script, made small, put into `docs/guide/pictures`.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{apt, browser, files, process};

/// Pictures with few colours; and Chromium's own words, such as how a day is written in a field, in both languages.
const PACKAGES: [&str; 2] = ["pngquant", "chromium-l10n"];
/// What a picture may weigh, in bytes: whoever reads the guide waits for it.
const MOST: u64 = 150_000;

/// Takes every picture anew, from `target/dist`.
pub fn take() -> Result<()> {
    set_up()?;
    let browsers = browser::set_up()?;
    let taken = files::root().join("target/pictures");
    let kept = files::root().join("docs/guide/pictures");
    fs::create_dir_all(&taken)?;
    fs::create_dir_all(&kept)?;
    browser::take_pictures(&browsers, &taken)?;
    for entry in fs::read_dir(&taken)? {
        let from = entry?.path();
        let Some(name) = from.file_name().filter(|_| from.extension().is_some_and(|it| it == "png")) else {
            continue;
        };
        let to = kept.join(name);
        let mut squeeze = Command::new("pngquant");
        squeeze
            .args(["--force", "--strip", "--speed", "1", "--output"])
            .arg(&to)
            .args(["128", "--"])
            .arg(&from);
        process::run(&mut squeeze)?;
        let bytes = fs::metadata(&to)?.len();
        println!("{bytes:>8} bytes  docs/guide/pictures/{}", name.to_string_lossy());
        if bytes > MOST {
            bail!("{} weighs {bytes} bytes, at most {MOST}: show less of the page", to.display());
        }
    }
    println!("look at them before you keep them");
    Ok(())
}

fn set_up() -> Result<()> {
    if process::output(Command::new("pngquant").arg("--version")).is_some()
        && PACKAGES.iter().all(|package| !apt::available() || apt::installed(package))
    {
        return Ok(());
    }
    if !(apt::available() && apt::root()) {
        bail!(
            "the pictures need pngquant, and Chromium with its texts in both languages. On Debian, as root:\n\n    \
             apt-get update\n    apt-get install -y --no-install-recommends {}",
            PACKAGES.join(" ")
        );
    }
    apt::update()?;
    apt::install(&PACKAGES)
}
