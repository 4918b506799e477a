//! What every document starts with: its format and version.

use crate::context::Context;
use crate::shape::{Hand, Items, Members, Place, Scalar, Shape, Slot, Stop};
use crate::{Expected, Problem, ProblemKind, Refusal};
use serde::de::DeserializeSeed;
use serde_json::error::Category;
use serde_json::{Value, json};

/// The version that this release writes. It reads every version up to this one.
pub const VERSION: u64 = 1;

/// The most bytes of a document that are read. A full assessment with notes is well below a tenth of it.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Such as `glapp/assessment`.
    pub format: Option<Box<str>>,
    /// From 1.
    pub version: Option<u64>,
    /// The catalogue it is against, where it is against one.
    pub catalogue: Option<Box<str>>,
}

impl Envelope {
    /// Reads what a document says of itself and passes over the rest.
    ///
    /// # Errors
    /// A [`Refusal`] if the bytes are too many, no text or no JSON. JSON that is no object has an empty envelope.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::of(text(bytes)?)
    }

    /// What a document says of itself at its beginning, as far as it is `enough`: the rest is not looked at, and may be
    /// anything. None if it never is.
    pub(crate) fn brief(text: &str, enough: fn(&Self) -> bool) -> Option<Self> {
        let mut context = Context::default();
        context.enough = Some(enough);
        let mut slot = Slot::Missing;
        // That the document is not read to its end is an error to who reads it, but not here.
        let _ = put(text, &mut slot, &mut context);
        slot.value().filter(enough)
    }

    pub(crate) fn of(text: &str) -> Result<Self, Refusal> {
        let mut context = Context::default();
        let envelope = read::<Self>(text, &mut context);
        context.finish(envelope).map(|(envelope, _)| envelope)
    }

    /// Checks that this is a document of that format in a version that can be read.
    pub(crate) fn expect(&self, format: &'static str) -> Result<(), Refusal> {
        self.expect_up_to(format, VERSION)
    }

    /// The same where that version is the newest that can be read.
    pub(crate) fn expect_up_to(&self, format: &'static str, newest: u64) -> Result<(), Refusal> {
        if self.format.as_deref() != Some(format) {
            return Err(Refusal::one(ProblemKind::WrongFormat {
                found: self.format.clone(),
                expected: format,
            }));
        }
        match self.version {
            Some(found) if found > newest => Err(Refusal::one(ProblemKind::NewerVersion { found, newest })),
            // One that is missing or none at all the reader of the whole document reports at its place.
            _ => Ok(()),
        }
    }
}

/// The text of a document, without a byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    text_within(bytes, MAX_BYTES)
}

/// The same where a document may have other bounds.
pub(crate) fn text_within(bytes: &[u8], limit: usize) -> Result<&str, Refusal> {
    if bytes.len() > limit {
        let (bytes, limit) = (bytes.len() as u64, limit as u64);
        return Err(Refusal::one(ProblemKind::TooLarge { bytes, limit }));
    }
    if bytes.is_empty() {
        return Err(Refusal::one(ProblemKind::Empty));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Refusal::one(ProblemKind::NotText { byte: error.valid_up_to() }))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a whole document of a shape. Problems are noted; `None` means that there were some.
pub(crate) fn read<T: Shape>(text: &str, context: &mut Context) -> Option<T> {
    let mut slot = Slot::Missing;
    if let Err(error) = put(text, &mut slot, context) {
        context.problem(syntax(&error));
        return None;
    }
    slot.value()
}

/// Reads a document of a format. A sound one is gone through once: what it is stands at its beginning. Of one that is
/// not, the text is judged before the values: then that is the refusal.
pub(crate) fn document<T: Shape>(
    text: &str,
    format: &'static str,
    context: &mut Context,
) -> Result<Option<T>, Refusal> {
    let judge = || Envelope::of(text)?.expect(format);
    let head = Envelope::brief(text, |it| it.format.is_some() && it.version.is_some());
    if head.is_none_or(|head| head.expect(format).is_err()) {
        judge()?;
    }
    let document = read(text, context);
    if document.is_none() {
        judge()?;
    }
    Ok(document)
}

/// Puts the whole of a text in a place.
fn put(text: &str, place: &mut dyn Place, context: &mut Context) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Hand { place, context }.deserialize(&mut deserializer)?;
    deserializer.end()
}

