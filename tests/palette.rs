//! Everything that can be done on a surface stands in the list of commands, and does the same from there as by its key:
//! at every task of every template, in both states.

#![expect(clippy::panic, clippy::expect_used, reason = "a test may fail loudly")]

#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "support/desk.rs"]
mod desk;

use commonground::model::query;
use commonground::ui::command::{COMMANDS, Command};
use commonground::ui::keymap::{self, Code, Key};
use commonground::ui::state::{App, Overlay};
use desk::Screen;
use std::collections::BTreeSet;

/// The commands that apply now, but for the list itself.
fn live(app: &App) -> Vec<Command> {
    let live = COMMANDS.iter().filter(|spec| (spec.when)(app)).map(|spec| spec.command);
    live.filter(|command| *command != Command::Palette).collect()
}

/// What can be seen and what was saved after a command.
fn after(mut screen: Screen, play: impl Fn(&mut Screen)) -> (String, usize, bool) {
    play(&mut screen);
    (screen.text(), screen.saved.len(), screen.left)
}

fn copy(screen: &Screen) -> Screen {
    Screen {
        app: screen.app.clone(),
        at: screen.at,
        saved: screen.saved.clone(),
        draft: screen.draft.clone(),
        left: screen.left,
        saves: screen.saves,
    }
}

/// Runs a command out of the list, by its place there.
fn from_palette(screen: &mut Screen, command: Command) {
    screen.press(Key::ctrl('p'));
    let Some(Overlay::Palette { live, .. }) = screen.app.overlays.last() else { panic!("no list of commands") };
    let at = live.iter().position(|one| *one == command).unwrap_or_else(|| panic!("{command:?} is not in the list"));
    for _ in 0..at {
        screen.press(Key::plain(Code::Down));
    }
    screen.press(Key::plain(Code::Enter));
}

fn check(screen: &Screen, at: &str, seen: &mut BTreeSet<&'static str>) {
    assert_eq!(keymap::conflicts(&screen.app), Vec::new(), "{at}");
    let mut listed = copy(screen);
    listed.press(Key::ctrl('p'));
    let Some(Overlay::Palette { live: shown, .. }) = listed.app.overlays.last() else { panic!("{at}: no list") };
    assert_eq!(*shown, live(&screen.app), "{at}: the list has what applies");
    for command in live(&screen.app) {
        // Each once on every kind of surface is enough.
        let surface = screen.app.desk().map(|desk| format!("{:?} {:?}", desk.surface(), desk.mode)).unwrap_or_default();
        let key = format!("{surface} {}", command.spec().name);
        if !seen.insert(key.leak()) {
            continue;
        }
        let pressed = keymap::keys_of(command).next().expect("a key");
        let by_key = after(copy(screen), |screen| screen.press(pressed));
        let by_name = after(copy(screen), |screen| from_palette(screen, command));
        assert_eq!(by_name, by_key, "{at}: {}", command.spec().name);
    }
}

#[test]
fn every_action_of_every_surface_is_in_the_list_of_commands_and_runs_from_it() {
    let mut seen = BTreeSet::new();
    for template in ["1", "2", "3", "4"] {
        let mut screen = Screen::new(120, 36);
        screen.play(&format!("\"Healthy Valley\" Enter {template}"));
        for _ in 0..60 {
            let Some(desk) = screen.app.desk() else { panic!("no desk") };
            let at = format!("template {template}, {}", desk.task_code());
            check(&screen, &at, &mut seen);
            // With two lines there, and one of them lit.
            screen.play("\"neighbours look in\" Enter \"and again\" Enter Esc");
            check(&screen, &format!("{at}, choosing"), &mut seen);
            screen.play("Alt-G");
            check(&screen, &format!("{at}, several"), &mut seen);
            let desk = screen.app.desk().expect("a desk");
            let agenda = query::agenda(&desk.session);
            if agenda.last().map(|item| &item.id) == desk.item().map(|item| &item.id) {
                break;
            }
            let here = desk.item().map(|item| item.id.clone());
            screen.press(Key::ctrl('n'));
            let now = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
            assert_ne!(now, here, "{at}: the next task");
        }
    }
}
