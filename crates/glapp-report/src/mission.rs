//! The page where a unit is placed on the three missions, as HTML. What can be done says what it is in `data-do`.

use crate::chart::{Chart, Shares, Style, Ternary};
use crate::html::{self, Setting, escaped};
use crate::vocabulary::pick;
use crate::{Block, Document, Figure, Set, Table, csv, markdown};
use glapp_core::{City, Coded, Date, InnovationMission, Language, Mission, MissionKind, Missions, Platform};

/// A stored assessment, as one that may be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedUnit {
    /// The assessment's id.
    pub id: String,
    /// The unit's name.
    pub name: String,
    /// The assessment's date.
    pub date: Date,
    /// Where the unit has placed itself, if it has.
    pub placing: Option<Mission>,
}

/// The unit that is being placed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placing {
    /// The assessment's id.
    pub id: String,
    /// Where it would stand if the change that is being made were kept; none to show what is kept.
    pub tried: Option<Mission>,
    /// Whether the assessment is adopted, and with it read-only.
    pub adopted: bool,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// How it stands with saving.
    pub saved: String,
}

/// The page.
#[derive(Clone, Copy)]
pub struct MissionPage<'a> {
    /// What units are held against, once it has come.
    pub missions: Option<&'a Missions>,
    /// What is stored.
    pub units: &'a [PlacedUnit],
    /// The one that is being placed, if one is.
    pub placing: Option<&'a Placing>,
    /// The language.
    pub language: Language,
}

/// Where the controls stand for a unit that has not placed itself.
const MIDDLE: [u8; 3] = [34, 33, 33];

/// What a mission is called where there is little room.
pub(crate) fn short(kind: MissionKind, language: Language) -> &'static str {
    match kind {
        MissionKind::Internal => pick(language, "Egen organisation", "Own organisation"),
        MissionKind::Place => pick(language, "Platsens ekonomi", "Economy of the place"),
        MissionKind::Transformation => pick(language, "Hållbar omställning", "Sustainable transformation"),
    }
}

