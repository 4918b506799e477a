//! JSON that several commands print. The order of the fields is that of `domain.md`, *Command line*.

use glapp_core::{ClauseId, Coded, Score, Unit};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

/// How the whole stands, or a chapter.
#[derive(Serialize)]
pub struct ScoreJson {
    /// Of a chapter; the total has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    score: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    target: Option<f64>,
    gap: Option<f64>,
    applicable: usize,
    rated: usize,
    completeness: Option<f64>,
}

impl ScoreJson {
    pub fn of(id: Option<ClauseId>, score: &Score) -> Self {
        Self::named(id.map(|id| id.to_string()), score)
    }

    /// Of something that is no clause of the catalogue.
    pub fn named(id: Option<String>, score: &Score) -> Self {
        let &Score { score: level, lower, upper, target, gap, applicable, rated } = score;
        let completeness = score.completeness();
        Self { id, score: level, lower, upper, target, gap, applicable, rated, completeness }
    }
}

/// A unit as it stands in its file, fields of a later version included.
pub struct UnitJson<'a>(pub &'a Unit);

impl Serialize for UnitJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unit = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &unit.name)?;
        map.serialize_entry("kind", unit.kind.code())?;
        if !unit.organisation.is_empty() {
            map.serialize_entry("organisation", &unit.organisation)?;
        }
        for (name, raw) in unit.carried.iter() {
            // A text in JSON has no line break of its own, so none of these is part of a value.
            let raw = RawValue::from_string(raw.replace(['\n', '\r'], ""));
            if let Ok(raw) = raw {
                map.serialize_entry(name, &raw)?;
            }
        }
        map.end()
    }
}
