//! What the app asks of the browser besides storage: clock, ids, addresses, files, focus, events of the page.

use glapp_core::Date;
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window_event_listener_untyped;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, File, HtmlAnchorElement, HtmlElement, Url, VisibilityState,
    Window,
};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element that the app is drawn in.
pub fn root() -> Option<HtmlElement> {
    document()?.get_element_by_id("glapp")?.dyn_into().ok()
}

/// Today where the user is; the first day there is on a machine whose clock makes no sense.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    let today =
        || Date::new(now.get_full_year().try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
    today().unwrap_or(Date::FIRST)
}

/// This instant as RFC 3339.
pub fn now() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// The time of day where the user is, as HH:MM.
pub fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// An id that no other document has.
pub fn new_id() -> String {
    // By name: `crypto.randomUUID` is missing in a page that is not served securely.
    let random = || {
        let crypto = Reflect::get(&window()?.into(), &"crypto".into()).ok()?;
        let function =
            Reflect::get(&crypto, &"randomUUID".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        function.call0(&crypto).ok()?.as_string()
    };
    let made_up = || format!("{}-{:.0}", now(), js_sys::Math::random() * 1e15);
    random().unwrap_or_else(made_up)
}

/// Whether the browser's first language is Swedish.
pub fn prefers_swedish() -> bool {
    window()
        .and_then(|window| window.navigator().language())
        .is_some_and(|language| language.starts_with("sv"))
}

/// The address behind and with the `#`.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to an address behind the `#`; the page hears of it as of any other change of it.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to an address behind the `#` in the place of the one that is shown, so that "back" passes it by.
pub fn go_instead(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

/// The app's own address, up to the `#`.
pub fn address() -> String {
    let whole = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// Sets what stands at the foot of every printed page; nothing if it is empty.
pub fn set_foot(text: &str) {
    let html = document().and_then(|document| document.document_element());
    if let Some(html) = html.and_then(|html| html.dyn_into::<HtmlElement>().ok()) {
        let _ = html.style().set_property("--g-foot", &css_string(text));
    }
}

/// A text as a string of a style sheet, in which nothing ends it.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// What an attribute of the element that was pressed says, or of the nearest one around it.
pub fn asked(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Puts the text of the field that matches on the clipboard; where that is denied, marks it, so that one key does it.
pub async fn copy_field(selector: &str) -> bool {
    let field = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return false;
    };
    // By name: `navigator.clipboard` is missing in a page that is not served securely.
    let write = || {
        let clipboard = Reflect::get(&window()?.navigator().into(), &"clipboard".into()).ok()?;
        let function =
            Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
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

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Names the page and its language, for the window's title and for screen readers.
pub fn name_page(title: &str, language: &str) {
    if let Some(document) = document() {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }
}

/// Says something of the page as a whole, for its styles: `data-NAME` of `<html>`.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// Whether a condition of style sheets holds, such as `(prefers-contrast: more)`.
pub fn matches(condition: &str) -> bool {
    // By name: the types of this one call would weigh more than the call.
    let found = || {
        let window: JsValue = window()?.into();
        let function =
            Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        Reflect::get(&function.call1(&window, &condition.into()).ok()?, &"matches".into()).ok()?.as_bool()
    };
    found().unwrap_or(false)
}

/// Whether the page is out of sight, and may never come back.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// The instant in seconds, to measure time with.
pub fn seconds() -> f64 {
    js_sys::Date::now() / 1000.0
}

/// Whether the window is too narrow for two columns.
pub fn is_narrow() -> bool {
    let width = window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.is_some_and(|width| width <= 760.0)
}

/// Whether the page itself is a file on a disk.
pub fn is_file() -> bool {
    window().and_then(|window| window.location().protocol().ok()).as_deref() == Some("file:")
}

/// Shows the dialog with that id above the page.
pub fn show_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        // It can only fail for a dialog that is already shown.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog around an element.
pub fn close_dialog(within: &Element) {
    let dialog = within.closest("dialog").ok().flatten();
    if let Some(dialog) = dialog.and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Shows or hides the popover with that id. On a wide screen, where it is no popover but a part of the page, that
/// changes nothing to be seen.
pub fn show_popover(id: &str, shown: bool) {
    if let Some(popover) = element(id) {
        // An older browser, or one that shows it already.
        let _ = popover.toggle_popover_with_force(shown);
    }
}

/// Puts the focus on the first element that matches, once the page has been drawn.
pub fn focus(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // What lies in a folded part cannot have it.
            if let Ok(Some(folded)) = element.closest("details:not([open])") {
                let _ = folded.set_attribute("open", "");
            }
            let _ = element.focus();
        }
    });
}

/// The element with that id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Goes to the heading with that id, and reading goes on there.
pub fn go_to_heading(id: String) {
    leptos::prelude::request_animation_frame(move || {
        let heading = document().and_then(|document| document.get_element_by_id(&id));
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            heading.scroll_into_view();
            let _ = heading.focus();
        }
    });
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether someone is writing in a field or a dialog is shown, so that keys are no commands for the page.
pub fn is_writing(event: &web_sys::Event) -> bool {
    // Within a dialog the focus may be on nothing at all: then the keys come from the page behind.
    if document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some() {
        return true;
    }
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let radio_or_box = matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox"));
        element.matches("input, textarea, select, [contenteditable]").unwrap_or(false) && !radio_or_box
    })
}

/// Whether an event of dragging and dropping is about files.
pub fn brings_files(event: &web_sys::Event) -> bool {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Calls back on a window event for as long as the reactive owner lives.
pub fn on_window(event: &'static str, call: impl Fn(web_sys::Event) + 'static) {
    let handle = window_event_listener_untyped(event, call);
    leptos::prelude::on_cleanup(move || handle.remove());
}

/// Offers a text to be saved as a file.
pub fn download(name: &str, text: &str) {
    download_bytes(name, "application/json", text.as_bytes());
}

/// Offers bytes of a kind (a MIME type) to be saved as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let save = || -> Result<(), JsValue> {
        let kind = BlobPropertyBag::new();
        kind.set_type(mime);
        let blob =
            Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &kind)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let document = document().ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser has taken the blob over by the next turn.
        leptos::prelude::set_timeout(
            move || drop(Url::revoke_object_url(&url)),
            std::time::Duration::from_secs(10),
        );
        Ok(())
    };
    // Without a document there is no page to save from.
    let _ = save();
}

