//! Everything that is written of a world, by every way of writing it.

use crate::world::Read;
use glapp_core::{
    Assessment, Consensus, Coverage, Date, Entrant, GapAnalysis, Handbook, HandbookSources, Language, Moment,
    Standing, Timeline,
};
use glapp_format::{assessment, link};
use glapp_office::xlsx::{self, Form, People};
use glapp_office::{About, docx};
use glapp_report::{
    Block, CompareChoice, ComparePage, Document, MissionPage, PlacedUnit, PlanChoice, PlanPage,
    ResultSources, agenda, calendar, consensus, coverage, csv, form, glance, handbook, html, markdown,
    minutes, page, plan, report, result, take, timeline, timelines,
};

/// What something is, and so how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Html,
    Markdown,
    Csv,
    Office,
    Calendar,
    Json,
    Plain,
}

pub type Output = (String, Kind, Vec<u8>);

pub fn outputs(read: &Read, language: Language) -> Vec<Output> {
    let mut all = Vec::new();
    let unit = &read.units[0];
    let day = unit.header().date;
    let cover = Coverage::on(day, &read.catalogue, &read.practices.practices);
    let analysis = GapAnalysis::of(unit, &read.catalogue, &cover);
    let earlier = GapAnalysis::of(&read.units[1], &read.catalogue, &cover);
    let sources = ResultSources {
        catalogue: &read.catalogue,
        practices: &read.practices.practices,
        coverage: &cover,
        assessment: unit,
        analysis: &analysis,
        previous: Some((&read.units[1], &earlier)),
        others: std::slice::from_ref(&read.catalogue),
    };
    one(&mut all, sources, language);
    several(&mut all, read, &cover, language);
    city(&mut all, read, &cover, day, language);
    all
}

fn put(all: &mut Vec<Output>, name: &str, kind: Kind, content: impl Into<Vec<u8>>) {
    all.push((name.to_owned(), kind, content.into()));
}

/// A document in every format that documents are written in. All of them are made of the same few blocks: as a page of
/// its own and as a Word document, which take time to make, the longest are enough.
fn written(all: &mut Vec<Output>, name: &str, document: &Document, unit: &Assessment, language: Language) {
    let setting = html::Setting { language, address: &|id| format!("#{id}"), live: true };
    put(all, &format!("{name}, HTML"), Kind::Html, html::of(document, &setting));
    for (id, ..) in document.workings().take(3) {
        put(all, &format!("{name}, {id}"), Kind::Html, html::working(document, id, &setting).unwrap());
    }
    put(all, &format!("{name}, Markdown"), Kind::Markdown, markdown::of(document));
    if matches!(name, "report" | "comparison" | "handbook") {
        put(all, &format!("{name}, page"), Kind::Html, page::of(document, language));
        let about = About::of(unit, &*document.title, language);
        put(
            all,
            &format!("{name}, Word"),
            Kind::Office,
            docx::of(document, &about, &unit.header().unit.name),
        );
    }
}

fn one(all: &mut Vec<Output>, sources: ResultSources<'_>, language: Language) {
    let (unit, catalogue) = (sources.assessment, sources.catalogue);
    let loose = |title: &str, blocks: Vec<Block>| Document { title: title.into(), blocks };
    for (name, document) in [
        ("result", result(sources, language)),
        ("report", report(sources, language)),
        ("agenda", agenda(sources, language)),
        ("form", form(sources, language)),
        ("minutes", minutes(catalogue, unit, language).unwrap()),
        ("glance", loose("x", glance(sources, language))),
        ("plan", loose("x", plan(sources, language))),
    ] {
        written(all, name, &document, unit, language);
    }
    let choice = PlanChoice::default();
    let page = PlanPage::new(sources, language, unit.header().date, &|id| format!("#{id}"));
    for (name, part) in page.parts(&choice) {
        put(all, &format!("plan page, {name}"), Kind::Html, part);
    }
    put(all, "action", Kind::Html, page.form(unit.actions().first()));
    put(all, "result, CSV", Kind::Csv, csv::result(sources, language));
    put(all, "actions, CSV", Kind::Csv, csv::actions(unit, catalogue, language));
    put(all, "calendar", Kind::Calendar, calendar::of(unit, catalogue, language));
    put(all, "link", Kind::Plain, link::write(unit));
    put(all, "workbook", Kind::Office, xlsx::workbook(sources, language));
    for (short, filled) in [(false, true), (true, false)] {
        put(
            all,
            "questionnaire",
            Kind::Office,
            xlsx::questionnaire(unit, catalogue, language, Form { short, filled }),
        );
    }
    put(all, "assessment", Kind::Json, assessment::write(unit));
    let offer =
        take::Offer { id: &unit.header().id, link: "x", mail_limit: 9, has_events: true, has_actions: true };
    put(all, "take", Kind::Html, take::page(offer, language));
}

