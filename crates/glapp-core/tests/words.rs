//! `domain.md`, *Words* and *File formats*: the names that files and scripts rely on, to the letter.

use glapp_core::{
    ActionPlan, ActionStatus, Advice, Coded, Covered, Extent, Importance, Language, MissionKind, Phase,
    PlatformKind, PracticeKind, PracticeStatus, Principle, Stage, State, Status, Strength, Text, UnitKind,
};

fn check<T: Coded + std::fmt::Debug>(codes: &str) {
    let found: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
    assert_eq!(found.join(" "), codes);
    for &value in T::ALL {
        assert_eq!(T::from_code(value.code()), Some(value));
        assert_eq!(T::from_code(&value.code().replace(char::is_alphanumeric, "?")), None);
    }
    assert_eq!(T::from_code(""), None);
}

#[test]
fn names_in_files() {
    check::<UnitKind>("forvaltning bolag namnd stab other");
    check::<Stage>("individual consensus");
    check::<State>("draft adopted");
    check::<ActionStatus>("open ongoing done dropped");
    check::<Status>("rated not_applicable unanswered");
    check::<Importance>("1 2 3");
    check::<PracticeStatus>("active completed not_completed handed_over unknown");
    check::<Strength>("supporting partial direct");
    check::<Covered>("direct partial supporting lapsed none");
    check::<Advice>("use revive build sustain share rest");
    check::<Phase>("plan do study act");
    check::<Principle>("value leaders direction culture insights uncertainty adaptability systems");
    check::<Extent>("full partly");
    check::<Language>("sv en");
    check::<MissionKind>("internal place transformation");
    check::<PlatformKind>("experimental steering system-innovation urban-transformation");
    check::<ActionPlan>("2018-2019 2020-2021 2021-2023");
    check::<PracticeKind>(
        "programme goal strategy process method forum training platform measurement funding steering project measure",
    );
}

#[test]
fn a_text_falls_back_on_its_other_language_and_is_never_blank() {
    for (sv, en, in_swedish, in_english) in [
        ("ja", "yes", "ja", "yes"),
        ("ja", "", "ja", "ja"),
        (" ", "yes", "yes", "yes"),
        ("ja", "\t", "ja", "ja"),
    ] {
        let text = Text::new(sv, en).unwrap();
        assert_eq!((text.get(Language::Sv), text.get(Language::En)), (in_swedish, in_english));
        assert_eq!(text.only(Language::Sv), (sv == "ja").then_some("ja"));
        assert_eq!(text.only(Language::En), (en == "yes").then_some("yes"));
        assert_eq!((text.has(Language::Sv), text.has(Language::En)), (sv == "ja", en == "yes"));
    }
    assert_eq!((Text::new("", ""), Text::new(" ", "\n")), (None, None));
}
