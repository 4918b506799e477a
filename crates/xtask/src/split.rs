//! Splits the built app into what every page needs and what is fetched later.
//!
//! `#[wasm_split]` marks where. The splitter also writes a script that fetches the chunks, which imports the glue
//! and is imported by it; names that hold hashes allow no such circle, so the script becomes part of the glue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use crate::files;

/// The module that the app imports the loaders from.
const LOADERS: &str = "./loaders.js";

/// How the loaders start a chunk, which asks for a server that knows wasm's media type; and how it goes without.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
const PLAIN: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";

/// The app before wasm-bindgen, in parts.
pub struct Parts {
    /// The file with the main module.
    pub main: PathBuf,
    /// Names and contents of the others.
    pub chunks: Vec<(String, Vec<u8>)>,
    loaders: String,
}

/// Splits a module that was linked with `--emit-relocs`.
pub fn split(path: &Path) -> Result<Parts> {
    let folder = files::wasm_target().join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    let main = folder.join("main.wasm");
    let app = files::read(path)?;
    let mut options = Options::new(&app);
    (options.output_dir, options.main_out_path, options.link_name) = (&folder, &main, LOADERS);
    let split = transform(options).map_err(|error| anyhow!("the app cannot be split: {error:#}"))?;
    let mut chunks = Vec::new();
    for path in split.split_modules {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = files::read(&path)?;
        chunks.push((name, compact(&bytes)?));
    }
    chunks.sort();
    let loaders = files::read_text(&folder.join(LOADERS))?;
    Ok(Parts { main, chunks, loaders })
}

impl Parts {
    /// The glue with the loaders in it.
    pub fn join(&self, glue: &str) -> Result<String> {
        // One import for each split.
        let imports = glue.lines().filter(|line| line.starts_with("import ") && line.contains(LOADERS));
        let imports: Vec<&str> = imports.collect();
        let (mut script, mut exports) = (String::new(), Vec::new());
        for line in self.loaders.lines().filter(|line| !line.starts_with("import ")) {
            if let Some(constant) = line.strip_prefix("export const ") {
                exports.extend(constant.split_whitespace().next());
            }
            script += line.strip_prefix("export ").unwrap_or(line);
            script.push('\n');
        }
        if imports.is_empty() || exports.is_empty() || !script.contains(STREAMING) {
            bail!("the splitter writes its loaders in a new way");
        }
        let (mut script, mut glue) = (script.replace(STREAMING, PLAIN), glue.to_owned());
        let exports = exports.join(", ");
        for import in imports {
            let name =
                import.split_whitespace().nth(3).context("the glue imports the loaders in a new way")?;
            glue = glue.replacen(import, "", 1);
            script += &format!("const {name} = {{ {exports} }};\n");
        }
        Ok(script + &glue)
    }
}

/// A chunk written anew: the splitter leaves room in each number, and names that nobody reads.
fn compact(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    Ok(config.parse(wasm)?.emit_wasm())
}
