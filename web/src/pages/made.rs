//! What leaves the browser: the page that offers it, papers to print, and an assessment that a link carries.
//!
//! The office module tells all of it as HTML; what a button does stands in its `data-do`.

use crate::browser;
use crate::components::session_bar::SessionBar;
use crate::desk::{Desk, use_desk};
use crate::office;
use crate::route::{MadePage, Route};
use crate::session::Session;
use glapp_core::Assessment;
use glapp_format::assessment;
use glapp_report::vocabulary;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What the page shows. Cheap to copy: a handle to signals.
#[derive(Clone, Copy)]
struct Made {
    desk: Desk,
    /// The assessment that the page is about, once it is there.
    about: RwSignal<Option<Assessment>>,
    html: RwSignal<String>,
    /// Why there is nothing to show.
    trouble: RwSignal<Vec<String>>,
    /// What the latest press led to.
    said: RwSignal<String>,
    tries: RwSignal<u32>,
}

/// The page: of an assessment in work, or without one of what a link carries.
#[component]
pub fn MadeView(session: Option<Session>) -> impl IntoView {
    let desk = use_desk();
    let made = Made {
        desk,
        about: RwSignal::new(None),
        html: RwSignal::default(),
        trouble: RwSignal::default(),
        said: RwSignal::default(),
        tries: RwSignal::new(0),
    };
    Effect::new(move |before: Option<Route>| {
        made.tries.track();
        if let Some(session) = session {
            made.about.set(Some(session.assessment().get()));
        }
        let route = desk.route.get();
        // What another page showed must not stand below this one's heading.
        if before.is_none_or(|before| before != route) {
            made.html.set(String::new());
            made.said.set(String::new());
        }
        desk.home.spawn(made.show(route.clone()));
        route
    });
    let foot = move || {
        let assessment = session?.assessment();
        let assessment = assessment.read();
        let header = assessment.header();
        let state = vocabulary::state_of(header, desk.language());
        Some(format!("{} · {state} · {}", header.unit.name, header.date))
    };
    Effect::new(move |_| desk.home.set_foot(&foot().unwrap_or_default()));
    on_cleanup(move || desk.home.set_foot(""));
    let t = desk.t();
    let heading = move || match &*desk.route.read() {
        Route::Made { page, .. } => (t.made)(*page),
        _ => (t.link_heading, t.link_lead),
    };
    let page = move || match &*desk.route.read() {
        Route::Made { page, .. } => Some(page.name()),
        _ => None,
    };
    let is_paper = move || page().is_some_and(|page| page != MadePage::Take.name());
    let trouble = move || {
        let lines = made.trouble.get();
        (!lines.is_empty()).then(|| {
            // A damaged link stays damaged, however often it is tried.
            let again = session.is_some() || lines.iter().any(|line| line == t.office_missing);
            let untouched = session.is_none().then(|| view! { <p>{t.import_untouched}</p> });
            let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            view! {
                <div class="g-notice g-notice-alarming">
                    <div>
                        {lines}
                        {untouched}
                        <p class="g-actions">
                            <button
                                type="button"
                                class="g-button g-button-quiet"
                                hidden=!again
                                on:click=move |_| made.tries.update(|tries| *tries += 1)
                            >
                                {t.try_again}
                            </button>
                            <a class="g-button g-button-plain" href=Route::Start.hash()>{t.to_start}</a>
                        </p>
                    </div>
                </div>
            }
        })
    };
    view! {
        {session.map(|session| view! { <SessionBar session /> })}
        <div class="g-made" class:g-paper=is_paper on:click=move |event| made.press(&event)>
            <div class="g-made-head">
                <h1 tabindex="-1">{move || heading().0}</h1>
                <p class="g-lead">{move || heading().1}</p>
                {move || is_paper().then(|| view! { <button type="button" class="g-button" data-do="print">{t.print}</button> })}
            </div>
            <div role="alert">{trouble}</div>
            // Every text goes through glapp_report's escaping: what is written here is markup of ours and text of theirs.
            <article class="g-made-body" data-page=page inner_html=made.html></article>
        </div>
        // There before it has a text, so that the text is announced.
        <p class="g-said" role="status">{made.said}</p>
    }
}

