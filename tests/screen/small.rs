//! Every size from 1x1 to 300x90, on every surface, overlay and state: nothing panics, the cursor is on the screen, what
//! is typed is seen, and under 40x10 the line comes first.

use crate::desk::Screen;
use crate::saves::{disk_is_full, edited_by_hand};
use crate::{PATH, until};
use commonground::ui::msg::{Listed, What};
use commonground::ui::state::desk::Mode;
use std::fmt::Write as _;

const WIDEST: u16 = 300;
const HIGHEST: u16 = 90;

/// Sizes at which something changes, and those that people have.
const ALWAYS: &[(u16, u16)] = &[
    (1, 1),
    (2, 1),
    (1, 2),
    (3, 3),
    (1, HIGHEST),
    (WIDEST, 1),
    (15, 4),
    (16, 4),
    (20, 3),
    (30, 6),
    (39, 9),
    (39, 10),
    (40, 9),
    (40, 10),
    (60, 18),
    (80, 24),
    (WIDEST, HIGHEST),
];

/// Every surface, overlay and state, with its name.
fn states() -> Vec<(String, Screen)> {
    let mut out = vec![("home".to_owned(), Screen::new(80, 24))];
    for (name, _) in PATH {
        out.push(((*name).to_owned(), until(name, 80, 24)));
    }
    for keys in ["F1", "Ctrl-P \"l\"", "Ctrl-F \"bus\"", "Ctrl-G", "Ctrl-O", "Alt-M", "Alt-N"] {
        let mut screen = until("placed", 80, 24);
        screen.play(keys);
        out.push((keys.to_owned(), screen));
    }
    let stages = ["ten_values", "future", "break", "placed", "theme_test", "actions", "read_back"];
    for stage in stages {
        let mut screen = until(stage, 80, 24);
        screen.play("Ctrl-L");
        out.push((format!("{stage} large"), screen));
        let mut screen = until(stage, 80, 24);
        screen.saves = false;
        screen.play("\"one more\" Enter Esc Alt-T").take(What::NotSaved(disk_is_full()));
        out.push((format!("{stage} not saved"), screen));
        let mut screen = until(stage, 80, 24);
        screen.reopen(|opened| opened.read_only = Some("this file is protected against writing".to_owned()));
        out.push((format!("{stage} read only"), screen));
    }
    let mut pasted = until("one_value", 80, 24);
    pasted.take(What::Paste("one\ntwo\nthree".to_owned()));
    out.push(("pasted".to_owned(), pasted));
    out.push(("found".to_owned(), edited_by_hand()));
    let mut list = edited_by_hand();
    list.play("Alt-F Down");
    out.push(("what was found".to_owned(), list));
    let mut at_home = Screen::new(80, 24);
    let one = |n: usize| Listed {
        path: format!("{n}.ron").into(),
        title: format!("Healthy Valley {n}").into(),
        date: "14 May 2026".to_owned(),
        stands: "under way".to_owned(),
        ..Listed::default()
    };
    at_home.take(What::Sessions((0..40).map(one).collect()));
    at_home.play("Down Down Down");
    out.push(("sessions".to_owned(), at_home));
    out
}

/// The sizes that a state is looked at: all of them in the long form; else those of `ALWAYS` and its share of every width
/// and every height.
fn sizes(nth: usize, of: usize) -> Vec<(u16, u16)> {
    let runs: usize = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(0);
    if runs >= usize::from(WIDEST) * usize::from(HIGHEST) {
        return (1..=WIDEST).flat_map(|columns| (1..=HIGHEST).map(move |rows| (columns, rows))).collect();
    }
    let heights = [1, 2, 3, 4, 5, 6, 9, 10, 13, 18, 24, 36];
    let widths = [1, 2, 5, 11, 15, 20, 30, 39, 60, 80, 120];
    let by_width = (1..=WIDEST).map(|columns| (columns, heights[(usize::from(columns) / 7 + nth) % heights.len()]));
    let by_height = (1..=HIGHEST).map(|rows| (widths[(usize::from(rows) / 7 + nth) % widths.len()], rows));
    let share = of.div_ceil(8);
    let mine = by_width.chain(by_height).enumerate().filter(|(n, _)| n % share == nth % share);
    ALWAYS.iter().copied().chain(mine.map(|(_, size)| size)).collect()
}

