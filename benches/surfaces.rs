//! How long a key takes with the frame after it, on every surface, with 50 and with 5,000 entries in the session: figures
//! to be read, nothing that is held. `cargo bench --bench surfaces`; `COMMONGROUND_RUNS` says how many keys are timed on
//! each, three times over, of which the least counts: a busy machine is slower, never faster. `COMMONGROUND_TASKS` names
//! the tasks, where not all are wanted.

#![expect(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "figures may fail loudly")]

#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "../tests/support/desk.rs"]
mod desk;

use commonground::model::field::{Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::stage::Task;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::keymap::Key;
use commonground::ui::msg::What;
use desk::Screen;
use std::time::Instant;

/// The keys that are timed, in turns: writing, keeping, choosing, walking, and back.
const KEYS: [&str; 12] = ["b", "u", "s", "Enter", "t", "Esc", "Up", "Up", "Down", "PgUp", "PgDn", "Esc"];

/// One screen at a task with so many entries of what the task takes down and works on.
fn filled(task: &'static Task, count: u64) -> Screen {
    let mut screen = Screen::new(120, 36);
    screen.play("\"Healthy Valley\" Enter 3");
    let mut next = 1;
    let mut heard = Vec::new();
    let mut say = |screen: &mut Screen, wishes: Vec<Wish>| {
        let session = &screen.app.desk().expect("a desk").session;
        let stamp = Stamp { writer: "desk-cccccccc".to_owned(), next, step: next, at: screen.at };
        let ops = propose(session, &Wish::Together(wishes), &stamp).expect("wishes that may be");
        next += u64::try_from(ops.len()).expect("few");
        heard = ops.iter().map(|op| op.id.clone()).collect::<Vec<Id>>();
        screen.take(What::Heard(ops));
        heard.clone()
    };
    let group = |(letter, name): (&str, &str)| {
        Wish::Say(New::line(Kind::Group, "", name).with(Field::Letter, Value::Text(letter.into())))
    };
    let groups = [("A", "Residents"), ("B", "Health services"), ("C", "Young people"), ("D", "Council")];
    say(&mut screen, groups.into_iter().map(group).collect());
    let theme = |n: usize| Wish::Say(New::line(Kind::Theme, "clusters", &format!("Theme {n}")));
    let themes = say(&mut screen, (0..7).map(theme).collect());
    let mut kinds: Vec<Kind> = task.captures.iter().chain(task.takes).copied().collect();
    kinds.retain(|kind| !matches!(kind, Kind::Group | Kind::Table | Kind::Agenda | Kind::Theme) && !kind.is_private());
    if kinds.is_empty() {
        kinds.push(Kind::Line);
    }
    let mut over: Vec<Id> = Vec::new();
    for from in (0..count).step_by(500) {
        let lines = (from..count.min(from + 500)).map(|n| {
            let at = usize::try_from(n).expect("few");
            let kind = kinds[at % kinds.len()];
            let words = format!("line {n}: neighbours look in on each other and nobody is asked twice");
            let own = if task.captures.contains(&kind) { task.code } else { "" };
            let mut new = New::line(kind, own, &words).by(["A", "B", "C", "D"][at % 4]);
            for field in kind.spec().boxes {
                if let Sort::OneOf(words) = field.spec().sort {
                    new = new.with(*field, Value::Text(words[at % words.len()].into()));
                }
            }
            if kind.has(Field::Year) {
                new = new.with(Field::Year, Value::Text((1950 + at % 76).to_string().as_str().into()));
            }
            if kind.has(Field::Theme) {
                new = new.with(Field::Theme, Value::Other(themes[at % themes.len()].clone()));
            }
            if kind.has(Field::Parent) && at % 8 != 0 && !over.is_empty() {
                new = new.with(Field::Parent, Value::Other(over[at % over.len()].clone()));
            }
            Wish::Say(new)
        });
        let lines: Vec<Wish> = lines.collect();
        let ids = say(&mut screen, lines);
        if over.is_empty() {
            over = ids.into_iter().take(12).collect();
        }
    }
    for _ in 0..60 {
        if screen.app.desk().is_some_and(|desk| desk.task_code() == task.code) {
            return screen;
        }
        screen.press(Key::ctrl('n'));
    }
    panic!("the agenda has no task {}", task.code)
}

/// Milliseconds of one key with its frame.
fn timed(screen: &mut Screen, key: Key) -> f64 {
    let begun = Instant::now();
    screen.press(key);
    let frame = screen.draw();
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    assert!(frame.0.area.width > 0);
    took
}

/// Of so many keys, the middle one and the slowest, in milliseconds, and which the slowest was.
fn figures(screen: &mut Screen, runs: usize) -> (f64, f64, &'static str) {
    let round = |screen: &mut Screen| -> Vec<(f64, &'static str)> {
        let names = KEYS.iter().cycle().take(runs);
        names.map(|name| (timed(screen, Key::from_text(name).expect("a key")), *name)).collect()
    };
    let rounds = [round(screen), round(screen), round(screen)];
    // A key is as quick as in the quickest of the rounds.
    let least = |n: usize| rounds.iter().map(|round| round[n]).min_by(|a, b| a.0.total_cmp(&b.0)).expect("three");
    let mut all: Vec<(f64, &str)> = (0..runs).map(least).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (worst, key) = all[all.len() - 1];
    (all[all.len() / 2].0, worst, key)
}

fn main() {
    let runs = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(96);
    let mut agenda = Screen::new(120, 36);
    agenda.play("\"Healthy Valley\" Enter 3");
    let session = &agenda.app.desk().expect("a desk").session;
    let mut tasks: Vec<&'static Task> = query::agenda(session).into_iter().filter_map(query::task_of).collect();
    tasks.dedup_by_key(|task| task.code);
    let mut seen = Vec::new();
    println!("{:<18} {:<12} {:>9} {:>9} {:>9} {:>9} at", "task", "surface", "50 mid", "50 max", "5000 mid", "5000 max");
    let wanted = std::env::var("COMMONGROUND_TASKS").unwrap_or_default();
    for task in tasks {
        if seen.contains(&task.code) || !(wanted.is_empty() || wanted.split(',').any(|code| code == task.code)) {
            continue;
        }
        seen.push(task.code);
        let all = [50, 5000].map(|count| figures(&mut filled(task, count), runs));
        let [(few, few_max, _), (many, many_max, key)] = all;
        let surface = format!("{:?}", task.surface);
        println!("{:<18} {surface:<12} {few:>9.2} {few_max:>9.2} {many:>9.2} {many_max:>9.2} {key}", task.code);
    }
}
