//! Over all tasks of all templates, in WRITING and in CHOOSING, under every overlay: the cursor stands on what has the
//! keys, and every command that applies can be reached where there is no screen.

use crate::desk::Screen;
use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::model::wish::{New, Wish};
use commonground::ui::command::{COMMANDS, Command};
use commonground::ui::keymap::{self, Key};
use commonground::ui::msg::{Found, Listed, What};
use commonground::ui::plain::{ON_SCREEN_ONLY, key_of};
use commonground::ui::state::desk::Mode;
use commonground::ui::state::tour::Tour;
use commonground::ui::state::{App, Overlay};
use commonground::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::collections::BTreeSet;

/// What lies over a screen, by the key that opens it.
const OVERLAYS: [&str; 16] = [
    "Ctrl-A", "Ctrl-F", "Ctrl-P", "F1", "Alt-N", "Ctrl-G", "Ctrl-O", "Alt-E", "Alt-M", "Alt-Y", "Alt-,", "Alt-I",
    "Alt-=", "Alt-F", "F2", "F3",
];

/// A scene with something said of every sort that other tasks take up.
fn furnished(template: &str) -> Scene {
    let mut scene = Scene::with_groups(template);
    for n in 1..=3u64 {
        let table = New::line(Kind::Table, "", &format!("Table {n}"));
        scene.wish(&Wish::Say(table.with(Field::Letter, Value::Text(format!("T{n}").into()))));
    }
    for (kind, task) in [
        (Kind::Value, "values"),
        (Kind::Trend, "trends"),
        (Kind::Trend, "trends"),
        (Kind::KeyTrend, "key-trends"),
        (Kind::Proud, "prouds-sorries"),
        (Kind::IdealFuture, "ideal-futures"),
        (Kind::Card, "lists"),
        (Kind::Card, "lists"),
        (Kind::Theme, "clusters"),
        (Kind::Statement, "statements"),
        (Kind::Action, "actions"),
    ] {
        scene.said(kind, task, &format!("said as {}", kind.spec().word));
    }
    scene
}

/// Visits every task of a template, before the day and on it, in each state that keys lead to.
fn visit(template: &str, each: &mut impl FnMut(&mut Scene, &str)) {
    let mut scene = furnished(template);
    scene.screen.app.theme = Theme::Mono;
    scene.play("Alt-P");
    loop {
        let place = |scene: &Scene| scene.screen.app.desk().and_then(|desk| desk.item().map(|item| item.id.clone()));
        let here = place(&scene);
        let task = scene.screen.app.desk().expect("a desk").task_code().to_owned();
        each(&mut scene, &format!("{template} {task} as it opens"));
        if is(&scene, Mode::Choosing) {
            scene.play("Esc");
        }
        if is(&scene, Mode::Writing) {
            scene.play(&format!("\"one of {task}\" Enter \"two of {task}\" Enter"));
            each(&mut scene, &format!("{template} {task} after two lines"));
        }
        over(&mut scene, &format!("{template} {task}"), each);
        scene.play("Esc");
        each(&mut scene, &format!("{template} {task} after Esc"));
        if is(&scene, Mode::Choosing) {
            scene.play("Up");
            each(&mut scene, &format!("{template} {task} one up"));
            over(&mut scene, &format!("{template} {task} choosing"), each);
        }
        for _ in 0..3 {
            if is(&scene, Mode::Choosing) || scene.screen.app.desk().is_some_and(|desk| desk.asks_under) {
                scene.play("Esc");
            }
        }
        scene.play("Ctrl-N");
        if place(&scene) == here {
            return;
        }
    }
}

fn is(scene: &Scene, mode: Mode) -> bool {
    scene.screen.app.bare_desk().is_some_and(|desk| desk.mode == mode)
}

fn over(scene: &mut Scene, name: &str, each: &mut impl FnMut(&mut Scene, &str)) {
    for key in OVERLAYS {
        if keymap::lookup(&scene.screen.app, Key::from_text(key).expect("a key")).is_none() {
            continue;
        }
        scene.play(key);
        if scene.screen.app.overlays.is_empty() {
            continue;
        }
        each(scene, &format!("{name} {key}"));
        for _ in 0..3 {
            if !scene.screen.app.overlays.is_empty() {
                scene.play("Esc");
            }
        }
    }
}

/// Whether a row shows something lit: reversed, beside the words for the state.
fn has_lit(buffer: &Buffer, y: u16) -> bool {
    (0..buffer.area.width).any(|x| {
        let cell = &buffer[(x, y)];
        cell.modifier.contains(Modifier::REVERSED) || cell.symbol() == "▸"
    })
}

