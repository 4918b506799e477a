//! Actions in a list: what is left to do, what is late, in which order.

use crate::code::codes;
use crate::score::is_below;
use crate::{Action, ActionStatus, ClauseId, Date, GapAnalysis};
use std::collections::BTreeSet;

/// Lists of up to so many actions are gone through without taking memory.
const FEW: usize = 32;

impl Action {
    /// The place of the first that has the id of one before it; none if each has its own.
    ///
    /// ```
    /// use glapp_core::{Action, ActionStatus, Carried};
    /// let action = |id: &str| Action {
    ///     id: id.into(),
    ///     clause: None,
    ///     text: "".into(),
    ///     owner: "".into(),
    ///     due: None,
    ///     status: ActionStatus::Open,
    ///     carried: Carried::default(),
    /// };
    /// assert_eq!(Action::twice(&["a", "b", "a", "b"].map(action)), Some(2));
    /// assert_eq!(Action::twice(&["a", "b"].map(action)), None);
    /// ```
    pub fn twice(actions: &[Self]) -> Option<usize> {
        if actions.len() > FEW {
            let mut ids = BTreeSet::new();
            return actions.iter().position(|it| !ids.insert(&*it.id));
        }
        let before = |place: usize| actions.iter().take(place);
        actions.iter().enumerate().position(|(place, it)| before(place).any(|other| other.id == it.id))
    }

    /// Whether it is still to be done: neither done nor given up.
    pub fn is_live(&self) -> bool {
        matches!(self.status, ActionStatus::Open | ActionStatus::Ongoing)
    }

    /// Whether it is still to be done on a day after the one that it was due by.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_live() && self.due.is_some_and(|due| due < today)
    }
}

codes! {
    /// What a list of actions is sorted by.
    pub enum ActionOrder {
        /// What is left to do first, the nearest day first.
        Next = "next",
        /// What will be done, in alphabetical order.
        Text = "text",
        /// The clause.
        Clause = "clause",
        /// The owner, in alphabetical order.
        Owner = "owner",
        /// The day that it is due by.
        Due = "due",
        /// How it stands: open, ongoing, done, dropped.
        Status = "status",
        /// How much it lifts the total.
        Effect = "effect",
    }
}

/// What an action is sorted by.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Next(bool, bool, Option<Date>),
    Clause(ClauseId),
    Name(String),
    Due(Date),
    Status(ActionStatus),
    Effect(f64),
}

impl ActionOrder {
    /// Puts actions in order, lowest first or `reversed`. Those that do not have what is asked for come last either way;
    /// those alike stay as they are.
    pub fn sort<'a>(
        self,
        reversed: bool,
        actions: impl Iterator<Item = &'a Action>,
        analysis: &GapAnalysis,
    ) -> Vec<&'a Action> {
        let mut sorted: Vec<(Option<Key>, &Action)> = Vec::new();
        for action in actions {
            let key = self.key(action, analysis);
            // There are few: each is put in its place, which is far less code than a sort.
            let place = sorted.partition_point(|(it, _)| !comes_before(&key, it, reversed));
            sorted.insert(place, (key, action));
        }
        sorted.into_iter().map(|(_, action)| action).collect()
    }

    fn key(self, action: &Action, analysis: &GapAnalysis) -> Option<Key> {
        Some(match self {
            Self::Next => Key::Next(!action.is_live(), action.due.is_none(), action.due),
            Self::Text => Key::Name(alphabetical(&action.text)?),
            Self::Clause => Key::Clause(action.clause?),
            Self::Owner => Key::Name(alphabetical(&action.owner)?),
            Self::Due => Key::Due(action.due?),
            Self::Status => Key::Status(action.status),
            Self::Effect => Key::Effect(analysis.effect(action.clause?)?),
        })
    }
}

fn comes_before(a: &Option<Key>, b: &Option<Key>, reversed: bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let (before, after) = if reversed { (b, a) } else { (a, b) };
            match (before, after) {
                (Key::Effect(before), Key::Effect(after)) => is_below(*before, *after),
                (before, after) => before < after,
            }
        }
        (a, b) => a.is_some() && b.is_none(),
    }
}

/// A name such that comparing bytes puts it where a Swedish reader looks for it: å, ä, ö after z.
fn alphabetical(name: &str) -> Option<String> {
    let in_place = |letter| match letter {
        'å' => '{',
        'ä' => '|',
        'ö' => '}',
        'é' | 'è' => 'e',
        'ü' => 'y',
        letter => letter,
    };
    let name = name.trim().to_lowercase().chars().map(in_place).collect::<String>();
    (!name.is_empty()).then_some(name)
}

/// Which actions are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionFilter {
    /// Only those that stand so.
    pub status: Option<ActionStatus>,
    /// Only this owner's.
    pub owner: Option<Box<str>>,
    /// Only what is overdue on this day.
    pub overdue_on: Option<Date>,
}

impl ActionFilter {
    /// Whether an action is shown.
    pub fn shows(&self, action: &Action) -> bool {
        self.status.is_none_or(|status| action.status == status)
            && self.owner.as_ref().is_none_or(|owner| action.owner.trim() == &**owner)
            && self.overdue_on.is_none_or(|today| action.is_overdue(today))
    }
}
