//! Units over time: `glapp_report` tells it, this page hears what is dropped and chosen.

use crate::browser;
use crate::desk::{Desk, use_desk};
use crate::office;
use crate::surface::{Drawn, Heard, Page};
use glapp_core::{Admitted, Assessment, Histories, Language};
use glapp_format::{Problem, assessment};
use glapp_report::vocabulary::pick;
use glapp_report::{DatedAssessment, ShelvedUnit, TrendChoice, TrendPage, admission, look_alike};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::File;

/// The page where units are seen over time.
#[component]
pub fn TrendView() -> impl IntoView {
    let desk = use_desk();
    desk.save_now();
    desk.refresh_shelf();
    desk.home.on("drop", move |event| take_in(desk, browser::dropped_files(&event)));
    view! { <Drawn page=Rc::new(Told(desk)) /> }
}

/// What someone has laid out to see over time: in memory for as long as the app is open, never stored.
#[derive(Default)]
pub struct Trends {
    /// The files that have been read: each with its assessment, or why there is none.
    files: Vec<(String, Result<Assessment, Vec<Problem>>)>,
    /// The files that could not be read at all.
    unread: Vec<(String, String)>,
    /// The keys of units in this browser that are left out.
    hidden: BTreeSet<String>,
    choice: TrendChoice,
}

/// Everything that the page is told from.
#[derive(Default)]
struct Gathered {
    units: Histories<DatedAssessment>,
    shelved: Vec<ShelvedUnit>,
    said: Vec<(String, String)>,
}

impl Gathered {
    fn put(&mut self, source: String, it: Assessment, language: Language) {
        let (unit, date) = (it.header().unit.clone(), it.header().date);
        let alike = self.units.look_alike(&unit.name).map(str::to_owned);
        let known = self.units.units().len();
        if let Err(((there, old), (source, new))) = self.units.put(&unit, date, (source, it)) {
            let same = if *old == new { Admitted::SameAs(0) } else { Admitted::SameDayAs(0) };
            self.said.extend(admission(same, there, language).map(|why| (source, why)));
        } else if let Some(alike) = alike.filter(|_| self.units.units().len() > known) {
            self.said.push((unit.name.to_string(), look_alike(&unit.name, &alike, language)));
        }
    }
}

fn key(it: &Assessment) -> String {
    TrendPage::key(&it.header().unit.name, &it.header().unit.organisation)
}

impl Trends {
    /// The files, and the units of the shelf that have several dates or one that a file goes with.
    fn gather(&self, desk: Desk) -> Gathered {
        let language = desk.language();
        let mut all = Gathered { said: self.unread.clone(), ..Gathered::default() };
        for (name, read) in &self.files {
            match read {
                Ok(it) => all.put(name.clone(), it.clone(), language),
                Err(problems) => {
                    let lines = problems.iter().take(3);
                    let lines: Vec<_> = lines.map(|it| it.line(language)).collect();
                    all.said.push((name.clone(), lines.join("; ")));
                }
            }
        }
        let with_file: BTreeSet<String> =
            self.files.iter().filter_map(|(_, read)| read.as_ref().ok()).map(key).collect();
        let shelf = desk.shelf.read();
        let stored: Vec<&Assessment> = shelf.iter().filter_map(|it| it.assessment.as_ref().ok()).collect();
        for it in &stored {
            let unit = key(it);
            if all.shelved.iter().any(|other| other.key == unit) {
                continue;
            }
            let dates = stored.iter().filter(|other| key(other) == unit).map(|other| other.header().date);
            let dates = dates.collect::<BTreeSet<_>>().len();
            if dates > 1 || with_file.contains(&unit) {
                let chosen = !self.hidden.contains(&unit);
                let name = it.header().unit.name.to_string();
                all.shelved.push(ShelvedUnit { key: unit, name, dates, chosen });
            }
        }
        let chosen = |it: &Assessment| all.shelved.iter().any(|unit| unit.chosen && unit.key == key(it));
        let shown: Vec<Assessment> = stored.into_iter().filter(|it| chosen(it)).cloned().collect();
        for it in shown {
            let here = pick(language, "i den här webbläsaren", "in this browser");
            let source = format!("{} ({here})", it.header().unit.name);
            all.put(source, it, language);
        }
        all
    }
}

struct Told(Desk);

impl Told {
    fn page<T>(&self, tell: impl FnOnce(&TrendPage<'_>) -> T) -> T {
        let (desk, library) = (self.0, self.0.library());
        let trends = desk.trends.read();
        let all = trends.gather(desk);
        tell(&TrendPage {
            catalogue: &library.catalogue,
            units: all.units.units(),
            shelved: &all.shelved,
            said: &all.said,
            choice: &trends.choice,
            language: desk.language(),
        })
    }

    fn save(&self, ending: &str, kind: &str, text: &str) {
        let name = pick(self.0.language(), "utveckling", "trend");
        let name = browser::file_name(&[name, &browser::today().to_string()], ending);
        browser::download_bytes(&name, kind, text.as_bytes());
    }
}

impl Page for Told {
    fn html(&self) -> String {
        self.page(|page| page.html())
    }

    fn hear(&self, heard: &Heard) {
        let trends = self.0.trends;
        match &*heard.does {
            "files" => take_in(self.0, browser::chosen_files(&heard.element)),
            "shelf" => trends.update(|it| show(&mut it.hidden, heard.of.clone(), heard.is_checked())),
            "unit" => {
                trends.update(|it| it.choice = TrendChoice { unit: heard.value(), ..Default::default() })
            }
            "date" => {
                if let Ok(date) = heard.of.parse() {
                    trends.update(|it| show(&mut it.choice.left_out, date, heard.is_checked()));
                }
            }
            "xlsx" => {
                let units: Vec<_> =
                    self.page(|page| page.assessments().into_iter().map(assessment::write).collect());
                let name = pick(self.0.language(), "utveckling", "trend");
                let name = browser::file_name(&[name, &browser::today().to_string()], ".xlsx");
                office::workbook(self.0, "trend", units, "", name);
            }
            "csv" => self.save(".csv", "text/csv", &self.page(|page| page.csv())),
            "markdown" => self.save(".md", "text/markdown", &self.page(|page| page.markdown())),
            "print" => browser::print(),
            "clear" => {
                trends.set(Trends::default());
                self.0.home.focus("#g-main h1");
            }
            _ => {}
        }
    }
}

/// Keeps in mind what is left out.
fn show<T: Ord>(left_out: &mut BTreeSet<T>, it: T, shown: bool) {
    if shown {
        left_out.remove(&it);
    } else {
        left_out.insert(it);
    }
}

/// Reads files one after the other and takes each in.
fn take_in(desk: Desk, files: Vec<File>) {
    let several = files.len() > 1;
    desk.home.spawn(async move {
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        for file in files {
            let name = file.name();
            // A folder holds other things too.
            if several && !name.ends_with(".json") {
                continue;
            }
            match browser::read_file(&file).await {
                Ok(bytes) => {
                    let library = desk.library();
                    let it = assessment::read(&bytes, &[&library.catalogue]);
                    read.push((name, it.map(|it| it.value).map_err(|refusal| refusal.problems)));
                }
                Err(why) => unread.push((name, why)),
            }
        }
        desk.trends.update(|it| {
            it.files.extend(read);
            it.unread.extend(unread);
        });
    });
}
