//! Version 1 of the assessment document. Frozen: what is written here is read for ever.

use crate::context::{Context, Step};
use crate::envelope::{Version, tag};
use crate::record::record;
use crate::values::{Code, Count, Day, Entries, Factor, Number, OnScale, Percent, Practice, SomeText};
use crate::{Expected, Found, ProblemKind};
use glapp_core as core;
use glapp_core::{Answer, Catalogue, ClauseId, EditError, State};
use std::collections::{BTreeMap, BTreeSet};

tag! {
    /// What an assessment calls itself.
    Format = "glapp/assessment"
}

record! {
    /// One unit's ratings against one catalogue on one date.
    pub struct Assessment {
        /// The kind of document.
        format: Format,
        /// The version of the format.
        version: Version,
        /// Unique; nothing is read out of it.
        id: SomeText,
        /// The id of the catalogue it is against.
        catalogue: SomeText,
        /// Who is assessed.
        unit: Unit,
        /// The day that the ratings are true of.
        date: Day,
        /// Whose answers these are; individual if left out.
        stage: Option<Code<core::Stage>>,
        /// Draft if left out.
        state: Option<Code<State>>,
        /// When and by whom it was adopted; only where the state is adopted.
        adopted: Option<Adopted>,
        /// The id of the adopted assessment that this one goes on from.
        continues: Option<SomeText>,
        /// Who took part.
        assessors: Vec<Assessor>,
        /// The target where a clause has none of its own; 3 if left out.
        target: Option<OnScale>,
        /// What has been said of each assessable clause, by its number.
        ratings: Entries<Rating>,
        /// What the unit will do.
        actions: Vec<Action>,
        /// The unit's own placing on the spectrum of three innovation missions; sums to 100.
        mission: Option<Mission>,
        /// The instant of the last change, as RFC 3339.
        modified: Box<str>,
    }
}

record! {
    /// Who is assessed.
    pub struct Unit {
        /// Its name.
        name: SomeText,
        /// What kind it is; other if left out.
        kind: Option<Code<core::UnitKind>>,
        /// The organisation it belongs to.
        organisation: Box<str>,
    }
}

record! {
    /// Someone who took part.
    pub struct Assessor {
        /// Name.
        name: Box<str>,
        /// Role.
        role: Box<str>,
    }
}

record! {
    /// When and by whom an assessment was adopted.
    pub struct Adopted {
        /// The day.
        date: Day,
        /// The person or body.
        by: Box<str>,
    }
}

record! {
    /// What the unit says of a clause: a level, or not_applicable, or neither (unanswered), never both.
    pub struct Rating {
        /// The level reached, 0 to the top of the catalogue's scale (5 for ISO 56002).
        level: Option<OnScale>,
        /// The clause's own target.
        target: Option<OnScale>,
        /// 1 low, 2 normal, 3 high; 2 if left out.
        importance: Option<Factor>,
        /// Why the clause does not concern the unit.
        not_applicable: Option<SomeText>,
        /// Free text.
        note: Box<str>,
        /// What shows it.
        evidence: Vec<Evidence>,
        /// Ids of the practices that the unit uses for this clause.
        practices: Vec<Practice>,
        /// Of a consensus: how the people answered before the group decided.
        spread: Option<Votes>,
    }
}

record! {
    /// How several people answered a clause, without who they are.
    pub struct Votes {
        /// How many gave each level of the scale, lowest first.
        counts: Vec<Count>,
        /// How many say that it is not applicable; nobody if left out.
        not_applicable: Option<Count>,
    }
}

record! {
    /// What shows that a level is reached.
    pub struct Evidence {
        /// What it is.
        text: Box<str>,
        /// Where it is found.
        url: Box<str>,
    }
}

record! {
    /// What the unit will do, who, when.
    pub struct Action {
        /// Unique in the assessment.
        id: SomeText,
        /// The clause it is about.
        clause: Option<Number>,
        /// What will be done.
        text: Box<str>,
        /// Who does it.
        owner: Box<str>,
        /// By when.
        due: Option<Day>,
        /// How it stands; open if left out.
        status: Option<Code<core::ActionStatus>>,
    }
}

record! {
    /// Shares in percent of the three missions; they sum to 100.
    pub struct Mission {
        /// Developing the own organisation.
        internal: Percent,
        /// Place-based economic development.
        place: Percent,
        /// Sustainable transformation of society.
        transformation: Percent,
    }
}

