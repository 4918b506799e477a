//! Native dialogs: they hold the focus, close with Escape and give the focus back.

use crate::components::fields::{SelectField, TextField};
use crate::desk::use_desk;
use crate::session::Session;
use glapp_core::{Catalogue, Coded, Edit, Language, Level, Unit, UnitKind};
use glapp_report::vocabulary::{capital, unit_kind};
use leptos::html;
use leptos::prelude::*;

/// A dialog on the page.
pub type DialogRef = NodeRef<html::Dialog>;

/// Shows a dialog above the page.
pub fn show(dialog: DialogRef) {
    if let Some(dialog) = dialog.get_untracked() {
        // It can only fail for a dialog that is already shown.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close(dialog: DialogRef) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}

/// A heading for a dialog and a way to close it.
#[component]
pub fn Dialog(
    node: DialogRef,
    #[prop(into)] id: String,
    heading: Signal<String>,
    children: Children,
) -> impl IntoView {
    let heading_id = format!("{id}-heading");
    let labelled_by = heading_id.clone();
    view! {
        <dialog class="g-dialog" node_ref=node id=id aria-labelledby=labelled_by>
            <h2 id=heading_id>{heading}</h2>
            {children()}
        </dialog>
    }
}

/// The fields that say whom and when an assessment is about, for a new one and for one in work.
#[derive(Clone, Copy)]
pub struct Particulars {
    /// The unit's name.
    pub name: RwSignal<String>,
    /// Its kind.
    pub kind: RwSignal<UnitKind>,
    /// Its organisation.
    pub organisation: RwSignal<String>,
    /// The day, as text.
    pub date: RwSignal<String>,
    /// The target for all clauses.
    pub target: RwSignal<Level>,
    /// Whether what is missing or wrong is shown.
    pub checked: RwSignal<bool>,
}

impl Particulars {
    /// Empty, on a day.
    pub fn new(date: String) -> Self {
        Self {
            name: RwSignal::default(),
            kind: RwSignal::new(UnitKind::Forvaltning),
            organisation: RwSignal::default(),
            date: RwSignal::new(date),
            target: RwSignal::new(Level::DEFAULT_TARGET),
            checked: RwSignal::new(false),
        }
    }

    /// Empties them for the next time, on a day.
    pub fn clear(&self, date: String) {
        self.name.set(String::new());
        self.kind.set(UnitKind::Forvaltning);
        self.organisation.set(String::new());
        self.date.set(date);
        self.target.set(Level::DEFAULT_TARGET);
        self.checked.set(false);
    }

    /// The unit and day, if they are right; else shows what is wrong.
    pub fn check(&self) -> Option<(Unit, glapp_core::Date)> {
        self.checked.set(true);
        let name = self.name.get_untracked();
        let date = self.date.get_untracked().parse().ok()?;
        let unit = Unit {
            name: name.trim().into(),
            kind: self.kind.get_untracked(),
            organisation: self.organisation.get_untracked().trim().into(),
            carried: Default::default(),
        };
        (!unit.name.is_empty()).then_some((unit, date))
    }
}

/// The levels of a catalogue as options of a select.
pub fn level_options(catalogue: &Catalogue, language: Language) -> Vec<(String, String)> {
    let option = |(level, name): (Level, &glapp_core::LevelName)| {
        (level.to_string(), format!("{level} {}", name.name.get(language)))
    };
    catalogue.scale().levels().map(option).collect()
}

/// The fields for [`Particulars`]; `prefix` makes their ids unique on the page.
#[component]
pub fn ParticularsFields(particulars: Particulars, ids: [&'static str; 5]) -> impl IntoView {
    let desk = use_desk();
    let t = desk.t();
    let Particulars { name, kind, organisation, date, target, checked } = particulars;
    let kinds = UnitKind::ALL
        .iter()
        .map(|&kind| (kind.code().into(), capital(unit_kind(kind, desk.language()))))
        .collect();
    let levels = level_options(&desk.library().catalogue, desk.language());
    let name_error = move || (checked.get() && name.read().trim().is_empty()).then_some(t.unit_name_missing);
    let date_wrong = move || checked.get() && date.read().parse::<glapp_core::Date>().is_err();
    let [name_id, kind_id, organisation_id, date_id, target_id] = ids;
    view! {
        <TextField id=name_id label=t.unit_name hint=t.unit_name_hint value=name error=Signal::derive(name_error) />
        <SelectField
            id=kind_id
            label=t.unit_kind_label
            options=kinds
            value=Signal::derive(move || kind.get().code().to_owned())
            choose=move |code| kind.set(UnitKind::from_code(&code).unwrap_or(UnitKind::Other))
        />
        <TextField id=organisation_id label=t.organisation optional=t.optional value=organisation />
        <TextField
            id=date_id
            kind="date"
            label=t.date
            hint=t.date_hint
            value=date
            error=Signal::derive(move || date_wrong().then_some(t.date_wrong))
        />
        <SelectField
            id=target_id
            label=t.target_for_all
            hint=t.target_hint
            options=levels
            value=Signal::derive(move || target.get().to_string())
            choose=move |level| target.set(level.parse().map_or(Level::DEFAULT_TARGET, Level::new))
        />
    }
}

/// Changes whom and when the assessment in work is about.
#[component]
pub fn DetailsDialog(node: DialogRef, session: Session) -> impl IntoView {
    let t = use_desk().t();
    let particulars = Particulars::new(String::new());
    // What the dialog shows is taken from the assessment each time it opens.
    let fill = move || {
        let assessment = session.assessment().get();
        let header = assessment.header();
        particulars.name.set(header.unit.name.to_string());
        particulars.kind.set(header.unit.kind);
        particulars.organisation.set(header.unit.organisation.to_string());
        particulars.date.set(header.date.to_string());
        particulars.target.set(header.target.unwrap_or(Level::DEFAULT_TARGET));
        particulars.checked.set(false);
    };
    Effect::new(move |_| fill());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((unit, date)) = particulars.check() else { return };
        let carried = session.assessment().read_untracked().header().unit.carried.clone();
        let target = Some(particulars.target.get_untracked());
        for edit in [Edit::Unit(Unit { carried, ..unit }), Edit::Date(date), Edit::Target(target)] {
            // The fields offer only what the core accepts.
            let _ = session.dispatch(edit);
        }
        close(node);
    };
    view! {
        // However it was closed.
        <Dialog node on:close=move |_| fill() id="g-details" heading=Signal::derive(move || t.details_heading.to_owned())>
            <form class="g-form" novalidate on:submit=save>
                <ParticularsFields particulars ids=["g-d-name", "g-d-kind", "g-d-org", "g-d-date", "g-d-target"] />
                <div class="g-actions">
                    <button type="submit" class="g-button">{t.save}</button>
                    <button type="button" class="g-button g-button-quiet" on:click=move |_| close(node)>{t.cancel}</button>
                </div>
            </form>
        </Dialog>
    }
}
