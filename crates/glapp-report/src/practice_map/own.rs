//! Practices that people add themselves: the form, and what it makes.

use super::PracticeMap;
use crate::html::escaped;
use crate::vocabulary::{capital, pick};
use crate::words;
use glapp_core::{
    Carried, Catalogue, Clause, Coded, Date, Language, Period, Practice, PracticeError, PracticeKind,
    PracticeLink, PracticeStatus, Programme, Strength, Text,
};
use std::fmt::Write as _;

/// What has been written in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnFields {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The code of a kind.
    pub kind: String,
    /// Whose it is.
    pub city: String,
    /// Who runs it; may be empty.
    pub owner: String,
    /// The first day; may be empty.
    pub from: String,
    /// The last day; may be empty.
    pub to: String,
    /// The code of a status.
    pub status: String,
    /// Clause, code of the strength, and why, each.
    pub links: Vec<[String; 3]>,
}

/// The practice that has been written, or what is wrong: the end of the field's id, and what would do.
///
/// ```
/// use glapp_core::{Language, example};
/// use glapp_report::{OwnFields, own_practice};
/// let catalogue = example::catalogue();
/// let mut fields = OwnFields { name: "Idéforum".into(), ..OwnFields::default() };
/// let wrong = own_practice(&fields, "1", &catalogue, Language::En).unwrap_err();
/// assert_eq!(wrong[0], ("description".to_owned(), "Write what it is.".to_owned()));
/// fields.description = "En träff i månaden.".into();
/// (fields.city, fields.kind, fields.status) = ("Exempelstad".into(), "forum".into(), "active".into());
/// fields.links = vec![["4.1".into(), "direct".into(), "Där delar vi idéer.".into()]];
/// let forum = own_practice(&fields, "1", &catalogue, Language::Sv).unwrap();
/// assert_eq!(forum.clauses.len(), 1);
/// fields.links.push(fields.links[0].clone());
/// assert!(own_practice(&fields, "1", &catalogue, Language::Sv).is_err());
/// ```
pub fn own_practice(
    fields: &OwnFields,
    id: &str,
    catalogue: &Catalogue,
    language: Language,
) -> Result<Practice, Vec<(String, String)>> {
    let say = |sv: &str, en: &str| pick(language, sv, en).to_owned();
    let mut wrong: Vec<(String, String)> = Vec::new();
    let text = |text: &str| match language {
        Language::Sv => Text::new(text.trim(), ""),
        Language::En => Text::new("", text.trim()),
    };
    let (name, description) = (text(&fields.name), text(&fields.description));
    if name.is_none() {
        wrong.push(("name".into(), say("Skriv vad det heter.", "Write what it is called.")));
    }
    if description.is_none() {
        wrong.push(("description".into(), say("Skriv vad det är.", "Write what it is.")));
    }
    if fields.city.trim().is_empty() {
        wrong.push(("city".into(), say("Skriv vilken stad det gäller.", "Write which city it belongs to.")));
    }
    let mut day = |name: &str, text: &str| match text.parse::<Date>() {
        Ok(day) => Some(day),
        Err(_) if text.is_empty() => None,
        Err(_) => {
            wrong.push((
                String::from(name),
                say("Skriv en dag som 2026-03-02.", "Write a day such as 2026-03-02."),
            ));
            None
        }
    };
    let period =
        Period { from: day("from", &fields.from), to: day("to", &fields.to), carried: Carried::default() };
    let mut clauses = Vec::new();
    for (row, [clause, strength, why]) in fields.links.iter().enumerate() {
        match (clause.parse(), Strength::from_code(strength), text(why)) {
            (Ok(clause), Some(strength), Some(why)) => {
                clauses.push(PracticeLink { clause, strength, why, carried: Carried::default() });
            }
            (Ok(_), ..) => wrong.push((
                numbered("why", row),
                say("Skriv varför det svarar mot avsnittet.", "Write why it answers the clause."),
            )),
            (Err(_), _, Some(_)) => {
                wrong.push((numbered("clause", row), say("Välj avsnittet.", "Choose the clause.")));
            }
            // A row that nobody has filled in.
            (Err(_), _, None) => {}
        }
    }
    if fields.links.iter().all(|[clause, _, why]| clause.is_empty() && why.trim().is_empty()) {
        wrong.push(("clause".into(), say("Välj minst ett avsnitt.", "Choose at least one clause.")));
    }
    let (Some(name), Some(description), true) = (name, description, wrong.is_empty()) else {
        return Err(wrong);
    };
    let practice = Practice {
        id: id.into(),
        name,
        kind: PracticeKind::from_code(&fields.kind).unwrap_or(PracticeKind::Method),
        description,
        outcome: None,
        owner: text(&fields.owner),
        period,
        status: PracticeStatus::from_code(&fields.status).unwrap_or(PracticeStatus::Active),
        programme: Programme::default(),
        city: fields.city.trim().into(),
        sources: Vec::new(),
        clauses,
        carried: Carried::default(),
    };
    for problem in practice.problems(catalogue) {
        let (field, said) = match problem {
            PracticeError::PeriodReversed => {
                ("to", say("Den sista dagen kommer före den första.", "The last day comes before the first."))
            }
            PracticeError::EndMissing => (
                "to",
                say(
                    "Det som är genomfört eller överlämnat behöver en sista dag.",
                    "What is completed or handed over needs a last day.",
                ),
            ),
            PracticeError::LinkTwice(clause) => (
                "clause",
                format!("{} {clause}", say("Välj varje avsnitt en gång:", "Choose each clause once:")),
            ),
            PracticeError::LinkTarget(clause) => {
                ("clause", format!("{} {clause}", say("Avsnittet finns inte:", "There is no such clause:")))
            }
            _ => ("name", problem.to_string()),
        };
        wrong.push((field.into(), said));
    }
    if wrong.is_empty() { Ok(practice) } else { Err(wrong) }
}

