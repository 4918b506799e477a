//! What is said of a file that was to join others, in every place where files join others.

use crate::vocabulary::pick;
use glapp_core::{Admitted, Joined, Language, Unit};

/// What to say after [`glapp_core::Roster::admit`]; nothing where the unit is new. `other` is the file at the place that
/// the answer names. It is said of the file that was to join, but for [`Admitted::InPlaceOf`]: there the newer file is
/// `other`, and it is said of the older one.
///
/// ```
/// use glapp_core::{Admitted, Language};
/// use glapp_report::admission;
/// let said = admission(Admitted::SameAs(0), "a.json", Language::En);
/// assert_eq!(said.as_deref(), Some("is the same assessment as a.json"));
/// assert_eq!(admission(Admitted::New, "", Language::En), None);
/// ```
pub fn admission(admitted: Admitted, other: &str, language: Language) -> Option<String> {
    let (sv, en) = match admitted {
        Admitted::New => return None,
        Admitted::InPlaceOf(_) | Admitted::OlderThan(_) => (
            format!("hoppas över: enheten har en nyare skattning i {other}"),
            format!("passed over: the unit has a newer assessment in {other}"),
        ),
        Admitted::SameAs(_) => {
            (format!("är samma skattning som {other}"), format!("is the same assessment as {other}"))
        }
        Admitted::SameDayAs(_) => (
            format!("har samma enhet och datum som {other}: välj en av dem"),
            format!("has the same unit and date as {other}: choose one of them"),
        ),
    };
    Some(pick(language, &sv, &en).to_owned())
}

/// What to say of two names that differ only in case or spaces.
pub fn look_alike(name: &str, other: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("”{name}” och ”{other}” liknar varandra men räknas som två enheter"),
        Language::En => format!("“{name}” and “{other}” look alike but are counted as two units"),
    }
}

/// What to say after [`glapp_core::Panel::look`] of a file that was to join others about `ours`; nothing where it is
/// another person's. `other` is the file at the place that the answer names.
///
/// ```
/// use glapp_core::{Joined, Language, example};
/// use glapp_report::joining;
/// let unit = example::header().unit;
/// let said = joining(Joined::SameAs(0), &unit, &unit, "a.json", Language::En);
/// assert_eq!(said.as_deref(), Some("is the same assessment as a.json"));
/// ```
pub fn joining(joined: Joined, it: &Unit, ours: &Unit, other: &str, language: Language) -> Option<String> {
    let whole = |unit: &Unit| match &*unit.organisation {
        "" => unit.name.to_string(),
        organisation => format!("{}, {organisation}", unit.name),
    };
    let (sv, en) = match joined {
        Joined::New => return None,
        Joined::SameAs(_) => return admission(Admitted::SameAs(0), other, language),
        Joined::OtherUnit => (
            format!(
                "handlar om ”{}”, men de andra om ”{}”: samsyn gäller en enhet i taget",
                it.name, ours.name
            ),
            format!(
                "is about “{}”, but the others about “{}”: a consensus is of one unit at a time",
                it.name, ours.name
            ),
        ),
        Joined::OtherCatalogue => (
            "är gjord mot en annan katalog än de andra".to_owned(),
            "is against another catalogue than the others".to_owned(),
        ),
        Joined::Consensus => (
            "är själv en samsyn, inte en persons svar".to_owned(),
            "is itself a consensus, not one person’s answers".to_owned(),
        ),
        Joined::OtherSpelling => (
            format!("skriver enheten ”{}”, men de andra ”{}”: gör dem lika", whole(it), whole(ours)),
            format!("writes the unit “{}”, but the others “{}”: make them the same", whole(it), whole(ours)),
        ),
        Joined::OtherDate => (
            "räknas med, men gäller en annan dag än de andra".to_owned(),
            "is counted, but is of another day than the others".to_owned(),
        ),
        Joined::SamePerson(_) => (
            format!("räknas med, men kan vara av samma person som {other}"),
            format!("is counted, but may be by the same person as {other}"),
        ),
    };
    Some(pick(language, &sv, &en).to_owned())
}
