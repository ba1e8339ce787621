//! The state of every line on the screen: on its way, saved, not saved and where it is kept; a session that can only be
//! read; and what was found in its files.

use crate::desk::Screen;
use crate::{PATH, until};
use commonground::model::id::Id;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::ui::msg::{Found, What};
use commonground::ui::state::saves::Trouble;
use std::fmt::Write as _;

/// The disk is full, and the state folder has the lines.
pub fn disk_is_full() -> Trouble {
    Trouble {
        why: "the disk is full".into(),
        todo: "Make room; nothing that was saved is lost.".into(),
        kept_in: Some("/home/gwen/.local/state/commonground".into()),
    }
}

fn ids(screen: &Screen) -> Vec<Id> {
    screen.saved.iter().map(|op| op.id.clone()).collect()
}

/// The screen without its line breaks, so that a sentence is found wherever it breaks.
fn flat(screen: &Screen) -> String {
    screen.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(screen: &Screen, words: &str) {
    assert!(flat(screen).contains(words), "“{words}” is not on:\n{}", screen.text());
}

/// What is done on each surface, so that something of it is not on the disk.
const CHANGES: &[(&str, &str)] = &[
    ("ten_values", "\"one more\" Enter Up \"?\" Enter"),
    ("themes", "\"A fourth theme\" Enter"),
    ("placed", "Up Up 1"),
    ("first_value", "1 Up"),
    ("theme_test", "3 \"the county will never pay\" Enter Esc Up"),
    ("actions", "\"Ask the mill\" Tab \"Gwen\" Enter"),
    ("read_back", "Enter Up"),
];

#[test]
fn every_surface_says_of_every_line_what_is_not_saved() {
    let mut all = String::new();
    for (stage, keys) in CHANGES {
        let mut screen = until(stage, 80, 24);
        screen.saves = false;
        screen.play(keys);
        has(&screen, "saving…");
        screen.take(What::NotSaved(disk_is_full()));
        write!(all, "\n== {stage}: {keys}\n{}", screen.shown()).expect("text");
        let flat = flat(&screen);
        assert!(flat.contains("NOT SAVED: the disk is full. "), "{flat}");
        assert!(flat.matches("NOT SAVED").count() >= 3, "the line, the rule and the sentence say it: {flat}");
        let before = screen.app.notices.len();
        screen.take(What::NotSaved(disk_is_full()));
        assert_eq!(screen.app.notices.len(), before, "said once, however often it is tried");
        screen.take(What::Saved(ids(&screen)));
        has(&screen, "All is saved again.");
        assert!(!screen.text().contains("NOT SAVED"));
    }
    insta::assert_snapshot!("not_saved", all);
}

#[test]
fn a_trouble_stands_until_all_is_saved() {
    let mut screen = until("values_empty", 80, 24);
    screen.saves = false;
    screen.play("\"one\" Enter \"two\" Enter");
    screen.take(What::NotSaved(disk_is_full()));
    let kept =
        "2 lines are kept on this machine in /home/gwen/.local/state/commonground and tried again every 2 seconds.";
    assert!(flat(&screen).contains(kept), "{}", flat(&screen));
    screen.play("\"three\" Enter Ctrl-S");
    assert!(flat(&screen).contains("3 lines are kept"), "{}", flat(&screen));
    let all = ids(&screen);
    let (some, rest) = all.split_at(all.len() - 1);
    screen.take(What::Saved(some.to_vec()));
    assert!(flat(&screen).contains("1 line is kept"), "{}", flat(&screen));
    screen.take(What::Saved(rest.to_vec()));
    assert!(!flat(&screen).contains("NOT SAVED") && flat(&screen).contains("All is saved again."));
    for (columns, rows) in [(40, 10), (30, 6), (20, 3)] {
        screen.take(What::NotSaved(disk_is_full()));
        screen.resize(columns, rows).play("Esc Esc");
        has(&screen, "NOT SAVED");
    }
}

#[test]
fn lines_that_are_refused_stay_marked_and_are_not_left_behind_unasked() {
    let mut screen = until("values_empty", 80, 24);
    screen.saves = false;
    screen.play("\"too much\" Enter");
    let id = screen.saved.last().expect("an operation").id.clone();
    let why = Trouble {
        why: "healthy-valley.ron has reached 500,000 lines".into(),
        todo: "Begin a new session.".into(),
        kept_in: None,
    };
    screen.take(What::Refused(vec![id], why));
    screen.saves = true;
    insta::assert_snapshot!("refused", screen.shown());
    screen.play("Ctrl-Q");
    assert!(!screen.left);
    has(&screen, "1 line stands on this screen only. The same key again leaves without it.");
    screen.play("x Ctrl-Q");
    assert!(!screen.left, "another key in between takes it back");
    screen.play("Ctrl-Q");
    assert!(screen.left);
    let mut back = until("values_empty", 80, 24);
    back.play("Ctrl-Q");
    assert!(back.left, "where all is saved, nothing is asked");
}

#[test]
fn a_session_that_can_only_be_read_says_so_and_refuses_every_change() {
    let why = "a newer version of the program wrote this session";
    let mut all = String::new();
    for (stage, _) in PATH.iter().skip(1) {
        let mut screen = until(stage, 80, 24);
        screen.reopen(|opened| opened.read_only = Some(why.to_owned()));
        let (saved, draft) = (screen.saved.len(), screen.draft.clone());
        let seen = screen.app.desk().expect("a desk").session.clone();
        has(&screen, "READ ONLY: a newer version of the program wrote this session.");
        if ["ten_values", "placed", "theme_test", "actions", "said_aloud"].contains(stage) {
            write!(all, "\n== {stage}\n{}", screen.shown()).expect("text");
        }
        let keys = "x Enter Space 1 2 3 0 Up \"words\" Enter Ctrl-Z Ctrl-Y Ctrl-T Alt-T Alt-R \"3\" Enter Ctrl-X \
                    Ctrl-K 1 Ctrl-D Esc Enter Alt-M Enter Esc Tab Backspace Ctrl-U";
        screen.play(keys).take(What::Paste("one\ntwo".to_owned()));
        screen.take(What::Boxes(vec!["words".to_owned()]));
        screen.play("Enter");
        assert_eq!(screen.saved.len(), saved, "{stage}: nothing is handed over");
        assert_eq!(screen.draft, draft, "{stage}: no draft either");
        assert!(screen.app.desk().expect("a desk").session.looks_like(&seen));
        screen.play("Esc x");
        has(&screen, "Nothing was written down: this session can only be read, because a newer version");
        let here = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
        screen.play("Ctrl-B Ctrl-N");
        let again = screen.app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone());
        assert!(stage == &"welcome" || stage == &"clock" || here == again, "{stage}: looking goes on");
        assert_eq!(screen.saved.len(), saved);
    }
    insta::assert_snapshot!("read_only", all);
}

