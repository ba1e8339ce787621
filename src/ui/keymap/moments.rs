//! Whether two commands ever apply at the same moment. When a command applies is code, so it is tried: sessions of the
//! program's own agendas are walked through, task by task, written in, chosen in, and everything is opened that lies
//! over the screen. Only asked where a person's own file gives one key to two commands. Pure but for the templates.

use super::{Key, Keymap, keys_of};
use crate::model::begin::begin;
use crate::model::session::Session;
use crate::model::wish::{Stamp, propose};
use crate::store::template;
use crate::ui::command::{COMMANDS, Command};
use crate::ui::msg::{Effect, Msg, Opened, What};
use crate::ui::state::{App, Overlay};
use crate::ui::theme::Theme;
use crate::ui::update::update;
use std::collections::BTreeSet;

/// The agendas that have every kind of task between them, the short one first.
const AGENDAS: [&str; 4] = ["half-day", "three-days", "assets-first", "review"];

/// More tasks than any of them has.
const MOST: usize = 60;

/// Of each pair, whether there is a moment at which both apply. Two that share a key in the table never do: a test holds
/// that. Where one was never seen to apply, nobody knows: then they do.
pub fn meet(pairs: &[(Command, Command)]) -> Vec<bool> {
    let apart = |(one, other): &(Command, Command)| keys_of(*one).any(|key| keys_of(*other).any(|own| own == key));
    if pairs.iter().all(apart) {
        return vec![false; pairs.len()];
    }
    let mut seen = Seen::of(pairs);
    seen.walk();
    let unknown = |command: Command| !seen.each.contains(command.spec().name);
    let each = pairs.iter().zip(&seen.together);
    each.map(|(pair, together)| !apart(pair) && (*together || unknown(pair.0) || unknown(pair.1))).collect()
}

struct Seen<'a> {
    pairs: &'a [(Command, Command)],
    together: Vec<bool>,
    /// The names of those that were seen to apply.
    each: BTreeSet<&'static str>,
    /// From where what was opened already.
    opened: BTreeSet<String>,
}

impl<'a> Seen<'a> {
    fn of(pairs: &'a [(Command, Command)]) -> Self {
        Self { pairs, together: vec![false; pairs.len()], each: BTreeSet::new(), opened: BTreeSet::new() }
    }

    fn walk(&mut self) {
        let mut home = App::new((80, 24), chrono::DateTime::default(), Theme::default());
        let _ = tell(&mut home, What::Sessions(Vec::new()));
        self.look(&home);
        type_in(&mut home, "A title");
        self.look(&home);
        for name in AGENDAS {
            if let Some(mut app) = begun(&home, name) {
                self.through(&mut app);
            }
        }
    }

    /// Goes through an agenda.
    fn through(&mut self, app: &mut App) {
        for _ in 0..MOST {
            self.look_around(app);
            for words in ["a line", "another"] {
                type_in(app, words);
                press(app, Command::Keep);
            }
            self.look_around(app);
            press(app, Command::ToChoosing);
            self.look_around(app);
            self.look(&asked_alike(app));
            let here = |app: &App| app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
            let was = here(app);
            press(app, Command::Next);
            if here(app) == was {
                break;
            }
        }
    }

    /// Looks at a moment, and at what every command that applies leads to: once from each kind of surface.
    fn look_around(&mut self, app: &App) {
        self.look(app);
        let surface = app.desk().map(|desk| format!("{:?} {:?}", desk.surface(), desk.mode)).unwrap_or_default();
        for spec in COMMANDS.iter().filter(|spec| (spec.when)(app)) {
            if self.opened.insert(format!("{surface} {}", spec.name)) {
                let mut there = app.clone();
                press(&mut there, spec.command);
                self.look(&there);
                if !there.overlays.is_empty() {
                    for on in [Command::Down, Command::MapNearer] {
                        press(&mut there, on);
                        self.look(&there);
                    }
                }
            }
        }
    }

    fn look(&mut self, app: &App) {
        for ((one, other), together) in self.pairs.iter().zip(&mut self.together) {
            let applies = [one, other].map(|command| (command.spec().when)(app));
            for (command, _) in [one, other].iter().zip(applies).filter(|(_, applies)| *applies) {
                self.each.insert(command.spec().name);
            }
            *together |= applies == [true, true];
        }
    }
}

/// A session of an agenda, open.
fn begun(home: &App, name: &str) -> Option<App> {
    let template = template::find(name, None).ok()?;
    let at = home.at;
    let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next: 1, step: 1, at };
    let ops = propose(&Session::default(), &begin("A title", &template, at.date_naive()), &stamp).ok()?;
    let next = u64::try_from(ops.len()).ok()? + 1;
    let session = Session::of(ops);
    let opened = Opened { session, writer: stamp.writer, next, ..Opened::default() };
    let mut app = home.clone();
    let _ = tell(&mut app, What::Opened(Box::new(opened)));
    Some(app)
}

/// Asked whether two lines are the same.
fn asked_alike(app: &App) -> App {
    let mut app = app.clone();
    let ids: Vec<_> =
        app.desk().into_iter().flat_map(|desk| desk.session.entries()).map(|one| one.id.clone()).collect();
    if let [one, other, ..] = ids.as_slice() {
        app.overlays = vec![Overlay::Alike { pairs: vec![(one.clone(), other.clone())], at: 0 }];
    }
    app
}

fn type_in(app: &mut App, words: &str) {
    for c in words.chars() {
        let _ = tell(app, What::Key(Key::char(c)));
    }
}

fn press(app: &mut App, command: Command) {
    if let Some(key) = Keymap::default().of(command).first() {
        for effect in tell(app, What::Key(*key)) {
            if let Effect::Save(ops) = effect {
                let _ = tell(app, What::Saved(ops.into_iter().map(|op| op.id).collect()));
            }
        }
    }
}

fn tell(app: &mut App, what: What) -> Vec<Effect> {
    update(app, Msg { at: app.at, millis: app.millis, what })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keymap::file::{is_by_digit, stays};

    /// What only applies where something has happened that no walk brings about. It is taken to meet everything; the tour
    /// does.
    const RARE: &[&str] = &[
        "to-the-desk",
        "what-gives",
        "everybodys-lines",
        "settle",
        "next-wordings",
        "start-tour",
        "skip-step",
        "leave-tour",
        "found",
        "put-beside",
        "open-folder",
    ];

    #[test]
    fn every_command_that_can_have_other_keys_is_seen_to_apply() {
        let all: Vec<(Command, Command)> = COMMANDS.iter().map(|spec| (spec.command, spec.command)).collect();
        let mut seen = Seen::of(&all);
        seen.walk();
        let has_others = |command| !is_by_digit(command) && !keys_of(command).all(stays);
        let never: Vec<&str> = COMMANDS
            .iter()
            .filter(|spec| has_others(spec.command) && !seen.each.contains(spec.name))
            .map(|spec| spec.name)
            .filter(|name| !cfg!(feature = "pixels") || *name != "picture")
            .collect();
        assert_eq!(never, RARE);
    }
}
