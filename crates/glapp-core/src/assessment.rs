//! One unit's ratings against one catalogue on one date.

use crate::code::codes;
use crate::{Carried, Catalogue, Clause, ClauseId, Date, EditError, Level, Rating};
use std::collections::BTreeMap;

codes! {
    /// What kind of unit is assessed.
    pub enum UnitKind {
        /// A förvaltning (administrative department).
        Forvaltning = "forvaltning",
        /// A bolag (municipal company).
        Bolag = "bolag",
        /// A nämnd (political committee).
        Namnd = "namnd",
        /// A staff function.
        Stab = "stab",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// Whose answers an assessment holds.
    pub enum Stage {
        /// One person's or one group's.
        Individual = "individual",
        /// Several people's, merged.
        Consensus = "consensus",
    }
}

codes! {
    /// Whether an assessment can still change.
    pub enum State {
        /// It can.
        Draft = "draft",
        /// It is read-only.
        Adopted = "adopted",
    }
}

codes! {
    /// How an action stands.
    pub enum ActionStatus {
        /// Not begun.
        Open = "open",
        /// Begun.
        Ongoing = "ongoing",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

/// Who is assessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Its name, as people say it.
    pub name: Box<str>,
    /// What kind it is.
    pub kind: UnitKind,
    /// The organisation it belongs to; empty if not given.
    pub organisation: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// Someone who took part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Assessor {
    /// Name, or whatever the person wants to be called.
    pub name: Box<str>,
    /// Role; empty if not given.
    pub role: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// When and by whom an assessment was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Adoption {
    /// The day.
    pub date: Date,
    /// The person or body.
    pub by: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

/// The unit's own placing on the researchers' spectrum of three innovation missions, in percent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mission {
    pub(crate) internal: u8,
    pub(crate) place: u8,
    pub(crate) transformation: u8,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Mission {
    /// A profile: developing the own organisation, place-based economic development, sustainable transformation.
    ///
    /// # Errors
    /// [`EditError::MissionSum`] unless the parts sum to 100.
    pub fn new(internal: u8, place: u8, transformation: u8) -> Result<Self, EditError> {
        match u16::from(internal) + u16::from(place) + u16::from(transformation) {
            100 => Ok(Self { internal, place, transformation, carried: Carried::default() }),
            sum => Err(EditError::MissionSum(sum)),
        }
    }

    /// Internal, place and transformation, in percent; they sum to 100.
    pub fn parts(&self) -> [u8; 3] {
        [self.internal, self.place, self.transformation]
    }
}

/// What the unit will do, who, when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Action {
    /// Unique in the assessment.
    pub id: Box<str>,
    /// The clause it is about, if it is about one.
    pub clause: Option<ClauseId>,
    /// What will be done.
    pub text: Box<str>,
    /// Who does it; empty if not given.
    pub owner: Box<str>,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub status: ActionStatus,
    /// Fields of a later version.
    pub carried: Carried,
}

/// Everything about an assessment but its ratings and actions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Header {
    /// Unique, never blank.
    pub id: Box<str>,
    /// Who is assessed.
    pub unit: Unit,
    /// The day that the ratings are true of; also the day for coverage, unless another is chosen.
    pub date: Date,
    /// Whose answers these are.
    pub stage: Stage,
    /// When and by whom it was adopted; none while it is a draft.
    pub adopted: Option<Adoption>,
    /// Who took part.
    pub assessors: Vec<Assessor>,
    /// The target where a clause has none of its own.
    pub target: Option<Level>,
    /// The unit's own placing on the three missions.
    pub mission: Option<Mission>,
    /// The adopted assessment that this one goes on from.
    pub continues: Option<Box<str>>,
    /// When it was last changed: an instant as RFC 3339 text, given by whoever has a clock; empty if not given.
    pub modified: Box<str>,
    /// Fields of a later version.
    pub carried: Carried,
}

impl Header {
    /// Whether the assessment can still change.
    pub fn state(&self) -> State {
        if self.adopted.is_some() { State::Adopted } else { State::Draft }
    }
}

/// One unit's ratings against one catalogue on one date. Changed only by [`Assessment::apply`].
///
/// Its levels lie on the catalogue's scale, its ratings are of assessable clauses, and a rating that says
/// nothing is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Assessment {
    pub(crate) catalogue: Box<str>,
    pub(crate) header: Header,
    pub(crate) ratings: BTreeMap<ClauseId, Rating>,
    pub(crate) actions: Vec<Action>,
    pub(crate) newer: Option<Box<Newer>>,
}

/// What an assessment was read from that a newer Glapp wrote. Only what this one understands of it can be seen, so
/// it is never changed, and written as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Newer {
    /// The version of the document.
    pub version: u64,
    /// The document, to the letter.
    pub text: Box<str>,
}

impl Assessment {
    /// An assessment without answers.
    ///
    /// # Errors
    /// [`EditError::LevelOffScale`] if the target in the header is not on the scale, [`EditError::Blank`] if an id
    /// or the unit's name says nothing.
    pub fn new(catalogue: &Catalogue, header: Header) -> Result<Self, EditError> {
        crate::edit::not_blank("id", &header.id)?;
        crate::edit::not_blank("name of the unit", &header.unit.name)?;
        header.continues.iter().try_for_each(|id| crate::edit::not_blank("id that is continued", id))?;
        if let Some(target) = header.target {
            crate::edit::on_scale(catalogue, target)?;
        }
        let catalogue = catalogue.id().into();
        Ok(Self { catalogue, header, ratings: BTreeMap::new(), actions: Vec::new(), newer: None })
    }

