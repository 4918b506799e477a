//! What Glapp is, the assessments in this browser, a new one, a file.

use crate::browser;
use crate::components::dialogs::{self, Dialog, DialogRef, ParticularsFields};
use crate::desk::{SaveState, use_desk};
use crate::pages::elsewhere::problems;
use crate::route::Route;
use crate::shelf::Stored;
use glapp_core::{Assessment, Coverage, GapAnalysis, Header, Stage};
use glapp_report::number::percent;
use glapp_report::vocabulary;
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
                <Shelf />
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
        desk.notices.update(Vec::clear);
        spawn_local(async move {
            for file in files {
                let name = file.name();
                // A file too large to be one of ours is not read at all.
                if file.size() > glapp_format::MAX_BYTES as f64 {
                    let (bytes, limit) = (file.size() as u64, glapp_format::MAX_BYTES as u64);
                    let problem = glapp_format::Problem {
                        part: None,
                        path: "$".into(),
                        kind: glapp_format::ProblemKind::TooLarge { bytes, limit },
                    };
                    desk.refuse(&name, &[problem]);
                    continue;
                }
                match browser::read_file(&file).await {
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
                    accept=".json,application/json"
                    aria-describedby="g-import-hint"
                    on:change:target=chosen
                />
            </label>
        </section>
    }
}

#[component]
fn Shelf() -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let list = move || {
        let stored = desk.shelf.get();
        if stored.is_empty() {
            return view! { <p class="g-hint">{t.yours_none}</p> }.into_any();
        }
        let row = |(place, stored): (usize, Stored)| view! { <ShelfRow stored place /> };
        let rows = stored.into_iter().enumerate().map(row).collect_view();
        view! { <ul class="g-shelf">{rows}</ul> }.into_any()
    };
    view! {
        <section class="g-yours" aria-labelledby="g-yours-heading">
            <h2 id="g-yours-heading">{t.yours_heading}</h2>
            {list}
        </section>
    }
}

#[component]
fn ShelfRow(stored: Stored, place: usize) -> impl IntoView {
    let desk = use_desk();
    let (t, language, library) = (desk.t(), desk.language(), desk.library());
    let confirm = DialogRef::new();
    let id = stored.id.clone();
    let (heading, body) = match &stored.assessment {
        Ok(assessment) => {
            let header = assessment.header();
            let coverage = Coverage::on(header.date, &library.catalogue, &[]);
            let total = GapAnalysis::of(assessment, &library.catalogue, &coverage).total;
            let line = format!("{} · {}", header.date, vocabulary::state(header.state(), language));
            let done = format!(
                "{} ({})",
                (t.answered_of)(total.rated, total.applicable),
                percent(total.rated, total.applicable, language)
            );
            let go_on = Route::Assess { id: id.clone(), clause: None }.hash();
            let result = Route::Result { id: id.clone() }.hash();
            let exported = assessment.clone();
            let body = view! {
                <p class="g-shelf-line">{line}</p>
                <progress
                    class="g-progress"
                    max=total.applicable.max(1)
                    value=total.rated
                    aria-label=t.completeness
                ></progress>
                <p class="g-shelf-line">{done}</p>
                <div class="g-actions">
                    <a class="g-button" href=go_on>{t.go_on}</a>
                    <a class="g-button g-button-quiet" href=result>{t.see_result}</a>
                    <button type="button" class="g-button g-button-quiet" on:click=move |_| desk.export(&exported)>
                        {t.export}
                    </button>
                    <button type="button" class="g-button g-button-plain" on:click=move |_| dialogs::show(confirm)>
                        {t.erase}
                    </button>
                </div>
            };
            (header.unit.name.to_string(), body.into_any())
        }
        Err(_) => {
            let (name, text) = (browser::file_name(&[&id], ".json"), stored.text.clone());
            let body = view! {
                <p class="g-shelf-line">{t.unreadable_text}</p>
                <ul class="g-problems">{problems(desk, &stored)}</ul>
                <div class="g-actions">
                    <button
                        type="button"
                        class="g-button g-button-quiet"
                        on:click=move |_| browser::download(&name, &text)
                    >
                        {t.save_raw}
                    </button>
                    <button type="button" class="g-button g-button-plain" on:click=move |_| dialogs::show(confirm)>
                        {t.erase}
                    </button>
                </div>
            };
            (t.unreadable_heading.to_owned(), body.into_any())
        }
    };
    let name = heading.clone();
    let question = (t.erase_heading)(&heading);
    let erase = move |_| {
        dialogs::close(confirm);
        desk.erase(&id, &name);
        browser::focus("#g-main h1");
    };
    view! {
        <li class="g-card">
            <h3>{heading}</h3>
            {body}
            <Dialog node=confirm id=format!("g-erase-{place}") heading=Signal::derive(move || question.clone())>
                <p>{t.erase_text}</p>
                <div class="g-actions">
                    <button type="button" class="g-button g-button-danger" on:click=erase>{t.erase_confirm}</button>
                    <button
                        type="button"
                        class="g-button g-button-quiet"
                        autofocus
                        on:click=move |_| dialogs::close(confirm)
                    >
                        {t.cancel}
                    </button>
                </div>
            </Dialog>
        </li>
    }
}
