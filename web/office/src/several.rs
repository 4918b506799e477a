//! Workbooks of several files: units side by side, people of one unit, units over time; and of what the city has.

use crate::{lines, read_catalogue, read_practices};
use glapp_core::{
    Assessment, Catalogue, Coded, Consensus, Coverage, Date, Entrant, Language, Moment, Practices, Standing,
    Timeline,
};
use glapp_format::{Refusal, assessment};
use glapp_office::xlsx::{self, People};
use glapp_report::vocabulary::pick;
use glapp_report::{CompareChoice, ComparePage};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A workbook of one of these kinds, with what each is given:
/// - `comparison`: one assessment of each unit; the choice is that of the page (`CompareChoice::written`),
/// - `consensus`: assessments of one unit; with the choice `hidden` nobody is named,
/// - `trend`: assessments of one or several units on different days,
/// - `missions`: assessments, of which those that have placed themselves are listed,
/// - `practices`: a set of practices, or nothing for the city's; the choice is the day.
///
/// `added` are the practices that people have added to the city's themselves.
///
/// # Errors
/// What is wrong with the texts, or with the kind.
#[wasm_bindgen]
pub fn several(
    language: &str,
    kind: &str,
    documents: Vec<String>,
    choice: &str,
    added: Option<String>,
    catalogue: &str,
    practices: &str,
) -> Result<Vec<u8>, JsValue> {
    let language = Language::from_code(language).unwrap_or(Language::Sv);
    let made = make(language, kind, &documents, choice, catalogue, (practices, added.as_deref()));
    let made = made.map_err(|refusal| lines(&refusal, language))?;
    made.ok_or_else(|| pick(language, "Det finns inget att skriva.", "There is nothing to write.").into())
}

fn make(
    language: Language,
    kind: &str,
    documents: &[String],
    choice: &str,
    catalogue: &str,
    sets: (&str, Option<&str>),
) -> Result<Option<Vec<u8>>, Refusal> {
    let catalogue = read_catalogue(catalogue)?;
    if kind == "practices" {
        let set = read_practices(documents.first().map_or(sets, |set| (set, None)), &catalogue)?;
        return Ok(choice.parse().ok().map(|day: Date| {
            let coverage = Coverage::on(day, &catalogue, &set.practices);
            xlsx::practice_map(&catalogue, Some(&set), &coverage, language)
        }));
    }
    let read = |text: &String| Ok(assessment::read(text.as_bytes(), &[&catalogue])?.value);
    let units: Vec<Assessment> = documents.iter().map(read).collect::<Result<_, Refusal>>()?;
    Ok(match kind {
        "comparison" => comparison(&catalogue, &read_practices(sets, &catalogue)?, units, choice, language),
        "consensus" => consensus(&catalogue, &units, choice == "hidden", language),
        "missions" => Some(xlsx::missions(&catalogue, &units, language)),
        "trend" => Some(trend(&catalogue, &units, language)),
        _ => None,
    })
}

fn comparison(
    catalogue: &Catalogue,
    practices: &Practices,
    units: Vec<Assessment>,
    choice: &str,
    language: Language,
) -> Option<Vec<u8>> {
    let entrant = |kept: Assessment| Entrant {
        name: kept.header().unit.name.clone(),
        organisation: kept.header().unit.organisation.clone(),
        date: kept.header().date,
        kept,
    };
    let units: Vec<_> = units.into_iter().map(entrant).collect();
    let choice = CompareChoice::read(choice);
    let page = ComparePage { catalogue, practices: &practices.practices, units: &units, language };
    let compared = page.compare(&choice)?;
    Some(page.with_sources(&compared, &choice, |sources, view| xlsx::comparison(sources, view, language)))
}

