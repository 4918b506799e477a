//! Where the app is drawn: on a page of its own, or in an element of someone else's page, of which there may be several.

use super::{css_string, function_of, set_state, text_of, value};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement};

/// What happens to a window as a whole, whoever's page it shows.
const OF_THE_WINDOW: [&str; 9] = [
    "afterprint",
    "beforeprint",
    "beforeunload",
    "freeze",
    "glapp-newer",
    "pagehide",
    "pageshow",
    "storage",
    "visibilitychange",
];

/// The place of one app. Cheap to copy; says and does nothing any more when the app has been taken away.
#[derive(Clone, Copy)]
pub struct Home(StoredValue<Rc<Parts>, LocalStorage>);

struct Parts {
    /// The element that the app is drawn in.
    mount: HtmlElement,
    /// Set if the page is someone else's.
    guest: Option<Guest>,
    /// How the office module is asked, with the texts that the app works with.
    office: JsValue,
}

/// What stands in for the window's own where the page is someone else's.
struct Guest {
    /// The address behind and with the `#`.
    hash: RefCell<String>,
    /// Changes with it.
    turns: RwSignal<u32>,
    /// Where the app has a page of its own.
    address: String,
    /// The colours that the page asks for; empty for the person's own choice.
    theme: RefCell<String>,
    /// Takes the name and the particulars of an event for the page around.
    tell: Function,
}

impl Home {
    /// The place of an app that is drawn in an element of a page. `host` is what that page gives if it is someone else's.
    pub fn new(mount: HtmlElement, host: &JsValue, office: JsValue) -> Self {
        let guest = function_of(host, "tell").map(|tell| Guest {
            hash: RefCell::default(),
            turns: RwSignal::new(0),
            address: text_of(host, "address"),
            theme: RefCell::default(),
            tell,
        });
        Self(StoredValue::new_local(Rc::new(Parts { mount, guest, office })))
    }

    fn parts(&self) -> Option<Rc<Parts>> {
        self.0.try_get_value()
    }

    fn with_guest<T>(&self, tell: impl FnOnce(&Guest) -> T) -> Option<T> {
        self.parts()?.guest.as_ref().map(tell)
    }

    /// How the office module is asked.
    pub fn office(&self) -> JsValue {
        self.parts().map_or(JsValue::UNDEFINED, |parts| parts.office.clone())
    }

    /// Whether the page is someone else's.
    pub fn is_guest(&self) -> bool {
        self.parts().is_some_and(|parts| parts.guest.is_some())
    }

    // What the page is called, how it looks.

    /// Names the page and its language, for the window's title and for screen readers. Someone else's page keeps its name.
    pub fn name_page(&self, title: &str, language: &str) {
        if let (false, Some(document)) = (self.is_guest(), super::document()) {
            document.set_title(title);
        }
        // Set anew, even to what it is, the browser computes the style of the whole page again.
        if let Some(face) = self.face()
            && face.get_attribute("lang").as_deref() != Some(language)
        {
            let _ = face.set_attribute("lang", language);
        }
    }

    /// Says something of the app as a whole, for its styles: `data-NAME` of `<html>`, or of the element that it is drawn in.
    pub fn mark(&self, name: &str, value: &str) {
        let theme = self.with_guest(|guest| guest.theme.borrow().clone()).unwrap_or_default();
        let value = if name == "theme" && !theme.is_empty() { &theme } else { value };
        if let Some(face) = self.face() {
            let _ = face.set_attribute(&format!("data-{name}"), value);
        }
    }

    /// Takes over the colours that someone else's page asks for.
    pub fn ask_for_theme(&self, theme: &str) {
        self.with_guest(|guest| guest.theme.replace(theme.into()));
    }

    /// Sets what stands at the foot of every printed page; nothing if it is empty.
    pub fn set_foot(&self, text: &str) {
        if let Some(face) = self.face() {
            let _ = face.style().set_property("--g-foot", &css_string(text));
        }
    }

    /// The element that stands for all of the app.
    fn face(&self) -> Option<HtmlElement> {
        let parts = self.parts()?;
        match parts.guest {
            Some(_) => Some(parts.mount.clone()),
            None => super::document()?.document_element()?.dyn_into().ok(),
        }
    }

