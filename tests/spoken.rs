//! What is said without a screen, out of a state alone: `spoken::lines` and `spoken::news`.

#![expect(clippy::expect_used, reason = "a test may fail loudly")]

use chrono::{DateTime, FixedOffset};
use commonground::model::begin::begin;
use commonground::model::session::Session;
use commonground::model::wish::{Stamp, propose};
use commonground::store::template;
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Effect, Msg, Opened, What};
use commonground::ui::state::App;
use commonground::ui::state::saves::Trouble;
use commonground::ui::theme::Theme;
use commonground::ui::update::update;
use commonground::ui::view::spoken;

struct Play {
    app: App,
    /// What is on its way to the disk.
    saving: Vec<Effect>,
}

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").expect("a time")
}

impl Play {
    /// An open session of half a day, at its first task.
    fn new() -> Self {
        let template = template::find("half-day", None).expect("the template");
        let stamp = Stamp { writer: "desk-k7q2m4xw".to_owned(), next: 1, step: 1, at: at() };
        let wish = begin("Healthy Valley", &template, at().date_naive());
        let ops = propose(&Session::default(), &wish, &stamp).expect("a beginning");
        let next = 1 + u64::try_from(ops.len()).expect("few");
        let opened = Opened {
            session: Session::of(ops),
            writer: stamp.writer,
            next,
            draft: String::new(),
            ..Default::default()
        };
        let mut play = Self { app: App::new((80, 24), at(), Theme::Mono), saving: Vec::new() };
        play.put(What::Opened(Box::new(opened)));
        play
    }

    fn put(&mut self, what: What) {
        self.saving.extend(update(&mut self.app, Msg { at: at(), millis: 0, what }));
    }

    fn keys(&mut self, names: &str) {
        for name in names.split(' ') {
            self.put(What::Key(Key::from_text(name).expect("a key")));
        }
    }

    fn keep(&mut self, boxes: &[&str]) {
        self.put(What::Boxes(boxes.iter().map(|&text| text.to_owned()).collect()));
        self.keys("Enter");
    }

    /// The disk has everything.
    fn saved(&mut self) {
        for effect in std::mem::take(&mut self.saving) {
            if let Effect::Save(ops) = effect {
                self.put(What::Saved(ops.into_iter().map(|op| op.id).collect()));
            }
        }
    }

    fn lines(&self) -> Vec<String> {
        spoken::lines(&self.app)
    }
}

fn has(lines: &[String], wanted: &str) {
    assert!(lines.iter().any(|line| line == wanted), "“{wanted}” is not in {lines:#?}");
}

#[test]
fn the_task_its_place_and_its_lines_are_said() {
    let mut play = Play::new();
    has(&play.lines(), "Task 1 of 8: Welcome, 10 minutes.");
    play.keys("Ctrl-N");
    play.keep(&["nobody is asked twice"]);
    play.saved();
    let lines = play.lines();
    has(&lines, "Task 2 of 8: What we value, 30 minutes.");
    has(&lines, "1 nobody is asked twice");
    assert_eq!(lines.first().map(String::as_str), Some("Healthy Valley"));
    assert!(lines.iter().all(|line| !line.contains("10:0")), "no clock unless asked: {lines:#?}");
}

#[test]
fn a_half_typed_line_is_said_and_other_words_take_its_place() {
    let mut play = Play::new();
    play.keys("Ctrl-N h a");
    has(&play.lines(), "Half typed: ha");
    play.keep(&["half a sentence"]);
    play.saved();
    has(&play.lines(), "1 half a sentence");
    play.keys("Up");
    has(&play.lines(), "Changing 1: half a sentence");
}

/// A line is called saved when it is on the disk, not before, and that is said once.
#[test]
fn saved_is_said_when_it_is_so() {
    let mut play = Play::new();
    play.keys("Ctrl-N");
    play.saved();
    let before = spoken::told(&play.app);
    play.keep(&["nobody is asked twice"]);
    let waiting = spoken::told(&play.app);
    assert_eq!(spoken::news(Some(&before), &waiting, &[]), ["1 nobody is asked twice, not yet saved"]);
    assert!(play.lines().contains(&"1 nobody is asked twice, not yet saved".to_owned()));
    let full = Trouble { why: "the disk is full".into(), todo: "Make room.".into(), kept_in: None };
    play.put(What::NotSaved(full));
    let trouble = spoken::told(&play.app);
    has(
        &play.lines(),
        "NOT SAVED: the disk is full. 1 line is kept in memory only and tried again every 2 seconds. Make room.",
    );
    assert_eq!(spoken::news(Some(&waiting), &trouble, &[]), ["1 nobody is asked twice, NOT SAVED"]);
    play.saved();
    let after = spoken::told(&play.app);
    assert_eq!(spoken::news(Some(&trouble), &after, &[]), ["1 nobody is asked twice, saved"]);
    assert_eq!(spoken::news(Some(&after), &after, &[]), Vec::<String>::new());
}

#[test]
fn what_is_chosen_is_said_with_the_digits_and_their_meaning() {
    let mut play = Play::new();
    play.keys("Ctrl-N");
    play.keep(&["nobody is asked twice"]);
    play.keys("Ctrl-N Ctrl-N Ctrl-N");
    play.keep(&["Places to belong"]);
    play.keys("Esc");
    play.saved();
    let lines = play.lines();
    has(&lines, "1 line, none placed");
    has(&lines, "1 nobody is asked twice, under no theme");
    assert!(lines.iter().any(|line| line.starts_with("1 Places to belong, 0 under no theme.")), "{lines:#?}");
    play.keys("Ctrl-N");
    let lines = play.lines();
    has(&lines, "Value 1 of 1");
    has(&lines, "1 nobody: all of ours, 2 say it differently, 3 somebody: not all");
    play.keys("1");
    has(&play.lines(), "Places to belong: one sentence that all of us want");
    play.keys("Ctrl-N");
    let lines = play.lines();
    has(&lines, "Boxes, with a semicolon between blanks: What ; Who ; By when ; Help. Empty boxes are fine.");
    has(&lines, "Lines go under 1 Places to belong.");
}
