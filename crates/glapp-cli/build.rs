//! With the feature `app`, the built app becomes a part of the program: the folder that `GLAPP_DIST` names, seen from the
//! repository's root, else `target/dist`. `cargo xtask cli` builds both in order.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=GLAPP_DIST");
    let wanted = env::var_os("CARGO_FEATURE_APP").is_some();
    let list = if wanted { list(&folder()?)? } else { "&[]".to_owned() };
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("app.rs"), list)?;
    Ok(())
}

fn folder() -> Result<PathBuf, Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let folder = root.join(env::var_os("GLAPP_DIST").unwrap_or_else(|| "target/dist".into()));
    if !folder.join("index.html").is_file() {
        let folder = folder.display();
        return Err(format!(
            "the feature `app` needs a built app, but there is none in {folder}: cargo xtask cli"
        )
        .into());
    }
    Ok(folder.canonicalize()?)
}

/// A Rust expression: every file's name and content.
fn list(folder: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file's name is no text")?;
        let place = path.to_str().ok_or("the folder's name is no text")?;
        list += &format!("    ({name:?}, include_bytes!({place:?})),\n");
    }
    Ok(list + "]")
}
