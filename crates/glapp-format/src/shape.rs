//! Reading JSON in one pass: every value knows what it accepts, and complains in place instead of giving up.
//!
//! Why not derived `Deserialize`: it stops at the first wrong type, names no place, and drops fields that it does
//! not know. Here serde_json reads the text, and a [`Shape`] says what to make of it. Shapes meet serde only
//! through the two object-safe traits [`Members`] and [`Items`]: one copy of the JSON reader serves them all, which
//! halves this crate in the browser.

use crate::context::{Context, shortened};
use crate::{Expected, Found};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// A JSON value that is neither object nor list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scalar<'a> {
    Null,
    Bool(bool),
    Whole(u64),
    /// A negative or broken number.
    Number(f64),
    Text(&'a str),
}

impl Scalar<'_> {
    pub fn found(self) -> Found {
        Found::Value(match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string().into(),
            Self::Whole(value) => value.to_string().into(),
            Self::Number(value) => shortened(&value.to_string()).into(),
            Self::Text(text) => format!("{:?}", shortened(text)).into(),
        })
    }
}

/// The text is no JSON from here on; the reader that met it knows more.
#[derive(Debug)]
pub(crate) struct Stop;

/// A value as it is met in the text.
pub(crate) enum Token<'t, 'de> {
    Scalar(Scalar<'t>),
    Object(&'t mut (dyn Members<'de> + 't)),
    List(&'t mut (dyn Items + 't)),
}

/// The members of an object, one after the other: a name, then its value.
pub(crate) trait Members<'de> {
    /// The next name; none at the end.
    fn name(&mut self) -> Result<Option<Cow<'de, str>>, Stop>;
    /// The value behind the name.
    fn value(&mut self, place: &mut dyn Place, context: &mut Context) -> Result<(), Stop>;
    /// The value behind the name, as it stands in the text.
    fn raw(&mut self) -> Result<&'de str, Stop>;
}

/// The values of a list, one after the other.
pub(crate) trait Items {
    /// The next value; `false` at the end.
    fn item(&mut self, place: &mut dyn Place, context: &mut Context) -> Result<bool, Stop>;
}

/// Where a value is put when it is met.
pub(crate) trait Place {
    /// Whether something has been put here.
    fn is_taken(&self) -> bool;
    fn put(&mut self, token: Token<'_, '_>, context: &mut Context) -> Result<(), Stop>;
}

/// What a place in a document accepts. `None` means that a problem has been noted.
pub(crate) trait Shape: Sized {
    /// For messages, and what else than this was found.
    fn expected(context: &Context) -> Expected;

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        let expected = Self::expected(context);
        context.unexpected(found.found(), expected);
        None
    }

    fn object(members: &mut dyn Members<'_>, context: &mut Context) -> Result<Option<Self>, Stop> {
        while members.name()?.is_some() {
            members.raw()?;
        }
        let expected = Self::expected(context);
        context.unexpected(Found::Object, expected);
        Ok(None)
    }

    fn list(items: &mut dyn Items, context: &mut Context) -> Result<Option<Self>, Stop> {
        while items.item(&mut Nowhere, context)? {}
        let expected = Self::expected(context);
        context.unexpected(Found::List, expected);
        Ok(None)
    }

    /// What a missing field stands for; none if it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands in for a value that cannot be read, so that the rest can be judged; none if nothing does.
    fn stand_in() -> Option<Self> {
        Self::absent()
    }

    /// Whether the field is left out when written.
    fn is_absent(&self) -> bool {
        false
    }

    /// The JSON Schema of what is accepted.
    fn schema() -> Value;
}

/// A value on its way from the text into what holds it.
pub(crate) enum Slot<T> {
    Missing,
    /// `None`: there was something, but not what was wanted; a problem has been noted.
    Read(Option<T>),
}

impl<T> Slot<T> {
    /// The value, if one was read.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Read(value) => value,
            Self::Missing => None,
        }
    }
}

