//! One mirrored screen: over random sessions, what may never stand in the large view, that no word is cut there, that what
//! is written down is in sight at once, and that a correction turns no page.

use crate::frames::{Pencil, SIZES, at, rows, valley};
use crate::hold::{nothing_private, runs};
use crate::made::{Made, made, solid};
use commonground::model::day::now::Face;
use commonground::model::id::Id;
use commonground::model::op::Op;
use commonground::model::query;
use commonground::model::stage::{Surface, Task, WallRule};
use commonground::model::wish::{Stamp, Wish, propose};
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Msg, Opened, What};
use commonground::ui::state::App;
use commonground::ui::theme::Theme;
use commonground::ui::update::update;
use commonground::ui::view::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A desk that is large, at an item of the agenda.
pub struct Large(App);

impl Large {
    pub fn at(session: &commonground::model::session::Session, item: &Id, size: (u16, u16)) -> Self {
        let mut large = Self(App::new(size, at(), Theme::Mono));
        let opened =
            Opened { session: session.clone(), writer: "desk-aaaaaaaa".to_owned(), next: 1, ..Opened::default() };
        large.take(What::Opened(Box::new(opened)));
        let desk = large.0.desk_mut().unwrap();
        desk.looking = Some(item.clone());
        desk.arrive();
        desk.large = true;
        desk.put_up(true);
        large
    }

    pub fn take(&mut self, what: What) {
        update(&mut self.0, Msg { at: at(), millis: 0, what });
    }

    pub fn press(&mut self, key: &str) {
        self.take(What::Key(Key::from_text(key).unwrap()));
    }

    pub fn write(&mut self, words: &str) {
        words.chars().for_each(|c| self.take(What::Key(Key::char(c))));
        self.press("Enter");
    }

    pub fn frame(&self) -> Vec<String> {
        let mut terminal = Terminal::new(TestBackend::new(self.0.size.0, self.0.size.1)).unwrap();
        terminal.draw(|frame| view(&self.0, frame)).unwrap();
        rows(terminal.backend().buffer())
    }

    /// What stands above the line.
    pub fn wall(&self) -> Vec<String> {
        let frame = self.frame();
        let line = frame.iter().rposition(|row| row.starts_with("─ WRITING") || row.starts_with("─ CHOOSING"));
        frame.into_iter().take(line.unwrap_or_default()).collect()
    }
}

/// Keys stand in their own row below the page and nowhere else.
fn no_keys(wall: &[String], seed: u64) {
    let named = |row: &&String| !(row.contains("1 all of ours") || row.contains("Enter: said aloud"));
    let solid = solid(&wall.iter().filter(named).cloned().collect::<Vec<_>>().join("\n"));
    for never in ["Ctrl", "Alt-", "PgUp", "PgDn", "Enter"] {
        assert!(!solid.contains(never), "seed {seed}: {never} in\n{}", wall.join("\n"));
    }
}

/// Whether a line of any words can be written down there, to stand on the wall at once.
fn takes_lines(task: &Task) -> bool {
    let other = matches!(task.surface, Surface::Dots | Surface::Confirm | Surface::ReadBack | Surface::SignUp);
    task.wall != WallRule::Never && !task.captures.is_empty() && !other
}

fn holds(made: &Made, task: &'static Task, item: &Id, size: (u16, u16), seed: u64) {
    let mut large = Large::at(&made.session, item, size);
    let check = |large: &Large| {
        let wall = large.wall();
        if task.wall != WallRule::Never {
            no_keys(&wall, seed);
            nothing_private(made, &wall.join("\n"), seed);
            return;
        }
        // What is settled before the day stands there as those who settle it need it: no room looks on.
        let solid = solid(&wall.join("\n"));
        let private = made.private.iter().chain(&made.notes).find(|words| solid.contains(words.as_str()));
        assert!(private.is_none(), "seed {seed}, {}: {private:?} in\n{}", task.code, wall.join("\n"));
    };
    check(&large);
    for face in [Face::Break, Face::Fit, Face::Roadmap, Face::Blank, Face::Task] {
        large.0.desk_mut().unwrap().steering.face = face;
        check(&large);
    }
    for key in ["Esc", "Up", "Up", "Ctrl-PgUp", "Down", "Ctrl-PgDn"] {
        large.press(key);
        check(&large);
    }
    if takes_lines(task) {
        let mut large = Large::at(&made.session, item, size);
        let words = format!("kw{seed}new{}wk", size.0);
        large.write(&words);
        let frame = large.frame().join("\n");
        assert!(frame.contains(&words), "seed {seed}, {} at {size:?}: {words} is not in sight:\n{frame}", task.code);
        check(&large);
    }
}

#[test]
fn nothing_forbidden_stands_in_the_large_view_and_what_is_written_down_is_in_sight() {
    for seed in 0..runs() {
        let (mut made, items) = made(seed);
        // Every task at every size for some, a few at one size for each of the others.
        let every = seed % 100 == 0;
        let sizes = if every { SIZES.to_vec() } else { vec![SIZES[made.dice.roll(3)]] };
        for size in sizes {
            for (task, item) in &items {
                if every || made.dice.one_in(30) {
                    holds(&made, task, item, size, seed);
                }
            }
        }
    }
}

/// Which page of how many.
fn foot(large: &Large) -> String {
    let wall = large.wall();
    wall.iter().rev().find_map(|row| row.split("page ").nth(1)).unwrap_or_default().to_owned()
}

#[test]
fn the_keys_of_the_room_turn_its_pages_and_a_correction_turns_none() {
    for task in ["time-lines", "trends", "lists", "actions", "ideal-futures"] {
        for size in [(80, 24), (60, 18)] {
            let mut session = valley();
            let item = Pencil::new().open(&mut session, task);
            let mut large = Large::at(&session, &item, size);
            large.press("Ctrl-PgUp");
            large.press("Ctrl-PgUp");
            large.press("Ctrl-PgDn");
            let turned = foot(&large);
            assert!(!turned.is_empty(), "{task} at {size:?} has pages");
            // Somebody else corrects a line: the page stays.
            let line = query::lines(&session, task).next().unwrap();
            let text = format!("{} now", line.text());
            let wish = Wish::Reword { entry: line.id.clone(), text: text.as_str().into() };
            let stamp = Stamp { writer: "desk-cccccccc".into(), next: 1, step: 1, at: at() };
            let ops: Vec<Op> = propose(&session, &wish, &stamp).unwrap();
            large.take(What::Heard(ops));
            let page = |foot: &str| foot.split(' ').next().unwrap_or_default().to_owned();
            assert_eq!(page(&foot(&large)), page(&turned), "{task} at {size:?}");
            // At this desk the last line is opened, corrected and kept: it stays in sight on its page.
            large.press("Up");
            let opened = foot(&large);
            large.write("!");
            assert_eq!(foot(&large), opened, "{task} at {size:?}");
        }
    }
}
