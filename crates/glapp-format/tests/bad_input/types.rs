//! Values of the wrong type or outside of what a field takes, at every level of the document.

use crate::common::{assert_problems, full_with, read};

/// JSON pointer | value put there | path | found | expected, in English | expected, in Swedish
const TABLE: &str = r#"
/id | 5 | $.id | 5 | a text that is not empty | en text som inte är tom
/id | " " | $.id | " " | a text that is not empty | en text som inte är tom
/id | null | $.id | null | a text that is not empty | en text som inte är tom
/catalogue | true | $.catalogue | true | a text that is not empty | en text som inte är tom
/catalogue | "" | $.catalogue | "" | a text that is not empty | en text som inte är tom
/unit | "Exempel" | $.unit | "Exempel" | an object | ett objekt
/unit | null | $.unit | null | an object | ett objekt
/unit | [1] | $.unit | a list | an object | ett objekt
/unit/name | {} | $.unit.name | an object | a text that is not empty | en text som inte är tom
/unit/name | "\u00a0\n" | $.unit.name | "\u{a0}\n" | a text that is not empty | en text som inte är tom
/unit/kind | "Bolag" | $.unit.kind | "Bolag" | one of forvaltning, bolag, namnd, stab, other | något av forvaltning, bolag, namnd, stab, other
/unit/kind | 1 | $.unit.kind | 1 | one of forvaltning, bolag, namnd, stab, other | något av forvaltning, bolag, namnd, stab, other
/unit/organisation | 7 | $.unit.organisation | 7 | a text | en text
/date | "2 mars" | $.date | "2 mars" | a day such as 2026-03-02 | en dag som 2026-03-02
/date | "2026-02-30" | $.date | "2026-02-30" | a day such as 2026-03-02 | en dag som 2026-03-02
/date | "2026-3-2" | $.date | "2026-3-2" | a day such as 2026-03-02 | en dag som 2026-03-02
/date | 20260302 | $.date | 20260302 | a day such as 2026-03-02 | en dag som 2026-03-02
/stage | "group" | $.stage | "group" | one of individual, consensus | något av individual, consensus
/stage | [] | $.stage | a list | one of individual, consensus | något av individual, consensus
/state | "done" | $.state | "done" | one of draft, adopted | något av draft, adopted
/adopted | true | $.adopted | true | an object | ett objekt
/adopted/date | "" | $.adopted.date | "" | a day such as 2026-03-02 | en dag som 2026-03-02
/adopted/by | [] | $.adopted.by | a list | a text | en text
/continues | "" | $.continues | "" | a text that is not empty | en text som inte är tom
/continues | [] | $.continues | a list | a text that is not empty | en text som inte är tom
/assessors | {} | $.assessors | an object | a list | en lista
/assessors | null | $.assessors | null | a list | en lista
/assessors/0 | "Kim" | $.assessors[0] | "Kim" | an object | ett objekt
/assessors/0/name | 0 | $.assessors[0].name | 0 | a text | en text
/assessors/0/role | false | $.assessors[0].role | false | a text | en text
/target | 6 | $.target | 6 | a whole number from 0 to 5 | ett heltal från 0 till 5
/target | -1 | $.target | -1 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings | [] | $.ratings | a list | an object | ett objekt
/ratings | null | $.ratings | null | an object | ett objekt
/ratings/4.1 | 3 | $.ratings["4.1"] | 3 | an object | ett objekt
/ratings/4.1 | null | $.ratings["4.1"] | null | an object | ett objekt
/ratings/4.1 | [3] | $.ratings["4.1"] | a list | an object | ett objekt
/ratings/4.1/level | 6 | $.ratings["4.1"].level | 6 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | -1 | $.ratings["4.1"].level | -1 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | 2.5 | $.ratings["4.1"].level | 2.5 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | "3" | $.ratings["4.1"].level | "3" | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | true | $.ratings["4.1"].level | true | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | {} | $.ratings["4.1"].level | an object | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | [2] | $.ratings["4.1"].level | a list | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | 256 | $.ratings["4.1"].level | 256 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | 18446744073709551615 | $.ratings["4.1"].level | 18446744073709551615 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/level | 1e300 | $.ratings["4.1"].level | 1000000000000000000000000000000000000000… | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/target | 9 | $.ratings["4.1"].target | 9 | a whole number from 0 to 5 | ett heltal från 0 till 5
/ratings/4.1/importance | 4 | $.ratings["4.1"].importance | 4 | a whole number from 1 to 3 | ett heltal från 1 till 3
/ratings/4.1/importance | 0 | $.ratings["4.1"].importance | 0 | a whole number from 1 to 3 | ett heltal från 1 till 3
/ratings/4.1/importance | "high" | $.ratings["4.1"].importance | "high" | a whole number from 1 to 3 | ett heltal från 1 till 3
/ratings/4.1/note | ["a"] | $.ratings["4.1"].note | a list | a text | en text
/ratings/4.1/evidence | "Plan" | $.ratings["4.1"].evidence | "Plan" | a list | en lista
/ratings/4.1/evidence | {} | $.ratings["4.1"].evidence | an object | a list | en lista
/ratings/4.1/evidence/0 | "Plan" | $.ratings["4.1"].evidence[0] | "Plan" | an object | ett objekt
/ratings/4.1/evidence/0/text | 1 | $.ratings["4.1"].evidence[0].text | 1 | a text | en text
/ratings/4.1/evidence/0/url | {} | $.ratings["4.1"].evidence[0].url | an object | a text | en text
/ratings/4.1/practices | "forum" | $.ratings["4.1"].practices | "forum" | a list | en lista
/ratings/4.1/practices/0 | 1 | $.ratings["4.1"].practices[0] | 1 | a text that is not empty | en text som inte är tom
/ratings/4.1/practices/0 | "" | $.ratings["4.1"].practices[0] | "" | a text that is not empty | en text som inte är tom
/ratings/4.2/not_applicable | "" | $.ratings["4.2"].not_applicable | "" | a text that is not empty | en text som inte är tom
/ratings/4.2/not_applicable | true | $.ratings["4.2"].not_applicable | true | a text that is not empty | en text som inte är tom
/actions | {} | $.actions | an object | a list | en lista
/actions/0 | null | $.actions[0] | null | an object | ett objekt
/actions/0/id | "" | $.actions[0].id | "" | a text that is not empty | en text som inte är tom
/actions/0/clause | 4.1 | $.actions[0].clause | 4.1 | a clause number such as 4.1.2 | ett avsnittsnummer som 4.1.2
/actions/0/clause | "4.01" | $.actions[0].clause | "4.01" | a clause number such as 4.1.2 | ett avsnittsnummer som 4.1.2
/actions/0/text | 1 | $.actions[0].text | 1 | a text | en text
/actions/0/owner | 1 | $.actions[0].owner | 1 | a text | en text
/actions/0/due | "soon" | $.actions[0].due | "soon" | a day such as 2026-03-02 | en dag som 2026-03-02
/actions/0/status | "klar" | $.actions[0].status | "klar" | one of open, ongoing, done, dropped | något av open, ongoing, done, dropped
/mission | [60,20,20] | $.mission | a list | an object | ett objekt
/mission/internal | 101 | $.mission.internal | 101 | a whole number from 0 to 100 | ett heltal från 0 till 100
/mission/place | 20.5 | $.mission.place | 20.5 | a whole number from 0 to 100 | ett heltal från 0 till 100
/mission/transformation | null | $.mission.transformation | null | a whole number from 0 to 100 | ett heltal från 0 till 100
/modified | 1772460180 | $.modified | 1772460180 | a text | en text
/version | 0 | $.version | 0 | 1 | 1
/version | "1" | $.version | "1" | 1 | 1
/version | 1.5 | $.version | 1.5 | 1 | 1
/version | -1 | $.version | -1 | 1 | 1
/version | null | $.version | null | 1 | 1
"#;

/// What was found, in Swedish.
fn swedish(found: &str) -> &str {
    match found {
        "an object" => "ett objekt",
        "a list" => "en lista",
        value => value,
    }
}

#[test]
fn every_field_says_what_it_takes() {
    let mut rows = 0;
    for row in TABLE.lines().filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [pointer, value, path, found, en, sv] = cells[..] else { panic!("{row}") };
        let text = full_with(pointer, serde_json::from_str(value).unwrap());
        let refusal = read(&text).expect_err(row);
        let en = format!("found {found}, expected {en}");
        let sv = format!("här står {}, men väntat var {sv}", swedish(found));
        assert_problems(row, &refusal, &[(path, &en, &sv)]);
        rows += 1;
    }
    assert_eq!(rows, TABLE.trim().lines().count());
}

#[test]
fn long_values_are_cut_in_the_message() {
    let refusal = read(full_with("/date", "å".repeat(10_000).into())).unwrap_err();
    let en = format!("found \"{}…\", expected a day such as 2026-03-02", "å".repeat(40));
    let sv = format!("här står \"{}…\", men väntat var en dag som 2026-03-02", "å".repeat(40));
    assert_problems("long", &refusal, &[("$.date", &en, &sv)]);
}