    /// Whether there is too little room for two columns.
    pub fn is_narrow(&self) -> bool {
        let width = match self.parts() {
            Some(parts) if parts.guest.is_some() => Some(f64::from(parts.mount.client_width())),
            _ => {
                super::window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64())
            }
        };
        width.is_some_and(|width| width <= 760.0)
    }

    // Addresses.

    /// The address behind and with the `#`.
    pub fn hash(&self) -> String {
        let own = || super::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        self.with_guest(|guest| guest.hash.borrow().clone()).unwrap_or_else(own)
    }

    /// Goes to an address behind the `#`; the app hears of it a moment later.
    pub fn go(&self, hash: &str) {
        let turn = |guest: &Guest| {
            guest.hash.replace(hash.into());
            let turns = guest.turns;
            self.later(move || turns.set(turns.get_untracked().wrapping_add(1)));
        };
        if self.with_guest(turn).is_none()
            && let Some(window) = super::window()
        {
            let _ = window.location().set_hash(hash);
        }
    }

    /// Goes to an address behind the `#` in the place of the one that is shown, so that "back" passes it by.
    pub fn go_instead(&self, hash: &str) {
        match super::window() {
            Some(window) if !self.is_guest() => drop(window.location().replace(hash)),
            _ => self.go(hash),
        }
    }

    /// Calls back whenever the address has changed, for as long as the reactive owner lives.
    pub fn on_turn(&self, call: impl Fn() + 'static) {
        let Some(turns) = self.with_guest(|guest| guest.turns) else {
            return on_window("hashchange", move |_| call());
        };
        Effect::new(move |before: Option<u32>| {
            let now = turns.get();
            if before.is_some_and(|before| before != now) {
                call();
            }
            now
        });
        // A link of ours must not change the address of someone else's page.
        let home = *self;
        self.on("click", move |event| {
            if let Some(hash) = linked(&event) {
                event.prevent_default();
                home.go(&hash);
            }
        });
    }

    /// The address of the app's own page, up to the `#`.
    pub fn address(&self) -> String {
        let own = || {
            let whole = super::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
            whole.split('#').next().unwrap_or_default().to_owned()
        };
        self.with_guest(|guest| guest.address.clone()).unwrap_or_else(own)
    }

    // Events.

    /// Calls back on an event within the app, or anywhere on a page of its own, for as long as the reactive owner lives.
    pub fn on(&self, event: &'static str, call: impl Fn(Event) + 'static) {
        let within = self.parts().filter(|parts| parts.guest.is_some() && !OF_THE_WINDOW.contains(&event));
        let Some(mount) = within.map(|parts| parts.mount.clone()) else { return on_window(event, call) };
        let call = Closure::<dyn Fn(Event)>::new(call);
        // It can only fail for an event without a name.
        let _ = mount.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        let listening = StoredValue::new_local((mount, call));
        on_cleanup(move || {
            listening.with_value(|(mount, call)| {
                let _ = mount.remove_event_listener_with_callback(event, call.as_ref().unchecked_ref());
            });
        });
    }

    /// Tells the page around of something that happened, with particulars.
    pub fn tell(&self, event: &str, about: &[(&str, JsValue)]) {
        let tell = |guest: &Guest| {
            let particulars = js_sys::Object::new();
            for (name, value) in about {
                let _ = Reflect::set(&particulars, &(*name).into(), value);
            }
            // What the page makes of it is the page's own.
            let _ = guest.tell.call2(&JsValue::UNDEFINED, &event.into(), &particulars);
        };
        self.with_guest(tell);
    }

    /// Does something in the next turn, if the app is still there then.
    pub fn later(&self, act: impl FnOnce() + 'static) {
        self.after(Duration::ZERO, act);
    }

    /// Does something after a while, if the app is still there then.
    pub fn after(&self, wait: Duration, act: impl FnOnce() + 'static) {
        let home = *self;
        set_timeout(
            move || {
                if home.parts().is_some() {
                    act();
                }
            },
            wait,
        );
    }

    /// Does something that takes its time. It goes no further once the app has been taken away.
    pub fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        let home = *self;
        let mut task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
        wasm_bindgen_futures::spawn_local(poll_fn(move |context| match home.parts() {
            Some(_) => task.as_mut().poll(context),
            None => Poll::Ready(()),
        }));
    }

    // What is on the screen.

    /// The first element of the app that matches.
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.parts()?.mount.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// All elements of the app that match.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.parts().and_then(|parts| parts.mount.query_selector_all(selector).ok());
        let each = |found: web_sys::NodeList| {
            (0..found.length()).filter_map(move |place| found.get(place)?.dyn_into().ok()).collect()
        };
        found.map(each).unwrap_or_default()
    }

    /// The element of the app with that id. Another app on the same page may have one, too.
    pub fn element(&self, id: &str) -> Option<HtmlElement> {
        self.find(&format!("[id={}]", css_string(id)))
    }

    /// What has the focus, within the document or the element that this is.
    fn active(&self) -> Option<HtmlElement> {
        let root = self.parts()?.mount.get_root_node();
        Reflect::get(&root, &"activeElement".into()).ok()?.dyn_into().ok()
    }

    /// The field that someone is writing in.
    fn field(&self) -> Option<HtmlElement> {
        self.active().filter(is_field)
    }

    /// Takes the focus from what is about to go: where it still has it then, the browser lays the whole page out first. A
    /// field keeps it, and with it what is half written.
    pub fn let_go(&self) {
        let ours = |it: &HtmlElement| self.parts().is_some_and(|parts| parts.mount.contains(Some(it)));
        if let Some(active) = self.active().filter(|it| !is_field(it) && ours(it)) {
            let _ = active.blur();
        }
    }

    /// Puts the focus on the first element that matches, once the page has been drawn.
    pub fn focus(&self, selector: &'static str) {
        let (home, field) = (*self, self.field());
        request_animation_frame(move || {
            // Someone was quicker, and is writing somewhere else by now.
            if home.field().is_none_or(|now| field.as_ref() == Some(&now)) {
                home.give_focus(selector);
            }
        });
    }

    /// The same, and at once where it is drawn already: the next key may be meant for it.
    pub fn focus_now(&self, selector: &'static str) {
        self.focus(selector);
        self.give_focus(selector);
    }

    fn give_focus(&self, selector: &str) {
        let Some(element) = self.find(selector) else { return };
        // What lies in a folded part cannot have it.
        if let Ok(Some(folded)) = element.closest("details:not([open])") {
            let _ = folded.set_attribute("open", "");
        }
        let _ = element.focus();
    }

    /// Goes to the heading with that id, and reading goes on there.
    pub fn go_to_heading(&self, id: String) {
        let home = *self;
        request_animation_frame(move || {
            if let Some(heading) = home.element(&id) {
                heading.scroll_into_view();
                let _ = heading.focus();
            }
        });
    }

    /// Scrolls to the top of the page; someone else's is left where it is.
    pub fn scroll_to_top(&self) {
        if let (false, Some(window)) = (self.is_guest(), super::window()) {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Shows the dialog with that id above the page.
    pub fn show_dialog(&self, id: &str) {
        if let Some(dialog) = self.element(id).and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
            // It can only fail for a dialog that is already shown.
            let _ = dialog.show_modal();
        }
    }

    /// Shows or hides the popover with that id. On a wide screen, where it is no popover but a part of the page, that
    /// changes nothing to be seen.
    pub fn show_popover(&self, id: &str, shown: bool) {
        if let Some(popover) = self.element(id) {
            // An older browser, or one that shows it already.
            let _ = popover.toggle_popover_with_force(shown);
        }
    }

    /// Whether someone is writing in a field or a dialog is shown, so that keys are no commands for the page.
    pub fn is_writing(&self, event: &Event) -> bool {
        // Within a dialog the focus may be on nothing at all: then the keys come from the page behind.
        if self.find("dialog[open]").is_some() {
            return true;
        }
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        element.is_some_and(|element| {
            let radio_or_box = matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox"));
            element.matches("input, textarea, select, [contenteditable]").unwrap_or(false) && !radio_or_box
        })
    }

    /// Puts the text of the field that matches on the clipboard; where that is denied, marks it, so that one key does it.
    pub async fn copy_field(&self, selector: &str) -> bool {
        let Some(field) = self.find(selector).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        else {
            return false;
        };
        // By name: `navigator.clipboard` is missing in a page that is not served securely.
        let write = || {
            let clipboard = Reflect::get(&super::window()?.navigator().into(), &"clipboard".into()).ok()?;
            let function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<Function>().ok()?;
            let promise = function.call1(&clipboard, &field.value().into()).ok()?;
            promise.dyn_into::<js_sys::Promise>().ok()
        };
        let copied = match write() {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        if !copied {
            field.select();
        }
        copied
    }

    /// Puts markup, of which every text has been escaped, in the place with that id.
    pub fn fill(&self, id: &str, html: &str) {
        if let Some(place) = self.element(id) {
            place.set_inner_html(html);
        }
    }

    /// Saves a drawing as `svg` or `png`, by way of a hidden figure with the id `g-f-NAME`: `charts.js` saves every chart in
    /// the same way, when a button in its figure is pressed.
    pub fn save_drawing(&self, name: &str, kind: &str, svg: &str) {
        let id = format!("g-f-{name}");
        self.fill(&id, &format!("{svg}<button data-save=\"{kind}\"></button>"));
        let button = self.element(&id).and_then(|figure| figure.query_selector("button").ok().flatten());
        let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
        // In a turn of its own: whoever asks hears presses too.
        self.later(move || button.iter().for_each(HtmlElement::click));
    }

    /// Takes what someone has written out of the field with that id, without the spaces around it.
    pub fn take_text(&self, id: &str) -> String {
        let Some(field) = self.element(id) else { return String::new() };
        let text = value(&field).trim().to_owned();
        set_state(&field, "value", None);
        text
    }
}

/// The address within the app that a pressed link leads to. With a key held down, or another button, it is the browser's.
fn linked(event: &Event) -> Option<String> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    if mouse.button() != 0 || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href^='#/']").ok()??.get_attribute("href")
}

/// Calls back on a window event for as long as the reactive owner lives.
fn on_window(event: &'static str, call: impl Fn(Event) + 'static) {
    let handle = window_event_listener_untyped(event, call);
    on_cleanup(move || handle.remove());
}

/// Whether it is something that people write or choose in.
fn is_field(element: &HtmlElement) -> bool {
    element.matches("input, textarea, select").unwrap_or(false)
}