fn consensus(
    catalogue: &Catalogue,
    people: &[Assessment],
    hidden: bool,
    language: Language,
) -> Option<Vec<u8>> {
    let header = people.first()?.header();
    let name = |(place, it): (usize, &Assessment)| {
        let names: Vec<&str> = it.header().assessors.iter().map(|it| &*it.name).collect();
        if hidden || names.is_empty() { format!("Person {}", place + 1) } else { names.join(", ") }
    };
    let names: Vec<String> = people.iter().enumerate().map(name).collect();
    let answers: Vec<_> = people.iter().map(|it| Standing::all(it, catalogue)).collect();
    let consensus = Consensus::among(&answers, catalogue);
    let latest = people.iter().map(|it| it.header().date).max().unwrap_or(header.date);
    let (unit, consensus) = (&*header.unit.name, &consensus);
    let people = People { catalogue, unit, names: &names, answers: &answers, consensus, latest };
    Some(xlsx::consensus(people, language))
}

fn trend(catalogue: &Catalogue, assessments: &[Assessment], language: Language) -> Vec<u8> {
    let mut units: BTreeMap<(&str, &str), Vec<Moment>> = BTreeMap::new();
    for it in assessments {
        let unit = &it.header().unit;
        units.entry((&unit.name, &unit.organisation)).or_default().push(Moment::of(it, catalogue));
    }
    let timelines: Vec<_> =
        units.into_iter().map(|((name, _), moments)| (name, Timeline::through(moments, catalogue))).collect();
    xlsx::trend(catalogue, &timelines.iter().map(|(name, it)| (*name, it)).collect::<Vec<_>>(), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glapp_core::{Change, Edit, Level, example};
    use glapp_format::{catalogue, practices};

    fn unit(id: &str, date: &str, level: u8) -> String {
        let catalogue = example::catalogue();
        let mut unit = example::assessment(&catalogue).copy(id);
        let clause = "4.1".parse().unwrap();
        unit.apply(&catalogue, Edit::Date(date.parse().unwrap())).unwrap();
        unit.apply(&catalogue, Edit::Clause(clause, Change::Level(Some(Level::new(level))))).unwrap();
        assessment::write(&unit)
    }

    fn made(kind: &str, documents: &[String], choice: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let catalogue = example::catalogue();
        let practices = Practices {
            id: "prov".into(),
            edition: "1".into(),
            title: example::practice().name,
            source: example::practice().name,
            catalogue: catalogue.id().into(),
            practices: vec![example::practice()],
            carried: Default::default(),
        };
        let texts =
            [catalogue::write(&catalogue, Language::ALL), practices::write(&practices, Language::ALL)];
        make(Language::Sv, kind, documents, choice, &texts[0], (&texts[1], None))
    }

    #[test]
    fn every_kind_is_made_and_nothing_else() {
        let two = [unit("a", "2026-01-01", 1), unit("b", "2027-01-01", 4)];
        let choice = CompareChoice::default().written();
        for (kind, choice) in
            [("comparison", &*choice), ("consensus", ""), ("trend", ""), ("practices", "2023-12-31")]
        {
            let documents = if kind == "practices" { &[][..] } else { &two };
            assert!(made(kind, documents, choice).unwrap().unwrap().starts_with(b"PK"), "{kind}");
        }
        // What is chosen counts.
        let hidden = CompareChoice { anonymous: true, ..CompareChoice::default() }.written();
        assert_ne!(made("comparison", &two, &choice).unwrap(), made("comparison", &two, &hidden).unwrap());
        let days = ["2023-12-31", "2024-01-01"].map(|day| made("practices", &[], day).unwrap().unwrap());
        assert_ne!(days[0], days[1]);
        for (kind, documents, choice) in [
            ("other", &two[..], ""),
            ("comparison", &[], ""),
            ("consensus", &[], ""),
            ("practices", &[], "i dag"),
        ] {
            assert_eq!(made(kind, documents, choice).unwrap(), None, "{kind}");
        }
        assert!(made("trend", &["{".to_owned()], "").is_err());
    }
}