thread_local! {
    /// Asks the office module; see `boot.js`.
    static OFFICE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Remembers how the office module is asked.
pub fn bring_office(office: JsValue) {
    OFFICE.replace(office);
}

/// Asks the office module for something; it is fetched first if it has not come yet.
///
/// # Errors
/// What the module says against it; nothing if there is no module.
pub async fn ask_office(
    name: &str,
    language: &str,
    given: impl IntoIterator<Item = JsValue>,
) -> Result<JsValue, Option<String>> {
    let asked = [name.into(), language.into()].into_iter().chain(given).collect::<Array>();
    let call = || {
        let office = OFFICE.with_borrow(JsValue::clone).dyn_into::<js_sys::Function>()?;
        office.apply(&JsValue::UNDEFINED, &asked)?.dyn_into::<js_sys::Promise>()
    };
    let promise = call().map_err(|_| None)?;
    JsFuture::from(promise).await.map_err(|error| error.as_string())
}

/// A list of bytes as the browser has it.
pub fn bytes_of(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

/// Bytes as the browser takes them.
pub fn to_bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Markup as nodes that are on no page.
pub fn parsed(html: &str) -> Option<web_sys::Node> {
    let template: web_sys::HtmlTemplateElement =
        document()?.create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(html);
    Some(template.content().into())
}

/// Texts as the browser takes a list of them.
pub fn to_list(texts: impl IntoIterator<Item = String>) -> JsValue {
    texts.into_iter().map(JsValue::from).collect::<Array>().into()
}

/// Puts markup, of which every text has been escaped, in the place with that id.
pub fn fill(id: &str, html: &str) {
    if let Some(place) = element(id) {
        place.set_inner_html(html);
    }
}

/// Saves a drawing as `svg` or `png`, by way of a hidden figure with the id `g-f-NAME`: `boot.js` saves every chart in the
/// same way, when a button in its figure is pressed.
pub fn save_drawing(name: &str, kind: &str, svg: &str) {
    let id = format!("g-f-{name}");
    fill(&id, &format!("{svg}<button data-save=\"{kind}\"></button>"));
    let button = element(&id).and_then(|figure| figure.query_selector("button").ok().flatten());
    let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
    // In a turn of its own: whoever asks hears presses too.
    leptos::prelude::set_timeout(
        move || button.iter().for_each(HtmlElement::click),
        std::time::Duration::ZERO,
    );
}

/// What stands in a field: of an input, a select or a text area.
pub fn value(field: &Element) -> String {
    Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Takes what someone has written out of the field with that id, without the spaces around it.
pub fn take_text(id: &str) -> String {
    let Some(field) = element(id) else { return String::new() };
    let text = value(&field).trim().to_owned();
    set_state(&field, "value", None);
    text
}

/// Brings the state of a field in line with an attribute, which only says what the state was at first.
pub fn set_state(field: &Element, attribute: &str, value: Option<&str>) {
    let (name, state): (&str, JsValue) = match (attribute, &*field.tag_name()) {
        ("checked", "INPUT") | ("selected", "OPTION") => (attribute, value.is_some().into()),
        ("value", "INPUT" | "TEXTAREA") => {
            let value = value.unwrap_or_default();
            // Setting what stands there already would move the cursor.
            if self::value(field) == value {
                return;
            }
            (attribute, value.into())
        }
        _ => return,
    };
    let _ = Reflect::set(field, &name.into(), &state);
}

/// Whether a box is ticked.
pub fn is_checked(field: &Element) -> bool {
    Reflect::get(field, &"checked".into()).is_ok_and(|checked| checked.is_truthy())
}

/// The files that someone has chosen in a field, which is then empty again: the same may be chosen once more.
pub fn chosen_files(field: &Element) -> Vec<File> {
    let files = Reflect::get(field, &"files".into()).ok().and_then(|files| files.dyn_into().ok());
    let files = files.map(|files| listed(&files)).unwrap_or_default();
    let _ = Reflect::set(field, &"value".into(), &"".into());
    files
}

/// The files that are dropped.
pub fn dropped_files(event: &web_sys::Event) -> Vec<File> {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    data.and_then(|data| data.files()).map(|files| listed(&files)).unwrap_or_default()
}

/// The files that are pasted.
pub fn pasted_files(event: &web_sys::Event) -> Vec<File> {
    // By name: the types of this one event would weigh more than the asking.
    let files = || {
        let data = Reflect::get(event, &"clipboardData".into()).ok()?;
        Reflect::get(&data, &"files".into()).ok()?.dyn_into().ok()
    };
    files().map(|files| listed(&files)).unwrap_or_default()
}

fn listed(files: &web_sys::FileList) -> Vec<File> {
    (0..files.length()).filter_map(|place| files.get(place)).collect()
}

/// The bytes of a file that the user chose.
///
/// # Errors
/// What the browser says, for a file that cannot be read any more.
pub async fn read_file(file: &File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer =
        buffer.map_err(|error| error.as_string().unwrap_or_else(|| "the file cannot be read".into()))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A name for a file, from parts that may hold anything: letters and digits stay, the rest becomes dashes.
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let mut name = String::new();
    for letter in parts.join("-").chars().flat_map(char::to_lowercase) {
        match letter {
            'å' | 'ä' => name.push('a'),
            'ö' => name.push('o'),
            'é' => name.push('e'),
            letter if letter.is_ascii_alphanumeric() => name.push(letter),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let short: String = name.trim_end_matches('-').chars().take(80).collect();
    format!("{}{ending}", if short.is_empty() { "glapp" } else { &short })
}

#[cfg(test)]
mod tests {
    use super::{css_string, file_name};

    #[test]
    fn a_text_stays_within_its_string() {
        assert_eq!(css_string("a\"; } b\\\n"), r#""a\"; } b\\ ""#);
    }

    #[test]
    fn a_file_name_is_plain_whatever_the_unit_is_called() {
        let name = |unit| file_name(&[unit, "2026-03-02"], ".glapp.json");
        assert_eq!(
            name("Exempelförvaltningen (påhittad)"),
            "exempelforvaltningen-pahittad-2026-03-02.glapp.json"
        );
        assert_eq!(name("../..\\c:\"<>|?*\n💡"), "c-2026-03-02.glapp.json");
        assert_eq!(file_name(&["💡"], ".json"), "glapp.json");
        assert!(file_name(&[&"x".repeat(500)], ".json").len() < 100);
    }
}
