//! A small world of every kind of document, and a walker that puts a text of one's choice into every field of them
//! that takes one.

use glapp_core::{
    Assessment, Catalogue, Coded as _, HandbookText, Language, Missions, Need, Practices, Terms,
};
use glapp_format::{assessment, bundled, catalogue, handbook, missions, practices};
use glapp_hostile::iso;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The documents as JSON.
pub struct World {
    catalogue: Value,
    practices: Value,
    needs: Value,
    terms: Value,
    text: Value,
    missions: Value,
    units: Vec<Value>,
}

/// The documents as values.
pub struct Read {
    pub catalogue: Catalogue,
    pub practices: Practices,
    pub needs: Vec<Need>,
    pub terms: Terms,
    pub text: HandbookText,
    pub missions: Missions,
    pub units: Vec<Assessment>,
}

/// The clauses that are kept: few, but with chapters, a middle level and clauses of one title.
const CLAUSES: [&str; 7] = ["4", "4.1", "4.1.1", "4.1.2", "4.2", "5", "5.1"];

impl World {
    pub fn new() -> Self {
        let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let file = |name: &str| parsed(bundled::HANDBOOK_FILES.iter().find(|(it, _)| *it == name).unwrap().1);
        let mut catalogue = parsed(&catalogue::write(iso(), Language::ALL));
        catalogue["clauses"]
            .as_array_mut()
            .unwrap()
            .retain(|it| CLAUSES.contains(&it["id"].as_str().unwrap()));
        // A leaf now, which had clauses below it.
        let leaf = catalogue["clauses"][2].clone();
        for clause in catalogue["clauses"].as_array_mut().unwrap() {
            if clause["id"] == "5.1" && clause.get("question").is_none() {
                let mut as_leaf = leaf.clone();
                as_leaf["id"] = clause["id"].clone();
                *clause = as_leaf;
            }
        }
        let set = bundled::practices(bundled::DEFAULT_PRACTICES, iso()).unwrap().unwrap();
        let mut practices = parsed(&practices::write(&set, Language::ALL));
        let mut kept = 0;
        practices["practices"].as_array_mut().unwrap().retain_mut(|it| {
            linked(it, "clauses");
            let keeps = it["clauses"].as_array().is_some_and(|it| !it.is_empty()) && kept < 4;
            kept += usize::from(keeps);
            keeps
        });
        let mut needs = file("needs");
        needs["needs"].as_array_mut().unwrap().truncate(3);
        needs["needs"].as_array_mut().unwrap().iter_mut().for_each(|it| linked(it, "clauses"));
        let mut terms = file("terms");
        terms["terms"].as_array_mut().unwrap().truncate(3);
        let mut text = file("handbook");
        let phases = text["process"]["phases"].as_array_mut().unwrap();
        phases.iter_mut().for_each(|it| linked(it, "clauses"));
        let units = ["Adam", "Bertil", "Cesar"].iter().zip(1..);
        let units = units.map(|(name, at)| unit(name, at, &practices)).collect();
        Self { catalogue, practices, needs, terms, text, missions: file("missions"), units }
    }

    fn documents(&mut self) -> Vec<(&'static str, &mut Value)> {
        let mut all = vec![
            ("catalogue", &mut self.catalogue),
            ("practices", &mut self.practices),
            ("needs", &mut self.needs),
            ("terms", &mut self.terms),
            ("text", &mut self.text),
            ("missions", &mut self.missions),
        ];
        all.extend(self.units.iter_mut().map(|unit| ("unit", unit)));
        all
    }

    fn document(&self, kind: &str) -> &Value {
        match kind {
            "catalogue" => &self.catalogue,
            "practices" => &self.practices,
            "needs" => &self.needs,
            "terms" => &self.terms,
            "text" => &self.text,
            "missions" => &self.missions,
            _ => &self.units[0],
        }
    }

    /// The documents read; an error says which was refused.
    fn accepted(&self, kind: &str, value: &Value) -> Result<(), String> {
        let bytes = value.to_string().into_bytes();
        let own = catalogue::read(self.catalogue.to_string().as_bytes(), &mut none);
        let own = own.map_err(|it| it.to_string())?.value;
        let read = match kind {
            "catalogue" => catalogue::read(&bytes, &mut none).map(drop),
            "practices" => practices::read(&bytes, &[&own], &mut none).map(drop),
            "needs" => handbook::read_needs(&bytes, &own).map(drop),
            "terms" => handbook::read_terms(&bytes).map(drop),
            "text" => handbook::read_text(&bytes, &own).map(drop),
            "missions" => missions::read(&bytes).map(drop),
            _ => assessment::read(&bytes, &[&own]).map(drop),
        };
        read.map_err(|it| format!("{kind}: {it}"))
    }

