//! Every form of every command of the working group, and the files they are written to.

use crate::several::{level, unit};
use crate::world::{TRIAL, World, trial};
use std::fs;

const FORMS: [(&str, &str); 6] = [
    ("text", "txt"),
    ("json", "json"),
    ("csv", "csv"),
    ("markdown", "md"),
    ("xlsx", "xlsx"),
    ("html", "html"),
];

/// Units whose names are attacks on spreadsheets and pages.
const NAMES: [&str; 2] = ["=HYPERLINK(1)", "<script>alert(1)</script>"];

fn world() -> World {
    let world = trial();
    let ratings = [level("4.1", 1), level("4.2", 3)].join(",");
    world.write("a.json", unit("a", NAMES[0], "2026-01-01", &ratings));
    world.write("b.json", unit("b", NAMES[1], "2026-02-01", &level("4.1", 5)));
    world.write("c.json", unit("c", NAMES[0], "2027-01-01", &level("4.1", 4)));
    world.write("d.json", unit("d", NAMES[0], "2026-01-01", &level("4.1", 4)));
    world
}

/// Each command with its files and the catalogue that it needs.
fn commands() -> Vec<Vec<&'static str>> {
    let with = |arguments: &[&'static str]| [arguments, &TRIAL].concat();
    vec![
        with(&["compare", "a.json", "b.json"]),
        with(&["consensus", "a.json", "d.json"]),
        with(&["trend", "a.json", "b.json", "c.json"]),
        with(&["coverage", "--as-of", "2024-01-01"]),
        // The handbook is of the bundled catalogue.
        vec!["handbook", "--as-of", "2024-01-01"],
    ]
}

#[test]
fn every_command_has_every_form_and_the_name_of_a_file_chooses_one() {
    let world = world();
    for command in commands() {
        for (form, ending) in FORMS {
            let out = format!("out.{ending}");
            let written = world.run(&[&command[..], &["-o", &out]].concat()).fine();
            assert_eq!(written.out, "", "{command:?} {form}");
            let bytes = fs::read(world.path(&out)).unwrap();
            let piped = world.command(&[&command[..], &["--format", form]].concat()).output().unwrap();
            assert!(piped.status.success() && piped.stdout == bytes, "{command:?} {form}");
            let text = String::from_utf8_lossy(&bytes);
            match form {
                "json" => {
                    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()))
                }
                "csv" => {
                    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"), "{command:?}");
                    assert!(!text.contains(",=") && !text.contains("\n="), "{command:?}: {text}");
                }
                "xlsx" => assert!(bytes.starts_with(b"PK"), "{command:?}"),
                "html" => {
                    assert!(text.starts_with("<!doctype html>") && !text.contains("<script"), "{command:?}");
                    assert_eq!(text.matches("<!doctype").count(), 1, "{command:?}");
                }
                "markdown" => {
                    let markup = text.replace("\\<", "");
                    assert!(text.starts_with("# ") && !markup.contains("<script"), "{command:?}");
                }
                _ => assert!(!text.is_empty()),
            }
            fs::remove_file(world.path(&out)).unwrap();
        }
    }
}

#[test]
fn a_form_that_is_asked_for_wins_over_the_name() {
    let world = world();
    let command = [&commands()[0][..], &["--format", "json", "--output", "units.csv"]].concat();
    world.run(&command).fine();
    assert!(fs::read_to_string(world.path("units.csv")).unwrap().starts_with("{\"units\""));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let world = world();
    world.write("out.csv", "what was there");
    let run = world.run(&[&["compare", "none.json"][..], &TRIAL, &["-o", "out.csv"]].concat());
    assert_eq!(run.code, Some(1));
    assert_eq!(fs::read_to_string(world.path("out.csv")).unwrap(), "what was there");
    let run = world.run(&[&commands()[0][..], &["-o", "no/such/folder.csv"]].concat());
    assert!(run.code == Some(1) && run.err.starts_with("no/such/folder.csv:$: "), "{}", run.err);
}

