//! The practice map: `glapp_report` tells of it, this page hears what is chosen and written.

use crate::browser::{self, Home};
use crate::desk::{Desk, use_desk};
use crate::office;
use crate::own;
use glapp_core::{Date, Practice, Practices as Set};
use glapp_report::vocabulary::pick;
use glapp_report::{
    Heard, MapChoice, MapSources, OwnFields, PracticeMap, Redraw, html::escaped, month_of, own_practice,
};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File, KeyboardEvent};

/// What is chosen on the map, and what has been said about what people add. Stays when the page is left.
#[derive(Default)]
pub struct MapState {
    choice: Option<MapChoice>,
    said: String,
    removed: Option<Practice>,
}

/// The practice map.
#[component]
pub fn Practices() -> impl IntoView {
    let map = Rc::new(Map { desk: use_desk(), today: browser::today() });
    // Texts that come late, or what another tab stores, draw the page anew: what is there has not been taken away yet.
    let (drawn, before) = (map.clone(), map.written());
    Effect::new(move |again: Option<()>| {
        drawn.draw(true);
        if again.is_none() {
            drawn.write(&before);
        }
    });
    for event in ["input", "change", "click", "keydown", "submit"] {
        let (home, map) = (map.desk.home, map.clone());
        home.on(event, move |event| map.hear(&event));
    }
    view! { <div class="g-map" inner_html=PracticeMap::frame(map.desk.language(), map.today)></div> }
}

/// What someone has half done.
#[derive(Default)]
struct Written {
    /// What stands in the form, by the ids of its fields.
    fields: Vec<(String, String)>,
    /// The field that someone is writing in.
    writing: Option<String>,
    /// Which parts of the page are unfolded, by their places.
    unfolded: Vec<usize>,
}

struct Map {
    desk: Desk,
    today: Date,
}

impl Map {
    fn choice(&self) -> MapChoice {
        let chosen = self.desk.map.with_value(|state| state.choice.clone());
        chosen.unwrap_or_else(|| {
            MapChoice::first(self.today, self.desk.home.is_narrow(), &self.desk.library().catalogue)
        })
    }

