//! Glapp in the browser.
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app with the texts that `boot.js` has fetched.
#[wasm_bindgen]
pub fn start(catalogue: String, practices: String) {
    let size = catalogue.len() + practices.len();
    mount_to_body(move || view! { <main><h1>"Glapp"</h1><p>{size}</p></main> });
}
