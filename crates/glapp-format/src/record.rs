//! Objects with named fields: one definition gives the struct, its reader, its writer and its JSON Schema.

use crate::ProblemKind;
use crate::context::{Context, Step};
use crate::shape::{Seed, Shape};
use glapp_core::Carried;
use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A field on its way from the text into a record.
pub(crate) enum Slot<T> {
    Missing,
    /// `None`: there was something, but not what was wanted; a problem has been noted.
    Read(Option<T>),
}

impl<T: Shape> Slot<T> {
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        context: &mut Context,
        name: &'static str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        context.at(Step::Field(name), |context| {
            if matches!(self, Self::Read(_)) {
                context.problem(ProblemKind::Duplicate);
            }
            *self = Self::Read(map.next_value_seed(Seed::new(context))?);
            Ok(())
        })
    }

    pub fn finish(self, context: &mut Context, field: &'static str) -> Option<T> {
        match self {
            Self::Read(value) => value,
            Self::Missing => T::absent().or_else(|| {
                context.problem(ProblemKind::Missing { field });
                None
            }),
        }
    }
}

/// The fields of an object that are not known, exactly as they stand.
#[derive(Default)]
pub(crate) struct Unknown {
    pub carried: Carried,
    names: BTreeSet<Box<str>>,
}

impl Unknown {
    pub fn carry<'de, A: MapAccess<'de>>(
        &mut self,
        context: &mut Context,
        name: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        context.at(Step::Key(name.into()), |context| {
            let raw: &RawValue = map.next_value()?;
            if !self.names.insert(name.into()) {
                context.problem(ProblemKind::Duplicate);
            }
            context.warning(ProblemKind::UnknownField);
            self.carried.push(name, raw.get());
            Ok(())
        })
    }
}

/// Writes carried fields back behind the known ones.
pub(crate) fn write_carried<M: SerializeMap>(map: &mut M, carried: &Carried) -> Result<(), M::Error> {
    for (name, raw) in carried.iter() {
        // What is carried was read as JSON, so it is JSON.
        if let Ok(raw) = serde_json::from_str::<&RawValue>(raw) {
            map.serialize_entry(name, raw)?;
        }
    }
    Ok(())
}

pub(crate) fn schema(doc: &str, fields: &[(&str, &str, bool, Value)]) -> Value {
    let mut properties = Map::new();
    for (name, doc, _, schema) in fields {
        let mut schema = schema.clone();
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".into(), doc.trim().into());
        }
        properties.insert((*name).into(), schema);
    }
    let required: Vec<&str> = fields.iter().filter(|field| field.2).map(|field| field.0).collect();
    json!({ "type": "object", "description": doc.trim(), "properties": properties, "required": required })
}

/// Defines a record. Unknown fields end up in its field `carried`, and from there in the file again.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident { $($(#[doc = $field_doc:literal])* $field:ident: $type:ty),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
            /// Fields that this version does not know.
            pub carried: glapp_core::Carried,
        }

        impl $crate::shape::Shape for $name {
            fn expected(_: &$crate::context::Context) -> $crate::Expected {
                $crate::Expected::Object
            }

            fn object<'de, A: serde::de::MapAccess<'de>>(
                mut map: A,
                context: &mut $crate::context::Context,
            ) -> Result<Option<Self>, A::Error> {
                $(let mut $field = $crate::record::Slot::<$type>::Missing;)*
                let mut unknown = $crate::record::Unknown::default();
                while let Some($crate::shape::Key(name)) = map.next_key()? {
                    match &*name {
                        $(stringify!($field) => $field.read(context, stringify!($field), &mut map)?,)*
                        name => unknown.carry(context, name, &mut map)?,
                    }
                }
                $(let $field = $field.finish(context, stringify!($field));)*
                Ok((|| Some(Self { $($field: $field?,)* carried: unknown.carried }))())
            }

            fn schema() -> serde_json::Value {
                $crate::record::schema(concat!($($doc),*), &[$((
                    stringify!($field),
                    concat!($($field_doc),*),
                    <$type as $crate::shape::Shape>::absent().is_none(),
                    <$type as $crate::shape::Shape>::schema(),
                )),*])
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(if !$crate::shape::Shape::is_absent(&self.$field) {
                    map.serialize_entry(stringify!($field), &self.$field)?;
                })*
                $crate::record::write_carried(&mut map, &self.carried)?;
                map.end()
            }
        }
    };
}
pub(crate) use record;