impl Assessment {
    /// The value it stands for; none if a problem has been noted.
    pub fn into_core(self, catalogue: &Catalogue, context: &mut Context) -> Option<core::Assessment> {
        let adopted_state = matches!(self.state, Some(Code(State::Adopted)));
        // Where one of the two cannot be read nobody knows.
        let readable = !["$.state", "$.adopted"].iter().any(|path| context.is_noted_at(path));
        if readable && adopted_state != self.adopted.is_some() {
            context.inside(Step::Field("state"), |context| context.problem(ProblemKind::AdoptionUnclear));
        }
        let mission = self
            .mission
            .map(|mission| context.inside(Step::Field("mission"), |context| mission.into_core(context)));
        let header = core::Header {
            id: self.id.0,
            unit: core::Unit {
                name: self.unit.name.0,
                kind: self.unit.kind.map_or(core::UnitKind::Other, |kind| kind.0),
                organisation: self.unit.organisation,
                carried: self.unit.carried,
            },
            date: self.date.0,
            stage: self.stage.map_or(core::Stage::Individual, |stage| stage.0),
            adopted: self.adopted.map(|it| core::Adoption {
                date: it.date.0,
                by: it.by,
                carried: it.carried,
            }),
            assessors: self
                .assessors
                .into_iter()
                .map(|it| core::Assessor { name: it.name, role: it.role, carried: it.carried })
                .collect(),
            target: self.target.map(|target| target.0),
            mission: mission.flatten(),
            continues: self.continues.map(|id| id.0),
            modified: self.modified,
            carried: self.carried,
        };
        let mut assessment = match core::Assessment::new(catalogue, header) {
            Ok(assessment) => assessment,
            Err(error) => {
                context.problem(kind_of(&error, catalogue));
                return None;
            }
        };
        context.inside(Step::Field("ratings"), |context| {
            for (key, rating) in self.ratings.0 {
                let id = key.parse().map_err(|_| unknown_clause(&key, catalogue));
                context.inside(Step::Key(key), |context| match id {
                    Ok(id) => put_rating(&mut assessment, catalogue, id, rating, context),
                    Err(unknown) => context.problem(unknown),
                });
            }
        });
        context.inside(Step::Field("actions"), |context| {
            for (index, action) in self.actions.iter().enumerate() {
                if let Some(id) = action.clause.as_ref().filter(|id| catalogue.clause(id.0).is_none()) {
                    let kind = unknown_clause(&id.0.to_string(), catalogue);
                    context.inside(Step::Index(index), |context| {
                        context.inside(Step::Field("clause"), |context| context.problem(kind));
                    });
                }
            }
        });
        let actions = self.actions.into_iter().map(Action::into_core).collect();
        let mut actions = context.inside(Step::Field("actions"), |context| told_apart(actions, context));
        // A clause that is not known has been noted above; only a lenient reader goes on without it.
        actions.retain(|it| it.clause.is_none_or(|id| catalogue.clause(id).is_some()));
        assessment.put_actions(catalogue, actions).ok()?;
        Some(assessment)
    }

    pub fn from_core(assessment: &core::Assessment) -> Self {
        let header = assessment.header();
        let unit = &header.unit;
        Self {
            format: Format,
            version: Version::CURRENT,
            id: SomeText(header.id.clone()),
            catalogue: SomeText(assessment.catalogue().into()),
            unit: Unit {
                name: SomeText(unit.name.clone()),
                kind: Some(Code(unit.kind)),
                organisation: unit.organisation.clone(),
                carried: unit.carried.clone(),
            },
            date: Day(header.date),
            stage: Some(Code(header.stage)),
            state: Some(Code(header.state())),
            adopted: header.adopted.as_ref().map(|it| Adopted {
                date: Day(it.date),
                by: it.by.clone(),
                carried: it.carried.clone(),
            }),
            continues: header.continues.clone().map(SomeText),
            assessors: header
                .assessors
                .iter()
                .map(|it| Assessor {
                    name: it.name.clone(),
                    role: it.role.clone(),
                    carried: it.carried.clone(),
                })
                .collect(),
            target: header.target.map(OnScale),
            ratings: Entries(
                assessment
                    .ratings()
                    .map(|(id, rating)| (id.to_string().into(), Rating::from_core(rating)))
                    .collect(),
            ),
            actions: assessment.actions().iter().map(Action::from_core).collect(),
            mission: header.mission.as_ref().map(Mission::from_core),
            modified: header.modified.clone(),
            carried: header.carried.clone(),
        }
    }
}

fn put_rating(
    assessment: &mut core::Assessment,
    catalogue: &Catalogue,
    id: ClauseId,
    rating: Rating,
    context: &mut Context,
) {
    if rating.level.is_some() && rating.not_applicable.is_some() {
        return context.problem(ProblemKind::LevelAndNotApplicable);
    }
    if let Err(error) = assessment.put_rating(catalogue, id, rating.into_core()) {
        context.problem(kind_of(&error, catalogue));
    }
}

fn unknown_clause(found: &str, catalogue: &Catalogue) -> ProblemKind {
    ProblemKind::UnknownClause {
        found: crate::context::shortened(found).into(),
        catalogue: catalogue.id().into(),
    }
}