impl<T: Shape> Place for Slot<T> {
    fn is_taken(&self) -> bool {
        matches!(self, Self::Read(_))
    }

    fn put(&mut self, token: Token<'_, '_>, context: &mut Context) -> Result<(), Stop> {
        let value = match token {
            Token::Scalar(scalar) => T::scalar(scalar, context),
            Token::Object(members) => T::object(members, context)?,
            Token::List(items) => T::list(items, context)?,
        };
        *self = Self::Read(value);
        Ok(())
    }
}

/// For values that nobody wants.
struct Nowhere;

impl Place for Nowhere {
    fn is_taken(&self) -> bool {
        false
    }

    fn put(&mut self, token: Token<'_, '_>, context: &mut Context) -> Result<(), Stop> {
        match token {
            Token::Scalar(_) => {}
            Token::Object(members) => {
                while members.name()?.is_some() {
                    members.raw()?;
                }
            }
            Token::List(items) => while items.item(&mut Self, context)? {},
        }
        Ok(())
    }
}

/// Hands what serde meets to a place.
pub(crate) struct Hand<'h> {
    pub place: &'h mut dyn Place,
    pub context: &'h mut Context,
}

impl Hand<'_> {
    fn scalar<E: Error>(self, scalar: Scalar<'_>) -> Result<(), E> {
        self.place.put(Token::Scalar(scalar), self.context).map_err(|Stop| E::custom("not JSON"))
    }
}

impl<'de> DeserializeSeed<'de> for Hand<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Hand<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Scalar::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(Scalar::Whole(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Scalar::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        // 3.0 is the whole number 3, in JSON and in JSON Schema. Beyond 2^53 a float has no exact whole value.
        let whole = value >= 0.0 && value.fract() == 0.0 && value < 9_007_199_254_740_992.0;
        self.scalar(if whole { Scalar::Whole(value as u64) } else { Scalar::Number(value) })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let mut members = Met { access: map, error: None };
        let put = self.place.put(Token::Object(&mut members), self.context);
        put.map_err(|Stop| members.error.unwrap_or_else(|| A::Error::custom("not JSON")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let mut items = Met { access: list, error: None };
        let put = self.place.put(Token::List(&mut items), self.context);
        put.map_err(|Stop| items.error.unwrap_or_else(|| A::Error::custom("not JSON")))
    }
}

/// An object or list of serde's, and what it met that was no JSON.
struct Met<A, E> {
    access: A,
    error: Option<E>,
}

impl<A, E> Met<A, E> {
    fn keep<T>(&mut self, result: Result<T, E>) -> Result<T, Stop> {
        result.map_err(|error| {
            self.error = Some(error);
            Stop
        })
    }
}

impl<'de, A: MapAccess<'de>> Members<'de> for Met<A, A::Error> {
    fn name(&mut self) -> Result<Option<Cow<'de, str>>, Stop> {
        let name = self.access.next_key::<Key<'de>>();
        Ok(self.keep(name)?.map(|key| key.0))
    }

    fn value(&mut self, place: &mut dyn Place, context: &mut Context) -> Result<(), Stop> {
        let value = self.access.next_value_seed(Hand { place, context });
        self.keep(value)
    }

    fn raw(&mut self) -> Result<&'de str, Stop> {
        let raw = self.access.next_value::<&'de RawValue>();
        Ok(self.keep(raw)?.get())
    }
}

impl<'de, A: SeqAccess<'de>> Items for Met<A, A::Error> {
    fn item(&mut self, place: &mut dyn Place, context: &mut Context) -> Result<bool, Stop> {
        let item = self.access.next_element_seed(Hand { place, context });
        Ok(self.keep(item)?.is_some())
    }
}

/// The name of a field, borrowed from the text where it stands there without escapes.
pub(crate) struct Key<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(name)))
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(name.into())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}
