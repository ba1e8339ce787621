//! How long it takes to look through 1,000 sessions with 200 entries each, by the program as it is started from a shell:
//! `search`, `actions`, `list`; beside `rg` (where it is installed) and `grep -r` over the same files in the same run.
//! Figures to be read, nothing that is held. `cargo bench --bench library`; `COMMONGROUND_RUNS` says how often each is run,
//! in turns, of which the quickest counts; `COMMONGROUND_SESSIONS_MADE` how many sessions are made.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss, reason = "figures may fail loudly")]

#[path = "../tests/support/many.rs"]
mod many;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The words of a call, and whether something is found.
type Call = (&'static str, Vec<String>);

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// How long a call takes in milliseconds, and how many lines it prints.
fn timed(words: &[String]) -> (f64, usize) {
    let (program, arguments) = words.split_first().expect("a program");
    let begun = Instant::now();
    let said = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().unwrap();
    (begun.elapsed().as_secs_f64() * 1000.0, said.stdout.split(|byte| *byte == b'\n').count().saturating_sub(1))
}

fn is_here(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn calls(folder: &Path) -> Vec<Call> {
    let place = folder.to_str().expect("a plain name");
    let own = |words: &[&str]| {
        let begin = [env!("CARGO_BIN_EXE_commonground"), "--sessions", place];
        begin.iter().chain(words).map(|word| (*word).to_owned()).collect::<Vec<_>>()
    };
    let other = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let (rare, none, common) = ("warm lanterns", "zeppelins", "neighbours");
    let mut calls = vec![
        ("search, a rare phrase", own(&["search", rare])),
        ("search, nothing there", own(&["search", none])),
        ("search, in every tenth line", own(&["search", common])),
        ("actions", own(&["actions"])),
        ("actions --open --of Gwen", own(&["actions", "--open", "--of", "Gwen"])),
        ("list", own(&["list"])),
    ];
    if is_here("rg") {
        calls.push(("rg -i, a rare phrase", other(&["rg", "-i", "--no-ignore", rare, place])));
        calls.push(("rg -i, nothing there", other(&["rg", "-i", "--no-ignore", none, place])));
        calls.push(("rg -i, in every tenth line", other(&["rg", "-i", "--no-ignore", common, place])));
        calls.push(("rg, lines of actions", other(&["rg", "--no-ignore", "kind:\"action\"", place])));
    }
    calls.push(("grep -ri, a rare phrase", other(&["grep", "-ri", rare, place])));
    calls.push(("grep -rF, a rare phrase", other(&["grep", "-rF", rare, place])));
    calls
}

fn main() {
    let (sessions, runs) = (number("COMMONGROUND_SESSIONS_MADE", 1000), number("COMMONGROUND_RUNS", 5));
    let folder = tempfile::tempdir().unwrap();
    let bytes = many::sessions(folder.path(), sessions, 200);
    println!("{sessions} sessions with 200 entries each, {:.1} MB", bytes as f64 / 1e6);
    let calls = calls(folder.path());
    let mut best = vec![(f64::MAX, 0); calls.len()];
    for _ in 0..runs {
        for ((_, words), best) in calls.iter().zip(&mut best) {
            let now = timed(words);
            if now.0 < best.0 {
                *best = now;
            }
        }
    }
    println!("{:<30} {:>9} {:>8}", "the quickest of each", "ms", "lines");
    for ((name, _), (ms, lines)) in calls.iter().zip(best) {
        println!("{name:<30} {ms:>9.1} {lines:>8}");
    }
}