/// Writes a document as people can read it, with a line break at its end.
pub(crate) fn write(document: &impl serde::Serialize) -> String {
    // Records have text keys and finite numbers, so writing them cannot fail.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

/// A refusal because a catalogue is not at hand.
pub(crate) fn unknown_catalogue(found: &str, known: Vec<Box<str>>) -> Refusal {
    let kind = ProblemKind::UnknownCatalogue { found: found.into(), known };
    Refusal { problems: vec![Problem { part: None, path: "$.catalogue".into(), kind }] }
}

fn syntax(error: &serde_json::Error) -> ProblemKind {
    let (line, column) = (error.line(), error.column());
    if error.classify() == Category::Eof {
        return ProblemKind::CutOff { line, column };
    }
    let whole = error.to_string();
    let detail = whole.split(" at line ").next().unwrap_or_default().into();
    ProblemKind::Syntax { line, column, detail }
}

/// Anything else than an object has an empty envelope.
impl Shape for Envelope {
    fn expected(_: &Context) -> Expected {
        Expected::Object
    }

    fn scalar(_: Scalar<'_>, _: &mut Context) -> Option<Self> {
        Some(Self::default())
    }

    fn list(items: &mut dyn Items, context: &mut Context) -> Result<Option<Self>, Stop> {
        while items.item(&mut Slot::<Self>::Missing, context)? {}
        Ok(Some(Self::default()))
    }

    fn object(members: &mut dyn Members<'_>, context: &mut Context) -> Result<Option<Self>, Stop> {
        let mut head = Self::default();
        while context.enough.is_none_or(|enough| !enough(&head)) {
            let Some(name) = members.name()? else { break };
            match &*name {
                "format" => head.format = taken(members)?,
                "version" => head.version = taken::<Version>(members)?.map(|version| version.0),
                "catalogue" => head.catalogue = taken(members)?,
                _ => drop(members.raw()?),
            }
        }
        Ok(Some(head))
    }

    fn schema() -> Value {
        json!({})
    }
}

/// A member of the envelope. Type errors are for the reader of the whole document to report, at their place.
fn taken<T: Shape>(members: &mut dyn Members<'_>) -> Result<Option<T>, Stop> {
    let mut slot = Slot::Missing;
    members.value(&mut slot, &mut Context::default())?;
    Ok(slot.value())
}

/// A version of a format.
#[derive(Debug, Clone)]
pub(crate) struct Version(pub u64);

impl Version {
    pub const CURRENT: Self = Self(VERSION);
}

impl Shape for Version {
    fn expected(_: &Context) -> Expected {
        Expected::Whole(1, VERSION)
    }

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        match found {
            Scalar::Whole(version) if version > 0 => Some(Self(version)),
            other => {
                context.unexpected(other.found(), Self::expected(context));
                None
            }
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Self::CURRENT)
    }

    fn schema() -> Value {
        json!({ "const": VERSION })
    }
}

impl serde::Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

/// Defines the `format` field of a document.
macro_rules! tag {
    ($(#[$meta:meta])* $name:ident = $format:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name;

        impl $name {
            pub const FORMAT: &'static str = $format;
        }

        impl $crate::shape::Shape for $name {
            fn expected(_: &$crate::context::Context) -> $crate::Expected {
                $crate::Expected::Exactly($format.into())
            }

            fn scalar(
                found: $crate::shape::Scalar<'_>,
                context: &mut $crate::context::Context,
            ) -> Option<Self> {
                if matches!(found, $crate::shape::Scalar::Text($format)) {
                    return Some(Self);
                }
                let expected = Self::expected(context);
                context.unexpected(found.found(), expected);
                None
            }

            fn stand_in() -> Option<Self> {
                Some(Self)
            }

            fn schema() -> serde_json::Value {
                serde_json::json!({ "const": $format })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($format)
            }
        }
    };
}
pub(crate) use tag;
