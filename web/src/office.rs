//! What is made and read by the office module (`web/office`), which is fetched when it is first asked for.

use crate::browser;
use crate::desk::Desk;
use glapp_core::{Assessment, Coded, Language};
use glapp_format::{assessment, practices};
use wasm_bindgen::JsValue;

/// A file of an assessment: `xlsx`, `docx`, `questionnaire`, `questionnaire-short`, or another kind that `web/office` knows.
///
/// # Errors
/// Why there is none, in the desk's language. It can be tried again.
pub async fn make(desk: Desk, kind: &str, assessment: &Assessment) -> Result<Vec<u8>, String> {
    let previous = desk.previous(assessment);
    let assessments = std::iter::once(assessment).chain(&previous).map(assessment::write);
    let given = [kind.into(), browser::to_list(assessments), added(desk)];
    let made = ask(desk, "make", given).await.map_err(|lines| lines.join("\n"))?;
    Ok(browser::bytes_of(&made))
}

/// Makes a workbook of several documents, as JSON, and lets it be saved under that name: `comparison`, `consensus`, `trend`
/// or `practices`, with what has been chosen on the page (`web/office/src/several.rs`). Says why if there is none.
pub fn workbook(
    desk: Desk,
    kind: &'static str,
    documents: impl IntoIterator<Item = String>,
    choice: &str,
    name: String,
) {
    let given = [kind.into(), browser::to_list(documents), choice.into(), added(desk)];
    desk.home.spawn(async move {
        match ask(desk, "several", given).await {
            Ok(made) => browser::download_bytes(&name, XLSX, &browser::bytes_of(&made)),
            Err(why) => desk.alarm(|_, _| (why.join("\n"), Vec::new())),
        }
    });
}

/// The practices that people have added, as JSON: the module has only those that were given.
fn added(desk: Desk) -> JsValue {
    let added = desk.library().added();
    added.map_or(JsValue::UNDEFINED, |set| practices::write_compact(&set, Language::ALL).into())
}

/// What a workbook is among files.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The assessment, as JSON, of a questionnaire that has been filled in.
///
/// # Errors
/// Everything that is wrong with it, in the desk's language.
pub async fn read(desk: Desk, bytes: &[u8]) -> Result<String, Vec<String>> {
    ask_text(desk, "read_form", browser::to_bytes(bytes)).await
}

/// The assessment, as JSON, that the last part of a link carries.
///
/// # Errors
/// Why it carries none, in the desk's language.
pub async fn read_link(desk: Desk, packed: &str) -> Result<String, Vec<String>> {
    ask_text(desk, "read_link", packed.into()).await
}

async fn ask_text(desk: Desk, name: &str, given: JsValue) -> Result<String, Vec<String>> {
    Ok(ask(desk, name, [given]).await?.as_string().unwrap_or_default())
}

async fn ask(
    desk: Desk,
    name: &str,
    given: impl IntoIterator<Item = JsValue>,
) -> Result<JsValue, Vec<String>> {
    let said = browser::ask_office(desk.home.office(), name, desk.language().code(), given).await;
    said.map_err(|why| {
        why.map_or_else(
            || vec![desk.t().office_missing.into()],
            |why| why.lines().map(str::to_owned).collect(),
        )
    })
}
