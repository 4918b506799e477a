//! What lies on the desk: language, page, the assessment in work, the shelf with the others. One effect saves.

mod documents;
mod notices;
mod saving;
mod unsaved;

pub use notices::Notice;
pub use saving::Conflict;

use crate::browser::{self, Home};
use crate::components::particulars::Particulars;
use crate::group::Group;
use crate::library::{HandbookParts, Libraries, Library};
use crate::looks::{LOOKS, Look};
use crate::own;
use crate::pages::lazy::LazyPages;
use crate::pages::practices::MapState;
use crate::pages::trend::Trends;
use crate::route::Route;
use crate::session::Session;
use crate::shelf::{self, Store as _, StoreError, Stored};
use crate::storage::Storage;
use crate::text::{Messages, messages};
use crate::walk::Round;
use crate::work::Work;
use glapp_core::{Assessment, ClauseId, Coded, Language};
use glapp_report::Workshop;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

const LANGUAGE_KEY: &str = "glapp.language";
const SHORTCUTS_KEY: &str = "glapp.shortcuts";
const ROUND_KEY: &str = "glapp.round.";
/// The key of how many steps have been made since an assessment was last exported, before its id.
const EXPORTED_KEY: &str = "glapp.exported.";

/// The assessment that the page is about.
#[expect(clippy::large_enum_variant, reason = "a session is a handle, copied and never kept by the thousand")]
#[derive(Clone)]
pub enum Opened {
    /// The page is about none.
    Nothing,
    /// There is none with that id in this browser.
    Missing,
    /// There is one that cannot be read.
    Unreadable(Box<Stored>),
    /// This one.
    Open(Session),
}

/// How it stands with saving, as far as it is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Saved before the page was opened.
    Before,
    /// A change waits to be saved.
    Waiting,
    /// Saved at this time of day.
    At(String),
    /// The latest change could not be saved.
    Failed(StoreError),
    /// Kept in memory only.
    InMemory,
    /// Erased in another tab.
    ErasedElsewhere,
}

/// Something that is done when what reads and writes assessments has come.
type Waiting = Box<dyn FnOnce(Work)>;

/// The state of the app. Cheap to copy: a handle to signals.
#[derive(Clone, Copy)]
pub struct Desk {
    language: RwSignal<Language>,
    /// Where it stands.
    pub home: Home,
    /// What reads, writes and shows assessments, once it has come; catalogue and practices are here then.
    pub work: RwSignal<Option<Work>>,
    /// What waits for it.
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
    /// The pages that come later, once they have.
    pub pages: RwSignal<Option<LazyPages>>,
    /// Whether answers are shown and none can be given.
    pub read_only: RwSignal<bool>,
    /// Catalogues, practices and the parts of the handbook, as far as they have come.
    pub libraries: RwSignal<Libraries>,
    /// The page.
    pub route: RwSignal<Route>,
    /// The assessment that the page is about.
    pub opened: RwSignal<Opened>,
    /// How it stands with saving it.
    pub save_state: RwSignal<SaveState>,
    /// Whether single keys are commands.
    pub shortcuts: RwSignal<bool>,
    /// What is stored.
    pub shelf: RwSignal<Vec<Stored>>,
    /// What has been written on the start page for a new assessment.
    pub beginning: RwSignal<Particulars>,
    /// The round that has been chosen there.
    pub beginning_round: RwSignal<Round>,
    /// The units on the working group's table.
    pub group: StoredValue<Group>,
    /// What lies on the workshop's table.
    pub workshop: RwSignal<Workshop>,
    /// What is laid out there to be seen over time.
    pub trends: RwSignal<Trends>,
    /// What is chosen on the practice map.
    pub map: StoredValue<MapState>,
    /// What has been changed differently in another place, and is not settled.
    pub conflicts: RwSignal<Vec<Conflict>>,
    /// What has happened, the latest last.
    pub notices: RwSignal<Vec<Notice>>,
    storage: StoredValue<Storage, LocalStorage>,
    /// The text that was last read from or written to the storage for the assessment in work.
    stored_text: StoredValue<String>,
    written: StoredValue<saving::Written>,
    timer: StoredValue<Option<TimeoutHandle>>,
    owner: StoredValue<Owner>,
}

/// The language to begin in: the one chosen before, else the browser's.
pub fn first_language() -> Language {
    let chosen = Storage::probe("").get(LANGUAGE_KEY).and_then(|code| Language::from_code(&code));
    chosen.unwrap_or(if browser::prefers_swedish() { Language::Sv } else { Language::En })
}

