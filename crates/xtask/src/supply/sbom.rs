//! The bills of materials of what is shipped, as CycloneDX 1.6: `cargo xtask sbom`.
//!
//! The same commit gives the same bytes: no clock (the time is the commit's), no random number. What is in the program is
//! told as components; what only takes part in building it, as the formulation.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::licences::normal;
use super::packages::{Id, Package, Uses, all, uses};
use crate::toolchain::TARGET;
use crate::{files, process};

/// Something that is shipped.
struct Product {
    /// Its name, and its file's.
    name: &'static str,
    description: &'static str,
    /// The programs in it; the first is what is started.
    programs: Vec<Program>,
}

/// What a crate is compiled to.
#[derive(Clone)]
struct Program {
    package: &'static str,
    features: &'static [&'static str],
    target: String,
    /// Another crate whose program puts it together.
    builder: Option<&'static str>,
}

/// The app, its office module and the one-file app are the same crates; so one bill tells of all three.
fn products() -> Result<[Product; 3]> {
    let version = process::output(Command::new("rustc").arg("-vV")).context("rustc is not installed")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let web = Program {
        package: "glapp-web",
        features: &["--features", "whole"],
        target: TARGET.to_owned(),
        builder: Some("xtask"),
    };
    let cli = Program { package: "glapp-cli", features: &[], target: host.to_owned(), builder: None };
    let with_app = Program { features: &["--features", "app"], ..cli.clone() };
    Ok([
        Product {
            name: "glapp-web",
            description: "Glapp in the browser: the app, its office module and the one-file app",
            programs: vec![web.clone()],
        },
        Product { name: "glapp", description: "The glapp command", programs: vec![cli] },
        Product {
            name: "glapp-with-app",
            description: "The glapp command with the app inside",
            programs: vec![with_app, web],
        },
    ])
}

/// Writes a bill for each product into `target/sbom`.
pub fn write() -> Result<()> {
    let folder = files::root().join("target/sbom");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let packages = all()?;
    for product in products()? {
        let bill = bill(&product, &packages)?;
        let path = folder.join(format!("{}.cdx.json", product.name));
        files::write(&path, (serde_json::to_string_pretty(&bill)? + "\n").as_bytes())?;
        let count = |part: Option<&Value>| part.and_then(Value::as_array).map_or(0, Vec::len);
        let (inside, tools) =
            (count(bill.get("components")), count(bill.pointer("/formulation/0/components")));
        println!("{}: {inside} components, {tools} to build it", path.display());
    }
    Ok(())
}

fn bill(product: &Product, packages: &BTreeMap<Id, Package>) -> Result<Value> {
    let (mut inside, mut tools, mut roots) = (Uses::new(), BTreeSet::new(), Vec::new());
    for program in &product.programs {
        let tree = |package: &str, edges: &str, options: &[&str]| {
            uses(&[&["--package", package, "--edges", edges], options].concat())
        };
        let options = [&["--target", &program.target], program.features].concat();
        let parts = tree(program.package, "normal,no-proc-macro", &options)?;
        let root = parts.keys().find(|id| id.0 == program.package);
        roots.push(root.with_context(|| format!("cargo tree does not name {}", program.package))?.clone());
        for (id, used) in parts {
            inside.entry(id).or_default().extend(used);
        }
        tools.extend(tree(program.package, "normal,build", &options)?.into_keys());
        if let Some(builder) = program.builder {
            tools.extend(tree(builder, "normal,build", &[])?.into_keys());
        }
    }
    tools.retain(|id| !inside.contains_key(id));
    let (root, others) = roots.split_first().context("a product has no program")?;
    inside.entry(root.clone()).or_default().extend(others.iter().cloned());
    let time =
        process::output(Command::new("git").args(["log", "-1", "--format=%cI"]).current_dir(files::root()));
    document(product, packages, root, (&inside, &tools), time.filter(|time| !time.is_empty()))
}

fn document(
    product: &Product,
    packages: &BTreeMap<Id, Package>,
    root: &Id,
    (inside, tools): (&Uses, &BTreeSet<Id>),
    time: Option<String>,
) -> Result<Value> {
    let known = |id: &Id| packages.get(id).with_context(|| format!("Cargo.lock has no {} {}", id.0, id.1));
    let reference = |id: &Id| known(id).map(reference);
    let mut components = Vec::new();
    for id in inside.keys().filter(|id| *id != root) {
        components.push(component(known(id)?)?);
    }
    let built = tools.iter().map(|id| component(known(id)?)).collect::<Result<Vec<_>>>()?;
    let mut dependencies = Vec::new();
    for (id, used) in inside {
        let used = used.iter().map(reference).collect::<Result<BTreeSet<_>>>()?;
        dependencies.push(json!({ "ref": reference(id)?, "dependsOn": used }));
    }
    let mut subject = component(known(root)?)?;
    let tell = |name: &str, value: &str| json!({ "name": format!("glapp:{name}"), "value": value });
    if let Some(subject) = subject.as_object_mut() {
        subject.insert("type".to_owned(), "application".into());
        subject.insert("name".to_owned(), product.name.into());
        subject.insert("description".to_owned(), product.description.into());
        let purl = format!("pkg:generic/{}@{}", product.name, root.1);
        subject.insert("purl".to_owned(), purl.into());
        let library = "the Rust standard library, which comes with the compiler";
        let mut properties: Vec<_> =
            product.programs.iter().map(|program| tell("target", &program.target)).collect();
        properties.push(tell("not-listed", library));
        subject.insert("properties".to_owned(), properties.into());
    }
    let mut metadata = json!({ "lifecycles": [{ "phase": "build" }], "component": subject });
    if let (Some(time), Some(metadata)) = (time, metadata.as_object_mut()) {
        metadata.insert("timestamp".to_owned(), time.into());
    }
    let mut bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": metadata,
        "components": components,
        "dependencies": dependencies,
        "formulation": [{ "bom-ref": "build", "components": built }],
    });
    let serial = serial(&bill.to_string());
    if let Some(bill) = bill.as_object_mut() {
        bill.insert("serialNumber".to_owned(), serial.into());
    }
    Ok(bill)
}