fn several(all: &mut Vec<Output>, read: &Read, cover: &Coverage, language: Language) {
    let (catalogue, first) = (&read.catalogue, &read.units[0]);
    let entrant = |it: &Assessment| Entrant {
        name: it.header().unit.name.clone(),
        organisation: it.header().unit.organisation.clone(),
        date: it.header().date,
        kept: it.clone(),
    };
    let units: Vec<_> = read.units.iter().map(entrant).collect();
    let choice = CompareChoice { pair: (Some(0), Some(1)), ..CompareChoice::default() };
    let page = ComparePage { catalogue, practices: &read.practices.practices, units: &units, language };
    let compared = page.compare(&choice).unwrap();
    put(all, "compare, controls", Kind::Html, page.controls(&choice));
    put(all, "compare, page", Kind::Html, page.result(Some(&compared), &choice));
    for (name, part) in page.on_paper(&compared, &choice) {
        put(all, &format!("compare, {name}"), Kind::Html, part);
    }
    page.with_sources(&compared, &choice, |sources, view| {
        written(all, "comparison", &glapp_report::comparison(sources, view, language), first, language);
        put(all, "comparison, CSV", Kind::Csv, csv::comparison(sources, view, language));
        put(all, "compared clauses, CSV", Kind::Csv, csv::compared_clauses(sources, view, language));
        put(all, "lessons, CSV", Kind::Csv, csv::lessons(sources, view, language));
        put(all, "comparison, workbook", Kind::Office, xlsx::comparison(sources, view, language));
    });
    let agreed = Consensus::of(&read.units, catalogue);
    let unit = &*first.header().unit.name;
    written(all, "consensus", &consensus(catalogue, unit, 3, &agreed, language), first, language);
    put(all, "consensus, CSV", Kind::Csv, csv::consensus(catalogue, &agreed, language));
    let names: Vec<String> = read.units.iter().map(|it| it.header().assessors[0].name.to_string()).collect();
    let answers: Vec<_> = read.units.iter().map(|it| Standing::all(it, catalogue)).collect();
    let people = People {
        catalogue,
        unit,
        names: &names,
        answers: &answers,
        consensus: &agreed,
        latest: first.header().date,
    };
    put(all, "consensus, workbook", Kind::Office, xlsx::consensus(people, language));
    let moments = || read.units.iter().map(|it| Moment::of(it, catalogue)).collect();
    let line = Timeline::through(moments(), catalogue);
    written(all, "timeline", &timeline(catalogue, unit, &line, language), first, language);
    let lines = [(unit.to_owned(), Timeline::through(moments(), catalogue)), (names[1].clone(), line)];
    written(all, "timelines", &timelines(catalogue, &lines, language), first, language);
    let named: Vec<(&str, &Timeline)> = lines.iter().map(|(name, line)| (&**name, line)).collect();
    put(all, "trend, workbook", Kind::Office, xlsx::trend(catalogue, &named, language));
    put(all, "missions, workbook", Kind::Office, xlsx::missions(catalogue, &read.units, language));
    let placed = |it: &Assessment| PlacedUnit {
        id: it.header().id.to_string(),
        name: it.header().unit.name.to_string(),
        date: it.header().date,
        placing: it.header().mission.clone(),
    };
    let placed: Vec<_> = read.units.iter().map(placed).collect();
    let missions = MissionPage { missions: Some(&read.missions), units: &placed, placing: None, language };
    put(all, "missions", Kind::Html, missions.html());
    put(all, "missions, CSV", Kind::Csv, missions.csv());
    put(all, "missions, Markdown", Kind::Markdown, missions.markdown());
    let _ = cover;
}

fn city(all: &mut Vec<Output>, read: &Read, cover: &Coverage, day: Date, language: Language) {
    let first = &read.units[0];
    let (catalogue, practices) = (&read.catalogue, &read.practices);
    written(all, "coverage", &coverage(catalogue, Some(practices), cover, language), first, language);
    put(all, "coverage, CSV", Kind::Csv, csv::coverage(catalogue, &practices.practices, cover, language));
    put(
        all,
        "practices, workbook",
        Kind::Office,
        xlsx::practice_map(catalogue, Some(practices), cover, language),
    );
    let sources =
        HandbookSources { catalogue, practices, needs: &read.needs, terms: &read.terms, text: &read.text };
    let manual = Handbook::on(day, sources, &read.units);
    written(all, "handbook", &handbook(&manual, language), first, language);
    put(all, "handbook, CSV", Kind::Csv, csv::handbook(&manual, language));
    put(all, "handbook, workbook", Kind::Office, xlsx::handbook(&manual, language));
}
