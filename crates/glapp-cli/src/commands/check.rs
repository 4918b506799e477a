//! `glapp check`: are these files in order?

use crate::library::{self, Library, LibraryArgs};
use crate::output::{BAD, FAINT, Format, GOOD, NOTICE, Session, one_line, paint, place, refusal};
use crate::words::{self, count, pick};
use clap::Args;
use glapp_core::{
    Assessment, Catalogue, Coverage, GapAnalysis, HandbookText, Language, Missions, Practices, Terms,
};
use glapp_format::{
    Document, Envelope, Expected, Found, Problem, ProblemKind, Refusal, VERSION, backup, catalogue, handbook,
    missions, practices,
};
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

/// Check files: assessments, catalogues, practices and all other Glapp documents
///
/// Reads each file as every other command and the web app do, and says what it is. A file that is in order gets a
/// line that starts with ok, with warnings below it: fields that this version does not know (an assessment keeps them,
/// a catalogue passes them over), actions with the same id, and practices in use that the city's set does not have. A file that is not is refused, with every problem on
/// stderr as file:path: message, where path is the place in the JSON document.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  glapp check unit.glapp.json
      ok · unit.glapp.json · assessment · Enheten · 2026-03-02 · draft · 38 of
      46 rated
  glapp check *.glapp.json && echo all in order
      Every file is checked even if one is refused; the exit code is then 1.
  glapp check my-catalogue/catalogue.json
      A catalogue or a set of practices in several files is checked through
      its head, the file that lists the parts. A part alone is checked for its
      form only.

