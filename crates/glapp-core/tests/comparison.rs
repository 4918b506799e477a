//! `domain.md`, *Comparison of units*.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a mistake in the notation should fail the test"
)]

mod common;

use common::{assessment, catalogue, id, without_practices};
use glapp_core::{Catalogue, ComparedUnit, Comparison, Coverage, Lesson, Level, Summary, lessons};
use proptest::prelude::*;

fn compare(catalogue: &Catalogue, units: &[&str]) -> Comparison {
    let units = units.iter().map(|ratings| ComparedUnit::of(&assessment(catalogue, ratings), catalogue));
    Comparison::of(units.collect(), catalogue, Comparison::CAPACITY)
}

#[test]
fn quartiles_are_interpolated_linearly() {
    let summary = |levels: &[u8]| Summary::of(levels.iter().copied().map(Level::new));
    let check = |levels: &[u8], q1: f64, median: f64, q3: f64, mean: f64| {
        let it = summary(levels).unwrap();
        assert_eq!(
            (it.q1, it.median, it.q3, it.mean, it.n),
            (q1, median, q3, mean, levels.len()),
            "{levels:?}"
        );
    };
    check(&[3], 3.0, 3.0, 3.0, 3.0);
    check(&[0, 1], 0.25, 0.5, 0.75, 0.5);
    check(&[4, 0, 2], 1.0, 2.0, 3.0, 2.0); // in any order
    check(&[1, 2, 3, 5], 1.75, 2.5, 3.5, 2.75);
    check(&[0, 0, 0, 5, 5], 0.0, 0.0, 5.0, 2.0);
    assert_eq!(summary(&[]), None);
    assert_eq!(summary(&[1, 5, 2]).unwrap().spread(), 4);
}

#[test]
fn clauses_are_compared_over_the_units_that_rated_them() {
    let catalogue = catalogue(5, "4 4.1 4.2 5 5.1");
    let it = compare(&catalogue, &["4.1=1 4.2=-", "4.1=4 5.1=2", "4.1=?"]);
    assert_eq!(it.clauses[0].levels, [Some(Level::new(1)), Some(Level::new(4)), None]);
    assert_eq!(it.clauses[0].summary.unwrap().n, 2);
    assert_eq!(it.clauses[1].summary, None);
    assert_eq!(it.clauses[2].summary.unwrap().mean, 2.0);
}

#[test]
fn a_units_chapters_are_those_of_its_own_analysis() {
    let catalogue = catalogue(5, "4*2 4.1 4.2*0.5 4.2.1 4.2.2*3 5 5.1");
    let it = assessment(&catalogue, "target=4 4.1=2 4.2.1=3/5 4.2.2=?");
    let unit = ComparedUnit::of(&it, &catalogue);
    let analysis = without_practices(&catalogue, &it);
    let of_unit = analysis
        .sections
        .iter()
        .map(|section| unit.section(catalogue.clause(section.clause).unwrap(), &catalogue));
    assert!(of_unit.eq(analysis.sections.iter().map(|section| section.score)));
    assert_eq!(unit.section(catalogue.clause(id("4")).unwrap(), &catalogue).rated, 2);
}

/// Unit one: chapter 4 (0 and 0) → 0, chapter 5 → 5, total 2.5; unit two: only chapter 5 → 1, total 1. The mean of the
/// totals is 1.75; the mean over clauses would be (0 + 0 + 3) / 3 = 1, over levels (0 + 0 + 5 + 1) / 4 = 1.5.
#[test]
fn the_citys_figure_is_the_mean_of_totals_not_the_mean_over_clauses() {
    let catalogue = catalogue(5, "4 4.1 4.2 5 5.1");
    let it = compare(&catalogue, &["4.1=0 4.2=0 5.1=5", "5.1=1", ""]);
    assert_eq!(it.mean_total(), Some(1.75));
    let means: Vec<f64> = it.clauses.iter().map(|clause| clause.summary.unwrap().mean).collect();
    assert_eq!(means.iter().sum::<f64>() / 3.0, 1.0);
    assert_eq!(compare(&catalogue, &["", "4.1=-"]).mean_total(), None);
}