/// What is in the world's folder.
fn names(world: &World) -> Vec<String> {
    let entries = fs::read_dir(world.path("")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whoever runs out of disk, or of patience, keeps the file that was there: the shell lets the command write a kilobyte.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_is_cut_off_leaves_the_good_file() {
    let world = world();
    world.write("out.html", "what was there");
    let line = format!(
        "ulimit -f 2; {} compare a.json b.json {} -o out.html",
        env!("CARGO_BIN_EXE_glapp"),
        TRIAL.join(" ")
    );
    let run =
        std::process::Command::new("sh").current_dir(world.path("")).args(["-c", &line]).status().unwrap();
    assert!(!run.success());
    assert_eq!(fs::read_to_string(world.path("out.html")).unwrap(), "what was there");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_keeps_its_links_and_permissions_and_nothing_else_is_left() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let world = world();
    let command = commands().remove(0);
    world.write("real.csv", "what was there");
    fs::set_permissions(world.path("real.csv"), fs::Permissions::from_mode(0o640)).unwrap();
    fs::create_dir(world.path("folder")).unwrap();
    symlink("../real.csv", world.path("folder/link.csv")).unwrap();
    symlink("folder/new.csv", world.path("dangling.csv")).unwrap();
    let before = names(&world);
    for out in ["folder/link.csv", "dangling.csv", "folder/link.csv"] {
        world.run(&[&command[..], &["-o", out]].concat()).fine();
    }
    assert_eq!(names(&world), before);
    let mut inside: Vec<_> =
        fs::read_dir(world.path("folder")).unwrap().map(|it| it.unwrap().file_name()).collect();
    inside.sort();
    assert_eq!(inside, ["link.csv", "new.csv"]);
    assert!(fs::symlink_metadata(world.path("folder/link.csv")).unwrap().is_symlink());
    assert!(fs::symlink_metadata(world.path("dangling.csv")).unwrap().is_symlink());
    let written = fs::read(world.path("real.csv")).unwrap();
    assert!(written.starts_with("\u{feff}unit,".as_bytes()));
    assert_eq!(fs::read(world.path("folder/new.csv")).unwrap(), written);
    let mode = fs::metadata(world.path("real.csv")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o640);
    // What cannot be replaced is told, and nothing is left beside it.
    let run = world.run(&[&command[..], &["--format", "csv", "-o", "folder"]].concat());
    assert!(
        run.code == Some(1) && run.err.starts_with("folder:$: the file could not be written: "),
        "{}",
        run.err
    );
    assert_eq!(names(&world), before);
}

/// Devices and what a process has open are written to, not replaced.
#[cfg(target_os = "linux")]
#[test]
fn what_is_no_file_is_written_to() {
    let world = world();
    let command = [&commands()[0][..], &["--format", "csv"]].concat();
    let plain = world.run(&command).fine().out;
    let before = names(&world);
    for out in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        assert_eq!(world.run(&[&command[..], &["-o", out]].concat()).fine().out, plain, "{out}");
    }
    world.run(&[&command[..], &["-o", "/dev/null"]].concat()).fine();
    assert_eq!(names(&world), before);
}

/// `script` gives a program a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn a_workbook_does_not_go_to_a_terminal() {
    let world = world();
    let line =
        format!("{} compare a.json b.json {} --format xlsx", env!("CARGO_BIN_EXE_glapp"), TRIAL.join(" "));
    let mut command = std::process::Command::new("script");
    let output =
        command.current_dir(world.path("")).args(["-qec", &line, "/dev/null"]).env_remove("LANG").output();
    // Not every machine has it.
    let Ok(output) = output else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("a workbook is no text: give --output FILE, or pipe it on"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

/// Separators, decimals and words are the language's; the figures are those of the JSON.
#[test]
fn csv_has_the_figures_of_the_json() {
    let world = world();
    let csv = |command: &[&str], language: &str| {
        let out = world.run(&[command, &["--format", "csv", "--lang", language]].concat()).fine().out;
        let rows = out.trim_start_matches('\u{feff}').lines().map(str::to_owned);
        rows.collect::<Vec<_>>()
    };
    let commands = commands();
    assert_eq!(
        csv(&commands[0], "en"),
        [
            "unit,kind,date,score,lower,upper,target,gap,rated,applicable,4.1,4.2,5.1,5.2,6.1",
            "<script>alert(1)</script>,staff function,2026-02-01,5,0.3125,5,3,0,1,5,5,,,,",
            "\"'=HYPERLINK(1)\",staff function,2026-01-01,2.5,0.625,4.375,3,0.5,2,5,1,3,,,",
        ]
    );
    assert_eq!(
        csv(&commands[1], "sv")[..3],
        [
            "avsnitt;rubrik;antal;median;lägst;högst;enighet;ej tillämpligt;diskutera;förslag;nivå 0;nivå 1;nivå 2;nivå 3;nivå 4;nivå 5",
            "4.1;Fyra: Allmänt;2;1;1;4;\"-0,1\";0;ja;1;0;1;0;0;1;0",
            "4.2;Kultur;1;3;3;3;1;0;nej;3;0;0;0;1;0;0",
        ]
    );
    let trend = csv(&commands[2], "en");
    assert!(
        trend.contains(&"\"'=HYPERLINK(1)\",2027-01-01,4.1,Four: General,4,,,3,3,no".to_owned()),
        "{trend:?}"
    );
    // Two units on three days in all: total, three chapters and five clauses on each.
    assert_eq!(trend.len(), 1 + 3 * (1 + 3 + 5));
    let coverage = csv(&commands[3], "en");
    assert!(
        coverage.contains(
            &"4.1,Four: General,2024-01-01,supporting,forum,The forum,forum,answers the clause,w,no,2020-01-01,2023-12-31,completed,,,,Exempelstaden,"
                .to_owned()
        ),
        "{coverage:?}"
    );
    assert!(coverage.contains(&"6.1,Money,2024-01-01,none,,,,,,,,,,,,,,".to_owned()), "{coverage:?}");
}

#[test]
fn hidden_names_stand_nowhere() {
    let world = world();
    for name in ["Hemliga", "Dolda"] {
        world.write(
            &format!("{name}.json"),
            unit(name, &format!("{name} enheten"), "2026-01-01", &level("4.1", 5)),
        );
    }
    world.write("Alla.json", unit("x", "Alla känner oss", "2026-01-01", &level("4.1", 1)));
    for (form, _) in FORMS {
        let files = ["compare", "Hemliga.json", "Dolda.json", "Alla.json", "--anonymous", "--format", form];
        let output = world.command(&[&files[..], &TRIAL].concat()).output().unwrap();
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        if form == "xlsx" {
            text = read_workbook(&world, &output.stdout);
        }
        assert!(text.contains("Unit A") && text.contains("Unit C"), "{form}: {text}");
        for name in ["Hemliga", "Dolda", "känner oss"] {
            assert!(!text.contains(name), "{form}: {text}");
        }
    }
}

/// The text of a workbook's parts, by Python's own library.
fn read_workbook(world: &World, bytes: &[u8]) -> String {
    world.write("book.xlsx", bytes);
    let code = "import zipfile,sys;z=zipfile.ZipFile('book.xlsx');sys.stdout.buffer.write(b''.join(map(z.read,z.namelist())))";
    let output =
        std::process::Command::new("python3").current_dir(world.path("")).args(["-c", code]).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

#[test]
fn a_table_or_workbook_of_one_assessment_has_room_for_one() {
    let world = world();
    for form in ["csv", "xlsx", "html"] {
        let run = world.run(&[&["gap", "a.json", "b.json", "--format", form][..], &TRIAL].concat());
        let line = "glapp: this form holds one unit: give one file, or use glapp compare\n";
        assert_eq!((run.code, &*run.err, &*run.out), (Some(2), line, ""), "{form}");
        assert!(
            world
                .command(&[&["gap", "a.json", "--format", form][..], &TRIAL].concat())
                .output()
                .unwrap()
                .status
                .success()
        );
    }
}