A refusal looks like this:
  unit.glapp.json:$.ratings[\"4.1.2\"].level: found 6, expected a whole number
  from 0 to 5

With --format json, one JSON document a line for each file:
  { file, accepted, kind, problems: [{ file, path, message }],
    warnings: [{ file, path, message }] }")]
pub struct Check {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    library: LibraryArgs,
}

impl Check {
    pub fn run(self, session: &mut Session) -> io::Result<()> {
        if !matches!(session.format, Format::Text | Format::Json) {
            return session.no_such_form();
        }
        let Some(library) = self.library.open(session) else { return Ok(()) };
        for file in &self.files {
            let checked = check(file, &library, session.language);
            match session.format {
                Format::Json => session.json(&CheckJson::of(file, &checked, session.language))?,
                _ => session.write(&text(file, &checked, session.language))?,
            }
            if let Err(refusal) = checked {
                session.refuse(file, &refusal);
            }
        }
        Ok(())
    }
}

/// A file that is in order.
struct Sound {
    /// Its `format`.
    kind: Box<str>,
    /// What there is to say of it, most telling first.
    about: Vec<String>,
    warnings: Vec<Problem>,
}

fn check(file: &Path, library: &Library, language: Language) -> Result<Sound, Refusal> {
    // A backup may be larger than any other document.
    let bytes = library::read_within(file, backup::MAX_BYTES, language)?;
    if backup::is_named(&bytes) {
        return check_backup(&bytes, library, language);
    }
    let envelope = Envelope::read(&bytes)?;
    let Some(kind) = envelope.format.clone() else {
        return Err(refusal(ProblemKind::WrongFormat { found: None, expected: "glapp/assessment" }));
    };
    let catalogue = &library.catalogue;
    let (about, warnings) = match &*kind {
        "glapp/assessment" => {
            let Document { value, mut warnings } = library.assessment(&bytes)?;
            warnings.extend(unknown_practices(&value, library, language));
            (about_assessment(&value, catalogue, language), warnings)
        }
        "glapp/catalogue" => {
            let document = catalogue::read(&bytes, &mut library::beside(file, language))?;
            (about_catalogue(&document.value, language), document.warnings)
        }
        "glapp/practices" => {
            let document = practices::read(&bytes, &[catalogue], &mut library::beside(file, language))?;
            (about_practices(&document.value, language), document.warnings)
        }
        "glapp/terms" => {
            let document = handbook::read_terms(&bytes)?;
            (about_terms(&document.value, language), document.warnings)
        }
        "glapp/needs" => {
            let document = handbook::read_needs(&bytes, catalogue)?;
            let needs = count(document.value.len(), language, ("behov", "behov"), ("need", "needs"));
            (vec![pick(language, "behov", "needs").into(), needs], document.warnings)
        }
        "glapp/handbook-text" => {
            let document = handbook::read_text(&bytes, catalogue)?;
            (about_handbook(&document.value, language), document.warnings)
        }
        "glapp/missions" => {
            let document = missions::read(&bytes)?;
            (about_missions(&document.value, language), document.warnings)
        }
        "glapp/catalogue-part" | "glapp/practices-part" => (part(&envelope, language)?, Vec::new()),
        other => return Err(not_ours(other)),
    };
    Ok(Sound { kind, about, warnings })
}

fn not_ours(format: &str) -> Refusal {
    let ours = [
        "glapp/assessment",
        "glapp/backup",
        "glapp/catalogue",
        "glapp/catalogue-part",
        "glapp/handbook-text",
        "glapp/missions",
        "glapp/needs",
        "glapp/practices",
        "glapp/practices-part",
        "glapp/terms",
    ];
    let found = Found::Value(format!("{format:?}").into());
    let kind = ProblemKind::Unexpected { found, expected: Expected::OneOf(ours.into()) };
    Refusal { problems: vec![Problem { part: None, path: "$.format".into(), kind }] }
}

/// A part alone: it is JSON, in a format and version of ours; the rest only its head can tell.
fn part(envelope: &Envelope, language: Language) -> Result<Vec<String>, Refusal> {
    match envelope.version {
        Some(1..=VERSION) => {}
        Some(found) if found > VERSION => {
            return Err(refusal(ProblemKind::NewerVersion { found, newest: VERSION }));
        }
        _ => return Err(refusal(ProblemKind::Missing { field: "version" })),
    }
    let said = pick(
        language,
        "bara formen är kontrollerad: kontrollera resten med filen som räknar upp delarna",
        "only its form is checked: check the file that lists the parts for the rest",
    );
    let part_of =
        envelope.catalogue.as_deref().map(|id| format!("{} {id}", pick(language, "del av", "part of")));
    Ok([pick(language, "del", "part").to_owned()]
        .into_iter()
        .chain(part_of)
        .chain([said.to_owned()])
        .collect())
}

/// A backup is in order if it can be put back. What is wrong with a document in it is a warning: it is kept as it is.
fn check_backup(bytes: &[u8], library: &Library, language: Language) -> Result<Sound, Refusal> {
    let Document { value: backup, mut warnings } = backup::read(bytes)?;
    let within = |place: String| {
        move |problem: Problem| Problem {
            part: None,
            path: format!("{place}: {}", problem.path).into(),
            kind: problem.kind,
        }
    };
    for (place, stored) in backup.documents.iter().enumerate() {
        if let Err(refusal) = library.assessment(stored.text.as_bytes()) {
            warnings.extend(refusal.problems.into_iter().map(within(format!("$.documents[{place}].text"))));
        }
    }
    let (one, many) = (("dokument", "dokument"), ("document", "documents"));
    let documents = count(backup.documents.len(), language, one, many);
    let mut about = vec![pick(language, "säkerhetskopia", "backup").to_owned()];
    about.extend([backup.made.to_string()].into_iter().filter(|made| !made.is_empty()));
    about.push(documents);
    if !backup.practices.is_empty() {
        let mut no_parts =
            |_: &str| Err(pick(language, "en säkerhetskopia är hel", "a backup is whole").into());
        match practices::read(backup.practices.as_bytes(), &[&library.catalogue], &mut no_parts) {
            Ok(set) => about.push(count_practices(&set.value, language)),
            Err(refusal) => warnings.extend(refusal.problems.into_iter().map(within("$.practices".into()))),
        }
    }
    Ok(Sound { kind: "glapp/backup".into(), about, warnings })
}

fn about_terms(terms: &Terms, language: Language) -> Vec<String> {
    vec![
        pick(language, "ord", "terms").into(),
        terms.id.to_string(),
        format!("{} {}", pick(language, "utgåva", "edition"), terms.edition),
        count(terms.terms.len(), language, ("ord", "ord"), ("term", "terms")),
    ]
}

fn about_handbook(text: &HandbookText, language: Language) -> Vec<String> {
    vec![
        pick(language, "handbokens text", "text of the handbook").into(),
        text.id.to_string(),
        format!("{} {}", pick(language, "utgåva", "edition"), text.edition),
        count(text.process.phases.len(), language, ("fas", "faser"), ("phase", "phases")),
    ]
}

fn about_missions(missions: &Missions, language: Language) -> Vec<String> {
    vec![
        pick(language, "uppdrag", "missions").into(),
        count(missions.missions.len(), language, ("uppdrag", "uppdrag"), ("mission", "missions")),
        count(missions.cities.len(), language, ("stad", "städer"), ("city", "cities")),
    ]
}

fn unknown_practices(assessment: &Assessment, library: &Library, language: Language) -> Vec<Problem> {
    let Some(set) = &library.practices else { return Vec::new() };
    let mut warnings = Vec::new();
    for (clause, rating) in assessment.ratings() {
        for (index, id) in rating.practices.iter().enumerate().filter(|(_, id)| set.get(id).is_none()) {
            let rule = match language {
                Language::Sv => format!("arbetssättet {:?} finns inte i {}", &**id, set.id),
                Language::En => format!("found practice {:?}, which {} does not have", &**id, set.id),
            };
            let path = format!("$.ratings[\"{clause}\"].practices[{index}]");
            warnings.push(Problem { part: None, path: path.into(), kind: ProblemKind::Rule(rule.into()) });
        }
    }
    warnings
}

fn about_assessment(assessment: &Assessment, catalogue: &Catalogue, language: Language) -> Vec<String> {
    let header = assessment.header();
    // Only how many are rated is of interest here, and that does not depend on practices.
    let total = GapAnalysis::of(assessment, catalogue, &Coverage::on(header.date, catalogue, &[])).total;
    vec![
        pick(language, "självskattning", "assessment").into(),
        header.unit.name.to_string(),
        header.date.to_string(),
        words::state(header.state(), language).into(),
        match language {
            Language::Sv => format!("{} av {} besvarade", total.rated, total.applicable),
            Language::En => format!("{} of {} rated", total.rated, total.applicable),
        },
    ]
}

fn about_catalogue(catalogue: &Catalogue, language: Language) -> Vec<String> {
    let clauses = count(catalogue.clauses().len(), language, ("avsnitt", "avsnitt"), ("clause", "clauses"));
    let assessable = pick(language, "att bedöma", "to assess");
    vec![
        pick(language, "katalog", "catalogue").into(),
        catalogue.id().into(),
        format!("{} {}", pick(language, "utgåva", "edition"), catalogue.head().edition),
        format!("{clauses}, {} {assessable}", catalogue.leaf_count()),
    ]
}

fn about_practices(set: &Practices, language: Language) -> Vec<String> {
    let links = set.practices.iter().map(|practice| practice.clauses.len()).sum();
    vec![
        pick(language, "arbetssätt", "practices").into(),
        set.id.to_string(),
        format!("{} {}", pick(language, "utgåva", "edition"), set.edition),
        count_practices(set, language),
        count(links, language, ("koppling", "kopplingar"), ("link", "links")),
    ]
}

fn count_practices(set: &Practices, language: Language) -> String {
    count(set.practices.len(), language, ("arbetssätt", "arbetssätt"), ("practice", "practices"))
}

fn text(file: &Path, checked: &Result<Sound, Refusal>, language: Language) -> String {
    let (word, about) = match checked {
        Ok(sound) => (paint(GOOD, "ok"), sound.about.clone()),
        Err(refusal) => {
            let problems = count(refusal.problems.len(), language, ("fel", "fel"), ("problem", "problems"));
            (paint(BAD, pick(language, "underkänd", "refused")), vec![problems])
        }
    };
    let mut line = format!("{word} · {}", one_line(&file.display().to_string()));
    for each in about {
        line += &format!(" · {}", one_line(&each));
    }
    line.push('\n');
    for warning in checked.iter().flat_map(|sound| &sound.warnings) {
        let part = warning.part.as_deref().map(|part| format!("{part}:")).unwrap_or_default();
        let place = one_line(&format!("{part}{}", warning.path));
        let message = one_line(&warning.message(language));
        let word = paint(NOTICE, pick(language, "varning", "warning"));
        line += &format!("   {word} {} {message}\n", paint(FAINT, &format!("{place}:")));
    }
    line
}

#[derive(Serialize)]
struct CheckJson {
    file: String,
    accepted: bool,
    kind: Option<Box<str>>,
    problems: Vec<ProblemJson>,
    warnings: Vec<ProblemJson>,
}

#[derive(Serialize)]
struct ProblemJson {
    file: String,
    path: Box<str>,
    message: String,
}

impl CheckJson {
    fn of(file: &Path, checked: &Result<Sound, Refusal>, language: Language) -> Self {
        let list = |problems: &[Problem]| {
            let one = |it: &Problem| ProblemJson {
                file: place(file, it),
                path: it.path.clone(),
                message: it.message(language),
            };
            problems.iter().map(one).collect()
        };
        Self {
            file: file.display().to_string(),
            accepted: checked.is_ok(),
            kind: checked.as_ref().ok().map(|sound| sound.kind.clone()),
            problems: checked.as_ref().err().map(|refusal| list(&refusal.problems)).unwrap_or_default(),
            warnings: checked.as_ref().map(|sound| list(&sound.warnings)).unwrap_or_default(),
        }
    }
}