/// Three are fully answered; the fourth could still be anything from 1 to 4.
#[test]
fn units_whose_bounds_overlap_are_level_with_each_other() {
    let catalogue = catalogue(5, "4 4.1 4.2 4.3 4.4 4.5");
    let all = |level: u8| (1..=5).map(|n| format!("4.{n}={level} ")).collect::<String>();
    let standing = |units: &[&str]| compare(&catalogue, units).standing();
    assert_eq!(standing(&[&all(1), &all(5), &all(3)]), [vec![1], vec![2], vec![0]]);
    assert_eq!(standing(&[&all(3), &all(3)]), [vec![0, 1]]);
    // 4.1=3 alone: score 3, from 0.6 to 4.6: overlaps 3 and 4, and 4 through it.
    assert_eq!(standing(&[&all(3), "4.1=3", &all(5), &all(4)]), [vec![2], vec![0, 1, 3]]);
    assert_eq!(standing(&["", &all(2), "4.1=-"]), [vec![1], vec![0, 2]]);
}

/// Weights such as 0.1 have no exact float: 0.1 · 3 comes out above 0.3 · 1, though they are the same.
#[test]
fn rounding_ranks_nobody() {
    let catalogue = catalogue(5, "4 4.1*0.1 4.2*0.2 4.3*0.3");
    let (one, other) = ("4.1=3 4.2=0 4.3=0", "4.1=0 4.2=0 4.3=1");
    for units in [[one, other], [other, one]] {
        let it = compare(&catalogue, &units);
        assert_eq!(it.standing(), [vec![0, 1]], "{units:?}");
        assert!(!it.units[0].total.is_apart_from(&it.units[1].total), "{units:?}");
    }
    // Bounds that only meet overlap: 4.3 could still be 5, which is what the other one has.
    let it = compare(&catalogue, &["4.1=5 4.2=5 4.3=5", "4.1=5 4.2=5"]);
    assert_eq!(it.standing(), [vec![0, 1]]);
    // A small difference is a difference.
    let small = common::catalogue(5, "4 4.1*0.000001 4.2");
    assert_eq!(compare(&small, &["4.1=0 4.2=3", "4.1=1 4.2=3"]).standing(), [vec![1], vec![0]]);
}