/// The end of the id of a field in a row of links: the first row has no number.
fn numbered(field: &str, row: usize) -> String {
    if row == 0 { field.into() } else { format!("{field}{row}") }
}

impl PracticeMap<'_> {
    /// What has been added, and the form to add more.
    pub fn own_part(&self) -> String {
        let say = |sv, en| pick(self.language, sv, en);
        let mut out = format!(
            "<p class=\"g-hint\">{}</p>",
            say(
                "Det ni lägger till sparas bara i den här webbläsaren, och följer med i säkerhetskopian. Spara det som en fil för att dela det. Det som hör till den egna staden räknas också i era skattningar.",
                "What you add is stored in this browser only, and is part of the backup. Save it as a file to share it. What belongs to your own city counts in your assessments too.",
            )
        );
        if !self.sources.own.is_empty() {
            out.push_str("<ul class=\"g-plain g-pm-mine\">");
            for practice in self.sources.own {
                let id = escaped(&practice.id);
                let name = escaped(practice.name.get(self.language));
                let place = self.all.iter().position(|(_, it)| it.id == practice.id).unwrap_or(usize::MAX);
                let _ = write!(
                    out,
                    "<li><button type=\"button\" class=\"g-number\" popovertarget=\"g-w\" data-working=\"p{place}\">{name}</button> \
                     <span class=\"g-hint\">{} · {} {}</span> <button type=\"button\" class=\"g-button g-button-plain\" data-map=\"remove {id}\">{}<span class=\"g-hidden\"> {name}</span></button></li>",
                    escaped(&practice.city),
                    practice.clauses.len(),
                    say("avsnitt", "clauses"),
                    say("Ta bort", "Remove")
                );
            }
            out.push_str("</ul>");
        }
        let export = if self.sources.own.is_empty() { " disabled" } else { "" };
        let _ = write!(
            out,
            "<p class=\"g-actions\"><button type=\"button\" class=\"g-button g-button-quiet\" data-map=\"export\"{export}>{}</button>\
             <label class=\"g-button g-button-quiet g-file\">{}<input type=\"file\" multiple accept=\".json,application/json\" data-map=\"import\"></label></p>",
            say("Spara som fil", "Save as a file"),
            say("Läs in filer", "Load files")
        );
        out.push_str(&self.form());
        out
    }

    fn form(&self) -> String {
        let say = |sv, en| pick(self.language, sv, en);
        let said = words::words(self.language);
        let label = |name: &str, label: &str, hint: &str| {
            let hint = if hint.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"g-optional\">{hint}</span>")
            };
            format!("<label for=\"g-own-{name}\">{label}{hint}</label>")
        };
        let field = |name: &str, text: &str, hint: &str, kind: &str, value: &str| {
            format!(
                "<p class=\"g-field\">{}<input id=\"g-own-{name}\" class=\"g-input\" type=\"{kind}\" value=\"{}\" autocomplete=\"off\"></p>",
                label(name, text, hint),
                escaped(value)
            )
        };
        let choice = |name: &str, text: &str, options: Vec<(&str, String)>| {
            format!(
                "<p class=\"g-field\">{}<select id=\"g-own-{name}\" class=\"g-input\">{}</select></p>",
                label(name, text, ""),
                self::options(&options)
            )
        };
        let optional = say("om det är känt", "if it is known");
        let kinds = PracticeKind::ALL.iter().map(|it| (it.code(), capital((said.kind)(*it)))).collect();
        let statuses =
            PracticeStatus::ALL.iter().map(|it| (it.code(), capital((said.status)(*it)))).collect();
        let city = self.sources.own.last().map_or(self.sources.home(), |it| &it.city);
        [
            format!("<form class=\"g-form g-card g-pm-form\" data-map=\"add\" novalidate><h3>{}</h3><div id=\"g-own-wrong\" role=\"alert\"></div>", say("Lägg till ett arbetssätt", "Add a practice")),
            field("name", say("Namn", "Name"), "", "text", ""),
            format!("<p class=\"g-field\">{}<textarea id=\"g-own-description\" class=\"g-input\" rows=\"2\"></textarea></p>", label("description", say("Vad det är", "What it is"), "")),
            "<div class=\"g-pm-pair\">".into(),
            choice("kind", say("Slag", "Kind"), kinds),
            choice("status", say("Status", "Status"), statuses),
            field("from", say("Första dagen", "First day"), optional, "date", ""),
            field("to", say("Sista dagen", "Last day"), say("om det har en", "if it has one"), "date", ""),
            field("city", say("Stad", "City"), "", "text", city),
            field("owner", say("Ansvarig", "Owner"), optional, "text", ""),
            "</div><div id=\"g-own-links\">".into(),
            Self::own_link(self.sources.catalogue, self.language, 0),
            format!(
                "</div><p class=\"g-actions\"><button type=\"button\" class=\"g-button g-button-plain\" data-map=\"link\">{}</button><button type=\"submit\" class=\"g-button\">{}</button></p></form>",
                say("Ännu ett avsnitt", "One more clause"),
                say("Lägg till arbetssättet", "Add the practice")
            ),
        ]
        .concat()
    }

    /// The fields of a link: the first row has no number in its ids.
    pub fn own_link(catalogue: &Catalogue, language: Language, number: usize) -> String {
        let say = |sv, en| pick(language, sv, en);
        let words = words::words(language);
        let clause = |it: &Clause| {
            (it.id().to_string(), format!("{} {}", it.id(), catalogue.title_in_context(it.id(), language)))
        };
        let leaves: Vec<_> = catalogue.leaves().map(clause).collect();
        let mut clauses = vec![("", say("Välj …", "Choose …").to_owned())];
        clauses.extend(leaves.iter().map(|(id, title)| (id.as_str(), title.clone())));
        let strengths = Strength::ALL
            .iter()
            .rev()
            .map(|it| (it.code(), capital((words.strength)(*it))))
            .collect::<Vec<_>>();
        let n = numbered("", number);
        let which = format!(" {}", number + 1);
        format!(
            "<fieldset class=\"g-pm-link\"><legend>{}{which}</legend>\
             <p class=\"g-field\"><label for=\"g-own-clause{n}\">{}</label><select id=\"g-own-clause{n}\" class=\"g-input\">{}</select></p>\
             <p class=\"g-field\"><label for=\"g-own-strength{n}\">{}</label><select id=\"g-own-strength{n}\" class=\"g-input\">{}</select></p>\
             <p class=\"g-field\"><label for=\"g-own-why{n}\">{}</label><input id=\"g-own-why{n}\" class=\"g-input\" type=\"text\" autocomplete=\"off\"></p></fieldset>",
            say("Avsnitt", "Clause"),
            say("Avsnitt i standarden", "Clause of the standard"),
            options(&clauses),
            say("Hur väl", "How well"),
            options(&strengths),
            say("Varför", "Why")
        )
    }
}

fn options(options: &[(&str, String)]) -> String {
    let option = |(value, text): &(&str, String)| {
        format!("<option value=\"{}\">{}</option>", escaped(value), escaped(text))
    };
    options.iter().map(option).collect()
}
