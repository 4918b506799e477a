//! What lies on the shelf stays on it.

use super::*;
use glapp_core::{Change, Edit, Level, example};

#[test]
fn what_is_saved_is_found_again() {
    let (store, catalogue) = (Memory::default(), example::catalogue());
    let unit = example::assessment(&catalogue);
    save(&store, &unit).unwrap();
    store.set("other.key", "{}").unwrap();
    let found = list(&store, &catalogue);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].assessment, Ok(unit));
}

#[test]
fn what_cannot_be_read_is_listed_and_left_alone() {
    let (store, catalogue) = (Memory::default(), example::catalogue());
    store.set(&key("broken"), "{\"format\":").unwrap();
    let found = list(&store, &catalogue);
    assert!(found[0].assessment.is_err());
    assert_eq!(found[0].text, "{\"format\":");
    assert_eq!(store.get(&key("broken")).as_deref(), Some("{\"format\":"));
}

#[test]
fn taking_in_never_replaces_other_answers() {
    let (store, catalogue) = (Memory::default(), example::catalogue());
    let old = example::assessment(&catalogue);
    save(&store, &old).unwrap();
    let take_in = |it: &Assessment| take_in(&store, &catalogue, it.clone(), "spare").unwrap();
    assert_eq!(take_in(&old), old, "the very same needs no copy");

    let mut new = old.clone();
    new.apply(&catalogue, Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(1))))).unwrap();
    assert_eq!(take_in(&new), new.copy("spare"));
    assert_eq!(take_in(&new), new.copy("spare"), "nor does what has one");
    assert_eq!(list(&store, &catalogue).len(), 2);
    assert_eq!(open(&store, &catalogue, &old.header().id).unwrap().assessment, Ok(old));
}

#[test]
fn the_latest_changed_comes_first_and_what_cannot_be_read_last() {
    let (store, catalogue) = (Memory::default(), example::catalogue());
    for (id, modified) in
        [("b", "2026-03-02T10:00:00Z"), ("a", "2026-03-01T10:00:00Z"), ("c", "2026-03-03T10:00:00Z")]
    {
        let mut unit = example::assessment(&catalogue).copy(id);
        unit.stamp(modified);
        save(&store, &unit).unwrap();
    }
    store.set(&key("0"), "?").unwrap();
    let ids: Vec<_> = list(&store, &catalogue).into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ["c", "b", "a", "0"]);
}

/// Everything in a store.
fn all(store: &Memory) -> Vec<(String, String)> {
    let keys = store.keys().into_iter();
    let mut all: Vec<_> = keys.map(|key| (key.clone(), store.get(&key).unwrap())).collect();
    all.sort();
    all
}