fn look(name: &str, screen: &mut Screen, columns: u16, rows: u16, typed: Option<char>) {
    screen.resize(columns, rows);
    let (buffer, cursor) = screen.draw();
    let (x, y) = cursor.expect("a cursor");
    assert!(x < columns && y < rows, "{name} {columns}x{rows}: the cursor is at {x},{y}");
    let Some(last) = typed else { return };
    if columns < 2 {
        return;
    }
    let row = |y: u16, to: u16| (0..to).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    // Before the cursor, or at the end of the row above where the row was full.
    let before = row(y, x).ends_with(last) || (y > 0 && row(y - 1, columns).trim_end().ends_with(last));
    assert!(before, "{name} {columns}x{rows}: the cursor at {x},{y} in\n{}", screen.text());
}

#[test]
fn at_every_size_nothing_panics_and_what_is_typed_is_seen() {
    let states = states();
    let count = states.len();
    let mut looked = 0;
    for (nth, (name, mut screen)) in states.into_iter().enumerate() {
        let sizes = sizes(nth, count);
        for (columns, rows) in &sizes {
            look(&name, &mut screen, *columns, *rows, None);
            looked += 1;
        }
        let writes = screen.app.bare_desk().is_some_and(|desk| desk.mode == Mode::Writing && desk.pasted.is_none());
        if !writes {
            continue;
        }
        screen.play("\" some words that are typed on and on until ten\"");
        for (columns, rows) in &sizes {
            look(&name, &mut screen, *columns, *rows, Some('n'));
            looked += 1;
        }
    }
    println!("{looked} frames of {count} states");
    assert!(looked > 3000);
}

/// Under 40x10: what is typed, and as much as fits of what was said last.
#[test]
fn in_a_small_window_the_line_comes_first() {
    let mut all = String::new();
    for stage in ["ten_values", "placed", "theme_test", "boxes", "read_back", "welcome"] {
        for (columns, rows) in [(40, 10), (30, 6), (20, 3), (39, 2), (12, 1), (8, 4)] {
            let mut screen = until(stage, 80, 24);
            if stage == "read_back" {
                // What was said on the way here is over.
                screen.app.notice = None;
            }
            screen.resize(columns, rows);
            write!(all, "\n== {stage} {columns}x{rows}\n{}", screen.shown()).expect("text");
        }
    }
    let mut screen = until("ten_values", 80, 24);
    screen.play("\"a second bus\" Ctrl-C");
    for (columns, rows) in [(40, 10), (30, 6), (20, 3), (20, 2), (20, 1)] {
        screen.resize(columns, rows);
        write!(all, "\n== said {columns}x{rows}\n{}", screen.shown()).expect("text");
        assert!(screen.text().contains("a second bus"));
        assert!(rows == 1 || screen.text().contains("Type Enter"), "{}", screen.text());
    }
    insta::assert_snapshot!("small", all);
}

/// A list that is longer than the page says how much more there is.
#[test]
fn long_lists_say_that_there_is_more() {
    let mut all = String::new();
    let mut screen = until("ten_values", 60, 18);
    for n in 0..30 {
        screen.play(&format!("\"one more line, the {n}th of thirty\" Enter"));
    }
    write!(all, "== the end\n{}", screen.shown()).expect("text");
    screen.play("PgUp");
    write!(all, "\n== a page up\n{}", screen.shown()).expect("text");
    screen.play("Esc Up Up Up Up Up Up Up Up Up Up Up Up");
    write!(all, "\n== lit in the middle\n{}", screen.shown()).expect("text");
    let mut actions = until("actions", 60, 18);
    actions.play("Esc Up Up Up");
    write!(all, "\n== actions\n{}", actions.shown()).expect("text");
    let mut help = until("placed", 60, 18);
    help.play("F1 PgDn");
    write!(all, "\n== help\n{}", help.shown()).expect("text");
    insta::assert_snapshot!("more", all);
}