    /// The fields that take any text: those in which the reader accepts one. Names of fields are never changed.
    pub fn fields(&self) -> BTreeSet<(&'static str, String)> {
        let mut fields = BTreeSet::new();
        for kind in ["catalogue", "practices", "needs", "terms", "text", "missions", "unit"] {
            let whole = self.document(kind);
            self.accepted(kind, whole).unwrap();
            let mut paths = BTreeSet::new();
            visit(&mut whole.clone(), "", &mut |path, _| {
                paths.insert(path.to_owned());
            });
            for path in paths {
                let mut tried = whole.clone();
                let mut n = 0;
                visit(&mut tried, "", &mut |it, text| {
                    if it == path {
                        n += 1;
                        *text = format!("Ord{n:04}");
                    }
                });
                // What others name it by stays: a document of its own would be another one.
                let name = kind == "catalogue" && path == "/id";
                if !name && self.accepted(kind, &tried).is_ok() {
                    fields.insert((kind, path));
                }
            }
        }
        fields
    }

    /// The documents with `say(n, is_address)` in those fields, where `n` is the same for texts that were alike.
    pub fn filled(
        mut self,
        fields: &BTreeSet<(&'static str, String)>,
        say: &dyn Fn(usize, bool) -> String,
    ) -> Read {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (kind, document) in self.documents() {
            visit(document, "", &mut |path, text| {
                if fields.contains(&(kind, path.to_owned())) {
                    let next = known.len();
                    let n = *known.entry(text.clone()).or_insert(next);
                    *text = say(n, path.ends_with("/url"));
                }
            });
        }
        let bytes = |value: &Value| value.to_string().into_bytes();
        let catalogue = catalogue::read(&bytes(&self.catalogue), &mut none).unwrap().value;
        Read {
            practices: practices::read(&bytes(&self.practices), &[&catalogue], &mut none).unwrap().value,
            needs: handbook::read_needs(&bytes(&self.needs), &catalogue).unwrap().value,
            terms: handbook::read_terms(&bytes(&self.terms)).unwrap().value,
            text: handbook::read_text(&bytes(&self.text), &catalogue).unwrap().value,
            missions: missions::read(&bytes(&self.missions)).unwrap().value,
            units: self
                .units
                .iter()
                .map(|it| assessment::read(&bytes(it), &[&catalogue]).unwrap().value)
                .collect(),
            catalogue,
        }
    }
}

fn none(_: &str) -> Result<Vec<u8>, String> {
    Err("no parts".into())
}

/// Keeps the links to clauses that there are.
fn linked(value: &mut Value, field: &str) {
    if let Some(links) = value.get_mut(field).and_then(Value::as_array_mut) {
        links.retain(|it| CLAUSES.contains(&it.as_str().or(it["id"].as_str()).unwrap_or_default()));
    }
}

/// An assessment with something in every field.
fn unit(name: &str, at: u64, practices: &Value) -> Value {
    let practice = practices["practices"][0]["id"].clone();
    let rating = |level: u64| {
        json!({ "level": level, "target": 4, "importance": at, "note": format!("Anteckning {name} {level}"),
            "evidence": [{ "text": format!("Plan {name} {level}"), "url": format!("https://a.example/{name}/{level}") },
                { "text": format!("Samtal {name}"), "url": "" }],
            "practices": [practice, format!("eget-{name}")],
            "spread": { "counts": [0, 1, 1, 0, 0, 1], "not_applicable": 1 } })
    };
    json!({
        "format": "glapp/assessment", "version": 1, "id": format!("id-{name}"), "catalogue": "iso-56002:2019",
        "unit": { "name": format!("Enhet {name}"), "kind": "forvaltning", "organisation": format!("Stad {name}") },
        "date": format!("2026-0{at}-02"), "stage": "consensus",
        "state": "adopted", "adopted": { "date": format!("2026-0{at}-20"), "by": format!("Ledning {name}") },
        "continues": format!("före-{name}"),
        "assessors": [{ "name": format!("Person {name}"), "role": format!("Roll {name}") }], "target": 3,
        "ratings": { "4.1.1": rating(at), "4.1.2": rating(4), "4.2": { "not_applicable": format!("Skäl {name}") },
            "5.1": rating(0) },
        "actions": [
            { "id": format!("å-{name}-1"), "clause": "4.1.1", "text": format!("Gör {name}"), "owner": format!("Ansvarig {name}"),
              "due": "2026-09-30", "status": "open" },
            { "id": format!("å-{name}-2"), "text": format!("Gör mer {name}"), "owner": format!("Annan {name}"), "status": "done",
              "due": "2026-10-30" }],
        "mission": { "internal": 60, "place": 20, "transformation": 20 },
        "modified": format!("2026-03-0{at}T14:03:00Z"),
        "okänt": format!("Senare {name}"),
    })
}

/// Calls with every text and its path, places and clauses left out of it.
fn visit(value: &mut Value, path: &str, each: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::String(text) if !text.is_empty() => each(path, text),
        Value::Array(items) => items.iter_mut().for_each(|it| visit(it, &format!("{path}/*"), each)),
        Value::Object(fields) => {
            for (name, it) in fields {
                let name = if name.parse::<glapp_core::ClauseId>().is_ok() { "*" } else { name };
                visit(it, &format!("{path}/{name}"), each);
            }
        }
        _ => {}
    }
}
