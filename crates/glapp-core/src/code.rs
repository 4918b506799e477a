//! Enums that have a fixed name in files.

/// An enum whose every value has one name (`code`) in files and in scripts, as `domain.md` spells it.
///
/// ```
/// use glapp_core::{Coded, Stage};
/// assert_eq!(Stage::Consensus.code(), "consensus");
/// assert_eq!(Stage::from_code("individual"), Some(Stage::Individual));
/// assert_eq!(Stage::from_code("Individual"), None); // names are case-sensitive
/// ```
pub trait Coded: Copy + PartialEq + 'static {
    /// Every value, in the order of the definition.
    const ALL: &'static [Self];

    /// The name of this value in files.
    fn code(self) -> &'static str;

    /// The value with that name, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Defines an enum together with its names in files.
macro_rules! codes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$value_meta:meta])* $value:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_meta])* $value),* }

        impl $crate::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),* }
            }
        }
    };
}
pub(crate) use codes;
