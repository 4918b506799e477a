//! What Glapp is, the assessments in this browser, a new one, a file.

use crate::browser;
use crate::components::clause_list::RoundSwitch;
use crate::components::dialogs::ParticularsFields;
use crate::components::shelf_list::ShelfList;
use crate::desk::{SaveState, use_desk};
use crate::office;
use glapp_core::{Assessment, Header, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let facts =
        t.start_facts.map(|(heading, text)| view! { <li><strong>{heading}</strong><span>{text}</span></li> });
    let in_memory = move || (*desk.save_state.read() == SaveState::InMemory).then_some(t.kept_in_memory);
    view! {
        <div class="g-unsaved" role="alert">{in_memory}</div>
        <div class="g-start">
            <div class="g-hero">
                <h1 tabindex="-1">{t.start_heading}</h1>
                <p class="g-lead">{t.start_lead}</p>
                <ul class="g-facts">{facts.collect_view()}</ul>
            </div>
            <div class="g-start-columns">
                <ShelfList />
                <Begin />
                <Import />
            </div>
        </div>
    }
}

#[component]
fn Begin() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let particulars = desk.beginning;
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((unit, date)) = particulars.check() else { return browser::focus("[aria-invalid]") };
        let header = Header {
            id: browser::new_id().into(),
            unit,
            date,
            stage: Stage::Individual,
            adopted: None,
            assessors: Vec::new(),
            target: Some(particulars.target.get_untracked()),
            mission: None,
            continues: None,
            modified: browser::now().into(),
            carried: Default::default(),
        };
        // The target comes from the catalogue's own levels, so it is on the scale.
        if let Ok(assessment) = Assessment::new(&desk.library().catalogue, header) {
            desk.begin(&assessment);
        }
    };
    view! {
        <section class="g-card g-begin" aria-labelledby="g-begin-heading">
            <h2 id="g-begin-heading">{t.new_heading}</h2>
            <form class="g-form" novalidate on:submit=begin>
                <ParticularsFields particulars ids=["g-name", "g-kind", "g-org", "g-date", "g-target-all"] />
                <div class="g-field">
                    <RoundSwitch round=desk.beginning_round.into() choose=move |round| desk.beginning_round.set(round) />
                    <p class="g-hint">{t.round_hint}</p>
                </div>
                <button type="submit" class="g-button">{t.begin}</button>
            </form>
        </section>
    }
}

#[component]
fn Import() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        let files = files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |i| files.get(i)));
        let files: Vec<web_sys::File> = files.collect();
        desk.clear_notices();
        spawn_local(async move {
            for file in files {
                let name = file.name();
                // A file too large to be one of ours is not read at all.
                if file.size() > glapp_format::backup::MAX_BYTES as f64 {
                    let (bytes, limit) = (file.size() as u64, glapp_format::backup::MAX_BYTES as u64);
                    let problem = glapp_format::Problem {
                        part: None,
                        path: "$".into(),
                        kind: glapp_format::ProblemKind::TooLarge { bytes, limit },
                    };
                    desk.refuse(&name, &[problem]);
                    continue;
                }
                match browser::read_file(&file).await {
                    // A workbook is a zip file, whatever it is called.
                    Ok(bytes) if bytes.starts_with(b"PK") || name.to_lowercase().ends_with(".xlsx") => {
                        match office::read(desk, &bytes).await {
                            Ok(json) => desk.import(&name, json.as_bytes()),
                            Err(lines) => desk.refuse_lines(&name, &lines),
                        }
                    }
                    Ok(bytes) => desk.import(&name, &bytes),
                    Err(_) => {
                        desk.alarm(|t, _| ((t.import_refused)(&name), vec![t.file_unreadable.to_owned()]))
                    }
                }
            }
        });
    };
    let chosen = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        take(input.files());
        // So that the same file can be chosen again after it has been mended.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let dragged = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <section
            class="g-card g-import"
            class:g-import-over=over
            aria-labelledby="g-import-heading"
            on:drop=dropped
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
        >
            <h2 id="g-import-heading">{t.import_heading}</h2>
            <p class="g-hint" id="g-import-hint">{t.import_hint}</p>
            <label class="g-button g-button-quiet g-file">
                {t.import_label}
                <input
                    type="file"
                    multiple
                    accept=".json,.xlsx,application/json"
                    aria-describedby="g-import-hint"
                    on:change:target=chosen
                />
            </label>
        </section>
    }
}
