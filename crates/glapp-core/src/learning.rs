//! Who can learn from whom (`domain.md`, *Comparison of units*).

use crate::{ClauseId, Level};

/// One unit can learn from another about a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lesson {
    /// The clause.
    pub clause: ClauseId,
    /// The place of the unit that learns.
    pub learner: usize,
    /// The place of the unit that it learns from.
    pub teacher: usize,
    /// The learner's gap, in levels: what would be closed.
    pub gap: u8,
}

/// How far above the learner a teacher stands at least, in levels.
const HEAD_START: u8 = 2;

/// The lessons about one clause that close the most gap in all, in the order of the learners. `stands` holds each
/// unit's level and target, none where it has no level; a teacher has at most `capacity` learners.
///
/// A learner is worth its gap whoever teaches it, and needs a teacher of a certain level or higher. So the learners
/// that can be taught together form a matroid: taking them by gap, widest first, as long as all taken can still be
/// taught, closes the most (Edmonds 1971). Ties go to the unit that comes first, as learner and as teacher.
pub fn lessons(clause: ClauseId, stands: &[Option<(Level, Level)>], capacity: usize) -> Vec<Lesson> {
    // Nobody has more learners than there are units.
    let mut room = Room { capacity: capacity.min(stands.len()), ..Room::default() };
    let mut learners: Vec<Learner> = Vec::new();
    for (unit, (level, target)) in stands.iter().enumerate().filter_map(|(unit, it)| Some((unit, (*it)?))) {
        room.step(level.number()).teachers.push(unit);
        let gap = level.gap_to(target);
        if gap > 0 {
            let needs = target.number().max(level.number().saturating_add(HEAD_START));
            learners.push(Learner { unit, gap, needs, taken: false });
        }
    }
    // Gaps are few: a turn for each orders the learners, however many there are.
    let widest = learners.iter().map(|learner| learner.gap).max().unwrap_or_default();
    for gap in (1..=widest).rev() {
        for learner in learners.iter_mut().filter(|learner| learner.gap == gap) {
            room.step(learner.needs).waiting += 1;
            learner.taken = room.holds();
            room.step(learner.needs).waiting -= usize::from(!learner.taken);
        }
    }
    let lesson = |learner: Learner| {
        let teacher = room.teach(learner.needs)?;
        Some(Lesson { clause, learner: learner.unit, teacher, gap: learner.gap })
    };
    learners.into_iter().filter(|learner| learner.taken).filter_map(lesson).collect()
}

/// A unit with a gap, and the lowest level that it can learn from.
struct Learner {
    unit: usize,
    gap: u8,
    needs: u8,
    /// Whether it will be taught.
    taken: bool,
}

/// Teachers by level, and the learners that wait for them. Sums alone, so that a question costs the same however many
/// units there are.
#[derive(Default)]
struct Room {
    /// How many learners a teacher may have.
    capacity: usize,
    /// Lowest level first.
    steps: Vec<Step>,
}

/// One level.
#[derive(Default)]
struct Step {
    /// The units that have it, in order.
    teachers: Vec<usize>,
    /// How many learners they have already: the first of them as many as they may, then one perhaps fewer.
    taught: usize,
    /// How many learners wait for a teacher of this level or higher.
    waiting: usize,
}

impl Room {
    /// The step of a level, the list made long enough first.
    fn step(&mut self, level: u8) -> &mut Step {
        let place = usize::from(level);
        if self.steps.len() <= place {
            self.steps.resize_with(place + 1, Step::default);
        }
        #[expect(clippy::indexing_slicing, reason = "it has just been made long enough")]
        &mut self.steps[place]
    }

    /// Whether everyone who waits can be taught: from every level up there is room for all who need that much
    /// (Hall 1935).
    fn holds(&self) -> bool {
        let (mut room, mut waiting) = (0_usize, 0_usize);
        self.steps.iter().rev().all(|step| {
            room = room.saturating_add(step.room(self.capacity));
            waiting += step.waiting;
            waiting <= room
        })
    }

    /// The first unit of that level or higher that can teach one who waits for it so that all others who wait can
    /// still be taught.
    fn teach(&mut self, needs: u8) -> Option<usize> {
        self.step(needs).waiting -= 1;
        let mut tried = None;
        // The units in order: of each level only the first that has room.
        while let Some((unit, level)) = self.next(needs, tried) {
            self.step(level).taught += 1;
            if self.holds() {
                return Some(unit);
            }
            self.step(level).taught -= 1;
            tried = Some(unit);
        }
        None
    }

    /// The first unit after `tried` among the first that have room in each level from `needs` up, with its level.
    fn next(&self, needs: u8, tried: Option<usize>) -> Option<(usize, u8)> {
        let levels = (0..=u8::MAX).zip(&self.steps).skip(needs.into());
        let free = levels.filter_map(|(level, step)| Some((step.free(self.capacity)?, level)));
        free.filter(|(unit, _)| Some(*unit) > tried).min()
    }
}

impl Step {
    /// How many more learners its teachers may have.
    fn room(&self, capacity: usize) -> usize {
        self.teachers.len().saturating_mul(capacity).saturating_sub(self.taught)
    }

    /// The first of its teachers that may have one more.
    fn free(&self, capacity: usize) -> Option<usize> {
        self.teachers.get(self.taught.checked_div(capacity)?).copied()
    }
}
