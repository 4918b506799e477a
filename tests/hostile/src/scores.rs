//! The arithmetic: finite, within its bounds, and in step with itself, whatever the levels, weights and people.

use arbitrary::{Result, Unstructured};
use glapp_core::{
    Assessment, Catalogue, CatalogueHead, ClauseId, ComparedUnit, Comparison, Consensus, Coverage, Entry,
    GapAnalysis, Header, LevelName, Priority, Rating, Scale, Score, Timeline, Trend, agreement, example,
};

/// The rounding of sums of a few hundred terms.
const ROUNDING: f64 = 1e-9;

/// A catalogue and some assessments that the bytes stand for.
pub fn scores(data: &[u8]) {
    let _ = world(&mut Unstructured::new(data));
}

fn world(bytes: &mut Unstructured<'_>) -> Result<()> {
    let catalogue = catalogue(bytes)?;
    let mut units = Vec::new();
    for _ in 0..bytes.int_in_range(1..=5)? {
        units.push(unit(bytes, &catalogue)?);
    }
    let coverage = Coverage::on(day(bytes)?, &catalogue, &[]);
    let analyses: Vec<_> = units.iter().map(|it| GapAnalysis::of(it, &catalogue, &coverage)).collect();
    analyses.iter().for_each(|it| is_sound(it, &catalogue));
    agrees(&Consensus::of(&units, &catalogue), units.len(), &catalogue);
    compares(&units, &catalogue, bytes.int_in_range(0..=3)?);
    let timeline = Timeline::of(&units, &catalogue);
    assert!(timeline.clauses.iter().all(|it| it.levels.len() == units.len()));
    for pair in analyses.windows(2) {
        let trend = Trend::between(&pair[0], &pair[1]);
        assert_eq!(trend.clauses.len(), catalogue.leaf_count());
    }
    let counts: Vec<usize> =
        (0..bytes.int_in_range(0..=10)?).map(|_| bytes.int_in_range(0..=9999)).collect::<Result<_>>()?;
    assert!(
        agreement(&counts).is_none_or(|it| (-1.0 - ROUNDING..=1.0 + ROUNDING).contains(&it)),
        "{counts:?}"
    );
    Ok(())
}

fn catalogue(bytes: &mut Unstructured<'_>) -> Result<Catalogue> {
    let level = |n: usize| LevelName { name: example::text(&n.to_string()), anchor: example::text("x") };
    let levels = bytes.int_in_range(4..=10_usize)?;
    let head = CatalogueHead {
        id: "hostile".into(),
        edition: "1".into(),
        title: example::text("x"),
        source: example::text("x"),
        scale: Scale::new((0..levels).map(level).collect()).unwrap(),
    };
    let mut entries = Vec::new();
    let mut parts = Vec::new();
    for _ in 0..bytes.int_in_range(1..=24)? {
        // Down one step, beside the last, or up again.
        let depth = bytes.int_in_range(1..=4.min(parts.len() + 1))?;
        let next = parts.get(depth - 1).map_or(1, |last| last + 1_u8);
        parts.truncate(depth - 1);
        parts.push(next);
        let id: Vec<String> = parts.iter().map(u8::to_string).collect();
        let id: ClauseId = id.join(".").parse().unwrap();
        entries.push(Entry { id, title: example::text("x"), weight: weight(bytes)?, criteria: None });
    }
    Ok(Catalogue::new(head, entries).unwrap())
}

/// Any weight that a catalogue may have.
fn weight(bytes: &mut Unstructured<'_>) -> Result<f64> {
    let any: f64 = match bytes.int_in_range(0..=5)? {
        0..=2 => 1.0,
        3 => f64::from(bytes.arbitrary::<u16>()?) / 100.0,
        _ => bytes.arbitrary()?,
    };
    Ok(if (Entry::MIN_WEIGHT..=Entry::MAX_WEIGHT).contains(&any) { any } else { 1.0 })
}

fn day(bytes: &mut Unstructured<'_>) -> Result<glapp_core::Date> {
    let [year, month, day] =
        [bytes.int_in_range(1..=9999)?, bytes.int_in_range(1..=12)?, bytes.int_in_range(1..=28)?];
    Ok(glapp_core::Date::new(year, month as u8, day as u8).unwrap())
}

fn unit(bytes: &mut Unstructured<'_>, catalogue: &Catalogue) -> Result<Assessment> {
    let top = catalogue.scale().top().number();
    let header = Header { date: day(bytes)?, target: crate::edits::level(bytes, top)?, ..example::header() };
    let mut unit = Assessment::new(catalogue, header).unwrap();
    for leaf in catalogue.leaves() {
        let rating = Rating {
            answer: crate::edits::answer(bytes, top)?,
            target: crate::edits::level(bytes, top)?,
            importance: crate::edits::importance(bytes)?,
            ..Rating::default()
        };
        let said = !matches!(&rating.answer, glapp_core::Answer::NotApplicable(it) if it.trim().is_empty());
        if said {
            unit.put_rating(catalogue, leaf.id(), rating).unwrap();
        }
    }
    Ok(unit)
}