/// A document that a newer Glapp wrote, one that is cut, and others that can be read, with what is known of them.
fn full() -> (Memory, Catalogue) {
    let (store, catalogue) = (Memory::default(), example::catalogue());
    let unit = example::assessment(&catalogue);
    let text = assessment::write(&unit).replace("\"date\"", "\"later\": [ 1,  2 ], \"date\"");
    for (key, text) in [
        (key("example"), text.as_str()),
        (key("my.example"), &assessment::write(&unit.copy("my.example"))),
        (key("newer"), r#"{"format": "glapp/assessment", "version": 2}"#),
        (key("cut"), "{\"format\": \r\n"),
        ("glapp.round.example".into(), "short"),
        ("glapp.exported.my.example".into(), "3"),
        ("glapp.language".into(), "sv"),
        ("other.example".into(), "not ours"),
    ] {
        store.set(&key, text).unwrap();
    }
    (store, catalogue)
}

#[test]
fn what_is_erased_can_be_put_back_to_the_letter() {
    for (id, keys) in [("example", 2), ("my.example", 2), ("newer", 1), ("cut", 1)] {
        let (store, catalogue) = full();
        let before = all(&store);
        let taken = remove(&store, id);
        assert_eq!(all(&store).len(), before.len() - keys, "{id}");
        assert!(open(&store, &catalogue, id).is_none());
        put_back(&store, &catalogue, &taken, "spare").unwrap();
        assert_eq!(all(&store), before, "{id}");
        put_back(&store, &catalogue, &taken, "spare").unwrap();
        assert_eq!(all(&store), before, "{id} once more");
    }
    let (store, catalogue) = full();
    let before = all(&store);
    put_back(&store, &catalogue, &remove(&store, "nobody"), "spare").unwrap();
    assert_eq!(all(&store), before);
}

#[test]
fn what_could_not_be_stored_is_put_back_as_it_had_become() {
    let (store, catalogue) = full();
    let stored = open(&store, &catalogue, "example").unwrap().assessment.unwrap();
    let mut changed = stored.clone();
    changed.stamp("2026-03-09T10:00:00Z");
    for id in ["example", "never stored"] {
        let changed = changed.copy(id);
        let taken = remove(&store, id).with(&changed);
        put_back(&store, &catalogue, &taken, "spare").unwrap();
        assert_eq!(open(&store, &catalogue, id).unwrap().assessment, Ok(changed));
    }
    assert_eq!(store.get("glapp.round.example").as_deref(), Some("short"));
}

#[test]
fn what_is_put_back_replaces_nothing_that_came_meanwhile() {
    let (store, catalogue) = full();
    let taken = remove(&store, "example");
    let other = assessment::write(&example::assessment(&catalogue));
    store.set(&key("example"), &other).unwrap();
    put_back(&store, &catalogue, &taken, "spare").unwrap();
    assert_eq!(store.get(&key("example")), Some(other));
    let beside = open(&store, &catalogue, "spare").unwrap();
    assert!(beside.text.contains("\"later\": [ 1,  2 ]"), "fields of a later version too: {}", beside.text);
}

/// Restores and tells how each document was kept, by its id in the backup.
fn restored(store: &Memory, catalogue: &Catalogue, backup: &Backup) -> Vec<(String, Kept)> {
    let mut n = 0;
    let told = restore(store, catalogue, backup, || {
        n += 1;
        format!("spare {n}")
    });
    let ids = backup.documents.iter().map(|it| it.id.to_string());
    ids.zip(told).map(|(id, (_, kept))| (id, kept.unwrap())).collect()
}

#[test]
fn a_backup_brings_everything_back_to_the_letter() {
    let (store, catalogue) = full();
    let backup = back_up(&store, "2026-03-02T14:03:00Z");
    assert_eq!(backup.documents.len(), 4);
    let elsewhere = Memory::default();
    let told = restore(&elsewhere, &catalogue, &backup, || "spare".into());
    assert!(told.iter().all(|(_, kept)| *kept == Ok(Kept::New)));
    let names: Vec<_> = told.iter().map(|(name, _)| name.as_str()).collect();
    let unit = "Exempelförvaltningen (påhittad), 2026-03-02";
    assert_eq!(names, ["cut", unit, unit, "newer"]);
    for it in &backup.documents {
        assert_eq!(elsewhere.get(&key(&it.id)), store.get(&key(&it.id)));
    }
    assert!(restored(&elsewhere, &catalogue, &backup).iter().all(|(_, kept)| *kept == Kept::There));
    assert_eq!(elsewhere.keys().len(), 4, "settings are no documents");
}

#[test]
fn a_backup_replaces_nothing_and_comes_beside_once() {
    let (store, catalogue) = full();
    let backup = back_up(&store, "");
    let mut changed = open(&store, &catalogue, "example").unwrap().assessment.unwrap();
    changed
        .apply(&catalogue, Edit::Clause("4.1".parse().unwrap(), Change::Level(Some(Level::new(1)))))
        .unwrap();
    save(&store, &changed).unwrap();
    store.set(&key("cut"), "{").unwrap();
    let before = all(&store);
    let expected = [
        ("cut", Kept::Beside),
        ("example", Kept::Beside),
        ("my.example", Kept::There),
        ("newer", Kept::There),
    ];
    assert_eq!(restored(&store, &catalogue, &backup), expected.map(|(id, kept)| (id.into(), kept)));
    let after = all(&store);
    assert!(before.iter().all(|entry| after.contains(entry)));
    assert_eq!(after.len(), before.len() + 2);
    assert!(
        restored(&store, &catalogue, &backup).iter().all(|(_, kept)| *kept == Kept::There),
        "the second time"
    );
    assert_eq!(all(&store), after);
}

#[test]
fn a_full_store_refuses_what_does_not_fit_and_takes_the_rest() {
    struct Small(Memory);
    impl Store for Small {
        fn keys(&self) -> Vec<String> {
            self.0.keys()
        }
        fn get(&self, key: &str) -> Option<String> {
            self.0.get(key)
        }
        fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
            if text.len() > 100 { Err(StoreError::Full) } else { self.0.set(key, text) }
        }
        fn remove(&self, key: &str) {
            self.0.remove(key);
        }
    }
    let (store, catalogue) = full();
    let small = Small(Memory::default());
    let told = restore(&small, &catalogue, &back_up(&store, ""), || "spare".into());
    let kept: Vec<_> = told.into_iter().map(|(_, kept)| kept).collect();
    let full = Err(StoreError::Full);
    assert_eq!(kept, [Ok(Kept::New), full, full, Ok(Kept::New)]);
}

#[test]
fn what_is_used_is_counted_as_the_browser_counts_it() {
    let store = Memory::default();
    for (key, text) in
        [("glapp.a.1", "åä💡"), ("glapp.a.2", ""), ("glapp.b", "x"), ("glapp.c", "xy"), ("other", "z")]
    {
        store.set(key, text).unwrap();
    }
    assert_eq!(usage(&store, ["glapp.a.", "glapp.b"]), [(2, 9 + 4 + 9), (1, 8), (1, 9)]);
    erase_all(&store);
    assert_eq!(store.keys(), ["other"]);
}
