//! JSON Schemas of the documents, generated from the very definitions that read them.

use crate::backup::BackupDocument;
use crate::catalogue::{CatalogueDocument, CataloguePart};
use crate::handbook::{NeedsDocument, TermsDocument, TextDocument};
use crate::missions::MissionsDocument;
use crate::practices::{PracticesDocument, PracticesPart};
use crate::shape::Shape;
use crate::v1;
use serde_json::{Value, json};

/// Every schema as (file name, text).
pub fn all() -> Vec<(&'static str, String)> {
    let document = |title: &str, schema: Value| {
        let mut whole = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title });
        if let (Some(whole), Value::Object(schema)) = (whole.as_object_mut(), schema) {
            whole.extend(schema);
        }
        crate::envelope::write(&whole)
    };
    vec![
        ("assessment.v1.schema.json", document("glapp/assessment, version 1", v1::Assessment::schema())),
        ("backup.v1.schema.json", document("glapp/backup, version 1", BackupDocument::schema())),
        ("catalogue.v1.schema.json", document("glapp/catalogue, version 1", CatalogueDocument::schema())),
        (
            "catalogue-part.v1.schema.json",
            document("glapp/catalogue-part, version 1", CataloguePart::schema()),
        ),
        ("handbook-text.v1.schema.json", document("glapp/handbook-text, version 1", TextDocument::schema())),
        ("missions.v1.schema.json", document("glapp/missions, version 1", MissionsDocument::schema())),
        ("needs.v1.schema.json", document("glapp/needs, version 1", NeedsDocument::schema())),
        ("practices.v1.schema.json", document("glapp/practices, version 1", PracticesDocument::schema())),
        (
            "practices-part.v1.schema.json",
            document("glapp/practices-part, version 1", PracticesPart::schema()),
        ),
        ("terms.v1.schema.json", document("glapp/terms, version 1", TermsDocument::schema())),
    ]
}
