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
    let mut learners: Vec<Learner> = Vec::new();
    let mut room = Room::default();
    for (unit, (level, target)) in stands.iter().enumerate().filter_map(|(unit, it)| Some((unit, (*it)?))) {
        room.teachers(level).push((unit, capacity));
        let gap = level.gap_to(target);
        if gap > 0 {
            let needs = target.number().max(level.number().saturating_add(HEAD_START));
            learners.push(Learner { unit, gap, needs });
        }
    }
    learners.sort_by_key(|learner| std::cmp::Reverse(learner.gap));
    let mut taken: Vec<Learner> = Vec::new();
    for learner in learners {
        room.seat(learner.needs);
        if room.holds() {
            taken.push(learner);
        } else {
            room.leave(learner.needs);
        }
    }
    taken.sort_by_key(|learner| learner.unit);
    let lesson = |learner: &Learner| {
        let teacher = room.teach(learner)?;
        Some(Lesson { clause, learner: learner.unit, teacher, gap: learner.gap })
    };
    taken.iter().filter_map(lesson).collect()
}

/// A unit with a gap, and the lowest level that it can learn from.
struct Learner {
    unit: usize,
    gap: u8,
    needs: u8,
}

/// Teachers by level, and how many learners wait for one of each level or higher.
#[derive(Default)]
struct Room {
    /// For each level: the units that have it, with the learners that each still has room for.
    teachers: Vec<Vec<(usize, usize)>>,
    waiting: Vec<usize>,
}

impl Room {
    fn teachers(&mut self, level: Level) -> &mut Vec<(usize, usize)> {
        let place = usize::from(level.number());
        grown(&mut self.teachers, place)
    }

    fn seat(&mut self, needs: u8) {
        *grown(&mut self.waiting, usize::from(needs)) += 1;
    }

    fn leave(&mut self, needs: u8) {
        if let Some(waiting) = self.waiting.get_mut(usize::from(needs)) {
            *waiting = waiting.saturating_sub(1);
        }
    }

    /// Whether everyone who waits can be taught: from every level up there is room for all who need that much
    /// (Hall 1935).
    fn holds(&self) -> bool {
        let (mut room, mut waiting) = (0_usize, 0_usize);
        let highest = self.teachers.len().max(self.waiting.len());
        (0..highest).rev().all(|level| {
            let here = self.teachers.get(level).map_or(0, |them| them.iter().map(|(_, room)| room).sum());
            room = room.saturating_add(here);
            waiting += self.waiting.get(level).copied().unwrap_or_default();
            waiting <= room
        })
    }

    /// The first unit that can teach this learner so that all others who wait can still be taught.
    fn teach(&mut self, learner: &Learner) -> Option<usize> {
        self.leave(learner.needs);
        let lowest = usize::from(learner.needs);
        let free = |them: &Vec<(usize, usize)>| them.iter().position(|(_, room)| *room > 0);
        let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
        for (level, them) in self.teachers.iter().enumerate().skip(lowest) {
            if let Some((place, (unit, _))) = free(them).and_then(|place| Some((place, them.get(place)?))) {
                candidates.push((*unit, level, place));
            }
        }
        candidates.sort_unstable();
        for (unit, level, place) in candidates {
            // Each place stands once among the candidates, and has room.
            let Some((_, room)) = self.place(level, place) else { continue };
            *room -= 1;
            if self.holds() {
                return Some(unit);
            }
            if let Some((_, room)) = self.place(level, place) {
                *room += 1;
            }
        }
        None
    }

    fn place(&mut self, level: usize, place: usize) -> Option<&mut (usize, usize)> {
        self.teachers.get_mut(level)?.get_mut(place)
    }
}

/// What stands at a place, the list made long enough first.
fn grown<T: Default>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize_with(place + 1, T::default);
    }
    #[expect(clippy::indexing_slicing, reason = "it has just been made long enough")]
    &mut list[place]
}
