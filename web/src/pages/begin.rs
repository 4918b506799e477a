//! A link that an assessment begins with: unit, day, target and round are filled in, the answers are not.

use crate::browser;
use crate::components::fields::Field;
use crate::desk::{Desk, use_desk};
use crate::office;
use crate::route::Route;
use crate::surface::{Drawn, Heard, Page};
use crate::walk::Round;
use glapp_core::{Assessment, Assessor, Date, Edit, Header, Level, Stage, Unit};
use glapp_format::assessment;
use glapp_report::vocabulary::pick;
use leptos::prelude::*;
use maud::html;
use std::rc::Rc;

/// The page behind such a link.
#[component]
pub fn BeginView() -> impl IntoView {
    let desk = use_desk();
    let page =
        Invited { desk, empty: RwSignal::new(None), name: RwSignal::default(), trouble: RwSignal::default() };
    Effect::new(move |_| {
        desk.route.track();
        desk.home.spawn(page.read());
    });
    view! { <Drawn page=Rc::new(page) /> }
}

#[derive(Clone, Copy)]
struct Invited {
    desk: Desk,
    /// The assessment without answers, once it has been read.
    empty: RwSignal<Option<Assessment>>,
    name: RwSignal<String>,
    /// Why there is none.
    trouble: RwSignal<Vec<String>>,
}

impl Invited {
    async fn read(self) {
        let desk = self.desk;
        let Route::Begin { packed, .. } = desk.route.get_untracked() else { return };
        let found = office::read_link(desk, &packed).await;
        let catalogue = &desk.library().catalogue;
        let found = found.map(|json| assessment::read(json.as_bytes(), &[catalogue]).ok());
        match found {
            Ok(Some(document)) => {
                let it = document.value;
                // Somebody's answers are not a beginning: they are shown as what they are.
                if it.ratings().next().is_some() || it.header().adopted.is_some() {
                    return desk.home.go_instead(&Route::Open { packed }.hash());
                }
                let _ = self.empty.try_set(Some(it));
            }
            Ok(None) => {}
            Err(lines) => drop(self.trouble.try_set(lines)),
        }
    }

    fn begin(&self) {
        let Route::Begin { round, .. } = self.desk.route.get_untracked() else { return };
        let Some(mut begun) = self.empty.get_untracked().map(|it| it.copy(browser::new_id())) else { return };
        let name = self.name.get_untracked();
        if !name.trim().is_empty() {
            let assessor =
                Assessor { name: name.trim().into(), role: "".into(), carried: Default::default() };
            // It is a draft without answers, so it can be changed.
            let _ = begun.apply(&self.desk.library().catalogue, Edit::Assessors(vec![assessor]));
        }
        begun.stamp(browser::now());
        self.desk.beginning_round.set(round);
        self.desk.begin(&begun);
    }
}

impl Page for Invited {
    fn html(&self) -> String {
        let (desk, language) = (self.desk, self.desk.language());
        let t = desk.t();
        let say = |sv, en| pick(language, sv, en);
        let trouble = self.trouble.get();
        let name = self.name.get();
        let all = html! {
            div.g-column {
                h1 tabindex="-1" { (say("Du är inbjuden att skatta", "You are invited to assess")) }
                div role="alert" {
                    @if !trouble.is_empty() {
                        div.g-notice.g-notice-alarming {
                            div {
                                @for line in &trouble { p { (line) } }
                                p.g-actions { a.g-button.g-button-plain href=(Route::Start.hash()) { (t.to_start) } }
                            }
                        }
                    }
                }
                @if let Some(empty) = &*self.empty.read() {
                    @let header = empty.header();
                    @let round = match &*desk.route.read() { Route::Begin { round, .. } => *round, _ => Round::Full };
                    @let count = round.clauses(&desk.library().catalogue).count();
                    dl.g-figures {
                        (fact(t.unit_name, &header.unit.name))
                        (fact(t.date, &header.date.to_string()))
                        (fact(say("Mål", "Target"), &header.target.map_or_else(|| "–".into(), |it| it.to_string())))
                        (fact(t.round, &(t.round_name)(round, count)))
                    }
                    form.g-form data-do="begin" {
                        (Field {
                            id: "g-begin-name",
                            label: say("Ditt namn", "Your name"),
                            hint: Some(say(
                                "Så vet de andra i verkstaden vems svaren är. Lämna tomt om du vill vara anonym.",
                                "So the others in the workshop know whose answers they are. Leave it empty to be anonymous.",
                            )),
                            optional: Some(say("frivilligt", "optional")),
                            value: &name,
                            does: "name",
                            ..Field::default()
                        }.input("text"))
                        p.g-hint { (say(
                            "Svaren sparas i den här webbläsaren och skickas ingenstans. När du är klar exporterar du en fil eller kopierar en länk till den som bjöd in.",
                            "The answers are kept in this browser and are not sent anywhere. When you are done, export a file or copy a link for whoever invited you.",
                        )) }
                        div.g-actions { button.g-button type="submit" { (t.begin) } }
                    }
                }
            }
        };
        all.into_string()
    }

    fn hear(&self, heard: &Heard) {
        match &*heard.does {
            "name" => self.name.set(heard.value()),
            "begin" => self.begin(),
            _ => {}
        }
    }
}

fn fact(name: &str, value: &str) -> maud::Markup {
    html! { div.g-figure { dt { (name) } dd { (value) } } }
}

/// The link that such an assessment begins with.
///
/// # Errors
/// Why there is none, in the desk's language.
pub async fn invitation(
    desk: Desk,
    unit: Unit,
    date: Date,
    target: Level,
    round: Round,
) -> Result<String, String> {
    let header = Header {
        // Whoever begins with it gives it an id of its own.
        id: "invitation".into(),
        unit,
        date,
        stage: Stage::Individual,
        adopted: None,
        assessors: Vec::new(),
        target: Some(target),
        mission: None,
        continues: None,
        modified: "".into(),
        carried: Default::default(),
    };
    let empty = Assessment::new(&desk.library().catalogue, header).map_err(|error| error.to_string())?;
    let packed = office::make(desk, "link", &empty).await?;
    let packed = String::from_utf8(packed).map_err(|error| error.to_string())?;
    Ok(desk.home.address() + &Route::Begin { packed, round }.hash())
}
