//! What the mouse does: it lights what is clicked, turns pages and lists, pans and zooms the roadmap, and presses the keys
//! at the foot. It changes nothing that was said: a hand that brushes a touchpad must not. Pure.

use super::palette::{self, Row};
use super::{agenda, home, keys, lists, overlay, pictures};
use crate::model::id::Id;
use crate::model::stage::Surface;
use crate::ui::command::{Command, Group};
use crate::ui::input::{Act, Mouse};
use crate::ui::keymap::file::is_by_digit;
use crate::ui::keymap::{Code, Key};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Asks, Overlay, Screen, Tone};
use crate::ui::view::{self, Spot};
use crate::words::pointer::Pointer as Words;

/// How long the second click on a key is waited for.
const TWICE_MILLIS: u64 = 3000;

/// A touchpad sends many turns of the wheel for one: a page is turned once in this time.
const PAGE_MILLIS: u64 = 150;

/// How many columns the mouse is drawn for one step of the roadmap.
const STEP: i32 = 8;

/// How many rows of a text one turn of the wheel is.
const ROWS: usize = 3;

/// Takes in what was done with the mouse.
pub fn point(app: &mut App, mouse: Mouse) -> Vec<Effect> {
    let busy = app.home().is_some_and(|home| home.busy);
    if !app.pointer.on || busy || mouse.x >= app.size.0 || mouse.y >= app.size.1 {
        return Vec::new();
    }
    match mouse.what {
        Act::Press => {
            app.pointer.drawn_from = Some(i32::from(mouse.x));
            return click(app, (mouse.x, mouse.y));
        }
        Act::Drag => draw(app, i32::from(mouse.x)),
        Act::Release => app.pointer.drawn_from = None,
        Act::WheelUp => wheel(app, false),
        Act::WheelDown => wheel(app, true),
    }
    Vec::new()
}

/// Minds the mouse from now on, or leaves it to the terminal.
pub fn turn(app: &mut App, out: &mut Vec<Effect>) {
    app.pointer.on = !app.pointer.on;
    out.push(Effect::Mouse(app.pointer.on));
    let word = if app.pointer.on { Words::On } else { Words::Off };
    app.say(Tone::Plain, word.with(&[app.keys.brief(Command::Mouse)]));
}

fn click(app: &mut App, at: (u16, u16)) -> Vec<Effect> {
    let Some(spot) = view::spot_at(app, at) else { return Vec::new() };
    match spot {
        Spot::Key(command) => return press(app, command),
        Spot::Line(id) => light(app, &id),
        Spot::Item(id) => open_agenda(app, &id),
        Spot::Row(n) => return row(app, n),
    }
    Vec::new()
}

/// A key at the foot. What changes something is done by a second click; at a table, where nobody looks at the foot
/// while they listen, by its key alone.
fn press(app: &mut App, command: Command) -> Vec<Effect> {
    let key = app.keys.of(command).first().copied();
    let Some(key) = key.filter(|_| (command.spec().when)(app)) else { return Vec::new() };
    if is_by_digit(command) {
        app.say(Tone::Plain, Words::ByDigit.text());
        return Vec::new();
    }
    if !only_looks(command) {
        let named = [command.spec().does.to_owned(), app.keys.brief(command)];
        if app.desk().is_some_and(|desk| desk.table.is_some()) {
            app.say(Tone::Plain, Words::ByKey.with(&named[1..]));
            return Vec::new();
        }
        let again = app.pointer.clicked.take();
        let again = again.is_some_and(|(one, at)| one == command && app.millis.saturating_sub(at) <= TWICE_MILLIS);
        if !again {
            app.pointer.clicked = Some((command, app.millis));
            app.say(Tone::Plain, Words::OnceMore.with(&named));
            return Vec::new();
        }
    }
    keys::press(app, key)
}

/// Whether a command only shows something or goes somewhere within the task.
fn only_looks(command: Command) -> bool {
    let goes = matches!(command.spec().group, Group::Line | Group::List | Group::Show);
    match command {
        Command::ToWriting | Command::NextBox => true,
        // What stands on the wall is seen by the whole room; what Enter does depends on what is lit.
        Command::PutUp | Command::Blank | Command::Reveal | Command::Take | Command::BeginTitle => false,
        command => goes && !command.changes(),
    }
}

/// Whether the list of the desk may be lit by the mouse: not what the room is being asked about.
fn lists_may_be_lit(desk: &Desk) -> bool {
    desk.mode == Mode::Choosing && desk.surface() != Surface::Confirm && !desk.reads_aloud()
}

fn light(app: &mut App, id: &Id) {
    let key = app.keys.brief(Command::ToChoosing);
    let (may_choose, may_step) = [Command::ToChoosing, Command::Down].map(|one| (one.spec().when)(app)).into();
    let Some(desk) = app.desk_mut() else { return };
    if desk.mode == Mode::Writing && may_choose && desk.surface() != Surface::Confirm {
        app.say(Tone::Plain, Words::EscFirst.with(&[key]));
    } else if may_step && lists_may_be_lit(desk) && desk.choosable().contains(id) {
        desk.digits.clear();
        desk.turned = None;
        desk.lit = Some(id.clone());
    }
}

