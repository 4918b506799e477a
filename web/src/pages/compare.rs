//! Units side by side: `glapp_report` tells of them, this page hears what is dropped and chosen.

use crate::browser;
use crate::desk::{Desk, use_desk};
use crate::group::{Group, take_in};
use crate::office;
use glapp_format::assessment;
use glapp_report::{CompareChoice, ComparePage, Compared, Heard, Redraw};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File};

/// How many files are read side by side: each is waited for, and all of them lie in memory.
const AT_A_TIME: usize = 32;

/// The page where units are compared.
#[component]
pub fn Compare() -> impl IntoView {
    let desk = use_desk();
    let table = Rc::new(Table { desk, choice: RefCell::default(), compared: RefCell::default() });
    let drawn = table.clone();
    Effect::new(move |_| drawn.draw(true));
    for event in ["change", "click", "drop", "beforeprint", "afterprint"] {
        let table = table.clone();
        desk.home.on(event, move |event| table.hear(&event));
    }
    view! { <div class="g-compare" inner_html=ComparePage::frame(desk.language())></div> }
}

struct Table {
    desk: Desk,
    choice: RefCell<CompareChoice>,
    /// The units, compared, for as long as only the view of them changes.
    compared: RefCell<Option<Compared>>,
}

impl Table {
    /// Lets `tell` tell something of the units as they are compared.
    fn told<T>(&self, tell: impl FnOnce(&ComparePage<'_>, Option<&Compared>, &CompareChoice) -> T) -> T {
        let (library, language) = (self.desk.library(), self.desk.language());
        self.desk.group.with_value(|group| {
            let page = ComparePage {
                catalogue: &library.catalogue,
                practices: &library.practices.practices,
                units: group.units(),
                language,
            };
            let choice = self.choice.borrow();
            let mut compared = self.compared.borrow_mut();
            if compared.is_none() {
                *compared = page.compare(&choice);
            }
            tell(&page, compared.as_ref(), &choice)
        })
    }

    /// Draws what there is to see; the controls only if they have changed themselves, so that the focus stays.
    fn draw(&self, controls: bool) {
        if controls {
            self.compared.take();
        }
        self.told(|page, compared, choice| {
            if controls {
                self.desk.home.fill("g-k-controls", &page.controls(choice));
                self.desk.home.fill("g-k-take", &page.take(compared));
            }
            self.desk.home.fill("g-k-result", &page.result(compared, choice));
        });
        let (language, hidden) = (self.desk.language(), self.choice.borrow().anonymous);
        let said = self.desk.group.with_value(|group| group.said(language, hidden));
        self.desk.home.fill("g-k-said", &said);
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        match &*event.type_() {
            "drop" => return self.take_in(browser::dropped_files(event)),
            // What is folded goes to paper too.
            "beforeprint" => {
                let parts = self.told(|page, compared, choice| Some(page.on_paper(compared?, choice)));
                for (id, html) in parts.unwrap_or_default() {
                    self.desk.home.fill(&format!("g-k-{id}"), &html);
                }
                return;
            }
            "afterprint" => return self.draw(false),
            _ => {}
        }
        if let Some(id) = browser::asked(event, "data-working").filter(|_| event.type_() == "click") {
            let told = self.told(|page, compared, choice| page.asked(compared?, choice, &id));
            return self.desk.home.fill("g-w", &told.unwrap_or_default());
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.and_then(|target| target.closest("[data-compare]").ok().flatten()) else {
            return;
        };
        let (asked, value) =
            (target.get_attribute("data-compare").unwrap_or_default(), browser::value(&target));
        // A part is heard before it opens or closes.
        let is_open = || target.parent_element().is_some_and(|it| it.has_attribute("open"));
        let on = browser::is_checked(&target) || is_open();
        let heard = Heard { event: &event.type_(), asked: &asked, value: &value, on };
        let redraw = self.choice.borrow_mut().hear(&heard);
        match redraw {
            Redraw::Nothing => self.press(&heard, &target),
            Redraw::View => self.draw(false),
            Redraw::Computed => {
                self.compared.take();
                self.draw(false);
            }
            Redraw::Everything => {
                self.draw(true);
                self.desk.home.focus("[data-compare=anonymous]");
            }
            Redraw::Part(of) => {
                let told = self.told(|page, compared, choice| Some(page.unfolded(compared?, choice, &of)));
                self.desk.home.fill(&format!("g-k-{of}"), &told.unwrap_or_default());
            }
        }
    }

    /// Files have come, or something is to be taken along.
    fn press(self: &Rc<Self>, heard: &Heard<'_>, pressed: &Element) {
        let (does, of) = heard.words();
        if heard.event != "click" {
            if matches!(does, "files" | "folder") && heard.event == "change" {
                self.take_in(browser::chosen_files(pressed));
            }
            return;
        }
        match does {
            "clear" => {
                self.desk.group.set_value(Group::default());
                self.choice.take();
                self.desk.home.focus("#g-main h1");
                self.draw(true);
            }
            "text" => {
                let text = self.told(|page, compared, choice| Some(page.text(compared?, choice, of)));
                let (ending, mime) = if of == "md" { (".md", "text/markdown") } else { (".csv", "text/csv") };
                let name = browser::file_name(&[self.desk.t().compare, of], ending);
                browser::download_bytes(&name, mime, text.unwrap_or_default().as_bytes());
            }
            "xlsx" => {
                let units = self.desk.group.with_value(|group| {
                    group.units().iter().map(|it| assessment::write(&it.kept)).collect::<Vec<_>>()
                });
                let name = browser::file_name(&[self.desk.t().compare], ".xlsx");
                office::workbook(self.desk, "comparison", units, &self.choice.borrow().written(), name);
            }
            "svg" | "png" => {
                let drawn = self.told(|page, compared, choice| Some(page.drawing(compared?, choice, of)));
                self.desk.home.save_drawing("compare", does, &drawn.unwrap_or_default());
            }
            "print" => browser::print(),
            _ => {}
        }
    }

    /// Reads files, some at a time, and takes each in.
    fn take_in(self: &Rc<Self>, files: Vec<File>) {
        let (desk, table) = (self.desk, self.clone());
        // A folder holds other things too.
        let several = files.len() > 1;
        let wanted: Vec<_> =
            files.into_iter().filter(|it| !several || it.name().ends_with(".json")).collect();
        desk.home.spawn(async move {
            for some in wanted.chunks(AT_A_TIME) {
                let reading: Vec<_> =
                    some.iter().map(|file| (file.name(), browser::read_file(file))).collect();
                for (name, read) in reading {
                    let read = read.await;
                    let library = desk.library();
                    desk.group.update_value(|group| match read {
                        Ok(bytes) => take_in(group, &name, &bytes, &library.catalogue),
                        Err(why) => group.refuse(&name, |_| why.clone()),
                    });
                }
            }
            table.draw(true);
        });
    }
}
