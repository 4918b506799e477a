//! The practice map of the bundled practices: what is counted is what the core covers, and every text is inert.
#![allow(clippy::unwrap_used, reason = "a mistake in a case should fail the test")]

use glapp_core::{Catalogue, Coverage, Covered, Language, Need, Practice, Practices};
use glapp_format::bundled;
use glapp_report::{MapChoice, MapSources, PracticeMap, first_day, markdown, month_of};

struct World {
    catalogue: Catalogue,
    city: Practices,
    platforms: Practices,
    needs: Vec<Need>,
    own: Vec<Practice>,
}

fn world() -> World {
    let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
    let city = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
    let (platforms, needs) = (bundled::platforms(&catalogue).unwrap(), bundled::needs(&catalogue).unwrap());
    World { catalogue, city, platforms, needs, own: Vec::new() }
}

impl World {
    fn map(&self, change: impl FnOnce(&mut MapChoice)) -> PracticeMap<'_> {
        let sources = MapSources {
            catalogue: &self.catalogue,
            city: &self.city.practices,
            platforms: &self.platforms.practices,
            own: &self.own,
            needs: &self.needs,
            phases: &[],
        };
        let mut choice = MapChoice::on("2023-12-31".parse().unwrap());
        change(&mut choice);
        PracticeMap::of(sources, &choice, Language::Sv)
    }
}

#[test]
fn the_city_s_map_is_its_coverage_and_the_programme_s_end_is_seen() {
    let world = world();
    for (day, hint) in [
        ("2012-01-01", "2012-01-01"),
        ("2023-12-31", "För 50 är det sista dagen."),
        ("2024-01-01", "50 upphörde 31 december 2023."),
    ] {
        let day = day.parse().unwrap();
        let map = world.map(|choice| choice.day = day);
        assert_eq!(*map.coverage(), Coverage::on(day, &world.catalogue, &world.city.practices));
        assert!(map.summary().contains(hint) || hint == "2012-01-01", "{}", map.summary());
        // One cell for each link, whatever state its practice is in, and a row for each practice.
        let links: usize = world.city.practices.iter().map(|it| it.clauses.len()).sum();
        let matrix = map.matrix();
        assert_eq!(matrix.matches("g-pm-x g-pm-").count(), links);
        assert_eq!(matrix.matches("<tr class=\"g-pm-").count() - matrix.matches("g-pm-group").count(), 136);
        assert!(matrix.len() < 140_000, "{}", matrix.len());
    }
}

#[test]
fn every_row_of_the_matrix_has_all_columns_folded_or_not() {
    let world = world();
    let chapters: Vec<_> = world.catalogue.chapters().map(|it| it.id()).collect();
    for folded in [vec![], vec![chapters[0], chapters[3]], chapters] {
        let matrix = world.map(|choice| choice.folded = folded).matrix();
        let widths = matrix.split("<tr").skip(1).map(|row| {
            let cells = row.split("<t").skip(1).filter(|it| it.starts_with('h') || it.starts_with('d'));
            let width = |cell: &str| {
                let tag = cell.split('>').next().unwrap_or_default();
                let span = tag.split("colspan=\"").nth(1).and_then(|it| it.split('"').next());
                span.map_or(1, |span| span.parse::<usize>().unwrap())
            };
            cells.map(width).sum::<usize>()
        });
        let mut widths: Vec<usize> = widths.collect();
        widths.dedup();
        assert_eq!(widths.len(), 1, "{widths:?}");
    }
}

#[test]
fn filters_let_through_what_they_say_and_nothing_more() {
    let world = world();
    let count = |change: fn(&mut MapChoice)| {
        let map = world.map(change);
        map.csv().lines().filter(|line| line.starts_with("4.") || line.starts_with("10.")).count();
        (0..world.city.practices.len() + world.platforms.practices.len())
            .filter(|place| map.matrix().contains(&format!("data-working=\"p{place}\"")))
            .count()
    };
    assert_eq!(count(|_| {}), 136);
    assert_eq!(count(|choice| choice.set = "all".into()), 151);
    assert_eq!(count(|choice| choice.set = "platform Lund".into()), 3);
    assert_eq!(count(|choice| choice.strategy = "5".into()), 15);
    assert_eq!(count(|choice| choice.plan = "2021-2023".into()), 7);
    assert_eq!(count(|choice| choice.kind = "forum".into()), 7);
    assert_eq!(count(|choice| choice.owner = "Kommunstyrelsen".into()), 4);
    assert_eq!(count(|choice| choice.status = "handed_over".into()), 3);
    // An owner that nobody is called any more filters nothing.
    assert_eq!(count(|choice| choice.owner = "Somebody".into()), 136);
}

