//! What stands in the fields of the records.

use crate::context::{Context, Step, shortened};
use crate::shape::{Items, Members, Scalar, Shape, Slot, Stop};
use crate::{Expected, Found, ProblemKind};
use glapp_core::{ClauseId, Coded, Date, Entry, Importance, Language, Level, PracticeId, Text, Votes};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::record::record;

/// A field that may be left out; `null` counts as left out.
impl<T: Shape> Shape for Option<T> {
    fn expected(context: &Context) -> Expected {
        T::expected(context)
    }

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        match found {
            Scalar::Null => Some(None),
            found => T::scalar(found, context).map(Some),
        }
    }

    fn object(members: &mut dyn Members<'_>, context: &mut Context) -> Result<Option<Self>, Stop> {
        Ok(T::object(members, context)?.map(Some))
    }

    fn list(items: &mut dyn Items, context: &mut Context) -> Result<Option<Self>, Stop> {
        Ok(T::list(items, context)?.map(Some))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "null" }] })
    }
}

/// A list; missing means empty, and an empty one is left out.
impl<T: Shape> Shape for Vec<T> {
    fn expected(_: &Context) -> Expected {
        Expected::List
    }

    fn list(items: &mut dyn Items, context: &mut Context) -> Result<Option<Self>, Stop> {
        let mut values = Self::new();
        let mut complete = true;
        for index in 0.. {
            let mut slot = Slot::Missing;
            context.at(Step::Index(index), |context| items.item(&mut slot, context))?;
            match slot {
                Slot::Read(Some(value)) => values.push(value),
                Slot::Read(None) => {
                    complete = false;
                    // So that those behind it keep their places.
                    values.extend(context.makes_up.then(T::stand_in).flatten());
                }
                Slot::Missing => break,
            }
        }
        Ok((complete || context.lenient).then_some(values))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

/// The names met so far. While each comes behind the one before it, as the clauses of a standard do, nothing else is
/// to be looked at: a tree is grown only for those that do not.
#[derive(Default)]
struct Names<'de> {
    rising: Vec<Cow<'de, str>>,
    seen: BTreeSet<Cow<'de, str>>,
}

impl<'de> Names<'de> {
    fn is_new(&mut self, name: Cow<'de, str>) -> bool {
        // "9.3" before "10.1": a shorter first part is a lower number.
        fn order(name: &str) -> (usize, &str) {
            (name.bytes().position(|it| it == b'.').unwrap_or(name.len()), name)
        }
        let rises = self.rising.last().is_none_or(|last| order(last) < order(&name));
        if self.seen.is_empty() && rises {
            self.rising.push(name);
            return true;
        }
        self.seen.extend(self.rising.drain(..));
        self.seen.insert(name)
    }
}

/// An object whose names are data, in the order of the text.
#[derive(Debug, Clone)]
pub(crate) struct Entries<T>(pub Vec<(Box<str>, T)>);

impl<T: Shape> Shape for Entries<T> {
    fn expected(_: &Context) -> Expected {
        Expected::Object
    }