impl Made {
    /// Shows a page; if another one is asked for meanwhile, not.
    async fn show(self, route: Route) {
        let shown = self.shown(&route).await;
        if *self.desk.route.read_untracked() != route {
            return;
        }
        let (html, trouble) = match shown {
            Ok(html) => (html, Vec::new()),
            Err(lines) => (String::new(), lines),
        };
        self.html.set(html);
        self.trouble.set(trouble);
    }

    async fn shown(&self, route: &Route) -> Result<String, Vec<String>> {
        let kind = match route {
            Route::Made { page, .. } => {
                let hash = route.hash();
                let id = hash.rsplit('/').next().unwrap_or_default();
                format!("{} {id} {}", page.name(), self.desk.home.address())
            }
            Route::Open { packed } => {
                let json = office::read_link(self.desk, packed).await?;
                let library = self.desk.library();
                let read = assessment::read(json.as_bytes(), &[&library.catalogue]);
                self.about.set(read.ok().map(|document| document.value));
                "open".into()
            }
            _ => return Ok(String::new()),
        };
        self.make(&kind).await
    }

    /// None also when the page has gone while something was being made.
    fn about(&self) -> Option<Assessment> {
        self.about.try_get_untracked().flatten()
    }

    /// Whether a part stands on the page already.
    fn shows(&self, part: &str) -> bool {
        self.html.try_get_untracked().is_none_or(|html| html.ends_with(part))
    }

    async fn make(&self, kind: &str) -> Result<String, Vec<String>> {
        let Some(about) = self.about() else { return Ok(String::new()) };
        let bytes = office::make(self.desk, kind, &about).await.map_err(|why| vec![why])?;
        String::from_utf8(bytes).map_err(|error| vec![error.to_string()])
    }

    /// Does what the pressed button says.
    fn press(self, event: &MouseEvent) {
        let Some(does) = browser::asked(event, "data-do") else { return };
        self.said.set(String::new());
        self.desk.home.spawn(async move {
            let t = self.desk.t();
            let said = match *does.split(' ').collect::<Vec<_>>() {
                ["make", kind, ending, mime] => self.save(kind, ending, mime).await,
                ["copy"] if self.desk.home.copy_field("#g-take-link").await => t.copied.into(),
                ["copy"] => t.copy_by_key.into(),
                ["print"] => {
                    browser::print();
                    String::new()
                }
                ["look"] => {
                    match self.make("print").await {
                        Ok(report) if !self.shows(&report) => {
                            self.html.update(|html| html.push_str(&report));
                        }
                        Ok(_) => {}
                        Err(lines) => self.trouble.set(lines),
                    }
                    String::new()
                }
                ["keep"] => {
                    self.keep();
                    String::new()
                }
                _ => String::new(),
            };
            self.said.set(said);
        });
    }

    async fn save(&self, kind: &str, ending: &str, mime: &str) -> String {
        let t = self.desk.t();
        let Some(about) = self.about() else { return String::new() };
        let header = about.header();
        let name = browser::file_name(&[&header.unit.name, &header.date.to_string()], ending);
        if kind == "json" {
            self.desk.export(&about);
            return (t.fetched)(&name);
        }
        match office::make(self.desk, kind, &about).await {
            Ok(bytes) => {
                browser::download_bytes(&name, mime, &bytes);
                (t.fetched)(&name)
            }
            Err(why) => why,
        }
    }

    /// Stores what the link carries and goes to its result. The link leaves the history: it holds all the answers.
    fn keep(&self) {
        let Some(about) = self.about() else { return };
        let Some((id, notice)) = self.desk.take_in(about) else { return };
        self.desk.refresh_shelf();
        self.desk.home.go_instead(&Route::Result { id }.hash());
        self.desk.catch_up();
        // Only then: a notice is about the page that it appeared on.
        let desk = self.desk;
        desk.home.later(move || desk.tell(notice));
    }
}
