//! What it says, in a terminal and to scripts, when it begins or cannot.

use crate::served::{Served, bundle};
use crate::world::World;
use std::fs;
use std::net::TcpListener;

#[cfg(not(feature = "app"))]
#[test]
fn without_the_app_inside_it_says_what_to_do() {
    let world = World::new();
    let run = world.run(&["serve"]);
    assert_eq!((run.code, &*run.out), (Some(1), ""));
    assert!(run.err.contains("cargo xtask cli") && run.err.contains("--folder target/dist"), "{}", run.err);
    let run = world.run(&["serve", "--lang", "sv"]);
    assert!(run.err.starts_with("glapp:$: programmet är byggt utan appen"), "{}", run.err);
}

#[test]
fn a_folder_that_is_no_bundle_is_refused() {
    let world = World::new();
    fs::create_dir(world.path("empty")).unwrap();
    world.write("file", "");
    for (folder, why) in
        [("empty", "empty:$: there is no index.html in it"), ("none", "none:$: "), ("file", "file:$: ")]
    {
        let run = world.run(&["serve", "--folder", folder, "--port", "0"]);
        assert_eq!((run.code, &*run.out), (Some(1), ""), "{folder}");
        assert!(run.err.starts_with(why), "{}", run.err);
    }
    world.write("empty/index.html", vec![b' '; 65 << 20]);
    let run = world.run(&["serve", "--folder", "empty", "--port", "0"]);
    assert_eq!(run.err, "empty:$: the files are larger than 64 MB together\n");
}

#[test]
fn a_place_that_is_taken_or_not_there_is_refused() {
    let world = bundle();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = world.run(&["serve", "--folder", "dist", "--port", &port]);
    assert_eq!(run.code, Some(1));
    let why = format!("glapp:$: another program has 127.0.0.1:{port}; take another port with --port\n");
    assert_eq!(run.err, why);
    // An address for examples in books.
    let run = world.run(&["serve", "--folder", "dist", "--address", "192.0.2.1", "--port", "0"]);
    assert_eq!((run.code, &*run.out), (Some(1), ""));
    assert!(run.err.starts_with("glapp:$: this computer does not have the address 192.0.2.1"), "{}", run.err);
}

#[test]
fn what_is_not_understood_ends_with_2() {
    let world = bundle();
    for arguments in [
        &["--port", "65536"][..],
        &["--port", "x"],
        &["--address", "localhost"],
        &["--address", "127.0.0.1:80"],
        &["--frame-ancestors", "intranet.example.se"],
        &["--frame-ancestors", "*; script-src *"],
        &["--frame-ancestors", ""],
        &["dist"],
    ] {
        let run = world.run(&[&["serve", "--folder", "dist"], arguments].concat());
        assert_eq!((run.code, &*run.out), (Some(2), ""), "{arguments:?}");
    }
    let run = world.run(&["serve", "--frame-ancestors", "intranet.example.se"]);
    assert!(
        run.err.contains("found `intranet.example.se`, expected *, none, self, or an origin"),
        "{}",
        run.err
    );
    let run = world.run(&["serve", "--folder", "dist", "--format", "csv"]);
    assert_eq!((run.code, &*run.err), (Some(2), "glapp: this command gives text or json\n"));
}

#[test]
fn it_listens_on_this_computer_alone() {
    let served = Served::start(&[]);
    assert!(served.address.starts_with("127.0.0.1:"), "{}", served.address);
}