    fn with<T>(&self, tell: impl FnOnce(&PracticeMap<'_>) -> T) -> T {
        let (library, language) = (self.desk.library(), self.desk.language());
        let parts = self.desk.handbook();
        let libraries = self.desk.libraries.read();
        let sources = MapSources {
            catalogue: &library.catalogue,
            city: &library.practices.practices,
            platforms: parts.as_ref().map_or(&[], |parts| &parts.platforms.practices),
            own: libraries.own(),
            needs: parts.as_ref().map_or(&[], |parts| &parts.needs),
            phases: parts.as_ref().map_or(&[], |parts| &parts.text.process.phases),
        };
        tell(&PracticeMap::of(sources, &self.choice(), language))
    }

    /// Draws what there is to see; the filters and what people add only where these have changed, so that the focus
    /// and what is half written stay.
    fn draw(&self, whole: bool) {
        self.with(|map| {
            let choice = map.choice();
            if whole {
                self.desk.home.fill("g-pm-filters", &map.controls());
                let written = self.written();
                self.desk.home.fill("g-pm-own", &(self.said() + &map.own_part()));
                self.write(&written);
            }
            let day = choice.day.to_string();
            let month = month_of(choice.day).to_string();
            for (id, value) in [("g-pm-date", &day), ("g-pm-month", &month)] {
                if let Some(field) = self.desk.home.element(id) {
                    browser::set_state(&field, "value", Some(value));
                }
            }
            if let Some(slider) = self.desk.home.element("g-pm-month") {
                let _ = slider.set_attribute("aria-valuetext", &map.day_said());
            }
            let (shown, hidden) = if choice.list { ("list", "matrix") } else { ("matrix", "list") };
            for (id, on) in [(shown, true), (hidden, false)] {
                if let Some(place) = self.desk.home.element(&format!("g-pm-{id}")) {
                    place.set_hidden(!on);
                }
                if let Some(field) = self.desk.home.element(&format!("g-pm-as-{id}")) {
                    browser::set_state(&field, "checked", on.then_some(""));
                }
            }
            for (id, html) in map.parts(self.today) {
                self.desk.home.fill(id, &html);
            }
        });
    }

    fn hear(&self, event: &Event) {
        let kind = event.type_();
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if !target.closest(".g-map").is_ok_and(|place| place.is_some()) {
            return;
        }
        match &*kind {
            "keydown" => return walk(&target, event),
            "submit" => event.prevent_default(),
            "click" => {
                if let Some(id) = browser::asked(event, "data-working") {
                    return self.desk.home.fill("g-w", &self.with(|map| map.opened(&id)).unwrap_or_default());
                }
            }
            _ => {}
        }
        let Some(asked) = browser::asked(event, "data-map") else { return };
        let value = browser::value(&target);
        let heard = Heard { event: &kind, asked: &asked, value: &value, on: false };
        let mut choice = self.choice();
        let redraw = choice.hear(&heard);
        let (what, of) = heard.words();
        if redraw != Redraw::Nothing {
            self.desk.map.update_value(|state| state.choice = Some(choice));
            self.draw(false);
            if what == "fold" {
                focus(self.desk.home, &format!("g-pm-f{of}"));
            }
            return;
        }
        match (what, &*kind) {
            ("csv" | "markdown" | "xlsx", "click") => self.save(what),
            ("svg" | "png", "click") => {
                self.desk.home.save_drawing("practices", what, &self.with(|map| map.drawing(self.today)));
            }
            ("export", "click") => own::export(&self.desk),
            ("import", "change") => self.import(browser::chosen_files(&target)),
            ("link", "click") => self.one_more_link(),
            ("add", "submit") => self.add(),
            ("remove", "click") => self.remove(of),
            ("undo", "click") => self.put_back(),
            _ => {}
        }
    }

    fn save(&self, what: &str) {
        let name =
            format!("glapp-{}-{}", pick(self.desk.language(), "arbetssatt", "practices"), self.choice().day);
        if what == "xlsx" {
            let library = self.desk.library();
            let set = Set { practices: self.with(|map| map.practices()), ..library.practices.clone() };
            let set = glapp_format::practices::write(&set, &[self.desk.language()]);
            let day = self.choice().day.to_string();
            return office::workbook(self.desk, "practices", [set], &day, format!("{name}.xlsx"));
        }
        let (ending, mime, text) = self.with(|map| match what {
            "csv" => ("csv", "text/csv", map.csv()),
            _ => ("md", "text/markdown", map.markdown()),
        });
        browser::download_bytes(&format!("{name}.{ending}"), mime, text.as_bytes());
    }

    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.desk.language(), sv, en)
    }

    /// What has been said about what people add; why it cannot be read, if it cannot.
    fn said(&self) -> String {
        let library = self.desk.library();
        let refused = self.desk.ask(|store| own::stored(store, &library.catalogue)).err();
        let mut out = String::from("<div id=\"g-own-said\" tabindex=\"-1\" role=\"status\">");
        if let Some(refusal) = refused {
            let why = self.say(
                "Det som är sparat här går inte att läsa och lämnas orört. Ladda om sidan för att hämta nyaste Glapp.",
                "What is stored here cannot be read and is left alone. Reload the page to fetch the newest Glapp.",
            );
            out += &format!("<p class=\"g-error\">{why} {}</p>", escaped(&self.problem(&refusal.problems)));
        }
        self.desk.map.with_value(|state| out += &state.said);
        out + "</div>"
    }

    fn problem(&self, problems: &[glapp_format::Problem]) -> String {
        let lines = problems.iter().take(3).map(|it| it.line(self.desk.language()));
        lines.collect::<Vec<_>>().join("; ")
    }

    /// Changes what is stored, as it is stored now: another tab may have added something.
    fn change<T>(&self, change: impl FnOnce(&mut Set) -> T) -> Option<T> {
        let library = self.desk.library();
        let stored = self.desk.ask(|store| own::stored(store, &library.catalogue));
        // Why it cannot be read stands there already.
        let mut set = stored.ok()?;
        let told = change(&mut set);
        if let Err(error) = self.desk.ask(|store| own::save(store, &set)) {
            self.desk.say_not_saved(error);
            return None;
        }
        Some(told)
    }

    fn parts(&self) -> Vec<Element> {
        self.desk.home.all(".g-map details.g-pm-part")
    }

    fn written(&self) -> Written {
        let fields = self.desk.home.all("#g-pm-own [id^=g-own-].g-input");
        let writing = fields.iter().find(|it| it.matches(":focus").unwrap_or(false)).map(Element::id);
        let parts = self.parts().into_iter().enumerate();
        let unfolded = parts.filter(|(_, part)| part.has_attribute("open")).map(|(place, _)| place).collect();
        Written { fields: fields.iter().map(|it| (it.id(), browser::value(it))).collect(), writing, unfolded }
    }

    fn write(&self, Written { fields, writing, unfolded }: &Written) {
        let home = self.desk.home;
        for (place, part) in self.parts().iter().enumerate() {
            if unfolded.contains(&place) {
                let _ = part.set_attribute("open", "");
            }
        }
        for (id, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            if home.element(id).is_none() {
                self.add_link();
            }
            if let Some(field) = home.element(id) {
                browser::set_value(&field, value);
            }
        }
        if let Some(id) = writing {
            focus(home, id);
        }
    }

    /// Says something about what people add, where it stands, and shows what has become of it.
    fn tell(&self, said: String, removed: Option<Practice>) {
        self.desk.map.update_value(|state| {
            state.said = said;
            state.removed = removed;
        });
        own::bring(&self.desk);
        self.draw(true);
        self.desk.home.focus("#g-own-said");
    }

    fn one_more_link(&self) {
        focus(self.desk.home, &format!("g-own-clause{}", self.add_link()));
    }

    /// Adds the fields of one more link; answers with its number.
    fn add_link(&self) -> usize {
        let number =
            (1..).find(|it| self.desk.home.element(&format!("g-own-clause{it}")).is_none()).unwrap_or(1);
        let (library, language) = (self.desk.library(), self.desk.language());
        if let Some(links) = self.desk.home.element("g-own-links") {
            let row = PracticeMap::own_link(&library.catalogue, language, number);
            let _ = links.insert_adjacent_html("beforeend", &row);
        }
        number
    }

    fn add(&self) {
        let field = |name: &str| self.desk.home.element(&format!("g-own-{name}"));
        let text = |name: &str| field(name).map(|it| browser::value(&it)).unwrap_or_default();
        let rows = std::iter::once(String::new()).chain((1..).map(|number: usize| number.to_string()));
        let rows = rows.take_while(|row| field(&format!("clause{row}")).is_some());
        let fields = OwnFields {
            name: text("name"),
            description: text("description"),
            kind: text("kind"),
            city: text("city"),
            owner: text("owner"),
            from: text("from"),
            to: text("to"),
            status: text("status"),
            links: rows
                .map(|row| ["clause", "strength", "why"].map(|it| text(&format!("{it}{row}"))))
                .collect(),
        };
        let (library, language) = (self.desk.library(), self.desk.language());
        match own_practice(&fields, &browser::new_id(), &library.catalogue, language) {
            Ok(practice) => {
                let name = escaped(practice.name.get(language));
                if self.change(|set| set.practices.push(practice)).is_some() {
                    // What has been added need not be written any more.
                    self.desk.home.fill("g-pm-own", "");
                    self.tell(format!("<p>{name} {}</p>", self.say("är tillagt.", "is added.")), None);
                }
            }
            Err(wrong) => {
                let lines =
                    wrong.iter().map(|(_, why)| format!("<li>{}</li>", escaped(why))).collect::<String>();
                self.desk.home.fill("g-own-wrong", &format!("<ul class=\"g-problems g-error\">{lines}</ul>"));
                if let Some((first, _)) = wrong.first() {
                    focus(self.desk.home, &format!("g-own-{first}"));
                }
            }
        }
    }

    /// By its id: another tab may have removed one before it.
    fn remove(&self, id: &str) {
        let removed = self.change(|set| {
            let place = set.practices.iter().position(|it| *it.id == *id)?;
            Some(set.practices.remove(place))
        });
        let Some(Some(removed)) = removed else { return };
        let name = escaped(removed.name.get(self.desk.language()));
        let undo = self.desk.t().undo;
        let said = self.say("är borttaget.", "is removed.");
        let said = format!(
            "<p>{name} {said} <button type=\"button\" class=\"g-button g-button-quiet\" data-map=\"undo\">{undo}</button></p>"
        );
        self.tell(said, Some(removed));
    }

    fn put_back(&self) {
        let Some(removed) = self.desk.map.with_value(|state| state.removed.clone()) else { return };
        let name = escaped(removed.name.get(self.desk.language()));
        let put = |set: &mut Set| {
            if set.practices.iter().all(|it| it.id != removed.id) {
                set.practices.push(removed);
            }
        };
        if self.change(put).is_some() {
            self.tell(format!("<p>{name} {}</p>", self.say("är tillbaka.", "is back.")), None);
        }
    }

    /// Reads files one after the other and takes in what is in each.
    fn import(&self, files: Vec<File>) {
        let map = Self { desk: self.desk, today: self.today };
        self.desk.home.spawn(async move {
            let mut said = String::from("<ul class=\"g-problems\">");
            for file in files {
                let read = browser::read_file(&file).await;
                let told = match read {
                    Ok(bytes) => map.take_in(&bytes),
                    Err(why) => why,
                };
                said += &format!("<li><strong>{}</strong> {}</li>", escaped(&file.name()), escaped(&told));
            }
            map.tell(said + "</ul>", None);
        });
    }

    /// Takes in what is in a file, and says what became of it.
    fn take_in(&self, bytes: &[u8]) -> String {
        let (library, language) = (self.desk.library(), self.desk.language());
        let parts = self.desk.handbook();
        let document = match own::read(bytes, &library.catalogue) {
            Ok(document) => document,
            Err(refusal) => return self.problem(&refusal.problems),
        };
        let platforms = parts.as_ref().map_or(&[][..], |parts| &parts.platforms.practices);
        let given: Vec<&Practice> = library.given().iter().chain(platforms).collect();
        let mut counted = own::Taken::of(&document.warnings);
        let taken = self.change(|set| {
            for practice in document.value.practices {
                counted.count(own::take_in(set, &given, practice, language, &browser::new_id()));
            }
        });
        if taken.is_none() {
            return self.say("kunde inte sparas", "could not be stored").into();
        }
        counted.told(language)
    }
}

/// In the matrix, arrows go from a practice to its signs and from practice to practice.
fn walk(target: &Element, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let forward = match &*key {
        "ArrowRight" | "ArrowDown" => true,
        "ArrowLeft" | "ArrowUp" => false,
        _ => return,
    };
    let within = if key.ends_with("Right") || key.ends_with("Left") { "td, th" } else { "tr" };
    let Ok(Some(from)) = target.closest(&format!(".g-pm tbody {within}")) else { return };
    if !target.matches("button").unwrap_or(false) {
        return;
    }
    event.prevent_default();
    let next = |it: &Element| if forward { it.next_element_sibling() } else { it.previous_element_sibling() };
    let button =
        std::iter::successors(next(&from), next).find_map(|it| it.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

fn focus(home: Home, id: &str) {
    if let Some(element) = home.element(id) {
        let _ = element.focus();
    }
}
