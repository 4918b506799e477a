//! What the city has: how a practice stands on a day, and practices taken in from elsewhere.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use glapp_core::{Carried, Practice, PracticeState, PracticeStatus, PracticeTaken, Practices, example};

#[test]
fn how_a_practice_stands_on_a_day() {
    let forum = example::practice(); // 2018-2023
    let unclear = Practice { status: PracticeStatus::Unknown, ..forum.clone() };
    for (practice, day, state) in [
        (&forum, "2017-12-31", PracticeState::Coming),
        (&forum, "2018-01-01", PracticeState::Active),
        (&forum, "2023-12-31", PracticeState::Active),
        (&forum, "2024-01-01", PracticeState::Ended),
        (&unclear, "2017-12-31", PracticeState::Coming),
        (&unclear, "2018-01-01", PracticeState::Unclear),
        (&unclear, "2020-06-15", PracticeState::Unclear),
        (&unclear, "2024-01-01", PracticeState::Ended),
    ] {
        assert_eq!(practice.state(day.parse().unwrap()), state, "{day}");
    }
}

#[test]
fn a_practice_is_taken_in_once_and_over_no_other() {
    let (text, forum) = (|| example::text("x"), example::practice());
    let mut set = Practices {
        id: "own".into(),
        edition: "1".into(),
        title: text(),
        source: text(),
        catalogue: "example:1".into(),
        practices: Vec::new(),
        carried: Carried::default(),
    };
    assert_eq!(set.take_in(forum.clone(), "spare"), PracticeTaken::New);
    assert_eq!(set.take_in(forum.clone(), "spare"), PracticeTaken::There);
    let other = Practice { city: "Annanstad".into(), ..forum.clone() };
    assert_eq!(set.take_in(other.clone(), "spare"), PracticeTaken::Beside);
    // It is there under the id that it got, and known again by what it says.
    assert_eq!(set.get("spare"), Some(&Practice { id: "spare".into(), ..other.clone() }));
    assert_eq!(set.take_in(other, "third"), PracticeTaken::There);
    assert_eq!((set.get("forum"), set.practices.len()), (Some(&forum), 2));
    // What is not known in it is a part of what it says.
    let mut later = forum;
    later.carried.push("later", "1");
    assert_eq!(set.take_in(later.clone(), "later"), PracticeTaken::Beside);
    assert_eq!(set.get("later").map(|it| &it.carried), Some(&later.carried));
    assert_eq!(set.take_in(later, "fourth"), PracticeTaken::There);
}
