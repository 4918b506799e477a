//! Reading JSON in one pass: every value knows what it accepts, and complains in place instead of giving up.
//!
//! Why not derived `Deserialize`: it stops at the first wrong type, names no place, and drops fields that it does
//! not know. Here serde_json reads the text, and a [`Shape`] says what to make of it.

use crate::context::{Context, shortened};
use crate::{Expected, Found};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;
use std::{borrow::Cow, fmt, marker::PhantomData};

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

/// What a place in a document accepts. `None` means that a problem has been noted.
pub(crate) trait Shape: Sized {
    /// For messages, and what else than this was found.
    fn expected(context: &Context) -> Expected;

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        let expected = Self::expected(context);
        context.unexpected(found.found(), expected);
        None
    }

    fn object<'de, A: MapAccess<'de>>(mut map: A, context: &mut Context) -> Result<Option<Self>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        let expected = Self::expected(context);
        context.unexpected(Found::Object, expected);
        Ok(None)
    }

    fn list<'de, A: SeqAccess<'de>>(mut list: A, context: &mut Context) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        let expected = Self::expected(context);
        context.unexpected(Found::List, expected);
        Ok(None)
    }

    /// What a missing field stands for; none if it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the field is left out when written.
    fn is_absent(&self) -> bool {
        false
    }

    /// The JSON Schema of what is accepted.
    fn schema() -> Value;
}

/// Reads a value of a shape.
pub(crate) struct Seed<'c, T>(pub &'c mut Context, PhantomData<T>);

impl<'c, T> Seed<'c, T> {
    pub fn new(context: &'c mut Context) -> Self {
        Self(context, PhantomData)
    }
}

impl<'de, T: Shape> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Shape> Visitor<'de> for Seed<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(T::scalar(Scalar::Null, self.0))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        Ok(T::scalar(Scalar::Bool(value), self.0))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        Ok(T::scalar(Scalar::Whole(value), self.0))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        Ok(T::scalar(Scalar::Number(value as f64), self.0))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        // 3.0 is the whole number 3, in JSON and in JSON Schema. Beyond 2^53 a float has no exact whole value.
        let whole = value >= 0.0 && value.fract() == 0.0 && value < 9_007_199_254_740_992.0;
        let scalar = if whole { Scalar::Whole(value as u64) } else { Scalar::Number(value) };
        Ok(T::scalar(scalar, self.0))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<T>, E> {
        Ok(T::scalar(Scalar::Text(value), self.0))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        T::object(map, self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Option<T>, A::Error> {
        T::list(list, self.0)
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
