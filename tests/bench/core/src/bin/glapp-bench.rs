//! `glapp-bench NAME TIMES`: one piece of work, so many times, for `cargo xtask bench` to count. Without a name: which
//! pieces there are, and how often to do each.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [] => {
            for (name, times) in glapp_bench::work::ALL {
                println!("{name}\t{times}");
            }
            ExitCode::SUCCESS
        }
        [name, times] if times.parse().is_ok_and(|times| glapp_bench::work::repeat(name, times)) => {
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: glapp-bench [NAME TIMES], NAME as listed without one");
            ExitCode::from(2)
        }
    }
}
