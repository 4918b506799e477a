//! Assessments: `*.glapp.json` (`domain.md`, *File formats · Assessment*).

use crate::context::Context;
use crate::envelope::{self, Envelope, text, unknown_catalogue};
use crate::migrate::{self, Release};
use crate::{Document, ProblemKind, Refusal, v1};
use glapp_core::{Assessment, Catalogue, Newer};

/// The version that is written, and to which every older one is brought.
type Current = v1::Assessment;

/// Reads an assessment in any version ever released, seen against its catalogue among `catalogues`.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it: no JSON, another format, a newer version, a catalogue that
/// is not at hand, and every value that breaks a rule, each with its place.
pub fn read(bytes: &[u8], catalogues: &[&Catalogue]) -> Result<Document<Assessment>, Refusal> {
    let text = text(bytes)?;
    if let Some(document) = sound(text, catalogues) {
        return Ok(document);
    }
    // Of one that is not, the text is judged before the values.
    let envelope = Envelope::of(text)?;
    envelope.expect_up_to(v1::Format::FORMAT, Current::VERSION)?;
    understood(text, &envelope, catalogues, Reading::Judged)
}

/// A document without fault, gone through once: what it is stands at its beginning.
fn sound(text: &str, catalogues: &[&Catalogue]) -> Option<Document<Assessment>> {
    let whole = |it: &Envelope| it.format.is_some() && it.version.is_some() && it.catalogue.is_some();
    let head = Envelope::brief(text, whole)?;
    head.expect_up_to(v1::Format::FORMAT, Current::VERSION).ok()?;
    understood(text, &head, catalogues, Reading::Whole).ok()
}

/// Reads an assessment as [`read`] does, and opens one that a newer Glapp wrote as far as it can be understood: what
/// cannot is passed over, each with a warning. It says so itself ([`Assessment::newer`]), no edit changes it, and
/// [`write()`] gives its text back to the letter. It is to look at: for a comparison or a sum, [`read`] is the one to
/// ask, because a newer version may mean something else by the same words.
///
/// ```
/// use glapp_core::{Edit, EditError, example};
/// use glapp_format::assessment;
///
/// let catalogue = example::catalogue();
/// let later = assessment::write(&example::assessment(&catalogue)).replace("\"version\": 1", "\"version\": 2");
/// assert!(assessment::read(later.as_bytes(), &[&catalogue]).is_err());
///
/// let mut unit = assessment::open(later.as_bytes(), &[&catalogue])?.value;
/// assert_eq!(unit.newer().map(|newer| newer.version), Some(2));
/// assert_eq!(unit.apply(&catalogue, Edit::Target(None)), Err(EditError::Newer(2)));
/// assert_eq!(assessment::write(&unit), later);
/// # Ok::<(), glapp_format::Refusal>(())
/// ```
///
/// # Errors
/// Those of [`read`]; of a newer version only that it is one, if not even unit and date can be read.
pub fn open(bytes: &[u8], catalogues: &[&Catalogue]) -> Result<Document<Assessment>, Refusal> {
    let text = text(bytes)?;
    if let Some(document) = sound(text, catalogues) {
        return Ok(document);
    }
    let envelope = Envelope::of(text)?;
    let refusal = match envelope.expect_up_to(v1::Format::FORMAT, Current::VERSION) {
        Ok(()) => return understood(text, &envelope, catalogues, Reading::Judged),
        Err(refusal) => refusal,
    };
    let Some(ProblemKind::NewerVersion { found, .. }) = refusal.problems.first().map(|it| &it.kind) else {
        return Err(refusal);
    };
    let version = *found;
    let Ok(document) = understood(text, &envelope, catalogues, Reading::Newer) else {
        return Err(refusal);
    };
    // To the letter: with its byte order mark, if it has one. It is text, or it would have been refused above.
    let value = document.value.from_newer(Newer { version, text: String::from_utf8_lossy(bytes).into() });
    Ok(Document { value, ..document })
}

/// How a document is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// All of it, or not at all.
    Whole,
    /// The same, and what is refused is told everything that is wrong with it.
    Judged,
    /// What can be understood of what a newer Glapp wrote.
    Newer,
}

fn understood(
    text: &str,
    envelope: &Envelope,
    catalogues: &[&Catalogue],
    reading: Reading,
) -> Result<Document<Assessment>, Refusal> {
    let named = envelope.catalogue.as_deref().unwrap_or_default();
    let catalogue = catalogues.iter().find(|catalogue| catalogue.id() == named);
    // Without a catalogue named, the reader below says that it is missing.
    if catalogue.is_none() && !named.trim().is_empty() {
        return Err(unknown_catalogue(
            named,
            catalogues.iter().map(|catalogue| catalogue.id().into()).collect(),
        ));
    }
    let top = catalogue.map_or(u8::MAX, |catalogue| catalogue.scale().top().number());
    let mut context = Context::with_top(top);
    context.lenient = reading == Reading::Newer;
    let document = migrate::read::<Current>(text, envelope.version, &mut context);
    if let (None, Some(catalogue), Reading::Judged) = (&document, catalogue, reading) {
        judge(text, envelope, catalogue, &mut context);
    }
    let value =
        document.zip(catalogue).and_then(|(document, catalogue)| document.into_core(catalogue, &mut context));
    let (value, warnings) = context.finish(value)?;
    Ok(Document { value, warnings })
}

/// Notes which rules are broken by what can be read of a document that is refused for what cannot: so that whoever mends
/// it learns of everything at once.
fn judge(text: &str, envelope: &Envelope, catalogue: &Catalogue, context: &mut Context) {
    let mut rest = Context::with_top(context.top);
    (rest.lenient, rest.makes_up) = (true, true);
    if let Some(document) = migrate::read::<Current>(text, envelope.version, &mut rest) {
        // Only what it says of its way there is asked for.
        let _ = document.into_core(catalogue, &mut rest);
    }
    context.also(rest);
}

/// Writes an assessment in the current version; one that a newer Glapp wrote, as it stood. [`read`] or [`open`] gives
/// the same value back.
pub fn write(assessment: &Assessment) -> String {
    match assessment.newer() {
        Some(newer) => newer.text.to_string(),
        None => envelope::write(&Current::from_core(assessment)),
    }
}

/// The same without white space, for links.
pub(crate) fn write_compact(assessment: &Assessment) -> String {
    match assessment.newer() {
        Some(newer) => newer.text.to_string(),
        // Records have text keys and finite numbers, so writing them cannot fail.
        None => serde_json::to_string(&Current::from_core(assessment)).unwrap_or_default(),
    }
}
