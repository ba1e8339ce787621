//! Hostile sessions side by side, and taken into a meeting: in text, on paper, on the screen, and in the meeting's file.

use crate::files::{Form, Written, opened, packs};
use crate::papers::{markdown, page};
use crate::screens::Bytes;
use crate::strict;
use commonground::export::linear::spoken;
use commonground::export::report::beside::{Set, aloud, paper};
use commonground::export::share::{Audience, copy};
use commonground::export::{markdown as as_markdown, report_html};
use commonground::model::after::compare::{Comparison, compare};
use commonground::model::after::sites::{Site, taken_in};
use commonground::model::field::Field;
use commonground::model::session::Session;
use commonground::store::document;
use commonground::store::line::Kept;
use commonground::store::record::Record;
use commonground::ui::keymap::Key;
use commonground::ui::state::beside::SideBySide;
use commonground::ui::theme::Theme;
use commonground::ui::view::beside::{Kept as Drawn, view};
use commonground::ui::wire::Wire;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// What everyone may read of a session, and the session as it is: somebody may hand over a file that was never made for
/// everyone and only says so.
fn sides() -> Vec<(Session, Session)> {
    packs()
        .iter()
        .map(|payloads| {
            let (whole, _) = opened(payloads, Written::ByNumber, Form::ByHand);
            (Session::of(copy(&whole, Audience::Public, None).ops), whole)
        })
        .collect()
}

fn drawn(beside: Comparison, (columns, rows): (u16, u16)) {
    let mut window = SideBySide::new(beside, Theme::Dark);
    window.measure((columns, rows));
    let mut kept = Drawn::default();
    for _ in 0..40 {
        let wire = Bytes::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let mut terminal =
            Terminal::with_options(Wire::new(wire.clone()), TerminalOptions { viewport }).expect("a terminal");
        let mut pages = 1;
        terminal.draw(|frame| pages = view(&window, &mut kept, frame)).expect("a frame");
        window.pages = pages;
        strict::screen(&wire.bytes()).unwrap_or_else(|fault| panic!("{fault}"));
        window.press(Key::from_text("Down").expect("a key"));
    }
}

#[test]
fn nothing_that_acts_comes_out_side_by_side() {
    let sides = sides();
    for pair in sides.chunks(2).filter(|pair| pair.len() == 2) {
        let notice = |session: &Session| session.words(Field::Notice);
        let all = [&pair[0].0, &pair[1].0, &pair[0].1];
        let handed: Vec<(&Session, String)> = all.iter().map(|session| (*session, notice(session))).collect();
        let beside = compare(&handed);
        let set = Set::of(all);
        let text = spoken(&aloud(&beside, &set));
        strict::lines(text.as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
        markdown("side by side as Markdown", &as_markdown::markdown(&paper(&beside, &set)));
        page("side by side as HTML", &report_html::html(&paper(&beside, &set)));
        drawn(beside.clone(), (80, 24));
        drawn(beside, (60, 18));
    }
}

#[test]
fn what_comes_into_a_meeting_is_clean_and_its_file_is_read_again() {
    let all = sides();
    for side in &all {
        let sites = [Site { origin: "x", session: &side.0 }, Site { origin: "\u{1b}]0;\"..\\/", session: &side.1 }];
        let here = Session::default();
        let mut record = Record::default();
        for site in taken_in(&here, &sites) {
            assert_eq!(strict::faults(&site.title), None, "{}", site.title);
            for op in site.ops {
                assert!(commonground::model::id::Id::may_be(op.id.as_str()), "{:?}", op.id);
                record.add(Kept::of(op));
            }
        }
        let text = document::write("meeting", &record);
        strict::lines(text.as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
        let read = document::read(text.as_bytes());
        assert!(read.by_hand.is_empty());
        let again = Session::of(record.lines().iter().map(|kept| (*kept.op).clone()));
        assert_eq!(taken_in(&again, &sites).iter().map(|site| site.ops.len()).sum::<usize>(), 0, "twice is once");
    }
}
