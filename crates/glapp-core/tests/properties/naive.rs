//! *Scores* of `domain.md` once more, read line by line and as slowly as it likes: nothing here comes from the core.

use crate::world::{Answered, Said, World};

#[derive(Debug, Default)]
pub struct Numbers {
    pub score: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub target: Option<f64>,
    pub gap: Option<f64>,
    pub applicable: usize,
    pub rated: usize,
}

pub struct Naive<'a>(pub &'a World);

impl Naive<'_> {
    pub fn chapters(&self) -> Vec<&str> {
        self.0.clauses.iter().map(|(id, _)| &**id).filter(|id| !id.contains('.')).collect()
    }

    /// The assessable clauses at or below `section`, or all for an empty one.
    pub fn leaves(&self, section: &str) -> Vec<&str> {
        let below = |id: &str, above: &str| id.starts_with(&format!("{above}."));
        let ids = || self.0.clauses.iter().map(|(id, _)| &**id);
        let within = |id: &&str| section.is_empty() || *id == section || below(id, section);
        ids().filter(within).filter(|id| !ids().any(|other| below(other, id))).collect()
    }

    pub fn weight(&self, id: &str) -> f64 {
        self.0.clauses.iter().find(|(clause, _)| clause == id).unwrap().1
    }

    pub fn said(&self, id: &str) -> Said {
        *self.0.said.get(id).unwrap()
    }

    pub fn level(&self, id: &str) -> Option<f64> {
        match self.said(id).answer {
            Answered::Level(level) => Some(f64::from(level)),
            Answered::NotApplicable | Answered::No => None,
        }
    }

    /// The clause's own target, else the assessment's, else 3.
    pub fn target(&self, id: &str) -> f64 {
        f64::from(self.said(id).target.or(self.0.target).unwrap_or(3))
    }

    pub fn gap(&self, id: &str) -> Option<f64> {
        self.level(id).map(|level| f64::max(0.0, self.target(id) - level))
    }

    fn applicable(&self, section: &str) -> Vec<&str> {
        let mut a = self.leaves(section);
        a.retain(|id| self.said(id).answer != Answered::NotApplicable);
        a
    }

    fn rated(&self, section: &str) -> Vec<&str> {
        let mut r = self.leaves(section);
        r.retain(|id| self.level(id).is_some());
        r
    }

    pub fn section(&self, k: &str) -> Numbers {
        let (a, r) = (self.applicable(k), self.rated(k));
        let sum =
            |set: &[&str], of: &dyn Fn(&str) -> f64| set.iter().map(|c| self.weight(c) * of(c)).sum::<f64>();
        let divided = |sum: f64, by: &[&str]| {
            let weights: f64 = by.iter().map(|c| self.weight(c)).sum();
            (!by.is_empty()).then(|| sum / weights)
        };
        let levels = sum(&r, &|c| self.level(c).unwrap());
        let unanswered: Vec<&str> = a.iter().copied().filter(|c| !r.contains(c)).collect();
        Numbers {
            score: divided(levels, &r),
            lower: divided(levels, &a),
            upper: divided(levels + sum(&unanswered, &|_| f64::from(self.0.top)), &a),
            target: divided(sum(&a, &|c| self.target(c)), &a),
            gap: divided(sum(&r, &|c| self.gap(c).unwrap()), &r),
            applicable: a.len(),
            rated: r.len(),
        }
    }

    pub fn total(&self) -> Numbers {
        // For target, lower and upper a chapter counts if it has a non-empty A, for score and gap if it has a score:
        // in both cases exactly if it has the value.
        let mean = |of: &dyn Fn(Numbers) -> Option<f64>| {
            let mut values = self.chapters();
            values.retain(|k| of(self.section(k)).is_some());
            let weights: f64 = values.iter().map(|k| self.weight(k)).sum();
            let sum: f64 = values.iter().map(|k| self.weight(k) * of(self.section(k)).unwrap()).sum();
            (!values.is_empty()).then(|| sum / weights)
        };
        Numbers {
            score: mean(&|k| k.score),
            lower: mean(&|k| k.lower),
            upper: mean(&|k| k.upper),
            target: mean(&|k| k.target),
            gap: mean(&|k| k.gap),
            applicable: self.applicable("").len(),
            rated: self.rated("").len(),
        }
    }

    pub fn contribution(&self, c: &str) -> f64 {
        let k = c.split('.').next().unwrap();
        let mut scored = self.chapters();
        scored.retain(|k| self.section(k).score.is_some());
        let chapters: f64 = scored.iter().map(|k| self.weight(k)).sum();
        let rated: f64 = self.rated(k).iter().map(|c| self.weight(c)).sum();
        self.weight(k) / chapters * self.weight(c) / rated * self.gap(c).unwrap()
    }

    pub fn priority(&self, c: &str) -> f64 {
        f64::from(self.said(c).importance.unwrap_or(2)) * self.contribution(c)
    }

    /// The rated clauses with a gap, in clause order.
    pub fn with_gap(&self) -> Vec<&str> {
        let mut rated = self.rated("");
        rated.retain(|c| self.gap(c).unwrap() > 0.0);
        rated
    }
}
