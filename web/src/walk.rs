//! Which clauses are walked through, which of them are shown, and how far someone has come. Pure.

use glapp_core::{Catalogue, Clause, ClauseId, GapAnalysis, Rating, Status};

/// Which clauses are gone through. The arithmetic is the same in both: what is not answered is unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Round {
    /// All of them.
    #[default]
    Full,
    /// Those that the catalogue has chosen for a first picture.
    Short,
}

impl Round {
    /// Both, the short one first.
    pub const ALL: [Self; 2] = [Self::Short, Self::Full];

    /// The other one.
    pub fn other(self) -> Self {
        if self == Self::Full { Self::Short } else { Self::Full }
    }

    /// Whether a clause is in it.
    pub fn has(self, clause: &Clause) -> bool {
        self == Self::Full || clause.criteria().is_some_and(|criteria| criteria.short_round.is_some())
    }

    /// Its clauses, in order.
    pub fn clauses(self, catalogue: &Catalogue) -> impl Iterator<Item = ClauseId> {
        catalogue.leaves().filter(move |leaf| self.has(leaf)).map(Clause::id)
    }

    /// The clauses before and after one, which need not be in it itself.
    pub fn neighbours(self, catalogue: &Catalogue, clause: ClauseId) -> [Option<ClauseId>; 2] {
        let before = self.clauses(catalogue).take_while(|&id| id < clause).last();
        [before, self.clauses(catalogue).find(|&id| id > clause)]
    }

    /// Where work goes on: its first clause without an answer, else its first.
    pub fn first(self, catalogue: &Catalogue, analysis: &GapAnalysis) -> Option<ClauseId> {
        let open = |id: &ClauseId| analysis.clause(*id).is_some_and(|it| it.status == Status::Unanswered);
        self.clauses(catalogue).find(open).or_else(|| self.clauses(catalogue).next())
    }

    /// How many clauses at or below one, or in all, have a level, and how many are applicable.
    pub fn progress(
        self,
        catalogue: &Catalogue,
        analysis: &GapAnalysis,
        within: Option<ClauseId>,
    ) -> (usize, usize) {
        let mut progress = (0, 0);
        for id in self.clauses(catalogue).filter(|id| within.is_none_or(|within| id.is_within(within))) {
            let status = analysis.clause(id).map(|result| result.status);
            progress.0 += usize::from(status == Some(Status::Rated));
            progress.1 += usize::from(status != Some(Status::NotApplicable));
        }
        progress
    }
}

/// Which clauses the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without an answer.
    Unanswered,
    /// Those below their target.
    Gaps,
    /// Those with a level of 3 or more and nothing to show it.
    Unsupported,
    /// Those with a note.
    Notes,
}

impl Filter {
    /// Every filter, in the order of [`crate::text::Messages::filters`].
    pub const ALL: [Self; 5] = [Self::All, Self::Unanswered, Self::Gaps, Self::Unsupported, Self::Notes];

