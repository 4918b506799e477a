//! Whatever text stands in whatever field, everything that is written of it has the same elements, attributes,
//! formulas, links, lines and properties as with harmless texts, and says the text itself.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail where it stands"
)]

mod outputs;
mod parts;
mod world;

use glapp_core::Language;
use parts::parts;
use std::collections::BTreeSet;
use world::World;

/// What somebody might write who means harm. A number follows each.
const ATTACKS: [&str; 36] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea></svg><svg onload=alert(1)>",
    "&lt;b&gt; &amp;amp; &#60;b>",
    "<!-- x",
    "]]></t></is></c><c><f>1+1</f></c>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
    "javascript:alert(1)",
    "JaVaScRiPt\t:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "https://evil.example/\" onclick=\"alert(1)",
    "www.evil.example mail@evil.example https://evil.example",
    "[x](javascript:alert(1)) ![x](https://evil.example/x) <https://evil.example>",
    "x | y | z\\|",
    "# x\n\n---\n\n- x\n\n```\nx",
    "| a |\n| - |\n\n<b>x</b>\n\n    x",
    "*x* _x_ **x** ~~x~~ `x` \\*x $x$ [^1] [x]: y :::",
    "1. x",
    "> x",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:file:///x",
    "x\\nATTENDEE:y;x=\"y\",z",
    "\u{202e}x\u{2066}y\u{200f}",
    "x\u{0}\u{1}\u{8}\u{1b}[31m\u{7f}\u{85}\u{9b}y\u{fffe}\u{ffff}",
    "../../x CON nul.txt C:\\x",
    "\u{200b}\u{feff}x\u{ad}",
    "\u{5d0}\u{5d1} \u{627}\u{644} 💡👩\u{200d}🚒",
    "_x003D_1+1 _x000D_ {{x}} ${x} %s %n",
    "x;y,\"z\"\n\"w",
];

fn harmless(n: usize, _: bool) -> String {
    format!("Ord{n:04}")
}

/// Letters alone: what formats may fold, leave out or write in their own way is no text of anyone's.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| {
            !it.is_whitespace()
                && !it.is_control()
                && !matches!(it, '\u{fffe}' | '\u{ffff}' | '\u{fffd}' | '\u{feff}')
        })
        .collect()
}

#[test]
fn no_text_is_anything_but_text() {
    let fields = World::new().fields();
    println!("{} fields: {fields:?}", fields.len());
    assert!(fields.len() > 60, "the walker finds the fields: {fields:?}");
    let mut found = BTreeSet::new();
    for language in [Language::Sv, Language::En] {
        let tame = outputs::outputs(&World::new().filled(&fields, &harmless), language);
        let tame: Vec<_> = tame.iter().map(|(_, kind, bytes)| parts(*kind, bytes)).collect();
        for (attack, place) in ATTACKS.iter().zip(0..) {
            if place % 2 == usize::from(language == Language::En) {
                continue;
            }
            let say = |n: usize, _: bool| format!("{attack}{n:04}");
            let read = World::new().filled(&fields, &say);
            for ((name, kind, bytes), tame) in outputs::outputs(&read, language).iter().zip(&tame) {
                let wild = std::panic::catch_unwind(|| parts(*kind, bytes));
                let Ok(wild) = wild else {
                    found.insert(format!("{name}: {attack:?} cannot be read"));
                    continue;
                };
                if wild.structure != tame.structure {
                    let at = wild.structure.iter().zip(&tame.structure).position(|(a, b)| a != b);
                    let at = at.unwrap_or(wild.structure.len().min(tame.structure.len()));
                    let around = |it: &[String]| it[at.saturating_sub(2)..(at + 3).min(it.len())].to_vec();
                    found.insert(format!(
                        "{name}: {attack:?} {:?} for {:?}",
                        around(&wild.structure),
                        around(&tame.structure)
                    ));
                }
                let (tame, wild) = (plain(&tame.text), plain(&wild.text));
                for n in 0..400 {
                    if tame.contains(&format!("Ord{n:04}")) && !wild.contains(&plain(&say(n, false))) {
                        found.insert(format!("{name}: {attack:?} is not told whole"));
                        break;
                    }
                }
            }
        }
    }
    for it in &found {
        println!("FOUND {it}");
    }
    assert!(found.is_empty(), "{} findings", found.len());
}
