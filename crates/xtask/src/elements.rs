//! What the elements offer, told once, in `web/npm/elements.json`: made of it are the custom-elements manifest, the types for
//! TypeScript and the tables for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

/// The lists of a class that those on top of it have, too.
const INHERITED: [&str; 6] = ["attributes", "members", "events", "slots", "cssParts", "cssProperties"];

/// The elements and what they stand on, in order.
pub struct Elements {
    source: Value,
    classes: Vec<Class>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Class {
    name: String,
    tag_name: Option<String>,
    superclass: Option<Named>,
    description: String,
    #[serde(default)]
    attributes: Vec<Named>,
    #[serde(default)]
    members: Vec<Member>,
    #[serde(default)]
    events: Vec<Named>,
    #[serde(default)]
    css_parts: Vec<Named>,
    #[serde(default)]
    css_properties: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    #[serde(default, rename = "type")]
    kind: Type,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
enum Member {
    Field {
        name: String,
        attribute: Option<String>,
        #[serde(rename = "type")]
        kind: Type,
        description: String,
    },
    Method {
        name: String,
        parameters: Vec<Named>,
        #[serde(rename = "return")]
        gives: Returned,
        description: String,
    },
}

#[derive(Deserialize)]
struct Returned {
    #[serde(rename = "type")]
    kind: Type,
}

#[derive(Deserialize, Default)]
struct Type {
    text: String,
}

impl Elements {
    /// Reads `web/npm/elements.json`.
    pub fn read(text: &str) -> Result<Self> {
        let source: Value = serde_json::from_str(text).context("web/npm/elements.json")?;
        let classes =
            source.pointer("/modules/0/declarations").context("web/npm/elements.json has no classes")?;
        let classes = Deserialize::deserialize(classes).context("web/npm/elements.json")?;
        Ok(Self { source, classes })
    }

    fn element(&self) -> impl Iterator<Item = (&Class, &str)> {
        self.classes.iter().filter_map(|class| Some((class, class.tag_name.as_deref()?)))
    }

    /// The manifest by the schema of `custom-elements-manifest`: each element with all that it has.
    pub fn manifest(&self) -> Result<Value> {
        let mut manifest = self.source.clone();
        let module = manifest.pointer_mut("/modules/0").and_then(Value::as_object_mut);
        let module = module.context("web/npm/elements.json has no module")?;
        let sources: BTreeMap<&str, &Value> = self
            .source
            .pointer("/modules/0/declarations")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|class| Some((class.get("name")?.as_str()?, class)))
            .collect();
        let (mut declarations, mut exports) = (Vec::new(), Vec::new());
        for (class, tag) in self.element() {
            let mut line = Vec::new();
            let mut at = Some(class.name.as_str());
            while let Some(source) = at.and_then(|name| sources.get(name)) {
                line.push(source);
                at = source.pointer("/superclass/name").and_then(Value::as_str);
            }
            let mut whole = json!({
                "kind": "class",
                "customElement": true,
                "name": class.name,
                "tagName": tag,
                "description": class.description,
                "superclass": { "name": "HTMLElement", "package": "global:" },
            });
            for list in INHERITED {
                let of = |source: &&&Value| source.get(list).and_then(Value::as_array).cloned();
                let all: Vec<_> = line.iter().rev().filter_map(of).flatten().collect();
                if let (Some(whole), false) = (whole.as_object_mut(), all.is_empty()) {
                    whole.insert(list.to_owned(), all.into());
                }
            }
            declarations.push(whole);
            let declaration = json!({ "name": class.name, "module": "glapp.js" });
            exports.push(
                json!({ "kind": "custom-element-definition", "name": tag, "declaration": declaration }),
            );
        }
        module.insert("declarations".to_owned(), declarations.into());
        module.insert("exports".to_owned(), exports.into());
        Ok(manifest)
    }

    /// The types for TypeScript. The module exports none of these at run time: they are interfaces.
    pub fn types(&self) -> Result<String> {
        let mut text = String::from("// Types of what `import \"glapp\"` defines.\n\n");
        for class in &self.classes {
            let on = class.superclass.as_ref().map_or("HTMLElement", |on| &on.name);
            let tag = class.tag_name.as_ref().map(|tag| format!("`<{tag}>`: ")).unwrap_or_default();
            writeln!(text, "/** {tag}{} */", class.description)?;
            writeln!(text, "export interface {} extends {on} {{", class.name)?;
            for member in &class.members {
                match member {
                    Member::Field { name, attribute, kind, description } => {
                        let said = class.attributes.iter().find(|it| Some(&it.name) == attribute.as_ref());
                        let description = said.map_or(description, |it| &it.description);
                        writeln!(text, "  /** {description} */\n  {name}: {};", kind.text)?;
                    }
                    Member::Method { name, parameters, gives, description } => {
                        let parameters: Vec<_> =
                            parameters.iter().map(|it| format!("{}: {}", it.name, it.kind.text)).collect();
                        let (given, kind) = (parameters.join(", "), &gives.kind.text);
                        writeln!(text, "  /** {description} */\n  {name}({given}): {kind};")?;
                    }
                }
            }
            text += "}\n\n";
        }
        text += "declare global {\n  interface HTMLElementTagNameMap {\n";
        for (class, tag) in self.element() {
            writeln!(text, "    \"{tag}\": {};", class.name)?;
        }
        text += "  }\n\n  interface GlobalEventHandlersEventMap {\n";
        for event in self.classes.iter().flat_map(|class| &class.events) {
            writeln!(text, "    /** {} */\n    \"{}\": {};", event.description, event.name, event.kind.text)?;
        }
        Ok(text + "  }\n}\n")
    }

    /// Sections for people, in Markdown: what each element has, below what it shares with others.
    pub fn sections(&self) -> Result<String> {
        let mut text = String::new();
        for class in &self.classes {
            match &class.tag_name {
                Some(tag) => writeln!(text, "## `<{tag}>`\n\n{}\n", class.description)?,
                None if class.superclass.is_none() => writeln!(text, "## Every element\n")?,
                None => {
                    writeln!(text, "## Those that only show something\n\n{}\n", class.description)?;
                }
            }
            let attributes = class.attributes.iter().map(|it| [&it.name, &it.kind.text, &it.description]);
            text += &table(["attribute", "value", ""], attributes)?;
            let own = class.members.iter().filter_map(|member| match member {
                Member::Field { attribute: Some(_), .. } => None,
                Member::Field { name, kind, description, .. } => {
                    Some([name.clone(), kind.text.clone(), description.clone()])
                }
                Member::Method { name, parameters, gives, description } => {
                    let names: Vec<_> = parameters.iter().map(|it| it.name.as_str()).collect();
                    let call = format!("{name}({})", names.join(", "));
                    Some([call, gives.kind.text.clone(), description.clone()])
                }
            });
            let own: Vec<_> = own.collect();
            text += &table(["property or method", "gives", ""], own.iter().map(|row| row.each_ref()))?;
            let events = class.events.iter().map(|it| [&it.name, detail(&it.kind.text), &it.description]);
            text += &table(["event", "`detail`", ""], events)?;
        }
        Ok(text)
    }

    /// Parts of every element, in Markdown.
    pub fn parts(&self) -> Result<String> {
        let parts = self.classes.iter().flat_map(|class| &class.css_parts);
        table(["part", "", ""], parts.map(|it| [&it.name, &it.kind.text, &it.description]))
    }

    /// Custom properties of every element, in Markdown.
    pub fn properties(&self) -> Result<String> {
        let properties = self.classes.iter().flat_map(|class| &class.css_properties);
        table(["property", "", ""], properties.map(|it| [&it.name, &it.kind.text, &it.description]))
    }
}

/// What stands in `CustomEvent<…>`.
fn detail(kind: &str) -> &str {
    kind.strip_prefix("CustomEvent<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind)
}

/// Rows with a name, what it is and what it does; nothing without rows. A column without a heading and without content goes.
fn table<'a, T: AsRef<str> + ?Sized + 'a>(
    head: [&str; 3],
    rows: impl Iterator<Item = [&'a T; 3]>,
) -> Result<String> {
    let mut text = String::new();
    for [name, kind, what] in rows {
        let kind = kind.as_ref().replace('|', "\\|");
        let (name, what) = (name.as_ref(), what.as_ref());
        match head {
            [_, "", _] => writeln!(text, "| `{name}` | {what} |")?,
            _ => writeln!(text, "| `{name}` | `{kind}` | {what} |")?,
        }
    }
    if text.is_empty() {
        return Ok(text);
    }
    let head = match head {
        [name, "", what] => format!("| {name} | {what} |\n|---|---|\n"),
        [name, kind, what] => format!("| {name} | {kind} | {what} |\n|---|---|---|\n"),
    };
    Ok(head + &text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{files, shadow};

    fn elements() -> Elements {
        let path = files::root().join("web/npm/elements.json");
        Elements::read(&files::read_text(&path).unwrap()).unwrap()
    }

    #[test]
    fn each_element_has_all_that_it_stands_on() {
        let manifest = elements().manifest().unwrap();
        let of = |tag: &str, list: &str| -> Vec<String> {
            let classes = manifest.pointer("/modules/0/declarations").unwrap().as_array().unwrap();
            let class = classes.iter().find(|class| class["tagName"] == tag).unwrap();
            class[list].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(of("glapp-practices", "attributes"), ["lang", "theme", "catalogue", "practices", "day"]);
        assert!(of("glapp-assessment", "members").contains(&"export".to_owned()));
        assert_eq!(of("glapp-result", "events"), ["glapp-ready", "glapp-error"]);
        assert_eq!(manifest.pointer("/modules/0/exports").unwrap().as_array().unwrap().len(), 4);
        let properties = of("glapp-comparison", "cssProperties");
        for token in shadow::TOKENS.iter().chain(&["rem", "offset"]) {
            assert!(properties.contains(&format!("--glapp-{token}")), "{token}");
        }
        assert_eq!(properties.len(), shadow::TOKENS.len() + 2);
    }

    #[test]
    fn types_and_tables_say_the_same() {
        let elements = elements();
        let (types, sections) = (elements.types().unwrap(), elements.sections().unwrap());
        for part in [
            "export interface GlappElement extends HTMLElement {\n  /** The colours. Unless told, light",
            "export interface GlappResult extends GlappView {",
            "  import(document: object | string | Blob): Promise<{ id: string | null }>;",
            "    \"glapp-assessment\": GlappAssessment;",
            "    \"glapp-error\": CustomEvent<{ kind: string; message: string }>;",
        ] {
            assert!(types.contains(part), "{part}: {types}");
        }
        for part in [
            "## `<glapp-comparison>`\n\nSeveral units side by side.\n",
            "| `theme` | `\"light\" \\| \"dark\" \\| \"contrast\"` | The colours.",
            "| `flush()` | `Promise<boolean>` | Saves",
            "| `glapp-error` | `{ kind: string; message: string }` | Something",
        ] {
            assert!(sections.contains(part), "{part}: {sections}");
        }
        assert!(elements.parts().unwrap().starts_with("| part |  |\n|---|---|\n| `root` | All"));
    }

    #[test]
    fn what_is_not_as_expected_is_an_error() {
        for text in ["", "{}", r#"{"modules":[{"declarations":[{"name":"x"}]}]}"#] {
            assert!(Elements::read(text).is_err(), "{text}");
        }
    }
}