fn found(sentence: &str, text: &str, op: Option<Id>) -> Found {
    Found { sentence: sentence.into(), text: text.into(), is_damage: op.is_none(), op }
}

/// A session in whose file somebody has changed a line by hand, and in which a line is damaged.
pub fn edited_by_hand() -> Screen {
    let mut screen = until("ten_values", 80, 24);
    let session = Session::of(screen.saved.iter().cloned());
    let value = session.of_kind(commonground::model::kind::Kind::Value).nth(1).expect("a value");
    let id = Id::new("hand.0123456789abcdef");
    let op = Op {
        id: id.clone(),
        l: session.clock() + 1,
        at: None,
        step: 0,
        part: (0, 0),
        of: vec![value.id.clone()],
        act: Act::Text { over: value.texts.ids(), text: "nobody is asked three times".into() },
    };
    screen.saved.push(op);
    screen.reopen(|opened| {
        let line =
            "(id:\"desk-aaaaaaaa.9\",l:9,of:[\"desk-aaaaaaaa.9\"],act:Say((kind:Value,text:\"the riv?r is\"))) //0";
        opened.found = vec![
            found("healthy-valley.ron, line 214 was damaged or changed; it is kept aside.", line, None),
            found("healthy-valley.ron was edited by hand: 1 change, which can be undone.", "", Some(id)),
        ];
    });
    screen
}

#[test]
fn what_was_found_is_counted_listed_and_can_be_taken_back() {
    let mut screen = edited_by_hand();
    let mut all = format!("== opened\n{}", screen.shown());
    has(&screen, "nobody is asked three times");
    has(&screen, "changed by hand in the file");
    screen.play("Alt-F Down");
    write!(all, "\n== listed\n{}", screen.shown()).expect("text");
    screen.resize(60, 18);
    write!(all, "\n== listed 60x18\n{}", screen.shown()).expect("text");
    screen.resize(40, 10);
    write!(all, "\n== listed 40x10\n{}", screen.shown()).expect("text");
    screen.resize(80, 24).play("Enter");
    write!(all, "\n== taken back\n{}", screen.shown()).expect("text");
    screen.play("Esc");
    has(&screen, "nobody is asked twice");
    assert!(!screen.text().contains("changed by hand"), "{}", screen.text());
    screen.play("Ctrl-Z");
    has(&screen, "nobody is asked three times");
    let same = screen.app.found().to_vec();
    screen.take(What::Found(same));
    assert_eq!(screen.app.found().len(), 2, "what is as it was is not found again");
    insta::assert_snapshot!("found", all);
}

#[test]
fn what_cannot_be_read_is_said_at_home() {
    let mut screen = Screen::new(80, 24);
    let sentence = "/home/gwen/sessions/broken.ron, line 3: is not a session of this program; name a session file.";
    screen.take(What::Found(vec![found(sentence, "", None)]));
    has(&screen, "Alt-F shows it.");
    screen.pass(10).play("x Alt-F");
    has(&screen, "broken.ron, line 3: is not a session");
    insta::assert_snapshot!("found_at_home", screen.shown());
}
