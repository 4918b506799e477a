//! Assessments: `*.glapp.json` (`domain.md`, *File formats · Assessment*).

use crate::context::Context;
use crate::envelope::{self, Envelope, text, unknown_catalogue};
use crate::{Document, Refusal, v1};
use glapp_core::{Assessment, Catalogue};

/// Reads an assessment in any version ever released, seen against its catalogue among `catalogues`.
///
/// # Errors
/// A [`Refusal`] with everything that is wrong with it: no JSON, another format, a newer version, a catalogue that
/// is not at hand, and every value that breaks a rule, each with its place.
pub fn read(bytes: &[u8], catalogues: &[&Catalogue]) -> Result<Document<Assessment>, Refusal> {
    let envelope = Envelope::read(bytes)?;
    envelope.expect(v1::Format::FORMAT)?;
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
    let document = envelope::read::<v1::Assessment>(text(bytes)?, &mut context);
    let value =
        document.zip(catalogue).and_then(|(document, catalogue)| document.into_core(catalogue, &mut context));
    let (value, warnings) = context.finish(value)?;
    Ok(Document { value, warnings })
}

/// Writes an assessment in the current version. [`read`] gives the same value back.
pub fn write(assessment: &Assessment) -> String {
    envelope::write(&v1::Assessment::from_core(assessment))
}
