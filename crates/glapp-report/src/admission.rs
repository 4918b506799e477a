//! What is said of a file that was to join others, in every place where files join others.

use crate::vocabulary::pick;
use glapp_core::{Admitted, Language};

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