/// What a crate is called throughout a bill: ours are on no registry.
fn reference(package: &Package) -> String {
    let (name, version) = &package.id;
    if package.source.is_some() { format!("pkg:cargo/{name}@{version}") } else { format!("{name}@{version}") }
}

fn component(package: &Package) -> Result<Value> {
    let (name, version) = &package.id;
    let Some(licence) = &package.licence else { bail!("{name} {version} names no licence") };
    let reference = reference(package);
    let mut component = json!({
        "type": "library", "bom-ref": reference, "name": name, "version": version,
        "licenses": [{ "expression": normal(licence) }],
    });
    let Some(members) = component.as_object_mut() else { return Ok(component) };
    if package.source.is_some() {
        members.insert("purl".to_owned(), reference.into());
        let sum = package.checksum.as_deref();
        let sum = sum.with_context(|| format!("{name} {version} has no checksum in Cargo.lock"))?;
        members.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": sum }]));
    }
    if let Some(repository) = &package.repository {
        members.insert("externalReferences".to_owned(), json!([{ "type": "vcs", "url": repository }]));
    }
    Ok(component)
}

/// A UUID made of the content (version 8), so that each content has its own and keeps it.
fn serial(content: &str) -> String {
    let hex: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 30))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(values: &'a Value, name: &str) -> Vec<&'a str> {
        values.as_array().unwrap().iter().map(|it| it[name].as_str().unwrap()).collect()
    }

    /// Checks what every bill must have; gives the names of what is inside and of what builds it.
    fn names(product: &Product, packages: &BTreeMap<Id, Package>) -> [BTreeSet<String>; 2] {
        let bill = bill(product, packages).unwrap();
        let (inside, tools) = (&bill["components"], &bill["formulation"][0]["components"]);
        for one in inside.as_array().unwrap().iter().chain(tools.as_array().unwrap()) {
            let ours = one.get("purl").is_none();
            assert!(ours || one["hashes"][0]["content"].as_str().unwrap().len() == 64, "{one}");
            let licence = one["licenses"][0]["expression"].as_str().unwrap();
            assert!(!licence.is_empty() && !licence.contains('/'), "{one}");
        }
        // Every reference is one thing, and everything that is referred to is there.
        let mut references = texts(inside, "bom-ref");
        let root = bill["metadata"]["component"]["bom-ref"].as_str().unwrap();
        references.push(root);
        let shipped: BTreeSet<&str> = references.iter().copied().collect();
        references.extend(texts(tools, "bom-ref"));
        assert_eq!(references.iter().collect::<BTreeSet<_>>().len(), references.len());
        let dependencies = bill["dependencies"].as_array().unwrap();
        assert_eq!(texts(&bill["dependencies"], "ref").into_iter().collect::<BTreeSet<_>>(), shipped);
        let used = dependencies.iter().flat_map(|it| it["dependsOn"].as_array().unwrap());
        let mut reached: BTreeSet<_> = used.map(|it| it.as_str().unwrap()).collect();
        reached.insert(root);
        assert_eq!(reached, shipped, "what nothing uses is not in it");
        [inside, tools].map(|part| texts(part, "name").into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn bills_are_whole_and_tell_what_is_inside_from_what_builds_it() {
        let packages = all().unwrap();
        let [web, cli, both] = products().unwrap();
        let [inside, tools] = names(&web, &packages);
        assert!(["leptos", "roxmltree", "glapp-office"].iter().all(|it| inside.contains(*it)));
        assert!(["clap", "walrus", "proptest"].iter().all(|it| !inside.contains(*it)));
        assert!(["walrus", "leptos_macro"].iter().all(|it| tools.contains(*it)));
        assert!(!tools.contains("proptest"));
        let [inside, tools] = names(&cli, &packages);
        assert!(inside.contains("clap") && !inside.contains("leptos") && !inside.contains("clap_derive"));
        assert!(tools.contains("clap_derive") && !tools.contains("calamine"));
        let [inside, tools] = names(&both, &packages);
        assert!(["clap", "leptos", "glapp-web"].iter().all(|it| inside.contains(*it)));
        assert!(tools.contains("walrus") && tools.contains("clap_derive"));
    }

    #[test]
    fn the_same_bill_comes_twice() {
        let (packages, [_, cli, _]) = (all().unwrap(), products().unwrap());
        let [one, other] = [(), ()].map(|()| bill(&cli, &packages).unwrap().to_string());
        assert_eq!(one, other);
    }

    #[test]
    fn each_content_has_a_number_of_its_own() {
        assert_eq!(serial("a"), serial("a"));
        assert_ne!(serial("a"), serial("b"));
        let parts: Vec<_> = serial("a").trim_start_matches("urn:uuid:").split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
    }

    #[test]
    fn a_crate_without_licence_or_checksum_is_refused() {
        let mut package = Package { id: ("a".to_owned(), "1.0.0".to_owned()), ..Package::default() };
        assert!(component(&package).is_err());
        package.licence = Some("MIT/Apache-2.0".to_owned());
        assert_eq!(component(&package).unwrap()["licenses"][0]["expression"], "MIT OR Apache-2.0");
        package.source = Some("registry".to_owned());
        assert!(component(&package).unwrap_err().to_string().contains("no checksum"));
    }
}
