//! The number of a clause.

use crate::ClauseIdError;
use std::{fmt, str::FromStr};

/// The number of a clause, such as `4`, `4.1` or `4.1.2`: one to four parts of 1-255 each.
///
/// Ids order as the clauses stand in the standard: `9.3` before `10`, a clause before those below it.
///
/// ```
/// use glapp_core::ClauseId;
/// let id: ClauseId = "4.1.2".parse()?;
/// assert_eq!(id.parent().unwrap().to_string(), "4.1");
/// assert_eq!(id.chapter().to_string(), "4");
/// assert!(id < "10".parse()?);
/// assert!("4.01".parse::<ClauseId>().is_err()); // one spelling per clause
/// # Ok::<(), glapp_core::ClauseIdError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClauseId {
    /// Unused parts are 0, which no part of a number can be: that makes the order of the parts right.
    parts: [u8; 4],
}

impl ClauseId {
    /// The first number there is: `1`.
    pub const FIRST: Self = Self { parts: [1, 0, 0, 0] };

    fn used(&self) -> impl Iterator<Item = u8> {
        self.parts.into_iter().take_while(|&part| part != 0)
    }

    /// How many parts the number has: 1 for a chapter.
    pub fn depth(self) -> usize {
        self.used().count()
    }

    /// The clause that this one stands directly below; none for a chapter.
    pub fn parent(self) -> Option<Self> {
        let keep = self.depth().checked_sub(1).filter(|&keep| keep > 0)?;
        Some(self.truncated(keep))
    }

    /// The chapter that this clause belongs to: its first part.
    pub fn chapter(self) -> Self {
        self.truncated(1)
    }

    /// Whether this clause is `ancestor` or stands below it.
    pub fn is_within(self, ancestor: Self) -> bool {
        self.truncated(ancestor.depth()) == ancestor
    }

    fn truncated(self, keep: usize) -> Self {
        let mut parts = [0; 4];
        for (to, from) in parts.iter_mut().zip(self.parts).take(keep) {
            *to = from;
        }
        Self { parts }
    }
}

/// As one number: clauses are looked up by their order, once for every rating of every document.
impl Ord for ClauseId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        u32::from_be_bytes(self.parts).cmp(&u32::from_be_bytes(other.parts))
    }
}

impl PartialOrd for ClauseId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, part) in self.used().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClauseId({self})")
    }
}

impl FromStr for ClauseId {
    type Err = ClauseIdError;

    fn from_str(text: &str) -> Result<Self, ClauseIdError> {
        let error = || ClauseIdError { found: text.into() };
        let mut parts = [0; 4];
        let mut slots = parts.iter_mut();
        // Letter by letter: every clause of every document is read here.
        for part in text.as_bytes().split(|letter| *letter == b'.') {
            let slot = slots.next().ok_or_else(error)?;
            for letter in part {
                let digit = letter.checked_sub(b'0').filter(|digit| *digit < 10).ok_or_else(error)?;
                *slot = u8::checked_mul(*slot, 10).and_then(|it| it.checked_add(digit)).ok_or_else(error)?;
                // None begins with 0, so that there is one spelling.
                if *slot == 0 {
                    return Err(error());
                }
            }
            if part.is_empty() {
                return Err(error());
            }
        }
        Ok(Self { parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_per_clause() {
        for text in ["4", "4.1", "7.5.3", "10.2.255.1"] {
            assert_eq!(text.parse::<ClauseId>().unwrap().to_string(), text);
        }
        let wrong = ". 4. .4 0 4.0 04 4.256 4.1.2.3.4 +4 4,1 A.5 4.: ٤".split(' ');
        for text in wrong.chain(["", "4 .1"]) {
            assert!(text.parse::<ClauseId>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn order_is_that_of_the_standard() {
        let sorted: Vec<ClauseId> = ["4", "4.1", "4.1.1", "4.1.2", "4.2", "4.10", "9.3", "10", "10.1"]
            .map(|id| id.parse().unwrap())
            .into();
        assert!(sorted.is_sorted());
    }

    #[test]
    fn within_means_the_clause_itself_or_below() {
        let id = |text: &str| text.parse::<ClauseId>().unwrap();
        assert!(id("4.1.2").is_within(id("4.1")) && id("4.1").is_within(id("4.1")));
        assert!(!id("4.1").is_within(id("4.1.2")) && !id("41").is_within(id("4")));
        assert_eq!(id("4").parent(), None);
        assert_eq!((id("7.5.3").parent(), id("7.5.3").chapter()), (Some(id("7.5")), id("7")));
    }

    #[test]
    fn a_number_is_told_as_one_where_something_fails() {
        assert_eq!(format!("{:?}", "4.1.2".parse::<ClauseId>().unwrap()), "ClauseId(4.1.2)");
    }
}