    fn object(members: &mut dyn Members<'_>, context: &mut Context) -> Result<Option<Self>, Stop> {
        let mut entries = Vec::new();
        let mut names = Names::default();
        let mut complete = true;
        while let Some(key) = members.name()? {
            let mut slot = Slot::Missing;
            let key = context.at_key((&*key).into(), |context| {
                if !names.is_new(key) {
                    context.problem(ProblemKind::Duplicate);
                }
                members.value(&mut slot, context)
            })?;
            match slot {
                Slot::Read(Some(value)) => entries.push((key, value)),
                Slot::Read(None) | Slot::Missing => complete = false,
            }
        }
        Ok((complete || context.lenient).then_some(Self(entries)))
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A text, possibly empty; missing means empty, and an empty one is left out.
impl Shape for Box<str> {
    fn expected(_: &Context) -> Expected {
        Expected::Text
    }

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        match found {
            Scalar::Text(text) => Some(text.into()),
            Scalar::Null => Some("".into()),
            other => {
                context.unexpected(other.found(), Expected::Text);
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some("".into())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn schema() -> Value {
        json!({ "type": ["string", "null"] })
    }
}

/// Defines a value that is one scalar in the file.
macro_rules! scalar {
    ($(#[$meta:meta])* $name:ident($inner:ty): $expected:expr, $read:expr, $write:expr, $schema:expr $(, $stand_in:expr)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name(pub $inner);

        impl Shape for $name {
            fn expected(context: &Context) -> Expected {
                let expected: fn(&Context) -> Expected = $expected;
                expected(context)
            }

            fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
                let read: fn(Scalar<'_>, &Context) -> Option<$inner> = $read;
                let value = read(found, context).map(Self);
                if value.is_none() {
                    let expected = Self::expected(context);
                    context.unexpected(found.found(), expected);
                }
                value
            }

            $(fn stand_in() -> Option<Self> {
                Some(Self($stand_in))
            })?

            fn schema() -> Value {
                $schema
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write = $write;
                write(&self.0).serialize(serializer)
            }
        }
    };
}

scalar! {
    /// A text that must say something.
    SomeText(Box<str>):
    |_| Expected::SomeText,
    |found, _| match found {
        Scalar::Text(text) if !text.trim().is_empty() => Some(text.into()),
        _ => None,
    },
    |text: &str| text.to_owned(),
    // White space as `str::trim` sees it: with U+0085, without U+FEFF.
    json!({ "type": "string", "pattern": r"[^\s\u0085]|\ufeff" }),
    "?".into()
}

scalar! {
    /// The id of a practice: a text that must say something, too.
    Practice(PracticeId):
    |_| Expected::SomeText,
    |found, _| match found {
        Scalar::Text(text) if !text.trim().is_empty() => Some(text.into()),
        _ => None,
    },
    |id: &PracticeId| id.to_string(),
    SomeText::schema()
}

scalar! {
    /// A day.
    Day(Date):
    |_| Expected::Day,
    |found, _| match found {
        Scalar::Text(text) => text.parse().ok(),
        _ => None,
    },
    ToString::to_string,
    json!({ "type": "string", "format": "date" }),
    Date::FIRST
}

scalar! {
    /// The number of a clause.
    Number(ClauseId):
    |_| Expected::ClauseNumber,
    |found, _| match found {
        Scalar::Text(text) => text.parse().ok(),
        _ => None,
    },
    ToString::to_string,
    json!({ "type": "string", "pattern": "^[1-9][0-9]{0,2}(\\.[1-9][0-9]{0,2}){0,3}$" })
}

scalar! {
    /// A level on the scale of the document's catalogue.
    OnScale(Level):
    |context| Expected::Whole(0, context.top.into()),
    |found, context| match found {
        Scalar::Whole(level) if level <= context.top.into() => u8::try_from(level).ok().map(Level::new),
        _ => None,
    },
    |level: &Level| level.number(),
    json!({ "type": "integer", "minimum": 0, "maximum": 9 })
}

scalar! {
    /// An importance, 1-3.
    Factor(Importance):
    |_| Expected::Whole(1, 3),
    |found, _| match found {
        Scalar::Whole(factor) => Importance::from_factor(factor),
        _ => None,
    },
    |importance: &Importance| importance.factor(),
    json!({ "type": "integer", "minimum": 1, "maximum": 3 })
}

scalar! {
    /// How many people.
    Count(usize):
    |_| Expected::Whole(0, Votes::MOST as u64),
    |found, _| match found {
        Scalar::Whole(count) => usize::try_from(count).ok().filter(|count| *count <= Votes::MOST),
        _ => None,
    },
    |count: &usize| *count,
    json!({ "type": "integer", "minimum": 0, "maximum": Votes::MOST })
}

scalar! {
    /// A share in percent.
    Percent(u8):
    |_| Expected::Whole(0, 100),
    |found, _| match found {
        Scalar::Whole(share) if share <= 100 => u8::try_from(share).ok(),
        _ => None,
    },
    |share: &u8| *share,
    json!({ "type": "integer", "minimum": 0, "maximum": 100 })
}

scalar! {
    /// One of the five strategies.
    Strategy(u8):
    |_| Expected::Whole(1, 5),
    |found, _| match found {
        Scalar::Whole(strategy) if (1..=5).contains(&strategy) => u8::try_from(strategy).ok(),
        _ => None,
    },
    |strategy: &u8| *strategy,
    json!({ "type": "integer", "minimum": 1, "maximum": 5 })
}

scalar! {
    /// A weight. Whether it lies within its bounds the core checks.
    Weight(f64):
    |_| Expected::Number,
    |found, _| match found {
        Scalar::Whole(weight) => Some(weight as f64),
        Scalar::Number(weight) => Some(weight),
        _ => None,
    },
    |weight: &f64| *weight,
    json!({ "type": "number", "minimum": Entry::MIN_WEIGHT, "maximum": Entry::MAX_WEIGHT })
}

/// A word that stands for a value of the core.
#[derive(Debug, Clone)]
pub(crate) struct Code<T>(pub T);

impl<T: Coded> Shape for Code<T> {
    fn expected(_: &Context) -> Expected {
        Expected::OneOf(T::ALL.iter().map(|value| value.code()).collect())
    }

    fn scalar(found: Scalar<'_>, context: &mut Context) -> Option<Self> {
        let value = match found {
            Scalar::Text(text) => T::from_code(text).map(Self),
            _ => None,
        };
        if value.is_none() {
            let expected = Self::expected(context);
            context.unexpected(found.found(), expected);
        }
        value
    }

    fn schema() -> Value {
        json!({ "enum": T::ALL.iter().map(|value| value.code()).collect::<Vec<_>>() })
    }
}

impl<T: Coded> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.code().serialize(serializer)
    }
}

record! {
    /// A text in Swedish, English or both.
    pub struct Texts {
        /// Swedish.
        sv: Box<str>,
        /// English.
        en: Box<str>,
    }
}

impl Texts {
    /// The text, or a problem if it is blank in both languages.
    pub fn text(self, context: &mut Context) -> Option<Text> {
        // What to say of a blank one: made for none that says something, and a catalogue has thousands.
        let blank = self.sv.trim().is_empty().then(|| format!("{:?}", shortened(&self.sv)));
        let Some(mut text) = Text::new(self.sv, self.en) else {
            context.unexpected(Found::Value(blank.unwrap_or_default().into()), Expected::SomeText);
            return None;
        };
        text.carried = self.carried;
        Some(text)
    }

    /// The versions of a text in these languages.
    pub fn of(text: &Text, languages: &[Language]) -> Self {
        let version =
            |language| text.only(language).filter(|_| languages.contains(&language)).unwrap_or_default();
        Self {
            sv: version(Language::Sv).into(),
            en: version(Language::En).into(),
            carried: text.carried.clone(),
        }
    }
}

/// A list of texts, each problem with its place.
pub(crate) fn texts(field: &'static str, list: Vec<Texts>, context: &mut Context) -> Vec<Text> {
    context.inside(Step::Field(field), |context| {
        let each = list.into_iter().enumerate();
        each.filter_map(|(i, text)| context.inside(Step::Index(i), |context| text.text(context))).collect()
    })
}
