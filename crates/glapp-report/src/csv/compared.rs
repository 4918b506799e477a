//! What units side by side amount to, as CSV: by clause, and who can learn from whom.

use super::Rows;
use crate::comparison::{ComparisonSources, ComparisonView};
use crate::number;
use crate::vocabulary::{self as vocabulary, pick};
use glapp_core::Language;

/// One row a clause that the view shows, with the figures that sum up its levels, not rounded.
pub fn compared_clauses(sources: ComparisonSources<'_>, view: &ComparisonView, language: Language) -> String {
    let say = |sv, en| pick(language, sv, en);
    let mut out = Rows::new(language);
    out.row([
        say("avsnitt", "id"),
        say("rubrik", "title"),
        say("antal", "n"),
        say("medel", "mean"),
        say("median", "median"),
        say("lägst", "min"),
        say("högst", "max"),
        say("kvartil 1", "q1"),
        say("kvartil 3", "q3"),
        say("spridning", "spread"),
        say("staden har", "coverage"),
        say("vit fläck", "white spot"),
    ]);
    let spots = sources.comparison.white_spots(sources.coverage);
    for (place, clause) in sources.shown(view) {
        let summary = sources.comparison.clauses.get(place).and_then(|it| it.summary);
        let exact = |value: f64| number::plain(value, language);
        let figures = summary.map_or_else(Default::default, |it| {
            let whole = [it.min.to_string(), it.max.to_string(), it.spread().to_string()];
            let [min, max, spread] = whole;
            [it.n.to_string(), exact(it.mean), exact(it.median), min, max, exact(it.q1), exact(it.q3), spread]
        });
        let [n, mean, median, min, max, q1, q3, spread]: [String; 8] = figures;
        let covered = sources.coverage.clause(clause).map(|it| it.covered());
        let white = spots.contains(&clause);
        out.row([
            &*clause.to_string(),
            &sources.catalogue.title_in_context(clause, language),
            &n,
            &mean,
            &median,
            &min,
            &max,
            &q1,
            &q3,
            &spread,
            covered.map_or("", |it| vocabulary::covered(it, language)),
            if white { say("ja", "yes") } else { say("nej", "no") },
        ]);
    }
    out.text
}

/// One row for each learner, clause and teacher.
pub fn lessons(sources: ComparisonSources<'_>, view: &ComparisonView, language: Language) -> String {
    let say = |sv, en| pick(language, sv, en);
    let mut out = Rows::new(language);
    out.row([
        say("avsnitt", "id"),
        say("rubrik", "title"),
        say("lär", "learner"),
        say("av", "teacher"),
        say("glapp", "gap"),
        say("arbetssätt", "practices"),
    ]);
    let name = |place: usize| sources.names.get(place).map_or("", |it| &it.name);
    for (_, clause) in sources.shown(view) {
        for it in sources.comparison.learning.iter().filter(|it| it.clause == clause) {
            out.row([
                &*clause.to_string(),
                &sources.catalogue.title_in_context(clause, language),
                name(it.learner),
                name(it.teacher),
                &it.gap.to_string(),
                &sources.practices_of(it, language).join("\n"),
            ]);
        }
    }
    out.text
}