/// 4.1 is covered directly while the forum lasts. Gaps (target 3): 4.1 in 2 of 2, 4.2 in 1 of 2, 4.3 in 2 of 3.
#[test]
fn white_spots_are_where_most_have_a_gap_and_the_city_has_nothing() {
    let catalogue = catalogue(5, "4 4.1 4.2 4.3 4.4");
    let units = ["4.1=1 4.2=1 4.3=0", "4.1=2 4.2=3 4.3=2", "4.3=4"];
    let it = compare(&catalogue, &units);
    let spots = |day: &str| {
        let coverage = Coverage::on(day.parse().unwrap(), &catalogue, &[glapp_core::example::practice()]);
        it.white_spots(&coverage).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(spots("2023-12-31"), "4.3");
    assert_eq!(spots("2024-01-01"), "4.1 4.3");
}

#[test]
fn units_are_as_far_apart_as_what_both_rated() {
    let catalogue = catalogue(5, "4 4.1 4.2 4.3");
    let it = compare(&catalogue, &["4.1=1 4.2=5", "4.1=2 4.2=2 4.3=5", "4.3=1", ""]);
    assert_eq!((it.distance(0, 1), it.distance(1, 0)), (Some(2.0), Some(2.0)));
    assert_eq!((it.distance(1, 2), it.distance(0, 2), it.distance(0, 3)), (Some(4.0), None, None));
    assert_eq!((it.distance(0, 0), it.distance(0, 9)), (Some(0.0), None));
}

/// Lessons as "learner<teacher" for units at `level/target`, or `-`.
fn taught(units: &str, capacity: usize) -> Vec<String> {
    let stands: Vec<_> = units.split_whitespace().map(stand).collect();
    let told = |it: &Lesson| format!("{}<{}", it.learner, it.teacher);
    lessons(id("4.1"), &stands, capacity).iter().map(told).collect()
}

fn stand(unit: &str) -> Option<(Level, Level)> {
    let (level, target) = unit.split_once('/')?;
    Some((Level::new(level.parse().unwrap()), Level::new(target.parse().unwrap())))
}

#[test]
fn a_teacher_reaches_the_learners_target_and_is_two_levels_ahead() {
    assert_eq!(taught("1/3 3/3", 2), ["0<1"]);
    assert_eq!(taught("2/3 3/3", 2), [""; 0], "one ahead is not enough");
    assert_eq!(taught("2/3 4/3", 2), ["0<1"]);
    assert_eq!(taught("1/4 3/3", 2), [""; 0], "the target is out of its reach");
    assert_eq!(taught("3/3 5/5", 2), [""; 0], "no gap, nothing to learn");
    assert_eq!(taught("- 5/5 1/2", 2), ["2<1"]);
}

#[test]
fn nobody_teaches_more_than_it_can() {
    assert_eq!(taught("1/3 1/3 1/3 3/3", 2), ["0<3", "1<3"], "ties go to the first");
    assert_eq!(taught("1/3 1/3 1/3 3/3", 3), ["0<3", "1<3", "2<3"]);
    assert_eq!(taught("1/3 3/3", 0), [""; 0]);
    // The wider gap goes first, whoever comes first.
    assert_eq!(taught("2/3 2/3 1/4 4/4", 2), ["0<3", "2<3"]);
    // The strong teacher is kept for the one who needs it.
    assert_eq!(taught("1/3 0/5 5/5 3/3", 1), ["0<3", "1<2"]);
    // Of two alike the second teaches when the first has no room left.
    assert_eq!(taught("1/3 1/3 3/3 3/3", 1), ["0<2", "1<3"]);
    // Who learns may teach as well.
    assert_eq!(taught("1/3 3/5 5/5", 1), ["0<1", "1<2"]);
}

/// The most gap that can be closed, by trying everything.
fn best(stands: &[Option<(Level, Level)>], room: &mut Vec<usize>, learner: usize) -> u32 {
    let Some(stand) = stands.get(learner) else { return 0 };
    let mut most = best(stands, room, learner + 1);
    let Some((level, target)) = *stand else { return most };
    let gap = level.gap_to(target);
    for teacher in 0..stands.len() {
        let Some((above, _)) = stands[teacher] else { continue };
        let can = gap >= 1 && above >= target && above.number() >= level.number() + 2;
        if can && room[teacher] > 0 {
            room[teacher] -= 1;
            most = most.max(u32::from(gap) + best(stands, room, learner + 1));
            room[teacher] += 1;
        }
    }
    most
}

proptest! {
    #[test]
    fn no_assignment_closes_more(
        units in prop::collection::vec(prop::option::of((0_u8..=5, 0_u8..=5)), 0..7),
        capacity in 0_usize..3,
    ) {
        let stands: Vec<_> =
            units.iter().map(|unit| unit.map(|(level, target)| (Level::new(level), Level::new(target)))).collect();
        let found = lessons(id("4.1"), &stands, capacity);
        let closed: u32 = found.iter().map(|it| u32::from(it.gap)).sum();
        prop_assert_eq!(closed, best(&stands, &mut vec![capacity; stands.len()], 0));
        for it in &found {
            let ((level, target), (above, _)) = (stands[it.learner].unwrap(), stands[it.teacher].unwrap());
            prop_assert!(above >= target && above.number() >= level.number() + 2 && it.gap >= 1);
            prop_assert!(found.iter().filter(|other| other.teacher == it.teacher).count() <= capacity);
            prop_assert_eq!(found.iter().filter(|other| other.learner == it.learner).count(), 1);
        }
    }
}