    /// Whether a clause passes.
    pub fn passes(self, clause: ClauseId, analysis: &GapAnalysis, rating: Option<&Rating>) -> bool {
        let Some(result) = analysis.clause(clause) else { return false };
        match self {
            Self::All => true,
            Self::Unanswered => result.status == Status::Unanswered,
            Self::Gaps => result.gap.is_some_and(|gap| gap > 0),
            Self::Unsupported => result.unsupported,
            Self::Notes => rating.is_some_and(|rating| !rating.note.trim().is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Assessment, Change, Coverage, Edit, Level, example};
    use glapp_format::bundled;

    fn id(text: &str) -> ClauseId {
        text.parse().unwrap()
    }

    fn analysed(changes: &[(&str, Change)]) -> (Catalogue, Assessment, GapAnalysis) {
        let catalogue = bundled::catalogue("iso-56002:2019").unwrap().unwrap();
        let mut unit = Assessment::new(&catalogue, example::header()).unwrap();
        let changes = changes.iter().map(|(clause, change)| (id(clause), change.clone())).collect();
        unit.apply(&catalogue, Edit::Clauses(changes)).unwrap();
        let coverage = Coverage::on(unit.header().date, &catalogue, &[]);
        let analysis = GapAnalysis::of(&unit, &catalogue, &coverage);
        (catalogue, unit, analysis)
    }

    fn level(level: u8) -> Change {
        Change::Level(Some(Level::new(level)))
    }

    #[test]
    fn the_short_round_is_a_part_of_the_full_one_in_the_same_order() {
        let (catalogue, ..) = analysed(&[]);
        let full: Vec<_> = Round::Full.clauses(&catalogue).collect();
        let short: Vec<_> = Round::Short.clauses(&catalogue).collect();
        assert_eq!((full.len(), short.len()), (52, 14));
        assert!(full.is_sorted() && short.is_sorted());
        assert!(short.iter().all(|id| full.contains(id)));
    }

    #[test]
    fn walking_on_comes_to_every_clause_of_the_round_and_back() {
        let (catalogue, ..) = analysed(&[]);
        for round in Round::ALL {
            let all: Vec<_> = round.clauses(&catalogue).collect();
            let mut walked = vec![all[0]];
            while let [_, Some(next)] = round.neighbours(&catalogue, *walked.last().unwrap()) {
                assert_eq!(round.neighbours(&catalogue, next)[0], walked.last().copied());
                walked.push(next);
            }
            assert_eq!(walked, all);
            assert_eq!(round.neighbours(&catalogue, all[0])[0], None);
        }
        // From a clause outside the round, too.
        let outside =
            Round::Full.clauses(&catalogue).find(|&it| !Round::Short.clauses(&catalogue).any(|id| id == it));
        let [before, after] = Round::Short.neighbours(&catalogue, outside.unwrap());
        assert!(
            before.is_none_or(|it| it < outside.unwrap()) && after.is_some_and(|it| it > outside.unwrap())
        );
    }

    #[test]
    fn progress_counts_the_rounds_own_clauses() {
        let (catalogue, _, analysis) = analysed(&[]);
        let first = Round::Short.first(&catalogue, &analysis).unwrap();
        assert_eq!(Round::Short.progress(&catalogue, &analysis, None), (0, 14));
        let outside =
            Round::Full.clauses(&catalogue).find(|&it| !Round::Short.clauses(&catalogue).any(|id| id == it));
        let outside = outside.unwrap().to_string();
        let second = Round::Short.neighbours(&catalogue, first)[1].unwrap();
        let (catalogue, _, analysis) = analysed(&[
            (&first.to_string(), level(2)),
            (&second.to_string(), Change::NotApplicable("…".into())),
            (&outside, level(2)),
        ]);
        assert_eq!(Round::Short.progress(&catalogue, &analysis, None), (1, 13));
        assert_eq!(Round::Full.progress(&catalogue, &analysis, None), (2, 51));
        let total = analysis.total;
        assert_eq!(Round::Full.progress(&catalogue, &analysis, None), (total.rated, total.applicable));
        for section in analysis.chapters() {
            let score = section.score;
            let progress = Round::Full.progress(&catalogue, &analysis, Some(section.clause));
            assert_eq!(progress, (score.rated, score.applicable));
        }
        assert_ne!(Round::Short.first(&catalogue, &analysis), Some(first), "work goes on at what is open");
    }

    #[test]
    fn each_filter_shows_what_it_says() {
        let (_, unit, analysis) = analysed(&[
            ("4.1.1", level(1)),
            ("4.1.2", level(4)),
            ("4.1.3", Change::Note("Fråga Anna".into())),
            ("4.2", Change::NotApplicable("…".into())),
            ("5.1.1", Change::Note(" ".into())),
        ]);
        let shown = |filter: Filter| {
            let ids = ["4.1.1", "4.1.2", "4.1.3", "4.2", "5.1.1"];
            let passes = |it: &&str| filter.passes(id(it), &analysis, unit.rating(id(it)));
            ids.into_iter().filter(passes).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(Filter::All), "4.1.1 4.1.2 4.1.3 4.2 5.1.1");
        assert_eq!(shown(Filter::Unanswered), "4.1.3 5.1.1");
        assert_eq!(shown(Filter::Gaps), "4.1.1");
        assert_eq!(shown(Filter::Unsupported), "4.1.2");
        assert_eq!(shown(Filter::Notes), "4.1.3");
        assert!(!Filter::All.passes(id("9.9.9"), &analysis, None), "nor a clause that is not there");
    }
}
