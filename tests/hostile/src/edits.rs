//! Runs of edits: each is refused whole or can be taken back, and what comes of them can be written and analysed.

use crate::documents::comes_back;
use crate::scores::is_sound;
use crate::{iso, small};
use arbitrary::{Result, Unstructured};
use glapp_core::{
    Action, ActionStatus, Adoption, Answer, Assessment, Assessor, Carried, Catalogue, Change, ClauseId,
    Coded, Coverage, Date, Edit, Evidence, GapAnalysis, Importance, Level, Mission, Rating, Unit, UnitKind,
    Votes, example,
};

/// The edits that the bytes stand for, made one after the other.
pub fn edits(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let catalogue = if bytes.arbitrary().unwrap_or_default() { iso() } else { small() };
    let mut unit = Assessment::new(catalogue, example::header()).unwrap();
    let mut way_back = Vec::new();
    while !bytes.is_empty() && way_back.len() < 60 {
        let Ok(edit) = edit(&mut bytes, catalogue) else { break };
        let before = unit.clone();
        match unit.apply(catalogue, edit) {
            Ok(Some(back)) => way_back.push((before, back)),
            Ok(None) => {
                assert!(unit.header().adopted.is_some(), "only adopting has no way back");
                comes_back(&unit, catalogue);
                unit = before;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                assert!(unit == before, "refused, and yet something has changed: {error}");
            }
        }
    }
    comes_back(&unit, catalogue);
    let coverage = Coverage::on(unit.header().date, catalogue, &[]);
    is_sound(&GapAnalysis::of(&unit, catalogue, &coverage), catalogue);
    while let Some((before, back)) = way_back.pop() {
        unit.apply(catalogue, back).unwrap();
        assert!(unit == before, "an edit was not taken back whole");
    }
}

fn edit(bytes: &mut Unstructured<'_>, catalogue: &Catalogue) -> Result<Edit> {
    let top = catalogue.scale().top().number();
    Ok(match bytes.int_in_range(0..=11)? {
        0 => Edit::Unit(Unit {
            name: text(bytes)?,
            kind: *bytes.choose(UnitKind::ALL)?,
            organisation: text(bytes)?,
            carried: Carried::default(),
        }),
        1 => Edit::Date(day(bytes)?),
        2 => Edit::Target(level(bytes, top)?),
        3 => Edit::Assessors(list(bytes, |bytes| {
            Ok(Assessor { name: text(bytes)?, role: text(bytes)?, carried: Carried::default() })
        })?),
        4 => Edit::Mission(match bytes.arbitrary::<Option<[u8; 3]>>()? {
            Some([a, b, c]) => Mission::new(a, b, c).or(Mission::new(a % 101, 100 - a % 101, 0)).ok(),
            None => None,
        }),
        5 => Edit::Actions(list(bytes, |bytes| action(bytes, catalogue))?),
        6 => Edit::Clauses(list(bytes, |bytes| Ok((clause(bytes, catalogue)?, change(bytes, top)?)))?),
        7 => Edit::Adopt(Adoption { date: day(bytes)?, by: text(bytes)?, carried: Carried::default() }),
        _ => Edit::Clause(clause(bytes, catalogue)?, change(bytes, top)?),
    })
}

fn change(bytes: &mut Unstructured<'_>, top: u8) -> Result<Change> {
    Ok(match bytes.int_in_range(0..=7)? {
        0 => Change::Level(level(bytes, top)?),
        1 => Change::NotApplicable(text(bytes)?),
        2 => Change::Target(level(bytes, top)?),
        3 => Change::Importance(importance(bytes)?),
        4 => Change::Note(text(bytes)?),
        5 => Change::Evidence(list(bytes, evidence)?),
        6 => Change::Practices(list(bytes, |bytes| Ok((&*text(bytes)?).into()))?),
        _ => Change::Rating(Box::new(rating(bytes, top)?)),
    })
}

fn rating(bytes: &mut Unstructured<'_>, top: u8) -> Result<Rating> {
    let spread = match bytes.arbitrary()? {
        false => None,
        true => {
            let levels = usize::from(top) + bytes.int_in_range(0..=2_usize)?;
            let counts: Result<Vec<usize>> = (0..levels).map(|_| count(bytes)).collect();
            Some(Votes { counts: counts?, not_applicable: count(bytes)?, carried: Carried::default() })
        }
    };
    Ok(Rating {
        answer: answer(bytes, top)?,
        target: level(bytes, top)?,
        importance: importance(bytes)?,
        note: text(bytes)?,
        evidence: list(bytes, evidence)?,
        practices: list(bytes, |bytes| Ok((&*text(bytes)?).into()))?,
        spread,
        carried: Carried::default(),
    })
}

/// Small as a rule, but anything that the type can hold.
fn count(bytes: &mut Unstructured<'_>) -> Result<usize> {
    if bytes.ratio(7, 8)? { bytes.int_in_range(0..=12) } else { bytes.arbitrary() }
}

/// An answer on the scale, or one beyond it.
pub fn answer(bytes: &mut Unstructured<'_>, top: u8) -> Result<Answer> {
    Ok(match bytes.int_in_range(0..=5)? {
        0 => Answer::NotApplicable(text(bytes)?),
        1 => Answer::Unanswered,
        _ => Answer::Level(Level::new(bytes.int_in_range(0..=top)?)),
    })
}

/// A level on the scale or none.
pub fn level(bytes: &mut Unstructured<'_>, top: u8) -> Result<Option<Level>> {
    Ok(match bytes.int_in_range(0..=top + 1)? {
        none if none > top => None,
        level => Some(Level::new(level)),
    })
}

/// An importance or none.
pub fn importance(bytes: &mut Unstructured<'_>) -> Result<Option<Importance>> {
    Ok(Importance::from_factor(bytes.int_in_range(0..=3)?))
}

fn evidence(bytes: &mut Unstructured<'_>) -> Result<Evidence> {
    Ok(Evidence { text: text(bytes)?, url: text(bytes)?, carried: Carried::default() })
}

fn action(bytes: &mut Unstructured<'_>, catalogue: &Catalogue) -> Result<Action> {
    Ok(Action {
        id: text(bytes)?,
        clause: if bytes.arbitrary()? { Some(clause(bytes, catalogue)?) } else { None },
        text: text(bytes)?,
        owner: text(bytes)?,
        due: if bytes.arbitrary()? { Some(day(bytes)?) } else { None },
        status: *bytes.choose(ActionStatus::ALL)?,
        carried: Carried::default(),
    })
}

/// Mostly a clause of the catalogue, now and then one that it lacks.
fn clause(bytes: &mut Unstructured<'_>, catalogue: &Catalogue) -> Result<ClauseId> {
    let at = bytes.int_in_range(0..=catalogue.clauses().len())?;
    Ok(catalogue.clauses().get(at).map_or("200.200".parse().unwrap(), |clause| clause.id()))
}

fn day(bytes: &mut Unstructured<'_>) -> Result<Date> {
    let (year, month, day) = (bytes.int_in_range(1..=9999)?, bytes.arbitrary()?, bytes.arbitrary()?);
    Ok(Date::new(year, month, day).or(Date::new(year, 1, 1)).unwrap())
}

fn text(bytes: &mut Unstructured<'_>) -> Result<Box<str>> {
    let length = bytes.int_in_range(0..=24)?.min(bytes.len());
    Ok(String::from_utf8_lossy(bytes.bytes(length)?).into())
}

fn list<T>(
    bytes: &mut Unstructured<'_>,
    mut each: impl FnMut(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    (0..bytes.int_in_range(0..=3)?).map(|_| each(bytes)).collect()
}