#[test]
fn what_is_pressed_opens_with_its_reason_and_the_lines_of_its_source() {
    let world = world();
    let map = world.map(|_| {});
    for (place, practice) in world.city.practices.iter().enumerate() {
        for link in &practice.clauses {
            let opened = map.opened(&format!("p{place} {}", link.clause)).unwrap();
            let why = glapp_report::html::escaped(link.why.get(Language::Sv));
            assert!(opened.contains(&why), "{}: {}", practice.id, link.clause);
            assert!(practice.sources.iter().all(|it| opened.contains(&*it.lines)), "{}", practice.id);
        }
    }
    for leaf in world.catalogue.leaves() {
        assert!(map.opened(&leaf.id().to_string()).is_some());
    }
    for place in 0..world.needs.len() {
        assert!(map.opened(&format!("n{place}")).unwrap().contains("rad"));
    }
    for nothing in ["", "p", "p999", "n999", "99.9", "p0 x", "x"] {
        let _ = map.opened(nothing);
    }
}

#[test]
fn texts_of_files_are_inert() {
    let mut world = world();
    let mut own = world.city.practices[0].clone();
    let bad = || glapp_core::Text::new("<b onclick=\"x\">'\"", "<i>").unwrap();
    (own.id, own.city) = ("x\"><script>".into(), "Å\"><script>".into());
    (own.name, own.description, own.owner) = (bad(), bad(), Some(bad()));
    own.clauses.iter_mut().for_each(|link| link.why = bad());
    own.sources[0].section = "<script>".into();
    world.own = vec![own];
    let map = world.map(|choice| choice.set = "all".into());
    let place = world.city.practices.len() + world.platforms.practices.len();
    let all = [
        map.controls(),
        map.matrix(),
        map.list(),
        map.own_part(),
        map.cities_part(),
        map.opened(&format!("p{place}")).unwrap(),
        map.opened("4.1.2").unwrap(),
    ];
    for html in all {
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("onclick=\""), "{html}");
    }
}

#[test]
fn the_document_has_every_clause_need_and_city() {
    let world = world();
    let text = markdown::of(&world.map(|_| {}).document());
    for leaf in world.catalogue.leaves() {
        assert!(text.contains(&format!("| {} ", leaf.id())), "{}", leaf.id());
    }
    assert!(text.contains("Umeå") && text.contains("behov") | text.contains("Behov"));
    let map = world.map(|_| {});
    let direct = map.coverage().count(Covered::Direct);
    assert!(text.contains(&format!("● helt | {direct} |")), "{direct}");
}

#[test]
fn months_and_days_lead_to_each_other() {
    for month in [0, 1, 11, 12, 143, 144] {
        assert_eq!(month_of(first_day(month).unwrap()), month);
    }
    assert_eq!(month_of("1999-05-05".parse().unwrap()), 0);
    assert_eq!(first_day(144).unwrap().to_string(), "2024-01-01");
    assert!(first_day(u16::MAX).is_some());
}

#[test]
fn the_curve_is_drawn_for_a_file_of_its_own() {
    let world = world();
    let today = "2026-03-02".parse().unwrap();
    let map = world.map(|choice| choice.kind = "forum".into());
    let drawing = map.drawing(today);
    assert!(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && drawing.ends_with("</svg>"));
    assert!(drawing.contains("Slag: Forum") && drawing.contains(">2012<") && !drawing.contains(">2026<"));
    let running = map.practices().iter().filter(|it| it.is_active("2023-12-31".parse().unwrap())).count();
    assert!(running > 0 && drawing.contains(&format!(">31 december 2023: {running}<")), "{drawing}");
    // Nothing has been running: no division by nothing.
    let none = world.map(|choice| choice.set = "own nobody".into()).drawing("2012-01-01".parse().unwrap());
    assert!(!none.contains("NaN") && !none.contains("inf"));
}
