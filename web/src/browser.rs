//! What the app asks of the browser besides storage: clock, ids, addresses, files, focus, events of the page.

mod home;

use glapp_core::Date;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, File, HtmlAnchorElement, HtmlElement, Url, VisibilityState,
    Window,
};

pub use home::Home;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// An element of the page.
pub fn html_element(value: JsValue) -> Option<HtmlElement> {
    value.dyn_into().ok()
}

/// A text that an object of the page holds under a name; empty if there is none.
pub fn text_of(object: &JsValue, name: &str) -> String {
    Reflect::get(object, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A function that an object of the page holds under a name.
fn function_of(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
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

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
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

/// Whether the page itself is a file on a disk.
pub fn is_file() -> bool {
    window().and_then(|window| window.location().protocol().ok()).as_deref() == Some("file:")
}

/// Closes the dialog around an element.
pub fn close_dialog(within: &Element) {
    let dialog = within.closest("dialog").ok().flatten();
    if let Some(dialog) = dialog.and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Whether an event of dragging and dropping is about files.
pub fn brings_files(event: &web_sys::Event) -> bool {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
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

/// Asks the office module for something; it is fetched first if it has not come yet. `office` is how it is asked; see `load.js`.
///
/// # Errors
/// What the module says against it; nothing if there is no module.
pub async fn ask_office(
    office: JsValue,
    name: &str,
    language: &str,
    given: impl IntoIterator<Item = JsValue>,
) -> Result<JsValue, Option<String>> {
    let asked = [name.into(), language.into()].into_iter().chain(given).collect::<Array>();
    let call = || {
        let office = office.dyn_into::<js_sys::Function>()?;
        office.apply(&JsValue::UNDEFINED, &asked)?.dyn_into::<js_sys::Promise>()
    };
    let promise = call().map_err(|_| None)?;
    JsFuture::from(promise).await.map_err(|error| error.as_string())
}

/// Whether the page that is shown had been laid away, as it was.
pub fn is_back(event: &web_sys::Event) -> bool {
    Reflect::get(event, &"persisted".into()).is_ok_and(|it| it.is_truthy())
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

/// What stands in a field: of an input, a select or a text area.
pub fn value(field: &Element) -> String {
    text_of(field, "value")
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

/// Writes in a field: an input, a select or a text area.
pub fn set_value(field: &Element, value: &str) {
    let _ = Reflect::set(field, &"value".into(), &value.into());
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

/// What an event of the storage tells: the key that was written in another tab, and what stands there now.
pub fn stored_elsewhere(event: &web_sys::Event) -> Option<(String, String)> {
    let event = event.dyn_ref::<web_sys::StorageEvent>()?;
    Some((event.key()?, event.new_value()?))
}

/// Asks the browser not to clear away what is stored when it needs room. It may ask the person.
pub fn ask_to_keep() {
    // By name: `navigator.storage` is missing in a page that is not served securely.
    let ask = || {
        let storage = Reflect::get(&window()?.navigator().into(), &"storage".into()).ok()?;
        function_of(&storage, "persist")?.call0(&storage).ok()
    };
    let _ = ask();
}

/// The bytes of a file that the user chose. Reading begins at once, also of several files side by side.
///
/// # Errors
/// What the browser says, for a file that cannot be read any more.
pub fn read_file(file: &File) -> impl Future<Output = Result<Vec<u8>, String>> + 'static {
    let buffer = JsFuture::from(file.array_buffer());
    async move {
        let buffer = buffer.await;
        let buffer =
            buffer.map_err(|error| error.as_string().unwrap_or_else(|| "the file cannot be read".into()))?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
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