/// The agenda, with the clicked item lit: who goes there presses Enter, or clicks on it.
fn open_agenda(app: &mut App, id: &Id) {
    let Some(key) = app.keys.of(Command::Agenda).first().copied() else { return };
    if (Command::Agenda.spec().when)(app) {
        keys::press(app, key);
        if let Some(at) = agenda::tasks(app).iter().position(|task| task.row.id == *id) {
            overlay::light_nth(app, at);
            app.pointer.row = Some(at);
        }
    }
}

/// A row of a list that lies over the screen, or of home. Where it is lit already it is taken, as by Enter, where that
/// only leads somewhere.
fn row(app: &mut App, n: usize) -> Vec<Effect> {
    if let Screen::Home(home) = &mut app.screen
        && app.overlays.is_empty()
    {
        if home.asks != Asks::Which || n >= home.sessions.len() {
            return Vec::new();
        }
        let again = app.pointer.row.replace(n) == Some(n);
        if !again || home.lit != n {
            home.lit = n;
            return Vec::new();
        }
        return enter(app, Command::OpenSession);
    }
    let again = app.pointer.row.replace(n) == Some(n);
    if !again || overlay::lit(app) != Some(n) {
        overlay::light_nth(app, n);
        return Vec::new();
    }
    let leads = match app.overlays.last() {
        Some(
            Overlay::Search { .. }
            | Overlay::Agenda { .. }
            | Overlay::WhereFrom { .. }
            | Overlay::CameIn { .. }
            | Overlay::NotHeard { .. }
            | Overlay::Register { .. },
        ) => true,
        Some(Overlay::Palette { lit, .. }) => {
            let looks = |row: &Row| matches!(row, Row::Command(spec) if only_looks(spec.command));
            palette::rows(app).get(*lit).is_some_and(looks)
        }
        _ => false,
    };
    if leads { enter(app, Command::Take) } else { Vec::new() }
}

fn enter(app: &mut App, command: Command) -> Vec<Effect> {
    let applies = (command.spec().when)(app);
    if applies { keys::press(app, Key::plain(Code::Enter)) } else { Vec::new() }
}

/// The mouse was drawn along with its button down: the roadmap goes with it.
fn draw(app: &mut App, x: i32) {
    let Some(from) = app.pointer.drawn_from else { return };
    let steps = (x - from) / STEP;
    if steps == 0 {
        return;
    }
    app.pointer.drawn_from = Some(from + steps * STEP);
    let command = if steps > 0 { Command::MapEarlier } else { Command::MapLater };
    for _ in 0..steps.abs() {
        if (command.spec().when)(app) {
            pictures::steer(app, command);
        }
    }
}

fn wheel(app: &mut App, down: bool) {
    match app.overlays.last() {
        Some(Overlay::Roadmap { .. }) => {
            let command = if down { Command::MapFarther } else { Command::MapNearer };
            if (command.spec().when)(app) && rested(app) {
                pictures::steer(app, command);
            }
        }
        Some(Overlay::Help { .. } | Overlay::Notes { .. } | Overlay::Messages { .. }) => {
            let code = if down { Code::Down } else { Code::Up };
            for _ in 0..ROWS {
                let _ = overlay::write(app, Key::plain(code));
            }
        }
        // While it is written in a line, or of several wordings one is picked, the light stays where it is.
        Some(_) if (Command::Down.spec().when)(app) => lists::step(app, down),
        Some(_) => {}
        None => wheel_below(app, down),
    }
}

fn wheel_below(app: &mut App, down: bool) {
    let asks = app.desk().is_some_and(|desk| desk.pasted.is_some() || desk.asks_under);
    match &mut app.screen {
        Screen::Home(home) if home.asks == Asks::Which => home::step(home, down),
        Screen::Home(_) => {}
        Screen::Desk(_) if asks => {}
        Screen::Desk(desk) if lists_may_be_lit(desk) && desk.lit.is_some() => {
            if (Command::Down.spec().when)(app) {
                lists::step(app, down);
            }
        }
        // The room is asked about this one: what stands there stays.
        Screen::Desk(desk) if desk.mode == Mode::Choosing || desk.surface() == Surface::Confirm => {}
        Screen::Desk(_) => {
            if rested(app) {
                lists::page(app, down);
            }
        }
    }
}

/// Whether a page, or a picture, may be turned again.
fn rested(app: &mut App) -> bool {
    let since = app.pointer.turned_at.map(|at| app.millis.saturating_sub(at));
    let rested = since.is_none_or(|since| since >= PAGE_MILLIS);
    if rested {
        app.pointer.turned_at = Some(app.millis);
    }
    rested
}