impl Desk {
    /// Sets the desk up and keeps it in step with address, storage and other tabs for as long as the owner lives.
    pub fn new(home: Home, storage: Storage, language: Language, libraries: RwSignal<Libraries>) -> Self {
        let first = if storage.lasts() { SaveState::Before } else { SaveState::InMemory };
        let desk = Self {
            language: RwSignal::new(language),
            home,
            work: RwSignal::new(None),
            waiting: StoredValue::new_local(Vec::new()),
            pages: RwSignal::new(None),
            read_only: RwSignal::new(false),
            libraries,
            route: RwSignal::new(Route::parse(&home.hash())),
            opened: RwSignal::new(Opened::Nothing),
            save_state: RwSignal::new(first),
            shortcuts: RwSignal::new(storage.get(SHORTCUTS_KEY).as_deref() != Some("off")),
            shelf: RwSignal::default(),
            beginning: RwSignal::new(Particulars::today()),
            beginning_round: RwSignal::default(),
            group: StoredValue::default(),
            workshop: RwSignal::default(),
            trends: RwSignal::default(),
            map: StoredValue::default(),
            notices: RwSignal::default(),
            storage: StoredValue::new_local(storage),
            stored_text: StoredValue::default(),
            written: StoredValue::default(),
            conflicts: RwSignal::default(),
            timer: StoredValue::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        desk.show_looks();
        desk.follow_address();
        desk
    }

    /// What reads, writes and shows assessments has come, and the texts with it.
    pub fn begin_work(&self, work: Work) {
        if self.work.get_untracked().is_some() {
            return;
        }
        self.owner.with_value(|owner| owner.with(|| (work.attach)(*self)));
        self.work.set(Some(work));
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        if !waiting.is_empty() {
            self.clear_notices();
        }
        waiting.into_iter().for_each(|act| act(work));
    }

    /// Keeps the desk in step with storage and other tabs for as long as it lives.
    pub fn attach(&self) {
        own::bring(self);
        self.list_stored();
        self.save_edits();
        self.follow_others();
    }

    /// Does something that needs what reads and writes assessments: at once, or as soon as that has come.
    pub fn when_working(&self, act: impl FnOnce(Work) + 'static) {
        match self.work.get_untracked() {
            Some(work) => act(work),
            None => {
                self.waiting.update_value(|waiting| waiting.push(Box::new(act)));
                self.say(|t| format!("{} {}", t.page_waits, t.page_waits_text));
            }
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// The texts in the language.
    pub fn t(&self) -> &'static Messages {
        messages(self.language.get())
    }

    /// Catalogue and practices, in the language if they have come.
    pub fn library(&self) -> Arc<Library> {
        self.libraries.read().get(self.language.get())
    }

    /// The parts of the handbook in the language, once they have come.
    pub fn handbook(&self) -> Option<Arc<HandbookParts>> {
        self.libraries.read().handbook(self.language.get())
    }

    /// Shows the texts of a language.
    pub fn show_language(&self, language: Language) {
        if language != self.language.get_untracked() {
            self.language.set(language);
        }
    }

    /// Takes over the colours that the page around asks for.
    pub fn ask_for_theme(&self, theme: &str) {
        self.home.ask_for_theme(theme);
        self.show_looks();
    }

    /// Ends everything that was set up for it: listeners, effects, what they hold. The desk keeps hold of its own owner, so
    /// that nothing would end by itself.
    pub fn end(&self) {
        if let Some(owner) = self.owner.try_get_value() {
            owner.cleanup();
        }
    }

    fn show_looks(&self) {
        for look in &LOOKS {
            self.ask(|storage| look.show(storage, self.home));
        }
    }

    /// Switches to a language and remembers it.
    pub fn choose_language(&self, language: Language) {
        self.language.set(language);
        self.remember(LANGUAGE_KEY, language.code());
    }

    /// Turns the single-key commands on or off and remembers it.
    pub fn choose_shortcuts(&self, on: bool) {
        self.shortcuts.set(on);
        self.remember(SHORTCUTS_KEY, if on { "on" } else { "off" });
    }

    /// Chooses the clauses that are gone through in an assessment and remembers it.
    pub fn choose_round(&self, session: Session, round: Round) {
        session.sitting.round.set(round);
        self.remember_round(&session.assessment().read_untracked().header().id, round);
    }

    fn remember_round(&self, id: &str, round: Round) {
        let key = format!("{ROUND_KEY}{id}");
        match round {
            Round::Short => self.remember(&key, "short"),
            Round::Full => self.ask(|storage| storage.remove(&key)),
        }
    }

    /// Chooses how something about the page looks and remembers it.
    pub fn choose_look(&self, look: &Look, choice: &str) {
        self.remember(&look.key(), choice);
        self.ask(|storage| look.show(storage, self.home));
    }

    /// Asks the storage.
    pub fn ask<T>(&self, question: impl FnOnce(&Storage) -> T) -> T {
        let (answer, changed) = self.storage.with_value(|storage| (question(storage), storage.has_changed()));
        if changed {
            self.tell_others();
        }
        answer
    }

    /// Other apps on the same page hear of what has been stored as those in other tabs do: a moment later.
    fn tell_others(&self) {
        for other in others(self) {
            other.home.later(move || {
                if let Some(work) = other.work.get_untracked() {
                    (work.look)(other);
                }
            });
        }
    }

    /// Goes to a page.
    pub fn go(&self, route: &Route) {
        self.home.go(&route.hash());
    }

    /// Follows the address at once: the event of its change comes a little later, perhaps after the next key.
    pub fn catch_up(&self) {
        let route = Route::parse(&self.home.hash());
        if *self.route.read_untracked() != route {
            self.home.let_go();
            self.route.set(route);
        }
    }

    /// Goes to a clause of the assessment in work, where clauses are shown, and at once.
    pub fn show_clause(&self, clause: Option<ClauseId>) {
        if let (Some(clause), Route::Assess { id, .. }) = (clause, self.route.get_untracked()) {
            self.go(&Route::Assess { id, clause: Some(clause) });
            self.catch_up();
        }
    }

    fn remember(&self, key: &str, text: &str) {
        // A choice that cannot be remembered still holds until the page is closed.
        let _ = self.ask(|storage| storage.set(key, text));
    }

    fn follow_address(&self) {
        let desk = *self;
        self.home.on_turn(move || desk.catch_up());
        let id = Memo::new(move |_| {
            let route = desk.route.read();
            (route.id().map(str::to_owned), *route == Route::Mission)
        });
        Effect::new(move |_| {
            untrack(|| desk.save_now());
            // Which one the missions are about is chosen on that page; leaving it closes that one.
            let (id, _) = id.get();
            if desk.work.get().is_some() {
                untrack(|| desk.open(id.as_deref()));
            }
        });
        Effect::new(move |before: Option<Route>| {
            let route = desk.route.get();
            // A notice is about the page that it appeared on.
            if before.is_some_and(|before| before != route) {
                desk.clear_notices();
                desk.say_unsaved();
            }
            if route == Route::Start {
                desk.refresh_shelf();
            }
            route
        });
    }

    /// Opens the stored assessment with that id, or none.
    pub fn open(&self, id: Option<&str>) {
        if let Some(work) = self.work.get_untracked() {
            (work.open)(*self, id);
        }
    }

    /// The same, once it can be read.
    pub fn open_stored(&self, id: Option<&str>) {
        self.lay_aside();
        if let Some(id) = id
            && self.take_up(id)
        {
            return;
        }
        let library = self.library();
        let stored = id.map(|id| self.ask(|storage| shelf::open(storage, &library.catalogue, id)));
        self.conflicts.update(Vec::clear);
        self.written.set_value(saving::Written::default());
        self.save_state.set(self.at_rest());
        self.opened.set(match stored {
            None => Opened::Nothing,
            Some(None) => Opened::Missing,
            Some(Some(Stored { text, assessment: Ok(assessment), .. })) => {
                self.stored_text.set_value(text);
                Opened::Open(self.session(assessment))
            }
            Some(Some(unreadable)) => Opened::Unreadable(Box::new(unreadable)),
        });
    }

    /// How it stands with saving when nothing waits to be saved.
    fn at_rest(&self) -> SaveState {
        if self.ask(Storage::lasts) { SaveState::Before } else { SaveState::InMemory }
    }

    /// Begins to work on an assessment, as it was worked on before.
    fn session(&self, assessment: Assessment) -> Session {
        let (desk, id) = (*self, assessment.header().id.clone());
        // The signals live as long as the desk: a page may still hold them when the next one opens.
        let begun = || {
            let library = Signal::derive(move || desk.library());
            Session::new(assessment, library, desk.read_only)
        };
        let session = self.owner.with_value(|owner| owner.with(begun));
        let known = |what: &str| self.ask(|storage| storage.get(&format!("{what}{id}")));
        if known(ROUND_KEY).as_deref() == Some("short") {
            session.sitting.round.set(Round::Short);
        }
        session.unexported.set(known(EXPORTED_KEY).and_then(|steps| steps.parse().ok()).unwrap_or(0));
        session
    }
}

thread_local! {
    /// The desks of all apps on the page.
    static DESKS: RefCell<Vec<Desk>> = const { RefCell::new(Vec::new()) };
}

/// The desks of all apps on the page.
pub fn all() -> Vec<Desk> {
    DESKS.with_borrow(Clone::clone)
}

fn others(desk: &Desk) -> impl Iterator<Item = Desk> + use<> {
    let place = desk.opened;
    all().into_iter().filter(move |it| it.opened != place)
}

/// The desk of the app that this view is part of.
pub fn use_desk() -> Desk {
    expect_context()
}
