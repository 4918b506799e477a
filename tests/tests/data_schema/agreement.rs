//! What a reader accepts its schema accepts; what a reader refuses alone breaks a rule that no schema can state.

use crate::mutations::{Mutation, apply, mutations};
use crate::table::full;
use crate::{assessments, json, schemas};
use glapp_core::{Catalogue, Coded, Language};
use glapp_format::{
    Expected, Problem, ProblemKind, Refusal, assessment, bundled, catalogue, missions, practices,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;
use std::sync::OnceLock;

pub fn iso() -> &'static Catalogue {
    static ISO: OnceLock<Catalogue> = OnceLock::new();
    ISO.get_or_init(|| bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap())
}

/// Whether a schema could not have known.
fn beyond_a_schema(problem: &Problem) -> bool {
    use ProblemKind as K;
    match &problem.kind {
        K::UnknownCatalogue { .. } | K::UnknownClause { .. } | K::NotAssessable { .. } => true,
        K::LevelAndNotApplicable
        | K::MissionSum { .. }
        | K::AdoptionUnclear
        | K::Counts { .. }
        | K::SameId { .. }
        | K::NotEach { .. }
        | K::ScaleSize { .. }
        | K::ScaleGap { .. }
        | K::QuestionMissing
        | K::Catalogue(_)
        | K::Practice(_)
        | K::PartPath
        | K::PartMissing { .. } => true,
        // How many levels there are is in the catalogue, and whether a text is blank in both languages in two fields.
        K::Unexpected { expected, .. } => matches!(expected, Expected::Whole(0, 5) | Expected::SomeText),
        _ => false,
    }
}

fn agree(
    format: &str,
    mut document: Value,
    changes: &[Mutation],
    read: impl Fn(&[u8]) -> Option<Refusal>,
) -> TestCaseResult {
    apply(&mut document, changes);
    let valid = schemas()[format].is_valid(&document);
    match read(document.to_string().as_bytes()) {
        None => prop_assert!(valid, "accepted against the schema: {changes:?}"),
        Some(refusal) if valid => {
            prop_assert!(
                refusal.problems.iter().all(beyond_a_schema),
                "refused against the schema: {refusal}"
            );
        }
        Some(_) => {}
    }
    Ok(())
}

/// A catalogue or set of practices in one piece, small enough to be changed often.
fn small(text: &str, list: &str, keep: usize) -> Value {
    let mut document: Value = serde_json::from_str(text).unwrap();
    document[list].as_array_mut().unwrap().truncate(keep);
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn about_assessments(changes in mutations()) {
                agree("glapp/assessment", full(), &changes, |bytes| assessment::read(bytes, &[iso()]).err())?;
    }

    #[test]
    fn about_examples(changes in mutations()) {
                let unit = json(&assessments("examples/exempelnamnden.glapp.json"));
        agree("glapp/assessment", unit, &changes, |bytes| assessment::read(bytes, &[iso()]).err())?;
    }

    #[test]
    fn about_catalogues(changes in mutations()) {
        static WHOLE: OnceLock<Value> = OnceLock::new();
        let whole = WHOLE.get_or_init(|| small(&catalogue::write(iso(), Language::ALL), "clauses", 4)).clone();
        let none = |_: &str| Err("no parts".to_string());
        agree("glapp/catalogue", whole, &changes, |bytes| catalogue::read(bytes, &mut none.clone()).err())?;
    }

    #[test]
    fn about_practices(changes in mutations()) {
        static WHOLE: OnceLock<Value> = OnceLock::new();
        let whole = WHOLE.get_or_init(|| {
            let set = bundled::practices(bundled::DEFAULT_PRACTICES, iso()).unwrap().unwrap();
            small(&practices::write(&set, Language::ALL), "practices", 3)
        }).clone();
        let none = |_: &str| Err("no parts".to_string());
        agree("glapp/practices", whole, &changes, |bytes| practices::read(bytes, &[iso()], &mut none.clone()).err())?;
    }

    #[test]
    fn about_missions(changes in mutations()) {
        static WHOLE: OnceLock<Value> = OnceLock::new();
        let whole = WHOLE.get_or_init(|| {
            let mut document = json(&assessments("missions/goteborg.json"));
            document["cities"][0]["profile"] = serde_json::json!({ "internal": 60, "place": 20, "transformation": 20 });
            document
        }).clone();
        agree("glapp/missions", whole, &changes, |bytes| missions::read(bytes).err())?;
    }
}
