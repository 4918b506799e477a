//! What every way of writing a comparison needs alike: the order of the units, their places, the clauses shown.

use super::{ComparisonSources, ComparisonView, Teller};
use glapp_core::{ClauseId, Language, Lesson};

impl ComparisonSources<'_> {
    /// The places of the units in the comparison, in the order of the view.
    pub fn order(&self, view: &ComparisonView, language: Language) -> Vec<usize> {
        Teller { sources: *self, view, language }.order()
    }

    /// The clauses that the view shows, each with its place among those that are assessed.
    pub fn shown<'b>(&'b self, view: &'b ComparisonView) -> impl Iterator<Item = (usize, ClauseId)> + 'b {
        let teller = Teller { sources: *self, view, language: Language::Sv };
        let clauses = self.comparison.clauses.iter().enumerate().map(|(place, it)| (place, it.clause));
        clauses.filter(move |(_, clause)| teller.shows(*clause))
    }

    /// Each unit's place, highest total first: `1`, or `2–4` for units that cannot be told apart.
    pub fn places(&self) -> Vec<String> {
        let mut first = 1;
        let mut places = vec![String::new(); self.names.len()];
        for group in self.comparison.standing() {
            let last = first + group.len() - 1;
            let place = if group.len() == 1 { first.to_string() } else { format!("{first}–{last}") };
            for unit in &group {
                if let Some(its) = places.get_mut(*unit) {
                    its.clone_from(&place);
                }
            }
            first = last + 1;
        }
        places
    }

    /// What the teacher of a lesson uses for its clause, by name.
    pub fn practices_of(&self, lesson: &Lesson, language: Language) -> Vec<String> {
        let used = self.names.get(lesson.teacher).and_then(|unit| {
            unit.practices
                .iter()
                .find(|(clause, _)| *clause == lesson.clause)
                .map(|(_, used)| used.as_slice())
        });
        let name = |id: &glapp_core::PracticeId| {
            let known = self.practices.iter().find(|practice| practice.id == *id);
            known.map_or_else(|| id.to_string(), |practice| practice.name.get(language).to_owned())
        };
        used.unwrap_or_default().iter().map(name).collect()
    }
}
