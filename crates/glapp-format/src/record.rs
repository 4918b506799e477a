//! Objects with named fields: one definition gives the struct, its reader, its writer and its JSON Schema.

use crate::ProblemKind;
use crate::context::{Context, Step};
use crate::shape::{Members, Place, Shape, Slot, Stop};
use glapp_core::Carried;
use serde::ser::SerializeMap;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Reads the members of an object into the slots of its fields; those without a slot are carried as they stand.
pub(crate) fn read_members(
    members: &mut dyn Members<'_>,
    fields: &mut [(&'static str, &mut dyn Place)],
    context: &mut Context,
) -> Result<Carried, Stop> {
    let mut carried = Carried::default();
    let mut unknown = BTreeSet::new();
    // Where the last one was found: fields mostly come in the order in which they are written.
    let mut last = 0;
    while let Some(name) = members.name()? {
        let (before, after) = fields.split_at_mut(last);
        let after = (last..).zip(after);
        match after.chain((0..).zip(before)).find(|(_, (field, _))| *field == name) {
            Some((found, (field, place))) => context.at(Step::Field(field), |context| {
                last = found;
                if place.is_taken() {
                    context.problem(ProblemKind::Duplicate);
                }
                members.value(*place, context)
            })?,
            None => context.at(Step::Key((&*name).into()), |context| {
                let raw = members.raw()?;
                if !unknown.insert(name.clone()) {
                    context.problem(ProblemKind::Duplicate);
                }
                context.unknown_field();
                carried.push(&*name, raw);
                Ok(())
            })?,
        }
    }
    Ok(carried)
}

/// What a field has become; a problem if it is missing and must not be.
pub(crate) fn finish<T: Shape>(slot: Slot<T>, context: &mut Context, field: &'static str) -> Option<T> {
    match slot {
        Slot::Read(None) | Slot::Missing if context.makes_up => {
            if matches!(slot, Slot::Missing) && T::absent().is_none() {
                context.problem(ProblemKind::Missing { field });
            }
            T::stand_in()
        }
        // What stands there is not known here, but what the field means when it is left out is.
        Slot::Read(None) if context.lenient => T::absent(),
        Slot::Read(value) => value,
        Slot::Missing => T::absent().or_else(|| {
            context.problem(ProblemKind::Missing { field });
            None
        }),
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

            fn object(
                members: &mut dyn $crate::shape::Members<'_>,
                context: &mut $crate::context::Context,
            ) -> Result<Option<Self>, $crate::shape::Stop> {
                $(let mut $field = $crate::shape::Slot::<$type>::Missing;)*
                let carried = $crate::record::read_members(
                    members,
                    &mut [$((stringify!($field), &mut $field)),*],
                    context,
                )?;
                $(let $field = $crate::record::finish($field, context, stringify!($field));)*
                Ok((|| Some(Self { $($field: $field?,)* carried }))())
            }

            fn stand_in() -> Option<Self> {
                Some(Self { $($field: <$type as $crate::shape::Shape>::stand_in()?,)* carried: Default::default() })
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