/// Every figure of an analysis is finite and within its bounds (`domain.md`, *Scores*).
pub fn is_sound(analysis: &GapAnalysis, catalogue: &Catalogue) {
    let top = catalogue.scale().top().value();
    let scores = analysis.sections.iter().map(|it| &it.score).chain([&analysis.total]);
    scores.for_each(|score| is_within(score, top));
    assert_eq!(analysis.clauses.len(), catalogue.leaf_count());
    let mut before = f64::INFINITY;
    let mut sum = 0.0;
    for Priority { gap, contribution, priority, .. } in &analysis.priorities {
        assert!(*gap > 0 && contribution.is_finite() && priority.is_finite(), "{contribution} {priority}");
        assert!(
            (0.0..=f64::from(*gap) + ROUNDING).contains(contribution),
            "{contribution} of a gap of {gap}"
        );
        assert!(*priority <= before * (1.0 + ROUNDING), "{priority} stands behind {before}");
        before = *priority;
        sum += contribution;
    }
    // The gaps closed are the gap of the whole.
    let gap = analysis.total.gap.unwrap_or_default();
    assert!((sum - gap).abs() <= ROUNDING * top, "{sum} is not {gap}");
}

fn is_within(score: &Score, top: f64) {
    let Score { lower, upper, target, gap, applicable, rated, .. } = *score;
    for value in [score.score, lower, upper, target, gap].into_iter().flatten() {
        assert!((0.0..=top + ROUNDING).contains(&value), "{score:?}");
    }
    assert!(rated <= applicable && lower.is_some() == (applicable > 0) && upper.is_some() == lower.is_some());
    assert_eq!(score.score.is_some(), rated > 0, "{score:?}");
    let rising = |low: Option<f64>, high: Option<f64>| low.zip(high).is_none_or(|(a, b)| a <= b + ROUNDING);
    assert!(rising(lower, upper), "{score:?}");
    assert!(score.completeness().is_none_or(|it| (0.0..=1.0).contains(&it)));
}

fn agrees(consensus: &Consensus, people: usize, catalogue: &Catalogue) {
    assert_eq!(consensus.clauses.len(), catalogue.leaf_count());
    for spread in &consensus.clauses {
        assert_eq!(spread.counts.iter().sum::<usize>(), spread.rated());
        assert!(spread.rated() + spread.not_applicable <= people);
        assert!(
            spread.agreement().is_none_or(|it| (-1.0 - ROUNDING..=1.0 + ROUNDING).contains(&it)),
            "{spread:?}"
        );
        assert!(spread.min() <= spread.median() && spread.median() <= spread.max(), "{spread:?}");
        assert!(
            !matches!(spread.proposed(), Some(glapp_core::Proposal::Level(it)) if !catalogue.scale().contains(it))
        );
    }
    let draft = consensus.draft(catalogue, example::header()).unwrap();
    crate::documents::comes_back(&draft, catalogue);
}

fn compares(units: &[Assessment], catalogue: &Catalogue, capacity: usize) {
    let top = catalogue.scale().top().value();
    let compared: Vec<_> = units.iter().map(|it| ComparedUnit::of(it, catalogue)).collect();
    let comparison = Comparison::of(compared, catalogue, capacity);
    for summary in comparison.clauses.iter().filter_map(|it| it.summary.as_ref()) {
        let within = [summary.mean, summary.median, summary.q1, summary.q3];
        assert!(within.iter().all(|it| (0.0..=top + ROUNDING).contains(it)), "{summary:?}");
        assert!(summary.q1 <= summary.median && summary.median <= summary.q3, "{summary:?}");
        assert!(
            summary.min.value() <= summary.mean + ROUNDING && summary.mean <= summary.max.value() + ROUNDING
        );
    }
    let mut placed: Vec<usize> = comparison.standing().into_iter().flatten().collect();
    placed.sort_unstable();
    assert_eq!(placed, (0..units.len()).collect::<Vec<_>>(), "every unit stands once");
    for lesson in &comparison.learning {
        let lessons = comparison.learning.iter().filter(|it| it.clause == lesson.clause);
        assert!(lessons.clone().filter(|it| it.learner == lesson.learner).count() == 1, "{lesson:?}");
        assert!(lessons.filter(|it| it.teacher == lesson.teacher).count() <= capacity, "{lesson:?}");
        assert!(lesson.gap >= 1 && lesson.learner != lesson.teacher, "{lesson:?}");
    }
    for (one, other) in (0..units.len()).flat_map(|one| (0..units.len()).map(move |other| (one, other))) {
        assert!(comparison.distance(one, other).is_none_or(|it| (0.0..=top).contains(&it)));
    }
    assert!(comparison.mean_total().is_none_or(|it| (0.0..=top + ROUNDING).contains(&it)));
}
