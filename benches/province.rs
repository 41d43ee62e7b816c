//! How long `mulu review` takes over a made province of 136 counties and 26 domains, in Excel and YAML mixed:
//! `cargo bench --bench province`, with `-- DIR` to keep what is made there. Results in `docs/benchmarks.md`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a measurement")]

#[path = "../tests/support/province/mod.rs"]
mod province;
#[path = "../tests/support/mod.rs"]
mod support;

use province::Province;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

fn main() {
    let made = tempfile::tempdir().unwrap();
    // `cargo bench` adds words of its own, all beginning with a dash.
    let named = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let home = named.map_or_else(|| made.path().to_owned(), PathBuf::from);
    let submissions = home.join("submissions");
    Province { places: 136, domains: 26 }.write(&submissions);
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mulu"));
    command.arg("review").arg(&submissions).arg("-o").arg(home.join("report")).arg("--quiet");
    let status = command.status().unwrap();
    println!("review of 136 counties: {:.1} s, exit {:?}", start.elapsed().as_secs_f64(), status.code());
}