    /// The same with a rating set, whether adopted or not: for readers of files.
    ///
    /// # Errors
    /// Those of [`Assessment::apply`] but [`EditError::Adopted`].
    pub fn put_rating(
        &mut self,
        catalogue: &Catalogue,
        clause: ClauseId,
        rating: Rating,
    ) -> Result<(), EditError> {
        self.check_catalogue(catalogue)?;
        crate::edit::check_rating(catalogue, clause, &rating)?;
        if rating.is_empty() {
            self.ratings.remove(&clause);
        } else {
            self.ratings.insert(clause, rating);
        }
        Ok(())
    }

    /// The same with its actions set, whether adopted or not: for readers of files.
    ///
    /// # Errors
    /// [`EditError::UnknownClause`] for an action about a clause that the catalogue does not have,
    /// [`EditError::SameAction`] and [`EditError::Blank`] for ids, [`EditError::OtherCatalogue`] for another catalogue.
    pub fn put_actions(&mut self, catalogue: &Catalogue, actions: Vec<Action>) -> Result<(), EditError> {
        self.check_catalogue(catalogue)?;
        crate::edit::check_actions(catalogue, &actions)?;
        self.actions = actions;
        Ok(())
    }

    /// The same marked as read from a document that a newer Glapp wrote: for readers of files.
    #[must_use]
    pub fn from_newer(self, newer: Newer) -> Self {
        Self { newer: Some(Box::new(newer)), ..self }
    }

    /// The document that it was read from, if a newer Glapp wrote that. It is then read-only.
    pub fn newer(&self) -> Option<&Newer> {
        self.newer.as_deref()
    }

    /// The id of the catalogue it is against.
    pub fn catalogue(&self) -> &str {
        &self.catalogue
    }

    /// Unit, date, state and the like.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What has been said, in clause order.
    pub fn ratings(&self) -> impl Iterator<Item = (ClauseId, &Rating)> {
        self.ratings.iter().map(|(&clause, rating)| (clause, rating))
    }

    /// What has been said about a clause, if anything.
    pub fn rating(&self, clause: ClauseId) -> Option<&Rating> {
        self.ratings.get(&clause)
    }

    /// Every assessable clause of the catalogue with what has been said about it, in clause order: both are in that
    /// order, so nothing is looked up.
    pub(crate) fn along<'a>(
        &'a self,
        catalogue: &'a Catalogue,
    ) -> impl Iterator<Item = (&'a Clause, Option<&'a Rating>)> {
        let mut ratings = self.ratings.iter().peekable();
        catalogue.leaves().map(move |leaf| {
            while ratings.next_if(|(id, _)| **id < leaf.id()).is_some() {}
            (leaf, ratings.next_if(|(id, _)| **id == leaf.id()).map(|(_, rating)| rating))
        })
    }

    /// What the unit will do.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// T(c): the clause's own target, else the assessment's, else 3 (`domain.md`, *Scores*).
    pub fn target(&self, clause: ClauseId) -> Level {
        self.target_of(self.rating(clause))
    }

    /// T(c) of the clause that a rating is of.
    pub(crate) fn target_of(&self, rating: Option<&Rating>) -> Level {
        let own = rating.and_then(|rating| rating.target);
        own.or(self.header.target).unwrap_or(Level::DEFAULT_TARGET)
    }

    /// The same answers as a document of their own, with another id.
    pub fn copy(&self, id: impl Into<Box<str>>) -> Self {
        let mut copy = self.clone();
        copy.header.id = id.into();
        copy
    }

    /// Whether another assessment is this very one, whenever either was saved.
    pub(crate) fn says_the_same_as(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.header, &other.header);
        // What differs most comes first: there may be many to look at.
        ours.id == theirs.id
            && (&self.ratings, &self.actions, &self.catalogue, &self.newer)
                == (&other.ratings, &other.actions, &other.catalogue, &other.newer)
            && Header { modified: theirs.modified.clone(), ..ours.clone() } == *theirs
    }

    /// A new draft of another day that goes on from this one: the answers with targets, evidence, practices and
    /// notes, and the actions that are not done or given up. It names this one in `continues`. The spread of a consensus
    /// stays behind: nobody has voted on this one.
    ///
    /// ```
    /// use glapp_core::{State, example};
    /// let catalogue = example::catalogue();
    /// let last_year = example::assessment(&catalogue);
    /// let this_year = last_year.continued("new", "2027-03-02".parse()?);
    /// assert_eq!(this_year.header().continues.as_deref(), Some(&*last_year.header().id));
    /// assert_eq!(this_year.header().state(), State::Draft);
    /// # Ok::<(), glapp_core::DateError>(())
    /// ```
    pub fn continued(&self, id: impl Into<Box<str>>, date: Date) -> Self {
        let mut next = self.copy(id);
        next.header.date = date;
        next.header.stage = Stage::Individual;
        next.header.adopted = None;
        next.header.continues = Some(self.header.id.clone());
        next.header.modified = "".into();
        next.actions.retain(Action::is_live);
        next.ratings.retain(|_, rating| {
            rating.spread = None;
            !rating.is_empty()
        });
        next
    }

    /// Stamps it with the instant of its last change (RFC 3339), given by whoever has a clock.
    pub fn stamp(&mut self, instant: impl Into<Box<str>>) {
        self.header.modified = instant.into();
    }
}
