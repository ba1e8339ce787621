//! Side by side on the screen: every part, every page, every session, and no word lost at any size.

use super::sites::{SITES, site};
use commonground::export::share::{Audience, copy};
use commonground::model::after::compare::{Comparison, compare};
use commonground::model::field::Field;
use commonground::model::session::Session;
use commonground::ui::keymap::Key;
use commonground::ui::state::beside::SideBySide;
use commonground::ui::theme::Theme;
use commonground::ui::view::beside::{Kept, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn compared() -> Comparison {
    let sessions: Vec<(Session, String)> = SITES
        .iter()
        .map(|(name, _)| {
            let whole = site(name).session;
            let notice = whole.words(Field::Notice);
            (Session::of(copy(&whole, Audience::Public, None).ops), notice)
        })
        .collect();
    compare(&sessions.iter().map(|(session, notice)| (session, notice.clone())).collect::<Vec<_>>())
}

/// A window of that size, and what it draws.
struct Shown {
    window: SideBySide,
    kept: Kept,
    terminal: Terminal<TestBackend>,
}

impl Shown {
    fn new(columns: u16, rows: u16) -> Self {
        let mut window = SideBySide::new(compared(), Theme::Dark);
        window.measure((columns, rows));
        Self { window, kept: Kept::default(), terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap() }
    }

    /// What stands there now.
    fn text(&mut self) -> String {
        let mut pages = 1;
        self.terminal.draw(|frame| pages = view(&self.window, &mut self.kept, frame)).unwrap();
        self.window.pages = pages;
        let buffer = self.terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let row: String = (0..buffer.area.width).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect();
            writeln!(out, "{}", row.trim_end()).unwrap();
        }
        out
    }

    fn press(&mut self, key: &str) -> bool {
        self.window.press(Key::from_text(key).unwrap())
    }
}

#[test]
fn side_by_side_at_every_size() {
    for (columns, rows) in [(80, 24), (60, 18), (120, 36)] {
        let mut shown = Shown::new(columns, rows);
        insta::assert_snapshot!(format!("sites_{columns}x{rows}_about"), shown.text());
        for part in ["who", "themes"] {
            shown.press("Tab");
            insta::assert_snapshot!(format!("sites_{columns}x{rows}_{part}"), shown.text());
        }
    }
}

#[test]
fn one_session_at_a_time_in_a_small_window() {
    let mut shown = Shown::new(60, 18);
    assert!(shown.text().contains("Brynmor (made up)") && shown.text().contains("session 1 of 3"));
    for (key, title, at) in
        [("Right", "Harbour Ward (made up)", 2), ("Right", "Fenlow villages (made up)", 3), ("Right", "Fenlow", 3)]
    {
        shown.press(key);
        let text = shown.text();
        assert!(text.contains(title) && text.contains(&format!("session {at} of 3")), "{text}");
    }
    shown.press("Left");
    assert!(shown.text().contains("Harbour Ward (made up)"));
    // Four sessions of 25 columns each have no room in 80: three are in sight, and the keys go on.
    assert_eq!(Shown::new(80, 24).window.in_sight(), 3);
    assert_eq!(Shown::new(74, 24).window.in_sight(), 2);
}

#[test]
fn down_walks_through_everything_and_up_comes_back() {
    let mut shown = Shown::new(80, 24);
    let mut down = vec![shown.text()];
    for _ in 0..200 {
        shown.press("Down");
        let now = shown.text();
        if *down.last().unwrap() == now {
            break;
        }
        down.push(now);
    }
    for part in [
        "The sessions",
        "Who takes part",
        "Themes",
        "What people value",
        "What is there",
        "Trends",
        "Not agreed",
        "What people will do",
    ] {
        assert!(down.iter().any(|page| page.starts_with(&format!(" {part}  "))), "{part}");
    }
    for _ in 0..200 {
        shown.press("Up");
    }
    assert_eq!(shown.text(), down[0]);
    assert!(shown.press("Esc"));
}

/// At any size every word of every line stands whole on some page of its part.
#[test]
fn no_word_is_lost_at_any_size() {
    let bare = |word: &str| word.trim_matches(['“', '”', ':']).to_owned();
    for (columns, rows) in [(80, 24), (60, 18), (120, 36), (100, 12), (40, 10)] {
        let mut shown = Shown::new(columns, rows);
        for part in 0..shown.window.beside.parts.len() {
            let mut seen: BTreeSet<String> = BTreeSet::new();
            for side in 0..3 {
                (shown.window.part, shown.window.side, shown.window.page) = (part, side, 0);
                shown.text();
                for page in 0..shown.window.pages {
                    shown.window.page = page;
                    let text = shown.text();
                    seen.extend(text.split(|c: char| c.is_whitespace() || c == '│').map(bare));
                }
            }
            for line in (0..3).flat_map(|side| shown.window.beside.parts[part].of(side)) {
                let below = line.below.iter().map(|below| below.words.as_str());
                for word in [line.words.as_str()].into_iter().chain(below).flat_map(str::split_whitespace) {
                    assert!(seen.contains(&bare(word)), "{columns}x{rows}: {word}");
                }
            }
        }
    }
}

#[test]
fn a_window_of_no_size_is_no_fault() {
    for (columns, rows) in [(1, 1), (3, 2), (200, 1), (1, 50)] {
        let mut shown = Shown::new(columns, rows);
        for key in ["Down", "Tab", "Right", "Up", "Left", "Shift-Tab", "Home"] {
            shown.press(key);
            shown.text();
        }
    }
}
