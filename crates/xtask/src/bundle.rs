//! Puts the app together: compiled code, styles, texts and pages, in `target/dist`.

use std::fs;
use std::io::{self, Cursor};
use std::path::Path;
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use brotli::enc::BrotliEncoderParams;

use crate::assets::{Asset, Assets};
use crate::setup::wasm_compiler;
use crate::supply::notices;
use crate::{budget, data, embed, files, offline, single, squeeze, style, wasm};

/// The page that loads everything else.
pub use glapp_serve::PAGE;
/// The module for what is made when it is asked for.
pub const OFFICE: [&str; 2] = ["office.wasm", "office-glue.js"];
/// What a page of the app's own runs after what gives it its parts.
const SCRIPTS: [&str; 4] = ["embed/rescue.js", "embed/charts.js", "embed/load.js", "boot.js"];
/// What a system reads to install the app.
const MANIFEST: &str = "manifest.webmanifest";

/// One file of the bundle, with what goes over the wire.
pub struct File {
    /// Its name before the hash.
    pub plain: String,
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its content, compressed.
    pub brotli: Vec<u8>,
}

/// Builds the app into `target/dist`, which keeps the last good one when the build fails.
pub fn build() -> Result<()> {
    let start = Instant::now();
    let bundle = compress(assets()?)?;
    budget::check(&bundle, wasm_compiler()?)?;
    write(&bundle)?;
    println!("{}", embed::lines(&bundle));
    println!("target/dist is built, in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

fn assets() -> Result<Vec<Asset>> {
    let [app, office, view, both] = wasm::build()?;
    let web = files::root().join("web");
    let mut assets = Assets::default();
    assets.add("app.css", style::sheet()?.into_bytes());
    for (name, bytes) in data::data_files()? {
        assets.add(&name, bytes);
    }
    assets.add("app.wasm", app.wasm);
    let mut glue = squeeze::js(&app.glue);
    let chunks: Vec<String> = app.chunks.iter().map(|(name, _)| name.clone()).collect();
    for (name, bytes) in app.chunks {
        glue = glue.replace(&name, &format!("{{{{{name}}}}}"));
        assets.add(&name, bytes);
    }
    let glue = assets.fill("the glue", &glue)?;
    assets.add("glue.js", glue.into_bytes());
    assets.add(OFFICE[0], office.wasm);
    assets.add(OFFICE[1], squeeze::js(&office.glue).into_bytes());
    let outline = data::outline()?;
    let mut boot = outline.clone();
    for script in SCRIPTS {
        let script = assets.fill(script, &files::read_text(&web.join(script))?)?;
        boot = boot + "\n" + &squeeze::js(&script);
    }
    let start = |from: &str| -> Result<String> {
        Ok(squeeze::js(&files::read_text(&web.join("embed").join(from))?) + &boot)
    };
    assets.add("boot.js", start("served.js")?.into_bytes());
    icons(&mut assets, &web)?;
    // A browser asks for an icon whenever it likes, after loading too: the page brings it along. And it draws it anew with
    // every address: a picture of points is there at once, where a drawing costs a slow processor 10 ms a question.
    let icon = data_address(&files::read(&web.join("icon-32.png"))?);
    let page = files::read_text(&web.join(PAGE))?.replace("{{icon-32.png}}", &icon);
    let page = assets.fill("web/index.html", &page)?;
    let mut parts = assets.all().to_vec();
    parts.retain_mut(|it| {
        match &*it.plain {
            "app.wasm" => it.bytes.clone_from(&both.wasm),
            "glue.js" => it.bytes = squeeze::js(&both.glue).into_bytes(),
            _ => {}
        }
        !OFFICE.contains(&&*it.plain) && !chunks.contains(&it.plain)
    });
    let whole = single::page(&page, &start("single.js")?, &parts)?;
    assets.add_unhashed(PAGE, single::served(&page).into_bytes());
    let script = squeeze::js(&files::read_text(&web.join("embed/sw.js"))?);
    let worker = offline::worker(&script, assets.all())?;
    assets.add_unhashed(offline::FILE, worker.into_bytes());
    assets.add_unhashed(single::FILE, whole.into_bytes());
    assets.add(embed::VIEW[0], view.wasm);
    for (name, bytes) in data::view_files()? {
        assets.add(&name, bytes);
    }
    let glues = [("glue.js", app.glue), (OFFICE[1], office.glue), (embed::VIEW[1], view.glue)];
    embed::add(&mut assets, &web, &glues, &outline)?;
    assets.add_unhashed(notices::FILE, notices::notices()?.into_bytes());
    assets.finish(&[&[PAGE, offline::FILE, single::FILE, notices::FILE], &embed::ENTRIES[..]].concat())
}

/// The app as a system shows it that has installed it. Systems that want pictures get them as Chromium draws
/// `icon.svg` (and the other, whose edges a system may cut off):
/// `chromium --headless --default-background-color=00000000 --hide-scrollbars --window-size=192,192
/// --screenshot=icon-192.png file:icon.svg`; the one of 32 goes through `pngquant --strip 32` after that.
fn icons(assets: &mut Assets, web: &Path) -> Result<()> {
    for name in ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.svg", "icon-maskable-512.png"] {
        assets.add(name, files::read(&web.join(name))?);
    }
    let manifest = assets.fill(MANIFEST, &files::read_text(&web.join(MANIFEST))?)?;
    assets.add_unhashed(MANIFEST, manifest.into_bytes());
    Ok(())
}

/// A picture as an address that can stand in an attribute.
fn data_address(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", STANDARD.encode(png))
}

fn compress(assets: Vec<Asset>) -> Result<Vec<File>> {
    let compressed = thread::scope(|scope| {
        let threads: Vec<_> = assets.iter().map(|asset| scope.spawn(|| brotli(&asset.bytes))).collect();
        threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
    });
    let files = assets.into_iter().zip(compressed).map(|(Asset { plain, name, bytes }, brotli)| {
        let brotli = brotli.ok().and_then(Result::ok).with_context(|| format!("cannot compress {name}"))?;
        Ok(File { plain, name, bytes, brotli })
    });
    files.collect()
}

/// At the highest quality, as a well-set-up server has it.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut compressed, &params)?;
    Ok(compressed)
}

/// Writes a new folder, then puts it in the place of the old one.
fn write(bundle: &[File]) -> Result<()> {
    let dist = files::dist();
    let (fresh, old) = (dist.with_extension("new"), dist.with_extension("old"));
    // One at a time: `serve` may be rebuilding while a person builds. The lock ends with this function.
    let lock = fs::File::create(dist.with_extension("lock")).context("cannot lock target/dist")?;
    lock.lock().context("cannot lock target/dist")?;
    remove(&fresh)?;
    remove(&old)?;
    fs::create_dir_all(&fresh).with_context(|| format!("cannot make {}", fresh.display()))?;
    for file in bundle {
        files::write(&fresh.join(&file.name), &file.bytes)?;
        // Pictures are compressed as they are.
        if file.brotli.len() < file.bytes.len() {
            files::write(&fresh.join(format!("{}.br", file.name)), &file.brotli)?;
        }
    }
    if dist.exists() {
        fs::rename(&dist, &old).with_context(|| format!("cannot move {} away", dist.display()))?;
    }
    fs::rename(&fresh, &dist).with_context(|| format!("cannot put {} in its place", dist.display()))?;
    remove(&old)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