fn row(buffer: &Buffer, y: u16) -> String {
    (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect()
}

/// Whether what is over the screen takes letters, and whether it has a list with one lit.
fn takes(app: &App) -> (bool, bool) {
    match app.overlays.last() {
        None => {
            let desk = app.desk().expect("a desk");
            let asks = desk.asks_under || desk.pasted.is_some();
            (desk.mode == Mode::Writing && !asks, desk.mode == Mode::Choosing && desk.lit.is_some() && !asks)
        }
        Some(
            Overlay::Palette { .. }
            | Overlay::Search { .. }
            | Overlay::Agenda { .. }
            | Overlay::PutIn { .. }
            | Overlay::MoveTo { .. },
        ) => (true, false),
        Some(Overlay::Everything { line, .. }) => (line.is_some(), line.is_none()),
        Some(Overlay::WhatGives { .. }) => (false, true),
        Some(_) => (false, false),
    }
}

/// What is wrong with the cursor, in words.
fn wrong(scene: &mut Scene) -> Option<String> {
    let (letters, list) = takes(&scene.screen.app);
    let (buffer, cursor) = scene.screen.draw();
    let (x, y) = cursor.expect("a cursor");
    // Where the room is asked, it stands on the question.
    if list && !has_lit(&buffer, y) && !row(&buffer, y).contains("Is there anyone") {
        return Some(format!("the cursor {x},{y} is on no lit row: “{}”", row(&buffer, y).trim_end()));
    }
    if !letters {
        return None;
    }
    // What is typed stands before the cursor.
    scene.play("\"qzx\"");
    let (buffer, cursor) = scene.screen.draw();
    let (x, y) = cursor.expect("a cursor");
    let typed: String = (x.saturating_sub(3)..x).map(|x| buffer[(x, y)].symbol()).collect();
    scene.play("Backspace Backspace Backspace");
    (typed != "qzx").then(|| format!("“{typed}” stands before the cursor {x},{y}: “{}”", row(&buffer, y).trim_end()))
}

#[test]
fn the_cursor_stands_on_what_has_the_keys() {
    let mut found = Vec::new();
    let mut seen = 0;
    for template in ["1", "3", "4"] {
        visit(template, &mut |scene, place| {
            seen += 1;
            found.extend(wrong(scene).map(|why| format!("{place}: {why}")));
        });
    }
    assert!(seen > 500, "{seen}");
    assert!(found.is_empty(), "{} of {seen}:\n{}", found.len(), found.join("\n"));
}

/// States that are come to by more than one key.
fn rarer(look: &mut impl FnMut(&App, &str)) {
    let mut home = Screen::new(80, 24);
    home.play("\"Valley\"");
    look(&home.app, "home with a title");
    home.play("Enter");
    look(&home.app, "home, how long");
    let one = Listed {
        path: "a.ron".into(),
        title: "Valley".into(),
        date: "14 May".into(),
        stands: "open".into(),
        ..Listed::default()
    };
    let mut home = Screen::new(80, 24);
    home.take(What::Sessions(vec![one.clone()]));
    look(&home.app, "home with sessions");
    let mut toured = furnished("1");
    toured.screen.app.tour = Some(Tour::new((80, 24), false));
    look(&toured.screen.app, "the example");
    look(&toured.play("F9").screen.app, "on the tour");
    home.take(What::Sessions(vec![one.clone(), Listed { path: "b.ron".into(), ..one }]));
    look(&home.app, "home with several sessions");
    let scripts = [
        ("values", "Up"),
        ("values", "\"a\" Enter Ctrl-Z"),
        ("values", "\"a\" Enter Ctrl-Z Alt-<"),
        ("values", "\"a\" Enter Esc Alt-G"),
        ("values", "\"a\" Enter \"b\" Enter Esc Alt-J"),
        ("values", "Ctrl-T Ctrl-Up Ctrl-Up"),
        ("values", "Ctrl-T Ctrl-Up Ctrl-Up Alt-="),
        ("actions", "\"a\" Enter Alt-E Enter"),
        ("confirm", "3 \"no\" Enter Up"),
        ("confirm", "3 \"no\" Enter Esc Up Up"),
        ("confirm", "1 \"A warm place.\" Enter 3 \"no\" Enter Alt-, Enter"),
        ("trends", "\"a\" Enter \"b\" Enter Esc Alt-J"),
        ("performances", "Esc"),
        ("ideal-futures", "\"a\" Enter Esc"),
    ];
    for (task, script) in scripts {
        let mut scene = furnished(if matches!(task, "performances" | "ideal-futures" | "trends") { "3" } else { "1" });
        scene.at(task).play(script);
        look(&scene.screen.app, &format!("{task} {script}"));
    }
    // An action's sheet, row by row, and where a row leads.
    let mut scene = furnished("1");
    scene.at("actions").play("\"a\" Enter Alt-E");
    for _ in 0..25 {
        look(&scene.screen.app, "a sheet");
        scene.play("Right");
        look(&scene.screen.app, "a sheet that a row led to");
        scene.play("Left Down");
    }
    let mut scene = furnished("1");
    let op = scene.said(Kind::Value, "values", "by hand");
    let found = Found { sentence: "Edited.".into(), text: "by hand".into(), op: Some(op), is_damage: false };
    scene.screen.take(What::Found(vec![found]));
    look(&scene.screen.app, "something found");
    scene.play("Alt-F");
    look(&scene.screen.app, "what was found");
    let mut scene = furnished("1");
    look(&scene.play("Alt-* Enter Esc Down").screen.app, "the board of a review");
    let mut scene = furnished("1");
    look(&scene.play("F2 +").screen.app, "the roadmap from nearer");
    scene.play("Esc");
    look(&scene.play("Ctrl-E").screen.app, "the papers are written");
    scene.at("themes").screen.take(What::Paste("a name\nand what stands under it".into()));
    look(&scene.screen.app, "a paste at a name");
    written_on_by_another(look);
}

/// Every value in two wordings.
fn two_wordings(scene: &mut Scene) {
    let values: Vec<Id> = scene.session().of_kind(Kind::Value).map(|value| value.id.clone()).collect();
    for entry in values {
        scene.wish(&Wish::Beside { entry, text: "said otherwise".into() });
    }
}

/// The undo key, where somebody else has written on.
fn written_on_by_another(look: &mut impl FnMut(&App, &str)) {
    let mut scene = furnished("1");
    scene.at("values").play("\"a\" Enter Up \"b\" Enter");
    let session = scene.session();
    let value = session.of_kind(Kind::Value).find(|value| value.text() == "ab").expect("what was typed");
    let act = Act::Text { over: value.texts.ids(), text: "c".into() };
    let (id, of, l) = (Id::new("t3-dddddddd.1"), vec![value.id.clone()], session.clock() + 1);
    scene.screen.take(What::Heard(vec![Op { id, l, at: None, step: 1, part: (0, 0), of, act }]));
    scene.play("Ctrl-Z");
    look(&scene.screen.app, "old words beside others");
    scene.play("Alt-B");
    look(&scene.screen.app, "two wordings");
    two_wordings(&mut scene);
    scene.play("F7");
    look(&scene.screen.app, "two wordings side by side");
}

/// Every command that has a key is reached by its name line by line, and its name does what the key does; or it stands
/// in a short list, with the reason.
#[test]
fn every_command_is_reached_line_by_line() {
    let mut seen = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    let mut look = |app: &App, place: &str| {
        for spec in COMMANDS.iter().filter(|spec| (spec.when)(app)) {
            seen.insert(spec.name);
            let Some(key) = key_of(spec.command) else { continue };
            let runs = keymap::lookup(app, key);
            if runs != Some(spec.command) {
                wrong.insert(format!("{place}: .{} presses {key}, which is {runs:?}", spec.name));
            }
        }
    };
    for template in ["1", "3", "4"] {
        visit(template, &mut |scene, place| look(&scene.screen.app, place));
    }
    rarer(&mut look);
    let mut scene = furnished("3");
    scene.screen.reopen(|opened| "t3-kkkkkkkk".clone_into(&mut opened.writer));
    scene.play("Ctrl-N");
    crate::table::desk_goes(&mut scene, "welcome");
    scene.play("Ctrl-N");
    look(&scene.screen.app, "at a table, which is elsewhere than the desk");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let on_screen = |command: Command| ON_SCREEN_ONLY.iter().any(|(one, _)| *one == command);
    for (command, reason) in ON_SCREEN_ONLY {
        assert!(!reason.is_empty() && key_of(*command).is_none(), "{command:?}");
    }
    let never: Vec<&str> = COMMANDS
        .iter()
        .filter(|spec| !seen.contains(spec.name) && !on_screen(spec.command))
        .map(|spec| spec.name)
        .collect();
    assert_eq!(never, Vec::<&str>::new(), "never seen to apply");
}
