//! Pages as HTML: a page tells what it looks like as a whole, and only what differs from what it told before is changed
//! on the screen. So the focus, what is half written, and what someone has folded or scrolled all stay.

use crate::browser::{self, Home};
use crate::desk::use_desk;
use leptos::html::Div;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, Node};

/// Something that is drawn as HTML and hears what is done to it.
pub trait Page {
    /// The whole of it as it stands. It is told anew when a signal that it reads changes.
    fn html(&self) -> String;

    /// Something with a `data-do` has been pressed, chosen, written in or sent.
    fn hear(&self, heard: &Heard);
}

/// What has been done to an element: a button pressed, a box ticked, a text written, a form sent.
pub struct Heard {
    /// Where.
    pub home: Home,
    /// The element.
    pub element: Element,
    /// The first word of its `data-do`: what to do.
    pub does: String,
    /// The rest of it: to what.
    pub of: String,
}

impl Heard {
    /// What stands in the field.
    pub fn value(&self) -> String {
        browser::value(&self.element)
    }

    /// Whether the box is ticked.
    pub fn is_checked(&self) -> bool {
        browser::is_checked(&self.element)
    }

    /// The number that `of` says, or else one that nothing has.
    pub fn place(&self) -> usize {
        self.of.parse().unwrap_or(usize::MAX)
    }

    /// Every element is heard at the event that means something for it, and where a written text is left, at that too if
    /// it has a `data-left`.
    fn of(event: &Event, home: Home) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let kind = event.type_();
        let written = "input:not([type=checkbox], [type=radio], [type=file]), textarea";
        let written = target.matches(written).unwrap_or(false);
        let name = if kind == "change" && written { "data-left" } else { "data-do" };
        let element = target.closest(&format!("[{name}]")).ok()??;
        let meant = match &*element.tag_name() {
            _ if name == "data-left" => "change",
            "FORM" => "submit",
            "INPUT" | "TEXTAREA" if written => "input",
            "INPUT" | "TEXTAREA" | "SELECT" => "change",
            _ => "click",
        };
        if kind != meant {
            return None;
        }
        let words = element.get_attribute(name)?;
        let (does, of) = words.split_once(' ').unwrap_or((&words, ""));
        let (does, of) = (does.to_owned(), of.to_owned());
        if kind == "submit" || element.tag_name() == "A" {
            event.prevent_default();
        }
        Some(Self { home, element, does, of })
    }
}

/// A page on the screen, for as long as the reactive owner lives.
#[component]
pub fn Drawn(page: Rc<dyn Page>, #[prop(default = "g-surface")] class: &'static str) -> impl IntoView {
    let home = use_desk().home;
    let place = NodeRef::<Div>::new();
    let told = page.clone();
    let surface = Rc::new(RefCell::new(Surface::default()));
    let drawn = surface.clone();
    // Told at once and put on the page in the first turn, so that it stands there when the focus is to go to it.
    let effect = RenderEffect::new(move |_| {
        let html = told.html();
        drawn.borrow_mut().tell(place.get_untracked().as_deref().map(AsRef::as_ref), html);
    });
    StoredValue::new_local(effect);
    // The same page drawn anew takes over the element, and with it the listeners of the one before, which say no more.
    let alive = StoredValue::new(());
    let hear = Closure::<dyn Fn(Event)>::new(move |event| {
        if alive.try_get_value().is_none() {
            return;
        }
        if let Some(heard) = Heard::of(&event, home) {
            page.hear(&heard);
        }
    });
    let hear = StoredValue::new_local(hear.into_js_value());
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        // Not by the view: that adds a node of its own behind it, with which nothing can be compared, and in an element
        // that it takes over it leaves what has become of the page before.
        place.set_inner_html(&surface.borrow().html);
        hear.with_value(|hear| {
            for event in ["click", "input", "change", "submit"] {
                // It can only fail for an event without a name.
                let _ = place.add_event_listener_with_callback(event, hear.unchecked_ref());
            }
        });
    });
    view! { <div class=class node_ref=place></div> }
}

/// What is on the screen.
#[derive(Default)]
struct Surface {
    html: String,
    /// The same, parsed: what the screen is compared by. None until there is something to compare.
    parsed: Option<Node>,
}

impl Surface {
    fn tell(&mut self, place: Option<&Node>, html: String) {
        if self.html == html {
            return;
        }
        if let (Some(place), Some(new)) = (place, browser::parsed(&html)) {
            if let Some(old) = self.parsed.take().or_else(|| browser::parsed(&self.html)) {
                patch(place, &old, &new);
            }
            self.parsed = Some(new);
        }
        self.html = html;
    }
}

/// Makes of `live`, which was drawn from `old`, what `new` is. What is the same in both is left alone, whatever has
/// become of it meanwhile on the screen.
fn patch(live: &Node, old: &Node, new: &Node) {
    let (shown, old, new) = (children(live), children(old), children(new));
    let (mut gone, mut come) = (shown.as_slice(), new.as_slice());
    // Before what new nodes go.
    let mut next = None;
    // Where something else has written on the page, nothing can be compared: all is drawn anew.
    if shown.len() == old.len() {
        let mut was = old.as_slice();
        while let ([live, gone_rest @ ..], [one, was_rest @ ..], [other, come_rest @ ..]) = (gone, was, come)
            && becomes(live, one, other)
        {
            (gone, was, come) = (gone_rest, was_rest, come_rest);
        }
        while let ([gone_rest @ .., live], [was_rest @ .., one], [come_rest @ .., other]) = (gone, was, come)
            && becomes(live, one, other)
        {
            next = Some(live);
            (gone, was, come) = (gone_rest, was_rest, come_rest);
        }
    }
    for node in gone {
        let _ = live.remove_child(node);
    }
    for node in come {
        if let Ok(copy) = node.clone_node_with_deep(true) {
            let _ = live.insert_before(&copy, next);
        }
    }
}

fn children(node: &Node) -> Vec<Node> {
    let list = node.child_nodes();
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}

/// Makes of `live` what `new` is, where that can be. What is equal is found out first: most is.
fn becomes(live: &Node, old: &Node, new: &Node) -> bool {
    if old.is_equal_node(Some(new)) {
        return true;
    }
    let alike = alike(old, new);
    if alike {
        step(live, old, new);
    }
    alike
}

/// Whether one node can become the other: they are of the same kind and, where they have one, of the same name.
fn alike(one: &Node, other: &Node) -> bool {
    let key = |node: &Node| {
        let element = node.dyn_ref::<Element>()?;
        element.get_attribute("data-key").or_else(|| element.get_attribute("id"))
    };
    one.node_name() == other.node_name() && key(one) == key(other)
}

fn step(live: &Node, old: &Node, new: &Node) {
    let elements = (live.dyn_ref::<Element>(), old.dyn_ref::<Element>(), new.dyn_ref::<Element>());
    let (Some(live), Some(old), Some(new)) = elements else {
        return live.set_node_value(new.node_value().as_deref());
    };
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !new.has_attribute(&name) {
            let _ = live.remove_attribute(&name);
            browser::set_state(live, &name, None);
        }
    }
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name).unwrap_or_default();
        if old.get_attribute(&name).as_ref() != Some(&value) {
            let _ = live.set_attribute(&name, &value);
            browser::set_state(live, &name, Some(&value));
        }
    }
    if new.tag_name() == "TEXTAREA" {
        browser::set_state(live, "value", new.text_content().as_deref());
    } else {
        patch(live, old, new);
    }
}