impl MissionPage<'_> {
    fn say<'a>(&self, sv: &'a str, en: &'a str) -> &'a str {
        pick(self.language, sv, en)
    }

    fn of<'a>(&self, text: &'a glapp_core::Text) -> &'a str {
        text.get(self.language)
    }

    /// Where a unit stands that has not placed itself: in the middle.
    pub fn unplaced() -> Option<Mission> {
        let [internal, place, transformation] = MIDDLE;
        Mission::new(internal, place, transformation).ok()
    }

    /// The whole page.
    pub fn html(&self) -> String {
        let heading = self
            .say("Vilket uppdrag har ert innovationsarbete?", "What is the mission of your innovation work?");
        let lead = self.say(
            "Forskare som följde sex städer såg tre uppdrag: den egna organisationen, platsens ekonomi och hållbar omställning. De flesta har lite av varje. Placera er enhet, så kan den jämföras med enheter som har liknande uppdrag.",
            "Researchers who followed six cities saw three missions: one’s own organisation, the economy of the place, and sustainable transformation. Most have a little of each. Place your unit, and it can be compared with units that have similar missions.",
        );
        let mut out = format!("<h1 tabindex=\"-1\">{heading}</h1><p class=\"g-lead\">{lead}</p>");
        out.push_str("<section class=\"g-placing\"><div class=\"g-placing-form\">");
        self.choice(&mut out);
        self.form(&mut out);
        out.push_str("</div>");
        out.push_str(&self.part(&[Block::Figure(Box::new(self.figure()))]));
        out.push_str("</section>");
        self.exports(&mut out);
        if let Some(missions) = self.missions {
            self.reference(&mut out, missions);
        }
        out
    }

    /// What the figure shows, to take along; nothing where no unit is placed.
    fn exports(&self, out: &mut String) {
        if self.units.iter().all(|unit| unit.placing.is_none()) {
            return;
        }
        out.push_str("<p class=\"g-actions\">");
        for (does, text) in [
            ("xlsx", self.say("Spara som Excel", "Save as Excel")),
            ("csv", self.say("Spara som CSV", "Save as CSV")),
            ("markdown", self.say("Spara som Markdown", "Save as Markdown")),
            ("print", self.say("Skriv ut", "Print")),
        ] {
            out.push_str(&format!(
                "<button type=\"button\" class=\"g-button g-button-plain\" data-do=\"{does}\">{text}</button>"
            ));
        }
        out.push_str("</p>");
    }

    /// Where the units stand, as CSV.
    pub fn csv(&self) -> String {
        let placed =
            self.units.iter().filter_map(|unit| Some((&*unit.name, unit.date, unit.placing.as_ref()?)));
        csv::missions(placed, self.language)
    }

    /// Where the units stand, as Markdown.
    pub fn markdown(&self) -> String {
        let title = self.say("Uppdrag", "Missions").to_owned();
        markdown::of(&Document { title, blocks: vec![Block::Figure(Box::new(self.figure()))] })
    }

    fn part(&self, blocks: &[Block]) -> String {
        html::blocks(blocks, &Setting { language: self.language, address: &|_| String::new(), live: true })
    }

    /// Which of the stored assessments is placed.
    fn choice(&self, out: &mut String) {
        if self.units.is_empty() {
            let none = self.say(
                "Här finns ingen självskattning att placera än.",
                "There is no self-assessment here to place yet.",
            );
            let begin = self.say("Börja en självskattning", "Begin a self-assessment");
            out.push_str(&format!("<p>{none} <a href=\"#/\">{begin}</a></p>"));
            return;
        }
        let label = self.say("Enhet", "Unit");
        out.push_str(&format!(
            "<p class=\"g-field\"><label for=\"g-m-unit\">{label}</label><select id=\"g-m-unit\" class=\"g-input\" data-do=\"unit\">"
        ));
        let chosen = self.placing.map_or("", |it| &it.id);
        let pick_one = self.say("Välj en självskattning", "Choose a self-assessment");
        if chosen.is_empty() {
            out.push_str(&format!("<option value=\"\" selected>{pick_one}</option>"));
        }
        for unit in self.units {
            let selected = if unit.id == chosen { " selected" } else { "" };
            let name = format!("{} · {}", unit.name, unit.date);
            out.push_str(&format!(
                "<option value=\"{}\"{selected}>{}</option>",
                escaped(&unit.id),
                escaped(&name)
            ));
        }
        out.push_str("</select></p>");
    }

    /// The stored placing of the chosen unit.
    fn kept(&self) -> Option<&Mission> {
        let id = &self.placing?.id;
        self.units.iter().find(|unit| unit.id == *id)?.placing.as_ref()
    }

    /// Three parts that always make 100.
    fn form(&self, out: &mut String) {
        let Some(placing) = self.placing else { return };
        let kept = self.kept();
        let Some(shown) = placing.tried.clone().or_else(|| kept.cloned()).or_else(Self::unplaced) else {
            return;
        };
        let disabled = if placing.adopted { " disabled" } else { "" };
        let legend =
            self.say("Så fördelar sig ert uppdrag, i procent", "How your mission is divided, in per cent");
        out.push_str(&format!("<fieldset class=\"g-shares\"{disabled}><legend>{legend}</legend>"));
        let percent = self.say("procent", "per cent");
        for &kind in MissionKind::ALL {
            let (code, name, part) = (kind.code(), self.name(kind), shown.part(kind));
            out.push_str(&format!(
                "<div class=\"g-share\"><label for=\"g-m-{code}\">{name}</label>\
                 <input type=\"range\" id=\"g-m-{code}\" min=\"0\" max=\"100\" value=\"{part}\" aria-valuetext=\"{part} {percent}\" data-do=\"try {code}\" data-left=\"keep {code}\">\
                 <input type=\"number\" class=\"g-input\" min=\"0\" max=\"100\" value=\"{part}\" aria-label=\"{name}, {percent}\" data-do=\"try {code}\" data-left=\"keep {code}\"></div>",
                name = escaped(name),
            ));
        }
        out.push_str("</fieldset>");
        let hint = match (placing.adopted, kept) {
            (true, _) => self.say(
                "Självskattningen är fastställd. Placeringen går inte att ändra.",
                "The self-assessment is adopted, so the placing cannot be changed.",
            ),
            (false, None) => self.say(
                "Enheten är inte placerad än. Flytta ett av reglagen.",
                "The unit is not placed yet. Move one of the sliders.",
            ),
            (false, Some(_)) => self.say(
                "När en del ändras delar de andra på resten, så att summan alltid är 100.",
                "When one part changes the others share the rest, so that the sum is always 100.",
            ),
        };
        out.push_str(&format!("<p class=\"g-hint\">{hint}</p>"));
        let button = |does: &str, off: bool, text: &str| {
            let off = if off { " disabled" } else { "" };
            format!(
                "<button type=\"button\" class=\"g-button g-button-plain\" data-do=\"{does}\"{off}>{text}</button>"
            )
        };
        if !placing.adopted {
            out.push_str("<p class=\"g-actions\">");
            out.push_str(&button("alike", false, self.say("Lika delar", "Equal parts")));
            out.push_str(&button(
                "unplace",
                kept.is_none(),
                self.say("Ta bort placeringen", "Remove the placing"),
            ));
            out.push_str(&button("undo", !placing.can_undo, self.say("Ångra", "Undo")));
            out.push_str("</p>");
        }
        // Tells what is kept, not what is tried: or it would speak with every step of a slider.
        let told = kept.map_or_else(String::new, |it| format!("{}. ", self.in_words(it)));
        out.push_str(&format!("<p class=\"g-hint\" role=\"status\">{told}{}</p>", escaped(&placing.saved)));
    }

    /// What a mission is called: by the document that describes it, once it is there.
    fn name(&self, kind: MissionKind) -> &str {
        let told = self.missions.and_then(|it| it.mission(kind));
        told.map_or_else(|| short(kind, self.language), |it| self.of(&it.name))
    }

    fn in_words(&self, placing: &Mission) -> String {
        let part = |kind: &MissionKind| format!("{} {} %", short(*kind, self.language), placing.part(*kind));
        MissionKind::ALL.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// Every placed unit in the triangle and in figures; the one that is being placed stands out.
    fn figure(&self) -> Figure {
        let chosen = self.placing.map(|it| &*it.id);
        let tried = self.placing.and_then(|it| it.tried.as_ref());
        let parts =
            [0, 1, 2].map(|place| MissionKind::ALL.get(place).map_or("", |kind| short(*kind, self.language)));
        let mut table = Table::new([
            (self.say("Enhet", "Unit"), Set::Words),
            (self.say("Datum", "Date"), Set::Words),
            (parts[0], Set::Numbers),
            (parts[1], Set::Numbers),
            (parts[2], Set::Numbers),
        ]);
        let (mut points, mut shown) = (Vec::new(), None);
        let mut row = |name: &str, date: String, placing: &Mission, style: Style| {
            let number = table.rows.len() + 1;
            points.push(Shares { name: number.to_string(), shares: placing.parts(), style });
            let mut cells = vec![format!("{number}. {name}").into(), date.into()];
            cells.extend(placing.parts().map(|part| format!("{part} %").into()));
            table.rows.push(cells);
        };
        for unit in self.units {
            let is_chosen = chosen == Some(&*unit.id);
            let Some(placing) = tried.filter(|_| is_chosen).or(unit.placing.as_ref()) else { continue };
            if is_chosen {
                shown = Some(placing);
            }
            row(
                &unit.name,
                unit.date.to_string(),
                placing,
                if is_chosen { Style::Now } else { Style::Before },
            );
        }
        for city in self.missions.map_or(&[][..], |it| &it.cities) {
            if let Some(profile) = &city.profile {
                row(self.of(&city.name), String::new(), profile, Style::Before);
            }
        }
        let share = |place: usize| {
            let part = shown.and_then(|it| it.parts().get(place).copied());
            part.map_or_else(String::new, |part| format!("{part} %"))
        };
        let corner = |place: usize| (parts.get(place).map_or("", |it| it).to_owned(), share(place));
        let caption = match shown {
            _ if table.rows.is_empty() => {
                self.say("Ingen enhet är placerad än.", "No unit is placed yet.").into()
            }
            None => self.say("De enheter som är placerade.", "The units that are placed.").to_owned(),
            Some(placing) => format!("{}.", self.in_words(placing)),
        };
        let ternary = Ternary { corners: [corner(0), corner(1), corner(2)], points };
        Figure { id: "mission", caption, chart: Chart::Ternary(ternary), table }
    }

    /// What a unit can be held against: the missions, the cities, the platforms.
    fn reference(&self, out: &mut String, missions: &Missions) {
        out.push_str(&format!(
            "<h2>{}</h2><div class=\"g-kinds\">",
            self.say("De tre uppdragen", "The three missions")
        ));
        for it in &missions.missions {
            out.push_str("<section>");
            out.push_str(&self.part(&self.mission(it)));
            out.push_str("</section>");
        }
        out.push_str(&format!(
            "</div><h2>{}</h2>",
            self.say("Så placerade sig sex städer", "How six cities placed themselves")
        ));
        out.push_str(&self.part(&self.cities(missions)));
        out.push_str(&format!(
            "<h2>{}</h2><div class=\"g-kinds\">",
            self.say("Fyra slags innovationsplattformar", "Four kinds of innovation platform")
        ));
        for it in &missions.platforms {
            out.push_str("<section>");
            out.push_str(&self.part(&self.platform(it, &missions.cities)));
            out.push_str("</section>");
        }
        out.push_str("</div>");
        let source = Block::Folded {
            summary: self.say("Varifrån detta kommer", "Where this comes from").into(),
            blocks: vec![Block::text(self.of(&missions.source))],
        };
        out.push_str(&self.part(&[source]));
    }

    fn mission(&self, it: &InnovationMission) -> Vec<Block> {
        vec![
            Block::heading(3, "", self.of(&it.name)),
            Block::text(self.of(&it.focus)),
            Block::Folded {
                summary: self.say("Så känns det igen", "How to recognise it").into(),
                blocks: vec![Block::list(it.signs.iter().map(|sign| self.of(sign)))],
            },
        ]
    }

    /// In words where the source has no figures, and it says so.
    fn cities(&self, missions: &Missions) -> Vec<Block> {
        let mut table = Table::new([
            (self.say("Stad", "City"), Set::Words),
            (self.say("Städernas egen placering", "The cities’ own placing"), Set::Words),
            (self.say("Slag av plattform", "Kind of platform"), Set::Words),
        ]);
        for city in &missions.cities {
            let mut placing = self.of(&city.placing).to_owned();
            if let Some(profile) = &city.profile {
                placing.push_str(&format!(" {}.", self.in_words(profile)));
            }
            let platform = missions.platform(city.platform).map_or("", |it| self.of(&it.name));
            table.rows.push(vec![self.of(&city.name).into(), placing.into(), platform.into()]);
        }
        let mut blocks = vec![Block::Table(table)];
        if missions.cities.iter().all(|city| city.profile.is_none()) {
            let hint = self.say(
                "Källan anger placeringen i ord, inte i tal. Därför står städerna inte i triangeln.",
                "The source gives the placing in words, not in figures. That is why the cities are not in the triangle.",
            );
            blocks.insert(0, Block::Hint(hint.into()));
        }
        blocks
    }

    fn platform(&self, it: &Platform, cities: &[City]) -> Vec<Block> {
        let of_it = cities.iter().filter(|city| city.platform == it.kind);
        let names: Vec<&str> = of_it.map(|city| self.of(&city.name)).collect();
        let names = match &names[..] {
            [] => self
                .say("Ingen av de sex städerna räknas hit.", "None of the six cities is counted here.")
                .into(),
            names => format!("{} {}.", self.say("Hit räknas", "Counted here:"), names.join(", ")),
        };
        vec![
            Block::heading(3, "", self.of(&it.name)),
            Block::text(self.of(&it.description)),
            Block::Hint(names),
        ]
    }
}
