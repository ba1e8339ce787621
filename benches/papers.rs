//! How long the roadmap takes as a picture for the wall and for mails, by the program as it is started from a shell, with
//! 30, 200 and 2,000 actions; beside Graphviz laying out as many boxes in as many lanes, and Typst setting as many cards
//! with a bar each (where they are installed), in the same run. The pictures differ; their texts, names and days are the
//! same. Figures to be read, nothing that is held. `cargo bench --bench papers`; `COMMONGROUND_RUNS` says how often each is
//! run, in turns, of which the quickest counts.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "figures may fail loudly")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many lanes there are.
const LANES: usize = 6;
/// Made-up people.
const WHO: [&str; 5] = ["Gwen", "Dewi", "the Friday club", "the school", "Shanice and Tom"];
/// Made-up promises.
const WHAT: [&str; 4] = [
    "map every free room in the valley",
    "ask the school for its minibus on Sundays",
    "open table each month in the chapel hall",
    "one number that people ring when they need a lift",
];

/// Typst has no program of its own where it came with Python.
const TYPST: &str = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])";

/// What is drawn, by whom, and the words of the call.
type Call = (&'static str, String, Vec<String>);

struct Action {
    lane: usize,
    what: String,
    who: &'static str,
    /// In so many weeks.
    due: usize,
}

fn actions(count: usize) -> Vec<Action> {
    let of = |n: usize| Action {
        lane: n % LANES,
        what: format!("{} {n}", WHAT.get(n % WHAT.len()).expect("one of them")),
        who: WHO.get(n % WHO.len()).expect("one of them"),
        due: 2 + n % 90,
    };
    (0..count).map(of).collect()
}

fn run(words: &[String]) {
    let (program, arguments) = words.split_first().expect("a program");
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status();
    assert!(status.is_ok_and(|status| status.success()), "{words:?}");
}

fn is_here(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// A session with these actions, made by the program itself.
fn session(folder: &Path, actions: &[Action]) -> String {
    let name = folder.join("session.ron").to_str().expect("a plain name").to_owned();
    let own = env!("CARGO_BIN_EXE_commonground");
    run(&[own, "new", "Made up, to be timed", "--template", "half-day", "-o", &name].map(str::to_owned));
    for lane in 1..=LANES {
        run(&[own, "add", &name, "--kind", "theme", &format!("Theme {lane}")].map(str::to_owned));
    }
    for lane in 0..LANES {
        let of_lane = actions.iter().filter(|action| action.lane == lane);
        let lines = of_lane.fold(String::new(), |mut lines, Action { what, who, due, .. }| {
            let _ = writeln!(lines, "{what} ; {who} ; {due} weeks");
            lines
        });
        let words = ["add", &name, "--kind", "action", "--under", &(lane + 1).to_string(), "-"].map(str::to_owned);
        let mut add = Command::new(own);
        add.args(words).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut add = add.spawn().expect("it starts");
        add.stdin.take().expect("its input").write_all(lines.as_bytes()).expect("it reads");
        assert!(add.wait().is_ok_and(|status| status.success()));
    }
    name
}

/// The same for Graphviz: a lane is a cluster, in which one box follows another.
fn graph(actions: &[Action]) -> String {
    let mut out = "digraph roadmap { rankdir=LR; node [shape=box];\n".to_owned();
    for lane in 0..LANES {
        let _ = writeln!(out, "subgraph cluster_{lane} {{ label=\"Theme {}\";", lane + 1);
        let mut before = None;
        for (n, Action { what, who, due, .. }) in actions.iter().enumerate().filter(|(_, one)| one.lane == lane) {
            let _ = writeln!(out, "a{n} [label=\"{what}\\n{who}, {due} weeks\"];");
            if let Some(before) = before.replace(n) {
                let _ = writeln!(out, "a{before} -> a{n};");
            }
        }
        out.push_str("}\n");
    }
    out + "}\n"
}

/// The same for Typst: a card each, with a bar up to its day.
fn typeset(actions: &[Action]) -> String {
    let mut out = "#set page(paper: \"a3\", flipped: true)\n".to_owned();
    for lane in 0..LANES {
        let _ = writeln!(out, "= Theme {}", lane + 1);
        for Action { what, who, due, .. } in actions.iter().filter(|one| one.lane == lane) {
            let _ = writeln!(out, "#box(stroke: 0.5pt, inset: 3pt)[{what}, *{who}*, {due} weeks]");
            let _ = writeln!(out, "#rect(width: {}mm, height: 2mm, fill: blue)", due * 3);
        }
    }
    out
}

fn calls(folder: &Path, count: usize) -> Vec<Call> {
    let actions = actions(count);
    let session = session(folder, &actions);
    let file = |name: &str| folder.join(name).to_str().expect("a plain name").to_owned();
    std::fs::write(file("same.dot"), graph(&actions)).unwrap();
    std::fs::write(file("same.typ"), typeset(&actions)).unwrap();
    let has_dot = is_here("dot", &["-V"]);
    let has_typst = is_here("python3", &["-c", "import typst"]);
    let mut calls: Vec<Call> = Vec::new();
    for sort in ["svg", "pdf", "png"] {
        let own = [env!("CARGO_BIN_EXE_commonground"), "roadmap", &session, "-o", &file(&format!("own.{sort}"))];
        calls.push(("commonground", format!("{count} actions as {sort}"), own.map(str::to_owned).to_vec()));
        // Thousands of boxes take Graphviz minutes.
        if has_dot && count < 1000 {
            let words = ["dot", &format!("-T{sort}"), &file("same.dot"), "-o", &file(&format!("dot.{sort}"))];
            calls.push(("Graphviz", format!("{count} actions as {sort}"), words.map(str::to_owned).to_vec()));
        }
        if has_typst && sort != "png" {
            let words = ["python3", "-c", TYPST, &file("same.typ"), &file(&format!("typst{{p}}.{sort}"))];
            calls.push(("Typst", format!("{count} actions as {sort}"), words.map(str::to_owned).to_vec()));
        }
    }
    calls
}

fn main() {
    let runs = std::env::var("COMMONGROUND_RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    println!("{:<26} {:<14} {:>9} {:>11}", "the quickest of each", "who", "ms", "beside ours");
    for count in [30, 200, 2000] {
        let folder = tempfile::tempdir().unwrap();
        let calls = calls(folder.path(), count);
        let mut best = vec![f64::MAX; calls.len()];
        for _ in 0..runs {
            for ((_, _, words), best) in calls.iter().zip(&mut best) {
                let begun = Instant::now();
                run(words);
                *best = best.min(begun.elapsed().as_secs_f64() * 1000.0);
            }
        }
        for ((who, what, _), ms) in calls.iter().zip(&best) {
            let ours = calls.iter().zip(&best).find(|((who, own, _), _)| *who == "commonground" && own == what);
            let beside =
                ours.filter(|_| *who != "commonground").map_or(String::new(), |(_, ours)| format!("{:.2}", ours / ms));
            println!("{what:<26} {who:<14} {ms:>9.1} {beside:>11}");
        }
    }
}