fn kind_of(error: &EditError, catalogue: &Catalogue) -> ProblemKind {
    match error {
        EditError::UnknownClause(id) => unknown_clause(&id.to_string(), catalogue),
        EditError::NotAssessable(id) => ProblemKind::NotAssessable { found: id.to_string().into() },
        EditError::LevelOffScale { found, top } => ProblemKind::Unexpected {
            found: Found::Value(found.to_string().into()),
            expected: Expected::Whole(0, top.number().into()),
        },
        EditError::MissionSum(sum) => ProblemKind::MissionSum { found: *sum },
        EditError::Counts { found, expected } => ProblemKind::Counts { found: *found, expected: *expected },
        // The shapes of the fields leave nothing else to refuse.
        other => ProblemKind::Rule(other.to_string().into()),
    }
}

/// The actions, each with an id of its own: two with the same could not be told apart when one of them is changed.
fn told_apart(mut actions: Vec<core::Action>, context: &mut Context) -> Vec<core::Action> {
    if core::Action::twice(&actions).is_none() {
        return actions;
    }
    let ids: BTreeSet<Box<str>> = actions.iter().map(|it| it.id.clone()).collect();
    // The number to try next behind each id, so that very many with the same are not all tried again.
    let mut met: BTreeMap<Box<str>, usize> = BTreeMap::new();
    for (index, action) in actions.iter_mut().enumerate() {
        let next = met.entry(action.id.clone()).or_insert(1);
        if *next == 1 {
            *next = 2;
            continue;
        }
        let mut spare = || {
            let id = Box::<str>::from(format!("{}-{next}", action.id));
            *next += 1;
            id
        };
        let mut now = spare();
        while ids.contains(&now) {
            now = spare();
        }
        let id = std::mem::replace(&mut action.id, now.clone());
        context.inside(Step::Index(index), |context| {
            context.inside(Step::Field("id"), |context| context.warning(ProblemKind::SameAction { id, now }));
        });
    }
    actions
}

impl Rating {
    fn into_core(self) -> core::Rating {
        let answer = match (self.not_applicable, self.level) {
            (Some(reason), _) => Answer::NotApplicable(reason.0),
            (None, Some(level)) => Answer::Level(level.0),
            (None, None) => Answer::Unanswered,
        };
        let evidence = |it: Evidence| core::Evidence { text: it.text, url: it.url, carried: it.carried };
        core::Rating {
            answer,
            target: self.target.map(|target| target.0),
            importance: self.importance.map(|importance| importance.0),
            note: self.note,
            evidence: self.evidence.into_iter().map(evidence).collect(),
            practices: self.practices.into_iter().map(|id| id.0).collect(),
            spread: self.spread.map(|it| core::Votes {
                counts: it.counts.into_iter().map(|count| count.0).collect(),
                not_applicable: it.not_applicable.map_or(0, |count| count.0),
                carried: it.carried,
            }),
            carried: self.carried,
        }
    }

    fn from_core(rating: &core::Rating) -> Self {
        let evidence = |it: &core::Evidence| Evidence {
            text: it.text.clone(),
            url: it.url.clone(),
            carried: it.carried.clone(),
        };
        Self {
            level: rating.answer.level().map(OnScale),
            target: rating.target.map(OnScale),
            importance: rating.importance.map(Factor),
            not_applicable: match &rating.answer {
                Answer::NotApplicable(reason) => Some(SomeText(reason.clone())),
                Answer::Level(_) | Answer::Unanswered => None,
            },
            note: rating.note.clone(),
            evidence: rating.evidence.iter().map(evidence).collect(),
            practices: rating.practices.iter().cloned().map(Practice).collect(),
            spread: rating.spread.as_ref().map(|it| Votes {
                counts: it.counts.iter().copied().map(Count).collect(),
                not_applicable: (it.not_applicable > 0).then_some(Count(it.not_applicable)),
                carried: it.carried.clone(),
            }),
            carried: rating.carried.clone(),
        }
    }
}

impl Action {
    fn into_core(self) -> core::Action {
        core::Action {
            id: self.id.0,
            clause: self.clause.map(|clause| clause.0),
            text: self.text,
            owner: self.owner,
            due: self.due.map(|due| due.0),
            status: self.status.map_or(core::ActionStatus::Open, |status| status.0),
            carried: self.carried,
        }
    }

    fn from_core(action: &core::Action) -> Self {
        Self {
            id: SomeText(action.id.clone()),
            clause: action.clause.map(Number),
            text: action.text.clone(),
            owner: action.owner.clone(),
            due: action.due.map(Day),
            status: Some(Code(action.status)),
            carried: action.carried.clone(),
        }
    }
}

impl Mission {
    fn into_core(self, context: &mut Context) -> Option<core::Mission> {
        match core::Mission::new(self.internal.0, self.place.0, self.transformation.0) {
            Ok(mut mission) => {
                mission.carried = self.carried;
                Some(mission)
            }
            Err(error) => {
                let sum = match error {
                    EditError::MissionSum(sum) => ProblemKind::MissionSum { found: sum },
                    other => ProblemKind::Rule(other.to_string().into()),
                };
                context.problem(sum);
                None
            }
        }
    }

    fn from_core(mission: &core::Mission) -> Self {
        let [internal, place, transformation] = mission.parts().map(Percent);
        Self { internal, place, transformation, carried: mission.carried.clone() }
    }
}
