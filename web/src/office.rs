//! Workbooks and Word documents, made by a module of their own that is fetched when it is asked for.

use crate::desk::Desk;
use glapp_core::Assessment;

/// A file of an assessment: `xlsx`, `docx`, `questionnaire` or `questionnaire-short`.
///
/// # Errors
/// Why there is none, in the desk's language. It can be tried again.
pub async fn make(desk: Desk, kind: &str, assessment: &Assessment) -> Result<Vec<u8>, String> {
    let _ = (desk, kind, assessment);
    Err("not made yet".into())
}

/// The assessment, as JSON, of a questionnaire that has been filled in.
///
/// # Errors
/// Everything that is wrong with it, in the desk's language.
pub async fn read(desk: Desk, bytes: &[u8]) -> Result<String, Vec<String>> {
    let _ = (desk, bytes);
    Err(vec!["not made yet".into()])
}
